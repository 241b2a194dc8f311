import type { Article } from '../../corpus/article.ts';
import type { Gazetteer } from '../../corpus/gazetteer.ts';
import { NATION } from '../figure.ts';
import { ending } from '../patterns.ts';
import type { Part } from '../reading/parsed.ts';
import {
  CENTRAL_AIM,
  CENTRAL_AIM_BEHIND,
  HOME,
  isNational,
  lastOf,
  NATIONWIDE,
  OTHER_MEAN,
} from './nation.ts';
import { communesIn, isDistrict, type Named } from './places.ts';
import { isNobody } from './referents.ts';

/** Whose figure a number is. */
export interface Owner {
  readonly province: string;
  readonly district?: string;
}

/** Between a number and the place that it is of. */
const OF_PLACE = ending(String.raw`(?:của|thuộc)\s+(?:(?:tỉnh|thành phố)\s+)?`);
const IN_PLACE = ending(
  String.raw`(?:của|thuộc|trên địa bàn|ở|tại)\s+(?:(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn)\s+)?`,
);
/** `thứ 3 trong bảng xếp hạng thuộc về Huế`, `đứng đầu bảng là Đà Nẵng`: what leads from a rank to whose it is. */
const RANK_OF =
  /^\s*(?:(?:trong|của|ở)\s+)?(?:bảng(?: xếp hạng)?|cả nước|toàn quốc|danh sách)?\s*(?:(?:khối\s+)?(?:các\s+)?tỉnh, thành(?: phố)?\s*)?(?:thuộc về|(?:vẫn |tiếp tục |lại )?là|của|cho|:)\s*(?:(?:tỉnh|thành phố|tp\.?)\s*)?$/u;
/** `Đứng đầu bảng DTI cấp tỉnh năm 2022 vẫn là Đà Nẵng`, `hạng nhất ... do Đà Nẵng giữ`: the same, where a clause begins with the rank. */
const RANK_LEADS_TO =
  /^(?:(?!\s(?:trong khi|trong đó|còn|nhưng|mà|sau|so với|hơn|kém|với|nhờ|vì)\s)[^,;:.()]){0,90}?,?\s+(?:(?:vẫn|tiếp tục|lại|hiện|đang|chính|đều)\s+)*(?:là|thuộc về|do|không ai khác ngoài)\s+(?:(?:tỉnh|thành phố|tp\.?)\s*)?$/u;
/** `ở khối bộ, ngành`, `trong các cơ quan cấp bộ`, unless provinces follow. */
const MINISTRIES =
  /(?<!\p{L})(?:trong|ở|với|tại|đối với)\s+(?:\p{L}+\s+){0,3}?(?:(?:cấp|khối|các)\s+bộ(?!\s+(?:phận|máy|chỉ|tiêu|thủ|dữ|đội|môn))|ngang bộ)(?!\p{L})(?![^.;]*(?<!\p{L})(?:tỉnh|địa phương)(?!\p{L}))|(?<!\p{L})(?:nhóm|khối)\s+(?:các\s+)?(?:ngân hàng|tập đoàn|tổng công ty|bộ(?:,| ngành))(?!\p{L})[^;.]*$/u;
/** `đánh giá 17 bộ, cơ quan ngang bộ và 2 cơ quan đặc thù`: bodies of the state that are counted. */
const BODIES = /(?:\d|(?<!\p{L})các)\s+bộ,\s*(?:cơ quan\s+)?ngang bộ(?!\p{L})[^;.]*$/u;
/** `Bộ Tài chính xếp vị trí ...`; but `Bộ Tài chính xếp Huế ở vị trí ...` */
const MINISTRY =
  /(?<!\p{L})(?:Bộ|Đài|Viện|Ngân hàng|Kiểm toán|Thanh tra|Ủy ban)\s\p{Lu}[\p{L}\s&]*?\s(?:xếp|đứng|dẫn đầu|giữ|vươn lên)(?!\p{L})[^,;.:]*$/u;
/** `Hợp tác xã Tân Triều bán 12 tấn`, `gia đình chị Lan thu 200 triệu đồng`: what somebody's business does. */
const BUSINESS =
  /(?<!\p{L})(?:[Hh]ợp tác xã|HTX|[Gg]ia đình|[Hh]ộ|[Cc]ửa hàng|[Cc]ơ sở|[Tt]rang trại|[Tt]iệm|[Qq]uán|[Qq]uầy)\s+(?:(?:sản xuất|kinh doanh|nông nghiệp|dịch vụ|của)\s+)*(?:(?:ông|bà|anh|chị|cô|chú)\s+)?\p{Lu}[^;.]*$/u;
/** `Sở Công Thương với trên 90% hồ sơ trực tuyến`: how one office among the province's does. */
const OFFICE =
  /(?<!\p{L})(?:Sở|Ban|Chi cục|Thanh tra)\s(?!Thông tin|TT|Khoa học|KH|Bưu chính)\p{Lu}\p{L}*(?:\s\p{L}+){0,5}?\s(?:với|đạt|dẫn đầu|đứng|xếp|cao nhất|thấp nhất)(?!\p{L})[^,;.:]*$/u;
const RATED: ReadonlySet<string> = new Set(['share', 'rank', 'score']);
/** So near the beginning of a sentence a district is what the whole of it is about. */
const OPENS = 40;
/** Ranks among more are ranks of the country in the world. */
const MOST_RANKED = 100;
const DISTRICTS = /^(?:huyện|thị xã|quận)(?!\p{L})/u;
/** `có 12 phân hệ của tỉnh ta` */
const HOME_BEHIND =
  /^[^,;.:()\d]{0,40}(?<!\p{L})(?:của tỉnh (?:ta|nhà|mình)|trong toàn tỉnh|của toàn tỉnh)(?!\p{L})/u;

/** A sentence with its places. */
export interface Placed {
  readonly written: string;
  readonly masked: string;
  readonly named: readonly Named[];
  readonly parts: readonly Part[];
}

/**
 * `thành phố Hồ chí Minh`, `tỉnh X`: the name of a province that the vocabulary does not know like this; but
 * `Phó Chủ tịch UBND tỉnh Nguyễn Văn A` is a name of somebody.
 */
const UNKNOWN =
  /(?<!\p{L}|(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]hường trực|[Đđ]oàn)\s[^,.;:]{0,40})(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)\s+(?!Đồng bằng|Tây Nguyên|Đông Nam|Tây Nam|Bắc Trung|Bắc Bộ|Nam Bộ|Nam Trung|Trung du|Duyên hải|Tây Bắc|Đông Bắc|Miền|ĐBSCL)\p{Lu}/gu;

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
  const { written, masked, named: places, parts } = placed;
  const { mention } = parts[i] as Part;
  const own = (place: Named, at: Owner = home): Owned => ({
    owner: owner(place, at) ?? home,
    lasting: 'no',
  });
  // `thứ 3 thuộc về Huế`, `đứng đầu bảng là Đà Nẵng`
  if (mention.kind === 'rank' || mention.kind === 'score') {
    const next = places.find(
      ({ start }) => start >= mention.unitEnd && RANK_OF.test(masked.slice(mention.unitEnd, start)),
    );
    if (next) return { ...own(next), lasting: 'sentence' };
  }
  if (mention.kind === 'rank') {
    const next = places.find(({ start }) => start >= mention.unitEnd);
    if (next && isLedTo(placed, mention, next)) return { ...own(next), lasting: 'sentence' };
  }
  if (HOME_BEHIND.test(masked.slice(mention.unitEnd)))
    return { owner: { province: home.province }, lasting: 'no' };
  if (CENTRAL_AIM_BEHIND.test(written.slice(mention.unitEnd))) return national('no');
  if ((mention.outOf ?? 0) > MOST_RANKED && mention.kind === 'rank') return national('no');
  if (
    isNational(
      masked,
      parts.map((part) => part.mention),
      i,
    )
  )
    // `gấp 3 lần bình quân cả nước (0,7); nhân lực ...`: what stands in brackets is a mean in passing.
    return national(/^\s*\)/u.test(masked.slice(mention.unitEnd)) ? 'no' : 'sentence');
  const segment = masked.slice(0, mention.start).lastIndexOf(';') + 1;
  if (OTHER_MEAN.test(masked.slice(segment, mention.lead))) return undefined;
  if (isOfMinistries(placed, segment, mention.lead)) return undefined;
  const ahead = written.slice(segment, mention.lead);
  if (RATED.has(mention.kind) && OFFICE.test(ahead)) return undefined;
  const business = BUSINESS.exec(ahead);
  if (business && lastOf(HOME, masked.slice(segment + business.index, mention.lead)) === -1)
    return undefined;
  const before = places.filter(({ end, start }) => end <= mention.start && start >= segment);
  if (before.length === 0 && CENTRAL_AIM.test(ahead)) return national('sentence');
  const behind = places.find(({ start }) => start >= mention.unitEnd);
  const between = behind && masked.slice(mention.unitEnd, behind.start);
  if (behind && between !== undefined && !/[,;:()\d]/u.test(between)) {
    // `100% xã của huyện Châu Đức`, `50 doanh nghiệp của Đồng Nai`
    const link = behind.district === undefined ? OF_PLACE : IN_PLACE;
    if (link.test(between)) return own(behind, { province: home.province });
  }
  // `Đà Nẵng (0,9407 điểm)`: what stands in brackets behind a name is its own, whatever the name does.
  const last = before.at(-1);
  if (last && !isNobody(last) && BESIDE_NAME.test(masked.slice(last.end, mention.lead)))
    return own(last);
  const owned = subjectOf(placed, mention.start, segment, before, home, carried);
  // `kế đến huyện Phù Yên 84,13 điểm, còn lại 7 huyện mức khá`: no district has districts.
  return owned?.owner.district !== undefined && DISTRICTS.test(mention.unit)
    ? { owner: { province: owned.owner.province }, lasting: 'no' }
    : owned;
}

/** Whether a rank that begins its clause goes on to a place as the one that holds it. */
function isLedTo(
  { masked, named }: Placed,
  { lead, unitEnd }: Part['mention'],
  { start: to }: Named,
): boolean {
  const clause =
    Math.max(...[',', ';', ':', '('].map((mark) => masked.lastIndexOf(mark, lead - 1))) + 1;
  const isOfSome = named.some(({ start, end }) => start >= clause && end <= lead);
  if (isOfSome || lastOf(HOME, masked.slice(clause, lead)) !== -1) return false;
  return RANK_LEADS_TO.test(masked.slice(unitEnd, to));
}

/** Whether the words before a number are about ministries or other bodies of the state, which are nobody's here. */
function isOfMinistries(
  { written, masked, named }: Placed,
  segment: number,
  lead: number,
): boolean {
  if (MINISTRIES.test(masked.slice(0, lead)) || BODIES.test(masked.slice(segment, lead)))
    return true;
  const at = MINISTRY.exec(written.slice(segment, lead))?.index;
  return at !== undefined && !named.some(({ start }) => start > segment + at && start < lead);
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
  const last = before.findLast(({ aside, end }) => !aside && !isBracketed(masked, end, at));
  const subject = last && smallestOf(before, last, masked);
  const inHome = homeAt >= segment;
  if (inHome && home.district !== undefined)
    return { owner: { province: home.province }, lasting: 'no' };
  if (nationAt >= segment && nationAt > Math.max(subject?.start ?? -1, homeAt))
    return national('paragraph');
  if (subject && isNobody(subject) && subject.start >= homeAt) return undefined;
  const from = Math.max(segment, subject?.end ?? 0, homeAt);
  if (hasUnknown(written.slice(from, at), from, places)) return undefined;
  if (subject !== undefined && subject.district === undefined && subject.start >= homeAt) {
    // `Bắc Giang, Lạng Sơn và Thái Nguyên đã hoàn thành 100%`: said of each; whose it is for others is not told.
    const row = rowOf(before, subject, masked);
    if (row.length > 1)
      return row.some((place) => place.provinces.includes(home.province)) ? ours : undefined;
  }
  // `Huyện Di Linh tiếp tục tuyên truyền; phấn đấu có thêm 5 sản phẩm`
  const opener =
    subject === undefined && !inHome
      ? places.find(({ start, end, aside, district }) => {
          return !aside && district !== undefined && start <= OPENS && end <= segment;
        })
      : undefined;
  if (opener) return { owner: owner(opener, home) ?? home, lasting: 'paragraph' };
  if (subject === undefined) {
    return inHome || carried === undefined ? ours : { owner: carried, lasting: 'paragraph' };
  }
  if (subject.start < homeAt) return ours;
  return { owner: owner(subject, home) ?? home, lasting: 'paragraph' };
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

/** `xã Thanh Tương, huyện Na Hang`: the first of an address, each part of which lies in the next. */
function smallestOf(places: readonly Named[], last: Named, masked: string): Named {
  const place = places[places.indexOf(last) - 1];
  const inside =
    place?.district !== undefined &&
    /^(?:xã|phường|thị trấn|thôn|bản|ấp|buôn|làng)/u.test(place.district);
  const chained =
    place !== undefined &&
    /^\s*[,(]?\s*(?:thuộc\s+)?(?:(?:xã|huyện|thị xã|thành phố|tp\.?|tỉnh)\s*)?$/u.test(
      masked.slice(place.end, last.start),
    );
  return inside && chained && !place.aside ? smallestOf(places, place, masked) : last;
}

/** The names that stand in a row with a name and end with it. */
function rowOf(places: readonly Named[], last: Named, masked: string): Named[] {
  const row = [last];
  for (let k = places.indexOf(last) - 1; k >= 0; k--) {
    const [place, next] = [places[k], row[0]];
    if (place === undefined || next === undefined) break;
    if (place.district !== undefined || place.aside) break;
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

/** `của xã`, `toàn huyện`: a part of the province that was named before. */
const OF_PART =
  /(?<!\p{L})(?:của|toàn|trong|cả|trên địa bàn)\s+(?:toàn\s+)?(?<kind>xã|phường|thị trấn|huyện|thị xã|làng)(?!\p{L}|\s*,)/u;

/**
 * The commune or district that a sentence calls `xã`, `toàn huyện` without its name.
 * @param article what stands before it
 * @param paragraph what stands before it in its paragraph: communes are not meant from farther away
 */
export function partMeant(
  { plain, named }: { readonly plain: string; readonly named: readonly Named[] },
  { article, paragraph }: { readonly article: string; readonly paragraph: string },
  home: Owner,
): Owner | undefined {
  const kind = named.length === 0 ? OF_PART.exec(plain)?.groups?.kind : undefined;
  if (kind === undefined) return undefined;
  const part = communesIn(isDistrict(kind) ? article : paragraph).findLast(
    (named) => named.kind === kind,
  );
  return part && { province: home.province, district: part.name };
}

/** Whose figures an article states that says nothing else: its district's if the title names one. */
export function homeOf({ province, district, title }: Article, gazetteer: Gazetteer): Owner {
  if (district !== undefined) return { province, district };
  const provinces = gazetteer.mentions(title).filter(({ kind }) => kind === 'name');
  const districts = gazetteer.get(province)?.entry.districts.filter((name) => {
    const start = title.indexOf(name);
    if (start === -1 || /\p{L}/u.test(title.charAt(start + name.length))) return false;
    return !provinces.some((place) => place.start <= start && start < place.end);
  });
  // `Hữu Lũng, Chi Lăng đua chuyển đổi số`: whose a figure is of the two is not told.
  const [named, rival] = districts ?? [];
  if (rival !== undefined) return { province };
  const [commune] = communesIn(title);
  // `tại xã Trà Tân và Trà Nú`: whose a figure is of the two is not told.
  const alone = commune && !/^\s*(?:,|và)\s*\p{Lu}/u.test(title.slice(commune.end));
  const part = named ?? (alone ? commune.name : undefined);
  return { province, ...(part === undefined ? {} : { district: part }) };
}
