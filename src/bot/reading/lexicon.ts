import { type Keys, PhraseBook, type PhraseMatch } from '../../corpus/phrases.ts';
import type { Analyser, Term } from '../../corpus/terms.ts';
import type { AskKind, CueKind, Measure, Vocabulary } from '../../corpus/vocabulary.ts';
import { exactKey, foldedKey } from '../../text/fold.ts';
import { finished } from '../../work/pace.ts';
import { IndicatorSpotter } from './indicators.ts';
import type { Language, Rewording } from './types.ts';

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

/** An English phrase as the vocabulary has it, and the Vietnamese forms it stands for, the likeliest first. */
export interface Translation {
  readonly phrase: string;
  readonly forms: readonly (readonly Keys[])[];
}

/** Pairs of syllables, by their keys, and syllables as they are and folded. */
interface Known {
  /** Pairs that are one word. */
  readonly words: ReadonlySet<string>;
  /** Pairs that stand side by side in some phrase. */
  readonly pairs: ReadonlySet<string>;
  readonly syllables: ReadonlySet<string>;
  /** By folded syllables: the ways in which they are spelt. */
  readonly spellings: ReadonlyMap<string, ReadonlySet<string>>;
  /** Pairs that stand side by side anywhere, also in what asks, as they are spelt. */
  readonly spelt: ReadonlySet<string>;
}

/**
 * The vocabulary in the form in which questions are read with it. Its parts are made when they are first
 * wanted: all of them take 0.1 s, so where others are answered meanwhile they are made step by step.
 */
export class Lexicon {
  readonly analyser: Analyser;
  readonly #vocabulary: Vocabulary;
  readonly #cut = new Map<string, Term[]>();
  readonly #abbreviations: ReadonlySet<string>;
  #words: Readonly<Record<Language, Words>> | undefined;
  #indicators: IndicatorSpotter | undefined;
  #rewordings: PhraseBook<readonly Rewording[]> | undefined;
  #english: PhraseBook<Translation> | undefined;
  #offices: PhraseBook<string> | undefined;
  #sides: PhraseBook<{ readonly pair: number; readonly side: 0 | 1 }> | undefined;
  #companies: PhraseBook<number> | undefined;
  #surnames: ReadonlySet<string> | undefined;
  #known: Known | undefined;

  constructor(vocabulary: Vocabulary, analyser: Analyser) {
    this.analyser = analyser;
    this.#vocabulary = vocabulary;
    const { terms: written, chat } = vocabulary.abbreviations;
    this.#abbreviations = new Set([...Object.keys(written), ...Object.keys(chat)].map(foldedKey));
  }

  /** Makes all parts, some phrases with each step. */
  *parts(): Generator<unknown> {
    this.#words ??= yield* this.#makeWords();
    this.#indicators ??= yield* this.#makeIndicators();
    this.#rewordings ??= yield* this.#makeRewordings();
    this.#english ??= yield* this.#makeEnglish();
    this.#offices ??= this.#makeOffices();
    this.#companies ??= this.#makeCompanies();
    this.#sides ??= this.#makeSides();
    this.#known ??= yield* this.#makeKnown();
    // They were cut for all parts once.
    this.#cut.clear();
  }

  get words(): Readonly<Record<Language, Words>> {
    this.#words ??= finished(this.#makeWords());
    return this.#words;
  }

  get indicators(): IndicatorSpotter {
    this.#indicators ??= finished(this.#makeIndicators());
    return this.#indicators;
  }

  get rewordings(): PhraseBook<readonly Rewording[]> {
    this.#rewordings ??= finished(this.#makeRewordings());
    return this.#rewordings;
  }

  /** English phrases, by stems, with the Vietnamese forms they stand for. */
  get english(): PhraseBook<Translation> {
    this.#english ??= finished(this.#makeEnglish());
    return this.#english;
  }

  /** Companies of the field, by their names. */
  get companies(): PhraseBook<number> {
    this.#companies ??= this.#makeCompanies();
    return this.#companies;
  }

  /** Offices that people hold, by their names. */
  get offices(): PhraseBook<string> {
    this.#offices ??= this.#makeOffices();
    return this.#offices;
  }

  /** Phrases that contradict each other: the number of the pair, and which side of it. */
  get sides(): PhraseBook<{ readonly pair: number; readonly side: 0 | 1 }> {
    this.#sides ??= this.#makeSides();
    return this.#sides;
  }

  get #knownWords(): Known {
    this.#known ??= finished(this.#makeKnown());
    return this.#known;
  }

  *#makeWords(): Generator<void, Readonly<Record<Language, Words>>> {
    const vi = yield* this.#wordsOf('vi', (phrase) => this.#vi(phrase));
    const en = yield* this.#wordsOf('en', (phrase) => englishTerms(this.analyser, phrase));
    return { vi, en };
  }

  #makeIndicators(): Generator<void, IndicatorSpotter> {
    const { empty, nouns } = this.words.vi;
    return IndicatorSpotter.made(this.#vocabulary.indicators, this.analyser, empty, nouns);
  }

  *#makeRewordings(): Generator<void, PhraseBook<readonly Rewording[]>> {
    const { same, near } = this.#vocabulary.synonyms;
    const { terms: written, chat } = this.#vocabulary.abbreviations;
    const made = new PhraseBook<readonly Rewording[]>();
    // Of several meanings the articles tell which is meant.
    for (const [short, meanings] of [...Object.entries(written), ...Object.entries(chat)]) {
      if (meanings.length < 2) continue;
      const others = meanings.map((meaning) => ({ terms: this.#vi(meaning), worth: SAME }));
      made.add(this.#vi(short), others);
    }
    for (const [groups, worth] of [
      [same, SAME],
      [near, NEAR],
    ] as const) {
      for (const group of groups) {
        const phrases = group.map((phrase) => this.#vi(phrase));
        phrases.forEach((phrase, i) => {
          const others = phrases.filter((_, k) => k !== i).map((terms) => ({ terms, worth }));
          made.add(phrase, others);
        });
        yield;
      }
    }
    return made;
  }

  *#makeEnglish(): Generator<void, PhraseBook<Translation>> {
    const made = new PhraseBook<Translation>();
    const { english, everyday } = this.#vocabulary;
    const all = Object.assign({}, ...Object.values(everyday), english) as typeof english;
    const { analyser } = this;
    for (const [phrase, meanings] of Object.entries(all)) {
      const translation = {
        phrase,
        // Thousands of phrases, of which a question has a few.
        get forms() {
          return meanings.map((meaning) => analyser.typedTerms(meaning));
        },
      };
      made.add(englishTerms(analyser, phrase), translation);
      yield;
    }
    return made;
  }

  #makeOffices(): PhraseBook<string> {
    const made = new PhraseBook<string>();
    for (const office of this.#vocabulary.people.offices) made.add(this.#vi(office), office);
    return made;
  }

  #makeCompanies(): PhraseBook<number> {
    const made = new PhraseBook<number>();
    for (const [i, names] of this.#vocabulary.people.companies.entries()) {
      for (const name of names) made.add(this.#vi(name), i);
    }
    return made;
  }

  #makeSides(): PhraseBook<{ readonly pair: number; readonly side: 0 | 1 }> {
    const made = new PhraseBook<{ readonly pair: number; readonly side: 0 | 1 }>();
    for (const [pair, sides] of this.#vocabulary.synonyms.opposite.entries()) {
      for (const [side, phrases] of sides.entries()) {
        for (const phrase of phrases) {
          made.add(this.#vi(phrase), { pair, side: side === 0 ? 0 : 1 });
        }
      }
    }
    return made;
  }

  *#makeKnown(): Generator<void, Known> {
    // Not everyday English: what is a word in every field would hide the slips in questions on this one.
    const { questions, synonyms, english } = this.#vocabulary;
    const [words, pairs, syllables] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const [spellings, spelt] = [new Map<string, Set<string>>(), new Set<string>()];
    const spell = ({ exact, folded }: Keys, i: number, terms: readonly Keys[]): void => {
      if (i > 0) spelt.add(`${terms[i - 1]?.exact} ${exact}`);
      const known = spellings.get(folded);
      if (known) known.add(exact);
      else spellings.set(folded, new Set([exact]));
    };
    const asked = [
      questions.empty,
      ...Object.values(questions.asks),
      ...Object.values(questions.cues),
    ];
    for (const phrase of asked.flatMap((list) => list.vi)) {
      for (const { exact, folded } of this.#vi(phrase)) syllables.add(exact).add(folded);
      this.#vi(phrase).forEach(spell);
      yield;
    }
    for (const phrase of Object.values(questions.nouns).flatMap((list) => list.vi)) {
      this.#vi(phrase).forEach(spell);
      yield;
    }
    for (const phrase of [...synonyms.same, ...synonyms.near, ...Object.values(english)].flat()) {
      const terms = this.#vi(phrase);
      for (const { exact, folded } of terms) syllables.add(exact).add(folded);
      terms.forEach(spell);
      terms.slice(1).forEach((second, i) => {
        for (const pair of pairKeys(terms[i] as Keys, second)) {
          pairs.add(pair);
          if (terms.length === 2) words.add(pair);
        }
      });
      yield;
    }
    return { words, pairs, syllables, spellings, spelt };
  }

  /** The terms of a phrase; many stand in several parts. */
  #vi(phrase: string): Term[] {
    const known = this.#cut.get(phrase) ?? this.analyser.typedTerms(phrase);
    this.#cut.set(phrase, known);
    return known;
  }

  *#wordsOf(language: Language, cut: (phrase: string) => Term[]): Generator<void, Words> {
    const { questions } = this.#vocabulary;
    // Question words are looked for as they are: "which provinces" wants a list.
    const asIs = (phrase: string): Term[] => this.#vi(phrase);
    return {
      empty: yield* book([[true as const, questions.empty]], language, cut),
      asks: yield* book(entriesOf(questions.asks), language, asIs),
      nouns: yield* book(entriesOf(questions.nouns), language, cut),
      cues: yield* book(entriesOf(questions.cues), language, cut),
      follow: yield* book(entriesOf(questions.follow), language, asIs),
    };
  }

  /** Whether a word is one of the vocabulary, so that it is no slip though no article has it. */
  knows({ folded }: Keys): boolean {
    return this.#knownWords.syllables.has(folded);
  }

  /** Whether a word is one of the vocabulary with just these diacritics. */
  knowsAsIs(exact: string): boolean {
    return this.#knownWords.syllables.has(exact);
  }

  /** The ways in which the vocabulary spells a folded word. */
  spellingsOf(folded: string): Iterable<string> {
    return this.#knownWords.spellings.get(folded) ?? [];
  }

  /** Whether the vocabulary has two words side by side as they are spelt. */
  spellsTogether(first: Keys, second: Keys): boolean {
    return this.#knownWords.spelt.has(`${first.exact} ${second.exact}`);
  }

  /** What else terms tell: `thống nhất` is no superlative though `nhất` is one. */
  cuesOf(terms: readonly Keys[], language: Language): Set<CueKind> {
    const found = this.words[language].cues.all(terms);
    const idle = found.filter(({ value }) => value === 'idle');
    const isIdle = ({ from, to }: PhraseMatch<CueKind>) =>
      idle.some((around) => around.from <= from && to <= around.to) ||
      isBound(terms[from], terms[to]);
    return new Set(found.flatMap((cue) => (isIdle(cue) ? [] : [cue.value])));
  }

  /** Whether a name begins with a word: `Nguyễn`. */
  isSurname({ exact }: Keys): boolean {
    this.#surnames ??= new Set(this.#vocabulary.people.surnames.map(exactKey));
    return this.#surnames.has(exact);
  }

  /** Whether something stands for a longer phrase. */
  isAbbreviation(written: string): boolean {
    return this.#abbreviations.has(foldedKey(written));
  }

  /** Whether two neighbouring syllables are one word of the field: `dân số` is no `dân` and `số`. */
  isWord(first: Keys, second: Keys): boolean {
    return this.#knownWords.words.has(pairKey(first, second));
  }

  /** Whether two neighbouring syllables stand side by side in some phrase: `đổi số`, not `số xã`. */
  isWithinPhrase(first: Keys, second: Keys): boolean {
    return this.#knownWords.pairs.has(pairKey(first, second));
  }
}

/** `ít nhất 50 m2` sets a bound and compares nothing. */
function isBound(first: Keys | undefined, behind: Keys | undefined): boolean {
  return BOUNDING.has(first?.folded ?? '') && /^\d/.test(behind?.exact ?? '');
}

/** First words of `ít nhất`, `nhiều nhất`, folded. */
const BOUNDING: ReadonlySet<string> = new Set(['it', 'nhieu']);

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

function* book<T>(
  entries: readonly (readonly [T, Readonly<Record<Language, readonly string[]>>])[],
  language: Language,
  cut: (phrase: string) => Term[],
): Generator<void, PhraseBook<T>> {
  const made = new PhraseBook<T>();
  for (const [value, phrases] of entries) {
    for (const phrase of phrases[language]) {
      made.add(cut(phrase), value);
      yield;
    }
  }
  return made;
}
