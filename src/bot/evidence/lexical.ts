import type { TermId, TermTable } from '../../search/term-table.ts';
import type { Alternative, Query, Slot } from './query.ts';

/**
 * What a term with the right letters and other diacritics says, beside 1 for the term itself, when
 * the asker typed diacritics.
 */
const OTHER_DIACRITICS = 0.43;
/** What the halves of a word are worth that are found apart: `dân` and `số` for `dân số`. */
const HALF_A_WORD = 0.4;
/** BM25's saturation and length normalisation. */
const K = 0.8;
const B = 0.5;

/** How the terms of a question were met by a text: an entry for each slot. */
export interface Match {
  /** How often the term itself occurs. */
  readonly exact: Float32Array;
  /** How often a term with its letters occurs, whatever the diacritics. */
  readonly folded: Float32Array;
  /** How well the term is found at all, 0 to 1: a synonym is worth less, half a word too. */
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
  /** By the ids of terms: 1 for those that one of the above is of. Most terms of a text are none. */
  readonly #meets: Uint8Array;
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
    this.#meets = new Uint8Array(table.size);
    const folded = [...this.#folded.keys()].flatMap((form) => table.variantsOf(form));
    for (const id of [...folded, ...this.#exact.keys(), ...this.#alternatives.keys()]) {
      this.#meets[id] = 1;
    }
    this.#whole = query.slots.reduce(
      (sum, { exactWeight, foldedWeight, pairWeight, tripleWeight }) =>
        sum + exactWeight + foldedWeight + pairWeight + tripleWeight,
      0,
    );
  }

  /** How the question's terms are met by a text. */
  match(terms: Uint32Array): Match {
    const n = this.#slots.length;
    const match = emptyMatch(n);
    match.length = terms.length;
    // The worth of each slot at this position and the two before it, for pairs and triples.
    let [here, before, beforeThat] = [
      new Float32Array(n),
      new Float32Array(n),
      new Float32Array(n),
    ];
    let last = 0;
    for (let p = 0; p < terms.length; p++) {
      const id = terms[p] as TermId;
      if (this.#meets[id] === 0) continue;
      for (let moved = Math.min(p - last, 3); moved > 0; moved--) {
        [here, before, beforeThat] = [beforeThat, here, before];
        here.fill(0);
      }
      last = p;
      for (const k of this.#folded.get(this.#table.foldedOf(id)) ?? []) {
        match.folded[k] = (match.folded[k] ?? 0) + 1;
        here[k] = this.#slots[k]?.bare ? 1 : OTHER_DIACRITICS;
      }
      for (const k of this.#exact.get(id) ?? []) {
        match.exact[k] = (match.exact[k] ?? 0) + 1;
        here[k] = 1;
      }
      together(match, here, before, beforeThat);
      for (const alternative of this.#alternatives.get(id) ?? []) {
        if (alternative.terms.every((term, i) => terms[p + i] === term)) credit(match, alternative);
      }
    }
    this.#discountHalves(match);
    return match;
  }

  /** The match of several texts taken together. */
  join(matches: readonly Match[]): Match {
    const joined = emptyMatch(this.#slots.length);
    for (const match of matches) {
      joined.length += match.length;
      for (let k = 0; k < this.#slots.length; k++) {
        joined.exact[k] = (joined.exact[k] ?? 0) + (match.exact[k] ?? 0);
        joined.folded[k] = (joined.folded[k] ?? 0) + (match.folded[k] ?? 0);
        for (const name of ['found', 'pairs', 'triples'] as const) {
          joined[name][k] = Math.max(joined[name][k] ?? 0, match[name][k] ?? 0);
        }
      }
    }
    return joined;
  }

  /** The score of a match, 0 to somewhat over 1; `average` is the usual length of such a text. */
  score(match: Match, average: number): number {
    const damping = dampingOf(match, average);
    let sum = 0;
    this.#slots.forEach((slot, k) => {
      sum += worthOf(slot, match, k, damping);
      sum += slot.pairWeight * (match.pairs[k] ?? 0) + slot.tripleWeight * (match.triples[k] ?? 0);
    });
    return this.#whole === 0 ? 0 : sum / this.#whole;
  }

  /** What one text says of the question that the next does not, on the scale of `score`. */
  carried(before: Match, match: Match, average: number): number {
    const [was, is] = [dampingOf(before, average), dampingOf(match, average)];
    let sum = 0;
    this.#slots.forEach((slot, k) => {
      sum += Math.max(0, worthOf(slot, before, k, was) - worthOf(slot, match, k, is));
    });
    return this.#whole === 0 ? 0 : sum / this.#whole;
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
}

/** How much the length of a text takes from repeated terms. */
function dampingOf({ length }: Match, average: number): number {
  return K * (1 - B + (B * length) / Math.max(1, average));
}

/** What a slot scores by itself. */
function worthOf(
  { exactWeight, foldedWeight, word }: Slot,
  match: Match,
  k: number,
  damping: number,
): number {
  const isHalf = word !== undefined && match.pairs[word] === 0;
  const found = Math.min(match.found[k] ?? 0, isHalf ? HALF_A_WORD : 1);
  if (found === 0) return 0;
  const own =
    exactWeight * saturated(match.exact[k] ?? 0, damping) +
    foldedWeight * saturated(match.folded[k] ?? 0, damping);
  // Where a synonym stands for the term, or only half of its word is there, that counts.
  const whole = exactWeight + foldedWeight;
  if (found < HALF_A_WORD + 1e-6) return Math.min(own, found * whole);
  return own === 0 ? found * whole : own;
}

/** BM25's worth of a term that occurs so often: 1 for once in a text of average length. */
function saturated(times: number, damping: number): number {
  return times === 0 ? 0 : (times * (K + 1)) / (times + damping);
}

function emptyMatch(slots: number): Match {
  return {
    exact: new Float32Array(slots),
    folded: new Float32Array(slots),
    found: new Float32Array(slots),
    pairs: new Float32Array(slots),
    triples: new Float32Array(slots),
    length: 0,
  };
}

/** Books what stands at one position, alone and together with the two positions before it. */
function together(
  match: Match,
  here: Float32Array,
  before: Float32Array,
  beforeThat: Float32Array,
): void {
  for (let k = 0; k < here.length; k++) {
    const worth = here[k] ?? 0;
    if (worth === 0) continue;
    match.found[k] = Math.max(match.found[k] ?? 0, worth);
    if (k === 0) continue;
    const pair = Math.min(worth, before[k - 1] ?? 0);
    match.pairs[k - 1] = Math.max(match.pairs[k - 1] ?? 0, pair);
    if (k === 1) continue;
    const triple = Math.min(pair, beforeThat[k - 2] ?? 0);
    match.triples[k - 2] = Math.max(match.triples[k - 2] ?? 0, triple);
  }
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
