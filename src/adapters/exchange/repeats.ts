import type { Bot } from '../../bot/bot.ts';
import type { ConversationStore } from '../../bot/conversation.ts';
import type { Answer, Question } from '../../bot/types.ts';

/** Many people ask the same when something is announced. */
const KEPT_MS = 5_000;
const MOST_KEPT = 200;

interface Kept {
  readonly at: number;
  readonly answer: Answer;
  /** What its conversation remembers from then on. */
  readonly questions: readonly string[];
}

/**
 * Asks the bot, but not the same twice within some seconds: an answer depends on the question, its
 * language, the questions that it goes on from and the articles as they are, and on nothing else.
 */
export function createRepeats(
  bot: Bot,
  conversations: ConversationStore,
): (question: Question & { readonly conversation: string }) => Promise<Answer> {
  const kept = new Map<string, Kept>();
  return async (question) => {
    const { text, language = '', conversation } = question;
    const { edition } = bot.collection;
    const before = await conversations.recall(conversation);
    const key = JSON.stringify([edition, language, text, before]);
    const found = kept.get(key);
    if (found && performance.now() - found.at < KEPT_MS) {
      await conversations.remember(conversation, found.questions);
      return found.answer;
    }
    const answer = await bot.ask(question);
    // What else a conversation has seen is not known here: a table is made each time.
    if (answer.kind !== 'quotations' && answer.kind !== 'not_found') return answer;
    const questions = await conversations.recall(conversation);
    kept.delete(key);
    kept.set(key, { at: performance.now(), answer, questions });
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  };
}
