import type { Gazetteer, PlaceMention, Province } from '../../corpus/gazetteer.ts';
import type { Keys } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { CueKind } from '../../corpus/vocabulary.ts';
import { folded, normalise } from '../../text/fold.ts';
import { readPeriods, type YearPart, yearsOf } from '../../text/periods.ts';
import { type Ask, readAsk } from './ask.ts';
import { englishTerms, type Language, type Lexicon, type Rewording } from './lexicon.ts';

/** A term that the evidence is looked for by. */
export interface QuestionTerm extends Keys {
  /** 1, or less for a word that says little about the topic. */
  readonly share: number;
  /** A year, which the evidence may also have from its surroundings. */
  readonly year?: number;
}

/** Other words for the terms `from` to `to` (exclusive) of a reading. */
export interface Reworded extends Rewording {
  readonly from: number;
  readonly to: number;
}

/** A question as it was understood. */
export interface Reading {
  /** What was typed, normalised and cut to the limit. */
  readonly text: string;
  readonly language: Language;
  /** Typed without any diacritics. */
  readonly plain: boolean;
  readonly ask: Ask;
  /** What to look for, in Vietnamese, without the places. */
  readonly terms: readonly QuestionTerm[];
  readonly rewordings: readonly Reworded[];
  /** The provinces asked about; evidence must be about one of them. Empty: any province. */
  readonly provinces: readonly Province[];
  /** The district asked about. */
  readonly district?: string;
  /** Places that were misspelt or abbreviated, as `typed → understood`. */
  readonly corrections: readonly { readonly typed: string; readonly understood: string }[];
  /** The years asked about; evidence must be of one of them. Empty: any year. */
  readonly years: readonly number[];
  /** The part of the year asked about. */
  readonly part?: YearPart;
  readonly cues: ReadonlySet<CueKind>;
}

/** How many characters of a question are read; nobody asks in more. */
export const LONGEST_QUESTION = 1_000;

/** What words that say nothing about the topic (là, của, bao nhiêu) are worth beside others. */
const EMPTY_SHARE = 0.25;
/** How often articles have two words side by side must be known before a name is taken as misspelt. */
export type KnowsPair = (first: string, second: string) => boolean;

/** Reads a question: what is asked, about which provinces and years, in which words. */
export function readQuestion(
  typed: string,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  knowsPair: KnowsPair = () => false,
): Reading {
  const text = normalise(typed).trim().slice(0, LONGEST_QUESTION);
  const plain = folded(text) === text.toLowerCase();
  const language = languageOf(text, plain, lexicon);
  const all =
    language === 'en' ? englishTerms(lexicon.analyser, text) : lexicon.analyser.typedTerms(text);
  const places = findPlaces(text, gazetteer, plain ? knowsPair : knowsPair);
  const periods = readPeriods(text);
  const inPlace = new Set(all.filter((term) => places.some((place) => within(term, place))));
  const inPeriod = new Set(all.filter((term) => periods.some((period) => within(term, period))));
  const ask = readAsk(all, language, lexicon, new Set([...inPlace, ...inPeriod]));
  const content = all.filter((term) => !inPlace.has(term));
  const { terms, rewordings } =
    language === 'en' ? translated(content, lexicon) : reworded(content, lexicon);
  const { provinces, district } = placesMeant(places);
  const part = periods.find((period) => period.part !== undefined)?.part;
  return {
    text,
    language,
    plain,
    ask,
    terms: terms.map((term) => withYear(term)),
    rewordings,
    provinces,
    ...(district === undefined ? {} : { district }),
    corrections: correctionsOf(text, places),
    years: [...new Set(periods.flatMap(yearsOf))],
    ...(part === undefined ? {} : { part }),
    cues: new Set(lexicon.words[language].cues.cover(all).map(({ value }) => value)),
  };
}

/** Vietnamese unless the words are English: names and figures alone are Vietnamese. */
function languageOf(text: string, plain: boolean, lexicon: Lexicon): Language {
  if (!plain && /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu.test(text)) return 'vi';
  const vietnamese = lexicon.analyser.typedTerms(text);
  const english = englishTerms(lexicon.analyser, text);
  const viWords = covered(lexicon.words.vi.empty.cover(vietnamese));
  const enWords = covered(lexicon.words.en.empty.cover(english));
  const enTerms = covered(lexicon.english.cover(english));
  return enWords > 0 && enWords + enTerms > viWords ? 'en' : 'vi';
}

function covered(matches: readonly { from: number; to: number }[]): number {
  return matches.reduce((sum, { from, to }) => sum + to - from, 0);
}

function findPlaces(text: string, gazetteer: Gazetteer, knowsPair: KnowsPair): PlaceMention[] {
  const sure = gazetteer.mentions(text, { typed: true });
  const guesses = gazetteer
    .misspelt(text, knowsPair)
    .filter((guess) => !sure.some((place) => within(guess, place) || within(place, guess)));
  return [...sure, ...guesses].sort((a, b) => a.start - b.start);
}

/** Initials say which province only where nothing else does; a district says it when its name is the only one. */
function placesMeant(places: readonly PlaceMention[]): {
  provinces: Province[];
  district?: string;
} {
  const named = places.filter((place) => place.kind === 'name');
  const initials = places.filter(
    (place) => place.kind === 'initials' && place.provinces.length === 1,
  );
  const district = places.find((place) => place.kind === 'district');
  const ofDistrict = district?.provinces.length === 1 ? district.provinces : [];
  const meant = named.length > 0 ? named : initials;
  const provinces = [...new Set(meant.flatMap((place) => place.provinces))];
  return {
    provinces: provinces.length > 0 ? provinces : [...ofDistrict],
    ...(district?.district === undefined ? {} : { district: district.district }),
  };
}

function correctionsOf(text: string, places: readonly PlaceMention[]): Reading['corrections'] {
  return places
    .filter((place) => place.misspelt || place.kind === 'initials')
    .flatMap(({ start, end, provinces: [province, ...more] }) =>
      province && more.length === 0
        ? [{ typed: text.slice(start, end), understood: province.name }]
        : [],
    );
}

/** The terms of a Vietnamese question with every phrase's synonyms. */
function reworded(
  content: readonly Term[],
  lexicon: Lexicon,
): Pick<Reading, 'terms' | 'rewordings'> {
  const empty = new Set(
    lexicon.words.vi.empty.cover(content).flatMap(({ from, to }) => content.slice(from, to)),
  );
  return {
    terms: content.map((term) => ({
      exact: term.exact,
      folded: term.folded,
      share: empty.has(term) ? EMPTY_SHARE : 1,
    })),
    rewordings: lexicon.rewordings
      .all(content)
      .flatMap(({ from, to, value }) => value.map((rewording) => ({ from, to, ...rewording }))),
  };
}

/** What a second translation of an English phrase is worth beside the likeliest. */
const OTHER_TRANSLATION = 0.95;

/** An English question in Vietnamese terms: each phrase by its likeliest translation, with the others beside it. */
function translated(
  content: readonly Term[],
  lexicon: Lexicon,
): Pick<Reading, 'terms' | 'rewordings'> {
  const terms: QuestionTerm[] = [];
  const rewordings: Reworded[] = [];
  for (let i = 0; i < content.length; ) {
    const phrase = lexicon.english.at(content, i)[0];
    const empty = lexicon.words.en.empty.at(content, i)[0];
    if (phrase && phrase.to >= (empty?.to ?? 0)) {
      const [likeliest, ...others] = phrase.value;
      const from = terms.length;
      for (const { exact, folded } of likeliest ?? []) terms.push({ exact, folded, share: 1 });
      const to = terms.length;
      for (const other of others) {
        rewordings.push({ from, to, terms: other, worth: OTHER_TRANSLATION });
      }
      for (const { value } of lexicon.rewordings.at(likeliest ?? [], 0).slice(0, 1)) {
        for (const rewording of value) rewordings.push({ from, to, ...rewording });
      }
      i = phrase.to;
      continue;
    }
    if (empty === undefined) {
      const { exact, folded } = content[i] as Term;
      terms.push({ exact, folded, share: 1 });
    }
    i = empty?.to ?? i + 1;
  }
  return { terms, rewordings };
}

function withYear(term: QuestionTerm): QuestionTerm {
  return /^(?:19[5-9]|20\d)\d$/.test(term.exact) ? { ...term, year: Number(term.exact) } : term;
}

function within(
  inner: { readonly start: number; readonly end: number },
  outer: { readonly start: number; readonly end: number },
): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
