import type { Period, YearPart } from '../../text/periods.ts';

/** A question for what there is, or was reached, when a quarter is over: `tính đến hết quý III/2021`. */
const AT_END =
  /(?<!\p{L})(?:hết|het|cuối|cuoi|(?:đến|den|tới|toi|by)(?: the)?(?: (?:hết|het|cuối|cuoi|end of))?|end of)\s+(?:the\s+)?(?:quý|quy|q|first|second|third|fourth)(?!\p{L})/iu;

/** The month that a part of a year ends with, 1-12. */
function lastMonthOf(part: YearPart): number {
  if (part === 'H1') return 6;
  if (part === 'H2') return 12;
  return Number(part.slice(1)) * (part.startsWith('Q') ? 3 : 1);
}

/** Whether a question asks about the end of a part of a year, and a period is one that ends, or lies, there as well. */
export function endsWith(question: string, part: YearPart, period: Period): boolean {
  if (!AT_END.test(question)) return false;
  const last = lastMonthOf(part);
  return period.part === undefined ? period.month === last : lastMonthOf(period.part) === last;
}
