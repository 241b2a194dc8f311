import type { Article } from '../../corpus/article.ts';
import type { Period } from '../../text/periods.ts';
import type { Sentence } from '../reading/sentence.ts';
import { bare, LAST_MONTH_OF_REVIEWS } from './dating.ts';
import { looksBack } from './openers.ts';
import { isAim } from './spoken-years.ts';
import type { TimeMention } from './times.ts';

/** Whether a time is that of what is yet to be done. */
export function isPlan({ role }: TimeMention): boolean {
  return role === 'plan';
}

/** The year of the front matter, unless the text itself only looks ahead or back to it. */
export function givenYear(
  { period }: Article,
  sentences: readonly Sentence[],
  stated: readonly TimeMention[],
): number | undefined {
  const [year, ...more] = period ?? [];
  if (more.length > 0 || stated.some((time) => time.year === year))
    return more.length > 0 ? undefined : year;
  const passing = sentences.some((sentence) =>
    sentence.times.some(
      (time) =>
        time.year === year &&
        (looksBack(sentence) || (time.role === 'horizon' && isAim(sentence.plain, time.start))),
    ),
  );
  return passing ? undefined : year;
}

/** The day of the meeting that the lead tells of, with the year that it must have been in. */
export function eventOf(
  head: readonly Sentence[],
  review: number | undefined,
  planned: number | undefined,
  published: number | undefined,
): Period | undefined {
  const day = head.flatMap(({ times }) => times).find(({ role }) => role === 'event');
  if (day === undefined || day.year !== undefined) return bare(day);
  const early = (day.month ?? 12) <= LAST_MONTH_OF_REVIEWS;
  const next = review === undefined ? undefined : review + 1;
  const year = published ?? (early ? (planned ?? next) : (review ?? planned));
  return year === undefined ? undefined : { ...bare(day), year };
}

const TERM_OF_ELECTION = /(?<!\p{L})bầu cử(?!\p{L})[^.;]*(?<!\p{L})nhiệm kỳ\s*$/u;

/** The year of the election that a lead tells of: it is held in the first one of the term. */
export function electionIn(head: readonly Sentence[]): Period | undefined {
  for (const { plain: text, times } of head) {
    const term = times.find(
      ({ toYear, start }) => toYear !== undefined && TERM_OF_ELECTION.test(text.slice(0, start)),
    );
    if (term?.year !== undefined) return { year: term.year };
  }
  return undefined;
}
