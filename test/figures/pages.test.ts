import { expect, test } from 'vitest';
import { goldFigureSchema, measureFigures } from '../../src/cli/eval/figures.ts';
import { readLines } from '../../src/cli/eval/lines.ts';
import { articlesOfPages } from '../../src/cli/eval/pages.ts';
import { extractFigures } from '../../src/figures/extraction.ts';
import { words } from '../support/articles.ts';
import { tools } from './support.ts';

// Ten pages as departments publish them, dirt included, with every figure that a careful reader found.
const folder = 'test/fixtures/figures';
const articles = articlesOfPages(`${folder}/articles.jsonl`, words.gazetteer);
const gold = readLines(`${folder}/figures.jsonl`, goldFigureSchema);

test('nearly all figures of whole pages are read, and nearly nothing else', () => {
  const { scores } = measureFigures(words, articles, gold, true);
  expect(scores.figures?.recall).toBeGreaterThanOrEqual(95);
  expect(scores.figures?.precision).toBeGreaterThanOrEqual(95);
});

test('what is aimed at is never told as done, nor the reverse', () => {
  const wanted = gold.filter(({ status }) => status === 'mục tiêu');
  const keys = (page: string) =>
    articles
      .filter(({ source }) => source?.startsWith(page))
      .flatMap((article) => extractFigures(article, tools))
      .filter(({ status }) => status === 'target')
      .map(({ value, period }) => `${value} ${period?.year}`);
  for (const { article, value, period } of wanted)
    expect(keys(article)).toContain(`${value} ${period?.slice(0, 4)}`);
  expect(articles.flatMap(({ source = '' }) => keys(source))).toHaveLength(wanted.length);
});
