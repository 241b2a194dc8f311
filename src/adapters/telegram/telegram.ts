import { setMaxListeners } from 'node:events';
import type { Bot } from '../../bot/bot.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Examples } from '../../corpus/open.ts';
import type { Painter } from '../../figures/painter.ts';
import type { Link } from '../../operations/health.ts';
import type { HttpServer } from '../../operations/http.ts';
import type { Log } from '../../operations/log.ts';
import type { Store } from '../../operations/store.ts';
import type { Adapter } from '../adapter.ts';
import type { Exchange, Tell } from '../exchange/types.ts';
import { createBackoff } from './backoff.ts';
import { type Client, createClient } from './client.ts';
import { createDesk } from './desk.ts';
import { remedyFor } from './failures.ts';
import { registerMenu } from './menu.ts';
import { createPace } from './pace.ts';
import { poll } from './polling.ts';
import { createSender } from './sender.ts';
import type { TelegramSettings } from './settings.ts';
import { createTasks } from './tasks.ts';
import { createTell } from './telling.ts';
import { type Me, readMe } from './update.ts';
import { listen, webhookSecret } from './webhook.ts';

/** What the adapter works with. */
export interface TelegramWorkings {
  readonly exchange: Exchange;
  readonly painter: Painter;
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  /** Where nothing else says which. */
  readonly language: Language;
  examples(): Examples;
  /** Where updates come in when Telegram delivers them. */
  readonly http: HttpServer;
  /** Told whether Telegram can be reached. */
  readonly onLink: Link;
  /** Given how people are told of answers that they waited for. */
  tellBy(tell: Tell): void;
}

/** What is in hand when the bot is to stop is finished within this time. */
const FINISHING_MS = 9_000;

/** Telegram: takes updates in, does what they want, and stops when it is told to. */
export function createTelegram(settings: TelegramSettings, workings: TelegramWorkings): Adapter {
  const { store, log, http, onLink, tellBy } = workings;
  const client = createClient(settings.token, settings.apiRoot);
  const stopping = new AbortController();
  const ended = new AbortController();
  // Every call that is on its way listens, and there may be hundreds.
  setMaxListeners(0, stopping.signal, ended.signal);
  const sender = createSender({
    client,
    store,
    pace: createPace(settings),
    log,
    ended: ended.signal,
  });
  const tasks = createTasks({ ...workings, client, sender, settings, ended: ended.signal });
  tellBy(createTell({ sender, store }, tasks.isAllowed));
  const desk = createDesk({ store, log, tasks, admins: settings.admins, ended: ended.signal });
  let running: Promise<void> = Promise.resolve();

  const serve = async (): Promise<void> => {
    const me = await introduce(client, log, stopping.signal);
    if (me === undefined) return;
    await tasks.refresh();
    await desk.resume();
    void registerMenu(client, log);
    const receive = (updates: readonly unknown[]) => desk.receive(updates, me);
    const common = { client, log, receive, stopping: stopping.signal, onLink };
    const { webhookUrl: url, token } = settings;
    if (url !== undefined) {
      return await listen({ ...common, url, http, secret: webhookSecret(token) });
    }
    await removeWebhook(client, log, stopping.signal);
    log.info({}, 'Telegram is polled');
    onLink(true);
    await poll(common);
  };

  return {
    name: 'telegram',
    async start() {
      running = serve();
      try {
        await running;
      } finally {
        // Also when it fails: what was taken in is finished.
        await finish();
      }
    },
    async stop() {
      stopping.abort();
      await running.catch(() => {});
      await finish();
    },
  };

  async function finish(): Promise<void> {
    const late = setTimeout(() => ended.abort(), FINISHING_MS);
    await desk.done();
    clearTimeout(late);
    ended.abort();
  }
}

/** Asks Telegram who the bot is, until it answers. */
async function introduce(client: Client, log: Log, stopping: AbortSignal): Promise<Me | undefined> {
  const me = await persist(client, log, stopping, 'getMe');
  if (me === undefined) return undefined;
  const known = readMe(me);
  log.info({ bot: known.username }, 'Telegram knows the bot');
  if (!known.can_read_all_group_messages) {
    log.info(
      {},
      'privacy mode is on: in groups the bot gets commands and replies to it, not always mentions; see README',
    );
  }
  if (!known.supports_inline_queries) {
    log.info({}, 'inline mode is off: switch it on with /setinline at @BotFather');
  }
  return known;
}

async function removeWebhook(client: Client, log: Log, stopping: AbortSignal): Promise<void> {
  await persist(client, log, stopping, 'deleteWebhook');
}

/** Calls until it succeeds, the bot is to stop, or only an operator can help. */
async function persist(
  client: Client,
  log: Log,
  stopping: AbortSignal,
  method: string,
): Promise<unknown> {
  const backoff = createBackoff();
  while (!stopping.aborted) {
    try {
      return await client.call(method, {}, { signal: stopping });
    } catch (error) {
      if (stopping.aborted) return undefined;
      const remedy = remedyFor(error);
      if (remedy) throw remedy;
      log.warn({ err: error }, 'Telegram cannot be reached, trying again');
      await backoff.wait(stopping).catch(() => {});
    }
  }
  return undefined;
}
