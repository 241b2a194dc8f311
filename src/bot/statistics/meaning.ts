import type { Gazetteer, PlaceMention, Province } from '../../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import { cutOut, hasWords, tidied, wordsIn } from './phrases.ts';

/** What the words of a request mean that are neither places nor times. */
export interface Meant {
  /** The likeliest first; empty where only the articles' own words, or no indicator, were named. */
  readonly indicators: readonly IndicatorEntry[];
  /** Less likely ones, which the words fit too. */
  readonly others: readonly IndicatorEntry[];
  /** Words of figures that are of no indicator. */
  readonly label?: string;
  /** What tells the figures from others of their indicator: `mức 4`. */
  readonly dimensions: readonly string[];
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

/** What there is to be meant. */
type Known = Pick<RequestTools, 'figures' | 'gazetteer'>;

const NOTHING: Meant = { indicators: [], others: [], dimensions: [] };
const MOST_NEAREST = 3;
/**
 * How many words are compared with those of every indicator, whose longest name has 14: as many as a command
 * may have would hold everybody else up for seconds.
 */
const MOST_WORDS = 20;
/** How many words the name of a province has at most: `Bà Rịa - Vũng Tàu`. */
const LONGEST_NAME = 5;

/**
 * Finds what is meant.
 * @param readings the words, read more and more loosely; the last reading has the fewest of them
 */
export function meaningOf(readings: readonly string[], tools: Known): Meant | Unknown {
  const { figures } = tools;
  const rests = readings.map((words) => words.split(/\s+/u).slice(0, MOST_WORDS).join(' '));
  const rest = rests.at(-1) ?? '';
  if (rest === '') return NOTHING;
  const telling = figures.dimensions().filter((name) => hasWords(rest, name));
  for (const words of rests) {
    const meant = named(words, telling, tools);
    if (meant) return meant;
  }
  // `thuê bao 4G Viettel`: what tells figures of an indicator apart is no part of its name.
  const bare = tidied(cutOut(rest, wordsIn(rest, telling)), true);
  if (bare === '') return { ...NOTHING, dimensions: telling };
  const meant = named(bare, telling, tools);
  if (meant) return meant;
  const { label, nearest } = figures.meaning(rest);
  if (label !== undefined) return { ...NOTHING, label };
  return strangerIn(rest, tools) ?? { unknown: 'indicator', typed: rest, nearest: [...nearest] };
}

function named(words: string, telling: readonly string[], { figures }: Known): Meant | undefined {
  const { likeliest, others } = figures.meaning(words);
  if (likeliest.length === 0) return undefined;
  return {
    indicators: likeliest,
    others,
    dimensions: telling.filter((name) => !likeliest.some((entry) => isNamedBy(entry, name))),
  };
}

/** `cố định` is a part of a name, and tells nothing apart then. */
function isNamedBy({ vi, aliases }: IndicatorEntry, dimension: string): boolean {
  return [vi, ...aliases].some((name) => hasWords(name, dimension));
}

/** `doanh thu viễn thông Atlantis`: behind an indicator, the name of no province. */
function strangerIn(rest: string, { figures, gazetteer }: Known): Unknown | undefined {
  const words = rest.split(/\s+/u);
  const fewest = Math.max(1, words.length - LONGEST_NAME);
  for (let count = words.length - 1; count >= fewest; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    if (figures.meaning(first).likeliest.length === 0) continue;
    const nearest: Province[] = gazetteer.nearest(last, MOST_NEAREST);
    const isName = /^\p{Lu}\p{Ll}/u.test(last) || nearest.length > 0;
    return isName ? { unknown: 'province', typed: last, nearest } : undefined;
  }
  return undefined;
}
