import type { Coverage } from '../../corpus/coverage.ts';
import type { Citation } from '../citation.ts';
import type { Answer, CommandKey, Nearby, Note } from '../types.ts';
import type { ManagementWording } from './management.ts';
import type { StatisticsWording } from './statistics.ts';

/** A `not_found` answer. */
export type NotFound = Extract<Answer, { kind: 'not_found' }>;
/** What the nearest evidence lacks. */
export type Lack = NotFound['lacks'][number];
/** A `clarify` answer. */
export type Clarify = Extract<Answer, { kind: 'clarify' }>;

/**
 * Everything that the bot says in one language beside quotations: sentences and labels, no markup.
 * Adapters put them in order. A sentence ends with its full stop; a label has no punctuation.
 */
export interface Wording {
  /** Who speaks, and what can be expected. */
  readonly greeting: string;
  /** How to ask, in a few sentences. */
  readonly help: string;
  /** The commands as they are typed where a platform does not complete them. */
  readonly typedCommands: string;
  /** Before questions to try. */
  readonly tryAsking: string;
  /** The commands by their keys, and what to say where a required argument is missing. */
  readonly commands: Readonly<Record<CommandKey, CommandWording>>;
  /** How to get help and leave, on a console. */
  readonly consoleHint: string;
  readonly goodbye: string;
  /** Before articles that come near what was not found. */
  readonly nearest: string;
  /** Before passages that may help beside the one that answers. */
  readonly further: string;
  /** Something went wrong inside the bot. */
  readonly failed: string;
  /** What the corpus holds. */
  coverage(coverage: Coverage): string;
  /** How many articles could not be read, and what whoever looks after them can do. */
  leftOut(articles: number): string;
  /** That the corpus does not say, and what the nearest evidence lacks. */
  notFound(answer: Pick<NotFound, 'lacks' | 'unknownProvinces' | 'understood'>): string;
  /** What a question has to say before it can be answered. */
  clarify(answer: Pick<Clarify, 'reason' | 'understood'>): string;
  note(note: Note): string;
  /** What the bot took a question for, where that is not what was typed. */
  understoodAs(reading: string): string;
  /** What the corpus holds on a province, before its articles. */
  province(answer: Extract<Answer, { kind: 'province' }>): string;
  unknownProvince(answer: Extract<Answer, { kind: 'unknown_province' }>): string;
  unknownCode(code: string): string;
  /** A slash with a name that is no command. */
  unknownCommand(name: string): string;
  /** The source of a quotation. */
  source(citation: Citation): string;
  /** An article that comes near. */
  nearby(nearby: Nearby): string;
  /** Behind the first articles of a long list. */
  moreArticles(count: number): string;
  /** That a chat is answered in this language from now on. */
  readonly languageChosen: string;
  /** That what was kept about the asker is no longer. */
  readonly forgotten: string;
  /** About figures. */
  readonly statistics: StatisticsWording;
  /** To those who look after the bot. */
  readonly management: ManagementWording;
  /** On a chat platform. */
  readonly chat: ChatWording;
  readonly discord: DiscordWording;
}

/** What can be done with an answer on a chat platform. */
export type ActionName =
  | 'more'
  | 'context'
  | 'back'
  | 'table'
  | 'useful'
  | 'useless'
  | 'missing'
  | 'await'
  | 'share';

/** What the bot says on chat platforms alone. */
export interface ChatWording {
  /** On buttons: a few words, at most 32 characters. */
  readonly actions: Readonly<Record<ActionName, string>>;
  /** To whoever pressed one: that it is noted, or why nothing happens. At most 200 characters. */
  readonly thanks: string;
  readonly willImprove: string;
  readonly reported: string;
  /** They will be told once when there is an answer: here, or in a direct message. */
  readonly willTell: string;
  readonly willTellPrivately: string;
  /** They wait for so many answers already that no more are noted. */
  readonly tooManyAwaited: string;
  /** Before an answer that somebody waited for. */
  nowAnswered(question: string): string;
  readonly gone: string;
  /** Somebody asked too much; said once a minute. */
  limited(seconds: number): string;
  /** A chat asked too much; said once a minute. */
  busy(seconds: number): string;
  /** All chats together ask too much; said to each person once a minute. */
  crowded(seconds: number): string;
  /** Under a message that answers the same question. */
  readonly repeated: string;
  /** Where those who look after the bot have blocked it. */
  readonly blocked: string;
  /** Where the bot is not meant to work; `chat` is the id to give to whoever looks after it. */
  notAllowed(chat: string): string;
  /** Beside a file with a quotation that is longer than a message can be. */
  readonly wholeInFile: string;
}

/** What the bot says on Discord alone. */
export interface DiscordWording {
  /** The option of every command that has the answer shown to the asker alone. */
  readonly private: { readonly name: string; readonly description: string };
  /** In the context menu of a message: asks with its text. At most 32 characters. */
  readonly askAbout: string;
  /** Before the commands, in the help. */
  readonly commands: string;
  /** What a link to an article says. */
  readonly openArticle: string;
  /** On menus, before something is chosen from them. */
  readonly chooseProvince: string;
  readonly chooseIndicator: string;
  readonly chooseQuestion: string;
  /** Below quotations of which no more fit a message: how many others there are, and the codes of the first. */
  leftOut(codes: readonly string[], count: number): string;
  /** There is a file, and the bot may not send it there: what to switch on. */
  readonly noFiles: string;
  /** A message that was to be asked about is a picture or the like. */
  readonly noText: string;
  /** The bot is being stopped and takes nothing new. */
  readonly stopping: string;
}

/** A command in one language. */
export interface CommandWording {
  /** Lower-case letters and hyphens, at most 32: as platforms with typed options show it. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** By the keys of the arguments: the name as for the command, a description, and how to ask for it. */
  readonly arguments: Readonly<
    Record<string, { readonly name: string; readonly description: string; readonly ask: string }>
  >;
}
