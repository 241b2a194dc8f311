import { type NumberMention, readNumbers } from '../text/numbers.ts';
import type { Slice } from '../text/sentences.ts';
import { withSharedUnits } from './lists.ts';
import { TIME } from './masks.ts';
import { densityOf, HEADS, type LongForms, readPoints, readUnit, type UnitKind } from './units.ts';
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
  String.raw`(?<![\p{L}\d])(?:(?:(?:đứng|xếp|về|giữ|ở)\s+(?:(?:ở|vị trí|hạng|thứ hạng|vào)\s+)*(?:thứ\s+|số\s+)?|(?:vị trí|hạng)\s+(?:thứ\s+|số\s+)?))(?<word>nhì|nhất|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}]|\s+${TIME}|\s+(?:vị trí|cái|nơi|tỉnh|trụ|chỉ|địa|đơn|đầu|khối|ngành))`,
  'gu',
);
const WORDS: Readonly<Record<string, number>> = {
  nhất: 1,
  một: 1,
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

/** `cứ 100 dân thì có 92 thuê bao`, `tính ra mỗi 1.000 hộ`: the base of a density, before what is dense. */
const EACH = String.raw`(?:cứ|mỗi|bình quân|trung bình|tính ra|trên)(?:\s+(?:trên|mỗi))?\s+`;
const BASE = beginning(String.raw`\s*(?:người\s+)?(?:dân|hộ|người)`);
const BASE_BEFORE = ending(EACH);
const DENSE = ending(
  String.raw`(?:cứ|mỗi|bình quân|trung bình|tính ra|trên)(?:\s+(?:trên|mỗi))?\s+${HEADS}(?:\s+(?:thì|đã|có|sẽ|là|lại|đang|được))*\s*`,
);
/** Time is no result, in words as little as in digits. */
const TIME_BEHIND = beginning(
  String.raw`\s*(?:năm|tháng|ngày|tuần|giờ|phút|giây|quý|tuổi|lần|thập kỷ|thế kỷ|tiếng|buổi)`,
);
/** Smaller numbers in words are turns of speech far more often than results; one is an article. */
const LEAST_IN_WORDS = 10;
/** What a report counts in words, where nothing makes it a phrase for those that were named: `cả hai`. */
const COUNTED_IN_WORDS = beginning(
  String.raw`\s*(?:doanh nghiệp|công ty|cơ sở|ứng dụng|đơn vị|cơ quan|trạm|xã|huyện|thôn|bản|ấp|hệ thống|nền tảng|phần mềm|trung tâm|lớp|cuộc thi|văn bản|mô hình|bưu cục|tuyến|phóng viên|tòa soạn|văn phòng đại diện|sàn|tạp chí|tờ báo|cổng thông tin|dự án|nhà mạng)`,
);
const NAMED_BEFORE = ending(
  String.raw`(?:cả|giữa|từ|với|trong|của|các|những|do|cùng|bởi|thuộc|mỗi|thứ|hạng)\s+`,
);
/** `tỉnh dẫn đầu cả nước`: a first place, unless it is shared or only aimed at. */
const LEADING =
  /(?<!(?:nhóm|tốp|top|những|các|trong số|một trong|đơn vị|tỉnh, thành phố|địa phương|khối|tỉnh, thành|tỉnh thành)\s(?:\p{L}+\s){0,3})(?<!\p{L})(?<place>dẫn đầu|đứng đầu|đứng nhất|xếp nhất|về nhất|nhất|xếp số một|đứng số một)\s+(?:cả nước|toàn quốc|cả 63|63 tỉnh|cả bảng|bảng|về(?!\p{L}))(?!\p{L})/gu;
/** Of subscribers there is no half: such a number is a density whose heads come later in its row. */
const HEADS_LATER = new RegExp(String.raw`(?:/|trên|mỗi|cứ)\s*${HEADS}`, 'u');

/** The numbers of a masked sentence that may be figures, in order, each with its unit. */
export function readMentions(text: string, longForms?: LongForms): Mention[] {
  const found: Mention[] = [];
  // A numeral grown together with one letter is a name to the reader of numbers; `4,5G` is an amount.
  const readable = text
    .replace(/(?<=\d[.,]\d)g(?!\p{L})/gu, '"')
    // `95-98%`: the hyphen of a range is no part of a code.
    .replace(/(?<=\d)[-–](?=\d+(?:[.,]\d+)?\s*%)/gu, ' ');
  for (const number of readNumbers(readable)) {
    if (number.inWords && !countsInWords(number, text)) continue;
    // What a density is measured by belongs to its unit: `120 máy trên 100 dân`.
    if (number.start < (found.at(-1)?.unitEnd ?? 0) || isBase(text, number)) continue;
    const mention = mentionOf(text, number, longForms);
    if (mention) found.push(mention);
  }
  for (const match of text.matchAll(RANK_IN_WORDS)) {
    const word = match.groups?.word ?? '';
    // `về nhất` says who won; a place is a rank where the sentence puts it among others.
    if (word !== 'nhì' && !/thứ|hạng|vị trí|số/u.test(match[0])) continue;
    const end = match.index + match[0].length;
    found.push(rankAt({ start: end - word.length, end }, WORDS[word] ?? 0, match.index));
  }
  for (const { index, groups, 0: written } of text.matchAll(LEADING)) {
    const end = index + (groups?.place ?? written).length;
    if (!found.some(({ start }) => start >= index && start < end))
      found.push(rankAt({ start: index, end }, 1, index));
  }
  const ordered = found.sort((a, b) => a.start - b.start);
  return withSharedUnits(text, withRanks(text, withRanges(text, ordered)));
}

function rankAt({ start, end }: Slice, value: number, lead: number): Mention {
  return { start, end, unitEnd: end, value, kind: 'rank', unit: 'hạng', lead };
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
    BASE_BEFORE.test(text.slice(Math.max(0, start - 20), start)) &&
    // `trên 100 người` alone are more than a hundred.
    !/(?<!\p{L})trên\s+$/u.test(text.slice(Math.max(0, start - 6), start))
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

const RANGE_BEFORE =
  /(?<!(?:tăng|giảm|nâng|lên|hạ|cải thiện)\s+(?:\p{L}+\s+){0,2})(?<!\p{L})từ\s*$/u;
const RANK_ROW = /(?:(?<!\p{L})là|:)\s*(?:thứ\s+)?$/u;
const RANK_WORDS = /(?<!\p{L})(?:thứ hạng|xếp hạng|xếp thứ|vị trí)(?!\p{L})/u;

/** `số trạm là 50` behind a rank counts again; `chính quyền số` is something else. */
const NUMBER_OF = /(?<!\p{L})(?:tổng số|số lượng|số)\s+(?!là|:|của|được|đạt|ở|đứng|xếp)\p{L}/u;

/** `thứ hạng về chính quyền số là 15, kinh tế số là 7`: numbers without a unit behind a word for ranks. */
function withRanks(text: string, mentions: readonly Mention[]): Mention[] {
  let from = 0;
  let ranked = false;
  return mentions.map((mention) => {
    const { kind, value, start, unitEnd } = mention;
    const last = from;
    ranked ||= RANK_WORDS.test(text.slice(last, start));
    from = unitEnd;
    const bare = kind === 'bare' && Number.isInteger(value) && value >= 1 && value <= PROVINCES;
    const stated = bare && mention.outOf === undefined && RANK_ROW.test(text.slice(0, start));
    if (ranked && stated && !NUMBER_OF.test(text.slice(last, start)))
      return { ...mention, kind: 'rank', unit: 'hạng' };
    ranked = kind === 'rank' || (ranked && (kind === 'step' || kind === 'score'));
    return mention;
  });
}

function mentionOf(
  text: string,
  number: NumberMention,
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
    const all = outOf ?? amongAll(text, start, after);
    const of = all === undefined || all < value ? {} : { outOf: all };
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
  const dense = unit.kind === 'count' ? DENSE.exec(text.slice(0, lead)) : null;
  if (dense) {
    const { base = '', per = '' } = dense.groups ?? {};
    return { ...shared, value, kind: 'density', unit: densityOf(unit.name, base, per), unitEnd };
  }
  const later = Number.isInteger(value) || unit.kind !== 'count' ? null : HEADS_LATER.exec(after);
  if (later) {
    const { base = '', per = '' } = later.groups ?? {};
    return { ...shared, value, kind: 'density', unit: densityOf(unit.name, base, per), unitEnd };
  }
  return {
    ...shared,
    value,
    ...(outOf === undefined ? {} : { outOf }),
    kind: unit.kind,
    unit: unit.name,
    unitEnd,
  };
}

/** `tính trong 13 tỉnh, thành phố của vùng thì đứng thứ 09` */
const AMONG =
  /(?<!\p{L})(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?(?<of>\d{1,2})\s+(?:tỉnh|thành phố|địa phương|huyện|sở|đơn vị)(?!\p{L})[^;.]*$/u;

/** Among how many a rank is, as far as the words around it tell. */
function amongAll(text: string, start: number, after: string): number | undefined {
  const of = OF_ALL.exec(after)?.groups?.of ?? AMONG.exec(text.slice(0, start))?.groups?.of;
  return of === undefined ? undefined : Number(of);
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
