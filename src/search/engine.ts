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
  }

  /** Begins with the passages of these articles, whose ids are 0, 1, 2 ... @param words by number */
  begin(articles: readonly KeptPassages[], words: readonly string[]): void {
    if (this.documentCount > 0) throw new Error('kept passages come first: the index has some');
    const { postings, lengths } = postingsOf(articles, words.length);
    this.#postings = postings;
    for (const [number, word] of words.entries()) this.#waiting.set(word, number);
    // Arrays of one length are shared: nobody changes them.
    const shared = new Map<number, number[]>();
    let average = 0;
    for (const [id, length] of lengths.entries()) {
      const own = shared.get(length) ?? [length];
      shared.set(length, own);
      this._idToShortId.set(id, id);
      this._documentIds.set(id, id);
      this._fieldLength.set(id, own);
      average = (average * id + length) / (id + 1);
    }
    this._avgFieldLength = [average];
    this._documentCount = lengths.length;
    this._nextId = lengths.length;
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

function postingsOf(articles: readonly KeptPassages[], words: number) {
  const lengths: number[] = [];
  const starts = new Uint32Array(words + 1);
  /** By term: one more than the last passage that it was seen in. */
  const seen = new Uint32Array(words);
  eachTerm(articles, (term, passage) => {
    lengths[passage] ??= 0;
    if (term === undefined || seen[term] === passage + 1) return;
    seen[term] = passage + 1;
    starts[term] = (starts[term] ?? 0) + 1;
    lengths[passage]++;
  });
  let sum = 0;
  for (let term = 0; term <= words; term++) {
    const count = starts[term] ?? 0;
    starts[term] = sum;
    sum += count;
  }
  const ends = starts.slice();
  const passages = new Uint32Array(sum);
  const times = new Uint16Array(sum);
  seen.fill(0);
  eachTerm(articles, (term, passage) => {
    if (term === undefined) return;
    if (seen[term] !== passage + 1) {
      seen[term] = passage + 1;
      passages[ends[term] ?? 0] = passage;
      ends[term] = (ends[term] ?? 0) + 1;
    }
    const at = (ends[term] ?? 0) - 1;
    times[at] = (times[at] ?? 0) + 1;
  });
  return { postings: { starts, passages, times }, lengths };
}

/** Calls with each term and the number of its passage; for a passage without terms once, without one. */
function eachTerm(
  articles: readonly KeptPassages[],
  visit: (term: number | undefined, passage: number) => void,
): void {
  let passage = 0;
  for (const article of articles) {
    const { numbers, size } = article;
    for (let i = 0; i < size; i++, passage++) {
      const end = article.bound(i + 1);
      if (article.bound(i) === end) visit(undefined, passage);
      for (let k = article.bound(i); k < end; k++) visit(numbers[k], passage);
    }
  }
}
