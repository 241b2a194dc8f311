import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { normalise } from '../../text/fold.ts';
import { readDay } from './dates.ts';
import { checkLength, PageError } from './decode.ts';
import type { LineRole, Page, PageLine } from './page.ts';
import { type DomDocument, type DomNode, ELEMENT, statedBy, TEXT } from './stated.ts';

/** A portal's page has some thousand tags; parsing time grows with their depth times their number. */
const MOST_TAGS = 30_000;
/** Browsers stop at 512; Readability's time grows with the square of the depth. */
const MOST_DEPTH = 256;
/** Readability looks for 500 characters by default; short notices are articles too. */
const SHORT_ARTICLE = 200;

/** Between the cells of a table's row. */
const CELL = ' | ';

const SKIPPED = new Set(
  'head script style noscript template svg math iframe object audio video canvas select button input textarea'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const CAPTION_CLASS = /(?:^|[\s_-])(?:caption|chu-?thich|image-?desc|photo-?desc|wp-caption-text)/i;

/**
 * Reads an HTML page: all lines in the order of the page, those marked that Readability takes for
 * the article. What surrounds it is kept because it holds title, date and the portal's name.
 * @throws {PageError} when the page is too big or nested too deep to be parsed in reasonable time
 */
export function readHtml(html: string): Page {
  const tags = html.match(/<[a-z]/gi)?.length ?? 0;
  if (tags > MOST_TAGS) {
    throw new PageError(
      `has ${tags} tags, more than ${MOST_TAGS}: save the article alone, for example as text`,
    );
  }
  const document = parse(html);
  const depth = depthOf(document.documentElement);
  if (depth > MOST_DEPTH) {
    throw new PageError(
      `has tags nested ${depth} deep, more than ${MOST_DEPTH}: save the page as text`,
    );
  }
  const lines = linesBelow(document.documentElement);
  checkLength(lines);
  const stated = statedBy(document);
  // Readability takes the document apart, so it comes last.
  const found = new Readability(document, { charThreshold: SHORT_ARTICLE }).parse();
  const main = new Set(
    found?.content ? linesBelow(parse(found.content).documentElement).map(({ text }) => text) : [],
  );
  const publishedOn = readDay(found?.publishedTime ?? '') ?? stated.publishedOn;
  return {
    format: 'html',
    lines: lines.map((line) => ({ ...line, main: main.has(line.text) })),
    stated: { ...stated, ...(publishedOn ? { publishedOn } : {}) },
  };
}

function parse(html: string): DomDocument {
  const whole = /<body\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}

/** The depth of a tree, walked without recursion: depth is what is not yet known to be bounded. */
function depthOf(root: DomNode): number {
  let deepest = 0;
  let depth = 0;
  let node: DomNode | null = root;
  while (node) {
    if (node.firstChild) {
      node = node.firstChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node && node !== root ? node.nextSibling : null;
  }
  return deepest;
}

/** Gathers the lines of a tree: text runs on through inline elements and ends with any other. */
class LineGatherer {
  readonly lines: PageLine[] = [];
  #text = '';
  #linked = 0;
  #slanted = 0;
  /** A picture stands between this line and the one before. */
  #picture = false;
  #parted = true;

  visit(node: DomNode, role: LineRole | undefined, inLink: boolean, slanted = false): void {
    if (node.nodeType === TEXT) {
      const text = node.textContent.replace(/\s+/g, ' ');
      this.#text += text;
      if (inLink) this.#linked += text.trim().length;
      if (slanted) this.#slanted += text.trim().length;
      return;
    }
    if (node.nodeType !== ELEMENT || SKIPPED.has(node.localName) || isHidden(node)) return;
    const name = node.localName;
    this.#picture ||= name === 'img';
    if (name === 'br' || name === 'hr') {
      this.#end(role, name === 'hr');
      return;
    }
    if (name === 'tr' && isDataRow(node)) {
      this.#row(node);
      return;
    }
    const own = roleOf(node) ?? role;
    const block = !INLINE.has(name);
    if (block) this.#end(role, true);
    for (const child of Array.from(node.childNodes)) {
      this.visit(child, own, inLink || name === 'a', slanted || name === 'em' || name === 'i');
    }
    if (block) this.#end(own, true);
  }

  /** A row of figures reads as one line: its cells say nothing one by one. */
  #row(row: DomNode): void {
    this.#end(undefined, true);
    const cells = Array.from(row.childNodes).filter((cell) => cell.nodeType === ELEMENT);
    this.#text = cells
      .map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .join(CELL);
    this.#end('item', true);
  }

  #end(role: LineRole | undefined, parted: boolean): void {
    const text = normalise(this.#text).replace(/\s+/g, ' ').trim();
    if (text !== '') {
      const all = text.length - 3;
      const links = this.#linked > 0 && this.#linked >= all;
      const caption = this.#picture && this.#slanted > 0 && this.#slanted >= all;
      const own = links ? 'links' : caption ? 'caption' : role;
      const listed = own === 'item' && !text.includes(CELL) ? `- ${text}` : text;
      this.lines.push({ text: listed, parted: this.#parted, ...(own ? { role: own } : {}) });
      this.#parted = false;
      this.#picture = false;
    }
    this.#parted ||= parted;
    this.#text = '';
    this.#linked = 0;
    this.#slanted = 0;
  }
}

function linesBelow(root: DomNode): PageLine[] {
  const gatherer = new LineGatherer();
  gatherer.visit(root, undefined, false);
  return gatherer.lines;
}

function roleOf(node: DomNode): LineRole | undefined {
  if (/^h[1-6]$/.test(node.localName)) return 'heading';
  if (node.localName === 'li') return 'item';
  if (node.localName === 'figcaption' || CAPTION_CLASS.test(node.getAttribute('class') ?? '')) {
    return 'caption';
  }
  return undefined;
}

function isHidden(node: DomNode): boolean {
  return (
    node.getAttribute('hidden') !== null ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute('style') ?? '')
  );
}

/** A row of short cells without blocks in them; old portals lay whole pages out with tables. */
function isDataRow(row: DomNode): boolean {
  const cells = Array.from(row.childNodes).filter((cell) => cell.nodeType === ELEMENT);
  return (
    cells.length > 1 &&
    cells.every(
      (cell) =>
        cell.textContent.length <= 120 &&
        Array.from(cell.childNodes).every(
          (child) =>
            child.nodeType !== ELEMENT || INLINE.has(child.localName) || child.localName === 'p',
        ),
    )
  );
}
