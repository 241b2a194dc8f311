/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;
/** What a letter says. */
const BITS = 5;

/**
 * The code of a passage: made of the article's id and the passage's words, so that it stays the same
 * wherever and whenever it is computed, also when another part of the article is edited.
 */
export function codeOf(articleId: string, passage: string): string {
  return codeText(codeNumber(articleId, passage));
}

/** The number behind the code of a passage, of 30 bits. */
export function codeNumber(articleId: string, passage: string): number {
  // FNV-1a, 32 bits, over UTF-16 units: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  for (const text of [articleId, '\n', passage]) {
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    }
  }
  return hash & (2 ** (BITS * CODE_LENGTH) - 1);
}

/** The code of a number. */
export function codeText(number: number): string {
  const letters = Array.from({ length: CODE_LENGTH }, (_, i) => (number >>> (BITS * i)) & 31);
  return letters.map((letter) => CODE_LETTERS[letter]).join('');
}

/** The number of a code; `undefined` for what is none. */
export function numberOfCode(code: string): number | undefined {
  const letters = [...code].map((letter) => CODE_LETTERS.indexOf(letter));
  if (letters.length !== CODE_LENGTH || letters.includes(-1)) return undefined;
  return letters.reduceRight((number, letter) => (number << BITS) | letter, 0);
}
