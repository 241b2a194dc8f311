import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Platform } from './store.ts';

/** How much is taken from a person, in a chat and in all chats together; 0: as much as comes. */
export interface LimitSettings {
  readonly personPerMinute: number;
  readonly chatPerMinute: number;
  readonly allPerMinute: number;
}

/** Whose limit is reached: one's own, the chat's, or that of all. */
export const LIMITED_BY = ['person', 'chat', 'all'] as const;

/** Whether something is let through. */
export type Verdict = { readonly allowed: true } | Refused;

/** It is not; whether that is the first time within the minute. */
export interface Refused {
  readonly allowed: false;
  readonly by: (typeof LIMITED_BY)[number];
  /** Said once, so that refusing does not fill the chat either. */
  readonly first: boolean;
  /** Until something is let through again. */
  readonly seconds: number;
}

/** Counts what people and chats ask. Its calls are asynchronous: a shared server may count one day. */
export interface Limits {
  /** Counts a question. */
  question(platform: Platform, chat: string, person: string): Promise<Verdict>;
  /** Counts a pressed button that changes a message. */
  press(platform: Platform, person: string): Promise<Verdict>;
  /** Counts that somebody could not be served because too much is in hand. */
  overload(platform: Platform, person: string): Promise<Refused>;
}

const MINUTE_S = 60;
/** How many are told a minute that there is too much to do: more would be too much to do as well. */
const MOST_TOLD = 600;
const ALLOWED: Verdict = { allowed: true };

/**
 * Limits in this process's memory. What is counted goes with its minute, by a timer: a clock that jumps
 * lets through a minute's share once more at most, and keeps nobody waiting.
 */
export function createLimits({
  personPerMinute,
  chatPerMinute,
  allPerMinute,
}: LimitSettings): Limits {
  const perMinute = (points: number) =>
    points > 0 ? new RateLimiterMemory({ points, duration: MINUTE_S }) : undefined;
  const persons = perMinute(personPerMinute);
  const chats = perMinute(chatPerMinute);
  const all = perMinute(allPerMinute);
  // Turning pages is lighter than asking, and people do it faster.
  const presses = perMinute(2 * personPerMinute);
  const told = perMinute(1);
  const tellings = perMinute(MOST_TOLD);

  /** A chat is told once by its own limit; of the limit of all each person is told once a minute. */
  const overload = async (
    platform: Platform,
    person: string,
    seconds: number,
  ): Promise<Refused> => {
    const key = `${platform}:${person}`;
    const isNew = (await secondsLeft(told, key)) === 0;
    // Whoever has been told uses up nothing of what others may be told.
    const first = isNew && (await consume(tellings, 'all', 'all')).allowed;
    if (first) await consume(told, key, 'all');
    return { allowed: false, by: 'all', first, seconds };
  };

  return {
    async question(platform, chat, person) {
      const place = `${platform}:${chat}`;
      // Where there is room for nobody, nothing is noted of whoever comes: they may be very many.
      const left = await secondsLeft(all, 'all');
      if (left > 0) return await overload(platform, person, left);
      if ((await secondsLeft(chats, place)) > 0) return await consume(chats, place, 'chat');
      // The person first: what somebody is refused must not use up the share of others.
      const own = await consume(persons, `${platform}:${person}`, 'person');
      if (!own.allowed) return own;
      const here = await consume(chats, place, 'chat');
      return here.allowed ? await consume(all, 'all', 'all') : here;
    },
    press: (platform, person) => consume(presses, `${platform}:${person}`, 'person'),
    overload: (platform, person) => overload(platform, person, OVERLOADED_S),
  };
}

/** After so many seconds it is worth to ask again when too much was in hand. */
const OVERLOADED_S = 10;

/** In how many seconds there is room again; 0: there is. */
async function secondsLeft(limiter: RateLimiterMemory | undefined, key: string): Promise<number> {
  const counted = await limiter?.get(key);
  return counted && counted.remainingPoints <= 0 ? secondsOf(counted) : 0;
}

/** By a clock that was put back it would be hours; there is something to wait for in any case. */
function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.min(Math.max(Math.ceil(msBeforeNext / 1_000), 1), MINUTE_S);
}

async function consume(
  limiter: RateLimiterMemory | undefined,
  key: string,
  by: Refused['by'],
): Promise<Verdict> {
  if (limiter === undefined) return ALLOWED;
  try {
    await limiter.consume(key);
    return ALLOWED;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return {
      allowed: false,
      by,
      first: refusal.consumedPoints === limiter.points + 1,
      seconds: secondsOf(refusal),
    };
  }
}
