import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { figuresOf, short } from './support.ts';

function told(body: string, fields: Partial<Article>): string[] {
  return figuresOf(body, fields).map(
    (figure) => `${short(figure)}: ${figure.period?.text ?? null}, ${figure.status}`,
  );
}

const H1 = '2023 (6 tháng đầu năm)';
const H2 = '2023 (6 tháng cuối năm)';

describe('a part of a year that is yet to come is no time of results', () => {
  test.for<[what: string, fields: Partial<Article>, body: string, figures: string[]]>([
    [
      'a title with what is to be done',
      {
        title: 'Viễn thông nửa đầu năm 2023: kết quả và việc phải làm 6 tháng cuối năm',
        publishedOn: '2023-08-03',
      },
      'Nửa năm qua, doanh thu viễn thông đạt 90 tỷ đồng.',
      [`90 tỷ đồng: ${H1}, actual`],
    ],
    [
      'a title with both parts',
      {
        title: 'Đánh giá 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm',
        publishedOn: '2023-07-12',
      },
      'Sáu tháng qua, doanh thu viễn thông đạt 90 tỷ đồng.',
      [`90 tỷ đồng: ${H1}, actual`],
    ],
    [
      'the next quarter, called no task',
      { title: 'Quý II và quý III năm 2023 của ngành', publishedOn: '2023-07-12' },
      'Trong quý, doanh thu viễn thông đạt 90 tỷ đồng.',
      ['90 tỷ đồng: 2023 (quý II), actual'],
    ],
    [
      'the months after which the title is called',
      { title: '6 tháng cuối năm: dồn sức cho chuyển đổi số', publishedOn: '2023-07-10' },
      'Doanh thu viễn thông đạt 90 tỷ đồng.',
      ['90 tỷ đồng: 2023, actual'],
    ],
    [
      'what a sentence says it will do in them',
      { publishedOn: '2023-07-10' },
      'Kết quả 6 tháng đầu năm 2023, doanh thu viễn thông đạt 90 tỷ đồng. 6 tháng cuối năm, Sở lắp 30 trạm BTS.',
      [`90 tỷ đồng: ${H1}, actual`, `30 trạm: ${H2}, target`],
    ],
    [
      'the last quarter below the results of nine months',
      { publishedOn: '2023-10-05' },
      'Chín tháng năm 2023, doanh thu bưu chính đạt 90 tỷ đồng. Trong quý IV, Sở mở 5 điểm phục vụ bưu chính.',
      ['90 tỷ đồng: 2023 (9 tháng đầu năm), actual', '5 điểm: 2023 (quý IV), target'],
    ],
    [
      'what the directions for them are',
      { publishedOn: '2023-06-25' },
      '6 tháng đầu năm, doanh thu bưu chính đạt 12 tỷ đồng. Phương hướng 6 tháng cuối năm là lắp 20 trạm.',
      [`12 tỷ đồng: ${H1}, actual`, `20 trạm: ${H2}, target`],
    ],
    [
      'the tasks of a year that has just begun',
      { title: 'Tổng kết năm 2023', publishedOn: '2024-01-15' },
      'Nhiệm vụ năm 2024 là lắp 20 trạm. Doanh thu bưu chính đạt 12 tỷ đồng.',
      ['20 trạm: 2024, target', '12 tỷ đồng: 2023, actual'],
    ],
    [
      'but what is over before a quarter of tasks is the one before it',
      { publishedOn: '2023-07-12' },
      'Ngày 5/7, Sở họp bàn kế hoạch quý III. Quý vừa qua, doanh thu bưu chính đạt 12 tỷ đồng.',
      ['12 tỷ đồng: 2023 (quý II), actual'],
    ],
    [
      'and months gone through again are those',
      { publishedOn: '2023-12-05' },
      'Điểm lại 11 tháng, doanh thu bưu chính đạt 12 tỷ đồng.',
      ['12 tỷ đồng: 2023 (11 tháng đầu năm), actual'],
    ],
    [
      'but one that is nearly over is reviewed',
      { publishedOn: '2023-12-20' },
      'Kết quả 6 tháng cuối năm 2023, tỉnh lắp 50 trạm BTS. Nửa năm qua, doanh thu viễn thông đạt 90 tỷ đồng.',
      [`50 trạm: ${H2}, actual`, `90 tỷ đồng: ${H2}, actual`],
    ],
    [
      'and so is the last quarter in the first ones of the next year',
      { publishedOn: '2024-02-20' },
      'Kết quả quý IV, tỉnh lắp 50 trạm BTS.',
      ['50 trạm: 2023 (quý IV), actual'],
    ],
  ])('%s', ([, fields, body, figures]) => {
    expect(told(body, fields)).toEqual(figures);
  });
});

test('a year beyond what a plan aims at is one of its aims, whenever it was written', () => {
  const body =
    'Về mục tiêu chung, tỉnh phấn đấu đến năm 2010 có 60% số xã nối Internet. Mật độ điện thoại là 35 máy/100 dân.\n\nSang năm 2015, mật độ điện thoại lên 60 máy/100 dân.';
  const fields = { title: 'Quy hoạch viễn thông', publishedOn: undefined, period: undefined };
  expect(told(body, fields)).toEqual([
    '60 %: 2010, target',
    '35 thuê bao/100 dân: 2010, target',
    '60 thuê bao/100 dân: 2015, target',
  ]);
});

describe('the year before the publication', () => {
  test.for<[what: string, publishedOn: string, body: string, figures: string[]]>([
    [
      'that is gone through again',
      '2024-01',
      'Sở họp ngày 29/1.\n\nĐiểm lại năm 2023, Sở mở 12 lớp tập huấn.\n\nDoanh thu viễn thông hơn 900 tỷ đồng.',
      ['12 lớp: 2023, actual', '900 tỷ đồng: 2023, actual'],
    ],
    [
      'that follows the one compared with',
      '2024-02-05',
      'Doanh thu viễn thông hơn 900 tỷ đồng, tăng 11% so với năm 2022.',
      ['900 tỷ đồng: 2023, actual'],
    ],
    [
      'but not when that is no longer told of',
      '2024-09-05',
      'Doanh thu viễn thông hơn 900 tỷ đồng, tăng 11% so với năm 2022.',
      ['900 tỷ đồng: 2024, actual'],
    ],
  ])('%s', ([, publishedOn, body, figures]) => {
    expect(told(body, { publishedOn })).toEqual(figures);
  });
});

describe('as of when', () => {
  test.for<[body: string, figures: string[]]>([
    [
      'Số liệu chốt ngày 04/7/2023: toàn tỉnh có 1.200 trạm BTS; cáp quang dài 9.000 km.',
      ['1200 trạm: 2023-07-04, actual', '9000 km: 2023-07-04, actual'],
    ],
    [
      'Trung tâm dữ liệu do Bộ đầu tư năm 2014, hiện chạy 63 phần mềm dùng chung.',
      ['63 phần mềm: 2024, actual'],
    ],
  ])('%s', ([body, figures]) => {
    expect(told(body, { publishedOn: '2024-01-15' })).toEqual(figures);
  });
});
