import { describe, expect, test } from 'vitest';
import {
  type FoundFigure,
  type GoldFigure,
  sameUnit,
  scoreFigures,
} from '../../src/cli/eval/figures.ts';

function gold(fields: Partial<GoldFigure> = {}): GoldFigure {
  return {
    article: '001',
    metric: 'doanh thu',
    value: 100,
    unit: 'tỷ đồng',
    province: 'Nam Định',
    period: '2019',
    status: 'thực hiện',
    qualifier: null,
    quote: 'đạt 100 tỷ đồng',
    ...fields,
  };
}

function found(fields: Partial<FoundFigure> = {}): FoundFigure {
  const { article, value, unit, province, period, quote } = gold();
  return {
    article,
    value,
    unit,
    province,
    period,
    quote,
    label: 'Doanh thu',
    passing: false,
    ...fields,
  };
}

describe('comparing figures', () => {
  test.for<[why: string, Partial<GoldFigure>, Partial<FoundFigure>, strict: number]>([
    ['all the same', {}, {}, 1],
    ['another value', {}, { value: 101 }, 0],
    ['another page', {}, { article: '002' }, 0],
    ['another province', {}, { province: 'Hà Nam' }, 0],
    ['another year', {}, { period: '2020' }, 0],
    ['no year where there is one', {}, { period: null }, 0],
    ['no year on either side', { period: null }, { period: null }, 1],
    ['a month that only one side gives', { period: '2015-06' }, { period: '2015' }, 1],
    ['another month', { period: '2015-06' }, { period: '2015-07' }, 0],
    ['another part of the year', { period: '2023 (6 tháng đầu năm)' }, { period: '2023' }, 0],
    [
      'three months that are a quarter',
      { period: '2025 (3 tháng đầu năm)' },
      { period: '2025 (quý I)' },
      1,
    ],
    ['spans', { period: '2016-2020' }, { period: '2016-2020' }, 1],
    [
      'thousands that the reader leaves to the unit',
      { value: 312.4, unit: 'nghìn tỷ đồng' },
      { value: 312400 },
      1,
    ],
    ['since', { period: 'từ 2021' }, { period: 'từ 2021' }, 1],
  ])('%s', ([, one, other, strict]) => {
    expect(scoreFigures([gold(one)], [found(other)]).strict).toBe(strict);
  });

  test.for<[string, string, boolean]>([
    ['hạng (trên 63)', 'hạng', true],
    ['tỷ đồng/năm', 'tỷ đồng', true],
    ['tỷ đồng', 'triệu đồng', false],
    ['%', 'điểm', false],
    ['xã, phường, thị trấn (trên 159)', 'xã, phường, thị trấn', true],
    ['văn phòng đại diện', 'văn phòng', true],
    ['thuê bao', 'thuê bao/100 dân', false],
    ['người (trên 100 người dân)', 'người/100 dân', true],
    ['Mbps', 'Mb/s', true],
    ['Gb/s', 'Mb/s', false],
    ['trạm', '', false],
  ])('units %s and %s', ([a, b, same]) => {
    expect(sameUnit(a, b)).toBe(same);
  });

  test('a found figure stands for one gold figure only', () => {
    const twice = [gold({ quote: 'a' }), gold({ quote: 'b' })];
    expect(scoreFigures(twice, [found()]).strict).toBe(1);
  });

  test('a miss comes with the nearest figure and what it has wrong', () => {
    const { misses } = scoreFigures([gold()], [found({ period: '2018', unit: '%' })]);
    expect(misses).toMatchObject([{ wrong: ['unit', 'period'] }]);
  });

  test('what else is found on pages that are listed in full is wrong', () => {
    const extra = found({ value: 7, unit: 'trạm' });
    const score = scoreFigures([gold()], [found(), extra, found({ article: '002' })], ['001']);
    expect(score.exhaustive).toMatchObject({ found: 2, strict: 1, extra: [extra] });
  });

  test('what is told in passing may be listed or not', () => {
    const aside = found({ value: 7, unit: 'trạm', passing: true });
    const score = scoreFigures([gold()], [found({ passing: true }), aside], ['001']);
    expect(score.strict).toBe(1);
    expect(score.exhaustive).toMatchObject({ found: 1, strict: 1, extra: [], passing: 1 });
  });
});
