import { setImmediate as breathe } from 'node:timers/promises';

/** So long one turn of the event loop may be worked in, in milliseconds, before others have theirs. */
const TURN_MS = 10;

/** When this turn began, and its end, once somebody has asked for either. */
let begun = 0;
let end: Promise<void> | undefined;

/**
 * Whether this turn has lasted long enough. Whoever has much to do asks between the pieces, each of which is the
 * shorter the better: `while (isLong()) await nextTurn()`. Where it has not, nothing is waited for: of many who
 * come in one turn those who are in time go on, one after the other, and the rest in the next ones.
 */
export function isLong(): boolean {
  void nextTurn();
  return performance.now() - begun > TURN_MS;
}

/** Resolves in the next turn, when others have had theirs; who waits first goes on first. */
export function nextTurn(): Promise<void> {
  if (end === undefined) {
    begun = performance.now();
    end = breathe().then(() => {
      end = undefined;
    });
  }
  return end;
}

/** Does some work piece by piece at that pace. */
export async function paced(pieces: Iterable<unknown>): Promise<void> {
  for (const _ of pieces) while (isLong()) await nextTurn();
}

/** What the pieces of some work lead to, done all at once. */
export function finished<T>(pieces: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
