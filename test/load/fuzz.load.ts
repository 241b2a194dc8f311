import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { pageOf } from '../../src/adapters/discord/page.ts';
import { sheetOf } from '../../src/adapters/discord/sheet.ts';
import { createExchange } from '../../src/adapters/exchange/exchange.ts';
import { renderReply } from '../../src/adapters/telegram/render.ts';
import { createBot, createPreparation } from '../../src/bot/bot.ts';
import { createConversationStore } from '../../src/bot/conversation.ts';
import { prepareArticle } from '../../src/bot/evidence/prepared.ts';
import { Intake } from '../../src/corpus/add.ts';
import { readArticle } from '../../src/corpus/library.ts';
import { bundledCorpus, openCorpus, readExamples } from '../../src/corpus/open.ts';
import { createLimits } from '../../src/operations/limits.ts';
import { type Log, silentLog } from '../../src/operations/log.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { quantile, workedHere } from './measuring.ts';
import { seeded, setting } from './settings.ts';

const QUESTIONS = setting('QUESTIONS', 100_000);
const PAGES = setting('PAGES', 10_000);
const SEED = setting('SEED', 1);
/** The event loop is never held up longer, in milliseconds. */
const LONGEST_MS = 50;

const { articles, ...words } = openCorpus();
const texts = readdirSync(join(bundledCorpus, 'articles')).map((name) =>
  readFileSync(join(bundledCorpus, 'articles', name), 'utf8'),
);
const questions = Object.values(readExamples()).flat();
const commands = ['/tinh', '/nguon', '/thongke', '/sosanh', '/kho', '/xuat', '/ngonngu', '/x', '/'];

/** What breaks programs that read text. */
const NASTY = [
  '\0',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u200d',
  '\u034f'.repeat(30),
  'Z\u0351\u036b\u0343\u036a\u0342\u036b\u033d',
  'à'.normalize('NFD'),
  '🇻🇳',
  '👨‍👩‍👧‍👦',
  '```',
  '<b>',
  '&amp;',
  '@everyone',
  '%00',
  '$1',
  '999999999999999999999999',
  '1e309',
  '-0',
  '31/02/2021',
  'năm 20212022',
  '((((((((((((((((',
  '………………………',
  'a'.repeat(400),
  'ọ '.repeat(200),
  '1.2.3.4.5.6.7.8.9.',
  '\n\n\n\n',
  '-\n-\n-',
];

/** Damages texts, the same way for the same seed. */
function damager(seed: number) {
  const random = seeded(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const once = (text: string): string => {
    const at = below(text.length + 1);
    const to = at + below(Math.min(40, text.length - at + 1));
    switch (below(7)) {
      case 0:
        return text.slice(0, at) + pick(NASTY) + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(to);
      case 2:
        return text.slice(0, at) + text.slice(at, to).repeat(1 + below(20)) + text.slice(to);
      case 3:
        return text.normalize(pick(['NFD', 'NFKD', 'NFC'] as const));
      case 4:
        return random() < 0.5 ? text.toUpperCase() : text.toLowerCase();
      case 5:
        return text.slice(0, at) + String.fromCharCode(below(0x10000)) + text.slice(at);
      default:
        return [...text.slice(0, 300)].reverse().join('') + text.slice(300);
    }
  };
  return {
    below,
    pick,
    damaged(text: string, most: number): string {
      let result = text;
      for (let n = below(most + 1); n > 0; n--) result = once(result);
      return result;
    },
  };
}

/** What takes long at first, since it is compiled, is not counted. */
const WARMING = 500;

/** Times what holds the event loop up; what is slow is done once more, to see whether it always is. */
function stopwatch() {
  const took: number[] = [];
  const slow: string[] = [];
  /** The longest that others had to wait for a turn meanwhile. */
  const time = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
    let since = workedHere();
    let longest = 0;
    let isOver = false;
    const turn = (): void => {
      const now = workedHere();
      longest = Math.max(longest, now - since);
      since = now;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const result = await work();
    isOver = true;
    turn();
    return [result, longest];
  };
  return {
    async time<T>(what: string, work: () => T | Promise<T>): Promise<T> {
      const [result, ms] = await time(work);
      took.push(ms);
      if (ms > LONGEST_MS && took.length > WARMING) {
        const [, again] = await time(work);
        const times = `${Math.round(ms)} ms, again ${Math.round(again)} ms`;
        slow.push(`${times}: ${JSON.stringify(what.slice(0, 200))} (${what.length})`);
      }
      return result;
    },
    table: () => ({
      count: took.length,
      'p50 ms': Math.round(quantile(took, 0.5) * 10) / 10,
      'p99 ms': Math.round(quantile(took, 0.99) * 10) / 10,
      'longest ms': Math.round(took.slice(WARMING).reduce((most, ms) => Math.max(most, ms), 0)),
      [`over ${LONGEST_MS} ms`]: slow.length,
    }),
    slow,
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is held after all that is not needed has been let go, in megabytes. */
function memoryMb(): number {
  collectGarbage();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
}

test(`${QUESTIONS} damaged questions: an answer to each, within every platform's limits`, async () => {
  const conversations = createConversationStore();
  const bot = await createBot(words, articles, conversations);
  const defects: string[] = [];
  const note = (facts: object, message: string): void => {
    const { err } = facts as { err?: Error };
    defects.push(`${message}: ${err?.stack ?? ''}`);
  };
  const log: Log = { ...silentLog, error: note, fatal: note };
  const exchange = () =>
    createExchange({
      bot,
      conversations,
      store: createMemoryStore(),
      officeOf: () => {
        throw new Error('nobody looks after this bot');
      },
      limits: createLimits({ personPerMinute: 0, chatPerMinute: 0, allPerMinute: 0 }),
      log,
      examples: () => readExamples(),
      language: 'vi',
    });
  const { below, pick, damaged } = damager(SEED);
  const watch = stopwatch();
  const memory: number[] = [];
  let current = exchange();
  for (let n = 0; n < QUESTIONS; n++) {
    // What is kept is not what is looked at here.
    if (n % 2_000 === 0) {
      current = exchange();
      memory.push(memoryMb());
    }
    const plain = below(4) === 0 ? `${pick(commands)} ${pick(questions)}` : pick(questions);
    const text = damaged(below(50) === 0 ? pick(texts) : plain, 6);
    const said = { platform: 'telegram', chat: `${below(50)}`, person: `${below(5)}` } as const;
    const reply = await watch.time(text, () =>
      current.answer({ ...said, private: false, what: text }),
    );
    if (reply.kind === 'silence') continue;
    for (const { body } of renderReply(reply)) {
      if (body.text.length > 4_096 || body.text.length === 0 || body.entities.length > 100) {
        defects.push(`Telegram takes no ${body.text.length} units: ${JSON.stringify(text)}`);
      }
    }
    if (reply.kind !== 'answer') continue;
    const page = pageOf(sheetOf(reply.answer, reply.guide), { embeds: true, files: true });
    const size = page.embeds.reduce((sum, one) => sum + JSON.stringify(one).length, 0);
    if (page.content.length > 2_000 || page.embeds.length > 10 || size > 12_000) {
      defects.push(`Discord takes no such page: ${JSON.stringify(text)}`);
    }
  }
  memory.push(memoryMb());
  const [, settled = 0] = memory;
  const held = Math.max(...memory.slice(1));
  console.table({ ...watch.table(), 'memory MB': `${settled} -> ${memory.at(-1)}, most ${held}` });
  for (const one of watch.slow.slice(0, 60)) console.log(one);
  expect(defects.slice(0, 5)).toEqual([]);
  expect(watch.slow.slice(0, 5)).toEqual([]);
  expect(held).toBeLessThan(settled * 1.1 + 5);
});

test(`${PAGES} damaged pages: an article that can be read, or a reason`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const { below, pick, damaged } = damager(SEED + 1);
  const [watch, taking] = [stopwatch(), stopwatch()];
  const defects: string[] = [];
  const bot = await createBot(words, articles);
  const preparation = createPreparation(words);
  const deep = ['<div>'.repeat(3_000), `<table>${'<tr><td>x'.repeat(2_000)}`, '<p'.repeat(5_000)];
  for (let n = 0; n < PAGES; n++) {
    let page = damaged(pick(texts).replace(/^---[\s\S]*?---\n/, ''), 12);
    const kind = below(40);
    if (kind === 0) page = `${pick(deep)}${page}`;
    if (kind === 1) page = `${page}${'một dòng dài '.repeat(pick([6_000, 80_000]))}`;
    if (kind < 12) page = `<html><body><h1>Lào Cai</h1><p>${page.replaceAll('\n\n', '</p><p>')}`;
    const bytes = Buffer.from(
      page,
      below(5) === 0 ? 'latin1' : below(8) === 0 ? 'utf16le' : 'utf8',
    );
    // Each into a folder of its own: the same text twice is refused.
    const corpus = join(folder, String(n));
    try {
      const { article, problems } = await watch.time(page, () =>
        new Intake(corpus, words.gazetteer).add('page', bytes, {}),
      );
      if (article === null && problems.length === 0) defects.push(`no reason: page ${n}`);
      if (problems.some((problem) => /could not be added/.test(problem))) {
        defects.push(`${problems}: page ${n}`);
      }
      if (article !== null) {
        const file = join(corpus, 'articles', `${article}.md`);
        const { article: read, problems: wrong } = readArticle(file, words.gazetteer);
        if (wrong.length > 0) defects.push(`page ${n}: ${JSON.stringify(wrong)}`);
        if (read === undefined) continue;
        // Adding and preparing is another process's and another thread's work, this is not.
        const prepared = prepareArticle(read, preparation);
        await taking.time(page, () => bot.collection.take(prepared));
        await bot.collection.remove(read.id);
      }
    } catch (error) {
      defects.push(`page ${n}: ${(error as Error).stack}`);
    }
    rmSync(corpus, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  console.table({ adding: watch.table(), 'taking in': taking.table() });
  for (const one of [...watch.slow, ...taking.slow].slice(0, 20)) console.log(one.slice(0, 160));
  expect(defects.slice(0, 5)).toEqual([]);
  expect(taking.slow.slice(0, 5)).toEqual([]);
});
