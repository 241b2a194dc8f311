import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsFor } from '../../src/adapters/exchange/actions.ts';
import type { AnswerReply } from '../../src/adapters/exchange/types.ts';
import { MESSAGE_ROOM } from '../../src/adapters/telegram/format.ts';
import { type Outgoing, renderReply } from '../../src/adapters/telegram/render.ts';
import type { Citation } from '../../src/bot/citation.ts';
import type { Guide } from '../../src/bot/guide.ts';
import type { Answer } from '../../src/bot/types.ts';
import { accept, acceptMarkup, type WireEntity } from '../support/telegram-rules.ts';

const base = {
  language: 'vi',
  understood: { provinces: [], years: [], indicators: [], corrections: [] },
  notes: [],
} as const;
const guide: Guide = { coverage: { articles: 5, provinces: ['Huế'] }, examples: ['Ai?', 'Gì?'] };
const citation: Citation = {
  code: 'A7K2QX',
  article: 'hue-2021',
  title: 'Huế tổng kết năm 2021',
  province: 'Huế',
  publishedOn: '2021-12-30',
  quote: 'Doanh thu bưu chính đạt 100 tỷ đồng.',
  start: 0,
  end: 36,
  mark: { start: 24, end: 35 },
};

function render(answer: Answer, changes: Partial<AnswerReply> = {}): Outgoing[] {
  const actions = actionsFor(answer, 'all', 'q1', false);
  const reply = { kind: 'answer', language: answer.language, sameAs: '', guide, actions } as const;
  return renderReply({ ...reply, answer, ...changes });
}

const quotations = (
  citations: readonly Citation[],
  more: Partial<Extract<Answer, { kind: 'quotations' }>> = {},
): Answer => ({ ...base, kind: 'quotations', arrangement: 'best', citations, ...more });

/** A message as people see it, after Telegram has taken it. */
function shown({ body, file, markup }: Outgoing) {
  acceptMarkup(markup);
  const { text, entities } = accept(body.text, body.entities, file ? 1_024 : 4_096);
  const parts = (type: RegExp) =>
    entities
      .filter((entity) => type.test(entity.type))
      .map(({ offset, length }) => text.slice(offset, offset + length));
  return { text, entities: entities as WireEntity[], parts, markup };
}

/** The quotations of all messages, in texts and in files. */
const quoted = (messages: readonly Outgoing[]): string[] =>
  messages.flatMap((message) => [
    ...shown(message).parts(/blockquote/),
    ...(message.file ? [message.file.source.toString('utf8')] : []),
  ]);

describe('an answer', () => {
  test('has the exact answer first, and bold in the quotation, with the source below', () => {
    const [message, ...more] = render(quotations([citation], { exact: '100 tỷ đồng' }));
    if (!message) throw new Error('nothing');
    const { text, parts } = shown(message);
    expect(more).toEqual([]);
    expect(text).toBe(
      [
        '100 tỷ đồng',
        '',
        'Doanh thu bưu chính đạt 100 tỷ đồng.',
        '— Huế tổng kết năm 2021 · Huế · đăng 30/12/2021 · mã A7K2QX',
      ].join('\n'),
    );
    expect(parts(/^bold$/)).toEqual(['100 tỷ đồng', '100 tỷ đồng']);
    expect(parts(/^blockquote$/)).toEqual([citation.quote]);
    expect(parts(/^code$/)).toEqual(['A7K2QX']);
  });

  test('links the title where the article has an address', () => {
    const url = 'https://hue.gov.vn/tin/1?x=[a](b)';
    const [message] = render(quotations([{ ...citation, url }]));
    const { entities, parts, text } = shown(message as Outgoing);
    expect(parts(/^text_link$/)).toEqual([citation.title]);
    expect(entities.find(({ type }) => type === 'text_link')?.url).toBe(url);
    expect(text).not.toContain('https://');
  });

  test.for(['javascript:alert(1)', 'ftp://hue.vn/x', 'http://localhost/x', 'hue.vn/x', 'http://'])(
    'an address that Telegram would refuse stays text: %s',
    (url) => {
      const [message] = render(quotations([{ ...citation, url }]));
      expect(shown(message as Outgoing).parts(/^text_link$/)).toEqual([]);
      expect(shown(message as Outgoing).text).toContain(url);
    },
  );

  test('a long quotation is folded', () => {
    const quote = 'Dài. '.repeat(100).trim();
    const { mark: _, ...plain } = citation;
    const [message] = render(quotations([{ ...plain, quote }]));
    expect(shown(message as Outgoing).parts(/^expandable_blockquote$/)).toEqual([quote]);
  });

  test('further quotations are numbered, and nothing is bold in them', () => {
    const second = { ...citation, code: 'B7K2QX', title: 'Khác' };
    const [message] = render(quotations([citation, second], { exact: '100 tỷ đồng' }));
    const { text, parts } = shown(message as Outgoing);
    expect(text).toContain('Đoạn khác có thể liên quan:\nDoanh thu');
    expect(text).toContain('1. Huế tổng kết');
    expect(text).toContain('2. Khác');
    expect(parts(/^bold$/)).toEqual(['100 tỷ đồng', '100 tỷ đồng']);
  });

  test('in a list each has its exact part bold', () => {
    const list = [citation, { ...citation, code: 'B7K2QX' }];
    const [message] = render(quotations(list, { arrangement: 'list' }));
    expect(shown(message as Outgoing).parts(/^bold$/)).toHaveLength(2);
  });

  test('buttons carry at most 64 bytes and stand in rows that a phone shows', () => {
    const list = [1, 2, 3, 4, 5].map((i) => ({ ...citation, code: `A7K2Q${i}` }));
    const [message] = render(quotations(list, { arrangement: 'list' }));
    const { markup } = message as Outgoing;
    if (!markup || !('inline_keyboard' in markup)) throw new Error('no buttons');
    const rows = markup.inline_keyboard.map((row) => row.map(({ text }) => text));
    expect(rows).toEqual([
      ['Ngữ cảnh 1', 'Ngữ cảnh 2', 'Ngữ cảnh 3'],
      ['Ngữ cảnh 4', 'Ngữ cảnh 5'],
      ['👍 Hữu ích', '👎 Chưa hữu ích'],
    ]);
  });

  test('notes stand at the end', () => {
    const [message] = render({
      ...quotations([citation]),
      notes: [{ kind: 'merged', asked: 'Thái Nguyên', part: 'Bắc Kạn' }],
    });
    expect(shown(message as Outgoing).text).toMatch(/khi chưa sáp nhập\.$/);
  });
});

describe('length', () => {
  const long = (i: number, length: number): Citation => {
    const { mark: _, ...plain } = citation;
    const quote = `${i} ${'đoạn văn dài '.repeat(1_000)}`.slice(0, length).trim();
    return { ...plain, code: `A7K2Q${i}`, quote };
  };

  test('what one message does not hold is split between whole quotations', () => {
    const citations = [1, 2, 3, 4, 5].map((i) => long(i, 1_400));
    const messages = render(quotations(citations, { arrangement: 'list' }));
    expect(messages).toHaveLength(3);
    expect(quoted(messages)).toEqual(citations.map(({ quote }) => quote));
    const [first, second, third] = messages;
    expect(first?.markup ?? second?.markup).toBeUndefined();
    // Only buttons that leave the messages as they are.
    expect(JSON.stringify(third?.markup)).toContain('Hữu ích');
    expect(JSON.stringify(third?.markup)).not.toContain('Ngữ cảnh');
  });

  const AROUND = '\n— Huế tổng kết năm 2021 · Huế · đăng 30/12/2021 · mã A7K2Q1'.length;

  test.for([
    { length: MESSAGE_ROOM.text - AROUND - 1, files: 0 },
    { length: MESSAGE_ROOM.text - AROUND, files: 0 },
    { length: MESSAGE_ROOM.text - AROUND + 1, files: 1 },
  ])('a quotation of $length units is sent whole, with $files files', ({ length, files }) => {
    const { mark: _, ...plain } = citation;
    const quote = 'x'.repeat(length);
    const messages = render(quotations([{ ...plain, code: 'A7K2Q1', quote }]));
    expect(messages.filter(({ file }) => file)).toHaveLength(files);
    expect(quoted(messages)).toEqual([quote]);
  });

  test('a title that a caption cannot hold is left out beside the file', () => {
    const title = 'Tiêu đề rất dài '.repeat(100);
    const [message] = render(quotations([{ ...long(1, 5_000), title }]));
    expect(message?.file?.filename).toBe('A7K2Q1.txt');
    expect(shown(message as Outgoing).text).toContain('A7K2Q1');
  });

  test('what somebody typed does not make a reply too long', () => {
    const typed = 'x'.repeat(4_090);
    const answers: Answer[] = [
      { ...base, kind: 'unknown_province', typed, nearest: [] },
      { ...base, kind: 'unknown_code', code: typed },
    ];
    for (const answer of answers) {
      const [message] = render(answer);
      expect(shown(message as Outgoing).text.length).toBeLessThanOrEqual(4_096);
    }
    const text = `Không có lệnh /${typed}.`;
    const [notice] = renderReply({
      kind: 'notice',
      language: 'vi',
      about: 'unknown_command',
      text,
    });
    expect(shown(notice as Outgoing).text.length).toBeLessThanOrEqual(4_096);
  });

  test('a long list of articles is counted, not shown', () => {
    const articles = Array.from({ length: 200 }, (_, i) => ({
      code: 'A7K2QX',
      title: `Bài ${i}`,
      province: 'Huế',
      years: [2021],
    }));
    const [message, ...more] = render({
      ...base,
      kind: 'province',
      province: 'Huế',
      absorbed: [],
      articles,
      statistics: [],
    });
    expect(more).toEqual([]);
    expect(shown(message as Outgoing).text).toContain('… và 185 bài nữa.');
  });
});

describe('whatever is quoted arrives byte for byte', () => {
  const nasty = fc.constantFrom(
    ...'*_[]()~>#+-=|{}.!<b>&`"\'\\/@'.split(''),
    '<b>',
    '</b>',
    '&amp;',
    '**',
    '__',
    '[a](b)',
    '||',
    '```',
    '@hoidap_bot',
    '/hoi',
    'https://x.vn',
    '🇻🇳',
    '👍🏽',
    '👨‍👩‍👧',
    '😀',
    'ế',
    'đ',
    'e\u0302\u0301',
    ' ',
    '\n',
    'tỷ đồng',
  );
  // Passages begin and end with something that shows.
  const quote = fc
    .array(nasty, { minLength: 1, maxLength: 120 })
    .map((parts) => parts.join('').trim())
    .filter((text) => text !== '');
  const cited = fc.record({ quote, a: fc.double({ min: 0, max: 1, noNaN: true }), b: fc.nat(30) });

  /** Marks do not cut a character in two: they come from the text's own words. */
  const onBoundary = (text: string, at: number): number =>
    /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;

  test('in answers, lists and paragraphs', () => {
    fc.assert(
      fc.property(
        fc.array(cited, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('best', 'list', 'compare'),
        quote,
        (all, arrangement, title) => {
          const citations = all.map(({ quote: text, a, b }, i): Citation => {
            const start = onBoundary(text, Math.floor(a * text.length));
            const end = onBoundary(text, Math.min(text.length, start + b));
            const mark = end > start ? { mark: { start, end } } : {};
            const { mark: _, ...plain } = citation;
            return { ...plain, ...mark, code: `A7K2Q${i}`, title, quote: text };
          });
          const wanted = citations.map((one) => one.quote);
          expect(quoted(render(quotations(citations, { arrangement })))).toEqual(wanted);
          const [first] = citations;
          if (!first) return;
          const source: Answer = { ...base, kind: 'source', citation: first };
          expect(quoted(render(source))).toEqual([first.quote]);
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  });

  test('and what is bold is the exact answer', () => {
    fc.assert(
      fc.property(quote, fc.nat(100), fc.nat(20), (text, from, length) => {
        const start = onBoundary(text, Math.min(from, text.length - 1));
        const end = onBoundary(text, Math.min(text.length, start + length + 1));
        const exact = text.slice(start, end);
        if (exact.trim() === '') return;
        const one = { ...citation, quote: text, mark: { start, end } };
        const [message] = render(quotations([one]));
        expect(shown(message as Outgoing).parts(/^bold$/)).toEqual([exact]);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

describe('other replies', () => {
  const kinds: Answer[] = [
    {
      ...base,
      kind: 'not_found',
      lacks: ['year'],
      nearby: [{ code: 'A7K2QX', title: 'Tin', province: 'Huế', years: [] }],
      unknownProvinces: [],
    },
    { ...base, kind: 'not_found', lacks: [], nearby: [], unknownProvinces: ['Huế'] },
    { ...base, kind: 'clarify', reason: 'empty' },
    { ...base, kind: 'unknown_code', code: 'X' },
    { ...base, kind: 'province', province: 'Huế', absorbed: [], articles: [], statistics: [] },
    { ...base, kind: 'unknown_province', typed: 'Huê', nearest: ['Huế'] },
    { ...base, kind: 'corpus', coverage: guide.coverage },
    { ...base, kind: 'language' },
    { ...base, kind: 'help' },
  ];

  test.for(kinds)('$kind', (answer) => {
    for (const language of ['vi', 'en'] as const) {
      const messages = render({ ...answer, language });
      expect(messages).toHaveLength(1);
      const { text } = shown(messages[0] as Outgoing);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  test('a refusal can be reported as missing', () => {
    const [message] = render(kinds[1] as Answer);
    expect(JSON.stringify(message?.markup)).toContain('Báo thiếu');
  });

  test('the first words of a chat', () => {
    const [message] = renderReply({ kind: 'greeting', language: 'vi', guide });
    const { text, parts } = shown(message as Outgoing);
    expect(text).toContain('Xin chào!');
    // A tap copies it.
    expect(parts(/^code$/)).toEqual(guide.examples);
  });
});
