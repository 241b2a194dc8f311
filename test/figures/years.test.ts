import { expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { figuresOf } from './support.ts';

function periodsOf(body: string, fields: Partial<Article> = {}): (string | null)[] {
  return figuresOf(body, fields).map(({ period }) => period?.text ?? null);
}

test.for<[string, string | null]>([
  ['Từ tháng 1 đến hết tháng 6-2016, đã làm gọn 68 km cáp.', '2016 (6 tháng đầu năm)'],
  ['Tỉnh từ tháng 1 đến hết tháng 6 xử lý 80 sim rác.', '2016 (6 tháng đầu năm)'],
  ['Sở từ tháng 3 đến nay mở 12 lớp tập huấn.', 'từ 2016'],
  ['Sở từ tháng 3 đến hết tháng 5-2016 mở 12 lớp tập huấn.', '2016-05'],
  ['Từ tháng 2, tỉnh có 50 trạm BTS.', 'từ 2016'],
  // Three months past may be any quarter.
  ['Ba tháng qua, Sở mở 12 lớp tập huấn.', '2016'],
  ['Sáu tháng qua, Sở mở 12 lớp tập huấn.', '2016 (6 tháng đầu năm)'],
  ['Năm 1954 tỉnh có 12 bưu cục.', null],
  ['Từ năm 1945 đến nay tỉnh có 12 bưu cục.', null],
])('a figure is of a year that may be one of its field, or of none: %s', ([body, period]) => {
  expect(periodsOf(body, { publishedOn: '2016-07-08' })).toEqual([period]);
  const undated = { publishedOn: undefined } as unknown as Partial<Article>;
  for (const { period: found } of figuresOf(body, undated)) {
    expect(found?.year ?? 2000).toBeGreaterThanOrEqual(1975);
    expect(found?.toYear ?? 2000).toBeLessThanOrEqual(2100);
  }
});

test('a report on the first months of a year tells what there is at their end', () => {
  const body =
    'Toàn tỉnh có 1.702.415 thuê bao điện thoại, mật độ đạt 112 thuê bao/100 dân. Cổng có 57 dịch vụ công trực tuyến. Sở phát triển mới 20 trạm BTS, đưa tổng số trạm BTS lên 310 trạm. Mạng đã tới 178/192 xã.';
  const half = '2018 (6 tháng đầu năm)';
  const reported = { title: 'Sơ kết công tác 6 tháng đầu năm 2018', publishedOn: '2018-07-13' };
  expect(periodsOf(body, reported)).toEqual([half, half, half, half, '2018', '2018']);
  // A quarter is one of four, and a title that names no months reports on none.
  const quarter = { title: 'Kết quả quý I/2018', publishedOn: '2018-04-13' };
  expect(periodsOf(body, quarter).slice(0, 3)).toEqual(['2018', '2018', '2018']);
});

test('an aim that is told further on in an item is over with it', () => {
  const body =
    '- Phú Quốc có sóng 5G. Năm 2025, toàn tỉnh phải đạt 300 trạm 5G.\n- Hộ có Internet cáp quang đạt 79,3%.';
  const found = figuresOf(body, { publishedOn: '2024-12-24' });
  expect(found.map(({ value, status, period }) => [value, status, period?.text])).toEqual([
    [300, 'target', '2025'],
    [79.3, 'actual', '2024'],
  ]);
});

test('in its first months a year is told of that a text opens with, and that was the last', () => {
  const body =
    'BT - Năm 2006 là năm thứ hai Sở hoạt động độc lập.\n\nMạng bưu chính lúc này gồm 86 điểm bưu điện - văn hóa xã.\n\nTrong năm, cáp bị cắt trộm 47 vụ.';
  expect(periodsOf(body, { publishedOn: '2007-01-18' })).toEqual(['2006', '2006']);
  expect(periodsOf(body, { publishedOn: '2007-06-18' })[0]).toBe('2007');
});

test.for<[string, string[]]>([
  ['Nửa đầu năm nay số thuê bao di động đạt 112.600 thuê bao.', ['2016 (6 tháng đầu năm)']],
  ['Cũng trong 6 tháng, Thanh tra Sở phạt 19 cơ sở.', ['2016 (6 tháng đầu năm)']],
  [
    'Theo lãnh đạo Sở Thông tin và Truyền thông, có được kết quả này là nhờ tỉnh làm quyết liệt: trong năm 2015, cổng có 1.268 dịch vụ công; hồ sơ trực tuyến đạt 48,7%.',
    ['2015', '2015'],
  ],
])('%s', ([body, periods]) => {
  expect(periodsOf(body, { publishedOn: '2016-07-08' })).toEqual(periods);
});
