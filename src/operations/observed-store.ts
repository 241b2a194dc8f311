import type { Log } from './log.ts';
import type { Store } from './store.ts';

/** What goes on being wrong is said again after this long. */
const TOLD_AGAIN_MS = 60_000;

/**
 * A store that tells of calls that fail; otherwise the same. A full disk fails every call: the log has
 * a line at once, then one a minute while it lasts, and one when it is over.
 * @param onFailure is told of every one
 */
export function observedStore(store: Store, log: Log, onFailure: (call: string) => void): Store {
  const failing = new Set<string>();
  let failures = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  const failed = (call: string, error: unknown): void => {
    onFailure(call);
    failing.add(call);
    failures++;
    if (performance.now() - toldAt < TOLD_AGAIN_MS) return;
    toldAt = performance.now();
    const message = error instanceof Error ? error.message : String(error);
    log.error({ call, failures }, `${message}; questions are answered all the same`);
  };
  const succeeded = (call: string): void => {
    if (!failing.has(call)) return;
    log.info({ failures }, 'what people say is kept again');
    failing.clear();
    failures = 0;
    toldAt = Number.NEGATIVE_INFINITY;
  };

  return new Proxy(store, {
    get(target, call: string, receiver) {
      const own: unknown = Reflect.get(target, call, receiver);
      if (typeof own !== 'function') return own;
      return (...given: unknown[]): unknown => {
        const result: unknown = own.apply(target, given);
        if (result instanceof Promise) {
          result.then(
            () => succeeded(call),
            (error: unknown) => failed(call, error),
          );
        }
        return result;
      };
    },
  });
}
