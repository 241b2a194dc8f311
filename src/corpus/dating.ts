import { type PeriodMention, readPeriods, type YearPart, yearsOf } from '../text/periods.ts';
import type { Article } from './article.ts';
import type { Passage } from './library.ts';

/** When a passage speaks of. */
export interface Dating {
  /** Years that the passage itself states as the time of what it says. */
  readonly stated: readonly number[];
  /** The years it speaks of: its own, else those running on from before, else the article's. */
  readonly years: readonly number[];
  /** The part of the year it speaks of, stated in it or running on. */
  readonly part?: YearPart;
}

/** Before a year with which something is only compared. */
const COMPARED =
  /(?:so với|cùng kỳ|cùng thời điểm|(?:hơn|kém|vị trí của|thời điểm)\s*|từ mức|so cùng kỳ)(?:\s+(?:với|cùng kỳ|thời điểm|cuối|đầu|của|các|kết quả|mức))*\s*(?:năm\s*)?(?:trước\s*)?\(?$/iu;
/** Before the date of a document: behind its sign, or behind the word for it and `ngày`. */
const DOCUMENT_DATE =
  /(?:\d[\p{L}\d]*[-/][\p{L}\d/-]+|(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|nghị định|thông tư|văn bản)[^.;,]{0,40}),?\s*(?:ký\s*|ra\s*)?(?:ngày\s*)?\(?$/iu;
/** A year runs on where it opens a sentence: `Năm 2018, ...`, `Tính đến cuối năm 2020 ...`. */
const OPENING = 40;

/**
 * When each passage of an article speaks of. A year with which something is compared and the date of
 * a document say nothing about the figures beside them.
 */
export function datePassages(article: Article, passages: readonly Passage[]): Dating[] {
  const publication = article.publishedOn ? [Number(article.publishedOn.slice(0, 4))] : [];
  const ofArticle: readonly number[] = article.period ?? publication;
  let running: readonly number[] = [];
  let runningPart: YearPart | undefined;
  return passages.map(({ start, end }) => {
    const text = article.body.slice(start, end);
    const periods = timesOf(text);
    const stated = [...new Set(periods.flatMap(yearsOf))];
    const part = periods.find((period) => period.part !== undefined)?.part;
    const opener = periods.find((period) => period.start < OPENING && period.year !== undefined);
    const own = stated.length > 0;
    const years = own ? stated : running.length > 0 ? running : ofArticle;
    const effectivePart = part ?? (own ? undefined : runningPart);
    if (opener) {
      running = yearsOf(opener);
      runningPart = opener.part;
    } else if (part !== undefined && periods.some((period) => period.start < OPENING)) {
      runningPart = part;
    }
    return {
      stated,
      years,
      ...(effectivePart === undefined ? {} : { part: effectivePart }),
    };
  });
}

/** The periods of a text that say when something was so, without those compared with and dates of documents. */
export function timesOf(text: string): PeriodMention[] {
  return readPeriods(text).filter((period) => {
    const before = text.slice(Math.max(0, period.start - 60), period.start);
    if (COMPARED.test(before)) return false;
    return !(period.day !== undefined && DOCUMENT_DATE.test(before));
  });
}
