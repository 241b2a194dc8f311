import type Database from 'libsql';
import { StoreError } from './store.ts';

/**
 * Writes to a database in groups: what is asked for within a few milliseconds shares a transaction, so
 * that two hundred questions at once cost a few writes and not a thousand.
 */
export interface Writer {
  /** Resolves when the write survives the end of the process. */
  soon<T>(write: () => T): Promise<T>;
  /** Resolves when the write survives a power cut too: for what people are told is kept. */
  surely<T>(write: () => T): Promise<T>;
  /** Resolves when everything that was asked for is written. */
  done(): Promise<void>;
}

interface Pending {
  readonly sure: boolean;
  /** Writes inside the transaction; what it returns tells the asker once that is committed. */
  write(): () => void;
  fail(error: unknown): void;
}

/** How long a group is gathered when another has just been written. */
const GATHER_MS = 5;

/** The one that writes to a database; only it may. */
export function createWriter(db: Database.Database): Writer {
  let pending: Pending[] = [];
  const commit = createCommit(db);
  let scheduled: Promise<void> | undefined;

  let written = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    scheduled = undefined;
    const group = pending;
    pending = [];
    if (!commit(group)) {
      // One bad write must not take the others with it: each by itself.
      for (const one of group) commit([one], one.fail);
    }
    written = performance.now();
  };

  const add = <T>(sure: boolean, write: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      pending.push({
        sure,
        fail: reject,
        write() {
          const result = write();
          return () => resolve(result);
        },
      });
      scheduled ??= new Promise((done) => {
        const write = (): void => {
          flush();
          done();
        };
        const rest = written + GATHER_MS - performance.now();
        if (rest > 0) setTimeout(write, rest);
        else setImmediate(write);
      });
    });

  return {
    soon: (write) => add(false, write),
    surely: (write) => add(true, write),
    async done() {
      while (scheduled !== undefined) await scheduled;
    },
  };
}

/** Writes a group; `false`, or a call of `fail`, when it could not be written. */
type Commit = (group: readonly Pending[], fail?: (error: unknown) => void) => boolean;

function createCommit(db: Database.Database): Commit {
  const [begin, end, undo] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) =>
    db.prepare(sql),
  );
  /** All of them or none. */
  const write = (group: readonly Pending[]): (() => void)[] => {
    begin?.run();
    try {
      const confirm = group.map((one) => one.write());
      end?.run();
      return confirm;
    } catch (error) {
      // On a full disk the database has undone it by itself. The driver's own `transaction` undoes it
      // once more, and that failing hides what went wrong.
      if (db.inTransaction) undo?.run();
      throw error;
    }
  };
  let isFull: boolean | undefined;
  return (group, fail) => {
    try {
      const full = group.some(({ sure }) => sure);
      // FULL waits for the disk, some 15 ms on a slow one; the log alone survives a killed process.
      if (full !== isFull) db.exec(`PRAGMA synchronous = ${full ? 'FULL' : 'NORMAL'}`);
      isFull = full;
      for (const confirm of write(group)) confirm();
      return true;
    } catch (error) {
      fail?.(unwritten(error));
      return false;
    }
  };
}

function unwritten(cause: unknown): StoreError {
  const remedy = 'free some space, or make the folder of DATA_DIR writable';
  return new StoreError(`not kept (${cause instanceof Error ? cause.message : cause}): ${remedy}`, {
    cause,
  });
}
