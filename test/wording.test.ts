import { describe, expect, test } from 'vitest';
import { readAction } from '../src/bot/management.ts';
import type { Language } from '../src/bot/reading/types.ts';
import type { Note, Understood } from '../src/bot/types.ts';
import { dateShown } from '../src/bot/wording/parts.ts';
import type { Lack } from '../src/bot/wording/types.ts';
import { readingLine, wordings } from '../src/bot/wording/wording.ts';

const languages = Object.keys(wordings) as Language[];
const understood: Understood = { provinces: [], years: [], indicators: [], corrections: [] };
const lacks = Object.keys({
  province: 0,
  district: 0,
  year: 0,
  part: 0,
  kind: 0,
  number: 0,
  status: 0,
  direction: 0,
  name: 0,
  indicator: 0,
} satisfies Record<Lack, 0>) as Lack[];
const notes: readonly Note[] = [
  { kind: 'merged', asked: 'Thái Nguyên', part: 'Bắc Kạn' },
  { kind: 'enlarged', asked: 'Thái Nguyên' },
  { kind: 'cut', limit: 1_000 },
];

describe.for(languages)('%s', (language) => {
  const words = wordings[language];

  test('says of everything that can be lacking what it is, in words of its own', () => {
    const sentences = lacks.map((lack) =>
      words.notFound({ lacks: [lack], unknownProvinces: [], understood }),
    );
    expect(new Set(sentences).size).toBe(lacks.length);
    for (const sentence of sentences) expect(sentence).toMatch(/: .+\.$/);
  });

  test('names the province and the year that the evidence lacks', () => {
    const asked = { ...understood, provinces: ['Lạng Sơn'], years: [2021] };
    const sentence = words.notFound({
      lacks: ['province', 'year'],
      unknownProvinces: [],
      understood: asked,
    });
    expect(sentence).toContain('Lạng Sơn');
    expect(sentence).toContain('2021');
  });

  test('names every province that no article is about', () => {
    const unknownProvinces = ['Hà Nội', 'Huế', 'Sơn La'];
    const sentence = words.notFound({ lacks: [], unknownProvinces, understood });
    for (const province of unknownProvinces) expect(sentence).toContain(province);
  });

  test('those who look after the bot are told what a reload could not use, a line each', () => {
    const problems = [
      { file: '/srv/corpus/articles/a.md', line: 4, message: 'no province: add it' },
    ];
    const reload = { put: 0, removed: 0, articles: 5, problems, breaks: [] };
    const said = (outcome: 'same' | 'unreadable', message = 'gone') =>
      words.management.report({ about: 'reload', reload: { ...reload, outcome, message } });
    expect(said('same').join('\n')).toMatch(/\b5\b[\s\S]*\n• a\.md:4: no province: add it$/);
    expect(said('unreadable')[0]).toContain('gone');
  });

  test('each action is typed in its own way', () => {
    const typed = Object.entries(words.management.actions).flatMap(([action, { names }]) =>
      names.map((name) => ({ action, name })),
    );
    for (const { action, name } of typed) {
      expect(readAction(` ${name.toUpperCase()} -100`)).toEqual({ action, rest: '-100' });
    }
    expect(readAction('reloaded')).toBeUndefined();
  });

  test('every note is a sentence', () => {
    for (const note of notes) expect(words.note(note)).toMatch(/^\p{Lu}.+\.$/u);
  });

  test('a corpus of many provinces is not listed in full', () => {
    const provinces = Array.from({ length: 34 }, (_, i) => `Tỉnh ${i}`);
    const sentence = words.coverage({ articles: 5_000, provinces });
    expect(sentence).toContain('Tỉnh 11');
    expect(sentence).not.toContain('Tỉnh 12');
    expect(sentence).toContain('22');
  });

  test('an empty corpus is said to be empty', () => {
    expect(words.coverage({ articles: 0, provinces: [] })).not.toContain('0');
  });
});

test('the limit is written as each language writes numbers', () => {
  expect(wordings.vi.note({ kind: 'cut', limit: 1_000 })).toContain('1.000 ký tự');
  expect(wordings.en.note({ kind: 'cut', limit: 1_000 })).toContain('1,000 characters');
});

test('English counts one and many', () => {
  const { coverage, leftOut } = wordings.en;
  expect(coverage({ articles: 1, provinces: ['Huế'], years: { from: 2021, to: 2021 } })).toBe(
    'The corpus has 1 article about 1 province, published in 2021: Huế.',
  );
  expect(coverage({ articles: 2, provinces: ['Huế'] })).toBe(
    'The corpus has 2 articles about 1 province: Huế.',
  );
  expect(leftOut(1)).toMatch(/^1 article with errors was left out/);
  expect(leftOut(2)).toMatch(/^2 articles with errors were left out/);
});

test('English joins names with "or"', () => {
  const { notFound } = wordings.en;
  const of = (...unknownProvinces: string[]) =>
    notFound({ lacks: [], unknownProvinces, understood });
  expect(of('Huế')).toContain('about Huế yet');
  expect(of('Huế', 'Hà Nội')).toContain('about Huế or Hà Nội yet');
  expect(of('Huế', 'Hà Nội', 'Sơn La')).toContain('about Huế, Hà Nội or Sơn La yet');
});

test.for([
  ['2021-01-26', '26/1/2021'],
  ['2020-01', '1/2020'],
  ['2014', '2014'],
] as const)('a date is shown as far as it is known: %s', ([date, shown]) => {
  expect(dateShown(date)).toBe(shown);
});

describe('what a question was understood as', () => {
  test('places and years', () => {
    const reading = { ...understood, provinces: ['Lạng Sơn', 'Huế'], years: [2018, 2019] };
    expect(readingLine(reading)).toBe('Lạng Sơn · Huế · 2018 · 2019');
  });

  test('a corrected province is named once', () => {
    const corrections = [{ typed: 'NĐ', understood: 'Nam Định' }];
    expect(readingLine({ ...understood, provinces: ['Nam Định'], corrections })).toBe(
      '“NĐ” → Nam Định',
    );
  });

  test('nothing', () => {
    expect(readingLine(understood)).toBe('');
  });
});
