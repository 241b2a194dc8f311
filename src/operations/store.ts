import type { Language } from '../bot/reading/lexicon.ts';

/** The platforms that people talk to the bot on. */
export type Platform = 'telegram' | 'discord';

/** A question as it is kept, so that the buttons under its answer work after a restart. */
export interface Asked {
  readonly platform: Platform;
  /** The chat or channel, as the platform numbers it. */
  readonly chat: string;
  /** Who asked, as the platform numbers them: never a name. */
  readonly person: string;
  readonly text: string;
  readonly language: Language;
  /** The questions before it that it goes on from, the earliest first. */
  readonly before: readonly string[];
  /** Answered to the asker alone: nobody else may see the answer. */
  readonly private: boolean;
}

/**
 * What is kept: questions with what people said of their answers, the language of a chat, chats that
 * moved. What a method has resolved for survives a crash.
 */
export interface Store {
  /** Keeps a question; the id has at most 12 letters and digits. */
  keepQuestion(asked: Asked): Promise<string>;
  question(id: string): Promise<Asked | undefined>;
  /** Whether an answer was useful; a person's last word on it counts. */
  rate(question: string, person: string, useful: boolean): Promise<void>;
  /** That the corpus lacks what a question asked for; once a person. */
  reportMissing(question: string, person: string): Promise<void>;
  chatLanguage(platform: Platform, chat: string): Promise<Language | undefined>;
  setChatLanguage(platform: Platform, chat: string, language: Language): Promise<void>;
  /** A chat that goes on under another id: what was kept for the old one is now the new one's. */
  moveChat(platform: Platform, from: string, to: string): Promise<void>;
  /** Forgets a chat that the bot can no longer reach. */
  forgetChat(platform: Platform, chat: string): Promise<void>;
  /** Notes an update; `false` when it was noted before within 24 hours. */
  noteUpdate(platform: Platform, update: string): Promise<boolean>;
  close(): Promise<void>;
}
