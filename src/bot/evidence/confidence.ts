import type { Reading } from '../reading/reading.ts';
import type { Evidence, Signals } from './evidence.ts';
import { wantsNumber } from './values.ts';

/** Kinds of questions that are answered with a like sureness. */
type Family = 'number' | 'who' | 'why' | 'where' | 'province' | 'open';

const FAMILIES: Readonly<Partial<Record<Reading['ask']['kind'], Family>>> = {
  who: 'who',
  why: 'why',
  where: 'where',
  when: 'where',
  document: 'where',
  province: 'province',
};

/** How much each signal says for an answer: the weights of a logistic regression. */
interface Weights {
  readonly bias: number;
  readonly near: number;
}

/**
 * Fitted on questions with known answers and on the same questions with the answering sentence
 * hidden or the year shifted, so that a good fit of words is told from an answer.
 */
const FAMILY: Readonly<Record<Family, Weights>> = {
  number: { bias: 0.61, near: 0.77 },
  who: { bias: 0.48, near: 4.03 },
  why: { bias: 2.02, near: 2.62 },
  where: { bias: -0.47, near: 2.01 },
  province: { bias: -0.08, near: 0 },
  open: { bias: 0, near: 0 },
};
const BIAS = -5.03;
const CONTEXT = 6.16;
const GAP = 1.02;
const ENGLISH = -0.84;
const PLAIN = 0.79;
/** A province that stands out among the others is more surely the one asked for. */
const MARGIN = 4.53;

/** How likely it is that a piece of evidence answers the question, 0 to 1. */
export function confidenceIn(
  { signals, score }: Pick<Evidence, 'signals' | 'score'>,
  reading: Reading,
  /** The score of the best evidence about another province. */
  runnerUp: number,
): number {
  const family = wantsNumber(reading) ? 'number' : (FAMILIES[reading.ask.kind] ?? 'open');
  return logistic(
    BIAS +
      FAMILY[family].bias +
      FAMILY[family].near * signals.near +
      words(signals) +
      (reading.language === 'en' ? ENGLISH : 0) +
      (reading.plain && reading.language === 'vi' ? PLAIN : 0) +
      (family === 'province' ? MARGIN * (score - runnerUp) : 0),
  );
}

function words({ context, gap }: Signals): number {
  return CONTEXT * context + GAP * gap;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
