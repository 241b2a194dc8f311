import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Period, YearPart } from '../../text/periods.ts';
import type { FigurePeriod } from '../figure.ts';
import { ending, word } from '../patterns.ts';
import { surroundings } from '../reading/clauses.ts';
import type { Part } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';
import { dated, firstMonths, monthsIn, quarterOf, yearly } from './dating.ts';
import type { TimeMention } from './times.ts';

/** What makes or does something over a time: so many came about in it. */
const MAKES = word(
  'lắp|dựng|xây|phát triển|mở|cấp|lập|thành lập|tạo|bổ sung|mua|trang bị|nâng cấp|thêm|mới|chặn|phát hiện|xử lý|khóa|thu hồi|kiểm tra|ngừng|tập huấn|hỗ trợ|hướng dẫn|tiếp nhận|giải quyết|tổ chức|vận động|đào tạo|triển khai|phát sóng|gỡ|công nhận|kết nạp',
);
const MADE_BEHIND = word('mới|phát sóng|được (?:lắp|dựng|xây|cấp|mở|bổ sung|nâng cấp)');
/** `dựng mới 64 trạm, nâng tổng số lên 4.215`: where something has come to. */
const COME_TO =
  /(?<!\p{L})(?:đưa|nâng)\s[^,;.]{1,80}?\s(?:lên|đạt|thành)(?:\s+(?:là|mức|con số|tới|đến|khoảng|hơn|gần|trên))*\s*$/u;
const LEFT = ending(String.raw`(?:còn|chỉ còn|vẫn còn)(?:\s+(?:có|tới|khoảng|hơn|gần))*\s*`);
const WITHOUT = word('lõm|trắng|sóng|chưa có');
const EACH_DAY = word('(?:mỗi|bình quân|trung bình|hằng|hàng)(?: (?:mỗi|một))? ngày');
/** `khối lượng thi công mới xong khoảng 65%`: how far a work has come. */
const PROGRESS = word(
  'khối lượng (?:thi công|công việc|thực hiện)|tiến độ (?:thi công|thực hiện)?',
);
/** `Sau hai tuần chạy mô hình mới, ...`: over a time of its own, whatever part of the year is told of. */
const AFTER_SPAN =
  /(?<!\p{L})sau(?:\s+(?:gần|hơn|chỉ|khoảng))*\s+(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)\s+(?:ngày|tuần|tháng|năm)(?!\p{L})/u;
const PLACES = /^(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|thôn|bản|ấp|xóm|buôn|làng|sở)/u;

/** Whether the figure of part `i` says what there is, and not what came about over a time. */
function isStock(sentence: Sentence, i: number, indicator: IndicatorEntry | undefined): boolean {
  const { mention, added } = sentence.parts[i] as Part;
  const { kind, unit, outOf, lead } = mention;
  if (kind === 'rank' || kind === 'score' || kind === 'density') return true;
  if (kind === 'money' || added) return false;
  if (kind === 'count' && PLACES.test(unit) && outOf !== undefined) return true;
  if ((indicator?.stock ?? true) && COME_TO.test(sentence.masked.slice(0, lead))) return true;
  const { clause, after } = surroundings(sentence, i);
  const made =
    MAKES.test(sentence.masked.slice(clause.start, clause.end)) ||
    MADE_BEHIND.test(sentence.masked.slice(after.start, after.end));
  return indicator?.stock === true && !made;
}

/**
 * `Bảy tháng qua dựng 29 trạm, đưa tổng số trạm lên 1.588`: what all came to, and not what came about over some
 * months; a quarter, or a part of a year that is named with it, also says as of when.
 */
function hasComeTo({ masked, parts, times }: Sentence, i: number, part: YearPart): boolean {
  const { kind, lead } = (parts[i] as Part).mention;
  if (kind !== 'count' || quarterOf(part)) return false;
  const named = times.some((time) => time.part === part && time.year !== undefined);
  return !named && COME_TO.test(masked.slice(0, lead));
}

/** `100 nghìn đồng/tháng`: what something costs. */
const PRICED = /\/\s*(?:tháng|ngày|giờ|phút)\s*$/u;

/** Whether part `i` is told of the present, whatever time runs on: `còn 33 bản lõm sóng`, so many a day. */
function isOfNow(sentence: Sentence, i: number): boolean {
  const { mention } = sentence.parts[i] as Part;
  const { clause, after } = surroundings(sentence, i);
  const before = sentence.masked.slice(clause.start, clause.end);
  if (EACH_DAY.test(before)) return true;
  if (mention.kind === 'money' && PRICED.test(sentence.masked.slice(0, mention.unitEnd)))
    return true;
  if (mention.kind === 'share' && PROGRESS.test(before)) return true;
  if (isAfterSpan(sentence, mention.start)) return true;
  const without = WITHOUT.test(sentence.masked.slice(after.start, after.end));
  return PLACES.test(mention.unit) && LEFT.test(before) && without;
}

/** Whether a number is told behind a span of its own: not behind `sau 6 tháng` where those are the ones reported on. */
function isAfterSpan({ masked, plain: text, times }: Sentence, start: number): boolean {
  const from = masked.lastIndexOf(';', start) + 1;
  const span = AFTER_SPAN.exec(text.slice(from, start));
  if (span === null) return false;
  const end = from + span.index + span[0].length;
  return times.every((time) => time.end <= from + span.index || time.start >= end);
}

/**
 * Whether a report on the first months of a year tells number `i` as the state at their end: any but standings,
 * how many of the places there are, what all has come to, and what is told behind that.
 */
function isOfReport({ masked, parts }: Sentence, i: number): boolean {
  const { kind, unit, outOf } = (parts[i] as Part).mention;
  if (kind === 'rank' || kind === 'score') return false;
  const ofPlaces = PLACES.test(unit) && outOf !== undefined;
  return (
    !ofPlaces &&
    !parts.slice(0, i + 1).some(({ mention }) => COME_TO.test(masked.slice(0, mention.lead)))
  );
}

/**
 * The time of a figure that may be of a part of a year: what there is, is no sum of some months, and a
 * place in a ranking is had for the year. A part that its sentence or one before it names stays.
 * @param reported the part of a year that all of the text is a report on
 */
export function ofItsYear(
  period: FigurePeriod | null,
  sentence: Sentence,
  i: number,
  indicator: IndicatorEntry | undefined,
  reported: Period | undefined,
): FigurePeriod | null {
  if (period?.part === undefined || period.year === undefined) return period;
  if (period.rule === 'sentence')
    return hasComeTo(sentence, i, period.part) ? dated(yearly(period), period.rule) : period;
  const stays =
    period.rule === 'running' ||
    (monthsIn(reported?.part) > 0 && isOfReport(sentence, i)) ||
    hasGrown(sentence, i, reported);
  const whole = isOfNow(sentence, i) || (!stays && isStock(sentence, i, indicator));
  return whole ? dated(yearly(period), period.rule) : period;
}

/** `Trong quý thêm 220 máy, thành 160.471 máy`: what all came to by what was added in the quarter reported on. */
function hasGrown({ parts }: Sentence, i: number, reported: Period | undefined): boolean {
  const { kind, lead } = (parts[i] as Part).mention;
  return (
    quarterOf(reported?.part) > 0 &&
    parts.some(
      ({ role, host, mention }) =>
        role === 'change' && host === i && mention.kind === kind && mention.unitEnd <= lead,
    )
  );
}

const UNTIL_END = ending(String.raw`(?:đến|tới)\s+(?:hết|cuối)\s+`);

/** `tính đến hết quý III`: money flowed in all months so far, the rest is what there is at their end. */
export function untilEnd(
  period: Period,
  { start }: TimeMention,
  text: string,
  flows: boolean,
): Period {
  const { part } = period;
  if (part === undefined || !UNTIL_END.test(text.slice(0, start))) return period;
  const quarter = quarterOf(part);
  if (!flows) {
    const month = 3 * quarter || monthsIn(part);
    return month === 0 ? period : { ...yearly(period), month };
  }
  // What the quarters of a year add up to.
  return quarter ? { ...yearly(period), ...firstMonths(3 * quarter) } : period;
}
