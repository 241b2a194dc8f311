import type { Chart } from '../../figures/charting/chart.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Holding } from '../../figures/lookup.ts';
import type { YearPart } from '../../text/periods.ts';
import type { Citation } from '../citation.ts';

/** What figures are of: an indicator by its name in the answer's language, else the articles' own words. */
export interface Topic {
  /** The indicator's id; absent for the articles' own words. */
  readonly id?: string;
  readonly name: string;
}

/** A figure with the words that state it. */
export interface CitedFigure {
  readonly figure: Figure;
  readonly topic: Topic;
  /** Its quotation; `mark` is the value as the article writes it. */
  readonly citation: Citation;
  /** Where else the corpus says the same. */
  readonly also: readonly Citation[];
  /** Another figure says otherwise of the same province and period. */
  readonly disputed: boolean;
}

/** Which figures were asked for; what is empty does not matter. */
export interface Subject {
  readonly topics: readonly Topic[];
  readonly provinces: readonly string[];
  readonly district?: string;
  readonly years: readonly number[];
  readonly part?: YearPart;
  /** What tells them from others of their indicator: `mức 4`. */
  readonly dimensions: readonly string[];
}

/** In what a figure differs from those that can be compared. */
export type Difference = 'unit' | 'period' | 'target' | 'dimension' | 'break';

/** Which other times there are figures of. */
export interface Elsewhen {
  readonly years: readonly number[];
  /** Some of which nothing says when it was so. */
  readonly undated: boolean;
}

/** A province in a comparison. */
export interface ComparedProvince {
  readonly province: string;
  /** The province that was asked about, which this one is a part of today. */
  readonly partOf?: string;
  /** Several where articles disagree; none where the corpus has none. */
  readonly figures: readonly CitedFigure[];
  /** Its target beside the result, where an article states one for the same period. */
  readonly target?: CitedFigure;
  /** Empty: it can be compared with the other rows that differ in nothing. */
  readonly differs: readonly Difference[];
  /** Where it has no figure that was asked for: when it has some, the newest first. */
  readonly elsewhen: Elsewhen;
}

/** What the rows that can be compared have in common. */
export interface Basis {
  readonly unit: string;
  /** `2019`, `2020 (6 tháng đầu năm)`; absent where the articles tell no time. */
  readonly period?: string;
  readonly dimensions: readonly string[];
  readonly target: boolean;
}

/** An indicator that the corpus has figures of. */
export interface HeldIndicator extends Holding {
  readonly topic: Topic;
}

/** What is known of a province, or of one that became part of it. */
export interface ProvinceFigures {
  readonly province: string;
  /** The newest figure of each indicator. */
  readonly figures: readonly CitedFigure[];
  /** How many figures there are in all. */
  readonly total: number;
}

/** The answers of the statistics commands. */
export type StatisticsAnswer =
  | {
      /** Figures, the newest first. */
      readonly kind: 'figures';
      readonly subject: Subject;
      readonly figures: readonly CitedFigure[];
      /** How many fit; more than are listed where they are many. */
      readonly total: number;
      readonly chart?: Chart;
    }
  | {
      /** A figure of several provinces side by side. */
      readonly kind: 'comparison';
      readonly subject: Subject;
      readonly topic: Topic;
      /** Absent when no province has such a figure. */
      readonly basis?: Basis;
      /** Those that can be compared first, the best or largest of them first. */
      readonly rows: readonly ComparedProvince[];
      readonly chart?: Chart;
    }
  | {
      /** Which indicators there are figures of. */
      readonly kind: 'indicators';
      readonly subject: Subject;
      readonly indicators: readonly HeldIndicator[];
      readonly total: number;
    }
  | {
      /** A file to keep: the last table. */
      readonly kind: 'document';
      /** ASCII, with its ending. */
      readonly name: string;
      readonly mime: 'text/csv';
      /** Begins with a byte order mark; to be sent as UTF-8. */
      readonly content: string;
      /** How many figures it has, and how many there are: of very many it has the newest. */
      readonly figures: number;
      readonly total: number;
    }
  /** `/xuat` in a conversation that has had no table. */
  | { readonly kind: 'no_table' }
  | {
      readonly kind: 'unknown_indicator';
      readonly typed: string;
      readonly nearest: readonly Topic[];
    }
  | {
      /** The corpus has no figure of what was asked. */
      readonly kind: 'no_figures';
      readonly subject: Subject;
      readonly elsewhen: Elsewhen;
      /** Provinces that there are figures of, when those asked about have none. */
      readonly provinces: readonly string[];
    }
  | {
      /** Too few or too many provinces to compare. */
      readonly kind: 'province_count';
      readonly topics: readonly Topic[];
      readonly given: readonly string[];
      readonly most: number;
      /** Provinces that have figures of it, to compare with. */
      readonly others: readonly string[];
    };
