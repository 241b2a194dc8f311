/**
 * Lets what takes long begin one by one, each in a turn of the event loop of its own. Answering a
 * question works without a pause: when many come at once and nothing takes turns, no answer leaves
 * until the last of them is made.
 * @returns resolves when it is one's turn; at once with `false` when so many wait already that nobody would
 * want to wait for the end of it
 */
export function createTurns(most = MOST_WAITING): () => Promise<boolean> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return async () => {
    if (waiting.length >= most) return false;
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
    return true;
  };
}

/** At some milliseconds each that is some ten seconds; what waits takes memory, too. */
const MOST_WAITING = 2_000;
