import { setTimeout as wait } from 'node:timers/promises';
import type { Link } from '../../operations/health.ts';
import type { Log } from '../../operations/log.ts';
import { createBackoff } from './backoff.ts';
import { CallError, type Client } from './client.ts';
import { isConflict, remedyFor, TelegramError } from './failures.ts';
import { UPDATE_KINDS } from './update.ts';

/** What polling needs. */
export interface PollingWorkings {
  readonly client: Client;
  readonly log: Log;
  /** Takes updates in; they are confirmed to Telegram when it has resolved. */
  receive(updates: readonly unknown[]): Promise<void>;
  /** Given when the bot is to stop. */
  readonly stopping: AbortSignal;
  /** Told whether Telegram can be reached. */
  readonly onLink: Link;
}

/** For how long Telegram holds a request open when there is nothing new. */
const HOLD_S = 50;
/** A line that is silent for longer is dead. */
const DEAD_MS = (HOLD_S + 15) * 1_000;
/** How long to wait while another program polls. */
const CONFLICT_PAUSE_MS = 3_000;
/** Conflicts within this time belong together. */
const CONFLICT_APART_MS = 60_000;
/** After a conflict of one to two minutes the program gives way: by chance, so that one of two stays. */
const CONFLICT_LEAST_MS = 60_000;
/** What is confirmed when the bot stops is not delivered again; nothing depends on it. */
const CONFIRM_MS = 1_000;

/**
 * Asks for updates until the bot is to stop. A batch is confirmed by the request after it, so what a
 * crash interrupts is delivered again.
 * @throws {TelegramError} when only an operator can help
 */
export async function poll({
  client,
  log,
  receive,
  stopping,
  onLink,
}: PollingWorkings): Promise<void> {
  const backoff = createBackoff();
  const conflict = createConflict(log);
  let offset = 0;
  while (!stopping.aborted) {
    try {
      const updates = await client.call(
        'getUpdates',
        { offset, timeout: HOLD_S, allowed_updates: UPDATE_KINDS },
        { signal: stopping, timeoutMs: DEAD_MS },
      );
      if (backoff.failures > 0) log.info({}, 'Telegram is back');
      backoff.reset();
      onLink(true);
      if (!Array.isArray(updates) || updates.length === 0) continue;
      await receive(updates);
      offset = Math.max(...updates.map(({ update_id }) => Number(update_id))) + 1;
    } catch (error) {
      if (stopping.aborted) break;
      const remedy = remedyFor(error);
      if (remedy) throw remedy;
      if (isConflict(error)) await conflict.settle(error, client, stopping);
      else if (error instanceof CallError && error.failure === 'flood') {
        await pause((error.retryAfter ?? 1) * 1_000, stopping);
      } else {
        onLink(false);
        log.warn({ err: error }, 'no updates from Telegram, trying again');
        await backoff.wait(stopping).catch(() => {});
      }
    }
  }
  if (offset === 0) return;
  await client
    .call('getUpdates', { offset, timeout: 0, limit: 1 }, { timeoutMs: CONFIRM_MS })
    .catch(() => {});
}

/** What to do while somebody else has the bot's updates. */
function createConflict(log: Log) {
  const patience = CONFLICT_LEAST_MS * (1 + Math.random());
  let first = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  return {
    async settle(error: CallError, client: Client, stopping: AbortSignal): Promise<void> {
      const now = performance.now();
      if (now - last > CONFLICT_APART_MS) first = now;
      last = now;
      if (error.says('webhook')) {
        log.warn({}, 'a webhook is set for this bot: it is removed, because this program polls');
        await client.call('deleteWebhook').catch(() => {});
      } else {
        log.error(
          { err: error.message },
          'another program polls with the same TELEGRAM_BOT_TOKEN: stop it, or give each its own bot',
        );
      }
      if (now - first > patience) {
        throw new TelegramError(
          `another program has used the same TELEGRAM_BOT_TOKEN for ${Math.round((now - first) / 1_000)} s ` +
            `(${error.message}): stop it, or give each its own bot from @BotFather, and start this one again`,
        );
      }
      await pause(CONFLICT_PAUSE_MS, stopping);
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
