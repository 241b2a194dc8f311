/** What a value in a chart is. */
export type ChartRole = 'result' | 'estimate' | 'target';

/** A value in a chart, with the words beside it. */
export interface ChartValue {
  /** What it is of: in bars a province, in a line the year. */
  readonly label: string;
  readonly value: number;
  /** As it is written beside its bar or point: `1.720`, `32/63`. */
  readonly shown: string;
  readonly role: ChartRole;
}

/** What a picture shows: plain data with all of its words in one language, drawn only when it is wanted. */
export interface Chart {
  /** `bars`: one below the other, in their order. `line`: over the years that the labels are. */
  readonly shape: 'bars' | 'line';
  /** What the values are of: the indicator. */
  readonly title: string;
  /** Their unit, and what else they share: the year or the province. */
  readonly subtitle: string;
  /** `share`: of a hundred; `rank`: the first is the best. */
  readonly scale: 'amount' | 'share' | 'rank';
  /** Where the scale ends: 100 %, or the last rank; absent: where the values do. */
  readonly end?: number;
  /** Two at least; in a line in the order of the years. */
  readonly values: readonly ChartValue[];
  /** Years from which something else is measured: no line goes across. */
  readonly breaks: readonly number[];
  /** What the roles are called, where there is more than one. */
  readonly roles: Readonly<Record<ChartRole, string>>;
  /** Before the sources. */
  readonly sourcesTitle: string;
  /** Articles with their dates, a line each: what is too long loses its end. */
  readonly sources: readonly string[];
  /** What the picture leaves out, in whole sentences. */
  readonly notes: readonly string[];
  /** How numbers on the axis are written. */
  readonly language: 'vi' | 'en';
}

/** How a picture looks: for bright or dark chats. */
export type ChartLook = 'light' | 'dark';
