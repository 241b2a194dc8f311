import type { Province } from '../../corpus/gazetteer.ts';
import type { Lack } from './conditions.ts';
import type { Candidate } from './entry.ts';
import type { Value } from './values.ts';
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
  /** How near a value of the kind that was asked for stands to the question's terms. */
  readonly near: number;
  /** 1 when that value is a figure of an indicator that was asked for. */
  readonly asked: number;
  /** The worth of the question's numbers where they are found; 1 when it has none. */
  readonly numbers: number;
}
