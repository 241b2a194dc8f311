import { z } from 'zod';
import type { ConversationStore } from '../conversation.ts';

const givenSchema = z.object({
  indicator: z.string().optional(),
  provinces: z.string().optional(),
  year: z.string().optional(),
});
const tableSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stats'), given: givenSchema }),
  z.object({ kind: z.literal('compare'), given: givenSchema }),
  z.object({ kind: z.literal('province'), province: z.string() }),
]);

/** A table as it was asked for, so that it can be made once more. */
export type Table = z.output<typeof tableSchema>;

/** Which table each conversation has seen last; kept where conversations are, and forgotten with them. */
export interface LastTables {
  remember(conversation: string | undefined, table: Table): Promise<void>;
  recall(conversation: string | undefined): Promise<Table | undefined>;
}

/** Remembers the last tables beside the questions of the same conversations. */
export function createLastTables(conversations: ConversationStore): LastTables {
  const keyOf = (conversation: string): string => `${conversation}\ntable`;
  return {
    async remember(conversation, table) {
      if (conversation === undefined) return;
      await conversations.remember(keyOf(conversation), [JSON.stringify(table)]);
    },
    async recall(conversation) {
      if (conversation === undefined) return undefined;
      const [kept] = await conversations.recall(keyOf(conversation));
      return kept === undefined ? undefined : tableSchema.parse(JSON.parse(kept));
    },
  };
}
