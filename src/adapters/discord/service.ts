import type { Bot } from '../../bot/bot.ts';
import type { Painter } from '../../figures/painter.ts';
import type { Log } from '../../operations/log.ts';
import type { Exchange } from '../exchange/types.ts';

/** What answering works with. */
export interface Service {
  readonly exchange: Exchange;
  readonly bot: Bot;
  readonly painter: Painter;
  readonly log: Log;
  /** The servers whose managers look after the whole bot. */
  readonly adminGuilds: readonly string[];
  /** Whether nothing new is taken any more. */
  isStopping(): boolean;
}
