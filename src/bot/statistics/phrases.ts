import { type Folded, fold, folded } from '../../text/fold.ts';

/** A slice of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What may stand between the arguments and says nothing, folded; the longer first. */
const BETWEEN = [
  'cao nhat|thap nhat|nhieu nhat|it nhat|lon nhat|nho nhat|dung dau|highest|lowest|largest|smallest|most',
  'so voi|thanh pho|bao nhieu|nhu the nao|the nao|cua|tinh|tp|o|tai|cho|va|voi|giua|trong|nam|cac|nao|la|thi|ve|theo|co',
  'in|of|the|for|and|vs|versus|between|among|with|by|year|provinces?|how many|what is|compare',
].join('|');
const JOINING = new RegExp(
  `^(?:[\\s:.?!()-]|(?:${BETWEEN})(?![\\p{L}\\d]))+|(?:[\\s:.?!()-]|(?<![\\p{L}\\d])(?:${BETWEEN}))+$`,
  'gu',
);

/** Where a pattern for folded text stands in a text. */
export function slicesOf(pattern: RegExp, text: string): Range[] {
  return slicesIn(fold(text), pattern);
}

function slicesIn({ text: bare, toOriginal }: Folded, pattern: RegExp): Range[] {
  return [...bare.matchAll(pattern)].map(({ index, 0: all }) => ({
    start: toOriginal(index),
    end: toOriginal(index + all.length),
  }));
}

/** The text with slices of it replaced by line feeds, which part what stood around them. */
export function cutOut(text: string, slices: readonly Range[]): string {
  return [...slices]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}\n${left.slice(end)}`, text);
}

/** What is left between the slices as one phrase; with `trim` without the words that only join. */
export function tidied(text: string, trim: boolean): string {
  const pieces = text.split(/[\n,;]/u).map((piece) => {
    const left = trim ? cutOut(piece, slicesOf(JOINING, piece)) : piece;
    return left.replace(/[?!.:()\s]+$/u, '').trim();
  });
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** Whether a text has these words, with or without diacritics. */
export function hasWords(text: string, words: string): boolean {
  return wordsIn(text, [words]).length > 0;
}

/** Where each of the phrases stands first, of those that are there. */
export function wordsIn(text: string, phrases: readonly string[]): Range[] {
  return phrasesIn(text, phrases).map(({ at }) => at);
}

/** The phrases that a text has, in their order, and where each stands first. */
export function phrasesIn(
  text: string,
  phrases: readonly string[],
): { readonly phrase: string; readonly at: Range }[] {
  const own = fold(text);
  return phrases.flatMap((phrase) => {
    const words = folded(phrase);
    // Most are not there, and making a pattern of each takes a hundred times as long.
    if (!own.text.includes(words)) return [];
    return slicesIn(own, wholeWords(words))
      .slice(0, 1)
      .map((at) => ({ phrase, at }));
  });
}

/** @param words folded */
function wholeWords(words: string): RegExp {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'gu');
}
