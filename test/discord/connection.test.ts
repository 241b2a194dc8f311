import { REST } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/discord.ts';
import { registerCommands } from '../../src/adapters/discord/registration.ts';
import { createLog } from '../../src/operations/log.ts';
import { type Discord, type DiscordOptions, startDiscord } from '../support/discord.ts';
import { until } from '../support/discord-program.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function start(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord(options);
  open.push(discord);
  return discord;
}

/** A log that can be read. */
async function writing() {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const settings = { level: 'debug', questions: false, secrets: [], readable: false } as const;
  return { log: await createLog(settings, { write }), written: () => lines.join('') };
}

describe('registration', () => {
  /** Registers as a start of the program does; resolves with how many calls went out for it. */
  async function register(discord: Discord, ...guilds: string[]) {
    const { DISCORD_API_ROOT: api, DISCORD_BOT_TOKEN: token } = discord.settings;
    const rest = new REST({ api, retries: 0 }).setToken(token);
    const { log, written } = await writing();
    const puts = () => discord.requests.filter(({ method }) => method === 'PUT').length;
    const before = puts();
    const only = guilds.length > 0 ? guilds : undefined;
    const isDone = await registerCommands({ rest, log }, discord.world.application, only);
    return { calls: puts() - before, isDone, written: written() };
  }

  const registered = ({ world }: Discord, place = 'global') => world.commands.get(place) ?? [];

  test('happens once, and again in one call where something has changed', async () => {
    const discord = await start();
    discord.guild();
    expect(await register(discord)).toMatchObject({ calls: 1, isDone: true });
    expect(await register(discord)).toMatchObject({ calls: 0, isDone: true });
    const first = structuredClone(registered(discord)[0]);
    expect(first?.name).toBe('ask');
    for (const change of [
      { description: 'An older description' },
      { name_localizations: { vi: 'câu-hỏi' } },
      { name: 'asking' },
      { options: [] },
    ]) {
      Object.assign(registered(discord)[0] ?? {}, change);
      expect(await register(discord)).toMatchObject({ calls: 1 });
      expect(registered(discord)[0]).toMatchObject({
        ...first,
        id: expect.any(String),
        version: expect.any(String),
      });
    }
    expect(discord.violations).toEqual([]);
  });

  test('keeps the command that Discord made for an activity', async () => {
    const discord = await start();
    const launch = { id: '1', type: 4, name: 'launch', handler: 2, description: '' };
    discord.world.commands.set('global', [launch as never]);
    expect(await register(discord)).toMatchObject({ calls: 1 });
    expect(registered(discord).map(({ name }) => name)).toContain('launch');
    expect(await register(discord)).toMatchObject({ calls: 0 });
  });

  test('in some servers while testing, never in two places', async () => {
    const discord = await start();
    const { id } = discord.guild();
    await register(discord);
    expect((await register(discord, id)).written).toContain('the commands are removed everywhere');
    expect([registered(discord).length, registered(discord, id).length]).toEqual([0, 11]);
    expect(await register(discord, id)).toMatchObject({ calls: 0 });
    await register(discord);
    expect([registered(discord).length, registered(discord, id).length]).toEqual([11, 0]);
  });

  test('a server that it is not in is named, the others have them', async () => {
    const discord = await start();
    const { id } = discord.guild();
    discord.fail({ path: /guilds\/12345678901234567\/commands/, status: 403 });
    const { isDone, written } = await register(discord, '12345678901234567', id);
    expect(isDone).toBe(false);
    expect(written).toContain('"place":"12345678901234567"');
    expect(written).toContain('check DISCORD_GUILD_IDS');
    expect(registered(discord, id).length).toBe(11);
  });
});

describe('the connection', () => {
  /** The adapter with nothing behind it. */
  async function connect(
    discord: Discord,
    token = discord.settings.DISCORD_BOT_TOKEN,
    ms?: number,
  ) {
    const { log, written } = await writing();
    const settings = {
      token,
      apiRoot: discord.settings.DISCORD_API_ROOT,
      adminGuilds: [],
    };
    const adapter = createDiscord(settings, { log, onLink() {}, tellBy() {} } as never, ms);
    const isOver = adapter.start();
    isOver.catch(() => {});
    open.push({ close: () => adapter.stop() });
    return { isOver, written };
  }

  test.for([
    [4004, 'Reset Token'],
    [4011, 'DISCORD_SHARDS=auto'],
    [4013, 'update the program'],
    [4014, 'Privileged Gateway Intents'],
  ] as const)('close code %i ends it, saying what to do', async ([code, remedy]) => {
    const discord = await start();
    discord.behaviour.refuseWith = code;
    const { isOver } = await connect(discord);
    await expect(isOver).rejects.toThrow(`for good (${code})`);
    await expect(isOver).rejects.toThrow(remedy);
  });

  test('a token that Discord does not know ends it, and is not shown', async () => {
    const discord = await start();
    const token = discord.settings.DISCORD_BOT_TOKEN.replace(/.$/, 'x');
    const { isOver, written } = await connect(discord, token);
    await expect(isOver).rejects.toThrow('for good (4004)');
    await expect(isOver).rejects.not.toThrow(token);
    expect(written()).not.toContain(token);
  });

  test('asks for no intent that has to be switched on', async () => {
    const discord = await start();
    const { written } = await connect(discord);
    await until(() => written().includes('connected to Discord'), 'the line in the log');
    // Servers, their messages, direct messages.
    expect(discord.gateway.log.intents).toEqual([1 | (1 << 9) | (1 << 12)]);
  });

  test('a gateway that misses heartbeats is left', async () => {
    const discord = await start({ heartbeatMs: 150 });
    await connect(discord);
    await until(() => discord.gateway.connected === 1, 'the connection');
    discord.behaviour.zombie = true;
    await until(() => discord.gateway.connected === 0, 'its end');
    discord.behaviour.zombie = false;
    await until(() => discord.gateway.connected === 1, 'the next connection');
  });

  test('a gateway that is silent for long is left by a new client', async () => {
    const discord = await start();
    const { written } = await connect(discord, undefined, 250);
    await until(() => discord.gateway.connected === 1, 'the connection');
    discord.behaviour.zombie = true;
    await until(() => written().includes('nothing was heard any more'), 'the line in the log');
    discord.behaviour.zombie = false;
    await until(() => discord.gateway.log.identifies === 2, 'the next connection');
  });

  test('Discord is out of reach at the start: it goes on asking', async () => {
    const discord = await start();
    discord.fail({ path: /^\/gateway\/bot$/, status: 500, times: 4 });
    const { written } = await connect(discord);
    await until(() => written().includes('Discord is out of reach'), 'the line in the log');
    await until(() => written().includes('connected to Discord'), 'the connection');
  });
});
