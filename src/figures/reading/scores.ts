import { beginning, word } from '../patterns.ts';
import type { NumberInText } from './parsed.ts';

/** `0,5741` and `0.9351`: indices from 0 to 1. */
const FRACTION = /^0[.,]\d{2,}$/;
/** What is counted to each of some others is no index. */
const EACH = /^\s*\p{L}+(?:\s\p{L}+)?\s*\/\s*\p{L}/u;
/** `điểm`, `điểm số` behind a number. */
const POINTS = beginning(String.raw`\s*điểm(?:\s+số)?`);
/** `đạt 75 điểm`: a word right before the number that makes `điểm` a score and not a place. */
const SCORED = word(
  'chỉ số|index|dti|papi|pci|sipas|xếp|hạng|chấm|điểm số|thang|đạt|được|trụ cột|ghi|có',
);
/** How many letters before the number are right before it. */
const RIGHT_BEFORE = 14;
/** `(400 điểm)` is how much there is to get. */
const MOST = /thang điểm|tổng điểm|tối đa/u;
/** Words without which whole numbers of points are places. */
const RATED = /chỉ số|index|dti|papi|pci|sipas|xếp (?:hạng|loại|thứ)|chấm|thang điểm|điểm số/u;
/** `12 điểm cầu`, `3 điểm phục vụ bưu chính`: places, whatever was rated. */
const PLACE_POINT = beginning(
  String.raw`\s*điểm\s+(?:phục vụ|cầu|bưu|giao dịch|phát|truy|chuyển|thuộc|mạng|internet|kết nối|cung|lõm|trắng|đen|du lịch|trường|sáng|thu|đặt|sạc|tập|dân|văn hóa|thanh toán|bán|tiếp|trung tâm|ở|tại|cấp|công cộng)`,
);

/** How many letters behind a number belong to it as a score; `undefined` when it is none. */
export function scoreEnd(number: NumberInText): number | undefined {
  const points = POINTS.exec(number.after)?.[0].length;
  // `0,62 máy tính/cán bộ`
  if (FRACTION.test(number.written) && !EACH.test(number.after)) return points ?? 0;
  return points !== undefined && isScore(number) ? points : undefined;
}

function isScore({ text, written, before, after }: NumberInText): boolean {
  if (PLACE_POINT.test(after)) return false;
  if (/,\d/.test(written)) return true;
  return SCORED.test(before.slice(-RIGHT_BEFORE)) && !MOST.test(before) && RATED.test(text);
}
