import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFeedback } from '../../src/operations/feedback.ts';
import { createHttpServer } from '../../src/operations/http.ts';
import { readExposition, type Sample } from '../support/exposition.ts';
import { LAN, MINH, stage } from '../support/telegram.ts';

const { bot, lan, server } = await stage({
  LIMIT_PERSON: '3',
  LIMIT_CHAT: '0',
  TELEGRAM_CHAT_PER_SECOND: '0',
  REHEARSAL_QUESTIONS: '16',
  LOG_LEVEL: 'debug',
});
let address = '';

beforeAll(async () => {
  await bot.start();
  const { port } = bot.lines.find(({ msg }) => msg === 'health and metrics are told') ?? {};
  address = `http://127.0.0.1:${port}`;
}, 30_000);
afterAll(() => bot.close());

const get = (path: string, method = 'GET') => fetch(`${address}${path}`, { method });

async function metrics(): Promise<(name: string, labels?: Sample['labels']) => number> {
  const response = await get('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const samples = readExposition(await response.text());
  return (name, labels = {}) =>
    samples
      .filter((one) => one.name === name)
      .filter((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value))
      .reduce((sum, { value }) => sum + value, 0);
}

test('it says that it lives and is ready, and tells nobody more', async () => {
  expect(await (await get('/healthz')).text()).toBe('ok\n');
  const ready = await get('/readyz');
  expect(await ready.json()).toEqual({ ready: true, articles: 5, platforms: { telegram: true } });
  expect((await get('/readyz', 'POST')).status).toBe(405);
  for (const path of ['/', '/admin', '/telegram/webhook', '/metrics/']) {
    expect((await get(path)).status).toBe(404);
  }
});

test('the rehearsal after the start is answered for nobody and leaves nothing behind', async () => {
  const rehearsed = () => bot.lines.find(({ msg }) => msg === 'the rehearsal is over');
  await expect.poll(rehearsed, { timeout: 15_000 }).toMatchObject({ questions: 16 });
  expect((await metrics())('bot_questions_total')).toBe(0);
  expect(bot.lines.filter(({ msg, level }) => msg === 'answering' || level === 'error')).toEqual(
    [],
  );
  expect(readFeedback(bot.data, 0)).toEqual([]);
  expect(server.counts.get('sendMessage')).toBeUndefined();
});

test('what is asked and how it ends is counted, its words are not', async () => {
  for (const text of ['Doanh thu viễn thông Nam Định năm 2019?', 'Giá vàng hôm nay?', '/kho']) {
    await lan.ask(LAN, text);
  }
  await lan.ask(LAN, 'Giá vàng ngày mai?');
  await expect.poll(async () => (await metrics())('bot_limited_total')).toBe(1);
  const count = await metrics();
  const said = (labels: Sample['labels']) =>
    count('bot_questions_total', { platform: 'telegram', ...labels });
  expect(said({ kind: 'question', outcome: 'quotations' })).toBe(1);
  expect(said({ kind: 'question', outcome: 'not_found' })).toBe(1);
  expect(said({ kind: 'command', outcome: 'corpus' })).toBe(1);
  expect(said({ outcome: 'limited' })).toBe(1);
  expect(count('bot_answer_seconds_count', { kind: 'question' })).toBe(3);
  expect(count('bot_index_articles')).toBe(5);
  expect(count('bot_index_passages')).toBeGreaterThan(50);
  expect(count('bot_platform_up', { platform: 'telegram' })).toBe(1);
  expect(count('bot_store_errors_total')).toBe(0);
  expect(await (await get('/metrics')).text()).not.toMatch(/vàng|Nam Định|1001/);
});

test('whoever wants to be forgotten is, others are not', async () => {
  await lan.ask(MINH, 'Hà Nội có bao nhiêu trạm 5G?');
  const texts = () => readFeedback(bot.data, 0).map(({ text }) => text);
  expect(texts()).toContain('Hà Nội có bao nhiêu trạm 5G?');
  expect((await lan.ask(MINH, '/quen')).text).toMatch(/^Tôi đã xóa những gì lưu về bạn/);
  expect(texts()).not.toContain('Hà Nội có bao nhiêu trạm 5G?');
  expect(texts()).toContain('Giá vàng hôm nay?');
});

test('it is not ready while a platform is out of reach', async () => {
  await server.down();
  const status = async () => (await get('/readyz')).status;
  await expect.poll(status, { timeout: 15_000 }).toBe(503);
  expect((await get('/healthz')).status).toBe(200);
}, 30_000);

test('a port that is taken is named with the remedy', async () => {
  const first = createHttpServer('127.0.0.1', 0);
  const port = await first.listen();
  const second = createHttpServer('127.0.0.1', port);
  await expect(second.listen()).rejects.toThrow(
    new RegExp(`PORT is ${port}: .* EADDRINUSE.*: stop the program that has it, or set another`),
  );
  await first.close();
  await second.close();
});
