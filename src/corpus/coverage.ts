import type { Article } from './article.ts';

/** What a collection of articles is about, in a few words. */
export interface Coverage {
  readonly articles: number;
  /** In the order of the alphabet. */
  readonly provinces: readonly string[];
  /** The first and the last year in which its articles appeared; absent when no date is known. */
  readonly years?: { readonly from: number; readonly to: number };
}

/** Sums up a collection of articles. */
export function coverageOf(
  articles: Iterable<Pick<Article, 'province' | 'publishedOn'>>,
): Coverage {
  const provinces = new Set<string>();
  let count = 0;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { province, publishedOn } of articles) {
    count++;
    provinces.add(province);
    if (publishedOn === undefined) continue;
    const year = Number(publishedOn.slice(0, 4));
    from = Math.min(from, year);
    to = Math.max(to, year);
  }
  return {
    articles: count,
    provinces: [...provinces].sort((a, b) => a.localeCompare(b, 'vi')),
    ...(from <= to ? { years: { from, to } } : {}),
  };
}
