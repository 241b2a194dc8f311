import { word, words } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { TimeMention } from './times.ts';

/** `hiện nay`, `đến thời điểm này`: the present of the article, whatever year ran on before; not `thực hiện nay`. */
const PRESENT = words(
  String.raw`(?=hiện|lúc|đến|tới|thời|nay|năm)(?<!(?:thực|thể|phát|biểu|xuất|cải|năm|hôm|ngày|từ|lâu|xưa|sáng|chiều)\s)(?:hiện nay|hiện tại|năm nay|hiện(?=\s+(?:toàn|cả|tỉnh|trên|đang|có|đã|còn|mạng|đặt|được|quản lý|cung cấp|phục vụ|vận hành|chạy|dùng|cài|lưu|chứa|nối|phát|hoạt động)(?!\p{L})|,)|lúc này|(?:đến|tới)\s+(?:thời điểm\s+)?(?:này|nay|hiện tại|hiện nay|lúc này)|thời điểm này|nay(?=\s+(?:đã|có|là)(?!\p{L})|\s*,))`,
);
/** So near the beginning a `hiện nay` opens the sentence. */
export const OPENS_PRESENT = 40;

/** `Mạng cố định nay có ở 100% xã; ...`: behind its subject it is said of its own clause. */
const BEHIND_SUBJECT =
  /^[\s\-–+*•]*(?!(?:tính|cho|và|còn|đến|tới|tại|ở)(?!\p{L}))\p{L}+\s[^,;:]*\snay\s$/u;

/** Where a text comes back to the present ahead of an offset, unless only a clause does that ends before it. */
export function presentAhead(text: string, at: number): number | undefined {
  const ahead = text.slice(0, at);
  const now = lastPresent(ahead);
  if (now === undefined) return undefined;
  return ahead.includes(';', now) && isOfClause(text, now) ? undefined : now;
}

function isOfClause(text: string, now: number): boolean {
  return BEHIND_SUBJECT.test(text.slice(0, now + 4));
}

/** Whether a text opens in the present. */
export function opensPresent(text: string): boolean {
  const [first] = text.matchAll(PRESENT);
  if (first === undefined || first.index > OPENS_PRESENT) return false;
  // What its subject has by now says nothing of what follows it.
  return !(text.includes(';') && isOfClause(text, first.index));
}

/** `Năm 2016 đứng thứ 9, chỉ sau một năm đã lên 6 bậc`: it is told from there to now. */
const YEARS_LATER = word('sau (?:đúng |hơn |gần )?(?:một|hai|ba|bốn|năm|\\d{1,2}) năm');

/** Whether a sentence comes back to the present behind a time. */
export function comesBack({ plain: text }: Sentence, { end }: TimeMention): boolean {
  return (lastPresent(text) ?? 0) > end || YEARS_LATER.test(text.slice(end));
}

/** Where a text comes back to the present last. */
export function lastPresent(text: string): number | undefined {
  return [...text.matchAll(PRESENT)].at(-1)?.index;
}
