import { type Coverage, coverageOf } from '../corpus/coverage.ts';
import type { Examples } from '../corpus/open.ts';
import type { Bot } from './bot.ts';
import type { Language } from './reading/types.ts';
import type { Answer } from './types.ts';

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
  return { coverage: coverageOf(entries.map(({ head }) => head)), examples };
}

/** Guides as they are needed. */
export interface Guides {
  /** What to point to beside an answer; empty where nothing of it is shown. */
  beside(answer: Answer): Promise<Guide>;
  /** With questions to try. */
  full(language: Language): Promise<Guide>;
}

interface Kept {
  readonly at: number;
  /** Of the collection that it was made from. */
  readonly edition: number;
  readonly guide: Guide;
}

const NO_GUIDE: Guide = { coverage: { articles: 0, provinces: [] }, examples: [] };

/**
 * Guides for a bot: what the corpus holds is summed up, and questions to try are asked, only where
 * they are shown.
 * @param keptMs for how long a guide is shown again before it is made anew, while no article changes
 */
export function createGuides(bot: Bot, examples: () => Examples, keptMs = 0): Guides {
  const kept = new Map<Language | 'coverage', Kept>();
  const guide = async (key: Language | 'coverage'): Promise<Guide> => {
    const found = kept.get(key);
    const { edition } = bot.collection;
    const isCurrent = found?.edition === edition && performance.now() - found.at < keptMs;
    if (isCurrent) return found.guide;
    const made = await guideOf(bot, key === 'coverage' ? [] : examples()[key]);
    kept.set(key, { at: performance.now(), edition, guide: made });
    return made;
  };
  return {
    async beside(answer) {
      switch (answer.kind) {
        case 'not_found':
          return await guide('coverage');
        case 'clarify':
        case 'help':
          return await guide(answer.language);
        default:
          return NO_GUIDE;
      }
    },
    full: guide,
  };
}
