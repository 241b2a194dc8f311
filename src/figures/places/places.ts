import type { Gazetteer, PlaceMention } from '../../corpus/gazetteer.ts';
import type { Slice } from '../../text/sentences.ts';
import { ending } from '../patterns.ts';

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
  String.raw`(?:hơn|so với|sau|sau các tỉnh|trước|trên|dưới|như|cùng|cùng với|(?<!(?:còn|đối|^)\s?)với|kém|thua|bằng|giáp|cách|từ|gồm|của cả|vượt|vượt qua|giống|ngang|theo|kinh nghiệm của|mô hình của|học tập)\s+(?:(?:các|những|hai|ba|tỉnh|thành phố|tp\.?|địa phương|đơn vị đứng đầu là)\s+)*`,
);
const LOCAL = ending(
  String.raw`(?:ở|tại|(?<!(?:kế|tiếp) )đến|(?<!thuộc )về|từ|sang|qua|thăm|họp ở|tổ chức tại|diễn ra tại|đặt ở|đặt tại)\s+(?:(?:tỉnh|thành phố|tp\.?|huyện|thị xã|xã)\s+)*`,
);
/** `xã Lộc An`, `thôn 3`, and districts as the vocabulary does not write them: `huyện Đak Pơ`; `Huyện Đoàn` is the youth union of one. */
const COMMUNE =
  /(?<!\p{L}|[Hh]ợp tác )(?<kind>(?:[Hh]uyện|[Tt]hị xã|[Qq]uận)(?!\s+Đoàn)|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng|[Tt]ổ dân phố)\s+(?<name>\p{Lu}[\p{L}\d]*(?:\s+\p{Lu}\p{L}*)*|\d{1,2}(?![\d.,%/]))/gu;

/** `dẫn đầu là Thành phố 89,77 điểm`: the capital of a province, inside a sentence. */
const CAPITAL = /(?<=\p{L},?\s)Thành phố(?=\s+(?:\d|với|đạt|được|xếp|đứng|có)(?!\p{L}))/gu;

/** Before the bare name of a district that a clause is about, and behind it. */
const CLAUSE_BEFORE = /(?:^|[;.,]\s|(?<!\p{L})(?:riêng|còn)\s(?:ở\s|tại\s)?)\s*$/u;
const SUBJECT_BEHIND =
  /^\s+(?:có|đạt|đã|lên|thứ|đứng|xếp|hiện|vẫn|cũng|mới|chỉ|được|hạng|dẫn đầu|tiếp tục|(?:cao|thấp|nhiều|ít) nhất)(?!\p{L})|^\s+\d/u;

/** `Ở Hương Khê, vụ bưởi thu 600 tỷ đồng`: what the sentence is about, before the name and behind it. */
const OPENS_AT = /^[\s\-–+*•]*(?:riêng\s+)?(?:ở|tại)\s+$/u;
const COMMA_BEHIND = /^\s*,/u;
/** `Còn ở huyện, chẳng hạn Tam Bình, đường cáp đã qua 12 ấp` */
const AS_EXAMPLE = ending(
  String.raw`(?:chẳng hạn|ví dụ|đơn cử|điển hình|tiêu biểu)(?:\s+(?:như|là|ở|tại|có))*\s+`,
);

/**
 * The places of a sentence that can own its figures.
 * @param province that of the article, whose districts go by their bare names
 */
export function readPlaces(written: string, gazetteer: Gazetteer, province: string): Named[] {
  const lower = written.toLowerCase();
  const found: Named[] = gazetteer.mentions(written).flatMap((place) => named(place, lower));
  const home = gazetteer.get(province);
  // A city that is a province calls all of itself so.
  const capital = home?.kind === 'province' && !home.renamed ? home.entry.capital : undefined;
  for (const { index: start, 0: name } of capital ? written.matchAll(CAPITAL) : []) {
    const end = start + name.length;
    found.push({ start, end, provinces: [], district: capital ?? name, aside: false });
  }
  // `Hữu Lũng lên thứ 2`
  for (const district of home?.entry.districts ?? []) {
    for (
      let start = written.indexOf(district);
      start !== -1;
      start = written.indexOf(district, start + 1)
    ) {
      const end = start + district.length;
      if (found.some((place) => place.start < end && place.end > start)) continue;
      const [ahead, behind] = [lower.slice(0, start), lower.slice(end)];
      const isSubject = CLAUSE_BEFORE.test(ahead) && SUBJECT_BEHIND.test(behind);
      const isOpening = OPENS_AT.test(ahead) || AS_EXAMPLE.test(ahead);
      if (isSubject || (isOpening && COMMA_BEHIND.test(behind)))
        found.push({ start, end, provinces: [], district, aside: false });
    }
  }
  for (const { start, end, name } of communesIn(written)) {
    const known = found.some(
      (place) =>
        place.start < end &&
        place.end > start &&
        (place.district === undefined || place.district === name),
    );
    if (known) continue;
    found.push({ start, end, provinces: [], district: name, aside: isAside(lower, start) });
  }
  return withRows(
    found.sort((a, b) => a.start - b.start),
    lower,
  );
}

const LINK = String.raw`\s*(?:(?:tỉnh|thành phố|tp\.?)\s*)?$`;
const AND = new RegExp(String.raw`^\s*và${LINK}`, 'u');
const COMMA = new RegExp(String.raw`^\s*,${LINK}`, 'u');

/**
 * `đứng thứ 3, sau Đắk Lắk và Gia Lai`: in a row behind `sau` all are only measured against. Behind a
 * comma the subject may follow (`sau khi hợp với Quảng Nam, Đà Nẵng tụt hạng`), if no `và` ends the row.
 */
function withRows(places: readonly Named[], lower: string): Named[] {
  const rows: Named[] = [];
  const between = (i: number): string => lower.slice(places[i - 1]?.end, places[i]?.start);
  places.forEach((place, i) => {
    const last = rows.at(-1);
    const ended = i + 1 < places.length && AND.test(between(i + 1)) && COMMA.test(between(i));
    const row = last?.aside === true && (AND.test(between(i)) || ended);
    rows.push(row ? { ...place, aside: true } : place);
  });
  return rows;
}

/** Districts go by their names, everything smaller by its kind also. */
export function isDistrict(kind: string): boolean {
  return kind === 'huyện' || kind === 'thị xã' || kind === 'quận';
}

/** A commune, village, hamlet or district that a text names. */
export interface Commune extends Slice {
  readonly kind: string;
  readonly name: string;
}

/** The communes, villages, hamlets and districts that a text names with their kind. */
export function communesIn(written: string): Commune[] {
  return [...written.matchAll(COMMUNE)].map(({ index, 0: match, groups }) => {
    const { kind: as = '', name = '' } = groups ?? {};
    const kind = as.toLowerCase();
    return {
      start: index,
      end: index + match.length,
      kind,
      name: isDistrict(kind) ? name : `${kind} ${name}`,
    };
  });
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

/** `Tổ ở xã Thạch Hà kèm cho 312 người`: what a group of people does is its place's. */
const SMALL_BODY =
  /(?:^|[;:.]\s+)[\s\-–+*•]*(?:tổ|đội|nhóm|chi đoàn|chi hội|câu lạc bộ|bộ phận một cửa)(?:\s+(?!có|đã|được)\p{L}+){0,5}\s+$/u;

/** A place behind `ở`, `tại` in the middle of a clause says where something stands, not whose it is. */
export function isAside(lower: string, start: number): boolean {
  const before = lower.slice(Math.max(0, start - 40), start);
  const local = LOCAL.exec(before)?.[0];
  if (local === undefined) return false;
  const ahead = lower.slice(0, start - local.length);
  return !/(?:^|[,;:.(]|riêng|còn)\s*$/u.test(ahead) && !SMALL_BODY.test(ahead);
}
