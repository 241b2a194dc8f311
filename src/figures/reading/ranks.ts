import type { Slice } from '../../text/sentences.ts';
import { beginning, ending, TIME, word, words } from '../patterns.ts';
import type { Mention, NumberInText } from './parsed.ts';
import type { Unit } from './units.ts';

/** How many provinces are ranked: 63 until 30 June 2025, 34 since, 64 with a city that slipped in. */
export const PROVINCES = 63;
const ALL_PROVINCES: ReadonlySet<number> = new Set([PROVINCES, 34, 64]);

/** `xếp hạng 7`, `vị trí thứ 5`, `lên bậc 4`: words that make the number behind them a rank. */
const RANK = ending(
  String.raw`(?:vị trí|thứ hạng|hạng|thứ|(?:đứng|xếp)\s+số|(?<=(?:lên|xuống|từ|ở|về)\s)bậc)(?:\s+(?:thứ|hạng|số|chung|cao|là|đạt|:|lên|xuống|từ))*\s*(?:[:"“]\s*)?`,
);
/** `xếp 4/63`: of a number out of all provinces these are enough. */
const PLACED = ending(
  String.raw`(?:đứng|xếp|ở|giữ|đạt|về|lên|xuống|còn|là|hạng|thứ|được xếp|tụt|rớt|vị trí)(?:\s+(?:thứ|ở|vào|mức|số|tới|đến))*\s*`,
);
/** `xếp thứ 2/12`: of a number out of fewer only these are. */
const STANDS = ending(String.raw`(?:đứng|xếp)(?:\s+\p{L}+)?\s*`);
const IN_GROUP = ending(String.raw`(?:vào|trong|thuộc|ở|lọt)\s+(?:nhóm|tốp|top)\s+`);
/** `xếp hạng 24 đơn vị`: how many were ranked. */
const RANKING = ending(String.raw`(?:xếp|bảng xếp|phân|đánh giá xếp)\s+hạng\s*(?:cho\s*)?`);
const RANKED =
  /^\s*(?:sở|đơn vị|cơ quan|huyện|xã|doanh nghiệp|tiêu chí|phường|trụ cột|chỉ số|nhóm|lĩnh vực|tỉnh|thành phố|địa phương|bộ)(?!\p{L})/u;
/** `đứng thứ 7 trên tổng số 63 tỉnh` */
const OF_ALL = beginning(
  String.raw`\s*(?:trong|trên|/|của)\s*(?:tổng số\s*|số\s*|cả\s*|toàn bộ\s*)*(?<of>63|64|34)(?:\s+(?:tỉnh|địa phương|thành))?`,
);
/** `tính trong 13 tỉnh, thành phố của vùng thì đứng thứ 09` */
const AMONG =
  /(?<!\p{L})(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?(?<of>\d{1,2})\s+(?:tỉnh|thành phố|địa phương|huyện|sở|đơn vị)(?!\p{L})[^;.]*$/u;

const RANKED_BEFORE = word('(?:xếp|đứng|hạng|vị trí) (?:thứ|hạng)|hạng');
/** Words that say of a sentence that it ranks. */
const RANK_WORDS = word('thứ hạng|xếp hạng|xếp thứ|vị trí');

/** Whether a number is a place in a ranking. */
export function isRank(
  { text, start, before, after }: NumberInText,
  { kind }: Unit,
  outOf: number | undefined,
): boolean {
  // `tăng 5 hạng`, `xếp hạng 24 đơn vị`: a unit behind the number decides.
  if (kind === 'step' || kind === 'share' || kind === 'money') return false;
  if (RANK.test(before))
    return !(RANKING.test(before) && outOf === undefined && RANKED.test(after));
  const ofProvinces = outOf !== undefined && ALL_PROVINCES.has(outOf);
  // `thể chế số xếp hạng 6/63, nhận thức số 16/63`
  if (ofProvinces && kind === 'bare' && RANK_WORDS.test(text.slice(0, start))) return true;
  // `vào nhóm 20/34`: no worse than that, among all
  if (ofProvinces && kind === 'bare' && IN_GROUP.test(before)) return true;
  if (!PLACED.test(before)) return false;
  // `nhận thức số xếp thứ 6, an toàn, an ninh mạng chỉ đứng 31`
  const alone = kind === 'bare' && STANDS.test(before) && /^\s*(?:[,;.)]|$)/u.test(after);
  if (outOf === undefined && alone && RANKED_BEFORE.test(text.slice(0, start))) return true;
  if (outOf === undefined) return OF_ALL.test(after);
  if (ofProvinces) return kind === 'bare' || /^\s*(?:tỉnh|thành|địa phương|đơn vị)/u.test(after);
  return kind === 'bare' && STANDS.test(before);
}

/** Among how many a rank is, as far as the words around it tell. */
export function amongAll({ text, start, after }: NumberInText): number | undefined {
  const of = OF_ALL.exec(after)?.groups?.of ?? AMONG.exec(text.slice(0, start))?.groups?.of;
  return of === undefined ? undefined : Number(of);
}

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
/** `đứng thứ hai`, `xếp vị trí nhì`; `ở ba tỉnh` counts something. */
const RANK_IN_WORDS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:đứng|xếp|về|giữ|ở)\s+(?:(?:ở|vị trí|hạng|thứ hạng|vào)\s+)*|(?:vị trí|hạng)\s+)(?:thứ\s+|số\s+)?(?<word>${Object.keys(WORDS).join('|')})(?![\p{L}]|\s+${TIME}|(?<!thứ\s\p{L}+)\s+(?:vị trí|cái|nơi|tỉnh|trụ|chỉ|địa|đơn|đầu|khối|ngành))`,
  'gu',
);
/** `Đà Nẵng xếp thứ nhất, Huế thứ hai và Bắc Ninh thứ ba` */
const NEXT_IN_WORDS = new RegExp(
  String.raw`(?<=\p{L}\s)(?<before>thứ\s+)(?<word>${Object.keys(WORDS).join('|')})(?=\s*(?:[,.;)]|và\s|$))`,
  'gu',
);
/** `tỉnh dẫn đầu cả nước`: a first place. */
const LEADING = words(
  String.raw`(?<place>dẫn đầu|đứng đầu|đứng nhất|xếp nhất|về nhất|nhất|xếp số một|đứng số một)\s+(?:cả nước|toàn quốc|cả 63|63 tỉnh|cả bảng|bảng|về)`,
);
/** `Hòa Bình dẫn đầu, ...` and `Đứng đầu là Hòa Bình`, where a sentence ranks. */
const LEADING_HERE =
  /(?<!\p{L})(?<place>dẫn đầu|đứng đầu)(?=\s*[,;.]|\s*$|\s+là\s+(?!ông|bà|đồng chí|người|sở|bộ|các))/gu;
const RANKS = word('index|dti|chỉ số|xếp hạng|bảng|hạng|tỷ lệ|điểm');
/** `nhóm các tỉnh dẫn đầu cả nước`: one that is shared or only aimed at. */
const AMONG_LEADERS =
  /(?<!là\s)(?:nhóm|tốp|top|những|các|trong số|một trong|đơn vị|tỉnh, thành phố|địa phương|khối|tỉnh, thành|tỉnh thành)\s(?:\p{L}+\s){0,3}$/u;
/** How far before a first place the others are named with whom it is shared. */
const REACH = 50;

/** Ranks that no digit tells: `đứng thứ nhì`, `dẫn đầu cả nước`; `found` are the numbers known already. */
export function ranksInWords(text: string, found: readonly Mention[]): Mention[] {
  const ranks: Mention[] = [];
  for (const match of text.matchAll(RANK_IN_WORDS)) {
    const word = match.groups?.word ?? '';
    // `về nhất` says who won; a place is a rank where the sentence puts it among others.
    if (word !== 'nhì' && !/thứ|hạng|vị trí|số/u.test(match[0])) continue;
    const end = match.index + match[0].length;
    ranks.push(rankAt({ start: end - word.length, end }, WORDS[word] ?? 0, match.index));
  }
  if (ranks.length > 0)
    for (const { index, groups } of text.matchAll(NEXT_IN_WORDS)) {
      const { word = '', before = '' } = groups ?? {};
      const start = index + before.length;
      if (ranks.every((rank) => rank.start !== start))
        ranks.push(rankAt({ start, end: start + word.length }, WORDS[word] ?? 0, index));
    }
  const leading = [
    ...text.matchAll(LEADING),
    ...(RANKS.test(text) ? text.matchAll(LEADING_HERE) : []),
  ];
  for (const { index, groups, 0: written } of leading) {
    const end = index + (groups?.place ?? written).length;
    const shared = AMONG_LEADERS.test(text.slice(Math.max(0, index - REACH), index));
    const known = [...found, ...ranks].some(({ start }) => start >= index && start < end);
    if (!shared && !known) ranks.push(rankAt({ start: index, end }, 1, index));
  }
  return ranks;
}

function rankAt({ start, end }: Slice, value: number, lead: number): Mention {
  return { start, end, unitEnd: end, value, kind: 'rank', unit: 'hạng', lead };
}

/** `kinh tế số là 7`, `xã hội số: thứ 9` */
const RANK_ROW = /(?:(?<!\p{L})là|:)\s*(?:thứ\s+)?$/u;
/** `số trạm là 50` behind a rank counts again; `chính quyền số` is something else. */
const NUMBER_OF = /(?<!\p{L})(?:tổng số|số lượng|số)\s+(?!là|:|của|được|đạt|ở|đứng|xếp)\p{L}/u;

/** `thứ hạng về chính quyền số là 15, kinh tế số là 7`: numbers without a unit behind a word for ranks. */
export function withRanks(text: string, mentions: readonly Mention[]): Mention[] {
  let from = 0;
  let ranked = false;
  return mentions.map((mention, k) => {
    const { kind, value, start, unitEnd } = mention;
    const last = from;
    ranked ||= RANK_WORDS.test(text.slice(last, start));
    from = unitEnd;
    // `từ thứ 6 xuống 22`
    if (isReached(text, mentions[k - 1], mention))
      return { ...mention, kind: 'rank', unit: 'hạng' };
    const bare = kind === 'bare' && Number.isInteger(value) && value >= 1 && value <= PROVINCES;
    const stated = bare && mention.outOf === undefined && RANK_ROW.test(text.slice(0, start));
    if (ranked && stated && !NUMBER_OF.test(text.slice(last, start)))
      return { ...mention, kind: 'rank', unit: 'hạng' };
    ranked = kind === 'rank' || (ranked && (kind === 'step' || kind === 'score'));
    return mention;
  });
}

function isReached(text: string, before: Mention | undefined, { kind, lead }: Mention): boolean {
  if (before?.kind !== 'rank' || kind !== 'bare') return false;
  return /^[^,;.:]{0,15}(?:lên|xuống)\s+(?:tới\s+|còn\s+)?$/u.test(
    text.slice(before.unitEnd, lead),
  );
}
