import type { Scores } from './kept.ts';

/** What a run found out. */
export interface Measured {
  readonly scores: Scores;
  /** How each question was answered. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** A line of `--json` each. */
  readonly records: readonly object[];
  /** What went wrong, for people. */
  readonly failures: readonly string[];
}

/** Several parts of a run as one. */
export function together(parts: readonly Measured[]): Measured {
  return {
    scores: Object.assign({}, ...parts.map(({ scores }) => scores)),
    verdicts: Object.assign({}, ...parts.map(({ verdicts }) => verdicts)),
    records: parts.flatMap(({ records }) => records),
    failures: parts.flatMap(({ failures }) => failures),
  };
}

/** Scores with one decimal. */
export function rounded(scores: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scores).map(([name, value]) => [name, Math.round(Number(value) * 10) / 10]),
  );
}
