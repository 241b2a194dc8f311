/** Remembers things for a while, the latest of them. */
export class Memory<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly at: number }>();
  readonly #ms: number;

  constructor(ms: number) {
    this.#ms = ms;
  }

  get(key: string): V | undefined {
    const found = this.#kept.get(key);
    return found && performance.now() - found.at < this.#ms ? found.value : undefined;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** @param since the moment from which it is remembered */
  set(key: string, value: V, since = performance.now()): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, at: since });
    // The first ones are the oldest.
    for (const [old, { at }] of this.#kept) {
      if (performance.now() - at < this.#ms && this.#kept.size <= MOST) break;
      this.#kept.delete(old);
    }
  }
}

const MOST = 10_000;
