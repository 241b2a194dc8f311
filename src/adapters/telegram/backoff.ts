import { setTimeout as wait } from 'node:timers/promises';

/** Waits longer after each failure, so that a server that comes back is not run over. */
export interface Backoff {
  /** Waits; rejects when the signal is given. */
  wait(signal: AbortSignal): Promise<void>;
  /** After a success the next failure is the first again. */
  reset(): void;
  /** How many failures there were in a row. */
  readonly failures: number;
}

const FIRST_MS = 500;
/** No longer, so that people do not wait for a server that is back. */
const LONGEST_MS = 10_000;

/** Half of each pause is left to chance, so that many bots do not come back in the same moment. */
export function createBackoff(random: () => number = Math.random): Backoff {
  let failures = 0;
  return {
    async wait(signal) {
      const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
      failures++;
      await wait((longest / 2) * (1 + random()), undefined, { signal });
    },
    reset() {
      failures = 0;
    },
    get failures() {
      return failures;
    },
  };
}
