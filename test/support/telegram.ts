import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { start } from './program.ts';
import { type Answered, BOT, type Person, type StoredMessage } from './telegram-chats.ts';
import { foundIn } from './telegram-rules.ts';
import { TelegramServer } from './telegram-server.ts';

/** Limits of the bot that would only slow tests down. */
export const UNLIMITED = {
  LIMIT_PERSON: '0',
  LIMIT_CHAT: '0',
  LIMIT_ALL: '0',
  TELEGRAM_CHAT_PER_SECOND: '0',
  TELEGRAM_GROUP_PER_MINUTE: '0',
  TELEGRAM_PER_SECOND: '0',
};

export const LAN: Person = { id: 1001, first_name: 'Lan', language_code: 'vi' };
export const MINH: Person = { id: 1002, first_name: 'Minh', language_code: 'vi' };
export const KATE: Person = { id: 1003, first_name: 'Kate', language_code: 'en' };

/** Somebody of a crowd. */
export function person(number: number): Person {
  return { id: 5_000 + number, first_name: `Người ${number}`, language_code: 'vi' };
}

/** Resolves when something is there; fails with what was waited for. */
export async function until<T>(
  look: () => T | undefined | false,
  what: string,
  ms = 20_000,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await wait(5);
  }
}

/** On a busy machine; it takes a second otherwise. */
const STARTING_MS = 25_000;

/** The program as `npm start` starts it, on a Telegram of its own. */
export class Bot {
  readonly server: TelegramServer;
  readonly data: string;
  #env: Readonly<Record<string, string>>;
  #program: ReturnType<typeof start> | undefined;
  #ended: Promise<number | null> = Promise.resolve(null);
  log = '';

  constructor(server: TelegramServer, env: Readonly<Record<string, string>> = UNLIMITED) {
    this.server = server;
    this.data = mkdtempSync(join(tmpdir(), 'telegram-'));
    this.#env = env;
  }

  /** Starts it; resolves when it waits for updates. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<this> {
    const before = this.server.callsOf('getUpdates').length;
    this.launch(env);
    const polls = () => this.server.callsOf('getUpdates').length > before;
    await until(polls, 'the bot', STARTING_MS);
    return this;
  }

  launch(env: Readonly<Record<string, string>> = {}): void {
    const program = start(['main'], {
      TELEGRAM_BOT_TOKEN: this.server.token,
      TELEGRAM_API_ROOT: this.server.root,
      DATA_DIR: this.data,
      ...this.#env,
      ...env,
    });
    program.stdin.end();
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log += chunk.toString('utf8');
      });
    }
    this.#program = program;
    this.#ended = once(program, 'close').then(([code]) => code as number | null);
  }

  get pid(): number | undefined {
    return this.#program?.pid;
  }

  /** Resolves with the exit code when the program has ended. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Ends it; resolves with the exit code and how long that took. */
  async stop(
    signal: NodeJS.Signals = 'SIGTERM',
  ): Promise<{ readonly code: number | null; readonly ms: number }> {
    const started = performance.now();
    this.#program?.kill(signal);
    const code = await this.#ended;
    return { code, ms: performance.now() - started };
  }

  /** The lines of the log as objects. */
  get lines(): readonly Readonly<Record<string, unknown>>[] {
    return this.log
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async close(): Promise<void> {
    await this.stop('SIGKILL');
    await this.server.down();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** What people do in a chat, and what they see. */
export class Chat {
  readonly server: TelegramServer;
  readonly id: number;
  #seen = 0;

  constructor(server: TelegramServer, id: number) {
    this.server = server;
    this.id = id;
  }

  /** A message from a person. */
  say(from: Person, text: string, extra: Readonly<Record<string, unknown>> = {}): StoredMessage {
    const message = this.server.post(this.id, { from, text, ...extra });
    this.server.push('message', message);
    return message;
  }

  /** Any other message. */
  put(fields: Readonly<Record<string, unknown>>, kind = 'message'): StoredMessage {
    const message = this.server.post(this.id, fields);
    this.server.push(kind, message);
    return message;
  }

  /** The person changes what they wrote. */
  change(message: StoredMessage, text: string): void {
    Object.assign(message, { text, entities: foundIn(text), edit_date: 1_700_000_000 });
    this.server.push('edited_message', { ...message });
  }

  /** A press on the button that has this on it; resolves with what the bot answered to it. */
  async press(message: StoredMessage, from: Person, label: string): Promise<Answered> {
    return await this.pressData(message, from, dataOf(message, label));
  }

  async pressData(message: StoredMessage, from: Person, data: string): Promise<Answered> {
    const id = this.pressOnly(message, from, data);
    return await until(
      () => this.server.answered.find((one) => one.id === id),
      `the answer to the button ${data}`,
    );
  }

  /** Presses the button with this data and waits for nothing. @returns the id of the press */
  pressOnly(message: StoredMessage, from: Person, data: string): string {
    const id = this.server.query();
    this.server.push('callback_query', {
      id,
      from,
      chat_instance: '1',
      message: { ...message },
      data,
    });
    return id;
  }

  /** The messages of the bot. */
  get fromBot(): readonly StoredMessage[] {
    return this.server.messages(this.id).filter(({ from }) => from?.id === BOT.id);
  }

  /** The next message of the bot that was not looked at yet. */
  async next(ms?: number): Promise<StoredMessage> {
    const message = await until(
      () => this.fromBot[this.#seen],
      `message ${this.#seen + 1} of the bot in ${this.id}`,
      ms,
    );
    this.#seen++;
    return message;
  }

  /** Says something and waits for the answer. */
  async ask(
    from: Person,
    text: string,
    extra: Readonly<Record<string, unknown>> = {},
  ): Promise<StoredMessage> {
    this.say(from, text, extra);
    return await this.next();
  }
}

/** The parts of a message that are marked in a way. */
export function marked(message: StoredMessage, type: string): string[] {
  const { text = '', entities = [] } = message;
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/** The quotations of a message. */
export function quotes(message: StoredMessage): string[] {
  return [...marked(message, 'blockquote'), ...marked(message, 'expandable_blockquote')];
}

/** What is sent when the button that has this on it is pressed. */
export function dataOf(message: StoredMessage, label: string): string {
  const buttons = message.reply_markup?.inline_keyboard?.flat() ?? [];
  const button = buttons.find(({ text }) => text.includes(label));
  if (button) return button.callback_data;
  throw new Error(`no button "${label}" among ${buttons.map(({ text }) => text).join(', ')}`);
}

export function labels(message: StoredMessage): string[] {
  return (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

/** A server with a bot on it and the chats that most tests need. */
export async function stage(
  env: Readonly<Record<string, string>> = UNLIMITED,
): Promise<{ server: TelegramServer; bot: Bot; lan: Chat; group: Chat }> {
  const server = await new TelegramServer().up();
  server.chat(LAN.id, 'private');
  server.chat(-100_500, 'supergroup');
  const bot = new Bot(server, env);
  return { server, bot, lan: new Chat(server, LAN.id), group: new Chat(server, -100_500) };
}
