import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, escaped, link, quoted } from '../../src/adapters/discord/markup.ts';
import { shownPieces, shownText } from '../support/discord-markup.ts';

describe('the reader of markup reads what Discord reads', () => {
  test.for([
    ['**a**', 'a', 'bold'],
    ['*a*', 'a', 'italic'],
    ['_a_', 'a', 'italic'],
    ['__a__', 'a', 'underline'],
    ['~~a~~', 'a', 'strike'],
    ['||a||', 'a', 'spoiler'],
    ['`a*b*`', 'a*b*', 'code'],
    ['```js\na\n```', 'a\n', 'codeblock'],
    ['# a', 'a', 'heading'],
    ['-# a', 'a', 'subtext'],
    ['> a', 'a', 'quote'],
    ['>>> a', 'a', 'quote'],
    ['- a', 'a', 'item'],
    ['  1. a', 'a', 'item'],
    ['<@1>', '@somebody', 'mention'],
    ['@everyone', '@somebody', 'mention'],
    ['<t:1>', 'some time', 'time'],
    [':smile:', 'emoji', 'emoji'],
    ['[a](http://b.vn)', 'a', 'link'],
    ['<http://b.vn>', 'http://b.vn', 'link'],
    ['http://b.vn', 'http://b.vn', 'link'],
  ] as const)('%s', ([markup, text, style]) => {
    const pieces = shownPieces(markup).filter((piece) => piece.styles.includes(style));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  test('what is escaped is shown as it is', () => {
    expect(shownText(String.raw`\*\*a\*\* \a`)).toBe(String.raw`**a** \a`);
  });
});

/** What could be markup, between what could not. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('*', '**', '_', '__', '~~', '||', '|', '`', '```', '\\'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('\n', '\n\n', ' ', '- ', '+ ', '1. ', '1', '.', '# ', '#'),
  },
  { weight: 3, arbitrary: fc.constantFrom('> ', '>>> ', '-# ', '[', ']', '(', ')', '<', '>', ':') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '@everyone',
      '@here',
      '<@1>',
      '<@&2>',
      '<#3>',
      '</hỏi:4>',
      '<t:5:R>',
      '<:a:6>',
      ':smile:',
      '[a](http://b.vn)',
      'https://a.vn/b_c_(d)',
      '<http://a.vn>',
      '<a@b.vn>',
      'http://',
      '¯\\_(ツ)_/¯',
      '👍🏽',
      'ế',
      'e\u0302\u0301',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('a', 'Bắc Kạn', '1.720 tỷ', ', ', '—', 'CĐS', '12') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
);
/** Any text of an article: spaces at the ends of lines, which Discord drops, are none of ours. */
const text = fc
  .array(piece, { maxLength: 14 })
  .map((pieces) => pieces.join('').replace(/[^\S\n]+(?=\n|$)/g, ''));

describe('a text is shown letter by letter', () => {
  test.for([
    'a **b** _c_ ~~d~~ ||e|| `f` ```g```',
    '@everyone @here <@1> <@&1> <#1> </a:1> <t:1> <:a:1>',
    '[a](https://b.vn) <https://b.vn> https://b.vn/c_d_e',
    '# a\n## b\n-# c\n> d\n>>> e\n- f\n* g\n+ h\n1. i\n  - j',
    String.raw`\*a\* \\ C:\tmp ¯\_(ツ)_/¯`,
    ':smile: 8:30 và 10:15',
  ])('%s', (sample) => {
    expect(shownText(escaped(sample))).toBe(sample);
    expect(shownText(quoted(`“${escaped(sample)}”`))).toBe(`“${sample}”`);
  });

  test('whatever it is, in a quotation with a part of it in bold', () => {
    fc.assert(
      fc.property(text, text, text, (before, answer, behind) => {
        const markup = quoted(`“${escaped(before)}${bold(escaped(answer))}${escaped(behind)}”`);
        const pieces = shownPieces(`${bold('Đầu')}\n${markup}\n— nguồn`).slice(4);
        const inQuote = pieces.filter(({ styles }) => styles[0] === 'quote');
        const whole = `“${before}${answer}${behind}”`.replace(/ +(?=\n)/g, '');
        expect(inQuote.map((one) => one.text).join('')).toBe(whole);
        expect(new Set(inQuote.flatMap(({ styles }) => styles))).toEqual(
          new Set(answer === '' ? ['quote'] : ['quote', 'bold']),
        );
        const inBold = inQuote.filter(({ styles }) => styles.includes('bold'));
        expect(inBold.map((one) => one.text).join('')).toBe(answer.replace(/ +(?=\n)/g, ''));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a link leads where it should', () => {
  test.for([
    ['https://a.vn/b(c)d', 'https://a.vn/b%28c%29d'],
    ['https://a.vn/a b', 'https://a.vn/a%20b'],
    ['https://a.vn/_a_?b=**', 'https://a.vn/%5Fa%5F?b=%2A%2A'],
    ['https://sở.vn/', 'https://xn--s-lym.vn/'],
  ])('%s', ([address = '', target]) => {
    const [piece] = shownPieces(link('Mở bài', address));
    expect(piece).toMatchObject({ styles: ['link'], target });
    expect(shownText(link('Mở [bài]', address))).toBe('Mở [bài]');
  });

  test('no address, no link', () => {
    expect(link('Mở bài', 'không có')).toBe('');
  });
});
