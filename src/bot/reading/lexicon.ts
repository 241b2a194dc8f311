import { type Keys, PhraseBook } from '../../corpus/phrases.ts';
import type { Analyser, Term } from '../../corpus/terms.ts';
import type { AskKind, CueKind, Measure, Vocabulary } from '../../corpus/vocabulary.ts';
import { foldedKey } from '../../text/fold.ts';
import { IndicatorSpotter } from './indicators.ts';

/** The languages that the bot speaks. */
export type Language = 'vi' | 'en';

/** Another way to say a phrase. */
export interface Rewording {
  readonly terms: readonly Keys[];
  /** 1 when it means the same, less when it comes near. */
  readonly worth: number;
}

/** What a synonym and a phrase that only comes near are worth beside the words that were asked for. */
const SAME = 0.95;
const NEAR = 0.55;

interface Words {
  readonly empty: PhraseBook<true>;
  readonly asks: PhraseBook<AskKind>;
  readonly nouns: PhraseBook<Measure>;
  readonly cues: PhraseBook<CueKind>;
  readonly follow: PhraseBook<'opens' | 'refers'>;
}

/** The vocabulary in the form in which questions are read with it. */
export class Lexicon {
  readonly analyser: Analyser;
  readonly words: Readonly<Record<Language, Words>>;
  readonly rewordings = new PhraseBook<readonly Rewording[]>();
  /** English phrases, by stems, with the Vietnamese forms they stand for. */
  readonly english = new PhraseBook<readonly (readonly Keys[])[]>();
  /** Offices that people hold, by their names. */
  readonly offices = new PhraseBook<string>();
  readonly indicators: IndicatorSpotter;
  /** Pairs of syllables that are one word, by their keys. */
  readonly #words = new Set<string>();
  /** The folded syllables of the vocabulary. */
  readonly #syllables = new Set<string>();
  readonly #abbreviations: ReadonlySet<string>;
  /** Pairs of syllables that stand side by side in some phrase. */
  readonly #pairs = new Set<string>();
  /** Phrases that contradict each other: the number of the pair, and which side of it. */
  readonly sides = new PhraseBook<{ readonly pair: number; readonly side: 0 | 1 }>();

  constructor(vocabulary: Vocabulary, analyser: Analyser) {
    this.analyser = analyser;
    const { questions, synonyms, english, people } = vocabulary;
    const cut = new Map<string, Term[]>();
    const vi = (phrase: string): Term[] => {
      const known = cut.get(phrase) ?? analyser.typedTerms(phrase);
      cut.set(phrase, known);
      return known;
    };
    const en = (phrase: string) => englishTerms(analyser, phrase);
    // Question words are looked for as they are: "which provinces" wants a list.
    const words = (language: Language, cut: (phrase: string) => Term[]): Words => ({
      empty: book([[true as const, questions.empty]], language, cut),
      asks: book(entriesOf(questions.asks), language, vi),
      nouns: book(entriesOf(questions.nouns), language, cut),
      cues: book(entriesOf(questions.cues), language, cut),
      follow: book(entriesOf(questions.follow), language, vi),
    });
    this.words = { vi: words('vi', vi), en: words('en', en) };
    const { empty, nouns } = this.words.vi;
    this.indicators = new IndicatorSpotter(vocabulary.indicators, analyser, empty, nouns);
    for (const [groups, worth] of [
      [synonyms.same, SAME],
      [synonyms.near, NEAR],
    ] as const) {
      for (const group of groups) {
        const phrases = group.map(vi);
        phrases.forEach((phrase, i) => {
          const others = phrases.filter((_, k) => k !== i).map((terms) => ({ terms, worth }));
          this.rewordings.add(phrase, others);
        });
      }
    }
    for (const [phrase, meanings] of Object.entries(english)) {
      this.english.add(en(phrase), meanings.map(vi));
    }
    const known = [...synonyms.same, ...synonyms.near, ...Object.values(english)].flat();
    const { terms: written, chat } = vocabulary.abbreviations;
    this.#abbreviations = new Set([...Object.keys(written), ...Object.keys(chat)].map(foldedKey));
    const asked = [
      questions.empty,
      ...Object.values(questions.asks),
      ...Object.values(questions.cues),
    ];
    for (const phrase of asked.flatMap((list) => list.vi)) {
      for (const { folded } of vi(phrase)) this.#syllables.add(folded);
    }
    for (const terms of known.map(vi)) {
      for (const { folded } of terms) this.#syllables.add(folded);
      terms.slice(1).forEach((second, i) => {
        const pairs = pairKeys(terms[i] as Keys, second);
        for (const pair of pairs) this.#pairs.add(pair);
        if (terms.length === 2) for (const pair of pairs) this.#words.add(pair);
      });
    }
    for (const office of people.offices) this.offices.add(vi(office), office);
    synonyms.opposite.forEach((sides, pair) => {
      sides.forEach((phrases, side) => {
        for (const phrase of phrases) {
          this.sides.add(vi(phrase), { pair, side: side === 0 ? 0 : 1 });
        }
      });
    });
  }

  /** Whether a word is one of the vocabulary, so that it is no slip though no article has it. */
  knows({ folded }: Keys): boolean {
    return this.#syllables.has(folded);
  }

  /** Whether something stands for a longer phrase. */
  isAbbreviation(written: string): boolean {
    return this.#abbreviations.has(foldedKey(written));
  }

  /** Whether two neighbouring syllables are one word of the field: `dân số` is no `dân` and `số`. */
  isWord(first: Keys, second: Keys): boolean {
    return this.#words.has(pairKey(first, second));
  }

  /** Whether two neighbouring syllables stand side by side in some phrase: `đổi số`, not `số xã`. */
  isWithinPhrase(first: Keys, second: Keys): boolean {
    return this.#pairs.has(pairKey(first, second));
  }
}

function pairKeys(first: Keys, second: Keys): [string, string] {
  return [`${first.exact} ${second.exact}`, `${first.folded} ${second.folded}`];
}

function pairKey(first: Keys, second: Keys): string {
  const [exact, folded] = pairKeys(first, second);
  return first.loose || second.loose ? folded : exact;
}

/** The terms of an English text, by their stems: `stations` and `station` are one. */
export function englishTerms(analyser: Analyser, text: string): Term[] {
  return analyser.terms(text.toLowerCase()).map((term) => {
    if (term.kind !== 'word' || term.exact !== term.folded) return term;
    const stem = baseForm(term.exact);
    return { ...term, exact: stem, folded: stem };
  });
}

const NO_PLURAL: ReadonlySet<string> = new Set(['news', 'its', 'this', 'less', 'across', 'series']);

/**
 * What the forms of an English word share: without the endings -s, -es, -ies, -ed, -ing and -e. Lighter
 * than Porter's stemmer, for which communes and communications are one word.
 */
function baseForm(word: string): string {
  if (word.length <= 3 || NO_PLURAL.has(word)) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const bare = singular.replace(/ied$/, 'y').replace(/(?<=[aeiouy].*[^e])(?:ed|ing)$/, '');
  return bare.replace(/([b-df-hjkmnp-rtv-z])\1$/, '$1').replace(/(?<=..)e$/, '');
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

function book<T>(
  entries: readonly (readonly [T, Readonly<Record<Language, readonly string[]>>])[],
  language: Language,
  cut: (phrase: string) => Term[],
): PhraseBook<T> {
  const made = new PhraseBook<T>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases[language]) made.add(cut(phrase), value);
  }
  return made;
}
