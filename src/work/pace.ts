import { setImmediate as breathe } from 'node:timers/promises';

/** So long one turn of the event loop may be worked in, in milliseconds, before others have theirs. */
const TURN_MS = 10;

/** When this turn began, and its end, once somebody has asked for either. */
let begun = 0;
let end: Promise<void> | undefined;

/**
 * Lets others have their turn where this one has lasted long enough; costs next to nothing where it has not.
 * Whoever has much to do calls it between the pieces, each of which is the shorter the better. Those who wait
 * go on in the order in which they came.
 */
export async function pace(): Promise<void> {
  // Of several who wait for the next turn the first may use it up.
  while (isLong()) await end;
}

function isLong(): boolean {
  if (end === undefined) {
    begun = performance.now();
    end = breathe().then(() => {
      end = undefined;
    });
  }
  return performance.now() - begun > TURN_MS;
}

/** Does some work piece by piece at that pace. */
export async function paced(pieces: Iterable<unknown>): Promise<void> {
  for (const _ of pieces) await pace();
}

/** What the pieces of some work lead to, done all at once. */
export function finished<T>(pieces: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
