import { wordings } from '../../bot/wording/wording.ts';
import type { Painter } from '../../figures/painter.ts';
import type { Log } from '../../operations/log.ts';
import { chartOf } from '../exchange/actions.ts';
import type { AnswerReply, Reply } from '../exchange/types.ts';
import type { AskTask } from './decode.ts';
import { joined } from './format.ts';
import { Memory } from './memory.ts';
import { type Outgoing, renderReply } from './render.ts';
import type { Attempts, Place } from './sender.ts';
import type { HandlerWorkings } from './workings.ts';

/** How long after its answer a question that is changed is answered anew. */
const EDITABLE_MS = 2 * 60_000;

/** What was sent for a message. */
interface Answered {
  readonly text: string;
  readonly replies: readonly number[];
  /** What the same question is known by; absent: it is answered each time. */
  readonly sameKey?: string;
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
  'figures',
  'comparison',
  'indicators',
  'no_figures',
]);

/** Answers what people say in chats. */
export function createAsks(workings: HandlerWorkings) {
  const { exchange, painter, store, sender, settings, log, language } = workings;
  /** Answers that the same question is pointed to. */
  const recent = new Memory<number>(settings.repeatSeconds * 1_000);
  const answered = new Memory<Answered>(EDITABLE_MS);

  const ask = async (task: AskTask, place: Place, attempts: Attempts): Promise<void> => {
    const typing = sender.typing(place);
    try {
      const reply = await replyTo(task, place.chat);
      const sameKey = sameKeyOf(reply, place);
      const earlier = sameKey === undefined ? undefined : recent.get(sameKey);
      if (reply.kind === 'answer' && earlier !== undefined) {
        const pointer = { body: joined([wordings[reply.language].chat.repeated]) };
        const sent = await sender.sendAll({ ...place, replyTo: earlier }, [pointer], attempts);
        remember(task, place, { replies: sent, hasFile: false });
        return;
      }
      const messages = await rendered(reply, task);
      const sent = await sender.sendAll(place, messages, attempts);
      if (sameKey !== undefined && sent[0] !== undefined) recent.set(sameKey, sent[0]);
      const hasFile = messages.some(({ file }) => file !== undefined);
      remember(task, place, { replies: sent, hasFile, ...(sameKey && { sameKey }) });
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
    const messages = await rendered(reply, task);
    const [shown, ...more] = messages;
    if (shown === undefined) return;
    answered.set(key, { ...earlier, text: task.text, again: true }, earlier.at);
    // Nobody is pointed to an answer that is no longer there.
    if (earlier.sameKey !== undefined) recent.forget(earlier.sameKey);
    for (const message of rest) await sender.remove(place, message);
    const sameKey = sameKeyOf(reply, place);
    if (earlier.hasFile || shown.file) {
      // A text does not become a file, nor a file a text: one takes the other's place.
      await sender.remove(place, first);
      const [sent] = await sender.sendAll(place, messages);
      if (sameKey !== undefined && sent !== undefined) recent.set(sameKey, sent);
    } else {
      await sender.edit(place, first, shown);
      await sender.sendAll({ ...place, replyTo: first }, more);
      if (sameKey !== undefined) recent.set(sameKey, first);
    }
  };

  /** What is answered to those who look after the bot goes to their own chat, wherever they said it. */
  const manage = async (task: AskTask, { chat }: Place, attempts: Attempts): Promise<void> => {
    const own: Place = { chat: task.person, isGroup: false };
    const typing = sender.typing(own);
    try {
      const messages = await rendered(await replyTo(task, chat), task);
      await sender.sendAll(own, messages, attempts);
    } finally {
      typing.stop();
    }
  };

  const replyTo = (task: AskTask, chat: string): Promise<Reply> =>
    exchange.answer({
      platform: 'telegram',
      chat,
      person: task.person,
      private: false,
      what: task.text,
      chartsAlone: true,
      ...(settings.admins.includes(task.person) && { admin: { isWhole: true, holds: () => true } }),
      ...(task.locale && { locale: task.locale }),
    });

  /** Whoever asks gets a word, whatever goes wrong. */
  const rendered = async (reply: Reply, task: AskTask): Promise<Outgoing[]> => {
    try {
      if (reply.kind === 'silence' || isForOthers(reply, task)) return [];
      const picture = await pictureOf(reply, painter, log);
      return renderReply(reply, { picture, isChannel: task.chatType === 'channel' });
    } catch (err) {
      log.error({ err }, 'an answer could not be shown');
      return [{ body: joined([wordings[task.locale ?? language].failed]) }];
    }
  };

  const remember = (
    { message, text }: AskTask,
    { chat }: Place,
    sent: Pick<Answered, 'replies' | 'sameKey' | 'hasFile'>,
  ): void => {
    const at = performance.now();
    answered.set(`${chat}:${message}`, { text, ...sent, at, again: false });
  };

  /** Says once that the bot does not work in a chat, and what its id is. */
  const refuse = async (task: AskTask, place: Place): Promise<void> => {
    if (!(await store.firstTime('telegram', place.chat, 'not_allowed'))) return;
    log.info({ chat: place.chat }, 'asked in a chat that is not among TELEGRAM_ALLOWED_CHATS');
    const words = wordings[task.locale ?? language].chat;
    await sender.send(place, { body: joined([words.notAllowed(place.chat)]) });
  };

  return { ask, askAgain, manage, refuse };
}

/** A command that does not exist here may be another bot's. */
function isForOthers(reply: Reply, { addressed }: AskTask): boolean {
  return reply.kind === 'notice' && reply.about === 'unknown_command' && !addressed;
}

/** The chart of an answer that is shown in the place of its table; without it the table is shown. */
async function pictureOf(
  reply: Reply,
  painter: Painter,
  log: Log,
): Promise<Uint8Array | undefined> {
  if (reply.kind !== 'answer' || !reply.actions.some(({ name }) => name === 'table')) {
    return undefined;
  }
  const chart = chartOf(reply.answer);
  try {
    return chart && (await painter.paint(chart, 'light'));
  } catch (err) {
    log.warn({ err }, 'a chart could not be painted, its table is sent');
    return undefined;
  }
}

function sameKeyOf(reply: Reply, { chat, thread = 0 }: Place): string | undefined {
  return reply.kind === 'answer' && REPEATABLE.has(reply.answer.kind)
    ? `${chat}:${thread}:${reply.sameAs}`
    : undefined;
}
