import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './errors.ts';

/** Pauses before a call is tried again, in milliseconds; an interaction has three seconds. */
const PAUSES = [100, 400];

/**
 * Makes a call again when it got lost on the way. Only for calls that do no harm twice: Discord takes
 * one first response to an interaction, edits come to the same, and messages carry a nonce. What
 * Discord has refused is not tried again; it says so at once next time as well.
 */
export async function persistently<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await call();
    } catch (error) {
      if (codeOf(error) !== undefined) throw error;
      await sleep(pause);
    }
  }
  return await call();
}
