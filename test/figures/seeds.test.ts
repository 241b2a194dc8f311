import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/corpus/article.ts';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { extractFigures } from '../../src/figures/extraction.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { changeText } from '../../src/figures/format.ts';
import { short, tools } from './support.ts';

/** The figures of the owner's five articles, by the page that each came from. */
const folder = join(bundledCorpus, 'articles');
const pages = new Map(
  readdirSync(folder).map((name) => {
    const { article } = parseArticle(name, readFileSync(join(folder, name), 'utf8'));
    if (article === undefined) throw new Error(`${name} is no article`);
    return [article.source?.slice(0, 3) ?? '', article] as const;
  }),
);

function figuresOfPage(page: string): Figure[] {
  const article = pages.get(page);
  return article === undefined ? [] : extractFigures(article, tools);
}

/** `100 tỷ đồng (2019) +26 % so với cùng kỳ`, with `ước` or `mục tiêu` for what is not a result. */
function line(figure: Figure): string {
  const { period, status, change } = figure;
  const marks = { actual: '', estimate: ' ước', target: ' mục tiêu' };
  const moved = change ? ` ${changeText(change)}` : '';
  return `${short(figure)} (${period?.text ?? '?'})${marks[status]}${moved}`;
}

describe("the figures of the owner's articles, all of them and nothing else", () => {
  test.for<[page: string, figures: string[]]>([
    [
      '000',
      ['167/167 nhiệm vụ (2021)', '2 tập thể (2021)', '2 tập thể (2021)', '4 cá nhân (2021)'],
    ],
    ['001', ['hạng 32/63 (2018) +26 bậc so với năm 2017']],
    ['002', ['8 nhiệm vụ (2013)', '8 nhiệm vụ (2014)']],
    [
      '003',
      [
        '100 tỷ đồng (2019) +26 % so với cùng kỳ',
        '190 tỷ đồng (2019) +8,6 %',
        '40 tỷ đồng (2019)',
        '35000 thuê bao (2019) +16 % so với cùng kỳ năm ngoái',
        '160000 thuê bao (2019) ước',
        '1720 tỷ đồng (2019) ước',
        '720 thủ tục hành chính (2019)',
        '42 % (2019)',
        '100 % (2019)',
        '80 % (2019)',
        '100 % (2019)',
      ],
    ],
    ['004', ['60 % (2020)', '30 % (2020) mục tiêu']],
  ])('%s', ([page, figures]) => {
    expect(figuresOfPage(page).map(line)).toEqual(figures);
  });

  test('are twenty', () => {
    expect([...pages.keys()].flatMap(figuresOfPage)).toHaveLength(20);
  });

  test('have their indicators', () => {
    expect(figuresOfPage('003').map(({ indicator }) => indicator)).toEqual([
      'revenue_post',
      'revenue_printing',
      'revenue_publishing',
      'phone_subs_new',
      'phone_subs',
      'revenue_telecom',
      'online_services',
      'online_services_share',
      'docsystem_share',
      'email_share',
      'esign_share',
    ]);
    // A target beside the result is of the same indicator.
    const [result, target] = figuresOfPage('004');
    expect([result?.indicator, target?.indicator]).toEqual([
      'online_services_share',
      'online_services_share',
    ]);
  });

  test('are slices: the value stands in its quotation, and that in the article', () => {
    for (const [page, article] of pages) {
      for (const figure of figuresOfPage(page)) {
        const quote = article.body.slice(figure.start, figure.end);
        expect(article.body.slice(figure.valueStart, figure.valueEnd)).toBe(figure.written);
        expect(figure.valueStart).toBeGreaterThanOrEqual(figure.start);
        expect(figure.valueEnd).toBeLessThanOrEqual(figure.end);
        expect(quote.length).toBeLessThanOrEqual(400);
        expect(quote).toBe(quote.trim());
      }
    }
  });
});
