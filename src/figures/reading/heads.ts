import { plain } from '../patterns.ts';
import { isUnit } from './units.ts';

const BRACKET = /\((?:(?<said>đơn vị(?: tính)?|đvt)\s*:\s*)?(?<unit>[^():]+)\)[\s*]*$/iu;
/** `Đơn vị tính: thuê bao`, below or in a caption. */
const UNIT_LINE = /(?<!\p{L})(?:đơn vị(?: tính)?|đvt)\s*:\s*(?<unit>[^():,;]+?)\s*\)?[\s.]*$/u;
/** `Thuê bao Internet/100 dân` is a unit itself. */
const DENSE = /\p{L}\s*(?:\/|\strên\s)\s*(?:100|1\.?000|10\.?000)\s*(?:dân|người|hộ)(?!\p{L})/u;
/** A column of places in a ranking. */
const RANKED =
  /^(?:thứ hạng|thứ bậc|xếp hạng|xếp thứ|hạng(?!\s+mục)|vị trí(?!\s+việc)|vị thứ)(?!\p{L})/u;
/** A column of points. */
const SCORED =
  /^(?:tổng\s+)?(?:điểm(?:\s+(?:số|đạt được|đánh giá|trung bình|chỉ số|dti|năm\s+\d{4}|\d{4}))*|chỉ số)$/u;
/** Columns of how something moved or is measured, of numbers of rows, and of what is no result. */
const MUTE =
  /^(?:stt|tt|số tt|ghi chú|mã(?: số)?|ngày|số điện thoại|(?:số|ngày)[^,;]{0,10}\s(?:quyết định|văn bản)|điểm (?:tối đa|chuẩn)|thang điểm|\+\/-|tăng|giảm|chênh lệch|biến động|thay đổi|(?:tỷ lệ|tốc độ|mức|%)\s+(?:tăng|giảm|thay đổi|so)|tỷ trọng|cơ cấu)(?!\p{L})|(?<!\p{L})(?:so với|so sánh|so (?:cùng kỳ|kế hoạch|kh|năm)|(?:hoàn thành|thực hiện|đạt)(?:\s+(?:so với|được|tỷ lệ|%))*\s+(?:kế hoạch|kh|chỉ tiêu|dự toán)|% (?:kế hoạch|kh)|cùng kỳ\s*\()/u;
/** A column of what is planned; `Kế hoạch đã ban hành` counts plans. */
const AIM =
  /^(?:dự kiến\s+)?(?:kế hoạch|kh|mục tiêu|chỉ tiêu|dự toán|phấn đấu)(?:\s+(?:giao|đề ra|cả năm))*(?=\s*(?:$|\(|\d|đến\s|năm|quý|tháng))/u;
/** Heads and names of rows that do not say what is measured. */
const SAYS_NOTHING =
  /^(?:(?:cả|đầu|năm|tháng|quý|giai|đoạn|thời|gian|giá|trị|lượng|tổng|số|cộng|kết|quả|thực|hiện|sơ|bộ|ước|liệu|kế|hoạch|doanh|thu|sản|kinh|phí|tỷ|lệ|[ivx]+|[\d/.\-–]+)(?:\s+|$))*$/u;

/** The units of columns of places and of points. */
export const RANK = 'hạng';
export const SCORE = 'điểm';

/** What the caption of a table tells of all of its values. */
export interface Caption {
  readonly unit?: string;
}

/** A head or a name as it is compared: in its plain form, without the marks of bold type. */
export function bareHead(text: string): string {
  return plain(text).replace(/\*/gu, ' ').trim();
}

/** What the lines above a table tell of it: places in a ranking have a unit too. */
export function captionOf(above: readonly string[]): Caption {
  const lines = above.map(bareHead);
  const unit = lines.flatMap((line) => UNIT_LINE.exec(line)?.groups?.unit ?? [])[0];
  const told = unit ?? (lines.some((line) => RANKED.test(line)) ? RANK : undefined);
  return told === undefined ? {} : { unit: told };
}

/** Whether a line only tells the unit of a table. */
export function isUnitLine(line: string): boolean {
  return /^\(?(?:đơn vị(?: tính)?|đvt)\s*:/u.test(bareHead(line));
}

/** The unit that the heads of a column or the names of a row tell, the nearest last. */
export function unitIn(names: readonly string[]): string | undefined {
  return names
    .map(bareHead)
    .map((name) => {
      if (RANKED.test(name)) return RANK;
      if (SCORED.test(name)) return SCORE;
      return bracketed(name) ?? (DENSE.test(name) ? name : undefined);
    })
    .findLast((unit) => unit !== undefined);
}

/** The unit in brackets at the end of a name. */
function bracketed(name: string): string | undefined {
  const { said, unit } = BRACKET.exec(name)?.groups ?? {};
  return unit !== undefined && (said !== undefined || isUnit(unit)) ? unit : undefined;
}

/** A head or a name without the unit in brackets at its end, from its first letter on. */
export function nameIn(written: string): string {
  if (bracketed(bareHead(written)) === undefined) return written;
  const name = written.replace(BRACKET, '').trimEnd();
  return name === '' ? written : name;
}

/** Whether a column tells no results: of changes, shares of the plan, notes. */
export function isMute(head: string): boolean {
  return MUTE.test(bareHead(head));
}

/** Whether a column tells what is planned. */
export function isAim(head: string): boolean {
  return AIM.test(bareHead(head));
}

/** Whether a head or a name of a row does not say what is measured. */
export function saysNothing(name: string): boolean {
  return SAYS_NOTHING.test(bareHead(name).replace(BRACKET, ' ').trim());
}
