import type { Slice } from '../../text/sentences.ts';
import { isLong, nextTurn } from '../../work/pace.ts';
import type { Reading } from '../reading/types.ts';
import type { Collection } from './collection.ts';
import { Conditions } from './conditions.ts';
import type { Candidate } from './entry.ts';
import type { FactReader } from './facts.ts';
import { wantedTerms } from './query.ts';
import type { Evidence } from './types.ts';
import { Weigher } from './weigher.ts';

/** The passages that may answer a question. */
export interface Findings {
  /** The best first. */
  readonly evidence: readonly Evidence[];
  /** The slice of its article to quote for a piece of evidence. */
  quote(evidence: Evidence): Slice;
}

/** How many passages the index is asked for, and of how many articles all passages are weighed. */
const MOST_HITS = 60;
const BEST_ARTICLES = 3;
/** How many passages are read closely, after their words have been weighed. */
const MOST_READ = 30;

/** Finds the passages that may answer a question and weighs them. */
export async function findEvidence(
  reading: Reading,
  collection: Collection,
  facts: FactReader,
): Promise<Findings> {
  const conditions = new Conditions(reading, collection);
  const weigher = new Weigher(reading, collection, conditions, facts);
  const candidates = await candidatesFor(reading, collection, conditions);
  const rough: { readonly candidate: Candidate; readonly fit: number }[] = [];
  for (const candidate of candidates) {
    while (isLong()) await nextTurn();
    rough.push({ candidate, fit: weigher.fit(candidate) });
  }
  const evidence: Evidence[] = [];
  for (const { candidate } of rough.sort((a, b) => b.fit - a.fit).slice(0, MOST_READ)) {
    while (isLong()) await nextTurn();
    evidence.push(weigher.weigh(candidate));
  }
  return {
    evidence: evidence.sort((a, b) => b.score - a.score),
    quote: (evidence) => weigher.quote(evidence),
  };
}

/** What the index finds, and all of the articles that it finds first. */
async function candidatesFor(
  reading: Reading,
  collection: Collection,
  { accepted }: Conditions,
): Promise<Candidate[]> {
  const terms = wantedTerms(reading, collection.terms);
  const among = accepted && collection.concerningAny([...accepted]);
  const hits = await collection.index.find(among ? { terms, among } : { terms }, MOST_HITS);
  const found = new Map<string, Set<number>>();
  for (const { articleId, position } of hits) {
    const positions = found.get(articleId) ?? new Set();
    found.set(articleId, positions.add(position));
  }
  return [...found].flatMap(([id, positions], rank) => {
    const passages = collection.entries.get(id)?.passages ?? [];
    return rank < BEST_ARTICLES
      ? passages
      : passages.filter(({ position }) => positions.has(position));
  });
}
