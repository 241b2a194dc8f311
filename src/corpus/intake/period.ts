import { type PeriodMention, readPeriods } from '../../text/periods.ts';
import { sentences } from '../../text/sentences.ts';
import { lastYearDated } from '../../text/told-days.ts';
import type { CleanPage } from './clean.ts';

/** What is told of: results, reviews, rankings of a year. */
const TOLD =
  /(?:tổng kết|sơ kết|kết quả|nhìn lại|đánh giá|đạt được|thực hiện|công tác|hoạt động|doanh thu|thành tích|index|dti|chỉ số|mức độ|xếp hạng|xếp thứ tự|chấm điểm|bảng|tính đến|tới|hết|cuối|trong|quý|tháng)[^.;]{0,25}$/iu;
/** What is yet to be done: a plan's year is not the one that the figures are about. */
const PLANNED =
  /(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|định hướng|tầm nhìn|phấn đấu|triển khai|việc|giao|sang|dự toán|quy hoạch|đến|vào|cho|thời kỳ|nhiệm kỳ)[^.;,]{0,20}$/iu;
/** Behind a year: `Năm 2023, tỉnh dự kiến mở 48 lớp`. */
const EXPECTED = /^[^.;]{0,40}(?<!\p{L})(?:dự kiến|sẽ|phấn đấu)(?!\p{L})/iu;
/** Behind a year that today is set against: `Năm 2007 mới có 0,85 máy/100 dân; còn nay ...`. */
const OVER =
  /^[^.]{0,90}[,;]\s*(?:(?:còn|nhưng|thì|mà|tới|đến|hiện|ngày|bây)\s+)*(?:nay|giờ)(?!\p{L})/iu;
/** `Để phát hiện sai phạm, năm 2012 Thanh tra Sở đã ...`: before a year that opens its clause, with its subject behind it. */
const CLAUSE_BEGINS = /,\s*(?:(?:trong|riêng|tính đến|hết|cuối)\s+)?$/iu;
const SUBJECT = /^\s+\p{L}/u;
/** What figures are compared with, and years in the names of documents. */
const COMPARED = /(?:so với|hơn|cùng kỳ|từ|kể từ|trước|nghị quyết|quyết định)[^.;,]{0,20}$/iu;
/** `Kết quả thực hiện kế hoạch năm 2023`: the plan's year is over. */
const DONE =
  /(?:kết quả|thực hiện|hoàn thành)[^.;,]{0,30} (?:kế hoạch|nhiệm vụ|chỉ tiêu|nghị quyết)\s*$/iu;
/** A longer span is the horizon of a plan, not what an article reports on. */
const LONGEST_SPAN = 6;
/** Less is a year in passing, and no more may be a look back. */
const ENOUGH = 1.5;

/**
 * The years that the figures of an article are about, the main one first: what the title or the lead
 * reviews (`tổng kết năm 2020, triển khai nhiệm vụ năm 2021` is about 2020), or the year that the
 * paragraphs open with. `undefined` when nothing says one.
 */
export function periodOf({ title, titleIsOpening, paragraphs }: CleanPage): number[] | undefined {
  const scores = new Map<string, number>();
  const count = (text: string, told: number, plain: number, opening: number) => {
    for (const mention of readPeriods(text)) {
      const key = spanOf(mention);
      if (key === undefined) continue;
      const before = text.slice(Math.max(0, mention.start - 40), mention.start);
      const written = text.slice(mention.start, mention.end);
      // `khoảng 2000 thuê bao`: a number alone is a year only behind the name of an index.
      if (/^\d{4}$/.test(written) && !/(?:index|dti|năm)[\s-]*$/iu.test(before)) continue;
      // What is told of a quarter or a half of a year is over, unless it is planned.
      const parted = mention.part === undefined ? plain : told;
      const behind = text.slice(mention.end);
      if (EXPECTED.test(behind) || OVER.test(behind)) continue;
      const score = scoreOf(before, behind, { told, plain: parted, opening });
      scores.set(key, (scores.get(key) ?? 0) + score);
    }
  };
  if (!titleIsOpening) count(title, 5, 1, 3);
  for (const [i, { text }] of paragraphs.entries()) {
    for (const { start, end } of sentences(text)) {
      const sentence = text.slice(start, end);
      if (i === 0) count(sentence, 4, 1, 2);
      else count(sentence, 0.6, 0.4, 1.5);
    }
  }
  const [best] = [...scores].sort(([a, x], [b, y]) => y - x || b.localeCompare(a));
  if (best === undefined || best[1] < ENOUGH) return undefined;
  const [from = 0, to = from] = best[0].split('-').map(Number);
  // `Năm 2019 chỉ phát hiện 860 SIM`, where the article tells of November 2020.
  const dated = lastYearDated(paragraphs.map(({ text }) => text)) ?? to;
  if (best[1] <= ENOUGH && dated > to) return [dated];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

interface Scores {
  readonly told: number;
  readonly plain: number;
  readonly opening: number;
}

function scoreOf(before: string, behind: string, { told, plain, opening }: Scores): number {
  if (DONE.test(before)) return told;
  if (COMPARED.test(before)) return 0;
  if (PLANNED.test(before) && !/(?:tính|tính đến|tới|hết) $/iu.test(before)) return 0;
  if (/^(?:trong |riêng |tính đến |hết |cuối )?$/iu.test(before.trimStart())) return opening;
  if (CLAUSE_BEGINS.test(before) && SUBJECT.test(behind)) return opening;
  return TOLD.test(before) ? told : plain;
}

/** `2020` or `2016-2020`; days are those of events and documents. */
function spanOf({ year, toYear, day }: PeriodMention): string | undefined {
  if (year === undefined || day !== undefined) return undefined;
  if (toYear === undefined) return String(year);
  return toYear - year < LONGEST_SPAN ? `${year}-${toYear}` : undefined;
}
