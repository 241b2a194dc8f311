import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { articlesFolder } from './library.ts';

/** Called when something may have changed is done with changing for this long, in milliseconds. */
const SETTLED_MS = 300;
/** However much goes on changing, it is looked at after this long. */
const LONGEST_MS = 5_000;
/** File systems of other machines report nothing, and a folder may go and come back: looked at anyway. */
const ANYWAY_MS = 60_000;

/** How long the watcher waits, in milliseconds; for tests. */
export interface Pace {
  readonly settled: number;
  readonly longest: number;
  readonly anyway: number;
}

/**
 * Says when something in a corpus folder may have changed. It watches folders, not files: with ten
 * thousand articles that is three watches and no work at the start, while a watch for each file
 * (chokidar 5) took 1.5 s, 72 MB and held the event loop up for 84 ms. What has changed is found out
 * by looking.
 * @returns what ends the watching
 */
export function watchCorpus(
  corpus: string,
  onChange: () => void,
  pace: Pace = { settled: SETTLED_MS, longest: LONGEST_MS, anyway: ANYWAY_MS },
): () => void {
  const folders = [corpus, articlesFolder(corpus), join(corpus, 'vocabulary')];
  const watched = new Map<string, { readonly ino: number; readonly watcher: FSWatcher }>();
  let settled: NodeJS.Timeout | undefined;
  let first = 0;

  const report = (): void => {
    clearTimeout(settled);
    settled = undefined;
    onChange();
  };
  const notice = (): void => {
    const now = performance.now();
    if (settled === undefined) first = now;
    clearTimeout(settled);
    const wait = Math.min(pace.settled, Math.max(0, first + pace.longest - now));
    settled = setTimeout(report, wait).unref();
  };
  const leave = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  /** A folder that was replaced has another number, and its old watch sees nothing. */
  const arm = (): void => {
    for (const folder of folders) {
      const ino = statSync(folder, { throwIfNoEntry: false })?.ino;
      if (watched.get(folder)?.ino === ino) continue;
      leave(folder);
      if (ino === undefined) continue;
      try {
        const watcher = watch(folder, { persistent: false }, () => {
          notice();
          arm();
        });
        watcher.on('error', () => leave(folder));
        watched.set(folder, { ino, watcher });
      } catch {
        // No more watches are to be had: it is looked at every minute.
      }
    }
  };

  arm();
  const anyway = setInterval(() => {
    arm();
    report();
  }, pace.anyway).unref();
  return () => {
    clearInterval(anyway);
    clearTimeout(settled);
    for (const folder of [...watched.keys()]) leave(folder);
  };
}
