import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coverageOf } from '../src/corpus/coverage.ts';
import { bundledCorpus, openCorpus, readExamples } from '../src/corpus/open.ts';
import { readVocabulary } from '../src/corpus/vocabulary.ts';
import { readVocabularyThrough } from '../src/corpus/vocabulary-cache.ts';
import { fixtureCorpus } from './support/program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a folder with no words and no questions to try of its own has the bundled ones', () => {
  const { vocabulary, articles, problems, leftOut } = openCorpus(fixtureCorpus);
  expect(vocabulary).toEqual(openCorpus(bundledCorpus).vocabulary);
  expect(articles.map(({ id }) => id)).toEqual(['can-tho-2022', 'da-nang-2023']);
  expect({ problems: problems.length, leftOut }).toEqual({ problems: 1, leftOut: 1 });
  expect(readExamples(fixtureCorpus)).toEqual(readExamples(bundledCorpus));
});

test('its own words count where it has some', () => {
  cpSync(join(bundledCorpus, 'vocabulary'), join(folder, 'vocabulary'), { recursive: true });
  writeFileSync(join(folder, 'vocabulary/english.yaml'), 'fibre: [cáp quang]\n');
  mkdirSync(join(folder, 'articles'));
  expect(openCorpus(folder).vocabulary.english).toEqual({ fibre: ['cáp quang'] });
});

test('questions to try that cannot be read are named with the place', () => {
  writeFileSync(join(folder, 'examples.yaml'), 'vi: [một câu hỏi]\n');
  expect(() => readExamples(folder)).toThrow(/examples\.yaml: en: .+ see the comment at the top/);
});

test('a collection is summed up by its provinces and the years of its articles', () => {
  const article = { id: 'a', title: 'A', body: 'A' };
  expect(
    coverageOf([
      { ...article, province: 'Đà Nẵng', publishedOn: '2019-05-01' },
      { ...article, province: 'An Giang', publishedOn: '2021' },
      { ...article, province: 'Đà Nẵng' },
    ]),
  ).toEqual({ articles: 3, provinces: ['An Giang', 'Đà Nẵng'], years: { from: 2019, to: 2021 } });
  expect(coverageOf([])).toEqual({ articles: 0, provinces: [] });
});

describe('the kept vocabulary', () => {
  const copy = (): { cache: string; words: string } => {
    const words = join(folder, 'vocabulary');
    cpSync(join(bundledCorpus, 'vocabulary'), words, { recursive: true });
    return { cache: join(folder, 'kept.json'), words };
  };

  test('is what the files say, the first time and the second', () => {
    const { cache, words } = copy();
    const read = readVocabulary(words);
    expect(readVocabularyThrough(cache, words)).toEqual(read);
    expect(readVocabularyThrough(cache, words)).toEqual(read);
  });

  test('is what spares reading the files', () => {
    const { cache, words } = copy();
    readVocabularyThrough(cache, words);
    const kept = JSON.parse(readFileSync(cache, 'utf8'));
    writeFileSync(cache, JSON.stringify({ ...kept, vocabulary: 'kept' }));
    expect(readVocabularyThrough(cache, words)).toBe('kept');
  });

  test('counts no longer when one of the files has changed', () => {
    const { cache, words } = copy();
    readVocabularyThrough(cache, words);
    writeFileSync(join(words, 'english.yaml'), 'fibre: [cáp quang]\n');
    expect(readVocabularyThrough(cache, words).english).toEqual({ fibre: ['cáp quang'] });
  });

  test.for(['', '{"source":', '[]'])('does no harm when damaged: %s', (content) => {
    const { cache, words } = copy();
    writeFileSync(cache, content);
    expect(readVocabularyThrough(cache, words)).toEqual(readVocabulary(words));
  });

  test('is done without where it cannot be written', () => {
    const { words } = copy();
    const nowhere = join(folder, 'missing/kept.json');
    expect(readVocabularyThrough(nowhere, words)).toEqual(readVocabulary(words));
  });

  test('a file that is missing is named, whatever is kept', () => {
    const { cache, words } = copy();
    readVocabularyThrough(cache, words);
    rmSync(join(words, 'english.yaml'));
    expect(() => readVocabularyThrough(cache, words)).toThrow(/english\.yaml: .+ restore the file/);
  });
});
