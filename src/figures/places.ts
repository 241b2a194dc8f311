import type { Article } from '../corpus/article.ts';
import type { Gazetteer, PlaceMention } from '../corpus/gazetteer.ts';
import { NATION } from './figure.ts';
import type { Mention } from './mentions.ts';
import type { Part } from './roles.ts';
import { ending } from './wording.ts';

/** Whose figure a number is. */
export interface Owner {
  readonly province: string;
  readonly district?: string;
}

/** A place that a sentence names as a place, with what it is. */
export interface Named {
  readonly start: number;
  readonly end: number;
  /** Provinces that it can be; empty for a commune. */
  readonly provinces: readonly string[];
  readonly district?: string;
  /** It only says where, or what something is measured against. */
  readonly aside: boolean;
}

/** Names of firms, papers and offices hold names of provinces: `Viễn thông Hòa Bình`. */
const FIRM = ending(
  String.raw`(?:vnpt|viettel|mobifone|vinaphone|viễn thông|bưu điện|công ty|tập đoàn|tổng công ty|chi nhánh|điện lực|báo|đài|đại học|trường|cao đẳng|ngân hàng|truyền hình|cáp|sctv|vietinbank|agribank|vietnam post|bệnh viện|tạp chí|đường|sàn|cổng|(?<!thành )phố|cầu|ga|sân bay|vườn quốc gia|online)\s+(?:tỉnh\s+|thành phố\s+)?`,
);
/** `hơn Hà Nội`, `sau Đà Nẵng`, `cùng các tỉnh ...`: what something is measured against. */
const AGAINST = ending(
  String.raw`(?:hơn|so với|sau|sau các tỉnh|trước|trên|dưới|như|cùng|cùng với|(?<!(?:còn|đối|^)\s?)với|kém|bằng|giáp|cách|từ|gồm|của cả|vượt|vượt qua|giống|ngang|theo|kinh nghiệm của|mô hình của|học tập)\s+(?:(?:các|những|hai|ba|tỉnh|thành phố|tp\.?|địa phương|đơn vị đứng đầu là)\s+)*`,
);
const LOCAL = ending(
  String.raw`(?:ở|tại|đến|(?<!thuộc )về|từ|sang|qua|thăm|họp ở|tổ chức tại|diễn ra tại|đặt ở|đặt tại)\s+(?:(?:tỉnh|thành phố|tp\.?|huyện|thị xã|xã)\s+)*`,
);
/** The article's own province without its name. */
const HOME =
  /(?<!\p{L})(?:tỉnh (?:ta|nhà|mình|đã|có|đạt|đứng|xếp|được|cũng|vẫn|còn|lên|là|ở|hiện|đang)|của tỉnh|toàn tỉnh|cả tỉnh|trong tỉnh|trên địa bàn tỉnh|tỉnh xếp|thành phố ta)(?!\p{L})/gu;
/** Between a number and the place that it is of. */
const OF_PLACE = ending(String.raw`(?:của|thuộc)\s+(?:(?:tỉnh|thành phố)\s+)?`);
const IN_PLACE = ending(
  String.raw`(?:của|thuộc|trên địa bàn|ở|tại)\s+(?:(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn)\s+)?`,
);
/** Clauses about the whole country; a rank in it is the province's, and `tỉnh đầu tiên của cả nước` is one. */
const NATIONWIDE =
  /(?<!\p{L})(?:(?<!(?:của|đầu|nhất|tiên|trong|với|hơn|bằng|nhì|ba|số một|\d)\s+)(?:cả nước|toàn quốc|việt nam|nước ta)\s+(?:\p{L}+\s+){0,2}(?:có|đạt|còn|đứng|xếp|tăng|là|chỉ|mới)|(?<=(?:^|[,;:(–-])\s*(?:tính|hiện|hiện nay|đến nay|tính chung)?\s*)trên (?:toàn quốc|cả nước|phạm vi cả nước)|các bộ, ngành, địa phương|cấp quốc gia|dti quốc gia)(?!\p{L})/gu;
const COMPARING = String.raw`(?:hơn|vượt|trên|so với|so|bằng|kém|thua|gần|ngang|dưới|bỏ xa)\s+(?:(?:hẳn|xa|với|mức|cả)\s+)*`;
/** `bình quân cả nước`, `mặt bằng chung`: what a province is measured by. */
const NATIONAL_MEAN = new RegExp(
  String.raw`(?<!\p{L})(?<compared>${COMPARING})?(?:(?:(?:giá trị|mức)\s+)?(?:trung bình|bình quân|mặt bằng)(?:\s+(?:chung|của|các|63|34|tỉnh,?|thành|phố|địa phương))*\s+(?:cả nước|toàn quốc|quốc gia)|(?:trung bình|bình quân)(?:\s+(?:chung|của))*\s+(?:63|34)\s+(?:tỉnh|địa phương)(?:,\s*thành(?:\s+phố)?)?|mặt bằng chung|mức (?:trung bình|bình quân) chung)(?!\p{L})(?!\s+(?:của\s+)?(?:tỉnh|toàn tỉnh|huyện|khu vực|vùng))`,
  'gu',
);
/** Behind a mean with which something is compared: its value, and not by how much it is missed. */
const VALUE_OF_MEAN = /^\s*(?:\(|là|đạt|chỉ|mới|ở mức|:)/u;
const NATION_BEHIND =
  /^\s*\)?\s*(?:(?:là\s+)?(?:mức\s+)?(?:trung bình|bình quân)(?:\s+chung)?\s+)?(?:của|trên)\s+(?:cả nước|toàn quốc)(?!\p{L})/u;
/** Means of something between the province and the country are nobody's here. */
const OTHER_MEAN =
  /(?<!\p{L})(?:trung bình|bình quân|mặt bằng)(?:\s+(?:chung|của))*\s+(?:khu vực|vùng|thế giới|các tỉnh|các địa phương|đồng bằng|khối|nhóm)(?!\p{L})[^,;]*$/u;
/** Ranks among more are ranks of the country in the world. */
const MOST_RANKED = 100;
/** `có 12 phân hệ của tỉnh ta` */
const HOME_BEHIND =
  /^[^,;.:()\d]{0,40}(?<!\p{L})(?:của tỉnh (?:ta|nhà|mình)|trong toàn tỉnh|của toàn tỉnh)(?!\p{L})/u;
const COMMUNE =
  /(?<!\p{L})(?<kind>[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Tt]ổ dân phố)\s+(?<name>\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*|\d{1,2}(?![\d.,%/]))/gu;

/** The places of a sentence that can own its figures. */
export function readPlaces(written: string, gazetteer: Gazetteer): Named[] {
  const lower = written.toLowerCase();
  const found: Named[] = gazetteer.mentions(written).flatMap((place) => named(place, lower));
  for (const match of written.matchAll(COMMUNE)) {
    const { kind = '', name = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (
      found.some(
        (place) => place.start < end && place.end > match.index && place.district === undefined,
      )
    )
      continue;
    found.push({
      start: match.index,
      end,
      provinces: [],
      district: `${kind.toLowerCase()} ${name}`,
      aside: isAside(lower, match.index),
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function named({ start, end, kind, provinces, district }: PlaceMention, lower: string): Named[] {
  const before = lower.slice(Math.max(0, start - 40), start);
  if (kind === 'initials' || FIRM.test(before)) return [];
  return [
    {
      start,
      end,
      provinces: provinces.map(({ name }) => name),
      ...(district === undefined ? {} : { district }),
      aside: AGAINST.test(before) || isAside(lower, start),
    },
  ];
}

/** A place behind `ở`, `tại` in the middle of a clause says where something stands, not whose it is. */
function isAside(lower: string, start: number): boolean {
  const before = lower.slice(Math.max(0, start - 40), start);
  const local = LOCAL.exec(before)?.[0];
  if (local === undefined) return false;
  return !/(?:^|[,;:.(]|riêng|còn)\s*$/u.test(lower.slice(0, start - local.length));
}

/** A sentence with its places. */
export interface Placed {
  readonly written: string;
  readonly masked: string;
  readonly named: readonly Named[];
  readonly parts: readonly Part[];
}

/** `thành phố Hồ chí Minh`, `tỉnh X`: the name of a province that the vocabulary does not know like this. */
const UNKNOWN =
  /(?<!\p{L})(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)\s+(?!Đồng bằng|Tây Nguyên|Đông Nam|Tây Nam|Bắc Trung|Bắc Bộ|Nam Bộ|Nam Trung|Trung du|Duyên hải|Tây Bắc|Đông Bắc|Miền|ĐBSCL)\p{Lu}/gu;

/** Whose a figure is, and how far what follows without a name is its too. */
export interface Owned {
  readonly owner: Owner;
  readonly lasting: 'no' | 'sentence' | 'paragraph';
}

/**
 * Whose figure part `i` is, in an article about `home`; `undefined` when it is somebody's unknown.
 * @param carried whom the figures before it are of, if that is somebody else
 */
export function ownerOf(
  placed: Placed,
  i: number,
  home: Owner,
  carried?: Owner,
): Owned | undefined {
  const { masked, named: places, parts } = placed;
  const { mention } = parts[i] as Part;
  const own = (place: Named, at: Owner = home): Owned => ({
    owner: owner(place, at) ?? home,
    lasting: 'no',
  });
  // `thứ 3 thuộc về Huế`, `đứng đầu bảng là Đà Nẵng`
  if (mention.kind === 'rank' || mention.kind === 'score') {
    const next = places.find(
      ({ start }) =>
        start >= mention.unitEnd &&
        /^\s*(?:bảng(?: xếp hạng)?|cả nước|toàn quốc)?\s*(?:tỉnh, thành(?: phố)?\s*)?(?:thuộc về|là|của|cho|:)\s*(?:(?:tỉnh|thành phố|tp\.?)\s*)?$/u.test(
          masked.slice(mention.unitEnd, start),
        ),
    );
    if (next && next.district === undefined) return own(next);
  }
  if (HOME_BEHIND.test(masked.slice(mention.unitEnd)))
    return { owner: { province: home.province }, lasting: 'no' };
  if ((mention.outOf ?? 0) > MOST_RANKED && mention.kind === 'rank') return national('no');
  if (
    isNational(
      masked,
      parts.map((part) => part.mention),
      i,
    )
  )
    return national('sentence');
  const segment = masked.slice(0, mention.start).lastIndexOf(';') + 1;
  if (OTHER_MEAN.test(masked.slice(segment, mention.lead))) return undefined;
  const before = places.filter(({ end, start }) => end <= mention.start && start >= segment);
  const behind = places.find(({ start }) => start >= mention.unitEnd);
  const between = behind && masked.slice(mention.unitEnd, behind.start);
  if (behind && between !== undefined && !/[,;:()\d]/u.test(between)) {
    // `100% xã của huyện Châu Đức`, `50 doanh nghiệp của Đồng Nai`
    const link = behind.district === undefined ? OF_PLACE : IN_PLACE;
    if (link.test(between)) return own(behind, { province: home.province });
  }
  // `Đà Nẵng (0,9407 điểm)`: what stands in brackets behind a name is its own, whatever the name does.
  const last = before.at(-1);
  if (last && BESIDE_NAME.test(masked.slice(last.end, mention.lead))) return own(last);
  return subjectOf(placed, mention.start, segment, before, home, carried);
}

const BESIDE_NAME =
  /^\s*(?:\([^)]*|(?:,\s*)?(?:với|đạt|được|có|:|là|ghi|giành)\s*(?:số\s+)?(?:điểm\s+)?(?:số\s+)?)$/u;

function national(lasting: Owned['lasting']): Owned {
  return { owner: { province: NATION }, lasting };
}

/** Whom the words before a number are about. */
function subjectOf(
  { written, masked, named: places }: Placed,
  at: number,
  segment: number,
  before: readonly Named[],
  home: Owner,
  carried: Owner | undefined,
): Owned | undefined {
  const ours: Owned = { owner: home, lasting: 'no' };
  const ahead = masked.slice(segment, at);
  const homeAt = segment + lastOf(HOME, ahead);
  const nationAt = segment + lastOf(NATIONWIDE, ahead);
  const subject = before.findLast(({ aside, end }) => !aside && !isBracketed(masked, end, at));
  const inHome = homeAt >= segment;
  if (inHome && home.district !== undefined)
    return { owner: { province: home.province }, lasting: 'no' };
  if (nationAt >= segment && nationAt > Math.max(subject?.start ?? -1, homeAt))
    return national('paragraph');
  const from = Math.max(segment, subject?.end ?? 0, homeAt);
  if (hasUnknown(written.slice(from, at), from, places)) return undefined;
  if (subject !== undefined && subject.district === undefined && subject.start >= homeAt) {
    // `Bắc Giang, Lạng Sơn và Thái Nguyên đã hoàn thành 100%`: said of each; whose it is for others is not told.
    const row = rowOf(before, subject, masked);
    if (row.length > 1)
      return row.some((place) => place.provinces.includes(home.province)) ? ours : undefined;
  }
  if (subject === undefined) {
    return inHome || carried === undefined ? ours : { owner: carried, lasting: 'paragraph' };
  }
  if (subject.start < homeAt) return ours;
  return { owner: owner(subject, home) ?? home, lasting: 'paragraph' };
}

/** Whether part `i` is the mean of the country, or said to be the country's. */
export function isNational(masked: string, mentions: readonly Mention[], i: number): boolean {
  const mention = mentions[i];
  if (mention === undefined || mention.kind === 'rank' || mention.kind === 'step') return false;
  if (NATION_BEHIND.test(masked.slice(mention.unitEnd))) return true;
  const from = mentions[i - 1]?.unitEnd ?? 0;
  const ahead = masked.slice(
    Math.max(from, masked.lastIndexOf(';', mention.start) + 1),
    mention.lead,
  );
  const mean = [...ahead.matchAll(NATIONAL_MEAN)].at(-1);
  if (mean === undefined) return false;
  const rest = ahead.slice(mean.index + mean[0].length);
  if (lastOf(HOME, rest) !== -1) return false;
  const inBracket = mention.lead > 0 && /\(\s*$/u.test(masked.slice(0, mention.lead));
  return mean.groups?.compared === undefined ? true : inBracket || VALUE_OF_MEAN.test(rest);
}

/** A name inside brackets that close before the number is not its subject. */
function isBracketed(masked: string, end: number, to: number): boolean {
  const between = masked.slice(end, to);
  return between.split(')').length > between.split('(').length;
}

function owner({ provinces, district }: Named, home: Owner): Owner | undefined {
  if (district !== undefined && provinces.length === 0)
    return { province: home.province, district };
  const own = provinces.includes(home.province);
  const [only, ...others] = provinces;
  if (own) return district === undefined ? home : { province: home.province, district };
  if (only === undefined || others.length > 0) return undefined;
  return { province: only, ...(district === undefined ? {} : { district }) };
}

/** The names that stand in a row with a name and end with it. */
function rowOf(places: readonly Named[], last: Named, masked: string): Named[] {
  const row = [last];
  for (let k = places.indexOf(last) - 1; k >= 0; k--) {
    const [place, next] = [places[k], row[0]];
    if (place === undefined || next === undefined || place.district !== undefined) break;
    if (
      !/^\s*(?:,|và|,\s*và)\s*(?:(?:tỉnh|thành phố|tp\.?)\s*)?$/u.test(
        masked.slice(place.end, next.start),
      )
    )
      break;
    row.unshift(place);
  }
  return row;
}

function hasUnknown(text: string, from: number, places: readonly Named[]): boolean {
  return [...text.matchAll(UNKNOWN)].some(({ index, 0: match }) => {
    const name = from + index + match.length - 1;
    const { length } = text;
    if (name >= from + length || /^\p{Lu}{2,}/u.test(text.slice(index + match.length - 1)))
      return false;
    return !places.some((place) => place.start <= name && name < place.end);
  });
}

function lastOf(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** Whose figures an article states that says nothing else: its district's if the title names one. */
export function homeOf({ province, district, title }: Article, gazetteer: Gazetteer): Owner {
  if (district !== undefined) return { province, district };
  const provinces = gazetteer.mentions(title).filter(({ kind }) => kind === 'name');
  const named = gazetteer.get(province)?.entry.districts.find((name) => {
    const start = title.indexOf(name);
    if (start === -1 || /\p{L}/u.test(title.charAt(start + name.length))) return false;
    return !provinces.some((place) => place.start <= start && start < place.end);
  });
  return { province, ...(named === undefined ? {} : { district: named }) };
}
