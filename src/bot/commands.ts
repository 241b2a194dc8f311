import { z } from 'zod';
import { folded } from '../text/fold.ts';
import { readPeriods } from '../text/periods.ts';
import type { Bot } from './bot.ts';
import { manage } from './management.ts';
import type { Language } from './reading/types.ts';
import type { Answer, Asker, CommandKey } from './types.ts';

/** What an argument is, for platforms that offer values while somebody types. */
export type ArgumentKind =
  | 'text'
  | 'province'
  /** Several, with commas between them, or `all`. */
  | 'provinces'
  | 'indicator'
  | 'year'
  | 'code'
  | 'language'
  /** Of those who look after the bot. */
  | 'action';

/** One argument of a command. Its names and descriptions stand in the wording. */
export interface Argument {
  readonly key: string;
  readonly kind: ArgumentKind;
  readonly required: boolean;
}

/** A command, whatever the platform: what it takes and what it answers. */
export interface Command {
  readonly key: CommandKey;
  /** How it is typed behind a slash: ASCII, the Vietnamese name first. */
  readonly typed: readonly [string, ...string[]];
  readonly arguments: readonly Argument[];
  /** Only for those who look after the bot: to everybody else it is as if there were none. */
  readonly forAdmins: boolean;
  /** Reads the arguments out of what was typed behind the name. */
  fromText(text: string): Readonly<Record<string, unknown>>;
  /**
   * Runs the command.
   * @param given the arguments by their keys, as a platform or `fromText` gives them
   * @returns `missing` when a required argument is not there, so that it can be asked for
   */
  run(given: unknown, bot: Bot, asker: Asker): Promise<Answer | { readonly missing: Argument }>;
}

const text = z.string().trim().min(1);
const optional = z
  .string()
  .trim()
  .optional()
  .transform((typed) => (typed === '' ? undefined : typed));
/** A year, or a part of one: what is none is asked for again. */
const year = z
  .union([z.string(), z.number()])
  .optional()
  .transform((typed) => (typed === undefined ? undefined : String(typed).trim() || undefined))
  .refine((typed) => typed === undefined || readPeriods(typed).some((one) => one.year));

/** What people call the languages, folded. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  vi: 'vi',
  vn: 'vi',
  viet: 'vi',
  'tieng viet': 'vi',
  vietnamese: 'vi',
  en: 'en',
  anh: 'en',
  'tieng anh': 'en',
  english: 'en',
};
const language = text
  .transform((typed) => LANGUAGES[folded(typed).replace(/\s+/g, ' ')])
  .pipe(z.enum(['vi', 'en']));

/** All commands, in the order in which menus show them. The one table that feeds every platform. */
export const commands: readonly Command[] = [
  command({
    key: 'ask',
    typed: ['hoi', 'ask'],
    arguments: [{ key: 'question', kind: 'text', required: true }],
    schema: z.object({ question: text }),
    run: ({ question }, bot, asker) => bot.ask({ text: question, ...asker }),
  }),
  command({
    key: 'stats',
    typed: ['thongke', 'stats'],
    arguments: [
      { key: 'indicator', kind: 'indicator', required: false },
      { key: 'province', kind: 'province', required: false },
      { key: 'year', kind: 'year', required: false },
    ],
    schema: z.object({ indicator: optional, province: optional, year }),
    run: ({ indicator, province, year }, bot, asker) =>
      bot.stats({ indicator, provinces: province, year }, asker),
  }),
  command({
    key: 'compare',
    typed: ['sosanh', 'compare'],
    arguments: [
      { key: 'indicator', kind: 'indicator', required: false },
      { key: 'provinces', kind: 'provinces', required: false },
      { key: 'year', kind: 'year', required: false },
    ],
    schema: z.object({ indicator: optional, provinces: optional, year }),
    run: (given, bot, asker) => bot.compare(given, asker),
  }),
  command({
    key: 'province',
    typed: ['tinh', 'province'],
    arguments: [{ key: 'province', kind: 'province', required: true }],
    schema: z.object({ province: text }),
    run: ({ province }, bot, asker) => bot.province(province, asker),
  }),
  command({
    key: 'export',
    typed: ['xuat', 'export'],
    arguments: [],
    schema: z.object({}),
    run: (_, bot, asker) => bot.export(asker),
  }),
  command({
    key: 'source',
    typed: ['nguon', 'source'],
    arguments: [{ key: 'code', kind: 'code', required: true }],
    schema: z.object({ code: text }),
    run: ({ code }, bot, asker) => bot.source(code, asker.language),
  }),
  command({
    key: 'corpus',
    typed: ['kho', 'corpus'],
    arguments: [],
    schema: z.object({}),
    run: (_, bot, asker) => bot.corpus(asker.language),
  }),
  command({
    key: 'language',
    typed: ['ngonngu', 'language'],
    arguments: [{ key: 'language', kind: 'language', required: true }],
    schema: z.object({ language }),
    run: async ({ language }, bot) => ({ ...bot.help(language), kind: 'language' }),
  }),
  command({
    key: 'forget',
    typed: ['quen', 'forget'],
    arguments: [],
    schema: z.object({}),
    run: async (_, bot, asker) => ({ ...bot.help(asker.language), kind: 'forgotten' }),
  }),
  command({
    key: 'help',
    typed: ['trogiup', 'help', 'start'],
    arguments: [],
    schema: z.object({}),
    run: async (_, bot, asker) => bot.help(asker.language),
  }),
  command({
    key: 'manage',
    typed: ['quanly', 'manage'],
    forAdmins: true,
    arguments: [
      { key: 'action', kind: 'action', required: false },
      { key: 'chat', kind: 'text', required: false },
    ],
    schema: z.object({ action: z.string().default(''), chat: z.string().default('') }),
    run: async ({ action, chat }, _, { office, language }) => {
      if (office === undefined) throw new Error('whoever may manage has an office');
      return await manage(office, `${action} ${chat}`.trim(), language);
    },
  }),
];

/** Those that everybody has. */
export const publicCommands: readonly Command[] = commands.filter(({ forAdmins }) => !forAdmins);

/** A command as somebody typed it: `/nguon A7K2QX`. */
export interface TypedCommand {
  /** The name without its slash, in lower case, without diacritics and hyphens. */
  readonly name: string;
  /** `undefined` when no command has that name. */
  readonly command: Command | undefined;
  /** That of the name; absent: none, or a name of both. */
  readonly language?: Language;
  /** What stands behind the name. */
  readonly rest: string;
}

/**
 * The command that a text gives; `undefined` when it does not begin with a slash and a name.
 * @param known the commands that there are for whoever typed it
 */
export function commandIn(
  typed: string,
  known: readonly Command[] = publicCommands,
): TypedCommand | undefined {
  const match = /^\s*\/([\p{L}\p{M}\d_-]+)\s*([\s\S]*)$/u.exec(typed);
  if (match === null) return undefined;
  const [, first = '', behind = ''] = match;
  const name = nameOf(first);
  const command = named(name, known);
  if (command === undefined) {
    // `/thong ke ...`: Vietnamese writes the syllables of a name apart.
    const [, second = '', rest = ''] = /^([\p{L}\p{M}]+)\s*([\s\S]*)$/u.exec(behind) ?? [];
    const apart = named(name + nameOf(second), known);
    if (apart) return typedAs(name + nameOf(second), apart, rest);
  }
  return typedAs(name, command, behind);
}

function typedAs(name: string, command: Command | undefined, rest: string): TypedCommand {
  // The first name of a command is Vietnamese, the second English; but everybody types /help.
  const at = command?.key === 'help' ? 0 : (command?.typed.indexOf(name) ?? -1) + 1;
  const language = ([undefined, 'vi', 'en'] as const)[at];
  return { name, command, ...(language && { language }), rest: rest.trim() };
}

function nameOf(typed: string): string {
  return folded(typed).replace(/[-_]/g, '');
}

function named(name: string, known: readonly Command[]): Command | undefined {
  return known.find((one) => one.typed.includes(name));
}

interface Definition<S extends z.ZodType> {
  readonly key: CommandKey;
  readonly typed: readonly [string, ...string[]];
  readonly arguments: readonly Argument[];
  readonly forAdmins?: true;
  readonly schema: S;
  run(given: z.output<S>, bot: Bot, asker: Asker): Promise<Answer>;
}

/** Ties the arguments' schema to the function that takes them. All that is typed is the first argument. */
function command<S extends z.ZodType>(definition: Definition<S>): Command {
  const { schema, run, forAdmins = false, ...rest } = definition;
  return {
    ...rest,
    forAdmins,
    fromText: (typed) => {
      const [first] = rest.arguments;
      return first === undefined || typed === '' ? {} : { [first.key]: typed };
    },
    run: async (given, bot, asker) => {
      const parsed = schema.safeParse(given ?? {});
      if (parsed.success) return await run(parsed.data, bot, asker);
      const wrong = parsed.error.issues[0]?.path[0];
      const missing = rest.arguments.find(({ key }) => key === wrong) ?? rest.arguments[0];
      if (missing === undefined) throw parsed.error;
      return { missing };
    },
  };
}
