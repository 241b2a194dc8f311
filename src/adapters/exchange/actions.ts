import type { Language } from '../../bot/reading/types.ts';
import type { Answer } from '../../bot/types.ts';
import type { ActionName } from '../../bot/wording/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Chart } from '../../figures/charting/chart.ts';

/** A button under an answer. */
export interface Action {
  readonly name: ActionName;
  /** At most 32 ASCII characters; means the same after a restart. */
  readonly id: string;
  readonly label: string;
}

/** What a button's id says. */
export interface PressedAction {
  readonly name: ActionName;
  /** The id of the kept question. */
  readonly question: string;
  /** For `context`: the code of the quotation. */
  readonly code?: string;
}

/** One letter each: Telegram's buttons carry 64 bytes. Never reuse one: old buttons stay in chats. */
const LETTERS: Readonly<Record<ActionName, string>> = {
  more: 'm',
  context: 'c',
  back: 'b',
  table: 't',
  useful: 'u',
  useless: 'n',
  missing: 'r',
  await: 'w',
  share: 's',
};
const NAMES = new Map(
  Object.entries(LETTERS).map(([name, letter]) => [letter, name as ActionName]),
);

const ID = /^([a-z])([a-z\d]{1,12})(?:\.([A-Z\d]{1,8}))?$/;

/** Reads a button's id; `undefined` when it is none of ours. */
export function readAction(id: string): PressedAction | undefined {
  const [, letter = '', question = '', code] = ID.exec(id) ?? [];
  const name = NAMES.get(letter);
  if (name === undefined || (name === 'context') !== (code !== undefined)) return undefined;
  return { name, question, ...(code === undefined ? {} : { code }) };
}

/** How much of an answer is shown: what answers, all that was found, a quotation in its paragraph, a chart without its table. */
export type View = 'first' | 'all' | 'context' | 'chart';

/**
 * What of an answer to show at first: a further passage only helps where the first one does not.
 * @param chartsAlone whether a chart is shown in the place of its table
 */
export function firstView(
  answer: Answer,
  chartsAlone = false,
): { readonly answer: Answer; readonly view: View } {
  if (chartsAlone && chartOf(answer)) return { answer, view: 'chart' };
  if (answer.kind !== 'quotations' || answer.arrangement !== 'best') return { answer, view: 'all' };
  const [first] = answer.citations;
  if (first === undefined || answer.citations.length === 1) return { answer, view: 'all' };
  return { answer: { ...answer, citations: [first] }, view: 'first' };
}

/** What says that there is no answer, so that people can wait for one. */
export function isRefusal({ kind }: Answer): boolean {
  return kind === 'not_found' || kind === 'no_figures' || kind === 'unknown_indicator';
}

/**
 * The buttons that make sense for an answer.
 * @param question the id of the kept question
 * @param isPrivate whether only the asker sees it
 */
export function actionsFor(
  answer: Answer,
  view: View,
  question: string,
  isPrivate: boolean,
): Action[] {
  const names = namesFor(answer, view, isPrivate);
  return names.flatMap((name) =>
    name === 'context' ? contexts(answer, question) : [action(name, question, answer.language)],
  );
}

function namesFor(answer: Answer, view: View, isPrivate: boolean): ActionName[] {
  const judged: ActionName[] = ['useful', 'useless', ...(isPrivate ? (['share'] as const) : [])];
  if (view === 'context') return ['back', ...judged];
  switch (answer.kind) {
    case 'quotations':
      return view === 'first' ? ['more', 'context', ...judged] : ['context', ...judged];
    case 'figures':
    case 'comparison':
      return view === 'chart' ? ['table', ...judged] : judged;
    case 'not_found':
    case 'no_figures':
    case 'unknown_indicator':
      return ['missing', 'await'];
    default:
      return [];
  }
}

/** The chart of an answer that can be drawn. */
export function chartOf(answer: Answer): Chart | undefined {
  return answer.kind === 'figures' || answer.kind === 'comparison' ? answer.chart : undefined;
}

/** One for each quotation, numbered where there are several. */
function contexts(answer: Answer, question: string): Action[] {
  if (answer.kind !== 'quotations') return [];
  return answer.citations.map(({ code }, i) => {
    const { id, label, name } = action('context', question, answer.language);
    const numbered = answer.citations.length > 1 ? `${label} ${i + 1}` : label;
    return { name, id: `${id}.${code}`, label: numbered };
  });
}

function action(name: ActionName, question: string, language: Language): Action {
  return {
    name,
    id: `${LETTERS[name]}${question}`,
    label: wordings[language].chat.actions[name],
  };
}
