import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ansi, renderAnswer, renderGreeting } from '../src/adapters/console/render.ts';
import type { Citation } from '../src/bot/citation.ts';
import type { Guide } from '../src/bot/guide.ts';
import type { Answer, Note } from '../src/bot/types.ts';
import { wordings } from '../src/bot/wording/wording.ts';

const guide: Guide = {
  coverage: { articles: 2, provinces: ['Bắc Kạn', 'Lạng Sơn'], years: { from: 2019, to: 2021 } },
  examples: ['Tỉnh nào đang thí điểm chuyển đổi số?'],
};

const citation: Citation = {
  code: 'ABC234',
  article: 'bac-kan-2021',
  title: 'Bắc Kạn triển khai nhiệm vụ năm 2021',
  province: 'Bắc Kạn',
  publishedOn: '2021-01-26',
  publisher: 'backan.gov.vn',
  url: 'https://backan.gov.vn/1',
  quote: 'Đã thí điểm tại xã Vi Hương, huyện Bạch Thông.',
  start: 10,
  end: 56,
  mark: { start: 16, end: 27 },
};

const base = {
  language: 'vi',
  understood: { provinces: [], years: [], indicators: [], corrections: [] },
  notes: [],
} as const;

function quotations(fields: Partial<Extract<Answer, { kind: 'quotations' }>> = {}): Answer {
  return { ...base, kind: 'quotations', arrangement: 'best', citations: [citation], ...fields };
}

describe('quotations', () => {
  test('the exact answer, the quotation, its source', () => {
    expect(renderAnswer(quotations({ exact: 'xã Vi Hương' }), guide)).toBe(
      [
        'xã Vi Hương',
        '',
        '“Đã thí điểm tại xã Vi Hương, huyện Bạch Thông.”',
        '— Bắc Kạn triển khai nhiệm vụ năm 2021 · Bắc Kạn · đăng 26/1/2021 · backan.gov.vn · https://backan.gov.vn/1 · mã ABC234',
      ].join('\n'),
    );
  });

  test('what is not known of a source is left out, but for its date', () => {
    const { publishedOn, publisher, url, ...known } = citation;
    expect(renderAnswer(quotations({ citations: [known] }), guide)).toContain(
      '\n— Bắc Kạn triển khai nhiệm vụ năm 2021 · Bắc Kạn · không rõ ngày đăng · mã ABC234',
    );
  });

  test('an article about a district names it', () => {
    const citations = [{ ...citation, district: 'Bạch Thông' }];
    expect(renderAnswer(quotations({ citations }), guide)).toContain('· Bạch Thông, Bắc Kạn ·');
  });

  test('the exact answer is bold on a terminal, in further passages nothing is', () => {
    const second = {
      ...citation,
      code: 'DEF567',
      quote: 'Kế hoạch 30 xã.',
      mark: { start: 9, end: 11 },
    };
    const text = renderAnswer(
      quotations({ exact: 'xã Vi Hương', citations: [citation, second] }),
      guide,
      ansi,
    );
    expect(text).toContain('“Đã thí điểm tại \u001B[1mxã Vi Hương\u001B[22m, huyện Bạch Thông.”');
    expect(text).toContain('“Kế hoạch 30 xã.”');
    expect(text.split('Đoạn khác có thể liên quan:')).toHaveLength(2);
  });

  test('passages that belong together are shown alike, each with its bold answer', () => {
    const citations = [citation, { ...citation, code: 'DEF567' }];
    const text = renderAnswer(quotations({ arrangement: 'list', citations }), guide, ansi);
    expect(text.split('\u001B[1mxã Vi Hương\u001B[22m')).toHaveLength(3);
    expect(text).not.toContain('Đoạn khác');
  });

  test('what was corrected stands below the exact answer, notes at the end', () => {
    const note: Note = { kind: 'merged', asked: 'Thái Nguyên', part: 'Bắc Kạn' };
    const understood = {
      ...base.understood,
      provinces: ['Bắc Kạn'],
      years: [2021],
      corrections: [{ typed: 'Bắc Cạn', understood: 'Bắc Kạn' }],
    };
    const lines = renderAnswer(quotations({ exact: 'xã', understood, notes: [note] }), guide).split(
      '\n',
    );
    expect(lines.slice(0, 2)).toEqual(['xã', 'Hiểu là: “Bắc Cạn” → Bắc Kạn · 2021']);
    expect(lines.at(-1)).toMatch(/^Lưu ý: Bắc Kạn nay thuộc Thái Nguyên \(từ 1\/7\/2025\)/);
  });

  test('quotations stand in the text byte for byte, whatever is in them', () => {
    const quote = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(quote, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (quotes, isList) => {
          const { mark, ...unmarked } = citation;
          const citations = quotes.map((text) => ({ ...unmarked, quote: text }));
          const arrangement = isList ? 'list' : 'best';
          for (const style of [undefined, ansi]) {
            const text = renderAnswer(quotations({ arrangement, citations }), guide, style);
            for (const each of quotes) expect(text).toContain(`“${each}”`);
          }
        },
      ),
    );
  });
});

describe('where there is no answer', () => {
  test('what comes near is listed', () => {
    const text = renderAnswer(
      {
        ...base,
        kind: 'not_found',
        lacks: ['year'],
        unknownProvinces: [],
        nearby: [{ code: 'ABC234', title: 'Một bài', province: 'Lạng Sơn', years: [2018] }],
        understood: { ...base.understood, years: [2021] },
      },
      guide,
    );
    expect(text).toBe(
      [
        'Tôi không tìm thấy câu trả lời trong kho: các bài gần nhất không nói về năm 2021.',
        '',
        'Gần nhất trong kho có:',
        '• Một bài · Lạng Sơn · năm 2018 · không rõ ngày đăng · mã ABC234',
      ].join('\n'),
    );
  });

  test('where nothing comes near, what the corpus is about', () => {
    const text = renderAnswer(
      { ...base, kind: 'not_found', lacks: [], unknownProvinces: ['Hà Nội'], nearby: [] },
      guide,
    );
    expect(text).toBe(
      [
        'Tôi không tìm thấy câu trả lời: kho chưa có bài viết nào về Hà Nội.',
        '',
        'Kho hiện có 2 bài viết về 2 tỉnh, thành phố, đăng từ năm 2019 đến 2021: Bắc Kạn, Lạng Sơn.',
      ].join('\n'),
    );
  });

  test('a question that says too little gets questions to try', () => {
    const text = renderAnswer({ ...base, kind: 'clarify', reason: 'empty' }, guide);
    expect(text).toContain('Bạn có thể thử hỏi:\n• Tỉnh nào đang thí điểm chuyển đổi số?');
  });

  test('without questions to try, none are announced', () => {
    const none = { ...guide, examples: [] };
    expect(renderAnswer({ ...base, kind: 'help' }, none)).not.toContain('thử hỏi');
    expect(renderGreeting(wordings.vi, none, 0)).not.toContain('thử hỏi');
  });
});
