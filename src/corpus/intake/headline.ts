import { folded } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { type Block, wordsOf } from './blocks.ts';
import { isCaption, isCredited, withoutCredit } from './captions.ts';
import { isDocumentKind, kindOf } from './furniture.ts';
import { ITEM, ROW } from './wrap.ts';

/** The title of an article and the blocks it takes up: `[from, to)`. */
export interface Headline {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Titles of press releases run to some 30 words, those of plans to 50. */
const [FEWEST_WORDS, MOST_WORDS, LONGEST_TITLE] = [3, 50, 300];
/** A title that ends with a full stop is told from a first sentence by being this short. */
const SHORT_TITLE = 22;
/** Openings of leads, never of titles that end with a full stop. */
const LEAD_OPENING =
  /^(?:ngay|sang|chieu|toi|hom|vua qua|moi day|vua|trong|theo|nam|tu|den|thuc hien|nham|de|hien|nhan|tai|thoi gian|qua|voi|tiep tuc|can cu)(?![a-z])/;
/** Portals name their windows after the article or after themselves. */
const NAMED_BY_WINDOW = 4;
/** Menus above may be long; the title stands within these many lines above the lead. */
const HEAD = 60;
/** A lead above its title is a teaser of it: short. */
const LONGEST_LEAD = 70;
/** A title that is made of the first sentence is cut at this many characters. */
const LONGEST_OPENING = 100;
/** How far below such a lead the title may stand. */
const MIDDLE = 3;
const ALONE = { underPicture: false, twice: false };

/** `(Nguồn: Niên giám thống kê)`, below the title of a table. */
const SOURCE = /^\(?\s*(?:nguồn|đơn vị tính|đvt)\s*:/iu;

/** Where an article begins on its page. */
export interface Opening {
  readonly headline?: Headline;
  /** The first block of running text that is no title; -1 when there is none. */
  readonly lead: number;
}

/**
 * Finds title and lead. The title of an official document is what stands below its kind; otherwise
 * the line at the head that reads most like one, or one below a short lead. `window` is the title of
 * the browser's window, where the page has one.
 */
export function openingOf(blocks: readonly Block[], window = ''): Opening {
  const document = documentTitle(blocks);
  const lead = leadOf(blocks, document?.to ?? 0);
  const headline = document ?? bestOfHead(blocks, lead, window) ?? belowLead(blocks, lead);
  return { ...(headline ? { headline } : {}), lead };
}

function leadOf(blocks: readonly Block[], from: number): number {
  const first = nextProse(blocks, from);
  if (first === -1) return blocks.findIndex((block, i) => i >= from && isCandidate(block));
  const next = nextProse(blocks, first + 1);
  return next !== -1 && isTitleWithStop(blocks, first, next) ? next : first;
}

function nextProse(blocks: readonly Block[], from: number): number {
  return blocks.findIndex(
    ({ kind, text, prose }, i) => i >= from && kind === 'text' && prose > 0 && !isCredited(text),
  );
}

/** `Chỉ tiêu chuyển đổi số giai đoạn 2022-2025.`: one short sentence, alone above a longer text. */
function isTitleWithStop(blocks: readonly Block[], at: number, next: number): boolean {
  if (blocks.slice(0, at).some(isCandidate)) return false;
  const text = blocks[at]?.text ?? '';
  return (
    wordsOf(text).length <= SHORT_TITLE &&
    !/[.!?…]\s/u.test(text) &&
    !LEAD_OPENING.test(folded(text)) &&
    !ITEM.test(text) &&
    (blocks[next]?.text.length ?? 0) >= text.length * 1.5
  );
}

function documentTitle(blocks: readonly Block[]): Headline | undefined {
  const kind = blocks.findIndex((block) => isDocumentKind(block.text));
  const lettered = blocks
    .slice(0, Math.max(kind, 0))
    .some((block) => block.kind === 'letterhead' || block.date?.place !== undefined);
  if (kind === -1 || !lettered) return undefined;
  const from = kind + 1;
  const first = blocks[from];
  if (first === undefined || isTooLong(first.text)) return undefined;
  let to = from + 1;
  while (to < blocks.length && !blocks[to]?.parted && sameCase(first, blocks[to] as Block)) to++;
  return { text: join(blocks.slice(from, to)), from, to };
}

function sameCase(first: Block, next: Block): boolean {
  const same = isCapitals(first.text) === isCapitals(next.text);
  return same && !ITEM.test(next.text) && next.prose === 0;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}/u.test(text);
}

function bestOfHead(blocks: readonly Block[], lead: number, window: string): Headline | undefined {
  const top = Math.max(0, lead - HEAD);
  const head = blocks.slice(top, lead + MIDDLE);
  const candidates = head.slice(0, lead - top).filter(isCandidate);
  let best: { block: Block; score: number } | undefined;
  for (const [above, block] of candidates.entries()) {
    const named = block.kind === 'text' && window.includes(block.text) ? NAMED_BY_WINDOW : 0;
    // Of two that read alike the upper one is the title and the lower one the lead's first line.
    const score = scoreOf(block, head, lead - top) + named - above / 2;
    if (best === undefined || score > best.score) best = { block, score };
  }
  if (best === undefined) return undefined;
  let from = top + head.indexOf(best.block);
  let to = from + 1;
  // A title in capitals is often broken into lines by hand.
  const goesOn = (line: Block | undefined, next: Block | undefined) =>
    line && next && isCapitals(line.text) && isCapitals(next.text) && !next.parted;
  while (to < lead && goesOn(blocks[to - 1], blocks[to])) to++;
  while (
    from > top &&
    candidates.includes(blocks[from - 1] as Block) &&
    goesOn(blocks[from - 1], blocks[from])
  )
    from--;
  return { text: join(blocks.slice(from, to)), from, to };
}

/** Whether a block could be a title by itself. */
function isCandidate(block: Block): boolean {
  if (block.kind !== 'text' && block.kind !== 'slogan') return false;
  if (block.date || block.byline || block.role === 'links' || block.role === 'caption')
    return false;
  if (isCredited(block.text) || ROW.test(block.text) || SOURCE.test(block.text)) return false;
  const many = wordsOf(block.text).length >= FEWEST_WORDS;
  return many && !isTooLong(block.text) && !/[,;]$/.test(block.text);
}

function isTooLong(text: string): boolean {
  return text.length > LONGEST_TITLE || wordsOf(text).length > MOST_WORDS;
}

/** How much a line at the head reads like the title; what counts is compared, not the sum. */
function scoreOf(block: Block, head: readonly Block[], lead: number): number {
  const at = head.indexOf(block);
  const others = head.filter((other) => other !== block);
  const words = wordsOf(block.text).length;
  let score = 3 * overlap(block.text, head[lead]?.text ?? '');
  if (block.kind === 'slogan') score -= 6;
  if (block.role === 'heading') score += 3;
  if (others.some(({ key }) => key === block.key)) score += 3;
  if (words > 4 && others.some(({ text }) => isWindowTitle(text, block.text))) score += 3;
  if (head[at + 1]?.date) score += 2;
  if (head[at - 1]?.date) score += 1;
  if (at === lead - 1 && head[lead]?.parted) score += 1;
  // `Cà Mau - Quy hoạch`: so portals name their pages.
  if (/^[^-–]{2,25} [-–|] /u.test(block.text)) score -= 1.5;
  if (words < 5) score -= words < 4 ? 3 : 1;
  if (isCaption(block.text, ALONE)) score -= 3;
  if (ITEM.test(block.text)) score -= 2;
  return score;
}

/** Whether a line is a window's title: `null ICT Index 2022: Đồng Tháp hạng 7`, `Title - Portal`. */
function isWindowTitle(line: string, title: string): boolean {
  return (
    line.endsWith(` ${title}`) ||
    (line.startsWith(title) && /^\s[-–|]\s/u.test(line.slice(title.length)))
  );
}

/** The share of the words of a title that its lead says again. */
function overlap(title: string, lead: string): number {
  const said = new Set(wordsOf(folded(lead)));
  const words = wordsOf(folded(title));
  return words.filter((word) => said.has(word)).length / Math.max(words.length, 1);
}

function belowLead(blocks: readonly Block[], lead: number): Headline | undefined {
  if (wordsOf(blocks[lead]?.text ?? '').length > LONGEST_LEAD) return undefined;
  for (let i = lead + 1; i <= lead + MIDDLE && i < blocks.length - 1; i++) {
    const block = blocks[i] as Block;
    if (!isCandidate(block) || ITEM.test(block.text)) continue;
    if (block.prose > 0) return undefined;
    const context = {
      underPicture: blocks[i - 1]?.kind === 'image',
      twice: blocks.some(({ key }, k) => k !== i && key === block.key),
    };
    if (block.role !== 'heading' && isCaption(block.text, context)) return undefined;
    // Without a mark of the page's own such a line may be a subheading, unless it says the lead again.
    const marked =
      block.role === 'heading' ||
      /^(?:bài|kỳ|phần)\s+(?:\d+|cuối)\s*[:.-]/iu.test(block.text) ||
      blocks[i + 1]?.date !== undefined ||
      (i === lead + 1 && overlap(block.text, blocks[lead]?.text ?? '') >= 0.5);
    return marked ? { text: block.text, from: i, to: i + 1 } : undefined;
  }
  return undefined;
}

function join(blocks: readonly Block[]): string {
  return withoutPortal(blocks.map(({ text }) => withoutCredit(text)).join(' '));
}

/** `Title - Cổng thông tin điện tử tỉnh Hà Giang`: the portal's name is not of the title. */
function withoutPortal(title: string): string {
  const [, own, portal] = /^(.{15,}?)\s+[-–|]\s+([^-–|]+)$/u.exec(title) ?? [];
  return own && portal && kindOf(portal) === 'letterhead' ? own : title;
}

/** The first sentence of a text, cut at a word: what stands in for the title of a page without one. */
export function firstWordsOf(text: string): string {
  const said = sentences(text).map(({ start, end }) => text.slice(start, end));
  const first = said.find((sentence) => /\p{L}/u.test(sentence)) ?? text;
  const whole = first.replace(/[.!?…]+$/u, '').trim();
  if (whole.length <= LONGEST_OPENING) return whole;
  const cut = whole.slice(0, LONGEST_OPENING).replace(/\s+\S*$/u, '');
  return `${cut.replace(/[\s,;:–-]+$/u, '')}…`;
}
