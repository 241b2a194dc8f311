import type { Log } from './log.ts';
import { createStore } from './sqlite.ts';
import { type Store, StoreError } from './store.ts';

/** How often it is tried again to open the store. */
const AGAIN_MS = 60_000;

/** What people are told is kept, or is kept no longer: it is not said where it is not so. */
const PROMISES = ['rate', 'reportMissing', 'awaitAnswer', 'forgetPerson', 'setStanding'] as const;

/** How the store is opened. */
export interface PatientSettings {
  readonly folder: string;
  readonly keptDays: number;
  readonly log: Log;
  readonly againMs?: number;
}

/**
 * Opens the store; where its folder cannot be written, the bot answers all the same: until it can be,
 * everything is kept in memory, and nothing is promised to be kept.
 * @throws {StoreError} when waiting does not help: a damaged file, or one of a newer version
 */
export function openStore({ folder, keptDays, log, againMs = AGAIN_MS }: PatientSettings): Store {
  const open = () => createStore(folder, Date.now, keptDays);
  try {
    return open();
  } catch (error) {
    if (!(error instanceof StoreError && error.isUnwritable)) throw error;
    log.error({}, `${error.message}; until then questions are answered and nothing is kept`);
    return waiting(open, error, log, againMs);
  }
}

function waiting(open: () => Store, reason: StoreError, log: Log, againMs: number): Store {
  const inMemory = createStore(undefined);
  let store: Store = {
    ...inMemory,
    ...Object.fromEntries(PROMISES.map((call) => [call, () => Promise.reject(reason)])),
  };
  const again = setInterval(() => {
    try {
      store = open();
    } catch {
      return;
    }
    clearInterval(again);
    log.info({}, 'the folder of DATA_DIR can be written: what people say is kept from now on');
  }, againMs).unref();
  return new Proxy(inMemory, {
    get(_, call: keyof Store) {
      if (call !== 'close') return store[call];
      return async () => {
        clearInterval(again);
        await store.close();
      };
    },
  });
}
