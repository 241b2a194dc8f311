import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { sameNoun } from '../indicators.ts';
import { surroundings } from './clauses.ts';
import type { Parsed, Part } from './parsed.ts';
import type { Sentence } from './sentence.ts';
import { nounOf } from './units.ts';

/** Words that state a number: without a noun of its own it needs one of them before it. */
const STATED =
  /(?:là|đạt|được|có|lên|xuống|còn|tới|đến|gồm|ước|khoảng|hơn|trên|gần|:|thành|với|mốc)\s*$/u;
const COUNTED = /(?<!\p{L})(?:số lượng|tổng số|số lượt|số|lượng)\s+(?=\p{L})/gu;
/** `Thuê bao giảm từ 38.020 xuống 15.620`: what a clause begins with, where it can be counted. */
const SUBJECT =
  /^[\s,;.]*(?:tổng\s+)?(?<noun>thuê bao|hồ sơ|văn bản|doanh nghiệp|trạm|dịch vụ|thủ tục|tài khoản|chứng thư số)(?!\p{L})/u;
/** Between a total and its parts. */
const BREAKDOWN =
  /[:(]|(?<!\p{L})(?:gồm|bao gồm|trong đó|trong số đó|toàn trình|một phần)(?!\p{L})/u;
/** Right before a number: things of another kind than the total. */
const THING =
  /(?:^|[,;:(]|\p{L}\s)\s*(?:đại lý|bưu cục|kiốt|ki ốt|điểm|trạm|máy|tổ|lớp|đài|loa|camera|cột|tuyến)\s*$/u;
/** Smaller numbers without a noun are rarely figures. */
const FEW = 10;

/** The noun that the words before a number without a unit count: `Số doanh nghiệp mới là 212`. */
export function countedBefore(parsed: Parsed, i: number): string | undefined {
  const { masked, parts } = parsed;
  const { mention } = parts[i] as Part;
  const before = masked.slice(surroundings(parsed, i).before.start, mention.lead);
  const counted = [...before.matchAll(COUNTED)].at(-1);
  const stated = STATED.test(masked.slice(0, mention.start).trimEnd());
  return counted && stated ? nounOf(before.slice(counted.index + counted[0].length)) : undefined;
}

/**
 * The unit of part `i`, also of one that stands without: `Số trạm BTS là 1.911`, `trong đó 2G 502 trạm`.
 * `undefined` when nothing says what is counted.
 */
export function unitOf(
  sentence: Sentence,
  i: number,
  indicator: IndicatorEntry | undefined,
): string | undefined {
  const { mention, role } = sentence.parts[i] as Part;
  if (mention.kind !== 'bare') return mention.unit;
  if (role === 'change') return undefined;
  const before = sentence.masked.slice(surroundings(sentence, i).before.start, mention.lead);
  const stated = STATED.test(sentence.masked.slice(0, mention.start).trimEnd());
  const noun = countedBefore(sentence, i);
  if (noun !== undefined) return noun;
  const subject = SUBJECT.exec(before)?.groups?.noun;
  if (subject !== undefined && stated) return subject;
  const total = sentence.parts.findLast(
    ({ role: other, mention: { kind } }, k) => k < i && other === 'figure' && kind === 'count',
  )?.mention;
  const within = sentence.masked.slice(total?.unitEnd ?? 0, mention.start);
  if (indicator !== undefined && (stated || mention.value >= FEW)) {
    // `1.850 thủ tục, trong đó mức độ 3 là 620`: so many of those.
    const ofTotal = total && BREAKDOWN.test(within) && total.value > mention.value;
    const counted = ofTotal && indicator.counted.some((name) => sameNoun(name, total.unit));
    return counted ? total.unit : indicator.unit;
  }
  // `1.120.000 thuê bao điện thoại (di động 1.071.000)`
  const lines = /(?:di động|cố định|internet|băng rộng)\s*$/u.test(before);
  const subscribed = sentence.masked.slice(0, mention.start).includes('thuê bao');
  if (lines && subscribed && mention.value >= FEW) return 'thuê bao';
  if (total === undefined || mention.value < FEW) return undefined;
  // `570 đơn vị có trang: doanh nghiệp 477, cơ quan nhà nước 77, ...`
  const listed =
    BREAKDOWN.test(within) &&
    !THING.test(within) &&
    mention.value < total.value &&
    /^\s*(?:[,;.)]|$)/u.test(sentence.masked.slice(mention.end));
  return stated || listed ? total.unit : undefined;
}
