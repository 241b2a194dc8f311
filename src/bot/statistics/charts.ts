import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Chart, ChartRole, ChartValue } from '../../figures/charting/chart.ts';
import type { Figure, Status } from '../../figures/figure.ts';
import type { Language } from '../reading/types.ts';
import { wordings } from '../wording/wording.ts';
import { measureOf, sizeOf } from './measure.ts';
import type { Basis, CitedFigure, ComparedProvince } from './types.ts';

/** More bars cannot be read on a phone. */
const MOST_BARS = 12;
/** How many were ranked until 2025, where an article does not say. */
const PROVINCES = 63;
/** Nothing is drawn from fewer. */
const FEWEST = 2;

export const ROLES: Readonly<Record<Status, ChartRole>> = {
  actual: 'result',
  estimate: 'estimate',
  target: 'target',
};

/** A value that is to be drawn, under a label. */
interface Drawn {
  readonly label: string;
  readonly cited: CitedFigure;
}

/** The rows of a comparison that can be compared as bars; `undefined` when there are fewer than two values. */
export function comparisonChart(
  rows: readonly ComparedProvince[],
  basis: Basis,
  entry: IndicatorEntry | undefined,
  language: Language,
): Chart | undefined {
  if (entry === undefined) return undefined;
  const { chart: words, basis: basisText } = wordings[language].statistics;
  const held = rows.filter(({ figures }) => figures.length > 0);
  const fit = held.filter(({ differs }) => differs.length === 0);
  const shown = fit.slice(0, MOST_BARS);
  const drawn = shown.flatMap(({ province, figures, target }): Drawn[] =>
    [...figures, ...(target ? [target] : [])].map((cited) => ({ label: province, cited })),
  );
  const apart = held.filter(({ differs }) => differs.length > 0).map(({ province }) => province);
  return chartOf('bars', drawn, entry, language, {
    title: entry[language],
    subtitle: basisText(basis),
    notes: [
      ...(shown.length < fit.length ? [words.first(shown.length, fit.length)] : []),
      ...(apart.length > 0 ? [words.leftOut(apart)] : []),
    ],
  });
}

/**
 * A province's figures over the years as a line, or a result beside its target as bars: of what there
 * are the most values of.
 * @param figures cited, the newest first
 */
export function seriesChart(
  figures: readonly CitedFigure[],
  indicatorOf: (id: string) => IndicatorEntry | undefined,
  language: Language,
): Chart | undefined {
  const series = new Map<string, CitedFigure[]>();
  for (const cited of figures) {
    const { indicator, district, province, period, dimensions } = cited.figure;
    if (indicator === null || district !== undefined || period?.year === undefined) continue;
    // Spans and `since` are of no one year, and a part of a year only stands beside the same part.
    if (period.toYear !== undefined || period.since) continue;
    // Neither does what was earned in a month stand beside a year.
    if (period.month !== undefined && indicatorOf(indicator)?.kind === 'amount') continue;
    const { name } = measureOf(cited.figure);
    const key = [indicator, province, name, period.part, ...dimensions].join('|');
    series.set(key, [...(series.get(key) ?? []), cited]);
  }
  const charts = [...series.values()].map((own) => {
    const entry = indicatorOf(own[0]?.figure.indicator ?? '');
    return entry && chartOfSeries(own.toReversed(), entry, language);
  });
  const made = charts.filter((chart) => chart !== undefined);
  // A line says more than one result beside its target, a longer one more than a shorter.
  const worth = ({ shape, values }: Chart): number => (shape === 'line' ? values.length : 0);
  return made.toSorted((a, b) => worth(b) - worth(a))[0];
}

function chartOfSeries(
  own: readonly CitedFigure[],
  entry: IndicatorEntry,
  language: Language,
): Chart | undefined {
  const { basis, part } = wordings[language].statistics;
  const [{ figure } = { figure: undefined }] = own;
  if (figure === undefined) return undefined;
  const drawn = own.map((cited) => ({ label: String(cited.figure.period?.year), cited }));
  const years = new Set(drawn.map(({ label }) => label));
  const hasTarget = own.some((cited) => cited.figure.status === 'target');
  if (years.size < FEWEST && !hasTarget) return undefined;
  const { dimensions, province, period } = figure;
  const unit = entry.kind === 'rank' ? 'hạng' : figure.unit;
  const shared = {
    ...(period?.part && { period: part(period.part) }),
    unit,
    dimensions,
    target: false,
  };
  return chartOf(years.size >= FEWEST ? 'line' : 'bars', drawn, entry, language, {
    title: entry[language],
    subtitle: `${province} · ${basis(shared)}`,
    notes: entry.breaks.filter(({ year }) => isAmong(year, years)).map((one) => one[language]),
  });
}

/** Whether an indicator was measured otherwise from some of these years on. */
function isAmong(year: number, years: ReadonlySet<string>): boolean {
  const all = [...years].map(Number);
  return all.some((one) => one < year) && all.some((one) => one >= year);
}

function chartOf(
  shape: Chart['shape'],
  drawn: readonly Drawn[],
  entry: IndicatorEntry,
  language: Language,
  texts: Pick<Chart, 'title' | 'subtitle' | 'notes'>,
): Chart | undefined {
  if (drawn.length < FEWEST) return undefined;
  const { chart: words } = wordings[language].statistics;
  const first = drawn[0]?.cited.figure as Figure;
  const factor = measureOf(first).factor;
  return {
    shape,
    ...texts,
    ...scaleOf(drawn, entry),
    breaks: entry.breaks.map(({ year }) => year),
    values: drawn.map(({ label, cited }) => chartValue(label, cited.figure, factor, language)),
    roles: words.roles,
    sourcesTitle: words.sources,
    sources: sourcesOf(drawn, language),
    language,
  };
}

/** From 0 to 100 for shares that are within, from the first to the last rank, else as the values are. */
function scaleOf(drawn: readonly Drawn[], entry: IndicatorEntry): Pick<Chart, 'scale' | 'end'> {
  const figures = drawn.map(({ cited }) => cited.figure);
  const most = Math.max(...figures.map(({ value }) => value));
  if (entry.kind === 'rank') {
    const last = Math.max(...figures.map(({ rank }) => rank?.of ?? 0));
    return { scale: 'rank', end: Math.max(most, last || PROVINCES) };
  }
  if (figures.some(({ unit }) => unit !== '%')) return { scale: 'amount' };
  return { scale: 'share', ...(most <= 100 ? { end: 100 } : {}) };
}

/** In the unit of the first value, so that `900 triệu đồng` stands rightly beside `1,2 tỷ đồng`; % is short. */
function chartValue(label: string, figure: Figure, factor: number, language: Language): ChartValue {
  const words = wordings[language].statistics;
  const isPlain = measureOf(figure).factor === factor && figure.unit !== '%';
  return {
    label,
    value: sizeOf(figure) / factor,
    shown: isPlain ? words.amount(figure) : words.value(figure),
    role: ROLES[figure.status],
  };
}

/** Each article once, with everything that it states of the picture. */
function sourcesOf(drawn: readonly Drawn[], language: Language): string[] {
  const { source } = wordings[language].statistics.chart;
  const articles = new Map<string, { labels: Set<string>; cited: CitedFigure }>();
  for (const { label, cited } of drawn) {
    const key = cited.citation.article;
    const known = articles.get(key) ?? { labels: new Set<string>(), cited };
    known.labels.add(label);
    articles.set(key, known);
  }
  return [...articles.values()].map(({ labels, cited }) => source([...labels], cited.citation));
}
