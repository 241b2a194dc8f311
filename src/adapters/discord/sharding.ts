import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  REST,
  Routes,
  type Shard,
  ShardEvents,
  ShardingManager,
} from 'discord.js';
import type { Log } from '../../operations/log.ts';
import type { Adapter } from '../adapter.ts';
import { causeOf, isRefusedToken } from './calls.ts';
import { DiscordError, refusal } from './connection.ts';
import type { DiscordSettings } from './settings.ts';

/** What the processes of the connections are started with. */
export interface ShardingWorkings {
  readonly log: Log;
  /** The program to start for each of them: it is told by its environment which it is. */
  readonly program: string;
  /** Is told of every process, to serve what they share. */
  onShard(shard: Shard): void;
}

/** Discord lets that many connections in within this time. */
const IDENTIFY_MS = 5_500;
/** Pauses before asking Discord again, and before a process that ended is started again. */
const PAUSE_MS = 5_000;

/**
 * The bot on Discord over several connections, each in a process of its own, which discord.js's manager
 * starts. Nothing is kept in one of them alone: questions stand in the store that all of them open,
 * limits are counted here, and a channel always comes in over the same connection.
 */
export function createShards(
  { token, apiRoot, shards }: DiscordSettings,
  { log, program, onShard }: ShardingWorkings,
): Adapter {
  const stopping = new AbortController();
  let manager: ShardingManager | undefined;

  const pause = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});

  /** What Discord recommends. discord.js's own way to ask it knows no other address than Discord's. */
  const gatewayInfo = async (): Promise<APIGatewayBotInfo | undefined> => {
    const rest = new REST({ api: apiRoot }).setToken(token);
    while (!stopping.signal.aborted) {
      try {
        return (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
      } catch (error) {
        if (isRefusedToken(error)) throw refusal(GatewayCloseCodes.AuthenticationFailed);
        log.warn({ cause: causeOf(error) }, 'Discord is out of reach: asking again soon');
        await pause(PAUSE_MS);
      }
    }
    return undefined;
  };

  /** Starts a process again when it ends; rejects when it ended before it was connected. */
  const keep = async (shard: Shard): Promise<void> => {
    for (;;) {
      let wasReady = false;
      shard.once(ShardEvents.Ready, () => {
        wasReady = true;
      });
      await once(shard, ShardEvents.Death);
      if (stopping.signal.aborted) return;
      if (!wasReady) {
        throw new DiscordError(
          `the process of connection ${shard.id} ended before it was connected: its own lines above say why`,
        );
      }
      log.error({ shard: shard.id }, 'the process of a connection has ended: starting it again');
      await pause(PAUSE_MS);
      if (stopping.signal.aborted) return;
      await shard.spawn(-1);
    }
  };

  const startAll = (started: ShardingManager, delay: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let running = 0;
      started.on('shardCreate', (shard) => {
        running++;
        onShard(shard);
        shard.on(ShardEvents.Error, (error) => {
          log.error({ shard: shard.id, cause: causeOf(error) }, 'a process could not be started');
        });
        const ended = (): void => {
          running--;
          if (running === 0) resolve();
        };
        keep(shard).then(ended, reject);
      });
      started.spawn({ delay, timeout: -1 }).catch(reject);
    });

  return {
    name: 'discord',
    async start() {
      const info = await gatewayInfo();
      if (info === undefined) return;
      const totalShards = typeof shards === 'number' ? shards : info.shards;
      log.info({ shards: totalShards, recommended: info.shards }, 'starting the connections');
      manager = new ShardingManager(program, { token, totalShards, respawn: false });
      const delay = IDENTIFY_MS / Math.max(1, info.session_start_limit.max_concurrency);
      await startAll(manager, delay);
    },
    async stop() {
      stopping.abort();
      const children = [...(manager?.shards.values() ?? [])].map((shard) => shard.process);
      await Promise.all(
        children.map(async (child) => {
          if (!child) return;
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        }),
      );
    },
  };
}
