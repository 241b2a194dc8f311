import type { TermId, TermTable } from '../../search/term-table.ts';
import type { Alternative, Query, Slot } from './query.ts';

/**
 * What a term with the right letters and other diacritics is worth when the asker typed diacritics;
 * from weights 1 for exact and 0.75 for folded syllables, which gave the best recall on XQuAD-vi.
 */
const OTHER_DIACRITICS = 0.43;
/** The worth of two and of three terms standing together as in the question, beside single terms. */
const PAIR = 0.15;
const TRIPLE = 0.15;
/** What the halves of a word are worth that are found apart: `dân` and `số` for `dân số`. */
const HALF_A_WORD = 0.4;
/** BM25's saturation and length normalisation. */
const K = 0.8;
const B = 0.5;

/** How the terms of a question were met by a text: an entry for each slot. */
export interface Match {
  /** How often, diacritics counted; a synonym counts what it is worth. */
  readonly found: Float32Array;
  /** How well this slot and the next one stand together, 0 to 1. */
  readonly pairs: Float32Array;
  /** How well this slot and the next two stand together, 0 to 1. */
  readonly triples: Float32Array;
  /** How many terms the text has. */
  length: number;
}

/** Matches texts against one question. */
export class Matcher {
  readonly #slots: readonly Slot[];
  readonly #table: TermTable;
  readonly #exact = new Map<TermId, number[]>();
  readonly #folded = new Map<TermId, number[]>();
  readonly #alternatives = new Map<TermId, Alternative[]>();
  /** What a match of everything, once, in a text of average length, scores. */
  readonly #whole: number;

  constructor(query: Query, table: TermTable) {
    this.#slots = query.slots;
    this.#table = table;
    query.slots.forEach((slot, k) => {
      if (slot.exact !== undefined && !slot.bare) push(this.#exact, slot.exact, k);
      if (slot.folded !== undefined) push(this.#folded, slot.folded, k);
    });
    for (const alternative of query.alternatives) {
      const first = alternative.terms[0];
      if (first !== undefined) push(this.#alternatives, first, alternative);
    }
    const n = query.slots.length;
    const all = empty(n);
    all.found.fill(1);
    all.pairs.fill(1);
    all.triples.fill(1);
    this.#whole = this.#sum(all, 1);
  }

  /** How the question's terms are met by a text. */
  match(terms: Uint32Array): Match {
    const n = this.#slots.length;
    const match = empty(n);
    match.length = terms.length;
    // The worth of each slot at the two positions before this one, for pairs and triples.
    let before: Float32Array = new Float32Array(n);
    let beforeThat: Float32Array = new Float32Array(n);
    for (let p = 0; p < terms.length; p++) {
      const id = terms[p] as TermId;
      const here = new Float32Array(n);
      for (const k of this.#exact.get(id) ?? []) here[k] = 1;
      for (const k of this.#folded.get(this.#table.foldedOf(id)) ?? []) {
        here[k] = Math.max(here[k] ?? 0, this.#slots[k]?.bare ? 1 : OTHER_DIACRITICS);
      }
      for (let k = 0; k < n; k++) {
        const worth = here[k] ?? 0;
        if (worth === 0) continue;
        match.found[k] = (match.found[k] ?? 0) + worth;
        if (k === 0) continue;
        const pair = Math.min(worth, before[k - 1] ?? 0);
        if (pair > (match.pairs[k - 1] ?? 0)) match.pairs[k - 1] = pair;
        if (k === 1) continue;
        const triple = Math.min(pair, beforeThat[k - 2] ?? 0);
        if (triple > (match.triples[k - 2] ?? 0)) match.triples[k - 2] = triple;
      }
      for (const alternative of this.#alternatives.get(id) ?? []) {
        if (alternative.terms.every((term, i) => terms[p + i] === term)) credit(match, alternative);
      }
      beforeThat = before;
      before = here;
    }
    this.#discountHalves(match);
    return match;
  }

  #discountHalves({ found, pairs }: Match): void {
    this.#slots.forEach(({ joined }, k) => {
      if (!joined || (pairs[k] ?? 0) > 0) return;
      // A half that is joined on its other side too (a chain of words) keeps its worth there.
      if (!(this.#slots[k - 1]?.joined && (pairs[k - 1] ?? 0) > 0)) {
        found[k] = Math.min(found[k] ?? 0, HALF_A_WORD);
      }
      if (!(this.#slots[k + 1]?.joined && (pairs[k + 1] ?? 0) > 0)) {
        found[k + 1] = Math.min(found[k + 1] ?? 0, HALF_A_WORD);
      }
    });
  }

  /** The match of several texts taken together. */
  join(matches: readonly Match[]): Match {
    const joined = empty(this.#slots.length);
    for (const match of matches) {
      joined.length += match.length;
      for (let k = 0; k < this.#slots.length; k++) {
        joined.found[k] = (joined.found[k] ?? 0) + (match.found[k] ?? 0);
        joined.pairs[k] = Math.max(joined.pairs[k] ?? 0, match.pairs[k] ?? 0);
        joined.triples[k] = Math.max(joined.triples[k] ?? 0, match.triples[k] ?? 0);
      }
    }
    return joined;
  }

  /** The score of a match, 0 to somewhat over 1; `average` is the usual length of such a text. */
  score(match: Match, average: number): number {
    if (this.#whole === 0) return 0;
    return this.#sum(match, match.length / Math.max(1, average)) / this.#whole;
  }

  #sum({ found, pairs, triples }: Match, length: number): number {
    const damping = K * (1 - B + B * length);
    let sum = 0;
    for (let k = 0; k < this.#slots.length; k++) {
      const weight = this.#slots[k]?.weight ?? 0;
      const times = found[k] ?? 0;
      if (times > 0) sum += (weight * times * (K + 1)) / (times + damping);
      const next = this.#slots[k + 1]?.weight;
      if (next === undefined) continue;
      sum += (PAIR * (pairs[k] ?? 0) * (weight + next)) / 2;
      const third = this.#slots[k + 2]?.weight;
      if (third === undefined) continue;
      sum += (TRIPLE * (triples[k] ?? 0) * (weight + next + third)) / 3;
    }
    return sum;
  }
}

function empty(slots: number): Match {
  return {
    found: new Float32Array(slots),
    pairs: new Float32Array(slots),
    triples: new Float32Array(slots),
    length: 0,
  };
}

/** Books a synonym as if the words it stands for were there, together. */
function credit(match: Match, { from, to, worth }: Alternative): void {
  for (let k = from; k < to; k++) {
    match.found[k] = Math.max(match.found[k] ?? 0, worth);
    if (k + 1 < to) match.pairs[k] = Math.max(match.pairs[k] ?? 0, worth);
    if (k + 2 < to) match.triples[k] = Math.max(match.triples[k] ?? 0, worth);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
