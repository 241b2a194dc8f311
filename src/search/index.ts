import type { SearchResult } from 'minisearch';
import { isLong, nextTurn } from '../work/pace.ts';
import { Engine, type KeptPassages, type Postings } from './engine.ts';

/** A passage that shares terms with a question. */
export interface Hit {
  readonly articleId: string;
  /** The passage's place among those of its article. */
  readonly position: number;
  /** Comparable within one answer of the index only. */
  readonly score: number;
}

/** What to look for. */
export interface Wanted {
  /** The rarest first: once they have found many passages, those that follow find no more, they tell them apart. */
  readonly terms: readonly string[];
  /** Only passages of these articles; absent: of all. */
  readonly among?: ReadonlySet<string>;
}

/**
 * Puts passages in and finds those that share terms with a question. Nothing outside `search/` knows
 * what is behind it, and its calls are asynchronous: a server may stand there one day. It finds
 * candidates; scoring, deciding and quoting are not its business.
 *
 * Terms are exact ones, diacritics and all. Whoever looks for a word that was typed without them
 * asks for all its variants: an index of folded forms beside this one finds the same passages and
 * needs as much memory again.
 */
export interface SearchIndex {
  /** Makes ready for these terms, which takes a while where a large index begins with kept passages. */
  ready(terms: Iterable<string>): Promise<void>;
  /** Puts an article's passages in, each as its terms in order, in the place of those it had. */
  put(articleId: string, passages: readonly (readonly string[])[]): Promise<void>;
  /**
   * Begins with many articles at once.
   * @param words the terms of their passages, by the numbers that the postings know them by
   * @throws when there are passages already
   */
  begin(
    articles: readonly Pick<KeptPassages, 'id' | 'size'>[],
    words: readonly string[],
    postings: Postings,
  ): Promise<void>;
  remove(articleId: string): Promise<void>;
  /** The passages with the most of the wanted terms, by BM25, the best first. */
  find(wanted: Wanted, limit: number): Promise<Hit[]>;
}

/** An article whose passages are in. */
interface Held {
  readonly articleId: string;
  /** The ids of its first and its last passage; those between are its own. */
  readonly first: number;
  readonly last: number;
}

/**
 * How many passages are found before frequent terms are only looked up in those: scoring every passage
 * that has one takes most of the time, and those that have it alone are not among the best.
 */
const ENOUGH = 600;

/** A search index in this process's memory. */
export function createSearchIndex(): SearchIndex {
  /** Passages are numbered as they come; by these ids the places of their articles in `held`. */
  const owners: number[] = [];
  const held: (Held | undefined)[] = [];
  /** The places in `held` by the ids of articles. */
  const places = new Map<string, number>();
  const engine = new Engine();

  const remove = (articleId: string): void => {
    const place = places.get(articleId);
    const article = place === undefined ? undefined : held[place];
    if (place === undefined || article === undefined) return;
    for (let id = article.first; id <= article.last; id++) engine.discard(id);
    void engine.tidy();
    held[place] = undefined;
    places.delete(articleId);
  };

  const placesOf = (articles: ReadonlySet<string>): Uint8Array => {
    const chosen = new Uint8Array(held.length);
    for (const articleId of articles) {
      const place = places.get(articleId);
      if (place !== undefined) chosen[place] = 1;
    }
    return chosen;
  };

  const ready = async (terms: Iterable<string>): Promise<void> => {
    for (const term of terms) if (engine.ready(term)) while (isLong()) await nextTurn();
  };

  return {
    ready,

    async put(articleId, passages) {
      remove(articleId);
      if (passages.length === 0) return;
      const first = owners.length;
      const place = held.push({ articleId, first, last: first + passages.length - 1 }) - 1;
      places.set(articleId, place);
      for (const terms of passages) {
        for (const term of terms) engine.ready(term);
        engine.add({ id: owners.push(place) - 1, terms: terms.join(' ') });
      }
    },

    async begin(articles, words, postings) {
      engine.begin(words, postings);
      for (const { id: articleId, size } of articles) {
        if (size === 0) continue;
        const first = owners.length;
        const place = held.push({ articleId, first, last: first + size - 1 }) - 1;
        places.set(articleId, place);
        for (let i = 0; i < size; i++) owners.push(place);
      }
    },

    async remove(articleId) {
      remove(articleId);
    },

    async find({ terms, among }, limit) {
      if (terms.length === 0) return [];
      await ready(terms);
      const best = new Best(limit);
      const scope = new Scope(among && placesOf(among));
      engine.search(
        { combineWith: 'OR', queries: [...terms] },
        {
          // What is not wanted is left out before it is scored.
          boostDocument: (id: number, term) => Number(scope.takes(id, owners[id] ?? 0, term)),
          // The best are picked here: sorting all that share a frequent word takes much longer.
          filter: (result) => {
            best.offer(result);
            return false;
          },
        },
      );
      return best.results.flatMap(({ id, score }) => {
        const article = held[owners[id] ?? -1];
        return article
          ? [{ articleId: article.articleId, position: id - article.first, score }]
          : [];
      });
    },
  };
}

/** Which passages the terms of one question are looked up in, as they come one after the other. */
class Scope {
  /** By the place of their article: whether passages may be found. */
  readonly #chosen: Uint8Array | undefined;
  readonly #found = new Set<number>();
  #term: string | undefined;
  #isOpen = true;

  constructor(chosen: Uint8Array | undefined) {
    this.#chosen = chosen;
  }

  takes(id: number, place: number, term: string): boolean {
    if (this.#chosen?.[place] === 0) return false;
    if (term !== this.#term) {
      this.#term = term;
      this.#isOpen = this.#found.size < ENOUGH;
    }
    if (!this.#isOpen) return this.#found.has(id);
    this.#found.add(id);
    return true;
  }
}

interface Ranked {
  readonly id: number;
  readonly score: number;
  /** The score as MiniSearch gives it. */
  readonly whole: number;
}

/** The best of many results, the best first. */
class Best {
  readonly results: Ranked[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer({ id, score: whole, queryTerms }: SearchResult): void {
    // MiniSearch multiplies by the number of matched terms, which BM25 has counted already.
    const score = whole / Math.max(1, queryTerms.length);
    const isBetter = (than: Ranked | undefined): boolean =>
      than !== undefined && (score > than.score || (score === than.score && whole > than.whole));
    const { results } = this;
    if (results.length === this.#limit && !isBetter(results.at(-1))) return;
    let at = results.length;
    while (isBetter(results[at - 1])) at--;
    results.splice(at, 0, { id, score, whole });
    if (results.length > this.#limit) results.pop();
  }
}
