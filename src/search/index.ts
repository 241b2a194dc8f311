import MiniSearch from 'minisearch';

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
  /** Puts an article's passages in, each as its terms in order, in the place of those it had. */
  put(articleId: string, passages: readonly (readonly string[])[]): Promise<void>;
  remove(articleId: string): Promise<void>;
  /** The passages with the most of the wanted terms, by BM25, the best first. */
  find(wanted: Wanted, limit: number): Promise<Hit[]>;
}

interface Document {
  readonly id: number;
  readonly terms: string;
}

/** A search index in this process's memory. */
export function createSearchIndex(): SearchIndex {
  /** The first id of each article's passages; they are numbered on from there. */
  const articles: { readonly first: number; readonly last: number; readonly articleId: string }[] =
    [];
  const byArticle = new Map<string, { readonly first: number; readonly last: number }>();
  let nextId = 0;
  const engine = new MiniSearch<Document>({
    fields: ['terms'],
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
    const range = byArticle.get(articleId);
    if (range === undefined) return;
    for (let id = range.first; id <= range.last; id++) engine.discard(id);
    articles.splice(indexOf(range.first), 1);
    byArticle.delete(articleId);
  };

  /** Where in `articles`, which is in the order of ids, the one of a passage stands. */
  const indexOf = (id: number): number => {
    let [low, high] = [0, articles.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((articles[middle]?.first ?? 0) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    async put(articleId, passages) {
      remove(articleId);
      if (passages.length === 0) return;
      const range = { first: nextId, last: nextId + passages.length - 1 };
      for (const terms of passages) engine.add({ id: nextId++, terms: terms.join(' ') });
      articles.push({ ...range, articleId });
      byArticle.set(articleId, range);
    },

    async remove(articleId) {
      remove(articleId);
    },

    async find({ terms, among }, limit) {
      if (terms.length === 0) return [];
      const results = engine.search({ combineWith: 'OR', queries: [...terms] });
      // MiniSearch multiplies by the number of matched terms, which BM25 has counted already.
      const ranked = results
        .map(({ id, score, queryTerms }) => ({
          id: id as number,
          score: score / Math.max(1, queryTerms.length),
        }))
        .sort((a, b) => b.score - a.score);
      const hits: Hit[] = [];
      for (const { id, score } of ranked) {
        const article = articles[indexOf(id)];
        if (article === undefined || (among && !among.has(article.articleId))) continue;
        hits.push({ articleId: article.articleId, position: id - article.first, score });
        if (hits.length === limit) break;
      }
      return hits;
    },
  };
}
