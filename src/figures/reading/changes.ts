import type { Change } from '../figure.ts';
import { beginning, ending, TIME, word } from '../patterns.ts';
import type { Mention, Parsed, Part } from './parsed.ts';

const AGAINST = String.raw`(?:(?:(?:cuối|đầu|giữa|hồi)\s+)?${TIME}+|so với|so|với|cùng kỳ|cùng thời điểm|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước|đầu năm|cuối năm|lần trước|vị trí|thứ hạng|lần xếp hạng|của|kế hoạch|chỉ tiêu|mục tiêu|quy hoạch|yêu cầu|mức|điểm số|điểm|tỉnh|cả nước|toàn quốc|năm|hẳn|cả)`;
const FILLING = String.raw`(?:trưởng|thêm|lên|tới|đến|được|nhẹ|mạnh|bình quân|trung bình|là|tương ứng|ở mức|khoảng|chừng|quãng|ngót|xấp xỉ|gần|trên|hơn|hạng|chung|chỉ|những|đạt|xuống|đi|mỗi|khá|nhanh|cao|vọt)`;
const UP = String.raw`tăng|thêm|nhích|nhảy|leo|tiến|vươn|vượt|cải thiện|(?:cao|nhiều|lớn|nhanh|tốt|mạnh)\s+hơn|hơn|(?<!nông thôn mới\s)nâng|lên|bổ sung`;
const DOWN = String.raw`giảm|bớt|tụt|lùi|hụt|sụt|rớt|rơi|mất|kém|(?:thấp|ít|nhỏ|chậm)\s+hơn|hạ|xuống`;
const MOVED = ending(
  String.raw`(?<verb>(?<down>${DOWN})|(?:${UP}))(?<rest>(?:[\s,(]+(?:${AGAINST}|${FILLING}))*)[\s,:]*`,
);
const MEASURED_BY = new RegExp(AGAINST, 'u');
/** Right before a number these say where something came to, not by how much it moved. */
const ARRIVED = ending(
  String.raw`(?:lên|xuống|còn|thành|đạt|lên tới|lên đến|lên mức|xuống mức|cộng dồn|lũy kế|tổng số|là)(?:\s+(?:là|còn|mức|con số|tới|đến|được|vị trí|hạng|thứ|thứ hạng|chỉ|khoảng))*[\s:]*`,
);
/** Between what was added and what there is now: `thêm 12.300, nay là 256.000`. */
const NOW_AT = word(
  String.raw`nâng|đưa|lên|nay (?:là|có|đạt|còn)|thành|cộng dồn|lũy kế|tổng (?:số|cộng)|tổng|còn(?=\s*$|\s+(?:là|có|chỉ|lại|khoảng|gần|hơn|trên|dưới)\s)`,
);
const NEW =
  /^[^;.]{0,60}?(?:phát triển|xây|xây dựng|lắp|lắp đặt|thành lập|dựng|đầu tư|cấp|mở|kết nạp)\s+mới/u;
const ADDED = /^(?:thêm|bổ sung|bớt)$/u;
/** What is added to something else is a thing of its own: `60 camera, nối thêm 182 camera của phường, xã`. */
const OF_OTHERS = beginning(String.raw`\s*(?:\p{L}+\s+){0,2}?(?:của|do|thuộc|sẵn có)`);
const OF_PLAN = beginning(
  String.raw`\s*(?:so với\s+|so\s+|của\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh)`,
);
/** `0,678 điểm, chỉ kém Lào Cai liền trên 0,001`: how far from somebody else by name. */
const RIVAL_AHEAD =
  /(?<!\p{L})(?<verb>hơn|kém)\s+(?:(?:tỉnh|thành phố|TP\.?)\s+)?\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+){1,3}(?:\s+(?:đứng\s+)?(?:liền|ngay)(?:\s+(?:trên|trước|sau|dưới))?)?(?:\s+(?:chỉ|có))?\s*$/u;
const OF_NOUN = beginning(
  String.raw`\s*(?:(?:tổng\s+)?số|xã|hộ|dân số|người|hồ sơ|cơ quan|đơn vị|thôn|cán bộ)`,
);
/** How far ahead of a number the verb is looked for that moves it. */
const REACH = 90;

/** The sentence around a number whose role is sought. */
export interface Surrounded {
  /** Masked. */
  readonly text: string;
  /** As the article writes it. */
  readonly written: string;
  readonly mentions: readonly Mention[];
  /** The figures and other parts before it. */
  readonly parts: readonly Part[];
  /** Which segment between semicolons an offset is in. */
  readonly segmentOf: (offset: number) => number;
}

/** Whether number `i` says by how much something moved: `tăng 26%`, `thêm 220 máy, cộng dồn thành 160.471`. */
export function changeOf(around: Surrounded, i: number, previous: number): Part | undefined {
  const { text, mentions, parts } = around;
  const mention = mentions[i] as Mention;
  // `cao hơn mức bình quân cả nước (0,4014 điểm) 0,105 điểm`
  const before = text
    .slice(Math.max(0, mention.lead - REACH), mention.lead)
    .replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length));
  const host = parts[previous]?.mention;
  const moved = MOVED.exec(before);
  const { verb = '', rest = '', down } = moved?.groups ?? {};
  const direction = down === undefined ? 'up' : 'down';
  const from = moved ? mention.lead - moved[0].length : mention.lead;
  const change: Part = { mention, role: 'change', direction, from };
  if (mention.kind === 'step') return change;
  const beside = host && besideHost(text, host, mention);
  if (beside) return { ...change, direction: beside, from: host.unitEnd };
  const rival = RIVAL_AHEAD.exec(around.written.slice(0, mention.lead))?.groups?.verb;
  if (rival && host && (mention.kind === 'bare' || mention.kind === 'score'))
    return { ...change, direction: rival === 'hơn' ? 'up' : 'down', from: host.unitEnd };
  if (!moved || mention.kind === 'rank') return undefined;
  // `nhiều hơn hẳn, 3.377 thôn`, `tăng mạnh: tổng cộng 4.977 trạm`: an amount is told after the pause.
  const tail = moved[0].slice(verb.length);
  if (mention.kind !== 'share' && /[,:(]\s*(?:được|đạt)?\s*$/u.test(tail)) return undefined;
  // `phát triển nhanh hơn: 90% số xã có báo trong ngày`: a share of its own is told behind the colon.
  if (mention.kind === 'share' && /:\s*$/u.test(tail) && OF_NOUN.test(text.slice(mention.unitEnd)))
    return undefined;
  // `hơn 1.990` bounds a number and was taken off; `hơn năm 2013 352` is a change.
  if (verb === 'hơn' && !MEASURED_BY.test(rest)) return undefined;
  // `đã vươn tới 96% số xã`: how far something reaches.
  if (verb === 'vươn' && /^\s*(?:tới|đến)(?!\p{L})/u.test(rest)) return undefined;
  if (verb === 'vượt' && !isOverPlan(text, mention, rest, host)) return undefined;
  if (ARRIVED.test(before) || /^(?:lên|xuống|nâng|hạ)$/u.test(verb)) {
    // `thu 190 tỷ đồng, nhích lên 8,6%`: a share cannot be where money came to.
    // `nâng tỷ lệ dân số được phủ sóng từ 48% lên 63,8%` came from a share.
    const last = parts.at(-1);
    const fromShare = last?.role === 'earlier' && last.host === i;
    const apart =
      mention.kind === 'share' && !fromShare && host !== undefined && host.kind !== 'share';
    const by = /(?:là|đạt|bình quân)\s*$/u.test(rest) && !/(?:lên|xuống|còn)/u.test(rest);
    return apart || by ? change : undefined;
  }
  const adds = ADDED.test(verb) || (verb === 'tăng' && /^\s*thêm/u.test(rest));
  return adds ? addition(around, i, change, host) : change;
}

/** `80 tỷ đồng, hơn 5%`: the word that elsewhere only bounds a number. */
function besideHost(
  text: string,
  host: Mention,
  { kind, start }: Mention,
): 'up' | 'down' | undefined {
  if (kind !== 'share' || host.kind === 'share' || host.kind === 'rank') return undefined;
  const verb = /^\s*[,(]\s*(?<verb>hơn|kém)\s*$/u.exec(text.slice(host.unitEnd, start))?.groups
    ?.verb;
  if (verb === undefined) return undefined;
  return verb === 'hơn' ? 'up' : 'down';
}

/** `vượt 1.000 tỷ đồng` bounds, `vượt 12% kế hoạch` compares. */
function isOverPlan(
  text: string,
  mention: Mention,
  rest: string,
  host: Mention | undefined,
): boolean {
  const planned = OF_PLAN.test(text.slice(mention.unitEnd)) || /kế hoạch|chỉ tiêu/u.test(rest);
  if (mention.kind !== 'share') return planned && host !== undefined;
  return planned || host !== undefined;
}

/** What was added is the change of what there was or is now; without either it is a figure of its own. */
function addition(
  { text, mentions, segmentOf }: Surrounded,
  i: number,
  change: Part,
  host: Mention | undefined,
): Part | undefined {
  const { mention } = change;
  const behind = text.slice(mention.unitEnd);
  if (host !== undefined && alike(host, mention)) {
    const apart = mention.value > host.value || OF_OTHERS.test(behind);
    return apart ? undefined : change;
  }
  const here = segmentOf(mention.start);
  const level = mentions.findIndex(
    (other, k) => k > i && segmentOf(other.start) === here && alike(other, mention),
  );
  const next = mentions[level];
  const reached =
    next !== undefined &&
    // What was added cannot come to less.
    (change.direction === 'down' || next.value > mention.value) &&
    NOW_AT.test(text.slice(mention.unitEnd, next.start));
  if (reached && !NEW.test(text.slice(mention.end))) return { ...change, host: level };
  return { ...change, role: 'figure', added: true };
}

/** A change hangs on the figure before it in its segment, else on the next one, if the two can belong together. */
export function hang(part: Part, parts: readonly Part[], segmentOf: Surrounded['segmentOf']): Part {
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
  // `đạt 79,3%, cao hơn năm 2023 chừng 6 điểm`: points of a share.
  if (change.unit === 'điểm' && figure.kind === 'share') return true;
  return alike(change, figure);
}

/** Telephones are counted by either: `thêm 220 máy, cộng dồn 160.471 thuê bao`. */
const LINES = /^(?:thuê bao|máy|số máy)(?!\p{L})/u;

/** Whether two numbers can be of one thing: the same unit, or one of them without its own. */
function alike(a: Mention, b: Mention): boolean {
  if (a.kind === 'bare' || b.kind === 'bare') {
    return [a, b].every(({ kind }) => kind === 'bare' || kind === 'count');
  }
  if ([a, b].every(({ unit }) => LINES.test(unit))) return true;
  if (a.kind !== b.kind) return false;
  return (
    a.kind !== 'count' ||
    a.unit === b.unit ||
    a.unit.startsWith(b.unit) ||
    b.unit.startsWith(a.unit)
  );
}

/** Behind the amount: `tăng 26 bậc so với năm 2017`. */
const BEHIND = /^[\s(]*(?:so với|so)\s+(?<against>[^,;.()…]{2,40})/u;
/** Between the verb and the amount: `hơn cùng kỳ 2014 9.000 thuê bao`. */
const BETWEEN =
  /(?:so với|hơn|kém)\s+(?<against>(?:vị trí của\s+)?(?:cùng kỳ|năm|kỳ|lần|tháng|quý)[^,;.()]*?)\s*(?:là|tới|đến|khoảng|gần|trên)?\s*$/u;

/** How a figure moved: the change of part `i` with the words that say it. */
export function readChange({ written, parts }: Parsed, i: number): Change {
  const { mention, direction = 'up', from = 0 } = parts[i] as Part;
  const behind = BEHIND.exec(written.slice(mention.unitEnd));
  const between = BETWEEN.exec(written.slice(from, mention.start));
  const against = (behind?.groups?.against ?? between?.groups?.against)?.trim();
  const end = mention.unitEnd + (behind?.[0].length ?? 0);
  return {
    direction,
    value: mention.value,
    unit: mention.kind === 'step' ? 'bậc' : mention.unit,
    ...(against === undefined ? {} : { against }),
    written: written
      .slice(Math.min(from, mention.start), end)
      .replace(/^[\s,(]+/u, '')
      .trim(),
  };
}
