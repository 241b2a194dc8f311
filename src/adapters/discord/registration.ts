import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType, type REST, Routes } from 'discord.js';
import type { Log } from '../../operations/log.ts';
import { causeOf } from './calls.ts';
import { registration } from './commands.ts';

/** A command as Discord lists it; what else it says of one is not ours. */
interface Listed {
  readonly type?: number;
  readonly name: string;
}

/** Where commands are registered and what writes about it. */
export interface RegistrationWorkings {
  readonly rest: REST;
  readonly log: Log;
}

/** How many servers are looked through for commands that were registered while testing. */
const MOST_GUILDS = 200;

/**
 * Makes Discord know the commands: in these servers, or everywhere when there are none. Nothing is
 * sent where it knows them already: it takes 200 new ones a day, and a command that is sent anew loses
 * the permissions that people gave it. What is known both in a server and everywhere shows twice, so
 * the other place is cleared.
 * @param application the application's id
 * @param guilds the ids of the servers; absent: everywhere
 * @returns whether everything is as it should be; what is not has been written to the log
 */
export async function registerCommands(
  { rest, log }: RegistrationWorkings,
  application: string,
  guilds?: readonly string[],
): Promise<boolean> {
  const everywhere = Routes.applicationCommands(application);
  const inGuild = (guild: string) => Routes.applicationGuildCommands(application, guild);
  const commands = registration(guilds === undefined);

  /** Makes these the commands there; `false` when they are already. */
  const put = async (route: `/${string}`, wanted: readonly object[]): Promise<boolean> => {
    const listed = await listedAt(rest, route);
    // An application with an activity has a command that Discord made; it may not be removed.
    const own = listed.filter(({ type }) => type !== ApplicationCommandType.PrimaryEntryPoint);
    const kept = listed.filter((one) => !own.includes(one));
    if (isDeepStrictEqual(byName(own), byName(wanted))) return false;
    await rest.put(route, { body: [...kept, ...wanted] });
    return true;
  };

  let isDone = true;
  const attempt = async (place: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      isDone = false;
      log.error({ place }, `the commands could not be registered: ${causeOf(error)}: ${REMEDY}`);
    }
  };
  const register = async (place: string, route: `/${string}`): Promise<void> => {
    const changed = await put(route, commands);
    log.info({ place, changed }, 'the commands are registered');
  };

  if (guilds === undefined) {
    await attempt('everywhere', async () => {
      const isFirst = (await listedAt(rest, everywhere)).length === 0;
      if (isFirst) await clearGuilds(rest, inGuild, put, log);
      await register('everywhere', everywhere);
    });
    return isDone;
  }
  await attempt('everywhere', async () => {
    if (await put(everywhere, [])) {
      log.warn(
        {},
        'the commands are removed everywhere: DISCORD_GUILD_IDS has them in some servers only',
      );
    }
  });
  for (const guild of guilds) await attempt(guild, () => register(guild, inGuild(guild)));
  return isDone;
}

const REMEDY =
  'invite the bot once more with the link of the README (scopes bot and applications.commands), and check DISCORD_GUILD_IDS';

async function listedAt(rest: REST, route: `/${string}`): Promise<readonly Listed[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return (await rest.get(route, { query })) as readonly Listed[];
}

/** Takes away what was registered in servers while testing, before it is registered everywhere. */
async function clearGuilds(
  rest: REST,
  inGuild: (guild: string) => `/${string}`,
  put: (route: `/${string}`, wanted: readonly object[]) => Promise<boolean>,
  log: Log,
): Promise<void> {
  const query = new URLSearchParams({ limit: String(MOST_GUILDS) });
  const guilds = (await rest.get(Routes.userGuilds(), { query })) as readonly { id: string }[];
  for (const { id } of guilds) {
    try {
      if (await put(inGuild(id), []))
        log.info({ guild: id }, 'the commands for testing are removed');
    } catch (error) {
      log.warn({ guild: id }, `commands for testing may be left in a server: ${causeOf(error)}`);
    }
  }
}

/**
 * The keys of a command that are ours, of its options too; Discord adds others, such as the contexts of
 * commands that name none.
 */
const KEYS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_length',
  'max_length',
  'min_value',
  'max_value',
  'default_member_permissions',
] as const;

function byName(commands: readonly object[]): unknown[] {
  const essences = commands.map(essence);
  return essences.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

/** What of a command counts. Discord leaves out, or writes as `null`, what is `false` or empty. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => KEYS.some((known) => known === key))
    .filter(([, inner]) => inner !== null && inner !== false && inner !== '')
    .filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0))
    // The keys of localizations are languages: `id` is one of them.
    .map(([key, inner]) => [key, key.endsWith('_localizations') ? inner : essence(inner)] as const)
    .sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries);
}
