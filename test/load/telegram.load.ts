import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Bot, Chat, person, stage, UNLIMITED, until } from '../support/telegram.ts';
import type { StoredMessage } from '../support/telegram-chats.ts';
import type { TelegramServer } from '../support/telegram-server.ts';
import {
  memoryOf,
  QUESTIONS,
  quantile,
  REHEARSAL_OVER,
  REHEARSED,
  report,
  workedBy,
} from './measuring.ts';

/** Of questions and of a command. */
const ASKED = [...QUESTIONS, '/thongke doanh thu bưu chính Nam Định'];
/** Answered again each time: a pointer to an earlier answer would be less work. */
const LIFTED = { ...UNLIMITED, REPEAT_SECONDS: '0' };

let bot: Bot;
afterEach(() => bot.close());

async function started(env: Readonly<Record<string, string>> = LIFTED): Promise<TelegramServer> {
  const made = await stage(env);
  bot = made.bot;
  await bot.start();
  return made.server;
}

function privateChats(server: TelegramServer, count: number, from = 10_000): Chat[] {
  return Array.from(
    { length: count },
    (_, i) => new Chat(server, server.chat(from + i, 'private')),
  );
}

const sends = (server: TelegramServer): number => server.counts.get('sendMessage') ?? 0;
const question = (i: number): string => ASKED[i % ASKED.length] as string;

/** A thousand messages of fifty people, sixty of them for the bot; resolves with those. */
function talk(group: Chat): StoredMessage[] {
  return Array.from({ length: 1_000 }, (_, i): StoredMessage[] => {
    const from = person(i % 50);
    // Every sixteenth or seventeenth, so that each person comes up.
    const isForBot = Math.floor((i * 60) / 1_000) !== Math.floor(((i + 1) * 60) / 1_000);
    if (!isForBot) {
      group.say(
        from,
        i % 7 === 0 ? '/hoi@other_bot giúp với' : `Chuyện phiếm số ${i}, ai biết không?`,
      );
      return [];
    }
    const text = `${question(i)} (lần ${i})`;
    return [group.say(from, i % 2 === 0 ? `@hoidap_bot ${text}` : `/hoi ${text}`)];
  }).flat();
}

async function answeredOnce(group: Chat, asked: readonly StoredMessage[], ms: number) {
  await until(() => group.fromBot.length >= asked.length, 'sixty answers', ms);
  await wait(500);
  const targets = group.fromBot.map(
    ({ reply_to_message: target }) => (target as StoredMessage).message_id,
  );
  // In the order in which they were asked: none twice, none for the others.
  expect(targets).toEqual(asked.map(({ message_id }) => message_id));
}

test('a group of 50 people, 1,000 messages, 60 for the bot', async () => {
  const server = await started();
  const group = new Chat(server, server.chat(-100_600, 'supergroup'));
  const from = performance.now();
  const asked = talk(group);
  expect(asked).toHaveLength(60);
  await answeredOnce(group, asked, 60_000);
  report('1,000 messages, 60 for the bot', {
    answers: group.fromBot.length,
    ms: performance.now() - from,
  });
});

test('the same group with the usual limits', async () => {
  const server = await started({});
  const group = new Chat(server, server.chat(-100_601, 'supergroup'));
  const asked = talk(group);
  await answeredOnce(group, asked, 5 * 60_000);
  const times = server.callsOf('sendMessage').map(({ at }) => at);
  const apart = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  const minutes = times.slice(20).map((at, i) => at - (times[i] ?? 0));
  report('with limits', {
    'least apart, ms': Math.min(...apart),
    'least for 21, s': Math.min(...minutes) / 1_000,
  });
  // They arrive some milliseconds later, the one sooner than the other.
  expect(Math.min(...apart)).toBeGreaterThan(800);
  expect(Math.min(...minutes)).toBeGreaterThan(59_500);
});

test('200 updates at once', async () => {
  const server = await started({ ...LIFTED, ...REHEARSED });
  await until(() => bot.log.includes(REHEARSAL_OVER), 'the rehearsal', 30_000);
  const chats = privateChats(server, 200);
  const rounds: number[] = [];
  for (let round = 0; round < 16; round++) {
    const sent = sends(server);
    const before = workedBy(bot.pid);
    const from = performance.now();
    for (const [i, chat] of chats.entries()) chat.say(person(i), question(i + round));
    await until(() => sends(server) >= sent + 200, '200 answers', 20_000);
    const times = server
      .callsOf('sendMessage')
      .slice(sent)
      .map(({ at }) => at - from);
    rounds.push(quantile(times, 0.99));
    report(`200 at once, round ${round + 1}`, {
      'p50 ms': quantile(times, 0.5),
      'p99 ms': quantile(times, 0.99),
      'most ms': Math.max(...times),
      'worked ms': workedBy(bot.pid) - before,
    });
    await wait(300);
  }
  expect(bot.log).not.toContain('Warning');
  // The first rounds compile the code; the last ones show how far that goes on.
  expect(quantile(rounds.slice(2, 6), 0.5)).toBeLessThan(250);
});

test('20,000 updates', async () => {
  // With room to spare garbage is left lying about, which looks like growth.
  const server = await started({ ...LIFTED, NODE_OPTIONS: '--max-old-space-size=96' });
  const chats = privateChats(server, 400);
  const heights: number[] = [];
  const from = performance.now();
  for (let i = 0; i < 20_000; i++) {
    chats[i % chats.length]?.say(person(i % chats.length), question(i));
    if (i % 200 === 199) {
      await until(() => sends(server) >= i - 200, 'answers', 60_000);
    }
    if (i % 1_000 === 999) {
      heights.push(memoryOf(bot.pid));
      report(`${i + 1} updates`, { MB: memoryOf(bot.pid) });
    }
  }
  await until(() => sends(server) >= 20_000, 'all answers', 60_000);
  const seconds = (performance.now() - from) / 1_000;
  const [early, late] = [heights.slice(5, 10), heights.slice(15)].map((some) =>
    quantile(some, 0.5),
  );
  report('20,000 updates', {
    'a second': 20_000 / seconds,
    'MB, 6,000-10,000': early ?? 0,
    'MB, 16,000-20,000': late ?? 0,
  });
  expect(server.callsOf('sendMessage')).toHaveLength(20_000);
  expect(late).toBeLessThan((early ?? 0) * 1.1);
});

test('the server is down for 60 s', async () => {
  const server = await started();
  const chats = privateChats(server, 40);
  // Some are on their way when it goes.
  for (const [i, { id }] of chats.entries()) {
    if (i < 20) server.scriptIn(id, 'sendMessage', { delayMs: 400 });
  }
  for (const [i, chat] of chats.slice(0, 20).entries()) chat.say(person(i), '/kho');
  await until(() => sends(server) >= 5, 'some calls');
  await server.down();
  for (const [i, chat] of chats.slice(20).entries()) chat.say(person(20 + i), '/kho');
  await wait(60_000);
  const calls = server.calls.length;
  const back = performance.now();
  await server.up();
  await until(() => chats.every(({ fromBot }) => fromBot.length > 0), 'all answers', 60_000);
  const ms = performance.now() - back;
  await wait(2_000);
  const counts = chats.map(({ fromBot }) => fromBot.length);
  report('down for 60 s', {
    'all answered after, ms': ms,
    once: counts.filter((count) => count === 1).length,
    twice: counts.filter((count) => count === 2).length,
    'calls after': server.calls.length - calls,
  });
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  // Only what was on its way may have arrived without the bot knowing.
  expect(Math.max(...counts.slice(20))).toBe(1);
});

test('SIGKILL at 25 moments of a batch', async () => {
  const server = await started();
  const counts: number[] = [];
  for (let round = 0; round < 25; round++) {
    const chats = privateChats(server, 60, 20_000 + 100 * round);
    for (const [i, chat] of chats.entries()) {
      if (i % 4 === 0) server.scriptIn(chat.id, 'sendMessage', { delayMs: 100 });
      chat.say(person(i), question(i + round));
    }
    await wait(round * 8);
    await bot.stop('SIGKILL');
    await bot.start();
    await until(() => chats.every(({ fromBot }) => fromBot.length > 0), 'all answers', 30_000);
    await wait(300);
    counts.push(...chats.map(({ fromBot }) => fromBot.length));
  }
  const of = (count: number): number => counts.filter((one) => one === count).length;
  report('killed 25 times', { questions: counts.length, once: of(1), twice: of(2) });
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
});
