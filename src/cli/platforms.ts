import type { Adapter } from '../adapters/adapter.ts';
import type { Herald } from '../adapters/exchange/herald.ts';
import type { Exchange, Tell, Workings } from '../adapters/exchange/types.ts';
import type { Config } from '../config.ts';
import { createPainter } from '../figures/painter.ts';
import type { Health } from '../operations/health.ts';
import type { HttpServer } from '../operations/http.ts';
import { createScrubber, type Log } from '../operations/log.ts';
import { countFor, type Line } from '../operations/shared-limits.ts';
import type { Platform } from '../operations/store.ts';

/** What adapters are made with. */
export interface PlatformWorkings extends Workings {
  readonly exchange: Exchange;
  readonly herald: Herald;
  readonly http: HttpServer;
  readonly health: Health;
}

/** The platforms with a token; the packages of the others are not loaded. */
export async function switchedOn(config: Config, workings: PlatformWorkings): Promise<Adapter[]> {
  const { telegram, discord } = config;
  const { bot, store, log, language, examples, exchange, herald, http, health } = workings;
  const reach = (platform: Platform) => ({
    onLink: health.link(platform),
    tellBy: (tell: Tell) => herald.reach(platform, tell),
  });
  const painter = createPainter();
  const adapters: Adapter[] = [];
  if (telegram) {
    const { createTelegram } = await import('../adapters/telegram/telegram.ts');
    const own = {
      exchange,
      painter,
      bot,
      store,
      language,
      examples,
      http,
      ...reach('telegram'),
      log: log.child({ platform: 'telegram' }),
    };
    adapters.push(createTelegram(telegram, own));
  }
  if (discord) {
    const own = { exchange, bot, painter, log: log.child({ platform: 'discord' }) };
    if (discord.shards === undefined || discord.shard !== undefined) {
      const { createDiscord } = await import('../adapters/discord/discord.ts');
      adapters.push(createDiscord(discord, { ...own, ...reach('discord') }));
    } else {
      const { createShards } = await import('../adapters/discord/sharding.ts');
      const program = process.argv[1] ?? '';
      const onShard = (shard: Line) => countFor(shard, workings.limits);
      adapters.push(createShards(discord, { log: own.log, program, onShard }));
    }
  }
  return adapters;
}

/** Serves one platform; `false` when it failed. Another one goes on then. */
export async function serveOne(
  adapter: Adapter,
  log: Log,
  secrets: readonly string[],
): Promise<boolean> {
  try {
    await adapter.start();
    return true;
  } catch (err) {
    const message = err instanceof Error ? err.message : String(err);
    log.fatal({ platform: adapter.name, err }, createScrubber(secrets)(message));
    return false;
  }
}
