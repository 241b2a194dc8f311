import { type PeriodMention, readPeriods } from '../../text/periods.ts';
import { beginning, ending, word, words } from '../patterns.ts';
import { firstMonths } from './dating.ts';

/** What a period is doing in its sentence. */
export type TimeRole =
  /** When something was so. */
  | 'stated'
  /** From then on: `kể từ năm 2021`. */
  | 'since'
  /** Until then: a result if it is past, a target if it is to come. */
  | 'horizon'
  /** What something is compared with: `so với năm 2017`. */
  | 'compared'
  /** Part of the name or date of a document. */
  | 'document'
  /** The year of what is yet to be done: `triển khai nhiệm vụ năm 2022`. */
  | 'plan'
  /** The plan that a result is measured by: `bằng 45% kế hoạch năm 2023`. */
  | 'measure'
  /** The day on which something took place. */
  | 'event';

/** A period of a sentence with what it is doing there. */
export interface TimeMention extends PeriodMention {
  readonly role: TimeRole;
}

/** Whether a time is the year of the plan that a result is measured by. */
export function isMeasure({ role, year }: TimeMention): boolean {
  return role === 'measure' && year !== undefined;
}

/** Nouns that come in thousands: behind a number between 1950 and 2099 they make it an amount. */
const COUNTED =
  /^\s*(?:%|tỷ|triệu|nghìn|đồng|thuê bao|trạm|hồ sơ|văn bản|người|hộ|học viên|lượt|máy|km|doanh nghiệp|dịch vụ|thủ tục|tài khoản|cán bộ|công chức|thành viên|tổ(?!\s+chức)|điểm|vị trí|tin|bài|cuốn|bản|chữ ký|chứng thư|camera|sản phẩm|cuộc|xã(?!\s+hội)|thôn|ấp|bậc|tờ|ấn phẩm|cột|tuyến|giấy phép|sim|trường|lớp|buổi|loa|cụm|đài)(?!\p{L})/u;
const AMOUNT_BEFORE = ending(
  String.raw`(?:khoảng|chừng|gần|ngót|xấp xỉ|thêm|thêm được|tăng|giảm|bớt|lên tới|tổng cộng|cộng lại)\s+`,
);
const YEAR_BEFORE = ending(String.raw`(?:năm|index|dti|giai đoạn|việt nam)[\s-]*`);

/**
 * Whether a number that reads as a year is one. The one place that decides it, for figures and
 * periods alike: a year unless a unit follows or a word of quantity precedes it.
 */
export function isYear(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (YEAR_BEFORE.test(before)) return true;
  return !COUNTED.test(text.slice(end, end + 20)) && !AMOUNT_BEFORE.test(before);
}

const COMPARED = ending(
  String.raw`(?:so(?: sánh)?(?: với)?(?=\s)[^.,;()]{0,40}|cùng kỳ|cùng thời điểm|hơn|hơn hẳn|hơn cả|kém|vị trí của|thời điểm|từ mức)(?:\s+(?:với|cùng kỳ|thời điểm|cuối|đầu|của|các|kết quả|mức|cả|năm trước|trước))*\s*\(?(?:năm\s*)?`,
);
/** `Cùng kỳ năm 2019, con số này là ...`: what opens a sentence is its time, and compared with none. */
const SAME_TIME_OPENS = /^[\s\-–+*•]*cùng kỳ\s+(?:năm\s+)?$/u;
/** `Ngày 1/1/2004, khi tỉnh được lập lại, ...` */
const WHEN = beginning(String.raw`\s*,?\s*(?:khi|lúc|thời điểm)`);
const OF_PLAN = ending(
  String.raw`(?:bằng|đạt|vượt|đi được|%)[^.;,]{0,25}(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)\s*(?:cả\s*|của\s*)?(?:năm\s*)?`,
);
const DOCUMENT_WORD = String.raw`nghị quyết|quyết định|kế hoạch|chỉ thị|công văn|nghị định|thông tư|đề án|chương trình|quy hoạch|chiến lược|dự án|thỏa thuận|biên bản|hợp tác|(?<!pháp )luật|khung kiến trúc|đại hội|nhiệm kỳ|thông báo|kết luận`;
const DOCUMENT_DATE = ending(
  String.raw`(?:\d[\p{L}\d]*[-/][\p{L}\d/-]+|(?:${DOCUMENT_WORD}|văn bản)[^.;,]{0,40}),?\s*(?:ký\s*|ra\s*|ban hành\s*)?(?:ngày\s*)?\(?`,
);
/** A span of years belongs to a document's name from farther away than a single year does. */
const IN_DOCUMENT = ending(String.raw`(?:${DOCUMENT_WORD})[^.;,:]{0,40}`);
const SPAN_IN_DOCUMENT = ending(String.raw`(?:${DOCUMENT_WORD})[^.;:]{0,90}`);
/** `Nghị quyết Đại hội đề ra đến năm 2025`: what a document aims at, not its name. */
const AIMED_AT = ending(
  String.raw`(?:đề ra|đặt ra|xác định|phấn đấu|mục tiêu|chỉ tiêu)[^.;:]{0,20}?(?:đến|tới|vào|trước)(?: hết| cuối| đầu| trước)*\s+`,
);
/** `Kế hoạch đến cuối năm 2023, tỉnh xóa xong 100 xóm` */
const PLAN_OPENS =
  /^[\s\-–+*•]*(?:theo\s+)?kế hoạch(?:,|\s+(?:là|đặt ra))?\s+(?:đến|tới)(?:\s+(?:hết|cuối|đầu))?\s+$/u;
/** What a meeting has to do besides its review: `sơ kết 6 tháng đầu năm và bàn nhiệm vụ ...`. */
const BESIDES = String.raw`\s(?:bàn|giao|phương hướng|đề ra|và\s+triển khai)\s`;
const DONE_PLAN = ending(
  String.raw`(?:kết quả|tình hình|hoàn thành|tổng kết|đánh giá|sơ kết)(?:(?!${BESIDES})[^.;,]){0,40}(?:kế hoạch|nhiệm vụ|mục tiêu|chỉ tiêu|chương trình|công tác)[^.;,]{0,25}`,
);
const PLANNED = ending(
  String.raw`(?:nhiệm vụ|phương hướng|định hướng|mục tiêu|kế hoạch|tầm nhìn|phấn đấu|hướng tới|bàn (?:việc|nhiệm vụ|kế hoạch|giải pháp)|(?:những |các )?(?:việc|công việc|phần việc) (?:phải|cần|sẽ|sắp|còn phải)|giao (?:việc|nhiệm vụ|kế hoạch)|triển khai|đề ra)(?=\s)[^.;,:]{0,40}`,
);
const UNTIL = ending(
  String.raw`(?:đến|tới|vào|trước|hạn(?: chót)? là)(?: hết| cuối| đầu| trước)*\s+`,
);
/** `Để chương trình đạt hiệu quả, từ nay đến năm 2015`: of no document that is named ahead. */
const FROM_NOW = ending(String.raw`từ nay\s+(?:đến|tới)(?:\s+(?:hết|cuối|trước))*\s+`);
const AS_OF = ending(
  String.raw`(?:(?:tính\s+)?(?:đến|tới|hết)|chốt)(?:\s+(?:hết|ngày|thời điểm|hết ngày|vào|đến|tới))*\s*`,
);
const SINCE = ending(String.raw`(?:kể từ|từ)(?:\s+(?:đầu|cuối|giữa|tháng|ngày))*\s+`);
/** `Kể từ ngày 01/6/2022 hệ thống có 2.000 lượt` */
const SINCE_DAY = ending(String.raw`kể từ(?:\s+ngày)?\s+`);
const BEGINS = ending(
  String.raw`(?:bắt đầu|chạy|vận hành|hoạt động|ra mắt|khai trương|lập|phát sóng|sử dụng)\s+từ\s+(?:(?:đầu|cuối|giữa)\s+)?`,
);
/** `6 tháng còn lại của năm 2025` */
const LEFT = word('còn lại');
const SO_FAR = beginning(String.raw`\s*(?:đến nay|tới nay|trở lại đây)`);

const IN_WORDS = ['ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một'];
/** `9 tháng`, `ba tháng`, `nửa năm`: how many there are, which may be the first of a year. */
export const MONTHS = String.raw`(?<period>(?<months>(?:[3-9]|1[01]|${IN_WORDS.toReversed().join('|')})(?=\s+tháng)|nửa(?=\s+năm))\s+(?:tháng|năm))`;
/** Months so far are the first of their year, where nothing makes them a duration. */
const MONTHS_SO_FAR: readonly RegExp[] = [
  // `Lũy kế 9 tháng, ...`
  words(
    String.raw`(?:lũy kế|tính chung|cộng dồn)\s(?:\p{L}+\s)?${MONTHS}(?!\s+(?:đầu|qua|tới|năm))`,
  ),
  // `9 tháng, giá trị sản xuất ...`, `Trong 6 tháng, Sở ...`
  new RegExp(
    String.raw`(?<=^[\s\-–+*•]*(?:cũng\s+)?(?:(?:trong|qua)\s+)?)${MONTHS}(?=\s*[,:])`,
    'gu',
  ),
  // `10 tháng qua nhận 18.450 hồ sơ`; three months past may be any quarter, and half a year none of one
  new RegExp(
    String.raw`(?<!(?:hơn|gần|vài|suốt|mỗi|nhiều)\s+)(?<![\p{L}\d.,-])(?!(?:3|ba|nửa)\s)${MONTHS}(?=\s+(?:vừa\s+)?qua(?!\p{L}))`,
    'gu',
  ),
  // `Hồ sơ trực tuyến 10 tháng đạt 82,4%`
  new RegExp(
    String.raw`(?<!(?:sau|hơn|gần|thêm|trước|hạn|thời gian|kéo dài|mỗi|từng|khoảng|trong vòng|sớm|dài|được|là|kỳ)\s+)(?<![\p{L}\d.,-]|\d\s+)${MONTHS}(?=\s+(?:đạt|ước|tăng|giảm|bằng|là|chiếm)(?!\p{L}))`,
    'gu',
  ),
  // `đánh giá kết quả 10 tháng và cho ý kiến ...`
  words(
    String.raw`(?:kết quả|tình hình|sơ kết|tổng kết|nhìn lại|điểm lại|kiểm điểm|đánh giá|công tác)\s(?:(?:\p{L}+\s){0,3})${MONTHS}(?=\s*(?:,|\.|và|của|$))`,
  ),
];
/** `cả hai năm 2011 và 2012`: one period. */
const TWO_YEARS =
  /(?:hai|2)\s+năm\s+(?<from>(?:19|20)\d\d)\s+và\s+(?:năm\s+)?(?<to>(?:19|20)\d\d)(?!\d)/gu;

/** Without a year, a part of one or a day there is no period: half of the sentences need no closer look. */
const TIMED =
  /(?<!\d)(?:1\d|20)\d\d(?!\d)|tháng|quý|nửa|q[1-4]|h[12]|(?:ngày|mùng|mồng|sáng|chiều|tối|trưa|hôm|\()\s*\d/u;

/** The periods that a sentence (in its plain form) states, with what each is doing there. */
export function readTimes(text: string): TimeMention[] {
  if (!TIMED.test(text)) return [];
  const found: TimeMention[] = [];
  // `tháng 3.2019`
  const slashed = text.replace(/(?<=tháng\s\d{1,2})\.(?=(?:19|20)\d\d(?!\d))/gu, '/');
  for (const period of readPeriods(slashed)) {
    const written = text.slice(period.start, period.end);
    if (/^\d{4}$/.test(written) && !isYear(text, period.start, period.end)) continue;
    found.push({ ...period, role: roleOf(text, period, written) });
  }
  for (const { index, 0: written, groups } of text.matchAll(TWO_YEARS)) {
    const [year, toYear] = [Number(groups?.from), Number(groups?.to)];
    const [start, end] = [index, index + written.length];
    const within = found.filter((time) => time.start >= start && time.end <= end);
    for (const time of within) found.splice(found.indexOf(time), 1);
    found.push({ year, toYear, start, end, role: within[0]?.role ?? 'stated' });
  }
  const months = MONTHS_SO_FAR.flatMap((pattern) => [...text.matchAll(pattern)]);
  for (const { index, 0: written, groups } of months) {
    if (found.some(({ start, end }) => index < end && index + written.length > start)) continue;
    const end = index + written.length;
    const period = firstMonths(countOf(groups?.months ?? ''));
    found.push({ ...period, start: end - (groups?.period ?? '').length, end, role: 'stated' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `10`, `bảy`, `nửa` */
export function countOf(months: string): number {
  if (months === 'nửa') return 6;
  const word = IN_WORDS.indexOf(months);
  return word === -1 ? Number(months) : word + 3;
}

function roleOf(text: string, period: PeriodMention, written: string): TimeRole {
  const before = text.slice(Math.max(0, period.start - 100), period.start);
  const after = text.slice(period.end, period.end + 20);
  if (SAME_TIME_OPENS.test(before)) return 'stated';
  if (COMPARED.test(before)) return 'compared';
  if (OF_PLAN.test(before)) return 'measure';
  if (period.day !== undefined) {
    if (DOCUMENT_DATE.test(before)) return 'document';
    if (SINCE_DAY.test(before)) return 'since';
    const when = /^[\s\-–+*•]*(?:vào\s+)?(?:ngày\s+)?$/u.test(before) && WHEN.test(after);
    return when || AS_OF.test(before) ? 'stated' : 'event';
  }
  if (LEFT.test(written)) return 'plan';
  if (BEGINS.test(before)) return 'stated';
  if (period.toYear === undefined && (SINCE.test(before) || SO_FAR.test(after))) return 'since';
  if (DONE_PLAN.test(before)) return 'stated';
  const horizon =
    UNTIL.test(before) && !/(?:tính|tính\s+)(?:đến|tới)\s+(?:hết\s+|cuối\s+)?$/u.test(before);
  const wide = period.toYear !== undefined || horizon;
  if (horizon && FROM_NOW.test(before)) return 'horizon';
  if (horizon && (AIMED_AT.test(before) || PLAN_OPENS.test(before))) return 'horizon';
  if ((wide ? SPAN_IN_DOCUMENT : IN_DOCUMENT).test(before)) {
    return PLANNED.test(before) && !wide ? 'plan' : 'document';
  }
  if (PLANNED.test(before)) return 'plan';
  if (horizon && !/^tháng/.test(written)) return 'horizon';
  return 'stated';
}
