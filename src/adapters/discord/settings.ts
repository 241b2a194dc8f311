/** How the bot works on Discord. */
export interface DiscordSettings {
  readonly token: string;
  /** Servers, by their ids, that alone get the commands while they are tested; absent: all. */
  readonly guildIds?: readonly string[];
  /** Servers, by their ids, whose managers look after the whole bot; those of others after their own server. */
  readonly adminGuilds: readonly string[];
  /** The address of Discord's interface, without its version. */
  readonly apiRoot: string;
  /** How many connections share the servers, each in a process of its own; absent: one, in this process. */
  readonly shards?: number | 'auto';
  /** Which of these connections this process was started for; absent: for none. */
  readonly shard?: string;
}
