import type { Slice } from '../../text/sentences.ts';
import { bareHead, captionOf, isAim, isMute, nameIn, saysNothing, unitIn } from './heads.ts';

/**
 * One value of a table, read as a sentence of its own. Its slice ends with the value and is as long as
 * `read`, so that offsets of the value count in both.
 */
export interface Cell extends Slice {
  /** The heads of its column, the names of its row and the value: `Tỷ lệ hồ sơ trực tuyến, 2011: 84,6`. */
  readonly read: string;
  /** From the head to the row, or the row alone where that is too long to be shown. */
  readonly quoted: Slice;
  /** Where the value begins in `read`. */
  readonly value: number;
  /** `%` of `Tỷ lệ hồ sơ trực tuyến (%)`; `hạng` in a column of places in a ranking. */
  readonly unit?: string;
  /** It stands in a column of what is planned. */
  readonly aim: boolean;
  /** What its row is called in `read`, in a table with a row for each district or commune. */
  readonly place?: Slice;
  /** Nothing but the caption of the table says what is measured. */
  readonly unnamed: boolean;
}

/** `| a | b |`, and `a | b` as tables of web pages are saved. */
const BARRED = /^\|.*\|$|\S \| \S/u;
/** As tables are pasted. */
const TABBED = /\S *\t\s*\S/u;
/** The longest way from a head to a row that is shown with it. */
const LONGEST = 400;
const RULE = /^[|\s:-]+$/u;
const LABEL = /\p{L}|^\s*(?:19|20)\d\d\s*$/u;
/** The number of a row, in a column of its own. */
const ORDINAL = /^(?:[ivx]+|[a-zđ])[.)]?$/u;
/** The number or dash that the name of a row begins with. */
const NUMBERED =
  /^[\s*]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[IVX]+[.)]|[a-zđ]\)|[-+–•])\s+)?/u;
const VALUE = /^[\s*]*\d[\d.,]*(?:\/\d+)?(?:\s|%|\*|$)/u;
/** The head of a column that tells the unit of each row. */
const UNITS = /^(?:đơn vị(?: tính)?|đvt)$/u;
/** `Trong đó: di động`: a part of what the column to its left, or the row above it, is of. */
const PART_OF = /^(?:[-+–•]\s*)?trong đó/u;
/** What the row is called that sums the others up. */
const TOTAL = /^(?:tổng(?: số| cộng)?|cộng|chung|toàn (?:tỉnh|ngành|thành phố)|cả tỉnh)\s*:?$/u;
/** The head of a column of districts or communes. */
const PLACES =
  /^(?:tên\s+)?(?:(?:quận|huyện|xã|phường|thị xã|thị trấn|thành phố|địa phương|địa bàn|đơn vị hành chính)(?:[\s,/-]+|$))+$/u;

/** Whether a line is the row of a table. */
export function isRow(line: string): boolean {
  const text = line.trim();
  return BARRED.test(text) || TABBED.test(text);
}

/**
 * The values of a table, row by row; none where the first row is no head. Rows of another number of
 * columns are left out.
 * @param above the lines above the table, the nearest last: they may tell the unit of all
 */
export function cellsOf(body: string, rows: readonly Slice[], above: readonly string[]): Cell[] {
  const text = ({ start, end }: Slice): string => bareHead(body.slice(start, end));
  const lines = rows
    .filter(({ start, end }) => !RULE.test(body.slice(start, end)))
    .map((row) => ({ ...row, cells: columns(body, row) }));
  const heads = headsOf(body, lines);
  if (heads === undefined) return [];
  const caption = captionOf(above);
  const units = heads.columns.findIndex((head) => head.some((at) => UNITS.test(text(at))));
  const cells: Cell[] = [];
  /** What the rows below stand under: a row without values, the row that `Trong đó` is a part of. */
  let [section, whole]: (Slice | undefined)[] = [];
  for (const { end, cells: columns } of lines.slice(heads.rows)) {
    const row = padded(columns, heads.columns.length, end);
    const first = row.findIndex(
      (at) => LABEL.test(body.slice(at.start, at.end)) && !ORDINAL.test(text(at)),
    );
    const label = row[first] && trimmed(body, row[first] as Slice);
    if (label === undefined || row.length !== heads.columns.length) continue;
    if (row.every((at, k) => k <= first || text(at) === '')) {
      section = label;
      continue;
    }
    const name = text(label);
    const isPart = PART_OF.test(name);
    if (!isPart) whole = label;
    const under = [section, isPart ? whole : undefined].filter((at) => at !== undefined);
    const ofRow = row[units] && text(row[units]);
    const isPlace = heads.columns[first]?.some((at) => PLACES.test(text(at))) && !TOTAL.test(name);
    row.forEach((value, k) => {
      const head = heads.columns[k] ?? [];
      if (k <= first || !VALUE.test(body.slice(value.start, value.end))) return;
      if (head.some((at) => isMute(text(at)))) return;
      const aim = head.some((at) => isAim(text(at)));
      // `Kế hoạch 2025` leaves its year behind.
      const told = head.map((at) => (isAim(text(at)) ? yearOf(body, at) : at));
      const ahead = [...told.filter((at) => at !== undefined), ...under];
      // `Tổng cộng` names no more than the head above it, if that names anything.
      const isSum = TOTAL.test(name) && !ahead.every((at) => saysNothing(text(at)));
      const said = isSum ? ahead : [...ahead, label];
      const unit = ofRow || unitIn([...said, ...head].map(text)) || caption.unit;
      const title = said.map((at) => written(body, withoutUnit(body, at))).join(', ');
      const figure = body.slice(value.start, value.end).trimEnd().replaceAll('*', ' ');
      const read = `${title}: ${figure}`;
      const start = value.start - (read.length - figure.length);
      // The names stand ahead of the value, each with a mark behind it.
      if (start < 0) return;
      const from = title.length - written(body, withoutUnit(body, label)).length;
      cells.push({
        ...{ start, end: start + read.length, read, value: value.start - start },
        quoted: quotable({ start: heads.start, end }, { start: label.start, end }, value),
        ...{ aim, unnamed: said.every((at) => saysNothing(text(at)) || (isPlace && at === label)) },
        ...(unit ? { unit } : {}),
        ...(isPlace ? { place: { start: from, end: title.length } } : {}),
      });
    });
  }
  return cells;
}

interface Row extends Slice {
  readonly cells: readonly Slice[];
}

interface Heads {
  readonly start: number;
  /** How many rows they take up. */
  readonly rows: number;
  /** Of each column: its head with those above it, and those of which it is a part. */
  readonly columns: readonly (readonly Slice[])[];
}

/** The heads of the columns: one row, or two of which the first spans columns of the second. */
function headsOf(body: string, [first, second]: readonly Row[]): Heads | undefined {
  if (first === undefined) return undefined;
  const text = ({ start, end }: Slice): string => bareHead(body.slice(start, end));
  // `Tên đơn vị: ...` tells something itself.
  if (text(first.cells[0] as Slice).endsWith(':')) return undefined;
  const named = (row: Row): boolean => row.cells.slice(1).every((at) => LABEL.test(text(at)));
  const own = trimmedAll(body, first.cells);
  if (named(first)) {
    const columns = own.map((_, k) => above(own, k, text));
    return { start: first.start, rows: 1, columns };
  }
  const spans = own.map((_, k) => own.slice(0, k + 1).findLast((at) => text(at) !== ''));
  const isSecond =
    second?.cells.length === own.length &&
    named(second) &&
    own.slice(1).every((at) => text(at) === '' || LABEL.test(text(at)));
  if (!isSecond) return undefined;
  const below = trimmedAll(body, second.cells);
  const columns = below.map((at, k) => [spans[k] ?? at, at].filter((slice) => text(slice) !== ''));
  return { start: first.start, rows: 2, columns };
}

/** The head of a column, with that of the column of which it is a part. */
function above(heads: readonly Slice[], k: number, text: (at: Slice) => string): Slice[] {
  const own = heads[k];
  if (own === undefined) return [];
  return PART_OF.test(text(own)) && k > 0 ? [...above(heads, k - 1, text), own] : [own];
}

function columns(body: string, { start, end }: Slice): Slice[] {
  const mark = body.slice(start, end).includes('|') ? /\|/gu : /\t/gu;
  const bars = [...body.slice(start, end).matchAll(mark)].map(({ index }) => start + index);
  // A bar at one end alone is that of an empty cell.
  const isBarred = body.charAt(start) === '|' && body.charAt(end - 1) === '|';
  const edges = isBarred ? bars : [start - 1, ...bars, end];
  return edges.slice(1).map((edge, k) => ({ start: (edges[k] as number) + 1, end: edge }));
}

/** Empty cells at the end of a pasted row are cut off with its white space. */
function padded(cells: readonly Slice[], count: number, end: number): readonly Slice[] {
  const missing = Math.max(0, count - cells.length);
  return [...cells, ...Array.from({ length: missing }, () => ({ start: end, end }))];
}

/** A cell without the white space, the marks of bold type and the number around its text. */
function trimmed(body: string, { start, end }: Slice): Slice {
  const text = body.slice(start, end);
  const from = start + (NUMBERED.exec(text)?.[0].length ?? 0);
  const to = start + text.replace(/[\s*]+$/u, '').length;
  return from < to ? { start: from, end: to } : { start, end: Math.max(start, to) };
}

function trimmedAll(body: string, cells: readonly Slice[]): Slice[] {
  return cells.map((cell) => trimmed(body, cell));
}

/** A head or a name without its unit. */
function withoutUnit(body: string, { start, end }: Slice): Slice {
  const written = body.slice(start, end);
  return { start, end: start + nameIn(written).length };
}

const YEAR = /(?:quý|tháng|năm|6 tháng|9 tháng)?[\s\p{L}/\d]*(?:19|20)\d\d/iu;

/** The time in the head of a column. */
function yearOf(body: string, { start, end }: Slice): Slice | undefined {
  const time = YEAR.exec(body.slice(start, Math.min(end, start + LONGEST)));
  return time === null
    ? undefined
    : { start: start + time.index, end: start + time.index + time[0].length };
}

/** As much of a table as is shown with a value: from the head on, its row, or the end of that. */
function quotable(all: Slice, row: Slice, value: Slice): Slice {
  const whole = [all, row].find(({ start, end }) => end - start <= LONGEST);
  return whole ?? { start: Math.max(row.start, value.end - LONGEST), end: value.end };
}

/** What a cell says, without the marks of bold type. */
function written(body: string, { start, end }: Slice): string {
  return body.slice(start, end).replaceAll('*', '').trim();
}
