import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { LAN, labels, stage, UNLIMITED, until } from '../support/telegram.ts';

// What happens to servers: each with the program itself. Disks take the right to mount one (root); without it
// those tests are skipped.

const folder = mkdtempSync(join(tmpdir(), 'trouble-'));
const disk = join(folder, 'disk');
const corpus = join(folder, 'corpus');
mkdirSync(disk);
cpSync(bundledCorpus, corpus, { recursive: true });
const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;
const canMount = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk);

const QUESTION = 'Tỉnh nào đang thí điểm chuyển đổi số?';
const { bot, lan } = await stage({ ...UNLIMITED, TELEGRAM_ADMINS: String(LAN.id) });

beforeAll(() => {
  if (!canMount) process.stdout.write('no disk can be mounted here: those tests are skipped\n');
});
afterAll(async () => {
  await bot.close();
  if (canMount) spawnSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true });
});

const REPEATED = { REPEAT_SECONDS: '0', CORPUS_DIR: corpus };
const levelled = (from: number, ...levels: readonly string[]) =>
  bot.lines.slice(from).filter(({ level }) => levels.includes(String(level)));
const show = (what: string, from: number): void => {
  process.stdout.write(`\n${what}\n`);
  for (const { level, msg, err } of levelled(from, 'warn', 'error', 'fatal')) {
    process.stdout.write(
      `  ${level}: ${msg}${err ? ` ${JSON.stringify(err).slice(0, 160)}` : ''}\n`,
    );
  }
};
const report = async (): Promise<string> => {
  const refused = await lan.ask(LAN, 'Giá vàng hôm nay?');
  if (labels(refused).length === 0) return 'no buttons';
  return String((await lan.press(refused, LAN, 'Báo thiếu')).payload.text);
};

test.skipIf(!canMount)(
  'a DATA_DIR that can only be read: answers, no promises; mended, it keeps again',
  async () => {
    mount('-o', 'remount,ro', disk);
    const from = bot.lines.length;
    await bot.start({ ...REPEATED, DATA_DIR: join(disk, 'data') });
    expect((await lan.ask(LAN, QUESTION)).text).toContain('xã Vi Hương');
    expect(await report()).toContain('đã có lỗi');
    expect((await lan.ask(LAN, '/quanly')).text).toContain('KHÔNG ghi được');
    mount('-o', 'remount,rw', disk);
    await until(() => bot.log.includes('is kept from now on'), 'the store', 70_000);
    expect(await report()).toContain('đã ghi lại');
    expect((await lan.ask(LAN, '/quanly')).text).toContain('DATA_DIR): ghi được');
    show('DATA_DIR is read-only', from);
    expect((await bot.stop()).code).toBe(0);
  },
);

test.skipIf(!canMount)(
  'a full disk: answers without buttons; with room they are back',
  async () => {
    const from = bot.lines.length;
    await bot.start({ ...REPEATED, DATA_DIR: join(disk, 'data') });
    expect(await report()).toContain('đã ghi lại');
    const filling = join(disk, 'filling');
    spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=4096']);
    for (let i = 0; i < 20; i++) {
      expect((await lan.ask(LAN, `${QUESTION} ${i}`)).text).toContain('xã Vi Hương');
    }
    const state = (await lan.ask(LAN, '/quanly')).text;
    show('the disk is full', from);
    process.stdout.write(`  ${state?.split('\n').at(-1)}\n`);
    rmSync(filling);
    expect(await report()).toContain('đã ghi lại');
    expect((await bot.stop()).code).toBe(0);
  },
);

test.skipIf(!canMount)('a disk that is full at the start', async () => {
  const from = bot.lines.length;
  const filling = join(disk, 'filling');
  spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=4096']);
  await bot.start({ ...REPEATED, DATA_DIR: join(disk, 'other') });
  expect((await lan.ask(LAN, QUESTION)).text).toContain('xã Vi Hương');
  show('the disk is full at the start', from);
  rmSync(filling);
  expect((await bot.stop()).code).toBe(0);
});

test('a corpus folder that disappears and comes back', async () => {
  const from = bot.lines.length;
  await bot.start(REPEATED);
  renameSync(corpus, `${corpus}-away`);
  await until(() => bot.log.includes('what was read before stays'), 'the line', 70_000);
  expect((await lan.ask(LAN, QUESTION)).text).toContain('xã Vi Hương');
  expect((await lan.ask(LAN, '/quanly tải lại')).text).toMatch(/^Không đọc được kho/);
  renameSync(`${corpus}-away`, corpus);
  expect((await lan.ask(LAN, '/quanly tải lại')).text).toBe(
    'Kho không có gì thay đổi: 5 bài viết.',
  );
  show('the corpus folder disappears', from);
  expect((await bot.stop()).code).toBe(0);
});

test('a clock that jumps a day, forth and back', async () => {
  const from = bot.lines.length;
  const shim = join(folder, 'clock.cjs');
  writeFileSync(
    shim,
    `const real = Date.now; let days = 0;
     Date.now = () => real() + days * 86400000;
     process.on('SIGUSR2', () => { days = { 0: 1, 1: -1, '-1': 0 }[days]; });`,
  );
  await bot.start({ ...REPEATED, LIMIT_PERSON: '6', NODE_OPTIONS: `--require ${shim}` });
  const jump = (): boolean => process.kill(bot.pid ?? 0, 'SIGUSR2');
  await lan.ask(LAN, 'Doanh thu viễn thông Nam Định năm 2019?');
  for (const turn of ['a day on', 'two days back', 'a day on again']) {
    jump();
    const goes = await lan.ask(LAN, 'còn doanh thu bưu chính?');
    expect(goes.text, turn).toContain('100 tỷ đồng');
    expect(await report(), turn).toContain('đã ghi lại');
  }
  lan.say(LAN, QUESTION);
  lan.say(LAN, QUESTION);
  const told = await until(
    () => lan.fromBot.find(({ text }) => text?.includes('hơi nhanh')),
    'the limit',
  );
  expect(Number(/khoảng (\d+) giây/.exec(told.text ?? '')?.[1])).toBeLessThanOrEqual(60);
  show('the clock jumps', from);
  expect((await bot.stop()).code).toBe(0);
});
