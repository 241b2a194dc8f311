import type { TermId } from './term-table.ts';

const BITS = 21;
const CELLS = 1 << BITS;
const MOST = 0xffff;

/**
 * About how often two terms stand side by side in all texts, in memory that does not grow with them:
 * a count-min sketch of two rows (Cormode and Muthukrishnan, "An improved data stream summary", 2005).
 * Counts are never too low and seldom too high.
 */
export class PairCounts {
  readonly #rows = [new Uint16Array(CELLS), new Uint16Array(CELLS)] as const;

  /** Takes in what another one has kept, instead of what there is. */
  restore(cells: Uint16Array): void {
    this.#rows[0].set(cells.subarray(0, CELLS));
    this.#rows[1].set(cells.subarray(CELLS));
  }

  /** All that it knows, to be kept. */
  keep(): Uint16Array {
    const cells = new Uint16Array(2 * CELLS);
    cells.set(this.#rows[0]);
    cells.set(this.#rows[1], CELLS);
    return cells;
  }

  /**
   * Counts every two neighbours of a text, by their folded forms and, where either has diacritics, as
   * they are spelt; `by` -1 takes them out again.
   */
  count(terms: ArrayLike<TermId>, formOf: (term: TermId) => TermId, by: 1 | -1): void {
    for (let i = 1; i < terms.length; i++) {
      const [first, second] = [terms[i - 1] as TermId, terms[i] as TermId];
      const [one, other] = [formOf(first), formOf(second)];
      this.#bump(one, other, by);
      if (one !== first || other !== second) this.#bump(first, second, by);
    }
  }

  #bump(first: TermId, second: TermId, by: 1 | -1): void {
    const [a, b] = this.#cellsOf(first, second);
    bump(this.#rows[0], a, by);
    bump(this.#rows[1], b, by);
  }

  /** How often the two stand side by side, in this order; two folded forms in whatever spelling. */
  countOf(first: TermId, second: TermId): number {
    const [a, b] = this.#cellsOf(first, second);
    return Math.min(this.#rows[0][a] ?? 0, this.#rows[1][b] ?? 0);
  }

  #cellsOf(first: TermId, second: TermId): [number, number] {
    const a = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
    const b = Math.imul(first + 1, 0xc2b2ae35) ^ Math.imul(second + 1, 0x27d4eb2f);
    return [mix(a) >>> (32 - BITS), mix(b) >>> (32 - BITS)];
  }
}

/** The finalizer of MurmurHash3. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function bump(row: Uint16Array, cell: number, by: 1 | -1): void {
  const count = row[cell] ?? 0;
  // A full cell stays full: it no longer knows how often it was counted.
  if (count < MOST && count + by >= 0) row[cell] = count + by;
}
