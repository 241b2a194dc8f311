import type { Log } from '../../operations/log.ts';
import type { Store } from '../../operations/store.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { CallError, type Client, type Payload } from './client.ts';
import type { Pace } from './pace.ts';
import type { Outgoing } from './render.ts';
import { sentMessage } from './update.ts';

/** Where a message goes. */
export interface Place {
  readonly chat: string;
  /** Everything but a private chat: Telegram lets less through there. */
  readonly isGroup: boolean;
  /** The topic of a forum. */
  readonly thread?: number;
  /** The message that it answers. */
  readonly replyTo?: number;
}

/**
 * Keeps count of a message that may arrive more than once: when a connection breaks, or the program
 * is killed, nobody knows whether it did.
 */
export interface Attempts {
  /** Says that it may arrive from now on; `false` when it may have arrived twice already. */
  begin(): Promise<boolean>;
  /** Says that it surely did not arrive. */
  missed(): Promise<void>;
}

/** Sends messages and does what can be done when Telegram does not take them. */
export interface Sender {
  /** @returns the number of the message; `undefined` when it cannot be sent, or may be there already */
  send(place: Place, message: Outgoing, attempts?: Attempts): Promise<number | undefined>;
  /**
   * Sends messages one behind the other, as far as they can be sent. The first is counted: whoever has
   * got it has been answered.
   * @returns the numbers of those that were sent
   */
  sendAll(place: Place, messages: readonly Outgoing[], attempts?: Attempts): Promise<number[]>;
  /** Shows another text in a message; of several that wait for their turn the last one counts. */
  edit(place: Place, message: number, shown: Outgoing): Promise<void>;
  /** Takes the buttons from a message. */
  disarm(place: Place, message: number): Promise<void>;
  remove(place: Place, message: number): Promise<void>;
  /** Shows that the bot is typing until it is stopped, if that takes a while. */
  typing(place: Place): { stop(): void };
}

/** How often one message waits when Telegram asks for it, and for how long at most. */
const MOST_WAITS = 3;
const LONGEST_WAIT_S = 300;
/** How often a message is tried that Telegram fails on, each time later. */
const MOST_FAILURES = 60;
/** Files are sent over slow lines too. */
const UPLOAD_MS = 120_000;
/** Who waits less does not need to be told. */
const TYPING_AFTER_MS = 500;
/** Telegram shows it for 5 s. */
const TYPING_AGAIN_MS = 4_500;

/** What sending needs. */
export interface SenderWorkings {
  readonly client: Client;
  readonly store: Store;
  readonly pace: Pace;
  readonly log: Log;
  /** Given when the program has to end now: what is not sent by then is left for the next start. */
  readonly ended: AbortSignal;
}

const ONCE: Attempts = { begin: async () => true, missed: async () => {} };

/** Opens the one way by which messages leave. */
export function createSender({ client, store, pace, log, ended }: SenderWorkings): Sender {
  /** Calls until it has gone through, or surely will not. `undefined`: it will not. */
  const deliver = async (
    place: Place,
    method: string,
    payload: Payload,
    attempts: Attempts,
  ): Promise<unknown> => {
    const backoff = createBackoff();
    const timeout = 'photo' in payload || 'document' in payload ? { timeoutMs: UPLOAD_MS } : {};
    let { chat } = place;
    let waits = 0;
    for (;;) {
      await pace.place(chat, place.isGroup, ended);
      if (!(await attempts.begin())) {
        log.warn({ chat }, 'an answer may have arrived twice and is not sent again');
        return undefined;
      }
      try {
        const sent = { chat_id: Number(chat), ...payload };
        return await client.call(method, sent, { signal: ended, ...timeout });
      } catch (error) {
        if (!(error instanceof CallError) || error.failure === 'aborted') throw error;
        if (error.failure !== 'unknown') await attempts.missed();
        if (error.migrateTo !== undefined) {
          await store.moveChat('telegram', chat, error.migrateTo);
          chat = error.migrateTo;
        } else if (error.failure === 'flood' && ++waits <= MOST_WAITS) {
          await rest(chat, error);
        } else if (error.failure === 'unreachable' || error.failure === 'unknown') {
          if (backoff.failures >= MOST_FAILURES) throw error;
          await recover(error, backoff);
        } else {
          await giveUp(chat, error);
          return undefined;
        }
      }
    }
  };

  const rest = async (chat: string, { retryAfter = 1, message }: CallError): Promise<void> => {
    if (retryAfter > LONGEST_WAIT_S) throw new CallError('refused', message, { code: 429 });
    log.warn({ chat, seconds: retryAfter }, 'Telegram asks to wait before sending on');
    pace.rest(chat, retryAfter * 1_000);
  };

  /** Waits until Telegram answers again, so that the next attempt is not wasted on a broken line. */
  const recover = async (error: CallError, backoff: Backoff): Promise<void> => {
    log.warn({ err: error.message }, 'Telegram cannot be reached, the message is sent later');
    await backoff.wait(ended);
    if (error.failure === 'unreachable') return;
    for (;;) {
      try {
        await client.call('getMe', {}, { signal: ended });
        return;
      } catch (again) {
        if (!(again instanceof CallError) || again.failure === 'aborted') throw again;
        if (again.failure === 'refused') return;
        await backoff.wait(ended);
      }
    }
  };

  const giveUp = async (chat: string, error: CallError): Promise<void> => {
    if (error.code === 403) {
      log.info({ chat }, 'the bot was blocked or removed, the chat is forgotten');
      await store.forgetChat('telegram', chat);
    } else {
      log.error({ chat, err: error.message }, 'Telegram refuses a message');
    }
  };

  /** Edits that wait for their turn, by chat and message. */
  const waiting = new Map<string, { shown: Outgoing; readonly done: Promise<void> }>();

  const editNow = async (place: Place, key: string, message: number): Promise<void> => {
    await pace.place(place.chat, place.isGroup, ended);
    const shown = waiting.get(key)?.shown;
    waiting.delete(key);
    if (shown !== undefined) await change(place, 'editMessageText', message, textOf(shown));
  };

  /** Changes a message until it is as wanted, or cannot be. */
  const change = async (
    place: Place,
    method: string,
    message: number,
    content: Payload,
  ): Promise<void> => {
    const payload = { chat_id: Number(place.chat), message_id: message, ...content };
    const backoff = createBackoff();
    for (let waits = 0; ; ) {
      try {
        await client.call(method, payload, { signal: ended });
        return;
      } catch (error) {
        if (!(error instanceof CallError) || error.failure === 'aborted') throw error;
        // Two people have pressed the same button.
        if (error.says('message is not modified')) return;
        if (error.failure === 'flood' && ++waits <= MOST_WAITS) {
          await rest(place.chat, error);
          await pace.place(place.chat, place.isGroup, ended);
        } else if (error.failure === 'refused' || backoff.failures >= MOST_WAITS) {
          return await giveUp(place.chat, error);
        } else {
          // The same text twice does no harm.
          await backoff.wait(ended);
        }
      }
    }
  };

  const send: Sender['send'] = async (place, message, attempts = ONCE) => {
    const { method, payload } = requestFor(place, message);
    const sent = await deliver(place, method, payload, attempts);
    return sent === undefined ? undefined : sentMessage(sent);
  };

  return {
    send,

    async sendAll({ replyTo, ...place }, messages, attempts) {
      const [first, ...others] = messages;
      if (first === undefined) return [];
      const answers = replyTo === undefined ? place : { ...place, replyTo };
      const numbers = [await send(answers, first, attempts)];
      for (const message of others) {
        if (numbers.at(-1) === undefined) break;
        numbers.push(await send(place, message));
      }
      return numbers.filter((number) => number !== undefined);
    },

    edit(place, message, shown) {
      const key = `${place.chat}:${message}`;
      const earlier = waiting.get(key);
      if (earlier) {
        earlier.shown = shown;
        return earlier.done;
      }
      // The next tick, so that it is on the list when its turn comes at once.
      const done = Promise.resolve().then(() => editNow(place, key, message));
      waiting.set(key, { shown, done });
      return done;
    },

    async disarm(place, message) {
      await pace.place(place.chat, place.isGroup, ended);
      await change(place, 'editMessageReplyMarkup', message, {});
    },

    async remove({ chat }, message) {
      const payload = { chat_id: Number(chat), message_id: message };
      await client.call('deleteMessage', payload, { signal: ended }).catch((error: unknown) => {
        log.debug({ chat, err: String(error) }, 'a message cannot be removed');
      });
    },

    typing({ chat, thread }) {
      const payload = { chat_id: Number(chat), action: 'typing', message_thread_id: thread };
      const show = (): void => {
        timer = setTimeout(show, TYPING_AGAIN_MS);
        // Nothing depends on it.
        void client.call('sendChatAction', payload, { signal: ended }).catch(() => {});
      };
      let timer = setTimeout(show, TYPING_AFTER_MS);
      return { stop: () => clearTimeout(timer) };
    },
  };
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

function textOf({ body, markup }: Outgoing): Payload {
  const isKeyboard = markup !== undefined && 'inline_keyboard' in markup;
  return {
    text: body.text,
    entities: body.entities,
    ...NO_PREVIEW,
    // What asks for a reply cannot be put below a message that is there already.
    ...(isKeyboard && { reply_markup: markup }),
  };
}

function requestFor(
  { thread, replyTo }: Place,
  { body, file, markup }: Outgoing,
): { method: string; payload: Payload } {
  const around = {
    message_thread_id: thread,
    reply_parameters:
      replyTo === undefined
        ? undefined
        : { message_id: replyTo, allow_sending_without_reply: true },
    reply_markup: markup,
  };
  if (file === undefined) {
    const { text, entities } = body;
    return { method: 'sendMessage', payload: { text, entities, ...NO_PREVIEW, ...around } };
  }
  const { kind, source, filename } = file;
  return {
    method: kind === 'photo' ? 'sendPhoto' : 'sendDocument',
    payload: {
      [kind]: { source, filename },
      caption: body.text,
      caption_entities: body.entities,
      ...around,
    },
  };
}
