import {
  type PeriodMention,
  readPeriods,
  type YearPart,
  yearCompared,
  yearsOf,
} from '../text/periods.ts';
import { lastYearDated } from '../text/told-days.ts';
import type { Article } from './article.ts';
import type { Passage } from './library.ts';

/** When a passage speaks of. */
export interface Dating {
  /** Years that the passage itself states as the time of what it says. */
  readonly stated: readonly number[];
  /**
   * The years it speaks of: its own, else those running on from the sentence that opened with a
   * year, else those of the sentences before it in its paragraph, else the article's.
   */
  readonly years: readonly number[];
  /** The part of the year it speaks of, stated in it or running on. */
  readonly part?: YearPart;
}

/** Before a year with which something is only compared. */
const COMPARED =
  /(?:so với[^.,;()]{0,30}|(?:bằng|gấp)\s+[\d.,]+\s*(?:%|lần)|cùng kỳ|cùng thời điểm|(?:hơn|kém|vị trí của|thời điểm)\s*|từ mức|so cùng kỳ)(?:\s+(?:với|cùng kỳ|thời điểm|cuối|đầu|của|các|kết quả|mức|cả))*\s*(?:năm\s*)?(?:trước\s*)?\(?$/iu;
/** Before the year of a plan with which a result is measured: `bằng 45% kế hoạch năm`. */
const OF_PLAN =
  /(?:bằng|đạt|vượt|%)[^.;,]{0,20}(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)\s*(?:cả\s*)?(?:năm\s*)?$/iu;
/** Before the date of a document: behind its sign, or behind the word for it and `ngày`. */
const DOCUMENT_DATE =
  /(?:\d[\p{L}\d]*[-/][\p{L}\d/-]+|(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|nghị định|thông tư|văn bản)[^.;,]{0,40}),?\s*(?:ký\s*|ra\s*)?(?:ngày\s*)?\(?$/iu;
/** Before the year of somebody's birth. */
const BORN = /(?<!\p{L})sinh\s*(?:năm|ngày|tháng)?\s*$/iu;
/** A year runs on where it opens a sentence: `Năm 2018, ...`, `Trong 6 tháng đầu năm 2019 ...`. */
const OPENING = 40;
/** Before a year that is only the end or beginning of something: it does not run on. */
const BOUND = /(?:đến|tới|cuối|hết|từ|sau|trước|đầu)\s*$/iu;
/** `từ vị trí thứ 4 năm 2015 xuống thứ 18`: where something was before it moved. */
const MOVED_FROM = /(?:^|\s)từ\s[^.,;]{0,40}$/iu;
const MOVED_TO = /^\s*(?:xuống|lên|còn|tụt|vươn|nhảy|vọt|tăng|giảm)(?!\p{L})/iu;
/** A sentence that begins in an earlier year may tell of today. */
const NOW = /(?:đến nay|tới nay|hiện nay|hiện tại|bây giờ|hiện có|lúc này)(?!\p{L})/iu;
/** More years than these are those of a plan, and not when something is so today. */
const MOST_YEARS = 2;
/** How many sentences at the head of an article may say what year it is about. */
const LEAD = 3;

/**
 * When each passage of an article speaks of. A year with which something is compared and the date of
 * a document say nothing about the figures beside them.
 */
export function datePassages(article: Article, passages: readonly Passage[]): Dating[] {
  const texts = passages.map(({ start, end }) => article.body.slice(start, end));
  const periods = texts.map(timesOf);
  const ofArticle = yearsOfArticle(article, periods, texts);
  const partOfArticle = [...timesOf(article.title), ...periods.slice(0, LEAD).flat()].find(
    (period) => period.part !== undefined,
  )?.part;
  let running: readonly number[] = [];
  /** What runs on behind a paragraph that looked back. */
  let returning: readonly number[] | undefined;
  let runningPart: YearPart | undefined;
  let near: readonly number[] = [];
  const published = article.publishedOn ? [Number(article.publishedOn.slice(0, 4))] : [];
  const inheritedBy = (text: string, from: readonly (readonly number[])[]): readonly number[] => {
    const years = from.find(({ length }) => length > 0) ?? [];
    const isOfPlan = years.length > MOST_YEARS && published.length > 0;
    return isOfPlan && NOW.test(text) ? published : years;
  };
  return passages.map((passage, i) => {
    const own = periods[i] ?? [];
    const stated = [...new Set(own.flatMap(yearsOf))];
    if (passage.paragraph.start !== passages[i - 1]?.paragraph.start) {
      near = [];
      running = returning ?? running;
      returning = undefined;
    }
    const inherited = inheritedBy(texts[i] ?? '', [running, near, ofArticle]);
    const ownPart = own.find((period) => period.part !== undefined)?.part;
    const opener = own.find(
      ({ start }) => start < OPENING && !BOUND.test((texts[i] ?? '').slice(0, start)),
    );
    const wholeYear = opener !== undefined && opener.year !== undefined && ownPart === undefined;
    const part = ownPart ?? (wholeYear ? undefined : (runningPart ?? partOfArticle));
    if (opener?.year !== undefined && opener.day === undefined) {
      // `Kỳ trước, năm 2016, tỉnh ở vị trí 31`, behind what was told of 2017.
      returning = last(yearsOf(opener)) < last(near) ? (returning ?? running) : undefined;
      running = yearsOf(opener);
    }
    if (opener !== undefined && (wholeYear || opener.part !== undefined)) runningPart = opener.part;
    // The day of an event says nothing of the sentences behind it.
    const spans = own.filter(({ day }) => day === undefined).flatMap(yearsOf);
    if (spans.length > 0) near = [...new Set(spans)];
    return {
      stated,
      years:
        stated.length > 0
          ? [...new Set([...stated, ...today(texts[i] ?? '', ofArticle)])]
          : inherited,
      ...(part === undefined ? {} : { part }),
    };
  });
}

function last(years: readonly number[]): number {
  return years.at(-1) ?? 0;
}

function today(text: string, ofArticle: readonly number[]): readonly number[] {
  return NOW.test(text) ? ofArticle : [];
}

/** What an article says of its years, else what its lead or the rest states, else its publication. */
function yearsOfArticle(
  article: Article,
  periods: readonly (readonly PeriodMention[])[],
  texts: readonly string[],
): readonly number[] {
  if (article.period) return article.period;
  const dated = (found: readonly PeriodMention[]) =>
    found.find(({ year, day }) => year !== undefined && day === undefined);
  const titled = dated(timesOf(article.title));
  if (titled) return yearsOf(titled);
  // Nothing says for sure: the year in the lead and that of the publication both may be meant.
  const lead = dated(periods.slice(0, LEAD).flat());
  const published = article.publishedOn ? [Number(article.publishedOn.slice(0, 4))] : [];
  const likely = [...new Set([...(lead ? yearsOf(lead) : []), ...published])];
  if (likely.length > 0) return likely;
  const anywhere = texts.flatMap((text) => readPeriods(text).filter((p) => isOfPlan(text, p)));
  const stated = yearsOf(dated(periods.flat()) ?? dated(anywhere) ?? {});
  const dayTold = lastYearDated(texts);
  // A year before those of its days is looked back to.
  if (dayTold !== undefined && dayTold > (stated.at(-1) ?? 0)) return [dayTold];
  if (stated.length > 0) return stated;
  const compared = yearCompared(texts);
  if (compared !== undefined) return [compared];
  // Days of one and the same year, and no other year told of, say when it was written.
  const days = new Set(periods.flat().flatMap(yearsOf));
  return days.size === 1 ? [...days] : [];
}

/** The periods of a text that say when something was so: not those compared with, planned for, or of documents. */
export function timesOf(text: string): PeriodMention[] {
  return readPeriods(text).filter((period) => {
    const before = text.slice(Math.max(0, period.start - 60), period.start);
    if (COMPARED.test(before) || BORN.test(before) || isOfPlan(text, period)) return false;
    if (MOVED_FROM.test(before) && MOVED_TO.test(text.slice(period.end))) return false;
    return !(period.day !== undefined && DOCUMENT_DATE.test(before));
  });
}

function isOfPlan(text: string, { start }: PeriodMention): boolean {
  return OF_PLAN.test(text.slice(Math.max(0, start - 60), start));
}
