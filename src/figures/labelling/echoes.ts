import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Figure } from '../figure.ts';
import type { IndicatorBook } from '../indicators.ts';
import { TIME } from '../patterns.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import type { Label } from './labels.ts';
import { partWords } from './own-words.ts';

/** `Cùng kỳ năm 2019, con số này là ...`: what the sentence before told, of another time. */
const ECHO =
  /(?<!\p{L})(?:con số|số lượng|tỷ lệ|mức|mật độ|thứ hạng|chỉ số)\s+(?:này|đó|ấy|tương ứng)(?!\p{L})[^;.\d]*$/u;

const SUMS = /^[\s\-–+*•]*(?:lũy kế|cộng dồn|tính chung|cả (?:năm|quý|kỳ))(?!\p{L})/u;
const ONLY_TIMES = new RegExp(
  String.raw`^[\s\-–+*•]*(?:(?:${TIME}+|lũy kế|cộng dồn|tính chung|cả|toàn|năm|quý|kỳ|từ|đầu|đến|nay|hết|cuối|là|đạt|được|thu|thu về|ước|khoảng|gần|hơn|trên|đã|có)[\s,]*)*$`,
  'u',
);

/** `Lũy kế từ đầu năm đạt 23 tỷ đồng`: the sum of what the sentence before told. */
function sumsUp({ plain: text, masked }: Parsed, ahead: number): boolean {
  return SUMS.test(text) && ONLY_TIMES.test(masked.slice(0, ahead));
}

/** `Chia theo cấp, có 204 tổ ở cấp xã ...`, `Trong đó, ...`: parts of what the sentence before told. */
const DIVIDED =
  /^[\s\-–+*•]*(?:chia ra,|(?:nếu\s+)?(?:chia|tách|phân|tính|xét)\s+theo\s+\p{L}+(?:\s+\p{L}+){0,3}?,|trong (?:số )?(?:đó|này)(?!\p{L})|cụ thể,|gồm(?!\p{L}))/u;

/** `Doanh thu đạt 318 tỷ đồng. Năm nay Tập đoàn giao 345 tỷ đồng.`: the plan for what the sentence before told. */
const ASSIGNED =
  /^[^,;:.\d]{0,40}(?<!\p{L})(?:tập đoàn|tổng công ty|cấp trên|tỉnh|trung ương|bộ)\s+(?:đã\s+)?giao(?:\s+(?:chỉ tiêu|kế hoạch|cho|đơn vị|là))*\s*$/u;

/** What a number is of that only refers to one told before, and what it counts. */
export interface Echo {
  readonly label: Label;
  readonly unit: string;
}

/**
 * What number `i` repeats for another time, or sums up.
 * @param told the figures of the sentence before
 */
export function echoOf(
  parsed: Parsed,
  i: number,
  told: readonly Figure[],
  book: IndicatorBook,
): Echo | undefined {
  const { mention } = parsed.parts[i] as Part;
  const repeats = ECHO.test(parsed.plain.slice(0, mention.start));
  const assigned = mention.kind === 'money' && ASSIGNED.test(parsed.plain.slice(0, mention.lead));
  if (!repeats && !assigned && !sumsUp(parsed, mention.lead)) return undefined;
  const first = told.find(({ unit, rank, written }) =>
    mention.kind === 'bare'
      ? rank === undefined && !written.endsWith('%')
      : unit === mention.unit || unit.startsWith(`${mention.unit} `),
  );
  if (first === undefined) return undefined;
  const indicator = first.indicator === null ? undefined : book.get(first.indicator);
  return { label: { indicator, label: first.label }, unit: first.unit };
}

/** Telephones are counted by either. */
function isAlike(unit: string, other: string): boolean {
  return unit === other || [unit, other].every((name) => /^(?:thuê bao|máy)$/u.test(name));
}

/**
 * What number `i` is a part of, by its noun and no name of its own, in a sentence that divides what was told.
 * @param told the figures of the sentence before
 * @param own what its own words name
 */
export function partOfTold(
  parsed: Parsed,
  i: number,
  told: readonly Figure[],
  book: IndicatorBook,
  own: IndicatorEntry | undefined,
): Label | undefined {
  const { mention } = parsed.parts[i] as Part;
  if (mention.kind !== 'count' || !DIVIDED.test(parsed.plain)) return undefined;
  const whole = told.find(
    ({ unit, value }) => isAlike(unit, mention.unit) && value > mention.value,
  );
  const indicator = whole?.indicator ? book.get(whole.indicator) : undefined;
  // `phát triển mới 94.511 thuê bao. Chia ra, ... còn lại 80.642 thuê bao di động`: of the new ones, not of all.
  if (own && (indicator?.stock !== false || own.stock !== true)) return undefined;
  return indicator && { indicator, label: indicator.vi, of: partWords(parsed, i) };
}
