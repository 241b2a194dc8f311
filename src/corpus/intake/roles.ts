import type { PlaceMention, Province } from '../gazetteer.ts';

/** What a mention of a province's name in running text says about whose article it is. */
export type MentionRole = 'official' | 'named' | 'mentioned' | 'city' | 'firm' | 'other' | 'none';

/** The commonest family names; rarer ones are also words that sentences open with. */
const SURNAMES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Lương|Mai|Tô|Trương|Lâm|Đào|Tạ|Chu|Triệu|Hà|Cao|Thái|La|Quách|Tống|Lưu|Nông|Hứa|Vi|Ma|Lò|Giàng';
/** A person or street that bears the name: `Nguyễn Thái Bình`, `đường Điện Biên`. */
const PERSON_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${SURNAMES})(?:\s\p{Lu}\p{Ll}+){0,2}|(?:ông|bà|anh|chị|đồng chí|Đồng chí|Ông|Bà|Anh|Chị))\s+$`,
  'u',
);
const THING_BEFORE =
  /(?<!\p{L})(?:đường|(?<!thành )phố|sông|cầu|quốc lộ|vịnh|núi|đèo|chùa|chợ|khách sạn|nhà máy|giải|huân chương|danh hiệu|phong cách|đạo đức|tư tưởng|gương|chủ tịch|bác|cộng sản|tncs|tntp)\s+$/iu;
/** `Điện Biên Phủ` is a city or a battle, `Thái Bình Dương` an ocean. */
const LONGER_NAME = /^\s(?:Phủ|Dương)(?!\p{L})/u;

const UNIT = String.raw`\s*(?:tỉnh|thành phố|tp\.?)?\s*$`;
/** Rankings, comparisons, visits, guests: the sentence speaks of another province than its own. */
const OTHERS_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:` +
    [
      String.raw`(?:dẫn đầu|đứng đầu|đầu bảng|quán quân|á quân|vị trí (?:số một|số 1|thứ nhất|đầu))[^.;]{0,40}?(?:là|thuộc về|gồm|có|:)`,
      String.raw`(?:hạng|thứ) (?:nhất|nhì|ba|hai|\d+)(?: [^.;,]{0,20})? (?:là|thuộc về)`,
      String.raw`(?:xếp |đứng )?(?:ngay )?(?:sau|tiếp theo|theo sau|kế tiếp|kế đến)(?: đó)? là`,
      String.raw`(?:xếp|đứng) (?:ngay )?(?:sau|trên|trước|dưới)`,
      String.raw`so với|hơn|kém|thua|vượt|như|cũng như|cùng với|chẳng hạn|ví dụ|điển hình(?: như| là)?`,
      String.raw`kinh nghiệm(?: [^.,;]{0,40})?(?: của| tại| ở| từ)?`,
      String.raw`(?:học tập|học hỏi|tham quan|thăm|khảo sát)(?: [^.,;]{0,50})?(?: tại| ở)?`,
      String.raw`(?:hợp tác|phối hợp|liên kết|kết nối|ký kết)(?: [^.,;]{0,30})? (?:với|giữa)`,
      String.raw`đoàn (?:công tác|đại biểu|cán bộ|khảo sát)(?: của)?(?: (?:lãnh đạo|sở|ubnd|ban)(?: [^.,;]{0,30})?)?`,
      String.raw`(?:các|nhiều|một số|những|hai|ba|\d+) (?:tỉnh|địa phương|thành phố)(?:,? (?:tỉnh|thành phố))?(?: bạn)?(?: (?!tại|trên)[^.,;]{0,20})?`,
      String.raw`giáp(?: ranh)?(?: với)?|đến từ|khách từ|người|quê(?: ở| tại)?|sinh (?:ra )?(?:tại|ở)`,
      String.raw`(?:đại học|học viện|cao đẳng|trường)(?: [^.,;]{0,40})?`,
    ].join('|') +
    `):?${UNIT}`,
  'iu',
);
const LEADS_AFTER =
  /^\s*,?\s*(?:vẫn |tiếp tục |cũng )*(?:là (?:đơn vị|địa phương|tỉnh|thành phố) )?(?:dẫn đầu|đứng đầu|(?:đứng|xếp|ở)? ?(?:thứ|hạng) (?:nhất|nhì|hai|ba|[1-3])(?![\d\p{L}])|giữ vị trí (?:số một|thứ nhất|đầu|quán quân)|(?:đứng|xếp|ở) vị trí (?:số một|thứ nhất|đầu))/iu;
/** National events take place in these, whosever they are. */
const VENUES = new Set(['Hà Nội', 'Đà Nẵng', 'TP. Hồ Chí Minh']);
const VENUE_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:tại|ở|ra|vào|từ|đến|về)${UNIT}`, 'iu');

const FIRM_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:viễn thông|viettel|vnpt|mobifone|vinaphone|fpt(?: telecom)?|truyền hình cáp|bưu điện|bưu chính|sctv|vtvcab|vietnam ?post|viettel ?post|điện lực|agribank|vietcombank|vietinbank|bidv|(?:công ty|ngân hàng|doanh nghiệp|bệnh viện|siêu thị)(?: [^.,;]{1,50})?)${UNIT}`,
  'iu',
);
/** Words that cannot belong to the name of an office: behind them another thing is named. */
const NAME_OF_OFFICE = String.raw`(?:\s+(?!(?:tại|ở|với|đến|từ|ra|vào|đã|sẽ|được|cho|tổ chức|cùng|các|để|theo|về việc)(?!\p{L}))[^\s.;:,]+){0,12}?`;
const OFFICE_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:ubnd|(?:ủy|uỷ) ban nhân dân|hđnd|hội đồng nhân dân|tỉnh (?:ủy|uỷ)|thành (?:ủy|uỷ)|đảng bộ|chính quyền|công an|mttq|mặt trận|đoàn đbqh|địa bàn|(?:sở|ban|văn phòng|ngành|trung tâm|hội|báo|đài|cổng|trang|phòng|cục|chi cục|liên minh|hiệp hội|ioc|tỉnh đoàn|stttt)${NAME_OF_OFFICE})${UNIT}`,
  'iu',
);
const PROVINCE_BEFORE = /(?<!\p{L})tỉnh\s+$/iu;
const CITY_BEFORE = /(?<!\p{L})(?:thành phố|tp\.?|thị xã|tx\.?)\s*$/iu;

/** Reads from the words around a mention whether it is the article's own province that is meant. */
export function roleOf(sentence: string, mention: PlaceMention, province: Province): MentionRole {
  const before = sentence.slice(Math.max(0, mention.start - 120), mention.start);
  const after = sentence.slice(mention.end, mention.end + 60);
  const written = sentence.slice(mention.start, mention.end);
  if (LONGER_NAME.test(after)) return 'none';
  if (THING_BEFORE.test(before) || PERSON_BEFORE.test(before)) return 'none';
  if (/^hồ chí minh$/iu.test(written) && !CITY_BEFORE.test(before)) return 'none';
  if (OTHERS_BEFORE.test(before) || LEADS_AFTER.test(after)) return 'other';
  if (VENUES.has(province.name) && VENUE_BEFORE.test(before)) return 'other';
  if (FIRM_BEFORE.test(before)) return 'firm';
  const city = CITY_BEFORE.test(before);
  if (city && province.kind === 'province') return 'city';
  if (OFFICE_BEFORE.test(before)) return 'official';
  return PROVINCE_BEFORE.test(before) || city ? 'named' : 'mentioned';
}
