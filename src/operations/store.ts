import type { Language } from '../bot/reading/types.ts';

/** The platforms that people talk to the bot on. */
export type Platform = 'telegram' | 'discord';

/** A person in a chat, as the platform numbers them: never by a name. */
export interface Party {
  readonly platform: Platform;
  /** The chat or channel. */
  readonly chat: string;
  readonly person: string;
  /** Answered to the asker alone: nobody else may see the answer. */
  readonly private: boolean;
}

/** A question as it is kept, so that the buttons under its answer work after a restart. */
export interface Asked extends Party {
  /** As it was typed; a command with its slash. */
  readonly text: string;
  /** Of the words around the quotations. */
  readonly language: Language;
  /** The questions before it that it goes on from, the earliest first. */
  readonly before: readonly string[];
}

/** What an operator has decided on a chat. */
export const STANDINGS = ['allowed', 'blocked'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is kept of a chat. */
export interface KeptChat {
  /** What it has chosen; absent: nothing. */
  readonly language?: Language;
  /** Absent: nobody has decided anything. */
  readonly standing?: Standing;
}

/** How many answers one person may wait for on a platform. */
export const MOST_AWAITED = 20;

/** A question that people want to be told the answer of when there is one. */
export interface Awaited {
  /** Its id. */
  readonly question: string;
  readonly asked: Asked;
  /** Where in the chat the first of them asked to be told; the platform knows what it means. */
  readonly spot: unknown;
  /** In the order in which they asked to be told. */
  readonly people: readonly string[];
}

/** Something that a platform has delivered and that is still to be done. */
export interface Work {
  /** How the platform numbers what it delivers. */
  readonly update: string;
  /** What has to be done, as data that JSON can carry. */
  readonly task: unknown;
}

/** Work that an earlier process took in and did not finish. */
export interface UnfinishedWork extends Work {
  /** How often it was begun to send an answer of which nobody knows whether it arrived. */
  readonly sendings: number;
}

/** For how long an update is known again when a platform delivers it once more. */
export const UPDATES_KEPT_MS = 24 * 60 * 60_000;

/**
 * What is kept: questions with what people said of their answers, the language of a chat, chats that
 * moved, work in hand. What a method has resolved for survives a crash of the program.
 */
export interface Store {
  /** Keeps a question; the id has at most 12 letters and digits, and cannot be guessed. */
  keepQuestion(asked: Asked): Promise<string>;
  question(id: string): Promise<Asked | undefined>;
  /** The last question that somebody asked in a chat, if it is not older than `maxAge` milliseconds. */
  lastQuestion(party: Party, maxAge: number): Promise<Asked | undefined>;
  /** Whether an answer was useful; a person's last word on it counts. */
  rate(question: string, person: string, useful: boolean): Promise<void>;
  /** That the corpus lacks what a question asked for; once a person. */
  reportMissing(question: string, person: string): Promise<void>;

  /**
   * Notes that somebody wants to be told when there is an answer; it counts as reported missing, too.
   * @param spot where in the chat, as data that JSON can carry
   * @returns `false` when they wait for too many already
   */
  awaitAnswer(question: string, person: string, spot: unknown): Promise<boolean>;
  /** What people wait for, what was waited for first before the rest; nothing is waited for longer than 180 days. */
  awaited(): Promise<readonly Awaited[]>;
  /** These people need not be told any more. */
  settleAwaited(question: string, people: readonly string[]): Promise<void>;
  /** What was last noted as seen, under a name. */
  seen(what: string): Promise<ReadonlySet<string> | undefined>;
  setSeen(what: string, marks: Iterable<string>): Promise<void>;

  /** What is kept of a chat, in one look: every question asks for it. */
  chat(platform: Platform, chat: string): Promise<KeptChat>;
  setStanding(platform: Platform, chat: string, standing: Standing): Promise<void>;
  setChatLanguage(platform: Platform, chat: string, language: Language): Promise<void>;
  /** A chat that goes on under another id: what was kept for the old one is now the new one's. */
  moveChat(platform: Platform, from: string, to: string): Promise<void>;
  /** The id under which a chat goes on now; its own when it never moved. */
  currentChat(platform: Platform, chat: string): Promise<string>;
  /** Forgets a chat that the bot can no longer reach; what was said of answers stays, without the people. */
  forgetChat(platform: Platform, chat: string): Promise<void>;
  /** Forgets a person: their questions, with what was said of the answers, and what they said of others'. */
  forgetPerson(platform: Platform, person: string): Promise<void>;
  /** Whether `what` is to be said to a chat for the first time; from then on it is not. */
  firstTime(platform: Platform, chat: string, what: string): Promise<boolean>;

  /** Notes an update; `false` when it was noted or taken in before within 24 hours. */
  noteUpdate(platform: Platform, update: string): Promise<boolean>;
  /** Takes work in, so that a crash does not lose it; returns what was not noted or taken in before within 24 hours. */
  takeIn<W extends Work>(platform: Platform, work: readonly W[]): Promise<readonly W[]>;
  /** Work that was taken in within 24 hours and not finished, in the order in which it came. */
  unfinished(platform: Platform): Promise<readonly UnfinishedWork[]>;
  /** Says before an answer is sent that it may arrive from now on, or (-1) that it surely did not. */
  sending(platform: Platform, update: string, change: 1 | -1): Promise<void>;
  finish(platform: Platform, update: string): Promise<void>;

  close(): Promise<void>;
}

/** A store that cannot be opened; the message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /** Whether its folder only has to be made writable again: full, read-only, or not ours. */
  get isUnwritable(): boolean {
    const { cause } = this;
    if (!(cause instanceof Error)) return false;
    const code = 'code' in cause ? String(cause.code) : '';
    // A file that it cannot open the driver tells by its words alone.
    return UNWRITABLE.test(code) || cause.message.startsWith('ConnectionFailed(');
  }
}

/** Of a disk that can only be read Node says ENOENT where a folder is to be made with those above it. */
const UNWRITABLE =
  /^(?:SQLITE_(?:READONLY|FULL|CANTOPEN|IOERR|PERM)|EACCES$|EPERM$|EROFS$|ENOSPC$|EDQUOT$|EIO$|ENOENT$)/;
