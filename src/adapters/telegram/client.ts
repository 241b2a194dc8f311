import { type ApiCall, createPlainCall, Refusal } from './plain-calls.ts';
import { isOneOf, textOf } from './unknown.ts';

/** A call of the Bot API; `undefined` values are left out. */
export type Payload = Readonly<Record<string, unknown>>;

/** A file in a payload. */
export interface Upload {
  readonly source: Buffer;
  readonly filename: string;
}

/** How a call is made. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** After this time it counts as failed. */
  readonly timeoutMs?: number;
}

/** Calls the Bot API. Every error it throws is a `CallError`, and none has the token in it. */
export interface Client {
  call(method: string, payload?: Payload, options?: CallOptions): Promise<unknown>;
}

/** Why a call failed. */
export type CallFailure =
  /** Telegram says no, with its code and its words. */
  | 'refused'
  /** Too many calls: after `retryAfter` seconds it is let through. */
  | 'flood'
  /** Nothing can have come of it: no connection, or Telegram says that it is broken. */
  | 'unreachable'
  /** It was sent and nobody knows what came of it. */
  | 'unknown'
  /** The program did not want it any more. */
  | 'aborted';

/** A call of the Bot API that failed. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly failure: CallFailure;
  /** Telegram's code: 400, 401, 403, 404, 409, 429, 5xx. */
  readonly code: number | undefined;
  readonly retryAfter: number | undefined;
  /** The group goes on under this id. */
  readonly migrateTo: string | undefined;

  constructor(
    failure: CallFailure,
    message: string,
    facts: {
      readonly code?: number;
      readonly retryAfter?: number;
      readonly migrateTo?: string;
    } = {},
  ) {
    super(message);
    this.failure = failure;
    this.code = facts.code;
    this.retryAfter = facts.retryAfter;
    this.migrateTo = facts.migrateTo;
  }

  /** Whether Telegram refuses it in these words. */
  says(words: string): boolean {
    return this.failure === 'refused' && this.message.includes(words);
  }
}

/** A healthy server takes well under a second; files take longer. */
const TIMEOUT_MS = 30_000;

/** Opens a client for a bot. */
export function createClient(token: string, apiRoot: string): Client {
  // Without the slash the last part of its path would be lost.
  const root = new URL(apiRoot.replace(/\/*$/, '/'));
  const plain = createPlainCall(token, root);
  const upload = createUploadCall(token, root);
  return {
    async call(method, payload = {}, { signal, timeoutMs = TIMEOUT_MS } = {}) {
      const make = hasUpload(payload) ? upload : plain;
      try {
        return await make(method, payload, { timeoutMs, ...(signal && { signal }) });
      } catch (error) {
        throw callError(error, method, token, signal);
      }
    },
  };
}

/** Telegraf types each method by itself; here they are data, so that there is one way for all. */
interface AnyCalls {
  callApi(method: string, payload: object, options: { signal: AbortSignal }): Promise<unknown>;
}

/**
 * Calls that carry a file: a form of several parts, which is telegraf's to make. It is loaded with the
 * first one, as that takes longer than all else at the start of the adapter.
 */
function createUploadCall(token: string, apiRoot: URL): ApiCall {
  let telegram: AnyCalls | undefined;
  return async (method, payload, { signal, timeoutMs }) => {
    const { Telegram, TelegramError } = await import('telegraf');
    telegram ??= new Telegram(token, {
      apiRoot: apiRoot.href,
      // It would hide the errors of the first call, and confirm updates too early.
      webhookReply: false,
    }) as unknown as AnyCalls;
    const late = AbortSignal.timeout(timeoutMs);
    const either = signal === undefined ? late : AbortSignal.any([signal, late]);
    try {
      return await telegram.callApi(method, flat(payload), { signal: either });
    } catch (error) {
      if (!(error instanceof TelegramError)) throw error;
      throw new Refusal(error.code, error.description, error.parameters);
    }
  };
}

function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'source' in value;
}

function hasUpload(payload: Payload): boolean {
  return Object.values(payload).some(isUpload);
}

/** Beside a file telegraf sends only some of the objects, and drops `reply_parameters`. */
function flat(payload: Payload): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && !isUpload(value)
        ? JSON.stringify(value)
        : value,
    ]),
  );
}

/** Errors of a connection that was never there. */
const NO_CONNECTION = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
] as const;
/** So are those of a server that is not who it says it is. */
const NO_TRUST = /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function callError(
  error: unknown,
  method: string,
  token: string,
  signal: AbortSignal | undefined,
): CallError {
  // Telegraf takes the token out of some messages only, and never out of the stack.
  const message = `${method}: ${textOf(error).replaceAll(token, '[hidden]')}`;
  if (signal?.aborted) return new CallError('aborted', message);
  if (error instanceof Refusal) {
    const { code, parameters } = error;
    const { retry_after: retryAfter, migrate_to_chat_id: migrateTo } = parameters;
    const facts = {
      code,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(migrateTo !== undefined && { migrateTo: String(migrateTo) }),
    };
    if (code === 429) return new CallError('flood', message, facts);
    // A gateway that gave up waiting does not say whether the server behind it went on.
    if (code === 502 || code === 504) return new CallError('unknown', message, facts);
    return new CallError(code >= 500 ? 'unreachable' : 'refused', message, facts);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const never = isOneOf(code, NO_CONNECTION) || NO_TRUST.test(code);
  return new CallError(never ? 'unreachable' : 'unknown', message);
}
