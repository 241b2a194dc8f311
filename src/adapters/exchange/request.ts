import { type Command, commandIn, commands, publicCommands } from '../../bot/commands.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { GivenCommand } from './types.ts';

/** What somebody wants. */
export type Request =
  | { readonly kind: 'question'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly given: Readonly<Record<string, unknown>>;
      /** As it can be typed. */
      readonly text: string;
      /** That of the name which was typed. */
      readonly language?: Language;
    }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'unknown'; readonly name: string };

/** What platforms send by themselves when somebody opens a chat with a bot. */
const GREETING = 'start';

/**
 * Reads what somebody said. A question is one, whether with the command for it or without.
 * @param isAdmin whether they look after the bot, so that there are more commands for them
 */
export function requestOf(what: string | GivenCommand, isAdmin = false): Request {
  const known = isAdmin ? commands : publicCommands;
  if (typeof what !== 'string') return givenRequest(what, known);
  const typed = commandIn(what, known);
  if (typed === undefined) return { kind: 'question', text: what };
  const { name, command, language, rest } = typed;
  if (name === GREETING) return { kind: 'greeting' };
  if (command === undefined) return { kind: 'unknown', name };
  if (command.key === 'ask' && rest !== '') return { kind: 'question', text: rest };
  return {
    kind: 'command',
    command,
    given: command.fromText(rest),
    text: `/${command.typed[0]} ${rest}`.trim(),
    ...(language && { language }),
  };
}

function givenRequest({ key, given }: GivenCommand, known: readonly Command[]): Request {
  const command = known.find((one) => one.key === key);
  if (command === undefined) return { kind: 'unknown', name: key };
  const rest = Object.values(given).map(String).join(' ').trim();
  if (key === 'ask' && rest !== '') return { kind: 'question', text: rest };
  return { kind: 'command', command, given, text: `/${command.typed[0]} ${rest}`.trim() };
}
