import type { Slice } from '../../text/sentences.ts';

/** One value of a table, read as a sentence of its own; its slice goes from the head to the row. */
export interface Cell extends Slice {
  /** The slice with all blanked but the value, its row's label and its column's head. */
  readonly read: string;
  /** `%` of `Tỷ lệ hồ sơ trực tuyến (%)`. */
  readonly unit?: string;
}

/** `| a | b |`, and `a | b` as tables of web pages are saved. */
const ROW = /^\|.*\|$|\S \| \S/u;
const RULE = /^[|\s:-]+$/u;
const LABEL = /\p{L}|^\s*(?:19|20)\d\d\s*$/u;

const VALUE = /^\s*\d[\d.,]*(?:\s|%|$)/u;
const UNIT = /\((?:đơn vị(?: tính)?\s*:\s*)?(?<unit>%|\p{L}[\p{L}\s/%]*)\)\s*$/iu;
/** The head of a column that tells the unit of each row. */
const UNITS = /^\s*(?:đơn vị(?: tính)?|đvt)\s*$/iu;
/** `Trong đó: di động`: a part of what the column to its left is of. */
const PART_OF = /^\s*trong đó/iu;

/** Whether a line is the row of a table. */
export function isRow(line: string): boolean {
  return ROW.test(line.trim());
}

/** The values of a table, row by row; none where the first row is no head. Rows with other columns are left out. */
export function cellsOf(body: string, rows: readonly Slice[]): Cell[] {
  const [head, ...others] = rows.filter(({ start, end }) => !RULE.test(body.slice(start, end)));
  if (head === undefined) return [];
  const heads = columns(body, head);
  if (!heads.slice(1).every(({ start, end }) => LABEL.test(body.slice(start, end)))) return [];
  const units = heads.findIndex(({ start, end }) => UNITS.test(body.slice(start, end)));
  return others.flatMap((row) => {
    const cells = columns(body, row);
    const unit = cells[units];
    const label = cells.findIndex(({ start, end }) => LABEL.test(body.slice(start, end)));
    if (label === -1 || cells.length !== heads.length) return [];
    return cells.flatMap((cell, k) => {
      if (k <= label || !VALUE.test(body.slice(cell.start, cell.end))) return [];
      const names = [...above(body, heads, k), cells[label] as Slice];
      const ofRow = unit && body.slice(unit.start, unit.end).trim();
      return [read(body, { start: head.start, end: row.end }, names, cell, ofRow)];
    });
  });
}

/** The head of a column, with that of the column of which it is a part. */
function above(body: string, heads: readonly Slice[], k: number): Slice[] {
  const own = heads[k];
  if (own === undefined) return [];
  const isPart = PART_OF.test(body.slice(own.start, own.end));
  return isPart && k > 0 ? [...above(body, heads, k - 1), own] : [own];
}

function columns(body: string, { start, end }: Slice): Slice[] {
  const bars = [...body.slice(start, end).matchAll(/\|/gu)].map(({ index }) => start + index);
  const edges = body.charAt(start) === '|' ? bars : [start - 1, ...bars, end];
  return edges.slice(1).map((edge, k) => ({ start: (edges[k] as number) + 1, end: edge }));
}

function read(
  body: string,
  { start, end }: Slice,
  names: readonly Slice[],
  value: Slice,
  ofRow: string | undefined,
): Cell {
  const letters = [...' '.repeat(end - start)];
  for (const slice of [...names, value])
    for (let at = slice.start; at < slice.end; at++) letters[at - start] = body.charAt(at);
  // `2011, Tỷ lệ hồ sơ trực tuyến: 84,6`
  for (const name of names) letters[name.end - start] = ',';
  letters[value.start - 1 - start] = ':';
  const unit =
    ofRow ??
    names
      .map((name) => UNIT.exec(body.slice(name.start, name.end))?.groups?.unit)
      .findLast((found) => found !== undefined);
  return { start, end, read: letters.join(''), ...(unit ? { unit } : {}) };
}
