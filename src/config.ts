import { config as readEnvFile } from 'dotenv';
import { z } from 'zod';
import type { DiscordSettings } from './adapters/discord/settings.ts';
import type { TelegramSettings } from './adapters/telegram/settings.ts';
import { bundledCorpus } from './corpus/open.ts';
import type { LimitSettings } from './operations/limits.ts';
import type { LogSettings } from './operations/log.ts';
import { slips } from './text/distance.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Numbers that count something; 0 lifts a limit. */
const count = (usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'write a whole number; 0 means no limit')
    .transform(Number)
    .default(usual);

const address = (usual?: string) => {
  const one = z.url({ protocol: /^https?$/, error: 'write an address that begins with https://' });
  return usual === undefined ? one.optional() : one.default(usual);
};

const schema = z.object({
  /** The folder of the articles, laid out like `corpus/`. */
  CORPUS_DIR: z.string().default(bundledCorpus),
  /** The language of greetings, and of answers to questions that show none. */
  BOT_LANGUAGE: z.enum(['vi', 'en'], 'write vi or en').default('vi'),

  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'copy the token that BotFather shows: a number, a colon, letters')
    .optional(),
  TELEGRAM_ALLOWED_CHATS: z
    .string()
    .regex(/^-?\d+(?:[\s,]+-?\d+)*$/, 'write the ids of chats, with commas between them')
    .transform((ids) => ids.split(/[\s,]+/))
    .optional(),
  TELEGRAM_ADMINS: z
    .string()
    .regex(/^\d+(?:[\s,]+\d+)*$/, 'write the ids of people, with commas between them')
    .transform((ids) => ids.split(/[\s,]+/))
    .optional(),
  TELEGRAM_API_ROOT: address('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: address(),
  TELEGRAM_CHAT_PER_SECOND: count(1),
  TELEGRAM_GROUP_PER_MINUTE: count(20),
  TELEGRAM_PER_SECOND: count(30),
  REPEAT_SECONDS: count(60),

  DISCORD_BOT_TOKEN: z
    .string()
    .regex(
      /^[\w-]{18,}\.[\w-]{5,}\.[\w-]{25,}$/,
      'copy the token of the page "Bot" in the developer portal: three parts with dots between them',
    )
    .optional(),
  DISCORD_GUILD_IDS: z
    .string()
    .regex(/^\d{17,20}(?:[\s,]+\d{17,20})*$/, 'write the ids of servers, with commas between them')
    .transform((ids) => ids.split(/[\s,]+/))
    .optional(),
  DISCORD_ADMIN_GUILDS: z
    .string()
    .regex(/^\d{17,20}(?:[\s,]+\d{17,20})*$/, 'write the ids of servers, with commas between them')
    .transform((ids) => ids.split(/[\s,]+/))
    .optional(),
  DISCORD_API_ROOT: address('https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(?:auto|[1-9]\d{0,3})$/, 'write auto, or how many connections there are to be')
    .transform((shards) => (shards === 'auto' ? shards : Number(shards)))
    .optional(),
  /** Set by discord.js for the processes that it starts, one for each connection. */
  SHARDING_MANAGER: z.string().optional(),
  SHARDS: z.string().optional(),

  DATA_DIR: z.string().default('data'),
  QUESTIONS_KEPT_DAYS: count(180),
  LIMIT_PERSON: count(10),
  LIMIT_CHAT: count(60),
  LIMIT_ALL: count(1_800),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'write the number of a port')
    .transform(Number)
    .default(8080),
  REHEARSAL_QUESTIONS: count(400),
  LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LOG_QUESTIONS: z
    .enum(['true', 'false'], 'write true or false')
    .default('false')
    .transform((value) => value === 'true'),
});

/** The keys that people set; what other programs set for this one is not theirs. */
export const settingKeys: readonly string[] = Object.keys(schema.shape).filter(
  (key) => key !== 'SHARDING_MANAGER' && key !== 'SHARDS',
);

/** What is not shown when it is wrong. */
const SECRET = /TOKEN/;

/** What the environment decides. */
export interface Config {
  readonly corpus: string;
  readonly language: 'vi' | 'en';
  /** Absent: the platform is off. */
  readonly telegram?: TelegramSettings;
  readonly discord?: DiscordSettings;
  /** The folder of what is kept. */
  readonly data: string;
  /** How many questions are taken a minute; 0: all. */
  readonly limits: LimitSettings;
  readonly log: Pick<LogSettings, 'level' | 'questions'>;
  /** Where HTTP requests come in. */
  readonly host: string;
  readonly port: number;
  /** After how many days questions are forgotten; 0: never. */
  readonly keptDays: number;
  /** How many questions are answered for nobody after the start; 0: none. */
  readonly rehearsal: number;
  /** A sentence for each key that was set and has no effect. */
  readonly warnings: readonly string[];
}

/** Settings that cannot be used; the message has a line for each, with key, value and remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings: the environment first, then the file `.env` of the working folder. A key that
 * is set to nothing counts as not set.
 * @throws {ConfigError} naming every setting that cannot be used, and misspelt keys
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = withEnvFile(),
  ownKeys: readonly string[] = keysOfEnvFile(),
): Config {
  const set = Object.entries(environment)
    .map(([key, value]) => [key, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(set));
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message] as const),
    ...together(Object.fromEntries(set)),
  ];
  const warnings = unknownKeys(Object.keys(environment), new Set(ownKeys));
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(([key, message]) =>
      SECRET.test(key)
        ? `${key} is no token (its value is not shown): ${message}`
        : `${key} is "${environment[key]}": ${message}`,
    );
    throw new ConfigError([...lines, ...warnings].join('\n'));
  }
  const { data } = parsed;
  const discord = discordSettings(data);
  // A process that was started for a connection to Discord serves nothing else.
  const telegram = discord?.shard !== undefined ? undefined : telegramSettings(data);
  return {
    corpus: data.CORPUS_DIR,
    language: data.BOT_LANGUAGE,
    ...(telegram && { telegram }),
    ...(discord && { discord }),
    data: data.DATA_DIR,
    limits: {
      personPerMinute: data.LIMIT_PERSON,
      chatPerMinute: data.LIMIT_CHAT,
      allPerMinute: data.LIMIT_ALL,
    },
    log: { level: data.LOG_LEVEL, questions: data.LOG_QUESTIONS },
    host: data.HOST,
    port: data.PORT,
    keptDays: data.QUESTIONS_KEPT_DAYS,
    rehearsal: data.REHEARSAL_QUESTIONS,
    warnings,
  };
}

/** How many slips a misspelt key may have. */
const MOST_SLIPS = 2;
/** Shorter keys are like too many others: `HOST` is two slips from `HOME`. */
const SHORTEST_KEY = 7;

/**
 * A sentence for each key that is none of ours: for all of our own file, and for those of the rest of the
 * environment that look like a misspelt one.
 */
function unknownKeys(keys: readonly string[], own: ReadonlySet<string>): string[] {
  return keys.flatMap((key) => {
    if (key in schema.shape) return [];
    const slipsOf = (known: string): number => slips(key.toUpperCase(), known, MOST_SLIPS);
    const [nearest] = settingKeys
      .filter((known) => slipsOf(known) <= MOST_SLIPS)
      .sort((a, b) => slipsOf(a) - slipsOf(b));
    const isNear = nearest !== undefined && nearest.length >= SHORTEST_KEY;
    if (!own.has(key) && !isNear) return [];
    const remedy = nearest ? `did you mean ${nearest}?` : 'see .env.example for the keys there are';
    return [`${key} is no setting and has no effect: ${remedy}`];
  });
}

/** What is wrong with settings that are right each by itself. */
function together(set: Readonly<Record<string, string | undefined>>): [string, string][] {
  const { TELEGRAM_WEBHOOK_URL: webhook, TELEGRAM_API_ROOT: root } = set;
  // Only a Bot API server of one's own delivers without encryption.
  return webhook?.startsWith('http://') && root === undefined
    ? [['TELEGRAM_WEBHOOK_URL', 'write an address that begins with https://']]
    : [];
}

function telegramSettings(data: z.output<typeof schema>): TelegramSettings | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_ALLOWED_CHATS: allowedChats } = data;
  if (token === undefined) return undefined;
  const webhookUrl = data.TELEGRAM_WEBHOOK_URL;
  return {
    token,
    ...(allowedChats && { allowedChats }),
    admins: data.TELEGRAM_ADMINS ?? [],
    apiRoot: data.TELEGRAM_API_ROOT as string,
    ...(webhookUrl !== undefined && { webhookUrl }),
    chatPerSecond: data.TELEGRAM_CHAT_PER_SECOND,
    groupPerMinute: data.TELEGRAM_GROUP_PER_MINUTE,
    allPerSecond: data.TELEGRAM_PER_SECOND,
    repeatSeconds: data.REPEAT_SECONDS,
  };
}

function discordSettings(data: z.output<typeof schema>): DiscordSettings | undefined {
  const { DISCORD_BOT_TOKEN: token, DISCORD_GUILD_IDS: guildIds, DISCORD_SHARDS: shards } = data;
  if (token === undefined) return undefined;
  return {
    token,
    ...(guildIds && { guildIds }),
    adminGuilds: data.DISCORD_ADMIN_GUILDS ?? [],
    apiRoot: (data.DISCORD_API_ROOT as string).replace(/\/+$/, ''),
    ...(shards !== undefined && { shards }),
    ...(data.SHARDING_MANAGER === 'true' && { shard: data.SHARDS ?? '' }),
  };
}

function withEnvFile(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  readEnvFile({ processEnv: environment as Record<string, string>, quiet: true });
  return environment;
}

function keysOfEnvFile(): string[] {
  return Object.keys(readEnvFile({ processEnv: {}, quiet: true }).parsed ?? {});
}
