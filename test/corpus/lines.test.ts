import { describe, expect, it } from 'vitest';
import { isCaption, saysMore, withoutCredit } from '../../src/corpus/intake/captions.ts';
import { collectionHeader, dateLineOf, readDay } from '../../src/corpus/intake/dates.ts';
import { kindOf } from '../../src/corpus/intake/furniture.ts';
import { firstWordsOf } from '../../src/corpus/intake/headline.ts';
import { markOf } from '../../src/corpus/intake/marks.ts';
import { bylineOf, gluedByline } from '../../src/corpus/intake/names.ts';
import { unwrap } from '../../src/corpus/intake/wrap.ts';
import { gazetteer } from './support.ts';

describe('date lines', () => {
  it.each([
    ['15:45, Thứ Năm, 13-1-2022', { date: '2022-01-13' }],
    ['22/01/2014 11:26:22', { date: '2014-01-22' }],
    ['( Cập nhật lúc: 26/01/2021  )', { date: '2021-01-26', label: 'updated' }],
    ['Thứ Tư, 18/11/2020 (GMT+7)', { date: '2020-11-18' }],
    ['22:13 05-01-2024 | :533', { date: '2024-01-05' }],
    ['13/01/2023 - 17:18', { date: '2023-01-13' }],
    ['Thứ Sáu, ngày 26/04/2024 | 10:05', { date: '2024-04-26' }],
    ['Thứ 7, 27/04/2024, 00:27[GMT+7]', { date: '2024-04-27' }],
    ['Ngày đăng: 21/01/2021', { date: '2021-01-21', label: 'published' }],
    ['Hoàng Châu 23/01/2024 - 17:55', { date: '2024-01-23', author: 'Hoàng Châu' }],
    ['Đăng bởi: Admin - 09.03.2018 14h05', { date: '2018-03-09' }],
    [
      'Xuất bản: 14/11/2023 - Chuyên mục: Chuyển đổi số',
      { date: '2023-11-14', label: 'published' },
    ],
    ['Được đăng: Thứ năm, 09 Tháng 1 2020 08:22', { date: '2020-01-09', label: 'published' }],
    ['Thứ hai - 13/01/2020 08:15   1.208   0', { date: '2020-01-13' }],
    ['Tháng Mười Hai 5, 2019', { date: '2019-12-05' }],
    ['March 8, 2019', { date: '2019-03-08' }],
    ['2019-03-08 10:00:00', { date: '2019-03-08' }],
    ['25/09/2023 - Lượt xem: 412', { date: '2023-09-25' }],
    ['Hôm nay, Thứ Bảy 25/05/2024', { date: '2024-05-25', label: 'clock' }],
    ['Vinh, ngày 09 tháng 3 năm 2022', { date: '2022-03-09', place: 'Vinh' }],
    ['Hà Nội, ngày     tháng 12 năm 2023', { date: '2023-12', place: 'Hà Nội' }],
    // Without zeros, with seconds and AM or PM: a portal set to English.
    ['7/8/2011 9:12:45 AM', { date: '2011-07-08' }],
    ['07/08/2011 09:12 AM', { date: '2011-08-07' }],
  ])('%s', (line, expected) => {
    expect(dateLineOf(line)).toEqual(expected);
  });

  it.each([
    ['a sentence', 'Ngày 13/1/2022, Sở tổ chức hội nghị tổng kết.'],
    ['a day without a year', 'Chiều 29/1'],
    ['no day of the calendar', '31/02/2020'],
    ['the number of a decision', 'Quyết định số 119/QĐ-UBND ngày 11/01/2013'],
  ])('%s is none: %s', (_, line) => {
    expect(dateLineOf(line)).toBeUndefined();
  });

  it('a header of a collection', () => {
    expect(collectionHeader('date 2020-01 Tổng kết')).toEqual({
      date: '2020-01',
      rest: 'Tổng kết',
    });
    expect(collectionHeader('date 2024-01')).toEqual({ date: '2024-01', rest: '' });
    expect(collectionHeader('date 2020-13 x')).toBeUndefined();
    expect(collectionHeader('Ngày 2020-01')).toBeUndefined();
  });

  it('times of HTML pages are of Vietnam', () => {
    expect(readDay('2023-11-08T20:15:00Z')).toBe('2023-11-09');
    expect(readDay('2023-11-08T20:15:00+07:00')).toBe('2023-11-08');
    expect(readDay('yesterday')).toBeUndefined();
  });
});

describe('bylines', () => {
  it.each([
    ['Hồng Hà', { author: 'Hồng Hà' }],
    ['LÊ SÁU', { author: 'LÊ SÁU' }],
    ['T.D |', { author: 'T.D' }],
    ['(Huy Cung)', { author: 'Huy Cung' }],
    ['Đại Quang – Phúc Lâm', { author: 'Đại Quang – Phúc Lâm' }],
    ['Ng. Hoàng', { author: 'Ng. Hoàng' }],
    ['Tin, ảnh: Nguyễn Hương', { author: 'Nguyễn Hương' }],
    ['Tin: Thu Hà; Ảnh: Văn Nam', { author: 'Thu Hà' }],
    ['Nguyễn Văn An - Phòng Bưu chính, Viễn thông', { author: 'Nguyễn Văn An' }],
    ['Tác giả bài viết: Minh Tú', { author: 'Minh Tú' }],
    ['Ảnh: Văn Nam', {}],
    ['Theo Báo Thanh Hóa', { publisher: 'Báo Thanh Hóa' }],
    ['(Nguồn: baolangson.vn)', { publisher: 'baolangson.vn' }],
  ])('%s', (line, expected) => {
    expect(bylineOf(line)).toEqual(expected);
  });

  it.each(['Toàn cảnh Hội nghị', 'Phần I', 'Chuyển đổi số', 'Theo kế hoạch của tỉnh', 'KẾ HOẠCH'])(
    '%s is none',
    (line) => {
      expect(bylineOf(line)).toBeUndefined();
    },
  );

  it.each([
    ['của ngành trên địa bàn.Nguyễn Thị Lệ Thu', 'Nguyễn Thị Lệ Thu'],
    ['hồ sơ quá hạn./. Phương Linh', 'Phương Linh'],
    ['còn thấp. (Thu Hiền)', 'Thu Hiền'],
    ['còn thấp. Tin, ảnh: Thu Hiền', 'Thu Hiền'],
  ])('grown together with the last sentence: %s', (text, author) => {
    expect(gluedByline(text)?.author).toBe(author);
  });

  it.each(['trên địa bàn Bắc Kạn', 'của Sở. Bên cạnh đó', 'giao cho ông Nguyễn Văn An.'])(
    'a sentence that ends with a name stays: %s',
    (text) => {
      expect(gluedByline(text)).toBeUndefined();
    },
  );
});

describe('furniture', () => {
  it.each([
    ['Skip Ribbon Commands', 'furniture'],
    ['A- A A+', 'furniture'],
    ['-A A +A', 'furniture'],
    ['Xem với cở chữ : A- A A+', 'furniture'],
    ['0:00 / 0:00', 'furniture'],
    ['• Nữ miền Bắc', 'furniture'],
    ['2,892 lượt xem', 'furniture'],
    ['Lượt xem: 665', 'furniture'],
    ['Facebook Zalo | In trang', 'furniture'],
    ['Theo dõi Báo Gia Lai trên Google News', 'furniture'],
    ['Bấm vào đây để xem toàn văn Quyết định...', 'furniture'],
    ['>> Xem thêm: Cà Mau có 12 tàu cá', 'furniture'],
    ['Trang chủ » Kinh tế » Viễn thông', 'section'],
    ['Xã hội', 'section'],
    ['hau-giang-1.jpg', 'image'],
    ['Responsive image', 'image'],
    ['Các tin khác', 'end'],
    ['Các bài viết khác', 'end'],
    ['• Từ khóa', 'end'],
    ['TAGS: hà tĩnh', 'end'],
    ['Ý kiến bạn đọc (0)', 'end'],
    ['Đường dây nóng: 0909645589.', 'footer'],
    ['Những tin mới hơn', 'end'],
    ['Tin liên quan', 'box'],
    ['Bản quyền thuộc Sở Thông tin và Truyền thông', 'footer'],
    ['Chào mừng bạn đến với Cổng thông tin điện tử tỉnh An Giang', 'greeting'],
    ['Quyết tâm thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI', 'slogan'],
    ['Sở Thông tin & Truyền thông Tỉnh Bình Thuận', 'letterhead'],
    ['Số: 298/KH-UBND', 'letterhead'],
    ['Số liệu viễn thông Ninh Thuận', 'text'],
    ['Tình hình bưu chính Hậu Giang', 'text'],
    ['Sơ bộ 2016 | 1.035.075 | 1.004.415', 'text'],
  ])('%s: %s', (line, kind) => {
    expect(kindOf(line)).toBe(kind);
    // Pages come without diacritics and in capitals too.
    expect(kindOf(line.toUpperCase())).toBe(kind);
  });

  it.each([
    'Năm 2022: 94 xã, phường, thị trấn.',
    'Các nội dung khác',
    'Đẩy mạnh chuyển đổi số ở các xã',
    'Sở Thông tin và Truyền thông:Nhiệm vụ năm 2022',
    'Sở Thông tin và Truyền thông Hà Nội tổng kết năm 2021',
    'Tin vui cho người dân vùng cao',
    'Điện thoại cố định có thêm 220 thuê bao',
    'Website/portal xếp thứ 24',
    'Phản hồi: 2.315 lượt',
    'Tại các huyện, doanh nghiệp đầu tư tại đây đều được hỗ trợ',
    'Đăng tải 12 bài viết',
  ])('%s may be of an article', (line) => {
    expect(kindOf(line)).toBe('text');
  });
});

describe('captions', () => {
  const nowhere = { underPicture: false, twice: false };

  it.each([
    'Toàn cảnh Hội nghị',
    'Đại biểu trao đổi, thảo luận tại Hội nghị',
    'Các tập thể, cá nhân được tặng giấy khen của Giám đốc Sở năm 2020',
    'Đ/c Nguyễn Long Hải, Phó Chủ tịch UBND tỉnh phát biểu',
    'Đồng chí Trần Lê Đoài, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh phát biểu tại hội nghị.',
    'Trạm phát sóng trên đảo. Ảnh: CTV',
    'Lễ khai trương ứng dụng. (Ảnh: Mộc Lan) |',
  ])('%s', (line) => {
    expect(isCaption(line, nowhere)).toBe(true);
  });

  it.each([
    'Giải pháp trong thời gian tới',
    'Đồng chí Phó Chủ tịch UBND tỉnh yêu cầu Sở hoàn thành đề án trong quý II.',
    'Cũng tại hội nghị, 04 đơn vị được mời đọc tham luận.',
    'Hệ thống giám sát bằng hình ảnh',
  ])('%s is none', (line) => {
    expect(isCaption(line, nowhere)).toBe(false);
  });

  it('one that says more than the article stays, without its credit', () => {
    const article = 'Ông Lê Văn Nam cho biết tỉnh đầu tư cho du lịch.';
    expect(saysMore('Ông Lê Văn Nam phát biểu năm 2020', article)).toBe(false);
    expect(saysMore('Ông Vũ Anh Dũng, Giám đốc Sở, tại hội nghị', article)).toBe(true);
    expect(saysMore('Khai trương ứng dụng Tripmap', article)).toBe(true);
    expect(saysMore('Trạm phủ sóng 12 thôn', article)).toBe(true);
    expect(withoutCredit('Khai trương Tripmap. (Ảnh: Mộc Lan) |')).toBe('Khai trương Tripmap.');
  });
});

describe('marks at the head of a lead', () => {
  it.each([
    ['(Web Quảng Trị) Ngày 13/1, Sở', 'Web Quảng Trị'],
    ['(stttt.binhthuan.gov.vn) – Vừa qua', 'stttt.binhthuan.gov.vn'],
    ['BDK.VN - Hội nghị', 'BDK.VN'],
    ['(GLO)- Chủ tịch', 'GLO'],
    ['(TN&MT) - Hội nghị', 'TN&MT'],
    ['Laocaitv.vn - Bộ TT&TT', 'Laocaitv.vn'],
    ['(Cổng TTĐT tỉnh AG)- Hội nghị', 'Cổng TTĐT tỉnh AG'],
    ['(LĐ online) - Chiều 9/1', 'LĐ online'],
  ])('%s', (lead, publisher) => {
    expect(markOf(lead, gazetteer)?.publisher).toBe(publisher);
  });

  it.each([
    '(Số liệu ở Phụ lục 1).',
    'UBND - HĐND tỉnh họp',
    'Hà Giang - Sáng nay',
    '(1) Về bưu chính',
  ])('%s has none', (lead) => {
    expect(markOf(lead, gazetteer)).toBeUndefined();
  });
});

describe('broken lines', () => {
  const join = (...texts: string[]) =>
    unwrap(texts.map((text, i) => ({ text, number: i + 1, parted: false }))).map(
      ({ text }) => text,
    );

  it.each([
    [['Sở Thông tin và Truyền thông', 'tổ chức hội nghị.'], 1],
    [['đạt 35,4 tỷ đồng, tăng 6,2% so với', 'năm 2018.'], 1],
    [['Tổng kết năm 2020', 'Ngày 13/1, Sở tổ chức hội nghị.'], 2],
    [['Ba nhóm việc sau:', '- hạ tầng;', '- nhân lực.'], 3],
    [['Ngành đã hoàn thành nhiệm vụ', 'Hồng Hà'], 2],
  ])('%o: %i', (lines, count) => {
    expect(join(...lines)).toHaveLength(count);
  });
});

it('a title that is made of the first sentence is cut at a word', () => {
  expect(firstWordsOf('IOC của TP. Cần Thơ đã hoạt động. Đây là nơi')).toBe(
    'IOC của TP. Cần Thơ đã hoạt động',
  );
  const cut = firstWordsOf('một hai ba bốn '.repeat(20));
  expect(cut.length).toBeLessThanOrEqual(101);
  expect(cut).toMatch(/\p{L}…$/u);
});

it('rows of a table are not one paragraph, however they are written', () => {
  const rows = [
    'Chỉ tiêu phát triển bưu chính, viễn thông của tỉnh | Đơn vị | 2011 | 2012',
    'Thuê bao Internet trên địa bàn tỉnh tới cuối năm | thuê bao | 15.708 | 26.188',
    '| Hồ sơ tiếp nhận của toàn tỉnh trong quý (hồ sơ) | 386.214 | 341.907 |',
    '| Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ (%)   | 84,6    | 69,3    |',
    '| Tỷ lệ số hóa kết quả giải quyết thủ tục (%)     | 91,2    | 77,4    |',
  ];
  const lines = rows.map((text, i) => ({ text, parted: i === 0 }));
  expect(unwrap(lines).map(({ text }) => text)).toEqual(rows);
});
