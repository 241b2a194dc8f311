/**
 * Normal forms of Vietnamese text.
 *
 * Three of them: `normalise` gives the form that is stored (NFC, one letter đ, plain spaces);
 * `exactKey` what two spellings of a syllable share when their diacritics agree (tone placement,
 * i/y and case do not count); `foldedKey` what they share when nobody typed diacritics.
 * `fold` folds a running text and remembers where each letter came from.
 */

/** Letters that look like đ and are typed for it; đ itself has no canonical decomposition. */
const D_LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['Ð', 'Đ'], // U+00D0, eth
  ['Ɖ', 'Đ'], // U+0189, African D
  ['ð', 'đ'], // U+00F0, eth
  ['ɖ', 'đ'], // U+0256, d with tail
]);
const D_LOOKALIKE = /[\u00D0\u0189\u00F0\u0256]/gu;

/** Zero-width characters, soft hyphens, byte order and direction marks: they show nothing. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
/** C0 and C1 control characters, save tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
/** Spaces of other widths. */
const OTHER_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
/** A surrogate without its other half, which no encoder can write. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** The marks of Latin letters, which are nearly all that there are, and those of all scripts. */
const LATIN_MARK = /[\u0300-\u036F]/g;
const MARK = /\p{M}/gu;
const ASCII_WORD = /^[\x20-\x7E]*$/;

/** The form in which text is stored and compared: NFC, đ as đ, plain spaces, nothing invisible. */
export function normalise(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(OTHER_SPACE, ' ')
    .replace(D_LOOKALIKE, (letter) => D_LOOKALIKES.get(letter) ?? letter)
    .normalize('NFC');
}

/**
 * An open syllable in -i after these consonants is also written with -y (tỷ/tỉ, kỹ/kĩ, Bắc Mỹ/Mĩ,
 * quý/quí, hy/hi), so both spellings share a key.
 */
const OPEN_Y = /^((?:h|k|l|m|s|t|v|qu)[\u0300-\u036F]*)y$/u;

function unifyY(letters: string): string {
  return letters.replace(OPEN_Y, '$1i');
}

/**
 * The key of one word with its diacritics: lower case, the tone moved behind the letters (so old and
 * new tone placement, `hòa` and `hoà`, agree), and open -y as -i.
 */
export function exactKey(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII_WORD.test(lower)) return unifyY(lower);
  const decomposed = lower
    .replace(D_LOOKALIKE, (letter) => D_LOOKALIKES.get(letter) ?? letter)
    .normalize('NFD');
  const tones = decomposed.match(TONE);
  const letters = unifyY(decomposed.replace(TONE, ''));
  return tones === null ? letters : letters + tones.join('');
}

/** The key of one word without its diacritics: `đổi` and `doi` share it. */
export function foldedKey(word: string): string {
  return unifyY(foldLetters(word.toLowerCase()));
}

function foldLetters(lower: string): string {
  if (ASCII_WORD.test(lower)) return lower;
  const letters = lower
    .replace(D_LOOKALIKE, (letter) => D_LOOKALIKES.get(letter) ?? letter)
    .normalize('NFD')
    .replace(LATIN_MARK, '')
    .replaceAll('đ', 'd');
  // Looking for the marks of all scripts takes ten times as long.
  return ASCII_WORD.test(letters) ? letters : letters.replace(MARK, '');
}

/** Texts consist of some two hundred characters, and decomposing one takes longer than finding it here. */
const CHARACTERS = new Map<string, string>();
const MOST_CHARACTERS = 10_000;

function foldCharacter(character: string): string {
  let letters = CHARACTERS.get(character);
  if (letters === undefined) {
    letters = foldLetters(character.toLowerCase());
    if (CHARACTERS.size < MOST_CHARACTERS) CHARACTERS.set(character, letters);
  }
  return letters;
}

/** A folded text with the way back: offsets are UTF-16 units, as everywhere in the program. */
export interface Folded {
  /** Lower case, without diacritics. */
  readonly text: string;
  /** The offset in the original of the letter at `offset` of the folded text. */
  toOriginal(offset: number): number;
}

/**
 * Folds a running text. A slice `[a, b)` of the folded text stands for
 * `[toOriginal(a), toOriginal(b))` of the original, combining marks included.
 */
export function fold(text: string): Folded {
  const offsets: number[] = [];
  let folded = '';
  let position = 0;
  for (const character of text) {
    const letters = foldCharacter(character);
    for (let i = 0; i < letters.length; i++) {
      offsets.push(position + Math.min(i, character.length - 1));
    }
    folded += letters;
    position += character.length;
  }
  return {
    text: folded,
    toOriginal: (offset) =>
      offset <= 0 && offsets.length === 0 ? 0 : (offsets[offset] ?? text.length),
  };
}

/** The folded form alone, for comparing whole strings. */
export function folded(text: string): string {
  return foldLetters(text.toLowerCase());
}
