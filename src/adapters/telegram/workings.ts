import type { Bot } from '../../bot/bot.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Examples } from '../../corpus/open.ts';
import type { Painter } from '../../figures/painter.ts';
import type { Log } from '../../operations/log.ts';
import type { Store } from '../../operations/store.ts';
import type { Exchange } from '../exchange/types.ts';
import type { Client } from './client.ts';
import type { Sender } from './sender.ts';
import type { TelegramSettings } from './settings.ts';

/** What doing tasks needs. */
export interface HandlerWorkings {
  readonly client: Client;
  readonly sender: Sender;
  readonly exchange: Exchange;
  readonly painter: Painter;
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  readonly settings: TelegramSettings;
  readonly language: Language;
  readonly ended: AbortSignal;
  examples(): Examples;
}
