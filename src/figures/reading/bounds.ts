import { ending } from '../patterns.ts';
import type { Mention } from './parsed.ts';

const BOUNDS: readonly (readonly [RegExp, Mention['bound'] | undefined])[] = [
  [
    ending(
      String.raw`(?:khoảng|chừng|xấp xỉ|ước chừng|tầm|(?<!(?:mật|mức|tốc|cường|chế)\s)độ|cỡ|vào khoảng|ước khoảng)\s*`,
    ),
    'about',
  ],
  [
    ending(String.raw`(?:gần|ngót|ngót nghét|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới)\s*`),
    'less',
  ],
  [ending(String.raw`(?:trên|quá|ít nhất|tối thiểu|không dưới)\s*`), 'more'],
  // `nhiều hơn 20` and `cao hơn 5%` are changes, not bounds.
  [
    ending(String.raw`(?<!(?:nhiều|cao|ít|thấp|lớn|nhanh|mạnh|tốt|nhỏ|tăng|giảm|kém)\s)hơn\s*`),
    'more',
  ],
  [
    ending(
      String.raw`(?:những|chỉ|(?<!(?:phát triển|xây|xây dựng|lắp|lắp đặt|dựng|thành lập|đầu tư|cấp|mở|kết nạp)\s)mới|tổng cộng|tất cả|cả thảy|cộng|là|:)\s*`,
    ),
    undefined,
  ],
];

/** Where what stands before a number ends, without the words that only bound it. */
export function boundBefore(
  text: string,
  start: number,
): [lead: number, bound: Mention['bound'] | undefined] {
  let lead = start;
  let bound: Mention['bound'] | undefined;
  for (let again = true; again; ) {
    again = false;
    const before = text.slice(Math.max(0, lead - 30), lead);
    for (const [pattern, meaning] of BOUNDS) {
      const match = pattern.exec(before);
      if (!match) continue;
      lead -= match[0].length;
      bound ??= meaning;
      again = true;
      break;
    }
  }
  return [lead, bound];
}
