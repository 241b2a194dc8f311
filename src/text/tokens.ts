import { exactKey, foldedKey } from './fold.ts';
import { parseNumeral } from './numbers.ts';

/**
 * `word`: a syllable or abbreviation, `number`: `1.720`, `8,6`, `32/63`, `13/1/2022`,
 * `code`: the sign of a document, `119/QĐ-UBND`, `49/2017/NĐ-CP`.
 */
export type TokenKind = 'word' | 'number' | 'code';

/** One token of a text: its slice is `text.slice(start, end)`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** What spellings with the same diacritics share, see `exactKey`. */
  readonly exact: string;
  /** What spellings share when diacritics do not count, see `foldedKey`. */
  readonly folded: string;
}

const LETTER = String.raw`\p{L}\p{M}`;
/** Order matters: most tokens are words; a code holds numbers, a number may open a word such as 5G. */
const TOKEN = new RegExp(
  [
    // a word, A4, TT&TT, KH&ĐT
    String.raw`[${LETTER}]+(?:\d[${LETTER}\d]*|(?:&[${LETTER}]+)*)`,
    // 119/QĐ-UBND, 52-NQ/TW, 49/2017/NĐ-CP, 23-CTr/TU
    String.raw`(\d+(?:\/\d{4})?[/-][${LETTER}]{2,}(?:[-/][${LETTER}]+)*)`,
    // 5G, 4G: a short number grown together with one letter is a name, not an amount
    String.raw`(?<![\d.,])\d{1,2}[${LETTER}](?![${LETTER}\d])`,
    // mức độ 3,4: two levels, no decimal; 1.720 and 8,6 and 32/63 and 13/1/2022
    String.raw`((?<=(?:mức|muc|độ|do|cấp|cap)\s)\d(?=\s?,\s?\d(?!\d))|\d+(?:[.,]\d+)*(?:\/\d+(?:[.,]\d+)*)*)`,
    '%',
  ].join('|'),
  'gu',
);

/** The tokens of a text in order. `%` is one; other symbols and punctuation are not. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  // Without named groups, of which an object would be made for every word; `matchAll` copies the pattern.
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [written, code, number] = match;
    const kind = code ? 'code' : number ? 'number' : 'word';
    const { exact, folded } = kind === 'number' ? numberKeys(written) : keysOf(written);
    tokens.push({ kind, start: match.index, end: match.index + written.length, exact, folded });
  }
  return tokens;
}

/** Numerals of one value share a key: `2.833` and `2833`, `08` and `8`. */
function numberKeys(written: string): Keys {
  const value = parseNumeral(written);
  const key = value === undefined ? written : String(value);
  return { exact: key, folded: key };
}

interface Keys {
  readonly exact: string;
  readonly folded: string;
}

/** Vietnamese has some seven thousand syllables, so nearly every word is in here after a few articles. */
const KEYS = new Map<string, Keys>();
const MOST_KEYS = 15_000;
/** Nearly all syllables are shorter, and a longer slice would keep the text that it was cut from in memory. */
const LONGEST_KEPT = 12;

/** The keys of a word. */
export function keysOf(word: string): Keys {
  let keys = KEYS.get(word);
  if (keys === undefined) {
    keys = { exact: exactKey(word), folded: foldedKey(word) };
    if (word.length > LONGEST_KEPT) return keys;
    if (KEYS.size >= MOST_KEYS) KEYS.clear();
    KEYS.set(word, keys);
  }
  return keys;
}
