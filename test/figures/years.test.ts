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
