/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;

/**
 * The code of a passage: made of the article's id and the passage's words, so that it stays the same
 * wherever and whenever it is computed, also when another part of the article is edited.
 */
export function codeOf(articleId: string, passage: string): string {
  // FNV-1a, 32 bits, over UTF-16 units: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  for (const text of [articleId, '\n', passage]) {
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    }
  }
  let code = '';
  for (let i = 0; i < CODE_LENGTH; i++) {
    code += CODE_LETTERS[hash & 31];
    hash >>>= 5;
  }
  return code;
}
