import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../src/bot/code.ts';
import type { Entry } from '../../src/bot/evidence/entry.ts';
import { suggestionsFor } from '../../src/bot/suggestions.ts';
import { openCorpus } from '../../src/corpus/open.ts';
import { article, botOf } from '../support/articles.ts';

const KINDS = ['province', 'provinces', 'indicator', 'year', 'code', 'language', 'text'] as const;

const { articles } = openCorpus();
const { collection } = await botOf(articles);
const provinces = (typed: string) =>
  suggestionsFor('province', typed, collection, 'vi').map(({ value }) => value);

describe('provinces', () => {
  test('before anything is typed: those of the corpus first, 25 in all', () => {
    const offered = provinces('');
    expect(offered).toHaveLength(25);
    expect(offered.slice(0, 5)).toEqual([
      'Bắc Kạn',
      'Bình Thuận',
      'Lạng Sơn',
      'Nam Định',
      'Quảng Trị',
    ]);
  });

  test.for([
    ['lạng', ['Lạng Sơn'], 'diacritics'],
    ['lang', ['Lạng Sơn'], 'none'],
    ['LANG S', ['Lạng Sơn'], 'capitals'],
    ['langson', ['Lạng Sơn'], 'no space'],
    ['ls', ['Lạng Sơn'], 'initials'],
    ['tinh lang', ['Lạng Sơn'], 'the word for a province'],
    ['lagn so', ['Lạng Sơn'], 'a slip'],
    ['th hue', ['Thừa Thiên Huế'], 'parts of words'],
    ['tp hcm', ['TP. Hồ Chí Minh'], 'an alias'],
    ['sai gon', ['TP. Hồ Chí Minh'], 'another alias'],
    ['zzzz', [], 'nothing like it'],
  ] as const)('%s', ([typed, expected]) => {
    expect(provinces(typed)).toEqual(expected);
    expect(provinces(typed.normalize('NFD'))).toEqual(expected);
  });

  test('what the corpus has comes first among those that fit', () => {
    expect(provinces('b').slice(0, 2)).toEqual(['Bắc Kạn', 'Bình Thuận']);
    expect(provinces('son')).toEqual(['Lạng Sơn', 'Sơn La']);
  });

  test('a diacritic that was typed counts more', () => {
    expect(provinces('hả').slice(0, 2)).toEqual(['Hải Dương', 'Hải Phòng']);
    expect(provinces('quảng t')).toEqual(['Quảng Trị']);
  });
});

describe('several provinces', () => {
  const lists = (typed: string) =>
    suggestionsFor('provinces', typed, collection, 'vi').map(({ value }) => value);

  test('the one that is being typed', () => {
    expect(lists('lang')).toEqual(['Lạng Sơn']);
    expect(lists('Nam Định, lang')).toEqual(['Nam Định, Lạng Sơn']);
  });

  test('none that is there already', () => {
    expect(lists('nam dinh, n')).not.toContain('nam dinh, Nam Định');
    expect(lists('nam dinh, n')).toContain('nam dinh, Nghệ An');
  });
});

describe('indicators', () => {
  const indicators = (typed: string, language: 'vi' | 'en' = 'vi') =>
    suggestionsFor('indicator', typed, collection, language).map(({ value }) => value);

  test('before anything is typed: those that the corpus has figures of', () => {
    expect(indicators('').length).toBeGreaterThan(3);
  });

  test('with and without diacritics, in both languages', () => {
    expect(indicators('doanh thu bưu chính')[0]).toBe('Doanh thu bưu chính');
    expect(indicators('doanh thu buu')[0]).toBe('Doanh thu bưu chính');
    expect(indicators('postal rev', 'en')[0]).toBe('Postal revenue');
  });
});

describe('years', () => {
  const years = (typed: string) =>
    suggestionsFor('year', typed, collection, 'vi').map(({ value }) => value);

  test('those of the figures, the newest first', () => {
    expect(years('')).toEqual([...years('')].sort().reverse());
    expect(years('2019')).toEqual(['2019']);
    expect(years('19')).toEqual(['2019']);
  });
});

describe('codes', () => {
  const codes = (typed: string) =>
    suggestionsFor('code', typed, collection, 'vi').map(({ value }) => value);
  const [known = ''] = codes('');

  test('before anything is typed: the first of each article, the newest first', () => {
    const offered = suggestionsFor('code', '', collection, 'vi');
    expect(offered).toHaveLength(5);
    expect(offered[0]?.label).toMatch(/^[2-9A-Z]{6} · Quảng Trị · \d+\/1\/2022 · /);
  });

  test('by their beginning, in either case', () => {
    expect(codes(known.slice(0, 4))).toContain(known);
    expect(codes(known.toLowerCase())).toEqual([known]);
  });

  test('by the province or the words of a title', () => {
    const offered = suggestionsFor('code', 'bac kan', collection, 'vi');
    expect(offered.length).toBeGreaterThan(0);
    for (const { label } of offered) expect(label).toContain('Bắc Kạn');
  });

  test('a code is opened by what is suggested', async () => {
    const bot = await botOf(articles);
    expect(await bot.source(known)).toMatchObject({ kind: 'source' });
  });
});

test('a question is nobody else’s to finish', () => {
  expect(suggestionsFor('text', 'chuyển đổi số', collection, 'vi')).toEqual([]);
});

test('whatever is typed: at most 25, each of 1 to 100 characters, none twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...KINDS),
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zđ ]{0,6}$/)),
      (kind, typed) => {
        const offered = suggestionsFor(kind, typed, collection, 'vi');
        expect(offered.length).toBeLessThanOrEqual(25);
        expect(new Set(offered.map(({ value }) => value)).size).toBe(offered.length);
        for (const text of offered.flatMap(({ label, value }) => [label, value])) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(100);
        }
      },
    ),
  );
});

test('typing does not wait for a large corpus', () => {
  const body = 'Một câu của bài, dài như những câu mà các bài viết vẫn có. '.repeat(30);
  const entries = new Map(
    Array.from({ length: 10_000 }, (_, i) => {
      const made = article({ id: `bai-${i}`, title: `Tin số ${i}`, body });
      const passages = Array.from({ length: 30 }, (_, k) => ({ code: codeOf(made.id, `${k}`) }));
      return [made.id, { article: made, passages } as unknown as Entry];
    }),
  );
  const { gazetteer, figures } = collection;
  const large = { entries, gazetteer, figures, holds: () => false };
  const took = ['', 'A', 'AB', 'tin', 'tin 2', 'tin 29', 'tin 299'].map((typed) => {
    const before = process.cpuUsage();
    suggestionsFor('code', typed, large, 'vi');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  // Work, not time, as others work on a test machine too; it may be many times slower than one that runs a bot.
  expect(Math.max(...took)).toBeLessThan(150);
});
