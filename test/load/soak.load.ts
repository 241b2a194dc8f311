import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { startDiscord } from '../support/discord.ts';
import { readExposition } from '../support/exposition.ts';
import { Chat, person, stage, until } from '../support/telegram.ts';
import { quantile } from './measuring.ts';
import { setting } from './settings.ts';

const MINUTES = setting('MINUTES', 20);
const PER_SECOND = setting('PER_SECOND', 20);
const RELOAD_S = setting('RELOAD_S', 30);
const LATEST_MS = 60_000;

const QUESTIONS = [
  'Tỉnh nào đang thí điểm chuyển đổi số?',
  'doanh thu vien thong nam dinh nam 2019',
  'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?',
  'Which province is piloting digital transformation?',
  'Quảng Trị hoàn thành bao nhiêu nhiệm vụ năm 2021?',
  'Hà Nội có bao nhiêu trạm 5G?',
  'Giá vàng hôm nay?',
  '/kho',
  '/tinh Bắc Kạn',
];

test(`${MINUTES} minutes on both platforms, ${PER_SECOND} questions a second, a change every ${RELOAD_S} s`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const corpus = join(folder, 'corpus');
  cpSync(bundledCorpus, corpus, { recursive: true });
  const { bot, server } = await stage();
  const discord = await startDiscord();
  await bot.start({ CORPUS_DIR: corpus, ...discord.settings });
  const port = await until(
    () => bot.lines.find(({ msg }) => msg === 'health and metrics are told')?.port,
    'the port',
  );
  await until(() => bot.log.includes('connected to Discord'), 'Discord', 30_000);

  const took: { readonly at: number; readonly ms: number }[] = [];
  const inHand = new Set<Promise<void>>();
  const defects: string[] = [];
  const begun = performance.now();
  const timed = (ask: Promise<unknown>): void => {
    const started = performance.now();
    const done = ask.then(
      () => void took.push({ at: started - begun, ms: performance.now() - started }),
      (error: unknown) => void defects.push(String(error)),
    );
    inHand.add(done);
    void done.finally(() => inHand.delete(done));
  };
  const telegram = (n: number): Promise<unknown> => {
    const from = person(n);
    const chat = new Chat(server, server.chat(5_000_000 + n, 'private'));
    return chat.ask(from, QUESTIONS[n % QUESTIONS.length] as string).catch((error: unknown) => {
      throw new Error(`Telegram, ${n}: ${error}`);
    });
  };
  const onDiscord = async (n: number): Promise<void> => {
    const somebody = discord.person(`Người ${n}`);
    const post = somebody.tells((QUESTIONS[n % QUESTIONS.length] as string).replace(/^\//, ''));
    const answered = () =>
      somebody.sees(post.room).some(({ author }) => author.id === discord.bot.id);
    await until(answered, `Discord, ${n}`, LATEST_MS);
  };

  const samples: { readonly at: number; readonly rssMb: number; readonly lagMs: number }[] = [];
  const sample = async (): Promise<void> => {
    const all = readExposition(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
    const value = (name: string) => all.find((one) => one.name === name)?.value ?? Number.NaN;
    samples.push({
      at: performance.now() - begun,
      rssMb: value('process_resident_memory_bytes') / 1e6,
      lagMs: value('nodejs_eventloop_lag_max_seconds') * 1e3,
    });
  };

  let reloads = 0;
  const reload = (): void => {
    const name = `yen-bai-${reloads++ % 5}`;
    const text = readFileSync(
      join(bundledCorpus, 'articles/lang-son-2019-lanh-dao-ubnd-tinh-lam-viec-voi-so-thong-tin.md'),
      'utf8',
    )
      .replace(/^id: .*$/m, `id: ${name}`)
      .replace(/^province: .*$/m, 'province: Yên Bái')
      .replaceAll('Lạng Sơn', 'Yên Bái');
    const more = `\n\nNăm 2023, tỉnh Yên Bái đã lắp đặt ${reloads} đài truyền thanh thông minh.\n`;
    writeFileSync(join(corpus, 'articles', `${name}.md`), text + more);
  };

  const end = begun + MINUTES * 60_000;
  let [nextReload, nextSample] = [begun + RELOAD_S * 1_000, begun + 5_000];
  for (let n = 0; performance.now() < end; n++) {
    timed(n % 4 === 3 ? onDiscord(n) : telegram(n));
    if (performance.now() > nextReload) {
      nextReload += RELOAD_S * 1_000;
      reload();
    }
    if (performance.now() > nextSample) {
      nextSample += 5_000;
      await sample();
    }
    await wait(Math.max(0, begun + ((n + 1) * 1_000) / PER_SECOND - performance.now()));
  }
  await Promise.all(inHand);
  const served = bot.lines.filter(({ msg }) => msg === 'a changed corpus is served').length;
  const wrong = bot.lines.filter(({ level }) => /error|fatal/.test(String(level)));
  const { code } = await bot.stop();
  const warm = took.filter(({ at }) => at > 30_000).map(({ ms }) => ms);
  const third = Math.floor(samples.length / 3);
  const mean = (some: readonly { rssMb: number }[]) =>
    Math.round(some.reduce((sum, { rssMb }) => sum + rssMb, 0) / some.length);
  console.table({
    answered: took.length,
    'p50 ms': Math.round(quantile(warm, 0.5)),
    'p99 ms': Math.round(quantile(warm, 0.99)),
    'longest ms': Math.round(Math.max(...warm)),
    reloads,
    served,
    'memory MB, first third': mean(samples.slice(0, third)),
    'memory MB, last third': mean(samples.slice(-third)),
    'event loop held up, median of 5 s, ms': Math.round(
      quantile(
        samples.map(({ lagMs }) => lagMs),
        0.5,
      ),
    ),
    'event loop held up, longest, ms': Math.round(Math.max(...samples.map(({ lagMs }) => lagMs))),
  });
  await discord.close();
  await bot.close();
  rmSync(folder, { recursive: true });
  expect({ defects, wrong, code, violations: discord.violations }).toEqual({
    defects: [],
    wrong: [],
    code: 0,
    violations: [],
  });
  expect(served).toBe(reloads);
});
