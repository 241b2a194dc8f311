import { TelegramError } from 'telegraf';
import type { ResponseParameters } from 'telegraf/types';
import { Pool } from 'undici';
import { z } from 'zod';

/** Makes a call of the Bot API and returns what it gives. */
export type ApiCall = (
  method: string,
  payload: Readonly<Record<string, unknown>>,
  options: { readonly signal?: AbortSignal; readonly timeoutMs: number },
) => Promise<unknown>;

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
 * @returns what the Bot API gives; it throws a `TelegramError` when that says no, and the error of the
 *   connection when nothing came back
 */
export function createPlainCall(token: string, apiRoot: URL): ApiCall {
  const pool = new Pool(apiRoot.origin, { connections: MOST_CONNECTIONS });
  const path = `${apiRoot.pathname}bot${token}/`;
  return async (method, payload, { signal, timeoutMs }) => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: path + method,
      headers: HEADERS,
      body: JSON.stringify(payload),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      ...(signal && { signal }),
    });
    if (statusCode >= 500) {
      await body.dump();
      throw new TelegramError({ error_code: statusCode, description: `HTTP ${statusCode}` });
    }
    const answer = said.parse(await body.json());
    if (!answer.ok) throw new TelegramError(answer);
    return answer.result;
  };
}
