import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { type Suggestion, suggestionsFor } from '../../bot/suggestions.ts';
import { wordings } from '../../bot/wording/wording.ts';
import { readAction } from '../exchange/actions.ts';
import type { Admin, Reply, Said } from '../exchange/types.ts';
import { causeOf } from './calls.ts';
import { argumentNamed, commandNamed, givenOf, MANAGES, PRIVATE } from './commands.ts';
import { languageOf, outgoingOf, rightsOf, whisper } from './outgoing.ts';
import type { Service } from './service.ts';
import { type Answerable, PRIVATELY, type Result, settle, type Way } from './settling.ts';

/** Answers whatever somebody does with the bot's commands, buttons and menus. */
export async function answerInteraction(service: Service, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await suggest(service, interaction);
  else if (interaction.isChatInputCommand()) await runCommand(service, interaction);
  else if (interaction.isMessageContextMenuCommand()) await askAbout(service, interaction);
  else if (interaction.isStringSelectMenu()) await choose(service, interaction);
  else if (interaction.isButton()) await press(service, interaction);
}

/** What somebody looks after who uses a command; `undefined`: nothing. */
function adminOf(
  { adminGuilds }: Service,
  {
    client,
    guildId,
    memberPermissions,
  }: Pick<BaseInteraction, 'client' | 'guildId' | 'memberPermissions'>,
): Admin | undefined {
  if (guildId === null || !memberPermissions?.has(MANAGES)) return undefined;
  return {
    isWhole: adminGuilds.includes(guildId),
    holds(chat) {
      const channel = client.channels.cache.get(chat);
      return channel !== undefined && 'guildId' in channel && channel.guildId === guildId;
    },
  };
}

async function suggest(service: Service, interaction: AutocompleteInteraction) {
  const { bot, log, isStopping } = service;
  const { name, value } = interaction.options.getFocused(true);
  const named = commandNamed(interaction.commandName);
  const command = named?.forAdmins && !adminOf(service, interaction) ? undefined : named;
  const argument = command && argumentNamed(command, name);
  let offered: readonly Suggestion[] = [];
  try {
    if (argument && !isStopping()) {
      await bot.ready();
      const language = languageOf(interaction.locale);
      offered = suggestionsFor(argument.kind, value, bot.collection, language);
    }
  } catch (err) {
    log.error({ err }, 'no suggestions could be made');
  }
  const choices = offered.map(({ label, value: offer }) => ({ name: label, value: offer }));
  // What comes too late for a letter is there for the next one.
  await interaction.respond(choices).catch((error: unknown) => {
    log.debug({ cause: causeOf(error) }, 'suggestions did not arrive');
  });
}

async function runCommand(service: Service, interaction: ChatInputCommandInteraction) {
  const named = commandNamed(interaction.commandName);
  const admin = named?.forAdmins ? adminOf(service, interaction) : undefined;
  // To everybody else it is as if there were no such command.
  const command = named?.forAdmins && !admin ? undefined : named;
  const isPrivate = admin !== undefined || (interaction.options.getBoolean(PRIVATE) ?? false);
  const what = command
    ? { key: command.key, given: givenOf(command, (name) => interaction.options.getString(name)) }
    : `/${interaction.commandName}`;
  await say(service, interaction, what, isPrivate, admin);
}

async function askAbout(service: Service, interaction: MessageContextMenuCommandInteraction) {
  const text = interaction.targetMessage.content.trim();
  if (text !== '') return await say(service, interaction, text, false);
  const outgoing = whisper(wordings[languageOf(interaction.locale)].discord.noText);
  await settle(service, interaction, PRIVATELY, async () => ({ outgoing, way: PRIVATELY }));
}

/** What is chosen is asked; the menu stays for others, and what was private remains so. */
async function choose(service: Service, interaction: StringSelectMenuInteraction) {
  const { message, values } = interaction;
  const isPrivate = message.flags.has(MessageFlags.Ephemeral);
  await say(service, interaction, values[0] ?? '', isPrivate);
}

/** Has something answered that is said by an interaction. */
async function say(
  service: Service,
  interaction: Answerable,
  what: Said['what'],
  isPrivate: boolean,
  admin?: Admin,
): Promise<void> {
  const said: Said = {
    platform: 'discord',
    chat: interaction.channelId ?? '',
    person: interaction.user.id,
    private: isPrivate,
    what,
    language: languageOf(interaction.locale),
    always: true,
    ...(admin && { admin }),
  };
  const way: Way = { kind: 'reply', isPrivate };
  await settle(service, interaction, way, async () => {
    const reply = await service.exchange.answer(said);
    return await resultOf(service, interaction, reply, way, what);
  });
}

async function press(service: Service, interaction: MessageComponentInteraction): Promise<void> {
  const { channelId: chat, user, customId: id } = interaction;
  const expected = wayOf(id);
  await settle(service, interaction, expected, async () => {
    const locale = languageOf(interaction.locale);
    const effect = await service.exchange.press({
      platform: 'discord',
      chat: chat ?? '',
      person: user.id,
      id,
      locale,
    });
    if (effect.kind === 'whisper') return { outgoing: whisper(effect.text), way: PRIVATELY };
    const way: Way = effect.kind === 'share' ? { kind: 'reply', isPrivate: false } : expected;
    return await resultOf(service, interaction, effect.reply, way);
  });
}

/** What pressing a button will do, as far as its id says. */
function wayOf(id: string): Way {
  switch (readAction(id)?.name) {
    case 'more':
    case 'context':
    case 'back':
      return { kind: 'update' };
    case 'share':
      return { kind: 'reply', isPrivate: false };
    default:
      return PRIVATELY;
  }
}

async function resultOf(
  service: Service,
  { appPermissions, locale }: Answerable,
  reply: Reply,
  way: Way,
  what: Said['what'] = '',
): Promise<Result> {
  const outgoing = await outgoingOf(service, reply, rightsOf(appPermissions), what);
  // Discord shows an error where nothing is said.
  if (outgoing === undefined || outgoing.isWhisper) {
    return { outgoing: outgoing ?? whisper(wordings[languageOf(locale)].failed), way: PRIVATELY };
  }
  return { outgoing, way };
}
