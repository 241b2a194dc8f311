import { ending } from '../patterns.ts';
import type { Parsed, Part } from '../reading/parsed.ts';

/** How far ahead of a number the verb stands that says so. */
const REACH = 40;
/** Right before a count: so many came, or were found amiss, of those that there are. */
const NEW_BEFORE = ending(
  String.raw`(?:(?:phát triển|lắp|lắp đặt|dựng|xây|xây dựng|mở|cấp|thành lập|lập|đầu tư|kết nạp|phát sóng)\s+(?:được\s+)?(?:mới|thêm)|có thêm|(?:phát hiện|chặn|khóa|thu hồi|xử lý|cắt|ngừng|hủy|xóa)(?:\s+(?:được|tổng cộng|dứt điểm|xong))*)\s*`,
);
const NEW_BEHIND =
  /^[^,;.:()\d]{0,50}(?:(?:thành lập|xây|dựng|lắp|mở|phát triển|đăng ký)\s+mới|được\s+(?:chấp thuận|cấp phép|thẩm định|đưa vào))(?!\p{L})/u;
/** Of lines that were put in, not of all that there are: `9.457 thuê bao Internet được lắp đặt`. */
const LINES_LAID =
  /^[^,;.:()\d]{0,30}(?<!\p{L})(?:đã\s+)?được\s+(?:lắp|lắp đặt|hòa mạng)(?!\p{L})/u;
/** `thêm 118 trạm 4G và dựng 253 trạm 5G`: what was built beside what was added. */
const AND_BUILT = /^[^,;.:()]*\svà\s+(?:dựng|xây|xây dựng|lắp|lắp đặt|mở|phát sóng)\s*$/u;

/** `đưa 32 thủ tục lên mức 3, nâng tổng số lên 189`: what comes to those told behind. */
const ADDED_UP =
  /^[^;.]{0,80}?,\s*(?:nâng|đưa)\s+(?:tổng\s+số|tổng|con\s+số|số)(?!\p{L})[^;.]*?\s(?:lên|đạt|thành)(?!\p{L})/u;

/** Whether a count is of some that came or were found, and not of all that there are: `phát triển mới 8.000 thuê bao`. */
export function isNew(parsed: Parsed, i: number): boolean {
  const { masked, parts } = parsed;
  const { kind, lead, unit, unitEnd } = (parts[i] as Part).mention;
  if (kind !== 'count' && kind !== 'bare') return false;
  const behind = masked.slice(unitEnd);
  const previous = parts[i - 1]?.mention;
  if (
    previous?.unit === unit &&
    AND_BUILT.test(masked.slice(previous.unitEnd, lead)) &&
    isNew(parsed, i - 1)
  )
    return true;
  return (
    NEW_BEFORE.test(masked.slice(Math.max(0, lead - REACH), lead)) ||
    NEW_BEHIND.test(behind) ||
    (unit === 'thuê bao' && LINES_LAID.test(behind)) ||
    ADDED_UP.test(behind)
  );
}
