import { TIME } from './masks.ts';
import type { Mention } from './mentions.ts';
import { beginning, ending } from './wording.ts';

/** What a number is doing in its sentence. Only figures are stated; the rest hangs on them. */
export type Role =
  | 'figure'
  /** How a figure moved: `tăng 26%`. */
  | 'change'
  /** What it was before, or what it is compared with: `từ 303.009`, `so với 40%`. */
  | 'earlier'
  /** How much of the plan it is: `bằng 51,7% kế hoạch`. */
  | 'plan'
  /** What it is a share of: `trên tổng số 1.050 tổ`. */
  | 'total'
  /** Where it was so: `của 8 huyện`. */
  | 'scope';

/** A mention with its role. */
export interface Part {
  readonly mention: Mention;
  readonly role: Role;
  /** The part that it hangs on, for all but figures; a change may hang on nothing. */
  readonly host?: number;
  readonly direction?: 'up' | 'down';
  /** Where the words of a change begin. */
  readonly from?: number;
}

const AGAINST = String.raw`(?:${TIME}+|so với|so|với|cùng kỳ|cùng thời điểm|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước|đầu năm|cuối năm|lần trước|vị trí|thứ hạng|lần xếp hạng|của|kế hoạch|chỉ tiêu|mục tiêu|mức|năm|hẳn|cả)`;
const FILLING = String.raw`(?:trưởng|thêm|lên|tới|đến|được|nhẹ|mạnh|bình quân|trung bình|là|tương ứng|ở mức|khoảng|gần|trên|hơn|hạng|chung|chỉ|những|đạt|xuống|đi|mỗi|khá|nhanh|cao|vọt)`;
const UP = String.raw`tăng|thêm|nhích|nhảy|leo|tiến|vươn|vượt|cải thiện|(?:cao|nhiều|lớn|nhanh|tốt|mạnh)\s+hơn|hơn|nâng|lên|bổ sung`;
const DOWN = String.raw`giảm|bớt|tụt|lùi|hụt|sụt|rớt|rơi|mất|kém|(?:thấp|ít|nhỏ|chậm)\s+hơn|hạ|xuống`;
const MOVED = ending(
  String.raw`(?<verb>(?<down>${DOWN})|(?:${UP}))(?<rest>(?:[\s,(]+(?:${AGAINST}|${FILLING}))*)[\s,:]*`,
);
/** Right before a number these say where something came to, not by how much it moved. */
const ARRIVED = ending(
  String.raw`(?:lên|xuống|còn|thành|đạt|lên tới|lên đến|lên mức|xuống mức|cộng dồn|lũy kế|tổng số|là)(?:\s+(?:là|còn|mức|con số|tới|đến|được|vị trí|hạng|thứ|thứ hạng|chỉ|khoảng))*[\s:]*`,
);
const FROM = ending(
  String.raw`từ(?:\s+(?:mức|con số|hạng|thứ|thứ hạng|vị trí|chỗ|khoảng|hơn|gần|chỉ|có))*\s*`,
);
const ON_TO = /(?<!\p{L})(?:lên|xuống|còn|đến|tới|thành|sang|về)(?!\p{L})/u;
const MEASURED = ending(String.raw`so với(?:\s+(?:mức|con số|khoảng|hơn|gần|chỉ))*\s*`);
const OF_PLAN = beginning(
  String.raw`\s*(?:so với\s+|so\s+|của\s+)?(?:kế hoạch|kế họach|dự toán|chỉ tiêu|mục tiêu|kh)`,
);
/** `bằng 163,6% so với năm 2020`: how much of what it was. */
const OF_EARLIER = beginning(
  String.raw`\s*(?:so với\s+|so\s+|của\s+)?(?:cùng kỳ|năm trước|năm ngoái|${TIME}+|kỳ trước|quý trước|tháng trước)`,
);
const EQUALS = ending(String.raw`(?:bằng|tương đương|đạt)\s*`);
const OF_SUM = ending(String.raw`(?:trên|trong|/)\s*(?:tổng\s+số|tổng|số)\s*(?:là\s+)?`);
const WITHIN = ending(
  String.raw`(?<!(?:tham gia|tham dự|góp mặt|có mặt|chứng kiến)\s)(?:của|thuộc|trong số|trong tổng số|trong|ở cả|tại cả|cho cả)(?:\s+(?:cả|toàn bộ|tổng số|các|số))*\s*`,
);
const NEW =
  /^[^;.]{0,60}?(?:phát triển|xây|xây dựng|lắp|lắp đặt|thành lập|dựng|đầu tư|cấp|mở|kết nạp)\s+mới/u;
const ADDED = /^(?:thêm|bổ sung)$/u;

/** Gives each number of a sentence its role; `text` is the masked sentence. */
export function readRoles(text: string, mentions: readonly Mention[]): Part[] {
  const segmentOf = segments(text);
  const parts: Part[] = [];
  mentions.forEach((_, i) => {
    parts.push(roleOf(text, mentions, parts, i, segmentOf));
  });
  return parts.map((part) =>
    part.role === 'change' && part.host === undefined ? hang(part, parts, segmentOf) : part,
  );
}

type SegmentOf = (offset: number) => number;

/** Clauses between semicolons say separate things. */
function segments(text: string): SegmentOf {
  const ends = [...text.matchAll(/[;]|\.\s/gu)].map((match) => match.index);
  return (offset) => ends.filter((end) => end < offset).length;
}

function roleOf(
  text: string,
  mentions: readonly Mention[],
  parts: readonly Part[],
  i: number,
  segmentOf: SegmentOf,
): Part {
  const mention = mentions[i] as Mention;
  const next = mentions[i + 1];
  const before = text.slice(0, mention.lead);
  const near = before.slice(-90);
  const after = text.slice(mention.unitEnd);
  const here = segmentOf(mention.start);
  const previous = parts.findLastIndex(
    ({ role, mention: { start } }) => role === 'figure' && segmentOf(start) === here,
  );
  const host = previous === -1 ? {} : { host: previous };

  if (OF_SUM.test(near) && previous !== -1) return { mention, role: 'total', ...host };
  if (MEASURED.test(near)) return { mention, role: 'earlier', ...host };
  if (
    mention.kind === 'share' &&
    previous !== -1 &&
    /tương đương(?:\s+(?:với|tỷ lệ))?\s*$/u.test(near)
  ) {
    return { mention, role: 'plan', ...host };
  }
  if (FROM.test(near)) {
    const onTo =
      next && segmentOf(next.start) === here && ON_TO.test(text.slice(mention.unitEnd, next.start));
    if (onTo) return { mention, role: 'earlier', host: i + 1 };
    if (mention.kind === 'rank') return { mention, role: 'earlier', ...host };
  }
  const measured = OF_PLAN.test(after) || (OF_EARLIER.test(after) && EQUALS.test(near));
  if (
    mention.kind === 'share' &&
    measured &&
    previous !== -1 &&
    parts[previous]?.mention.kind !== 'share'
  ) {
    return { mention, role: 'plan', ...host };
  }
  const change = changeOf(text, mentions, parts, i, previous, here, segmentOf);
  if (change) return change;
  if (mention.kind === 'count' && WITHIN.test(near)) {
    const of = /(?:của|thuộc)(?:\s+\p{L}+)*\s*$/u.test(near.slice(-25));
    if (of ? mention.value < 1000 : mentions.length > 1) return { mention, role: 'scope', ...host };
  }
  return { mention, role: 'figure' };
}

function changeOf(
  text: string,
  mentions: readonly Mention[],
  parts: readonly Part[],
  i: number,
  previous: number,
  here: number,
  segmentOf: SegmentOf,
): Part | undefined {
  const mention = mentions[i] as Mention;
  const before = text.slice(Math.max(0, mention.lead - 90), mention.lead);
  const moved = MOVED.exec(before);
  const direction = moved?.groups?.down ? 'down' : 'up';
  const from = moved ? mention.lead - moved[0].length : mention.lead;
  const change: Part = { mention, role: 'change', direction, from };
  if (mention.kind === 'step') return change;
  if (!moved || mention.kind === 'rank') return undefined;
  const { verb = '', rest = '' } = moved.groups ?? {};
  const host = parts[previous];
  // `hơn 1.990` bounds a number and was taken off; `hơn năm 2013 352` is a change.
  if (verb === 'hơn' && !new RegExp(AGAINST, 'u').test(rest)) return undefined;
  // `vượt 1.000 tỷ đồng` bounds, `vượt 12% kế hoạch` compares.
  if (
    verb === 'vượt' &&
    !(
      mention.kind === 'share' &&
      (host !== undefined ||
        OF_PLAN.test(text.slice(mention.unitEnd)) ||
        /kế hoạch|chỉ tiêu/u.test(rest))
    )
  ) {
    return undefined;
  }
  const arrived = ARRIVED.test(before);
  if (arrived || /^(?:lên|xuống|nâng|hạ)$/u.test(verb)) {
    // `thu 190 tỷ đồng, nhích lên 8,6%`: a share cannot be where money came to.
    const apart = mention.kind === 'share' && host !== undefined && host.mention.kind !== 'share';
    const by = /(?:là|đạt|bình quân)\s*$/u.test(rest) && !/(?:lên|xuống|còn)/u.test(rest);
    return apart || by ? change : undefined;
  }
  if (ADDED.test(verb) || (verb === 'tăng' && /^\s*thêm/u.test(rest))) {
    const added = text.slice(mention.end);
    if (host !== undefined && alike(host.mention, mention)) return change;
    const next = mentions.find(
      (other, k) =>
        k > i &&
        segmentOf(other.start) === here &&
        alike(other, mention) &&
        ARRIVED.test(text.slice(0, other.lead).slice(-60)),
    );
    if (verb === 'tăng') return change;
    return next !== undefined && !NEW.test(added) ? change : undefined;
  }
  return change;
}

/** A change hangs on the figure before it in its segment, else on the next one, if the two can belong together. */
function hang(part: Part, parts: readonly Part[], segmentOf: SegmentOf): Part {
  const at = parts.indexOf(part);
  const here = segmentOf(part.mention.start);
  const fits = (other: Part | undefined): boolean =>
    other !== undefined && other.role === 'figure' && fitsOn(part.mention, other.mention);
  const within = (k: number): boolean => segmentOf(parts[k]?.mention.start ?? -1) === here;
  const indices = parts.map((_, k) => k);
  const host =
    indices.findLast((k) => k < at && within(k) && fits(parts[k])) ??
    indices.find((k) => k > at && within(k) && fits(parts[k])) ??
    (part.mention.kind === 'step' ? indices.findLast((k) => k < at && fits(parts[k])) : undefined);
  return host === undefined ? part : { ...part, host };
}

function fitsOn(change: Mention, figure: Mention): boolean {
  if (change.kind === 'step') return figure.kind === 'rank';
  if (change.kind === 'share') return figure.kind !== 'rank';
  return alike(change, figure);
}

/** Whether two numbers can be of one thing: the same unit, or one of them without its own. */
function alike(a: Mention, b: Mention): boolean {
  if (a.kind === 'bare' || b.kind === 'bare') {
    return [a, b].every(({ kind }) => kind === 'bare' || kind === 'count');
  }
  if ([a, b].every(({ unit }) => unit.startsWith('thuê bao'))) return true;
  if (a.kind !== b.kind) return false;
  return (
    a.kind !== 'count' ||
    a.unit === b.unit ||
    a.unit.startsWith(b.unit) ||
    b.unit.startsWith(a.unit)
  );
}
