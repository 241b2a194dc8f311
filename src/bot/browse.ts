import type { Bot } from './bot.ts';
import { type Citation, cite } from './citation.ts';

/** How much of what is looked for a passage itself has to say to be offered. */
const WORTH_OFFERING = 0.5;

/** Quotations to choose from. */
export interface Shelf {
  readonly citations: readonly Citation[];
  /** Whether there are more behind them. */
  readonly more: boolean;
}

/**
 * Quotations about something, the nearest first, for somebody who looks for one to pass on. Nothing
 * is answered: whoever chooses decides what fits.
 * @param from how many to leave out at the beginning
 */
export async function browse(bot: Bot, text: string, from: number, count: number): Promise<Shelf> {
  const { findings } = await bot.examine(text);
  const taken = new Set<string>();
  const citations: Citation[] = [];
  for (const evidence of findings.evidence) {
    if (evidence.lacks.length > 0 || evidence.signals.lexical < WORTH_OFFERING) continue;
    const citation = cite(evidence.candidate, findings.quote(evidence), evidence.value);
    const slice = `${citation.article}:${citation.start}:${citation.end}`;
    if (taken.has(slice)) continue;
    taken.add(slice);
    citations.push(citation);
  }
  return {
    citations: citations.slice(from, from + count),
    more: citations.length > from + count,
  };
}
