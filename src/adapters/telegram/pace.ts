import { setTimeout as wait } from 'node:timers/promises';

/** How many messages are sent at most; 0: as many as there are. */
export interface PaceSettings {
  /** In any chat, a second. */
  readonly chatPerSecond: number;
  /** In a group, a minute. */
  readonly groupPerMinute: number;
  /** Over all chats, a second. */
  readonly allPerSecond: number;
}

/** Holds messages back until their chat has room for them. */
export interface Pace {
  /** Resolves when a message may be sent, in the order of the calls for a chat. */
  place(chat: string, isGroup: boolean, signal: AbortSignal): Promise<void>;
  /** Telegram says that a chat has had enough for a while. */
  rest(chat: string, ms: number): void;
}

/** So many events within so much time, counted over every stretch of that length. */
interface Rule {
  readonly count: number;
  readonly ms: number;
}

/** Fixed minutes, as limiters count them, would let twice as much through around their borders. */
class Window {
  readonly #rules: readonly Rule[];
  readonly #kept: number;
  #times: number[] = [];
  /** Nothing before this moment. */
  restsUntil = 0;
  /** The places that were asked for one after the other. */
  queue: Promise<void> = Promise.resolve();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules.filter(({ count }) => count > 0);
    this.#kept = Math.max(0, ...this.#rules.map(({ count }) => count));
  }

  /** The first moment at which there is room. */
  free(): number {
    const times = this.#rules.map(({ count, ms }) => {
      const earlier = this.#times.at(-count);
      return earlier === undefined ? 0 : earlier + ms;
    });
    return Math.max(this.restsUntil, ...times);
  }

  take(now: number): void {
    this.#times.push(now);
    if (this.#times.length > this.#kept) this.#times.shift();
  }

  get isIdle(): boolean {
    return this.free() <= performance.now();
  }
}

/** After so many chats those that are idle are dropped. */
const MANY_CHATS = 1_000;

/** Keeps to the pace that Telegram allows, so that it never has to say so. */
export function createPace({ chatPerSecond, groupPerMinute, allPerSecond }: PaceSettings): Pace {
  const chats = new Map<string, Window>();
  const all = new Window([{ count: allPerSecond, ms: 1_000 }]);

  const windowOf = (chat: string, isGroup: boolean): Window => {
    let window = chats.get(chat);
    if (window === undefined) {
      if (chats.size >= MANY_CHATS) {
        for (const [id, other] of chats) if (other.isIdle) chats.delete(id);
      }
      const own = { count: chatPerSecond, ms: 1_000 };
      const inGroup = { count: isGroup ? groupPerMinute : 0, ms: 60_000 };
      window = new Window([own, inGroup]);
      chats.set(chat, window);
    }
    return window;
  };

  const settle = async (window: Window, signal: AbortSignal): Promise<void> => {
    for (;;) {
      const now = performance.now();
      const free = Math.max(window.free(), all.free());
      if (free <= now) {
        window.take(now);
        all.take(now);
        return;
      }
      // A millisecond more, because timers may be early by a part of one.
      await wait(free - now + 1, undefined, { signal });
    }
  };

  return {
    place(chat, isGroup, signal) {
      const window = windowOf(chat, isGroup);
      const settled = window.queue.then(() => settle(window, signal));
      window.queue = settled.catch(() => {});
      return settled;
    },
    rest(chat, ms) {
      windowOf(chat, true).restsUntil = performance.now() + ms;
    },
  };
}
