import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PreparedArticle } from '../../bot/evidence/prepared.ts';
import type { CheckResult } from '../../bot/reports.ts';
import type { Problem } from '../../corpus/article.ts';
import type { Origin } from '../../corpus/library.ts';
import type { Vocabulary } from '../../corpus/vocabulary.ts';
import type { SavedPlace } from './opening.ts';

/** What a librarian begins with. */
export interface LibrarianStart {
  readonly folder: string;
  /** The file of the failures that were accepted. */
  readonly accepted: string;
  /** Where the index is saved. */
  readonly place: SavedPlace;
  /** The words that are served. */
  readonly vocabulary: Vocabulary;
  /** Where the articles that are served were read from, by their ids. */
  readonly served: ReadonlyMap<string, Origin>;
  /** The self-check of what is served, as another librarian has found it; empty: none has. */
  readonly results: readonly CheckResult[];
}

/** What a librarian sees in the corpus folder. */
export type Sight =
  | (Seen & { readonly kind: 'same' })
  /** The change would break questions of the self-check that are answered as expected now. */
  | (Seen & { readonly kind: 'refused'; readonly breaks: readonly CheckResult[] })
  | (Seen & {
      readonly kind: 'change';
      /** New words: a new bot is to be made with them. */
      readonly vocabulary?: Vocabulary;
      /** How many articles `next` will give. */
      readonly put: number;
      readonly remove: readonly string[];
      /** Served articles whose files are bad now, which stay. */
      readonly keep: readonly string[];
    })
  | { readonly kind: 'unreadable'; readonly message: string };

interface Seen {
  readonly problems: readonly Problem[];
  /** The self-check of what will be served, where it was run for this look. */
  readonly results?: readonly CheckResult[];
}

/** What a librarian can be asked; what it answers, by the request. */
export interface Requests {
  /** What is in the folder that is not served. */
  look: Sight;
  /** The next article of the change, ready to be taken in; `undefined` after the last. */
  next: { readonly prepared: PreparedArticle; readonly origin: Origin } | undefined;
  /** The change is served now. */
  settle: undefined;
}

/** A request and its answer, as they pass between the threads. */
export interface Request {
  readonly request: keyof Requests;
}
export type Reply<K extends keyof Requests = keyof Requests> =
  | { readonly reply: Requests[K] }
  | { readonly defect: string };

/** The thread that reads, checks and analyses what changes in a corpus, so that answering never waits for it. */
export interface Librarian {
  /**
   * Asks for something; one request after the other.
   * @throws when the thread has a defect or has ended
   */
  ask<K extends keyof Requests>(request: K): Promise<Requests[K]>;
  end(): Promise<void>;
}

/** Starts a librarian. @param program the compiled `librarian.js` */
export function startLibrarian(program: string, start: LibrarianStart): Librarian {
  const worker = new Worker(program, { workerData: start, name: 'librarian' });
  // It must not keep a process that is done.
  worker.unref();
  let ended: Error | undefined;
  const over = new Promise<never>((_, reject) => {
    const end = (error: Error): void => {
      ended = error;
      reject(error);
    };
    worker.once('error', end);
    worker.once('exit', (code) => end(new Error(`the thread ended with code ${code}`)));
  });
  over.catch(() => {});
  return {
    async ask<K extends keyof Requests>(request: K) {
      if (ended) throw ended;
      worker.postMessage({ request } satisfies Request);
      const [message] = (await Promise.race([once(worker, 'message'), over])) as [Reply<K>];
      if ('defect' in message) throw new Error(message.defect);
      return message.reply;
    },
    async end() {
      await worker.terminate();
    },
  };
}
