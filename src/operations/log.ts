import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { pino } from 'pino';

/** What is known beside the message; `err` is an error, `question` the text of a question. */
export type Facts = Readonly<Record<string, unknown>>;

/** Writes what happens. The same face for the program, its parts and tests. */
export interface Log {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
  fatal(facts: Facts, message: string): void;
  /** A log whose lines all have these facts. */
  child(facts: Facts): Log;
  /**
   * Does something that belongs together, such as answering one question: every line that is written by
   * it, by whichever log and however much later, has the same `trace`, and no other line has it.
   */
  trace<T>(work: () => T): T;
}

/** How the log is written. */
export interface LogSettings {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Whether the texts of questions are written. */
  readonly questions: boolean;
  /** Tokens and the like, which are written nowhere. */
  readonly secrets: readonly string[];
  /** For a person at a terminal instead of a machine. */
  readonly readable: boolean;
}

/** What is being done at the moment. One for the program: parts that know nothing of each other write of the same. */
const traces = new AsyncLocalStorage<{ readonly trace: string }>();

/** Of six characters: enough to tell the questions of a day apart. */
const MOST_TRACES = 36 ** 6;
/** Counted on from anywhere, so that those of several processes hardly meet. */
let traced = randomInt(MOST_TRACES);

function trace<T>(work: () => T): T {
  traced = (traced + 1) % MOST_TRACES;
  return traces.run({ trace: traced.toString(36).padStart(6, '0') }, work);
}

const HIDDEN = '[hidden]';

/** What Telegram's and Discord's tokens look like, should one come up that nobody named. */
const TOKENS =
  /(?<!\d)\d{6,12}(?::|%3[Aa])[\w-]{30,}|\b[A-Za-z\d_-]{23,28}\.[A-Za-z\d_-]{6,7}\.[A-Za-z\d_-]{27,}/g;

/**
 * Takes secrets out of texts, also where they stand in an address. Of a token in two parts, like
 * Telegram's `number:letters`, the letters alone are hidden too.
 */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), secret.split(':')[1] ?? ''])
    .filter((secret) => secret.length >= MIN_SECRET)
    .sort((a, b) => b.length - a.length);
  return (text) =>
    hidden
      .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, HIDDEN), text)
      .replace(TOKENS, HIDDEN);
}

/** Shorter ones would be found in words; no token is. */
const MIN_SECRET = 8;

/** Writes the log to a stream, a line each: JSON, or for people at a terminal. */
export async function createLog(
  { level, questions, secrets, readable }: LogSettings,
  output: { write(line: string): unknown } = process.stderr,
): Promise<Log> {
  const scrub = createScrubber(secrets);
  const scrubbed = { write: (line: string) => void output.write(scrub(line)) };
  const stream = readable ? await readableLines(scrubbed) : scrubbed;
  const written = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFacts },
      redact: { paths: questions ? [] : ['question'], remove: true },
      mixin: () => traces.getStore() ?? {},
      mixinMergeStrategy: (facts, traced) => ({ ...traced, ...facts }),
    },
    stream,
  );
  // Children inherit it.
  return Object.assign(written, { trace });
}

/** Lines for people; what makes them is loaded only where somebody reads along. */
async function readableLines(output: {
  write(line: string): void;
}): Promise<{ write(line: string): void }> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({ translateTime: 'SYS:HH:MM:ss', colorize: true });
  return { write: (line) => output.write(pretty(line)) };
}

/**
 * An error without what libraries hang on it: a failed call carries what it was to send, so the words
 * of a question too.
 */
function errorFacts(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return {
    name,
    message,
    ...code,
    stack,
    ...(cause instanceof Error ? { cause: String(cause) } : {}),
  };
}

/** A log that goes nowhere, for parts that are used on their own. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
  child: () => silentLog,
  trace: (work) => work(),
};
