import { kindOf } from './furniture.ts';

/*
 * Tables of which a page was saved with each cell on a line of its own: the heads, then row by row.
 * How many columns there are is told by the heads up to the first number of a row, or, in a table whose
 * rows are not numbered, by the values behind each name. What does not fit is left as it is.
 */

/** A row of a table with the lines that it takes up, the one behind its last cell included. */
export interface FlatRow {
  readonly cells: readonly string[];
  readonly end: number;
}

/** A line with text, and where it stands among all. */
interface Cell {
  readonly text: string;
  readonly at: number;
}

/** Longer lines are sentences. */
const LONGEST_CELL = 90;
/** More columns are no table that was flattened, but a list. */
const [FEWEST_COLUMNS, MOST_COLUMNS] = [3, 12];
/** Rows that tell a table from a list by chance. */
const FEWEST_ROWS = 2;
const NUMBER_HEAD = /^(?:stt|tt|số tt|số thứ tự)\.?$/iu;
const ORDINAL = /^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-ZĐ]|[a-zđ]|[-+–])[.)]?$/u;
/** A number, or what stands for none. */
const VALUE = /^(?:[-+–]?\d[\d.,]*(?:\s?\/\s?\d[\d.,]*)?\s*%?|[-–x…]|\.{2,})$/u;
const TEXT = /\p{L}{2}|^%$/u;
/** The head of the column that tells the unit of each row. */
const UNIT_HEAD = /^(?:đơn vị(?: tính)?|đvt)$/iu;
/** Without numbers of rows the heads must read as such. */
const MEASURED =
  /(?:19|20)\d\d|\(|(?<!\p{L})(?:số|tỷ lệ|doanh thu|tổng|kế hoạch|thực hiện|kết quả|chỉ tiêu|ước|điểm|hạng|quý|tháng|năm)(?!\p{L})/iu;
const TOTAL = /^(?:tổng|cộng|toàn tỉnh|cả tỉnh)(?!\p{L})/iu;
const SENTENCE_END = /[.!?;:…]$/u;

/** The rows of all flattened tables among the lines of a page, by the line that each begins with. */
export function flattenedRows(lines: readonly string[]): ReadonlyMap<number, FlatRow> {
  const found = new Map<number, FlatRow>();
  const cells = lines.flatMap((line, at): Cell[] => {
    const text = line.replaceAll('\t', ' ').trim();
    return text === '' ? [] : [{ text, at }];
  });
  for (let i = 0; i < cells.length; ) {
    const rows = numberedTable(cells, i) ?? namedTable(cells, i);
    if (rows === undefined) {
      i++;
      continue;
    }
    for (const row of rows) {
      const [first, last] = [row[0], row.at(-1)] as [Cell, Cell];
      found.set(first.at, { cells: row.map(({ text }) => text), end: last.at + 1 });
    }
    i += rows.reduce((sum, row) => sum + row.filter(({ text }) => text !== '').length, 0);
  }
  return found;
}

/** The rows, heads included, of a table from cell `i` on whose rows are numbered. */
function numberedTable(cells: readonly Cell[], i: number): Cell[][] | undefined {
  if (!NUMBER_HEAD.test(cells[i]?.text ?? '')) return undefined;
  let body = i + 1;
  while (isHead(cells[body]) && !ORDINAL.test(cells[body]?.text ?? '')) body++;
  const columns = body - i;
  if (columns < FEWEST_COLUMNS || columns > MOST_COLUMNS) return undefined;
  const rows = [cells.slice(i, body)];
  let full = 0;
  for (let at = body; ; ) {
    const [first, name] = [cells[at], cells[at + 1]];
    const isTotal = isText(first) && TOTAL.test(first?.text ?? '');
    const isNumbered = ORDINAL.test(first?.text ?? '') && isText(name);
    if (first === undefined || !(isNumbered || isTotal)) break;
    const length = rowLength(cells, at, isTotal ? columns - 1 : columns);
    const row = cells.slice(at, at + length);
    if (isTotal && length === columns - 1) rows.push([{ text: '', at: first.at }, ...row]);
    else if (!isTotal && length === columns) rows.push(row);
    // `I / Bưu chính`: a heading over the rows below it.
    else if (!isTotal && length === 2) rows.push(padded(row, columns));
    else break;
    if (length > 2) full++;
    at += length;
  }
  return full >= FEWEST_ROWS ? rows : undefined;
}

/** How many cells there are from a row's first one up to the number of the next, `most` at most. */
function rowLength(cells: readonly Cell[], at: number, most: number): number {
  const ordinal = (cells[at]?.text ?? '').replace(/[.)]$/u, '');
  let length = 1;
  while (length < most) {
    const [cell, next] = [cells[at + length], cells[at + length + 1]];
    if (cell === undefined || !isCell(cell)) break;
    // `I / Bưu chính / 1 / Doanh thu`, `2 / Hạ tầng / 2.1 / Trạm`: the row below a heading.
    const counts = cell.text.startsWith(`${ordinal}.`) || !/^\d/u.test(ordinal);
    const isNumber = VALUE.test(cell.text) ? counts && length === 2 : length > 1;
    if (isNumber && ORDINAL.test(cell.text) && isText(next)) break;
    length++;
  }
  return length;
}

/** The rows, heads included, of a table from cell `i` on that has names in its first column and values behind. */
function namedTable(cells: readonly Cell[], i: number): Cell[][] | undefined {
  let first = i;
  while (isHead(cells[first]) && first - i <= MOST_COLUMNS) first++;
  const values = run(cells, first);
  if (values < FEWEST_COLUMNS - 1 || first === i) return undefined;
  const hasUnits = cells.slice(i, first).some(({ text }) => UNIT_HEAD.test(text));
  const names = hasUnits ? 2 : 1;
  const columns = names + values;
  // The heads, and the names of the first row behind them.
  if (first - i !== columns + names) return undefined;
  const heads = cells.slice(i, i + columns);
  if (!heads.slice(1).some(({ text }) => MEASURED.test(text))) return undefined;
  const rows = [heads];
  for (let at = i + columns; ; at += columns) {
    const row = cells.slice(at, at + columns);
    const fits =
      row.length === columns &&
      row.slice(0, names).every(isText) &&
      kindOf(row[0]?.text ?? '') === 'text' &&
      row.slice(names).every(({ text }) => VALUE.test(text));
    if (!fits) break;
    rows.push(row);
  }
  return rows.length > FEWEST_ROWS ? rows : undefined;
}

/** How many values stand below each other from cell `at` on. */
function run(cells: readonly Cell[], at: number): number {
  let length = 0;
  while (VALUE.test(cells[at + length]?.text ?? '')) length++;
  return length;
}

function isCell({ text }: Cell): boolean {
  return text.length <= LONGEST_CELL && (VALUE.test(text) || isText({ text }));
}

/** Whether a cell is a name, a unit or a note. */
function isText(cell: Pick<Cell, 'text'> | undefined): boolean {
  const { text = '' } = cell ?? {};
  if (text.length > LONGEST_CELL || !TEXT.test(text) || VALUE.test(text)) return false;
  return !SENTENCE_END.test(text) && !text.includes('|');
}

/** The head of a column may be a year. */
function isHead(cell: Pick<Cell, 'text'> | undefined): boolean {
  return isText(cell) || /^(?:19|20)\d\d$/u.test(cell?.text ?? '');
}

function padded(row: readonly Cell[], columns: number): Cell[] {
  const { at } = row.at(-1) as Cell;
  return [...row, ...Array.from({ length: columns - row.length }, () => ({ text: '', at }))];
}
