import { type Block, wordsOf } from './blocks.ts';
import { isCaption, saysMore, withoutCredit } from './captions.ts';
import type { LineKind } from './furniture.ts';
import type { Headline } from './headline.ts';
import { ITEM, ROW } from './wrap.ts';

/** A line of the page with where it stands there. */
export interface Spot {
  readonly text: string;
  /** The line of the file; unknown in HTML. */
  readonly number?: number;
}

/** What was found to be the article's. */
export interface Body {
  readonly paragraphs: readonly Block[];
  readonly captions: readonly Spot[];
  readonly author?: string;
  /** Whom the article says it was taken from. */
  readonly publisher?: string;
  /** The first block behind the article. */
  readonly end: number;
}

/** Longer paragraphs behind a box of links go on with the article; shorter ones introduce a story. */
const LONGEST_SNIPPET = 40;
/** Alternative texts of pictures are shorter than paragraphs that a page repeats. */
const LONGEST_ALTERNATIVE = 30;
/** A lead is repeated within these paragraphs, and is longer than what two sentences may share. */
const [LEADS, SHORTEST_LEAD] = [3, 60];
/** Below a title stand subtitles, which are longer than the labels of buttons. */
const FEWEST_SUBTITLE_WORDS = 6;
/** Parts of a document, and the unit above a table. */
const PART = /^(?:phần|chương|mục|điều)\s|^\(?(?:đơn vị tính|đvt)\s*:/iu;
/** Author, photographer, source. */
const MOST_SIGNATURES = 3;
/** More names in a row than authors: a list. */
const MOST_AUTHORS = 2;

/** Gathers the paragraphs from `start` on and leaves out what is not the article's. */
export function gatherBody(
  blocks: readonly Block[],
  start: number,
  headline: (Headline & { readonly key: string }) | undefined,
): Body {
  const gatherer = new Gatherer(blocks);
  let author = blocks.slice(0, start).findLast(({ date }) => date?.author)?.date?.author;
  let publisher: string | undefined;
  let i = start;
  for (; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    if (gatherer.isBelow(i)) break;
    const titled = headline && gatherer.isTitle(i, headline);
    if (block.kind === 'box') {
      i = behindBox(blocks, i) - 1;
    } else if (titled || gatherer.isFurniture(block)) {
      // Not of the article.
    } else if (block.byline && gatherer.isByline(i)) {
      publisher ??= block.byline.publisher;
      if (isPhotoCredit(blocks, i)) continue;
      author ??= block.byline.author;
      if (block.byline.author && gatherer.isOver(i)) break;
    } else if (block.date) {
      author ??= block.date.author;
    } else {
      gatherer.keep(i);
      if (/\.\/\.\W*$/u.test(block.text) && gatherer.isOver(i)) break;
    }
  }
  const end = Math.min(gatherer.isBelow(i) ? i : i + 1, blocks.length);
  // Who wrote it and where it was taken from may stand on lines of their own below it.
  const signatures = blocks.slice(end, end + MOST_SIGNATURES).map(({ byline }) => byline);
  author ??= signatures.find((byline) => byline?.author)?.author;
  publisher ??= signatures.find((byline) => byline?.publisher)?.publisher;
  return {
    ...gatherer.finish(),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    end,
  };
}

/** Keeps the paragraphs of an article and knows, from what it kept and what is left, where it ends. */
class Gatherer {
  readonly #blocks: readonly Block[];
  /** For each block, the words of running text behind it, up to the next list or form. */
  readonly #ahead: number[];
  /** The blocks that are lines of tables. */
  readonly #rows: ReadonlySet<Block>;
  /** For each block, how many names stand in a row there. */
  readonly #names: number[];
  #kept: Block[] = [];
  readonly #captions = new Set<Block>();
  readonly #keys = new Set<string>();
  #words = 0;

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
    this.#ahead = blocks.map(() => 0);
    this.#rows = rowsOf(blocks);
    this.#names = blocks.map(() => 0);
    for (let i = blocks.length - 2; i >= 0; i--) {
      const next = blocks[i + 1] as Block;
      const stop = next.kind === 'end' || next.kind === 'footer' || next.kind === 'box';
      this.#ahead[i] = stop ? 0 : (this.#ahead[i + 1] ?? 0) + next.prose;
    }
    for (let from = 0; from < blocks.length; ) {
      let to = from;
      while (blocks[to]?.byline?.author) to++;
      this.#names.fill(to - from, from, to);
      from = Math.max(to, from + 1);
    }
  }

  /** Adds a block unless it repeats one, or a lead that is also the beginning of the text. */
  keep(at: number): void {
    const block = this.#blocks[at] as Block;
    if (this.#isCaption(at)) this.#captions.add(block);
    if (this.#keys.has(block.key)) return;
    if (this.#kept.length <= LEADS && block.key.length >= SHORTEST_LEAD) {
      if (this.#kept.some(({ key }) => key.includes(block.key))) return;
      this.#kept = this.#kept.filter(
        ({ key }) => key.length < SHORTEST_LEAD || !block.key.includes(key),
      );
    }
    this.#keys.add(block.key);
    this.#kept.push(block);
    this.#words += block.prose;
  }

  /** Whether block `at` is the title, or above the text repeats it with the name of the portal. */
  isTitle(at: number, { key, from, to }: Headline & { readonly key: string }): boolean {
    const block = this.#blocks[at] as Block;
    if (block.key === key || (at >= from && at < to)) return true;
    return this.#words === 0 && block.prose === 0 && block.key.includes(key);
  }

  /** Whether block `at` begins what stands below an article. */
  isBelow(at: number): boolean {
    const kind = this.#blocks[at]?.kind;
    return this.#words > 0 && (kind === 'end' || (kind === 'footer' && this.isOver(at)));
  }

  /**
   * Whether the article ends with block `at`, which closes it (a byline, `./.`): what follows is less
   * than what stands before. A name below the title or the lead closes nothing.
   */
  isOver(at: number): boolean {
    return (this.#ahead[at] ?? 0) < this.#words;
  }

  /** Letterheads and sections are furniture above the text; further down they are headings of it. */
  isFurniture(block: Block): boolean {
    const { kind, role, text, prose } = block;
    if (role === 'links') return true;
    if (this.#rows.has(block)) return false;
    if (this.#words === 0 && prose === 0 && kind === 'text') return isLabel(text);
    if (kind === 'letterhead' || kind === 'section' || kind === 'slogan') return this.#words === 0;
    return kind !== 'text';
  }

  /**
   * Whether what reads as a name is one: `MỤC TIÊU` between two paragraphs is a heading, and three
   * names below each other are a list. A name closes the article, or stands below its title or lead.
   */
  isByline(at: number): boolean {
    const { text, byline } = this.#blocks[at] as Block;
    if ((this.#names[at] ?? 0) > MOST_AUTHORS || ITEM.test(text)) return false;
    if (byline?.author === undefined || isPhotoCredit(this.#blocks, at)) return true;
    return this.isOver(at) || (text !== text.toUpperCase() && this.#kept.length <= 1);
  }

  #isCaption(at: number): boolean {
    const block = this.#blocks[at] as Block;
    if (block.role === 'caption') return true;
    if (block.role === 'heading' || isItem(block)) return false;
    const [before, after] = [this.#blocks[at - 1], this.#blocks[at + 1]];
    const twin = before?.key === block.key || after?.key === block.key;
    return isCaption(block.text, {
      underPicture: before?.kind === 'image',
      twice: twin && this.#kept.length > 0 && block.prose <= LONGEST_ALTERNATIVE,
    });
  }

  /** The paragraphs without captions that say nothing else, and without stories below the last. */
  finish(): Pick<Body, 'paragraphs' | 'captions'> {
    const kept = this.#kept.slice(0, this.#endOfText());
    const own = kept.filter((block) => !this.#captions.has(block));
    const article = own.map(({ text }) => text).join('\n');
    const paragraphs = kept
      .filter((block) => !this.#captions.has(block) || saysMore(block.text, article))
      .map((block) =>
        this.#captions.has(block) ? { ...block, text: withoutCredit(block.text) } : block,
      );
    return { paragraphs, captions: [...this.#captions] };
  }

  /** The end of the last paragraph: below it stand titles of stories, with a snippet that breaks off. */
  #endOfText(): number {
    const isTitle = (block: Block | undefined): boolean =>
      block !== undefined && !this.#captions.has(block) && block.prose === 0 && !isItem(block);
    let end = this.#kept.length;
    for (let last = this.#kept[end - 1]; last; last = this.#kept[end - 1]) {
      const above = this.#kept[end - 2];
      const snippet = /(?:\.\.\.|…)$/u.test(last.text) && isTitle(above);
      const title = isTitle(last) && (isTitle(above) || !/\d/.test(last.text));
      if (!snippet && !title) break;
      end -= snippet ? 2 : 1;
    }
    const left = this.#kept.slice(0, end);
    return left.some(({ prose }) => prose > 0) ? end : this.#kept.length;
  }
}

/** A few words between title and lead, or a row of them: buttons and sections, but no part of a document. */
function isLabel(text: string): boolean {
  const row = text.split(/\s{2,}|\s*\|\s*/);
  if (row.length > 2 && row.every((label) => wordsOf(label).length < FEWEST_SUBTITLE_WORDS))
    return true;
  const few = wordsOf(text).length < FEWEST_SUBTITLE_WORDS;
  return few && !/\d/.test(text) && !ITEM.test(text) && !PART.test(text);
}

/** A number in a column of a table. */
const VALUE = /^\d[\d.,]*\s*%?$/u;

/** What the rows of a table may read as by themselves: `Huyện | Số trạm` as a letterhead. */
const ROWS: ReadonlySet<LineKind> = new Set(['text', 'letterhead', 'section']);

/** The lines of tables: rows, and the heads right above them with as many columns, which read as menus. */
function rowsOf(blocks: readonly Block[]): ReadonlySet<Block> {
  const rows = new Set<Block>();
  for (const [i, block] of [...blocks.entries()].reverse()) {
    const below = blocks[i + 1];
    const columns = columnsOf(block);
    const isHead = below && rows.has(below) && columns.length === columnsOf(below).length;
    // `Lượt xem | 412` is none.
    const mayBe = columns.length > 1 && !block.date && ROWS.has(block.kind);
    const isRow = isHead || columns.slice(1).some((cell) => VALUE.test(cell));
    if (ROW.test(block.text) || (mayBe && isRow)) rows.add(block);
  }
  return rows;
}

function columnsOf({ text }: Block): string[] {
  const row = /^\|(?<cells>.*)\|$/u.exec(text)?.groups?.cells ?? text;
  return row.split('|').map((cell) => cell.trim());
}

/** Of a list or table: short, and yet no heading. */
function isItem({ text, role }: Block): boolean {
  return role === 'item' || ITEM.test(text);
}

/**
 * The first block behind a box of links. The article goes on behind its titles with a long paragraph,
 * with several, or with one that it closes; a short one alone is the snippet of a story.
 */
function behindBox(blocks: readonly Block[], box: number): number {
  const proseAt = (i: number): number => blocks[i]?.prose ?? 0;
  let from = box + 1;
  while (from < blocks.length && proseAt(from) === 0) from++;
  let to = from;
  while (proseAt(to) > 0) to++;
  const closed = blocks[to - 1]?.text.endsWith('./.') || blocks[to]?.byline?.author !== undefined;
  const goesOn = to - from > 1 || closed || proseAt(from) >= LONGEST_SNIPPET;
  return goesOn && !/(?:\.\.\.|…)$/u.test(blocks[from]?.text ?? '') ? from : blocks.length;
}

function isPhotoCredit(blocks: readonly Block[], at: number): boolean {
  const before = blocks[at - 1];
  return before?.kind === 'image' || before?.role === 'caption';
}
