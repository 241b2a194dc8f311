import {
  type Client,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
  type SendableChannels,
} from 'discord.js';
import { wordings } from '../../bot/wording/wording.ts';
import { CODES, causeOf, codeOf, persistently } from './calls.ts';
import { languageOf, type Outgoing, optionsOf, outgoingOf, rightsOf, whisper } from './outgoing.ts';
import type { Service } from './service.ts';

/** The command that greets. */
const GREETING = '/start';
/** An answer that takes longer is announced. */
const TYPING_MS = 500;

/**
 * Whether a message is a question to the bot: a direct message, one that mentions it, or a reply to it.
 * Discord counts a reply as a mention unless its author switched that off, and lets the bot read the
 * text of messages that mention it and of no others; so nothing else is ever answered.
 */
export function isForBot(message: Message, bot: Client<true>['user']): boolean {
  if (message.author.bot || message.system || message.webhookId !== null) return false;
  return message.guildId === null || message.mentions.users.has(bot.id);
}

/** Answers a question that was written as a message, where it was written. */
export async function answerMessage(service: Service, message: Message): Promise<void> {
  const { client, channel } = message;
  if (!channel.isSendable()) return;
  const locale = message.guild ? languageOf(message.guild.preferredLocale) : undefined;
  const typing = service.isStopping() ? undefined : announce(channel);
  try {
    const outgoing = service.isStopping()
      ? whisper(wordings[locale ?? 'vi'].discord.stopping)
      : await answerTo(service, message, client as Client<true>, locale);
    if (outgoing) await reply(message, outgoing);
  } catch (error) {
    explain(service, error, message);
  } finally {
    clearTimeout(typing);
  }
}

async function answerTo(
  service: Service,
  message: Message,
  client: Client<true>,
  locale: 'vi' | 'en' | undefined,
): Promise<Outgoing | undefined> {
  // A mention and nothing else is how people say hello.
  const what = withoutMention(message.content, client.user.id) || GREETING;
  const answer = await service.exchange.answer({
    platform: 'discord',
    chat: message.channelId,
    person: message.author.id,
    private: false,
    what,
    ...(locale && { locale }),
  });
  const rights = rightsOf(permissionsIn(message, client));
  return await outgoingOf(service, answer, rights, what);
}

/** The text without the mentions of the bot. */
function withoutMention(text: string, bot: string): string {
  return text.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ').trim();
}

function permissionsIn(
  { channel }: Message,
  client: Client<true>,
): Readonly<PermissionsBitField> | null {
  return channel.isDMBased() ? null : channel.permissionsFor(client.user);
}

async function reply(message: Message, outgoing: Outgoing): Promise<void> {
  const send = (isReply: boolean) => {
    const options = {
      ...optionsOf(outgoing),
      // The same question is answered once, however often the call is made.
      nonce: message.id,
      enforceNonce: true,
    };
    return isReply
      ? message.reply({ ...options, failIfNotExists: false })
      : (message.channel as SendableChannels).send(options);
  };
  try {
    await persistently<unknown>(() => send(true));
  } catch (error) {
    // A reply shows what it replies to, which takes a right of its own.
    if (codeOf(error) !== CODES.noHistory) throw error;
    await persistently<unknown>(() => send(false));
  }
}

function announce(channel: SendableChannels): NodeJS.Timeout {
  return setTimeout(() => {
    channel.sendTyping().catch(() => {
      // Whoever may not write there finds that out with the answer.
    });
  }, TYPING_MS);
}

function explain({ log }: Service, error: unknown, message: Message): void {
  const facts = { message: message.id, channel: message.channelId, cause: causeOf(error) };
  const code = codeOf(error);
  if (code === CODES.missingAccess || code === CODES.missingPermissions) {
    log.warn(
      facts,
      'a question was not answered, as the bot may not write there: give it the rights to view the channel and to send messages, in threads too',
    );
  } else {
    log.error(facts, 'an answer could not be sent');
  }
}

/** The rights that the bot needs where it is to answer. */
export const NEEDED_RIGHTS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;
