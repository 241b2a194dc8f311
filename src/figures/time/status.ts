import type { Status } from '../figure.ts';
import { word, words } from '../patterns.ts';
import { surroundings } from '../reading/clauses.ts';
import type { Parsed, Part } from '../reading/parsed.ts';

const ESTIMATED = word('ước|dự ước|ước tính|dự kiến|ưth|uth');
/** `kế hoạch năm 2025 của tỉnh là` */
const OWNED = '(?:của|cho) (?:toàn )?(?:tỉnh|thành phố|huyện|sở|ngành|xã|phường|địa phương|đơn vị)';
const KEYWORD = words(
  String.raw`(?<wanted>(?:phải|phấn đấu|sẽ|cần)\s+(?:hoàn thành|xong|đạt|có)|mục tiêu|chỉ tiêu|phấn đấu|quyết tâm(?=\s+(?:đưa|đạt|nâng|thực hiện|hoàn thành))|đề ra|đặt ra|kế hoạch(?: ${OWNED})?(?: (?:(?:cả )?năm(?: \d{4})?|quý (?:i{1,3}|iv|[1-4])))?(?: ${OWNED})?(?: (?:là|giao|đề ra)|(?=\s*:))|(?<!hồ sơ )yêu cầu(?!\s+(?:giải quyết|cung cấp|cấp|được)|\s+(?:\p{L}+\s+){0,4}(?:chặn|gỡ|khóa|cắt|ngừng|đính chính)(?!\p{L}))|hướng tới|phải(?!\s+chờ)|(?<!(?:cán|về|tới) )đích|sẽ|đưa ra (?:ở )?mức|nhiệm vụ là|định hướng|nhằm|(?:tỉnh|thành phố|huyện|sở)(?: cũng)? muốn|mong muốn|muốn (?:đưa|đạt|nâng)|để(?=\s+(?:phủ|đạt|nâng|đưa|hoàn thành|bảo đảm)(?!\p{L})))|(?<done>đã(?!\s+(?:đề|đặt|giao|được giao))|làm được|đạt được|thực hiện (?:được|đạt)|hoàn thành|kết quả|hiện(?!\s+đại)|(?:đến|tới) nay|lúc này|thực tế|vượt(?!\s*$)|có được|(?<!nông thôn\s)mới (?:đạt|được|\p{L}+ được)|xong)`,
);
/** `04 chỉ tiêu chưa đạt do phải điều chỉnh`: why, and nothing that is wanted. */
const WANTED_BEHIND =
  /^[^,;.:()]{0,60}(?<!\p{L})(?:sẽ|(?<!(?:do|vì|bởi)\s)phải(?!\s+chờ))(?!\p{L})/u;
const HEADED = word(
  'mục tiêu|chỉ tiêu|phấn đấu|phải|nhiệm vụ|phương hướng|định hướng|(?<!(?:lập|xây dựng|chuẩn bị|soạn) )kế hoạch năm',
);
const REVIEWED = word('kết quả|đã|thực hiện|đạt được|tình hình|hoàn thành|như sau');

/** What is done with whatever it is done to, in plans as in reports. */
const FINISHED = words('hoàn thành|xong');
/** Aims that are only mentioned: `hoàn thành các chỉ tiêu`, `chương trình mục tiêu`, `34 chỉ tiêu` that are counted, `chỉ tiêu đạt khá`. */
const MENTIONED =
  /chương trình mục tiêu|(?:không|chẳng|chưa) phải|(?:thực hiện|hoàn thành|góp phần|xây dựng|theo)(?:\s+\p{L}+){0,2}\s+(?:mục tiêu|chỉ tiêu|yêu cầu)|\d\s+(?:chỉ tiêu|mục tiêu|yêu cầu)|chỉ tiêu\s+đạt\s+(?:khá|tốt|cao)/gu;
/** Aims that hold for the figures further on in their sentence, until it tells what was done. */
const CARRIED =
  /(?<!\p{L})(?:phấn đấu|quyết tâm|hướng tới|mục tiêu|đặt ra|sẽ|phải(?=\s+(?:đạt|phủ|có|xong|hoàn thành|bằng|chiếm|bảo đảm|(?:từ|trên|hơn|ít nhất|tối thiểu)\s+\d)))(?!\p{L})(?![\s\S]*(?<!\p{L})(?:đã|làm được|đạt được|hoàn thành|kết quả|thực tế)(?!\p{L}))/u;

/** `Mục tiêu đến năm 2025: phủ sóng 100% thôn; 75% hộ ...`: aims that hold for all that is listed behind the colon. */
const LISTED =
  /^[\s\-–+*•]*kế hoạch(?:\s+(?:cho\s+)?(?:cả\s+)?(?:năm|quý)[^:;,]{0,15})?\s*:|(?<!\p{L})(?:mục tiêu|chỉ tiêu|phấn đấu|hướng tới|đề ra|đặt ra|yêu cầu)(?!\p{L})(?![^:]*(?<!\p{L})(?:đã|đạt (?:được|khá|tốt|cao)|kết quả|hoàn thành|thực hiện|vượt)(?!\p{L}))[^:;]{0,90}:/u;

/** Whether an aim that was named further ahead holds for the number behind `before`. */
function isAimed(plain: string, before: number): boolean {
  const ahead = plain.slice(0, before).replace(MENTIONED, ' ');
  return CARRIED.test(ahead) || LISTED.test(ahead);
}

/** `phấn đấu đạt 12% (năm 2022 ước đạt 9,5%)`: what there was, in brackets behind an aim. */
const RESULT_ASIDE = /\([^()]*(?<!\p{L})(?:năm|ước|hiện|thực hiện|mới)(?!\p{L})[^()]*$/u;

function verdictOf(text: string): 'wanted' | 'done' | undefined {
  let verdict: 'wanted' | 'done' | undefined;
  for (const { groups } of text.replace(MENTIONED, ' ').matchAll(KEYWORD)) {
    verdict = groups?.wanted ? 'wanted' : 'done';
  }
  return verdict;
}

/** What surrounds a sentence, as far as it tells whether its figures are wanted or done. */
export interface Outlook {
  /** The sentence stands under a time that is yet to come. */
  readonly planning: boolean;
  /** The number itself is told of such a time. */
  readonly ahead?: boolean;
  /** The line that a list item stands under, in its plain form. */
  readonly heading?: string;
}

/** Whether the figure of part `i` is done, expected or wanted. */
export function statusOf(
  parsed: Parsed,
  i: number,
  { planning, ahead: toCome = false, heading }: Outlook,
): Status {
  const { mention } = parsed.parts[i] as Part;
  const { before, after } = surroundings(parsed, i);
  const ahead = parsed.plain.slice(before.start, mention.start);
  const behind = parsed.plain.slice(after.start, after.end);
  const aimed = !RESULT_ASIDE.test(ahead) && isAimed(parsed.plain, before.start);
  const verdict = verdictOf(ahead) ?? (aimed ? 'wanted' : undefined);
  if (verdict === 'wanted' || (verdict === undefined && WANTED_BEHIND.test(behind)))
    return 'target';
  if (ESTIMATED.test(ahead) || /^\s*\(ước/u.test(parsed.plain.slice(mention.unitEnd)))
    return 'estimate';
  // `Kế hoạch đến cuối năm 2023, tỉnh xóa xong 100 xóm`
  const finished =
    verdict === 'done' && !(toCome && verdictOf(ahead.replace(FINISHED, ' ')) === undefined);
  if (finished) return 'actual';
  if (planning || toCome) return 'target';
  return heading !== undefined && HEADED.test(heading) && !REVIEWED.test(heading)
    ? 'target'
    : 'actual';
}
