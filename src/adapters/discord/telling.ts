import { type Client, Routes, ShardClientUtil } from 'discord.js';
import { wordings } from '../../bot/wording/wording.ts';
import type { News, Tell } from '../exchange/types.ts';
import { CODES, codeOf, persistently } from './calls.ts';
import { escaped } from './markup.ts';
import { type Outgoing, outgoingOf, rightsOf } from './outgoing.ts';
import type { Service } from './service.ts';

/** So many are called in one message; the others of a crowd see it all the same. */
const MOST_CALLED = 20;

/** What Discord says when somebody cannot be told any more. */
const GONE: ReadonlySet<number | undefined> = new Set([
  CODES.unknownChannel,
  CODES.unknownUser,
  CODES.missingAccess,
  CODES.missingPermissions,
  CODES.closedToBot,
]);

/**
 * Tells people of answers: in the channel or thread where they asked, or by a direct message where the
 * answer was for the asker alone.
 * @param connected the client, while it is connected
 */
export function createTell(service: Service, connected: () => Client<true> | undefined): Tell {
  return async (news) => {
    const client = connected();
    if (client === undefined) throw new Error('Discord is not connected');
    try {
      return await tell(service, client, news);
    } catch (error) {
      if (GONE.has(codeOf(error))) return 'unreachable';
      throw error;
    }
  };
}

async function tell(service: Service, client: Client<true>, news: News) {
  const { asked, people, reply, question } = news;
  const { rest, channels, user } = client;
  const guild = asked.private ? undefined : await guildOf(client, asked.chat);
  if (!isOurs(client, guild)) return 'elsewhere' as const;
  const channel = channels.cache.get(asked.chat);
  const isCached = guild !== undefined && channel !== undefined && !channel.isDMBased();
  const rights = rightsOf(isCached ? channel.permissionsFor(user) : null);
  // Outside of its channel a button knows no answer to act on.
  const shown = asked.private ? { ...reply, actions: [] } : reply;
  const outgoing = await outgoingOf(service, shown, rights, asked.text);
  if (outgoing === undefined) return 'unreachable' as const;

  const [person = ''] = people;
  const place = asked.private ? await directChannel(client, person) : asked.chat;
  const called = guild === undefined ? [] : people.slice(0, MOST_CALLED);
  const heading = [
    ...called.map((one) => `<@${one}>`),
    escaped(wordings[reply.language].chat.nowAnswered(asked.text)),
  ].join(' ');
  const { page, rows } = outgoing;
  // Where the answer is text itself there may be no room beside it.
  const messages: readonly Part[] =
    page.content === ''
      ? [{ page: { ...page, content: heading }, rows }]
      : [
          { page: { content: heading, embeds: [], files: [] }, rows: [] },
          { page, rows },
        ];
  for (const [i, part] of messages.entries()) {
    const allowed_mentions = { parse: [], users: i === 0 ? called : [] };
    // The same news is told once, however often the call is made.
    const nonce = { nonce: `${question}${i}`, enforce_nonce: true };
    const { files, ...body } = bodyOf(part);
    const sent = { body: { ...body, ...nonce, allowed_mentions }, files };
    await persistently(() => rest.post(Routes.channelMessages(place), sent));
  }
  return 'told' as const;
}

type Part = Pick<Outgoing, 'page' | 'rows'>;

/** A message as Discord's interface takes it. */
function bodyOf({ page: { content, embeds, files }, rows }: Part) {
  return {
    content,
    embeds,
    components: rows,
    attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })),
    files: files.map(({ name, content: data }) => ({ name, data })),
  };
}

async function guildOf({ rest }: Client<true>, channel: string): Promise<string | undefined> {
  const found = (await persistently(() => rest.get(Routes.channel(channel)))) as {
    readonly guild_id?: string;
  };
  return found.guild_id;
}

/** With several connections each tells the people of its own servers, and the first one all others. */
function isOurs({ ws, options }: Client<true>, guild: string | undefined): boolean {
  const shards = options.shardCount ?? 1;
  return ws.shards.has(guild === undefined ? 0 : ShardClientUtil.shardIdForGuildId(guild, shards));
}

async function directChannel({ rest }: Client<true>, person: string): Promise<string> {
  const body = { recipient_id: person };
  const opened = await persistently(() => rest.post(Routes.userChannels(), { body }));
  return (opened as { readonly id: string }).id;
}
