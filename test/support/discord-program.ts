import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Discord } from './discord.ts';
import { start } from './program.ts';

/** Limits of the bot that would only slow tests down. */
const UNLIMITED = { LIMIT_PERSON: '0', LIMIT_CHAT: '0', LIMIT_ALL: '0' };

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

/** The program as `npm start` starts it, on a Discord of this machine. */
export class Program {
  readonly #discord: Discord;
  readonly #env: Readonly<Record<string, string>>;
  readonly #data = mkdtempSync(join(tmpdir(), 'discord-'));
  #process: ReturnType<typeof start> | undefined;
  #ended: Promise<number | null> = Promise.resolve(null);
  /** Everything that it has written. */
  log = '';

  constructor(discord: Discord, env: Readonly<Record<string, string>> = UNLIMITED) {
    this.#discord = discord;
    this.#env = env;
  }

  /** Starts it; resolves when it is connected and its commands are as they should be. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<this> {
    const from = this.log.length;
    this.launch(env);
    await until(
      () => this.log.slice(from).includes('"the commands are registered"'),
      'the bot',
      25_000,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${this.log.slice(from)}`);
    });
    return this;
  }

  /** Starts it and waits for nothing. */
  launch(env: Readonly<Record<string, string>> = {}): this {
    const settings = { ...this.#discord.settings, DATA_DIR: this.#data, ...this.#env, ...env };
    const program = start(['main'], settings);
    program.stdin.end();
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log += chunk.toString('utf8');
      });
    }
    this.#process = program;
    this.#ended = once(program, 'close').then(([code]) => code as number | null);
    return this;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Resolves with the exit code when it has ended. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Ends it; resolves with the exit code and how long that took. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; ms: number }> {
    const started = performance.now();
    this.#process?.kill(signal);
    const code = await this.#ended;
    return { code, ms: performance.now() - started };
  }

  /** Ends it at once, with everything that it kept. */
  async close(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.#data, { recursive: true, force: true });
  }
}
