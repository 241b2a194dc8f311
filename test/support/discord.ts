import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayIntentBits } from 'discord.js';
import { Gateway } from './discord-gateway.ts';
import { BOT_OF, type Interaction, Refusal } from './discord-interactions.ts';
import { Person } from './discord-person.ts';
import { type Fault, type Request, serve, type World } from './discord-rest.ts';
import {
  type Account,
  channelJson,
  channelType,
  type Guild,
  guildJson,
  makeRoom,
  messageJson,
  type Post,
  type Room,
  snowflake,
  userJson,
} from './discord-world.ts';

export type { Interaction, Outcome } from './discord-interactions.ts';
export type { Person } from './discord-person.ts';
export type { Guild, Post, Room } from './discord-world.ts';

/** How a Discord is to be. */
export interface DiscordOptions {
  /** Shards that it recommends. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
}

/** A Discord on this machine, for one application: its interface, its gateway, and the people on it. */
export class Discord {
  /** The settings that connect a bot to it. */
  readonly settings: { readonly DISCORD_BOT_TOKEN: string; readonly DISCORD_API_ROOT: string };
  readonly gateway: Gateway;
  readonly world: World;
  /** Settings of the gateway that may change while it runs. */
  readonly behaviour: { heartbeatMs: number; refuseWith: number | undefined; zombie: boolean };
  readonly #close: () => Promise<void>;
  readonly #people = new Map<string, Person>();

  /** Use `startDiscord`. */
  constructor(
    world: World,
    gateway: Gateway,
    behaviour: Discord['behaviour'],
    port: number,
    close: () => Promise<void>,
  ) {
    this.world = world;
    this.gateway = gateway;
    this.behaviour = behaviour;
    this.#close = close;
    this.settings = {
      DISCORD_BOT_TOKEN: world.token,
      DISCORD_API_ROOT: `http://127.0.0.1:${port}/api`,
    };
  }

  get bot(): Account {
    return this.world.bot;
  }

  /** What the bot did that Discord does not take, or that calls people. Must stay empty. */
  get violations(): readonly string[] {
    return [...this.world.violations, ...this.gateway.log.problems];
  }

  get requests(): readonly Request[] {
    return this.world.requests;
  }

  /** Makes a server of people with a first channel. */
  guild(name = 'Cộng đồng', id: string = snowflake()): Guild & { readonly room: Room } {
    const guild: Guild = { id, name, rooms: [] };
    this.world.guilds.push(guild);
    const room = this.room(guild, 'hỏi-đáp');
    return { ...guild, room };
  }

  room(guild: Guild, name: string): Room {
    return this.#open(makeRoom({ name, kind: 'channel', guild }));
  }

  thread(parent: Room, name: string): Room {
    return this.#open(
      makeRoom({ name, kind: 'thread', parent, ...(parent.guild && { guild: parent.guild }) }),
    );
  }

  person(name: string, locale = 'vi'): Person {
    const person = new Person(this, { id: snowflake(), name, locale });
    this.#people.set(person.id, person);
    return person;
  }

  /** The direct messages with somebody of whom the bot knows the id. */
  readonly directWith = (id: string): Room => {
    const person = this.#people.get(id);
    if (person === undefined) throw new Refusal(400, 50_033, 'Invalid Recipient(s)');
    return this.direct(person);
  };

  /** The direct messages between somebody and the bot. */
  direct(account: Account): Room {
    for (const room of this.world.rooms.values()) {
      if (room.with?.id === account.id) return room;
    }
    return this.#open(makeRoom({ name: account.name, kind: 'direct', with: account }));
  }

  /** Puts a message into a room and tells the bot, with as much of it as Discord lets the bot read. */
  post(post: Post): void {
    post.room.messages.push(post);
    this.#tell(post);
  }

  /** Lets the next matching requests fail. */
  fail(fault: Omit<Fault, 'times'> & { readonly times?: number }): void {
    this.world.faults.push({ ...fault, times: fault.times ?? 1 });
  }

  /** Makes an interaction known and tells the bot of it. */
  begin(interaction: Interaction, payload: object): void {
    this.world.interactions.set(interaction.token, interaction);
    const { guild } = interaction.room;
    this.gateway.send({ t: 'INTERACTION_CREATE', d: payload, ...(guild && { guild: guild.id }) });
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** For the routes: the bot wrote something. */
  readonly wrote = (post: Post): void => this.#tell(post);

  #tell(post: Post): void {
    const { room, author, mentions } = post;
    const json = messageJson(post);
    const isReadable =
      room.kind === 'direct' ||
      author.id === this.bot.id ||
      mentions.some(({ id }) => id === this.bot.id);
    // Without the intent for it, the content of other messages does not reach a bot.
    const hidden = { content: '', embeds: [], attachments: [], components: [] };
    const member = room.guild && { roles: [], joined_at: null, deaf: false, mute: false, flags: 0 };
    const intent = room.guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    this.gateway.send({
      t: 'MESSAGE_CREATE',
      d: {
        ...json,
        ...(isReadable ? {} : hidden),
        ...(member && { member }),
        channel_type: channelType(room),
      },
      ...(room.guild && { guild: room.guild.id }),
      intent,
    });
  }

  /** Takes rights in a room from the bot. */
  forbid(room: Room, rights: bigint): void {
    room.permissions &= ~rights;
    this.#show(room, 'UPDATE');
  }

  #open(room: Room): Room {
    this.world.rooms.set(room.id, room);
    BOT_OF.set(room, this.bot);
    this.#show(room, 'CREATE');
    return room;
  }

  /** Bots are told of the rooms of servers, and first hear of direct messages with the first of them. */
  #show(room: Room, what: 'CREATE' | 'UPDATE'): void {
    const { guild } = room;
    if (guild === undefined) return;
    const t = `${room.kind === 'thread' ? 'THREAD' : 'CHANNEL'}_${what}`;
    this.gateway.send({ t, d: channelJson(room, this.bot), guild: guild.id });
  }
}

/** Starts a Discord that nobody is connected to yet. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const bot: Account = { id: snowflake(), name: 'Trợ lý', locale: 'vi', bot: true };
  const application = bot.id;
  // Looks like a token, so that whatever recognises tokens does so here too.
  const token = `${Buffer.from(bot.id).toString('base64url')}.GabcdE.${'kHt3y_-Zq9'.repeat(4).slice(0, 38)}`;
  const world: World = {
    token,
    bot,
    application,
    guilds: [],
    rooms: new Map(),
    interactions: new Map(),
    commands: new Map(),
    requests: [],
    violations: [],
    faults: [],
    gateway: { url: '', shards: options.shards ?? 1, remaining: 1_000 },
    delay: 0,
    age: 0,
    direct: (person) => discord.directWith(person),
    wrote: (post) => discord.wrote(post),
  };
  const http = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      world.violations.push(`the server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  world.gateway = { ...world.gateway, url: `ws://127.0.0.1:${port}` };
  const behaviour = Object.assign({
    token,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    refuseWith: undefined as number | undefined,
    zombie: false,
    ready: ([shard, count]: readonly [number, number]) => {
      const own = world.guilds.filter(
        ({ id }) => Number((BigInt(id) >> 22n) % BigInt(count)) === shard,
      );
      const user = { ...userJson(bot), mfa_enabled: false, verified: true, email: null, flags: 0 };
      const guilds = own.map(({ id }) => ({ id, unavailable: true }));
      return [
        {
          t: 'READY',
          d: {
            v: 10,
            user,
            guilds,
            application: { id: application, flags: 0 },
            private_channels: [],
          },
        },
        ...own.map((guild) => ({ t: 'GUILD_CREATE', d: guildJson(guild, bot) })),
      ];
    },
  });
  const gateway = new Gateway(http, behaviour);
  const discord = new Discord(world, gateway, behaviour, port, async () => {
    gateway.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return discord;
}
