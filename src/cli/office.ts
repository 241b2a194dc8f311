import { setImmediate as breathe } from 'node:timers/promises';
import type { Admin } from '../adapters/exchange/types.ts';
import type { Bot } from '../bot/bot.ts';
import type { ConversationStore } from '../bot/conversation.ts';
import { findGaps } from '../bot/gaps.ts';
import type { Office, Reload, Report, State } from '../bot/reports.ts';
import { keyOf, selfCheck } from '../bot/self-check.ts';
import { readSelfCheck } from '../corpus/self-check.ts';
import { readFeedback } from '../operations/feedback.ts';
import type { Health } from '../operations/health.ts';
import type { Log } from '../operations/log.ts';
import type { Party, Platform, Store } from '../operations/store.ts';
import { acceptedFile, readAccepted, writeAccepted } from './living/accepted.ts';
import type { Keeper } from './living/keeper.ts';
import { keepLastCheck, readLastCheck, turnedSince } from './living/last-check.ts';
import type { Sight } from './living/librarian.ts';

/** What the offices work with. */
export interface OfficeWorkings {
  readonly bot: Bot;
  readonly conversations: ConversationStore;
  readonly store: Store;
  readonly keeper: Keeper;
  readonly health: Health;
  readonly log: Log;
  readonly folder: string;
  readonly data: string;
}

const MOST_GAPS = 10;
/** Of more questions the latest are looked at: each is asked once more. */
const MOST_QUESTIONS = 2_000;
const REPORTED_MS = 180 * 24 * 60 * 60_000;

/**
 * Opens the offices of those who look after the bot. Whoever looks after a server alone sees and decides
 * what concerns their server; what would concern others is forbidden to them.
 */
export function createOffices({
  bot,
  conversations,
  store,
  keeper,
  health,
  log,
  folder,
  data,
}: OfficeWorkings): (place: Pick<Party, 'platform' | 'chat'>, admin: Admin) => Office {
  const look = async (isForced: boolean): Promise<Reload> => {
    const sight = await keeper.look();
    if (!isForced || sight?.kind !== 'refused') return reloadOf(sight, bot);
    const file = acceptedFile(data);
    writeAccepted(file, [...readAccepted(file), ...sight.breaks.map(keyOf)]);
    log.warn({ accepted: sight.breaks.length }, 'failures of the self-check are accepted');
    return reloadOf(await keeper.look(), bot);
  };

  const check = async (): Promise<Report> => {
    const results = await selfCheck(bot, readSelfCheck(folder).cases, breathe);
    const turned = turnedSince(readLastCheck(data), results);
    try {
      keepLastCheck(data, results);
    } catch (err) {
      log.error({ err }, 'a run of the self-check could not be kept: make DATA_DIR writable');
    }
    const failing = results.filter(({ passed }) => !passed);
    return { about: 'self_check', asked: results.length, failing, turned };
  };

  const gaps = async (platform: Platform, { isWhole, holds }: Admin): Promise<Report> => {
    const asked = readFeedback(data, Date.now() - REPORTED_MS, MOST_QUESTIONS);
    const own = isWhole
      ? asked
      : asked.filter((one) => one.platform === platform && !one.private && holds(one.chat));
    const all = await findGaps(own, { bot, conversations }, breathe);
    const open = all.filter(({ now }) => now === 'not found').length;
    return { about: 'gaps', gaps: all.slice(0, MOST_GAPS), open };
  };

  /** One after the other, however many ask: each takes a while. */
  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Report>): Promise<Report> => {
    const done = busy.then(work);
    busy = done.catch(() => {});
    return done;
  };

  return ({ platform, chat: here }, admin) => ({
    async reload(isForced) {
      if (isForced && !admin.isWhole) return { about: 'forbidden' };
      return await inTurn(async () => ({ about: 'reload', reload: await look(isForced) }));
    },
    selfCheck: () => inTurn(check),
    report: () => inTurn(() => gaps(platform, admin)),
    async decide(standing, chat = here) {
      if (!(admin.isWhole || admin.holds(chat))) return { about: 'forbidden' };
      await store.setStanding(platform, chat, standing);
      log.info({ platform, chat, standing }, 'an operator has decided on a chat');
      return { about: 'standing', chat, standing };
    },
    async state() {
      const { collection } = bot;
      const { last, servedAt } = keeper;
      const now = performance.now();
      const state: State = {
        uptime: process.uptime() * 1_000,
        articles: collection.entries.size,
        passages: collection.terms.passages,
        figures: await figuresOf(bot),
        age: now - servedAt,
        ...(last && { look: { reload: reloadOf(last.sight, bot), ago: now - last.at } }),
        platforms: [...health.platforms].map(([name, isUp]) => ({ name, isUp })),
        memory: process.memoryUsage().rss,
        awaited: (await store.awaited()).length,
        ...(await storeProblem(store)),
      };
      return { about: 'state', state };
    },
  });
}

function reloadOf(sight: Sight | undefined, { collection }: Bot): Reload {
  const nothing = { put: 0, removed: 0, problems: [], breaks: [] };
  const articles = collection.entries.size;
  switch (sight?.kind) {
    case undefined:
      return { ...nothing, articles, outcome: 'failed' };
    case 'unreadable':
      return { ...nothing, articles, outcome: 'unreadable', message: sight.message };
    case 'same':
      return { ...nothing, articles, outcome: 'same', problems: sight.problems };
    case 'refused': {
      const { problems, breaks } = sight;
      return { ...nothing, articles, outcome: 'refused', problems, breaks };
    }
    case 'change': {
      const { problems, put, remove } = sight;
      return { ...nothing, articles, outcome: 'served', problems, put, removed: remove.length };
    }
  }
}

/** So long others wait while figures are counted, in milliseconds. */
const COUNTING_MS = 5;

/** How many figures there are; those that nobody has asked for yet are read for that, a few at a time. */
async function figuresOf({ collection: { entries, figures } }: Bot): Promise<number> {
  let count = 0;
  let since = performance.now();
  for (const id of [...entries.keys()]) {
    count += figures.ofArticle(id).length;
    if (performance.now() - since < COUNTING_MS) continue;
    await breathe();
    since = performance.now();
  }
  return count;
}

/** Why nothing can be kept, found out by keeping something and forgetting it. */
async function storeProblem(store: Store): Promise<{ storeProblem?: string }> {
  try {
    // Of nobody, but a promise: where nothing is kept for good it is not made.
    await store.forgetPerson('telegram', 'check');
    await store.firstTime('telegram', 'check', 'check');
    await store.forgetChat('telegram', 'check');
    return {};
  } catch (error) {
    return { storeProblem: (error as Error).message };
  }
}
