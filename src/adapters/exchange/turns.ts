/**
 * Lets what takes long begin one by one, each in a turn of the event loop of its own. Answering a
 * question works without a pause: when many come at once and nothing takes turns, no answer leaves
 * until the last of them is made.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
