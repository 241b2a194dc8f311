import { folded } from '../text/fold.ts';
import type { Language } from './reading/types.ts';
import { ACTIONS, type Action, type Office, type Report } from './reports.ts';
import type { Answer } from './types.ts';
import { wordings } from './wording/wording.ts';

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
