import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord.js';
import type { Discord } from './discord.ts';
import { type Choice, Interaction } from './discord-interactions.ts';
import {
  type Account,
  channelJson,
  makePost,
  memberJson,
  messageJson,
  type Post,
  type RegisteredCommand,
  type Room,
  userJson,
} from './discord-world.ts';

/** Values for options by the names that the person sees. */
export type Given = Readonly<Record<string, string | boolean | number>>;

/**
 * Somebody at Discord's client, in their language: they only can do what the client lets them do, and
 * only see what it shows them.
 */
export class Person implements Account {
  readonly id: string;
  readonly name: string;
  /** May be changed in the settings of the client. */
  locale: string;
  /** What they may do in servers. */
  permissions = 0n;
  /** Names of commands that a server lets them use whatever their permissions. */
  readonly granted = new Set<string>();
  readonly #discord: Discord;

  constructor(discord: Discord, { id, name, locale }: Account) {
    this.#discord = discord;
    this.id = id;
    this.name = name;
    this.locale = locale;
  }

  /** What they see in a room. */
  sees(room: Room): readonly Post[] {
    return room.messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor.id === this.id);
  }

  /** The names of the commands that the client offers in a room. */
  offered(room: Room): string[] {
    return this.#commands(room)
      .filter(({ type }) => type === ApplicationCommandType.ChatInput)
      .map((command) => `/${this.#called(command)}`);
  }

  /** Gives a command by the name that the client shows: `use(room, '/hỏi', { 'câu-hỏi': '...' })`. */
  use(room: Room, name: string, given: Given = {}): Interaction {
    return this.#command(room, name, given);
  }

  /** Types into an option; its letters so far are among the given values, its name is `typing`. */
  types(room: Room, name: string, given: Given, typing: string): Interaction {
    return this.#command(room, name, given, typing);
  }

  /** Uses a command of the context menu on a message. */
  usesOn(post: Post, name: string): Interaction {
    const command = this.#commands(post.room).find(
      (one) => one.type === ApplicationCommandType.Message && this.#called(one) === name,
    );
    if (command === undefined) throw new Error(`the context menu has no "${name}"`);
    return this.#begin(post.room, InteractionType.ApplicationCommand, {
      id: command.id,
      name: command.name,
      type: ApplicationCommandType.Message,
      target_id: post.id,
      resolved: { messages: { [post.id]: messageJson(post) } },
    });
  }

  /** Presses the button with this label. */
  presses(post: Post, label: string): Interaction {
    const buttons = this.#parts(post).filter((part) => part.type === ComponentType.Button);
    const button = buttons.find((part) => 'label' in part && part.label === label);
    if (!button || !('custom_id' in button) || button.disabled) {
      const labels = buttons.map((part) => ('label' in part ? part.label : '?'));
      throw new Error(`no button "${label}" among: ${labels.join(', ')}`);
    }
    const data = { custom_id: button.custom_id, component_type: ComponentType.Button };
    return this.#begin(post.room, InteractionType.MessageComponent, data, post);
  }

  /** Presses whatever a changed client may make up. */
  forges(post: Post, customId: string): Interaction {
    const data = { custom_id: customId, component_type: ComponentType.Button };
    return this.#begin(post.room, InteractionType.MessageComponent, data, post);
  }

  /** Picks the option with this label from the select menu of a message. */
  picks(post: Post, label: string): Interaction {
    const menu = this.#parts(post).find((part) => part.type === ComponentType.StringSelect);
    const option = menu?.options.find((one) => one.label === label);
    if (menu === undefined || option === undefined) throw new Error(`no option "${label}"`);
    const data = {
      custom_id: menu.custom_id,
      component_type: ComponentType.StringSelect,
      values: [option.value],
    };
    return this.#begin(post.room, InteractionType.MessageComponent, data, post);
  }

  /** The labels of the buttons under a message. */
  buttons(post: Post): string[] {
    return this.#parts(post).flatMap((part) =>
      part.type === ComponentType.Button && 'label' in part ? [part.label ?? ''] : [],
    );
  }

  /**
   * Writes a message. `@bot` becomes a mention of the bot.
   * @param options.ping whether a reply calls the author of the message that it replies to
   */
  says(room: Room, text: string, options: { replyTo?: Post; ping?: boolean } = {}): Post {
    const { bot } = this.#discord;
    const { replyTo, ping = true } = options;
    const content = text.replaceAll('@bot', `<@${bot.id}>`);
    const called = content.includes(`<@${bot.id}>`) || (ping && replyTo?.author.id === bot.id);
    const post = makePost({
      room,
      author: this,
      content,
      mentions: called ? [bot] : [],
      ...(replyTo && { replyTo }),
    });
    this.#discord.post(post);
    return post;
  }

  /** Writes the bot a direct message. */
  tells(text: string): Post {
    return this.says(this.#discord.direct(this), text);
  }

  #parts(post: Post) {
    if (post.onlyFor && post.onlyFor.id !== this.id)
      throw new Error(`${this.name} cannot see that`);
    return post.components.flatMap((row) => ('components' in row ? [...row.components] : []));
  }

  #commands(room: Room): RegisteredCommand[] {
    const { commands } = this.#discord.world;
    const all = [...(commands.get('global') ?? []), ...(commands.get(room.guild?.id ?? '') ?? [])];
    return all.filter(({ name, contexts, default_member_permissions: needed }) => {
      // Permissions count in servers alone; elsewhere contexts keep a command away.
      if (!room.guild) return contexts?.includes(InteractionContextType.BotDM) ?? true;
      return !needed || this.granted.has(name) || (this.permissions & BigInt(needed)) > 0n;
    });
  }

  #called(named: { name: string; name_localizations?: object | null | undefined }): string {
    const localized: unknown = Object.entries(named.name_localizations ?? {}).find(
      ([locale]) => locale === this.locale,
    )?.[1];
    return typeof localized === 'string' ? localized : named.name;
  }

  #command(room: Room, shown: string, given: Given, typing?: string): Interaction {
    const command = this.#commands(room).find(
      (one) => one.type === ApplicationCommandType.ChatInput && `/${this.#called(one)}` === shown,
    );
    if (command === undefined) {
      throw new Error(`no command "${shown}" among: ${this.offered(room).join(' ')}`);
    }
    const options = command.options ?? [];
    const unknown = Object.keys(given).filter(
      (name) => !options.some((option) => this.#called(option) === name),
    );
    if (unknown.length > 0) throw new Error(`"${shown}" has no option ${unknown.join(', ')}`);
    const values = options.flatMap((option) => {
      const name = this.#called(option);
      const value = given[name];
      if (value === undefined) {
        // The client does not send a command without what it needs.
        if (option.required && typing === undefined) throw new Error(`"${shown}" needs ${name}`);
        return [];
      }
      const focused = name === typing && { focused: true };
      if (focused && !('autocomplete' in option && option.autocomplete)) {
        throw new Error(`"${shown}" offers nothing for ${name}`);
      }
      return [{ name: option.name, type: typeOf(option, value), value, ...focused }];
    });
    const data = {
      id: command.id,
      name: command.name,
      type: ApplicationCommandType.ChatInput,
      options: values,
    };
    return this.#begin(
      room,
      typing === undefined
        ? InteractionType.ApplicationCommand
        : InteractionType.ApplicationCommandAutocomplete,
      data,
    );
  }

  #begin(room: Room, type: InteractionType, data: object, on?: Post): Interaction {
    const { world, bot } = this.#discord;
    const interaction = new Interaction(this, room, type, on, world.age);
    const { guild } = room;
    this.#discord.begin(interaction, {
      id: interaction.id,
      application_id: world.application,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: room.id,
      channel: channelJson(room, bot),
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: 'vi', features: [] },
            guild_locale: 'vi',
            member: { ...memberJson(this), permissions: String(this.permissions) },
          }
        : { user: userJson(this) }),
      ...(on && { message: messageJson(on) }),
      locale: this.locale,
      app_permissions: String(room.permissions),
      entitlements: [],
      authorizing_integration_owners: { 0: guild?.id ?? '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: 10_485_760,
    });
    return interaction;
  }
}

function typeOf(option: APIApplicationCommandOption, value: unknown): ApplicationCommandOptionType {
  const fits =
    option.type === ApplicationCommandOptionType.Boolean
      ? typeof value === 'boolean'
      : option.type === ApplicationCommandOptionType.Integer ||
          option.type === ApplicationCommandOptionType.Number
        ? typeof value === 'number'
        : typeof value === 'string';
  if (!fits) throw new Error(`the client takes no "${String(value)}" for ${option.name}`);
  return option.type;
}

export type { Choice };
