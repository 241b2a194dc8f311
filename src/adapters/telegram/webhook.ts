import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Link } from '../../operations/health.ts';
import type { HttpServer } from '../../operations/http.ts';
import type { Log } from '../../operations/log.ts';
import { createBackoff } from './backoff.ts';
import type { Client } from './client.ts';
import { remedyFor } from './failures.ts';
import { UPDATE_KINDS } from './update.ts';

/** Where Telegram delivers, below the address of the webhook. Fixed, so that a proxy can be set up for it. */
export const WEBHOOK_PATH = '/telegram/webhook';

/** Telegram's updates have some kilobytes. */
const LARGEST = 1_000_000;
/** How often Telegram is asked whether it could deliver. */
const WATCH_MS = 60_000;
const MOST_CONNECTIONS = 40;

/** What a webhook needs. */
export interface WebhookWorkings {
  readonly client: Client;
  readonly log: Log;
  receive(updates: readonly unknown[]): Promise<void>;
  readonly stopping: AbortSignal;
  /** The address under which the world reaches this program. */
  readonly url: string;
  /** Where requests come in. */
  readonly http: HttpServer;
  readonly secret: string;
  /** Told when Telegram knows where to deliver. */
  readonly onLink: Link;
}

/** A secret that only Telegram is told, the same after each start. */
export function webhookSecret(token: string): string {
  return createHash('sha256').update(`webhook of ${token}`).digest('hex');
}

/**
 * Takes updates from Telegram until the bot is to stop.
 * @throws {HttpError} when the port cannot be used
 * @throws {TelegramError} when only an operator can help
 */
export async function listen(workings: WebhookWorkings): Promise<void> {
  const { client, log, stopping, url, http, onLink } = workings;
  const address = addressOf(url);
  const path = new URL(address).pathname;
  const listener = webhookListener(workings, path);
  for (const one of new Set([path, WEBHOOK_PATH])) http.route(one, listener);
  const port = await http.listen();
  await register(workings, address);
  onLink(true);
  log.info({ port, path: WEBHOOK_PATH }, 'Telegram delivers by webhook');
  while (!stopping.aborted) {
    await wait(WATCH_MS, undefined, { signal: stopping }).catch(() => {});
    if (!stopping.aborted) await watch(client, log, () => register(workings, address), address);
  }
}

function addressOf(url: string): string {
  return `${url.replace(/\/+$/, '')}${WEBHOOK_PATH}`;
}

/** Tells Telegram where to deliver; tries again while it cannot be reached. */
async function register({ client, log, secret, stopping }: WebhookWorkings, url: string) {
  const backoff = createBackoff();
  while (!stopping.aborted) {
    try {
      await client.call('setWebhook', {
        url,
        secret_token: secret,
        allowed_updates: UPDATE_KINDS,
        max_connections: MOST_CONNECTIONS,
      });
      return;
    } catch (error) {
      const remedy = remedyFor(error);
      if (remedy) throw remedy;
      log.warn({ err: error }, 'the webhook could not be set, trying again');
      await backoff.wait(stopping).catch(() => {});
    }
  }
}

const infoSchema = z.object({
  url: z.string(),
  pending_update_count: z.int().optional(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});

/** Says what Telegram complains of, and sets the webhook again when somebody has changed it. */
async function watch(
  client: Client,
  log: Log,
  registerAgain: () => Promise<void>,
  address: string,
): Promise<void> {
  try {
    const info = infoSchema.parse(await client.call('getWebhookInfo'));
    const { url, last_error_message: message, last_error_date: date = 0 } = info;
    if (url !== address) {
      log.error(
        {},
        'another program has changed the webhook of this bot: stop it; it is set again',
      );
      await registerAgain();
    } else if (message !== undefined && Date.now() - date * 1_000 < 2 * WATCH_MS) {
      log.error(
        { says: message, pending: info.pending_update_count },
        'Telegram cannot deliver: check that TELEGRAM_WEBHOOK_URL leads to this PORT and has a valid certificate',
      );
    }
  } catch (error) {
    log.debug({ err: error }, 'the state of the webhook is not known');
  }
}

/** Answers Telegram's requests. What it has taken is kept, so Telegram is told at once. */
export function webhookListener(
  { log, receive, secret }: Pick<WebhookWorkings, 'log' | 'receive' | 'secret'>,
  path: string = WEBHOOK_PATH,
): RequestListener {
  const take = async (request: IncomingMessage): Promise<number> => {
    const [asked] = (request.url ?? '').split('?');
    // A proxy in front may have taken the first part of the path away.
    if (asked !== path && asked !== WEBHOOK_PATH) return 404;
    if (request.method !== 'POST') return 405;
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) {
      log.warn({}, 'a request without the secret came to the webhook');
      return 403;
    }
    const body = await bodyOf(request);
    if (body === undefined) return 413;
    let update: unknown;
    try {
      update = JSON.parse(body);
    } catch {
      return 400;
    }
    await receive([update]);
    return 200;
  };
  return (request, response) => {
    take(request).then(
      (status) => void response.writeHead(status).end(),
      (error: unknown) => {
        log.error({ err: error }, 'an update could not be taken, Telegram delivers it again');
        response.writeHead(500).end();
      },
    );
  };
}

function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const [a, b] = [given, secret].map((text) =>
    createHash('sha256').update(String(text)).digest(),
  ) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
