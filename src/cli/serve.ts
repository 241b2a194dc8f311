import { dirname, join } from 'node:path';
import type { Adapter } from '../adapters/adapter.ts';
import { createExchange } from '../adapters/exchange/exchange.ts';
import { createHerald } from '../adapters/exchange/herald.ts';
import { measuredExchange } from '../adapters/exchange/measured.ts';
import type { Exchange } from '../adapters/exchange/types.ts';
import { createConversationStore } from '../bot/conversation.ts';
import { createLiveBot } from '../bot/live.ts';
import type { Config } from '../config.ts';
import { readExamples } from '../corpus/open.ts';
import { createHealth } from '../operations/health.ts';
import { createHttpServer, HttpError, type HttpServer } from '../operations/http.ts';
import { createLimits, type Limits } from '../operations/limits.ts';
import { createLog, type Log } from '../operations/log.ts';
import type { LookOutcome } from '../operations/metrics.ts';
import { observedStore } from '../operations/observed-store.ts';
import { createRemoteLimits } from '../operations/shared-limits.ts';
import { keepCorpus } from './living/keeper.ts';
import { openLiving, savedPlace, tellOpened } from './living/opening.ts';
import { createSaver } from './living/saver.ts';
import { createOffices } from './office.ts';
import { serveOne, switchedOn } from './platforms.ts';
import { rehearse } from './rehearsing.ts';

/** What is in hand when the program is told to stop is finished within this time. */
const STOPPING_MS = 9_500;

/** Serves the platforms that are switched on until the program is told to stop, or none is left. */
export async function serve(config: Config): Promise<void> {
  const { language, telegram, discord } = config;
  const conversations = createConversationStore();
  const secrets = [telegram, discord].flatMap((platform) => (platform ? [platform.token] : []));
  const readable = Boolean(process.stderr.isTTY);
  const log = await createLog({ ...config.log, secrets, readable });
  watchForDefects(log);
  for (const warning of config.warnings) log.warn({}, warning);
  const place = savedPlace(config.data);
  const opened = await openLiving(config.corpus, place, conversations);
  const { origins, problems } = opened;
  for (const { file, line, message } of problems) {
    log.warn({ file, line }, `an article is left out: ${message}`);
  }
  // The database is loaded only where something is kept.
  const { openStore } = await import('../operations/patient-store.ts');
  const { createMetrics } = await import('../operations/metrics.ts');
  const live = createLiveBot(opened.bot);
  const { bot } = live;
  const http = createHttpServer(config.host, config.port);
  const metrics = createMetrics({
    articles: () => bot.collection.entries.size,
    passages: () => bot.collection.terms.passages,
  });
  const health = createHealth(http, metrics, () => bot.collection.entries.size);
  const store = observedStore(
    openStore({ folder: config.data, keptDays: config.keptDays, log }),
    log,
    metrics.storeFailed,
  );
  const examples = () => readExamples(config.corpus);
  let { vocabulary } = opened;
  const saved = () => ({ collection: bot.collection, origins, vocabulary });
  // Of several processes one saves for all.
  const saver =
    discord?.shard !== undefined ? undefined : createSaver({ place, served: saved, log });
  const { corpus: folder, data } = config;
  const program = join(dirname(process.argv[1] ?? ''), 'librarian.js');
  const keeper = keepCorpus({
    ...{ folder, data, live, conversations, vocabulary, origins, place, problems, log, program },
    onLook: (outcome) => onLook(outcome),
    onServed(words) {
      vocabulary = words;
      saver?.soon();
    },
  });
  const officeOf = createOffices({ bot, conversations, store, keeper, health, log, folder, data });
  const limits = limitsOf(config);
  const workings = { bot, conversations, store, limits, officeOf, log, language };
  const said = { at: performance.now() };
  const noted = notedExchange(createExchange({ ...workings, examples }), said);
  const exchange = measuredExchange(noted, metrics);
  // Each process that tells people of its own platforms has seen articles by itself.
  const name = ['articles', ...(discord?.shard === undefined ? [] : [discord.shard])].join(' ');
  const herald = createHerald({ bot, origins, store, exchange, log, name });
  const onLook = (outcome: LookOutcome): void => {
    metrics.looked(outcome);
    void herald.look();
  };
  const adapters = await switchedOn(config, {
    ...workings,
    examples,
    exchange,
    herald,
    http,
    health,
  });
  const stopping = stopOnSignal(adapters, log);
  tellOpened(opened, log);
  if (opened.isChanged) saver?.soon();
  // Nobody waits for it who does not need it.
  bot
    .ready()
    .catch((err) => log.error({ err }, 'what was saved could not be read'))
    .then(() => rehearse(config, { ...workings, examples, vocabulary, lastSaid: () => said.at }))
    .catch((err) => log.error({ err }, 'the rehearsal has failed, the first answers take longer'));
  if (config.discord?.shard === undefined) await openDoor(http, config, log);
  const serving = Promise.all(adapters.map((adapter) => serveOne(adapter, log, secrets)));
  const served = await Promise.race([serving, stopping]);
  herald.stop();
  saver?.stop();
  await Promise.all([keeper.stop(), http.close()]);
  await store.close();
  // Connections that are kept open for a next call would keep the process too.
  process.exit(served?.includes(false) ? 1 : 0);
}

/** An exchange that notes when somebody says or presses something, and when they have their answer. */
function notedExchange(exchange: Exchange, last: { at: number }): Exchange {
  const noted = async <T>(work: Promise<T>): Promise<T> => {
    last.at = performance.now();
    try {
      return await work;
    } finally {
      last.at = performance.now();
    }
  };
  return {
    ...exchange,
    answer: (said) => noted(exchange.answer(said)),
    press: (press) => noted(exchange.press(press)),
  };
}

/** A process for one connection of several has its parent count, and ends with it. */
function limitsOf({ limits, discord }: Config): Limits {
  if (discord?.shard === undefined) return createLimits(limits);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  return createRemoteLimits({
    send: (message) => process.send?.(message),
    on: (event, listener) => process.on(event, listener),
  });
}

/** Opens the port. Without it the bot can do its work still, unless a platform delivers there. */
async function openDoor(http: HttpServer, { telegram }: Config, log: Log): Promise<void> {
  try {
    log.info({ port: await http.listen() }, 'health and metrics are told');
  } catch (error) {
    if (!(error instanceof HttpError) || telegram?.webhookUrl !== undefined) throw error;
    log.error({}, `${error.message}; until then nobody can ask for health and metrics`);
  }
}

/** Resolves when everything has stopped after SIGTERM or SIGINT; a second signal ends it at once. */
function stopOnSignal(adapters: readonly Adapter[], log: Log): Promise<undefined> {
  return new Promise((resolve) => {
    const stop = async (signal: NodeJS.Signals): Promise<void> => {
      log.info({ signal }, 'stopping: what is in hand is finished first');
      const late = setTimeout(() => {
        log.warn({}, 'stopped before everything was finished: the rest is done at the next start');
        resolve(undefined);
      }, STOPPING_MS);
      await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
      clearTimeout(late);
      log.info({}, 'stopped');
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(signal));
    }
  });
}

/** A stray rejection does not end the bot; after an exception that nobody caught nothing is certain. */
function watchForDefects(log: Log): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was rejected unseen'));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a defect ended the program');
    process.exit(1);
  });
}
