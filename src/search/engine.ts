import MiniSearch from 'minisearch';

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

/** The terms that kept passages have, by their numbers. */
export interface KeptWords {
  readonly words: readonly string[];
  /** In how many of the passages each occurs. */
  readonly passages: Uint32Array;
}

/** In which passages kept terms occur, and how often, sorted by term. */
interface Postings {
  /** Where the passages of a term begin, by its number; behind the last, where they end. */
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  readonly times: Uint16Array;
}

const FIELD = 'terms';

/**
 * MiniSearch, which can also begin with many passages at once. Putting the terms of ten thousand
 * articles into its tables takes many seconds and most of its memory; so a term that was kept is put in
 * when it is first looked for or occurs in a new passage. What is found is the same.
 */
export class Engine extends MiniSearch<Document> {
  /** The numbers of the kept terms that are not put in yet. */
  readonly #waiting = new Map<string, number>();
  #postings: Postings | undefined;

  constructor() {
    super({
      fields: [FIELD],
      // Terms come analysed; joined by spaces they are cut at the spaces alone.
      tokenize: (text) => (text === '' ? [] : text.split(' ')),
      processTerm: (term) => term,
      searchOptions: {
        // Long passages are not much worse than short ones, and a term that is repeated says little:
        // the values that gave the best recall on held-out questions of XQuAD-vi.
        bm25: { k: 0.8, b: 0.5, d: 0 },
      },
    });
    // Passages are numbered as MiniSearch numbers them: one table serves both ways.
    this._idToShortId = this._documentIds;
  }

  /** Begins with the passages of these articles, whose ids are 0, 1, 2 ... */
  begin(articles: readonly KeptPassages[], { words, passages }: KeptWords): void {
    if (this.documentCount > 0) throw new Error('kept passages come first: the index has some');
    this.#postings = postingsOf(articles, passages);
    for (const [number, word] of words.entries()) this.#waiting.set(word, number);
    // Arrays of one length are shared: nobody changes them.
    const shared: number[][] = [];
    let [id, average] = [0, 0];
    for (const article of articles) {
      for (let i = 0; i < article.size; i++, id++) {
        const length = article.different(i);
        shared[length] ??= [length];
        this._documentIds.set(id, id);
        this._fieldLength.set(id, shared[length]);
        average = (average * id + length) / (id + 1);
      }
    }
    this._avgFieldLength = [average];
    this._documentCount = id;
    this._nextId = id;
  }

  /** Puts the kept terms in that are among these. */
  ready(terms: Iterable<string>): void {
    for (const term of terms) {
      const number = this.#waiting.get(term);
      if (number === undefined || this.#postings === undefined) continue;
      this.#waiting.delete(term);
      const { starts, passages, times } = this.#postings;
      const found = new Map<number, number>();
      for (let i = starts[number] ?? 0; i < (starts[number + 1] ?? 0); i++) {
        const id = passages[i] ?? 0;
        if (this._documentIds.has(id)) found.set(id, times[i] ?? 0);
      }
      if (found.size > 0) this._index.set(term, new Map([[this._fieldIds[FIELD] ?? 0, found]]));
    }
  }
}

/** Sorts the terms of passages by term. @param counts by term, in how many passages it occurs */
function postingsOf(articles: readonly KeptPassages[], counts: Uint32Array): Postings {
  const starts = new Uint32Array(counts.length + 1);
  for (const [term, count] of counts.entries()) starts[term + 1] = (starts[term] as number) + count;
  const passages = new Uint32Array(starts[counts.length] as number);
  const times = new Uint16Array(passages.length);
  /** By term: the place behind the last that is taken. */
  const ends = starts.slice();
  let passage = 0;
  for (const article of articles) {
    const { numbers } = article;
    for (let i = 0; i < article.size; i++, passage++) {
      const end = article.bound(i + 1);
      for (let k = article.bound(i); k < end; k++) {
        const term = numbers[k] as number;
        const at = ends[term] as number;
        if (at > (starts[term] as number) && passages[at - 1] === passage) {
          (times[at - 1] as number)++;
          continue;
        }
        passages[at] = passage;
        times[at] = 1;
        ends[term] = at + 1;
      }
    }
  }
  return { starts, passages, times };
}
