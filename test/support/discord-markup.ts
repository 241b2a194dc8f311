/**
 * Reads Discord's markup the way its client does, as far as is known: the rules stand in no document
 * of Discord's; they were taken from what is written about its client and from parsers that follow it.
 * Where accounts differ, both ways of reading count as markup.
 */

/** A piece of what is shown. */
export interface Shown {
  readonly text: string;
  /** What it is shown as: `bold`, `quote`, `link`, `mention` ..., the outermost first. */
  readonly styles: readonly string[];
  /** Where a link leads. */
  readonly target?: string;
}

/** How a markup is shown, piece by piece. Pieces with the same styles are not joined. */
export function shownPieces(markup: string): readonly Shown[] {
  // Spaces before the end of a line are dropped, as those around a message are.
  return read(markup.trim().replace(/ +(?=\n)/g, ''), [], { atLineStart: true, inQuote: false });
}

/** The letters that are shown, without their styles. */
export function shownText(markup: string): string {
  return shownPieces(markup)
    .map(({ text }) => text)
    .join('');
}

interface Place {
  readonly atLineStart: boolean;
  readonly inQuote: boolean;
}

interface Rule {
  readonly style: string;
  readonly pattern: RegExp;
  /** At the beginning of a line only. */
  readonly line?: true;
  /** What is shown: a group that is read on, or a text that stands for it. */
  readonly inner?: number;
  readonly shows?: (match: RegExpExecArray) => string;
}

/** In the order in which they are tried at every place. */
const RULES: readonly Rule[] = [
  { style: 'heading', pattern: /(#{1,3})\s+(?!#)([^\n]+)\n?/y, line: true, inner: 2 },
  { style: 'subtext', pattern: /-# +(?!-#)([^\n]+)\n?/y, line: true, inner: 1 },
  {
    style: 'item',
    pattern: /(?:[-*+]|\d+\.) +([^\n]+(?:\n {2,}[^\n]+)*)\n?/y,
    line: true,
    inner: 1,
  },
  {
    style: 'codeblock',
    pattern: /```(?:[\w+\-.]*\n)?([\s\S]*?[^\n][\s\S]*?)```/y,
    shows: ([, code = '']) => code,
  },
  { style: 'code', pattern: /(`+)([\s\S]+?)(?<!`)\1(?!`)/y, shows: ([, , code = '']) => code },
  { style: 'bold', pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, inner: 1 },
  { style: 'underline', pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, inner: 1 },
  { style: 'italic', pattern: /\*(?!\s)((?:\\[\s\S]|\*\*|[^*\\])+?)\*(?!\*)/y, inner: 1 },
  { style: 'italic', pattern: /_((?:\\[\s\S]|__|[^_\\])+?)_(?![a-zA-Z0-9_])/y, inner: 1 },
  { style: 'strike', pattern: /~~([\s\S]+?)~~/y, inner: 1 },
  { style: 'spoiler', pattern: /\|\|([\s\S]+?)\|\|/y, inner: 1 },
  { style: 'mention', pattern: /<(?:@[!&]?|#)\d+>|@everyone|@here/y, shows: () => '@somebody' },
  { style: 'mention', pattern: /<\/[^:>]+:\d+>|<id:\w+(?::\d+)?>/y, shows: () => '/command' },
  { style: 'time', pattern: /<t:-?\d+(?::[tTdDfFRsS])?>/y, shows: () => 'some time' },
  { style: 'emoji', pattern: /<a?:\w+:\d+>/y, shows: () => 'emoji' },
  { style: 'emoji', pattern: /:[\p{L}\p{N}_+-]+:/uy, shows: () => 'emoji' },
  {
    style: 'link',
    pattern:
      /\[((?:\[[^\]]*\]|\\[\s\S]|[^[\]\\])+)\]\(\s*<?((?:\([^)]*\)|[^\s\\()]|\\.)+?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
    inner: 1,
  },
  {
    style: 'link',
    pattern: /<[^: >\n]+:\/?[^ >\n]+>|<[^@\s<>]+@[^@\s<>]+>|<\+\d+>/y,
    shows: ([all]) => all.slice(1, -1),
  },
  { style: 'link', pattern: /(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/y, shows: ([all]) => all },
];

const ESCAPE = /\\([^0-9A-Za-z\s])/y;
const BLOCK_QUOTE = />>> ?([\s\S]*)/y;
const LINE_QUOTE = /(?:> ?([^\n]*)(?:\n(?= *> )|\n|$))/y;

function read(source: string, styles: readonly string[], place: Place): Shown[] {
  const shown: Shown[] = [];
  let { atLineStart } = place;
  for (let at = 0; at < source.length; ) {
    const escapes = matchAt(ESCAPE, source, at);
    if (escapes) {
      shown.push({ text: escapes[1] ?? '', styles });
      at += escapes[0].length;
      atLineStart = false;
      continue;
    }
    const quote = atLineStart && !place.inQuote ? quoteAt(source, at) : undefined;
    if (quote) {
      const inner = { atLineStart: true, inQuote: true };
      shown.push(...read(quote.content, [...styles, 'quote'], inner));
      at = quote.end;
      continue;
    }
    const hit = ruleAt(source, at, atLineStart);
    if (hit) {
      const within = [...styles, hit.rule.style];
      const target = hit.rule.style === 'link' ? (hit.match[2] ?? hit.match[0]) : undefined;
      const pieces =
        hit.rule.inner === undefined
          ? [{ text: hit.rule.shows?.(hit.match) ?? '', styles: within }]
          : read(hit.match[hit.rule.inner] ?? '', within, { ...place, atLineStart });
      shown.push(...pieces.map((one) => (target === undefined ? one : { ...one, target })));
      at += hit.match[0].length;
      atLineStart = hit.rule.line === true || hit.match[0].endsWith('\n');
      continue;
    }
    const letter = source.charAt(at);
    shown.push({ text: letter, styles });
    atLineStart = letter === '\n' || (atLineStart && /[^\S\n]/.test(letter));
    at++;
  }
  return shown;
}

function ruleAt(source: string, at: number, atLineStart: boolean) {
  for (const rule of RULES) {
    if (rule.line && !atLineStart) continue;
    const match = matchAt(rule.pattern, source, at);
    if (match) return { rule, match };
  }
  return undefined;
}

function quoteAt(source: string, at: number): { content: string; end: number } | undefined {
  const block = matchAt(BLOCK_QUOTE, source, at);
  if (block) return { content: block[1] ?? '', end: source.length };
  const lines: string[] = [];
  let end = at;
  for (;;) {
    const line = source.startsWith('>', end) ? matchAt(LINE_QUOTE, source, end) : null;
    if (line === null) break;
    lines.push(line[1] ?? '');
    end += line[0].length;
  }
  return lines.length === 0 ? undefined : { content: lines.join('\n'), end };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
