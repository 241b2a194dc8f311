import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionsOf } from '../../src/adapters/discord/outgoing.ts';
import { type Page, pageOf } from '../../src/adapters/discord/page.ts';
import { sheetOf } from '../../src/adapters/discord/sheet.ts';
import type { Citation } from '../../src/bot/citation.ts';
import type { Answer } from '../../src/bot/types.ts';
import { messageProblems, problemsOf } from '../support/discord-checks.ts';
import { shownText } from '../support/discord-markup.ts';

const GUIDE = { coverage: { articles: 0, provinces: [] }, examples: [] };

/** Words with markup among them, and what takes more letters when it is escaped. */
const word = fc.constantFrom(
  ...['Doanh thu', '1.720 tỷ đồng', '**', '_', '@everyone', '<@1>', '[a](http://b.vn)', '`', '||'],
  ...['\n', '\n- ', '\n1. ', '# ', '> ', 'https://a.vn/b_c', '\\', '👍🏽', 'CĐS', 'ế', '~~', ':)'],
);
const prose = (most: number) =>
  fc
    .array(word, { minLength: 1, maxLength: most, size: 'max' })
    .map((words) => words.join(' ').replace(/[^\S\n]+(?=\n|$)/g, ''))
    .filter((text) => text.trim() === text && text !== '');

const citation: fc.Arbitrary<Citation> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: prose(30) },
      { weight: 1, arbitrary: prose(400) },
      { weight: 1, arbitrary: prose(2_000) },
    ),
    prose(60),
    fc.constantFrom('Nam Định', 'Bà Rịa – Vũng Tàu'),
    fc.stringMatching(/^[A-Z\d]{6}$/),
    fc.option(fc.constant('https://a.vn/b_(c)?d=**'), { nil: undefined }),
    fc.tuple(fc.nat(), fc.nat()),
  )
  .map(([quote, title, province, code, url, [from, to]]) => {
    const [start = 0, end = 0] = [from % quote.length, to % quote.length].sort((a, b) => a - b);
    return {
      ...{ code, article: code, title, province, quote, start: 0, end: quote.length },
      ...(url && { url }),
      mark: { start, end },
    };
  });

const answer: fc.Arbitrary<Extract<Answer, { kind: 'quotations' }>> = fc
  .record({
    language: fc.constantFrom('vi', 'en'),
    arrangement: fc.constantFrom('best', 'list', 'compare'),
    exact: fc.option(prose(80), { nil: undefined }),
    citations: fc.array(citation, { minLength: 1, maxLength: 40, size: 'max' }),
    notes: fc.array(fc.record({ kind: fc.constant('broken' as const), text: prose(60) }), {
      maxLength: 3,
    }),
  })
  .map(({ exact, ...rest }) => ({
    ...rest,
    kind: 'quotations',
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    ...(exact !== undefined && { exact }),
  }));

const rights = fc.record({ embeds: fc.boolean(), files: fc.boolean() });

/** What a message shows of quotations: text, and files with what no message can hold. */
function shown({ content, embeds, files }: Page): string {
  const texts = embeds.flatMap(({ description = '', fields = [] }) => [
    shownText(description),
    ...fields.map(({ value }) => shownText(value)),
  ]);
  return [shownText(content), ...texts, ...files.map(({ content: file }) => String(file))].join(
    '\n',
  );
}

test('whatever the answer, the message is one that Discord takes, and each quotation is whole', () => {
  fc.assert(
    fc.property(answer, rights, (given, may) => {
      const page = pageOf(sheetOf(given, GUIDE), may);
      const { files = [], ...options } = optionsOf({ page, rows: [], isWhisper: false });
      const body = { ...options, allowed_mentions: options.allowedMentions };
      delete (body as { allowedMentions?: unknown }).allowedMentions;
      expect(problemsOf('message', body)).toEqual([]);
      expect(messageProblems(body as never, files.length)).toEqual([]);
      if (!may.embeds) expect(page.embeds).toEqual([]);
      if (!may.files) expect(page.files).toEqual([]);
      const text = shown(page);
      const quotes = given.citations.map(({ quote }) => quote.replace(/[^\S\n]+(?=\n)/g, ''));
      const whole = quotes.filter((quote) => text.includes(quote)).length;
      // Those without room are counted, and the first of them are named.
      const missing = given.citations.filter(({ code }) => !text.includes(code)).length;
      expect(whole > 0 || missing < given.citations.length).toBe(true);
      for (const [i, { code }] of given.citations.entries()) {
        if (text.includes(quotes[i] ?? '')) continue;
        if (!text.includes(code)) expect(text).toMatch(/, …/);
      }
    }),
    { numRuns: 100 },
  );
});
