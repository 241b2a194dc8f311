import type { Term } from '../../corpus/terms.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { exactKey } from '../../text/fold.ts';
import type { IndicatorBook, Match, Wanted } from '../indicators.ts';
import { beginning, ending } from '../patterns.ts';
import { countedBefore } from '../reading/bare.ts';
import { surroundings, termsIn, topicIn } from '../reading/clauses.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import { isNew } from './newness.ts';
import type { Topic } from './topics.ts';

/** Words without which a clause says nothing about what a number is of. */
const PREDICATE = new Set(
  `đạt là có được ước tính khoảng gần trên hơn dưới chỉ mới đã đang vẫn còn cũng chiếm bằng lên xuống tới đến với thì hiện nay tỉnh toàn
   trong đó cả và của riêng tỷ lệ mức con số thêm nữa năm tháng quý này nâng đưa gồm bao theo tổng cộng về khi nhưng song trước đó sau cùng kỳ ngoái lần riêng như đề ra đặt làm thực hiện so kế hoạch mục tiêu chỉ giao vượt đầu cuối lũy cộng dồn chung nửa qua phấn đấu`
    .split(/\s+/u)
    .map(exactKey),
);
/** What follows a share without being what it is a share of. */
const NO_NOUN_BEHIND = beginning(
  String.raw`\s*(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|và|nhưng|trong khi|trở lên)`,
);
const THROUGH = ending(String.raw`(?:\(|đến|tới|về|cho|ở|tại|phủ|kín|khắp|giáp|trên|của|được)\s*`);
/** `lắp thêm 176 trạm, đưa tổng số trạm lên 4.268`: where all has come to, with those that are not new. */
const COME_TO = ending(
  String.raw`(?:đưa|nâng)\s+(?:tổng số|tổng|con số|số)(?!\p{L})[^,;.]{0,80}?\s(?:lên|đạt|thành)(?:\s+(?:là|mức|con số|tới|đến))*\s*`,
);
const OF_NEW: ReadonlySet<string> = new Set(['mới', 'thêm', 'tổng'].map(exactKey));
/** Behind these a clause tells of something else. */
const ROW_END = /[;.]|(?<!\p{L})(?:trong đó|gồm|riêng|còn|đạt|chiếm|tăng|giảm)(?!\p{L})/u;
/** `2.160.000 thuê bao, cố định 32.000 thuê bao`: what leads from a comma or bracket to the next number is its own. */
const NEXT_LEAD = /^(?<own>.*)[,(]\s*(?=[\p{L}\d])(?:(?!(?:và|cùng|với|hoặc)\s*$)[^,])+$/su;
const JOINS = /^\s*(?:,|và|còn)\s/u;
/** A noun behind the number says more surely what is counted than words before it. */
const NOUN_BONUS = 0.5;

/** `xử phạt 61 tổ chức với tổng số tiền 620 triệu đồng`: money of which only the sentence ahead says what for. */
const SUM_ALONE = ending(String.raw`(?:tổng\s+)?số tiền(?:\s+(?:là|lên|tới|hơn|gần))*\s*`);
/** Words of a density that do not say of what: `tính trên đầu người, mật độ là 1,5 thuê bao/100 dân`. */
const OF_HEADS = new Set(
  'mật độ bình quân trung bình đầu người dân số thuê bao 100 tính chia theo thực quy đổi nếu'
    .split(' ')
    .map(exactKey),
);

/** What came before the sentence of an amount. */
interface Before {
  readonly topic: Topic;
  /** The words of the last figure of the sentence before, in its paragraph. */
  readonly told: readonly Term[];
  readonly heading?: Parsed;
}

/** Whether words say what a number is of, and are more than `đạt khoảng` or `trong đó`. */
export function saysWhat(terms: readonly Term[]): boolean {
  return terms.some(({ exact }) => !PREDICATE.has(exact) && !/^\dg$/.test(exact));
}

/** The words around an amount, as names of indicators are looked for in them. */
interface Words {
  /** Whether its clause has words of its own before the number. */
  readonly own: boolean;
  /** Behind the figure before, or behind what that one counts, up to the number and its noun. */
  readonly before: readonly Term[];
  /** Its noun and what follows in its clause. */
  readonly after: readonly Term[];
  /** The same up to the next number: a subject may be a row with commas. */
  readonly row: readonly Term[];
  /** Where a word may rule an indicator out. */
  readonly said: readonly Term[];
  /** Nothing behind the number is what it is of. */
  readonly closed: boolean;
  /** The clause goes on through the number: `cáp quang được kéo đến 100% các xã`, `xã (100%) có cáp quang`. */
  readonly through: boolean;
  /** A row in which each number has its noun: `15 doanh nghiệp bưu chính, 6 doanh nghiệp truyền hình`. */
  readonly inRow: boolean;
}

function wordsAround(parsed: Parsed, i: number): Words {
  const { masked, parts } = parsed;
  const { mention } = parts[i] as Part;
  const around = surroundings(parsed, i);
  const counts = mention.kind === 'count' || mention.kind === 'density';
  const noun = counts ? topicIn(parsed, { start: mention.end, end: mention.unitEnd }) : [];
  const clause = topicIn(parsed, around.clause);
  const own = saysWhat(clause);
  const next = parts[i + 1]?.mention.lead ?? masked.length;
  const behind = masked.slice(mention.unitEnd, next);
  // `cố định 16,8 máy/100 dân và di động 23,7 máy/100 dân`: what leads to the next density is its own.
  const leadsOn =
    mention.kind === 'density' && parts[i + 1]?.mention.kind === 'density' && JOINS.test(behind);
  const after = [...noun, ...(leadsOn ? [] : topicIn(parsed, around.after))];
  // `186.320 thuê bao, di động (gồm cả trả trước) 876.160 thuê bao`: what brackets say ends no row.
  const open = behind.replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length));
  const [tail = ''] = open.split(ROW_END);
  const leads = mention.kind === 'count' && parts[i + 1] !== undefined && tail === open;
  const rest = leads ? (NEXT_LEAD.exec(tail)?.groups?.own ?? tail) : tail;
  const row = [
    ...noun,
    ...topicIn(parsed, { start: mention.unitEnd, end: mention.unitEnd + rest.length }),
  ];
  // What was counted before a density is what is dense (`53.018 thuê bao Internet, mật độ 15,8`),
  // and what was counted before a share in brackets is shared (`402.100 hồ sơ trực tuyến (chiếm 78,5%)`).
  const last = parts.findLastIndex(({ role }, k) => k < i && role === 'figure');
  const previous = parts[last]?.mention;
  // `trên 1 triệu (không dây là 800.000), mật độ 73`: what the bracket is beside is dense.
  const aside = previous && /^[^()]*\)/u.test(masked.slice(previous.unitEnd, mention.lead));
  const whole = aside ? masked.lastIndexOf('(', previous.start) : -1;
  const near = previous !== undefined && !masked.slice(previous.end, mention.start).includes(';');
  const ofPrevious = mention.kind === 'density' || (mention.kind === 'share' && !own);
  const counted = near ? surroundings(parsed, last).clause.start : 0;
  const outside = whole === -1 ? counted : Math.min(counted, clauseStart(masked, whole));
  // `50% dân số dùng Internet, cáp quang tới 100% xã`: the share before has its words behind it.
  const through = THROUGH.test(masked.slice(0, mention.lead));
  const isNext = mention.kind === 'share' && own && through && tellsBehind(parsed, last);
  const from = isNext ? around.clause.start : around.before.start;
  const start = ofPrevious && near ? Math.min(outside, from) : from;
  const isTotal = COME_TO.test(masked.slice(around.before.start, mention.lead));
  const ofAll = (terms: readonly Term[]): readonly Term[] =>
    isTotal ? terms.filter(({ exact }) => !OF_NEW.has(exact)) : terms;
  const before = ofAll([...topicIn(parsed, { start, end: around.before.end }), ...noun]);
  const inRow = !own && saysWhat(topicIn(parsed, around.after)) && previous !== undefined;
  const segment = inRow ? [] : ofAll(topicIn(parsed, around.before));
  // What is dense rules out as much as the clause of the density: `Thuê bao Internet đạt 31.254, mật độ 2,58`.
  const spoken = mention.kind === 'density' ? before : own ? clause : segment;
  return {
    own,
    before,
    after,
    row,
    said: [...spoken, ...after],
    closed: NO_NOUN_BEHIND.test(masked.slice(mention.unitEnd)),
    through,
    inRow,
  };
}

/** Whether the words behind a share say what it is of. */
function tellsBehind(parsed: Parsed, i: number): boolean {
  if (parsed.parts[i]?.mention.kind !== 'share') return false;
  const { clause, after } = surroundings(parsed, i);
  return !saysWhat(topicIn(parsed, clause)) && saysWhat(topicIn(parsed, after));
}

/** The indicator that the amount, count or share of part `i` is of. */
export function amountOf(
  parsed: Parsed,
  i: number,
  book: IndicatorBook,
  context: Before,
): IndicatorEntry | undefined {
  const { mention } = parsed.parts[i] as Part;
  const words = wordsAround(parsed, i);
  const found =
    mention.kind === 'count'
      ? countOf(words, mention, book, context)
      : mention.kind === 'share'
        ? shareOf(words, mention, book, context)
        : sumOf(parsed, i, words, book, context);
  return found?.entry.stock && isNew(parsed, i) ? undefined : found?.entry;
}

function countOf(
  { before, after, row, said, inRow, closed }: Words,
  wanted: Wanted,
  book: IndicatorBook,
  context: Before,
): Match | undefined {
  const behind = closed
    ? undefined
    : book.find(row, wanted, 'start', said, undefined, after.length);
  const ahead = inRow ? undefined : book.find(before, wanted, 'end', said);
  const own = better(behind && { ...behind, score: behind.score + NOUN_BONUS }, ahead);
  if (own) return own;
  const topical = inRow ? context.topic.terms : [...context.topic.terms, ...before];
  return book.find(topical, wanted, 'end', said) ?? underHeading(book, wanted, context);
}

function shareOf(
  { own, before, after, row, said, closed, through }: Words,
  wanted: Wanted,
  book: IndicatorBook,
  context: Before,
): Match | undefined {
  const behind = closed
    ? undefined
    : book.find(through ? [...before, ...after] : after, wanted, 'start', said);
  const ahead = book.find(before, wanted, 'end', said);
  // `100% xã có cáp quang`: with nothing before it in its clause, a share is of what follows.
  const found =
    own || after.length === 0
      ? better(ahead, behind)
      : (behind ?? book.find(row, wanted, 'start', row) ?? ahead);
  return found ?? underHeading(book, wanted, context);
}

/** Money, densities and sizes are named before they are stated. */
function sumOf(
  parsed: Parsed,
  i: number,
  { own, before, after, said, closed }: Words,
  book: IndicatorBook,
  context: Before,
): Match | undefined {
  const { mention } = parsed.parts[i] as Part;
  const noun = mention.kind === 'bare' ? countedBefore(parsed, i) : undefined;
  const wanted: Wanted = noun === undefined ? mention : { kind: 'count', unit: noun };
  const ofAll =
    mention.kind === 'density' || (own && SUM_ALONE.test(parsed.masked.slice(0, mention.lead)));
  const lead = ofAll ? topicIn(parsed, surroundings(parsed, i).lead) : [];
  // `cứ 100 dân có 73,77 máy, gồm 1,63 máy cố định`: of what is dense, told as a count.
  const counted =
    mention.kind === 'density' && !/\d/.test(parsed.plain.slice(mention.end, mention.unitEnd));
  const told = isOpenDensity(parsed, i, before) ? [...context.told, ...before] : [];
  const ahead =
    book.find(told, wanted, 'end', told) ??
    (counted ? book.find(after, wanted, 'start', after) : undefined) ??
    book.find(before, wanted, 'end', said) ??
    lineOf(parsed, i, before, said, book) ??
    book.find(lead, wanted, 'end', said) ??
    book.find([...context.topic.terms, ...before], wanted, 'end', said);
  if (ahead) return ahead;
  const behind = closed ? undefined : book.find(after, wanted, 'start', said);
  if (own) return mention.kind === 'size' ? behind : undefined;
  // `Trên 6.000 tỷ đồng: doanh thu năm 2020 của ngành`
  const rest = termsIn(parsed, { start: mention.unitEnd, end: parsed.masked.length });
  return behind ?? book.find(rest, wanted, 'start');
}

/** Whether a density is the first figure of its sentence and says nothing of what is dense. */
function isOpenDensity({ parts }: Parsed, i: number, before: readonly Term[]): boolean {
  return (
    parts[i]?.mention.kind === 'density' &&
    parts.slice(0, i).every(({ role }) => role !== 'figure') &&
    isOfHeads(before)
  );
}

/** Whether the words before a density do not say what is dense. */
export function isOfHeads(before: readonly Term[]): boolean {
  return before.every(({ exact }) => PREDICATE.has(exact) || OF_HEADS.has(exact));
}

/** `1,25 triệu thuê bao (di động 1,21 triệu, cố định 40 nghìn)`: a kind of the subscribers that were counted before. */
function lineOf(
  parsed: Parsed,
  i: number,
  before: readonly Term[],
  said: readonly Term[],
  book: IndicatorBook,
): Match | undefined {
  if (parsed.parts[i]?.mention.kind !== 'bare') return undefined;
  const total = parsed.parts.slice(0, i).findLast(({ mention: { unit } }) => unit === 'thuê bao');
  if (total === undefined) return undefined;
  const { end, unitEnd, unit } = total.mention;
  const noun = topicIn(parsed, { start: end, end: unitEnd });
  return book.find([...before, ...noun], { kind: 'count', unit }, 'end', said);
}

function underHeading(book: IndicatorBook, wanted: Wanted, { heading }: Before): Match | undefined {
  return (
    heading &&
    book.find(
      heading.terms.filter(({ kind }) => kind === 'word'),
      wanted,
      'end',
    )
  );
}

function better(a: Match | undefined, b: Match | undefined): Match | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.score > a.score ? b : a;
}

/** Where the clause begins in which an offset lies. */
function clauseStart(masked: string, at: number): number {
  const ahead = masked.slice(0, at);
  return Math.max(ahead.lastIndexOf(';'), ahead.lastIndexOf('. '), ahead.lastIndexOf(':')) + 1;
}
