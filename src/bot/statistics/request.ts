import type { Province } from '../../corpus/gazetteer.ts';
import { normalise } from '../../text/fold.ts';
import { readPeriods, type YearPart, yearsOf } from '../../text/periods.ts';
import { placeCorrections, placesMeant } from '../reading/places.ts';
import { LONGEST_QUESTION } from '../reading/reading.ts';
import type { Correction } from '../reading/types.ts';
import { type Meant, meaningOf, type RequestTools, type Unknown } from './meaning.ts';
import { cutOut, phrasesIn, slicesOf, tidied } from './phrases.ts';

/** What somebody gives a statistics command; a platform with typed options gives them apart. */
export interface Given {
  /** An indicator, or all that was typed: then places and years are read from it as from a question. */
  readonly indicator?: string | undefined;
  /** A province, or several with commas between them, or `all`. */
  readonly provinces?: string | undefined;
  readonly year?: string | undefined;
}

/** What a table is of. */
export interface Request extends Meant {
  /** As they were named; empty: none was. */
  readonly provinces: readonly Province[];
  /** `all`: of every province; `nation`: of the whole country. */
  readonly scope?: 'all' | 'nation';
  readonly district?: string;
  readonly years: readonly number[];
  readonly part?: YearPart;
  /** Names that were misspelt or abbreviated, and what they were taken for. */
  readonly corrections: readonly Correction[];
}

const MOST_NEAREST = 3;
const PLACES = String.raw`(?:tinh|thanh pho|thanh|dia phuong|provinces?)`;
const ALL = new RegExp(
  String.raw`(?<!\p{L})(?:(?:tat ca|toan bo|all|every)(?:\s+cac)?(?:\s+${PLACES})*|(?:cac|moi|nhung|63|34)(?:\s+${PLACES})+)(?!\p{L})`,
  'gu',
);
const NATIONAL = /(?<!\p{L})(?:ca nuoc|toan quoc|nationwide|the whole country)(?!\p{L})/gu;
/** Before the name of a district. */
const DISTRICT = /(?:huyen|quan|thi xa|thanh pho|tx\.?|tp\.?|district(?:\s+of)?)\s*$/gu;

/** Reads what was given to a statistics command. */
export function readRequest(given: Given, tools: RequestTools): Request | Unknown {
  const found = readText(textOf(given.indicator), tools);
  const named = given.provinces === undefined ? found : readProvinces(given.provinces, tools);
  if ('unknown' in named) return named;
  const meant = meaningOf(found.rests, tools);
  if ('unknown' in meant) return meant;
  const { rests: _, ...places } = named;
  const { years, part } = given.year === undefined ? found : readTime(textOf(given.year));
  return { ...meant, ...places, years, ...(part && { part }) };
}

/** `6 tháng 2015`, as people type what articles call `6 tháng đầu năm 2015`. */
const SHORT_MONTHS = /(?<=(?<!\d)\d{1,2}\s+th[aá]ng\s+)(?=(?:19|20)\d\d(?!\d))/giu;

function textOf(typed: string | undefined): string {
  return normalise(typed ?? '')
    .trim()
    .slice(0, LONGEST_QUESTION)
    .replace(SHORT_MONTHS, 'đầu năm ');
}

interface Time {
  readonly years: readonly number[];
  readonly part?: YearPart;
}

function readTime(text: string): Time {
  const periods = readPeriods(text);
  const part = periods.find((period) => period.part !== undefined)?.part;
  return { years: [...new Set(periods.flatMap(yearsOf))], ...(part && { part }) };
}

interface Places {
  readonly provinces: readonly Province[];
  readonly corrections: readonly Correction[];
  readonly scope?: 'all' | 'nation';
  readonly district?: string;
}

/** A text with its places and times read; what is left is for the indicator. */
interface ReadText extends Places, Time {
  /** What is left, read more and more loosely. */
  readonly rests: readonly string[];
}

function readText(text: string, tools: RequestTools): ReadText {
  const places = tools.places(text);
  const { provinces, district: known } = placesMeant(places);
  const isNamed = places.some(({ kind }) => kind === 'name');
  const used = places.filter(
    ({ kind, provinces }) => kind !== 'initials' || (!isNamed && provinces.length === 1),
  );
  const districts = used
    .filter(({ kind }) => kind === 'district')
    .flatMap(({ start }) => slicesOf(DISTRICT, text.slice(0, start)));
  const away = cutOut(text, [...used, ...districts, ...readPeriods(text)]);
  // Communes, and districts that are typed without the word for one.
  const [other] = known === undefined ? phrasesIn(away, tools.figures.districts()) : [];
  const district = known ?? other?.phrase;
  const left = cutOut(away, other ? [other.at] : []);
  const national = slicesOf(NATIONAL, left);
  const every = slicesOf(ALL, left);
  const rest = cutOut(left, [...national, ...every]);
  const scope = national.length > 0 ? 'nation' : every.length > 0 ? 'all' : undefined;
  const loosest = tidied(rest, true);
  return {
    provinces,
    corrections: placeCorrections(text, used),
    ...(scope && { scope }),
    ...(district === undefined ? {} : { district }),
    ...readTime(text),
    rests: loosest === '' ? [] : [tidied(left, false), tidied(rest, false), loosest],
  };
}

/** The provinces of an argument of its own: each of them has to be one. */
function readProvinces(typed: string, tools: RequestTools): ReadText | Unknown {
  const text = textOf(typed);
  const read = readText(text, tools);
  const left = read.rests.at(-1);
  if (left === undefined && (read.provinces.length > 0 || read.scope)) return read;
  const unknown = left ?? text;
  return {
    unknown: 'province',
    typed: unknown,
    nearest: tools.gazetteer.nearest(unknown, MOST_NEAREST),
  };
}
