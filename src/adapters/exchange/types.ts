import type { Bot } from '../../bot/bot.ts';
import type { Argument, Command } from '../../bot/commands.ts';
import type { ConversationStore } from '../../bot/conversation.ts';
import type { Guide } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Office } from '../../bot/reports.ts';
import type { Answer, CommandKey } from '../../bot/types.ts';
import type { Examples } from '../../corpus/open.ts';
import type { Limits } from '../../operations/limits.ts';
import type { Log } from '../../operations/log.ts';
import type { Asked, Awaited, Party, Store } from '../../operations/store.ts';
import type { Action } from './actions.ts';

/** Something that somebody says to the bot on a chat platform. */
export interface Said extends Party {
  /** What was typed, or a command as the platform has parsed it. */
  readonly what: string | GivenCommand;
  /** Of the words around quotations where the platform decides it; the chat's own choice comes first. */
  readonly language?: Language;
  /** The language of the person's app, for replies to what has no words. */
  readonly locale?: Language;
  /** Something is said each time, where the platform shows an error otherwise. */
  readonly always?: true;
  /** They look after the bot. */
  readonly admin?: Admin;
  /** The platform shows a chart in the place of its table, which a button brings. */
  readonly chartsAlone?: true;
}

/** What somebody looks after. */
export interface Admin {
  /** The whole bot. */
  readonly isWhole: boolean;
  /** Whether a chat of their platform is theirs. */
  holds(chat: string): boolean;
}

/** A command with its arguments by their keys. */
export interface GivenCommand {
  readonly key: CommandKey;
  readonly given: Readonly<Record<string, unknown>>;
}

/** An answer with what can be done with it. */
export interface AnswerReply {
  readonly kind: 'answer';
  readonly language: Language;
  /** As much of it as is to be shown now. */
  readonly answer: Answer;
  /** What to point to where there is no answer. */
  readonly guide: Guide;
  readonly actions: readonly Action[];
  /** The same for questions of a chat that mean the same, and have the same answer therefore. */
  readonly sameAs: string;
}

/** Something that is said instead of an answer. */
export interface Notice {
  readonly kind: 'notice';
  readonly language: Language;
  readonly about: 'unknown_command' | 'limited' | 'blocked' | 'failed';
  readonly text: string;
}

/** What to say. */
export type Reply =
  | AnswerReply
  | Notice
  /** The first words of a chat. */
  | { readonly kind: 'greeting'; readonly language: Language; readonly guide: Guide }
  /** A required argument is not there: `ask` asks for it. */
  | {
      readonly kind: 'missing';
      readonly language: Language;
      readonly command: Command;
      readonly argument: Argument;
      readonly ask: string;
    }
  /** Nothing: somebody who asks too much has been told so already. */
  | { readonly kind: 'silence' };

/** Somebody presses a button under an answer. */
export interface Press extends Omit<Party, 'private'> {
  readonly id: string;
  readonly locale?: Language;
  /** Where in the chat the message with the button stands, for whoever is told something there later. */
  readonly spot?: unknown;
}

/** A question that people wanted to be told the answer of, with the answer. */
export interface News extends Awaited {
  readonly reply: AnswerReply;
}

/**
 * Tells people of an answer, where they asked; of one that was for the asker alone nobody else is told.
 * Rejects where it is worth to try again later.
 */
export type Tell = (news: News) => Promise<
  | 'told'
  /** They cannot be told any more. */
  | 'unreachable'
  /** Another process tells them. */
  | 'elsewhere'
>;

/** What pressing a button does. */
export type Effect =
  /** Shown in the place of the message with the button, to those who see that. */
  | { readonly kind: 'show'; readonly reply: AnswerReply }
  /** Sent to everybody in the chat, as a message of its own. */
  | { readonly kind: 'share'; readonly reply: AnswerReply }
  /** Said to the one who pressed, and to nobody else. */
  | { readonly kind: 'whisper'; readonly text: string };

/**
 * What is the same on every chat platform, from what somebody says to what is to be shown: limits,
 * commands, conversations, languages, and buttons that work after a restart. It knows no platform,
 * and nothing of how an answer looks there. Neither `answer` nor `press` rejects: what goes wrong becomes
 * an apology, and a line in the log.
 */
export interface Exchange {
  answer(said: Said): Promise<Reply>;
  press(press: Press): Promise<Effect>;
  /** What a kept question is answered with now; rejects when something goes wrong. */
  again(question: string, asked: Asked): Promise<AnswerReply>;
}

/** What an exchange works with. */
export interface Workings {
  readonly bot: Bot;
  /** The same that the bot remembers conversations in. */
  readonly conversations: ConversationStore;
  readonly store: Store;
  readonly limits: Limits;
  /** The office of somebody who looks after the bot, where they say something. */
  officeOf(place: Pick<Party, 'platform' | 'chat'>, admin: Admin): Office;
  readonly log: Log;
  /** Questions to try; read when they are needed. */
  examples(): Examples;
  /** Where nothing else says which. */
  readonly language: Language;
}
