import { beginning, ending, HIDDEN, oneOf, TIME, words } from '../patterns.ts';
import type { TimeMention } from '../time/times.ts';

/** A sentence in its plain form with all numbers blanked that are no figures; offsets are kept. */
export interface Masked {
  readonly text: string;
  readonly times: readonly TimeMention[];
}

const NOT_AN_AMOUNT = String.raw`(?![\d.,]*\d|\s*%|\s*/\s*\d|\s*(?:tỷ|triệu|nghìn|điểm|phần trăm|thuê bao|máy|lần))`;
const RANK_VERB = String.raw`(?:đứng|xếp|vị|vị trí|hạng|lên|xuống|còn|từ|về|ở|giữ|tiếp tục|là)\s+`;
const WEEKDAY = String.raw`thứ\s+(?:[2-7]|hai|ba|tư|năm|sáu|bảy)`;

/** `lần thứ XVI`, `kỳ họp thứ 8`, `năm thứ hai`: places in time, never ranks. */
const ORDINAL = String.raw`(?:lần|năm|kỳ|phiên|khóa|ngày|tuần|thế hệ|đợt|vòng|kỳ họp|phiên họp|hội nghị|đại hội|cuộc|tuyến|bước|quý)(?:\s+họp)?\s+thứ\s+(?:\d+|\p{L}+)`;
/** `Huân chương Lao động hạng Ba`, `bệnh viện hạng 2`: classes, not places. */
const CLASS = String.raw`(?:huân chương|huy chương|kỷ niệm chương|danh hiệu|bệnh viện|viên chức|công chức|chức danh|đô thị|trạm y tế|phóng viên|biên tập viên|chuyên viên|kỹ sư)[^.;,]{0,30}?\s+hạng\s+(?:nhất|nhì|ba|\d|i{1,3})`;
/** Without a digit only these can read as a rank. */
const IN_WORDS: readonly RegExp[] = [words(ORDINAL), words(CLASS)];

/** Names that hold what reads as a date, so they are blanked before periods are read; the order matters. */
const DATED_NAMES: readonly RegExp[] = [
  // langson.gov.vn/node/54478, anh-01.jpg
  /\S*(?:www\.|https?:|@|\.(?:vn|com|org|net|jpe?g|png|gif|pdf|docx?))\S*/gu,
  // 14h30, 15:45, 8 giờ 30 phút, 24/7
  /(?<!\d)\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?!\d)(?:\s?phút)?|(?<!\d)\d{1,2}\s?(?:h|giờ)(?!\p{L})|(?<!\d)24\/(?:7|24)(?!\d|\s+(?:xã|phường|thị|huyện|thôn|bản|sở|cơ quan|đơn vị|chỉ tiêu|nhiệm vụ|tổ|trường|dịch vụ|thủ tục)(?!\p{L}))/gu,
  // 119/qđ-ubnd, 49/2017/nđ-cp, 26 –nq/tw, 07-nq/tu
  /(?<![\p{L}\d.,])\d+[a-z]?(?:\/\d{4})?\s?[-–/]\s?(?:[a-zđ]{2,4}[-–/][\p{L}&-]+(?:[-–/]\p{L}+)*|(?:nq|qđ|kh|ct|ctr|đa|tt|nđ|tb|bc|kl|cv|hd|ttr)(?!\p{L}))/gu,
  // 0909645589, 0212 3 000 000, 1900 1234
  /(?<![\d.,])(?:\+84|0\d{2,3})(?:[\s.-]?\d+){1,4}|(?<!\d)1[89]00[\s.]?\d{4}(?!\d)/gu,
  words(
    oneOf(
      // nghị quyết số 57, công văn của bộ số 2345 và số 2346
      String.raw`(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|công văn|công điện|kế hoạch|thông báo|kết luận|tờ trình|báo cáo|hướng dẫn|giấy phép|văn bản|luật|đề án|chương trình|điện thoại|số máy|nhà|phòng)(?:\s+[\p{L}]+){0,2}?\s+số\s*:?\s*\d+(?:\s*(?:,|và)\s*(?:nghị quyết\s+|quyết định\s+)?số\s+\d+)*`,
      // đề án 06, chương trình 135
      String.raw`(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|công văn|đề án|dự án|chương trình|kết luận|luật)\s+\d{1,4}${NOT_AN_AMOUNT}`,
      // đường dây nóng 0263 3822 345, tổng đài 1022
      String.raw`(?:hotline|đường dây nóng|tổng đài|hệ thống(?=\s1022)|đầu số|số máy|số điện thoại|điện thoại\s*:|đt\s*:|fax\s*:?|tel\s*:?)[^\d.;,]{0,15}\(?\+?(?:0|84|1\d{2,3}(?![\d.,]))[\d\s.()-]*`,
      ORDINAL,
      // tọa độ 105,34808/22,62924
      String.raw`(?:tọa|toạ) độ\s*:?\s*[\d.,/\s]*\d`,
      // thứ 3, 11/01/2022: the date behind the weekday stays to be read.
      String.raw`(?<!${RANK_VERB})${WEEKDAY}\s*[,-]?\s*(?=(?:ngày\s*)?\d{1,2}\s*[/-]\s*\d{1,2})`,
      // sáng thứ tư
      String.raw`(?:sáng|chiều|tối|vào|hôm)\s+${WEEKDAY}`,
      // thang 1.000 điểm, tối đa 100 điểm: how much there is to get
      String.raw`thang(?:\s+điểm)?\s+(?:là\s+|tối đa\s+)?[\d.]+(?:\s+điểm)?`,
      // trạm thu phát sóng (bts) thứ 130: one of many, and no place among provinces
      String.raw`(?:trạm|đài|tổ|lớp|cuộc|bưu cục|thuê bao|công dân|hồ sơ|sản phẩm)(?:\s+(?!đứng|xếp|vị|hạng|về|lên|xuống|ở|giữ)\p{L}+){0,4}(?:\s+\([^()]*\))?\s+thứ\s+\d+`,
      // lượt xem: 665
      String.raw`(?:lượt xem|lượt đọc|số lần xem|xem|đọc)\s*:\s*[\d.,]+`,
    ),
  ),
];
/** Numbers that name something instead of counting it; the order matters. */
const NAMES: readonly RegExp[] = [
  // 2g, 3g/4g, 5g; 4,5g is an amount.
  /(?<![\d.,\p{L}])[2-6]g(?![\p{L}\d])/gu,
  words(
    oneOf(
      CLASS,
      // gần 9 phần 10: about as much
      String.raw`\d{1,2}\s+phần\s+(?:\d{1,3}|mười|trăm)`,
      // dung lượng 1,2 MB: of a file
      String.raw`\d+(?:[.,]\d+)?\s*[km]b(?!\s*(?:/|p|mỗi))`,
      // mức độ 3, 4; cấp độ 2; mức 3,4
      String.raw`(?:mức(?:\s+độ)?|(?<!nâng\s)cấp(?:\s+độ)?|loại)\s+[1-5](?:\s*(?:(?:,|và|-|–|/|hoặc|đến)\s*(?:mức\s+(?:độ\s+)?)?|;\s*mức\s+(?:độ\s+)?)[1-5])*${NOT_AN_AMOUNT}`,
      // covid-19, công nghiệp 4.0, phiên bản 2.0
      String.raw`covid\s?-?\s?19|(?:công nghiệp|phiên bản|web|khung|kiến trúc|ver|version)\s+(?:lần thứ\s+)?\d+[.,]\d(?!\d)`,
      // nhóm 3 đơn vị dẫn đầu: which ones, and not how many
      String.raw`(?:nhóm|tốp|top)\s+\d{1,2}(?=\s+(?:đơn vị|địa phương|tỉnh|sở|huyện|xã|cơ quan)(?:\s+\p{L}+){0,2}?\s+(?:(?:dẫn|đứng) đầu|(?:cao|tốt|thấp) nhất|đứng cuối)(?!\p{L}))`,
      // iso 27001:2013, windows 11, ipv6
      String.raw`(?:iso|tcvn|qcvn|iec|windows|ipv|office)[\s/]*\d[\d:.-]*(?:/\d+)?`,
      // điều 8, phụ lục 1, phường 4, quốc lộ 20, top 10; but `tổng số 20 trạm`
      String.raw`(?:điều|khoản|điểm [a-zđ]|mục|(?<!một\s)phần|chương|phụ lục|trang|bảng|biểu|hình|câu|bài|tập|(?<!(?:tổng|con|trong|nâng|đưa|nhận thức|thể chế|hạ tầng|nhân lực|chính quyền|chính phủ|kinh tế|xã hội|công nghệ|công dân|dữ liệu|nền tảng|đổi|kỹ năng|chữ ký|ký|chứng thư|an toàn|đứng|xếp|vị trí|hạng|ngôi)\s)số|đợt|giai đoạn|bước|quốc lộ|tầng|khu phố|khu vực|tổ dân phố|phường|quận|lô|top|tốp|nhóm|mẫu|cụm thi đua|khối)\s+\d{1,3}${NOT_AN_AMOUNT}(?!\s+(?:thuê bao|trạm|hồ sơ|văn bản|người|hộ|lượt|doanh nghiệp|dịch vụ|thủ tục|tổ|xã|thôn|cơ quan|đơn vị)(?!\p{L}))`,
    ),
  ),
  // [1], (2)
  /\[\d{1,2}\]|\(\d{1,2}\)(?!\s*(?:tỉnh|%))/gu,
  // 1. Thực hiện, 2.1. Ngày
  /(?:^|[:;]\s*|\.\s+)[-–+*•]?\s*\d{1,2}(?:\.\d{1,2})*[.)](?=\s*\p{L})/gu,
  words(
    oneOf(
      // Durations are no results: 5 năm qua, 12 tháng, trong 2 ngày 21 và 22
      String.raw`\d+(?:[.,]\d+)?(?:\s*(?:-|–|đến)\s*\d+)?\s+(?:năm|tháng|ngày|tuần|giờ|phút|giây|thập kỷ|thế kỷ|quý|tiếng)(?!\s+\d{3,4}\s)`,
      // ngày 8, 9 và 10
      String.raw`(?:ngày|mùng|mồng)\s+\d{1,2}(?:\s*(?:,|và|-|–|đến)\s*(?:ngày\s+)?\d{1,2})*`,
      // cách thị trấn chừng 6 km: where something lies
      String.raw`(?<!\p{L})cách\s+(?:[^\s\d,;.()]+\s+){0,7}?\d+(?:[.,]\d+)?\s*(?:km|m|mét|cây số)`,
      // không phải đi bộ 7 km: a way that somebody goes
      String.raw`(?:đi bộ|đi xe|đi đường|quãng đường|băng rừng|vượt)\s+(?:(?:hơn|gần|khoảng|chừng|mất|cả)\s+)*\d+(?:[.,]\d+)?\s*(?:km|cây số)`,
      // 87 - 108 MHz: a band, and no result
      String.raw`\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?\s*[kmg]hz`,
      // là 1 trong 9 tỉnh
      String.raw`(?<=(?:là|thành)\s+)0?1\s+trong\s+(?:số\s+)?\d{1,3}`,
      // 3 trong 1; 4 tại chỗ; 5 không
      String.raw`\d\s+(?:trong\s+1(?!\d)|tại\s+chỗ|sẵn\s+sàng|cùng|không|rõ)`,
    ),
  ),
];

/** N/M that is a day of the year: holidays, days after a dash. Where M counts nothing it is no share. */
const DAY_OF_YEAR = /(?<![\d/.,])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d/%]|[.,]\d)/gu;
const DAY_BEFORE = ending(
  String.raw`(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|dịp|lễ|mừng|quốc khánh|từ|đến|trước|nay|kỷ niệm|vào|\()\s*:?\s*`,
);
const RANK_BEFORE = ending(String.raw`(?:thứ|hạng|vị trí|đứng|xếp|ở|giữ|về)\s+(?:thứ\s+|hạng\s+)*`);
const NOUN_BEHIND = beginning(String.raw`\s*\(?\s*\p{L}+`);

/**
 * Blanks what is no figure in a sentence, given in its plain form.
 * @param readTimes reads the times of a sentence where others stand before it
 */
export function maskNames(
  sentence: string,
  readTimes: (text: string) => readonly TimeMention[],
): Masked {
  let text = sentence;
  const times: TimeMention[] = [];
  const numbered = /\d/.test(sentence);
  for (const pattern of numbered ? DATED_NAMES : IN_WORDS) text = text.replace(pattern, hide);
  for (const time of readTimes(text)) {
    times.push(time);
    text = text.slice(0, time.start) + TIME.repeat(time.end - time.start) + text.slice(time.end);
  }
  if (!numbered) return { text, times };
  for (const pattern of NAMES) text = text.replace(pattern, hide);
  text = text.replace(DAY_OF_YEAR, (written, day: string, month: string, at: number) =>
    isDay(text, at, written, Number(day), Number(month)) ? hide(written) : written,
  );
  return { text, times };
}

function isDay(text: string, at: number, written: string, day: number, month: number): boolean {
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  const before = text.slice(Math.max(0, at - 20), at);
  if (DAY_BEFORE.test(before)) return true;
  if (!written.includes('/') || RANK_BEFORE.test(before)) return false;
  return !NOUN_BEHIND.test(text.slice(at + written.length));
}

function hide(written: string): string {
  return written.replace(/[^\s]/gu, HIDDEN);
}
