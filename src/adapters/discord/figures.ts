import type { Citation } from '../../bot/citation.ts';
import { columnsFor } from '../../bot/statistics/columns.ts';
import type {
  CitedFigure,
  ComparedProvince,
  ProvinceFigures,
  StatisticsAnswer,
} from '../../bot/statistics/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { type Block, type Content, item, quotation, text } from './blocks.ts';
import { bold, codeBlock, escaped } from './markup.ts';

/** Columns of letters that a phone shows in a row of a code block. */
const PHONE = 34;
const GAP = '  ';
/** So many of them have room in every kind of message. */
const ROWS_A_BLOCK = 30;

/** An answer of the statistics commands: a table, and the words that its figures were read from. */
export function statisticsContent(answer: StatisticsAnswer, words: Wording): Content {
  const { statistics: said } = words;
  switch (answer.kind) {
    case 'figures': {
      const { subject, figures, total, chart } = answer;
      const more = figures.length < total ? [text(said.more(figures.length, total), words)] : [];
      const quoted = quotations(figures, words);
      return {
        title: said.heading(subject),
        blocks: [...figureTable(figures, subject, words), ...more, ...quoted],
        ...(chart && { chart }),
      };
    }
    case 'comparison': {
      const { topic, basis, rows, chart } = answer;
      const cited = rows.flatMap(({ figures, target }) => [
        ...figures,
        ...(target ? [target] : []),
      ]);
      const shared = text(basis ? said.basis(basis) : '', words);
      const blocks = [shared, ...comparisonTable(rows, words), ...quotations(cited, words)];
      return { title: topic.name, blocks, ...(chart && { chart }) };
    }
    case 'indicators': {
      const list = answer.indicators.map((held) => item(said.held(held)));
      return { blocks: [text(said.indicators(answer), words), ...list] };
    }
    case 'document': {
      const file = { name: answer.name, content: Buffer.from(answer.content, 'utf8') };
      return { blocks: [text(said.document(answer), words)], file };
    }
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
  return [
    text(words.statistics.newest(known), words),
    ...figureTable(known.figures, subject, words),
  ];
}

/** A row a figure: what it is of and whose where the title does not say it, when, how much, and the code. */
function figureTable(
  figures: readonly CitedFigure[],
  subject: Parameters<typeof columnsFor>[1],
  words: Wording,
): Block[] {
  const { statistics: said } = words;
  const columns = columnsFor(figures, subject);
  const rows = figures.map((cited) => {
    const { figure, topic, citation, disputed } = cited;
    const cells = [
      ...(columns.topic ? [topic.name] : []),
      ...(columns.place ? [said.place(figure)] : []),
      said.period(figure),
      marked(disputed ? '≠' : '', valueText(cited, words)),
      figure.dimensions.join(', '),
      said.change(figure),
      citation.code,
    ];
    return { cells, citation };
  });
  return table(rows);
}

function comparisonTable(compared: readonly ComparedProvince[], words: Wording): Block[] {
  const { statistics: said } = words;
  const rows = compared.flatMap((row): Row[] => {
    const { figures, target, differs, partOf } = row;
    const province =
      partOf === undefined ? row.province : `${row.province} (${said.partOf(partOf)})`;
    if (figures.length === 0) return [{ cells: [province, said.missing(row)] }];
    return figures.map((cited, i) => {
      const { figure, citation, disputed } = cited;
      const cells = [
        province,
        marked(disputed ? '≠' : differs.length > 0 ? '*' : '', valueText(cited, words)),
        // What all rows share stands above the table.
        differs.includes('period') ? said.period(figure) : '',
        figure.dimensions.join(', '),
        i === 0 && target ? said.target(target) : '',
        citation.code,
      ];
      return { cells, citation };
    });
  });
  return table(rows);
}

interface Row {
  readonly cells: readonly string[];
  /** What states it. */
  readonly citation?: Citation;
}

/** Columns side by side where a phone has room for them, else a line for each row. */
function table(rows: readonly Row[]): Block[] {
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map(({ cells }) => wide(cells[i]))),
  );
  const aligned = rows.map(({ cells }) =>
    cells
      .map((cell, i) => ({ cell, width: widths[i] ?? 0 }))
      .filter(({ width }) => width > 0)
      .map(({ cell, width }) => cell + ' '.repeat(width - wide(cell)))
      .join(GAP)
      .trimEnd(),
  );
  const fits = aligned.every((row) => wide(row) <= PHONE && !row.includes('`'));
  if (fits && rows.length > 1) {
    const starts = aligned.flatMap((_, i) => (i % ROWS_A_BLOCK === 0 ? [i] : []));
    return starts.map((from) => ({
      markup: codeBlock(aligned.slice(from, from + ROWS_A_BLOCK).join('\n')),
    }));
  }
  return rows.map(({ cells: [first = '', ...others], citation }) => {
    const rest = others.filter((cell) => cell !== '').map(escaped);
    const markup = `- ${[bold(escaped(first)), ...rest].join(' · ')}`;
    return { markup, ...(citation && { citation }) };
  });
}

function wide(cell = ''): number {
  return [...cell.normalize('NFC')].length;
}

/** A value with its mark before it, where it has one. */
function marked(mark: string, value: string): string {
  return mark === '' ? value : `${mark} ${value}`;
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
