import {
  type APIApplicationCommand,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  ChannelType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';

const DISCORD_EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** An id as Discord makes them: when, and a number. */
export function snowflake(at: number = Date.now()): string {
  counter++;
  return String(((BigInt(at) - DISCORD_EPOCH) << 22n) | (counter & 0x3fffffn));
}

/** Somebody on Discord. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly bot?: true;
}

/** A server of people. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly rooms: Room[];
}

/** A channel, a thread, or the direct messages of one person. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'thread' | 'direct';
  readonly guild?: Guild;
  readonly parent?: Room;
  /** Whose direct messages these are. */
  readonly with?: Account;
  readonly messages: Post[];
  /** What the bot may do here. */
  permissions: bigint;
}

/** A message in a room. */
export interface Post {
  readonly id: string;
  readonly room: Room;
  readonly author: Account;
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly mentions: readonly Account[];
  readonly replyTo?: Post;
  /** Ephemeral: nobody else sees it. */
  readonly onlyFor?: Account;
  files: readonly AttachedFile[];
  edits: number;
}

export interface AttachedFile {
  readonly name: string;
  readonly content: Buffer;
  /** What it shows, for those who do not see it. */
  readonly description?: string;
}

/** Everything that a bot is given when somebody invites it as the README says. */
export const INVITED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

export function makeRoom(
  fields: Pick<Room, 'name' | 'kind'> & Partial<Pick<Room, 'guild' | 'parent' | 'with'>>,
): Room {
  const room: Room = { id: snowflake(), messages: [], permissions: INVITED, ...fields };
  fields.guild?.rooms.push(room);
  return room;
}

export function makePost(
  fields: Pick<Post, 'room' | 'author'> & Partial<Omit<Post, 'room' | 'author' | 'id' | 'edits'>>,
): Post {
  return {
    id: snowflake(),
    content: '',
    embeds: [],
    components: [],
    flags: fields.onlyFor ? MessageFlags.Ephemeral : 0,
    mentions: [],
    files: [],
    edits: 0,
    ...fields,
  };
}

export function userJson({ id, name, bot }: Account): APIUser {
  return {
    id,
    username: name.toLowerCase().replace(/\W/g, ''),
    discriminator: '0',
    global_name: name,
    avatar: null,
    ...(bot && { bot }),
  };
}

export function memberJson(account: Account) {
  return {
    user: userJson(account),
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    avatar: null,
    permissions: '0',
  };
}

const TYPES = {
  channel: ChannelType.GuildText,
  thread: ChannelType.PublicThread,
  direct: ChannelType.DM,
} as const;

export function channelType(room: Room): ChannelType {
  return TYPES[room.kind];
}

export function channelJson(room: Room, bot: Account) {
  const base = { id: room.id, type: channelType(room), flags: 0 };
  if (room.kind === 'direct') {
    return { ...base, recipients: room.with ? [userJson(room.with)] : [] };
  }
  const named = { ...base, guild_id: room.guild?.id, name: room.name, parent_id: room.parent?.id };
  if (room.kind === 'thread') {
    const archive_timestamp = '2024-01-01T00:00:00.000000+00:00';
    const thread_metadata = {
      archived: false,
      auto_archive_duration: 1_440,
      archive_timestamp,
      locked: false,
    };
    return { ...named, thread_metadata, message_count: 0, member_count: 1, owner_id: bot.id };
  }
  // The role of everybody has all rights; what the bot lacks here is denied to it alone.
  const deny = String(INVITED & ~room.permissions);
  return {
    ...named,
    position: 0,
    permission_overwrites: [{ id: bot.id, type: 1, allow: '0', deny }],
    nsfw: false,
    rate_limit_per_user: 0,
    topic: null,
  };
}

export function guildJson(guild: Guild, bot: Account) {
  const json = (kind: Room['kind']) =>
    guild.rooms.filter((room) => room.kind === kind).map((room) => channelJson(room, bot));
  const everyone = {
    id: guild.id,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: String(INVITED),
    managed: false,
    mentionable: false,
    flags: 0,
  };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: '100000000000000001',
    roles: [everyone],
    emojis: [],
    stickers: [],
    features: [],
    channels: json('channel'),
    threads: json('thread'),
    members: [memberJson(bot)],
    member_count: 2,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    large: false,
    unavailable: false,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    preferred_locale: 'vi',
    afk_timeout: 300,
    afk_channel_id: null,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
    verification_level: 0,
  };
}

export function messageJson(post: Post): APIMessage & { guild_id?: string; channel_type?: number } {
  const attachments: APIAttachment[] = post.files.map(({ name, content }, i) => ({
    id: String(BigInt(post.id) + BigInt(i)),
    filename: name,
    size: content.length,
    url: `https://cdn.discordapp.com/${name}`,
    proxy_url: `https://media.discordapp.net/${name}`,
  }));
  return {
    id: post.id,
    channel_id: post.room.id,
    channel_type: channelType(post.room),
    ...(post.room.guild && { guild_id: post.room.guild.id }),
    author: userJson(post.author),
    content: post.content,
    timestamp: new Date(Number((BigInt(post.id) >> 22n) + DISCORD_EPOCH)).toISOString(),
    edited_timestamp: post.edits > 0 ? new Date().toISOString() : null,
    tts: false,
    mention_everyone: false,
    mentions: post.mentions.map(userJson),
    mention_roles: [],
    attachments,
    embeds: [...post.embeds],
    components: [...post.components],
    pinned: false,
    flags: post.flags,
    type: post.replyTo ? MessageType.Reply : MessageType.Default,
    ...(post.replyTo && {
      message_reference: { type: 0, message_id: post.replyTo.id, channel_id: post.room.id },
      referenced_message: messageJson(post.replyTo),
    }),
  };
}

/** A registered command with what Discord adds to it. */
export type RegisteredCommand = APIApplicationCommand;
