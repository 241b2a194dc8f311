import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { extractFigures } from '../../src/figures/extraction.ts';
import { article } from '../support/articles.ts';
import { figuresOf, tools } from './support.ts';

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
    ['what there is at their end', 'Toàn tỉnh có 1.126 trạm BTS.', [`1126: ${part}`]],
    ['how dense something is', 'Mật độ điện thoại đạt 114 thuê bao/100 dân.', [`114: ${part}`]],
    ['but not of what was added', 'Doanh nghiệp lắp mới 29 trạm BTS.', [`29: ${part}`]],
    ['where something has come to', 'Sở nâng tổng số lên 48 doanh nghiệp.', ['48: 2023']],
    [
      'the same beside what was added in some months',
      'Bảy tháng qua dựng 29 trạm BTS mới, đưa tổng số trạm toàn tỉnh lên 1.588 vị trí.',
      ['29: 2023 (7 tháng đầu năm)', '1588: 2023'],
    ],
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

describe('the phase of a plan', () => {
  const times = (body: string): string[] =>
    figuresOf(body, { publishedOn: '2023-11-20' }).map(
      ({ value, status, period }) => `${value}: ${status} ${period?.text}`,
    );
  const items = '- Tỷ lệ hộ có cáp quang: 80%;\n\n- Tỷ lệ dùng chung vị trí trạm BTS đạt 25%.';
  const aims = ['80: target 2023-2025', '25: target 2023-2025'];

  test.for<[why: string, lead: string]>([
    [
      'that the lead-in refers to',
      'Kế hoạch phát triển hạ tầng số giai đoạn 2023-2025 vừa được ban hành. Các chỉ tiêu chính của giai đoạn gồm:',
    ],
    ['that the lead-in names', 'Chỉ tiêu chủ yếu của Kế hoạch hạ tầng số giai đoạn 2023-2025:'],
    [
      'ahead of the lead-in',
      'Đề án hạ tầng số giai đoạn 2023 - 2025 đã được duyệt. Những mục tiêu lớn gồm:',
    ],
  ])('%s', ([, lead]) => {
    expect(times(`${lead}\n\n${items}`)).toEqual(aims);
    // Sub-headings do not end the list, text does.
    expect(times(`${lead}\n\nVề hạ tầng:\n\n${items}\n\nToàn tỉnh có 1.200 trạm BTS.`)).toEqual([
      ...aims,
      '1200: actual 2023',
    ]);
  });

  test('over lines without dashes, until text follows', () => {
    const lines = items.replace(/^- /gmu, '');
    const lead = 'Đến hết năm 2025 phải đạt các chỉ tiêu sau:';
    expect(times(`${lead}\n\n${lines}\n\nHiện tỉnh có 1.200 trạm BTS.`)).toEqual([
      '80: target 2025',
      '25: target 2025',
      '1200: actual 2023',
    ]);
  });

  test('in brackets behind its number', () => {
    const phase = 'Giai đoạn 2 (2023-2025), Sở sẽ chuyển đổi 9.800 hộp thư.';
    expect(times(phase)).toEqual(['9800: target 2023-2025']);
  });
});

describe('an article of no date tells its year', () => {
  const times = (body: string): (string | undefined)[] => {
    const { publishedOn: _, ...undated } = article({ title: 'Tin', province: 'Lâm Đồng', body });
    return extractFigures(undated, tools).map(({ period }) => period?.text);
  };

  test('by the one that has just begun', () => {
    const body =
      'Từ đầu năm 2024 đến nay Sở hướng dẫn dựng thêm trạm. Hiện toàn tỉnh có 3.700 trạm BTS.';
    expect(times(body)).toEqual(['2024']);
    expect(times('Từ năm 2011 đến nay Sở đã làm nhiều. Hiện có 3.700 trạm BTS.')).toEqual([
      undefined,
    ]);
  });

  test('but not by one in which something will be done', () => {
    const body =
      'Toàn tỉnh có 17 bưu cục. Còn 8 bưu cục sẽ được sửa chữa, nâng cấp trong năm 2020.';
    expect(times(body)[0]).toBeUndefined();
  });
});

test('what has been done since a year behind the subject holds for the whole sentence', () => {
  const body =
    'Thanh tra Sở từ năm 2011 đến nay đã tổ chức 50 cuộc kiểm tra; xử phạt 120 triệu đồng.';
  const periods = figuresOf(body, { publishedOn: '2011-10-01' }).map(({ period }) => period?.text);
  expect(periods).toEqual(['từ 2011', 'từ 2011']);
});

test.for<[why: string, body: string, figures: string[]]>([
  [
    'the same time',
    'Đến giữa tháng 6/2007, doanh nghiệp lắp 94.511 thuê bao. Cũng trong thời gian ấy có thêm 9.457 thuê bao Internet.',
    ['94511: 2007-06', '9457: 2007'],
  ],
  [
    'what is taken off, in the next paragraph',
    'Số chứng thư số đã cấp là 3.228, tính đến cuối năm 2021.\n\nTrừ đi 743 chứng thư số bị thu hồi thì còn 2.485 chứng thư số.',
    ['3228: 2021', '743: 2021', '2485: 2021'],
  ],
  [
    'today, set against a year, and so do those behind it',
    'Năm 2007 chỉ có 0,85 máy/100 dân; còn nay, đã có 36% số hộ dùng điện thoại. Hộ có máy thu hình chiếm 90%.',
    ['0.85: 2007', '36: 2024', '90: 2024'],
  ],
  [
    'when something will be done, behind a list of verbs',
    'Đến cuối năm 2022 xong 3 bưu cục; còn lại 8 bưu cục sẽ được đầu tư sửa chữa, nâng cấp trong năm 2025.',
    ['3: 2022', '8: 2025'],
  ],
  [
    'what there is besides a ranking in the lead, whose moves are of its year',
    'Ở kỳ đánh giá năm 2022, DTI của tỉnh đứng thứ 37/63. Hạ tầng số tăng 29 bậc.\n\nCáp quang toàn tỉnh dài 21.000 km.',
    ['37: 2022', '29: 2022', '21000: 2024'],
  ],
])('a sentence tells of %s', ([, body, figures]) => {
  const found = figuresOf(body).map(({ value, period }) => `${value}: ${period?.text}`);
  expect(found).toEqual(figures);
});

describe('what came of a document came after it', () => {
  const body =
    'Năm 2020, tỉnh vào nhóm dẫn đầu. Nghị quyết số 07-NQ/TU ngày 12/4/2021 của Tỉnh ủy đặt hướng đi. Từ nghị quyết, tỉnh đã ra 12 kế hoạch.\n\nTỉnh đã lập 900 tổ công nghệ số cộng đồng. Tính đến nay, 5.200 người được tập huấn.';
  test.for([
    [undefined, '2021'],
    ['2023-05-05', '2023'],
  ] as const)('published on %s', ([publishedOn, year]) => {
    const found = figuresOf(body, { publishedOn } as Partial<Article>);
    expect(found.map(({ period }) => period?.text)).toEqual([year, year, year]);
  });
});

test('what all came to by what a quarter added is of the quarter, and what there is else of the year', () => {
  const body =
    'Điện thoại cố định thêm 210 thuê bao, thành 96.400 thuê bao. Toàn tỉnh có 350 trạm BTS.';
  const found = figuresOf(body, { title: 'Giao ban quý II năm 2023', publishedOn: '2023-07-06' });
  expect(found.map(({ period }) => period?.text)).toEqual(['2023 (quý II)', '2023']);
});

test('a `nay` behind its subject is said of its own clause, one that opens the sentence of all of it', () => {
  const until = 'Nửa đầu năm 2023, tỉnh xóa xong 41 vùng “lõm” sóng.';
  const told = (body: string) =>
    figuresOf(`${until} ${body}`, { publishedOn: '2023-07-20' }).map(({ period }) => period?.text);
  expect(told('Mạng cố định nay có ở 95% xã; 97% thôn đã có sóng 4G.')).toEqual([
    '2023 (6 tháng đầu năm)',
    '2023',
    '2023 (6 tháng đầu năm)',
  ]);
  expect(told('Hiện nay, tỉnh có 95% xã có mạng; 97% thôn đã có sóng 4G.').slice(1)).not.toContain(
    '2023 (6 tháng đầu năm)',
  );
});
