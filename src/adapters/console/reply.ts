import type { Bot } from '../../bot/bot.ts';
import { commandIn } from '../../bot/commands.ts';
import { createGuides, guideOf } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Answer, Question } from '../../bot/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Examples } from '../../corpus/open.ts';
import { plain, renderAnswer, renderGreeting, type Style } from './render.ts';

/** Whom a console talks for. */
export interface Host {
  readonly bot: Bot;
  /** Questions to try; read when they are needed. */
  examples(): Examples;
  /** Of greetings, and of replies to what has no words. */
  readonly language: Language;
  /** How many articles could not be read. */
  readonly leftOut: number;
}

/** An answer, and how a console shows it. */
export interface Reply {
  readonly answer: Answer;
  readonly text: string;
  /** How long the bot took, in milliseconds. */
  readonly took: number;
  /** What went wrong inside the bot; the reply is an apology then. */
  readonly defect?: unknown;
}

const HAS_WORDS = /\p{L}/u;

/** The first words of a chat. */
export async function greet(
  { bot, examples, language, leftOut }: Host,
  style: Style = plain,
): Promise<string> {
  const guide = await guideOf(bot, examples()[language]);
  return renderGreeting(wordings[language], guide, leftOut, style);
}

/** Answers one line that was typed on a console; never throws. */
export async function reply(host: Host, question: Question, style: Style = plain): Promise<Reply> {
  const started = performance.now();
  const guides = createGuides(host.bot, host.examples);
  try {
    const answer = await answerTo(host, question);
    const took = performance.now() - started;
    return { answer, text: renderAnswer(answer, await guides.beside(answer), style), took };
  } catch (defect) {
    const language = question.language ?? host.language;
    const answer: Answer = {
      ...nothingUnderstood(language),
      kind: 'not_found',
      lacks: [],
      nearby: [],
      unknownProvinces: [],
    };
    const took = performance.now() - started;
    return { answer, text: wordings[language].failed, took, defect };
  }
}

async function answerTo({ bot, language }: Host, question: Question): Promise<Answer> {
  const given = commandIn(question.text);
  if (given) {
    const asker = { language: given.language ?? language, ...question };
    if (given.command === undefined) return bot.help(asker.language);
    const answer = await given.command.run(given.command.fromText(given.rest), bot, asker);
    return 'missing' in answer ? bot.help(asker.language) : answer;
  }
  return await bot.ask(HAS_WORDS.test(question.text) ? question : { language, ...question });
}

function nothingUnderstood(language: Language): Pick<Answer, 'language' | 'understood' | 'notes'> {
  return {
    language,
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
  };
}
