import { createGuides } from '../../bot/guide.ts';
import { wordings } from '../../bot/wording/wording.ts';
import { createAsking } from './asking.ts';
import { createPressing } from './pressing.ts';
import { createTurns } from './turns.ts';
import type { Exchange, Workings } from './types.ts';

/** Help is asked for often and changes with the corpus alone. */
const GUIDES_KEPT_MS = 60_000;

/** Opens the exchange that all platforms share. */
export function createExchange(workings: Workings): Exchange {
  const { bot, examples, log, language: usual } = workings;
  const asking = createAsking(workings, createGuides(bot, examples, GUIDES_KEPT_MS));
  const pressing = createPressing(workings, asking);
  const turn = createTurns();
  return {
    async answer(said) {
      try {
        await turn();
        return await asking.answer(said);
      } catch (err) {
        log.error({ err, platform: said.platform }, 'a question could not be answered');
        const language = said.language ?? said.locale ?? usual;
        return { kind: 'notice', about: 'failed', language, text: wordings[language].failed };
      }
    },
    async press(press) {
      try {
        await turn();
        return await pressing.press(press);
      } catch (err) {
        log.error({ err, platform: press.platform }, 'a button did not work');
        return { kind: 'whisper', text: wordings[press.locale ?? usual].failed };
      }
    },
  };
}
