import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';

/** What stands behind Discord's error codes that are met in operation. */
export const CODES = {
  unknownMessage: 10_008,
  unknownInteraction: 10_062,
  answeredAlready: 40_060,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  expired: 50_027,
  noHistory: 160_002,
} as const;

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
