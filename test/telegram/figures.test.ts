import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Chat,
  LAN,
  labels,
  MINH,
  marked,
  quotes,
  stage,
  UNLIMITED,
  until,
} from '../support/telegram.ts';
import type { StoredMessage } from '../support/telegram-chats.ts';

/** Made up: what is compared, what goes over years, and what articles disagree on. */
const SENTENCES = {
  'Nam Định': 'Năm 2019, doanh thu bưu chính của tỉnh đạt 100 tỷ đồng.',
  'Lào Cai': 'Năm 2019, doanh thu bưu chính của tỉnh đạt 64,5 tỷ đồng.',
  'Quảng Trị': 'Năm 2019, doanh thu bưu chính của tỉnh ước đạt 85 tỷ đồng.',
} as const;
const SERIES = [2016, 2017, 2018].map(
  (year) => `Năm ${year}, doanh thu bưu chính của tỉnh đạt ${year - 1_950} tỷ đồng.`,
);

const corpus = mkdtempSync(join(tmpdir(), 'figures-'));
mkdirSync(join(corpus, 'articles'));
for (const [i, [province, sentence]] of Object.entries(SENTENCES).entries()) {
  const body = province === 'Nam Định' ? [...SERIES, sentence].join('\n\n') : sentence;
  const head = `id: a${i}\ntitle: Tổng kết năm 2019\nprovince: ${province}\npublishedOn: 2020-01-15\nperiod: 2019`;
  writeFileSync(join(corpus, 'articles', `a${i}.md`), `---\n\n${head}\n---\n\n${body}\n`);
}

const { server, bot } = await stage({ ...UNLIMITED, CORPUS_DIR: corpus });
let chats = 0;
const fresh = (options: { is_forum?: boolean } = {}): Chat =>
  new Chat(server, server.chat(-700_000 - chats++, 'supergroup', options));

interface File {
  readonly name: string;
  readonly bytes: Buffer;
}
const fileOf = (message: StoredMessage, kind: 'photo' | 'document'): File => message[kind] as File;

beforeAll(async () => {
  await bot.start();
}, 30_000);
afterAll(async () => {
  await bot.close();
  rmSync(corpus, { recursive: true });
});

describe('a comparison', () => {
  test('goes out as a picture; its table comes on a button, once, below it', async () => {
    const chat = fresh({ is_forum: true });
    const topic = server.topic(chat.id);
    const inTopic = { message_thread_id: topic, is_topic_message: true };
    const asked = chat.say(LAN, '/sosanh doanh thu bưu chính 2019', inTopic);
    const chart = await chat.next();
    expect(chart).toMatchObject({ ...inTopic, reply_to_message: { message_id: asked.message_id } });
    expect(fileOf(chart, 'photo').bytes.length).toBeGreaterThan(5_000);
    expect(chart.caption).toMatch(/^Doanh thu bưu chính\n2019 · tỷ đồng\n\n/);
    expect(chart.caption).toContain('số ước, chưa phải kết quả cuối cùng: Quảng Trị');
    expect(labels(chart)).toEqual(['Bảng số liệu', '👍 Hữu ích', '👎 Chưa hữu ích']);

    const button = structuredClone({ ...chart, photo: undefined }) as StoredMessage;
    await Promise.all([
      chat.press(button, MINH, 'Bảng số liệu'),
      chat.press(button, LAN, 'Bảng số liệu'),
    ]);
    const table = await chat.next();
    expect(table).toMatchObject({ ...inTopic, reply_to_message: { message_id: chart.message_id } });
    expect(table.text).toMatch(/• Nam Định: 2019 · 100 tỷ đồng · .*\n• Quảng Trị: .*\n• Lào Cai: /);
    expect(quotes(table).sort()).toEqual(Object.values(SENTENCES).sort());
    expect(marked(table, 'bold')).toEqual(expect.arrayContaining(['100 tỷ đồng', '64,5 tỷ đồng']));
    expect(labels(table)).toEqual(['👍 Hữu ích', '👎 Chưa hữu ích']);
    await until(() => labels(chart).length === 0, 'the chart without its buttons');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('asked for again gets a pointer to the picture', async () => {
    const chat = fresh();
    const chart = await chat.ask(LAN, '/sosanh doanh thu bưu chính 2019');
    const pointer = await chat.ask(MINH, '/sosanh doanh thu bưu chính 2019');
    expect(pointer.reply_to_message).toMatchObject({ message_id: chart.message_id });
    expect(pointer.photo).toBeUndefined();
  });

  test('a question that is changed to one takes the place of its answer', async () => {
    const chat = fresh();
    const asked = chat.say(LAN, '/hoi Doanh thu bưu chính Lào Cai năm 2019?');
    expect((await chat.next()).text).toMatch(/^64,5 tỷ đồng/);
    chat.change(asked, '/sosanh doanh thu bưu chính 2019');
    await until(() => chat.fromBot[0]?.photo, 'the picture in its place');
    expect(chat.fromBot).toHaveLength(1);
  });
});

describe('figures', () => {
  test('over the years are a picture, one alone is a text with its words', async () => {
    const chat = fresh();
    const series = await chat.ask(LAN, '/thongke doanh thu bưu chính Nam Định');
    expect(series.photo).toBeDefined();
    expect(series.caption).toMatch(/^Doanh thu bưu chính · Nam Định/);
    const one = await chat.ask(LAN, '/thongke doanh thu bưu chính Lào Cai');
    expect(one.text).toMatch(/^Doanh thu bưu chính · Lào Cai\n• 2019 · 64,5 tỷ đồng · \w{6}\n\n/);
    expect(quotes(one)).toEqual([SENTENCES['Lào Cai']]);
    expect(labels(one)).toEqual(['👍 Hữu ích', '👎 Chưa hữu ích']);
  });

  test('that are not there can be reported', async () => {
    const chat = fresh();
    const refusal = await chat.ask(LAN, '/thongke doanh thu viễn thông Lào Cai');
    expect(refusal.text).toContain('Kho không có số liệu');
    const { payload } = await chat.press(refusal, LAN, 'Báo thiếu');
    expect(payload.text).toContain('bổ sung bài viết');
  });
});

describe('a table to keep', () => {
  test('is a document of the table before it, also after a restart', async () => {
    const chat = fresh();
    expect((await chat.ask(LAN, '/xuat')).text).toContain('chưa có bảng nào');
    await chat.ask(LAN, '/sosanh doanh thu bưu chính 2019');
    const sheet = await chat.ask(LAN, '/xuat');
    const { name, bytes } = fileOf(sheet, 'document');
    expect(name).toBe('doanh-thu-buu-chinh.csv');
    expect(sheet.caption).toBe('Tệp doanh-thu-buu-chinh.csv có 3 số liệu.');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFFChỉ tiêu;')).toBe(true);
    for (const sentence of Object.values(SENTENCES)) expect(text).toContain(sentence);
    expect((await chat.ask(MINH, '/xuat')).text).toContain('chưa có bảng nào');

    const chart = chat.fromBot.find(({ photo }) => photo !== undefined) as StoredMessage;
    await bot.stop('SIGTERM');
    await bot.start();
    const again = await chat.ask(LAN, '/xuat');
    expect(fileOf(again, 'document').bytes.equals(bytes)).toBe(true);
    await chat.press({ ...chart, photo: undefined } as StoredMessage, MINH, 'Bảng số liệu');
    expect((await chat.next()).text).toContain('• Nam Định: 2019 · 100 tỷ đồng');
  });
});

test('nothing went wrong', () => {
  expect(bot.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});
