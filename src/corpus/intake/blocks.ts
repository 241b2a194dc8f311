import { folded } from '../../text/fold.ts';
import { type DateLine, dateLineOf } from './dates.ts';
import { kindOf, type LineKind } from './furniture.ts';
import { type Byline, bylineOf } from './names.ts';
import type { PageLine } from './page.ts';

/** A line or joined paragraph of a page with what it is by itself. */
export interface Block extends PageLine {
  readonly kind: LineKind;
  readonly date?: DateLine;
  readonly byline?: Byline;
  /** Its letters and digits alone, by which repetitions are known. */
  readonly key: string;
  /** How many words of running text it is; 0 for headings, captions and menus. */
  readonly prose: number;
}

/** Judges a line of a page by itself. */
export function blockOf(line: PageLine): Block {
  const measured = { ...line, key: keyOf(line.text), prose: proseIn(line.text) };
  // A date comes first: `25/09/2023 - Lượt xem: 412` is more than a counter.
  const date = dateLineOf(line.text);
  if (date) return { ...measured, kind: 'text', date };
  const kind = kindOf(line.text);
  const byline = kind === 'text' || kind === 'section' ? bylineOf(line.text) : undefined;
  return { ...measured, kind, ...(byline ? { byline } : {}) };
}

/** What lines share that differ in case, diacritics, punctuation and white space alone. */
export function keyOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A sentence at least, as against headings, captions and menus. */
const [SENTENCE, PARAGRAPH] = [9, 30];

function proseIn(text: string): number {
  const words = wordsOf(text).length;
  const running = words >= PARAGRAPH || (words >= SENTENCE && /[.!?…]["”’)\]]*$/u.test(text));
  return running ? words : 0;
}

/** The words of a text, split at white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
