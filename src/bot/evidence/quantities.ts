import { readNumbers } from '../../text/numbers.ts';
import type { QuestionTerm, Reading } from '../reading/types.ts';
import type { Facts } from './facts.ts';

/** The level at which a term counts as said in the sentence or right before it. */
export const SAID_BESIDE = 0.5;
/** So many terms at most are between a number and what it is a number of. */
const NOUN_REACH = 4;
/** Two numbers this near, as a share of them, may be the same one rounded. */
const ABOUT = 0.02;

/** The numbers that a question names, which its evidence has to state of the same. */
export class Quantities {
  readonly #reading: Reading;
  readonly #asked: readonly (readonly [number, QuestionTerm])[];
  /** `126 nghìn` as 126,000. */
  readonly #values: readonly number[];
  readonly #topic: ReadonlySet<string>;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#asked = [...reading.terms.entries()].filter(([, { quantity }]) => quantity);
    this.#values =
      this.#asked.length === 0 ? [] : readNumbers(reading.text).map(({ value }) => value);
    this.#topic = new Set(
      reading.terms.flatMap(({ share, exact }) => (share === 1 ? [exact] : [])),
    );
  }

  /**
   * Whether they are in a sentence, or about them: `hơn 105%` is 105,48 %.
   * @param levels the worth of each term of the question in the sentence or around it
   */
  areIn(facts: Facts, levels: Float32Array): boolean {
    const had = this.#asked.filter(([k, { exact }]) => {
      if ((levels[k] ?? 0) >= SAID_BESIDE) return this.#isSaidOf(k, facts);
      const written = Number(exact);
      const values = [written, ...this.#values.filter((value) => isTimes(value, written))];
      return values.some((value) =>
        facts.numbers.some((number) => Math.abs(number - value) <= ABOUT * value),
      );
    });
    // Of several numbers some may stand in another sentence.
    return had.length * 2 >= this.#asked.length;
  }

  /** `hơn 200 công ty` is not said by `hơn 200 tỷ đồng`: a number stands beside what it is a number of. */
  #isSaidOf(k: number, { terms }: Facts): boolean {
    const number = this.#reading.terms[k];
    const noun = this.#reading.terms[k + 1];
    if (noun === undefined || noun.share < 1 || noun.year !== undefined) return true;
    const names = new Set([noun.folded]);
    for (const { from, to, terms: others } of this.#reading.rewordings) {
      if (from <= k + 1 && k + 1 < to) for (const { folded } of others) names.add(folded);
    }
    const places = [...terms.keys()].filter((i) => terms[i]?.exact === number?.exact);
    const beside = (i: number) => terms.slice(Math.max(0, i - NOUN_REACH), i + NOUN_REACH + 1);
    // Right behind it another word of the question tells as well: `22 văn phòng đại diện báo`.
    const isSaid = (i: number): boolean =>
      this.#topic.has(terms[i + 1]?.exact ?? '') ||
      beside(i).some(({ folded }) => names.has(folded));
    return places.length === 0 || places.some(isSaid);
  }
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

/** The place in a ranking that a question names, past the first: 3 in `tỉnh nào đứng thứ ba`. */
export function rankNamed(question: string): number | undefined {
  const named = [...question.matchAll(RANK_NAMED)].map(({ groups }) => {
    const word = (groups?.place ?? groups?.nth ?? '').toLowerCase();
    const ordinal = ORDINALS.findIndex((words) => words.includes(word));
    return ordinal === -1 ? Number.parseInt(word, 10) : ordinal + 2;
  });
  // Of several one is where it was before.
  return named.length === 1 && (named[0] ?? 0) > 1 ? named[0] : undefined;
}
