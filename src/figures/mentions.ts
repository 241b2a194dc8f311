import { readNumbers } from '../text/numbers.ts';
import { withSharedUnits } from './lists.ts';
import { TIME } from './masks.ts';
import { type LongForms, readPoints, readUnit, type UnitKind } from './units.ts';
import { beginning, ending } from './wording.ts';

/** A number of a sentence that may be a figure, with its unit; offsets count in the sentence. */
export interface Mention {
  readonly start: number;
  /** Behind the number. */
  readonly end: number;
  /** Behind its unit. */
  readonly unitEnd: number;
  readonly value: number;
  readonly outOf?: number;
  readonly kind: UnitKind;
  /** `''` when nothing is counted behind the number: `Số trạm là 1.911`. */
  readonly unit: string;
  readonly bound?: 'more' | 'less' | 'about';
  /** Where what stands before the number ends, without `hơn`, `khoảng` and the like. */
  readonly lead: number;
}

const BOUNDS: readonly (readonly [RegExp, Mention['bound'] | undefined])[] = [
  [
    ending(
      String.raw`(?:khoảng|chừng|xấp xỉ|ước chừng|tầm|(?<!(?:mật|mức|tốc|cường|chế)\s)độ|cỡ|vào khoảng|ước khoảng)\s*`,
    ),
    'about',
  ],
  [
    ending(String.raw`(?:gần|ngót|ngót nghét|dưới|không quá|tối đa|chưa đầy|chưa đến|chưa tới)\s*`),
    'less',
  ],
  [ending(String.raw`(?:trên|quá|ít nhất|tối thiểu|không dưới)\s*`), 'more'],
  // `nhiều hơn 20` and `cao hơn 5%` are changes, not bounds.
  [
    ending(String.raw`(?<!(?:nhiều|cao|ít|thấp|lớn|nhanh|mạnh|tốt|nhỏ|tăng|giảm|kém)\s)hơn\s*`),
    'more',
  ],
  [
    ending(
      String.raw`(?:những|chỉ|(?<!(?:phát triển|xây|xây dựng|lắp|lắp đặt|dựng|thành lập|đầu tư|cấp|mở|kết nạp)\s)mới|tổng cộng|tất cả|cả thảy|cộng|là|:)\s*`,
    ),
    undefined,
  ],
];

const RANK_WORD = String.raw`(?:vị trí|thứ hạng|hạng|thứ|(?<=(?:lên|xuống|từ|ở|về)\s)bậc)`;
/** Words that make the number behind them a rank. */
const RANK = ending(
  String.raw`${RANK_WORD}(?:\s+(?:thứ|hạng|số|chung|cao|là|đạt|:|lên|xuống|từ))*\s*(?:[:"“]\s*)?`,
);
/** Of a number out of all provinces these are enough: `xếp 4/63`. */
const PLACED = ending(
  String.raw`(?:đứng|xếp|ở|giữ|đạt|về|lên|xuống|còn|là|hạng|thứ|được xếp|tụt|rớt|vị trí)(?:\s+(?:thứ|ở|vào|mức|số|tới|đến))*\s*`,
);
const RANK_IN_WORDS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:(?:đứng|xếp|về|giữ|ở)\s+(?:(?:ở|vị trí|hạng|thứ hạng|vào)\s+)*(?:thứ\s+)?|(?:vị trí|hạng)\s+(?:thứ\s+)?))(?<word>nhì|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}]|\s+${TIME}|\s+(?:vị trí|cái|nơi|tỉnh|trụ|chỉ|địa|đơn|đầu|khối|ngành))`,
  'gu',
);
const WORDS: Readonly<Record<string, number>> = {
  nhất: 1,
  nhì: 2,
  hai: 2,
  ba: 3,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
/** `đứng thứ hai`, but `về nhất` and `ở ba xã` are no ranks: these need the word for one. */
const PROVINCES = 63;
/** How many units are ranked: 63 provinces until 30 June 2025, 34 since. */
const OF_ALL = beginning(
  String.raw`\s*(?:trong|trên|/|của)\s*(?:tổng số\s*|số\s*|cả\s*|toàn bộ\s*)*(?<of>63|64|34)(?:\s+(?:tỉnh|địa phương|thành))?`,
);
/** 0,5741 and 0.9351: indices from 0 to 1. */
const FRACTION = /^0[.,]\d{2,}$/;
/** Words that make `điểm` a score and not a place. */
const SCORED =
  /(?<!\p{L})(?:chỉ số|index|dti|papi|pci|sipas|xếp|hạng|chấm|điểm số|thang|số điểm đạt|đạt|được|trụ cột|ghi|có)(?!\p{L})/u;
/** Words before an amount of money that leaves `đồng` out. */
const MONEY_BEFORE =
  /(?<!\p{L})(?:kinh phí|số tiền|doanh thu|nộp|trị giá|tổng vốn|đầu tư|phạt|ngân sách)(?!\p{L})[^,;.]{0,40}$/u;
const PLACE_POINT = beginning(
  String.raw`\s*điểm\s+(?:phục vụ|cầu|bưu|giao dịch|phát|truy|chuyển|thuộc|mạng|internet|kết nối|cung|lõm|trắng|đen|du lịch|trường|sáng|thu|đặt|sạc|tập|dân|văn hóa|thanh toán|bán|tiếp|trung tâm|ở|tại|cấp|công cộng)`,
);

/** The numbers of a masked sentence that may be figures, in order, each with its unit. */
export function readMentions(text: string, longForms?: LongForms): Mention[] {
  const found: Mention[] = [];
  // A numeral grown together with one letter is a name to the reader of numbers; `4,5G` is an amount.
  const readable = text.replace(/(?<=\d[.,]\d)g(?!\p{L})/gu, '"');
  for (const number of readNumbers(readable)) {
    if (number.inWords) continue;
    const mention = mentionOf(text, number, longForms);
    if (mention) found.push(mention);
  }
  for (const match of text.matchAll(RANK_IN_WORDS)) {
    const word = match.groups?.word ?? '';
    // `về nhất` says who won; a place is a rank where the sentence puts it among others.
    if (word !== 'nhì' && !/thứ|hạng|vị trí/u.test(match[0])) continue;
    const end = match.index + match[0].length;
    found.push({
      start: end - word.length,
      end,
      unitEnd: end,
      value: WORDS[word] ?? 0,
      kind: 'rank',
      unit: 'hạng',
      lead: match.index,
    });
  }
  return withSharedUnits(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

function mentionOf(
  text: string,
  number: {
    readonly start: number;
    readonly end: number;
    readonly value: number;
    readonly outOf?: number;
  },
  longForms: LongForms | undefined,
): Mention | undefined {
  const { start, end } = number;
  const { outOf } = number;
  let { value } = number;
  const written = text.slice(start, end);
  const [lead, bound] = boundBefore(text, start);
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end);
  const shared = { start, end, lead, ...(bound ? { bound } : {}) };

  if (isRank(text, before, after, outOf)) {
    const all = outOf ?? Number(OF_ALL.exec(after)?.groups?.of ?? Number.NaN);
    const of = Number.isNaN(all) ? {} : { outOf: all };
    return { ...shared, value, ...of, kind: 'rank', unit: 'hạng', unitEnd: end };
  }
  let unit = readUnit(after, longForms);
  if (unit.name === 'never') {
    // `63 tỉnh`, `3 khối` say of how many; but `11/11 địa phương` is a result.
    if (outOf === undefined || outOf === PROVINCES || !/^\s*(?:địa phương|phần)/u.test(after))
      return undefined;
    unit = {
      kind: 'count',
      name: 'địa phương',
      length: /^\s*địa phương/u.exec(after)?.[0].length ?? 0,
    };
  }
  value *= unit.times ?? 1;
  if (unit.kind === 'money') {
    if (unit.name === 'đồng' && /triệu$/u.test(written)) {
      return {
        ...shared,
        value: value / 1e6,
        kind: 'money',
        unit: 'triệu đồng',
        unitEnd: end + unit.length,
      };
    }
  }
  const points = readPoints(after);
  // `kinh phí 350 triệu`
  if (unit.kind === 'bare' && /triệu$/u.test(written) && MONEY_BEFORE.test(before)) {
    return { ...shared, value: value / 1e6, kind: 'money', unit: 'triệu đồng', unitEnd: end };
  }
  const scored =
    FRACTION.test(written) || (points !== undefined && isScore(text, written, before, after));
  if (scored && unit.kind !== 'share' && unit.kind !== 'size' && unit.kind !== 'money') {
    return {
      ...shared,
      value,
      ...(outOf ? { outOf } : {}),
      kind: 'score',
      unit: 'điểm',
      unitEnd: end + (points ?? 0),
    };
  }
  const unitEnd = end + unit.length;
  return {
    ...shared,
    value,
    ...(outOf === undefined ? {} : { outOf }),
    kind: unit.kind,
    unit: unit.name,
    unitEnd,
  };
}

function isRank(text: string, before: string, after: string, outOf: number | undefined): boolean {
  const counted = readUnit(after);
  // `tăng 5 hạng`, `xếp hạng 24 đơn vị`: a unit behind the number decides.
  if (counted.kind === 'step' || counted.kind === 'share' || counted.kind === 'money') return false;
  if (RANK.test(before)) {
    const ranking = ending(
      String.raw`(?:xếp|bảng xếp|phân|đánh giá xếp)\s+hạng\s*(?:cho\s*)?`,
    ).test(before);
    return !(
      ranking &&
      counted.kind === 'count' &&
      /^\s*(?:sở|đơn vị|cơ quan|huyện|xã|doanh nghiệp|tiêu chí|phường)/u.test(after)
    );
  }
  if (outOf === undefined) return OF_ALL.test(after) && PLACED.test(before);
  const all = outOf === PROVINCES || outOf === 34 || outOf === 64;
  if (!PLACED.test(before)) return false;
  if (all) return counted.kind === 'bare' || /^\s*(?:tỉnh|thành|địa phương|đơn vị)/u.test(after);
  return (
    ending(String.raw`(?:đứng|xếp)(?:\s+\p{L}+)?\s*`).test(before) &&
    counted.kind === 'bare' &&
    !text.includes('doanh thu')
  );
}

function isScore(text: string, written: string, before: string, after: string): boolean {
  if (PLACE_POINT.test(after)) return false;
  if (/[,]\d/.test(written)) return true;
  // `(400 điểm)` is how much there is to get, `đạt 75 điểm` what was got.
  return (
    SCORED.test(before.slice(-14)) &&
    !/thang điểm|tổng điểm|tối đa/u.test(before) &&
    /chỉ số|index|dti|papi|pci|sipas|xếp (?:hạng|loại|thứ)|chấm|thang điểm|điểm số/u.test(text)
  );
}

/** Where what stands before a number ends, without the words that only bound it. */
function boundBefore(
  text: string,
  start: number,
): [lead: number, bound: Mention['bound'] | undefined] {
  let lead = start;
  let bound: Mention['bound'] | undefined;
  for (let again = true; again; ) {
    again = false;
    const before = text.slice(Math.max(0, lead - 30), lead);
    for (const [pattern, meaning] of BOUNDS) {
      const match = pattern.exec(before);
      if (!match) continue;
      lead -= match[0].length;
      bound ??= meaning;
      again = true;
      break;
    }
  }
  return [lead, bound];
}
