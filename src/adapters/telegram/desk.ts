import type { Log } from '../../operations/log.ts';
import type { Store } from '../../operations/store.ts';
import { decode, type Task } from './decode.ts';
import { createLanes } from './lanes.ts';
import { laneOf, type Tasks, type TelegramWork } from './tasks.ts';
import { type Me, readUpdate } from './update.ts';

/** Takes updates in and has them done: each at least once, whatever happens in between. */
export interface Desk {
  /** Resolves when what the updates want is kept, so that they need not be delivered again. */
  receive(updates: readonly unknown[], me: Me): Promise<void>;
  /** Goes on with what an earlier process left unfinished. */
  resume(): Promise<void>;
  /** Resolves when nothing is in hand. */
  done(): Promise<void>;
}

/** What a desk needs. */
export interface DeskWorkings {
  readonly store: Store;
  readonly log: Log;
  readonly tasks: Tasks;
  /** The ids of those who look after the bot. */
  readonly admins: readonly string[];
  readonly ended: AbortSignal;
}

/** More questions than this do not wait in one chat: at twenty a minute that is ten minutes. */
const MOST_WAITING = 200;
/**
 * With more than this in hand in all chats together no updates are taken: Telegram keeps them for a day,
 * and what is taken takes memory. What a limit refuses is done at once, so this is for answers that cannot leave.
 */
const MOST_IN_HAND = 5_000;

/** Opens the desk that updates come to. */
export function createDesk({ store, log, tasks, admins, ended }: DeskWorkings): Desk {
  const lanes = createLanes((err) => log.error({ err }, 'a task went wrong'));

  const perform = async (work: TelegramWork, sendings: number): Promise<void> => {
    try {
      await tasks.perform(work, sendings);
    } catch (err) {
      // The program ends before this was finished: the next one goes on with it.
      if (ended.aborted) return;
      log.error({ err, task: work.task.kind }, 'a task could not be done');
    }
    await store.finish('telegram', work.update);
  };

  const dispatch = (work: TelegramWork, sendings: number): void => {
    const lane = laneOf(work.task);
    if (lanes.waiting(lane) >= MOST_WAITING) {
      log.warn({ lane }, 'too much waits here, so this is left undone');
      lanes.run(`${lane}:full`, () => store.finish('telegram', work.update));
      return;
    }
    lanes.run(lane, async () => {
      if (ended.aborted) return;
      // Whoever types on waits for the answer to the last letter only.
      const isOutdated = work.task.kind === 'inline' && lanes.waiting(lane) > 1;
      if (isOutdated) await store.finish('telegram', work.update);
      else await log.trace(() => perform(work, sendings));
    });
  };

  /** A full disk does not silence the bot; it may answer twice then. */
  const keep = async (work: readonly TelegramWork[]): Promise<readonly TelegramWork[]> => {
    try {
      return await store.takeIn('telegram', work);
    } catch (err) {
      log.debug({ err }, 'updates could not be kept and are done all the same');
      return work;
    }
  };

  return {
    async receive(updates, me) {
      const work = updates.flatMap((data): TelegramWork[] => {
        const update = readUpdate(data);
        if (update === undefined) {
          log.warn({}, 'an update could not be read and is left out');
          return [];
        }
        const task = decode(update, me, admins);
        return task === undefined ? [] : [{ update: String(update.update_id), task }];
      });
      if (work.length === 0) return;
      await lanes.below(MOST_IN_HAND);
      for (const one of await keep(work)) dispatch(one, 0);
    },

    async resume() {
      const left = await store.unfinished('telegram');
      if (left.length > 0) log.info({ tasks: left.length }, 'going on with what was left');
      for (const { update, task, sendings } of left) {
        // This program wrote it itself.
        dispatch({ update, task: task as Task }, sendings);
      }
    },

    done: () => lanes.done(),
  };
}
