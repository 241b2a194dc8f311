import MiniSearch from 'minisearch';
import type { Passage } from '../corpus/library.ts';

/** A passage that shares terms with a question. */
export interface Hit {
  readonly passage: Passage;
  /** Comparable within one answer of the index only. */
  readonly score: number;
}

/** A passage as it is put into the index, with its terms in order. */
export interface IndexedPassage {
  readonly passage: Passage;
  /** Exact keys, see `exactKey`. */
  readonly exact: readonly string[];
  /** Folded keys, see `foldedKey`. */
  readonly folded: readonly string[];
}

/** What to look for: terms with their diacritics, and terms for which these do not count. */
export interface Wanted {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  /** Only passages of these articles; absent: of all. */
  readonly among?: ReadonlySet<string>;
}

/**
 * Puts passages in and finds those that share terms with a question. Nothing outside `search/` knows
 * what is behind it, and its calls are asynchronous: a server may stand there one day. It finds
 * candidates; scoring, deciding and quoting are not its business.
 */
export interface SearchIndex {
  put(articleId: string, passages: readonly IndexedPassage[]): Promise<void>;
  remove(articleId: string): Promise<void>;
  /** The passages with the most of the wanted terms, by BM25, the best first. */
  find(wanted: Wanted, limit: number): Promise<Hit[]>;
}

interface Document {
  readonly id: number;
  readonly exact: string;
  readonly folded: string;
}

/** A search index in this process's memory. */
export function createSearchIndex(): SearchIndex {
  const passages = new Map<number, Passage>();
  const byArticle = new Map<string, number[]>();
  let nextId = 0;
  const engine = new MiniSearch<Document>({
    fields: ['exact', 'folded'],
    // Terms come analysed; joined by spaces they are cut at the spaces alone.
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: {
      // Long passages are not much worse than short ones, and a term that is repeated says little:
      // the values that gave the best recall on held-out questions of XQuAD-vi.
      bm25: { k: 0.8, b: 0.5, d: 0 },
    },
  });

  const remove = (articleId: string): void => {
    for (const id of byArticle.get(articleId) ?? []) {
      engine.discard(id);
      passages.delete(id);
    }
    byArticle.delete(articleId);
  };

  return {
    async put(articleId, indexed) {
      remove(articleId);
      const ids: number[] = [];
      for (const { passage, exact, folded } of indexed) {
        const id = nextId++;
        ids.push(id);
        passages.set(id, passage);
        engine.add({ id, exact: exact.join(' '), folded: folded.join(' ') });
      }
      byArticle.set(articleId, ids);
    },

    async remove(articleId) {
      remove(articleId);
    },

    async find({ exact, folded, among }, limit) {
      const queries = [
        { fields: ['exact'], queries: [...exact] },
        { fields: ['folded'], queries: [...folded] },
      ].filter(({ queries }) => queries.length > 0);
      if (queries.length === 0) return [];
      const results = engine.search({ combineWith: 'OR', queries });
      const hits: Hit[] = [];
      for (const { id, score, queryTerms } of results) {
        const passage = passages.get(id as number);
        // MiniSearch multiplies by the number of matched terms, which BM25 has counted already.
        if (passage && (among === undefined || among.has(passage.articleId)))
          hits.push({ passage, score: score / Math.max(1, queryTerms.length) });
      }
      return hits.sort((a, b) => b.score - a.score).slice(0, limit);
    },
  };
}
