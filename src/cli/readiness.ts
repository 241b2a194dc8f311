import type { Config } from '../config.ts';
import { readSelfCheck } from '../corpus/self-check.ts';
import { createHttpServer } from '../operations/http.ts';
import { createScrubber } from '../operations/log.ts';
import { openForAnswering } from './start.ts';

/** A platform that does not answer within this time is out of reach. */
const ANSWER_MS = 10_000;

/** What was looked at: what was found, or what has to be mended. */
type Finding = { readonly good: string } | { readonly bad: string };

/**
 * Tries everything that the program needs and says of each whether it can be used: `ok`, or what is missing.
 * Settings have been read by then; nothing is changed and nobody is answered. Exit code 1 if anything is missing.
 */
export async function checkReadiness(config: Config): Promise<void> {
  const { telegram, discord } = config;
  const secrets = [telegram, discord].flatMap((platform) => (platform ? [platform.token] : []));
  const scrub = createScrubber(secrets);
  const checks: readonly (readonly [string, () => Finding | Promise<Finding>])[] = [
    ['settings', () => settings(config)],
    ['corpus', () => corpus(config.corpus)],
    ['store', () => store(config.data)],
    ['port', () => port(config.host, config.port)],
    ['Telegram', () => (telegram ? asksTelegram(telegram) : off('TELEGRAM_BOT_TOKEN'))],
    ['Discord', () => (discord ? asksDiscord(discord) : off('DISCORD_BOT_TOKEN'))],
  ];
  let missing = 0;
  for (const [what, look] of checks) {
    const found = await attempt(look);
    if ('bad' in found) missing++;
    const [mark, text] = 'bad' in found ? ['missing', found.bad] : ['ok', found.good];
    process.stdout.write(`${mark.padEnd(8)} ${what}: ${scrub(text)}\n`);
  }
  process.stdout.write(missing === 0 ? 'ready\n' : `not ready: ${missing} to mend\n`);
  if (missing > 0) process.exitCode = 1;
}

async function attempt(look: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return { bad: (error as Error).message };
  }
}

function off(key: string): Finding {
  return { good: `off: ${key} is not set` };
}

function settings({ warnings }: Config): Finding {
  return warnings.length > 0 ? { bad: warnings.join('; ') } : { good: 'all can be used' };
}

function corpus(folder: string): Finding {
  const { articles, leftOut } = openForAnswering(folder);
  const { cases, problems } = readSelfCheck(folder);
  const good = `${folder}: ${articles.length} articles, ${cases.length} questions in the self-check`;
  const wrong = [
    ...(leftOut > 0 ? [`${leftOut} articles are left out`] : []),
    ...(problems.length > 0 ? [`${problems.length} lines of selfcheck.jsonl cannot be used`] : []),
  ];
  if (wrong.length === 0) return { good };
  return { good: `${good}; ${wrong.join(', ')}: to see why, run: npm run -s corpus -- check` };
}

async function store(folder: string): Promise<Finding> {
  const { createStore } = await import('../operations/sqlite.ts');
  const opened = createStore(folder);
  try {
    // Written and taken back: a folder that can only be read opens, too.
    await opened.forgetChat('telegram', 'check');
  } finally {
    await opened.close();
  }
  return { good: `${folder} can be written` };
}

async function port(host: string, number: number): Promise<Finding> {
  const http = createHttpServer(host, number);
  try {
    const given = await http.listen();
    await http.close();
    return { good: `${host}:${given} is free` };
  } catch (error) {
    // Before an upgrade everything is tried while the bot still runs.
    if (await isBot(host, number)) return { good: `${host}:${number} is that of a bot that runs` };
    throw error;
  }
}

/** Whether what listens there is a bot, which says how it is. */
async function isBot(host: string, number: number): Promise<boolean> {
  const address = host.includes(':') ? `[${host}]` : host;
  try {
    const { body } = await ask(`http://${address}:${number}/readyz`, {});
    return 'ready' in (body as object) && 'platforms' in (body as object);
  } catch {
    return false;
  }
}

async function asksTelegram({ apiRoot, token }: { apiRoot: string; token: string }) {
  const { status, body } = await ask(`${apiRoot}/bot${token}/getMe`, {});
  const { result, description } = body as {
    result?: { username?: string };
    description?: string;
  };
  if (status === 200 && result?.username) return { good: `the bot is @${result.username}` };
  return {
    bad: `TELEGRAM_BOT_TOKEN is refused (${status} ${description ?? ''}): copy it again from @BotFather (/mybots, API Token)`,
  };
}

async function asksDiscord({ apiRoot, token }: { apiRoot: string; token: string }) {
  const { status, body } = await ask(`${apiRoot}/v10/users/@me`, { authorization: `Bot ${token}` });
  const { username, message } = body as { username?: string; message?: string };
  if (status === 200 && username) return { good: `the bot is ${username}` };
  return {
    bad: `DISCORD_BOT_TOKEN is refused (${status} ${message ?? ''}): in the developer portal, on the page "Bot", press "Reset Token" and copy the new one`,
  };
}

/** @throws when nothing answers; the message has neither the address nor the token */
async function ask(url: string, headers: Readonly<Record<string, string>>) {
  const { origin } = new URL(url);
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    const { cause, message } = error as Error;
    const why = cause instanceof Error ? cause.message || cause.name : message;
    throw new Error(`${origin} is out of reach (${why}): check the network and the address`);
  }
  const body: unknown = await response.json().catch(() => ({}));
  return { status: response.status, body: body ?? {} };
}
