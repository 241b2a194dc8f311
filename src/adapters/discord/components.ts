import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { commands } from '../../bot/commands.ts';
import type { Guide } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/lexicon.ts';
import type { Answer } from '../../bot/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Action } from '../exchange/actions.ts';
import type { GivenCommand } from '../exchange/exchange.ts';

/** A row of what can be pressed or chosen under a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const BUTTONS_A_ROW = 5;
const MOST_ROWS = 5;
const MOST_OPTIONS = 25;
const LONGEST_OPTION = 100;

/** The buttons under an answer. */
export function buttonRows(actions: readonly Action[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < actions.length && rows.length < MOST_ROWS; i += BUTTONS_A_ROW) {
    const components = actions.slice(i, i + BUTTONS_A_ROW).map(({ id, label }) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      custom_id: id,
      label,
    }));
    rows.push({ type: ComponentType.ActionRow, components });
  }
  return rows;
}

/** The menu of a message that asks back: which province is meant, or what could be asked. */
export function menuRows(answer: Answer, guide: Guide): Row[] {
  const { chooseProvince } = wordings[answer.language].discord;
  switch (answer.kind) {
    case 'unknown_province':
      return menu({ command: 'province', argument: 'province' }, chooseProvince, answer.nearest);
    case 'clarify':
    case 'help':
      return questionMenu(answer.language, guide);
    default:
      return [];
  }
}

/** A menu of questions to try. */
export function questionMenu(language: Language, guide: Guide): Row[] {
  const { chooseQuestion } = wordings[language].discord;
  return menu({ command: 'ask', argument: 'question' }, chooseQuestion, guide.examples);
}

/** What a menu gives its value to. Its id says it, so that a menu works after a restart. */
interface Target {
  readonly command: string;
  readonly argument: string;
}

/** Begins no id of a button. */
const MENU = /^\?([a-z]+)\.([a-z]+)$/;

/** The command that choosing a value from a menu gives; `undefined` when the menu is none of ours. */
export function chosenCommand(customId: string, value: string): GivenCommand | undefined {
  const [, name = '', argument = ''] = MENU.exec(customId) ?? [];
  const command = commands.find(({ key }) => key === name);
  if (!command?.arguments.some(({ key }) => key === argument)) return undefined;
  return { key: command.key, given: { [argument]: value } };
}

function menu(target: Target, placeholder: string, values: readonly string[]): Row[] {
  const options = [...new Set(values)]
    .filter((value) => value.length > 0 && value.length <= LONGEST_OPTION)
    .slice(0, MOST_OPTIONS)
    .map((value) => ({ label: value, value }));
  if (options.length === 0) return [];
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: `?${target.command}.${target.argument}`,
    placeholder,
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}
