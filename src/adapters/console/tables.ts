import type { Citation } from '../../bot/citation.ts';
import { columnsFor } from '../../bot/statistics/columns.ts';
import type {
  CitedFigure,
  ComparedProvince,
  ProvinceFigures,
  StatisticsAnswer,
} from '../../bot/statistics/types.ts';
import type { Wording } from '../../bot/wording/types.ts';

/** How the pieces of a text look on the console; quotations are shown as everywhere else. */
export interface TableStyle {
  bold(text: string): string;
  faint(text: string): string;
  quotation(citation: Citation): string;
}

/** Of longer tables the codes open the quotations. */
const MOST_QUOTED = 12;
const GAP = '  ';

/** An answer of the statistics commands as blocks of text, tables aligned by spaces. */
export function renderStatistics(
  answer: StatisticsAnswer,
  all: Wording,
  style: TableStyle,
): string[] {
  const words = all.statistics;
  switch (answer.kind) {
    case 'figures': {
      const { subject, figures, total } = answer;
      const more = figures.length < total ? words.more(figures.length, total) : '';
      return [
        lines([style.bold(words.heading(subject)), ...figureTable(figures, subject, all)]),
        more,
        ...quotations(figures.slice(0, MOST_QUOTED), style),
        style.faint(chartLine(answer, all)),
      ];
    }
    case 'comparison': {
      const { topic, basis, rows } = answer;
      const heading = [topic.name, basis && words.basis(basis)].filter(Boolean).join(' · ');
      const cited = rows.flatMap(({ figures, target }) => [
        ...figures,
        ...(target ? [target] : []),
      ]);
      // What articles disagree on is never shown without their words.
      const quoted = cited.length <= MOST_QUOTED ? cited : cited.filter((one) => one.disputed);
      return [
        lines([style.bold(heading), ...aligned(rows.flatMap((row) => rowsOf(row, all)))]),
        ...quotations(quoted, style),
        style.faint(chartLine(answer, all)),
      ];
    }
    case 'indicators': {
      const list = answer.indicators.map((indicator) => `• ${words.held(indicator)}`);
      return [lines([words.indicators(answer), ...list])];
    }
    case 'document':
      // A terminal keeps no files: the rows are there to be copied.
      return [words.document(answer), answer.content.replace(/^\uFEFF/, '').trimEnd()];
    case 'no_table':
      return [words.noTable];
    case 'unknown_indicator':
      return [words.unknownIndicator(answer)];
    case 'no_figures':
      return [words.noFigures(answer)];
    case 'province_count':
      return [words.provinceCount(answer)];
  }
}

/** How to see the chart, which a terminal cannot show. */
function chartLine(
  { subject, chart }: Extract<StatisticsAnswer, { kind: 'figures' | 'comparison' }>,
  { statistics: words }: Wording,
): string {
  const [topic, ...more] = subject.topics;
  if (chart === undefined || topic?.id === undefined || more.length > 0) return '';
  const { provinces, years, dimensions } = subject;
  const options = [
    dimensions.length > 0
      ? `--indicator "${[topic.id, ...dimensions].join(' ')}"`
      : `--indicator ${topic.id}`,
    ...(provinces.length > 0 ? [`--province "${provinces.join(', ')}"`] : []),
    ...(years.length === 1 ? [`--year ${years[0]}`] : []),
  ];
  return words.chart.drawnBy(`npm run -s stats -- ${options.join(' ')} --chart chart.png`);
}

/** The newest figures of a province, as a block; none where there are none. */
export function renderProfile(known: ProvinceFigures, all: Wording): string[] {
  if (known.figures.length === 0) return [];
  const subject = { topics: [], provinces: [known.province] };
  return [lines([all.statistics.newest(known), ...figureTable(known.figures, subject, all)])];
}

/** A row a figure: what it is of and whose where the heading does not say it, when, how much, and the code. */
function figureTable(
  figures: readonly CitedFigure[],
  subject: Parameters<typeof columnsFor>[1],
  all: Wording,
): string[] {
  const words = all.statistics;
  const columns = columnsFor(figures, subject);
  return aligned(
    figures.map((cited) => {
      const { figure, topic, citation, also, disputed } = cited;
      return [
        disputed ? '≠' : ' ',
        ...(columns.topic ? [topic.name] : []),
        ...(columns.place ? [words.place(figure)] : []),
        words.period(figure),
        valueText(cited, all),
        figure.dimensions.join(', '),
        words.change(figure),
        [citation, ...also].map(({ code }) => code).join(', '),
      ];
    }),
  );
}

function rowsOf(row: ComparedProvince, all: Wording): string[][] {
  const words = all.statistics;
  const { figures, target, differs, partOf } = row;
  const province =
    partOf === undefined ? row.province : `${row.province} (${words.partOf(partOf)})`;
  if (figures.length === 0) return [[' ', province, words.missing(row)]];
  return figures.map((cited, i) => [
    cited.disputed ? '≠' : differs.length > 0 ? '*' : ' ',
    i === 0 ? province : '',
    valueText(cited, all),
    words.period(cited.figure),
    cited.figure.dimensions.join(', '),
    i === 0 && target ? words.target(target) : '',
    cited.citation.code,
  ]);
}

function valueText({ figure }: CitedFigure, { statistics: words }: Wording): string {
  const status = words.status(figure.status);
  return `${words.value(figure)}${status === '' ? '' : ` (${status})`}`;
}

/** Columns of one width each; those that are empty in every row are left out. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(
      ...rows.map((row) => (row.length === i + 1 && row.length < count ? 0 : lengthOf(row[i]))),
    ),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => ({ cell, width: widths[i] ?? 0 }))
      .filter(({ cell, width }) => width > 0 || cell !== '')
      .map(({ cell, width }) => cell + ' '.repeat(Math.max(0, width - lengthOf(cell))))
      .join(GAP)
      .trimEnd(),
  );
}

function lengthOf(text = ''): number {
  return [...text].length;
}

/** Each quotation once, however many figures it states. */
function quotations(figures: readonly CitedFigure[], style: TableStyle): string[] {
  const slices = new Map<string, CitedFigure[]>();
  for (const cited of figures) {
    const { article, start, end } = cited.citation;
    const key = `${article}:${start}:${end}`;
    slices.set(key, [...(slices.get(key) ?? []), cited]);
  }
  return [...slices.values()].map((same) => {
    const [{ citation }] = same as [CitedFigure];
    const { mark: _, ...whole } = citation;
    // Only where it states one of them does the mark say something.
    return style.quotation(same.length === 1 ? citation : whole);
  });
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
