import type { Article } from '../../corpus/article.ts';

/**
 * Articles as dense with figures as those of the corpus: each is one of them, about another province
 * and year, with numbers of its own; the same on every run.
 */
export function reportArticles(
  corpus: readonly Article[],
  provinces: readonly string[],
  count: number,
): Article[] {
  return Array.from({ length: count }, (_, i) => {
    const article = corpus[i % corpus.length] as Article;
    const year = 2010 + (i % 14);
    return {
      ...article,
      id: `report-${i}`,
      province: provinces[i % provinces.length] ?? article.province,
      publishedOn: `${year + 1}-01-10`,
      period: [year],
      body: withOtherNumbers(article.body, i, year),
    };
  });
}

/** A text whose years are another one, and whose longer numbers end in another digit. */
function withOtherNumbers(text: string, seed: number, year: number): string {
  let at = 0;
  return text.replace(/\d{2,}/g, (digits) => {
    if (/^20[012]\d$/.test(digits)) return String(year);
    at++;
    return `${digits.slice(0, -1)}${(Number(digits.at(-1)) + seed + at) % 10}`;
  });
}
