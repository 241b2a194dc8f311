import { fold, folded } from '../../text/fold.ts';
import { kindOf } from './furniture.ts';
import { nameOf } from './names.ts';

/** How much a date line says about itself. */
export type DateLabel = 'published' | 'updated' | 'clock';

/** A line of a page that holds a date and hardly anything else. */
export interface DateLine {
  /** `2021-01-26`, or `2020-01` where the day is not written. */
  readonly date: string;
  readonly label?: DateLabel;
  /** A name that stands on the same line. */
  readonly author?: string;
  /** The place of an official document's `Thanh Hóa, ngày 20 tháng 12 năm 2023`. */
  readonly place?: string;
}

const MONTHS = [
  'january|jan|thang mot|thang gieng',
  'february|feb|thang hai',
  'march|mar|thang ba',
  'april|apr|thang tu|thang bon',
  'may|thang nam',
  'june|jun|thang sau',
  'july|jul|thang bay',
  'august|aug|thang tam',
  'september|sept?|thang chin',
  'october|oct|thang muoi',
  'november|nov|thang muoi mot',
  'december|dec|thang muoi hai|thang chap',
] as const;
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`;
const MONTH = String.raw`(?<month>0?[1-9]|1[0-2])`;
const MONTH_NAME = String.raw`(?<name>${[...MONTHS].reverse().join('|')})`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const HALF_DAY = String.raw`\s+(?:[1-9]|1[0-2]):\d\d:\d\d\s*[ap]m`;
/** Over folded text, the more specific first. */
const DATES: readonly RegExp[] = [
  // Portals whose language was left at English write the month first, no zeros, and AM or PM.
  new RegExp(String.raw`(?<!\d)(?!0)${MONTH}/(?!0)${DAY}/${YEAR}(?=${HALF_DAY})`),
  new RegExp(String.raw`(?<!\d)${DAY}\s*(?<mark>[/.-])\s*${MONTH}\s*\k<mark>\s*${YEAR}(?!\d)`),
  new RegExp(String.raw`(?<!\d)${YEAR}[/-]${MONTH}[/-]${DAY}(?!\d)`),
  new RegExp(String.raw`(?:ngay\s+)?(?<!\d)${DAY}\s*thang\s+${MONTH}\s*(?:,|nam)?\s*${YEAR}(?!\d)`),
  new RegExp(String.raw`thang\s+${MONTH}\s+${DAY},\s*${YEAR}(?!\d)`),
  new RegExp(String.raw`(?<![a-z])${MONTH_NAME}\s+${DAY}\s*,?\s+${YEAR}(?!\d)`),
  new RegExp(String.raw`(?<!\d)${DAY}\s+${MONTH_NAME}\s*,?\s+${YEAR}(?!\d)`),
];
const TIME =
  /(?<!\d)(?:[01]?\d|2[0-4])\s*(?::|h|g|gio)\s*[0-5]\d(?:\s*(?::\s*[0-5]\d|phut|p(?![a-z])))?(?:\s*(?:am|pm|sa|ch)(?![a-z]))?/g;
const WEEKDAY =
  /(?<![a-z])(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![a-z\d])/g;
const ZONE = /(?:gmt|utc)\s*(?:\+\s*0?7(?::?00)?)?/g;
const COUNTER =
  /(?:so\s+)?(?:luot\s+(?:xem|doc|truy cap)|da\s+xem|xem|views?)\s*:?\s*[\d.,]*|[\d.,]+\s*(?:luot\s+(?:xem|doc)|views?|binh luan)|\|\s*:\s*\d+|(?<![a-z])(?:a\s*[-+]?\s*){2,3}(?![a-z])/g;
/** `Chuyên mục: Chuyển đổi số`: a section, as far as the next mark. */
const SECTION = /(?:chuyen muc|danh muc|the loai|chu de)\s*:\s*[^|–-]+/g;
const LABELS: readonly (readonly [DateLabel | undefined, RegExp])[] = [
  [undefined, /(?<![a-z])(?:nguoi (?:dang|gui|viet)|(?:viet|duoc dang|dang) boi)(?![a-z])/g],
  ['clock', /(?<![a-z])(?:hom nay|bay gio|hien tai)(?:\s+la)?(?![a-z])/g],
  [
    'published',
    /(?<![a-z])(?:(?:ngay|thoi gian|gio|duoc|da)\s+)?(?:dang(?:\s+(?:tai|tin|bai))?|xuat ban|dua tin|post(?:ed)?|publish(?:ed)?)(?:\s+(?:on|luc|ngay|vao))*(?![a-z])/g,
  ],
  [
    'updated',
    /(?<![a-z])(?:(?:ngay|lan|thoi gian)\s+)?(?:cap nhat|last updated|update[ds]?)(?:\s+(?:lan\s+)?(?:cuoi|moi nhat|luc|ngay|vao))*(?![a-z])/g,
  ],
  [
    undefined,
    /(?<![a-z])(?:vao\s+luc|luc|ngay(?:\s+tao)?|thoi gian|date|tac gia|by|admin(?:istrator)?|quan tri(?: vien)?|ban bien tap|bbt|bien tap)(?![a-z])/g,
  ],
];
/** Longer lines that hold a date are sentences. */
const MOST_LENGTH = 120;
/** Counters of views and comments that stand behind a date without a word. */
const MOST_NUMBERS = 2;

const DOCUMENT =
  /^(?<place>[\p{L}.\s-]{2,40}?)\s*,\s*ngày[\s.…_]*(?<day>\d{1,2})?[\s.…_]*tháng[\s.…_]*(?<month>\d{1,2})[\s.…_]*năm\s*(?<year>(?:19|20)\d\d)\s*\.?$/iu;

/** Reads a line that holds a date and at most a label, weekday, time, counter or name beside it. */
export function dateLineOf(line: string): DateLine | undefined {
  if (line.length > MOST_LENGTH || !/\d{4}/.test(line)) return undefined;
  const document = DOCUMENT.exec(line)?.groups;
  if (document && !/^(?:thứ|chủ nhật)/iu.test(document.place ?? '')) {
    const date = isoDate(document);
    return date === undefined ? undefined : { date, place: document.place?.trim() ?? '' };
  }
  const { text, toOriginal } = fold(line);
  const found = firstDate(text);
  if (found === undefined) return undefined;
  let rest = blank(text, found.start, found.length);
  for (const known of [TIME, WEEKDAY, ZONE, COUNTER, SECTION])
    rest = rest.replace(known, sameLength);
  let label: DateLabel | undefined;
  for (const [name, known] of LABELS) {
    const without = rest.replace(known, sameLength);
    if (without !== rest) label ??= name;
    rest = without;
  }
  const words = [...rest.matchAll(/[a-z]{2,}(?:[ .&]{1,2}[a-z]+)*\.?/g)];
  const numbers = rest.match(/\d[\d.,]*/g)?.length ?? 0;
  if (numbers > MOST_NUMBERS) return undefined;
  const dated = { date: found.date, ...(label ? { label } : {}) };
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return dated;
  // The line may also name a section or the author; anything else makes it a sentence or a title.
  const name = line.slice(toOriginal(first.index), toOriginal(last.index + last[0].length));
  if (kindOf(name) === 'section') return dated;
  const author = nameOf(name);
  return author === undefined ? undefined : { ...dated, author };
}

/** The ` date 2020-01 ` with which some collections head a page, and the text behind it. */
export function collectionHeader(line: string): { date: string; rest: string } | undefined {
  const match = /^date\s+(?<date>\d{4}-\d{2}(?:-\d{2})?)(?:\s+(?<rest>.*))?$/su.exec(line);
  const [year, month, day] = match?.groups?.date?.split('-') ?? [];
  const date = isoDate({ year, month, day });
  return date === undefined ? undefined : { date, rest: match?.groups?.rest ?? '' };
}

/** The day in Vietnam of a date as the head of an HTML page states it. */
export function readDay(value: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(value)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? undefined : new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
  }
  return firstDate(folded(value))?.date;
}

function firstDate(text: string): { date: string; start: number; length: number } | undefined {
  for (const pattern of DATES) {
    const match = pattern.exec(text);
    const date = match && isoDate(match.groups ?? {});
    if (match && date) return { date, start: match.index, length: match[0].length };
  }
  return undefined;
}

type DateParts = Readonly<Record<string, string | undefined>>;

/** A day of the calendar, or a month where no day is given; `undefined` when there is none such. */
function isoDate({ year, month, day, name }: DateParts): string | undefined {
  const named = name && MONTHS.findIndex((names) => names.split('|').includes(name)) + 1;
  const number = named ? String(named) : month;
  if (year === undefined || number === undefined || year < '1990') return undefined;
  const iso = [year, number.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  const at = new Date(`${iso}${day ? '' : '-01'}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

function blank(text: string, start: number, length: number): string {
  return text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
}

function sameLength(match: string): string {
  return ' '.repeat(match.length);
}
