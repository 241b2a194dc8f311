import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { Link } from '../../operations/health.ts';
import type { Log } from '../../operations/log.ts';
import { causeOf, isRefusedToken } from './calls.ts';

/** Pauses between attempts to connect, in milliseconds: longer each time, up to the last. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A part of a pause is by chance, so that not all bots come back at the same moment. */
const JITTER = 0.3;
/** How long closing a connection may take that has stopped answering. */
const CLOSING_MS = 5_000;

/** Something that keeps the bot from working until somebody mends it; the message says how. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

/** What a connection works with. */
export interface ConnectionWorkings {
  readonly log: Log;
  /** Makes a client with its listeners; each connection has a new one. */
  makeClient(): Client;
  readonly token: string;
  /**
   * How long nothing at all may be heard, no event and no heartbeat answered. Discord answers a
   * heartbeat every 41 s; discord.js sees a missing answer at the next one and connects anew. What is
   * silent for longer is a connection that even that did not help.
   */
  readonly silenceMs: number;
  /** Is called when a client is ready for the first time. */
  onReady(client: Client<true>): void;
  /** Told whether Discord can be reached. */
  readonly onLink: Link;
}

/** A connection to Discord that is kept up. */
export interface Connection {
  /** Connects, again and again where it must; resolves when it is closed. Rejects with `DiscordError`. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

/** Why a client is of no use any more. */
type End =
  | { readonly kind: 'closed' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'refused'; readonly error: DiscordError };

/** Keeps up a connection. */
export function createConnection(workings: ConnectionWorkings): Connection {
  const { log, makeClient, token, silenceMs, onReady, onLink } = workings;
  const closing = new AbortController();
  let current: Client | undefined;
  let finish: ((end: End) => void) | undefined;
  let attempt = 0;

  /** Uses one client until it is of no use any more. */
  const live = async (client: Client): Promise<End> => {
    let heard = performance.now();
    listen(client, log, () => {
      heard = performance.now();
    });
    for (const event of [Events.ShardReady, Events.ShardResume] as const) {
      client.on(event, () => onLink(true));
    }
    client.on(Events.ShardReconnecting, () => onLink(false));
    client.once(Events.ClientReady, (ready) => {
      attempt = 0;
      onReady(ready);
    });
    let watch: NodeJS.Timeout | undefined;
    const end = await new Promise<End>((resolve) => {
      finish = resolve;
      client.on(Events.ShardDisconnect, ({ code }) => resolve(refusedWith(code)));
      client.login(token).catch((error: unknown) => resolve(failedWith(error)));
      watch = setInterval(() => {
        if (performance.now() - heard > silenceMs) resolve({ kind: 'silent' });
      }, silenceMs / 5);
    });
    clearInterval(watch);
    onLink(false);
    return end;
  };

  return {
    async keep() {
      while (!closing.signal.aborted) {
        const client = makeClient();
        current = client;
        const end = await live(client);
        if (end.kind === 'closed') return;
        await destroyed(client, token);
        if (end.kind === 'refused') throw end.error;
        const usual = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0;
        const pause = usual * (1 + JITTER * Math.random());
        const cause = end.kind === 'failed' ? causeOf(end.error) : 'nothing was heard any more';
        log.warn({ cause, waitMs: Math.round(pause) }, 'Discord is out of reach: connecting anew');
        attempt++;
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      }
    },
    async close() {
      closing.abort();
      finish?.({ kind: 'closed' });
      if (current) await destroyed(current, token);
    },
  };
}

/** Writes what happens to a client, and tells of every sign of life. */
function listen(client: Client, log: Log, onLife: () => void): void {
  client.on(Events.Raw, onLife);
  client.on(Events.Debug, (message) => {
    if (message.includes('Heartbeat acknowledged')) onLife();
  });
  // Without a listener an error would end the process.
  client.on(Events.Error, (error) => log.error({ cause: causeOf(error) }, 'discord.js failed'));
  client.on(Events.ShardError, (error, shard) => {
    log.warn({ shard, cause: causeOf(error) }, 'the connection to Discord has an error');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    log.info({ shard }, 'the connection to Discord is lost: connecting again');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    log.info({ shard, replayed }, 'the connection to Discord goes on');
  });
  client.rest.on('rateLimited', ({ route, timeToReset, global }) => {
    log.debug({ route, global, waitMs: timeToReset }, 'Discord asks to wait');
  });
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => {
    log.warn(
      { count, remainingMs: remainingTime },
      'Discord refuses many calls and bans the address at 10000: see the errors before this line',
    );
  });
}

/** Ends a client. What is in hand may still send its answer, so the token for that stays. */
async function destroyed(client: Client, token: string): Promise<void> {
  const late = sleep(CLOSING_MS, undefined, { ref: false });
  await Promise.race([client.destroy().catch(() => {}), late]);
  client.rest.setToken(token);
}

function failedWith(error: unknown): End {
  return isRefusedToken(error)
    ? refusedWith(GatewayCloseCodes.AuthenticationFailed)
    : { kind: 'failed', error };
}

const TOKEN_REMEDY =
  'in the developer portal, on the page "Bot" of the application, press "Reset Token" and copy the new one into DISCORD_BOT_TOKEN';
const INTENTS_REMEDY =
  'this version asks for none that has to be switched on; if yours does, switch it on in the developer portal, on the page "Bot", under "Privileged Gateway Intents"';
const SHARDS_REMEDY = 'set DISCORD_SHARDS=auto';

/** What to do about the codes with which Discord closes a connection for good. */
const REMEDIES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: `the token is wrong or was reset: ${TOKEN_REMEDY}`,
  [GatewayCloseCodes.InvalidShard]: `the number of connections is wrong: ${SHARDS_REMEDY}`,
  [GatewayCloseCodes.ShardingRequired]: `the bot is in too many servers for one connection: ${SHARDS_REMEDY}`,
  [GatewayCloseCodes.InvalidAPIVersion]: 'it no longer speaks this version: update the program',
  [GatewayCloseCodes.InvalidIntents]: 'it does not know these intents: update the program',
  [GatewayCloseCodes.DisallowedIntents]: `the intents are not allowed: ${INTENTS_REMEDY}`,
};

function refusedWith(code: number): End {
  return { kind: 'refused', error: refusal(code) };
}

/** What Discord's closing of a connection with a code means for whoever runs the bot. */
export function refusal(code: number): DiscordError {
  const remedy = REMEDIES[code] ?? 'see the list of close codes in its documentation';
  return new DiscordError(`Discord closed the connection for good (${code}): ${remedy}`);
}
