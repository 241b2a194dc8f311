import type { Article } from '../../corpus/article.ts';
import type { Period, YearPart } from '../../text/periods.ts';
import { type FigurePeriod, type PeriodRule, periodText } from '../figure.ts';

/** The period without its place in the text. */
export function bare(period: Period | undefined): Period | undefined {
  if (period === undefined) return undefined;
  const { year, toYear, part, month, day } = period;
  return {
    ...(year === undefined ? {} : { year }),
    ...(toYear === undefined ? {} : { toYear }),
    ...(part === undefined ? {} : { part }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** Over some years money flows; what is counted in their report is what there is at their end. */
export function atEnd(period: Period, flows: boolean): Period {
  return period.toYear === undefined || flows ? period : { year: period.toYear };
}

/** A period with the rule that gave it. */
export function dated(period: Period & { since?: true }, rule: PeriodRule): FigurePeriod {
  return { ...period, text: periodText(period), rule };
}

/** How many months have gone when the first ones of a year are over; none for other parts. */
export function monthsIn(part: Period['part']): number {
  if (part === 'H1') return 6;
  return part?.startsWith('M') ? Number(part.slice(1)) : 0;
}

/** Which quarter a part of a year is; 0 for others. */
export function quarterOf(part: Period['part']): number {
  return Number(/^Q(?<quarter>[1-4])$/u.exec(part ?? '')?.groups?.quarter ?? 0);
}

/** How many months a part of a year has. */
export function lengthOf(part: Period['part']): number {
  if (part === 'H2') return 6;
  return quarterOf(part) ? 3 : monthsIn(part);
}

/** Whether a part of a year ends it: nothing reviews it before the last months. */
export function isLate(part: Period['part']): boolean {
  return part === 'H2' || part === 'Q4';
}

/** Reviews of last year, and of a part of it that is named without its year, come until March. */
export const LAST_MONTH_OF_REVIEWS = 3;

/** The year and, where it is known, the month of an article's publication. */
export function publicationOf({ publishedOn }: Pick<Article, 'publishedOn'>): Period {
  if (publishedOn === undefined) return {};
  const month = Number(publishedOn.slice(5, 7));
  return { year: Number(publishedOn.slice(0, 4)), ...(month ? { month } : {}) };
}

/** Whether a part of a year, or a year, was not nearly over at the publication: nothing of it could be reviewed. */
export function liesAhead({ year, part }: Period, published: Period): boolean {
  const { month = 12 } = published;
  const ends = isLate(part) ? 12 : 3 * quarterOf(part) || monthsIn(part);
  if (published.year === undefined || ends === 0)
    return (year ?? 0) > (published.year ?? year ?? 0);
  // `11 tháng` without a year are of last year, and so is `quý IV` in January.
  const known = year ?? (month > LAST_MONTH_OF_REVIEWS && !monthsIn(part) ? published.year : 0);
  return known > published.year || (known === published.year && month < ends - 1);
}

/** The quarter before one. */
export function quarterBefore({ year, part }: Period): Period {
  const quarter = quarterOf(part);
  if (quarter > 1)
    return { ...(year === undefined ? {} : { year }), part: `Q${quarter - 1}` as YearPart };
  return { ...(year === undefined ? {} : { year: year - 1 }), part: 'Q4' };
}

/** The first months of a year as the part of it that they are; twelve are the year. */
export function firstMonths(months: number): { part?: YearPart } {
  if (months >= 12) return {};
  if (months === 3) return { part: 'Q1' };
  return { part: months === 6 ? 'H1' : `M${months}` };
}

/** The years of a period without their month, day or part. */
export function yearly({ year, toYear }: Period): Period {
  return { ...(year === undefined ? {} : { year }), ...(toYear === undefined ? {} : { toYear }) };
}

/** Figures of this field are of no other years: what reads as one of those was misread, and no date is better. */
const [FIRST_YEAR, LAST_YEAR] = [1975, 2100];

/** Whether the years of a period may be those of a figure. */
export function isPlausible({ year = FIRST_YEAR, toYear = year }: Period): boolean {
  return year >= FIRST_YEAR && toYear <= LAST_YEAR;
}

/** The last year of a period. */
export function last(period: Period | undefined): number | undefined {
  return period?.toYear ?? period?.year;
}
