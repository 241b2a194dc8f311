import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readArticles } from '../../src/corpus/library.ts';
import { bundledCorpus, openWords } from '../../src/corpus/open.ts';
import { readFeedback } from '../../src/operations/feedback.ts';
import { start } from '../support/program.ts';
import { Chat, person, stage } from '../support/telegram.ts';
import { seeded, setting } from './settings.ts';

const KILLS = setting('KILLS', 200);
const SEED = setting('SEED', 1);

const page = (n: number): string =>
  [
    `Yên Bái lắp đặt ${n} đài truyền thanh thông minh`,
    'Ngày đăng: 05/03/2021',
    `Sở Thông tin và Truyền thông tỉnh Yên Bái cho biết, năm 2020 tỉnh Yên Bái đã lắp đặt ${n} đài truyền thanh thông minh tại các xã vùng cao của tỉnh.`,
  ].join('\n\n');

test(`killed ${KILLS} times: it answers again, no article is half there, nothing confirmed is gone`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const corpus = join(folder, 'corpus');
  cpSync(bundledCorpus, corpus, { recursive: true });
  const { gazetteer } = openWords();
  const { bot, server } = await stage();
  const random = seeded(SEED);
  const added: number[] = [];
  let confirmed = 0;
  let people = 0;
  const chat = (): readonly [Chat, ReturnType<typeof person>] => {
    const number = people++;
    return [new Chat(server, server.chat(7_000_000 + number, 'private')), person(number)];
  };

  for (let n = 0; n < KILLS; n++) {
    await bot.start({ CORPUS_DIR: corpus, REPEAT_SECONDS: '0' });
    const [asked, somebody] = chat();
    const answer = await asked.ask(somebody, 'Hà Nội có bao nhiêu trạm 5G?');
    expect(answer.text).toMatch(/chưa có bài viết nào về Hà Nội/);

    // All of this goes on when it is killed, and so does the program that adds an article.
    let isOver = false;
    const report = async (): Promise<void> => {
      while (!isOver) {
        const [own, who] = chat();
        const lacking = await own.ask(who, `Hà Nội có bao nhiêu trạm ${people}G?`);
        await own.press(lacking, who, 'Báo thiếu');
        confirmed++;
      }
    };
    const working = Promise.allSettled([report(), report()]);
    writeFileSync(join(folder, `${n}.txt`), page(n));
    const adding = start(['corpus', 'add', '--corpus', corpus, join(folder, `${n}.txt`)]);
    const ended = new Promise<number | null>((resolve) => adding.once('close', resolve));
    await wait(random() * 2_500);
    await bot.stop('SIGKILL');
    if (random() < 0.5) adding.kill('SIGKILL');
    if ((await ended) === 0) added.push(n);
    isOver = true;
    await working;

    const { articles, problems } = readArticles(corpus, gazetteer);
    expect(problems).toEqual([]);
    for (const one of added) {
      expect(articles.some(({ title }) => title.includes(` ${one} đài`))).toBe(true);
    }
    const kept = readFeedback(bot.data, 0).reduce((sum, { missing }) => sum + missing, 0);
    expect(kept).toBeGreaterThanOrEqual(confirmed);
  }
  console.table({
    kills: KILLS,
    'reports confirmed': confirmed,
    'articles added': added.length,
    'left over': readdirSync(join(corpus, 'articles')).filter((name) => name.startsWith('.'))
      .length,
  });
  await bot.close();
  rmSync(folder, { recursive: true });
});
