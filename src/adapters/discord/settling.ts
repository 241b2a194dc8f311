import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { wordings } from '../../bot/wording/wording.ts';
import type { Log } from '../../operations/log.ts';
import { CODES, causeOf, codeOf, persistently } from './calls.ts';
import { languageOf, type Outgoing, optionsOf, whisper } from './outgoing.ts';
import type { Service } from './service.ts';

/** How long an answer may take before the interaction is acknowledged without it; Discord waits 3 s. */
const DEFER_MS = 1_500;

/** What is answered with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

/** What is done with an answer. */
export type Way =
  /** A message of its own, for everybody or for the asker alone. */
  | { readonly kind: 'reply'; readonly isPrivate: boolean }
  /** The message that the button belongs to changes. */
  | { readonly kind: 'update' };

export const PRIVATELY: Way = { kind: 'reply', isPrivate: true };

const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;

/** Something to answer with, and how: it may turn out other than was expected. */
export interface Result {
  readonly outgoing: Outgoing;
  readonly way: Way;
}

/**
 * Answers an interaction in time: when the answer is not there soon, what will come is acknowledged
 * first. Whatever goes wrong, the person is told once, if there is still a way to.
 */
export async function settle(
  service: Service,
  interaction: Answerable,
  expected: Way,
  work: () => Promise<Result>,
): Promise<void> {
  const { failed, discord } = wordings[languageOf(interaction.locale)];
  const working: Promise<Result> = service.isStopping()
    ? Promise.resolve({ outgoing: whisper(discord.stopping), way: PRIVATELY })
    : work();
  /** What was acknowledged, when the answer was not there in time. */
  let promised: Way | undefined;
  try {
    if ((await inTime(working, interaction)) === undefined) {
      await defer(interaction, expected);
      promised = expected;
    }
    await deliver(interaction, await working, promised);
  } catch (error) {
    if (explains(service.log, error, interaction)) return;
    const apology = { outgoing: whisper(failed), way: PRIVATELY };
    await deliver(interaction, apology, promised).catch(
      (second: unknown) => void explains(service.log, second, interaction),
    );
  }
}

/** The result, if it is there before Discord grows impatient. */
async function inTime(
  working: Promise<Result>,
  interaction: Answerable,
): Promise<Result | undefined> {
  // It may have been under way for some time. Where clocks differ, the age is not to be trusted.
  const age = Math.min(Math.max(Date.now() - interaction.createdTimestamp, 0), DEFER_MS - 100);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), DEFER_MS - age);
  });
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function defer(interaction: Answerable, way: Way): Promise<void> {
  try {
    if (way.kind === 'update' && interaction.isMessageComponent()) {
      await persistently(() => interaction.deferUpdate());
    } else {
      await persistently(() => interaction.deferReply(flagsOf(way)));
    }
  } catch (error) {
    if (codeOf(error) !== CODES.answeredAlready) throw error;
    // An attempt whose outcome was lost has arrived after all: the answer is still owed.
    interaction.deferred = true;
  }
}

async function deliver(
  interaction: Answerable,
  { outgoing, way }: Result,
  promised: Way | undefined,
): Promise<void> {
  const options = optionsOf(outgoing);
  // The files of what was shown before go with it. discord.js writes into the list: each attempt has its own.
  const changed = () => ({ ...options, attachments: [] });
  if (promised === undefined) {
    if (way.kind === 'update' && interaction.isMessageComponent()) {
      await persistently(() => interaction.update(changed()));
    } else {
      await persistently(() => interaction.reply({ ...options, ...flagsOf(way) }));
    }
  } else if (promised.kind === 'update' && way.kind === 'reply') {
    // The message stays as it is. Not tried again, as it might be there twice then.
    await interaction.followUp({ ...options, ...flagsOf(way) });
  } else {
    await persistently(() => interaction.editReply(changed()));
  }
}

function flagsOf(way: Way): typeof EPHEMERAL | Record<string, never> {
  return way.kind === 'reply' && way.isPrivate ? EPHEMERAL : {};
}

/** Writes what went wrong; `true` when nothing can be said to the person any more. */
function explains(log: Log, error: unknown, interaction: Answerable): boolean {
  const facts = { interaction: interaction.id, cause: causeOf(error) };
  switch (codeOf(error)) {
    case CODES.answeredAlready:
      log.warn(
        facts,
        'answered already: by an attempt whose outcome was lost, or by another copy of the bot, which must be stopped',
      );
      return true;
    case CODES.unknownInteraction:
    case CODES.expired:
      log.warn(
        facts,
        'too late to answer: the machine or its connection is too slow, or its clock is wrong',
      );
      return true;
    default:
      log.error(facts, 'an answer could not be sent');
      return false;
  }
}
