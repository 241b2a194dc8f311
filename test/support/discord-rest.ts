import type { IncomingMessage, ServerResponse } from 'node:http';
import { type APIApplicationCommand, PermissionFlagsBits } from 'discord.js';
import {
  type MessageBody,
  messageProblems,
  type PayloadKind,
  problemsOf,
} from './discord-checks.ts';
import { type Interaction, Refusal } from './discord-interactions.ts';
import {
  type Account,
  type AttachedFile,
  channelJson,
  type Guild,
  makePost,
  messageJson,
  type Post,
  type RegisteredCommand,
  type Room,
  snowflake,
  userJson,
} from './discord-world.ts';

/** A request as it came in. */
export interface Request {
  readonly method: string;
  /** Without the root and the version: `/channels/1/messages`. */
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly AttachedFile[];
  readonly authorization: string | undefined;
  readonly at: number;
}

/** Something that goes wrong with the next requests that match. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  times: number;
  /** `cut` breaks the connection; `lost` does what is asked and breaks the connection then. */
  readonly status: number | 'cut' | 'lost';
  readonly retryAfter?: number;
  /** Does what is asked and answers with the status all the same. */
  readonly done?: boolean;
}

/** What the routes work on. */
export interface World {
  readonly token: string;
  readonly bot: Account;
  readonly application: string;
  readonly guilds: Guild[];
  readonly rooms: Map<string, Room>;
  /** By their tokens. */
  readonly interactions: Map<string, Interaction>;
  /** By guild id; `global` for those of everywhere. */
  readonly commands: Map<string, RegisteredCommand[]>;
  readonly requests: Request[];
  readonly violations: string[];
  readonly faults: Fault[];
  gateway: { readonly url: string; shards: number; remaining: number };
  /** Milliseconds that every answer takes. */
  delay: number;
  /** Milliseconds that interactions have been under way already when the bot is told of them. */
  age: number;
  /** The direct messages with somebody, by their id. */
  direct(person: string): Room;
  /** A message that the bot wrote, for the gateway. */
  wrote(post: Post): void;
}

type Handler = (world: World, match: readonly string[], request: Request) => unknown;

const ROUTES: readonly (readonly [string, RegExp, Handler])[] = [
  ['GET', /^\/gateway\/bot$/, gatewayBot],
  ['GET', /^\/users\/@me\/guilds$/, ({ guilds }) => guilds.map(({ id, name }) => ({ id, name }))],
  ['GET', /^\/applications\/(\d+)\/commands$/, listCommands],
  ['PUT', /^\/applications\/(\d+)\/commands$/, putCommands],
  ['GET', /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, listCommands],
  ['PUT', /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, putCommands],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ['PATCH', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, editOriginal],
  ['GET', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, getOriginal],
  ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, followUp],
  ['POST', /^\/channels\/(\d+)\/messages$/, createMessage],
  ['POST', /^\/channels\/(\d+)\/typing$/, ({ rooms }, [id = '']) => void roomOf(rooms, id)],
  [
    'GET',
    /^\/channels\/(\d+)$/,
    ({ rooms, bot }, [id = '']) => channelJson(roomOf(rooms, id), bot),
  ],
  ['POST', /^\/users\/@me\/channels$/, openDirect],
  ['GET', /^\/users\/@me$/, ({ bot }) => userJson(bot)],
];

/** Routes that carry their own token. */
const WITHOUT_TOKEN = /^\/(?:interactions|webhooks)\//;

/** Answers a request as Discord would. */
export async function serve(
  world: World,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://discord');
  const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
  const { body, files } = await read(incoming);
  const method = incoming.method ?? 'GET';
  const { authorization } = incoming.headers;
  const request = { method, path, body, files, authorization, at: performance.now() };
  world.requests.push(request);
  if (world.delay > 0) await new Promise((resolve) => setTimeout(resolve, world.delay));

  const fault = world.faults.find(
    (one) => one.times > 0 && (one.method ?? method) === method && one.path.test(path),
  );
  if (fault) {
    fault.times--;
    if (fault.done || fault.status === 'lost') answer(world, request, url.searchParams);
    if (typeof fault.status !== 'number') {
      incoming.socket.destroy();
      return;
    }
    const retry = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
    const text = fault.status === 429 ? 'You are being rate limited.' : 'Internal Server Error';
    write(
      response,
      fault.status,
      { message: text, retry_after: fault.retryAfter, global: false, code: 0 },
      retry,
    );
    return;
  }
  try {
    const result = answer(world, request, url.searchParams);
    write(response, result === undefined ? 204 : 200, result);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    write(response, error.status, { message: error.message, code: error.code });
  }
}

function answer(world: World, request: Request, query: URLSearchParams): unknown {
  const { method, path, authorization } = request;
  if (!WITHOUT_TOKEN.test(path) && authorization !== `Bot ${world.token}`) {
    throw new Refusal(401, 0, '401: Unauthorized');
  }
  for (const [verb, pattern, handle] of ROUTES) {
    const match = pattern.exec(path);
    if (verb !== method || match === null) continue;
    const result = handle(world, match.slice(1), request);
    return /callback$/.test(path) && query.get('with_response') !== 'true' ? undefined : result;
  }
  world.violations.push(`no such route: ${method} ${path}`);
  throw new Refusal(404, 0, '404: Not Found');
}

/** Opens the direct messages with somebody, who must have written to the bot or share a server with it. */
function openDirect({ bot, direct }: World, _: readonly string[], { body }: Request): object {
  const { recipient_id: id } = body as { recipient_id: string };
  return channelJson(direct(id), bot);
}

function gatewayBot({ gateway: { url, shards, remaining } }: World) {
  const session_start_limit = { total: 1_000, remaining, reset_after: 1_000, max_concurrency: 16 };
  return { url, shards, session_start_limit };
}

function listCommands({ commands }: World, [, guild = 'global']: readonly string[]) {
  return commands.get(guild) ?? [];
}

/** What Discord adds to every command. */
const ADDED: object = {
  default_member_permissions: null,
  nsfw: false,
  contexts: null,
  integration_types: [0, 1],
  dm_permission: true,
};

/** Permissions are described as a number, and come as a string of one from every library. */
function described({ default_member_permissions: needed, ...command }: APIApplicationCommand) {
  return needed === undefined
    ? command
    : { ...command, default_member_permissions: Number(needed) };
}

function putCommands(world: World, [, guild = 'global']: readonly string[], { body }: Request) {
  const wanted = body as APIApplicationCommand[];
  check(
    world,
    wanted.flatMap((command) => problemsOf('command', described(command))),
  );
  const names = wanted.map(({ name, type }) => `${type ?? 1} ${name}`);
  if (new Set(names).size < names.length) check(world, [`command: a name twice: ${names.join()}`]);
  for (const command of wanted) {
    const letters = JSON.stringify(command, (key, value) =>
      key.endsWith('localizations') ? undefined : value,
    );
    if (letters.length > 8_000) check(world, [`command: "${command.name}" is too long`]);
  }
  const before = world.commands.get(guild) ?? [];
  const registered = wanted.map((command) => {
    const id = before.find(
      ({ name, type }) => name === command.name && type === (command.type ?? 1),
    )?.id;
    return {
      ...ADDED,
      ...command,
      type: command.type ?? 1,
      description: command.description ?? '',
      id: id ?? snowflake(),
      application_id: world.application,
      version: snowflake(),
      ...(guild !== 'global' && { guild_id: guild }),
    } as RegisteredCommand;
  });
  world.commands.set(guild, registered);
  return registered;
}

function callback(
  world: World,
  [id = '', token = '']: readonly string[],
  { body, files }: Request,
): object {
  const { type, data } = body as { type: number; data?: MessageBody };
  const kind: PayloadKind =
    type === 8 ? 'autocomplete' : type === 6 || type === 7 ? 'update' : 'reply';
  const problems = problemsOf(kind, body);
  if (type === 4 || type === 7) problems.push(...messageProblems(data ?? {}, files.length));
  check(world, problems);
  const interaction = world.interactions.get(token);
  if (interaction?.id !== id) throw new Refusal(404, 10062, 'Unknown interaction');
  interaction.acknowledge(type, data ?? {}, files);
  const { outcome } = interaction;
  if (outcome?.kind === 'message' && outcome.post.onlyFor === undefined) world.wrote(outcome.post);
  return { interaction: { id, type: interaction.type } };
}

function byToken({ interactions }: World, token = ''): Interaction {
  const interaction = interactions.get(token);
  if (interaction === undefined) throw new Refusal(404, 10015, 'Unknown Webhook');
  return interaction;
}

function editOriginal(world: World, [, token]: readonly string[], { body, files }: Request) {
  const data = body as MessageBody;
  check(world, [...problemsOf('edit', body), ...messageProblems(data, files.length)]);
  return messageJson(byToken(world, token).edit(data, files));
}

function getOriginal(world: World, [, token]: readonly string[]) {
  return messageJson(byToken(world, token).original);
}

function followUp(world: World, [, token]: readonly string[], { body, files }: Request) {
  const data = body as MessageBody;
  check(world, [...problemsOf('message', body), ...messageProblems(data, files.length)]);
  const post = byToken(world, token).followUp(data, files);
  if (post.onlyFor === undefined) world.wrote(post);
  return messageJson(post);
}

function createMessage(world: World, [id = '']: readonly string[], { body, files }: Request) {
  const room = roomOf(world.rooms, id);
  const may = (right: bigint): boolean => (room.permissions & right) === right;
  const data = body as MessageBody & { nonce?: string; message_reference?: { message_id: string } };
  check(world, [...problemsOf('message', body), ...messageProblems(data, files.length)]);
  if (!may(PermissionFlagsBits.ViewChannel)) throw new Refusal(403, 50001, 'Missing Access');
  const send =
    room.kind === 'thread'
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages;
  if (!may(send)) throw new Refusal(403, 50013, 'Missing Permissions');
  const replyTo = room.messages.find((post) => post.id === data.message_reference?.message_id);
  if (replyTo && !may(PermissionFlagsBits.ReadMessageHistory)) {
    throw new Refusal(403, 160002, 'Cannot reply without permission to read message history');
  }
  const again = data.nonce && NONCES.get(room)?.get(data.nonce);
  if (again) return messageJson(again);
  const post = makePost({
    room,
    author: world.bot,
    content: data.content ?? '',
    // Embeds vanish where they are not allowed.
    embeds: may(PermissionFlagsBits.EmbedLinks) ? (data.embeds ?? []) : [],
    components: data.components ?? [],
    files,
    ...(replyTo && { replyTo }),
  });
  if (data.nonce) {
    const known = NONCES.get(room) ?? new Map<string, Post>();
    NONCES.set(room, known.set(data.nonce, post));
  }
  room.messages.push(post);
  world.wrote(post);
  return { ...messageJson(post), ...(data.nonce && { nonce: data.nonce }) };
}

/** Messages by their nonces: the same nonce twice is the same message. */
const NONCES = new WeakMap<Room, Map<string, Post>>();

function roomOf(rooms: ReadonlyMap<string, Room>, id: string): Room {
  const room = rooms.get(id);
  if (room === undefined) throw new Refusal(404, 10003, 'Unknown Channel');
  return room;
}

function check({ violations }: World, problems: readonly string[]): void {
  if (problems.length === 0) return;
  violations.push(...problems);
  throw new Refusal(400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
}

async function read(incoming: IncomingMessage): Promise<{ body: unknown; files: AttachedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return { body: JSON.parse(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const body: unknown = JSON.parse(String(form.get('payload_json') ?? 'null'));
  const files: AttachedFile[] = [];
  for (const [key, value] of form.entries()) {
    const [, id] = /^files\[(\d+)\]$/.exec(key) ?? [];
    if (typeof value === 'string' || id === undefined) continue;
    const content = Buffer.from(await value.arrayBuffer());
    files.push({ name: value.name, content, ...describedAs(body, id) });
  }
  return { body, files };
}

/** What a message says of one of its files. */
function describedAs(body: unknown, id: string): { description?: string } {
  const { data, attachments } = body as MessageBody & { readonly data?: MessageBody };
  const [own] = (data?.attachments ?? attachments ?? []).filter((one) => String(one.id) === id);
  return own?.description ? { description: own.description } : {};
}

function write(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: object = {},
): void {
  if (json === undefined) {
    // A 204 with a JSON content type is read as broken JSON.
    response.writeHead(204).end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(json));
}
