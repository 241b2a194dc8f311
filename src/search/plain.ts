import MiniSearch from 'minisearch';
import type { Article } from '../corpus/article.ts';
import { passagesOf } from '../corpus/library.ts';

/** MiniSearch as it comes, one field, any of the words: what the bot's own search is measured against. */
export function createPlainSearch(articles: readonly Article[]): (text: string) => number {
  const engine = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  let id = 0;
  for (const article of articles) {
    for (const { start, end } of passagesOf(article)) {
      engine.add({ id: id++, text: article.body.slice(start, end) });
    }
  }
  return (text) => engine.search(text).length;
}
