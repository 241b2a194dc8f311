import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import type { Chart } from '../../src/figures/charting/chart.ts';
import { botOfTexts, expectKind, type } from '../support/statistics.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botOfTexts(
    ['Năm 2018, doanh thu viễn thông đạt 900,5 tỷ đồng.', { province: 'Nam Định' }],
    [
      'Năm 2019, doanh thu viễn thông ước đạt 1.000 tỷ đồng, tăng 11% so với cùng kỳ.',
      {
        province: 'Nam Định',
        title: '=HYPERLINK("http://x";"Tin; "), 2019',
        publishedOn: '2020-01',
      },
    ],
    ['Năm 2019, doanh thu viễn thông đạt 700 tỷ đồng.', { province: 'Lào Cai' }],
    ['+ Năm 2019, doanh thu bưu chính đạt hơn 40 tỷ đồng.', { province: 'Lào Cai' }],
    ['Năm 2019, tỉnh đứng thứ 32/63 ở chỉ số ICT Index.', { province: 'Lạng Sơn' }],
    ['Năm 2018, tỉnh đứng thứ 58 ở chỉ số ICT Index.', { province: 'Lạng Sơn' }],
    ['Năm 2019, tỉnh đứng thứ 8 ở chỉ số ICT Index.', { province: 'Lào Cai' }],
    ['Năm 2021, tỷ lệ hồ sơ trực tuyến đạt 60%.', { province: 'Sơn La' }],
    ['Năm 2021, phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.', { province: 'Sơn La' }],
    ['Năm 2022, doanh thu công nghệ thông tin đạt 900 triệu đồng.', { province: 'Điện Biên' }],
    ['Năm 2022, doanh thu công nghệ thông tin đạt 1,2 tỷ đồng.', { province: 'Cà Mau' }],
    ['6 tháng đầu năm 2023, doanh thu bưu chính đạt 9 tỷ đồng.', { province: 'Cà Mau' }],
    ['Năm 2022, doanh thu bưu chính đạt 20 tỷ đồng.', { province: 'Cà Mau' }],
    ['Chỉ số chuyển đổi số (DTI) năm 2024 của tỉnh xếp thứ 21/63.', { province: 'Cao Bằng' }],
    ['Chỉ số chuyển đổi số (DTI) năm 2025 của tỉnh xếp thứ 9/34.', { province: 'Cao Bằng' }],
  );
});

/** The cells of a file after RFC 4180, the first row as the keys of the others. */
function parsed(content: string, separator: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`,
    'gy',
  );
  for (const [, quoted, bare = '', end] of content.replace(/^\uFEFF/, '').matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  const [head = [], ...body] = rows.slice(0, -1);
  return body.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(row.map((text, i) => [head[i] ?? '', text]));
  });
}

async function exported(typed: string, command = '/xuat', conversation = typed) {
  await type(bot, typed, conversation);
  return expectKind(await type(bot, command, conversation), 'document');
}

describe('/xuat', () => {
  test('a row a figure, with its article, date and quotation', async () => {
    const file = await exported('/thongke doanh thu viễn thông Nam Định');
    expect(file).toMatchObject({
      name: 'doanh-thu-vien-thong-internet-nam-dinh.csv',
      mime: 'text/csv',
      figures: 2,
      total: 2,
    });
    expect(file.content.startsWith('\uFEFF')).toBe(true);
    const rows = parsed(file.content, ';');
    expect(rows[0]).toMatchObject({
      'Chỉ tiêu': 'Doanh thu viễn thông, Internet',
      'Mã chỉ tiêu': 'revenue_telecom',
      'Tỉnh, thành phố': 'Nam Định',
      Kỳ: '2019',
      'Giá trị': '1000',
      'Đơn vị': 'tỷ đồng',
      'Trạng thái': 'ước',
      'Tăng, giảm': 'tăng 11 % so với cùng kỳ',
      'Trích dẫn': 'Năm 2019, doanh thu viễn thông ước đạt 1.000 tỷ đồng, tăng 11% so với cùng kỳ.',
      'Ngày đăng': '2020-01',
    });
    expect(rows[0]?.['Mã đoạn trích']).toMatch(/^[A-Z\d]{6}$/);
    expect(rows[1]).toMatchObject({ 'Giá trị': '900,5', Kỳ: '2018' });
  });

  test('in English with commas and decimal points', async () => {
    const file = await exported('/stats telecom revenue Nam Dinh', '/export');
    const rows = parsed(file.content, ',');
    expect(rows[0]).toMatchObject({ Unit: 'billion VND', Value: '1000', Status: 'estimate' });
    expect(rows[1]).toMatchObject({ Value: '900.5' });
  });

  test('what a spreadsheet takes for a formula becomes a text', async () => {
    const file = await exported('/sosanh doanh thu viễn thông Nam Định, Lào Cai');
    const titles = parsed(file.content, ';').map((row) => row['Bài viết']);
    expect(titles).toContain('\'=HYPERLINK("http://x";"Tin; "), 2019');
    const post = await exported('/thongke doanh thu bưu chính Lào Cai');
    const [row] = parsed(post.content, ';');
    expect(row).toMatchObject({ 'Hơn, gần, khoảng': 'hơn', 'Giá trị': '40' });
    expect(row?.['Trích dẫn']).toMatch(/^(?:'\+ )?Năm 2019/);
    for (const cells of parsed(file.content + post.content, ';')) {
      for (const cell of Object.values(cells)) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    }
  });

  test.for<[after: string, figures: number]>([
    ['/thongke ICT Index Lạng Sơn', 2],
    ['/sosanh ICT Index Lạng Sơn, Lào Cai', 2],
    ['/tinh Lào Cai', 3],
    ['/thongke Lào Cai', 3],
    ['/thongke', 15],
    ['thong ke ict index lang son', 2],
  ])('after %s', async ([after, figures]) => {
    const file = await exported(after);
    expect(file.figures).toBe(figures);
    expect(parsed(file.content, ';')).toHaveLength(figures);
    expect(file.name).toMatch(/^[a-z\d-]+\.csv$/);
  });

  test('a comparison has its targets too', async () => {
    const file = await exported('/sosanh hồ sơ trực tuyến tất cả');
    const rows = parsed(file.content, ';').map((row) => [row['Giá trị'], row['Trạng thái']]);
    expect(rows).toEqual([
      ['60', 'kết quả'],
      ['80', 'mục tiêu'],
    ]);
  });

  test('is of the last table, of this conversation, and of none where there was none', async () => {
    await type(bot, '/thongke ICT Index Lạng Sơn', 'first');
    await type(bot, '/thongke xyz', 'first');
    const { content } = expectKind(await type(bot, '/xuat', 'first'), 'document');
    expect(content).toContain('Lạng Sơn');
    const none = await type(bot, '/xuat', 'second');
    expect(expectKind(none, 'no_table')).toBeDefined();
    expect(none.text).toMatch(/chưa có bảng nào để xuất/);
  });

  test('takes five hundred figures along, the newest, and says of how many', async () => {
    const sentences = Array.from(
      { length: 300 },
      (_, i) => `Năm ${1951 + (i % 70)}, doanh thu viễn thông đạt ${i + 10} tỷ đồng.`,
    );
    const provinces = ['Nam Định', 'Lào Cai', 'Sơn La', 'Cà Mau'];
    const large = await botOfTexts(
      ...provinces.map((province) => [sentences.join('\n\n'), { province }] as const),
    );
    await type(large, '/thongke');
    const replied = await type(large, '/xuat');
    const file = expectKind(replied, 'document');
    expect(file.total).toBe(1200);
    expect(replied.text).toMatch(/500 .*mới nhất.* 1\.200/);
  });
});

describe('charts', () => {
  async function chartOf(typed: string): Promise<Chart | undefined> {
    const { answer } = await type(bot, typed);
    return 'chart' in answer ? answer.chart : undefined;
  }
  const valuesOf = (chart: Chart | undefined) =>
    chart?.values.map(({ label, value, shown, role }) => [label, value, shown, role].join(' '));

  test('provinces as bars, with the estimate told apart, the unit and the sources', async () => {
    const chart = await chartOf('/sosanh doanh thu viễn thông Nam Định, Lào Cai');
    expect(chart).toMatchObject({
      shape: 'bars',
      title: 'Doanh thu viễn thông, Internet',
      subtitle: '2019 · tỷ đồng',
    });
    expect(valuesOf(chart)).toEqual(['Nam Định 1000 1.000 estimate', 'Lào Cai 700 700 result']);
    expect(chart?.sources).toEqual([
      expect.stringMatching(/^Nam Định: 1\/2020 · [A-Z\d]{6} · =HYPERLINK/),
      expect.stringMatching(/^Lào Cai: 15\/1\/2024 · [A-Z\d]{6} · Tin$/),
    ]);
  });

  test('years as a line', async () => {
    const chart = await chartOf('/thongke doanh thu viễn thông Nam Định');
    expect(chart).toMatchObject({ shape: 'line', subtitle: 'Nam Định · tỷ đồng' });
    expect(valuesOf(chart)).toEqual(['2018 900.5 900,5 result', '2019 1000 1.000 estimate']);
  });

  test('half years beside half years, and says so', async () => {
    const halves = await botOfTexts(
      ['6 tháng đầu năm 2022, doanh thu bưu chính đạt 8 tỷ đồng.', { province: 'Cà Mau' }],
      ['6 tháng đầu năm 2023, doanh thu bưu chính đạt 9 tỷ đồng.', { province: 'Cà Mau' }],
      ['Năm 2023, doanh thu bưu chính đạt 20 tỷ đồng.', { province: 'Cà Mau' }],
    );
    const { answer } = await type(halves, '/thongke doanh thu bưu chính Cà Mau');
    const chart = 'chart' in answer ? answer.chart : undefined;
    expect(chart?.subtitle).toBe('Cà Mau · 6 tháng đầu năm · tỷ đồng');
    expect(valuesOf(chart)).toEqual(['2022 8 8 result', '2023 9 9 result']);
  });

  test('a target beside its result', async () => {
    const chart = await chartOf('/thongke hồ sơ trực tuyến Sơn La');
    expect(chart).toMatchObject({ shape: 'bars', scale: 'share', end: 100 });
    expect(valuesOf(chart)?.toSorted()).toEqual(['2021 60 60 % result', '2021 80 80 % target']);
  });

  test('ranks from the first to the last', async () => {
    const chart = await chartOf('/sosanh ICT Index Lạng Sơn, Lào Cai');
    expect(chart).toMatchObject({ scale: 'rank', end: 63 });
    expect(valuesOf(chart)).toEqual(['Lào Cai 8 8 result', 'Lạng Sơn 32 32/63 result']);
  });

  test('money of two units in one', async () => {
    const chart = await chartOf('/sosanh doanh thu CNTT Điện Biên, Cà Mau');
    expect(valuesOf(chart)).toEqual([
      'Cà Mau 1.2 1,2 result',
      'Điện Biên 0.9 900 triệu đồng result',
    ]);
  });

  test('no line across a year from which something else is measured, and why', async () => {
    const chart = await chartOf('/thongke dti Cao Bằng');
    expect(chart?.breaks).toEqual([2025]);
    expect(chart?.notes.join()).toContain('405/QĐ-BKHCN');
  });

  test.for([
    ['one value', '/thongke doanh thu viễn thông Lào Cai'],
    ['a half year beside a whole one', '/thongke doanh thu bưu chính Cà Mau'],
    [
      'provinces of which one has a value of that year',
      '/sosanh doanh thu bưu chính Lào Cai, Cà Mau',
    ],
  ])('nothing is drawn of %s', async ([, typed = '']) => {
    expect(await chartOf(typed)).toBeUndefined();
  });
});
