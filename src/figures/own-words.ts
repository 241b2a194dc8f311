import { type Parsed, surroundings } from './clauses.ts';
import type { Part } from './roles.ts';
import { beginning, ending } from './wording.ts';

/** Words around the name of a place that add nothing to it. */
const PLACING =
  /(?<!\p{L})(?:sau|trước|và|tỉnh|thành phố|tp|huyện|tụt|tăng|giảm|từ|lên|xuống|thứ|hạng|vị trí|đứng|đầu|bảng|là|tiếp theo|tiếp tục|với|vẫn|cũng|năm|so|cả|nước|dẫn|về|nhất|khi|trong|điểm|số|minh|chung|đạt|hơn|kém|bậc|\d+)(?!\p{L})/gu;
/** Longer names are cut: they stand in tables and lists to choose from. */
const MOST_WORDS = 12;

const OPENING = beginning(
  String.raw`[\s,;:–+*•(-]*(?:và|còn|trong đó|riêng|với|thì|đã|có|cũng|theo đó|cụ thể|ngoài ra|bên cạnh đó|đồng thời|tuy nhiên|đến nay|hiện nay|hiện|nay|lúc này|như vậy|trên địa bàn|toàn tỉnh|cả tỉnh|tỉnh|của|đưa|nâng|đạt|là|các|những|tính|đáng chú ý|trong năm|năm|cho|được|tại|ở|toàn bộ|tất cả|mọi|(?:trong |vào |đến |cuối )?(?:năm\s+)?\d{4}|dù vậy|tuy vậy|trong khi|nhờ vậy|nhờ đó|ngay|riêng)`,
);
const CLOSING = ending(
  String.raw`[\s,;:("“–-]*(?:đạt|là|có|ước|ước đạt|(?<!doanh )thu|thu về|lên|lên tới|xuống|còn|chiếm|được|bằng|khoảng|gần|trên|hơn|với|và|đã|thì|tới|đến|gồm|bao gồm|phủ|ở|về|chỉ|mới|tăng|giảm|thêm|trong đó|đứng|xếp|hạng|thứ|vị trí|ghi|nhận|cho|tại|từ|của|nâng|đưa|chừng|đang|cũng|vẫn|vào|tổng cộng|mức|đề ra|làm|sẽ|từ [\d.,]+\S*|gửi|luôn)?[\s,;:("“–-]*`,
);
/** Behind what is counted a verb or preposition ends its name. */
const NAME_END =
  /(?<!\p{L})(?:đã|thì|đang|được|có|là|tại|ở|trên|trong|cho|để|vào|với|từ|đến|tới|của|và|mà|dài|đạt|tăng|giảm|hoạt động|bị|do|bao gồm|gồm|nhằm|nên|theo|phục vụ cho|so|hơn|thuộc|bằng|cùng|khi|sau|trước|ra|lên|về|sẽ|vẫn|còn)(?!\p{L})/u;

/** What a rank is called of which nothing says what it is in. */
export const RANK_ALONE = 'Xếp hạng';
export const SHARE_ALONE = 'Tỷ lệ';
const SCORE_ALONE = 'Điểm';

/** What the article itself calls a figure that is none of the vocabulary's indicators. */
export function ownWords(parsed: Parsed, i: number, heading?: Parsed): string {
  const { mention, role, direction, from } = parsed.parts[i] as Part;
  const { written } = parsed;
  const around = surroundings(parsed, i);
  const before = (end: number): string =>
    written
      .slice(around.before.start, end)
      .split(/[,;:](?=\s)|[()]/u)
      .map(nameOf)
      .findLast((name) => name.length > 2 && !/^\dG$/u.test(name)) ?? '';
  if (role === 'change') {
    const moved = direction === 'down' ? 'Mức giảm' : 'Mức tăng';
    const of = before(from ?? mention.lead);
    return of === '' ? moved : `${moved}: ${of}`;
  }
  const noun = written.slice(mention.end, mention.unitEnd).trim();
  const after = written.slice(mention.unitEnd, around.after.end);
  const named = cutName(after.replace(/^\s*[)\]]/u, ''));
  if (mention.kind === 'count' && noun !== '') return upper(limit(`Số ${noun} ${named}`));
  const ahead = before(around.clause.end);
  // `90% số xã nhận được báo`: with nothing before it in its clause, a share is of what follows.
  if (
    mention.kind === 'share' &&
    nameOf(written.slice(around.clause.start, around.clause.end)) === ''
  ) {
    const next = parsed.parts[i + 1]?.mention.lead ?? written.length;
    const of = nameOf(written.slice(mention.unitEnd, next).split(/[;.:()]/u)[0] ?? '');
    if (of.length > 2) return upper(limit(`Tỷ lệ ${of}`));
  }
  if (mention.kind === 'rank') {
    const about = /^[^;.]{0,40}?(?<!\p{L})về\s+(?<of>[^,;.()]+)/u.exec(after)?.groups?.of;
    const of = about ? nameOf(about) : ahead;
    return isPlace(parsed, of) ? RANK_ALONE : upper(limit(`${RANK_ALONE} ${of}`));
  }
  // A place alone is whose it is, not what it is.
  if (mention.kind === 'score' && isPlace(parsed, ahead)) return SCORE_ALONE;
  if (ahead !== '') return upper(limit(ahead));
  if (heading) return upper(limit(nameOf(heading.written.replace(/[:：]\s*$/u, ''))));
  if (mention.kind === 'share') return SHARE_ALONE;
  return upper(limit(named === '' ? `Số ${noun}` : named));
}

/** Whether a name is nothing but that of a place, with what it did. */
function isPlace({ written, places }: Parsed, name: string): boolean {
  let rest = name;
  for (const { start, end } of places) rest = rest.replace(written.slice(start, end), ' ');
  return !/\p{L}{2,}/u.test(rest.toLowerCase().replace(PLACING, ' '));
}

/** What tells a part of a sum from the others: `thuộc xã, phường` of `193 điểm thuộc xã, phường`. */
export function partWords(parsed: Parsed, i: number): string {
  const { mention } = parsed.parts[i] as Part;
  const { written } = parsed;
  const around = surroundings(parsed, i);
  const [after = ''] = /\p{L}.*/su.exec(written.slice(mention.unitEnd, around.after.end)) ?? [];
  const ahead = nameOf(written.slice(around.clause.start, around.clause.end));
  return limit(after || ahead || written.slice(mention.end, mention.unitEnd).trim());
}

function nameOf(text: string): string {
  let name = text.trim();
  for (let before = ''; before !== name; ) {
    before = name;
    name = name
      .replace(/^[\s,;:.–+*•()"“”[\]-]+|[\s,;:.–()"“”[\]-]+$/gu, '')
      .replace(matchIn(OPENING, name), '')
      .trim();
    const closing = CLOSING.exec(name.toLowerCase());
    if (closing && closing[0].trim() !== '') name = name.slice(0, name.length - closing[0].length);
  }
  return name;
}

/** What a pattern over lower case matches at the beginning of a text, as the text writes it. */
function matchIn(pattern: RegExp, text: string): string {
  const match = pattern.exec(text.toLowerCase());
  return match ? text.slice(0, match[0].length) : '\u0000';
}

function cutName(text: string): string {
  const end = text.toLowerCase().search(NAME_END);
  const cut = end === -1 ? text : text.slice(0, end);
  return cut.replace(/[\s,;:("“–-]+$/u, '').trim();
}

function limit(text: string): string {
  const all = text.replace(/\s+/gu, ' ').trim().split(' ');
  return all.slice(0, MOST_WORDS).join(' ');
}

/** With a capital at its beginning. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
