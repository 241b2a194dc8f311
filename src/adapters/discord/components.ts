import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Guide } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Answer } from '../../bot/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Action } from '../exchange/actions.ts';

/** A row of what can be pressed or chosen under a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const BUTTONS_A_ROW = 5;
const MOST_BUTTONS = 25;
const MOST_OPTIONS = 25;
const LONGEST_OPTION = 100;

/** The id of every menu. What is chosen says all there is to know, so that old menus work. */
const MENU_ID = '?';

/** The buttons under an answer; where they are too many, those of the last quotations are left out. */
export function buttonRows(actions: readonly Action[]): Row[] {
  const contexts = actions.filter(({ name }) => name === 'context');
  const fitting = contexts.slice(0, MOST_BUTTONS - (actions.length - contexts.length));
  const buttons = actions
    .filter((action) => action.name !== 'context' || fitting.includes(action))
    .map(({ id, label }) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      custom_id: id,
      label,
    }));
  const starts = buttons.flatMap((_, i) => (i % BUTTONS_A_ROW === 0 ? [i] : []));
  return starts.map((from) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(from, from + BUTTONS_A_ROW),
  }));
}

/**
 * The menu of an answer that asks back: which province or indicator is meant, or what could be asked.
 * @param asked what was typed, or the command as it can be typed
 */
export function answerMenu(answer: Answer, guide: Guide, asked: string): Row[] {
  const { chooseProvince, chooseIndicator } = wordings[answer.language].discord;
  /** The same again with what is meant in the place of what was not known. */
  const again = (typed: string, meant: string, otherwise: string): Option => {
    const at = asked.lastIndexOf(typed);
    const value = `${asked.slice(0, at)}${meant}${asked.slice(at + typed.length)}`;
    return { label: meant, value: at === -1 ? otherwise : value };
  };
  switch (answer.kind) {
    case 'unknown_province': {
      const { typed, nearest } = answer;
      const options = nearest.map((name) => again(typed, name, `/tinh ${name}`));
      return menu(chooseProvince, options);
    }
    case 'unknown_indicator': {
      const { typed, nearest } = answer;
      const options = nearest.map(({ name }) => again(typed, name, `/thongke ${name}`));
      return menu(chooseIndicator, options);
    }
    case 'indicators': {
      const { provinces, years } = answer.subject;
      const options = answer.indicators.map(({ topic }) => ({
        label: topic.name,
        value: ['/thongke', topic.name, provinces.join(', '), years.join(', ')].join(' ').trim(),
      }));
      return menu(chooseIndicator, options);
    }
    case 'province_count': {
      const { topics, given, others } = answer;
      const [topic] = topics;
      const options = others.map((name) => ({
        label: name,
        value: `/sosanh ${topic?.name ?? ''} ${[...given, name].join(', ')}`,
      }));
      // With too many already, one more is no way out.
      return topic === undefined || given.length > 1 ? [] : menu(chooseProvince, options);
    }
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
  return menu(
    chooseQuestion,
    guide.examples.map((question) => ({ label: question, value: question })),
  );
}

/** What can be chosen, and what choosing it asks. */
interface Option {
  readonly label: string;
  readonly value: string;
}

function menu(placeholder: string, all: readonly Option[]): Row[] {
  const values = new Set<string>();
  const options = all.filter(({ label, value }) => {
    const isLong = Math.max(label.length, value.length) > LONGEST_OPTION;
    const isNew = !isLong && !values.has(value);
    if (isNew) values.add(value);
    return isNew;
  });
  if (options.length === 0) return [];
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: MENU_ID,
    placeholder,
    options: options.slice(0, MOST_OPTIONS),
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}
