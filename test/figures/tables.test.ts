import { expect, test } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
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

const table = (...rows: string[]): string => rows.join('\n');

test('a table pasted with tabs: places in a ranking by the head of their column', () => {
  const body = table(
    'Nội dung xếp hạng\tThứ hạng của Lâm Đồng năm 2022',
    'Hạ tầng kỹ thuật\t9',
    'Dịch vụ công trực tuyến\t14',
  );
  expect(told(`Kết quả Vietnam ICT Index 2022:\n\n${body}`)).toEqual([
    '2022: hạng 9 Hạng hạ tầng kỹ thuật (ICT Index)',
    '2022: hạng 14 Hạng dịch vụ công trực tuyến',
  ]);
});

test('a line above the table tells the unit, and brackets that are no unit tell none', () => {
  const body = table(
    'Năm | Thuê bao điện thoại (tổng số) | Trong đó: Di động | Thuê bao internet',
    '2015 | 1.120.000 | 1.071.000 | 720.000',
    'Sơ bộ 2016 | 1.035.075 | 1.004.415 | 802.000',
  );
  expect(told(`Số thuê bao điện thoại\n\nĐơn vị tính: thuê bao\n\n${body}`)).toEqual([
    '2015: 1120000 thuê bao Thuê bao điện thoại (tổng)',
    '2015: 1071000 thuê bao Thuê bao di động',
    '2015: 720000 thuê bao Thuê bao Internet',
    '2016: 1035075 thuê bao Thuê bao điện thoại (tổng)',
    '2016: 1004415 thuê bao Thuê bao di động',
    '2016: 802000 thuê bao Thuê bao Internet',
  ]);
});

test('a column of what is planned holds targets, and one of how much of it was done holds nothing', () => {
  const rows = table(
    'STT\tChỉ tiêu\tĐVT\tKế hoạch 2022\tƯớc thực hiện 2022\tSo với cùng kỳ (%)\tGhi chú',
    'I\tBưu chính\t\t\t\t\t',
    '1\tDoanh thu\ttỷ đồng\t120\t125\t112,5\t3',
    '2\tTrạm BTS\ttrạm\t1.900\t1.911\t104',
  );
  const found = figuresOf(rows);
  expect(found.map((figure) => `${figure.status} ${short(figure)} ${figure.label}`)).toEqual([
    'target 120 tỷ đồng Doanh thu bưu chính',
    'estimate 125 tỷ đồng Doanh thu bưu chính',
    'target 1900 trạm Trạm thu phát sóng (BTS)',
    'estimate 1911 trạm Trạm thu phát sóng (BTS)',
  ]);
  expect(found.every(({ period }) => period?.text === '2022')).toBe(true);
});

test('heads of two rows, scaled units, sums, and months of the year in the caption', () => {
  const two = table(
    '| Chỉ tiêu | Năm 2021 | | Năm 2022 | |',
    '| | Kế hoạch | Thực hiện | Kế hoạch | Thực hiện |',
    '| Doanh thu bưu chính (1.000 đồng) | 10 | 11 | 12 | 13 |',
  );
  expect(told(two)).toEqual([
    '2021: 10000 đồng Doanh thu bưu chính',
    '2021: 11000 đồng Doanh thu bưu chính',
    '2022: 12000 đồng Doanh thu bưu chính',
    '2022: 13000 đồng Doanh thu bưu chính',
  ]);
  const months = table(
    '| Tháng | Doanh thu |',
    '|---|---|',
    '| Tháng 1 | 1.200 |',
    '| **Tổng cộng** | **1.200** |',
  );
  expect(told(`Doanh thu bưu chính năm 2022 (Đơn vị: triệu đồng)\n\n${months}`)).toEqual([
    '2022-01: 1200 triệu đồng Doanh thu bưu chính',
    '2022: 1200 triệu đồng Doanh thu bưu chính',
  ]);
});

test('the rows of provinces, districts and the sum of them are whose they say', () => {
  const districts = table(
    'Huyện | Số tổ công nghệ số cộng đồng',
    'Đơn Dương | 70',
    'Xuân Trường | 80',
    'Toàn tỉnh | 1.200',
  );
  expect(figuresOf(districts).map((f) => [f.district, f.value, f.passing])).toEqual([
    ['Đơn Dương', 70, 'another'],
    ['Xuân Trường', 80, 'another'],
    [undefined, 1200, undefined],
  ]);
  const provinces = table(
    'TT | Tỉnh | Điểm | Hạng',
    '1 | Lâm Đồng | 0,6123 | 20/63',
    '2 | Gia Lai | 0,51 | 35/63',
  );
  expect(
    figuresOf(`Kết quả DTI năm 2022\n\n${provinces}`).map((f) => `${f.province} ${short(f)}`),
  ).toEqual([
    'Lâm Đồng 0.6123 điểm',
    'Lâm Đồng hạng 20/63',
    'Gia Lai 0.51 điểm',
    'Gia Lai hạng 35/63',
  ]);
});

test('numbers in names, phones and days are no values of a table', () => {
  const body = table(
    'Chỉ tiêu\t2019\t2020',
    'Thuê bao Internet/100 dân\t12,5\t14',
    'Trạm 4G của 12 huyện (trạm)\t500\t600',
  );
  expect(told(body)).toEqual([
    '2019: 12.5 thuê bao/100 dân Mật độ thuê bao Internet',
    '2020: 14 thuê bao/100 dân Mật độ thuê bao Internet',
    '2019: 500 trạm Trạm thu phát sóng (BTS)',
    '2020: 600 trạm Trạm thu phát sóng (BTS)',
  ]);
  expect(told('Họ tên\tChức vụ\tĐiện thoại\nTrần B\tGiám đốc\t0262.3851234')).toEqual([]);
  expect(told('Ngày | Nội dung | Thời gian\n12/5/2022 | Họp | 8 giờ')).toEqual([]);
});

test('a row far below its head is quoted alone, and its value is found where it stands', () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `Trạm khu vực ${i} | ${1_000 + i} | ${3_000 + i}`,
  );
  const body = ['Khu vực | Số trạm BTS 2021 | Số trạm BTS 2022', ...rows].join('\n');
  const found = figuresOf(body);
  expect(found).toHaveLength(120);
  for (const { valueStart, valueEnd, start, end, value } of found) {
    expect(body.slice(valueStart, valueEnd)).toBe(String(value));
    expect(body.slice(start, end)).toContain(String(value));
    expect(end - start).toBeLessThanOrEqual(400);
  }
  const last = found.at(-1);
  expect(body.slice(last?.start, last?.end)).toBe('Trạm khu vực 59 | 1059 | 3059');
  expect(last?.period?.text).toBe('2022');
});

test('columns of what was done, is estimated and planned, in short, behind numbers of rows and units', () => {
  const rows = table(
    'TT | Chỉ tiêu | Đơn vị | TH 9 tháng 2021 | ƯTH 2021 | KH 2022',
    '1 | Thuê bao điện thoại | thuê bao | 921.300 | 938.750 | 950.000',
    '2 | Tỷ lệ hồ sơ trực tuyến | % | 21,5 | 38,2 | 55',
  );
  const found = figuresOf(rows).map(
    ({ period, status, ...figure }) => `${period?.text} ${status} ${short(figure as Figure)}`,
  );
  expect(found).toEqual([
    '2021 (9 tháng đầu năm) actual 921300 thuê bao',
    '2021 estimate 938750 thuê bao',
    '2022 target 950000 thuê bao',
    '2021 (9 tháng đầu năm) actual 21.5 %',
    '2021 estimate 38.2 %',
    '2022 target 55 %',
  ]);
});

test('the second row of heads begins with an empty cell, which pages leave as a bar', () => {
  const rows = table(
    'Chỉ tiêu | Năm 2021 | ',
    '| Kế hoạch | Thực hiện',
    'Trạm BTS (trạm) | 400 | 412',
  );
  expect(told(rows)).toEqual([
    '2021: 400 trạm Trạm thu phát sóng (BTS)',
    '2021: 412 trạm Trạm thu phát sóng (BTS)',
  ]);
});
