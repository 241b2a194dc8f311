import { type Around, isOfBystander } from './bystanders.ts';
import type { Figure, Passing } from './figure.ts';
import { beginning, ending, word } from './patterns.ts';
import type { Part } from './reading/parsed.ts';
import type { Sentence } from './reading/sentence.ts';

/** `thôn trắng sóng là nơi có từ 10 hộ trở lên không có sóng` */
const DEFINES = word(
  'tiêu chí (?:để )?(?:xác định|đánh giá|công nhận|phân loại|lựa chọn)|được (?:coi|xem|định nghĩa) là|định nghĩa',
);
const FROM = ending(String.raw`từ\s+`);
const AND_UP = beginning(String.raw`\s*trở (?:lên|xuống)`);
const CLOSES = /^\s*\)/u;
/** `chưa đạt chỉ tiêu tỉnh giao (40%)` */
const REQUIRED_BRACKET = ending(
  String.raw`(?:chỉ tiêu|yêu cầu|kế hoạch|mục tiêu|quy định|khuyến nghị|định mức|mức giao)(?:\s+\p{L}+){0,5}\s*\(\s*`,
);
/** `trong khi khuyến nghị là 1%` */
const REQUIRED = ending(
  String.raw`trong khi\s+(?:mức\s+)?(?:khuyến nghị|yêu cầu|quy định|tiêu chuẩn|định mức)(?:\s+(?!đạt)\p{L}+){0,9}\s*`,
);
/** `mức phạt với hành vi này là từ 10 - 20 triệu đồng`: what a law sets, of which nobody has paid any. */
const PENALTY = ending(
  String.raw`(?:(?<!tổng )mức (?:xử )?phạt|khung (?:hình )?phạt|bị phạt(?: tiền)?(?=\s+từ))(?![^;.]*(?<!\p{L})(?:đã|tổng)(?!\p{L}))[^;.]{0,70}`,
);
const MONEY = /đồng$/u;
/** `hai trạm phải cách nhau 250 m` */
const APART = beginning(String.raw`\s*(?:(?:phải|nên|cần|đặt|đứng)\s+)*cách nhau`);
/** `Có thị trấn mọc lên đến 4 trạm`: somewhere, and nobody says where. */
const SOMEWHERE =
  /^[\s\-–+*•]*(?:(?:thậm chí|cá biệt|thực tế|nhất là),?\s+)?có\s+(?:nơi|chỗ|xã|phường|thị trấn|huyện|thôn|bản|hộ|gia đình|đơn vị|cơ quan|địa phương|doanh nghiệp|trường)(?!\p{L}|\s+(?:\d|nào|tại|ở|thuộc))[^;:.\d]*$/u;
/** `trong khi trung bình cấp tỉnh là 0,4098` */
const MEAN_OF_ALL = ending(
  String.raw`(?:trung bình|bình quân|mức chung)\s+(?:chung\s+)?(?:của\s+)?(?:cấp tỉnh|các tỉnh|các địa phương|các nước|toàn vùng|khu vực|thế giới)(?:\s+(?!xếp)\p{L}+){0,4}\s*`,
);
/** `(tháng trước 65,63%)`, `(kỳ trước chuyển sang 63)` */
const EARLIER_BRACKET = ending(
  String.raw`\(\s*(?:so với\s+)?(?:cùng kỳ(?:\s+năm (?:trước|ngoái))?|(?:kỳ|tuần|tháng|quý|năm) (?:trước|ngoái))(?:\s+(?!tăng|giảm|hơn|kém)\p{L}+){0,3}\s*:?\s*`,
);
const PRICE = word('(?<!đánh |đấu |trị |tổng |định )giá(?! trị)|đơn giá|mức cước');
const BY_PIECE = /^[^;.()]{0,25}đồng\s*\/|^\s*\//u;
const THICK = ending(String.raw`(?:dày|dài)\s+(?:(?:tới|đến|có|chừng)\s+)?`);
/** `cùng dự có lãnh đạo 21 huyện` */
const ATTENDED_BY = ending(
  String.raw`(?:dự|tham dự|tham gia|có mặt|mời)(?:\s+\p{L}+){0,4}?\s+(?:lãnh đạo|đại diện)(?:\s+(?:của|các|ở|ubnd|đến từ|từ))*\s+`,
);
/** `họp phiên thường kỳ, nối trực tuyến tới 78 xã` */
const MEETING_JOINED = ending(
  String.raw`(?:họp|cuộc họp|hội nghị|phiên họp|buổi lễ)(?!\s+(?:trực tuyến|truyền hình)\s+(?:của|có|gồm))[^;:.\d]{0,40}?\s(?:truyền|kết nối|nối|phát)(?:\s+(?:hình|trực tuyến|trực tiếp))+\s+(?:tới|đến|với|tại)\s+`,
);
const JOINS = /^(?:điểm cầu|huyện|xã|phường|thị trấn|sở|thôn|ấp|địa phương|cơ quan)(?!\p{L})/u;
/** `ở tỉnh có hơn 140 hòn đảo` */
const LAND_HAS = ending(
  String.raw`(?:tỉnh|huyện|thành phố|địa phương|vùng đất|quần đảo|nơi)\s+có\s+(?:(?:tới|đến|cả)\s+)?`,
);
const LAND = /^(?:hòn đảo|đảo|dân tộc|con sông|ngọn núi|hồ|đầm|bãi biển)(?!\p{L})/u;
/** `Để có 23 điểm này`: told before. */
const THESE = beginning(String.raw`\s*(?:này|ấy|kia|nói trên|kể trên|vừa nêu|vừa kể)`);
/** `phủ 120 xã, còn thiếu 10 xã` */
const REMAINS = ending(String.raw`còn thiếu\s+`);
/** `có ở 96% số xã, còn thiếu 10 xã`: the rest of what is shared. */
const SHARED_BEFORE = /%\s+(?:(?:số|tổng số|các)\s+)*(?<unit>\p{L}+)[^;:.%]*$/u;
/** `Mỗi hộ nghèo được cấp 2 máy` */
const GIVEN_TO_EACH = ending(
  String.raw`mỗi (?:hộ|nhà|gia đình|người|em|xã|thôn|ấp|huyện)(?:\s+\p{L}+){0,6}?\s+(?:cấp|nhận|tặng|phát|hỗ trợ|trang bị)(?:\s+(?:không|miễn phí|được))?\s+(?:[^,;.]{1,40}\s(?:hoặc|và|cùng|kèm)\s+)?`,
);
const MOST_FOR_EACH = 10;
/** `Bí thư lưu ý: 100% xã phải có cán bộ` */
const URGES = word('lưu ý|yêu cầu|nhấn mạnh|chỉ đạo|quán triệt|đề nghị|nhắc');
const MUST = beginning(String.raw`(?:\s+\p{L}+,?){1,6}?\s+(?:phải|cần)`);

/** `486 trạm (VNPT 190, Viettel 214)`: a number without a noun behind a name, in brackets. */
const BY_NAME = /\([^();]*\p{Lu}[\p{L}\d-]*\s+$/u;

type Aside = readonly [why: Passing, holds: (around: Around) => boolean];

const ASIDES: readonly Aside[] = [
  [
    'yardstick',
    ({ figure: { unit, status, bound }, ahead, behind }) =>
      (DEFINES.test(ahead) && (bound !== undefined || AND_UP.test(behind))) ||
      (unit !== '%' && status === 'actual' && FROM.test(ahead) && AND_UP.test(behind)),
  ],
  [
    'yardstick',
    ({ ahead, behind, follows }) =>
      follows && ((REQUIRED_BRACKET.test(ahead) && CLOSES.test(behind)) || REQUIRED.test(ahead)),
  ],
  ['yardstick', ({ ahead, follows }) => follows && MEAN_OF_ALL.test(ahead)],
  ['part', ({ written, bare, follows }) => bare && follows && BY_NAME.test(written)],
  ['before', ({ ahead, follows }) => follows && EARLIER_BRACKET.test(ahead)],
  [
    'setting',
    ({ figure: { unit }, clause, behind }) =>
      unit === 'đồng' && PRICE.test(clause) && BY_PIECE.test(behind),
  ],
  ['setting', ({ figure: { unit }, ahead }) => unit === 'trang' && THICK.test(ahead)],
  ['setting', ({ ahead }) => ATTENDED_BY.test(ahead)],
  ['setting', ({ behind }) => APART.test(behind)],
  ['setting', ({ figure, ahead }) => MONEY.test(figure.unit) && PENALTY.test(ahead)],
  ['setting', ({ figure: { status }, clause }) => status === 'actual' && SOMEWHERE.test(clause)],
  ['setting', ({ figure: { unit }, ahead }) => JOINS.test(unit) && MEETING_JOINED.test(ahead)],
  ['setting', ({ figure: { unit }, ahead }) => LAND.test(unit) && LAND_HAS.test(ahead)],
  [
    'setting',
    ({ figure: { unit }, ahead, follows }) =>
      REMAINS.test(ahead) && (follows || SHARED_BEFORE.exec(ahead)?.groups?.unit === unit),
  ],
  ['setting', ({ figure: { status }, behind }) => status === 'actual' && THESE.test(behind)],
  [
    'setting',
    ({ figure: { value, unit }, clause }) =>
      unit !== '%' && value < MOST_FOR_EACH && GIVEN_TO_EACH.test(clause),
  ],
  ['setting', isOfBystander],
  [
    'whole',
    ({ figure: { value, unit }, ahead, behind }) =>
      unit === '%' && value === 100 && URGES.test(ahead) && MUST.test(behind),
  ],
];

/** Why the words around part `i` say that its figure is no result of its own, if they do. */
export function asideOf(
  { plain, written, parts }: Sentence,
  i: number,
  figure: Pick<Figure, 'value' | 'unit' | 'status' | 'outOf'>,
): Passing | undefined {
  const { mention } = parts[i] as Part;
  const ahead = plain.slice(0, mention.lead);
  const bare = mention.kind === 'bare';
  const around: Around = {
    figure: { ...figure, ...(mention.bound ? { bound: mention.bound } : {}) },
    ahead,
    bare,
    written: written.slice(0, mention.lead),
    clause: ahead.slice(ahead.search(/[^;:.]*$/u)),
    behind: plain.slice(mention.unitEnd),
    follows: parts
      .slice(0, i)
      .some(
        ({ role, mention: other }) => role === 'figure' && (bare || other.kind === mention.kind),
      ),
  };
  return ASIDES.find(([, holds]) => holds(around))?.[0];
}
