import MiniSearch from 'minisearch';
import { isLong, nextTurn } from '../work/pace.ts';

/** A passage as it is put in. */
export interface Document {
  readonly id: number;
  /** Its terms in order, with spaces between them. */
  readonly terms: string;
}

/** The passages of an article as they were kept: the terms of passage `i` stand from `bound(i)` to `bound(i + 1)`. */
export interface KeptPassages {
  readonly id: string;
  /** How many there are. */
  readonly size: number;
  /** The numbers of terms. */
  readonly numbers: Uint32Array;
  bound(position: number): number;
  /** How many different terms a passage has. */
  different(position: number): number;
}

/** In which passages terms occur, and how often, sorted by term; passages are numbered in the order of their articles. */
export interface Postings {
  /** Where the passages of a term begin, by its number; behind the last, where they end. */
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  readonly times: Uint16Array;
  /** By passage: how many different terms it has. */
  readonly lengths: Uint16Array;
}

const FIELD = 'terms';
/** So many passages were taken out, and they are such a share of all, before they are cleared away. */
const LEAST_DIRT = 20;
const LEAST_DIRT_SHARE = 0.1;

/**
 * MiniSearch, which can also begin with many passages at once. Putting the terms of ten thousand
 * articles into its tables takes many seconds and most of its memory; so a term that was kept is put in
 * when it is first looked for or occurs in a new passage. What is found is the same.
 */
export class Engine extends MiniSearch<Document> {
  /** The numbers of the kept terms that are not put in yet. */
  readonly #waiting = new Map<string, number>();
  #postings: Postings | undefined;
  #isTidying = false;

  constructor() {
    super({
      fields: [FIELD],
      // Terms come analysed; joined by spaces they are cut at the spaces alone.
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
      // Its own way of clearing away what was taken out breaks when a term is put in meanwhile.
      autoVacuum: false,
      searchOptions: {
        // Long passages are not much worse than short ones, and a term that is repeated says little:
        // the values that gave the best recall on held-out questions of XQuAD-vi.
        bm25: { k: 0.8, b: 0.5, d: 0 },
      },
    });
    // Passages are numbered as MiniSearch numbers them: one table serves both ways.
    this._idToShortId = this._documentIds;
  }

  /** Begins with kept passages, whose ids are 0, 1, 2 ... @param words the kept terms, by their numbers */
  begin(words: readonly string[], postings: Postings): void {
    if (this.documentCount > 0) throw new Error('kept passages come first: the index has some');
    this.#postings = postings;
    for (let number = 0; number < words.length; number++) {
      this.#waiting.set(words[number] as string, number);
    }
    const { lengths } = postings;
    // Arrays of one length are shared: nobody changes them.
    const shared: number[][] = [];
    let all = 0;
    for (const length of lengths) {
      shared[length] ??= [length];
      all += length;
    }
    this._documentIds = new Begun(lengths.length, (id) => id);
    this._idToShortId = this._documentIds;
    this._fieldLength = new Begun(
      lengths.length,
      (id) => shared[lengths[id] as number] as number[],
    );
    this._avgFieldLength = [all / Math.max(1, lengths.length)];
    this._documentCount = lengths.length;
    this._nextId = lengths.length;
  }

  /**
   * Clears away what was taken out, where that is much, in turns. What is taken out while it does is
   * cleared away another time; nothing that was taken out is ever found.
   */
  async tidy(): Promise<void> {
    const dirt = this._dirtCount;
    if (this.#isTidying || dirt < LEAST_DIRT || this.dirtFactor < LEAST_DIRT_SHARE) return;
    this.#isTidying = true;
    // Listed first: the tree changes whenever a term is put in.
    for (const term of [...this._index.keys()]) {
      while (isLong()) await nextTurn();
      const passages = this._index.get(term)?.get(this._fieldIds[FIELD] ?? 0);
      if (passages === undefined) continue;
      for (const id of passages.keys()) if (!this._documentIds.has(id)) passages.delete(id);
      if (passages.size === 0) this._index.delete(term);
    }
    this._dirtCount -= dirt;
    this.#isTidying = false;
  }

  /** Puts a term in if it was kept and is not in yet; whether it did. */
  ready(term: string): boolean {
    const number = this.#waiting.get(term);
    if (number === undefined || this.#postings === undefined) return false;
    this.#waiting.delete(term);
    const { starts, passages, times } = this.#postings;
    const found = new Map<number, number>();
    for (let i = starts[number] ?? 0; i < (starts[number + 1] ?? 0); i++) {
      const id = passages[i] ?? 0;
      if (this._documentIds.has(id)) found.set(id, times[i] ?? 0);
    }
    if (found.size > 0) this._index.set(term, new Map([[this._fieldIds[FIELD] ?? 0, found]]));
    return true;
  }
}

/**
 * A map that begins with a value for each of the keys 0, 1, 2 ..., none of which is kept: filling a hash table
 * with those of a hundred thousand passages takes 50 ms. It is not walked through: MiniSearch does so for
 * queries of everything alone.
 */
class Begun<T> extends Map<number, T> {
  readonly #made: (key: number) => T;
  readonly #has: Uint8Array;

  constructor(count: number, made: (key: number) => T) {
    super();
    this.#made = made;
    this.#has = new Uint8Array(count).fill(1);
  }

  override has(key: number): boolean {
    return key < this.#has.length ? this.#has[key] === 1 : super.has(key);
  }

  override get(key: number): T | undefined {
    if (key >= this.#has.length) return super.get(key);
    return this.#has[key] === 1 ? this.#made(key) : undefined;
  }

  override delete(key: number): boolean {
    if (key >= this.#has.length) return super.delete(key);
    const had = this.#has[key] === 1;
    this.#has[key] = 0;
    return had;
  }
}

/** Sorts the terms of passages by term, an article at a time. */
export class PostingsMaker {
  readonly #starts: Uint32Array;
  /** By term: the place behind the last that is taken. */
  readonly #ends: Uint32Array;
  readonly #passages: Uint32Array;
  readonly #times: Uint16Array;
  readonly #lengths: Uint16Array;
  #passage = 0;

  /**
   * @param counts by term: in how many passages it occurs
   * @param passages how many there are
   */
  constructor(counts: Uint32Array, passages: number) {
    this.#starts = new Uint32Array(counts.length + 1);
    for (const [term, count] of counts.entries()) {
      this.#starts[term + 1] = (this.#starts[term] as number) + count;
    }
    this.#ends = this.#starts.slice();
    this.#passages = new Uint32Array(this.#starts[counts.length] as number);
    this.#times = new Uint16Array(this.#passages.length);
    this.#lengths = new Uint16Array(passages);
  }

  /** The next article. */
  add(article: KeptPassages): void {
    const { numbers } = article;
    for (let i = 0; i < article.size; i++, this.#passage++) {
      const end = article.bound(i + 1);
      this.#lengths[this.#passage] = article.different(i);
      for (let k = article.bound(i); k < end; k++) this.#put(numbers[k] as number);
    }
  }

  #put(term: number): void {
    const at = this.#ends[term] as number;
    if (at > (this.#starts[term] as number) && this.#passages[at - 1] === this.#passage) {
      (this.#times[at - 1] as number)++;
      return;
    }
    this.#passages[at] = this.#passage;
    this.#times[at] = 1;
    this.#ends[term] = at + 1;
  }

  /** Of all the articles. */
  get made(): Postings {
    const [starts, passages] = [this.#starts, this.#passages];
    return { starts, passages, times: this.#times, lengths: this.#lengths };
  }
}
