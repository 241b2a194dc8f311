import type { Gazetteer, PlaceMention, Province } from '../../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import { fold, folded, normalise } from '../../text/fold.ts';
import { readPeriods, type YearPart, yearsOf } from '../../text/periods.ts';
import { placeCorrections, placesMeant } from '../reading/places.ts';
import { type Correction, LONGEST_QUESTION } from '../reading/reading.ts';

/** What somebody gives a statistics command; a platform with typed options gives them apart. */
export interface Given {
  /** An indicator, or all that was typed: then places and years are read from it as from a question. */
  readonly indicator?: string | undefined;
  /** A province, or several with commas between them, or `all`. */
  readonly provinces?: string | undefined;
  readonly year?: string | undefined;
}

/** What a table is of. */
export interface Request {
  /** The indicators that are meant, the likeliest first; empty: none was named. */
  readonly indicators: readonly IndicatorEntry[];
  /** Words of figures that are of no indicator. */
  readonly label?: string;
  /** As they were named; empty: none was. */
  readonly provinces: readonly Province[];
  /** `all`: of every province; `nation`: of the whole country. */
  readonly scope?: 'all' | 'nation';
  readonly district?: string;
  readonly years: readonly number[];
  readonly part?: YearPart;
  readonly dimensions: readonly string[];
  /** Names that were misspelt or abbreviated, and what they were taken for. */
  readonly corrections: readonly Correction[];
}

/** Something in what was given that is not known. */
export type Unknown =
  | { readonly unknown: 'indicator'; readonly typed: string; readonly nearest: IndicatorEntry[] }
  | { readonly unknown: 'province'; readonly typed: string; readonly nearest: Province[] };

/** What requests are read with. */
export interface RequestTools {
  readonly figures: FigureTable;
  readonly gazetteer: Gazetteer;
  /** The places of a text, read as those of a question are. */
  places(text: string): readonly PlaceMention[];
}

const MOST_NEAREST = 3;
const PLACES = String.raw`(?:tinh|thanh pho|thanh|dia phuong|provinces?)`;
const ALL = new RegExp(
  String.raw`(?<!\p{L})(?:(?:tat ca|toan bo|all|every)(?:\s+cac)?(?:\s+${PLACES})*|(?:cac|moi|nhung|63|34)(?:\s+${PLACES})+)(?!\p{L})`,
  'gu',
);
const NATIONAL = /(?<!\p{L})(?:ca nuoc|toan quoc|nationwide|the whole country)(?!\p{L})/gu;
/** What may stand between the arguments and says nothing, folded; the longer first. */
const BETWEEN =
  'so voi|thanh pho|bao nhieu|nhu the nao|the nao|cua|tinh|tp|o|tai|cho|va|voi|giua|trong|nam|cac|nao|la|thi|ve|theo|co|in|of|the|for|and|vs|versus|between|among|with|by|year|provinces?|how many|what is|compare';
const JOINING = new RegExp(
  `^(?:[\\s:.?!()-]|(?:${BETWEEN})(?![\\p{L}\\d]))+|(?:[\\s:.?!()-]|(?<![\\p{L}\\d])(?:${BETWEEN}))+$`,
  'gu',
);

/** Reads what was given to a statistics command. */
export function readRequest(given: Given, tools: RequestTools): Request | Unknown {
  const text = textOf(given.indicator);
  const found = readText(text, tools);
  const named = given.provinces === undefined ? found : readProvinces(given.provinces, tools);
  if ('unknown' in named) return named;
  const time = given.year === undefined ? found : readTime(textOf(given.year));
  const meant = meaningOf(found.rests, tools);
  if (meant && 'unknown' in meant) return meant;
  const { provinces, scope, district, corrections } = named;
  const { years, part } = time;
  return {
    indicators: meant?.indicators ?? [],
    ...(meant?.label === undefined ? {} : { label: meant.label }),
    provinces,
    ...(scope && { scope }),
    ...(district === undefined ? {} : { district }),
    years,
    ...(part && { part }),
    dimensions: meant?.dimensions ?? [],
    corrections,
  };
}

function textOf(typed: string | undefined): string {
  return normalise(typed ?? '')
    .trim()
    .slice(0, LONGEST_QUESTION);
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

/** Places, times and, in `rests`, what is left for the indicator, read more strictly first. */
function readText(text: string, tools: RequestTools): Places & Time & { rests: readonly string[] } {
  const places = tools.places(text);
  const { provinces, district } = placesMeant(places);
  const isNamed = places.some(({ kind }) => kind === 'name');
  const used = places.filter(
    ({ kind, provinces }) => kind !== 'initials' || (!isNamed && provinces.length === 1),
  );
  const left = cutOut(text, [...used, ...readPeriods(text)]);
  const national = slicesOf(NATIONAL, left);
  const every = slicesOf(ALL, left);
  const rest = cutOut(left, [...national, ...every]);
  return {
    provinces,
    corrections: placeCorrections(text, used),
    ...(national.length > 0 ? { scope: 'nation' as const } : {}),
    ...(every.length > 0 ? { scope: 'all' as const } : {}),
    ...(district === undefined ? {} : { district }),
    ...readTime(text),
    rests: [...new Set([tidied(left, false), tidied(rest, false), tidied(rest, true)])].filter(
      (one) => one !== '',
    ),
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a pattern for folded text stands in a text. */
function slicesOf(pattern: RegExp, text: string): Range[] {
  const { text: bare, toOriginal } = fold(text);
  return [...bare.matchAll(pattern)].map(({ index, 0: all }) => ({
    start: toOriginal(index),
    end: toOriginal(index + all.length),
  }));
}

/** The text with slices of it replaced by line feeds, which part what stood around them. */
function cutOut(text: string, slices: readonly Range[]): string {
  return [...slices]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}\n${left.slice(end)}`, text);
}

/** What is left between the slices as one phrase; with `trim` without the words that only join. */
function tidied(text: string, trim: boolean): string {
  const pieces = text.split(/[\n,;]/u).map((piece) => {
    const left = trim ? cutOut(piece, slicesOf(JOINING, piece)) : piece;
    return left.replace(/[?!.:()\s]+$/u, '').trim();
  });
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** The provinces of an argument of its own: each of them has to be one. */
function readProvinces(typed: string, tools: RequestTools): Places | Unknown {
  const text = textOf(typed);
  const read = readText(text, tools);
  const [left] = read.rests.slice(-1);
  if (left === undefined && (read.provinces.length > 0 || read.scope)) return read;
  const unknown = left ?? text;
  return {
    unknown: 'province',
    typed: unknown,
    nearest: tools.gazetteer.nearest(unknown, MOST_NEAREST),
  };
}

interface Meant {
  readonly indicators: readonly IndicatorEntry[];
  readonly label?: string;
  readonly dimensions: readonly string[];
}

/** What the words mean that are left for the indicator; `undefined` when none are. */
function meaningOf(rests: readonly string[], tools: RequestTools): Meant | Unknown | undefined {
  const rest = rests.at(-1);
  if (rest === undefined) return undefined;
  const { figures } = tools;
  for (const words of rests) {
    const { likeliest: indicators } = figures.meaning(words);
    if (indicators.length > 0) {
      return { indicators, dimensions: dimensionsIn(words, indicators, figures) };
    }
  }
  // `thuê bao 4G Viettel`: what tells figures of an indicator apart is no part of its name.
  const telling = figures.dimensions().filter((name) => hasWords(rest, name));
  const bare = tidied(telling.reduce(withoutWords, rest), true);
  const { likeliest: indicators } = figures.meaning(bare);
  if (indicators.length > 0) {
    return { indicators, dimensions: dimensionsIn(rest, indicators, figures) };
  }
  const { label, nearest } = figures.meaning(rest);
  if (label !== undefined) return { indicators: [], label, dimensions: [] };
  return strangerIn(rest, tools) ?? { unknown: 'indicator', typed: rest, nearest: [...nearest] };
}

/** What of the words tells figures of these indicators apart. */
function dimensionsIn(
  words: string,
  indicators: readonly IndicatorEntry[],
  figures: FigureTable,
): string[] {
  const ids = indicators.map(({ id }) => id);
  const known = new Set(figures.find({ indicators: ids }).flatMap(({ dimensions }) => dimensions));
  const named = [...known].filter((name) => hasWords(words, name));
  // None of the figures may have all of them: then the words are only part of the indicator's name.
  return figures.find({ indicators: ids, dimensions: named }).length > 0 ? named : [];
}

function hasWords(text: string, words: string): boolean {
  return wholeWords(words).test(folded(text));
}

function withoutWords(text: string, words: string): string {
  const match = wholeWords(words).exec(folded(text));
  return match ? cutOut(text, [{ start: match.index, end: match.index + match[0].length }]) : text;
}

function wholeWords(words: string): RegExp {
  const pattern = folded(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'u');
}

/** `doanh thu viễn thông Atlantis`: behind an indicator, the name of no province. */
function strangerIn(rest: string, { figures, gazetteer }: RequestTools): Unknown | undefined {
  const words = rest.split(/\s+/u);
  for (let count = words.length - 1; count > 0; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    if (figures.meaning(first).likeliest.length === 0) continue;
    const nearest = gazetteer.nearest(last, MOST_NEAREST);
    const isName = /^\p{Lu}\p{Ll}/u.test(last) || nearest.length > 0;
    return isName ? { unknown: 'province', typed: last, nearest } : undefined;
  }
  return undefined;
}
