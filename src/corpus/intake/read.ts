import { checkLength, decodePage } from './decode.ts';
import { flattenedRows } from './flattened.ts';
import { readHtml } from './html.ts';
import type { Page, PageLine } from './page.ts';

/**
 * Reads a saved page of text or HTML.
 * @throws {PageError} when the file is no page that can be read
 */
export function readPage(bytes: Uint8Array): Page {
  const { text, format } = decodePage(bytes);
  return format === 'html' ? readHtml(text) : { format, lines: linesOf(text), stated: {} };
}

function linesOf(text: string): PageLine[] {
  const lines: PageLine[] = [];
  let parted = false;
  const written = text.split('\n');
  const pasted = pastedRows(written);
  const flattened = flattenedRows(written.map((line, index) => (pasted.has(index) ? '|' : line)));
  let end = 0;
  for (const [index, raw] of written.entries()) {
    if (index < end) continue;
    const row = flattened.get(index);
    end = row?.end ?? 0;
    const cells = row?.cells ?? (pasted.has(index) ? cellsOf(raw) : undefined);
    const line = cells ? barred(cells) : raw.replaceAll('\t', ' ').trim();
    if (line === '') {
      parted = true;
    } else {
      lines.push({ text: line, number: index + 1, parted });
      parted = false;
    }
  }
  checkLength(lines);
  return lines;
}

/** `1.` before a tab is the number of an item. */
const ITEM_NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-–+*•]|[a-zđ]\)|[IVX]{1,4}[.)]?)$/u;

/** The lines that are rows of tables pasted from a spreadsheet: two or more on end, with figures behind names. */
function pastedRows(lines: readonly string[]): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && isTabbed(lines[end] as string)) end++;
    const table = lines.slice(start, end);
    const counts = table.some((line) =>
      cellsOf(line)
        .slice(1)
        .some((cell) => /^\d/u.test(cell)),
    );
    if (table.length > 1 && counts) for (let at = start; at < end; at++) rows.add(at);
    start = Math.max(end, start + 1);
  }
  return rows;
}

function isTabbed(line: string): boolean {
  const [first = '', ...others] = cellsOf(line.trimEnd());
  const text = others.filter((cell) => cell !== '');
  return text.length > 0 && !first.endsWith(':') && !(ITEM_NUMBER.test(first) && text.length < 2);
}

function cellsOf(line: string): string[] {
  return line.split('\t').map((cell) => cell.trim());
}

/** Bars keep the columns apart where tabs are taken for spaces. */
function barred(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
