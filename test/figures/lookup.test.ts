import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { disagreements } from '../../src/figures/disagreement.ts';
import { type FigureQuery, FigureTable } from '../../src/figures/lookup.ts';
import { workedHere } from '../load/measuring.ts';
import { words } from '../support/articles.ts';
import { figuresOf, short, tools } from './support.ts';

function tableOf(...articles: [body: string, fields: Partial<Article>][]): FigureTable {
  const figures = articles.flatMap(([body, fields]) => figuresOf(body, fields));
  return new FigureTable(figures, words.vocabulary.indicators, tools.analyser);
}

const table = tableOf(
  ['Năm 2018, doanh thu viễn thông đạt 900 tỷ đồng.', { province: 'Nam Định' }],
  ['Năm 2020, doanh thu viễn thông đạt 1.000 tỷ đồng.', { province: 'Nam Định' }],
  ['Doanh thu viễn thông đạt 1.500 tỷ đồng.', { province: 'Ninh Bình', publishedOn: '2026-02-01' }],
  ['Năm 2019, Lạng Sơn đứng thứ 30/63 ở chỉ số ICT Index.', { province: 'Lạng Sơn' }],
  ['Tỉnh có 25 tổng đài chuyển mạch cố định.', { province: 'Hòa Bình' }],
);

describe('what is typed for an indicator', () => {
  test.for<[typed: string, first: string]>([
    ['doanh thu viễn thông', 'revenue_telecom'],
    ['doanh thu vien thong', 'revenue_telecom'],
    ['dt vien thong', 'revenue_telecom'],
    ['doanh thu vien thogn', 'revenue_telecom'],
    ['revenue_telecom', 'revenue_telecom'],
    ['telecom revenue', 'revenue_telecom'],
    ['ICT Index', 'ict_index_rank'],
    ['xep hang chuyen doi so', 'dti_rank'],
    ['tỉ lệ hồ sơ trực tuyến', 'online_files_share'],
    ['trạm bts', 'bts'],
    ['base stations', 'bts'],
    ['tổ cnscđ', 'community_teams'],
    ['diem phuc vu buu chinh', 'postal_points'],
  ])('%s', ([typed, first]) => {
    expect(table.nearest(typed)[0]?.entry.id).toBe(first);
    const { likeliest, others } = table.meaning(typed);
    expect([...likeliest, ...others].map(({ id }) => id)).toContain(first);
  });

  test('many words that are no indicator hold nobody up', () => {
    const typed = (n: number): string =>
      `Ai là Giám đốc Sở TT&TT ốc ${n} cơ quan tỉnh số dịch vụ công trực tuyến hạ tầng viễn ${n}x`;
    /** Read in ten ways, as a command may be. */
    const took = Array.from({ length: 6 }, (_, n) => {
      const started = workedHere();
      for (let i = 0; i < 10; i++)
        table.meaning(
          typed(n)
            .split(' ')
            .slice(0, 20 - i)
            .join(' '),
        );
      return workedHere() - started;
    });
    expect(Math.min(...took)).toBeLessThan(50);
  });

  test('a few letters are enough to choose from, 25 at most', () => {
    expect(table.nearest('doanh thu b')).toHaveLength(25);
    expect(table.nearest('doanh thu b')[0]?.entry.id).toBe('revenue_post');
  });

  test("the articles' own words find what is of no indicator", () => {
    expect(table.meaning('tổng đài')).toMatchObject({ likeliest: [], label: 'tổng đài' });
    expect(table.find({ label: 'tong dai' }).map(short)).toEqual(['25 tổng đài']);
  });

  test('something else gets the nearest names, or none', () => {
    expect(table.meaning('danh thu vtb').likeliest).toEqual([]);
    expect(table.meaning('danh thu vtb').nearest.length).toBeGreaterThan(0);
    expect(table.meaning('xyz').nearest).toEqual([]);
  });
});

describe('finding', () => {
  test('newest first, by indicator, province and year', () => {
    const of = { indicators: ['revenue_telecom'] };
    expect(table.find(of).map(short)).toEqual(['1500 tỷ đồng', '1000 tỷ đồng', '900 tỷ đồng']);
    expect(table.find({ ...of, provinces: ['Nam Định'] }).map(short)).toEqual([
      '1000 tỷ đồng',
      '900 tỷ đồng',
    ]);
    expect(table.find({ ...of, provinces: ['Nam Định'], years: [2018] }).map(short)).toEqual([
      '900 tỷ đồng',
    ]);
    expect(table.find({ years: [1999] })).toEqual([]);
  });

  test('a span of years is of each of them', () => {
    const spans = tableOf(['Giai đoạn 2016-2020, doanh thu viễn thông đạt 5 tỷ đồng.', {}]);
    expect(spans.find({ years: [2018] })).toHaveLength(1);
    expect(spans.find({ years: [2021] })).toHaveLength(0);
  });
});

describe('disagreement', () => {
  const differing = (...bodies: string[]) =>
    disagreements(bodies.flatMap((body) => figuresOf(body))).map((group) => group.map(short));

  test('two values for one thing are shown together', () => {
    expect(differing('Năm 2020, tỉnh có 500 trạm BTS.', 'Năm 2020, tỉnh có 700 trạm BTS.')).toEqual(
      [['500 trạm', '700 trạm']],
    );
  });

  test.for<[why: string, bodies: [string, string]]>([
    ['the same value', ['Năm 2020, có 500 trạm BTS.', 'Năm 2020, tỉnh có 500 trạm BTS.']],
    ['another year', ['Năm 2020, có 500 trạm BTS.', 'Năm 2021, có 700 trạm BTS.']],
    [
      'more than and the exact one',
      ['Năm 2020, có hơn 500 trạm BTS.', 'Năm 2020, có 512 trạm BTS.'],
    ],
    ['levels', ['Năm 2020, có 573 dịch vụ công mức 3.', 'Năm 2020, có 244 dịch vụ công mức 4.']],
    ['a target', ['Năm 2020, phấn đấu có 500 trạm BTS.', 'Năm 2020, đã có 450 trạm BTS.']],
  ])('%s is none', ([, bodies]) => {
    expect(differing(...bodies)).toEqual([]);
  });

  test('nor is a sum with its parts in one sentence', () => {
    expect(differing('Năm 2020, có 300 trạm BTS: 200 trạm ở thành thị.')).toEqual([]);
  });
});

describe('the catalogue', () => {
  const { indicators } = words.vocabulary;

  test('has sixty and more, each under a name of its own', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(60);
    expect(new Set(indicators.map(({ vi }) => vi)).size).toBe(indicators.length);
    expect(new Set(indicators.map(({ en }) => en)).size).toBe(indicators.length);
  });

  test('says what only looks comparable', () => {
    const of = (id: string) => indicators.find((entry) => entry.id === id);
    expect(of('full_services_share')?.notComparableWith).toContain('online_services_share');
    expect(of('online_services_share')?.notComparableWith).toContain('full_services_share');
    expect(of('ict_index_rank')?.notComparableWith).toContain('dti_rank');
    expect(of('dti_rank')?.breaks.map(({ year }) => year)).toEqual([2025]);
    expect(of('dti_rank')?.breaks[0]?.vi).toMatch(/405\/QĐ-BKHCN.*922\/QĐ-BTTTT/);
  });
});

test('what is told in passing is found by its name only', () => {
  const passing = tableOf([
    'Sóng di động phủ 100% xã. Tỉnh có 3.600 tổ. Huyện Di Linh có 545 tổ. Đà Nẵng đứng thứ 1 về ICT Index.',
    { province: 'Lâm Đồng' },
  ]);
  const found = (query: FigureQuery): string[] => passing.find(query).map(short).sort();
  expect(found({})).toEqual(['3600 tổ']);
  expect(found({ indicators: ['mobile_coverage'] })).toEqual(['100 %']);
  expect(found({ district: 'Di Linh' })).toEqual(['545 tổ']);
  expect(found({ provinces: ['Lâm Đồng'] })).toEqual(['3600 tổ', '545 tổ']);
  expect(found({ provinces: ['Đà Nẵng'] })).toEqual(['hạng 1']);
});

test('a round number is in no list beside the exact one', () => {
  const both = tableOf(['Có gần 1.150 trạm BTS. Cụ thể là 1.126 trạm BTS.', {}]);
  const listed = both.find({ indicators: ['bts'] });
  expect(listed.map(short)).toEqual(['1126 trạm']);
  expect(both.ofArticle(listed[0]?.articleId ?? '').map(({ passing }) => passing)).toEqual([
    'rounded',
    undefined,
  ]);
});
