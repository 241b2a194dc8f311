import type { AnswerReply } from '../exchange/types.ts';
import { CallError } from './client.ts';
import type { PressTask } from './decode.ts';
import { Memory } from './memory.ts';
import { type Outgoing, renderReply } from './render.ts';
import type { Attempts, Place } from './sender.ts';
import type { HandlerWorkings } from './workings.ts';

/** For so long presses of a button are on their way that is no longer shown. */
const ON_ITS_WAY_MS = 60_000;

/** Does what a pressed button says. */
export function createPresses({ client, exchange, sender, log, ended }: HandlerWorkings) {
  /** The charts whose tables stand below them. */
  const tabled = new Memory<true>(ON_ITS_WAY_MS);

  /** The button shows that it works until it is answered, so it always is. */
  const respond = async ({ query }: PressTask, text?: string): Promise<void> => {
    try {
      const payload = { callback_query_id: query, text };
      await client.call('answerCallbackQuery', payload, { signal: ended });
    } catch (error) {
      // After some time Telegram no longer waits: what was pressed counts all the same.
      const isLate = error instanceof CallError && error.says('query is too old');
      log[isLate ? 'debug' : 'warn']({ err: String(error) }, 'a button could not be answered');
    }
  };

  const press = async (task: PressTask, place: Place, attempts: Attempts): Promise<void> => {
    const { id, person, message, locale } = task;
    const effect = await exchange.press({
      platform: 'telegram',
      chat: place.chat,
      person,
      id,
      spot: { message, ...(place.thread !== undefined && { thread: place.thread }) },
      ...(locale && { locale }),
    });
    if (effect.kind === 'whisper') return await respond(task, effect.text);
    await respond(task);
    if (effect.kind === 'share') return await share(effect.reply, place, message, attempts);
    const shown = inOneMessage(effect.reply);
    if (shown.file) await sender.send({ ...place, replyTo: message }, shown, attempts);
    else await sender.edit(place, message, shown);
  };

  /** Sends a chart's table below it, once, with the buttons that the chart had. */
  const share = async (
    reply: AnswerReply,
    place: Place,
    message: number,
    attempts: Attempts,
  ): Promise<void> => {
    const key = `${place.chat}:${message}`;
    if (tabled.get(key)) return;
    await sender.sendAll({ ...place, replyTo: message }, renderReply(reply), attempts);
    tabled.set(key, true);
    await sender.disarm(place, message);
  };

  return { press, respond };
}

/** As many whole quotations as one message holds: a message cannot become two. */
function inOneMessage(reply: AnswerReply): Outgoing {
  for (let left = reply; ; ) {
    const [first, ...more] = renderReply(left);
    const { answer, actions } = left;
    const isDivisible = answer.kind === 'quotations' && answer.citations.length > 1;
    if (first !== undefined && (more.length === 0 || !isDivisible)) return first;
    if (answer.kind !== 'quotations') throw new Error(`an answer (${answer.kind}) has no text`);
    const citations = answer.citations.slice(0, -1);
    const codes = citations.map(({ code }) => code);
    left = {
      ...left,
      answer: { ...answer, citations },
      actions: actions.filter(
        ({ name, id }) => name !== 'context' || codes.some((code) => id.endsWith(`.${code}`)),
      ),
    };
  }
}
