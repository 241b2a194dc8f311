import type { Problem } from '../corpus/article.ts';

/** What those who look after the bot can have it do. */
export const ACTIONS = [
  'state',
  'reload',
  'force',
  'self_check',
  'report',
  'allow',
  'block',
] as const;
export type Action = (typeof ACTIONS)[number];

/** As it stands in the file, without diacritics, in decomposed characters, in lower case. */
export type CheckForm = 'typed' | 'plain' | 'nfd' | 'lower';

/** How a question of the self-check was answered, typed in one way. */
export interface CheckResult {
  readonly question: string;
  readonly form: CheckForm;
  /** What was expected, as it stands in the file: the same for the same expectation. */
  readonly expected: string;
  /** The line of the file. */
  readonly line: number;
  readonly passed: boolean;
  /** What came instead, in a few words. */
  readonly got: string;
}

/** Questions that mean the same and that the corpus does not answer, or not well. */
export interface Gap {
  /** As it was typed most often. */
  readonly question: string;
  readonly provinces: readonly string[];
  readonly years: readonly number[];
  /** How often it was asked, and by how many. */
  readonly asked: number;
  readonly people: number;
  /** How many reported that the corpus lacks it, and what they said of answers. */
  readonly missing: number;
  readonly useless: number;
  readonly useful: number;
  /** What the corpus answers now: a gap that was reported may be closed by now. */
  readonly now: 'not found' | 'answered';
  /** The last time that it was asked, in milliseconds since 1970. */
  readonly last: number;
}

/** How a look at the corpus folder ended. */
export interface Reload {
  readonly outcome: 'same' | 'served' | 'refused' | 'unreadable' | 'failed';
  /** How many articles were added or changed, and taken away. */
  readonly put: number;
  readonly removed: number;
  readonly articles: number;
  readonly problems: readonly Problem[];
  /** The questions of the self-check that would break; what was seen is not served then. */
  readonly breaks: readonly CheckResult[];
  /** Why the folder cannot be read. */
  readonly message?: string;
}

/** How the bot is. */
export interface State {
  /** Milliseconds. */
  readonly uptime: number;
  readonly articles: number;
  readonly passages: number;
  readonly figures: number;
  /** Since what is served was taken in, in milliseconds. */
  readonly age: number;
  /** The last look at the corpus folder; absent: there was none. */
  readonly look?: { readonly reload: Reload; readonly ago: number };
  /** Whether each platform that is switched on is connected. */
  readonly platforms: readonly { readonly name: string; readonly isUp: boolean }[];
  /** Of the process, in bytes. */
  readonly memory: number;
  /** How many questions people wait for the answers of. */
  readonly awaited: number;
  /** Why nothing can be kept; absent: it can. */
  readonly storeProblem?: string;
}

/** What comes of something that those who look after the bot have it do. */
export type Report =
  /** It is none of the actions, or lacks the chat. */
  | { readonly about: 'usage'; readonly typed: string }
  /** Only those may who look after the whole bot. */
  | { readonly about: 'forbidden' }
  | { readonly about: 'reload'; readonly reload: Reload }
  | {
      readonly about: 'self_check';
      readonly asked: number;
      readonly failing: readonly CheckResult[];
      /** Those that failed the last time and pass now, or the other way round. */
      readonly turned: readonly CheckResult[];
    }
  | { readonly about: 'gaps'; readonly gaps: readonly Gap[]; readonly open: number }
  | { readonly about: 'standing'; readonly chat: string; readonly standing: 'allowed' | 'blocked' }
  | { readonly about: 'state'; readonly state: State };

/**
 * What somebody who looks after the bot may have it do; whoever has one is one of those. What they may
 * not do is answered as `forbidden`.
 */
export interface Office {
  /** Takes in what has changed in the corpus. @param force although it breaks the self-check */
  reload(force: boolean): Promise<Report>;
  selfCheck(): Promise<Report>;
  /** What people asked and the corpus does not answer: the first ten. */
  report(): Promise<Report>;
  /** @param chat absent: where it is said */
  decide(standing: 'allowed' | 'blocked', chat?: string): Promise<Report>;
  state(): Promise<Report>;
}
