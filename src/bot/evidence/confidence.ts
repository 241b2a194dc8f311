import type { Reading } from '../reading/types.ts';
import type { Evidence } from './types.ts';
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

/** How much a family of questions says for an answer, and a value of the asked kind that stands near. */
interface Weights {
  readonly bias: number;
  readonly near: number;
}

/*
 * The weights of a logistic regression, fitted on 300 questions with known answers and on the same
 * questions with the answering sentence hidden or the year shifted: so a good fit of words is told
 * from an answer. Left out as saying nothing more: how much of the topic was missing, the words of
 * the sentence apart from those around it, and whether diacritics were typed.
 */
const FAMILY: Readonly<Record<Family, Weights>> = {
  number: { bias: -0.22, near: 1.62 },
  who: { bias: 0.33, near: 2.54 },
  why: { bias: 0.74, near: 5.22 },
  where: { bias: -0.27, near: 1.28 },
  province: { bias: -0.69, near: 0 },
  open: { bias: 0, near: 0 },
};
const BIAS = -2.78;
const CONTEXT = 5.25;
const UNKNOWN = -1.25;
const NUMBERS = -0.28;
const ENGLISH = -0.26;
/** A province that stands out among the others is more surely the one asked for. */
const MARGIN = 3.72;

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
      CONTEXT * signals.context +
      UNKNOWN * signals.unknown +
      NUMBERS * signals.numbers +
      (reading.language === 'en' ? ENGLISH : 0) +
      (family === 'province' ? MARGIN * (score - runnerUp) : 0),
  );
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
