import { createAsks } from './asks.ts';
import type { AskTask, PressTask, Task } from './decode.ts';
import { createInline } from './inline.ts';
import { createPresses } from './presses.ts';
import type { Attempts, Place } from './sender.ts';
import type { HandlerWorkings } from './workings.ts';

/** A task with the update that brought it. */
export interface TelegramWork {
  readonly update: string;
  readonly task: Task;
}

/** Does tasks. */
export interface Tasks {
  /** @param sendings how often an earlier process began to send its answer */
  perform(work: TelegramWork, sendings: number): Promise<void>;
  /** Reads again which chats it works in. */
  refresh(): Promise<void>;
  /** Whether it works in a chat. */
  isAllowed(chat: string): Promise<boolean>;
}

/** An answer that may have arrived this often is not sent again. */
const MOST_SENDINGS = 2;

/** Tells those who can do a task to do it, where the bot is meant to work. */
export function createTasks(workings: HandlerWorkings): Tasks {
  const { store, settings, log } = workings;
  const asks = createAsks(workings);
  const presses = createPresses(workings);
  const inline = createInline(workings);
  /** Under the ids that they have now; absent: everywhere. */
  let allowed: ReadonlySet<string> | undefined;

  const refresh = async (): Promise<void> => {
    const { allowedChats } = settings;
    if (allowedChats === undefined) return;
    const moved = allowedChats.map((chat) => store.currentChat('telegram', chat));
    allowed = new Set([...allowedChats, ...(await Promise.all(moved))]);
  };

  const isAllowed = async (chat: string): Promise<boolean> =>
    (allowed?.has(chat) ?? true) || (await store.chat('telegram', chat)).standing === 'allowed';

  const placeOf = async (task: AskTask | PressTask): Promise<Place> => {
    const isPrivate = task.chatType === 'private';
    return {
      chat: await store.currentChat('telegram', task.chat),
      isGroup: !isPrivate,
      ...(task.thread !== undefined && { thread: task.thread }),
      // Among many people it has to be seen who is answered.
      ...(task.kind === 'ask' && !isPrivate && { replyTo: task.message }),
    };
  };

  /** Counts in the store how often an answer may have arrived, so that a restart knows. */
  const attemptsOf = (update: string, earlier: number): Attempts => {
    let begun = earlier;
    return {
      async begin() {
        if (begun >= MOST_SENDINGS) return false;
        begun++;
        await store.sending('telegram', update, 1);
        return true;
      },
      async missed() {
        begun--;
        await store.sending('telegram', update, -1);
      },
    };
  };

  const perform = async ({ update, task }: TelegramWork, sendings: number): Promise<void> => {
    switch (task.kind) {
      case 'ask': {
        const place = await placeOf(task);
        if (task.manages) {
          // Nobody else is to see what comes of it, and it counts wherever it is said.
          if (!task.edited) await asks.manage(task, place, attemptsOf(update, sendings));
          return;
        }
        if (!(await isAllowed(place.chat))) {
          return task.edited ? undefined : await asks.refuse(task, place);
        }
        return task.edited
          ? await asks.askAgain(task, place)
          : await asks.ask(task, place, attemptsOf(update, sendings));
      }
      case 'press': {
        const place = await placeOf(task);
        if (!(await isAllowed(place.chat))) return await presses.respond(task);
        return await presses.press(task, place, attemptsOf(update, sendings));
      }
      case 'inline':
        return await inline(task);
      case 'moved':
        log.info({ from: task.from, to: task.to }, 'a group goes on as a supergroup');
        await store.moveChat('telegram', task.from, task.to);
        return await refresh();
      case 'left':
        log.info({ chat: task.chat }, 'the bot was blocked or removed, the chat is forgotten');
        return await store.forgetChat('telegram', task.chat);
    }
  };

  return { perform, refresh, isAllowed };
}

/** What has to be done one after the other: a chat's questions, and the presses of one message. */
export function laneOf(task: Task): string {
  switch (task.kind) {
    case 'ask':
      // It may take long, and others are not to wait for it.
      return task.manages ? `manages:${task.person}` : task.chat;
    case 'left':
      return task.chat;
    case 'moved':
      // What is said in the new group comes after it.
      return task.to;
    case 'press':
      return `${task.chat}:${task.message}`;
    case 'inline':
      return `inline:${task.person}`;
  }
}
