import { blockOf } from './blocks.ts';
import { isDocumentKind } from './furniture.ts';
import type { PageLine } from './page.ts';

/** What opens an item of a list: `-`, `+`, `1.`, `2.1.`, `a)`, `IV.`. */
export const ITEM =
  /^(?:[-–+*•●▪○]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s?(?=\D)|[a-zđ]\)\s|[IVX]{1,4}[.)-]\s)/u;
/** A row of a table, which ends with its line: between bars, or two numbers at least behind bars. */
export const ROW = /^\|.*\|$|(?:\s\|\s+\d[\d.,]*\s*%?(?=\s\||$)){2}/u;
/** `Ngân sách nhà nước     27,5 tỷ đồng`: a name and its value, set apart. */
const ALIGNED = /\S {3,}\d[\d.,]*(?: \S+){0,3}$/u;
/** A line that has come to an end. */
const ENDED = /[.!?…:;|]["”’')\]]*$/u;
/** A line that cannot be an end: a comma, or a word that something must follow. */
const DANGLING =
  /(?:[,–&]|(?<!\p{L})(?:và|của|các|những|về|là|với|cho|tại|trong|trên|từ|đến|do|theo|để|được|đã|sẽ|bằng|như|gồm|hoặc|cùng))$/iu;
/** Lines of saved mail and of PDF files are wrapped within these widths. */
const [NARROWEST, WIDEST] = [40, 160];
/** How many lines of a run reach its width when it is wrapped; the last of each paragraph does not. */
const WRAPPED_SHARE = 0.6;
/** Editors do not all break at the last word that fits. */
const RAGGED = 0.04;

/** Joins the lines into which an editor or a PDF has broken paragraphs. Lines of HTML are whole. */
export function unwrap(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = [];
  const width = wrapWidths(lines);
  for (const [i, line] of lines.entries()) {
    const before = joined.at(-1);
    const last = lines[i - 1];
    if (before && last && continues(last, line, width[i - 1] ?? 0)) {
      joined[joined.length - 1] = { ...before, text: `${before.text} ${line.text}` };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

/** For each line the width at which its run is wrapped, or else the whole page; 0 if neither is. */
function wrapWidths(lines: readonly PageLine[]): number[] {
  const ofPage = widthOf(lines);
  const widths = lines.map(() => ofPage);
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    while (end < lines.length && !lines[end]?.parted) end++;
    const own = widthOf(lines.slice(start, end));
    if (own > 0) widths.fill(own, start, end);
    start = end;
  }
  return widths;
}

/** The width of the longest line, if most lines that go on below are as long as it lets them be. */
function widthOf(lines: readonly PageLine[]): number {
  const width = lines.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  const inner = lines.filter((_, i) => lines[i + 1]?.parted === false);
  const full = lines.filter(
    ({ text }, i) => lines[i + 1]?.parted === false && reaches(text, lines[i + 1]?.text, width),
  );
  const wrapped = inner.length > 1 && full.length >= inner.length * WRAPPED_SHARE;
  return wrapped && width >= NARROWEST && width <= WIDEST ? width : 0;
}

/** Whether the next line's first word would not have fitted behind a line. */
function reaches(text: string, next: string | undefined, width: number): boolean {
  const word = next?.split(' ', 1)[0] ?? '';
  return next !== undefined && text.length + 1 + word.length > width * (1 - RAGGED);
}

function continues(line: PageLine, next: PageLine, width: number): boolean {
  if ([line, next].some(({ text }) => ROW.test(text) || ALIGNED.test(text))) return false;
  const ended = ENDED.test(line.text);
  const wrapped = !next.parted && width > 0 && reaches(line.text, next.text, width);
  const open = !ended && goesOn(line.text, next);
  if (!(wrapped || open) || ITEM.test(next.text)) return false;
  // Halves of a sentence can look like letterheads (`Sở Thông tin và Truyền thông / tổ chức ...`)
  // and names (`... của ngành / An Giang`).
  const half = !ended && (wrapped || /^\p{Ll}/u.test(next.text));
  return isText(line, half) && isText(next, half);
}

function goesOn(text: string, next: PageLine): boolean {
  if (/^\p{Ll}/u.test(next.text)) return DANGLING.test(text) || text.split(' ', 4).length === 4;
  return !next.parted && text.length >= NARROWEST && DANGLING.test(text);
}

function isText(line: PageLine, half: boolean): boolean {
  const { kind, date, byline, role, text } = blockOf(line);
  if (date || role || isDocumentKind(text)) return false;
  return half ? ['text', 'letterhead', 'section'].includes(kind) : kind === 'text' && !byline;
}
