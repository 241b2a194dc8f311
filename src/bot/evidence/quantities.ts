import { readNumbers } from '../../text/numbers.ts';
import { COUNTING_UNITS } from '../reading/ask.ts';
import type { QuestionTerm, Reading } from '../reading/types.ts';
import type { Facts } from './facts.ts';

/** The level at which a term counts as said in the sentence or right before it. */
export const SAID_BESIDE = 0.5;
/** The level of a number that is said in the sentence before: the title, below it, is not quoted. */
const SAID_BEFORE = Math.fround(0.55);
/** So many terms at most are between a number and what it is a number of. */
const NOUN_REACH = 4;
/** Two numbers this near, as a share of them, may be the same one rounded. */
const ABOUT = 0.02;
/** `hơn 200` is less than 220. */
const WIDEST = 0.1;
/** From so much on a number in words is one that counts: `hai nghìn`, not the `hai` of `hai bên`. */
const LEAST_WORDED = 20;
const ABOVE = /(?<!\p{L})(?:hơn|hon|trên|tren|quá|qua|over|more than|above)\s+$/iu;
const BELOW =
  /(?<!\p{L})(?:gần|gan|ngót|ngot|suýt|chưa (?:tới|đến)|chua (?:toi|den)|nearly|almost|under|below)\s+$/iu;
const NEAR = /(?<!\p{L})(?:khoảng|khoang|cỡ|chừng|chung|tầm|độ|about|around|some)\s+$/iu;

/** A number of a question, and between which those lie that it may be. */
interface Stated {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** No term is it then. */
  readonly inWords: boolean;
}

/** The numbers that a question states: `126 nghìn` as 126,000, `hơn hai trăm` as 200 to 220. */
function numbersStated(text: string): Stated[] {
  return readNumbers(text).map(({ start, value, inWords }) => {
    const before = text.slice(0, start);
    const [above, below, near] = [ABOVE, BELOW, NEAR].map((words) => words.test(before));
    const round = Math.min(roundness(value), WIDEST * value);
    return {
      value,
      least: value - (below || near ? round : ABOUT * value),
      most: value + (above || near ? round : ABOUT * value),
      inWords: inWords === true,
    };
  });
}

/** The place of the last digit that is not zero: 1,000 for 38,000. */
function roundness(value: number): number {
  const zeros = /0*$/.exec(String(Math.trunc(value)))?.[0].length ?? 0;
  return 10 ** zeros;
}

/** The numbers that a question names, which its evidence has to state of the same. */
export class Quantities {
  readonly #reading: Reading;
  readonly #asked: readonly (readonly [number, QuestionTerm])[];
  readonly #stated: readonly Stated[];
  readonly #topic: ReadonlySet<string>;

  constructor(reading: Reading) {
    this.#reading = reading;
    const bounds = boundsOf(reading);
    const asked = [...reading.terms.entries()].filter(
      ([k, { quantity }]) => quantity && !bounds.includes(k),
    );
    // The `100` of `101 thuê bao/100 dân` tells nothing apart.
    const telling = asked.filter(([k]) => !isBase(reading.terms, k));
    this.#asked = telling.length > 0 ? telling : asked;
    this.#stated = numbersStated(reading.text);
    this.#topic = new Set(
      reading.terms.flatMap(({ share, exact }) => (share === 1 ? [exact] : [])),
    );
  }

  /**
   * Whether they are in a sentence, or about them: `hơn 105%` is 105,48 %.
   * @param levels the worth of each term of the question in the sentence or around it
   */
  areIn(facts: Facts, levels: Float32Array): boolean {
    // Which province it is the numbers and the day tell: what does not have them shows nothing.
    const isWhich = this.#reading.ask.kind === 'province';
    const least = isWhich ? SAID_BEFORE : SAID_BESIDE;
    const days = [...this.#reading.terms.keys()].filter((k) => this.#reading.terms[k]?.day);
    if (isWhich && days.length > 0 && !days.some((k) => (levels[k] ?? 0) >= least)) return false;
    const had = this.#asked.filter(([k, { exact }]) => {
      if ((levels[k] ?? 0) >= least) return this.#isSaidOf(k, facts);
      const written = Number(exact);
      const meant = this.#stated.filter(
        ({ value }) => value === written || isTimes(value, written),
      );
      return meant.some((one) => isStated(one, facts));
    });
    const worded = this.#stated.filter((one) => one.inWords && one.value >= LEAST_WORDED);
    const hadWorded = worded.filter((one) => isStated(one, facts));
    // Of several numbers some may stand in another sentence.
    return (had.length + hadWorded.length) * 2 >= this.#asked.length + worded.length;
  }

  /** Whether a number is one that the question names. */
  isExactly(number: number): boolean {
    return this.#asked.some(([, { exact }]) => Number(exact) === number);
  }

  /** `hơn 200 công ty` is not said by `hơn 200 tỷ đồng`: a number stands beside what it is a number of. */
  #isSaidOf(k: number, { terms }: Facts): boolean {
    const number = this.#reading.terms[k];
    // `314 quyển sách` are books.
    const isUnit = COUNTING_UNITS.has(this.#reading.terms[k + 1]?.exact ?? '');
    const at = isUnit ? k + 2 : k + 1;
    const noun = this.#reading.terms[at];
    if (noun === undefined || noun.share < 1 || noun.year !== undefined) return true;
    // `công ty` is no `tỷ`, though without diacritics both have a `ty`.
    const names = new Set([noun.exact]);
    for (const { from, to, terms: others } of this.#reading.rewordings) {
      if (from <= at && at < to) for (const { exact } of others) names.add(exact);
    }
    const places = [...terms.keys()].filter((i) => terms[i]?.exact === number?.exact);
    const beside = (i: number) => terms.slice(Math.max(0, i - NOUN_REACH), i + NOUN_REACH + 1);
    // Right behind it another word of the question tells as well: `22 văn phòng đại diện báo`.
    const isSaid = (i: number): boolean =>
      this.#topic.has(terms[i + 1]?.exact ?? '') ||
      beside(i).some(
        ({ exact, folded }) => names.has(exact) || (noun.loose && folded === noun.folded),
      );
    return places.length === 0 || places.some(isSaid);
  }
}

/** The terms of a bound that a rank is asked to keep to, `top 10`: the rank says whether it does. */
export function boundsOf({ ask, terms }: Reading): number[] {
  if (ask.kind !== 'rank') return [];
  return [...terms.entries()].flatMap(([k, { quantity }]) =>
    quantity && GROUPS.has(terms[k - 1]?.folded ?? '') ? [k - 1, k] : [],
  );
}

/** Whether a number is that of the people or households to each of which there are so many of something. */
function isBase(terms: readonly QuestionTerm[], k: number): boolean {
  return BASE.test(terms[k]?.exact ?? '') && HEADS.has(terms[k + 1]?.folded ?? '');
}

const BASE = /^10{2,4}$/u;
const HEADS: ReadonlySet<string> = new Set(['dan', 'nguoi', 'ho']);
const GROUPS: ReadonlySet<string> = new Set(['top', 'nhom']);

/** Whether a sentence has a number that it may be: not a rounder one, which is told of something else. */
function isStated({ value, least, most }: Stated, facts: Facts): boolean {
  return facts.numbers.some(
    (number) =>
      number === value ||
      (least <= number && number <= most && roundness(number) <= roundness(value)),
  );
}

/** Whether a number is a smaller one in thousands, millions or billions. */
function isTimes(number: number, smaller: number): boolean {
  return [1e3, 1e6, 1e9].some((times) => number === smaller * times);
}

const ORDINALS: readonly (readonly string[])[] = [
  ['nhì', 'hai', 'second', '2nd'],
  ['ba', 'third', '3rd'],
  ['tư', 'bốn', 'fourth', '4th'],
  ['năm', 'fifth', '5th'],
  ['sáu', 'sixth', '6th'],
  ['bảy', 'seventh', '7th'],
  ['tám', 'eighth', '8th'],
  ['chín', 'ninth', '9th'],
  ['mười', 'tenth', '10th'],
];
const RANK_NAMED = new RegExp(
  String.raw`(?<!\p{L})(?:(?:(?<!(?:lần|năm|khóa|kỳ|ngày|quý|tháng)\s)thứ|hạng|hang|vị trí(?: thứ| số)?|vi tri(?: thu| so)?|(?:xếp|đứng)(?: thứ)?|(?:xep|dung) thu)\s+(?<place>\d{1,2}(?![\d%.,]|\s*(?:\/|tháng|năm|trạm|tỉnh))|${ORDINALS.map(([word]) => word).join('|')}|hai|bốn)|(?<nth>${ORDINALS.flatMap((words) => words.slice(-2)).join('|')}|\d{1,2}th)(?!\s+(?:quarter|half|year|time|month|level)))(?!\p{L})`,
  'giu',
);

/** Before the class of an award, which is no place in a ranking: `Huân chương Lao động hạng Nhì`. */
const AWARD = /(?:hu[aâ]n|huy) ch[uư][oơ]ng[^.,;?]{0,25}$/iu;

/** The place in a ranking that a question names, past the first: 3 in `tỉnh nào đứng thứ ba`. */
export function rankNamed(question: string): number | undefined {
  const ranks = [...question.matchAll(RANK_NAMED)].filter(
    ({ index }) => !AWARD.test(question.slice(0, index)),
  );
  const named = ranks.map(({ groups }) => {
    const word = (groups?.place ?? groups?.nth ?? '').toLowerCase();
    const ordinal = ORDINALS.findIndex((words) => words.includes(word));
    return ordinal === -1 ? Number.parseInt(word, 10) : ordinal + 2;
  });
  // Of several one is where it was before.
  return named.length === 1 && (named[0] ?? 0) > 1 ? named[0] : undefined;
}
