import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { type Bot, createBot } from '../../bot/bot.ts';
import type { ConversationStore } from '../../bot/conversation.ts';
import type { LiveBot } from '../../bot/live.ts';
import type { CheckResult } from '../../bot/reports.ts';
import { selfCheck } from '../../bot/self-check.ts';
import type { Problem } from '../../corpus/article.ts';
import { Gazetteer } from '../../corpus/gazetteer.ts';
import type { Origin } from '../../corpus/library.ts';
import { readSelfCheck } from '../../corpus/self-check.ts';
import type { Vocabulary } from '../../corpus/vocabulary.ts';
import { watchCorpus } from '../../corpus/watch.ts';
import type { Log } from '../../operations/log.ts';
import type { LookOutcome } from '../../operations/metrics.ts';
import { acceptedFile } from './accepted.ts';
import { type Librarian, type Sight, startLibrarian } from './librarian.ts';
import type { SavedPlace } from './opening.ts';
import { createTeller } from './telling.ts';

/** What the corpus is kept with. */
export interface KeeperWorkings {
  readonly folder: string;
  readonly data: string;
  readonly live: LiveBot;
  readonly conversations: ConversationStore;
  /** The words that are served. */
  readonly vocabulary: Vocabulary;
  /** Where the articles that are served were read from, by their ids; kept up to date. */
  readonly origins: Map<string, Origin>;
  /** Where the index is saved. */
  readonly place: SavedPlace;
  /** Problems that the operator has been told of. */
  readonly problems: readonly Problem[];
  readonly log: Log;
  /** The compiled `librarian.js`. */
  readonly program: string;
  /** Told of what is served from now on. */
  onServed?(vocabulary: Vocabulary): void;
  /** Told how each look ended. */
  onLook?(outcome: LookOutcome): void;
}

/** What people have asked while the program was down goes first. */
const FIRST_CHECK_MS = 10_000;
/** Between two questions of the self-check others have their turn. */
const BETWEEN_CHECKS_MS = 5;

/** A look that is over. */
export interface LastLook {
  readonly sight: Sight | undefined;
  /** By `performance.now()`. */
  readonly at: number;
}

/** Keeps what is served the same as what stands in the corpus folder. */
export interface Keeper {
  /**
   * Looks at the folder now; resolves when what it holds is served or refused, with what was seen, or
   * `undefined` where that failed, which the log has.
   */
  look(): Promise<Sight | undefined>;
  /** The last look. */
  readonly last: LastLook | undefined;
  /** When what is served was taken in, by `performance.now()`. */
  readonly servedAt: number;
  stop(): Promise<void>;
}

/**
 * Watches a corpus folder and takes in what changes, while questions are answered: another thread reads,
 * checks and analyses, and this one takes in an article at a time. Nothing that is wrong with the
 * corpus ends it, nor takes away what is served.
 */
export function keepCorpus(workings: KeeperWorkings): Keeper {
  const { folder, data, live, conversations, origins, place, log, program } = workings;
  let { vocabulary } = workings;
  let librarian: Librarian | undefined;
  let results: readonly CheckResult[] = [];
  const tell = createTeller(workings.problems, log);

  const start = (): Librarian => {
    const begin = { folder, accepted: acceptedFile(data), place, vocabulary };
    return startLibrarian(program, { ...begin, served: origins, results });
  };

  /** The self-check of what is served at the start, by which a later change is judged. */
  let checked: Promise<void> | undefined;
  const checkServed = (): Promise<void> => {
    checked ??= (async () => {
      const { cases, problems } = readSelfCheck(folder);
      results = await selfCheck(live.bot, cases, () => wait(BETWEEN_CHECKS_MS));
      const sight = {
        kind: 'same',
        problems: [...workings.problems, ...problems],
        results,
      } as const;
      tell(sight);
      last = { sight, at: performance.now() };
      workings.onLook?.('same');
    })();
    return checked;
  };

  const lookOnce = async (): Promise<Sight> => {
    await checkServed();
    librarian ??= start();
    const sight = await librarian.ask('look');
    tell(sight);
    if (sight.kind === 'change') {
      await take(sight, librarian);
      await librarian.ask('settle');
      servedAt = performance.now();
    }
    if ((sight.kind === 'change' || sight.kind === 'same') && sight.results) {
      results = sight.results;
    }
    workings.onLook?.(sight.kind === 'change' ? 'served' : sight.kind);
    return sight;
  };

  const take = async (sight: Sight & { kind: 'change' }, from: Librarian): Promise<void> => {
    const started = performance.now();
    const target = sight.vocabulary ? await anew(sight.vocabulary) : live.bot;
    // What is saved meanwhile is what is served.
    const taken = sight.vocabulary ? new Map<string, Origin>() : origins;
    for (;;) {
      const next = await from.ask('next');
      if (next === undefined) break;
      await target.collection.take(next.prepared);
      taken.set(next.prepared.article.id, next.origin);
      await breathe();
    }
    if (sight.vocabulary) {
      await carryOver(live.bot, target, sight.keep);
      await target.ready();
      live.serve(target);
      for (const [id, origin] of taken) origins.set(id, origin);
      vocabulary = sight.vocabulary;
    } else {
      for (const id of sight.remove) {
        await target.collection.remove(id);
        await breathe();
      }
    }
    for (const id of sight.remove) origins.delete(id);
    workings.onServed?.(vocabulary);
    const facts = {
      put: sight.put,
      removed: sight.remove.length,
      kept: sight.keep.length,
      articles: target.collection.entries.size,
      tookMs: Math.round(performance.now() - started),
    };
    log.info(facts, sight.vocabulary ? 'new words are served' : 'a changed corpus is served');
  };

  const anew = async (own: Vocabulary): Promise<Bot> => {
    const gazetteer = new Gazetteer(own.provinces);
    await breathe();
    return await createBot({ vocabulary: own, gazetteer }, [], conversations);
  };

  /** One look after the other; what changes during one is seen by another. */
  let looking: Promise<Sight | undefined> = Promise.resolve(undefined);
  let last: LastLook | undefined;
  let servedAt = performance.now();
  let isQueued = false;
  let isStopped = false;
  const look = (): Promise<Sight | undefined> => {
    if (isQueued) return looking;
    isQueued = true;
    looking = looking.then(async () => {
      isQueued = false;
      if (isStopped) return undefined;
      let sight: Sight | undefined;
      try {
        sight = await lookOnce();
      } catch (err) {
        if (isStopped) return undefined;
        log.error({ err }, 'the corpus could not be looked at; what is served stays');
        workings.onLook?.('defect');
        // The next look begins with another one.
        await librarian?.end();
        librarian = undefined;
      }
      last = { sight, at: performance.now() };
      return sight;
    });
    return looking;
  };

  const unwatch = watchCorpus(folder, () => void look());
  const checkFirst = (): void => {
    checkServed().catch((err) => log.error({ err }, 'the self-check could not be run'));
  };
  const first = setTimeout(checkFirst, FIRST_CHECK_MS).unref();
  return {
    look,
    get servedAt() {
      return servedAt;
    },
    get last() {
      return last;
    },
    async stop() {
      isStopped = true;
      clearTimeout(first);
      unwatch();
      await librarian?.end();
      await looking;
    },
  };
}

/** Takes the served versions of articles whose files are bad over into a new bot. */
async function carryOver(from: Bot, to: Bot, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const article = from.collection.entries.get(id)?.article;
    if (article && to.collection.gazetteer.get(article.province)) await to.collection.put(article);
    await breathe();
  }
}
