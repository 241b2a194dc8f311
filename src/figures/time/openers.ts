import { beginning } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { TimeMention } from './times.ts';

/** Words before a year at the beginning of a sentence that leave it the time of all that follows; `(BLC) -` is the newspaper. */
const OPENING =
  /^[\s\-–+*•(]*(?:[b-df-hj-np-tv-xzđ]{2,5}\)?\s*[-–]\s*)?(?:\d+(?:\.\d+)*[.)]\s*)?(?:(?:trong|riêng|riêng trong|cũng|tính|đến|tới|hết|cuối|đầu|giữa|sang|cùng|vào|bước|cả|và|còn|ngay|thời điểm|kết thúc|qua|các|suốt|bước sang|bước vào|tính riêng|đến hết|theo đó|hạn(?: chót)? là)[\s,]+)*$/u;
/** `Giai đoạn 2 (2023-2025), ...` */
const PHASE_OPENING = beginning(
  String.raw`[\s\-–+*•]*(?:(?:trong|ở|sang)\s+)?giai đoạn\s+(?:\d|[ivx]{1,3})\s*\($`,
);
/** A phrase that a year ends: `Về viễn thông công ích năm 2010, ...`. It serves its paragraph. */
const TOPIC_OPENING = beginning(
  String.raw`[\s\-–+*•]*(?:về|ở|tại|trong|theo|trên|với|tính|đến|từ|sang|lùi|bước|cuối|đầu|kết thúc|hết|riêng|cùng|cũng|qua|đối với|trước đó|một năm)`,
);
/** A phrase that opens a sentence with its time is no longer. */
export const MOST_OPENING = 70;
/** `Theo báo cáo của Sở, năm 2022 ...`: a phrase before the clause that a year opens. It serves its paragraph. */
const PHRASE_OPENING =
  /^[^,;:.\d]{1,45},\s*(?:(?:trong|riêng|tính|đến|hết|cuối|cả|thì)\s+)*(?:năm\s+)?$/u;
/** `Trogn 6 tháng đầu năm, ...`: so near the beginning a part of a year opens the sentence, slips or not. */
const NEAR_START = 12;
const ONE_OF_MANY = /^\s*,\s*(?:19|20)\d\d(?!\d)/u;

/** `Giám đốc Sở cho biết, năm 2025 ...`: who says it stands before the clause that a time opens. */
const SAID_OPENING =
  /^[^;:]{1,160}?(?<!\p{L})(?:(?:cho biết|cho hay|khẳng định|nêu rõ|chia sẻ)[,:]?\s*(?:rằng\s+)?|(?:thông tin|báo cáo)\s*(?:[,:]|rằng)\s*)(?:(?:trong|riêng|tính|đến|hết|cuối|cả|chỉ)\s+)*(?:năm\s+)?$/u;
/** `Con số do Sở tổng hợp: 6 tháng đầu năm 2023, ...`: what a colon leads to begins with its time. */
const COLON_OPENING =
  /^[^;:\d]{1,200}:\s*(?:(?:trong|riêng|tính|đến|hết|cuối|cả|chỉ)\s+)*(?:năm\s+)?$/u;
/** `Về chỉ tiêu cụ thể, tỉnh phấn đấu đến năm 2010 ...`: what is about aims is about when they are to be reached. */
const AIM_OPENING =
  /^[\s\-–+*•]*(?:(?:về|các|những)\s+)*(?:chỉ tiêu|mục tiêu)(?:\s+\p{L}+){0,4},[^,;:.\d]{1,40}\s(?:đến|tới)(?:\s+(?:hết|cuối))?\s+(?:năm\s+)?$/u;
/** `Phương hướng 6 tháng cuối năm là ...`: what is to be done in a part of the year. */
const PLAN_OPENING =
  /^[\s\-–+*•]*(?:(?:về|theo|trong|các|những)\s+)*(?:phương hướng|định hướng|nhiệm vụ|công việc|việc)(?!\p{L})[^,;:.\d]{0,40}$/u;
/** `Để chương trình đạt hiệu quả, từ nay đến năm 2025, ...` */
const FROM_NOW = /^[^;:]{1,160},\s*từ nay\s+(?:đến|tới)(?:\s+(?:hết|cuối))?\s+(?:năm\s+)?$/u;
/** Ends the phrase that a time opens a sentence with; in `tăng lên 68,7%` the comma ends none. */
const CLOSES = /^(?:[^,:;.]|,(?=\d)){0,40}(?:,(?!\d)|:)/u;
/** `Năm 2012 con số này là 18.640`: a look back at what was just told. */
const LOOKS_BACK =
  /(?<!\p{L})(?:con số|số|tỷ lệ|mức|chỉ số|chỉ tiêu|thứ hạng|mật độ)\s+(?:này|đó|ấy|tương ứng)(?!\p{L})/u;

/** Whether a sentence opens with what is to be done at a time: `Nhiệm vụ năm 2024 là lắp 20 trạm`. */
export function opensPlan(text: string, { role, start }: TimeMention): boolean {
  return role === 'plan' && PLAN_OPENING.test(text.slice(0, start));
}

/** `Ngày mới lập, Sở chỉ có 9 cán bộ`: so it was at some beginning, and not when the article was written. */
const BEGINNING =
  /^[\s\-–+*•]*(?:trong\s+)?(?:buổi (?:ban )?đầu|thuở (?:ban )?đầu|ban đầu|(?:những\s+)?ngày (?:đầu|mới|đầu mới) (?:được )?(?:thành lập|lập|ra đời|hoạt động|tách|tái lập)|(?:lúc|khi|hồi|thời) mới (?:được )?(?:thành lập|lập|ra đời|hoạt động|tách|tái lập))(?!\p{L})/u;

/** Whether a sentence tells how something was when it began. */
export function tellsBeginning(text: string): boolean {
  return BEGINNING.test(text);
}

/** The period that a sentence or heading opens with. */
export interface Opener {
  readonly time: TimeMention;
  /** It serves more than its paragraph. */
  readonly wide: boolean;
}

/** The period that a sentence or heading opens with, which runs on from there. */
export function openerOf(sentence: Sentence): Opener | undefined {
  if (sentence.caption || sentence.cell) return undefined;
  const time = sentence.times.find(
    ({ role, day }) =>
      role === 'stated' || role === 'horizon' || (role === 'plan' && day === undefined),
  );
  if (time === undefined) return undefined;
  // `Trong 3 năm liên tiếp (2020, 2021, 2022)`: which of them is not told.
  if (ONE_OF_MANY.test(sentence.plain.slice(time.end))) return undefined;
  if (sentence.heading) return { time, wide: true };
  const before = sentence.plain.slice(0, time.start);
  if (OPENING.test(before) || PHASE_OPENING.test(before)) {
    const wide = time.role === 'stated' && time.day === undefined && time.month === undefined;
    return { time, wide };
  }
  if (time.part === undefined && PHRASE_OPENING.test(before)) return { time, wide: false };
  if (SAID_OPENING.test(before) || COLON_OPENING.test(before) || FROM_NOW.test(before))
    return { time, wide: false };
  if (time.part && opensPlan(sentence.plain, time)) return { time, wide: false };
  if (time.role === 'horizon' && AIM_OPENING.test(before)) return { time, wide: false };
  const closes = CLOSES.test(sentence.plain.slice(time.end));
  if (!closes) return undefined;
  if (time.part !== undefined && time.start <= NEAR_START) return { time, wide: true };
  const topic =
    TOPIC_OPENING.test(before) && before.length <= MOST_OPENING && !/[;:]/u.test(before);
  return topic ? { time, wide: false } : undefined;
}

/** Whether a sentence tells what was just told of another time. */
export function looksBack({ plain: text, heading }: Sentence): boolean {
  return !heading && (LOOKS_BACK.test(text) || SAME_TIME.test(text));
}

const SAME_TIME = beginning(String.raw`[\s\-–+*•]*(?:cùng kỳ|cùng thời điểm)`);
/** `Một năm trước mới có 273.958 thuê bao`, `Năm ngoái, ...`: a year without its number. */
const YEAR_BEFORE =
  /^[\s\-–+*•]*(?:còn\s+)?(?:vào\s+)?(?:cùng kỳ\s+|cùng thời điểm\s+)?(?:một năm trước|năm (?:trước|ngoái))(?:\s+đó)?(?=\s*,|\s+(?:là|mới|chỉ|con số|tỷ lệ|số|có|đạt|tỉnh|toàn|cả|các|sở)(?!\p{L}))/u;

/** Whether a sentence opens with the year before without its number. */
export function opensYearBefore({ plain: text, times }: Sentence): boolean {
  return YEAR_BEFORE.test(text) && times.every(({ year }) => year === undefined);
}

const YEAR_BEFORE_HERE =
  /(?:trong khi|còn|,)\s*(?:(?:tỷ lệ|con số|mức)\s+)?(?:(?:của|cùng kỳ)\s+)*năm (?:trước|ngoái)(?:\s+(?:chỉ|mới|là|đạt|có|được|ở mức))+\s*$/u;

/** Whether the words before a number say that it is of the year before. */
export function tellsYearBefore(ahead: string): boolean {
  return YEAR_BEFORE_HERE.test(ahead);
}

const QUARTER_BEFORE_HERE =
  /(?<!(?:so với|so|hơn|kém|bằng|cùng|của|như)\s+)(?<!\p{L})quý (?:liền )?trước(?:\s+đó)?(?:\s*,)?(?:\s+(?:chỉ|mới|là|đạt|có|được|ở mức|con số này|tỷ lệ này))*\s*$/u;

/** Whether the words before a number say that it is of the quarter before. */
export function tellsQuarterBefore(ahead: string): boolean {
  return QUARTER_BEFORE_HERE.test(ahead);
}

/** `Những tháng cuối năm, tỉnh tập trung ...`, `Thời gian tới, ...` */
const TO_COME =
  /^[\s\-–+*•]*(?:(?:trong|vào|từ)\s+)*(?:(?:những|các|mấy)\s+tháng\s+(?:còn lại|cuối)(?:\s+của)?(?:\s+năm)?|thời gian (?:sắp )?tới|tới đây|sắp tới|(?:từ\s+)?nay (?:đến|tới)(?:\s+hết|\s+cuối)?\s+năm|(?:những\s+)?năm tới|quý tới|tháng tới|(?:nhiệm vụ|phương hướng|công việc|mục tiêu)(?:\s+\p{L}+){0,2}\s+(?:cuối năm(?!\s+\d)|thời gian tới|sắp tới))(?!\p{L})/u;

/** Whether a sentence opens with what is yet to come, at no time that is told. */
export function opensAhead({ plain: text }: Sentence): boolean {
  return TO_COME.test(text);
}
