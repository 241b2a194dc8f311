import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';

/** What stands behind Discord's error codes that are met in operation. */
export const CODES = {
  unknownChannel: 10_003,
  unknownUser: 10_013,
  unknownInteraction: 10_062,
  answeredAlready: 40_060,
  missingAccess: 50_001,
  /** A person takes no direct messages of bots. */
  closedToBot: 50_007,
  missingPermissions: 50_013,
  expired: 50_027,
  noHistory: 160_002,
} as const;

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

/**
 * Why a call failed, in a line. An error of discord.js carries the call with it: the address has the
 * token of an interaction in it, and the body somebody's question.
 */
export function causeOf(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    const [first = ''] = error.message.split('\n');
    return `Discord says ${error.status} (${error.code}) "${first.slice(0, 200)}"`;
  }
  if (error instanceof HTTPError) return `Discord says ${error.status}`;
  if (error instanceof Error) return `${error.name}: ${error.message.split('\n')[0]}`;
  return String(error);
}

/** The code of Discord's refusal; `undefined` when it was none, but the way there that failed. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number'
    ? error.code
    : undefined;
}

/** Whether a call failed because Discord does not know the token. */
export function isRefusedToken(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  return error instanceof DiscordAPIError && error.status === 401;
}
