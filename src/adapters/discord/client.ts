import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { Agent } from 'undici';
import type { DiscordSettings } from './settings.ts';

/** Calls that Discord refuses are counted; at 10,000 in ten minutes it bans the address. */
const INVALID_WARNING_EVERY = 100;
/** How many connections to Discord are open at once; without a bound each call of a rush opens its own. */
const MOST_CONNECTIONS = 64;
/** Every interaction leaves something behind in the queue of calls, an hour long if nobody sweeps. */
const SWEEP_MS = 60_000;
/** Servers that are away at the start are not waited for: interactions do, and need none of them. */
const WAIT_FOR_GUILDS_MS = 1_000;

/**
 * A client of Discord that asks for no more than it needs: the servers, for the rights in their
 * channels, and messages, for mentions and direct ones. None of these has to be switched on for an
 * application. Nothing of messages and people is kept.
 */
export function createClient({
  token,
  apiRoot,
}: Pick<DiscordSettings, 'token' | 'apiRoot'>): Client {
  const client: Client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // Without it the first direct message of a person is dropped.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    rest: {
      api: apiRoot,
      agent: new Agent({ connections: MOST_CONNECTIONS }),
      handlerSweepInterval: SWEEP_MS,
      invalidRequestWarningInterval: INVALID_WARNING_EVERY,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      // The bot itself is needed, to know what it may do.
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
      ApplicationCommandManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
    }),
  });
  client.rest.setToken(token);
  return client;
}
