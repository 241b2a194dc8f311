import type {
  CitedFigure,
  ComparedProvince,
  StatisticsAnswer,
} from '../../bot/statistics/types.ts';
import type { Citation } from '../../bot/types.ts';
import type { Wording } from '../../bot/wording/wording.ts';
import { bold, code, type Formatted, joined, lines, type Piece } from './format.ts';
import { quotation } from './quotation.ts';

/** So many figures are quoted below; of more a tap on a code shows the words. */
const MOST_QUOTED = 3;

/** Figures as text: what they are of, a line each, and the words that state them where they are few. */
export function statisticsBlocks(answer: StatisticsAnswer, words: Wording): Formatted[] {
  const say = words.statistics;
  switch (answer.kind) {
    case 'figures': {
      const { subject, figures, total } = answer;
      const list = figures.map((cited) =>
        item([placeOf(cited, words), say.summary(cited)], cited.citation),
      );
      const more = figures.length < total ? say.more(figures.length, total) : '';
      return [
        lines([bold(say.heading(subject)), ...list, more]),
        ...quoted(
          figures.map(({ citation }) => citation),
          words,
        ),
      ];
    }
    case 'comparison': {
      const { subject, basis, rows } = answer;
      const shared = basis === undefined ? '' : say.basis(basis);
      const figures = rows.flatMap((row) => row.figures);
      return [
        lines([bold(say.heading(subject)), shared, ...rows.map((row) => rowOf(row, words))]),
        ...quoted(
          figures.map(({ citation }) => citation),
          words,
        ),
      ];
    }
    case 'indicators':
      return [
        lines([say.indicators(answer), ...answer.indicators.map((one) => `• ${say.held(one)}`)]),
      ];
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

/** The newest figures of a province, below what the corpus holds on it. */
export function figureLines(figures: readonly CitedFigure[], words: Wording): Formatted[] {
  return figures.map((cited) =>
    item([cited.topic.name, words.statistics.summary(cited)], cited.citation),
  );
}

function placeOf({ figure, topic }: CitedFigure, words: Wording): string {
  return `${words.statistics.place(figure)} · ${topic.name}`;
}

function rowOf(row: ComparedProvince, words: Wording): Formatted {
  const say = words.statistics;
  const { province, partOf, figures, target } = row;
  const name = partOf === undefined ? province : `${province} (${say.partOf(partOf)})`;
  if (figures.length === 0) return joined(['• ', bold(name), `: ${say.missing(row)}`]);
  const all = figures.map((cited) =>
    joined([say.summary(cited), ' · ', code(cited.citation.code)]),
  );
  const aim = target === undefined ? '' : ` · ${say.target(target)}`;
  return joined(['• ', bold(name), ': ', joined(all, '; '), aim]);
}

function item(parts: readonly string[], citation: Citation): Formatted {
  const pieces: Piece[] = [...parts.filter((part) => part !== ''), code(citation.code)];
  return joined(['• ', joined(pieces, ' · ')]);
}

function quoted(citations: readonly Citation[], words: Wording): Formatted[] {
  const different = [...new Map(citations.map((one) => [one.code, one])).values()];
  return different.length > MOST_QUOTED ? [] : different.map((one) => quotation(one, words));
}
