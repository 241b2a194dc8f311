import type { ChartRole } from '../../figures/charting/chart.ts';
import type { Figure, Status } from '../../figures/figure.ts';
import type { YearPart } from '../../text/periods.ts';
import type { Citation } from '../citation.ts';
import type {
  Basis,
  CitedFigure,
  ComparedProvince,
  HeldIndicator,
  ProvinceFigures,
  StatisticsAnswer,
  Subject,
} from '../statistics/types.ts';
import type { Nearby, Note } from '../types.ts';

/** An answer of one kind. */
type Of<K extends StatisticsAnswer['kind']> = Extract<StatisticsAnswer, { kind: K }>;

/** A note that only statistics have. */
export type StatisticsNote = Extract<
  Note,
  {
    kind:
      | 'incomparable'
      | 'broken'
      | 'disputed'
      | 'apart'
      | 'estimates'
      | 'lookalike'
      | 'meant_too';
  }
>;

/** What the bot says about figures: labels and sentences, no markup. */
export interface StatisticsWording {
  /** What figures are of, as a heading: `Doanh thu bưu chính · Nam Định · 2019`. */
  heading(subject: Subject): string;
  /** A value with its unit: `1.720 tỷ đồng`, `8,6 %`, `hơn 1.300.000 thuê bao`, `hạng 32/63`. */
  value(figure: Figure): string;
  /** The same without its unit: `1.720`, `32/63`. */
  amount(figure: Figure): string;
  unit(unit: string): string;
  /** How a value is only known: `hơn`, `gần`, `khoảng`. */
  readonly bounds: Readonly<Record<NonNullable<Figure['bound']>, string>>;
  /** A part of a year: `6 tháng đầu năm`. */
  part(part: YearPart): string;
  /** When it was so: `2019`, `2020 (6 tháng đầu năm)`, or that nothing says. */
  period(figure: Figure): string;
  /** What is to be known of a figure beside its value; empty for a result. */
  status(status: Status): string;
  /** `tăng 26 % so với cùng kỳ`; empty when it states no change. */
  change(figure: Figure): string;
  /** Whose it is: `Nam Định`, `xã Vi Hương, Bắc Kạn`. */
  place(figure: Figure): string;
  /** Everything about a figure in a line but whose it is and what it is of. */
  summary(cited: CitedFigure): string;
  /** Where else the corpus says the same. */
  also(citations: readonly Citation[]): string;
  /** Before the mark of figures that another article contradicts. */
  readonly disputed: string;
  /** In the place of a value that the corpus does not have. */
  missing(row: ComparedProvince): string;
  /** Behind an old province: which one it is a part of today. */
  partOf(province: string): string;
  /** What the comparable rows of a table share: `tỷ đồng · 2019`. */
  basis(basis: Basis): string;
  /** The result's target beside it. */
  target(cited: CitedFigure): string;
  /** Behind a list that is not all. */
  more(shown: number, total: number): string;
  indicators(answer: Of<'indicators'>): string;
  held(indicator: HeldIndicator): string;
  unknownIndicator(answer: Of<'unknown_indicator'>): string;
  noFigures(answer: Of<'no_figures'>): string;
  provinceCount(answer: Of<'province_count'>): string;
  readonly noTable: string;
  document(answer: Of<'document'>): string;
  note(note: StatisticsNote): string;
  /** How many of a province's articles appeared in each year. */
  articlesByYear(articles: readonly Nearby[]): string;
  /** Before the newest figures of a province. */
  newest(known: ProvinceFigures): string;
  readonly chart: ChartWording;
  /** The heads of the columns of a file, by their keys. */
  readonly file: Readonly<Record<FileColumn, string>>;
}

/** The words in a chart. */
export interface ChartWording {
  readonly roles: Readonly<Record<ChartRole, string>>;
  readonly sources: string;
  /** What an article states in it: `Nam Định: 2/1/2020, Tổng kết ...`. */
  source(labels: readonly string[], citation: Citation): string;
  /** Only the first of many are drawn. */
  first(drawn: number, of: number): string;
  /** Where no pictures can be seen: the command that draws it into a file. */
  drawnBy(command: string): string;
  /** Values that are in the table and not in the picture. */
  leftOut(provinces: readonly string[]): string;
}

/** The columns of a file of figures, in their order. */
export const FILE_COLUMNS = [
  'indicator',
  'id',
  'province',
  'district',
  'period',
  'bound',
  'value',
  'outOf',
  'unit',
  'status',
  'change',
  'dimensions',
  'disputed',
  'quotation',
  'code',
  'article',
  'publishedOn',
  'publisher',
  'url',
] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];
