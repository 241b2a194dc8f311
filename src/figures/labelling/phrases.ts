import type { Slice } from '../../text/sentences.ts';
import { beginning, ending, HIDDEN, TIME } from '../patterns.ts';
import type { Parsed } from '../reading/parsed.ts';

/** Longer names are cut: they stand in tables and lists to choose from. */
const MOST_WORDS = 14;

/** What a clause begins with before it says what it is about. */
const OPENING = beginning(
  String.raw`[\s,;:–+*•|(“"-]*(?:và|còn|trong đó|riêng|với|thì|đã|có|(?:đại )?đa số|phần lớn|phần nhiều|hầu hết|cũng|theo đó|cụ thể|gồm|bao gồm|ngoài ra|bên cạnh đó|bù lại|đồng thời|tuy nhiên|(?:tính )?(?:đến|tới) (?:nay|thời điểm này|lúc này)|dự kiến|ước tính|hiện nay|hiện tại|hiện có|hiện|nay|lúc này|như vậy|(?:tính )?trên địa bàn(?: toàn)?(?: tỉnh)?|toàn tỉnh|cả tỉnh|trong tỉnh|toàn huyện|của tỉnh|tỉnh(?! ủy)|của|đưa|nâng|đạt|là|các|những|tính|đáng chú ý|trong năm|trong kỳ|năm|cho|được|tại|ở|toàn bộ|tất cả|mọi|[${TIME}${HIDDEN}]+|dù vậy|tuy vậy|trong khi|nhờ vậy|nhờ đó|ngay|cả|đặc biệt|nhất là|cả năm|(?:[\p{L}\d]+ )?tháng(?: đầu| cuối)?(?: năm)?|trong số (?:này|đó)|theo(?!\s+dõi)|nghĩa(?=\s*(?:là|$))|sau|khi|cứ|mỗi|nơi đây|nơi này|mảng này|lĩnh vực này|ngành này|khoảng|hơn|gần|kết quả|tổng cộng|thêm|qua|chỉ(?!\s+(?:số|tiêu|thị|đạo))|mới|vẫn|lại|nữa|đến|tới|vào|từ|rồi|lũy kế|cộng dồn|tính chung|phấn đấu)`,
);
/** What it ends with before the number. */
const CLOSING = ending(
  String.raw`[\s,;:|("“–-]*(?:(?<!(?:không|chưa) )đạt|là|có|ước|ước tính|(?<!doanh |tổng |nguồn |số |tịch |truy )thu|thu về|mang về|lên|xuống|còn|chiếm|được|bằng|khoảng|gần|trên|hơn|với|và|đã|thì|tới|đến|gồm|bao gồm|phủ|ở|về|chỉ|(?<!(?:đăng ký|thành lập|phát triển|cấp|lắp đặt|lắp|xây dựng|xây) )mới|tăng|giảm|thêm|trong đó|đứng|xếp|hạng|thứ|vị trí|ghi|(?<!(?:công|tiếp|xác|chấp|chứng)\s)nhận|cho|tại|từ|của|nâng|đưa|chừng|đang|cũng|vẫn|vào|tổng cộng|mức|đề ra|làm|sẽ|lần lượt(?: ở)?|từ [\d.,]+\S*|(?:kể |tính )?từ (?:đầu|giữa|cuối)|gửi|luôn|lúc này|(?<!(?:thực|thể|phát|biểu)\s)hiện|hiện nay|nay|đến nay|trong|năm|cả năm|(?:[\p{L}\d]+ )?tháng(?: đầu| cuối)?(?: năm)?|so|thường|duy trì|như|mà|do|để|theo|này|đó|trong tỉnh|toàn tỉnh|trên địa bàn|[${TIME}]+)[\s,;:|("“–-]*`,
);
const LONE_MARKS = /^[\s,;:.–+*•|()"“”[\]-]+|[\s,;:.–|()"“”[\]-]+$/gu;
/** When and where something was so is told beside its name. */
const ASIDE = new RegExp(
  String.raw`\s*(?<!\p{L})(?:(?:(?:trong|vào|đến|tới|của|cuối|đầu|hết|năm|tính|từ|kể từ|ngày|tháng|giai đoạn|cả)\s+)*${TIME}[${TIME}\s]*(?<!\s)|(?:của|trên địa bàn|trên toàn|trong|ở|tại|trên)\s+(?:toàn\s+|địa bàn\s+(?:toàn\s+)?)?tỉnh(?:\s+(?:ta|nhà|mình))?(?!\p{L}|\s+ủy)|trên địa bàn(?!\p{L})|toàn tỉnh|trong (?:năm|kỳ|quý)(?: qua| này)?(?!\p{L}))`,
  'gu',
);
const OF_PLACE = ending(
  String.raw`\s*(?:(?:của|ở|tại|trên địa bàn|trong|cho)\s+)?(?:(?:toàn\s+)?(?:tỉnh|thành phố|tp\.?|huyện|thị xã)\s+)?`,
);

/** `10 kế hoạch và nhiều chương trình`: what was not counted is another thing. */
const AND_MANY = /^\s*(?:,|và|cùng)\s+nhiều(?!\p{L})/u;

/** A stretch of a sentence as a name: without what only leads to it, and without its time and place. */
export function phraseIn(parsed: Parsed, slice: Slice): string {
  const { written, masked } = parsed;
  if (AND_MANY.test(masked.slice(slice.start, slice.end))) return '';
  const { start, end } = clip(masked, slice);
  const text = masked.slice(start, end);
  const gaps: Slice[] = [...text.matchAll(ASIDE)].map(({ index, 0: match }) => ({
    start: start + index,
    end: start + index + match.length,
  }));
  for (const place of parsed.places) {
    if (place.start < start || place.end > end) continue;
    const before = OF_PLACE.exec(masked.slice(start, place.start))?.[0].length ?? 0;
    gaps.push({ start: place.start - before, end: place.end });
  }
  gaps.sort((a, b) => a.start - b.start);
  let name = '';
  let at = start;
  for (const gap of gaps) {
    if (gap.start > at) name += written.slice(at, gap.start);
    at = Math.max(at, gap.end);
  }
  name = (name + written.slice(at, Math.max(at, end))).replace(LONE_MARKS, '');
  return /\p{L}{2,}/u.test(name) ? short(name) : '';
}

function clip(masked: string, slice: Slice): Slice {
  let { start, end } = slice;
  for (let again = true; again && start < end; ) {
    const text = masked.slice(start, end);
    const ahead =
      OPENING.exec(text)?.[0].length ?? /^[\s,;:.–+*•|()"“”[\]-]*/u.exec(text)?.[0].length ?? 0;
    start += ahead;
    const behind = start < end ? (CLOSING.exec(masked.slice(start, end))?.[0].length ?? 0) : 0;
    end -= behind;
    again = ahead + behind > 0;
  }
  return { start, end: Math.max(start, end) };
}

/** What a cut leaves of the next phrase: `... gần khu đông dân cư ở các`. */
const LEFT_OVER =
  /(?:\s+(?:và|cho|ở|của|tại|trong|trên|để|với|đến|tới|từ|các|những|về|do|bằng|được|có|đã|đều))+(?:\s+(?!và|cho)\p{L}+)?$/u;

/** The words of a name, as many as a table shows. */
export function short(name: string): string {
  const words = name.replace(/[“”]/gu, '').replace(/\s+/gu, ' ').trim().split(' ');
  const cut = words.slice(0, MOST_WORDS).join(' ');
  const whole = words.length > MOST_WORDS ? cut.replace(LEFT_OVER, '') : cut;
  return whole.replace(/[\s,;:(“"-]+$/u, '');
}

/** With a capital at its beginning. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a small letter at its beginning, unless it begins with an abbreviation. */
export function lower(text: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
