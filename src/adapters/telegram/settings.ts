/** How the bot works on Telegram. */
export interface TelegramSettings {
  readonly token: string;
  /** Chats by their ids; absent: all. */
  readonly allowedChats?: readonly string[];
  /** Those who look after the bot, by their ids. */
  readonly admins: readonly string[];
  /** The Bot API server. */
  readonly apiRoot: string;
  /** The address under which the world reaches this program's port; absent: it polls. */
  readonly webhookUrl?: string;
  /** How many messages it sends at most, a second in any chat and a minute in a group; 0: no limit. */
  readonly chatPerSecond: number;
  readonly groupPerMinute: number;
  /** Over all chats, a second. */
  readonly allPerSecond: number;
  /** For how long the same question gets a pointer to the answer given; 0: never. */
  readonly repeatSeconds: number;
}
