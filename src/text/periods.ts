import { fold } from './fold.ts';

/**
 * The part of a year: halves, quarters, or its first months (`M9`: the first nine months).
 * The first six months are `H1`, the first three `Q1`, however they are written.
 */
export type YearPart = 'H1' | 'H2' | 'Q1' | 'Q2' | 'Q3' | 'Q4' | `M${number}`;

/** A day, month, year, span of years, or part of a year; at least one field is set. */
export interface Period {
  readonly year?: number;
  /** The last year of a span: 2020 in `2016-2020`. */
  readonly toYear?: number;
  readonly part?: YearPart;
  /** 1-12 */
  readonly month?: number;
  /** 1-31 */
  readonly day?: number;
}

/** A period as a text states it: `text.slice(start, end)` is how it is written. */
export interface PeriodMention extends Period {
  readonly start: number;
  readonly end: number;
}

const YEAR = String.raw`(?:19[5-9]\d|20\d\d)`;
/** A year that is said to be one. */
const ANY_YEAR = String.raw`(?:1\d{3}|20\d\d)`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;
const EDGE = String.raw`(?<![\w.,/-])`;
const STOP = String.raw`(?![\w/]|[.,]\d)`;
const OF_YEAR = String.raw`(?:[\s,]*(?:nam|of|in|/|-)?\s*(?<year>${YEAR})${STOP})`;
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };
/** What stands behind a number that counts things or money, folded. */
const COUNTED =
  '%|thue bao|tram|ho dan|ho ngheo|nguoi|thon|ty|trieu|nghin|dich vu|ho so|van ban|doanh nghiep|don vi|truong hop|luot|cuoc|lop|hoc vien|thu tuc|camera|km|m2';
const ENGLISH_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Without May: in Vietnamese `may` is a machine. */
const MONTH_NAMES = ENGLISH_MONTHS.filter((name) => name !== 'may').join('|');

const ENGLISH_NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
];

/** How many months there are, in words; three and six have patterns of their own, and `nam` is also a year. */
const IN_WORDS: ReadonlyMap<string, number> = new Map([
  ['bon', 4],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
  ['muoi', 10],
  ['muoi mot', 11],
]);
const MONTHS_IN_WORDS = String.raw`muoi\s+mot|bon|bay|tam|chin|muoi`;

/** Without a digit or one of these letters there is no period: most sentences need no closer look. */
const HINT = /\d|tha|thá|qu[yýí]|nử|nu|half|quarter|month|ch[ií]n|nine/iu;

type Reader = (groups: Readonly<Record<string, string | undefined>>) => Period | undefined;

/** Patterns over the folded text, the more specific first: what one has read the next leaves alone. */
const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  pattern(
    String.raw`(?:ngay|mung|mong)\s+(?<day>${DAY})\s+thang\s+(?<month>${MONTH})(?:\s+nam\s+(?<year>${YEAR}))?`,
    date,
  ),
  pattern(String.raw`(?<day>${DAY})(?<mark>[/.-])(?<month>${MONTH})\k<mark>(?<year>${YEAR})`, date),
  pattern(String.raw`(?<year>${YEAR})-(?<month>${MONTH})-(?<day>${DAY})`, date),
  pattern(
    String.raw`(?:(?:ngay|sang|chieu|toi|trua|hom|mung|mong)\s+|ngay\s*:\s*|\()(?<day>${DAY})[/.-](?<month>${MONTH})`,
    date,
  ),
  // `ngày 27 và 28-11`: the last of several days
  pattern(
    String.raw`ngay\s+${DAY}\s*(?:va|den|,|-)\s*(?<day>${DAY})[/.-](?<month>${MONTH})(?:[/.-](?<year>${YEAR}))?`,
    date,
  ),
  pattern(
    String.raw`(?:(?:giai\s+doan|tu\s+nam|tu|period|from|between)\s+)?(?<year>${YEAR})\s*(?:[-–]|(?:den|toi)(?:\s+nam)?|to|and)\s*(?<toYear>${YEAR})`,
    ({ year, toYear }) =>
      Number(toYear) > Number(year) ? { year: Number(year), toYear: Number(toYear) } : undefined,
  ),
  pattern(
    String.raw`(?:(?:0?6\s*(?:thang|t)|sau\s+thang)\s+(?:dau|qua)|nua\s+(?:nam\s+)?dau|first\s+(?:half|six\s+months|6\s+months)|h1)(?:\s+(?:cua\s+)?nam)?${OF_YEAR}?`,
    ({ year }) => ({ ...yearOf(year), part: 'H1' }),
  ),
  pattern(
    String.raw`(?:(?:0?6|sau)\s+thang\s+(?:cuoi|con\s+lai)|nua\s+(?:nam\s+)?(?:cuoi|con\s+lai)|second\s+half|last\s+six\s+months|h2)(?:\s+(?:cua\s+)?nam)?${OF_YEAR}?`,
    ({ year }) => ({ ...yearOf(year), part: 'H2' }),
  ),
  pattern(String.raw`(?:0?3|ba)\s+thang\s+cuoi(?:\s+(?:cua\s+)?nam)?${OF_YEAR}?`, ({ year }) => ({
    ...yearOf(year),
    part: 'Q4',
  })),
  pattern(
    String.raw`(?:(?:0?3\s*(?:thang|t)|ba\s+thang)\s+dau|first\s+three\s+months)(?:\s+(?:cua\s+)?nam)?${OF_YEAR}?`,
    ({ year }) => ({ ...yearOf(year), part: 'Q1' }),
  ),
  pattern(
    String.raw`(?:0?(?<months>[1-9]|1[01])\s*(?:thang|t)|(?<counted>${MONTHS_IN_WORDS})\s+thang)\s+(?:(?:dau\s+)?(?:nam|of)${OF_YEAR}?|dau${OF_YEAR.replace('<year>', '<of>')})`,
    ({ of, year = of, counted = '', months = String(IN_WORDS.get(counted.replace(/\s+/, ' '))) }) =>
      monthsOf({ months, year }),
  ),
  // `9 tháng 2021`, in heads of tables
  pattern(
    String.raw`0?(?<months>[1-9]|1[01])\s*(?:thang|t)(?:\s+|\s*/\s*)(?<year>${YEAR})`,
    monthsOf,
  ),
  pattern(
    String.raw`first\s+(?<count>${ENGLISH_NUMBERS.join('|')}|[2-9]|1[01])\s+months(?:\s+of)?${OF_YEAR}?`,
    ({ count = '', year }) =>
      monthsOf({ months: String(ENGLISH_NUMBERS.indexOf(count) + 1 || count), year }),
  ),
  pattern(String.raw`(?:chin|nine)\s+(?:thang|months)(?:\s+dau)?(?:\s+nam)?${OF_YEAR}?`, (groups) =>
    monthsOf({ ...groups, months: '9' }),
  ),
  // `từ đầu năm 2024 đến hết quý III`
  pattern(
    String.raw`tu\s+dau\s+nam(?:\s+(?<first>${YEAR}))?\s+(?:den|toi)\s+(?:het\s+|cuoi\s+)?quy\s+(?<quarter>iv|i{1,3}|[1-4])(?:\s*/|\s+nam)?${OF_YEAR}?`,
    ({ first, quarter = '', year = first }) =>
      monthsOf({ months: String(3 * Number(ROMAN[quarter] ?? quarter)), year }),
  ),
  pattern(
    String.raw`(?:quy|quarter|q)\s*(?<quarter>iv|i{1,3}|[1-4])(?:\s*/|\s+nam)?${OF_YEAR}?`,
    ({ quarter = '', year }) => ({
      ...yearOf(year),
      part: `Q${ROMAN[quarter] ?? quarter}` as YearPart,
    }),
  ),
  pattern(
    String.raw`(?:first|second|third|fourth)\s+quarter(?:\s+of)?${OF_YEAR}?`,
    ({ all = '', year }) => ({
      ...yearOf(year),
      part: `Q${['first', 'second', 'third', 'fourth'].findIndex((word) => all.startsWith(word)) + 1}` as YearPart,
    }),
  ),
  pattern(
    String.raw`(?:tu\s+)?(?:thang\s+(?:1|01)(?:\s*[/-]\s*(?<first>${YEAR}))?|january)\s*(?:-|den|to|through|until)\s*(?:het\s+|cuoi\s+)?(?:thang\s+)?(?<last>${MONTH}|${ENGLISH_MONTHS.join('|')})(?:(?:\s+|\s*[/-]\s*)(?:nam\s+|of\s+)?(?<year>${YEAR}))?`,
    ({ first, last = '', year }) =>
      first === undefined || first === year
        ? monthsOf({ months: String(ENGLISH_MONTHS.indexOf(last) + 1 || Number(last)), year })
        : undefined,
  ),
  // `từ tháng 7 đến tháng 9/2021`
  pattern(
    String.raw`(?:tu\s+)?thang\s+(?<first>4|04|7|07|10)\s*(?:-|den)\s*(?:het\s+)?(?:thang\s+)?(?<last>${MONTH})${OF_YEAR}`,
    ({ first, last, year }) =>
      Number(last) === Number(first) + 2
        ? { ...yearOf(year), part: `Q${Math.ceil(Number(last) / 3)}` as YearPart }
        : undefined,
  ),
  // `từ đầu năm đến hết tháng 10`
  pattern(
    String.raw`tu\s+dau\s+nam(?:\s+(?<year>${YEAR}))?\s+(?:den|toi)\s+(?:het\s+|cuoi\s+)?thang\s+(?<months>[2-9]|1[01])`,
    monthsOf,
  ),
  pattern(
    String.raw`thang\s+(?<month>${MONTH})(?:\s*[/-]\s*|\s+nam\s+|\s+)(?<year>${YEAR})`,
    monthOf,
  ),
  // `October 10`, `10th of October`; `25 may tinh` is no date
  pattern(
    String.raw`(?:(?<monthName>${MONTH_NAMES})\s+(?<day>${DAY})(?:st|nd|rd|th)?(?!,?\s+\d{4})|(?<first>${DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<name>${MONTH_NAMES})(?:,?\s+(?<year>${YEAR}))?)`,
    ({ first, name = '', day = first, monthName = name, year }) => ({
      ...yearOf(year),
      month: ENGLISH_MONTHS.indexOf(monthName) + 1,
      day: Number(day),
    }),
  ),
  pattern(
    String.raw`(?<monthName>${ENGLISH_MONTHS.join('|')})\s+(?:(?<day>${DAY})(?:st|nd|rd|th)?,?\s+)?(?<year>${YEAR})`,
    ({ monthName = '', day, year }) => ({
      ...yearOf(year),
      month: ENGLISH_MONTHS.indexOf(monthName) + 1,
      ...(day === undefined ? {} : { day: Number(day) }),
    }),
  ),
  pattern(String.raw`(?<month>${MONTH})[/](?<year>${YEAR})`, monthOf),
  pattern(String.raw`thang\s+(?<month>${MONTH})`, monthOf),
  pattern(String.raw`nam\s+(?<year>${ANY_YEAR})`, ({ year }) => yearOf(year)),
  // `đến 2025 doanh nghiệp công nghệ số tăng lên 300`; but `từ 1800 đến 2025 thuê bao`
  pattern(
    String.raw`(?<=(?<!\d\s+)(?:den|toi|cuoi|dau|giua|hoi)\s+)(?<year>20[1-4]\d)`,
    ({ year }) => yearOf(year),
  ),
  // Alone it is a year unless something is counted: `tăng thêm 2000`, `2000 thuê bao`.
  pattern(
    String.raw`(?<!(?:tang|them|giam|hon|gan|khoang|tren|duoi|dat|du|con)\s+)(?:(?:early|mid|late|end)-)?(?<year>${YEAR})(?!\s*(?:${COUNTED})(?![\p{L}\d]))`,
    ({ year }) => yearOf(year),
  ),
];

function pattern(source: string, read: Reader): readonly [RegExp, Reader] {
  return [new RegExp(`${EDGE}(?:${source})${STOP}`, 'gu'), read];
}

function yearOf(year: string | undefined): Period {
  return year === undefined ? {} : { year: Number(year) };
}

function date({ day, month, year }: Readonly<Record<string, string | undefined>>): Period {
  return { ...yearOf(year), month: Number(month), day: Number(day) };
}

function monthOf({ month, year }: Readonly<Record<string, string | undefined>>): Period {
  return { ...yearOf(year), month: Number(month) };
}

/** Twelve months are the year, if there is one. */
function monthsOf({
  months,
  year,
}: Readonly<Record<string, string | undefined>>): Period | undefined {
  const count = Number(months);
  if (count === 12) return year === undefined ? undefined : yearOf(year);
  const part: YearPart = count === 6 ? 'H1' : count === 3 ? 'Q1' : `M${count}`;
  return { ...yearOf(year), part };
}

/**
 * The dates and periods that a text states, in order, in Vietnamese (with or without diacritics) or
 * English. A number 1950-2099 that stands alone is read as a year: whoever reads amounts looks
 * behind it for a unit first.
 */
export function readPeriods(text: string): PeriodMention[] {
  if (!HINT.test(text)) return [];
  const { text: plain, toOriginal } = fold(text);
  let left = plain;
  const mentions: PeriodMention[] = [];
  for (const [expression, read] of PATTERNS) {
    for (const match of left.matchAll(expression)) {
      const period = read({ ...match.groups, all: match[0] });
      if (period === undefined) continue;
      const end = match.index + match[0].length;
      mentions.push({ ...period, start: toOriginal(match.index), end: toOriginal(end) });
      left = left.slice(0, match.index) + '\u0000'.repeat(match[0].length) + left.slice(end);
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** Right before the year whose same time something is set against. */
const SAME_TIME = /cùng (?:k[ỳì]|thời điểm)(?: của)?(?: năm)?\s*$/iu;

/** The year that texts tell of by what they compare it with: `tăng 23% so với cùng kỳ năm 2019` is of 2020. */
export function yearCompared(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const before = readPeriods(text).find(
      ({ year, day, start }) =>
        year !== undefined && day === undefined && SAME_TIME.test(text.slice(0, start)),
    );
    if (before?.year !== undefined) return before.year + 1;
  }
  return undefined;
}

/** The years a period touches, in order. */
export function yearsOf(period: Period): number[] {
  if (period.year === undefined) return [];
  const last = period.toYear ?? period.year;
  return Array.from(
    { length: Math.min(last - period.year, 50) + 1 },
    (_, i) => Number(period.year) + i,
  );
}

/** The day of a date as `month-day`, whatever the year: `10-10`. */
export function dayOf({ month, day }: Period): string {
  return `${month}-${day}`;
}
