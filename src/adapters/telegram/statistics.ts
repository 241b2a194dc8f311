import type { Citation } from '../../bot/citation.ts';
import { columnsFor } from '../../bot/statistics/columns.ts';
import type {
  CitedFigure,
  ComparedProvince,
  StatisticsAnswer,
} from '../../bot/statistics/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { bold, code, type Formatted, joined, lines, type Piece, packed } from './format.ts';

/** What figures are of, as the heading of their table or the words beside their chart. */
export function statisticsHeading(
  answer: Extract<StatisticsAnswer, { kind: 'figures' | 'comparison' }>,
  words: Wording,
): Formatted {
  const say = words.statistics;
  if (answer.kind === 'figures') return bold(say.heading(answer.subject));
  const { topic, basis } = answer;
  return lines([bold(topic.name), basis === undefined ? '' : say.basis(basis)]);
}

/** Figures as text, a line each with the code of the words that state it. */
export function statisticsBlocks(answer: StatisticsAnswer, words: Wording): Formatted[] {
  const say = words.statistics;
  switch (answer.kind) {
    case 'figures': {
      const { figures, subject, total } = answer;
      const more = figures.length < total ? [joined([say.more(figures.length, total)])] : [];
      const rows = figureRows(figures, subject, words);
      return packed([statisticsHeading(answer, words), ...rows, ...more], lines);
    }
    case 'comparison': {
      const rows = answer.rows.map((row) => provinceRow(row, words));
      return packed([statisticsHeading(answer, words), ...rows], lines);
    }
    case 'indicators': {
      const rows = answer.indicators.map((one) => joined(['• ', say.held(one)]));
      return packed([joined([say.indicators(answer)]), ...rows], lines);
    }
    case 'document':
      return [joined([say.document(answer)])];
    case 'no_table':
      return [joined([say.noTable])];
    case 'unknown_indicator':
      return [joined([say.unknownIndicator(answer)])];
    case 'no_figures':
      return [joined([say.noFigures(answer)])];
    case 'province_count':
      return [joined([say.provinceCount(answer)])];
  }
}

/** A row a figure: whose it is and what it is of where the heading does not say it, and all about it. */
export function figureRows(
  figures: readonly CitedFigure[],
  subject: Parameters<typeof columnsFor>[1],
  words: Wording,
): Formatted[] {
  const say = words.statistics;
  const columns = columnsFor(figures, subject);
  return figures.map((cited) =>
    item([
      columns.place ? say.place(cited.figure) : '',
      columns.topic ? cited.topic.name : '',
      say.summary(cited),
      codesOf(cited),
    ]),
  );
}

function provinceRow(row: ComparedProvince, words: Wording): Formatted {
  const say = words.statistics;
  const { province, partOf, figures, target } = row;
  const name = partOf === undefined ? province : `${province} (${say.partOf(partOf)})`;
  if (figures.length === 0) return joined(['• ', bold(name), `: ${say.missing(row)}`]);
  const all = figures.map((cited) => joined([say.summary(cited), codesOf(cited)], ' · '));
  const aim =
    target === undefined ? '' : joined([' · ', say.target(target), ' · ', codesOf(target)]);
  return joined(['• ', bold(name), ': ', joined(all, '; '), aim]);
}

function item(parts: readonly Piece[]): Formatted {
  return joined(['• ', joined(parts, ' · ')]);
}

/** A tap on one copies it. */
function codesOf({ citation, also }: CitedFigure): Formatted {
  return joined(
    [citation, ...also].map((one) => code(one.code)),
    ', ',
  );
}

/** The words that figures were read from, each quotation once; `needed`: never left out. */
export interface FigureQuotation {
  readonly citation: Citation;
  readonly needed: boolean;
}

/** The quotations of an answer. What articles disagree on is not shown without their words. */
export function figureQuotations(answer: StatisticsAnswer): FigureQuotation[] {
  const slices = new Map<string, CitedFigure[]>();
  for (const cited of figuresOf(answer)) {
    const { article, start, end } = cited.citation;
    const key = `${article}:${start}:${end}`;
    slices.set(key, [...(slices.get(key) ?? []), cited]);
  }
  return [...slices.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const { mark, ...whole } = first.citation;
    // Only where it states one of them does the mark say something.
    const citation = others.length === 0 && mark ? { ...whole, mark } : whole;
    return [{ citation, needed: same.some(({ disputed }) => disputed) }];
  });
}

function figuresOf(answer: StatisticsAnswer): readonly CitedFigure[] {
  if (answer.kind === 'figures') return answer.figures;
  if (answer.kind !== 'comparison') return [];
  return answer.rows.flatMap(({ figures, target }) => [...figures, ...(target ? [target] : [])]);
}
