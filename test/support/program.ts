import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The made-up corpus for tests. */
export const fixtureCorpus = 'test/fixtures/corpus';

/** What a program left behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface Settings {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Keys that would change what tests see. */
const UNSET = {
  CORPUS_DIR: '',
  BOT_LANGUAGE: '',
  TELEGRAM_BOT_TOKEN: '',
  DISCORD_BOT_TOKEN: '',
  // Several programs run at once: each takes a port that is free.
  PORT: '0',
  // Most tests are over before it would be, and take longer for it.
  REHEARSAL_QUESTIONS: '0',
};

/** Starts a command of the program as its npm script does: `start('ask', '--json')`. */
export function start(
  [command, ...args]: readonly [string, ...string[]],
  env: Settings['env'] = {},
): ChildProcessWithoutNullStreams {
  // Set to nothing counts as not set, and keeps the tests from a developer's own .env.
  const settings = { ...UNSET, ...env };
  return spawn(process.execPath, ['src/run.mjs', command, ...args], {
    cwd: root,
    env: { ...process.env, ...settings },
  });
}

/** Runs a command to its end. */
export async function run(
  command: readonly [string, ...string[]],
  { input = '', env }: Settings = {},
): Promise<Outcome> {
  const program = start(command, env);
  const [stdout, stderr] = [collect(program.stdout), collect(program.stderr)];
  program.stdin.on('error', () => {}); // It may end without reading its input.
  program.stdin.end(input);
  const [code] = (await once(program, 'close')) as [number | null];
  return { stdout: stdout(), stderr: stderr(), code };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
