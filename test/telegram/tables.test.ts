import { describe, expect, test } from 'vitest';
import { actionsFor } from '../../src/adapters/exchange/actions.ts';
import { type Outgoing, renderReply } from '../../src/adapters/telegram/render.ts';
import type { Guide } from '../../src/bot/guide.ts';
import type { Answer, Note } from '../../src/bot/types.ts';
import { article, botOf, words } from '../support/articles.ts';
import { accept, acceptMarkup } from '../support/telegram-rules.ts';

const guide: Guide = { coverage: { articles: 0, provinces: [] }, examples: [] };
/** A picture's bytes go through unread. */
const PICTURE = new Uint8Array([1, 2, 3]);

function render(answer: Answer, picture?: Uint8Array): Outgoing[] {
  const actions = actionsFor(answer, picture ? 'chart' : 'all', 'q1', false);
  const reply = { kind: 'answer', language: answer.language, sameAs: '', guide, actions } as const;
  const messages = renderReply({ ...reply, answer }, { picture });
  for (const { body, file, markup } of messages) {
    acceptMarkup(markup);
    const { text, entities } = accept(body.text, body.entities, file ? 1_024 : 4_096);
    // Nothing is cut off and no mark is lost.
    expect(text).toBe(body.text);
    expect(entities).toHaveLength(body.entities.length);
  }
  return messages;
}

const parts = ({ body: { text, entities } }: Outgoing, type: RegExp): string[] =>
  entities
    .filter((one) => type.test(one.type))
    .map((one) => text.slice(one.offset, one.offset + one.length));

/** All provinces, each with a figure of its own. */
const names = words.gazetteer.provinces.map(({ name }) => name);
const articles = names.map((province, i) =>
  article({
    id: `a${i}`,
    province,
    title: `Tổng kết năm 2019 của tỉnh, thành phố thứ ${i}`,
    body: `Năm 2019, doanh thu bưu chính trên địa bàn đạt ${100 + i} tỷ đồng.`,
    publishedOn: '2020-01-15',
  }),
);
const bot = await botOf(articles);
const all = await bot.compare({ indicator: 'doanh thu bưu chính 2019', provinces: 'tất cả' }, {});

describe('a long table', () => {
  test('is parted between its rows, none without its code', () => {
    if (all.kind !== 'comparison') throw new Error(all.kind);
    expect(all.rows.length).toBeGreaterThan(40);
    const messages = render(all);
    expect(messages.length).toBeGreaterThan(1);
    const rows = messages.flatMap(({ body }) =>
      body.text.split('\n').filter((line) => line.startsWith('• ')),
    );
    expect(rows).toHaveLength(all.rows.length);
    for (const row of rows) expect(row).toMatch(/^• .+: 2019 · \d+ tỷ đồng · [A-Z\d]{6}$/);
    // As many quotations as the messages of the table hold, and no more messages for them.
    const quoted = messages.flatMap((message) => parts(message, /blockquote/));
    expect(quoted.length).toBeGreaterThan(0);
    expect(articles.map(({ body }) => body)).toEqual(expect.arrayContaining(quoted));
    expect(messages.flatMap(({ markup }) => (markup ? [markup] : []))).toHaveLength(1);
  });

  test('has a picture with its heading, and the table on a button', () => {
    const [message, ...more] = render(all, PICTURE);
    expect(more).toEqual([]);
    expect(message?.file).toMatchObject({ kind: 'photo', filename: 'chart.png' });
    expect(message?.body.text).toMatch(/^Doanh thu bưu chính\n2019 · tỷ đồng/);
    expect(JSON.stringify(message?.markup)).toContain('"Bảng số liệu","callback_data":"tq1"');
  });

  test('of which more has to be known than fits beside a picture stays a table', () => {
    const notes: Note[] = [
      { kind: 'disputed', provinces: Array.from({ length: 90 }, () => 'Thừa Thiên Huế') },
    ];
    const messages = render({ ...all, notes }, PICTURE);
    expect(messages.some(({ file }) => file !== undefined)).toBe(false);
    expect(messages.map(({ body }) => body.text).join()).toContain('các bài viết nêu số khác nhau');
    expect(JSON.stringify(messages)).not.toContain('Bảng số liệu');
  });
});

test('what articles disagree on is not shown without the words of each', async () => {
  const other = article({
    id: 'other',
    province: names[0] ?? '',
    body: 'Năm 2019, doanh thu bưu chính trên địa bàn đạt 7.777 tỷ đồng.',
    publishedOn: '2020-03-15',
  });
  const answer = await (await botOf([...articles, other])).compare(
    { indicator: 'doanh thu bưu chính 2019', provinces: 'tất cả' },
    {},
  );
  const quoted = render(answer).flatMap((message) => parts(message, /blockquote/));
  expect(quoted).toContain(other.body);
  expect(quoted).toContain(articles[0]?.body);
});

test('a file is sent with its name and its bytes as they are', () => {
  const content = '\uFEFFChỉ tiêu;Giá trị\r\nDoanh thu;1,5\r\n';
  const [message] = render({
    language: 'vi',
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
    kind: 'document',
    name: 'so-lieu.csv',
    mime: 'text/csv',
    content,
    figures: 1,
    total: 1,
  });
  expect(message?.file).toMatchObject({ kind: 'document', filename: 'so-lieu.csv' });
  expect(message?.file?.source.equals(Buffer.from(content, 'utf8'))).toBe(true);
});
