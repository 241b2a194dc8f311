import { z } from 'zod';
import { publicCommands } from '../../bot/commands.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Log } from '../../operations/log.ts';
import type { Client } from './client.ts';

const SCOPES = ['all_private_chats', 'all_group_chats'] as const;
/** Vietnamese is what everybody sees whose app is in a language that is not named. */
const LANGUAGES = [
  { language: 'vi', code: '', name: 0 },
  { language: 'en', code: 'en', name: 1 },
] as const;

const menuSchema = z.array(z.object({ command: z.string(), description: z.string() }));

/** The commands as Telegram's menu shows them in a language. */
export function menuFor({ language, name }: (typeof LANGUAGES)[number]) {
  const words = wordings[language];
  return publicCommands.map(({ key, typed }) => ({
    command: typed[name] ?? typed[0],
    description: words.commands[key].description,
  }));
}

/** Registers the menu where it is another than Telegram has. Never rejects: the bot works without. */
export async function registerMenu(client: Client, log: Log): Promise<void> {
  for (const type of SCOPES) {
    for (const one of LANGUAGES) {
      const where = { scope: { type }, language_code: one.code };
      try {
        const wanted = menuFor(one);
        const there = menuSchema.parse(await client.call('getMyCommands', where));
        if (JSON.stringify(there) === JSON.stringify(wanted)) continue;
        await client.call('setMyCommands', { commands: wanted, ...where });
        log.info({ scope: type, language: one.language }, 'the menu of commands is registered');
      } catch (error) {
        log.warn({ err: error }, 'the menu of commands could not be registered');
        return;
      }
    }
  }
}
