import type { Province } from '../../corpus/gazetteer.ts';
import type { Slice } from '../../text/sentences.ts';
import type { Reading } from '../reading/reading.ts';
import type { Collection } from './collection.ts';
import { Conditions, type Lack } from './conditions.ts';
import type { Candidate } from './entry.ts';
import type { FactReader } from './facts.ts';
import { wantedTerms } from './query.ts';
import type { Value } from './values.ts';
import { Weigher } from './weigher.ts';

/** A passage weighed against a question. */
export interface Evidence {
  readonly candidate: Candidate;
  /** For ranking passages of one question, about 0 to 1. */
  readonly score: number;
  readonly signals: Signals;
  /** Why it cannot be the answer, however well its words fit. */
  readonly lacks: readonly Lack[];
  /** The exact answer in the passage, with offsets in the article's body. */
  readonly value?: Value;
  /** The province that it is evidence about. */
  readonly about: Province | undefined;
}

/** What is known of how a passage fits a question; each about 0 to 1. */
export interface Signals {
  /** The question's terms found in the sentence. */
  readonly lexical: number;
  /** The question's terms found in the sentence or, at less worth, around it. */
  readonly context: number;
  /** The question's terms found in the paragraph. */
  readonly paragraph: number;
  /** The weight of the heaviest topical term that is found nowhere, as a share of the whole. */
  readonly missing: number;
  /** The weight of all topical terms that are found nowhere, as a share of the topical weight. */
  readonly gap: number;
  /** The weight of the topical terms that no article has, as a share of the topical weight. */
  readonly unknown: number;
  /** How near a value of the kind that was asked for stands to the question's terms. */
  readonly near: number;
  /** The worth of the question's numbers where they are found; 1 when it has none. */
  readonly numbers: number;
}

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
  const rough = candidates
    .map((candidate) => ({ candidate, fit: weigher.fit(candidate) }))
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST_READ);
  return {
    evidence: rough
      .map(({ candidate }) => weigher.weigh(candidate))
      .sort((a, b) => b.score - a.score),
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
