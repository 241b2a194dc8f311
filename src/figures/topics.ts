import type { Term } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { type Parsed, topicIn } from './clauses.ts';
import type { IndicatorBook } from './indicators.ts';
import { beginning } from './wording.ts';

/** An index as a whole, by its rank and by its score. */
export interface Whole {
  readonly rank?: IndicatorEntry;
  readonly score?: IndicatorEntry;
}

/** The index as a whole that a text names. */
export function wholeIn(terms: readonly Term[], book: IndicatorBook): Whole {
  const whole = (entry: IndicatorEntry): boolean => entry.whole;
  const find = (kind: 'rank' | 'score', unit: string) =>
    book.find(terms, { kind, unit }, 'end', [], whole)?.entry;
  const rank = find('rank', 'hạng');
  const score = find('score', 'điểm');
  return { ...(rank ? { rank } : {}), ...(score ? { score } : {}) };
}

const TOPIC = beginning(
  String.raw`\s*[-–+*•]?\s*(?:về|đối với|lĩnh vực|trong lĩnh vực|ở lĩnh vực|mảng|bên|ngành|khối|công tác|hoạt động|trên lĩnh vực)`,
);

/** `Về bưu chính, ...`: the words of a topic that opens a sentence, up to its comma; none for other sentences. */
export function topicOf(parsed: Parsed): Term[] | undefined {
  const opening = TOPIC.exec(parsed.plain);
  if (!opening) return undefined;
  const end = parsed.plain.search(/[,:]/u);
  if (end === -1 || end > 60) return undefined;
  return topicIn(parsed, { start: opening[0].length, end });
}
