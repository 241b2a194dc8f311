import type { Gazetteer } from '../../corpus/gazetteer.ts';
import type { Vocabulary } from '../../corpus/vocabulary.ts';
import { exactKey, folded } from '../../text/fold.ts';
import { readNumbers } from '../../text/numbers.ts';
import { readPeriods } from '../../text/periods.ts';
import type { Slice } from '../../text/sentences.ts';
import { isSyllable } from '../../text/syllables.ts';

/** What kinds of exact answers a sentence can hold. */
export type ValueKind =
  | 'rank'
  /** That something comes first, which is a rank in words. */
  | 'lead'
  | 'change'
  | 'share'
  | 'score'
  | 'money'
  | 'density'
  | 'ratio'
  | 'count'
  | 'date'
  | 'duration'
  | 'person'
  | 'office'
  | 'body'
  | 'foreign'
  | 'site'
  | 'document'
  | 'place'
  | 'reason';

/** Those that are numbers. */
export const NUMBERS: readonly ValueKind[] = [
  'count',
  'money',
  'share',
  'ratio',
  'density',
  'score',
  'rank',
  'change',
];

/** An exact answer that a sentence holds: `text.slice(start, end)`. */
export interface Value extends Slice {
  readonly kind: ValueKind;
  /** Where what is counted begins, for a count: behind its number. */
  readonly noun?: number;
  /** Where the office of a person would stand, the surest first: what the holder is appointed to, right before the name, behind it, before a list. */
  readonly titles?: readonly Slice[];
}

const DOCUMENT =
  /(?:(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Công văn|Nghị định|Thông tư|Đề án|Chương trình hành động|Văn bản)(?:\s+số)?\s+)?(?<![\p{L}\d])\d+[\p{L}]?(?:\/\d{4})?\s?[-/–]\s?\p{Lu}[\p{L}&]*(?:[-/–]\p{L}+)*/gu;
/** What stands before a number that names a document, project or programme: `Đề án 06`, `Chương trình 135`. */
const TITLED =
  /(?<!\p{L})(?:(?:Đề án|Nghị quyết|Chỉ thị|Quyết định|Kế hoạch|Chương trình|Nghị định|Thông tư|Công văn|Văn bản|Luật|Dự án)\s+(?:số\s+)?|(?:đề án|nghị quyết|chỉ thị|quyết định|kế hoạch|chương trình|nghị định|thông tư|công văn|văn bản|luật|dự án)\s+số\s+)$/u;
/** A number that names something has no noun right behind, or one that it cannot count: `06 của Chính phủ`. */
const NAMES_IT =
  /^(?:\s*(?:$|[-–,.;:()/“”"])|\s+(?:của|về|do|và|ngày|năm|tháng|trên|tại|đã|được|cho|có|là|thì|ở|với|từ|theo|trong|\p{Lu}))/u;
const PLACE =
  /(?:[Xx]ã|[Hh]uyện|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố|TP\.?|[Tt]hôn|[Qq]uận|[Tt]ỉnh)\s+\p{Lu}[\p{L}]*(?:\s+\p{Lu}[\p{L}]*)*(?:,\s*(?:huyện|thị xã|thành phố|tỉnh|quận)\s+\p{Lu}[\p{L}]*(?:\s+\p{Lu}[\p{L}]*)*)?/gu;
const PART_OF_SITE = String.raw`(?:(?<![Hh]ạ\s)[Tt]ầng|[Tt][oò][àa] nhà|[Tt]rụ sở|[Hh]ội trường|[Kk]huôn viên|[Đđ]ường|[Kk]hu đô thị|[Kk]hu công nghiệp|[Nn]hà văn hóa)\s+[^.,;:()]`;
/** A place within a place: `tầng 3 toà nhà Trung tâm CNTT`, `tầng 2, trụ sở Sở`. */
const SITE = new RegExp(`${PART_OF_SITE}{1,60}(?:,\\s+${PART_OF_SITE}{1,60})*`, 'gu');
/** Where something was, in whatever words: `tại Khách sạn Mường Thanh`. */
const AT =
  /(?<=(?:^|[\s,])(?:[Tt]ại|[Ởở]|[Đđ]ịa điểm(?:\s+là|:))\s+)(?!đây|đó|đâu(?!\p{L})|chỗ|mỗi|mọi|cấp|mức|bảng|(?:buổi|cuộc|phiên|kỳ)\s+(?:họp|làm việc|giao ban)|Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Công văn|Nghị định|Thông tư|Đề án|Văn bản|văn bản|báo cáo|Báo cáo)[\p{L}\d][^,.;:()]{3,60}/gu;
/** `Trường THPT Nguyễn Huệ là nơi diễn ra hội thi` */
const SEAT =
  /(?<=^|[,;:]\s)\p{Lu}[^,.;:()]{3,70}?(?=\s(?:là|được chọn làm)\s(?:nơi|địa điểm)\s(?:diễn ra|tổ chức|đặt|đăng cai|thi|họp)(?!\p{L}))/gu;
/** `do` and a capital is by whom, not why: `do Hội Tin học Việt Nam thực hiện`; what a document rules is why. */
const REASON =
  /(?<![\p{L}])(?:[Dd]o(?=\s+(?:\p{Ll}|Luật|Nghị định|Thông tư|Quyết định|Chỉ thị|Nghị quyết|Covid|COVID))|[Vv]ì|[Bb]ởi|[Nn]hờ|[Nn]guyên nhân|[Ll]ý do|[Ll]í do|[Xx]uất phát từ|[Bb]ắt nguồn từ|(?:[Đđ]iểm (?:yếu|nghẽn)|[Nn]út thắt|[Kk]hâu yếu)(?:\s+(?:lớn nhất|nhất|chính|cơ bản))?\s+(?:là|nằm|ở|do|thuộc)|(?:[Vv]ướng|[Mm]ắc|[Kk]ẹt|[Tt]ắc)(?:\s+(?:nhất|chủ yếu))?\s+(?:ở|tại))(?![\p{L}])[^.;]{8,}/gu;
/** What stands before `nên`: `xã lúng túng quy trình, nên giải ngân chậm`. */
const SO = /(?<=^|[;:]\s*)[^.;]{8,}?(?=,?\s(?:nên|vì vậy|vì thế|do đó|do vậy|khiến)\s)/gu;
/** `do các Bộ cung cấp` says by whom, not why. */
const BY_WHOM =
  /^[Dd]o\s[^,]*.*(?:cung cấp|thực hiện|tổ chức|chủ trì|ban hành|công bố|quản lý|phát hành|đưa ra|trình bày|phụ trách|xây dựng|phát động|làm chủ đầu tư)\s*$/u;
/** One to five capitalised words. */
const NAME = /\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){0,4}/gu;
/** Two to five capitalised words: a name, if the first is a family name. */
const CAPITALISED = /\p{Lu}[\p{L}’']*(?:\s+\p{Lu}[\p{L}’']*){1,4}/gu;

/** Somebody named by office alone: `đồng chí Bí thư Tỉnh ủy`. */
const OFFICE =
  /(?:[Đđ]ồng chí|[Đđ]\/c|[Ôô]ng|[Bb]à)\s+(?:Phó\s+)?(?:Bí thư|Chủ tịch|Giám đốc|Trưởng)(?:(?!\s(?:đã|sẽ|cũng|phát biểu|chỉ đạo|dự|chủ trì|nhấn mạnh|khẳng định|cho biết|yêu cầu)(?!\p{L}))[^,.;:–]){0,40}/gu;

/** An office or body that acts: `Phòng Văn hóa và Thông tin cấp huyện`, `UBND các xã`. */
const BODY =
  /(?<!\p{L})(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Sở|Phòng|Chi cục|Cục|Ban|Trung tâm|Công an|Bưu điện|Thanh tra|Hội(?! nghị| thảo| thi)|Bộ(?! trưởng| phận))\s+(?:(?!\s(?:đã|sẽ|cũng|và(?!\s\p{Lu})|cấp(?!\s(?:huyện|xã|tỉnh))|phấn đấu|tiếp tục|chủ trì|tổ chức|ban hành|phối hợp|là|có|được|cho|thực hiện|yêu cầu|giao|kiểm tra|quản lý|thẩm định|phê duyệt)(?!\p{L}))[^,.;:()]){2,60}/gu;

const RANK_BEFORE =
  /(?:thu|hang|vi tri|top|xep|(?:vao|lot|thuoc|trong) (?:nhom|top))\s*(?:thu\s*|hang\s*)?$/u;
/** `hạng nhất`, `vị trí thứ tư`: ordinals that are no number words. */
const ORDINAL =
  /(?<=(?<!\p{L})(?:hạng|vị trí(?: thứ| số)?|(?:đứng|xếp|về)(?: hạng| thứ| vị trí)*)\s)(?:nhất|nhì|tư)(?!\p{L})/giu;
const LEAD =
  /(?<!\p{L})(?:dẫn đầu|đứng đầu(?: bảng)?|đầu bảng|về nhất|đứng nhất|ngôi đầu|ngôi nhất)(?!\p{L})/giu;
/** `một nửa số người`, `hai phần ba`: shares that are no numerals. */
const PART =
  /(?<!\p{L})(?:(?:hơn|quá|gần|một)\s+nửa|(?:một|hai|ba|bốn)\s+phần\s+(?:hai|ba|tư|năm|mười))(?!\p{L})/giu;
/** `năm thứ 13`, `lần thứ 11`: how often, not which rank. */
const ORDINAL_BEFORE = /(?:nam|lan|khoa|ky|tuan|ngay|quy|nhiem ky)\s+thu\s*$/u;
/** `100 hộ dân dùng 311,9 thuê bao`, `mỗi hộ 3 thuê bao`: a rate, and no count of all. */
const RATE_BEFORE = /(?:(?<!\d)1[.]?0{2,3}|moi)\s+(?:ho|nguoi|dan|gia dinh)(?:\s+[a-z]+){0,3}\s*$/u;
const LEVEL_BEFORE = /muc(?:\s+do)?\s*(?:\d\s*(?:,|va|-)\s*)?$/u;
/** What follows a number tells its kind; on the folded text, the first that fits. */
const UNIT_BEHIND: readonly (readonly [RegExp, ValueKind])[] = [
  [
    /^\s*(?:[a-z]+\s+){0,5}?[a-z]*\s*(?:\/|(?<=[a-z])\stren\s)\s*(?:moi\s+)?(?:100|10?[.]?000|(?:1|10|mot|muoi)\s(?:nghin|ngan|van))\s*(?:dan|ho|nguoi)(?![a-z])/u,
    'density',
  ],
  [/^\s*(?:%|phan tram)/u, 'share'],
  [
    /^\s*(?:nghin\s+|ngan\s+|trieu\s+)?t[yi](?:\s+(?:dong|usd|do la))?(?:\s*\/\s*nam)?(?![a-z])/u,
    'money',
  ],
  [/^\s*(?:trieu\s+)?(?:dong|usd|do la|vnd)(?![a-z])/u, 'money'],
  [/^\s*(?:bac|diem\s+(?:phan tram|%))(?![a-z])/u, 'change'],
];

/** `hơn năm 2021 một hạng`, `tăng 3 vị trí`; but `tăng lên hạng 3` and `3 hạng mục` */
const MOVED_BEFORE =
  /(?<![a-z])(?:tang|len|leo|nhay|vuot|hon|kem|giam|tut|rot|lui|xuong|sut|nhich|cai thien|thang|mat)(?:\s+(?:them|duoc|toi|den|nam|so voi|di|\d{4}))*\s*$/u;
const RANKS_BEHIND = /^\s*(?:hang(?!\s+muc)|vi tri|thu hang)(?![a-z])/u;
const MOVES: typeof UNIT_BEHIND = [[RANKS_BEHIND, 'change']];

/** Right before the unit of an office: `Phó Chủ tịch UBND`. */
const HOLDS_OF =
  /(?:chủ tịch|bí thư|giám đốc|trưởng|phó|chánh|ủy viên)(?!\p{L})[^,;.:()]{0,30}(?<![\p{L}])$/iu;

/** Reads the exact answers that sentences hold. */
export class ValueReader {
  readonly #surnames: ReadonlySet<string>;
  readonly #gazetteer: Gazetteer;

  constructor(people: Vocabulary['people'], gazetteer: Gazetteer) {
    this.#surnames = new Set(people.surnames.map(exactKey));
    this.#gazetteer = gazetteer;
  }

  /** The exact answers of these kinds in a sentence of an article (NFC), in order. */
  valuesOf(text: string, kinds: readonly ValueKind[]): Value[] {
    const wants = (...some: ValueKind[]) => some.some((kind) => kinds.includes(kind));
    const found: Value[] = [];
    if (wants('date')) found.push(...datesOf(text));
    if (wants('duration')) found.push(...matchesOf(text, DURATION, 'duration'));
    if (wants('document')) found.push(...matchesOf(text, DOCUMENT, 'document'));
    if (wants(...NUMBERS)) found.push(...numbersOf(text));
    if (wants('rank')) found.push(...matchesOf(text, ORDINAL, 'rank'));
    if (wants('lead')) found.push(...matchesOf(text, LEAD, 'lead'));
    if (wants('share')) found.push(...matchesOf(text, PART, 'share'));
    if (wants('person', 'office')) found.push(...this.#people(text));
    if (wants('body')) found.push(...matchesOf(text, BODY, 'body'));
    if (wants('foreign')) found.push(...foreignNames(text));
    if (wants('place', 'site')) found.push(...this.#places(text));
    if (wants('reason')) {
      const reasons = [...matchesOf(text, REASON, 'reason'), ...matchesOf(text, SO, 'reason')];
      found.push(...reasons.filter(({ start, end }) => !BY_WHOM.test(text.slice(start, end))));
    }
    return found.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => a.start - b.start);
  }

  #places(text: string): Value[] {
    const named = matchesOf(text, PLACE, 'place').filter((place) => !this.#isHolder(text, place));
    const units = [...named, ...matchesOf(text, SITE, 'place')];
    const provinces = this.#gazetteer
      .mentions(text)
      .filter(
        (mention) => !units.some((unit) => mention.start < unit.end && mention.end > unit.start),
      )
      .map(({ start, end }) => ({ kind: 'place' as const, start, end }));
    const sites = [...matchesOf(text, AT, 'site'), ...matchesOf(text, SEAT, 'site')];
    return [...units, ...provinces, ...sites];
  }

  /** `Chủ tịch UBND tỉnh Huỳnh Thị Lan`: who holds an office of a unit is named right behind it. */
  #isHolder(text: string, { start, end }: Slice): boolean {
    const [first = '', ...others] = text.slice(start, end).match(/\p{Lu}\p{L}*/gu) ?? [];
    return (
      others.length >= 2 &&
      this.#surnames.has(exactKey(first)) &&
      HOLDS_OF.test(text.slice(0, start))
    );
  }

  #people(text: string): Value[] {
    const places = this.#gazetteer.mentions(text);
    const offices = matchesOf(text, OFFICE, 'office');
    const names = matchesOf(text, CAPITALISED, 'person').flatMap((value) => {
      // "Đồng chí Hà Văn Tiến", "Phó Giám đốc Sở Lê Văn A": the name begins at the family name.
      const words = [...text.slice(value.start, value.end).matchAll(/\S+/gu)];
      const first = words.findIndex(
        (word, i) =>
          words.length - i >= 2 &&
          this.#surnames.has(exactKey(word[0])) &&
          // `Ông` is a family name as well; before another one it is none.
          !(word[0] === 'Ông' && this.#surnames.has(exactKey(words[i + 1]?.[0] ?? ''))),
      );
      if (first === -1) return [];
      const start = value.start + (words[first]?.index ?? 0);
      if (places.some((place) => place.start <= start && place.end >= value.end)) return [];
      return [{ ...value, start, titles: titlesOf(text, { start, end: value.end }) }];
    });
    return [...names, ...offices];
  }
}

const TITLE_BEFORE =
  /(?:(?!\s(?:cùng|và|với|do|bởi|hỏi|gặp|phỏng vấn|trao đổi)\s)[^,;:.()–]){0,80}$/u;
/** `A, Chánh Văn phòng, được điều động giữ chức Giám đốc`, unless somebody else is appointed or A has left. */
const APPOINTED =
  /^(?:(?!(?<!\p{L})(?:ông|bà|đồng chí|đ\/c|trao|ký|công bố|trình|từng|thôi|rời|nghỉ|miễn nhiệm|thay)(?!\p{L}))[^.;:]){0,160}?(?<!\p{L})(?:(?:bổ nhiệm|điều động|luân chuyển|phân công|bầu|cử)(?!\p{L})[^.;:,]{0,40}?\s(?:làm|giữ|đảm nhiệm|đảm nhận)|giữ chức|nhậm chức|nhận chức|giữ cương vị)\s+(?:chức vụ |chức |vị trí )?(?=(?<office>[^,;:.()–]{2,80}))/iu;
const TITLE_BEHIND = /^\s*[-–,(]\s*(?:(?!\s(?:cùng|và|với|đã)\s)[^,;:.()–]){0,80}/u;

/** `Sở có 3 Phó Giám đốc: ông A; ông B`, but not what somebody said. */
const TITLE_OF_LIST =
  /[^,;:.()–]{1,80}$(?<!(?:cho biết|cho hay|nói|phát biểu|nhấn mạnh|khẳng định|yêu cầu|đề nghị|chỉ đạo|kết luận|chia sẻ|đánh giá|rằng)\s*)/u;

/** `Phó Chủ tịch UBND tỉnh Đỗ Tiến Đông`, `Nguyễn Ngọc Hùng - Giám đốc Sở`: whose office is whose. */
function titlesOf(text: string, { start, end }: Slice): Slice[] {
  const before = TITLE_BEFORE.exec(text.slice(0, start))?.[0].length ?? 0;
  const behind = TITLE_BEHIND.exec(text.slice(end))?.[0].length ?? 0;
  const appointed = APPOINTED.exec(text.slice(end));
  const to = end + (appointed?.[0].length ?? 0);
  const colon = text.lastIndexOf(':', start);
  const lead = TITLE_OF_LIST.exec(text.slice(0, Math.max(0, colon)));
  return [
    ...(appointed ? [{ start: to, end: to + (appointed.groups?.office ?? '').length }] : []),
    { start: start - before, end: start },
    { start: end, end: end + behind },
    ...(lead ? [{ start: lead.index, end: colon }] : []),
  ];
}

function matchesOf(text: string, expression: RegExp, kind: ValueKind): Value[] {
  return [...text.matchAll(expression)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Names that are not spelt like words of the language: `Luke Kuechly`, `Viettel`. */
function foreignNames(text: string): Value[] {
  return matchesOf(text, NAME, 'foreign').filter(
    ({ start, end }) =>
      // Letters of a document's number are no name: `23-CTr/TU`.
      !/[\d/-]$/.test(text.slice(0, start)) &&
      text
        .slice(start, end)
        .split(/\s+/)
        .some((word) => /\p{Ll}/u.test(word) && isForeign(word)),
  );
}

/** Whether a capitalised word is no word of the language: `Viettel`, `VNPT`. */
export function isForeign(word: string): boolean {
  return !isSyllable(folded(word));
}

/** `24 giờ`, `10 ngày làm việc`, `ba năm`; but `6 tháng đầu năm` says when. */
const DURATION =
  /(?<![\p{L}\d.,/-])(?:\d{1,3}(?:[.,]\d+)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài)\s+(?:giờ|tiếng|phút|ngày|tuần|tháng|năm|quý)(?!\p{L})(?:\s+làm việc)?(?!\s+(?:đầu|cuối|qua|trước)(?!\p{L})|\s*\d)/giu;

/** `5 giờ`, `8h30` */
const HOURS = /(?<![\d.,])\d{1,2}\s?(?:giờ|h)(?!\p{L})(?:\s?\d{2}(?!\d))?/gu;

/** `ngày 25 hằng tháng`, `thứ sáu hằng tuần` */
const REPEATED =
  /(?:(?:ngày|mùng|mồng)\s+\d{1,2}|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+(?:của\s+)?(?:hằng|hàng|mỗi|các)\s+(?:tháng|quý|tuần|năm)(?!\p{L})/giu;

function datesOf(text: string): Value[] {
  const days = readPeriods(text).map(({ start, end }): Value => ({ kind: 'date', start, end }));
  return [...days, ...matchesOf(text, HOURS, 'date'), ...matchesOf(text, REPEATED, 'date')];
}

function numbersOf(text: string): Value[] {
  const numbers = readNumbers(text);
  if (numbers.length === 0) return [];
  const taken: readonly Slice[] = [...datesOf(text), ...matchesOf(text, DOCUMENT, 'document')];
  // In NFC each letter folds to one, so offsets agree; where one does not, only kinds are missed.
  const plain = folded(text);
  const found: Value[] = [];
  for (const { start, end, outOf } of numbers) {
    if (taken.some((slice) => start < slice.end && end > slice.start)) continue;
    // The base of a density counts nothing: `trên 1 nghìn dân`.
    if (found.some(({ kind, end: last }) => kind === 'density' && start < last)) continue;
    const before = plain.slice(Math.max(0, start - 24), start);
    const behind = plain.slice(end, end + 60);
    // `Chợ 4.0` is a name.
    const isVersion =
      /^\d\.\d$/.test(text.slice(start, end)) && /\p{L}\s$/u.test(text.slice(0, start));
    if (isVersion && !/^\s*(?:%|[a-z])/u.test(behind)) continue;
    if (TITLED.test(text.slice(0, start)) && NAMES_IT.test(text.slice(end))) continue;
    if (LEVEL_BEFORE.test(before) || ORDINAL_BEFORE.test(before)) continue;
    const rank = RANK_BEFORE.exec(before);
    const isMove = MOVED_BEFORE.test(before) && RANKS_BEHIND.test(behind);
    const units = isMove ? MOVES : UNIT_BEHIND;
    const unit = units.find(([expression]) => expression.test(behind));
    // `một đợt` is an article, `một số` how many nobody knows.
    if (unit === undefined && plain.slice(start, end) === 'mot') continue;
    const length = unit?.[0].exec(behind)?.[0].length ?? 0;
    if ((outOf === 63 || rank) && unit === undefined) {
      const lead = /(?:thu|hang)\s*$/u.exec(before)?.[0].length ?? 0;
      found.push({ kind: 'rank', start: outOf ? start : start - lead, end });
      continue;
    }
    if (unit) {
      found.push({ kind: unit[1], start, end: end + length });
      continue;
    }
    const points = /^\s*diem(?![a-z])/u.exec(behind)?.[0].length ?? 0;
    const noun = /^\s*\p{L}+(?:\s+\p{L}+)?/u.exec(text.slice(end))?.[0] ?? '';
    const isBareDecimal = noun === '' && /\d[.,]\d/.test(text.slice(start, end));
    if (/^0[.,]\d/.test(text.slice(start, end)) || points > 0 || isBareDecimal) {
      found.push({ kind: 'score', start, end: end + points });
    }
    if (outOf !== undefined) found.push({ kind: 'ratio', start, end });
    const kind = RATE_BEFORE.test(before) ? 'density' : 'count';
    found.push({ kind, start, end: end + noun.length, noun: end });
  }
  return found;
}
