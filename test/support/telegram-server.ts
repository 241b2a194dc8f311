import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Payload } from './telegram-chats.ts';
import { Methods } from './telegram-methods.ts';
import { Refusal } from './telegram-rules.ts';

/** What happens to a call instead of what usually happens. */
export type Fault =
  | {
      readonly code: number;
      readonly description: string;
      readonly parameters?: Readonly<Record<string, number>>;
    }
  /** The connection breaks, before the call is done or after. */
  | { readonly drop: 'before' | 'after' }
  /** It is done, and the answer comes late. */
  | { readonly delayMs: number }
  /** No answer at all. */
  | { readonly hang: true };

export const FLOOD = (seconds: number): Fault => ({
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});
export const BLOCKED: Fault = { code: 403, description: 'Forbidden: bot was blocked by the user' };
export const KICKED: Fault = {
  code: 403,
  description: 'Forbidden: bot was kicked from the supergroup chat',
};
export const BROKEN: Fault = { code: 500, description: 'Internal Server Error' };

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** `performance.now()` */
  readonly at: number;
}

/** The longest that a request is held open here, so that tests end. */
const LONGEST_HOLD_S = 50;

/**
 * A Bot API server on this machine: long polling with offsets, webhooks with their secret, the rules of
 * texts, and faults as they are scripted. Chats are in `telegram-chats.ts`, methods in `telegram-methods.ts`.
 */
export class TelegramServer extends Methods {
  readonly calls: Call[] = [];
  /** How many calls there were of each method. */
  readonly counts = new Map<string, number>();
  readonly token: string;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  readonly #faults: { readonly key: string; readonly fault: Fault }[] = [];
  #poller: { readonly end: (refusal: Refusal) => void } | undefined;

  constructor(token = '123456789:AAtest_test_test_test_test_test_test') {
    super();
    this.token = token;
  }

  get root(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts, on the same port as before when it was down. */
  async up(): Promise<this> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch(() => request.socket.destroy());
    });
    server.keepAliveTimeout = 60_000;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Goes down as a server does that loses its power; what is pending stays. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** The next calls of a method go wrong in this way, one after the other. */
  script(method: string, ...faults: readonly Fault[]): void {
    for (const fault of faults) this.#faults.push({ key: method, fault });
  }

  /** The same for calls about one chat. */
  scriptIn(chat: number, method: string, ...faults: readonly Fault[]): void {
    this.script(`${method} ${chat}`, ...faults);
  }

  /** The calls of a method. */
  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  #faultFor(method: string, { chat_id }: Payload): Fault | undefined {
    const keys = [method, `${method} ${Number(chat_id)}`];
    const at = this.#faults.findIndex(({ key }) => keys.includes(key));
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = await payloadOf(request);
    const send = (status: number, body: object): void => {
      if (response.destroyed) return;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = ({ code, message, parameters }: Refusal): void =>
      send(code, {
        ok: false,
        error_code: code,
        description: message,
        ...(parameters && { parameters }),
      });
    if (token === undefined || !/^\d+:/.test(token)) return refuse(new Refusal(404, 'Not Found'));
    if (token !== this.token) return refuse(new Refusal(401, 'Unauthorized'));
    this.calls.push({ method, payload, at: performance.now() });
    this.counts.set(method, (this.counts.get(method) ?? 0) + 1);
    const fault = this.#faultFor(method, payload);
    if (fault && 'drop' in fault && fault.drop === 'before') return void request.socket.destroy();
    if (fault && 'hang' in fault) return;
    if (fault && 'code' in fault) {
      return refuse(new Refusal(fault.code, fault.description, fault.parameters));
    }
    try {
      const result =
        method === 'getUpdates'
          ? await this.#poll(payload, request)
          : this.perform(method, payload);
      if (fault && 'drop' in fault) return void request.socket.destroy();
      if (fault && 'delayMs' in fault) await wait(fault.delayMs);
      send(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
    }
  }

  /** Delivers to the webhook, one update at a time, again until it is taken. */
  async deliver(): Promise<void> {
    const { webhook } = this;
    if (!webhook) throw new Error('no webhook is set');
    for (let failures = 0; this.waiting.length > 0; ) {
      const [update] = this.waiting;
      const status = await this.postTo(webhook.url, update, webhook.secret);
      if (status >= 200 && status < 300) {
        this.waiting.shift();
        continue;
      }
      const message = `Wrong response from the webhook: ${status}`;
      webhook.lastError = { message, date: Math.floor(Date.now() / 1_000) };
      if (++failures > 5) return;
      await wait(50);
    }
  }

  /** Posts to the webhook as Telegram does. */
  async postTo(url: string, update: unknown, secret?: string): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      ...(secret !== undefined && { 'X-Telegram-Bot-Api-Secret-Token': secret }),
    };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) });
    return response.status;
  }

  async #poll(payload: Payload, request: IncomingMessage): Promise<unknown> {
    if (this.webhook) {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#poller?.end(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    const seconds = Math.min(Number(payload.timeout ?? 0), LONGEST_HOLD_S);
    const until = performance.now() + seconds * 1_000;
    let ended: Refusal | undefined;
    let wake = (): void => {};
    const poller = {
      end: (refusal: Refusal): void => {
        ended = refusal;
        wake();
      },
    };
    this.#poller = poller;
    const gone = (): void => wake();
    request.socket.once('close', gone);
    try {
      return await this.#hold(
        payload,
        request,
        until,
        () => ended,
        (next) => {
          wake = next;
        },
      );
    } finally {
      request.socket.off('close', gone);
      if (this.#poller === poller) this.#poller = undefined;
    }
  }

  /** Waits for updates as long as the request is held open. */
  async #hold(
    payload: Payload,
    request: IncomingMessage,
    until: number,
    refusal: () => Refusal | undefined,
    onWake: (wake: () => void) => void,
  ): Promise<unknown> {
    for (;;) {
      const ended = refusal();
      if (ended) throw ended;
      const updates = this.updatesFor(payload);
      const left = until - performance.now();
      if (updates.length > 0 || left <= 0 || request.socket.destroyed) {
        return updates;
      }
      await Promise.race([
        new Promise<void>((resolve) => {
          onWake(resolve);
          this.onUpdate = resolve;
        }),
        wait(left, undefined, { ref: false }),
      ]);
    }
  }
}

async function payloadOf(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Payload);
  }
  if (!type.startsWith('multipart/form-data')) return {};
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  for (const [key, value] of form) {
    payload[key] =
      typeof value === 'string'
        ? value
        : { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
  }
  return payload;
}
