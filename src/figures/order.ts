import type { Figure, FigurePeriod } from './figure.ts';

/** Sorts figures: the newest first, those of one time by their articles, in the order of the text. */
export function newestFirst(a: Figure, b: Figure): number {
  return (
    timeOf(b.period) - timeOf(a.period) ||
    (a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : a.valueStart - b.valueStart)
  );
}

/** Where a period ends, as a number that grows with time; what no year is known of is the oldest. */
function timeOf(period: FigurePeriod | null): number {
  if (period?.year === undefined) return 0;
  const { year, toYear, month, day, part } = period;
  const ended = month ?? (part === undefined ? 12 : endOfPart(part));
  return ((toYear ?? year) * 13 + ended) * 32 + (day ?? 31);
}

function endOfPart(part: string): number {
  const number = Number(part.slice(1));
  if (part.startsWith('M')) return number;
  return part.startsWith('Q') ? number * 3 : number * 6;
}

/** Whether a figure of a period is of a year: a span is of each of its years. */
export function isOfYear(period: FigurePeriod | null, year: number): boolean {
  if (period?.year === undefined) return false;
  if (period.since) return year >= period.year;
  return period.year <= year && year <= (period.toYear ?? period.year);
}
