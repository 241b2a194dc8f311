import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { articleFiles, articlesFolder, readArticle } from '../../src/corpus/library.ts';
import { bundledCorpus, openWords } from '../../src/corpus/open.ts';
import { readFeedback } from '../../src/operations/feedback.ts';
import { start } from '../support/program.ts';
import { Chat, dataOf, LAN, MINH, person, stage, UNLIMITED, until } from '../support/telegram.ts';
import { quantile } from './measuring.ts';
import { seeded, setting } from './settings.ts';

const KILLS = setting('KILLS', 200);
const SEED = setting('SEED', 1);
/** So many pages are added in a round. */
const PAGES = 6;
/** All articles are read again after so many rounds, else those that are new. */
const ALL_AFTER = 20;
/** So many questions of the self-check are kept, which a reload asks several times. */
const SELF_CHECKED = 2;
/** A change of the corpus is looked at when nothing more has changed for this long. */
const SETTLED_MS = 300;

/** What a kill is aimed at, in turn; all of it goes on in every round. */
const AIMS = ['adding', 'reloading', 'saving', 'storing'] as const;
type Aim = (typeof AIMS)[number];

const lastWords = (n: number): string =>
  `Đến hết năm 2020, cả ${n} đài truyền thanh thông minh của tỉnh Yên Bái hoạt động ổn định.`;
const page = (n: number): string =>
  [
    `Yên Bái lắp đặt ${n} đài truyền thanh thông minh`,
    'Ngày đăng: 05/03/2021',
    `Sở Thông tin và Truyền thông tỉnh Yên Bái cho biết, năm 2020 tỉnh Yên Bái đã lắp đặt ${n} đài truyền thanh thông minh tại các xã vùng cao của tỉnh.`,
    ...Array.from({ length: 12 }, (_, i) => `Đợt ${i + 1} có cán bộ của nhiều xã tham gia.`),
    lastWords(n),
  ].join('\n\n');

/** A question, and the button that was pressed below its answer. */
interface Report {
  readonly question: string;
  readonly chat: Chat;
  press?: { readonly id: string; readonly label: string };
}

test(`killed ${KILLS} times: it answers again, no article is half there, nothing confirmed is gone`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const corpus = join(folder, 'corpus');
  cpSync(bundledCorpus, corpus, { recursive: true });
  const selfCheck = join(corpus, 'selfcheck.jsonl');
  const cases = readFileSync(selfCheck, 'utf8').split('\n').slice(0, SELF_CHECKED);
  writeFileSync(selfCheck, `${cases.join('\n')}\n`);
  const { gazetteer } = openWords();
  const own = { CORPUS_DIR: corpus, REPEAT_SECONDS: '0', TELEGRAM_ADMINS: String(LAN.id) };
  const { bot, server, lan } = await stage({ ...UNLIMITED, ...own });
  const random = seeded(SEED);

  /** The articles whose adding was confirmed: the numbers of their pages, by their ids. */
  const added = new Map<string, number>();
  const reports: Report[] = [];
  /** What the bot has said to a press. */
  const saidTo = ({ press }: Report): string | undefined =>
    server.answered.find(({ id }) => id === press?.id)?.payload.text as string | undefined;
  const isPending = (one: Report): boolean => one.press !== undefined && saidTo(one) === undefined;
  const confirmed = (label: string, words: RegExp): Report[] =>
    reports.filter((one) => one.press?.label === label && words.test(saidTo(one) ?? ''));

  /** Asks and presses, one after the other, until the bot is gone. */
  const report = async (isOver: () => boolean, pause: number): Promise<void> => {
    for (let n = 0; !isOver(); n++) {
      await wait(pause);
      const who = person(reports.length);
      const chat = new Chat(server, server.chat(7_000_000 + reports.length, 'private'));
      const one: Report = { question: `Hà Nội có bao nhiêu trạm ${reports.length}G?`, chat };
      reports.push(one);
      chat.say(who, one.question);
      await until(() => chat.fromBot.length > 0 || isOver(), 'an answer');
      const [lacking] = chat.fromBot;
      if (lacking === undefined || isOver()) return;
      const label = n === 1 ? 'Báo tôi khi có' : 'Báo thiếu';
      const started = performance.now();
      one.press = { id: chat.pressOnly(lacking, who, dataOf(lacking, label)), label };
      await until(() => !isPending(one) || isOver(), 'the answer to a button');
      if (!isOver()) spans.storing.push(performance.now() - started);
    }
  };

  const read = new Set<string>();
  let chatsMade = 0;
  /** Starts the bot: it answers out of all articles, and what was asked before and while it was gone. */
  const startAndCheck = async (): Promise<void> => {
    const chats = [0, 1].map(
      () => new Chat(server, server.chat(8_000_000 + chatsMade++, 'private')),
    );
    const [plain, known] = chats as [Chat, Chat];
    const some = [...added.values()][Math.floor(random() * added.size)];
    plain.say(MINH, 'Hà Nội có bao nhiêu trạm 5G?');
    if (some !== undefined) known.say(MINH, `Yên Bái lắp đặt ${some} đài truyền thanh thông minh?`);
    bot.log = '';
    await bot.start();
    expect((await plain.next()).text).toMatch(/chưa có bài viết nào về Hà Nội/);
    if (some !== undefined) {
      expect((await known.next()).text).toContain(`đã lắp đặt ${some} đài truyền thanh`);
    }
    const isUnanswered = ({ chat }: Report): boolean => chat.fromBot.length === 0;
    await until(() => !reports.some(isUnanswered), 'answers to what was asked before the kill');
    expect(reports.filter(({ chat }) => chat.fromBot.length > 2)).toEqual([]);
    const ready = bot.lines.find(({ msg }) => msg === 'the bot is ready to answer');
    expect(ready).toMatchObject({ articles: articleFiles(corpus).length, leftOut: 0 });
    // A saved index that cannot be used is among these.
    const isBad = ({ level }: (typeof bot.lines)[number]): boolean =>
      /warn|error|fatal/.test(String(level));
    expect(bot.lines.filter(isBad)).toEqual([]);
  };

  /** No article is half there, and nothing that was confirmed is missing. */
  const checkKept = async (round: number): Promise<void> => {
    const files = articleFiles(corpus);
    for (const file of files) {
      if (read.has(file) && round % ALL_AFTER > 0) continue;
      const { article, problems } = readArticle(file, gazetteer);
      expect(problems).toEqual([]);
      const number = /lắp đặt (\d+) đài/.exec(article?.title ?? '')?.[1];
      if (number) expect(article?.body.trimEnd().endsWith(lastWords(Number(number)))).toBe(true);
      read.add(file);
    }
    const ids = new Set(files.map((file) => basename(file, '.md')));
    expect([...added.keys()].filter((id) => !ids.has(id))).toEqual([]);

    const lacking = readFeedback(bot.data, 0).filter(({ missing }) => missing > 0);
    const kept = new Set(lacking.map(({ text }) => text));
    const reported = confirmed('Báo thiếu', /đã ghi lại/);
    expect(reported.filter(({ question }) => !kept.has(question))).toEqual([]);
    const state = (await lan.ask(LAN, '/quanly')).text ?? '';
    const awaited = Number(/Đang chờ báo khi có câu trả lời: (\d+)/.exec(state)?.[1]);
    const promised = confirmed('Báo tôi khi có', /tôi sẽ báo bạn/);
    expect(awaited).toBeGreaterThanOrEqual(promised.length);
  };

  /** How long each takes, in milliseconds, as far as it was seen to its end. */
  const spans: Record<Aim, number[]> = { adding: [60], reloading: [], saving: [40], storing: [30] };
  /** Some moment of it. */
  const within = (aim: Aim): Promise<void> => wait(random() * quantile(spans[aim].slice(-20), 0.8));
  const hit: Record<Aim | 'more than one' | 'none', number> = {
    ...{ adding: 0, reloading: 0, saving: 0, storing: 0 },
    ...{ 'more than one': 0, none: 0 },
  };

  /** Lets all of it go on, and kills the bot at some moment of what is aimed at. */
  const killWhile = async (aim: Aim, round: number): Promise<void> => {
    let isOver = false;
    const before = reports.length;
    // Where something else is aimed at, that must have its share of the processor.
    const pause = aim === 'storing' ? 0 : 100;
    const working = [report(() => isOver, pause), report(() => isOver, pause)];
    const numbers = Array.from({ length: PAGES }, (_, i) => round * PAGES + i);
    const pages = numbers.map((n) => join(folder, `${n}.txt`));
    for (const n of numbers) writeFileSync(join(folder, `${n}.txt`), page(n));
    let [firstFile, lastFile, isAdded] = [0, 0, false];
    const watcher = watch(articlesFolder(corpus), () => {
      lastFile = performance.now();
      firstFile ||= lastFile;
    });
    const adding = start(['corpus', 'add', '--json', '--corpus', corpus, ...pages]);
    let printed = '';
    adding.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    const ended = once(adding, 'close').then(() => {
      isAdded = true;
    });
    const isServed = (): boolean => bot.log.includes('a changed corpus is served');
    const freshIndex = `index.bin.${bot.pid}`;
    let isSaving = false;
    const data = watch(bot.data, (_, name) => {
      isSaving ||= name === freshIndex;
    });
    const isStoring = (): boolean => reports.slice(before).some(isPending);

    if (aim === 'adding') {
      await until(() => firstFile > 0, 'a page that is added');
    } else if (aim === 'reloading') {
      await until(() => isAdded, 'the pages to be added');
      await wait(Math.max(0, lastFile + SETTLED_MS - performance.now()));
      // How long it takes is seen first.
      const isKnown = spans.reloading.length > 0;
      await Promise.race([until(isServed, 'the reload'), ...(isKnown ? [within(aim)] : [])]);
      if (isServed()) spans.reloading.push(performance.now() - lastFile - SETTLED_MS);
    } else if (aim === 'saving') {
      await until(() => isSaving, 'the index to be saved', 60_000);
    } else {
      await wait(random() * 500);
      await until(isStoring, 'a report on its way');
    }
    if (aim !== 'reloading') await within(aim);

    const isReloading = isAdded && performance.now() > lastFile + SETTLED_MS && !isServed();
    const doing = { adding: firstFile > 0 && !isAdded, reloading: isReloading };
    const isReporting = isStoring();
    const halfWritten = bot.stop('SIGKILL').then(() => readdirSync(bot.data).includes(freshIndex));
    if (random() < 0.5) adding.kill('SIGKILL');
    isOver = true;
    const all = { ...doing, storing: isReporting, saving: await halfWritten };
    await Promise.all([ended, ...working]);
    watcher.close();
    data.close();
    if (firstFile > 0) spans.adding.push(lastFile - firstFile);
    for (const line of printed.split('\n').slice(0, -1)) {
      const { article, source } = JSON.parse(line) as { article: string; source: string };
      added.set(article, Number.parseInt(source, 10));
    }
    for (const { msg, tookMs } of bot.lines) {
      if (msg === 'the index is saved') spans.saving.push(Number(tookMs));
    }
    const at = AIMS.filter((one) => all[one]);
    for (const one of at) hit[one]++;
    if (at.length > 1) hit['more than one']++;
    if (at.length === 0) hit.none++;
  };

  const begun = performance.now();
  for (let round = 0; round < KILLS; round++) {
    await startAndCheck();
    const aim = AIMS[round % AIMS.length] as Aim;
    // The index is saved a second after the start; what is kept is checked in the next round, then.
    if (aim !== 'saving') await checkKept(round);
    await killWhile(aim, round).catch((error: unknown) => {
      throw new Error(`round ${round}, ${aim}: ${error}\n${bot.log.slice(-2_000)}`);
    });
    if (round % ALL_AFTER === ALL_AFTER - 1) {
      const seconds = (performance.now() - begun) / 1_000 / (round + 1);
      console.log(`${round + 1} kills, ${seconds.toFixed(1)} s each`);
    }
  }
  await startAndCheck();
  await checkKept(0);
  console.log('killed while it was going on:');
  console.table(hit);
  console.table({
    kills: KILLS,
    'articles confirmed': added.size,
    articles: articleFiles(corpus).length,
    'reports confirmed': confirmed('Báo thiếu', /đã ghi lại/).length,
    'promises confirmed': confirmed('Báo tôi khi có', /tôi sẽ báo bạn/).length,
    'temporary files left': [articlesFolder(corpus), bot.data].flatMap((one) =>
      readdirSync(one).filter((name) => /\.tmp$|\.bin\./.test(name)),
    ).length,
    ...Object.fromEntries(
      AIMS.map((aim) => [`${aim}, ms, median`, Math.round(quantile(spans[aim], 0.5))]),
    ),
  });
  await bot.close();
  rmSync(folder, { recursive: true });
});
