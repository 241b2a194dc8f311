import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { openCorpus } from '../../src/corpus/open.ts';
import { botOf, words } from '../support/articles.ts';
import { botOfTexts, expectKind, figuresIn, type } from '../support/statistics.ts';

let seeds: Bot;
let bot: Bot;
beforeAll(async () => {
  seeds = await botOf(openCorpus('corpus').articles);
  bot = await botOfTexts(
    ['Năm 2018, doanh thu viễn thông đạt 900 tỷ đồng.', { province: 'Nam Định' }],
    ['Năm 2019, doanh thu viễn thông ước đạt 1.000 tỷ đồng, tăng 11%.', { province: 'Nam Định' }],
    ['Năm 2019, doanh thu viễn thông đạt 1.500 tỷ đồng.', { province: 'Bắc Kạn' }],
    ['Năm 2019, doanh thu viễn thông đạt 700 tỷ đồng.', { province: 'Lào Cai' }],
    ['Năm 2021, doanh thu viễn thông đạt 2.000 tỷ đồng.', { province: 'Gia Lai' }],
    ['Tỉnh có 2.833 trạm BTS.', { province: 'Hà Giang', publishedOn: undefined } as never],
    ['Năm 2020, tỉnh có 500 trạm BTS.', { province: 'Sơn La' }],
    ['Năm 2020, toàn tỉnh có 700 trạm BTS.', { province: 'Sơn La' }],
    ['Năm 2020, tỉnh có 600 trạm BTS.', { province: 'Điện Biên' }],
    ['Năm 2020, tỉnh phấn đấu có 800 trạm BTS, đã có 650 trạm BTS.', { province: 'Lai Châu' }],
    ['Năm 2021, tỷ lệ dịch vụ công mức độ 4 đạt 60%.', { province: 'Bắc Kạn' }],
    ['Năm 2021, tỷ lệ dịch vụ công mức độ 3, 4 đạt 42%.', { province: 'Lào Cai' }],
    ['Năm 2021, số dịch vụ công trực tuyến là 700 dịch vụ.', { province: 'Lào Cai' }],
    ['Chỉ số chuyển đổi số (DTI) năm 2023 của tỉnh xếp thứ 21/63.', { province: 'Quảng Ngãi' }],
    ['Chỉ số chuyển đổi số (DTI) năm 2025 của tỉnh xếp thứ 9/34.', { province: 'Cao Bằng' }],
    ['Tỉnh có 25 tổng đài chuyển mạch cố định.', { province: 'Hòa Bình' }],
  );
});

describe('forgiving arguments', () => {
  test.for([
    '/thongke doanh thu viễn thông, Nam Định, 2019',
    '/thongke Doanh thu viễn thông của tỉnh Nam Định năm 2019?',
    '/thongke dt vien thong nam dinh 2019',
    '/thong ke dt vien thong nam dinh 2019',
    'thong ke dt vien thong nam dinh 2019',
    'Thống kê về doanh thu viễn thông Nam Định',
    '/thongke nam dinh doanh thu vien thogn',
    '/thongke doanh thu viễn thông Nam Đinh',
    '/thongke 2019 Nam Định: doanh thu viễn thông',
    '/stats telecom revenue Nam Dinh 2019',
    '/stats revenue_telecom in Nam Dinh',
  ])('%s', async (typed) => {
    const replied = await type(seeds, typed);
    expect(figuresIn(replied)).toEqual(['Nam Định 2019 1720 tỷ đồng estimate']);
    expect(replied.text).toMatch(/1[.,]720 (?:tỷ đồng \(ước\)|billion VND \(estimate\))/);
    expect(replied.text).toContain('“Doanh thu viễn thông, internet ước đạt 1.720 tỷ đồng.”');
  });

  test('the name of the command says in which language to answer', async () => {
    expect((await type(seeds, '/stats revenue_telecom')).text).toContain(
      'published 1/2020 · code ',
    );
    expect((await type(seeds, '/thongke revenue_telecom')).text).toContain('đăng 1/2020 · mã ');
  });

  test('a platform gives them apart', async () => {
    const asker = { language: 'vi', conversation: 'x' } as const;
    const given = { indicator: 'dt vien thong', provinces: 'nam dinh', year: '2019' };
    const answer = await seeds.stats(given, asker);
    expect(figuresIn({ answer, text: '', took: 0 })).toEqual([
      'Nam Định 2019 1720 tỷ đồng estimate',
    ]);
    expect(await seeds.stats({ ...given, provinces: 'Atlantis' }, asker)).toMatchObject({
      kind: 'unknown_province',
      typed: 'Atlantis',
    });
  });
});

describe('/thongke with something missing', () => {
  test('an indicator alone: every province, those that compare first', async () => {
    const answer = expectKind(await type(bot, '/thongke doanh thu viễn thông'), 'comparison');
    expect(answer.rows.map(({ province, differs }) => [province, ...differs])).toEqual([
      ['Bắc Kạn'],
      ['Nam Định'],
      ['Lào Cai'],
      ['Gia Lai', 'period'],
    ]);
    expect(answer.basis).toMatchObject({ unit: 'tỷ đồng', period: '2019', target: false });
  });

  test('a province alone: its profile, with what each figure is of', async () => {
    const { text } = await type(bot, '/thongke Quảng Ngãi');
    expect(text).toContain('Kho có 1 bài viết về Quảng Ngãi, Kon Tum');
    expect(text).toMatch(/Xếp hạng chuyển đổi số \(DTI\) +2023 +hạng 21\/63/);
  });

  test('a province and a year', async () => {
    expect(figuresIn(await type(bot, '/thongke Nam Định 2018'))).toEqual([
      'Nam Định 2018 900 tỷ đồng',
    ]);
  });

  test('nothing, a year, or words of many indicators: which there are', async () => {
    const all = expectKind(await type(bot, '/thongke'), 'indicators');
    expect(all.indicators[0]).toMatchObject({ topic: { id: 'bts' }, provinces: 4, figures: 6 });
    const of2023 = expectKind(await type(bot, '/thongke 2023'), 'indicators');
    expect(of2023.indicators.map(({ topic }) => topic.id)).toEqual(['dti_rank']);
    const services = expectKind(await type(bot, '/thongke mức 4'), 'comparison');
    expect(services.topic.id).toBe('online_services_share');
  });

  test("the articles' own words, where no indicator has them", async () => {
    expect(figuresIn(await type(bot, '/thongke tong dai Hòa Bình'))).toEqual([
      'Hòa Bình 2024 25 tổng đài',
    ]);
    const { text } = await type(bot, '/tinh Hòa Bình');
    expect(text).toMatch(/tổng đài chuyển mạch cố định +2024 +25 tổng đài/);
  });

  test('a year without one counts as a wish, not as a condition that is dropped', async () => {
    const { text } = await type(bot, '/thongke doanh thu viễn thông Nam Định 1999');
    expect(text).toBe(
      'Kho không có số liệu “Doanh thu viễn thông, Internet” của Nam Định năm 1999. Có số liệu năm 2019, 2018.',
    );
    const quarter = await type(bot, '/thongke doanh thu viễn thông Nam Định quý I 2019');
    expect(quarter.text).toContain('của Nam Định quý I năm 2019. Có số liệu năm 2019, 2018.');
    const half = await type(bot, '/thongke doanh thu viễn thông Nam Định 6 tháng 2019');
    expect(half.text).toContain('của Nam Định 6 tháng đầu năm 2019. Có số liệu năm 2019, 2018.');
  });

  test('words of two indicators mean the one that there are figures of', async () => {
    expect(figuresIn(await type(bot, '/thongke dvc mức 4 Bắc Kạn'))).toEqual(['Bắc Kạn 2021 60 %']);
  });

  test('what tells figures apart is not dropped either', async () => {
    const { text } = await type(bot, '/thongke tỷ lệ dịch vụ công mức 4 Quảng Ngãi');
    expect(text).toMatch(/^Kho không có số liệu “.*mức 4” của Quảng Ngãi\. Có số liệu này của: /);
  });
});

describe('/sosanh', () => {
  test('two provinces, in the order of their values, with quotations and codes', async () => {
    const { answer, text } = await type(bot, '/sosanh doanh thu viễn thông Lào Cai, Bắc Kạn');
    expect(answer).toMatchObject({ kind: 'comparison', notes: [] });
    expect(text).toMatch(/Bắc Kạn +1\.500 tỷ đồng +2019 +[A-Z\d]{6}\n +Lào Cai +700 tỷ đồng/);
    expect(text).toContain('“Năm 2019, doanh thu viễn thông đạt 700 tỷ đồng.”');
  });

  test('what cannot be compared stands there and is said', async () => {
    const { text } = await type(bot, '/sosanh doanh thu viễn thông Gia Lai, Bắc Kạn, Nam Định');
    expect(text).toMatch(/\* +Gia Lai +2\.000 tỷ đồng +2021/);
    expect(text).toContain('khác kỳ, không so sánh được với các dòng trên: Gia Lai.');
    expect(text).toContain('số ước, chưa phải kết quả cuối cùng: Nam Định.');
  });

  test('a scale that was measured otherwise since is a break, not only another year', async () => {
    const { text } = await type(bot, '/sosanh dti Quảng Ngãi, Cao Bằng');
    expect(text).toMatch(/405\/QĐ-BKHCN/);
  });

  test('a target is no result', async () => {
    const answer = expectKind(await type(bot, '/sosanh BTS Điện Biên, Lai Châu'), 'comparison');
    const row = answer.rows.find(({ province }) => province === 'Lai Châu');
    expect(row?.figures.map(({ figure }) => figure.value)).toEqual([650]);
    expect(row?.target?.figure.value).toBe(800);
  });

  test('of several indicators that the words fit, the one that all of the provinces have', async () => {
    const typed = '/sosanh dịch vụ công mức 4: Bắc Kạn và Lào Cai';
    const answer = expectKind(await type(bot, typed), 'comparison');
    expect(answer.topic.id).toBe('online_services_share');
    expect(answer.rows.map(({ province, differs }) => [province, ...differs])).toEqual([
      ['Bắc Kạn'],
      ['Lào Cai', 'dimension'],
    ]);
  });

  test('a province without figures says so, with the years that there are', async () => {
    const { text } = await type(bot, '/sosanh doanh thu viễn thông 2019: Lào Cai, Gia Lai, Huế');
    expect(text).toMatch(/Gia Lai +kho chỉ có số liệu năm 2021/);
    expect(text).toMatch(/Thừa Thiên Huế +kho không có/);
    const bts = await type(bot, '/sosanh BTS 2020: Sơn La, Hà Giang');
    expect(bts.text).toMatch(/Hà Giang +kho chỉ có số liệu không rõ năm/);
  });

  const THIRTY = words.gazetteer.provinces
    .slice(0, 30)
    .map(({ name }) => name)
    .join(', ');
  test.for<[what: string, typed: string, reply: RegExp]>([
    [
      'one province',
      '/sosanh doanh thu viễn thông Nam Định',
      /cần ít nhất hai .* Nam Định\. Có số liệu .*Gia Lai.*“tất cả”/,
    ],
    [
      'thirty',
      `/sosanh doanh thu viễn thông ${THIRTY}`,
      /^Bạn nêu 30 tỉnh.*nhiều nhất 10\. Viết “tất cả”/,
    ],
    [
      'an unknown province',
      '/sosanh doanh thu viễn thông Nam Định, Atlantis',
      /không biết tỉnh, thành phố nào tên “Atlantis”/,
    ],
    ['an unknown indicator', '/sosanh xyz tất cả', /không biết chỉ tiêu nào tên “xyz”/],
    [
      'a year without figures',
      '/sosanh doanh thu viễn thông 2010 tất cả',
      /^Kho không có số liệu .*năm 2010\. Có số liệu năm 2021, 2019, 2018\.$/,
    ],
    ['nothing', '/sosanh', /^Kho có số liệu của \d+ chỉ tiêu/],
    [
      'provinces alone',
      '/sosanh Bắc Kạn, Lào Cai',
      /^Bắc Kạn, Lào Cai cùng có số liệu của 2 chỉ tiêu:/,
    ],
  ])('%s', async ([, typed, reply]) => {
    const { text } = await type(bot, typed);
    expect(text).toMatch(reply);
    expect(text.length).toBeLessThan(800);
  });

  test('all of them', async () => {
    const answer = expectKind(await type(bot, '/sosanh doanh thu viễn thông tất cả'), 'comparison');
    expect(answer.rows).toHaveLength(4);
    const given = { indicator: 'doanh thu viễn thông', provinces: 'all', year: undefined };
    expect(await bot.compare(given, {})).toMatchObject({ kind: 'comparison', rows: answer.rows });
  });
});

describe('names that are none', () => {
  test.for<[typed: string, reply: RegExp]>([
    [
      '/thongke danh thu vien thonk abc',
      /chỉ tiêu nào tên “danh thu .*Có phải bạn muốn xem: .*viễn thông/,
    ],
    ['/thongke xyz', /chỉ tiêu nào tên “xyz”. Gõ \/thongke/],
    ['/thongke doanh thu viễn thông Lang Xơn', /tỉnh, thành phố nào tên “Lang Xơn”.*Lạng Sơn/],
    ['/tinh Atlantis', /tỉnh, thành phố nào tên “Atlantis”/],
    ['/thongke doanh thu viễn thông Huế', /của Thừa Thiên Huế\. Có số liệu này của: .*Nam Định/],
  ])('%s', async ([typed, reply]) => {
    expect((await type(bot, typed)).text).toMatch(reply);
  });
});

describe('disagreement', () => {
  test('both figures with both quotations, and a note', async () => {
    const replied = await type(bot, '/thongke BTS Sơn La 2020');
    expect(figuresIn(replied)).toEqual(['Sơn La 2020 500 trạm ≠', 'Sơn La 2020 700 trạm ≠']);
    expect(replied.text).toContain('“Năm 2020, tỉnh có 500 trạm BTS.”');
    expect(replied.text).toContain('“Năm 2020, toàn tỉnh có 700 trạm BTS.”');
    expect(replied.text).toContain('nêu tất cả, không chọn và không lấy trung bình');
  });

  test('in a comparison too, and in a profile', async () => {
    const compared = await type(bot, '/sosanh BTS Sơn La, Điện Biên');
    expect(figuresIn(compared)).toEqual([
      'Điện Biên 2020 600 trạm',
      'Sơn La 2020 500 trạm ≠',
      'Sơn La 2020 700 trạm ≠',
    ]);
    expect((await type(bot, '/tinh Sơn La')).text).toMatch(/≠.*500 trạm.*\n.*≠.*700 trạm/);
  });

  test('what several articles say alike is one figure with all their codes', async () => {
    const body = 'Năm 2020, tỉnh có 500 trạm BTS.';
    const twice = await botOfTexts([body, { province: 'Sơn La' }], [body, { province: 'Sơn La' }]);
    const answer = expectKind(await type(twice, '/thongke BTS Sơn La'), 'figures');
    expect(answer.figures.map(({ also, disputed }) => [also.length, disputed])).toEqual([
      [1, false],
    ]);
  });

  test('is not cut in two where a list ends', async () => {
    const bodies = Array.from(
      { length: 40 },
      (_, i) => `Năm ${2019 - i}, tỉnh có ${i + 10} trạm BTS.`,
    );
    const many = await botOfTexts(
      ['Năm 1990, tỉnh có 99 trạm BTS.', { province: 'Sơn La' }],
      ...bodies.map((body) => [body, { province: 'Sơn La' }] as const),
    );
    const answer = expectKind(await type(many, '/thongke BTS Sơn La'), 'figures');
    const of1990 = answer.figures.filter(({ figure }) => figure.period?.year === 1990);
    expect(of1990.map(({ figure }) => figure.value).sort()).toEqual([39, 99]);
    expect(answer.total).toBe(41);
  });
});

describe('provinces that were merged', () => {
  test("the new one's list names the old ones, and adds nothing up", async () => {
    const replied = await type(bot, '/thongke doanh thu viễn thông Ninh Bình');
    expect(figuresIn(replied)).toEqual([
      'Nam Định 2019 1000 tỷ đồng estimate',
      'Nam Định 2018 900 tỷ đồng',
    ]);
    expect(replied.text).toMatch(/Nam Định +2019 +1\.000 tỷ đồng \(ước\)/);
    expect(replied.text).toContain('Ninh Bình gồm cả Nam Định; số liệu các tỉnh cũ được nêu riêng');
  });

  test('in a comparison each old one is a row of its own', async () => {
    const { text } = await type(bot, '/sosanh doanh thu viễn thông Thái Nguyên, Lào Cai');
    expect(text).toMatch(/Bắc Kạn \(nay thuộc Thái Nguyên\) +1\.500 tỷ đồng/);
    expect(text).toMatch(/Thái Nguyên +kho không có/);
  });

  test('/tinh of the new, the old and one that stayed', async () => {
    expect((await type(bot, '/tinh Thái Nguyên')).text).toMatch(
      /^Từ 1\/7\/2025, Thái Nguyên gồm cả Bắc Kạn[\s\S]*Số liệu của Bắc Kạn:/,
    );
    expect((await type(bot, '/tinh Bắc Kạn')).text).toMatch(/^Bắc Kạn nay thuộc Thái Nguyên/);
    expect((await type(bot, '/tinh Cao Bằng')).text).toMatch(/^Kho có 1 bài viết về Cao Bằng/);
  });
});
