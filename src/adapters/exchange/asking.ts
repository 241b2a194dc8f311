import { commandIn } from '../../bot/commands.ts';
import { CONVERSATION_MS } from '../../bot/conversation.ts';
import type { Guides } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Answer } from '../../bot/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Refused } from '../../operations/limits.ts';
import type { Asked, KeptChat, Party } from '../../operations/store.ts';
import { folded } from '../../text/fold.ts';
import { actionsFor, firstView, type View } from './actions.ts';
import { createRepeats } from './repeats.ts';
import { requestOf } from './request.ts';
import type { AnswerReply, Notice, Reply, Said, Workings } from './types.ts';

/** Answers what people say. */
export interface Asking {
  answer(said: Said): Promise<Reply>;
  /** What is said where too much is in hand to answer. */
  overloaded(said: Said): Promise<Reply>;
  /** A fresh answer as it is shown at first, its question kept for the buttons. */
  shown(answer: Answer, asked: Asked, chartsAlone?: boolean): Promise<AnswerReply>;
  /** An answer to a question that is kept already. */
  reply(answer: Answer, view: View, id: string, asked: Asked): Promise<AnswerReply>;
}

const HAS_WORDS = /\p{L}/u;
/** Answers that people can go on from, by a button or a further question. */
const KEPT: ReadonlySet<Answer['kind']> = new Set([
  'quotations',
  'not_found',
  'clarify',
  'figures',
  'comparison',
  'no_figures',
  'unknown_indicator',
]);

/** The half of the exchange that takes questions and commands. */
export function createAsking(workings: Workings, guides: Guides): Asking {
  const { bot, conversations, store, limits, officeOf, log, language: usual } = workings;
  const ask = createRepeats(bot, conversations);

  const answer = async (said: Said): Promise<Reply> => {
    const { platform, chat, person } = said;
    const kept = await store.chat(platform, chat);
    const { chosen, fallback } = languagesOf(said, kept);
    const request = requestOf(said.what, said.admin !== undefined);
    // Whoever looks after the bot can do so also where it is blocked, and when everybody asks at once.
    if (!(request.kind === 'command' && request.command.forAdmins)) {
      if (kept.standing === 'blocked') {
        return said.always ? blocked(fallback) : { kind: 'silence' };
      }
      const verdict = await limits.question(platform, chat, person);
      if (!verdict.allowed) return refusal(verdict, fallback, said.always === true);
    }
    switch (request.kind) {
      case 'unknown':
        return unknown(request.name, fallback);
      case 'greeting':
        return { kind: 'greeting', language: fallback, guide: await guides.full(fallback) };
      case 'command': {
        const { command, given, text } = request;
        const language = chosen ?? request.language ?? fallback;
        const office = said.admin && officeOf(said, said.admin);
        const asker = { language, conversation: keyOf(said), ...(office && { office }) };
        const run = () => command.run(given, bot, asker);
        let result = await run();
        if (!('missing' in result) && result.kind === 'no_table' && (await remakeTable(said))) {
          result = await run();
        }
        if ('missing' in result) {
          const argument = result.missing;
          const ask = wordings[language].commands[command.key].arguments[argument.key]?.ask ?? '';
          return { kind: 'missing', language, command, argument, ask };
        }
        if (result.kind === 'language') {
          await store.setChatLanguage(platform, chat, result.language);
        }
        if (result.kind === 'forgotten') await forget(said);
        return await shown(result, askedOf(said, text, [], result.language), said.chartsAlone);
      }
      case 'question': {
        const { text } = request;
        const language = chosen ?? (HAS_WORDS.test(text) ? undefined : fallback);
        const { result, before } = await converse(said, text, language);
        return await shown(result, askedOf(said, text, before, result.language), said.chartsAlone);
      }
    }
  };

  /** What a chat or the platform has chosen, and what counts where nothing else says which. */
  const languagesOf = ({ language, locale }: Said, kept: KeptChat) => {
    const chosen = kept.language ?? language;
    return { chosen, fallback: chosen ?? locale ?? usual };
  };

  const overloaded = async (said: Said): Promise<Reply> => {
    const { platform, chat, person } = said;
    const verdict = await limits.overload(platform, person);
    const { fallback } = languagesOf(said, await store.chat(platform, chat));
    return refusal(verdict, fallback, said.always === true);
  };

  /** After a restart: makes the table once more that somebody asked for last, so that it can be had as a file. */
  const remakeTable = async (party: Party): Promise<boolean> => {
    const last = await store.lastQuestion(party, CONVERSATION_MS);
    const typed = last && commandIn(last.text);
    if (!typed?.command) return false;
    const asker = { language: last?.language ?? usual, conversation: keyOf(party) };
    await typed.command.run(typed.command.fromText(typed.rest), bot, asker);
    return true;
  };

  /** Asks the bot within the conversation of a person in a chat, which outlives the process. */
  const converse = async (party: Party, text: string, language: Language | undefined) => {
    const conversation = keyOf(party);
    if ((await conversations.recall(conversation)).length === 0) {
      const last = await store.lastQuestion(party, CONVERSATION_MS);
      if (last && commandIn(last.text) === undefined) {
        await conversations.remember(conversation, [...last.before, last.text]);
      }
    }
    const result = await ask({ text, conversation, ...(language && { language }) });
    const before = (await conversations.recall(conversation)).slice(0, -1);
    return { result, before };
  };

  /** Forgets what is kept about a person; what they said in other chats fades from memory by itself. */
  const forget = async ({ platform, chat, person }: Party): Promise<void> => {
    await store.forgetPerson(platform, person);
    for (const isPrivate of [true, false]) {
      await conversations.remember(keyOf({ platform, chat, person, private: isPrivate }), []);
    }
  };

  const shown = async (whole: Answer, asked: Asked, chartsAlone = false): Promise<AnswerReply> => {
    const id = KEPT.has(whole.kind) ? await keep(asked) : undefined;
    if (id === undefined) {
      // Without buttons there is no way to see the rest.
      return await replyOf(whole, [], asked);
    }
    const { answer: first, view } = firstView(whole, chartsAlone);
    return await reply(first, view, id, asked);
  };

  /** An answer is worth more than its buttons: a full disk does not keep it back. */
  const keep = async (asked: Asked): Promise<string | undefined> => {
    try {
      return await store.keepQuestion(asked);
    } catch (err) {
      log.debug({ err }, 'the question could not be kept, so its answer has no buttons');
      return undefined;
    }
  };

  const reply = (part: Answer, view: View, id: string, asked: Asked): Promise<AnswerReply> =>
    replyOf(part, actionsFor(part, view, id, asked.private), asked);

  const replyOf = async (
    part: Answer,
    actions: AnswerReply['actions'],
    { text, before }: Asked,
  ): Promise<AnswerReply> => {
    const { language } = part;
    const sameAs = JSON.stringify([language, ...[...before, text].map(sameText)]);
    const guide = await guides.beside(part);
    return { kind: 'answer', language, answer: part, guide, actions, sameAs };
  };

  return { answer, overloaded, shown, reply };
}

function askedOf(
  { platform, chat, person, private: isPrivate }: Party,
  text: string,
  before: readonly string[],
  language: Language,
): Asked {
  return { platform, chat, person, private: isPrivate, text, before, language };
}

/** Whose conversation it is. What was asked in private is not gone on from in public. */
function keyOf({ platform, chat, person, private: isPrivate }: Party): string {
  return [platform, chat, person, ...(isPrivate ? ['private'] : [])].join(':');
}

/** Case, diacritics and spaces do not make another question. */
function sameText(text: string): string {
  return folded(text).trim().replace(/\s+/g, ' ');
}

function refusal(verdict: Refused, language: Language, always: boolean): Reply {
  if (!verdict.first && !always) return { kind: 'silence' };
  const { limited, busy, crowded } = wordings[language].chat;
  const words = { person: limited, chat: busy, all: crowded };
  const text = words[verdict.by](verdict.seconds);
  return { kind: 'notice', about: 'limited', language, text };
}

/** Where an operator does not want the bot to answer, it says nothing, unless the platform shows an error then. */
function blocked(language: Language): Notice {
  return { kind: 'notice', about: 'blocked', language, text: wordings[language].chat.blocked };
}

function unknown(name: string, language: Language): Notice {
  const text = wordings[language].unknownCommand(name);
  return { kind: 'notice', about: 'unknown_command', language, text };
}
