import { describe, expect, test } from 'vitest';
import { isForeign } from '../../src/bot/evidence/values.ts';
import type { Reading } from '../../src/bot/reading/types.ts';
import { openWords } from '../../src/corpus/open.ts';
import { exactKey } from '../../src/text/fold.ts';
import { article, botOf } from '../support/articles.ts';

const bot = await botOf([
  article({
    body: 'Toàn tỉnh có 1.751 trạm thu phát sóng di động, doanh thu bưu chính đạt 40 tỷ đồng.',
  }),
]);
const read = async (text: string): Promise<Reading> => (await bot.examine(text)).reading;
const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

describe('what is asked', () => {
  test.each([
    ['Tỉnh nào thí điểm chuyển đổi số?', 'province'],
    ['Lào Cai xếp thứ mấy ICT Index 2018?', 'rank'],
    ['Điểm ICT Index 2018 của Lào Cai?', 'score'],
    ['Doanh thu bưu chính Nam Định năm 2019?', 'money'],
    ['Tỷ lệ hồ sơ trực tuyến của An Giang?', 'share'],
    ['Gia Lai có bao nhiêu trạm BTS?', 'count'],
    ['Số thuê bao Internet Đắk Lắk 2015', 'count'],
    ['Mật độ điện thoại Thái Bình 2015 là bao nhiêu?', 'density'],
    ['Lắp một trạm đo mưa ở Gia Lai tốn chừng bao nhiêu?', 'money'],
    ['Kéo cáp về xã ngốn hết cỡ bao nhiêu?', 'money'],
    ['Tổng giá trị giao dịch trên sàn của Gia Lai năm 2020?', 'money'],
    ['Ai là Giám đốc Sở TT&TT Bắc Kạn?', 'who'],
    ['Phó Chủ tịch UBND tỉnh nào dự hội nghị ở An Giang?', 'who'],
    ['Vì sao Quảng Nam tụt hạng?', 'why'],
    ['Sao Lào Cai lại tụt hạng?', 'why'],
    ['Ngày chuyển đổi số của Đồng Nai là ngày nào?', 'when'],
    ['Tập huấn ở xã nào?', 'where'],
    ['Bình Định triển khai theo quyết định nào?', 'document'],
    ['Bến Tre ký thỏa thuận với những đơn vị nào?', 'what'],
    ['Sơn La với Ninh Thuận, nơi nào nhiều trạm BTS hơn?', 'compare'],
    ['Liệt kê nhóm đầu ICT Index 2016', 'list'],
    ['Chuyển đổi số Yên Bái', 'topic'],
    ['Thứ hạng ICT Index của Tiền Giang từng năm?', 'rank'],
    ['Tên giám đốc Sở TT&TT Tiền Giang?', 'who'],
    ['Sở ở Thanh Hóa họp báo cùng ai?', 'what'],
    ['Thứ trưởng nào làm việc với bưu điện Bắc Kạn?', 'who'],
    ['Mấy cảnh báo ở Ninh Thuận do phần mềm nào?', 'what'],
    ['Ở Cà Mau muốn xem mình đứng tên mấy SIM thì nhắn tin sao?', 'what'],
    ['6 tháng đầu năm 2026 Vĩnh Long lắp mấy trạm 5G?', 'count'],
    ['Điện Biên có bao nhiêu điểm phát sóng 4G?', 'count'],
    ['Mỗi điểm bưu điện ở Bạc Liêu thu được bao nhiêu?', 'money'],
    ['Trên 100 dân Cà Mau có bao nhiêu máy điện thoại?', 'density'],
    ['Ai đứng thứ ba bảng DTI 2024?', 'province'],
    ['Chỗ nào có nhiều trạm BTS nhất?', 'province'],
    ['Sơn La với Ninh Thuận ai xếp cao hơn?', 'compare'],
    ['Sơn La đứng ở đâu trên bảng DTI 2022?', 'rank'],
    ['Khánh Hòa tụt mấy bậc DTI 2022?', 'change'],
    ['Nửa đầu năm viễn thông Sơn La ước thu bao nhiêu?', 'money'],
    ['Kon Tum chuyển đổi số vướng nhất ở chỗ nào?', 'what'],
    ['Năm 2021 Hà Nội có chỗ nào bị đình chỉ không?', 'yes_no'],
    ['Các nhà xuất bản ở Hà Nội ra được mấy đầu sách?', 'count'],
    ['Bưu điện Gia Lai lãi được bao nhiêu?', 'money'],
    ['Cuộc diễn tập ở Huế hết bao nhiêu kinh phí?', 'money'],
    ['Giấy phép ở Cà Mau có hạn mấy năm?', 'duration'],
    ['Mất thẻ ở Cà Mau phải báo trong bao lâu?', 'duration'],
    ['How long must logs be kept in Ha Giang?', 'duration'],
    ['How much was the fine for the man who posted it?', 'money'],
    ['Năm 2009 bưu chính Bạc Liêu thu được mấy tỷ?', 'money'],
    ['Đợt thí điểm ở Cà Mau có bao nhiêu người bán tạo mã QR?', 'count'],
    ['Tiền lắp loa ở Cà Mau lấy ở đâu ra?', 'what'],
    ['Ông phó chủ tịch Quảng Nam nào ký đề án?', 'who'],
    ['Ở tỉnh nào hơn nửa số chợ đã có mã QR?', 'province'],
    ['dong nai den dau thang 12 nam 2025 dat may chi tieu', 'count'],
    ['Các cửa hàng sim ở Huế bị phạt tổng cộng mấy triệu?', 'money'],
    ['Cà Mau xuất khẩu phần mềm được mấy triệu đô?', 'money'],
    ['Cà Mau có mấy triệu thuê bao?', 'count'],
    ['Kế hoạch nâng hạng của Cà Mau mang số bao nhiêu?', 'document'],
    ['Tin nhắn rác ở Huế từ đâu mà ra?', 'why'],
    ['Thanh tra Cà Mau thu phạt được bao nhiêu?', 'money'],
    ['Viễn thông Cà Mau năm 2018 thu mấy tỷ?', 'money'],
    ['Kế hoạch năm 2023 của Cà Mau là văn bản số bao nhiêu?', 'document'],
  ])('%s asks for: %s', async (text, kind) => {
    expect((await read(text)).ask.kind).toBe(kind);
    expect((await read(plain(text))).ask.kind, 'without diacritics').toBe(kind);
  });

  test.each([
    ['Which province pilots digital transformation?', 'province'],
    ['Which provinces have an operations center?', 'list'],
    ['How many base stations does Ha Giang have?', 'count'],
    ["What was Lang Son's rank in the ICT Index 2018?", 'rank'],
    ['Who is the director in Dien Bien?', 'who'],
    ['Why did Quang Nam drop?', 'why'],
    ['What rank did Lạng Sơn have in 2018?', 'rank'],
    ['Where did Hai Phong rank in the ICT Index?', 'rank'],
    ['Who ranked third in the 2024 digital transformation index?', 'province'],
    ['How much revenue did the sector in Nghe An earn in 2012?', 'money'],
    ['How much does a post office in Bac Lieu take in a month?', 'money'],
    ['How much did the revenue of Nam Dinh grow?', 'change'],
    ['How much data does Da Nang share?', 'count'],
    ['How many telephones has Ca Mau for every 100 residents?', 'density'],
    ['Which village in Son La has no signal?', 'where'],
  ])('%s asks for: %s', async (text, kind) => {
    const reading = await read(text);
    expect(reading.language).toBe('en');
    expect(reading.ask.kind).toBe(kind);
  });
});

describe('what English words stand for', () => {
  const worded = async (text: string): Promise<string[]> =>
    (await read(text)).terms.map(({ folded }) => folded);

  test('of words with one stem the one that was typed', async () => {
    expect(await worded('Did Gia Lai meet it?')).toEqual(['dat']);
    expect(await worded('Who chaired the meeting in Gia Lai?')).toEqual([
      ...['chu', 'tri'],
      ...['hoi', 'nghi'],
    ]);
    expect(await worded('What rate did Gia Lai reach?')).toEqual(['ti', 'le', 'dat']);
  });

  test('other forms of a word are the plainest', async () => {
    expect(await worded('Which rates did Gia Lai publish?')).toEqual(['ti', 'le', 'cong', 'bo']);
  });

  test('a word that says nothing in Vietnamese says as little', async () => {
    const { terms } = await read('How many people in Gia Lai still have no signal?');
    const shareOf = (folded: string) => terms.find((term) => term.folded === folded)?.share;
    expect(shareOf('co')).toBeLessThan(shareOf('song') ?? 0);
  });

  test('the other ways to say a part of a phrase stand for that part', async () => {
    const { terms, rewordings } = await read('Does Gia Lai have fully online public services?');
    expect(terms.slice(5, 7).map(({ folded }) => folded)).toEqual(['toan', 'trinh']);
    const level4 = rewordings.find((one) => one.terms.map((t) => t.folded).join(' ') === 'muc 4');
    expect(level4).toMatchObject({ from: 5, to: 7 });
  });

  test('words that say nothing are left out', async () => {
    expect(await worded('What does the director say alone was actually done in Gia Lai?')).toEqual([
      ...['giam', 'doc'],
    ]);
  });
});

test('a question with diacritics on some of its words only', async () => {
  const { ask, counted } = await read('Gia Lai co may trạm thu phat song');
  expect(ask.kind).toBe('count');
  expect(counted?.all).toHaveLength(4);
});

test('words without diacritics are given those that articles have there, but for those that ask', async () => {
  const { terms } = await read('so tram thu phat song o gia lai co may cai');
  const meant = (folded: string) => terms.find((term) => term.folded === folded);
  expect(meant('tram')).toEqual(expect.objectContaining({ exact: exactKey('trạm') }));
  expect(meant('tram')).not.toHaveProperty('loose');
  expect(meant('may')).toHaveProperty('loose', true);
});

test('a word that no article writes with these diacritics is a slip beside one that stands there', async () => {
  expect((await read('Gia Lai có mấy trạn thu phát sóng, dôanh thu ra sao')).terms).toContainEqual(
    expect.objectContaining({ folded: 'doanh', exact: 'doanh' }),
  );
  expect((await read('Gia Lai lãi bao nhiêu')).terms).not.toContainEqual(
    expect.objectContaining({ loose: true }),
  );
});

test.each([
  ['And Son La?', 'en', true],
  ['And Lang Son?', 'en', true],
  ['còn Sơn La?', 'vi', true],
  ['Son La', 'vi', false],
])('%s is %s, and goes on: %s', async (text, language, continues) => {
  expect(await read(text)).toMatchObject({ language, continues });
});

test('the end of a year is not late', async () => {
  const { terms } = await read('How many stations did Lam Dong have in late 2024?');
  expect(terms.map(({ folded }) => folded)).not.toContain('tre');
});

test('what is counted may be people, and is not the word that counts it', async () => {
  const counted = async (text: string) =>
    (await read(text)).ask.counted?.map(({ folded }) => folded);
  expect(await counted('Gia Lai dạy kỹ năng số cho bao nhiêu người?')).toEqual(['nguoi']);
  expect(await counted('Cà Mau nhận bao nhiêu bộ hồ sơ?')).toEqual(['ho', 'so']);
  expect(await counted('Cà Mau tịch thu bao nhiêu SIM kích hoạt sẵn?')).toContain('sim');
  expect(await counted('Tổng đài của Cà Mau trả lời bao nhiêu lượt?')).toEqual(['luot']);
});

test('the words that ask for a number are said by the number', async () => {
  const { terms } = await read('Khánh Hòa đứng thứ mấy DTI 2022?');
  expect(terms.filter(({ asks }) => asks).map(({ folded }) => folded)).toEqual([
    'dung',
    'thu',
    'may',
  ]);
  const { terms: dated } = await read('Tới tháng 10/2021 Lạng Sơn có gì?');
  expect(dated).toContainEqual(expect.objectContaining({ exact: '10/2021', year: 2021 }));
});

describe('places', () => {
  test.each([
    ['Lạng Sơn là tỉnh nào', ['Lạng Sơn']],
    ['tinh lang son co gi', ['Lạng Sơn']],
    ['Bắc Cạn có gì', ['Bắc Kạn']],
    ['sóc trnăg có mấy trạm', ['Sóc Trăng']],
    ['TPHCM có bao nhiêu trạm', ['TP. Hồ Chí Minh']],
    ['AG cuối 2020 có bao nhiêu DVCTT', ['An Giang']],
    ['so tram cua ha gaing', ['Hà Giang']],
    ['Gia Lia có gì', ['Gia Lai']],
    ['huyện Tam Bình có gì', ['Vĩnh Long']],
    ['Huế có gì', ['Thừa Thiên Huế']],
    ['chính phủ yêu cầu gì', []],
    ['phải làm xong việc gì', []],
    ['KH 298 nói gì', []],
    ['KH 298 của UBND tỉnh KH nói gì', ['Khánh Hòa']],
    ['ứng dụng Hue-S có gì', []],
    // Diacritics that are another's are a slip where capitals, or `hỏi` for `ngã`, say so.
    ['Hà Tỉnh có mấy trạm 5G?', ['Hà Tĩnh']],
    ['vỉnh long có mấy trạm 5G?', ['Vĩnh Long']],
    ['Đắk Lăk có mấy trạm 5G?', ['Đắk Lắk']],
    ['Sở tham gia lại cuộc thi nào?', []],
    // A district of Sơn La.
    ['Phù Yên có mấy trạm 5G?', []],
  ])('%s', async (text, provinces) => {
    expect((await read(text)).provinces.map(({ name }) => name)).toEqual(provinces);
  });
});

describe('times', () => {
  test.each([
    ['ICT Index 2018', [2018], undefined],
    ['6 tháng đầu năm 2023 thu bao nhiêu', [2023], 'H1'],
    ['quý I/2014 làm gì', [2014], 'Q1'],
    ['6T đầu 2019 có gì', [2019], 'H1'],
    ['09 tháng đầu 2024 thu bao nhiêu', [2024], 'M9'],
    ['10 tháng đầu năm 2023 thu bao nhiêu', [2023], 'M10'],
    ['first ten months of 2018', [2018], 'M10'],
    ['giai đoạn 2016-2018', [2016, 2017, 2018], undefined],
    ['từ 2016 tới 2018 ra sao', [2016, 2017, 2018], undefined],
    ['first half of 2023 revenue', [2023], 'H1'],
    ['có 2.000 thuê bao không', [], undefined],
  ])('%s', async (text, years, part) => {
    const reading = await read(text);
    expect(reading.years).toEqual(years);
    expect(reading.part).toBe(part);
  });
});

describe('slips', () => {
  test.each([
    ['so trma thu phat song', 'tram'],
    ['bao nhieu tramm thu phat song', 'tram'],
    ['traams thu phat song', 'tram'],
    // Could be a word, but makes no phrase with those around it.
    ['Gia Lai có mấy trạn bts', 'tram'],
  ])('%s', async (text, word) => {
    const { corrections } = await read(text);
    expect(corrections.map(({ understood }) => understood)).toContain(word);
  });

  test('a word that the articles do not have is no slip', async () => {
    expect((await read('Giá vàng hôm nay?')).corrections).toEqual([]);
  });
});

test('a question is read up to its limit', async () => {
  const reading = await read(`Doanh thu ${'rất '.repeat(5_000)}`);
  expect(reading.text.length).toBe(1_000);
});

test('an English question names what it names as it is, whatever its abbreviations stand for', async () => {
  const { language, terms } = await read('How long must LGSP logs be kept in Ha Giang?');
  expect(language).toBe('en');
  expect(terms.map(({ folded }) => folded)).toContain('tich');
  const { terms: named } = await read('What share of phones had Bluezone in 2021?');
  expect(named.map(({ exact }) => exact)).toContain('bluezone');
});

test('what is counted is told apart from how many times ten of it', async () => {
  const countedIn = async (text: string) =>
    (await read(text)).ask.counted?.map(({ folded }) => folded).join(' ');
  expect(await countedIn('Cà Mau có mấy triệu thuê bao?')).toBe('thue bao');
  expect(await countedIn('Cà Mau có bao nhiêu trạm phát sóng?')).toBe('tram phat song');
});

test('a length is asked for by its unit', async () => {
  const { indicators } = await read('Cà Mau kéo được bao nhiêu km cáp quang?');
  expect(indicators.map(({ id }) => id)).toContain('fiber_length');
});

test('the letter of a name stands for nothing', async () => {
  const { terms } = await read('ứng dụng Hue-S có gì');
  expect(terms.map(({ folded }) => folded)).not.toContain('sao');
});

describe('everyday English', () => {
  const { vocabulary } = openWords();

  test('has no term of the field, and nothing that is Vietnamese without its diacritics', () => {
    const words = Object.values(vocabulary.everyday).flatMap((section) => Object.keys(section));
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word in vocabulary.english)).toEqual([]);
    expect(words.filter((word) => /^[a-z]+$/.test(word) && !isForeign(word))).toEqual([]);
  });

  test('says what a question wants beyond the field', async () => {
    const { terms } = await read('How much did the cooperative earn from dragon fruit?');
    const said = terms.map(({ folded }) => folded).join(' ');
    expect(said).toContain('hop tac xa');
    expect(said).toContain('thanh long');
    expect((await read('dong thap ict index 2022 hang may')).language).toBe('vi');
  });
});
