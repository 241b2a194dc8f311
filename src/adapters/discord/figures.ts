import { columnsFor } from '../../bot/statistics/columns.ts';
import type {
  CitedFigure,
  ComparedProvince,
  ProvinceFigures,
  StatisticsAnswer,
} from '../../bot/statistics/types.ts';
import type { Wording } from '../../bot/wording/wording.ts';
import { type Block, type Content, item, lines, quotation, text } from './blocks.ts';
import { bold, codeBlock, escaped } from './markup.ts';

/** Columns of letters that a phone shows in a row of a code block. */
const PHONE = 34;
const GAP = '  ';

/** An answer of the statistics commands: a table, and the words that its figures were read from. */
export function statisticsContent(answer: StatisticsAnswer, words: Wording): Content {
  const { statistics: said } = words;
  switch (answer.kind) {
    case 'figures': {
      const { subject, figures, total } = answer;
      const more = figures.length < total ? [text(said.more(figures.length, total), words)] : [];
      const quoted = quotations(figures, words);
      return {
        title: said.heading(subject),
        blocks: [figureTable(figures, subject, words), ...more, ...quoted],
      };
    }
    case 'comparison': {
      const { topic, basis, rows } = answer;
      const cited = rows.flatMap(({ figures, target }) => [
        ...figures,
        ...(target ? [target] : []),
      ]);
      const shared = text(basis ? said.basis(basis) : '', words);
      const blocks = [shared, comparisonTable(rows, words), ...quotations(cited, words)];
      return { title: topic.name, blocks };
    }
    case 'indicators': {
      const list = answer.indicators.map((held) => item(said.held(held)));
      return { blocks: [text(said.indicators(answer), words), ...list] };
    }
    case 'document':
      return { blocks: [text(said.document(answer), words)] };
    case 'no_table':
      return { blocks: [text(said.noTable, words)] };
    case 'unknown_indicator':
      return { blocks: [text(said.unknownIndicator(answer), words)] };
    case 'no_figures':
      return { blocks: [text(said.noFigures(answer), words)] };
    case 'province_count':
      return { blocks: [text(said.provinceCount(answer), words)] };
  }
}

/** The newest figures of a province. */
export function profileBlocks(known: ProvinceFigures, words: Wording): Block[] {
  if (known.figures.length === 0) return [];
  const subject = { topics: [], provinces: [known.province] };
  const { markup } = figureTable(known.figures, subject, words);
  return [{ markup: lines([escaped(words.statistics.newest(known)), markup]) }];
}

/** A row a figure: what it is of and whose where the title does not say it, when, how much, and the code. */
function figureTable(
  figures: readonly CitedFigure[],
  subject: Parameters<typeof columnsFor>[1],
  words: Wording,
): Block {
  const { statistics: said } = words;
  const columns = columnsFor(figures, subject);
  const rows = figures.map((cited) => {
    const { figure, topic, citation, disputed } = cited;
    return [
      ...(columns.topic ? [topic.name] : []),
      ...(columns.place ? [said.place(figure)] : []),
      said.period(figure),
      [disputed ? '≠' : '', valueText(cited, words)].filter(Boolean).join(' '),
      figure.dimensions.join(', '),
      said.change(figure),
      citation.code,
    ];
  });
  return table(rows);
}

function comparisonTable(compared: readonly ComparedProvince[], words: Wording): Block {
  const { statistics: said } = words;
  const rows = compared.flatMap((row) => {
    const { figures, target, differs, partOf } = row;
    const province =
      partOf === undefined ? row.province : `${row.province} (${said.partOf(partOf)})`;
    if (figures.length === 0) return [[province, said.missing(row)]];
    return figures.map((cited, i) => [
      province,
      [cited.disputed ? '≠' : differs.length > 0 ? '*' : '', valueText(cited, words)]
        .filter(Boolean)
        .join(' '),
      // What all rows share stands above the table.
      differs.includes('period') ? said.period(cited.figure) : '',
      cited.figure.dimensions.join(', '),
      i === 0 && target ? said.target(target) : '',
      cited.citation.code,
    ]);
  });
  return table(rows);
}

/** Columns side by side where a phone has room for them, else a line for each row. */
function table(rows: readonly (readonly string[])[]): Block {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => wide(row[i]))),
  );
  const aligned = rows.map((row) =>
    row
      .map((cell, i) => ({ cell, width: widths[i] ?? 0 }))
      .filter(({ width }) => width > 0)
      .map(({ cell, width }) => cell + ' '.repeat(width - wide(cell)))
      .join(GAP)
      .trimEnd(),
  );
  const fits = aligned.every((row) => wide(row) <= PHONE && !row.includes('`'));
  if (fits && rows.length > 1) return { markup: codeBlock(aligned.join('\n')) };
  const list = rows.map(([first = '', ...others]) => {
    const rest = others.filter((cell) => cell !== '').map(escaped);
    return `- ${[bold(escaped(first)), ...rest].join(' · ')}`;
  });
  return { markup: lines(list) };
}

function wide(cell = ''): number {
  return [...cell.normalize('NFC')].length;
}

function valueText({ figure }: CitedFigure, { statistics: said }: Wording): string {
  const status = said.status(figure.status);
  return `${said.value(figure)}${status === '' ? '' : ` (${status})`}`;
}

/** Each quotation once, however many figures it states, under the province that it is about. */
function quotations(figures: readonly CitedFigure[], words: Wording): Block[] {
  const slices = new Map<string, CitedFigure[]>();
  for (const cited of figures) {
    const { article, start, end } = cited.citation;
    const key = `${article}:${start}:${end}`;
    slices.set(key, [...(slices.get(key) ?? []), cited]);
  }
  return [...slices.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    // Only where it states one of them does the mark say something.
    const block = quotation(first.citation, words, others.length === 0);
    return [{ ...block, heading: escaped(first.citation.province) }];
  });
}
