/** How long a conversation is remembered after its last question. */
export const CONVERSATION_MS = 15 * 60_000;
/** How many questions of a conversation a follow-up may go back. */
const MOST_QUESTIONS = 4;
const MOST_CONVERSATIONS = 10_000;

/** Remembers the questions of conversations, by their keys. */
export interface ConversationStore {
  /** The last questions, the earliest first; empty when there are none or they have faded. */
  recall(conversation: string): Promise<readonly string[]>;
  /** @param questions none: the conversation is forgotten */
  remember(conversation: string, questions: readonly string[]): Promise<void>;
}

/**
 * The questions that the next one may go on from.
 * @param stands whether the question stands alone, so that what was before it no longer counts
 */
export function extended(
  questions: readonly string[],
  question: string,
  stands: boolean,
): readonly string[] {
  return stands ? [question] : [...questions, question].slice(-MOST_QUESTIONS);
}

/**
 * Conversations in this process's memory, the longest silent forgotten first.
 * @param now milliseconds that only ever grow: clocks jump
 */
export function createConversationStore(
  now: () => number = () => performance.now(),
): ConversationStore {
  const kept = new Map<string, { questions: readonly string[]; at: number }>();
  return {
    async recall(conversation) {
      const found = kept.get(conversation);
      if (found === undefined) return [];
      if (now() - found.at > CONVERSATION_MS) {
        kept.delete(conversation);
        return [];
      }
      return found.questions;
    },
    async remember(conversation, questions) {
      kept.delete(conversation);
      if (questions.length === 0) return;
      kept.set(conversation, { questions, at: now() });
      if (kept.size > MOST_CONVERSATIONS) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
    },
  };
}
