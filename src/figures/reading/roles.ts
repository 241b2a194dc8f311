import { beginning, ending, plain, TIME, word } from '../patterns.ts';
import { isNational } from '../places/nation.ts';
import { changeOf, hang, type Surrounded } from './changes.ts';
import type { Mention, Part } from './parsed.ts';

const FROM = ending(
  String.raw`từ(?:\s+(?:mức|con số|hạng|thứ|thứ hạng|vị trí|chỗ|khoảng|hơn|gần|chỉ|có))*\s*`,
);
/** What leads from `từ A` to B; `từ 60% trở lên` leads nowhere. */
const ON_TO = word('(?<!trở )(?:lên|xuống)|còn|đến|tới|thành|sang|về|nay (?:đã )?(?:là|có|đạt)');
const LEVEL = String.raw`(?:\s+(?:mức|con số|thứ hạng|hạng|vị trí|thứ|tỷ lệ|bình quân|trung bình|chung|khoảng|hơn|gần|chỉ|là))`;
/** `so với 40%`, `cao hơn mức 70,9%`: what something is compared with, and no change. */
const MEASURED = ending(
  String.raw`(?:so với${LEVEL}*|(?:hơn|thua|kém|vượt|bỏ xa|dưới|bằng|ngang)(?:\s+(?:hẳn|xa))?\s+(?:mức|con số)${LEVEL}*|gấp\s+(?:đôi|ba|[\d.,]+\s+lần)\s+(?:so với|mức|con số)${LEVEL}*)\s*`,
);
/** `so với mức 3,6 mà quy hoạch đặt ra`: what was wanted, beside what there is. */
const WANTED = beginning(
  String.raw`[^,;.()]{0,40}?(?:quy hoạch|kế hoạch|chỉ tiêu|mục tiêu|yêu cầu|nghị quyết|đề ra|đặt ra)`,
);
/** `so với năm 2020 (thứ 13)` */
const THEN = new RegExp(
  String.raw`(?<!\p{L})(?:so với|hơn|kém|cùng kỳ|xấp xỉ|tương đương|ngang|(?:gần )?bằng|gấp (?:đôi|ba|[\d.,]+ lần))(?!\p{L})(?=[^(]*(?:[${TIME}]|cùng kỳ|trước|ngoái))[^,;.()]{0,25}[${TIME}\s]*\(\s*(?:(?:đạt|là|chỉ|có|xếp|đứng|ở|vị trí)\s+)*(?:(?:thứ|hạng)\s+)*$`,
  'u',
);
const PLAN_BESIDE = /(?<!\d\s+)(?:kế hoạch|chỉ tiêu|dự toán)\s*\(\s*(?:đạt\s+|bằng\s+)?$/u;
const OF_PLAN = beginning(
  String.raw`\s*(?:so với\s+|so\s+|của\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh)`,
);
/** `bằng 163,6% so với năm 2020`: how much of what it was. */
const OF_EARLIER = beginning(
  String.raw`\s*(?:so với\s+|so\s+|của\s+)?(?:cùng kỳ|năm trước|năm ngoái|${TIME}+|kỳ trước|quý trước|tháng trước)`,
);
/** `793.050 lượt tải, bằng 101,3% số dân dùng điện thoại`: how much of something else it amounts to. */
const OF_NUMBER = /^\s*(?:của\s+)?(?:tổng\s+)?số\s+(?<of>\p{L}[^,;.()\d]*)/u;
const IS_EQUAL = ending(String.raw`bằng(?:\s+(?:khoảng|gần|hơn))?\s*`);
/** `vượt xa đơn vị đứng thứ hai`: somebody else, by the place that it has. */
const RIVAL = ending(
  String.raw`(?:vượt|vượt xa|hơn|sau|kém|so với|cách|bỏ xa|trên|dưới)\s+(?:đơn vị|địa phương|tỉnh|huyện|thành phố|nơi)(?:\s+(?:đứng|xếp|ở|vị trí|hạng|thứ))*\s*`,
);
const EQUALS = ending(String.raw`(?:bằng|tương đương|đạt)\s*`);
const OF_SUM = ending(String.raw`(?:trên|trong|/)\s*(?:tổng\s+số|tổng|số)\s*(?:là\s+)?`);
const WITHIN = ending(
  String.raw`(?<!(?:tham gia|tham dự|góp mặt|có mặt|chứng kiến)\s)(?:của|thuộc|đến từ|trong số|trong tổng số|trong|ở cả|tại cả|cho cả|chia cho)(?:\s+(?:cả|toàn bộ|tổng số|các|số))*\s*`,
);

/** `8.619 tỷ đồng, tương đương 8,59% GRDP`: a share of the economy is an indicator itself. */
const OF_ECONOMY = beginning(String.raw`\s*(?:của\s+)?(?:grdp|gdp)`);

/** `chấm dứt hoạt động của 386 điểm giao dịch`, `tối ưu vùng phủ của 13 trạm`: what is done to so many. */
const HANDLED = ending(
  String.raw`(?:chấm dứt|đình chỉ|tạm dừng|ngừng|kiểm tra|thanh tra|giám sát|tối ưu|nâng cấp|điều chỉnh|chỉnh lại|sửa|thay|cải tạo)(?:\s+(?:[^\s,;:.\d]+\s+){1,3}?)của\s+`,
);

/** `tại 6 huyện, thành phố: Bắc Trà My, ...`, `cho 4 xã Duy Sơn, Duy Trinh`: where something is. */
const PLACED_AT = ending(String.raw`(?:tại|ở|cho|đối với|trên)\s*`);
const PLACES = beginning(
  String.raw`(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|thôn|bản|ấp|làng|buôn)(?:,[^;.]*)?`,
);

/** `79,5% (kế hoạch: 80%)`, `87,2% cán bộ (năm 2013 mới là 52%)`: what a figure is compared with, in brackets behind it. */
const ASIDE = new RegExp(
  String.raw`\(\s*(?:so với\s+|hồi\s+)?(?:kế hoạch|cùng kỳ|năm trước|năm ngoái|kỳ trước|[${TIME}]+)[^()\d;]{0,25}$`,
  'u',
);
/** Ahead of a number without a noun of its own that is of the same, but not `(kỳ trước chuyển sang 63)`. */
const SAME_THEN = new RegExp(
  String.raw`(?:[${TIME}]|trước|ngoái|cùng kỳ)[\s:]*(?:(?:là|có|đạt|mới|chỉ)\s+)*$`,
  'u',
);
const AIMED = word('mục tiêu|chỉ tiêu|phấn đấu|đến năm');
/** `139.840 thuê bao, chiếm 88%`, `1.703.250 thuê bao, trong đó trả sau mới chiếm 6,4%` */
const PORTION =
  /[,(]\s*(?:trong (?:số )?đó,?\s+[^,;:.()]{1,40}\s)?(?:(?:mới|chỉ|đã|cũng|hiện)\s+)*chiếm(?:\s+tỷ lệ)?\s*$/u;
/** `92 tỷ đồng, mới bằng 0,6% tổng chi ngân sách` */
const AMOUNTS_TO = /[,(]\s*(?:(?:mới|chỉ|cũng)\s+)*bằng\s*$/u;
/** `tổng số trạm 5G sẽ là 1.197 trạm, bằng 29% số trạm 4G` */
const OF_COUNT = beginning(String.raw`\s*(?:của\s+)?số(?!\s+(?:này|đó|ấy|trên))`);
/** `74/115 điểm làm đa dịch vụ (64%)`: a count told again as the share that it is; `(đạt 64%)` is a result. */
const NOUN_IN_BRACKET = /^[^,;:.()\d]{0,80}\(\s*(?:(?:tức|chiếm|bằng|khoảng|gần|hơn)\s+)*$/u;
/** `8.800 trạm, đa số (98%) là trạm 4G`: how many of those that were counted. */
const MOST_OF_THEM =
  /[,;]\s*(?:phần lớn|đa số|đại đa số|phần nhiều|hầu hết|gần hết|quá nửa|một nửa)\s*\(\s*$/u;
const OF_TOTAL = beginning(String.raw`\s*(?:của\s+)?tổng (?:chi|thu|vốn|kinh phí)`);
/** `84/87 xã đã đạt, tức 97%` */
const THAT_IS = ending(String.raw`(?<!tin\s)tức(?:\s+là)?\s*`);
/** `di động chiếm 56,67% trong số này`: a part of what was told before, however far ahead. */
const MAKES_UP = ending(String.raw`chiếm(?:\s+tỷ lệ)?\s*`);
const OF_THOSE = beginning(String.raw`\s*(?:trong|của)\s+(?:tổng\s+)?số\s+(?:này|đó|ấy|trên)`);
/** `; trong đó phần của di động là 56,67%` */
const PART_IS =
  /(?<!\p{L})trong (?:số )?(?:đó|này),?\s+phần\s+(?:của|do|thuộc)(?:\s+\p{L}+){1,5}?\s*$/u;
/** `giảm 11.090 thuê bao (1%)` */
const IN_BRACKET = /^\s*\(\s*(?:(?:tức|tương đương|khoảng|gần|hơn|bằng)\s+)*$/u;
const CLOSES = /^\s*\)/u;
/** A part of the people or the market is a rate of its own: `190.000 tài khoản, chiếm 25% dân số`. */
const RATED = /^[^,;.()]{0,20}(?:thị phần|dân số|người dân|lao động|hộ|grdp)(?!\p{L})/u;

const DOCUMENTS = /^(?:chỉ thị|quyết định|kế hoạch|nghị quyết|công văn|tờ trình|đề án|báo cáo)/u;
/** `bảo trì 61 thiết bị tại 12 huyện`, `24 lớp cho công chức 265 xã`: where what is told of beside another number is so. */
const STANDS_AT = ending(
  String.raw`(?:(?:tại|ở|về|khắp)\s+(?:(?:cả|các|toàn bộ|hơn|gần)\s+)*|(?:cán bộ|công chức|viên chức|lãnh đạo|giáo viên|học sinh)\s+(?:ở\s+)?)`,
);
/** `bó gọn 142 km cáp trên 31 tuyến phố`: here `trên` says where, and not that it is more. */
const STREETS = /^(?:tuyến|con)(?: (?:phố|đường))?$/u;
/** `Nghị quyết 01 đặt 15 chỉ tiêu`, `Kế hoạch giao 34 nhiệm vụ`: how a document is made up. */
const MADE_UP =
  /(?<!\p{L})(?:nghị quyết|kế hoạch|quyết định|đề án|chương trình|chỉ thị|chiến lược|bộ tiêu chí)(?!\p{L})[^;:.]*?\s(?:giao|đặt|đặt ra|đề ra|xác định|nêu|quy định|gồm|có|đưa ra)(?:\s+(?:rõ|ra|tổng cộng|tất cả|tổng số|cho [^;\d]{2,50}?))*\s*$/u;
const ITEMS_OF_DOCUMENT = /^(?:chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|tiêu chí|nội dung|lĩnh vực)/u;
/** `Tại 50 xã, phường, tỉnh duy trì 41 điểm`: where what is told of is so. */
const OPENS_AT = /^[\s\-–+*•]*(?:tại|ở)\s+$/u;

/**
 * Gives each number of a sentence its role.
 * @param text the masked sentence
 * @param written the same as the article writes it
 */
export function readRoles(text: string, written: string, mentions: readonly Mention[]): Part[] {
  const segmentOf = segments(text);
  const parts: Part[] = [];
  const around: Surrounded = { text, written, mentions, parts, segmentOf };
  mentions.forEach((_, i) => {
    parts.push(roleOf(around, i));
  });
  return parts.map((part) =>
    part.role === 'change' && part.host === undefined ? hang(part, parts, segmentOf) : part,
  );
}

/** How far ahead of a number the words stand that give it its role. */
const NEAR = 90;

/** Clauses between semicolons say separate things. */
function segments(text: string): Surrounded['segmentOf'] {
  const ends = [...text.matchAll(/[;]|\.\s/gu)].map((match) => match.index);
  return (offset) => ends.filter((end) => end < offset).length;
}

function roleOf(around: Surrounded, i: number): Part {
  const { text, written, mentions, parts, segmentOf } = around;
  const mention = mentions[i] as Mention;
  const next = mentions[i + 1];
  const near = text.slice(Math.max(0, mention.lead - NEAR), mention.lead);
  const after = text.slice(mention.unitEnd);
  const here = segmentOf(mention.start);
  const previous = parts.findLastIndex(
    ({ role, mention: { start } }) => role === 'figure' && segmentOf(start) === here,
  );
  const host = previous === -1 ? {} : { host: previous };
  const ofFigure = previous !== -1 && parts[previous]?.mention.kind !== 'share';

  if (isNational(text, mentions, i)) return { mention, role: 'figure' };
  if (OF_SUM.test(near) && previous !== -1) return { mention, role: 'total', ...host };
  if (MEASURED.test(near))
    return WANTED.test(after) ? { mention, role: 'figure' } : { mention, role: 'earlier', ...host };
  if (mention.kind === 'rank' && RIVAL.test(near)) return { mention, role: 'earlier', ...host };
  if (THEN.test(near)) return { mention, role: 'earlier', ...host };
  if (isAside(around, mention, parts[previous]?.mention))
    return { mention, role: 'earlier', ...host };
  if (
    mention.kind === 'share' &&
    previous !== -1 &&
    !OF_ECONOMY.test(after) &&
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
  const measured =
    OF_PLAN.test(after) ||
    PLAN_BESIDE.test(near) ||
    (OF_EARLIER.test(after) && EQUALS.test(near)) ||
    (IS_EQUAL.test(near) && isOfOthers(after, parts[previous]?.mention));
  const between = text.slice(parts[previous]?.mention.unitEnd ?? mention.start, mention.lead);
  const apart = between.includes(':');
  if (mention.kind === 'share' && measured && ofFigure && !apart)
    return { mention, role: 'plan', ...host };
  // `còn 941.854 thuê bao, bằng 89,7%.`
  const equal = /^\s*\)?\s*[,(]\s*bằng\s*$/u.test(between) && /^\s*(?:[.,;)]|$)/u.test(after);
  if (mention.kind === 'share' && ofFigure && equal) return { mention, role: 'plan', ...host };
  // `9 văn bản (02 chỉ thị, 04 quyết định, 03 kế hoạch)`
  const inBrackets = /\([^()]*$/u.test(between);
  const ofDocuments = parts[previous]?.mention.unit.startsWith('văn bản');
  if (ofDocuments && inBrackets && DOCUMENTS.test(mention.unit))
    return { mention, role: 'scope', ...host };
  const last = parts.at(-1);
  const again =
    mention.kind === 'share' &&
    (last?.role === 'change' || last?.added) &&
    IN_BRACKET.test(text.slice(last.mention.unitEnd, mention.start)) &&
    CLOSES.test(after);
  if (again) return { mention, role: 'scope', host: parts.length - 1 };
  const change = changeOf(around, i, previous);
  if (change) return change;
  const named = /^\s*:?\s*\p{Lu}/u.test(written.slice(mention.unitEnd));
  if (mention.kind === 'count' && named && PLACES.test(mention.unit) && PLACED_AT.test(near))
    return { mention, role: 'scope', ...host };
  if (
    OPENS_AT.test(text.slice(0, mention.lead)) &&
    next &&
    PLACES.test(mention.unit) &&
    /^[^,;:]*,/u.test(after)
  )
    return { mention, role: 'scope', ...host };
  if (mention.kind === 'count' && mention.outOf === undefined && isSetting(around, i))
    return { mention, role: 'scope', ...host };
  if (
    mention.kind === 'count' &&
    mention.outOf === undefined &&
    ITEMS_OF_DOCUMENT.test(mention.unit) &&
    (MADE_UP.test(plain(written.slice(0, mention.lead))) || goesOnMadeUp(last, text, mention))
  )
    return { mention, role: 'scope', ...host };
  if (mention.kind === 'count' && WITHIN.test(near) && !HANDLED.test(near)) {
    const of = /(?:của|thuộc|đến từ)(?:\s+\p{L}+)*\s*$/u.test(near.slice(-25));
    if (of ? mention.value < 1000 : mentions.length > 1) return { mention, role: 'scope', ...host };
  }
  const figure = ofFigure ? parts[previous]?.mention : undefined;
  if (mention.kind === 'share' && figure && tellsAgain(mention, figure, between, after))
    return { mention, role: 'scope', ...host };
  const portion = mention.kind === 'share' && isPortion(near, between, after, ofFigure);
  return { mention, role: 'figure', ...(portion ? { portion } : {}) };
}

/** `nêu 6 mục tiêu kinh tế số, 11 mục tiêu xã hội số`: whether a row of what a document is made up of goes on. */
function goesOnMadeUp(last: Part | undefined, text: string, { lead }: Mention): boolean {
  if (last?.role !== 'scope' || !ITEMS_OF_DOCUMENT.test(last.mention.unit)) return false;
  return /^[^;:.\d]{0,40}(?:,|(?<!\p{L})và)\s*$/u.test(text.slice(last.mention.unitEnd, lead));
}

/** Whether a share only says what part of something told before its count is. */
function isPortion(near: string, between: string, after: string, ofFigure: boolean): boolean {
  if ((MAKES_UP.test(near) && OF_THOSE.test(after)) || PART_IS.test(near)) return true;
  if (ofFigure && AMOUNTS_TO.test(between) && (OF_TOTAL.test(after) || OF_COUNT.test(after)))
    return true;
  if (ofFigure && MOST_OF_THEM.test(between) && CLOSES.test(after)) return true;
  return ofFigure && (THAT_IS.test(near) || PORTION.test(between)) && !RATED.test(after);
}

/** Whether a share in brackets is what the count before them is of its total. */
function tellsAgain(
  share: Mention,
  { outOf, value }: Mention,
  between: string,
  after: string,
): boolean {
  const isIt = outOf !== undefined && Math.abs((100 * value) / outOf - share.value) < 1;
  return isIt && NOUN_IN_BRACKET.test(between) && CLOSES.test(after);
}

/** Whether what a share is of is something else than what the figure before it counts. */
function isOfOthers(after: string, figure: Mention | undefined): boolean {
  const { of } = OF_NUMBER.exec(after)?.groups ?? {};
  return of !== undefined && figure?.kind === 'count' && !of.startsWith(figure.unit);
}

/** Whether a count of places says where another number is so, or who came to it. */
function isSetting({ text, mentions, parts }: Surrounded, i: number): boolean {
  const { lead, start, unit } = mentions[i] as Mention;
  const onStreets = STREETS.test(unit) && /(?<!\p{L})trên\s+$/u.test(text.slice(0, start));
  if (onStreets && i > 0) return /^[^,;.:]*$/u.test(text.slice(mentions[i - 1]?.unitEnd, start));
  if (!PLACES.test(unit) || mentions.length === 1) return false;
  const last = parts[i - 1];
  const between = last && text.slice(last.mention.unitEnd, lead);
  // `đến từ 30 sở, ngành và 12 huyện`
  if (last?.role === 'scope' && /^\s*(?:,|và)\s*$/u.test(between ?? '')) return true;
  // `7,1 tỷ đồng cho 142 xã`
  if (last?.mention.kind === 'money' && /^\s*(?:hỗ trợ\s+)?cho\s+$/u.test(between ?? ''))
    return true;
  return STANDS_AT.test(text.slice(Math.max(0, lead - NEAR), lead));
}

/** Whether a number in brackets is what the figure before them is compared with. */
function isAside({ text }: Surrounded, mention: Mention, figure: Mention | undefined): boolean {
  if (figure === undefined) return false;
  // `336.031 thuê bao (năm 2019: 273.958)`
  const between = text.slice(figure.unitEnd, mention.lead);
  const bare =
    mention.kind === 'bare' && SAME_THEN.test(between) && CLOSES.test(text.slice(mention.unitEnd));
  const alike = bare || (figure.kind === mention.kind && figure.unit === mention.unit);
  if (!alike) return false;
  return ASIDE.test(between) && !AIMED.test(text.slice(0, figure.start));
}
