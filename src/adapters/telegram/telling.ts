import { z } from 'zod';
import { wordings } from '../../bot/wording/wording.ts';
import type { News, Tell } from '../exchange/types.ts';
import { blocks, calling, type Formatted, fits, joined } from './format.ts';
import { type Outgoing, renderReply } from './render.ts';
import type { Place } from './sender.ts';
import type { HandlerWorkings } from './workings.ts';

/** Where a button was pressed, as it was kept. */
const spotSchema = z.object({ message: z.int().optional(), thread: z.int().optional() }).catch({});

/** So many are called in one message; the others of a crowd see it all the same. */
const MOST_CALLED = 20;

/**
 * Tells people of answers, below the message in which they were refused.
 * @param isAllowed whether the bot works in a chat still
 */
export function createTell(
  { sender, store }: Pick<HandlerWorkings, 'sender' | 'store'>,
  isAllowed: (chat: string) => Promise<boolean>,
): Tell {
  return async (news) => {
    const { message, thread } = spotSchema.parse(news.spot);
    const chat = await store.currentChat('telegram', news.asked.chat);
    if (!(await isAllowed(chat))) return 'unreachable';
    const place: Place = {
      chat,
      // Telegram numbers groups and channels below zero.
      isGroup: chat.startsWith('-'),
      ...(thread !== undefined && { thread }),
      ...(message !== undefined && { replyTo: message }),
    };
    const sent = await sender.sendAll(place, messagesFor(news, place.isGroup));
    return sent.length > 0 ? 'told' : 'unreachable';
  };
}

function messagesFor({ asked, people, reply }: News, isGroup: boolean): Outgoing[] {
  const { nowAnswered } = wordings[reply.language].chat;
  // Nobody's name is kept: a bell calls each of them.
  const called = isGroup ? people.slice(0, MOST_CALLED).map((person) => calling(person, '🔔')) : [];
  const heading = joined([...called, called.length > 0 ? ' ' : '', nowAnswered(asked.text)]);
  const [first, ...others] = renderReply(reply);
  if (first === undefined) return [];
  const together: Formatted = blocks([heading, first.body]);
  return first.file === undefined && fits(together)
    ? [{ ...first, body: together }, ...others]
    : [{ body: heading }, first, ...others];
}
