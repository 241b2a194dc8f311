import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { STORE_FILE } from '../../src/operations/database.ts';
import { createLog } from '../../src/operations/log.ts';
import { observedStore } from '../../src/operations/observed-store.ts';
import { openStore } from '../../src/operations/patient-store.ts';
import { StoreError } from '../../src/operations/store.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'patience-'));
afterAll(() => rmSync(folder, { recursive: true }));

const asked = {
  platform: 'telegram',
  chat: '-100',
  person: '7',
  private: false,
  text: 'Giá vàng hôm nay?',
  language: 'vi',
  before: [],
} as const;

async function writing() {
  const lines: Record<string, unknown>[] = [];
  const settings = { level: 'info', questions: false, secrets: [], readable: false } as const;
  const log = await createLog(settings, { write: (line) => lines.push(JSON.parse(line)) });
  return { log, lines };
}

test('where nothing can be kept yet, nothing is promised, and it is kept as soon as it can be', async () => {
  const data = join(folder, 'later');
  // A database cannot be where a folder is.
  mkdirSync(join(data, STORE_FILE), { recursive: true });
  const { log, lines } = await writing();
  const store = openStore({ folder: data, keptDays: 0, log, againMs: 10 });
  expect(lines).toMatchObject([{ level: 'error', msg: expect.stringContaining('until then') }]);
  const id = await store.keepQuestion(asked);
  expect(await store.question(id)).toEqual(asked);
  expect(await store.takeIn('telegram', [{ update: '1', task: {} }])).toHaveLength(1);
  await expect(store.reportMissing(id, '7')).rejects.toThrow(StoreError);
  await expect(store.forgetPerson('telegram', '7')).rejects.toThrow('DATA_DIR is');

  rmSync(join(data, STORE_FILE), { recursive: true });
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  await store.reportMissing(await store.keepQuestion(asked), '7');
  await store.close();
});

test('a damaged file is not waited for', async () => {
  const data = join(folder, 'damaged');
  mkdirSync(data);
  writeFileSync(join(data, STORE_FILE), 'no database '.repeat(100));
  const { log } = await writing();
  expect(() => openStore({ folder: data, keptDays: 0, log })).toThrow('not a database');
});

test('calls that fail are told once, and when it is over', async () => {
  const inner = createMemoryStore();
  let isFull = true;
  const keepQuestion = inner.keepQuestion.bind(inner);
  inner.keepQuestion = (question) =>
    isFull ? Promise.reject(new StoreError('disk full')) : keepQuestion(question);
  const { log, lines } = await writing();
  const calls: string[] = [];
  const store = observedStore(inner, log, (call) => calls.push(call));
  for (let i = 0; i < 5; i++) await expect(store.keepQuestion(asked)).rejects.toThrow('disk full');
  await store.chat('telegram', '-100');
  expect(calls).toHaveLength(5);
  expect(lines).toMatchObject([{ level: 'error', call: 'keepQuestion' }]);
  isFull = false;
  await store.keepQuestion(asked);
  await store.keepQuestion(asked);
  expect(lines.slice(1)).toMatchObject([{ level: 'info', failures: 5 }]);
});
