/** A piece of a text, `text.slice(start, end)`; offsets are UTF-16 units. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Words that are written with a full stop and do not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s([“"'.,:;])(?:TP|Tp|tp|TX|Tx|tx|Th|Ths|ThS|TS|Ts|PGS|GS|BS|KS|Đ\/c|đ\/c|Đc|No|Tr|tr|vd|VD|v\.v|Mr|Ms|Dr|St|\p{Lu})$/u;
/** All that stands before a full stop that belongs to the number of a list item: `1`, `2.1`, `IV`, `a`. */
const LIST_NUMBER = /^[\s\-–+*•]*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[a-zđ])$/u;
/** A mark that can end a sentence, with what may close behind it. */
const END = /\.\/\.|[.!?…]+["”’')\]]*/gu;
/** A list that starts right behind a colon. */
const LIST_START = /:(?=\s*\d{1,2}\.\s*\p{Lu})/gu;

/**
 * The sentences of a text, in order and without the white space between them. A line break always
 * ends one; so does the end of an official text, `./.`. What is between two of them is white space.
 */
export function sentences(text: string): Slice[] {
  const found: Slice[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    cutLine(text, start, end, found);
    start = end + 1;
  }
  return found;
}

function cutLine(text: string, lineStart: number, lineEnd: number, found: Slice[]): void {
  const line = text.slice(lineStart, lineEnd);
  const lists = [...line.matchAll(LIST_START)].map((match) => match.index + 1);
  const cuts = [...lists];
  let from = 0;
  for (const match of line.matchAll(END)) {
    const cut = match.index + match[0].length;
    const list = lists.findLast((start) => start <= match.index) ?? 0;
    if (!endsSentence(line, Math.max(from, list), match.index, match[0], cut)) continue;
    cuts.push(cut);
    from = cut;
  }
  let start = 0;
  for (const cut of [...cuts.sort((a, b) => a - b), line.length]) {
    push(text, lineStart + start, lineStart + cut, found);
    start = cut;
  }
}

function endsSentence(
  line: string,
  from: number,
  at: number,
  mark: string,
  behind: number,
): boolean {
  if (mark.startsWith('./.')) return true;
  const before = line.slice(from, at);
  const after = line.slice(behind, behind + 3);
  const glued = /^\p{Lu}[\p{Ll}\p{M}]/u.test(after);
  const spaced = /^\s+(?:$|[\p{Lu}\p{N}"“‘'([•+–-])/u.test(after);
  if (!glued && !spaced) return false;
  if (mark.startsWith('.') && !mark.startsWith('..')) {
    if (LIST_NUMBER.test(before)) return false;
    if (ABBREVIATION.test(before)) return false;
    if (glued && !/[\p{Ll}\p{M}\d)”"%]$/u.test(before)) return false;
  }
  return true;
}

function push(text: string, start: number, end: number, found: Slice[]): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  if (to > from) found.push({ start: from, end: to });
}

/** The paragraphs of a text: what empty lines part. The items of a list are lines of one paragraph. */
export function paragraphs(text: string): Slice[] {
  const found: Slice[] = [];
  let start = 0;
  for (const match of text.matchAll(/\n[^\S\n]*\n\s*/gu)) {
    push(text, start, match.index, found);
    start = match.index + match[0].length;
  }
  push(text, start, text.length, found);
  return found;
}

/** Whether a slice lies within another one. */
export function isWithin(inner: Slice, outer: Slice): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
