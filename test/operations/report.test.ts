import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFeedback } from '../../src/operations/feedback.ts';
import { createStore } from '../../src/operations/sqlite.ts';
import type { Asked, Store } from '../../src/operations/store.ts';
import { run } from '../support/program.ts';

const DAY = 24 * 60 * 60_000;
const data = mkdtempSync(join(tmpdir(), 'report-'));
let store: Store;

function ask(person: string, text: string, before: readonly string[] = []): Promise<string> {
  const asked: Asked = {
    platform: 'telegram',
    chat: '-1',
    person,
    private: false,
    text,
    language: 'vi',
    before,
  };
  return store.keepQuestion(asked);
}

beforeAll(async () => {
  store = createStore(data);
  await ask('1', 'Doanh thu viễn thông Nam Định năm 2019?');
  await ask('1', 'Hà Nội có bao nhiêu trạm 5G?');
  await ask('2', 'ha noi co bao nhieu tram 5g');
  await ask('2', 'Số trạm 5G của Hà Nội là bao nhiêu?');
  const bad = await ask('3', 'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?');
  await store.rate(bad, '3', false);
  await store.rate(bad, '4', true);
  const gap = await ask('4', '=Bao nhiêu xã ở Cà Mau có mạng, "cáp quang"?');
  await store.reportMissing(gap, '4');
  await store.reportMissing(gap, '5');
  await ask('6', 'còn doanh thu bưu chính Hà Giang?', ['Doanh thu viễn thông Nam Định năm 2019?']);
});
afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true });
});

test('gaps are ranked, alike questions are one, what is answered well is none', async () => {
  const { stdout } = await run(['report', '--json'], { env: { DATA_DIR: data } });
  const gaps = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(gaps.map(({ question }) => question)).toEqual([
    '=Bao nhiêu xã ở Cà Mau có mạng, "cáp quang"?',
    'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?',
    'Hà Nội có bao nhiêu trạm 5G?',
    'Doanh thu viễn thông Nam Định năm 2019? → còn doanh thu bưu chính Hà Giang?',
  ]);
  expect(gaps[0]).toMatchObject({ missing: 2, people: 1, now: 'not found', provinces: ['Cà Mau'] });
  expect(gaps[2]).toMatchObject({ asked: 3, people: 2, provinces: ['Hà Nội'], now: 'not found' });
  expect(gaps[1]).toMatchObject({ useless: 1, useful: 1, now: 'answered' });
  expect(stdout).not.toMatch(/asker|person|chat/);
});

test('as a file no cell is a formula; as a table it is summed up', async () => {
  const { stdout } = await run(['report', '--csv'], { env: { DATA_DIR: data } });
  expect(stdout).toContain(`"'=Bao nhiêu xã ở Cà Mau có mạng, ""cáp quang""?",Cà Mau,`);
  const table = await run(['report'], { env: { DATA_DIR: data } });
  expect(table.stdout).toMatch(/7 questions, 3 open gaps, 1 answered now or not well\n$/);
  expect(readFeedback(join(data, 'none'), 0)).toEqual([]);
});

test('questions are forgotten after the days that are set', async () => {
  const folder = join(data, 'old');
  const clock = { now: Date.now() - 200 * DAY };
  const old = createStore(folder, () => clock.now, 180);
  const keep = (text: string) =>
    old.keepQuestion({
      platform: 'discord',
      chat: '1',
      person: '1',
      private: false,
      text,
      language: 'vi',
      before: [],
    });
  await old.rate(await keep('cũ'), '1', true);
  clock.now += 21 * DAY;
  await keep('vừa');
  clock.now = Date.now();
  await keep('mới');
  expect(readFeedback(folder, 0).map(({ text }) => text)).toEqual(['vừa', 'mới']);
  await old.close();
});
