import { setTimeout as wait } from 'node:timers/promises';
import type { Bot } from '../../bot/bot.ts';
import { shownFirst } from '../../bot/types.ts';
import type { Log } from '../../operations/log.ts';
import type { Awaited, Platform, Store } from '../../operations/store.ts';
import type { Exchange, Tell } from './types.ts';

/** Tells people that what they waited for is there. */
export interface Herald {
  /** How people are told on a platform; without it nobody is told there. */
  reach(platform: Platform, tell: Tell): void;
  /**
   * Looks whether articles that are new since the last time answer what people wait for, and tells them.
   * Never rejects; what could not be done now is done later.
   */
  look(): Promise<void>;
  stop(): void;
}

/** What a herald works with. */
export interface HeraldWorkings {
  readonly bot: Bot;
  /** The digests of the articles that are served, by their ids. */
  readonly origins: ReadonlyMap<string, { readonly digest: string }>;
  readonly store: Store;
  readonly exchange: Exchange;
  readonly log: Log;
  /** Of each process that tells people another. */
  readonly name: string;
  /** After so long it is tried again what could not be told, in milliseconds. */
  readonly againMs?: number;
}

const AGAIN_MS = 5 * 60_000;
/** For each millisecond that a question takes others have so many. */
const SHARE = 4;

/**
 * Makes a herald. Which articles it has seen is kept, so that an article which came while the program
 * was down counts, too; it is kept when everybody has been told. Whoever has been told is taken off the
 * list at once: they are told twice only when the program ends, or the connection breaks, between sending
 * and that.
 */
export function createHerald(workings: HeraldWorkings): Herald {
  const { bot, origins, store, exchange, log, name, againMs = AGAIN_MS } = workings;
  const tellers = new Map<Platform, Tell>();
  /** The collection that was looked at, as it was. */
  let edition: number | undefined;
  let again: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** What each article that is served is known by. */
  const marksNow = (): Map<string, string> =>
    new Map([...origins].map(([id, { digest }]) => [id, digest.slice(0, MARK_LENGTH)]));

  /** Tells those who wait for one question, if articles answer it that are new. */
  const settle = async (one: Awaited, fresh: ReadonlySet<string>): Promise<void> => {
    const { question, asked, spot, people } = one;
    const tell = tellers.get(asked.platform);
    if (tell === undefined) return;
    const started = performance.now();
    const reply = await exchange.again(question, asked).catch((err: unknown) => {
      // A defect of one question is no reason to ask all of them again and again.
      log.error({ err }, 'a question that people wait for could not be asked');
    });
    if (reply === undefined) return;
    await wait(SHARE * (performance.now() - started));
    if (!shownFirst(reply.answer).some(({ article }) => fresh.has(article))) return;
    const { platform, chat } = asked;
    const isBlocked = (await store.chat(platform, chat)).standing === 'blocked';
    const outcome = isBlocked
      ? 'unreachable'
      : await tell({ question, asked, spot, people, reply });
    if (outcome === 'elsewhere') return;
    await store.settleAwaited(question, people);
    log.info({ platform, chat, people: people.length, outcome }, 'an answer that was waited for');
  };

  const lookOnce = async (): Promise<void> => {
    const { edition: current } = bot.collection;
    if (current === edition) return;
    const marks = marksNow();
    const seen = await store.seen(name);
    const fresh = new Set([...marks].flatMap(([id, mark]) => (seen?.has(mark) ? [] : [id])));
    let isDone = true;
    // Where nothing was seen yet all are new: whoever waits already was refused before they came.
    if (fresh.size > 0) {
      const awaited = await store.awaited();
      // Side by side: a platform that is out of reach holds up nobody elsewhere.
      const told = [...tellers.keys()].map(async (platform) => {
        for (const one of awaited.filter(({ asked }) => asked.platform === platform)) {
          if (!(await log.trace(() => attempt(one, fresh)))) isDone = false;
        }
      });
      await Promise.all(told);
      if (isStopped) return;
    }
    if (!isDone) {
      again = setTimeout(() => void look(), againMs).unref();
      return;
    }
    if (fresh.size > 0 || seen?.size !== marks.size) await store.setSeen(name, marks.values());
    edition = current;
  };

  const attempt = async (one: Awaited, fresh: ReadonlySet<string>): Promise<boolean> => {
    if (isStopped) return false;
    try {
      await settle(one, fresh);
      return true;
    } catch (err) {
      const { platform, chat } = one.asked;
      if (!isStopped) log.warn({ platform, chat, err }, 'nobody could be told, trying again later');
      return false;
    }
  };

  let looking: Promise<void> = Promise.resolve();
  let isQueued = false;
  const look = (): Promise<void> => {
    if (isQueued) return looking;
    isQueued = true;
    clearTimeout(again);
    looking = looking.then(async () => {
      isQueued = false;
      if (isStopped) return;
      try {
        await lookOnce();
      } catch (err) {
        if (!isStopped) log.error({ err }, 'what people wait for could not be looked at');
      }
    });
    return looking;
  };

  return {
    reach(platform, tell) {
      tellers.set(platform, tell);
    },
    look,
    stop() {
      isStopped = true;
      clearTimeout(again);
    },
  };
}

/** Enough of a digest to know an article by. */
const MARK_LENGTH = 16;
