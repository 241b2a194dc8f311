import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Figure } from '../../figures/figure.ts';

/** Units of money, which convert into one another. */
const MONEY: Readonly<Record<string, number>> = { đồng: 1, 'triệu đồng': 1e6, 'tỷ đồng': 1e9 };
const DOLLARS: Readonly<Record<string, number>> = { USD: 1, 'triệu USD': 1e6, 'tỷ USD': 1e9 };
/** Units that count nothing: what is measured in one of them is never a number of things. */
const NO_COUNT = new Set(['%', 'điểm %', 'hạng', 'bậc', 'điểm', 'thuê bao/100 dân']);

/** What values must share to be compared, and by how much one is multiplied to be in the smallest unit. */
export interface Measure {
  readonly name: string;
  readonly factor: number;
}

/** How a figure is measured. An indicator's things go by several nouns: `trạm`, `trạm BTS`. */
export function measureOf({ unit, indicator }: Figure): Measure {
  const [dong, dollars] = [MONEY[unit], DOLLARS[unit]];
  if (dong !== undefined) return { name: 'đồng', factor: dong };
  if (dollars !== undefined) return { name: 'USD', factor: dollars };
  if (indicator === null || NO_COUNT.has(unit) || unit.includes('/')) {
    return { name: unit, factor: 1 };
  }
  return { name: 'count', factor: 1 };
}

/** A value in the smallest unit of its measure. */
export function sizeOf(figure: Figure): number {
  return figure.value * measureOf(figure).factor;
}

/**
 * What two figures must share to be of one time: the year, or the same part of it. What is counted at
 * some day of a year stands for the year; money earned in a month does not.
 */
export function timeOf({ period }: Figure, kind: IndicatorEntry['kind'] | undefined): string {
  if (period?.year === undefined) return '';
  const { year, toYear, part, month, since, text } = period;
  if (toYear !== undefined || since) return text;
  if (part !== undefined) return `${year} ${part}`;
  return month !== undefined && (kind === 'amount' || kind === undefined) ? text : String(year);
}
