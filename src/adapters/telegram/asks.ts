import { wordings } from '../../bot/wording/wording.ts';
import type { AnswerReply, Reply } from '../exchange/exchange.ts';
import type { AskTask } from './decode.ts';
import { joined } from './format.ts';
import { Memory } from './memory.ts';
import { type Outgoing, renderReply } from './render.ts';
import type { Attempts, Place } from './sender.ts';
import type { HandlerWorkings } from './tasks.ts';

/** How long after its answer a question that is changed is answered anew. */
const EDITABLE_MS = 2 * 60_000;

/** What was sent for a message. */
interface Answered {
  readonly text: string;
  readonly replies: readonly number[];
  readonly hasFile: boolean;
  readonly at: number;
  /** It was answered anew already. */
  readonly again: boolean;
}

/** Answers of which a second one within a minute would say nothing new. */
const REPEATABLE: ReadonlySet<AnswerReply['answer']['kind']> = new Set([
  'quotations',
  'not_found',
  'source',
  'province',
  'corpus',
]);

/** Answers what people say in chats. */
export function createAsks({ exchange, store, sender, settings, log, language }: HandlerWorkings) {
  /** Answers that the same question is pointed to. */
  const recent = new Memory<number>(settings.repeatSeconds * 1_000);
  const answered = new Memory<Answered>(EDITABLE_MS);

  const ask = async (task: AskTask, place: Place, attempts: Attempts): Promise<void> => {
    const typing = sender.typing(place);
    try {
      const started = performance.now();
      const reply = await replyTo(task, place.chat);
      log.info(
        {
          chat: place.chat,
          reply: reply.kind === 'answer' ? reply.answer.kind : reply.kind,
          ms: Math.round(performance.now() - started),
          question: task.text,
        },
        'answering',
      );
      const messages = rendered(reply, task);
      if (messages.length === 0) return;
      const sameKey = sameKeyOf(reply, place);
      const earlier = sameKey === undefined ? undefined : recent.get(sameKey);
      if (reply.kind === 'answer' && earlier !== undefined) {
        const pointer = { body: joined([wordings[reply.language].chat.repeated]) };
        const sent = await sender.send({ ...place, replyTo: earlier }, pointer, attempts);
        remember(task, place, sent === undefined ? [] : [sent], messages);
        return;
      }
      const sent = await sendAll(place, messages, attempts);
      if (sameKey !== undefined && sent[0] !== undefined) recent.set(sameKey, sent[0]);
      remember(task, place, sent, messages);
    } finally {
      typing.stop();
    }
  };

  /** A question was changed: its answer changes with it, once, while people still look at it. */
  const askAgain = async (task: AskTask, place: Place): Promise<void> => {
    const key = `${place.chat}:${task.message}`;
    const earlier = answered.get(key);
    // Telegram also calls it an edit when a link gets its preview.
    if (earlier === undefined || earlier.again || earlier.text === task.text) return;
    const [first, ...rest] = earlier.replies;
    if (first === undefined) return;
    const reply = await replyTo(task, place.chat);
    if (reply.kind === 'notice' && reply.about === 'limited') return;
    const messages = rendered(reply, task);
    const [shown, ...more] = messages;
    if (shown === undefined) return;
    answered.set(key, { ...earlier, text: task.text, again: true }, earlier.at);
    if (earlier.hasFile || shown.file) {
      await sendAll(place, messages);
      return;
    }
    await sender.edit(place, first, shown);
    for (const message of rest) await sender.remove(place, message);
    await sendAll({ ...place, replyTo: first }, more);
    const sameKey = sameKeyOf(reply, place);
    if (sameKey !== undefined) recent.set(sameKey, first);
  };

  const replyTo = (task: AskTask, chat: string): Promise<Reply> =>
    exchange.answer({
      platform: 'telegram',
      chat,
      person: task.person,
      private: false,
      what: task.text,
      ...(task.locale && { locale: task.locale }),
    });

  /** Whoever asks gets a word, whatever goes wrong. */
  const rendered = (reply: Reply, task: AskTask): Outgoing[] => {
    try {
      return messagesFor(reply, task);
    } catch (err) {
      log.error({ err }, 'an answer could not be shown');
      return [{ body: joined([wordings[task.locale ?? language].failed]) }];
    }
  };

  const sendAll = async (
    place: Place,
    messages: readonly Outgoing[],
    attempts?: Attempts,
  ): Promise<number[]> => {
    const sent: number[] = [];
    for (const [i, message] of messages.entries()) {
      const { replyTo: _, ...on } = place;
      // The first is counted: whoever has got it has been answered.
      const number = await sender.send(
        i === 0 ? place : on,
        message,
        i === 0 ? attempts : undefined,
      );
      if (number === undefined) break;
      sent.push(number);
    }
    return sent;
  };

  const remember = (
    task: AskTask,
    { chat }: Place,
    replies: readonly number[],
    messages: readonly Outgoing[],
  ): void => {
    const hasFile = messages.some(({ file }) => file !== undefined);
    const at = performance.now();
    answered.set(`${chat}:${task.message}`, {
      text: task.text,
      replies,
      hasFile,
      at,
      again: false,
    });
  };

  /** Says once that the bot does not work in a chat, and what its id is. */
  const refuse = async (task: AskTask, place: Place): Promise<void> => {
    if (!(await store.firstTime('telegram', place.chat, 'not_allowed'))) return;
    log.info({ chat: place.chat }, 'asked in a chat that is not among TELEGRAM_ALLOWED_CHATS');
    const words = wordings[task.locale ?? language].chat;
    await sender.send(place, { body: joined([words.notAllowed(place.chat)]) });
  };

  return { ask, askAgain, refuse };
}

function messagesFor(reply: Reply, { addressed }: AskTask): Outgoing[] {
  if (reply.kind === 'silence') return [];
  if (reply.kind === 'notice' && reply.about === 'unknown_command' && !addressed) return [];
  return renderReply(reply);
}

function sameKeyOf(reply: Reply, { chat, thread = 0 }: Place): string | undefined {
  return reply.kind === 'answer' && REPEATABLE.has(reply.answer.kind)
    ? `${chat}:${thread}:${reply.sameAs}`
    : undefined;
}
