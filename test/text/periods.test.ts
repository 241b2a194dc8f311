import { expect, test } from 'vitest';
import { folded } from '../../src/text/fold.ts';
import { type Period, readPeriods } from '../../src/text/periods.ts';

const read = (text: string): Period[] =>
  readPeriods(text).map(({ start: _, end: __, ...period }) => period);

const CASES: [string, Period[]][] = [
  ['ngày 20/3/2019', [{ day: 20, month: 3, year: 2019 }]],
  ['13-1-2022', [{ day: 13, month: 1, year: 2022 }]],
  ['ngày 20 tháng 12 năm 2023', [{ day: 20, month: 12, year: 2023 }]],
  ['chiều 21/1', [{ day: 21, month: 1 }]],
  ['ngày 10.10 hằng năm', [{ day: 10, month: 10 }]],
  ['mùng 5/9', [{ day: 5, month: 9 }]],
  ['đến 2027 doanh nghiệp số tăng gấp đôi', [{ year: 2027 }]],
  ['tới 2000 doanh nghiệp', []],
  ['từ 1800 đến 2027 thuê bao', []],
  ['tháng 12/2020', [{ month: 12, year: 2020 }]],
  ['tháng 9 năm 2022', [{ month: 9, year: 2022 }]],
  ['giai đoạn 2016-2020', [{ year: 2016, toYear: 2020 }]],
  ['từ 2016 đến 2020', [{ year: 2016, toYear: 2020 }]],
  ['6 tháng đầu năm 2023', [{ year: 2023, part: 'H1' }]],
  ['nửa đầu năm 2015', [{ year: 2015, part: 'H1' }]],
  ['6 tháng cuối năm', [{ part: 'H2' }]],
  ['6 tháng còn lại của năm 2025', [{ year: 2025, part: 'H2' }]],
  ['nửa năm đầu và nửa năm cuối 2019', [{ part: 'H1' }, { year: 2019, part: 'H2' }]],
  ['3 tháng cuối năm 2021', [{ year: 2021, part: 'Q4' }]],
  ['từ đầu năm 2016 đến hết quý I', [{ year: 2016, part: 'Q1' }]],
  ['từ đầu năm đến cuối quý III/2021', [{ year: 2021, part: 'M9' }]],
  ['9 tháng đầu năm 2021', [{ year: 2021, part: 'M9' }]],
  ['9 tháng 2021', [{ year: 2021, part: 'M9' }]],
  ['6T/2021', [{ year: 2021, part: 'H1' }]],
  ['từ tháng 1 đến hết tháng 6-2016', [{ year: 2016, part: 'H1' }]],
  ['từ tháng 1/2016 đến cuối tháng 9/2016', [{ year: 2016, part: 'M9' }]],
  ['từ tháng 1 đến tháng 12-2016', [{ year: 2016 }]],
  ['quý I/2014', [{ year: 2014, part: 'Q1' }]],
  ['quý II năm 2011', [{ year: 2011, part: 'Q2' }]],
  ['ba tháng đầu năm 2014', [{ year: 2014, part: 'Q1' }]],
  ['năm 2018', [{ year: 2018 }]],
];

test.each(CASES)('%s', (text, periods) => {
  expect(read(text)).toEqual(periods);
  expect(read(folded(text)), 'without diacritics').toEqual(periods);
  expect(read(text.normalize('NFD')), 'decomposed').toEqual(periods);
});

test.each([
  ['first half of 2023', [{ year: 2023, part: 'H1' }]],
  ['January 2021', [{ month: 1, year: 2021 }]],
  ['Q1 2014', [{ year: 2014, part: 'Q1' }]],
  ['second quarter of 2011', [{ year: 2011, part: 'Q2' }]],
  ['October 10', [{ day: 10, month: 10 }]],
  ['10th of October 2021', [{ day: 10, month: 10, year: 2021 }]],
  ['by mid-2023', [{ year: 2023 }]],
  ['25 máy tính', []],
] as [string, Period[]][])('%s', (text, periods) => {
  expect(read(text)).toEqual(periods);
});

test.each(['thứ 32/63', '119/QĐ-UBND', '1.2019', 'số 49/2017/NĐ-CP'])('%s is no date', (text) => {
  expect(read(text)).toEqual([]);
});

test('says where it is written', () => {
  const text = 'Trong năm 2019, doanh thu';
  const [period] = readPeriods(text);
  expect(text.slice(period?.start, period?.end)).toBe('năm 2019');
});
