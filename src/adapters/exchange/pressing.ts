import { commandIn } from '../../bot/commands.ts';
import type { Answer } from '../../bot/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Asked } from '../../operations/store.ts';
import { firstView, isRefusal, type PressedAction, readAction } from './actions.ts';
import type { Asking } from './asking.ts';
import type { AnswerReply, Effect, Exchange, Press, Workings } from './types.ts';

/** Does what buttons say. */
export interface Pressing extends Pick<Exchange, 'press' | 'again'> {
  /** What is said where too much is in hand. */
  overloaded(press: Press): Promise<Effect>;
}

/** The half of the exchange that takes pressed buttons. */
export function createPressing(
  { bot, conversations, store, limits, language: usual }: Workings,
  { shown, reply }: Asking,
): Pressing {
  const press = async (given: Press): Promise<Effect> => {
    const { platform, chat, person, id, locale } = given;
    const pressed = readAction(id);
    const asked = pressed && (await store.question(pressed.question));
    const isOurs = pressed && asked && isOwn(given, asked) && isOffered(pressed, asked);
    if (!isOurs) {
      const language = (await store.chat(platform, chat)).language ?? locale ?? usual;
      return whisper(wordings[language].chat.gone);
    }
    const { thanks, willImprove, reported, limited, blocked } = wordings[asked.language].chat;
    if ((await store.chat(platform, chat)).standing === 'blocked') return whisper(blocked);
    switch (pressed.name) {
      case 'useful':
        await store.rate(pressed.question, person, true);
        return whisper(thanks);
      case 'useless':
        await store.rate(pressed.question, person, false);
        return whisper(willImprove);
      case 'missing':
        await store.reportMissing(pressed.question, person);
        return whisper(reported);
    }
    const verdict = await limits.press(platform, person);
    if (!verdict.allowed) return whisper(limited(verdict.seconds));
    return pressed.name === 'await'
      ? await waitFor(pressed.question, asked, given)
      : await turn(pressed, asked);
  };

  /** Notes that somebody waits for an answer, unless it has come since they were refused. */
  const waitFor = async (
    question: string,
    asked: Asked,
    { person, spot }: Press,
  ): Promise<Effect> => {
    const { willTell, willTellPrivately, tooManyAwaited } = wordings[asked.language].chat;
    // First noted, then looked: an article that comes in between is not missed.
    const isNoted = await store.awaitAnswer(question, person, spot);
    const now = await again(question, asked);
    if (!isRefusal(now.answer)) {
      await store.settleAwaited(question, [person]);
      return { kind: 'show', reply: now };
    }
    if (!isNoted) return whisper(tooManyAwaited);
    return whisper(asked.private ? willTellPrivately : willTell);
  };

  /** What a kept question is answered with now, as it is shown at first. */
  const again = async (question: string, asked: Asked): Promise<AnswerReply> => {
    const { answer, view } = firstView(await repeat(question, asked));
    return await reply(answer, view, question, asked);
  };

  /** Shows something else of an answer. */
  const turn = async (
    { name, question, code = '' }: PressedAction,
    asked: Asked,
  ): Promise<Effect> => {
    switch (name) {
      case 'context': {
        const source = await bot.source(code, asked.language);
        return { kind: 'show', reply: await reply(source, 'context', question, asked) };
      }
      case 'more': {
        const whole = await repeat(question, asked);
        return { kind: 'show', reply: await reply(whole, 'all', question, asked) };
      }
      case 'table': {
        const whole = await repeat(question, asked);
        return { kind: 'share', reply: await reply(whole, 'all', question, asked) };
      }
      case 'share': {
        const whole = await repeat(question, asked);
        return { kind: 'share', reply: await shown(whole, { ...asked, private: false }) };
      }
      default:
        return { kind: 'show', reply: await again(question, asked) };
    }
  };

  /** Answers a kept question once more, out of the corpus as it is now. */
  const repeat = async (id: string, { text, before, language }: Asked): Promise<Answer> => {
    const typed = commandIn(text);
    if (typed?.command) {
      const result = await typed.command.run(typed.command.fromText(typed.rest), bot, { language });
      if ('missing' in result) throw new Error(`the kept command "${text}" lacks an argument`);
      return result;
    }
    // In a conversation of its own, so that the asker's is not disturbed.
    const conversation = `again:${id}`;
    await conversations.remember(conversation, before);
    try {
      return await bot.ask({ text, language, conversation });
    } finally {
      await conversations.remember(conversation, []);
    }
  };

  const overloaded = async ({ platform, person, locale }: Press): Promise<Effect> => {
    const { seconds } = await limits.overload(platform, person);
    return whisper(wordings[locale ?? usual].chat.crowded(seconds));
  };

  return { press, again, overloaded };
}

/**
 * Whether somebody may press the buttons of a question: everybody in its chat, but on an answer for
 * one person alone nobody else, however they found the button.
 */
function isOwn({ platform, chat, person }: Press, asked: Asked): boolean {
  return (
    asked.platform === platform &&
    asked.chat === chat &&
    (!asked.private || asked.person === person)
  );
}

/** Whether there can be such a button: their data can be forged. */
function isOffered({ name }: PressedAction, asked: Asked): boolean {
  return name !== 'share' || asked.private;
}

function whisper(text: string): Effect {
  return { kind: 'whisper', text };
}
