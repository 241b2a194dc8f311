import type { Store } from './store.ts';

/** A store that tells of every call that fails; otherwise the same. */
export function observedStore(store: Store, onFailure: (call: string) => void): Store {
  return new Proxy(store, {
    get(target, call: string, receiver) {
      const own: unknown = Reflect.get(target, call, receiver);
      if (typeof own !== 'function') return own;
      return (...given: unknown[]): unknown => {
        const result: unknown = own.apply(target, given);
        if (result instanceof Promise) result.catch(() => onFailure(call));
        return result;
      };
    },
  });
}
