import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import type { Candidate } from './names.ts';

/** What typed words mean: indicators, or figures by the articles' own words, or nothing that is known. */
export interface Meaning {
  /** The indicators whose names come nearest or nearly so, with figures where any have some. */
  readonly likeliest: readonly IndicatorEntry[];
  /** Those besides that have all of the words. */
  readonly others: readonly IndicatorEntry[];
  /** Set when only the articles' own words have it. */
  readonly label?: string;
  /** The nearest, when nothing fits. */
  readonly nearest: readonly IndicatorEntry[];
}

/** Names that are as good as what was typed. */
const CERTAIN = 0.97;
/** The words that were typed are all there, and the name has more. */
const WITHIN = 0.95;
/** All words are there but for a slip. */
const SLIPPED = 0.88;
/** Names that come as near as the nearest. */
const TIE = 0.01;
const MOST_NEAREST = 5;
/** Farther names are no suggestions. */
const FARTHEST = 0.4;
/** Names that are meant as likely as the nearest. */
const LIKELY = 0.08;

/**
 * What somebody means who types this for an indicator.
 * @param nearest the indicators that come nearest to it, best first
 * @param holds whether an indicator has figures
 * @param isLabel whether figures are named so in the articles' own words
 */
export function meaningOf(
  typed: string,
  nearest: readonly Candidate[],
  holds: (entry: IndicatorEntry) => boolean,
  isLabel: boolean,
): Meaning {
  const sure = nearest.filter(({ score }) => score >= CERTAIN);
  const within = nearest.filter(({ covered }) => covered >= WITHIN);
  const best = nearest[0];
  const slipped = nearest.filter(
    ({ covered, score }) => covered >= SLIPPED && score >= (best?.score ?? 1) - TIE,
  );
  const meant = [sure, within, slipped].find((found) => found.length > 0) ?? [];
  // What articles write themselves is meant rather than an indicator of which there is nothing.
  const isHeld = meant.some(({ entry }) => holds(entry));
  if (meant.length > 0 && (isHeld || sure.length > 0 || !isLabel)) {
    const top = Math.max(...meant.map(({ score }) => score));
    const likely = meant.filter(({ score }) => score >= top - LIKELY);
    const held = likely.filter(({ entry }) => holds(entry));
    const likeliest = (held.length > 0 ? held : likely.slice(0, 1)).map(({ entry }) => entry);
    const others = within.map(({ entry }) => entry).filter((entry) => !likeliest.includes(entry));
    return { likeliest, others, nearest: [] };
  }
  const nothing = { likeliest: [], others: [], nearest: [] };
  if (isLabel) return { ...nothing, label: typed };
  const near = nearest.filter(({ score }) => score >= FARTHEST).slice(0, MOST_NEAREST);
  return { ...nothing, nearest: near.map(({ entry }) => entry) };
}
