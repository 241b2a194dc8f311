import type { Problem } from '../corpus/article.ts';
import { folded } from '../text/fold.ts';
import type { Gap } from './gaps.ts';
import type { Language } from './reading/lexicon.ts';
import type { CheckResult } from './self-check.ts';
import type { Answer } from './types.ts';
import { wordings } from './wording/wording.ts';

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

/** What was typed: an action, and what stands behind its name; `undefined`: none of them. */
export function readAction(
  typed: string,
): { readonly action: Action; readonly rest: string } | undefined {
  const text = folded(typed).trim();
  const found = ACTIONS.flatMap((action) =>
    Object.values(wordings)
      .flatMap(({ management }) => management.actions[action].names)
      .flatMap((name) => {
        // Spaces and hyphens do not matter.
        const pattern = folded(name).replace(/[\s-]+/g, '[\\s_-]*');
        const [whole] = new RegExp(`^${pattern}(?=\\s|$)`).exec(text) ?? [];
        return whole === undefined ? [] : [{ action, rest: text.slice(whole.length).trim() }];
      }),
  );
  // `reload force` is more than `reload`.
  return found.sort((a, b) => a.rest.length - b.rest.length)[0];
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

/** Has something done; without a name of an action it tells the state. */
export async function manage(
  office: Office,
  typed: string,
  language: Language = 'vi',
): Promise<Answer> {
  return {
    language,
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
    kind: 'management',
    report: await done(office, typed),
  };
}

const CHAT = /^(?:<#)?(-?\d{1,20})>?$/;

async function done(office: Office, typed: string): Promise<Report> {
  const read = typed === '' ? { action: 'state' as const, rest: '' } : readAction(typed);
  const usage = { about: 'usage', typed } as const;
  if (read === undefined) return usage;
  const { action, rest } = read;
  if (action === 'allow' || action === 'block') {
    const chat = CHAT.exec(rest)?.[1];
    if (rest !== '' && chat === undefined) return usage;
    return await office.decide(action === 'allow' ? 'allowed' : 'blocked', chat);
  }
  if (rest !== '') return usage;
  switch (action) {
    case 'state':
      return await office.state();
    case 'self_check':
      return await office.selfCheck();
    case 'report':
      return await office.report();
    default:
      return await office.reload(action === 'force');
  }
}
