import type { ResponseParameters } from 'telegraf/types';
import { Pool } from 'undici';
import { z } from 'zod';

/** Makes a call of the Bot API and returns what it gives. */
export type ApiCall = (
  method: string,
  payload: Readonly<Record<string, unknown>>,
  options: { readonly signal?: AbortSignal; readonly timeoutMs: number },
) => Promise<unknown>;

/** What the Bot API says no with. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Telegram's code: 400, 401, 403, 404, 409, 429, 5xx. */
  readonly code: number;
  readonly parameters: ResponseParameters;

  constructor(code: number, description: string, parameters: ResponseParameters = {}) {
    super(`${code}: ${description}`);
    this.code = code;
    this.parameters = parameters;
  }
}

/** How many connections are open at once; more calls wait for one. */
const MOST_CONNECTIONS = 64;

const HEADERS = { 'content-type': 'application/json' };

const said = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    description: z.string().default(''),
    parameters: z.custom<ResponseParameters>((value) => typeof value === 'object').default({}),
  }),
]);

/**
 * Plain calls over kept connections. Telegraf makes each with node-fetch, which takes four times the
 * work; when many people ask at once that is most of what an answer costs.
 * @returns what the Bot API gives; it throws a `Refusal` when that says no, and the error of the
 *   connection when nothing came back
 */
export function createPlainCall(token: string, apiRoot: URL): ApiCall {
  const pool = new Pool(apiRoot.origin, { connections: MOST_CONNECTIONS });
  const path = `${apiRoot.pathname}bot${token}/`;
  const whenAborted = createAborts();
  return async (method, payload, { signal, timeoutMs }) => {
    const { status, text } = await new Promise<Response>((resolve, reject) => {
      const request = {
        method: 'POST',
        path: path + method,
        headers: HEADERS,
        body: JSON.stringify(payload),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      } as const;
      let forget = (): void => {};
      let status = 0;
      const chunks: Buffer[] = [];
      // Answers are short: gathered here at half the work of a stream for each.
      pool.dispatch(request, {
        onConnect(abort) {
          if (signal) forget = whenAborted(signal, abort);
        },
        onHeaders(code) {
          status = code;
          return true;
        },
        onData(chunk) {
          chunks.push(chunk);
          return true;
        },
        onComplete() {
          forget();
          resolve({ status, text: Buffer.concat(chunks).toString('utf8') });
        },
        onError(error) {
          forget();
          reject(error);
        },
      });
    });
    if (status >= 500) {
      throw new Refusal(status, `HTTP ${status}`);
    }
    const answer = said.parse(JSON.parse(text));
    if (answer.ok) return answer.result;
    throw new Refusal(answer.error_code, answer.description, answer.parameters);
  };
}

interface Response {
  readonly status: number;
  readonly text: string;
}

type Abort = () => void;

/**
 * Aborts what belongs to a signal. It is listened to once, however many calls are on their way: adding
 * a listener costs as much as there are already.
 * @returns how to have something aborted, which returns how to let it be
 */
function createAborts(): (signal: AbortSignal, abort: Abort) => () => void {
  const waiting = new WeakMap<AbortSignal, Set<Abort>>();
  return (signal, abort) => {
    if (signal.aborted) abort();
    let aborts = waiting.get(signal);
    if (aborts === undefined) {
      const own = new Set<Abort>();
      aborts = own;
      waiting.set(signal, own);
      const all = (): void => {
        for (const one of own) one();
      };
      signal.addEventListener('abort', all, { once: true });
    }
    aborts.add(abort);
    return () => aborts.delete(abort);
  };
}
