import type { Vocabulary } from '../../corpus/vocabulary.ts';
import type { Log } from '../../operations/log.ts';
import { keyOf, type SavedPlace } from './opening.ts';
import { type Served, writeSaved } from './saving.ts';

/** Saves the index behind what is served, so that the next start need not analyse it again. */
export interface Saver {
  /** Says that something else is served: it is saved when that has been so for a while. */
  soon(): void;
  stop(): void;
}

/** What is saved. */
export interface SaverWorkings {
  readonly place: SavedPlace;
  served(): Served & { readonly vocabulary: Vocabulary };
  readonly log: Log;
}

/** Changes come one after the other, and a save writes everything. */
const WAIT_MS = 10_000;
/** After the start people who have waited for it go first. */
export const FIRST_MS = 1_000;

/** Starts with nothing to save. @param wait in milliseconds; for tests */
export function createSaver({ place, served, log }: SaverWorkings, wait = WAIT_MS): Saver {
  let timer: NodeJS.Timeout | undefined;
  let isSaving = false;
  let isStopped = false;
  let hasFailed = false;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void save(), ms).unref();
  };
  const save = async (): Promise<void> => {
    if (isSaving) return plan(wait);
    isSaving = true;
    try {
      const { vocabulary, ...articles } = served();
      const written = await writeSaved(place.file, keyOf(place, vocabulary), articles);
      if (written) log.info({ ...written }, 'the index is saved');
      else plan(wait);
      hasFailed = false;
    } catch (error) {
      // It is tried again with the next change, and said once.
      if (!hasFailed) {
        const { message } = error as Error;
        const remedy = 'each start analyses all articles until DATA_DIR can be written';
        log.warn({}, `the index cannot be saved (${message}): ${remedy}`);
      }
      hasFailed = true;
    } finally {
      isSaving = false;
    }
  };
  return {
    soon: () => plan(timer === undefined ? Math.min(FIRST_MS, wait) : wait),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
