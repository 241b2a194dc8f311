/**
 * Lets what takes long begin one by one, each in a turn of the event loop of its own. Answering a
 * question works without a pause: when many come at once and nothing takes turns, no acknowledgement
 * leaves until the last of them is answered, and by then Discord has given up on them.
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

/**
 * Knows what has been seen before, of the last thousands: a connection that is resumed repeats events.
 */
export function createSeen(most = 5_000): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    if (seen.size > most) {
      const [oldest] = seen;
      if (oldest !== undefined) seen.delete(oldest);
    }
    return false;
  };
}
