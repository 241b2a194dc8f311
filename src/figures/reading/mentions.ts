import { type NumberMention, readNumbers } from '../../text/numbers.ts';
import { beginning, ending, word } from '../patterns.ts';
import { boundBefore } from './bounds.ts';
import { withSharedUnits } from './lists.ts';
import type { Mention, NumberInText } from './parsed.ts';
import { amongAll, isRank, PROVINCES, ranksInWords, withRanks } from './ranks.ts';
import { scoreEnd } from './scores.ts';
import { densityOf, HEADS, type LongForms, readUnit, type Unit } from './units.ts';

/** Words before an amount of money that leaves `đồng` out. */
const MONEY_BEFORE =
  /(?<!\p{L})(?:kinh phí|số tiền|doanh thu|nộp|trị giá|tổng vốn|đầu tư|phạt|ngân sách)(?!\p{L})[^,;.]{0,40}$/u;
/** `cứ 100 dân thì có 92 thuê bao`, `tính ra mỗi 1.000 hộ`: the base of a density, before what is dense. */
const EACH = String.raw`(?:cứ|mỗi|bình quân|trung bình|tính ra|trên)(?:\s+(?:trên|mỗi))?\s+`;
const BASE = beginning(String.raw`\s*(?:người\s+)?(?:dân|hộ|người)`);
const BASE_BEFORE = ending(EACH);
/** `100 dân thì có 6,88 máy` */
const BASE_BEHIND = beginning(String.raw`\s*(?:người\s+)?(?:dân|hộ|người)\s+thì`);
const DENSE = ending(
  String.raw`(?:${EACH}|(?=[\d.]+\s+\p{L}+(?:\s\p{L}+)?\s+thì\s))${HEADS}(?:\s+(?:thì|đã|có|sẽ|là|lại|đang|được|đạt))*\s*`,
);
/** What a number without a noun counts to each hundred people. */
const LINES = word('thuê bao|điện thoại|internet|băng rộng');
const EACH_HUNDRED = /(?:trên|\/)\s*100 dân\s*\([^()]*$/u;
/** Others than subscribers that are counted to each thousand: `tỷ lệ doanh nghiệp công nghệ số trên 0,7/1.000 dân`. */
const HOLDERS = /(?<!\p{L})(?<noun>doanh nghiệp|cán bộ|tổ|trạm|điểm)(?!\p{L})[^,;.]*$/u;
/** A density whose noun was named before. */
const PER_HEADS =
  /^(?<all>[\d.,]+\s*\/\s*(?<base>100|1\.?000|10\.?000)\s*(?<heads>người dân|dân số|dân|hộ gia đình|hộ dân|hộ)(?!\p{L}))/u;
/** Time is no result, in words as little as in digits. */
const TIME_BEHIND = beginning(
  String.raw`\s*(?:năm|tháng|ngày|tuần|giờ|phút|giây|quý|tuổi|lần|thập kỷ|thế kỷ|tiếng|buổi)`,
);
/** Smaller numbers in words are turns of speech far more often than results; one is an article. */
const LEAST_IN_WORDS = 10;
/** What a report counts in words, where nothing makes it a phrase for those that were named: `cả hai`. */
const COUNTED_NOUNS =
  'doanh nghiệp|công ty|cơ sở|ứng dụng|trạm|xã|thôn|bản|ấp|hệ thống|nền tảng|phần mềm|trung tâm|lớp|cuộc thi|văn bản|mô hình|bưu cục|tuyến|phóng viên|tòa soạn|văn phòng đại diện|sàn|tạp chí|tờ báo|cổng thông tin|dự án|nhà mạng';
const COUNTED_IN_WORDS = beginning(String.raw`\s*(?:${COUNTED_NOUNS})`);
/** `sáu doanh nghiệp`: how a sentence without a digit may count. */
export const COUNTS_IN_WORDS = word(
  String.raw`(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+(?:${COUNTED_NOUNS})`,
);
const NAMED_BEFORE = ending(
  String.raw`(?:cả|giữa|từ|với|trong|của|các|những|do|cùng|bởi|thuộc|mỗi|thứ|hạng)\s+`,
);
/** Of subscribers there is no half: such a number is a density whose heads come later in its row. */
const HEADS_LATER = new RegExp(String.raw`(?:/|trên|mỗi|cứ)\s*${HEADS}`, 'u');

/** The numbers of a masked sentence that may be figures, in order, each with its unit. */
export function readMentions(text: string, longForms?: LongForms): Mention[] {
  const found: Mention[] = [];
  // A numeral grown together with one letter is a name to the reader of numbers; `4,5G` is an amount.
  const readable = text
    .replace(/(?<=\d[.,]\d)g(?!\p{L})/gu, '"')
    // `95-98%`: the hyphen of a range is no part of a code.
    .replace(/(?<=\d)[-–](?=\d+(?:[.,]\d+)?\s*%)/gu, ' ')
    .replace(/(?<=\d)m[2²](?!\d)/gu, '""');
  for (const number of readNumbers(readable)) {
    if (number.inWords && !countsInWords(number, text)) continue;
    // What a density is measured by belongs to its unit: `120 máy trên 100 dân`.
    if (number.start < (found.at(-1)?.unitEnd ?? 0) || isBase(text, number)) continue;
    const mention = mentionOf(text, number, longForms);
    if (mention) found.push(mention);
  }
  found.push(...ranksInWords(text, found));
  const ordered = found.sort((a, b) => a.start - b.start);
  return withSharedUnits(text, withRanks(text, withRanges(text, ordered)));
}

function countsInWords({ value, start, end }: NumberMention, text: string): boolean {
  const behind = text.slice(end);
  if (value >= LEAST_IN_WORDS) return !TIME_BEHIND.test(behind);
  return (
    value > 1 &&
    COUNTED_IN_WORDS.test(behind) &&
    !NAMED_BEFORE.test(text.slice(Math.max(0, start - 12), start))
  );
}

function isBase(text: string, { start, end, value }: NumberMention): boolean {
  return (
    (value === 100 || value === 1000 || value === 10_000) &&
    BASE.test(text.slice(end)) &&
    (BASE_BEFORE.test(text.slice(Math.max(0, start - 20), start)) ||
      BASE_BEHIND.test(text.slice(end))) &&
    // `có trên 100 dân` are more than a hundred; `điện thoại cố định trên 100 dân` is a density.
    !/(?:^|(?<!\p{L})(?:có|với|gồm|được|cho|của|thu hút|là|đến|hỗ trợ)\s+|[,;:(]\s*)trên\s+$/u.test(
      text.slice(Math.max(0, start - 15), start),
    ) &&
    !/trên\s+$/u.test(/^\s*người(?!\s+dân)/u.test(text.slice(end)) ? text.slice(0, start) : '')
  );
}

/** `65 - 70%`, `từ 65 đến 70%`, `85 trên 168 sản phẩm`: two numbers that state one figure. */
function withRanges(text: string, mentions: readonly Mention[]): Mention[] {
  const merged: Mention[] = [];
  for (const mention of mentions) {
    const last = merged.at(-1);
    const both = last && together(text, last, mention);
    if (both) merged[merged.length - 1] = both;
    else merged.push(mention);
  }
  return merged;
}

function together(text: string, first: Mention, second: Mention): Mention | undefined {
  if (first.kind !== 'bare' || first.outOf !== undefined) return undefined;
  const between = text.slice(first.end, second.start);
  const { kind, unit, unitEnd, value } = second;
  const counts = kind !== 'bare' && kind !== 'rank' && kind !== 'step';
  if (!counts || first.value >= value) return undefined;
  if (/^\s*trên(?:\s+tổng(?:\s+số)?)?\s*$/u.test(between) && (kind === 'count' || kind === 'score'))
    return { ...first, kind, unit, unitEnd, outOf: value };
  const range =
    /^\s*[-–]\s*$/u.test(between) ||
    (/^\s*đến\s*$/u.test(between) && RANGE_BEFORE.test(text.slice(0, first.lead)));
  // It is at least the lower of the two.
  return range ? { ...first, kind, unit, unitEnd, end: second.end, bound: 'more' } : undefined;
}

/** `từ 65 đến 70%`, but `tăng từ 65 đến 70%` is where something was and came to. */
const RANGE_BEFORE =
  /(?<!(?:tăng|giảm|nâng|lên|hạ|cải thiện)\s+(?:\p{L}+\s+){0,2})(?<!\p{L})từ\s*$/u;

/** How far before a number the words stand that tell what kind of number it is. */
const REACH = 60;

function mentionOf(
  text: string,
  number: NumberMention,
  longForms: LongForms | undefined,
): Mention | undefined {
  const { start, end, value, outOf } = number;
  const before = text.slice(Math.max(0, start - REACH), start);
  const inText: NumberInText = {
    ...{ text, start, end, before },
    written: text.slice(start, end),
    after: text.slice(end),
  };
  const [lead, bound] = boundBefore(text, start);
  const place = { start, end, lead, ...(bound ? { bound } : {}) };
  const behind = readUnit(inText.after, longForms);
  if (isRank(inText, behind, outOf)) {
    const all = outOf ?? amongAll(inText);
    const of = all === undefined || all < value ? {} : { outOf: all };
    return { ...place, value, ...of, kind: 'rank', unit: 'hạng', unitEnd: end };
  }
  const unit = countable(behind, inText.after, outOf);
  if (unit === undefined) return undefined;
  const unitEnd = end + unit.length;
  const amount = value * (unit.times ?? 1);
  if (isMillions(unit, inText)) {
    const millions = unit.name === 'USD' ? 'triệu USD' : 'triệu đồng';
    return { ...place, value: amount / 1e6, kind: 'money', unit: millions, unitEnd };
  }
  // `điện thoại cố định trên 100 dân (đạt 8,13/100)`
  if (outOf === 100 && unit.kind === 'bare' && EACH_HUNDRED.test(text.slice(0, start)))
    return {
      ...place,
      value,
      kind: 'density',
      unit: densityOf(undefined, '100', 'dân'),
      unitEnd: end,
    };
  const of = outOf === undefined ? {} : { outOf };
  // `mật độ 105,9/100 dân`
  const per = outOf === undefined ? undefined : PER_HEADS.exec(text.slice(start))?.groups;
  if (per?.base !== undefined && per.heads !== undefined) {
    const noun = HOLDERS.exec(before)?.groups?.noun;
    const name = densityOf(noun, per.base, per.heads);
    return {
      ...place,
      value,
      kind: 'density',
      unit: name,
      unitEnd: start + (per.all?.length ?? 0),
    };
  }
  const points = MEASURED.has(unit.kind) ? undefined : scoreEnd(inText);
  if (points !== undefined)
    return { ...place, value: amount, ...of, kind: 'score', unit: 'điểm', unitEnd: end + points };
  const heads = headsOf(unit, amount, text.slice(0, lead), inText.after);
  if (heads) return { ...place, value: amount, kind: 'density', unit: heads, unitEnd };
  return { ...place, value: amount, ...of, kind: unit.kind, unit: unit.name, unitEnd };
}

/** Units with which a number is no score, whatever `điểm` may follow. */
const MEASURED: ReadonlySet<Unit['kind']> = new Set(['share', 'size', 'money', 'density']);

/** `63 tỉnh`, `3 khối` say of how many; but `11/11 địa phương` is a result. */
function countable(unit: Unit, after: string, outOf: number | undefined): Unit | undefined {
  if (unit.name !== 'never') return unit;
  if (outOf === undefined || outOf === PROVINCES) return undefined;
  const places = /^\s*(?<places>địa phương)?/u.exec(after);
  const isPart = /^\s*phần/u.test(after);
  if (!places?.groups?.places && !isPart) return undefined;
  return { kind: 'count', name: 'địa phương', length: isPart ? 0 : (places?.[0].length ?? 0) };
}

/** `350 triệu đồng`, `93,7 triệu USD`, and `kinh phí 350 triệu`: the scale is part of the unit. */
function isMillions({ kind, name }: Unit, { written, before }: NumberInText): boolean {
  if (!/triệu$/u.test(written)) return false;
  const currency = name === 'đồng' || name === 'USD';
  return (kind === 'money' && currency) || (kind === 'bare' && MONEY_BEFORE.test(before));
}

/** The unit of a density whose heads stand apart from it: `cứ 100 dân thì có 92 thuê bao`. */
function headsOf(unit: Unit, value: number, ahead: string, after: string): string | undefined {
  const counts = unit.kind === 'count';
  if (!counts && !(unit.kind === 'bare' && LINES.test(ahead))) return undefined;
  const heads =
    DENSE.exec(ahead) ??
    (Number.isInteger(value) || !counts
      ? null
      : (HEADS_LATER.exec(after) ?? HEADS_LATER.exec(ahead)));
  const { base, per } = heads?.groups ?? {};
  return base === undefined || per === undefined
    ? undefined
    : densityOf(unit.name || undefined, base, per);
}
