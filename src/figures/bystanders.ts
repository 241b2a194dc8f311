import type { Figure } from './figure.ts';
import { beginning, ending, word } from './patterns.ts';

/*
 * Figures of somebody or something beside what an article reports on: what one person earns, gifts,
 * proposals, what a single piece costs, where a province lies.
 */

/** The words around a number in their plain form, times included. */
export interface Around {
  readonly figure: Pick<Figure, 'value' | 'unit' | 'status' | 'bound' | 'outOf'>;
  /** Of its sentence, up to the number. */
  readonly ahead: string;
  /** The end of that, behind the last semicolon, colon or full stop. */
  readonly clause: string;
  /** Its sentence up to the number, as it is written. */
  readonly written: string;
  /** Of its sentence, behind the unit. */
  readonly behind: string;
  /** Whether a figure of its kind is told before it in its sentence. */
  readonly follows: boolean;
  /** Whether it stands without a noun of its own. */
  readonly bare: boolean;
}

/** What makes somebody speak for a body. */
const OFFICE = word(
  'giám đốc|chủ tịch|bí thư|trưởng|phó|cán bộ|chuyên viên|đại diện|chánh|công chức|viên chức|cho biết|cho hay|thông tin|(?:toàn|cả|trong) (?:tỉnh|huyện|thị xã|thành phố|xã|phường)',
);
/** `Chị Lan khoe bán được 4 tấn`; `Bà Hoa (thôn Đông) ...`: who lives somewhere and holds no office. */
const SOMEBODY =
  /(?:^|[.;:–-]\s+|["“])(?:(?:Chị|Anh|Em|Cô|Chú|Bác|Cụ|Mế|Vợ chồng)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*|(?:Ông|Bà)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*(?=\s*[,(]\s*(?:ở\s+|người\s+|trú\s+(?:tại\s+)?)?(?:thôn|xã|bản|ấp|khóm|tổ|phường|buôn|xóm|làng)(?!\p{L})))(?<rest>[^;]*)$/u;
/** Whom nobody counts but who speaks of those around: `30 anh em đang ở bản`. */
const FOLKS = /^(?:anh em|chị em|cụ già|cụ|cháu|đứa|mẹ con)$/u;
const MOST_FOLKS = 100;
const CHARITY = word(
  'suất quà|phần quà|quà tết|nhà (?:tình thương|tình nghĩa|nhân ái|đại đoàn kết)|đỡ đầu|từ thiện|hiến máu|mẹ việt nam anh hùng|học bổng|vì người nghèo',
);
const LENT = /^[^,;.\d]{0,50}(?<!\p{L})(?:cho|đi|phải) mượn(?!\p{L})/u;
const BORROWS = ending(String.raw`mượn(?:\s+(?:tạm|thêm|được))*\s+`);
/** `đề nghị tỉnh dành ít nhất 3% ngân sách`; but `30 hồ sơ đề nghị cấp phép`. */
const PROPOSED =
  /(?<!\p{L})(?<!(?:hồ sơ|văn bản|đơn|lượt|công văn|thủ tục|được|số|hộ|người)\s)(?:đề nghị|kiến nghị|đề xuất)\s(?:[^;:.]*?\s)?(?:dành|bố trí|cấp|cấp thêm|hỗ trợ|tăng|nâng|chi|cho phép|đầu tư|giao|bổ sung)(?!\p{L})[^;:.\d]*$/u;
/** `mỗi đài mới tốn chừng 250 triệu đồng`, `dựng một trạm hết 2 tỷ đồng` */
const PIECE_COSTS =
  /(?<!\p{L})(?:mỗi|một)\s[^,;:.\d]{2,40}\s(?:tốn|hết|mất|có giá)(?:\s+(?:chừng|khoảng|gần|hơn|tới|đến|cả|trên))*\s*$/u;
const MONEY = /đồng$/u;
/** `3 xã còn lại đều vướng ở cái loa`: the others of those that were told of. */
const OTHERS = beginning(String.raw`\s*còn lại`);
const CLAUSE_BEGINS = /(?:^|[,;:.])[\s\-–+*•]*$/u;
const PLACES =
  /^(?:huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|ấp|khóm|xóm|buôn|làng|sở|đơn vị|cơ quan)(?!\p{L})/u;
/** `hơn 90% diện tích là đồi núi` */
const LAND = beginning(
  String.raw`\s*(?:tổng\s+)?diện tích(?:\s+(?:tự nhiên|đất tự nhiên))?\s+(?:là|đất|rừng|đồi|núi)`,
);
/** `138 trạm, chưa kể 4 trạm đang xây` */
const LEFT_OUT = ending(
  String.raw`(?:(?:chưa|không) (?:kể|tính)|ngoại trừ)(?:\s+(?:đến|tới|thêm|khoảng|hơn|gần))*\s*`,
);
/** `Một cửa huyện và 12 xã nhận 31.742 hồ sơ`: who did it. */
const DOES =
  /^\s*(?:(?:đã|cùng)\s+)*(?:tiếp nhận|nhận|giải quyết|xử lý|trả)\s+(?:(?:được|tổng cộng|gần|hơn|khoảng)\s+)*\d/u;
const MOST_DOING = 50;
/** `có nơi phải cõng xi măng 6 km`, told within a sentence on something else. */
const SOMEWHERE =
  /(?:^|[,;:.–-])\s*(?:(?:thậm chí|cá biệt),?\s+)?có\s+(?:nơi|chỗ|lúc|khi|hôm)(?!\p{L})[^,;:.\d]*$/u;

/** Whether a figure is somebody's or something's beside what is reported on. */
export function isOfBystander({ figure, written, ahead, clause, behind }: Around): boolean {
  const { value, unit, status } = figure;
  const { rest } = SOMEBODY.exec(written)?.groups ?? {};
  if (rest !== undefined && !OFFICE.test(rest.toLowerCase())) return true;
  if (FOLKS.test(unit) && value < MOST_FOLKS) return true;
  const segment = `${ahead.slice(ahead.lastIndexOf(';') + 1)}${unit}${behind.split(';', 1)[0]}`;
  if (status === 'actual' && CHARITY.test(segment)) return true;
  if (LENT.test(behind) || BORROWS.test(ahead)) return true;
  if (PROPOSED.test(clause)) return true;
  if (MONEY.test(unit) && PIECE_COSTS.test(clause)) return true;
  if (unit === '%' && LAND.test(behind)) return true;
  if (LEFT_OUT.test(ahead) || SOMEWHERE.test(ahead)) return true;
  if (!PLACES.test(unit) || value >= MOST_DOING || figure.outOf !== undefined) return false;
  return (CLAUSE_BEGINS.test(ahead) && OTHERS.test(behind)) || DOES.test(behind);
}
