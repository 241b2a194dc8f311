import { createGuides } from '../../bot/guide.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Facts } from '../../operations/log.ts';
import { readAction } from './actions.ts';
import { createAsking } from './asking.ts';
import { createPressing } from './pressing.ts';
import { createTurns } from './turns.ts';
import type { Exchange, Said, Workings } from './types.ts';

/** Help is asked for often and changes with the corpus alone. */
const GUIDES_KEPT_MS = 60_000;

/** Opens the exchange that all platforms share. */
export function createExchange(workings: Workings): Exchange {
  const { bot, examples, log, language: usual } = workings;
  const asking = createAsking(workings, createGuides(bot, examples, GUIDES_KEPT_MS));
  const pressing = createPressing(workings, asking);
  const turn = createTurns();
  /** A line for everything that is said and pressed: what came of it, and how long that took. */
  const note = (
    { platform, chat }: Pick<Said, 'platform' | 'chat'>,
    started: number,
    facts: Facts,
    message: string,
  ): void => {
    log.info({ platform, chat, ...facts, ms: Math.round(performance.now() - started) }, message);
  };
  return {
    async answer(said) {
      const started = performance.now();
      try {
        const reply = (await turn()) ? await asking.answer(said) : await asking.overloaded(said);
        const kind = reply.kind === 'answer' ? reply.answer.kind : reply.kind;
        note(said, started, { reply: kind, question: textOf(said) }, 'answering');
        return reply;
      } catch (err) {
        log.error({ err, platform: said.platform }, 'a question could not be answered');
        const language = said.language ?? said.locale ?? usual;
        return { kind: 'notice', about: 'failed', language, text: wordings[language].failed };
      }
    },
    again: (question, asked) => pressing.again(question, asked),
    async press(press) {
      const started = performance.now();
      try {
        const effect = (await turn())
          ? await pressing.press(press)
          : await pressing.overloaded(press);
        const button = readAction(press.id)?.name ?? 'none of ours';
        note(press, started, { button, effect: effect.kind }, 'a button is pressed');
        return effect;
      } catch (err) {
        log.error({ err, platform: press.platform }, 'a button did not work');
        return { kind: 'whisper', text: wordings[press.locale ?? usual].failed };
      }
    },
  };
}

function textOf({ what }: Said): string {
  return typeof what === 'string' ? what : [what.key, ...Object.values(what.given)].join(' ');
}
