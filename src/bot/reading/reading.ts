import type { Gazetteer, PlaceMention, Province } from '../../corpus/gazetteer.ts';
import type { Keys } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { CueKind } from '../../corpus/vocabulary.ts';
import { exactKey, folded, normalise } from '../../text/fold.ts';
import { readPeriods, type YearPart, yearsOf } from '../../text/periods.ts';
import { type Ask, readAsk, type TypedTerm } from './ask.ts';
import { englishTerms, type Language, type Lexicon, type Rewording } from './lexicon.ts';
import { fromTelex, isSyllable, type KnownWords, respell } from './spelling.ts';

/** A term that the evidence is looked for by. */
export interface QuestionTerm extends Keys {
  /** 1, or less for a word that says little about the topic. */
  readonly share: number;
  /** A year, which the evidence may also have from its surroundings. */
  readonly year?: number;
  /** A number that the evidence must state: `26` in `tăng 26 bậc`. */
  readonly quantity?: true;
  /** Makes one word with the next term: found apart, the two are worth little. */
  readonly joined?: true;
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
  /** Which of the terms say what is counted, and which of these are the word for it. */
  readonly counted?: { readonly all: readonly number[]; readonly heads: readonly number[] };
  /** Offices that the question names: `giám đốc`. */
  readonly offices: readonly string[];
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
  /** Says by its opening or a pronoun that it goes on from the question before. */
  readonly continues: boolean;
  /** The sides that the question takes for granted of pairs that contradict each other, as `pair:side`. */
  readonly sides: ReadonlySet<string>;
}

/** How many characters of a question are read; nobody asks in more. */
export const LONGEST_QUESTION = 1_000;

/** What words that say nothing about the topic (là, của, bao nhiêu) are worth beside others. */
const EMPTY_SHARE = 0.25;
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
  const taken = (term: Term) => [...places, ...periods].some((slice) => within(term, slice));
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
  const content = spelt.filter((term) => !places.some((place) => within(term, place)));
  const { terms, rewordings, origins } =
    language === 'en' ? translated(text, content, lexicon) : reworded(content, lexicon);
  const part = periods.find((period) => period.part !== undefined)?.part;
  const words = lexicon.words[language];
  return {
    text,
    language,
    plain,
    ask,
    terms: terms.map((term, i) => ({
      ...term,
      ...meaningOf(term, terms[i - 1], content[origins[i] ?? -1]),
      ...(isJoined(term, terms[i + 1], lexicon) ? { joined: true } : {}),
    })),
    rewordings,
    ...countedAmong(ask, content, origins, language, lexicon),
    offices: lexicon.offices.cover(terms).map(({ value }) => value),
    provinces,
    ...(district === undefined ? {} : { district }),
    corrections: [...correctionsOf(text, places), ...respellings(text, all, spelt)],
    years: [...new Set(periods.flatMap(yearsOf))],
    ...(part === undefined ? {} : { part }),
    cues: new Set(words.cues.all(spelt).map(({ value }) => value)),
    sides: new Set(lexicon.sides.cover(terms).map(({ value }) => `${value.pair}:${value.side}`)),
    continues: words.follow
      .all(asTyped)
      .some(({ from, value }) => value === 'refers' || from === 0),
  };
}

/** The terms with those respelt that no article and no vocabulary knows. */
function respelt(terms: readonly TypedTerm[], lexicon: Lexicon, known: KnownWords): TypedTerm[] {
  return terms.map((term, i) => {
    const isWord = term.kind === 'word' && !term.taken && !term.expanded;
    if (!isWord || known.frequency(term.folded) > 0 || lexicon.knows(term)) return term;
    // What can be a syllable of the language is a word that the articles do not have, and no slip.
    if (isSyllable(term.folded)) return term;
    const telex = fromTelex(term.folded);
    const meant =
      telex !== undefined && known.frequency(telex) > 0
        ? telex
        : respell(term.folded, terms[i - 1]?.folded, terms[i + 1]?.folded, known);
    return meant === undefined ? term : { ...term, exact: meant, folded: meant, loose: true };
  });
}

function respellings(
  text: string,
  typed: readonly TypedTerm[],
  spelt: readonly TypedTerm[],
): Reading['corrections'] {
  return typed.flatMap((term, i) => {
    const meant = spelt[i];
    return meant === undefined || meant === term
      ? []
      : [{ typed: text.slice(term.start, term.end), understood: meant.folded }];
  });
}

/** Terms typed without diacritics match every spelling. */
function looseIf<T extends Term>(loose: boolean, terms: readonly T[]): (T & Keys)[] {
  return terms.map((term) => (loose ? { ...term, loose: true } : term));
}

const VIETNAMESE_LETTER = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ]/iu;
/** Markup, which says nothing. */
const TAG = /<\/?[a-z][^<>]*>/giu;

/** Vietnamese unless more of the words are English: names and figures alone are Vietnamese. */
function languageOf(
  text: string,
  named: readonly PlaceMention[],
  asTyped: readonly Keys[],
  lexicon: Lexicon,
): Language {
  const unnamed = named.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
  if (VIETNAMESE_LETTER.test(unnamed)) return 'vi';
  const english = englishTerms(lexicon.analyser, text);
  const { vi, en } = lexicon.words;
  const viWords = covered(
    vi.empty.cover(asTyped),
    vi.asks.cover(asTyped),
    lexicon.rewordings.cover(asTyped),
  );
  const enWords = covered(
    en.empty.cover(english),
    en.asks.cover(asTyped),
    lexicon.english.cover(english),
  );
  const asks = en.asks.cover(asTyped).length > 0;
  return enWords > viWords && (asks || enWords * 2 > english.length) ? 'en' : 'vi';
}

/** How many terms some of the matches cover. */
function covered(...matches: readonly (readonly { from: number; to: number }[])[]): number {
  const terms = new Set<number>();
  for (const { from, to } of matches.flat()) for (let i = from; i < to; i++) terms.add(i);
  return terms.size;
}

function findPlaces(
  text: string,
  named: readonly PlaceMention[],
  gazetteer: Gazetteer,
  lexicon: Lexicon,
  known: KnownWords,
): PlaceMention[] {
  // `KH 298` is a plan, not Khánh Hòa.
  const sure = named.filter(
    ({ kind, start, end }) =>
      kind !== 'initials' || !lexicon.isAbbreviation(text.slice(start, end)),
  );
  const guesses = gazetteer
    .misspelt(text, (first, second) => known.hasPair(first, second))
    .filter(({ start, end }) => !sure.some((place) => start < place.end && end > place.start));
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

/** The terms of a question, and for each the place among the typed ones that it comes from. */
interface Worded extends Pick<Reading, 'terms' | 'rewordings'> {
  readonly origins: readonly number[];
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

/** The terms of a Vietnamese question with every phrase's synonyms. */
function reworded(content: readonly TypedTerm[], lexicon: Lexicon): Worded {
  const empty = new Set(
    lexicon.words.vi.empty.cover(content).flatMap(({ from, to }) => content.slice(from, to)),
  );
  return {
    terms: content.map((term) => ({
      exact: term.exact,
      folded: term.folded,
      ...(term.loose ? { loose: true } : {}),
      share: empty.has(term) ? EMPTY_SHARE : 1,
    })),
    rewordings: lexicon.rewordings
      .all(content)
      .flatMap(({ from, to, value }) => value.map((rewording) => ({ from, to, ...rewording }))),
    origins: [...content.keys()],
  };
}

/** What a second translation of an English phrase is worth beside the likeliest. */
const OTHER_TRANSLATION = 0.95;

/** What an English word is worth that the vocabulary does not translate. */
const UNTRANSLATED = 0.5;

/** An English question in Vietnamese terms: each phrase by its likeliest translation, with the others beside it. */
function translated(text: string, content: readonly TypedTerm[], lexicon: Lexicon): Worded {
  const origins: number[] = [];
  const terms: QuestionTerm[] = [];
  const rewordings: Reworded[] = [];
  for (let i = 0; i < content.length; ) {
    const phrase = lexicon.english.at(content, i)[0];
    const empty = lexicon.words.en.empty.at(content, i)[0];
    if (phrase && phrase.to >= (empty?.to ?? 0)) {
      const [likeliest, ...others] = phrase.value;
      const from = terms.length;
      for (const { exact, folded } of likeliest ?? []) {
        terms.push({ exact, folded, share: 1 });
        origins.push(i);
      }
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
      const { exact, folded, start } = content[i] as TypedTerm;
      // A name is to be found as it is; a word without a translation says less than one with.
      const isName = /^[\p{Lu}\d]/u.test(text.slice(start));
      terms.push({ exact, folded, share: isName ? 1 : UNTRANSLATED });
      origins.push(i);
    }
    i = empty?.to ?? i + 1;
  }
  return { terms, rewordings, origins };
}

/** Words before the number of a document or a level, which is a name and no quantity. */
const NAMES_A_NUMBER: ReadonlySet<string> = new Set(
  [
    'số',
    'định',
    'quyết',
    'hoạch',
    'thị',
    'tư',
    'văn',
    'mức',
    'độ',
    'cấp',
    'thứ',
    'lần',
    'khóa',
    'tháng',
    'quý',
    'ngày',
  ].map(exactKey),
);

/** What a number in a question stands for. */
function meaningOf(
  term: QuestionTerm,
  before: QuestionTerm | undefined,
  typed: TypedTerm | undefined,
): Partial<QuestionTerm> {
  if (typed?.kind !== 'number') return {};
  if (/^(?:19[5-9]|20\d)\d$/.test(term.exact)) return { year: Number(term.exact) };
  const named = before !== undefined && NAMES_A_NUMBER.has(before.exact);
  return typed.taken || named ? {} : { quantity: true };
}

function isJoined(term: Keys, next: Keys | undefined, lexicon: Lexicon): boolean {
  return next !== undefined && lexicon.isWord(term, next);
}

function within(
  inner: { readonly start: number; readonly end: number },
  outer: { readonly start: number; readonly end: number },
): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
