import { describe, expect, test } from 'vitest';
import { figuresOf } from './support.ts';

/** Each figure of a report on the first months of 2023 with its time. */
function told(body: string): string[] {
  const title = 'Sở sơ kết công tác 6 tháng đầu năm 2023';
  return figuresOf(body, { title, publishedOn: '2023-07-14' }).map(
    ({ value, period }) => `${value}: ${period?.text}`,
  );
}

describe('a report on some months tells', () => {
  const part = '2023 (6 tháng đầu năm)';
  test.for<[why: string, sentence: string, figures: string[]]>([
    ['what came about in them', 'Sở cấp 47 giấy phép.', [`47: ${part}`]],
    ['money that flowed in them', 'Doanh thu viễn thông đạt 386 tỷ đồng.', [`386: ${part}`]],
    ['what there is in their year', 'Toàn tỉnh có 1.126 trạm BTS.', ['1126: 2023']],
    ['how dense something is', 'Mật độ điện thoại đạt 114 thuê bao/100 dân.', ['114: 2023']],
    ['but not of what was added', 'Doanh nghiệp lắp mới 29 trạm BTS.', [`29: ${part}`]],
    ['where something has come to', 'Sở nâng tổng số lên 48 doanh nghiệp.', ['48: 2023']],
    ['a place in a ranking', 'Tỉnh xếp thứ 5 toàn quốc về căn cước.', ['5: 2023']],
    ['how many of all places', 'Phần mềm đã dùng ở 19/21 sở, ngành.', ['19: 2023']],
    ['so many a day', 'Mỗi ngày có khoảng 1.200 xe qua cửa khẩu.', ['1200: 2023']],
    [
      'what its own sentence says to be so then',
      'Trong 6 tháng đầu năm, tỉnh có 1.126 trạm BTS.',
      [`1126: ${part}`],
    ],
  ])('%s', ([, sentence, figures]) => {
    expect(told(sentence)).toEqual(figures);
  });
});

test('until the end of a quarter money has flowed and the rest is there', () => {
  expect(
    told('Tính đến hết quý III/2022, toàn tỉnh có 218 sản phẩm; doanh số đạt 17,9 tỷ đồng.'),
  ).toEqual(['218: 2022-09', '17.9: 2022 (9 tháng đầu năm)']);
});

test('what has run since a year was so in it', () => {
  expect(told('Hệ thống chạy từ năm 2022 với 11 cụm loa.')).toEqual(['11: 2022']);
});

test('a month later than that of the publication was one of last year', () => {
  const periods = figuresOf('Tháng 12, Sở tiếp nhận 900 hồ sơ.').map(({ period }) => period?.text);
  expect(periods).toEqual(['2023-12']);
});
