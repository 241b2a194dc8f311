import type { Gazetteer } from '../../corpus/gazetteer.ts';
import type { Keys } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import { folded, normalise } from '../../text/fold.ts';
import { readPeriods, yearsOf } from '../../text/periods.ts';
import { isWithin } from '../../text/sentences.ts';
import { readAsk } from './ask.ts';
import { languageOf } from './language.ts';
import { englishTerms, type Lexicon } from './lexicon.ts';
import { findPlaces, placeCorrections, placesMeant } from './places.ts';
import { respellings, respelt } from './spelling.ts';
import type { Ask, KnownWords, Language, Reading } from './types.ts';
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
  const asTyped = looseIf(plain, lexicon.analyser.typedTerms(text));
  const named = gazetteer.mentions(text, { typed: true });
  const language = languageOf(text, named, asTyped, lexicon);
  const cut = language === 'en' ? englishTerms(lexicon.analyser, text) : asTyped;
  const places = placesCount ? findPlaces(text, named, gazetteer, lexicon, known) : [];
  const periods = readPeriods(text);
  const taken = (term: Term) => [...places, ...periods].some((slice) => isWithin(term, slice));
  const all = cut.map((term) => ({ ...term, taken: taken(term) }));
  const spelt = language === 'vi' ? respelt(all, lexicon, known) : all;
  const { provinces, district } = placesMeant(places);
  const ask = readAsk(
    spelt,
    language === 'vi' ? spelt : asTyped,
    language,
    lexicon,
    provinces.length,
  );
  const content = spelt.filter((term) => !places.some((place) => isWithin(term, place)));
  const { terms, rewordings, origins } = wordingOf(text, content, periods, language, lexicon);
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
    offices: lexicon.offices.cover(terms).map(({ value }) => value),
    provinces,
    ...(district === undefined ? {} : { district }),
    corrections: [...placeCorrections(text, places), ...respellings(text, all, spelt)],
    years: [...new Set(periods.flatMap(yearsOf))],
    ...(part === undefined ? {} : { part }),
    cues: new Set(words.cues.all(spelt).map(({ value }) => value)),
    sides: sidesTaken(terms, lexicon),
    continues: words.follow
      .all(asTyped)
      .some(({ from, value }) => value === 'refers' || from === 0),
  };
}

/** The sides that terms take; who names both of a pair (`tăng hay giảm`) asks which. */
function sidesTaken(terms: readonly Keys[], lexicon: Lexicon): Set<string> {
  const taken = lexicon.sides.cover(terms).map(({ value }) => value);
  const isOpen = (pair: number) =>
    [0, 1].every((side) => taken.some((one) => one.pair === pair && one.side === side));
  return new Set(taken.flatMap(({ pair, side }) => (isOpen(pair) ? [] : [`${pair}:${side}`])));
}

/** Terms typed without diacritics match every spelling. */
function looseIf<T extends Term>(loose: boolean, terms: readonly T[]): (T & Keys)[] {
  return terms.map((term) => (loose ? { ...term, loose: true } : term));
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
