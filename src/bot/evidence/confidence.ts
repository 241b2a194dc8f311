import type { Reading } from '../reading/types.ts';
import type { Evidence } from './types.ts';
import { wantsNumber } from './wanted.ts';

/** Kinds of questions that are answered with a like sureness. */
type Family = 'number' | 'who' | 'why' | 'where' | 'province' | 'open';

const FAMILIES: Readonly<Partial<Record<Reading['ask']['kind'], Family>>> = {
  who: 'who',
  why: 'why',
  where: 'where',
  when: 'where',
  duration: 'where',
  document: 'where',
  province: 'province',
};

/** How much a family of questions says for an answer, and a value of the asked kind that stands near. */
interface Weights {
  readonly bias: number;
  readonly near: number;
}

/*
 * The weights of a logistic regression, fitted on 600 questions with known answers and on the same
 * questions with the answering sentence hidden or the year shifted: so a good fit of words is told
 * from an answer. Left out as saying nothing more: how much of the topic was missing or unknown, the
 * words of the sentence apart from those around it, and whether diacritics were typed.
 */
const FAMILY: Readonly<Record<Family, Weights>> = {
  number: { bias: -0.32, near: 1.23 },
  who: { bias: 0.79, near: 2.29 },
  why: { bias: 2.07, near: 0 },
  where: { bias: 0.47, near: 0 },
  province: { bias: 0.94, near: 0 },
  open: { bias: 0, near: 0 },
};
const BIAS = -5.63;
const CONTEXT = 5.75;
/** A figure that extraction knows to be of the indicator that was asked for. */
const ASKED = 1.02;
const ENGLISH = -0.6;
/** Evidence that stands out among what would say something else is more surely the answer. */
const MARGIN = 9.55;
const WIDEST_MARGIN = 0.3;
/** With less of the question said nothing was ever an answer. */
const LEAST_CONTEXT = 0.3;
/** Where something fits better that fails a condition, the answer is there, but of another year or place. */
const BEATEN = -2.25;

/** How the best evidence for a question stands among the rest. */
export interface Stand {
  /** By how much its score goes beyond what would say something else. */
  readonly margin: number;
  /** By how much what fails a condition goes beyond it; 0 where nothing does. */
  readonly beaten: number;
}

/** How likely it is that a piece of evidence answers the question, 0 to 1. */
export function confidenceIn(
  { signals }: Evidence,
  reading: Reading,
  { margin, beaten }: Stand,
): number {
  if (signals.context < LEAST_CONTEXT) return 0;
  const family = wantsNumber(reading) ? 'number' : (FAMILIES[reading.ask.kind] ?? 'open');
  return logistic(
    BIAS +
      FAMILY[family].bias +
      FAMILY[family].near * signals.near +
      CONTEXT * signals.context +
      ASKED * signals.asked +
      (reading.language === 'en' ? ENGLISH : 0) +
      MARGIN * Math.min(WIDEST_MARGIN, margin) +
      BEATEN * beaten,
  );
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
