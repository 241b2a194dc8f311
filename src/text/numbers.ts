import { folded } from './fold.ts';

/** A number as a text states it: `text.slice(start, end)` is how it is written. */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  /** The value with its scale multiplied out: `1,3 triệu` is 1300000; of `32/63` it is 32. */
  readonly value: number;
  /** What the number is a part of: 63 in `32/63`. */
  readonly outOf?: number;
  /** Written in words (`tám`, `mười hai`) instead of digits. */
  readonly inWords?: true;
}

const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const THOUSANDS_BY_COMMA = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/;

/**
 * The value of a numeral as Vietnamese texts write it: a dot before three digits groups thousands
 * (`1.720`), a comma opens the decimals (`8,6`), and a dot anywhere else does too (`0.9351`).
 * `undefined` when the text is no numeral.
 */
export function parseNumeral(written: string): number | undefined {
  if (!/^\d+(?:[.,]\d+)*$/.test(written)) return undefined;
  const [whole = '', decimals, ...more] = written.split(',');
  if (more.length > 0) {
    return THOUSANDS_BY_COMMA.test(written) ? Number(written.replaceAll(',', '')) : undefined;
  }
  if (decimals !== undefined) {
    if (decimals.includes('.')) return undefined;
    if (whole.includes('.') && !THOUSANDS.test(whole)) return undefined;
    return Number(`${whole.replaceAll('.', '')}.${decimals}`);
  }
  if (THOUSANDS.test(whole)) return Number(whole.replaceAll('.', ''));
  return whole.split('.').length <= 2 ? Number(whole) : undefined;
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['van', 1e4],
  ['trieu', 1e6],
  ['tr', 1e6],
  ['thousand', 1e3],
  ['million', 1e6],
]);

/**
 * The letters of Vietnamese with their marks, inside brackets of a pattern that ignores case. One span
 * is tested several times faster than `\p{L}\p{M}`.
 */
const LETTERS = 'a-zà-ỹ';
const NUMERAL = String.raw`\d+(?:[.,]\d+)*`;
const SCALE = String.raw`nghìn|ngàn|nghin|ngan|vạn|triệu|trieu|thousand|million`;
const DIGITS = new RegExp(
  String.raw`(?<![${LETTERS}\d][.,/-]?)(?<numeral>${NUMERAL})(?:\s?/\s?(?<outOf>${NUMERAL})(?![\d/]))?` +
    String.raw`(?:\s*(?<scale>${SCALE})(?![${LETTERS}])(?:\s+(?<rest>\d{1,3})\s+(?<restScale>nghìn|ngàn|nghin|ngan)(?![${LETTERS}]))?)?`,
  'giu',
);

const UNITS: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
]);
const POWERS: ReadonlyMap<string, number> = new Map([
  ['mươi', 10],
  ['chục', 10],
  ['trăm', 100],
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['triệu', 1e6],
]);
const LAST_UNITS: ReadonlyMap<string, number> = new Map([
  ...UNITS,
  ['năm', 5],
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
]);
/** `năm` alone is a year far more often than a five, so it counts only before a power of ten. */
const UNIT = String.raw`một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín`;
const DIGIT = String.raw`(?:${UNIT}|năm)`;
/** `hai mươi năm` are twenty years: the five behind tens is `lăm`. */
const TENS = String.raw`(?:${DIGIT}\s+mươi|mười)(?:\s+(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?|${DIGIT}\s+chục`;
const HUNDREDS = String.raw`${DIGIT}\s+trăm(?:\s+(?:(?:linh|lẻ)\s+(?:${DIGIT}|tư)|${TENS}))?`;
const SCALED = String.raw`(?:${HUNDREDS}|${TENS}|${DIGIT})\s+(?:triệu|nghìn|ngàn)`;
/** Billions are units of money and stay outside, as behind digits. */
const WORDS = new RegExp(
  String.raw`(?<![${LETTERS}])(?:${SCALED}(?:\s+rưỡi|(?:\s+${SCALED})?(?:\s+(?:${HUNDREDS}|${TENS}))?)|${HUNDREDS}|${TENS}|${UNIT})(?![${LETTERS}])`,
  'giu',
);

/**
 * The numbers that a text states, in order: numerals with their scale and their total, and numbers
 * in words. It reads every numeral, also those in dates and codes: what is one is for the caller,
 * who masks them first.
 */
export function readNumbers(text: string): NumberMention[] {
  const mentions: NumberMention[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const { numeral = '', outOf, scale, rest, restScale } = match.groups ?? {};
    const value = parseNumeral(numeral);
    const end = match.index + match[0].length;
    // A numeral grown together with one letter is a name: 5G.
    if (value === undefined || /^\p{L}(?!\p{L})/u.test(text.slice(end, end + 2))) continue;
    const total = outOf === undefined ? undefined : parseNumeral(outOf);
    const scaled = value * scaleOf(scale) + (rest ? Number(rest) * scaleOf(restScale) : 0);
    mentions.push({
      start: match.index,
      end,
      value: roundOff(scaled),
      ...(total === undefined ? {} : { outOf: total }),
    });
  }
  for (const match of text.matchAll(WORDS)) {
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      value: valueInWords(match[0]),
      inWords: true,
    });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function scaleOf(word: string | undefined): number {
  return word === undefined ? 1 : (SCALES.get(folded(word)) ?? 1);
}

/** `một triệu hai trăm nghìn`, `hai trăm linh năm`, `hai mươi lăm`. */
function valueInWords(written: string): number {
  let sum = 0;
  let group = 0;
  let digit = 0;
  let scale = 1;
  for (const word of written.toLowerCase().split(/\s+/u)) {
    const power = POWERS.get(word);
    if (power === undefined) {
      if (word === 'rưỡi') sum += scale / 2;
      digit = LAST_UNITS.get(word) ?? 0;
    } else if (power < 1000) {
      group += digit * power;
      digit = 0;
    } else {
      sum += (group + digit) * power;
      [group, digit, scale] = [0, 0, power];
    }
    if (word === 'mười') [group, digit] = [group + 10, 0];
  }
  return sum + group + digit;
}

/** 1.3 * 1e6 is 1300000 and not a hair beside it. */
function roundOff(value: number): number {
  return Number(value.toPrecision(15));
}
