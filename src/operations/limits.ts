import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Platform } from './store.ts';

/** How much is taken from a person and in a chat; 0: as much as comes. */
export interface LimitSettings {
  readonly personPerMinute: number;
  readonly chatPerMinute: number;
}

/** Whether something is let through; if not, whether it is the first time within the minute. */
export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly by: 'person' | 'chat';
      /** Said once, so that refusing does not fill the chat either. */
      readonly first: boolean;
      /** Until something is let through again. */
      readonly seconds: number;
    };

/** Counts what people and chats ask. Its calls are asynchronous: a shared server may count one day. */
export interface Limits {
  /** Counts a question. */
  question(platform: Platform, chat: string, person: string): Promise<Verdict>;
  /** Counts a pressed button that changes a message. */
  press(platform: Platform, person: string): Promise<Verdict>;
}

const MINUTE_S = 60;
const ALLOWED: Verdict = { allowed: true };

/** Limits in this process's memory. */
export function createLimits({ personPerMinute, chatPerMinute }: LimitSettings): Limits {
  const perMinute = (points: number) =>
    points > 0 ? new RateLimiterMemory({ points, duration: MINUTE_S }) : undefined;
  const persons = perMinute(personPerMinute);
  const chats = perMinute(chatPerMinute);
  // Turning pages is lighter than asking, and people do it faster.
  const presses = perMinute(2 * personPerMinute);

  return {
    async question(platform, chat, person) {
      // The person first: what somebody is refused must not use up the chat's share.
      const own = await consume(persons, `${platform}:${person}`, 'person');
      return own.allowed ? await consume(chats, `${platform}:${chat}`, 'chat') : own;
    },
    press: (platform, person) => consume(presses, `${platform}:${person}`, 'person'),
  };
}

async function consume(
  limiter: RateLimiterMemory | undefined,
  key: string,
  by: 'person' | 'chat',
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
      seconds: Math.ceil(refusal.msBeforeNext / 1_000),
    };
  }
}
