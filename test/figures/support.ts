import type { Article } from '../../src/corpus/article.ts';
import { extractFigures, figureTools } from '../../src/figures/extraction.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { article, words } from '../support/articles.ts';

/** The bundled vocabulary as figures are read with it, built once. */
export const tools = figureTools(words.vocabulary, words.gazetteer);

/** The figures of an article of which only its text, and what a test is about, need be said. */
export function figuresOf(body: string, fields: Partial<Article> = {}): Figure[] {
  return extractFigures(
    article({ title: 'Tin', province: 'Lâm Đồng', publishedOn: '2024-01-15', ...fields, body }),
    tools,
  );
}

/** A figure in a few words: `100 tỷ đồng`, `hạng 32/63`. */
export function short({ value, unit, rank, outOf }: Figure): string {
  if (rank) return `hạng ${rank.place}${rank.of === undefined ? '' : `/${rank.of}`}`;
  return `${value}${outOf === undefined ? '' : `/${outOf}`} ${unit}`;
}
