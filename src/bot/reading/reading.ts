import type { Gazetteer } from '../../corpus/gazetteer.ts';
import type { Keys, PhraseBook } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { AskKind } from '../../corpus/vocabulary.ts';
import { folded, normalise } from '../../text/fold.ts';
import { readPeriods, yearsOf } from '../../text/periods.ts';
import { isWithin } from '../../text/sentences.ts';
import { readAsk } from './ask.ts';
import { withDiacritics } from './diacritics.ts';
import { languageOf } from './language.ts';
import { englishTerms, type Lexicon } from './lexicon.ts';
import { findPlaces, placeCorrections, placesMeant } from './places.ts';
import { respellings, respelt } from './spelling.ts';
import type { Ask, KnownWords, Language, Reading, TypedTerm } from './types.ts';
import { wordingOf } from './wording.ts';

/** How many characters of a question are read; nobody asks in more. */
export const LONGEST_QUESTION = 1_000;

/** Markup, which says nothing. */
const TAG = /<\/?[a-z][^<>]*>/giu;

export interface ReadOptions {
  /** `false`: names of places are words like others, and no conditions. */
  readonly places?: boolean;
}

/** Reads a question: what is asked, about which provinces and years, in which words. */
export function readQuestion(
  typed: string,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  known: KnownWords,
  { places: placesCount = true }: ReadOptions = {},
): Reading {
  const text = normalise(typed).replace(TAG, ' ').trim().slice(0, LONGEST_QUESTION);
  const plain = folded(text) === text.toLowerCase();
  const asTyped = loosened(lexicon.analyser.typedTerms(text), plain, known);
  const named = gazetteer.mentions(text, { typed: true });
  const language = languageOf(text, named, asTyped, lexicon);
  const cut = language === 'en' ? englishTerms(lexicon.analyser, text) : asTyped;
  const places = placesCount ? findPlaces(text, named, gazetteer, lexicon, known) : [];
  const periods = readPeriods(text);
  const taken = (term: Term) => [...places, ...periods].some((slice) => isWithin(term, slice));
  const all = cut.map((term) => ({ ...term, taken: taken(term) }));
  const mended = language === 'vi' ? respelt(all, lexicon, known) : all;
  const spelt = language === 'vi' ? withDiacritics(mended, lexicon, known) : all;
  const { provinces, district } = placesMeant(places);
  const ask = readAsk(
    spelt,
    language === 'vi' ? spelt : asTyped,
    language,
    lexicon,
    provinces.length,
  );
  const content = spelt.filter((term) => !places.some((place) => isWithin(term, place)));
  const asking = askingWords(language === 'vi' ? spelt : asTyped, lexicon.words[language].asks);
  const worded = wordingOf(text, content, periods, language, lexicon, ask.counted);
  const { rewordings, origins } = worded;
  const terms = worded.terms.map((term, i) =>
    asking.has(content[origins[i] ?? -1]?.start ?? -1) ? { ...term, asks: true as const } : term,
  );
  const part = periods.find((period) => period.part !== undefined)?.part;
  const words = lexicon.words[language];
  return {
    text,
    language,
    plain,
    ask,
    terms,
    rewordings,
    ...countedAmong(ask, content, origins, language, lexicon),
    ...lexicon.indicators.named({ ask, terms, rewordings }),
    offices: officesAsked(text, terms, content, origins, lexicon),
    provinces,
    ...(district === undefined ? {} : { district }),
    corrections: [...placeCorrections(text, places), ...respellings(text, all, mended)],
    years: [...new Set(periods.flatMap(yearsOf))],
    ...(part === undefined ? {} : { part }),
    cues: lexicon.cuesOf(spelt, language),
    sides: sidesTaken(terms, lexicon),
    continues: words.follow
      .all(asTyped)
      .some(({ from, value }) => value === 'refers' || from === 0),
  };
}

/** Kinds of questions whose own words a value of the kind says: `41/63` is where a province ranks. */
const ASKED_BY_KIND: ReadonlySet<AskKind> = new Set(['rank', 'score', 'share', 'money', 'count']);

/** Where the words stand that ask for a number. */
function askingWords(asTyped: readonly Term[], asks: PhraseBook<AskKind>): Set<number> {
  const found = asks.cover(asTyped).filter(({ value }) => ASKED_BY_KIND.has(value));
  return new Set(
    found.flatMap(({ from, to }) => asTyped.slice(from, to).map(({ start }) => start)),
  );
}

/** The offices that a question names, but for those whose holder it names: `Bộ trưởng Nguyễn Mạnh Hùng`. */
function officesAsked(
  text: string,
  terms: readonly Keys[],
  content: readonly TypedTerm[],
  origins: readonly number[],
  lexicon: Lexicon,
): string[] {
  const isHeld = ({ to }: { readonly to: number }): boolean => {
    const next = content[origins[to] ?? -1];
    return next !== undefined && /\p{Lu}/u.test(text.charAt(next.start)) && lexicon.isSurname(next);
  };
  return lexicon.offices.cover(terms).flatMap((match) => (isHeld(match) ? [] : [match.value]));
}

/** The sides that terms take; who names both of a pair (`tăng hay giảm`) asks which. */
function sidesTaken(terms: readonly Keys[], lexicon: Lexicon): Set<string> {
  const taken = lexicon.sides.cover(terms).map(({ value }) => value);
  const isOpen = (pair: number) =>
    [0, 1].every((side) => taken.some((one) => one.pair === pair && one.side === side));
  return new Set(taken.flatMap(({ pair, side }) => (isOpen(pair) ? [] : [`${pair}:${side}`])));
}

/** A spelling that so small a share of a word's passages has is a slip there. */
const HARDLY_EVER = 0.05;
/** So many words that should have diacritics are no slips: whoever types them types none, or few. */
const FEWEST_BARE = 2;

/**
 * Terms typed without diacritics match every spelling, also where some of the words beside them have
 * theirs, and so does a word with such that no article has, where it has it with others beside its neighbour.
 */
function loosened<T extends Term>(
  terms: readonly T[],
  plain: boolean,
  known: KnownWords,
): (T & Keys)[] {
  const isBare = ({ kind, exact, folded }: T) => kind === 'word' && exact === folded;
  const bare = terms.filter(
    (term) => isBare(term) && known.shareOf(term.exact, term.folded) < HARDLY_EVER,
  );
  const stand = (first: T | undefined, second: T | undefined): boolean =>
    first !== undefined && second !== undefined && known.hasPair(first.folded, second.folded);
  const isSlip = (term: T, i: number): boolean =>
    term.kind === 'word' &&
    known.shareOf(term.exact, term.folded) === 0 &&
    (stand(terms[i - 1], term) || stand(term, terms[i + 1]));
  const isLoose = (term: T, i: number): boolean =>
    plain || (isBare(term) ? bare.length >= FEWEST_BARE : isSlip(term, i));
  return terms.map((term, i) => (isLoose(term, i) ? { ...term, loose: true } : term));
}

/** The word for what is counted is the first one in Vietnamese; in English any of them may be it. */
function countedAmong(
  ask: Ask,
  content: readonly Term[],
  origins: readonly number[],
  language: Language,
  lexicon: Lexicon,
): Pick<Reading, 'counted'> {
  if (ask.counted === undefined) return {};
  const typed = new Set<Keys | undefined>(ask.counted);
  const all = [...origins.keys()].filter((k) => typed.has(content[origins[k] ?? -1]));
  const [first, second] = all;
  if (first === undefined) return {};
  if (language === 'en' || ask.kind === 'compare') return { counted: { all, heads: all } };
  const [head, next] = [content[first], content[second ?? -1]];
  const isWord = head !== undefined && next !== undefined && lexicon.isWord(head, next);
  return { counted: { all, heads: isWord && second !== undefined ? [first, second] : [first] } };
}
