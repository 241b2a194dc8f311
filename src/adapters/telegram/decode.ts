import { type Command, commandIn, commands, publicCommands } from '../../bot/commands.ts';
import type { Language } from '../../bot/reading/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { ChatType, Entity, Me, Message, Update } from './update.ts';

/** Something that a chat wants of the bot. It is kept until it is done, so it is plain data. */
export type Task = AskTask | PressTask | InlineTask | MovedTask | LeftTask;

/** Somebody says something to the bot. */
export interface AskTask {
  readonly kind: 'ask';
  readonly chat: string;
  readonly chatType: ChatType;
  readonly message: number;
  /** The topic of a forum; absent: none, or its general one. */
  readonly thread?: number;
  readonly person: string;
  readonly text: string;
  /** The language of the person's app. */
  readonly locale?: Language;
  /** An earlier message was changed to this. */
  readonly edited: boolean;
  /** Surely meant for this bot, so that a command which does not exist is worth a word. */
  readonly addressed: boolean;
  /** A command of those who look after the bot, by one of them. */
  readonly manages?: true;
}

/** Somebody presses a button. */
export interface PressTask {
  readonly kind: 'press';
  readonly query: string;
  readonly chat: string;
  readonly chatType: ChatType;
  readonly message: number;
  readonly thread?: number;
  readonly person: string;
  readonly id: string;
  readonly locale?: Language;
}

/** Somebody types behind the bot's name, in any chat. */
export interface InlineTask {
  readonly kind: 'inline';
  readonly query: string;
  readonly person: string;
  readonly text: string;
  readonly offset: string;
  readonly locale?: Language;
}

/** A group has become a supergroup, with another id. */
export interface MovedTask {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** The bot was blocked or removed. */
export interface LeftTask {
  readonly kind: 'left';
  readonly chat: string;
}

/**
 * What an update wants of this bot; `undefined`: nothing, it is between others.
 * @param admins the ids of those who look after the bot
 */
export function decode(update: Update, me: Me, admins: readonly string[] = []): Task | undefined {
  const { message, edited_message, channel_post, edited_channel_post } = update;
  const said = message ?? channel_post;
  if (said) return movedIn(said) ?? askIn(said, me, false, admins);
  const edited = edited_message ?? edited_channel_post;
  if (edited) return askIn(edited, me, true, admins);
  const { callback_query: pressed, inline_query: inline, my_chat_member: member } = update;
  if (pressed?.message) {
    const { chat, message_id } = pressed.message;
    return {
      kind: 'press',
      query: pressed.id,
      chat: chat.id,
      chatType: chat.type,
      message: message_id,
      ...threadOf(pressed.message),
      person: pressed.from.id,
      id: pressed.data ?? '',
      ...localeOf(pressed.from.language_code),
    };
  }
  if (inline) {
    const { id, from, query, offset } = inline;
    const locale = localeOf(from.language_code);
    return { kind: 'inline', query: id, person: from.id, text: query, offset, ...locale };
  }
  if (member && GONE.has(member.new_chat_member.status)) {
    return { kind: 'left', chat: member.chat.id };
  }
  return undefined;
}

const GONE: ReadonlySet<string> = new Set(['left', 'kicked']);

function movedIn({ chat, migrate_to_chat_id, migrate_from_chat_id }: Message): Task | undefined {
  if (migrate_to_chat_id) return { kind: 'moved', from: chat.id, to: migrate_to_chat_id };
  if (migrate_from_chat_id) return { kind: 'moved', from: migrate_from_chat_id, to: chat.id };
  return undefined;
}

function askIn(
  message: Message,
  me: Me,
  edited: boolean,
  admins: readonly string[],
): AskTask | undefined {
  const { chat, from, sender_chat } = message;
  // Who writes in the name of a group or a channel comes as a bot that Telegram made up for them.
  const person = sender_chat?.id ?? (from?.is_bot ? undefined : from?.id);
  if (person === undefined || isOwnText(message, me) || message.is_automatic_forward) {
    return undefined;
  }
  const heard = hear(message, me, admins.includes(person) ? commands : publicCommands);
  if (heard === undefined) return undefined;
  return {
    kind: 'ask',
    chat: chat.id,
    chatType: chat.type,
    message: message.message_id,
    ...threadOf(message),
    person,
    ...heard,
    ...localeOf(from?.language_code),
    edited,
  };
}

/** The topic of a forum. Elsewhere the number says which message a thread of replies hangs on. */
function threadOf({
  is_topic_message,
  message_thread_id: thread,
}: Pick<Message, 'is_topic_message' | 'message_thread_id'>): { thread?: number } {
  return is_topic_message && thread !== undefined ? { thread } : {};
}

/** What the bot has said itself, sent on by somebody or through its inline mode. */
function isOwnText({ via_bot, forward_origin }: Message, me: Me): boolean {
  return via_bot?.id === me.id || forward_origin?.sender_user?.id === me.id;
}

type Heard = Pick<AskTask, 'text' | 'addressed' | 'manages'>;

/**
 * What of a message is for the bot, without its name.
 * @param known the commands that there are for its author
 */
function hear(message: Message, me: Me, known: readonly Command[]): Heard | undefined {
  const { chat, reply_to_message } = message;
  const isPrivate = chat.type === 'private';
  const typed = message.text ?? message.caption;
  if (typed === undefined) {
    // An album comes as several messages: its caption is answered, not each picture.
    const answers = isPrivate && hasContent(message) && message.media_group_id === undefined;
    return answers ? { text: '', addressed: true } : undefined;
  }
  const slash = /^\s*\/([\p{L}\p{M}\d_-]+)(?:@(\w+))?/u.exec(typed);
  if (slash) {
    const [whole, name = '', bot] = slash;
    const isOurs = bot?.toLowerCase() === me.username.toLowerCase();
    if (bot !== undefined && !isOurs) return undefined;
    const text = `/${name}${typed.slice(whole.length)}`;
    const addressed = isPrivate || isOurs;
    // Other bots of a group have commands too.
    const command = commandIn(text, known)?.command;
    if (!addressed && command === undefined) return undefined;
    return { text, addressed, ...(command?.forAdmins && { manages: true }) };
  }
  if (chat.type === 'channel') return undefined;
  const { text, mentioned } = withoutMentions(typed, entitiesOf(message), me);
  const prompted = reply_to_message && promptOf(reply_to_message, me);
  if (prompted) return { text: `/${prompted} ${text}`, addressed: true };
  if (mentioned && text === '') return { text: textRepliedTo(message, me), addressed: true };
  if (isPrivate || mentioned || isReplyToUs(message, me)) return { text, addressed: true };
  return undefined;
}

function entitiesOf({ text, entities, caption_entities }: Message): readonly Entity[] {
  return (text === undefined ? caption_entities : entities) ?? [];
}

/** The text without the names of this bot; another bot's name that begins alike is not one. */
function withoutMentions(
  typed: string,
  entities: readonly Entity[],
  me: Me,
): { readonly text: string; readonly mentioned: boolean } {
  const name = `@${me.username}`.toLowerCase();
  const own = entities.filter(({ type, offset, length, user }) =>
    type === 'mention'
      ? typed.slice(offset, offset + length).toLowerCase() === name
      : type === 'text_mention' && user?.id === me.id,
  );
  let text = typed;
  for (const { offset, length } of [...own].sort((a, b) => b.offset - a.offset)) {
    const before = text.slice(0, offset).trimEnd();
    const after = text.slice(offset + length).replace(/^[\s,:]+/, '');
    text = before === '' || after === '' ? before + after : `${before} ${after}`;
  }
  return { text: text.trim(), mentioned: own.length > 0 };
}

/** Who names the bot under somebody's message asks with that message. */
function textRepliedTo({ reply_to_message: other }: Message, me: Me): string {
  if (other === undefined || other.from?.id === me.id) return '';
  return (other.text ?? other.caption ?? '').trim();
}

function isReplyToUs({ reply_to_message: other }: Message, me: Me): boolean {
  // In a forum every message hangs on the one that opened its topic.
  return other?.from?.id === me.id && other.forum_topic_created === undefined;
}

/** The command whose argument the bot asked for in a message, told by its words: nothing is kept. */
function promptOf({ from, text }: Pick<Message, 'from' | 'text'>, me: Me): string | undefined {
  if (from?.id !== me.id || text === undefined) return undefined;
  for (const command of publicCommands) {
    for (const { commands: worded } of Object.values(wordings)) {
      const asked = Object.values(worded[command.key].arguments);
      if (asked.some(({ ask }) => ask === text)) return command.typed[0];
    }
  }
  return undefined;
}

const CONTENT = [
  'photo',
  'sticker',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'document',
  'contact',
  'location',
  'poll',
  'dice',
] as const satisfies readonly (keyof Message)[];

function hasContent(message: Message): boolean {
  return CONTENT.some((kind) => message[kind] !== undefined);
}

function localeOf(code: string | undefined): { locale?: Language } {
  const language = code?.toLowerCase().split('-')[0];
  return language === 'vi' || language === 'en' ? { locale: language } : {};
}
