import { openStage, type Understudy } from '../understudy.ts';
import { createClient } from './client.ts';
import { createDesk } from './desk.ts';
import { createPace } from './pace.ts';
import { createSender } from './sender.ts';
import type { TelegramSettings } from './settings.ts';
import { createTasks } from './tasks.ts';
import type { HandlerWorkings } from './workings.ts';

/** Looks like a token, and is nobody's. */
const TOKEN = '1:rehearsal';
const ME = { id: '1', username: 'rehearsal_bot' };

/** Opens what stands between updates and the messages that answer them, for anybody and without limits. */
export async function createUnderstudy(
  workings: Omit<HandlerWorkings, 'client' | 'sender' | 'settings' | 'ended'>,
): Promise<Understudy> {
  const { store, log } = workings;
  const stage = await openStage({ ok: true, result: { message_id: 1 } });
  const { signal: ended } = new AbortController();
  const client = createClient(TOKEN, stage.root);
  const settings: TelegramSettings = {
    ...{ token: TOKEN, apiRoot: stage.root, admins: [] },
    ...{ chatPerSecond: 0, groupPerMinute: 0, allPerSecond: 0, repeatSeconds: 0 },
  };
  const sender = createSender({ client, store, pace: createPace(settings), log, ended });
  const tasks = createTasks({ ...workings, client, sender, settings, ended });
  const desk = createDesk({ store, log, tasks, admins: [], ended });
  let said = 0;
  return {
    async play(lines) {
      const updates = lines.map(({ person, text }) => ({
        update_id: ++said,
        message: {
          message_id: said,
          date: 0,
          chat: { id: Number(person), type: 'private' },
          from: { id: Number(person), is_bot: false, first_name: '', language_code: 'vi' },
          text,
        },
      }));
      await desk.receive(updates, ME);
      await desk.done();
    },
    close: () => stage.close(),
  };
}
