import { setTimeout as wait } from 'node:timers/promises';
import { createExchange } from '../adapters/exchange/exchange.ts';
import type { Exchange, Workings } from '../adapters/exchange/types.ts';
import type { Line, Understudy } from '../adapters/understudy.ts';
import type { Bot } from '../bot/bot.ts';
import { createConversationStore } from '../bot/conversation.ts';
import type { Config } from '../config.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import type { Painter } from '../figures/painter.ts';
import { createLimits } from '../operations/limits.ts';
import { createLog } from '../operations/log.ts';
import { observedStore } from '../operations/observed-store.ts';

/** So many lines are said at once; more would keep people waiting who come in between. */
const AT_ONCE = 8;
/** The rehearsal waits until nobody has said anything for so long, in milliseconds. */
const CALM_MS = 300;

/** What a rehearsal is made with. */
export interface RehearsalWorkings extends Omit<Workings, 'conversations' | 'limits' | 'store'> {
  readonly vocabulary: Vocabulary;
  /** When somebody last said something, by `performance.now()`. */
  lastSaid(): number;
}

/**
 * Has made-up questions answered for nobody, the whole way from a platform's words to the call that sends the
 * answer. What is done often is compiled well; without a rehearsal the first hundreds who ask at once wait for
 * that, each three times as long as those after them. Whoever really asks meanwhile goes first. Nothing of it is
 * kept, logged or counted.
 */
export async function rehearse(config: Config, workings: RehearsalWorkings): Promise<void> {
  const { vocabulary, bot, lastSaid } = workings;
  const lines = linesOf(bot, vocabulary, config.rehearsal);
  if (lines.length === 0) return;
  const calm = async (): Promise<void> => {
    while (performance.now() - lastSaid() < CALM_MS) await wait(CALM_MS);
  };
  await calm();
  const started = performance.now();
  const { createStore } = await import('../operations/sqlite.ts');
  const log = await createLog({ ...config.log, secrets: [], readable: false }, { write() {} });
  const store = observedStore(createStore(undefined), log, () => {});
  // Counted, and let through.
  const most = lines.length;
  const exchange = createExchange({
    ...workings,
    bot: forgetful(bot),
    conversations: createConversationStore(),
    limits: createLimits({ personPerMinute: most, chatPerMinute: most, allPerMinute: most }),
    store,
    log,
  });
  const understudies = await cast(config, {
    ...workings,
    exchange,
    painter: NO_PAINTER,
    store,
    log,
  });
  try {
    for (let i = 0; i < lines.length; i += AT_ONCE) {
      await calm();
      for (const { play } of understudies) await play(lines.slice(i, i + AT_ONCE));
    }
  } finally {
    for (const { close } of understudies) await close();
    await store.close();
  }
  const ms = Math.round(performance.now() - started);
  workings.log.debug({ questions: lines.length, ms }, 'the rehearsal is over');
}

/** Those of the platforms that this process serves. */
async function cast(
  { telegram, discord }: Config,
  workings: Pick<Workings, 'bot' | 'store' | 'log' | 'language' | 'examples'> & {
    readonly exchange: Exchange;
    readonly painter: Painter;
  },
): Promise<Understudy[]> {
  const understudies: Understudy[] = [];
  if (telegram) {
    const { createUnderstudy } = await import('../adapters/telegram/understudy.ts');
    understudies.push(await createUnderstudy(workings));
  }
  if (discord && (discord.shards === undefined || discord.shard !== undefined)) {
    const { createUnderstudy } = await import('../adapters/discord/understudy.ts');
    understudies.push(await createUnderstudy(workings));
  }
  return understudies;
}

/** The bot, to whom everything is the first of its conversation. */
function forgetful(bot: Bot): Bot {
  return {
    ...bot,
    ask: ({ conversation: _, ...question }) => bot.ask(question),
    stats: (given, { conversation: _, ...asker }) => bot.stats(given, asker),
  };
}

/** A thread that paints is not started for nobody. */
const NO_PAINTER: Painter = {
  paint: () => Promise.reject(new Error('nothing is painted in a rehearsal')),
  close: async () => {},
};

/** As many different ones as there are: what was just answered is not thought about again. */
function linesOf({ collection }: Bot, { indicators }: Vocabulary, count: number): Line[] {
  const entries = [...collection.entries.values()].slice(-MOST_ARTICLES);
  // What is found is what stands there; of figures that are asked for most are not.
  const found = entries.flatMap(({ article, passages }) =>
    passages.map(({ start, end }) => article.body.slice(start, end).slice(0, LONGEST_LINE)),
  );
  const figures = indicators.map(({ vi, en }, i) => {
    const { province = '', period = [] } = entries[i % entries.length]?.article ?? {};
    const [year = ''] = period;
    const forms = [
      `${vi} ${province} ${year}?`,
      `/thongke ${vi} ${province}`,
      `What was the ${en} of ${province} in ${year}?`,
    ];
    return forms[i % forms.length];
  });
  const both = Array.from({ length: Math.max(found.length, figures.length) }, (_, i) => [
    found[i],
    figures[i],
  ]);
  const texts = [...new Set(both.flat().filter((text) => text !== undefined))];
  return Array.from({ length: texts.length > 0 ? count : 0 }, (_, i) => ({
    person: String((i % PEOPLE) + 1),
    text: texts[i % texts.length] ?? '',
  }));
}

/** So many people take turns, so that some have asked before. */
const PEOPLE = 50;
const MOST_ARTICLES = 50;
const LONGEST_LINE = 80;
