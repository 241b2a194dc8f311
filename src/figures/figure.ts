import type { Period } from '../text/periods.ts';
import type { Slice } from '../text/sentences.ts';

/** Done, expected to have been done, or wanted. */
export type Status = 'actual' | 'estimate' | 'target';

/** Which rule said when a figure was so, the surest first. */
export type PeriodRule =
  /** In its own clause or sentence. */
  | 'sentence'
  /** Running on from a sentence or heading that opened with it. */
  | 'running'
  /** The year that the title or the lead reviews. */
  | 'title'
  | 'lead'
  /** The day of the meeting at which it was so. */
  | 'event'
  /** In the front matter of the article. */
  | 'article'
  | 'publication'
  /** The only year that the article speaks of. */
  | 'only';

/** When a figure was so. */
export interface FigurePeriod extends Period {
  /** From the year on: `từ năm 2021`. */
  readonly since?: true;
  /** `2019`, `2016-2020`, `2020-12`, `2023 (6 tháng đầu năm)`. */
  readonly text: string;
  readonly rule: PeriodRule;
}

/** How a figure moved: `tăng 26% so với cùng kỳ`. */
export interface Change {
  readonly direction: 'up' | 'down';
  readonly value: number;
  /** `%`, `bậc`, or the unit of the figure. */
  readonly unit: string;
  /** What it is measured against: `năm 2017`, `cùng kỳ`. */
  readonly against?: string;
  readonly written: string;
}

/** A rank, of how many. */
export interface Rank {
  readonly place: number;
  readonly of?: number;
}

/** Why a figure is only told in passing. */
export type Passing =
  /** It is another province's, the country's, or a district's in an article on all of its province. */
  | 'another'
  /** It says that all of something is so: `100% xã có cáp quang`. */
  | 'whole'
  /** It says with whom, or how fast, what is told beside it is so. */
  | 'setting'
  /** What the figure beside it was before: `trong khi năm 2019 mới là 273.958`. */
  | 'before'
  /** What the figure beside it is measured against: a threshold, what is required, the mean of others. */
  | 'yardstick'
  /** A part of the figure before it, in brackets: `10 bưu cục (1 bưu cục cấp I, ...)`. */
  | 'part'
  /** The exact figure follows: `gần 8.000 SIM ... 7.932 SIM`. It is in no list at all. */
  | 'rounded';

/** A figure that an article states: a typed, comparable fact with the words it was read from. */
export interface Figure {
  /** The id of an indicator of the vocabulary, if it is one of them. */
  readonly indicator: string | null;
  /** The indicator's Vietnamese name, else what the article calls it. */
  readonly label: string;
  readonly value: number;
  /** `tỷ đồng`, `%`, `hạng`, `điểm`, `thuê bao/100 dân`, or the noun that is counted. */
  readonly unit: string;
  /** The value as the article writes it, with its unit. */
  readonly written: string;
  /** As it was named when the article appeared; `Cả nước` for a national figure. */
  readonly province: string;
  /** Set when it is about a part of the province only: a district, or `xã ...`. */
  readonly district?: string;
  /** `null` when nothing says one. */
  readonly period: FigurePeriod | null;
  readonly status: Status;
  readonly change?: Change;
  readonly rank?: Rank;
  /** What it is a share of: 167 in `167/167 nhiệm vụ`. */
  readonly outOf?: number;
  readonly bound?: 'more' | 'less' | 'about';
  /** Set when the article does not tell of it: it is found by who asks for it by name, and listed nowhere else. */
  readonly passing?: Passing;
  /** What tells it from other figures of its indicator: `mức 3`, `4G`, `Viettel`, `cấp xã`. */
  readonly dimensions: readonly string[];
  readonly articleId: string;
  /** The slice it was read from, `body.slice(start, end)`: it reads on its own. */
  readonly start: number;
  readonly end: number;
  /** The value with its unit: `body.slice(valueStart, valueEnd)`. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The province of figures about the whole country. */
export const NATION = 'Cả nước';

/** Of a province, and not of the whole country or of a district. */
export function isProvincial({ district, province }: Figure): boolean {
  return district === undefined && province !== NATION;
}

const PARTS: Readonly<Record<string, string>> = {
  H1: '6 tháng đầu năm',
  H2: '6 tháng cuối năm',
  Q1: 'quý I',
  Q2: 'quý II',
  Q3: 'quý III',
  Q4: 'quý IV',
};

/** How a period is written for people and in `stats --json`. */
export function periodText({
  year,
  toYear,
  part,
  month,
  day,
  since,
}: Period & { since?: true }): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  if (year === undefined) return part === undefined ? '' : partText(part);
  if (toYear !== undefined) return `${year}-${toYear}`;
  if (part !== undefined) return `${year} (${partText(part)})`;
  if (since) return `từ ${year}`;
  if (month === undefined) return String(year);
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

function partText(part: string): string {
  return PARTS[part] ?? `${part.slice(1)} tháng đầu năm`;
}

/** The value as the article writes it: `article.body.slice(figure.valueStart, figure.valueEnd)`. */
export function valueSlice({ valueStart, valueEnd }: Figure): Slice {
  return { start: valueStart, end: valueEnd };
}
