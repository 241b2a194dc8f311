import { type Coverage, coverageOf } from '../corpus/coverage.ts';
import type { Bot } from './bot.ts';

/** What the bot can point people to who do not know what to ask. */
export interface Guide {
  readonly coverage: Coverage;
  /** Questions that the corpus answers. */
  readonly examples: readonly string[];
}

/** Few enough to be read. */
const MOST_EXAMPLES = 3;

/** What the corpus holds now, and the first of these questions that the bot answers out of it. */
export async function guideOf(bot: Bot, questions: readonly string[]): Promise<Guide> {
  const examples: string[] = [];
  for (const text of questions) {
    if (examples.length === MOST_EXAMPLES) break;
    const { kind } = await bot.ask({ text });
    if (kind === 'quotations') examples.push(text);
  }
  const entries = [...bot.collection.entries.values()];
  return { coverage: coverageOf(entries.map(({ article }) => article)), examples };
}
