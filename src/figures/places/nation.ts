import { words } from '../patterns.ts';
import type { Mention } from '../reading/parsed.ts';

/** The article's own province without its name, but not `của tỉnh này`, which was named before. */
export const HOME = words(
  '(?:tỉnh (?:ta|nhà|mình|đã|có|đạt|đứng|xếp|được|cũng|vẫn|còn|lên|là|ở|hiện|đang)|của tỉnh|ở cấp tỉnh|toàn tỉnh|cả tỉnh|trong tỉnh|trên địa bàn tỉnh|tỉnh xếp|thành phố ta)(?!\\s+(?:này|ấy|đó|kia|nọ|bạn|khác)(?![a-zà-ỹ]))',
);
/** `Cổng DVC quốc gia đã có 3.805 dịch vụ`: what the state runs for all; `trên Cổng DVC quốc gia` is where a province is. */
const PORTAL = String.raw`(?<!(?:trên|lên|với|qua|vào|của|từ|trong|tại|đến|tới|về|cho|và|theo|thông qua|sử dụng|ở)\s+)(?:cổng (?:dvc|dịch vụ công) quốc gia|cơ sở dữ liệu quốc gia về dân cư|nền tảng tích hợp, chia sẻ dữ liệu quốc gia|trục liên thông văn bản quốc gia)\s+(?:\p{L}+\s+){0,2}(?:có|cung cấp|tích hợp|đạt|tiếp nhận|kết nối|đồng bộ|phục vụ)`;
/** Clauses about the whole country; a rank in it is the province's, and `tỉnh đầu tiên của cả nước` is one. */
export const NATIONWIDE = words(
  String.raw`(?<!(?:của|đầu|nhất|tiên|trong|với|hơn|bằng|nhì|ba|số một|\d)\s+)(?:cả nước|toàn quốc|việt nam|nước ta)\s+(?:\p{L}+\s+){0,2}(?:có|đạt|còn|đứng|xếp|tăng|là|chỉ|mới)|(?<=(?:^|[.;])\s*(?:còn\s+|tính\s+|riêng\s+)?)(?:cả nước|toàn quốc)(?=\s*,|\s+(?:[^\s,;:.]+\s+){0,5}(?:có|đạt|còn|là|chỉ|mới|chiếm|đặt|phấn đấu|hướng tới|đề ra|hiện|đã)(?!\p{L}))|(?<=(?:^|[,;:(–-])\s*(?:tính|hiện|hiện nay|đến nay|tính chung)?\s*)trên (?:toàn quốc|cả nước|phạm vi cả nước)|(?<=(?:^|[.;]\s)[^,;:.\d]{0,12}(?:nhìn|xét|tính|mở|rộng)[^,;:.\d]{0,12}\s(?:ra|trên|chung|phạm vi|quy mô)\s)(?:cả nước|toàn quốc)(?=\s*,)|(?<=(?:tỷ lệ|tổng số|mật độ|doanh thu|chỉ số|số [^,;:.]{1,12})\s[^,;:.\d]{0,40}\scủa\s)(?:cả nước|toàn quốc)\s+(?:là|đạt|tăng|giảm|ước|lên|còn|mới|ở mức)|(?<=(?:trong khi|còn|,)\s+(?:(?:con số|tỷ lệ|mức)\s+)?của\s+)(?:cả nước|toàn quốc)\s+(?:là|đạt|mới|chỉ)|(?:tính|xét|thống kê|gộp)(?:\s+chung)?\s+trên\s+(?:phạm vi\s+)?(?:toàn quốc|cả nước)|các bộ, ngành, địa phương|(?<!\d\s+(?:\p{L}+\s+){1,4})cấp quốc gia|cấp tỉnh tính chung|tính chung cấp tỉnh|dti quốc gia|${PORTAL}`,
);
const COMPARING = String.raw`(?:hơn|vượt|trên|so với|so|bằng|kém|thua|gần|ngang|dưới|bỏ xa)\s+(?:(?:hẳn|xa|với|mức|cả)\s+)*`;
/** `bình quân cả nước`, `mặt bằng chung`: what a province is measured by. */
const NATIONAL_MEAN = new RegExp(
  String.raw`(?<!\p{L})(?<compared>${COMPARING})?(?:(?:(?:giá trị|mức)\s+)?(?:trung bình|bình quân|mặt bằng)(?:\s+(?:chung|của|các|63|34|tỉnh,?|thành|phố|địa phương))*\s+(?:cả nước|toàn quốc|quốc gia)|(?:trung bình|bình quân)(?:\s+(?:chung|của))*\s+(?:63|34)\s+(?:tỉnh|địa phương)(?:,\s*thành(?:\s+phố)?)?|mặt bằng chung|mức (?:trung bình|bình quân) chung)(?!\p{L})(?!\s+(?:của\s+)?(?:tỉnh|toàn tỉnh|huyện|khu vực|vùng))`,
  'gu',
);
/** Behind a mean with which something is compared: its value, and not by how much it is missed. */
const VALUE_OF_MEAN = /^\s*(?:\(|là|đạt|chỉ|mới|ở mức|:)/u;
const NATION_BEHIND =
  /^\s*\)?\s*(?:(?:là\s+)?(?:mức\s+)?(?:trung bình|bình quân)(?:\s+chung)?\s+)?(?:của|trên)\s+(?:cả nước|toàn quốc)(?!\p{L})/u;
/** `20.000 trạm 5G trên toàn quốc` */
const NATIONWIDE_BEHIND =
  /^[^,;.:()\d]{0,25}\s+(?:trên|trong)\s+(?:phạm vi\s+)?(?:toàn quốc|cả nước)(?!\p{L})/u;
/** `doanh thu 54.000 tỷ đồng toàn quốc`, `phủ 100% dân số cả nước` */
const RIGHT_BEHIND = /^\s+(?:toàn quốc|cả nước)(?!\p{L})/u;
const SHARE_BEHIND = /^\s+(?:\p{L}+\s+){1,3}?(?:của\s+)?(?:toàn quốc|cả nước)(?!\p{L})/u;
/** A province's part of the country's: `chiếm 30% giá trị xuất khẩu của cả nước`. */
const PART_OF = /(?<!\p{L})(?:chiếm|bằng|góp|có|là|tương đương|khoảng|tới|đến)\s*$/u;

/** What the government wants holds for the whole country: `Bộ Thông tin và Truyền thông đặt đích ...`. */
export const CENTRAL_AIM =
  /(?<!\p{L})(?:Bộ\s+\p{Lu}[\p{L}&,\s]{1,40}?|Chính phủ|Thủ tướng|Trung ương)\s+(?:(?:đã|cũng|thì|lại)\s+){0,2}(?:đặt (?:ra|mục tiêu|đích|chỉ tiêu)|đề ra|phấn đấu|hướng tới|(?:phê\s+)?duyệt cho (?:toàn ngành|cả nước)|giao cho (?:toàn ngành|cả nước))(?!\p{L})[^;.]*$/u;
/** `mốc 42 máy/100 dân mà Chính phủ đã phê duyệt`, but not what it asks of the province. */
export const CENTRAL_AIM_BEHIND =
  /^[^,;.:()\d]{0,25}\s(?:mà|do|theo)\s+(?:Bộ\s+\p{Lu}[\p{L}&\s]{1,30}?|Chính phủ|Thủ tướng|Trung ương)\s+(?:(?:đã|cũng)\s+)?(?:phê duyệt|duyệt|đặt ra|đề ra|quy định|khuyến nghị|yêu cầu)(?!\p{L})(?!\s+(?:cho|với|đối với)\s+(?:tỉnh|thành phố|địa phương))/u;

/** Means of something between the province and the country are nobody's here. */
export const OTHER_MEAN =
  /(?<!\p{L})(?:trung bình|bình quân|mặt bằng)(?:\s+(?:chung|của))*\s+(?:khu vực|vùng|thế giới|các tỉnh|các địa phương|đồng bằng|khối|nhóm)(?!\p{L})[^,;]*$/u;

/** Whether part `i` is the mean of the country, or said to be the country's. */
export function isNational(masked: string, mentions: readonly Mention[], i: number): boolean {
  const mention = mentions[i];
  if (mention === undefined || mention.kind === 'rank' || mention.kind === 'step') return false;
  const behind = masked.slice(mention.unitEnd);
  if (NATION_BEHIND.test(behind) || NATIONWIDE_BEHIND.test(behind)) return true;
  const covers = mention.kind === 'share' && !PART_OF.test(masked.slice(0, mention.lead));
  if (mention.kind === 'share' ? covers && SHARE_BEHIND.test(behind) : RIGHT_BEHIND.test(behind))
    return true;
  const from = mentions[i - 1]?.unitEnd ?? 0;
  const ahead = masked.slice(
    Math.max(from, masked.lastIndexOf(';', mention.start) + 1),
    mention.lead,
  );
  const mean = [...ahead.matchAll(NATIONAL_MEAN)].at(-1);
  if (mean === undefined) return false;
  const rest = ahead.slice(mean.index + mean[0].length);
  if (lastOf(HOME, rest) !== -1) return false;
  const inBracket = mention.lead > 0 && /\(\s*$/u.test(masked.slice(0, mention.lead));
  return mean.groups?.compared === undefined ? true : inBracket || VALUE_OF_MEAN.test(rest);
}

/** Where a pattern matches last in a text, else -1. */
export function lastOf(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}
