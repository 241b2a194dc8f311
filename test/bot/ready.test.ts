import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { openCorpus } from '../../src/corpus/open.ts';
import { isLong, nextTurn } from '../../src/work/pace.ts';
import { fixtureCorpus } from '../support/program.ts';

const { articles, ...words } = openCorpus(fixtureCorpus);

/** Does nothing for a while, and lets nobody else do anything. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** How many turns of the event loop others have while something is waited for. */
async function turnsDuring(waited: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = async (): Promise<void> => {
    while (!isOver) {
      await breathe();
      turns++;
    }
  };
  const counting = count();
  await waited.finally(() => {
    isOver = true;
  });
  await counting;
  return turns;
}

/** A bot with so many articles whose figures take some milliseconds each to read. */
async function withUnreadFigures(count: number, ms: number) {
  const bot = await createBot(words, articles);
  let read = 0;
  for (let i = 0; i < count; i++) {
    bot.collection.figures.putLater(`article-${i}`, () => {
      read++;
      work(ms);
      return [];
    });
  }
  return { bot, read: () => read };
}

test.for([
  ['/thongke', { indicator: 'doanh thu viễn thông' }],
  ['/sosanh', { indicator: 'doanh thu viễn thông', provinces: 'all' }],
] as const)('others have their turns while %s waits for figures', async ([command, given]) => {
  const { bot, read } = await withUnreadFigures(100, 3);
  const asked = command === '/thongke' ? bot.stats(given, {}) : bot.compare(given, {});
  expect(await turnsDuring(asked)).toBeGreaterThan(10);
  expect(read()).toBe(100);
});

test('a question about other things waits for no figures', async () => {
  const { bot, read } = await withUnreadFigures(20, 1);
  await bot.ask({ text: 'Tỉnh nào đang thí điểm chuyển đổi số?' });
  expect(read()).toBe(0);
});

test('what is made at first use is made once, however many ask for it at the same time', async () => {
  const { bot, read } = await withUnreadFigures(50, 1);
  await Promise.all([bot.ready(), bot.ready(), bot.province('Nam Định'), bot.ready()]);
  expect(read()).toBe(50);
  expect(bot.collection.figures.isWhole).toBe(true);
});

test('those who wait for a turn go on in the order in which they came, a few in each', async () => {
  const done: number[] = [];
  const one = async (number: number): Promise<void> => {
    while (isLong()) await nextTurn();
    work(8);
    done.push(number);
  };
  const numbers = Array.from({ length: 12 }, (_, i) => i);
  const turns = await turnsDuring(Promise.all(numbers.map(one)));
  expect(done).toEqual(numbers);
  expect(turns).toBeGreaterThan(3);
});
