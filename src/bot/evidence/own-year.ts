import type { Candidate } from './entry.ts';
import { NUMBERS, type Value } from './values.ts';

/** Words between a number and its year that are what it counts: `1.123 sự kiện năm 2023`. */
const MOST_WORDS = 3;
/** `hạng 14/63 của năm 2019`, `28/63 (năm 2017)`, `39 tỷ đồng hồi 2018`; not `95% so với năm 2019`, nor `171 tỷ đồng (năm 2019 là 132 tỷ)`. */
const YEAR_BEHIND = new RegExp(
  String.raw`^(?:,?\s*(?:tỉnh|thành phố|tỉnh thành))*(?<words>(?:\s+\p{L}+){0,${MOST_WORDS}}?)\s*` +
    String.raw`\(?(?:(?:của|trong|vào|ở|hồi)\s+)?(?:(?:cuối|giữa|đầu)\s+)?(?:năm|hồi)\s+(?<year>(?:19|20)\d\d)(?![\d.,]\d|\s*[-–/]\s*\d|\s*(?:(?:mới|chỉ|còn|từng|đã)\s+)*(?:là|đạt|có|đứng|xếp|ở|:)\s)`,
  'u',
);
/** `so với năm 2018 (21/63)`, `năm 2019 mới là 273.958 thuê bao` */
const YEAR_BEFORE =
  /năm\s+(?<year>(?:19|20)\d\d)\s*(?:(?<bracket>\()\s*|(?:(?:mới|chỉ|còn|từng|đã)\s+)*(?:là|đạt|có|đứng|xếp|ở|:)\s+)(?:(?:hạng|thứ|vị trí|là|đạt)\s+)*$/iu;
/** What makes the year behind such words that of something else. */
const OF_OTHER =
  /(?<!\p{L})(?:so|với|bằng|hơn|kém|theo|từ|đến|tới|trước|sau|kể|kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|cho|và)(?!\p{L})/u;
/** Before a year with which something is compared: what follows is by how much it differs. */
const COMPARED = /(?:so với|hơn|kém|bằng|cùng kỳ)\s+(?:(?:cùng kỳ|cuối|của)\s+)*$/iu;

/**
 * The year that a number's own words tie it to, whatever else its sentence speaks of: 2019 for `14/63` in
 * `so với hạng 14/63 của năm 2019, tỉnh đi lên 4 bậc`.
 * @param value with offsets in the article's body
 */
export function ownYear({ entry, start, end }: Candidate, value: Value): number | undefined {
  if (!NUMBERS.includes(value.kind)) return undefined;
  const { body } = entry.article;
  const before = YEAR_BEFORE.exec(body.slice(start, value.start));
  if (before?.groups) {
    const isCompared = COMPARED.test(body.slice(start, start + before.index));
    // `so với năm 2018 là 12%` and `hơn năm 2018 (7 bậc)` say how it moved.
    const { year, bracket } = before.groups;
    const isMove = value.kind === 'change' || value.kind === 'share' || bracket === undefined;
    if (!(isCompared && isMove)) return Number(year);
  }
  // A count is read with two words behind it, one of which may be `năm`.
  const written = body.slice(value.start, value.end);
  const from = written.endsWith(' năm') ? value.end - ' năm'.length : value.end;
  const { words = '', year } = YEAR_BEHIND.exec(body.slice(from, end))?.groups ?? {};
  const isCounted = value.kind === 'count' || value.kind === 'density';
  return year === undefined || OF_OTHER.test(words) || (words !== '' && !isCounted)
    ? undefined
    : Number(year);
}

/**
 * Whether a sentence names a year only behind a number, as that of a later one: 2019 in `có 336 trạm, trong khi năm
 * 2019 mới là 273` says nothing of the 336.
 * @param others numbers of the sentence, with offsets in it
 */
export function isYearOfLater(
  year: number,
  candidate: Candidate,
  value: Value,
  others: readonly Value[],
): boolean {
  const { entry, start } = candidate;
  if (entry.article.body.slice(start, value.end).includes(String(year))) return false;
  return others
    .map((other) => ({ ...other, start: other.start + start, end: other.end + start }))
    .some((other) => other.start >= value.end && ownYear(candidate, other) === year);
}

/** A year with no number between it and the end. */
const YEAR_AHEAD = /(?<!\d)(?<year>(?:19|20)\d\d)(?!\d)[^\d;]*$/u;

/** The last year that a sentence names ahead of a value, unless another number has it: 2021 in `hết năm 2021, tỷ lệ mới là 18%`. */
export function yearAhead({ entry, start }: Candidate, value: Value): number | undefined {
  const { year } = YEAR_AHEAD.exec(entry.article.body.slice(start, value.start))?.groups ?? {};
  return year === undefined ? undefined : Number(year);
}
