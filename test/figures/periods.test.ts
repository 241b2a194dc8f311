import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { figuresOf } from './support.ts';

function periodsOf(body: string, fields: Partial<Article> = {}): (string | null)[] {
  return figuresOf(body, fields).map(({ period }) => period?.text ?? null);
}

describe('the year in the clause', () => {
  test.for<[string, (string | null)[]]>([
    ['Doanh thu năm 2019 đạt 100 tỷ đồng.', ['2019']],
    ['Tỉnh đạt 100 tỷ đồng trong năm 2019.', ['2019']],
    ['Tỉnh đứng thứ 58 (năm 2017) và thứ 61 (năm 2016).', ['2017', '2016']],
    ['Đến cuối tháng 12/2020 có 1.968 dịch vụ.', ['2020-12']],
    ['Tính tới 31/12/2019 có 5.000 văn bản.', ['2019-12-31']],
    ['Quý III/2023 có 12 lớp tập huấn.', ['2023 (quý III)']],
    ['6 tháng đầu năm 2023, doanh thu đạt 95 tỷ đồng.', ['2023 (6 tháng đầu năm)']],
    ['Doanh thu giai đoạn 2016-2020 khoảng 1.687 tỷ đồng/năm.', ['2016-2020']],
    ['Cả hai năm 2021 và 2022 tỉnh đều xếp thứ 55/63.', ['2021-2022']],
    ['Kể từ năm 2021, 118 thôn đã có sóng.', ['2021-2024']],
  ])('%s', ([sentence, periods]) => {
    expect(periodsOf(sentence)).toEqual(periods);
  });
});

describe('years that are not of the figure', () => {
  test.for<[string, string]>([
    ['what it is compared with', 'Tỉnh đứng thứ 7, hơn năm 2015 2 bậc.'],
    ['a document', 'Thực hiện Quyết định số 12/QĐ-UBND ngày 3/4/2019, tỉnh có 50 trạm.'],
    ['the name of a plan', 'Theo Đề án giai đoạn 2016-2020, tỉnh có 50 trạm.'],
    ['what is to be done', 'Triển khai nhiệm vụ năm 2030, tỉnh có 50 trạm.'],
  ])('%s', ([, sentence]) => {
    expect(periodsOf(sentence)).toEqual(['2024']);
  });
});

test('of several years in a row none is told', () => {
  expect(
    periodsOf('Trong 3 năm liên tiếp (2020, 2021, 2022), tỉnh đều dẫn đầu. Nay tỉnh có 50 trạm.'),
  ).not.toContain('2020');
});

test('a year behind what something was is not that of what it came to', () => {
  const title = 'Kết quả năm 2016';
  const both = 'Tỉnh từ hạng 21 năm 2015 vọt lên hạng 4, Bắc Giang từ hạng 20 lên hạng 5.';
  expect(periodsOf(both, { title })).toEqual(['2016', '2016']);
});

test('a year in passing does not date what follows its figure', () => {
  const title = 'Kết quả năm 2022';
  const both =
    'Toàn ngành thu 883 tỷ đồng, trong khi năm 2021 là 845 tỷ đồng; viễn thông góp 867 tỷ đồng.';
  expect(periodsOf(both, { title })).toEqual(['2022', '2021', '2022']);
});

test('a month with a dot before its year', () => {
  expect(periodsOf('Cuối tháng 3.2019, tỉnh có 50 trạm.')).toEqual(['2019-03']);
});

test('a title of work to do is not of the results that the lead tells', () => {
  const title = 'Nâng cao chỉ số chuyển đổi số (DTI) năm 2023';
  const lead = 'Bộ đã công bố chỉ số chuyển đổi số (DTI) năm 2022. Tỉnh ở vị trí 41/63.';
  expect(periodsOf(lead, { title, publishedOn: '2023-10-30' })).toEqual(['2022']);
});

describe('plans', () => {
  test('a numbered heading right above its list', () => {
    const body = 'II. MỤC TIÊU ĐẾN NĂM 2025\n- Tỷ lệ hộ có cáp quang: 80%.\n- Có 1.500 trạm.';
    const found = figuresOf(body).map(({ status, period }) => `${status} ${period?.text}`);
    expect(found).toEqual(['target 2025', 'target 2025']);
  });

  test('what is wanted further on is so for the year that was named last', () => {
    const aims =
      'Đến năm 2030, phấn đấu 80% hộ có cáp quang.\n\nNhân lực số phải đạt hơn 1% lao động.';
    expect(statuses(`${aims} Toàn tỉnh có 50 trạm.`)).toEqual([
      'target 2030',
      'target 2030',
      'actual 2024',
    ]);
  });

  test('the plan of the province, and a line that is reached', () => {
    expect(statuses('Kế hoạch của tỉnh là có 700 trạm.')).toEqual(['target 2024']);
    expect(statuses('Mạng 5G về đích, năm 2023 lắp 800 trạm.')).toEqual(['actual 2023']);
  });

  test('the plan of a year in front of its list', () => {
    const plan =
      'Kế hoạch năm 2025: doanh thu 950 tỷ đồng; phát triển mới 4.000 thuê bao Internet.';
    expect(statuses(plan)).toEqual(['target 2025', 'target 2025']);
  });

  const statuses = (body: string, fields: Partial<Article> = {}) =>
    figuresOf(body, fields).map(({ status, period }) => `${status} ${period?.text}`);

  test('aims behind a colon hold for the whole list', () => {
    expect(
      statuses(
        'Mục tiêu Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII đề ra đến năm 2025: Phủ sóng di động 100% thôn; 75% hộ dân có Internet; 85% người dân có điện thoại thông minh.',
      ),
    ).toEqual(['target 2025', 'target 2025', 'target 2025']);
  });

  test('what a plan lists is aimed at for its phase, but not what it looks back on', () => {
    const body =
      '- Tỷ lệ hộ có cáp quang: 80%.\n\nNăm 2022, tỉnh đã lắp 50 trạm.\n\nTHỰC TRẠNG HẠ TẦNG\n\nToàn tỉnh có 1.200 trạm.';
    const title = 'Kế hoạch phát triển hạ tầng số giai đoạn 2023-2025';
    expect(statuses(body, { title, publishedOn: '2023-06-01' })).toEqual([
      'target 2023-2025',
      'actual 2022',
      'actual 2022',
    ]);
    expect(statuses(body, { title, publishedOn: '2026-06-01' })[0]).toMatch(/^actual/);
  });

  test('who must wait is wanted by nobody', () => {
    expect(statuses('Còn 10 xã phải chờ cáp quang.')).toEqual(['actual 2024']);
  });

  test('what something is done for is no result', () => {
    expect(statuses('Tỉnh đề nghị hỗ trợ để phủ sóng di động đến 100% thôn.')).toEqual([
      'target 2024',
    ]);
  });
});

describe('what there is now', () => {
  test('is no sum of the first months that the article is about', () => {
    const title = 'Lâm Đồng sơ kết 6 tháng đầu năm 2023';
    const fields = { title, publishedOn: '2023-07-10' };
    expect(periodsOf('Doanh thu đạt 95 tỷ đồng. Tỉnh hiện có 1.200 trạm BTS.', fields)).toEqual([
      '2023 (6 tháng đầu năm)',
      '2023',
    ]);
  });
});

describe('the year that runs on', () => {
  test('from a sentence that opens with it, over its paragraph and the next', () => {
    expect(
      periodsOf('Năm 2019, ngành có 50 trạm. Có 20 điểm phục vụ.\n\nNgành in thu 190 tỷ đồng.'),
    ).toEqual(['2019', '2019', '2019']);
  });

  test('a topic of one year serves its paragraph only', () => {
    expect(
      periodsOf('Về viễn thông công ích năm 2010, đã chi 37 tỷ đồng.\n\nNgành in thu 190 tỷ đồng.'),
    ).toEqual(['2010', '2024']);
  });

  test('a heading', () => {
    expect(periodsOf('NHÌN LẠI NĂM 2021\n\nToàn tỉnh có 50 trạm.')).toEqual(['2021']);
  });

  test('what a plan wants of a whole year is not of its first months', () => {
    const half = 'Sáu tháng đầu năm 2023 có 61% hộ dùng cáp quang, kế hoạch cả năm đề ra là 70%.';
    expect(periodsOf(half).at(-1)).toBe('2023');
    const body = '6 tháng đầu năm 2023, có 50 trạm. Đạt 61%, trong khi kế hoạch cả năm là 70%.';
    expect(periodsOf(body).slice(1)).toEqual(['2023 (6 tháng đầu năm)', '2023']);
  });

  test('what runs on ends at the next heading that is counted', () => {
    const body = '1. Kết quả\n\nQuý I/2023, tỷ lệ đạt 58,3%.\n\n2. Hạn chế\n\nChỉ 9/91 xã có sóng.';
    expect(periodsOf(body)).toEqual(['2023 (quý I)', '2024']);
  });

  test('a part of a year takes the year of its article, the one before while it is not over', () => {
    const half = 'Trong 6 tháng đầu năm, doanh thu đạt 95 tỷ đồng.';
    expect(periodsOf(half, { publishedOn: '2024-07-15' })).toEqual(['2024 (6 tháng đầu năm)']);
    expect(periodsOf(half, { publishedOn: '2024-01-15' })).toEqual(['2023 (6 tháng đầu năm)']);
  });

  test('who says it stands before the year that runs on', () => {
    const body = 'Ông An, Phó Giám đốc, cho biết năm 2022 có 68.412 hồ sơ. 91,6% nộp trực tuyến.';
    expect(periodsOf(body)).toEqual(['2022', '2022']);
  });

  test('a lead that reviews a part of a year dates what says no time, but no aims', () => {
    const lead = 'Sở sơ kết công tác 6 tháng đầu năm, giao việc 6 tháng cuối năm 2023.';
    const body = `${lead}\n\nDoanh thu ước 905 tỷ đồng.\n\nSở phấn đấu phủ sóng 12 thôn.`;
    expect(periodsOf(body, { publishedOn: '2023-07-14' })).toEqual([
      '2023 (6 tháng đầu năm)',
      '2023',
    ]);
  });
});

test('a half-year that is yet to come is not the one reviewed', () => {
  const lead = 'Sở sơ kết 6 tháng đầu năm và bàn nhiệm vụ 6 tháng cuối năm 2019.';
  const body = `${lead} Dự có 45 đại biểu.\n\nBáo cáo cho thấy doanh thu đạt 386 tỷ đồng.`;
  expect(periodsOf(body, { publishedOn: '2019-07-12' }).at(-1)).toBe('2019 (6 tháng đầu năm)');
});

describe('the first months of a year', () => {
  test.for<[string, string]>([
    ['9 tháng, doanh thu đạt 95 tỷ đồng.', '2023 (9 tháng đầu năm)'],
    ['Trong 9 tháng, Sở tiếp nhận 154 văn bản.', '2023 (9 tháng đầu năm)'],
    ['Toàn tỉnh 10 tháng qua nhận 450 hồ sơ.', '2023 (10 tháng đầu năm)'],
    ['Doanh số bán qua sàn 10 tháng đạt 31,2 tỷ đồng.', '2023 (10 tháng đầu năm)'],
    ['Sau 9 tháng triển khai, tỉnh có 50 trạm.', '2023'],
    ['Thời gian 9 tháng đạt 50 trạm.', '2023'],
    ['Trong vòng 9 tháng tới, tỉnh có 50 trạm.', '2023'],
  ])('%s', ([sentence, period]) => {
    expect(periodsOf(sentence, { publishedOn: '2023-11-09' })).toEqual([period]);
  });
});

test('what the same time of the year before was is of that year', () => {
  const body = '11 tháng năm 2023, tỷ lệ là 88,9%, trong khi cùng kỳ năm trước mới 52,1%.';
  expect(periodsOf(body)).toEqual(['2023 (11 tháng đầu năm)', '2022 (11 tháng đầu năm)']);
});

describe('a look back', () => {
  test.for<[string, (string | null)[]]>([
    ['Cùng kỳ năm 2019, con số này là 1.200 thuê bao. Tỉnh có 50 trạm.', ['2019', '2024']],
    ['Một năm trước mới có 900 thuê bao. Tỉnh có 50 trạm.', ['2023', '2024']],
    ['Năm ngoái, toàn tỉnh có 900 thuê bao.', ['2023']],
    ['Năm trước là 900 thuê bao, nay là 950 thuê bao.', ['2023', '2024']],
    ['Năm 2012 tỷ lệ này chỉ là 18%. Tỉnh có 50 trạm.', ['2012', '2024']],
    ['Ngày 1/1/2004, khi lập tỉnh, có 480 máy điện thoại.', ['2004-01-01']],
  ])('%s', ([body, periods]) => {
    expect(periodsOf(`Toàn tỉnh có 1.100 thuê bao.\n\n${body}`).slice(1)).toEqual(periods);
  });
});

describe('a year that is only referred to', () => {
  test('the ranking that was told of last goes before what ran on', () => {
    const lead = 'Năm 2013, tỉnh xếp thứ 55/63.';
    const ranking = 'Ở bảng đánh giá Chính phủ điện tử năm 2017, tỉnh được 0,665 điểm.';
    expect(periodsOf(`${lead}\n\n${ranking} Cùng bảng ấy, Long An ở hạng 37.`)).toEqual([
      '2013',
      '2017',
      '2017',
    ]);
  });

  test('a ranking that a meeting on another time announced', () => {
    const lead = 'Tại hội nghị sơ kết 6 tháng đầu năm 2023, Bộ nêu kết quả DTI năm 2022.';
    const [score, rank] = periodsOf(`${lead} Tỉnh được 0,6077 điểm, hơn năm 2021, hạng 25/63.`);
    expect([score, rank]).toEqual(['2022', '2022']);
  });

  test('of two years in a sentence the later one runs on', () => {
    expect(
      periodsOf('Tỉnh năm 2021 đứng thứ 3, sang năm 2022 lên thứ 2. Chính quyền số ở hạng 3/63.'),
    ).toEqual(['2021', '2022', '2022']);
  });

  test('what there is besides rankings is not of their year', () => {
    const lead = 'Sở họp sáng nay. Nhiều việc được bàn. Mọi người đồng ý.';
    const ranking = 'Ở bảng xếp hạng DTI năm 2022, tỉnh đứng thứ 5.';
    const body = `${lead}\n\n${ranking}\n\nToàn tỉnh có 50 trạm.`;
    expect(periodsOf(body)).toEqual(['2022', '2024']);
  });

  test('the same year', () => {
    expect(
      periodsOf('Tỉnh thu 148 tỷ đồng trong năm 2021.\n\nCũng năm ấy, ngành in thu 7 tỷ đồng.'),
    ).toEqual(['2021', '2021']);
  });

  test('behind a phrase it serves its paragraph', () => {
    expect(
      periodsOf('Theo Sở, năm 2022 tỉnh thu 8 tỷ đồng. Nộp ngân sách 4 tỷ đồng.\n\nCó 50 trạm.'),
    ).toEqual(['2022', '2022', '2024']);
  });
});

describe('what the article says as a whole', () => {
  const body = 'Toàn tỉnh có 50 trạm.';

  test('the title, before the publication', () => {
    const [figure] = figuresOf(body, { title: 'Tổng kết năm 2022' });
    expect(figure?.period).toMatchObject({ text: '2022', rule: 'title' });
  });

  test('not a year long past that only one of its sentences tells of', () => {
    const old = 'Cuối năm 2017, cả tỉnh có 767.746 thuê bao.';
    expect(periodsOf(`${body}\n\n${old}`, { period: [2017] })).toEqual(['2024', '2017']);
  });

  test('not the year of a plan in the title', () => {
    expect(periodsOf(body, { title: 'Triển khai nhiệm vụ năm 2025' })).toEqual(['2024']);
  });

  test('the year that the lead reviews', () => {
    const lead = 'Sở tổ chức hội nghị tổng kết năm 2022, triển khai nhiệm vụ năm 2023.';
    const [figure] = figuresOf(`${lead}\n\n${body}`);
    expect(figure?.period).toMatchObject({ text: '2022', rule: 'lead' });
  });

  test('the ranking in the lead dates ranks, and nothing else', () => {
    const lead = 'Bảng DTI năm 2020 chấm tỉnh 0,3504 điểm. Chính quyền số hạng 22.';
    expect(periodsOf(`${lead}\n\n${body}`, { publishedOn: '2022-04-01' })).toEqual([
      '2020',
      '2020',
      '2022',
    ]);
  });

  test('an index that is a share', () => {
    const lead = 'Bộ Nội vụ công bố PAR Index năm 2023. Tỉnh đạt 91,43%, xếp thứ 3/63.';
    const known = { publishedOn: '2024-04-18', period: [2023] };
    expect(periodsOf(lead, known)).toEqual(['2023', '2023']);
  });

  test('a review in January that leaves its year out is of the last one', () => {
    expect(periodsOf(`Sở tổ chức tổng kết, triển khai nhiệm vụ năm 2024.\n\n${body}`)).toEqual([
      '2023',
    ]);
  });

  test('the publication, else the only year that the text speaks of, else nothing', () => {
    const undated = { id: 'a', title: 'Tin', province: 'Lâm Đồng' } as const;
    expect(periodsOf(body)).toEqual(['2024']);
    const only = 'Việc này bắt đầu từ năm 2022.';
    expect(
      periodsOf(`${body}\n\n${only}`, { ...undated, publishedOn: undefined as never }),
    ).toEqual(['2022']);
    expect(periodsOf(body, { ...undated, publishedOn: undefined as never })).toEqual([null]);
  });

  test('the day of a meeting for those who were at it', () => {
    const lead = 'Ngày 04/01/2024, Sở mở hội nghị nhìn lại năm 2023.';
    expect(periodsOf(`${lead}\n\nCũng tại hội nghị, 04 đơn vị được mời đọc tham luận.`)).toEqual([
      '2024-01-04',
    ]);
  });
});

describe('how far a time runs', () => {
  const later = { publishedOn: '2024-06-10' };

  test('the year of ranks dates ranks alone', () => {
    const body = 'Năm 2022 tỉnh xếp hạng 36/63. Sở mở 12 lớp tập huấn.\n\nTỉnh còn 63 thôn.';
    expect(periodsOf(body, later)).toEqual(['2022', '2024', '2024']);
  });

  test('a time within a paragraph ends with it', () => {
    const body = 'Toàn tỉnh có 80 xã. Quý I/2024, tỷ lệ đạt 89,2%.\n\nTỉnh tập huấn 300 cán bộ.';
    expect(periodsOf(body, later)).toEqual(['2024', '2024 (quý I)', '2024']);
  });

  test('some of what was told of before is of its time', () => {
    const body =
      'Tỉnh nêu số liệu hết năm 2022 với 825 thuê bao. Bù lại, trong số đó 600 thuê bao có 4G.';
    expect(periodsOf(body, later)).toEqual(['2022', '2022']);
  });

  test('a year in passing in the front matter goes behind a publication that is well past it', () => {
    const body = 'Đã có 13/13 xã có một cửa.\n\nNăm 2023, phường xử lý 2.316 văn bản.';
    expect(periodsOf(body, { ...later, period: [2023] })).toEqual(['2024', '2023']);
    expect(periodsOf(body, { publishedOn: '2024-02-10', period: [2023] })).toEqual([
      '2023',
      '2023',
    ]);
  });

  test('what is so far in March is so at the publication unless a year is reviewed', () => {
    const march = { publishedOn: '2024-03-05', period: [2023] };
    const body = 'Năm 2023 tỉnh có 50 trạm.\n\nTới nay, tỉnh có 543 dịch vụ công.';
    expect(periodsOf(body, march).at(-1)).toBe('2024');
    expect(periodsOf(body, { ...march, title: 'Tổng kết năm 2023' }).at(-1)).toBe('2023');
  });

  test('ranks are of the year in which their ranking was announced where nothing says more', () => {
    const body = 'Ở bảng Vietnam ICT Index công bố ngày 21-12-2012, tỉnh xếp thứ 4.';
    expect(periodsOf(body, later)).toEqual(['2012']);
  });
});

describe('aims without a word of their own', () => {
  const aimsOf = (body: string) =>
    figuresOf(body).map(({ status, period }) => [status, period?.text ?? null]);

  test('what is listed below an aim', () => {
    const body =
      'Đến năm 2028, hạ tầng của tỉnh phải hiện đại.\n\n- Bưu chính: có 11 điểm phục vụ.\n- Sóng 5G phủ 100% xã.\n\nHiện trạng: tỉnh đã có 158 trạm BTS.';
    expect(aimsOf(body)).toEqual([
      ['target', '2028'],
      ['target', '2028'],
      ['actual', '2024'],
    ]);
  });

  test('what is told of a time to come, and of the months to come', () => {
    expect(aimsOf('Một trong số ấy là đến năm 2028 trên 50% dân số có tài khoản.')).toEqual([
      ['target', '2028'],
    ]);
    expect(aimsOf('Những tháng cuối năm, tỉnh làm sạch dữ liệu, đưa tỷ lệ này lên 50%.')).toEqual([
      ['target', '2024'],
    ]);
  });

  test('what the plan is until the end of a year', () => {
    const title = 'Giao ban 6 tháng đầu năm 2024';
    const [figure] = figuresOf('Kế hoạch là đến hết năm 2024 sẽ có 809 trạm 5G.', { title });
    expect([figure?.status, figure?.period?.text]).toEqual(['target', '2024']);
  });

  const statusesOf = (body: string, fields: Partial<Article> = {}) =>
    figuresOf(body, fields).map(({ status }) => status);

  test('what goes on behind an aim', () => {
    const body = 'Nhân lực số phải đạt 1%. 60% dân số mua sắm trực tuyến.';
    expect(statusesOf(body)).toEqual(['target', 'target']);
    expect(statusesOf(`${body} Tỉnh có 50 trạm. 70% xã đã có cáp quang.`).slice(2)).toEqual([
      'actual',
      'actual',
    ]);
    expect(statusesOf('Sóng 5G phải phủ 60% xã; 100% khu công nghiệp có 5G.')).toEqual([
      'target',
      'target',
    ]);
  });

  test('what must be so from some value on, and what stands beside it', () => {
    const body = 'Năm 2025 tỷ lệ phủ sóng 5G phải từ 60% trở lên; tỷ lệ có chữ ký số trên 50%.';
    expect(statusesOf(body)).toEqual(['target', 'target']);
  });

  test('but not a list that serves to make a plan', () => {
    const list = '\n\n- Nhận thức số: 0,9581 điểm\n- Thể chế số: 0,9 điểm';
    expect(statusesOf(`Các sở tự soi lại trước khi lập kế hoạch năm sau:${list}`)).toEqual([
      'actual',
      'actual',
    ]);
    expect(statusesOf(`Kế hoạch năm sau:${list}`)).toEqual(['target', 'target']);
  });

  test('the lists of an article whose title tells of aims', () => {
    const body = 'Kế hoạch chia ba mảng.\n\n• Hồ sơ xử lý trực tuyến: 50%\n\nTỉnh có 50 trạm.';
    const title = 'Lâm Đồng đặt đích cho chuyển đổi số';
    expect(statusesOf(body, { title })).toEqual(['target', 'actual']);
    expect(statusesOf(body)).toEqual(['actual', 'actual']);
  });

  test('the end of a year is yet to come in October, and past in December', () => {
    const body = 'Hạn là cuối năm 2025: kinh tế số đạt 15% GRDP.';
    expect(statusesOf(body, { publishedOn: '2025-10-03' })).toEqual(['target']);
    expect(statusesOf(body, { publishedOn: '2025-12-30' })).toEqual(['actual']);
  });

  test('an article without a date speaks when it does not aim', () => {
    const past = 'Hai năm 2012 và 2013 tỉnh xếp 55/63. Năm 2015 tỉnh đứng thứ 17/63.';
    const fields = { publishedOn: undefined };
    expect(statusesOf(past, fields)).toEqual(['actual', 'actual']);
    const aims = 'Tỉnh phấn đấu đến năm 2025 đạt 10%.\n\nĐến năm 2025, 100% xã có sóng.';
    expect(statusesOf(aims, fields)).toEqual(['target', 'target']);
  });

  test('the plan of a year that is over is none', () => {
    const body = 'Với kế hoạch chuyển đổi số năm 2023, 35/39 chỉ tiêu đã xong. IOC nối 26 cơ quan.';
    expect(statusesOf(body)).toEqual(['actual', 'actual']);
  });
});

describe('the first months of a year', () => {
  test.for<[string, (string | null)[]]>([
    ['Từ đầu năm đến hết tháng 10 đã chặn 900 lượt dò quét.', ['2024 (10 tháng đầu năm)']],
    ['Bảy tháng qua tỉnh dựng 29 trạm BTS mới.', ['2024 (7 tháng đầu năm)']],
    ['Doanh thu 6 tháng là 415 tỷ đồng.', ['2024 (6 tháng đầu năm)']],
    ['Từ tháng 7 đến tháng 9/2021, có 58.340 hồ sơ.', ['2021 (quý III)']],
  ])('%s', ([sentence, periods]) => {
    expect(periodsOf(sentence, { publishedOn: '2024-11-29' })).toEqual(periods);
  });

  test('hold for the whole of their sentence', () => {
    const body =
      'Phó Giám đốc Sở cho biết, qua hệ thống giám sát đặt tại Trung tâm tích hợp dữ liệu của tỉnh, 9 tháng đầu năm 2023 đã chặn 900 lượt dò quét; 17 trang web có lỗ hổng.';
    expect(periodsOf(body)).toEqual(['2023 (9 tháng đầu năm)', '2023 (9 tháng đầu năm)']);
  });

  test('that a meeting reviews are those of what it reports', () => {
    const body = 'Ban Chỉ đạo họp, đánh giá kết quả 10 tháng và bàn việc. Đã xong 27 nhiệm vụ.';
    expect(periodsOf(body, { publishedOn: '2023-11-17' })).toEqual(['2023 (10 tháng đầu năm)']);
  });
});

describe('an article without a date', () => {
  const undated = { publishedOn: undefined };

  test('speaks in the year that it begins with, if it only looks back or ahead from there', () => {
    const body =
      'Năm 2015, Sở mở 24 lớp.\n\nToàn tỉnh có 6.904 hộp thư (năm 2013 mới là 2.100 hộp thư).\n\nĐợt tới gồm 10 lớp, dự kiến mở trong quý II/2016.';
    expect(periodsOf(body, undated)).toEqual(['2015', '2015', '2016 (quý II)']);
  });

  test('that goes on to a later year tells nothing', () => {
    const body =
      'Năm 2015, Sở mở 24 lớp. Năm 2018 mở 30 lớp.\n\nHiện nay toàn tỉnh có 600 hộp thư.';
    expect(periodsOf(body, undated).at(-1)).toBeNull();
  });
});

test('the year of a ranking in the title is not that of what is counted', () => {
  const body =
    'Theo bảng công bố, tỉnh đạt 42,68 điểm, xếp hạng 22/61. Sở vận động 756 tổ công nghệ số.';
  const fields = { title: 'PAPI 2023: quản trị điện tử kéo điểm', publishedOn: '2024-05-10' };
  expect(periodsOf(body, fields)).toEqual(['2023', '2023', '2024']);
});

test('an earlier ranking in passing is not the one that the article goes on with', () => {
  const body =
    'Theo bảng Vietnam ICT Index năm 2016, tỉnh xếp thứ 41/63.\n\nTrong khi đó, năm 2014 tỉnh còn ở vị trí 56.\n\nHạ tầng nhân lực xếp thứ 52.';
  expect(periodsOf(body, { publishedOn: '2017-04-05' })).toEqual(['2016', '2014', '2016']);
});

test('what a plan finishes by a year to come is wanted', () => {
  const [figure] = figuresOf('Kế hoạch đến cuối năm 2025, tỉnh xóa xong 100 xóm lõm sóng.');
  expect([figure?.status, figure?.period?.text]).toEqual(['target', '2025']);
});

test('what a sentence ends on tells as of when', () => {
  const body = 'Số chứng thư số đã cấp trong tỉnh là 3.228, tính đến cuối năm 2021.';
  expect(periodsOf(body, { publishedOn: '2022-03-02' })).toEqual(['2021']);
});

describe('how far into the year a text counts', () => {
  test('from the beginning of the year on: up to the end that was named last', () => {
    const ends = 'Tính đến hết quý III/2023, toàn tỉnh có 218 sản phẩm OCOP trên sàn.';
    expect(periodsOf(`${ends}\n\nSở từ đầu năm mở 15 lớp tập huấn cho 780 lượt hội viên.`)).toEqual(
      ['2023-09', '2023 (9 tháng đầu năm)', '2023 (9 tháng đầu năm)'],
    );
    expect(periodsOf(`${ends}\n\nSở từ đầu năm mở 15 lớp; cấp 143 mã số vùng trồng.`)[2]).toBe(
      '2023 (9 tháng đầu năm)',
    );
    // Without an end that is named the year is all there is to tell.
    expect(periodsOf('Sở từ đầu năm mở 15 lớp tập huấn.')).toEqual(['2024']);
  });

  test('over a time of its own, or as far as a work has come: of the year, whatever part of it is reviewed', () => {
    const fields = { title: 'Kết quả 6 tháng đầu năm 2023' };
    expect(periodsOf('Tỉnh tiếp nhận 46.218 hồ sơ.', fields)).toEqual(['2023 (6 tháng đầu năm)']);
    expect(
      periodsOf('Sau hai tuần chạy mô hình mới, tỉnh tiếp nhận 46.218 hồ sơ.', fields),
    ).toEqual(['2023']);
    expect(periodsOf('Khối lượng thi công mới xong khoảng 65%.', fields)).toEqual(['2023']);
  });

  test('what was found on a day is of that day, in the year before a publication that it is later than', () => {
    const found = (day: string): string =>
      `Mới đây, ngày ${day}, Thanh tra Sở phát hiện, tịch thu 1.065 xuất bản phẩm vi phạm.`;
    expect(periodsOf(found('12/1'))).toEqual(['2024-01-12']);
    expect(periodsOf(found('24/11'))).toEqual(['2023-11-24']);
    // What is told on a day is not of the day alone.
    expect(periodsOf('Ngày 12/1, Sở cho biết toàn tỉnh có 1.911 trạm BTS.')).toEqual(['2024']);
  });

  test('from now on until a year is an aim, whatever is named ahead of it, and runs on', () => {
    const body =
      'Để Chương trình xây dựng nông thôn mới đạt hiệu quả, từ nay đến năm 2026, tỉnh đưa Internet đến 100% thôn. Cùng với đó là xây mới 16 điểm bưu điện.';
    expect(figuresOf(body).map(({ period, status }) => [period?.text, status])).toEqual([
      ['2026', 'target'],
      ['2026', 'target'],
    ]);
  });

  test('the only year that a page tells of, time and again, is that of all it tells', () => {
    const body =
      'Năm 2022, tỉnh đưa 32 thủ tục lên mức độ 4.\n\nMạng viễn thông mở rộng: 1.137 trạm BTS. Doanh thu viễn thông năm 2022 đạt 486 tỷ đồng.';
    const fields = { publishedOn: '2023-05-23', period: [2022] };
    expect(periodsOf(body, fields)).toEqual(['2022', '2022', '2022']);
    expect(periodsOf('Toàn tỉnh có 1.137 trạm BTS.', fields)).toEqual(['2023']);
  });
});

describe('the part of a year that a report is about, and what only refers to it', () => {
  const valuesOf = (body: string, fields: Partial<Article>) =>
    figuresOf(body, fields).map(({ written, period }) => `${written}: ${period?.text}`);

  test('the quarter of the title', () => {
    const body =
      'Sáng 05/7/2018, Sở họp giao ban. Ba tháng qua, doanh thu bưu chính đạt 12 tỷ đồng. Lũy kế từ đầu năm đạt 23 tỷ đồng.\n\nTrong quý, Sở cấp 12 giấy phép; thuê bao Internet phát triển mới 350, nâng tổng số lên 9.800 thuê bao. So với quý trước, Sở tiếp nhận thêm 15 văn bản; từ đầu năm đến nay tiếp nhận 320 văn bản. Hết quý, 98% hồ sơ đúng hạn.';
    const undated = { title: 'Sở giao ban quý II', publishedOn: undefined };
    expect(valuesOf(body, undated)).toEqual([
      '12 tỷ đồng: 2018 (quý II)',
      '23 tỷ đồng: 2018 (6 tháng đầu năm)',
      '12 giấy phép: 2018 (quý II)',
      '9.800 thuê bao: 2018 (quý II)',
      '15 văn bản: 2018 (quý II)',
      '320 văn bản: 2018 (6 tháng đầu năm)',
      '98%: 2018 (quý II)',
    ]);
  });

  test('the half-year of the title, and not a span of some work', () => {
    const body =
      'Nửa năm qua, doanh thu đạt 415 tỷ đồng. Sau 6 tháng, có 35 xã dùng phần mềm. Từ đầu năm đến nay đã mở 14 lớp. Hệ thống sau 6 tháng vận hành có 900 lượt tải. 6 tháng còn lại, phấn đấu thu 430 tỷ đồng.';
    const fields = { title: 'Kết quả nửa năm của ngành', publishedOn: '2016-07-12' };
    expect(valuesOf(body, fields)).toEqual([
      '415 tỷ đồng: 2016 (6 tháng đầu năm)',
      '35 xã: 2016 (6 tháng đầu năm)',
      '14 lớp: 2016 (6 tháng đầu năm)',
      '900 lượt: 2016',
      '430 tỷ đồng: 2016 (6 tháng cuối năm)',
    ]);
  });

  test('the quarter told of last, from the beginning of the year to its end', () => {
    const body =
      'Từ đầu năm 2016 đến hết quý I, Sở gửi 53 văn bản.\n\nThanh tra trong quý thu giữ 900 sim; tiền phạt là 56 triệu đồng.';
    expect(valuesOf(body, { publishedOn: '2016-04-06' })).toEqual([
      '53 văn bản: 2016 (quý I)',
      '900 sim: 2016 (quý I)',
      '56 triệu đồng: 2016 (quý I)',
    ]);
    expect(periodsOf('Từ đầu năm đến hết quý III/2021, Sở gửi 53 văn bản.')).toEqual([
      '2021 (9 tháng đầu năm)',
    ]);
  });

  test('a last quarter, its year, and the quarter before', () => {
    const body = 'Trong quý, tỉnh lắp 30 trạm BTS; quý trước là 25 trạm. Cả năm lắp 110 trạm BTS.';
    expect(valuesOf(body, { title: 'Viễn thông quý IV', publishedOn: '2023-01-08' })).toEqual([
      '30 trạm: 2022 (quý IV)',
      '25 trạm: 2022 (quý III)',
      '110 trạm: 2022',
    ]);
    const first = 'Quý I/2024, hệ thống chặn 120 lượt tấn công; quý trước là 150 lượt.';
    expect(periodsOf(first)).toEqual(['2024 (quý I)', '2023 (quý IV)']);
  });

  test('sums of a quarter beside it', () => {
    const body =
      'Quý này, doanh thu viễn thông đạt 250 tỷ đồng, lũy kế 700 tỷ đồng. Lũy kế đến nay, tỉnh có 50 trạm.';
    const found = figuresOf(body, { title: 'Bưu chính quý III/2019', publishedOn: '2019-10-08' });
    expect(found.map(({ label, period }) => `${label}: ${period?.text}`).slice(0, 2)).toEqual([
      'Doanh thu viễn thông, Internet: 2019 (quý III)',
      'Doanh thu viễn thông, Internet: 2019 (9 tháng đầu năm)',
    ]);
    expect(found[2]?.period?.text).toBe('2019');
  });

  test.for<[string, string | null]>([
    ['Trong quý, Sở cấp 12 giấy phép.', '2024'],
    ['Ba tháng qua, Sở cấp 12 giấy phép.', '2024'],
    ['Nửa năm qua, Sở cấp 12 giấy phép.', '2024'],
    ['Quý khách đã gửi 12 hồ sơ.', '2024'],
  ])('nothing where no part of a year was told of: %s', ([body, period]) => {
    expect(periodsOf(body, { publishedOn: '2024-11-15' })).toEqual([period]);
  });

  test('what is of no such time', () => {
    const body =
      'Mỗi quý mở 2 lớp. Hạn báo cáo là ngày 15 tháng cuối quý. Sở phấn đấu trong 3 tháng cuối năm mở 5 lớp. Kế hoạch quý III là cấp 20 giấy phép.';
    const found = figuresOf(body, { title: 'Giao ban quý II', publishedOn: '2019-07-08' });
    expect(found.slice(-2).map(({ status, period }) => `${status} ${period?.text}`)).toEqual([
      'target 2019 (quý IV)',
      'target 2019 (quý III)',
    ]);
  });

  test('behind the colon of who reports it, and over the same time', () => {
    const body =
      'Sang năm 2007, điện thoại vẫn tăng.\n\nSố liệu Sở tổng hợp: 6 tháng đầu năm 2007, tỉnh lắp 94.511 thuê bao điện thoại. Di động chiếm phần lớn với 80.642 thuê bao. Cũng trong thời gian ấy, 9.457 thuê bao Internet được lắp.';
    expect(new Set(periodsOf(body, { publishedOn: '2007-07-20' }))).toEqual(
      new Set(['2007 (6 tháng đầu năm)']),
    );
  });

  test('what all came to is of the part of a year that its sentence names with its year', () => {
    const came = 'lắp 50 trạm, đưa tổng số trạm của đơn vị lên 800 trạm.';
    expect(periodsOf(`Trong 9 tháng năm 2023, Viettel ${came}`)[1]).toBe('2023 (9 tháng đầu năm)');
    expect(periodsOf(`Bảy tháng qua, Viettel ${came}`, { publishedOn: '2023-08-22' })[1]).toBe(
      '2023',
    );
  });
});

describe('within a phase', () => {
  const phase = 'Giai đoạn 2021-2025, tỉnh phát triển viễn thông.';
  const built = `${phase}\n\nCác nhà mạng đã dựng 57 trạm BTS kể từ đầu năm 2022. Nay tỉnh có 1.360 trạm BTS.`;

  test('no year is told where nothing says when it was written', () => {
    expect(periodsOf(built, { publishedOn: undefined })).toEqual(['từ 2022', null]);
  });

  test('its end is meant where nothing else is told, the publication where that is known', () => {
    const stock = `${phase}\n\nNay tỉnh có 1.360 trạm BTS.`;
    expect(periodsOf(stock, { publishedOn: undefined })).toEqual(['2025']);
    expect(periodsOf(built, { publishedOn: '2023-05' })).toEqual(['2022-2023', '2023']);
  });
});

test.for([
  'Kế hoạch năm 2025 của tỉnh là',
  'Kế hoạch của huyện năm 2025 là',
  'Kế hoạch năm 2025 là',
])('what is planned for a year is wanted of it: %s', (plan) => {
  const found = figuresOf(`${plan} dựng thêm 700 trạm BTS.`);
  expect(found.map(({ status, period }) => [status, period?.text])).toEqual([['target', '2025']]);
});

test('a place of an earlier year is over with how it moved from there', () => {
  const body =
    'Bảng xếp hạng ICT Index năm 2017, tỉnh đứng thứ 3.\n\nNăm 2016 tỉnh đứng thứ 9, chỉ sau một năm đã lên 6 bậc.\n\nTừng hạng mục, tỉnh xếp hạng 4 về dịch vụ công và hạng 6 về hạ tầng.';
  expect(periodsOf(body, { publishedOn: '2018-07' })).toEqual(['2017', '2016', '2017', '2017']);
});

test.for(['Buổi đầu', 'Ngày mới lập', 'Khi mới thành lập'])(
  'how it was at some beginning is not how it is: %s',
  (opener) => {
    expect(periodsOf(`${opener}, Sở có 5 phòng. Nay Sở có 8 phòng.`)).toEqual([null, '2024']);
  },
);

test.for<[string, string]>([
  ['Mười một tháng năm 2019, Sở nhận 512.000 hồ sơ.', '2019 (11 tháng đầu năm)'],
  ['Bảy tháng đầu năm 2019, Sở nhận 512.000 hồ sơ.', '2019 (7 tháng đầu năm)'],
  ['Năm 2019, Sở nhận 512.000 hồ sơ.', '2019'],
])('months in words: %s', ([sentence, period]) => {
  expect(periodsOf(sentence)).toEqual([period]);
});

describe('what a text tells of its time further away', () => {
  test('a question is the time of its answer', () => {
    expect(
      periodsOf(
        'Hỏi: 10 tháng qua, huyện làm được gì?\n\nĐáp: Một cửa nhận 8.400 hồ sơ.\n\nTổ công nghệ có 96 tổ.',
        { publishedOn: '2024-11-08' },
      ),
    ).toEqual(['2024 (10 tháng đầu năm)', '2024']);
  });

  test('an election is held in the first year of its term', () => {
    expect(
      periodsOf(
        'Ngày bầu cử đại biểu Quốc hội và HĐND các cấp nhiệm kỳ 2026-2031 đang đến gần.\n\nCòn 14 điểm bầu cử chưa có sóng. Cuối năm 2025 tỉnh có 700 trạm. Năm nay xây 30 trạm.',
        { publishedOn: undefined },
      ),
    ).toEqual(['2026', '2025', '2026']);
  });

  test('the time of a chapter ends with it, and what a plan costs is of the plan', () => {
    const title = 'Về quy hoạch phát triển bưu chính, viễn thông tỉnh Lâm Đồng đến năm 2025';
    const body =
      'I. HIỆN TRẠNG (đến tháng 6/2019)\n\n1. Bưu chính: mạng lưới có 210 điểm phục vụ.\n\nII. KINH PHÍ\n\nTổng nhu cầu vốn: 450 tỷ đồng.';
    expect(periodsOf(body, { title, publishedOn: '2019-08-20' })).toEqual(['2019-06', '2025']);
  });

  test('a day since which something is counted', () => {
    expect(periodsOf('Kể từ ngày 01/3/2023 trục đã có 1.500 lượt kết nối.')).toEqual(['2023-2024']);
  });

  test('a decimal comma does not close what a sentence opens with', () => {
    const text =
      'Về chính quyền số, tỷ lệ hồ sơ trực tuyến từ 5,2% năm 2020 tăng lên 61,5% năm 2023. 70% văn bản được ký số.';
    expect(periodsOf(text)).toEqual(['2023', '2024']);
  });
});
