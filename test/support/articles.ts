import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { ConversationStore } from '../../src/bot/conversation.ts';
import type { Article } from '../../src/corpus/article.ts';
import { openWords, type Words } from '../../src/corpus/open.ts';

/** The bundled vocabulary and places, read once. */
export const words: Words = openWords();

let made = 0;

/** An article of which only what a test is about need be said. */
export function article(fields: Partial<Article> & Pick<Article, 'body'>): Article {
  made++;
  return {
    id: `article-${String(made).padStart(5, '0')}`,
    title: 'Tin địa phương',
    province: 'Lào Cai',
    ...fields,
  };
}

/** A bot that knows just these articles. */
export function botOf(
  articles: readonly Article[],
  conversations?: ConversationStore,
): Promise<Bot> {
  return createBot(words, articles, conversations);
}
