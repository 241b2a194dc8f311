import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type Argument, type ArgumentKind, type Command, commands } from '../../bot/commands.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { wordings } from '../../bot/wording/wording.ts';

const { vi, en } = wordings;

/**
 * The names that Discord knows the commands by are the English ones, and Vietnamese is a localization:
 * a client in any third language shows the name itself, and whoever uses one reads `/ask` sooner than
 * `/hỏi`. Options are named the same way.
 */
const VIETNAMESE = 'vi';

/** The option of every command that has the answer shown to the asker alone. */
export const PRIVATE = en.discord.private.name;

/** Kinds of arguments whose values are offered while somebody types. */
const OFFERED: Readonly<Record<ArgumentKind, boolean>> = {
  text: false,
  province: true,
  provinces: true,
  indicator: true,
  year: true,
  code: true,
  language: true,
  action: true,
};

/** Whether a command makes sense here: Discord says in which language each person uses it. */
export function isOffered({ key }: Pick<Command, 'key'>): boolean {
  return key !== 'language';
}

/** The right of whoever looks after a server. */
export const MANAGES = PermissionFlagsBits.ManageGuild;

/**
 * A command of those who look after the bot: Discord shows it to nobody else, unless a server has changed
 * who may use it, so it is checked once more when it is used. In direct messages nobody has a right.
 */
const FOR_ADMINS = { default_member_permissions: String(MANAGES) };
const IN_SERVERS = { contexts: [InteractionContextType.Guild] };

/**
 * The commands of the table as Discord registers them, and the one of the context menu.
 * @param isEverywhere or in one server, which has no contexts, as it is one
 */
export function registration(isEverywhere: boolean): RESTPostAPIApplicationCommandsJSONBody[] {
  const table = commands.filter(isOffered).map((command) => {
    const { name, description } = en.commands[command.key];
    const localized = vi.commands[command.key];
    return {
      type: ApplicationCommandType.ChatInput as const,
      name,
      name_localizations: { [VIETNAMESE]: localized.name },
      description,
      description_localizations: { [VIETNAMESE]: localized.description },
      options: [
        ...requiredFirst(command).map((one) => optionOf(command, one)),
        // What is answered to those is never seen by others.
        ...(command.forAdmins ? [] : [privateOption()]),
      ],
      ...(command.forAdmins && { ...FOR_ADMINS, ...(isEverywhere && IN_SERVERS) }),
    };
  });
  const menu = {
    type: ApplicationCommandType.Message as const,
    name: en.discord.askAbout,
    name_localizations: { [VIETNAMESE]: vi.discord.askAbout },
  };
  return [...table, menu];
}

/** The command of a name that Discord sends. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => isOffered(command) && en.commands[command.key].name === name);
}

/** The argument of a name that Discord sends. */
export function argumentNamed(command: Command, name: string): Argument | undefined {
  return command.arguments.find((argument) => optionName(command, argument) === name);
}

/** The arguments by their keys, as the options have them. */
export function givenOf(
  command: Command,
  optionValue: (name: string) => string | null,
): Record<string, string> {
  const entries = command.arguments.flatMap((argument) => {
    const value = optionValue(optionName(command, argument));
    return value === null ? [] : [[argument.key, value] as const];
  });
  return Object.fromEntries(entries);
}

function optionName({ key }: Command, argument: Argument): string {
  return en.commands[key].arguments[argument.key]?.name ?? argument.key;
}

/** A text with the commands called as Discord's clients show them: `/xuất` for `/xuat`. */
export function ownNames(text: string, words: Wording): string {
  return text.replace(/(?<![\p{L}\d/])\/([a-z]+)(?![\p{L}\d/])/gu, (whole, typed: string) => {
    const command = commands.find((one) => isOffered(one) && one.typed.includes(typed));
    return command ? `/${words.commands[command.key].name}` : whole;
  });
}

/** Discord takes no required option behind one that is not. */
function requiredFirst({ arguments: all }: Command): readonly Argument[] {
  return [...all].sort((a, b) => Number(b.required) - Number(a.required));
}

function optionOf(command: Command, argument: Argument): APIApplicationCommandOption {
  const localized = vi.commands[command.key].arguments[argument.key];
  const own = en.commands[command.key].arguments[argument.key];
  if (localized === undefined || own === undefined) {
    throw new Error(
      `argument "${argument.key}" of "${command.key}" has no words: add it to vi.ts and en.ts`,
    );
  }
  return {
    type: ApplicationCommandOptionType.String,
    name: own.name,
    name_localizations: { [VIETNAMESE]: localized.name },
    description: own.description,
    description_localizations: { [VIETNAMESE]: localized.description },
    required: argument.required,
    autocomplete: OFFERED[argument.kind],
  };
}

function privateOption(): APIApplicationCommandOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name: PRIVATE,
    name_localizations: { [VIETNAMESE]: vi.discord.private.name },
    description: en.discord.private.description,
    description_localizations: { [VIETNAMESE]: vi.discord.private.description },
    required: false,
  };
}
