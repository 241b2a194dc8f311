import type { Slice } from '../../text/sentences.ts';
import { word, words } from '../patterns.ts';
import { surroundings, topicIn } from '../reading/clauses.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import { administrativeRow } from '../reading/units.ts';
import { saysWhat } from './amounts.ts';
import { lower, phraseIn, short } from './phrases.ts';

/** Words around the name of a place that add nothing to it. */
const PLACING = words(
  String.raw`sau|trước|và|tỉnh|thành phố|tp|huyện|tụt|tăng|giảm|từ|lên|xuống|thứ|hạng|vị trí|đứng|đầu|bảng|là|tiếp theo|tiếp tục|với|vẫn|cũng|năm|so|cả|nước|dẫn|về|nhất|khi|trong|điểm|số|minh|chung|đạt|hơn|kém|bậc|xếp|toàn quốc|nhóm|\d+`,
);
/** Behind what is counted something else begins. */
const TAIL_END = word(
  String.raw`so với|tăng|giảm|chiếm|trong đó|trong khi|gồm|bao gồm|là|nhưng|song|tương đương|bằng|mật độ|qua đó|nhằm|góp phần|(?<!(?:dùng|sử dụng) )để|theo quy định|(?<!(?:không|chưa) )đạt(?=\s*(?:$|tỷ lệ|mức|mật độ|trên|khoảng))|với(?=\s*$)|(?:và|,)\s+(?=đạt|tăng|giảm|nâng|đưa)`,
);
/** `35% dân số là ...`: so few words behind a number do not tell what it is of. */
const FEW_WORDS = 3;
/** `Lãnh đạo Sở cho rằng ...`, `Khảo sát cho kết quả khả quan: ...`: who says it. */
const SAID =
  /^.*(?<!\p{L})(?:(?:(?<!được hỏi )cho (?:biết|hay|rằng|thấy)|nhìn nhận|khẳng định|nhận định)(?:\s+rằng)?(?!\p{L})[,:]?|cho kết quả[^,;.:]*:)\s*/u;
/** A row of so few words goes on from the piece before it. */
const SHORTEST_PIECE = 3;

/**
 * What the clause before number `i` is about.
 * @param end where it ends, if not before the number
 */
export function subjectOf(parsed: Parsed, i: number, end?: number): string {
  const { before } = surroundings(parsed, i);
  const said = SAID.exec(parsed.masked.slice(before.start, end ?? before.end))?.[0].length ?? 0;
  const slice = { start: before.start + said, end: end ?? before.end };
  let name = '';
  const pieces = piecesOf(parsed, slice);
  for (const piece of pieces.toReversed()) {
    if (tellsChange(parsed, piece)) continue;
    const words = saysWhat(topicIn(parsed, piece)) ? phraseIn(parsed, piece) : '';
    if (words === '' || /^\d?G$/u.test(words)) {
      if (name === '') continue;
      break;
    }
    if (name === '') name = words;
    else name = `${words}, ${lower(name)}`;
    // `Làm dịch vụ bưu chính, chuyển phát ... có 13 đơn vị`: a short piece ends a row.
    if (name.split(' ').length > SHORTEST_PIECE) break;
    // `tăng 23% (doanh thu đạt 200 tỷ đồng)`: brackets stand for themselves.
    const opened = parsed.masked.charAt(piece.start - 1) === '(';
    if (opened && !parsed.masked.slice(piece.start, slice.end).includes(')')) break;
  }
  return short(name);
}

/** `vượt 3% so với kế hoạch`: how the figure before moved says nothing of the next one. */
function tellsChange({ masked, parts }: Parsed, piece: Slice): boolean {
  return parts.some(
    ({ role, from, mention }) =>
      role === 'change' &&
      from !== undefined &&
      mention.start < piece.end &&
      from >= piece.start &&
      !/\p{L}/u.test(masked.slice(piece.start, from)),
  );
}

function piecesOf({ masked }: Parsed, { start, end }: Slice): Slice[] {
  const pieces: Slice[] = [];
  let from = start;
  for (const match of masked.slice(start, end).matchAll(/[,;:](?=\s|$)|[()|]|\s[-–]\s/gu)) {
    pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...pieces, { start: from, end }];
}

/** What follows a number and what it counts, as far as it tells more about it. */
export function tailOf({ masked, parts }: Parsed, i: number): Slice {
  const { mention } = parts[i] as Part;
  // `600 nghìn thuê bao (73,5%) có phát sinh lưu lượng`
  const bracket = /^\s*\([^()]*\)/u.exec(masked.slice(mention.unitEnd))?.[0].length ?? 0;
  const closing = /^\s*[)\]]/u.exec(masked.slice(mention.unitEnd))?.[0].length ?? 0;
  const start = mention.unitEnd + (bracket || closing);
  const next =
    parts.find(({ mention: other }) => other.start >= start)?.mention.lead ?? masked.length;
  const rest = masked.slice(start, Math.max(start, next));
  // `100% xã, phường, thị trấn có cáp quang`
  const row = administrativeRow(rest);
  const end = rest.slice(row).search(/[,;:.()[\]|]|\s[-–]\s/u);
  const clause = end === -1 ? rest : rest.slice(0, row + end);
  const stop = clause.search(TAIL_END);
  const tail = stop === -1 ? clause : clause.slice(0, stop);
  // `35% dân số là đồng bào dân tộc thiểu số`
  const told =
    tail.trim().split(/\s+/u).length <= FEW_WORDS && /^là(?!\p{L})/u.test(clause.slice(stop));
  return { start, end: start + (told ? clause : tail).length };
}

/** Whether a name is nothing but that of a place, with what it did. */
export function isPlace({ written, places }: Parsed, name: string): boolean {
  let rest = name;
  for (const { start, end } of places) rest = rest.replace(written.slice(start, end), ' ');
  return !/\p{L}{2,}/u.test(rest.toLowerCase().replace(PLACING, ' '));
}
