import type { Article } from '../corpus/article.ts';
import type { Gazetteer } from '../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { asideOf } from './asides.ts';
import type { Figure, Passing } from './figure.ts';
import { ending, TIME, word } from './patterns.ts';
import type { Owner } from './places/owners.ts';
import { addsUp, bracketedIn, isOfShare } from './reading/brackets.ts';
import { surroundings } from './reading/clauses.ts';
import type { Part } from './reading/parsed.ts';
import type { Sentence } from './reading/sentence.ts';

/** Whom an article tells of. */
export interface Subjects {
  /** Its own province, the ones that became part of it, and those that its title names. */
  readonly provinces: ReadonlySet<string>;
  /** The district that all of it is about. */
  readonly district: string | undefined;
}

/** Whom an article tells of whose figures are `home`'s unless it says otherwise. */
export function subjectsOf({ title }: Article, home: Owner, gazetteer: Gazetteer): Subjects {
  const own = gazetteer.get(home.province);
  const named = gazetteer
    .mentions(title)
    .flatMap(({ kind, provinces }) => (kind === 'name' ? provinces : []));
  const all = [...(own ? gazetteer.parts(own) : []), ...named].map(({ name }) => name);
  return { provinces: new Set([home.province, ...all]), district: home.district };
}

const PLACE = String.raw`(?:(?:trung tâm|số|đơn vị|ubnd|ủy ban nhân dân|toàn bộ|các)\s+)*(?:huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|ấp|xóm|buôn|làng|khóm|khu dân cư|khu phố|khu đô thị|khu công nghiệp|cụm công nghiệp|khu du lịch|khu vực|tổ dân phố|địa bàn|địa phương|cơ quan|đơn vị|hành chính)`;
const PLACES = new RegExp(String.raw`^\s*${PLACE}(?!\p{L})`, 'u');
const COUNTED = new RegExp(String.raw`^${PLACE}(?!\p{L})`, 'u');
const TO_PLACES = new RegExp(String.raw`(?<!\p{L})(?:tới|đến|ở|tại)\s+${PLACE}(?!\p{L})`, 'u');
/** `Khu dân cư thì 100% đã có sóng` */
const PLACES_HAVE = new RegExp(
  String.raw`^\s*(?:(?:các|những|tất cả|ở|tại)\s+)*${PLACE}(?:\s+\p{L}+){0,4}?\s*,?\s*(?:thì\s+)?(?:(?:đã|đều|có|đạt)\s+)*$`,
  'u',
);
/** What reaches places. */
const NETWORK = word(
  'sóng|hệ thống (?:loa|truyền thanh)|cáp|cáp quang|quang hóa|internet|băng rộng|băng thông|(?:mạng|đường) truyền(?: số liệu| dẫn)?|truyền số liệu|[2-5]g|mạng (?:di động|viễn thông|diện rộng)|điểm (?:phục vụ )?bưu (?:chính|điện)',
);
const ALL_OF = ending(String.raw`(?:cả|toàn bộ|tất cả|đủ)(?:\s+(?:các|số))*\s*`);
/** Says how many places there are, whatever all of them have. */
const ALL_TOGETHER = ending(String.raw`(?:toàn bộ|tất cả)(?:\s+(?:các|số))*\s*`);
const OPENS_BRACKET = /\(\s*$/u;
const CLOSES_BRACKET = /^\s*\)/u;

const SPEED = /^[GM]b\/s$/u;
/** `90% đường truyền có tốc độ trung bình 200 Mb/s`, but not `phủ 100% dân số, tốc độ trung bình 70 Mb/s` */
const HAVING_SPEED = /\p{L}\s+(?:tốc độ|băng thông)(?:\s+\p{L}+){0,4}\s*$/u;
/** `quản lý nhà nước 5 lĩnh vực` */
const DUTIES = /(?<!\p{L})quản lý(?:\s+\p{L}+){0,4}\s*$/u;
const FIRM = /^(?:doanh nghiệp|nhà mạng|mạng|nhà cung cấp|công ty|đơn vị|tập đoàn)(?!\p{L})/u;
/** More are an industry, and no list of names. */
const MOST_FIRMS = 20;
const BY = ending('do');
const CLAUSE_BEGINS = /(?:^|[,;:.])\s*$/u;
/** `Hai nhà mạng VNPT, Viettel`, `04 doanh nghiệp (Viettel, ...) có` */
const NAMES = /^\s+\p{Lu}|^\s*\(\p{Lu}[^)]*\)\s+\p{Ll}/u;
/** `Vinaphone, Viettel và Sphone, 5 mạng điện thoại ấy` */
const NAMED_AHEAD = /\p{Lu}[\p{L}\d-]*(?:,\s+|\s+và\s+)\p{Lu}[\p{L}\d-]*,\s*$/u;
/** `là 2 đơn vị: Phòng Công nghệ thông tin và ...` */
const LISTS_NAMES = /^\s*:\s*\p{Lu}/u;
/** `gồm 7 lĩnh vực, 38 tiêu chí và 97 tiêu chí thành phần`: how something is measured. */
const MEASURES = /^(?:lĩnh vực|tiêu chí|chỉ số|chỉ tiêu|trụ cột|nội dung|câu hỏi)(?!\p{L})/u;
const MADE_UP_OF = word('gồm|bao gồm|dựa trên|căn cứ');
/** `Bộ chỉ số gồm ba phần: ..., với 108 chỉ số thành phần`: how much of it there is, wherever in its sentence. */
const METHOD =
  /(?<!\p{L})(?:bộ (?:chỉ số|tiêu chí)|chỉ số|index|dti)(?!\p{L})[^;.\d]*\s(?:gồm|với|bao gồm|chia thành|được (?:chia|cấu thành))(?!\p{L})/u;
const GUESTS = /^(?:đại biểu|khách mời)/u;
/** `Cuộc họp được truyền tới 13 điểm cầu`: where a meeting was followed; a system of conferences has its own. */
const MEETING_AT =
  /(?<!(?:hệ thống|phòng|hạ tầng|mạng|thiết bị)\s)(?:cuộc họp|hội nghị|phiên họp|buổi (?:họp|lễ))(?!\s+(?:trực tuyến|truyền hình)\s+(?:của|có|gồm))(?:\s+\p{L}+){0,4}?\s+(?:truyền|kết nối|nối|trực tuyến|diễn ra|tổ chức)(?:\s+\p{L}+){0,3}?\s+(?:tới|đến|với|tại|ở)\s*$/u;
/** `mở chiến dịch tại 5 huyện`: where something is done. */
const HAPPENS_AT = ending(String.raw`(?:tại|ở)\s+(?:(?:khắp|cả|các)\s+)*`);
/** So many are a result: `lắp wifi tại 150 thôn`. */
const MANY_SITES = 20;
const SITES =
  /^(?:huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|ấp|buôn|làng|khu|cơ quan)(?!\p{L})/u;
/** `Với 9 ấp còn lại, ...`, `Cả vùng 29 xã có 137 trạm`: of which places another figure is told. */
const OF_SITES = /(?:^|[,;.:(])\s*(?:với|riêng|đối với|cả vùng)\s+$/u;
const MOST_SITES = 50;
/** `mỗi hộ 3 thuê bao` */
const EACH = ending(
  String.raw`mỗi (?:hộ|nhà|gia đình|người|xã|thôn|ấp|huyện)\s+(?:(?:có|đều có|là)\s+)?`,
);
const MOST_OF_EACH = 10;
/** `bắt đầu từ 12 tổ thí điểm`: what it was before. */
const STARTED = ending(
  String.raw`(?:bắt đầu|khởi đầu|khởi điểm)\s+(?:từ|với|là)\s+(?:(?:chỉ|vỏn vẹn)\s+)*`,
);
/** What goods cost: `15.000 đồng/kg`, `30% giá bán`. */
const PRICE =
  /^\s*\/\s*(?:kg|tấn|tạ|lít|quả|trái|con|cây)(?!\p{L})|^\s*giá (?:bán|thành)(?!\p{L})/u;
const BORDER = word('biên giới|bờ biển|quốc lộ');
/** `trong khi năm 2019 mới là`, `trong khi cùng kỳ năm trước chỉ đạt` */
const BEFORE = new RegExp(
  String.raw`(?<!\p{L})trong khi\s+(?:(?:con số|tỷ lệ|mức|của|cùng kỳ|hồi|cuối|đầu|năm|vào)\s+)*(?:[${TIME}][${TIME}\s]*|trước\s+|ngoái\s+)(?:(?:là|đạt|có|được|ở mức)\s+)*(?:mới|chỉ)(?:\s+(?:là|đạt|có|được|ở mức))*\s*$`,
  'u',
);

/** Why the figure of part `i` is only told in passing, if it is. */
export function passingOf(
  sentence: Sentence,
  i: number,
  figure: Pick<Figure, 'province' | 'district' | 'status' | 'value' | 'unit' | 'outOf'>,
  entry: IndicatorEntry | undefined,
  subjects: Subjects,
): Passing | undefined {
  const { province, district } = figure;
  if (!subjects.provinces.has(province)) return 'another';
  if (district !== undefined && district !== subjects.district) return 'another';
  if (figure.status === 'actual' && isWhole(sentence, i, figure, entry)) return 'whole';
  if (entry?.stock !== true && isBase(sentence, i, figure)) return 'setting';
  if (isBefore(sentence, i)) return 'before';
  if (bracketedIn(sentence, i) !== undefined || addsUp(sentence, i) || isOfShare(sentence, i))
    return 'part';
  return isSetting(sentence, i, figure) ? 'setting' : asideOf(sentence, i, figure);
}

/** `giao tổng cộng 145 nhiệm vụ; đã làm xong 85/145 nhiệm vụ`: of how many the other figure is. */
function isBase(
  { parts }: Sentence,
  i: number,
  { value, unit, outOf }: Pick<Figure, 'value' | 'unit' | 'outOf'>,
): boolean {
  return (
    outOf === undefined &&
    parts.some(({ mention }, k) => k !== i && mention.outOf === value && mention.unit === unit)
  );
}

/** Whether it says what the figure before it in its sentence was in a year gone. */
function isBefore({ masked, parts }: Sentence, i: number): boolean {
  const { start, kind, unit } = (parts[i] as Part).mention;
  if (!BEFORE.test(masked.slice(0, start))) return false;
  return parts
    .slice(0, i)
    .some(({ role, mention }) => role === 'figure' && (kind === 'bare' || mention.unit === unit));
}

/** Whether it says no more than that all of something is so, as far as a network's reach goes or in brackets. */
function isWhole(
  sentence: Sentence,
  i: number,
  { value, unit, outOf }: Pick<Figure, 'value' | 'unit' | 'outOf'>,
  entry: IndicatorEntry | undefined,
): boolean {
  const { masked, plain } = sentence;
  const { mention } = sentence.parts[i] as Part;
  const [ahead, behind] = [masked.slice(0, mention.lead), masked.slice(mention.unitEnd)];
  const isShare = unit === '%' && value === 100;
  // `Toàn bộ (100%) dịch vụ công`
  if (isShare && OPENS_BRACKET.test(ahead) && CLOSES_BRACKET.test(behind)) return true;
  const isCount =
    COUNTED.test(unit) && (outOf === undefined ? ALL_OF.test(ahead) : outOf === value);
  if (!isShare && !isCount) return false;
  if (isCount && ALL_TOGETHER.test(ahead)) return true;
  if (entry !== undefined) return entry.coverage;
  const { after } = surroundings(sentence, i);
  const from = surroundings(sentence, firstOfRow(sentence, i)).before.start;
  const around = `${plain.slice(from, mention.lead)} ${plain.slice(after.start, clauseEnd(plain, after.end))}`;
  const before = ahead.slice(from);
  const isOfPlaces =
    isCount || PLACES.test(behind) || TO_PLACES.test(before) || PLACES_HAVE.test(before);
  return isOfPlaces && NETWORK.test(around);
}

/** `phủ 90% hộ gia đình và 100% xã.`: nothing but the places ends the row. */
const ENDS_ROW = new RegExp(
  String.raw`^\s*${PLACE}(?:\s*[,/]\s*${PLACE})*(?:\s+(?!có|đã|đạt|được|đều|dùng|sử dụng|triển khai)\p{L}+){0,3}\s*(?:[.,;)]|$)`,
  'u',
);
const JOINED = /^[^;:.\d]{0,25}(?:,|và)\s*$/u;

/** `nối 100% sở, ngành và 13/13 huyện`: the first of a row in which all of each is told. */
function firstOfRow(sentence: Sentence, i: number): number {
  const { masked, parts } = sentence;
  const [last, here] = [parts[i - 1]?.mention, parts[i]?.mention];
  if (last === undefined || here === undefined) return i;
  const ends =
    here.kind === 'share' && last.kind === 'share' && ENDS_ROW.test(masked.slice(here.unitEnd));
  const isAll = last.kind === 'share' ? last.value === 100 || ends : last.outOf === last.value;
  const joined = isAll && JOINED.test(masked.slice(last.unitEnd, here.lead));
  return joined ? firstOfRow(sentence, i - 1) : i;
}

/** `100% trung tâm huyện, bưu cục III có cáp quang`: commas between places end no clause. */
function clauseEnd(plain: string, from: number): number {
  const end = plain.slice(from).search(/[;:.(]/u);
  return end === -1 ? plain.length : from + end;
}

/** Where the clause begins that a text ends in. */
function clauseStart(text: string): number {
  return Math.max(...[';', ':', '.'].map((mark) => text.lastIndexOf(mark))) + 1;
}

/** Whether it says with whom, how fast or where something else is so. */
function isSetting(
  { masked, written, parts }: Sentence,
  i: number,
  { value, unit, outOf, status }: Pick<Figure, 'value' | 'unit' | 'outOf' | 'status'>,
): boolean {
  const { mention } = parts[i] as Part;
  const ahead = masked.slice(0, mention.lead);
  if (SPEED.test(unit)) {
    const before = parts.findLast(({ role }, k) => k < i && role === 'figure')?.mention;
    const between = masked.slice(before?.unitEnd, mention.lead);
    return before?.kind === 'share' && !/[;:.]/u.test(between) && HAVING_SPEED.test(between);
  }
  if (unit === 'lĩnh vực' && DUTIES.test(ahead)) return true;
  if (MEASURES.test(unit))
    return (
      MADE_UP_OF.test(ahead.slice(clauseStart(ahead))) || METHOD.test(ahead.replace(/\d/gu, ''))
    );
  if (GUESTS.test(unit)) return true;
  if (STARTED.test(ahead) || PRICE.test(masked.slice(mention.unitEnd))) return true;
  if (status === 'actual' && value < MOST_OF_EACH && EACH.test(ahead)) return true;
  if (SITES.test(unit) && outOf === undefined && value < MOST_SITES && OF_SITES.test(ahead)) {
    const next = parts.find(({ role }, k) => k > i && role === 'figure')?.mention.lead;
    return next !== undefined && !masked.slice(mention.unitEnd, next).includes(';');
  }
  if (unit === 'điểm cầu') return MEETING_AT.test(ahead);
  if (SITES.test(unit) && outOf === undefined && value < MANY_SITES && HAPPENS_AT.test(ahead))
    return true;
  if (unit === 'km') return BORDER.test(ahead);
  if (!FIRM.test(unit) || value > MOST_FIRMS) return false;
  const isNamed =
    NAMED_AHEAD.test(written.slice(0, mention.lead)) ||
    (CLAUSE_BEGINS.test(ahead) && NAMES.test(written.slice(mention.unitEnd)));
  return BY.test(ahead.trimEnd()) || isNamed || LISTS_NAMES.test(written.slice(mention.unitEnd));
}
