import { readPeriods, yearsOf } from '../../text/periods.ts';
import type { Block } from './blocks.ts';
import type { DateLabel } from './dates.ts';

/** When an article was published, as far as its page shows it. */
export interface Publication {
  readonly publishedOn?: string;
  /** A date of the page that was not believed, and why. */
  readonly doubt?: string;
}

interface Candidate {
  readonly date: string;
  readonly weight: number;
  /** Stands above the title, where portals show today's date. */
  readonly above: boolean;
  readonly where: string;
}

/** A notice of a meeting appears within weeks; a date further away is that of the download. */
const LONGEST_DELAY_DAYS = 60;
/** Within these characters of a lead the day of the event is its adverbial. */
const OPENING = 30;
const DAY_MS = 86_400_000;
const WEIGHTS: Readonly<Record<DateLabel, number>> = { published: 5, updated: 3, clock: -1 };

/** Where on the page the article stands; indices of blocks. */
export interface Layout {
  /** The title's first block; without a title the first block of the text. */
  readonly title: number;
  readonly lead: number;
  /** The first block behind the article. */
  readonly end: number;
}

/**
 * Chooses among the dates of a page the one of publication: one that says so, one beside the title,
 * one at the end of the text, and one above the title only if nothing speaks against it.
 */
export function publicationOf(
  blocks: readonly Block[],
  { title, lead, end }: Layout,
  text: string,
  fixed: { readonly stated?: string; readonly header?: string },
): Publication {
  const candidates: Candidate[] = [];
  if (fixed.stated) {
    candidates.push({ date: fixed.stated, weight: 4.5, above: false, where: "in the page's head" });
  }
  if (fixed.header) {
    candidates.push({ date: fixed.header, weight: 1.5, above: false, where: 'in the first line' });
  }
  for (const [i, block] of blocks.slice(0, end).entries()) {
    const { date } = block;
    if (date === undefined) continue;
    const inside = i > lead + 1 && i < end - 2;
    const place = i < title ? 1 : i <= lead + 1 ? 4 : 2;
    const weight =
      date.place !== undefined ? 4 : date.label ? WEIGHTS[date.label] + place / 10 : place;
    if (weight < 0 || (inside && date.label !== 'published')) continue;
    const above = i < title && date.label !== 'published' && date.place === undefined;
    const where = block.number === undefined ? 'on the page' : `on line ${block.number}`;
    candidates.push({ date: date.date, weight, above, where });
  }
  candidates.sort((a, b) => b.weight - a.weight);
  const doubts = candidates.map((one) => doubtOf(one, blocks[lead]?.text ?? '', text));
  const best = candidates[doubts.indexOf(undefined)];
  if (best === undefined) return doubts[0] ? { doubt: doubts[0] } : {};
  const exact = candidates.find(
    ({ date, weight }) =>
      date.startsWith(best.date) && date.length > best.date.length && weight > 0,
  );
  return { publishedOn: (exact ?? best).date };
}

/** What speaks against a date: the text knows of nothing near it, so it may be that of the download. */
function doubtOf(
  { date, above, where }: Candidate,
  lead: string,
  text: string,
): string | undefined {
  const year = Number(date.slice(0, 4));
  const periods = readPeriods(text);
  const newest = Math.max(
    0,
    ...periods.flatMap((period) => (period.toYear ? [] : yearsOf(period))),
  );
  if (newest > 0 && year - newest >= (above ? 2 : 3)) {
    return `the date ${date} ${where} is years after all that the text speaks of (${newest})`;
  }
  if (!above || date.length < 10) return undefined;
  // `Ngày 20/3, ...`: a notice opens with the day of what it tells. Days further in may be older.
  const event = readPeriods(lead.slice(0, OPENING)).find((period) => period.day && !period.year);
  if (event?.day === undefined || event.month === undefined) return undefined;
  const published = Date.parse(date);
  const near = [year, year - 1].some((eventYear) => {
    const delay = (published - Date.UTC(eventYear, Number(event.month) - 1, event.day)) / DAY_MS;
    return delay >= -1 && delay <= LONGEST_DELAY_DAYS;
  });
  return near
    ? undefined
    : `the date ${date} ${where} is months away from the first day that the text names`;
}
