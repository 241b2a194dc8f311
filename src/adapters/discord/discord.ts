import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  Events,
  type Interaction,
  type Message,
  OAuth2Scopes,
  type REST,
} from 'discord.js';
import type { Link } from '../../operations/health.ts';
import type { Adapter } from '../adapter.ts';
import type { Tell } from '../exchange/types.ts';
import { causeOf } from './calls.ts';
import { createClient } from './client.ts';
import { createConnection } from './connection.ts';
import { answerInteraction } from './interactions.ts';
import { answerMessage, isForBot, NEEDED_RIGHTS } from './messages.ts';
import { registerCommands } from './registration.ts';
import type { Service } from './service.ts';
import type { DiscordSettings } from './settings.ts';
import { createTell } from './telling.ts';

/** What the adapter works with. */
export interface DiscordWorkings extends Pick<Service, 'exchange' | 'bot' | 'painter' | 'log'> {
  /** Told whether Discord can be reached. */
  readonly onLink: Link;
  /** Given how people are told of answers that they waited for. */
  tellBy(tell: Tell): void;
}

/** Three heartbeats: discord.js itself notices a dead connection after two. */
const SILENCE_MS = 150_000;
/** Pauses before registering the commands is tried again, in milliseconds. */
const REGISTERING_PAUSES = [10_000, 60_000, 300_000];

/**
 * The bot on Discord.
 * @param silenceMs how long a connection may be silent before another one is made
 */
export function createDiscord(
  settings: DiscordSettings,
  workings: DiscordWorkings,
  silenceMs = SILENCE_MS,
): Adapter {
  const { log, onLink } = workings;
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const seen = createSeen();
  const service: Service = {
    ...workings,
    adminGuilds: settings.adminGuilds,
    isStopping: () => stopping.signal.aborted,
  };

  /** Does something once, keeps it in mind until it is done, and never lets it end the process. */
  const handle = (id: string, work: () => Promise<void>): void => {
    if (seen(id)) return;
    const done = log.trace(() =>
      work().catch((error: unknown) => {
        log.error({ cause: causeOf(error) }, 'something that Discord sent could not be handled');
      }),
    );
    inHand.add(done);
    void done.finally(() => inHand.delete(done));
  };

  const makeClient = (): Client => {
    const client = createClient(settings);
    client.on(Events.InteractionCreate, (interaction: Interaction) => {
      handle(interaction.id, () => answerInteraction(service, interaction));
    });
    client.on(Events.MessageCreate, (message: Message) => {
      if (!client.isReady() || !isForBot(message, client.user)) return;
      handle(message.id, () => answerMessage(service, message));
    });
    return client;
  };

  let connected: Client<true> | undefined;
  workings.tellBy(createTell(service, () => (connected?.isReady() ? connected : undefined)));

  let isRegistered = false;
  const onReady = (client: Client<true>): void => {
    connected = client;
    const { user, guilds, application } = client;
    const invitation = client.generateInvite({
      scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
      permissions: NEEDED_RIGHTS,
    });
    log.info({ name: user.tag, servers: guilds.cache.size, invitation }, 'connected to Discord');
    // Once is enough, in however many processes the bot runs.
    if (isRegistered || !client.ws.shards.has(0)) return;
    isRegistered = true;
    void register(client.rest, application.id);
  };

  const register = async (rest: REST, application: string): Promise<void> => {
    for (const pause of [...REGISTERING_PAUSES, undefined]) {
      const isDone = await registerCommands({ rest, log }, application, settings.guildIds);
      if (isDone || pause === undefined) return;
      await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (stopping.signal.aborted) return;
    }
  };

  const { token } = settings;
  const connection = createConnection({ log, makeClient, token, silenceMs, onReady, onLink });
  return {
    name: 'discord',
    start: () => connection.keep(),
    async stop() {
      stopping.abort();
      // Still connected: whoever asks now is told that the bot restarts.
      while (inHand.size > 0) await Promise.allSettled([...inHand]);
      await connection.close();
    },
  };
}

/** So many events are known again: a connection that is resumed repeats what it sent before. */
const MOST_SEEN = 5_000;

/** Knows what has been seen before. */
function createSeen(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= MOST_SEEN) break;
      seen.delete(oldest);
    }
    return false;
  };
}
