import { expect, test } from 'vitest';
import { figuresOf, short } from './support.ts';

const told = (body: string): string[] =>
  figuresOf(body).map((figure) => `${figure.period?.text}: ${short(figure)} ${figure.label}`);

test('a column of a table is of the time in its head', () => {
  const rows = [
    '| Chỉ tiêu | Quý I/2026 | Quý I/2025 |',
    '| --- | --- | --- |',
    '| Doanh thu bưu chính (tỷ đồng) | 12,5 | 10,2 |',
    '| Tỷ lệ hồ sơ trực tuyến (%) | 84,6 | 69,3 |',
  ];
  const figures = [
    '2026 (quý I): 12.5 tỷ đồng Doanh thu bưu chính',
    '2025 (quý I): 10.2 tỷ đồng Doanh thu bưu chính',
    '2026 (quý I): 84.6 % Tỷ lệ hồ sơ trực tuyến',
    '2025 (quý I): 69.3 % Tỷ lệ hồ sơ trực tuyến',
  ];
  expect(told(`Số liệu như sau:\n\n${rows.join('\n')}`)).toEqual(figures);
  // As pages are saved: each row a paragraph, without bars around it, and not run on from.
  const saved = rows.map((row) => row.slice(2, -2)).join('\n\n');
  expect(told(`${saved}\n\nToàn tỉnh có 50 trạm BTS.`).slice(0, 4)).toEqual(figures);
  expect(told(`${saved}\n\nToàn tỉnh có 50 trạm BTS.`)[4]).toMatch(/^2024: 50 trạm/);
});

test('a row of a table is of the year that it begins with, and quoted with its head', () => {
  const body =
    '| Năm | Số thuê bao điện thoại | Trong đó: di động |\n| 2014 | 971.000 | 920.000 |\n| 2015 | 1.120.000 | 1.071.000 |';
  const found = figuresOf(body);
  expect(found.map(({ period, value }) => [period?.text, value])).toEqual([
    ['2014', 971_000],
    ['2014', 920_000],
    ['2015', 1_120_000],
    ['2015', 1_071_000],
  ]);
  expect(found.every(({ unit }) => unit === 'thuê bao')).toBe(true);
  const [first] = found;
  expect(body.slice(first?.valueStart, first?.valueEnd)).toBe('971.000');
  expect(body.slice(first?.start, first?.end)).toBe(body.split('\n').slice(0, 2).join('\n'));
});

test('a column headed by a year alone is of that year, and a column of units tells those of the rows', () => {
  const rows = [
    'Chỉ tiêu | Đơn vị | 2011 | 2012',
    'Thuê bao Internet | thuê bao | 15.708 | 26.188',
  ];
  expect(told(rows.join('\n'))).toEqual([
    '2011: 15708 thuê bao Thuê bao Internet',
    '2012: 26188 thuê bao Thuê bao Internet',
  ]);
});
