import type { Period } from '../../text/periods.ts';
import type { Status } from '../figure.ts';
import type { Part } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { ArticleTime } from './article-time.ts';
import { LAST_MONTH_OF_REVIEWS } from './dating.ts';
import { MOST_OPENING } from './openers.ts';
import type { TimeMention } from './times.ts';

/** `Cộng lại từ năm 2017, ...`: so near the beginning a `từ` opens the sentence. */
const OPENS = 25;
/** `Thanh tra Sở từ năm 2011 đến nay tổ chức 50 cuộc; ...`: behind its subject it opens what adds up over the years. */
const SUBJECT = /^[^,;:()\d]{0,60}$/u;
const ADDS_UP: ReadonlySet<string> = new Set(['count', 'money']);
/** `10 lớp, dự kiến mở trong quý II/2016` */
const EXPECTED = /^[^,;:()]{0,30},\s*dự kiến[^,;:()]*$/u;
/** `8 bưu cục sẽ được sửa chữa, nâng cấp trong năm 2020` */
const WILL = /^\s+(?:(?:nữa|khác|này)\s+)?sẽ\s[^;:()\d]{0,60}\s(?:trong|vào)\s+(?:năm\s+)?$/u;
/** `... là 3.228, tính đến cuối năm 2021` */
const AS_OF =
  /^[^,;:()]{0,40},\s*(?:tính|số liệu|thống kê)\s+(?:đến|tới)\s+(?:(?:hết|cuối|ngày|thời điểm|năm|tháng)\s+)*$/u;
/** `Theo Sở, nhờ làm quyết liệt: trong năm 2021, a; b; c`: what a colon leads to begins with its time. */
const BEHIND_COLON = /:\s*(?:(?:trong|riêng|tính|cả)\s+)*(?:năm\s+)?$/u;
/** `... đề ra đến năm 2025: a; b; c`: behind a time that heads a list. */
const HEADS_LIST = /^[^,;.:]{0,20}:/u;

/**
 * The period of its sentence that goes with number `i`: the nearest before it, else right behind it.
 * @param article tells which times are yet to come
 */
export function timeBeside(
  { masked, plain: text, times, parts }: Sentence,
  i: number,
  status: Status,
  article: ArticleTime,
): TimeMention | undefined {
  const { mention } = parts[i] as Part;
  const between = (from: number, to: number): string => masked.slice(from, to);
  // `từ hạng 21 năm 2015 vọt lên hạng 4`
  const ofEarlier = ({ start }: TimeMention): boolean =>
    parts.some(
      ({ role, mention: { unitEnd } }) =>
        role === 'earlier' &&
        start >= unitEnd &&
        /^[\s(]*(?:của|hồi)?\s*$/u.test(between(unitEnd, start)),
    );
  const opens = (start: number): boolean =>
    start <= OPENS || (ADDS_UP.has(mention.kind) && SUBJECT.test(between(0, start)));
  const usable = times.filter((time) => {
    if (ofEarlier(time)) return false;
    if (time.role === 'plan') return status === 'target';
    if (time.role === 'horizon') return status === 'target' || !article.isToCome(text, time);
    return time.role === 'stated' || time.role === 'since';
  });
  const bracketed = usable.find(
    ({ start, end }) =>
      start >= mention.unitEnd &&
      /^[\s,]*\(\s*(?:trong|năm|cuối)?\s*$/u.test(between(mention.unitEnd, start)) &&
      /^\s*\)/u.test(masked.slice(end)),
  );
  if (bracketed) return bracketed;
  const before = usable.filter(
    ({ start, end, role }) =>
      end <= mention.start &&
      !isClosed(between(start, mention.start)) &&
      !(role === 'since' && !opens(start) && /[,;]/u.test(between(end, mention.start))),
  );
  const inSegment = before.findLast(({ end }) => !between(end, mention.start).includes(';'));
  if (inSegment) return inSegment;
  const next = parts.find(({ role }, k) => k > i && role === 'figure')?.mention.start;
  const behind = usable.find(
    ({ start }) =>
      start >= mention.unitEnd &&
      start < (next ?? masked.length) &&
      (!/[,;:()]/u.test(between(mention.unitEnd, start)) ||
        EXPECTED.test(between(mention.unitEnd, start)) ||
        WILL.test(between(mention.unitEnd, start)) ||
        AS_OF.test(between(mention.unitEnd, start))),
  );
  if (behind) return behind;
  const [opener] = before;
  const first = parts.find(({ role }) => role === 'figure')?.mention.start ?? 0;
  if (
    opener &&
    opener.start < first &&
    (opener.start <= MOST_OPENING ||
      opener.part !== undefined ||
      BEHIND_COLON.test(text.slice(0, opener.start)) ||
      HEADS_LIST.test(text.slice(opener.end)))
  )
    return opener;
  return status === 'target' ? usable.find(({ role }) => role !== 'stated') : undefined;
}

/**
 * `2.500 tỷ đồng, tăng 11,5% so với năm 2022`, published in January 2024: the year after the one that a sentence
 * compares with, in the months in which that is reviewed.
 */
export function yearAfterCompared(
  { times }: Sentence,
  { year, month = 12 }: Period,
): Period | undefined {
  if (year === undefined || month > LAST_MONTH_OF_REVIEWS) return undefined;
  const isLast = times.some((time) => time.role === 'compared' && time.year === year - 2);
  return isLast ? { year: year - 1 } : undefined;
}

function isClosed(text: string): boolean {
  return text.split(')').length > text.split('(').length;
}
