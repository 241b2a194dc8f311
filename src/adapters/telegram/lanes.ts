/** Does things one after the other where they belong together, and side by side where they do not. */
export interface Lanes {
  /** Does it when everything that was put on the same lane before is done. */
  run(lane: string, work: () => Promise<void>): void;
  /** How many things wait or are being done on a lane. */
  waiting(lane: string): number;
  /** Resolves when fewer than so many things wait or are being done on all lanes together. */
  below(most: number): Promise<void>;
  /** Resolves when nothing is left on any lane. */
  done(): Promise<void>;
}

/** @param onDefect is told of work that rejects; what comes after it is done all the same */
export function createLanes(onDefect: (defect: unknown) => void): Lanes {
  const lanes = new Map<string, { last: Promise<void>; waiting: number }>();
  let inHand = 0;
  /** Who waits until something is done. */
  const waiting: (() => void)[] = [];
  return {
    run(name, work) {
      const lane = lanes.get(name) ?? { last: Promise.resolve(), waiting: 0 };
      lanes.set(name, lane);
      lane.waiting++;
      inHand++;
      lane.last = lane.last
        .then(work)
        .catch(onDefect)
        .finally(() => {
          lane.waiting--;
          inHand--;
          for (const wake of waiting.splice(0)) wake();
          if (lane.waiting === 0) lanes.delete(name);
        });
    },
    waiting: (name) => lanes.get(name)?.waiting ?? 0,
    async below(most) {
      while (inHand >= most) {
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async done() {
      while (lanes.size > 0) await Promise.all([...lanes.values()].map(({ last }) => last));
    },
  };
}
