import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/corpus/intake/draft.ts';
import { fixture, gazetteer } from './support.ts';

const draft = (name: string) => draftOf(readFileSync(fixture('pages', name)), {}, gazetteer);

/** What a careful reader knows of each page, and why it is not easy. */
const PAGES = [
  {
    name: 'newspaper.html',
    why: 'menus and teasers name other provinces; the time is stated in UTC, a day earlier than in Vietnam',
    expected: {
      title: 'Quảng Bình: 92% hồ sơ được nộp qua mạng',
      province: 'Quảng Bình',
      publishedOn: '2023-11-09',
      publisher: 'Báo điện tử Miền Duyên Hải',
      author: 'Minh Châu',
      url: 'https://duyenhai.example.vn/chuyen-doi-so/quang-binh-92-ho-so-101.html',
    },
    keeps: [
      'cao hơn chỉ tiêu cả năm.',
      'bằng 84,4%',
      'Cấp xã | 102.654 | 89,5%',
      '- Thanh toán trực tuyến: 61,2%;',
      '1.190 tổ công nghệ số cộng đồng với 7.835 thành viên',
    ],
    drops: ['45 tỷ đồng', '30 trạm 5G', '5.000 doanh nghiệp', 'Ảnh: Lê An', '1.204', 'Minh Châu'],
  },
  {
    name: 'sharepoint.html',
    why: 'laid out with tables inside one form; only banner, window and footer name the province',
    expected: {
      title: 'Tổng kết công tác thông tin và truyền thông năm 2019',
      province: 'Cao Bằng',
      publishedOn: '2020-01-13',
      period: [2019],
      author: 'Nông Thị Hoài',
    },
    keeps: [
      'Chiều 10/01/2020, Sở tổ chức hội nghị',
      '1.012 trạm BTS',
      '\n\nVề ứng dụng công nghệ thông tin',
    ],
    drops: ['Quang cảnh hội nghị', '120 cán bộ', 'Bản quyền', 'Giới thiệu'],
  },
  {
    name: 'hard-wrapped.txt',
    why: 'sentences and items broken at 72 characters, one inside the name of the province; bare counters behind the date',
    expected: {
      title: 'Đắk Nông: Chuyển đổi số bắt đầu từ tổ dân phố',
      province: 'Đắk Nông',
      publishedOn: '2023-08-14',
      author: 'Y Krông Niê',
    },
    keeps: [
      'ngành Thông tin và Truyền thông tỉnh Đắk Nông đã đưa 716 tổ',
      'bằng 49,8% kế hoạch năm.',
      'của huyện Tuy Đức và huyện Đắk Mil;\n- Tập huấn cho 1.200 cán bộ cấp xã;',
    ],
    drops: ['1.377', 'Bài, ảnh'],
  },
  {
    name: 'plan.txt',
    why: 'an official document: the title is in capitals over two lines, the place before the date is the capital',
    expected: {
      title: 'PHÁT TRIỂN HẠ TẦNG SỐ TRÊN ĐỊA BÀN TỈNH ĐẾN NĂM 2025',
      province: 'Nghệ An',
      publishedOn: '2022-03-09',
      author: undefined,
    },
    keeps: ['I. MỤC TIÊU', 'b) Xóa 112 điểm lõm sóng.', '30% dân số được phủ sóng 5G'],
    drops: ['CỘNG HÒA', '77/KH-UBND', 'Nơi nhận', 'Tải về'],
  },
  {
    name: 'no-title.txt',
    why: 'a header with a month runs into the text; a name in brackets ends it',
    expected: {
      title:
        'Tính đến hết tháng 10, mạng lưới bưu chính của tỉnh Tiền Giang có 214 điểm phục vụ, bán kính bình…',
      province: 'Tiền Giang',
      publishedOn: '2019-11',
      author: 'Thu Hiền',
    },
    keeps: ['bán kính bình quân 1,92 km', 'thu nhập của nhân viên còn thấp.'],
    drops: ['date 2019-11', 'Toàn cảnh', 'Thu Hiền'],
  },
  {
    name: 'unmarked-teasers.txt',
    why: 'the lead stands twice, stories follow the byline without a heading, the title comes after slogan and menu',
    expected: {
      title: 'Tập huấn chữ ký số cho cán bộ cấp xã',
      province: 'Trà Vinh',
      publishedOn: '2022-04-21',
      author: 'Kim Thạch',
    },
    keeps: ['318 cán bộ của 106 xã', '4.972 chứng thư số', 'khi có yêu cầu./.'],
    drops: ['6.200 đồng', '215 tỷ đồng', 'Học viên thực hành', 'tap-huan-01', 'Chào mừng'],
  },
  {
    name: 'middle-box.txt',
    why: 'links to other stories stand between the paragraphs',
    expected: {
      title: 'Bình Phước số hóa 1,1 triệu trang hồ sơ hộ tịch',
      province: 'Bình Phước',
      publishedOn: undefined,
      publisher: 'BPO',
      author: 'Mai Lan',
    },
    keeps: ['Đến giữa tháng 5', 'chỉ 0,3%.', 'trước ngày 30/9'],
    drops: ['500 hộ', '12 tỷ đồng', '60 triệu', 'BPO', 'Nguồn'],
  },
  {
    name: 'crawl-date.txt',
    why: 'the date above the title is that of the download',
    expected: {
      title:
        'Ngành Thông tin và Truyền thông tỉnh Kiên Giang: Nhiều chỉ tiêu năm 2016 vượt kế hoạch',
      province: 'Kiên Giang',
      publishedOn: undefined,
      period: [2016],
    },
    keeps: ['1.845 tỷ đồng', '145/145 xã'],
    drops: ['2024'],
  },
  {
    name: 'district.txt',
    why: 'names a district alone; the date is written the American way',
    expected: {
      title: 'Mường Lát: sóng 4G tới bản cuối cùng',
      province: undefined,
      publishedOn: '2021-08-21',
    },
    keeps: ['21.300 thuê bao', '57 trạm'],
    drops: ['8/21/2021'],
  },
  {
    name: 'ranking-of-others.txt',
    why: 'the province itself is never named, those it is compared with are',
    expected: { title: 'Công bố chỉ số chuyển đổi số cấp tỉnh', province: undefined },
    keeps: ['Tỉnh ta đứng thứ 27/63'],
    drops: [],
  },
  {
    name: 'guests.txt',
    why: 'only the visitors are named',
    expected: { province: undefined, publishedOn: '2022-06-18', publisher: 'HGO' },
    keeps: ['1.040 camera'],
    drops: ['HGO'],
  },
  {
    name: 'two-provinces.txt',
    why: 'is about both',
    expected: { province: undefined, publishedOn: '2020-10-02' },
    keeps: ['46 trạm phát sóng'],
    drops: [],
  },
  {
    name: 'undecided-teaser.txt',
    why: "only another story's title names a province",
    expected: { province: undefined, publishedOn: '2018-02-05', author: 'Q.H' },
    keeps: ['132 điểm'],
    drops: ['Bạc Liêu'],
  },
  {
    name: 'joomla.txt',
    why: 'menus grown together, labels above the title, a title in capitals on two lines',
    expected: {
      title: 'HÀ NAM: NGÀNH THÔNG TIN VÀ TRUYỀN THÔNG TỔNG KẾT CÔNG TÁC NĂM 2019',
      province: 'Hà Nam',
      publishedOn: '2020-01-09',
      period: [2019],
      author: 'Thanh Tùng',
    },
    keeps: ['1.120 tỷ đồng', '5 nhóm nhiệm vụ'],
    drops: ['12 điểm bán sim', 'Quang cảnh', 'Trang chủ', 'đánh giá', 'Văn phòng Sở'],
  },
  {
    name: 'portal-labels.txt',
    why: "the title stands again with the portal's name, section and author on the line of the date",
    expected: {
      title: 'Sóc Trăng nâng tỷ lệ hồ sơ trực tuyến lên 83%',
      province: 'Sóc Trăng',
      publishedOn: '2023-11-14',
      period: [2023],
      author: 'Hoàng Lan',
    },
    keeps: ['412.880 hồ sơ', 'bởi 775 tổ công nghệ số cộng đồng'],
    drops: ['Cổng thông tin', 'Tương phản', '5 lớp', 'Chuyên mục'],
  },
  {
    name: 'old-newspaper.html',
    why: 'line breaks and fonts instead of paragraphs; only the window names the newspaper',
    expected: {
      title: 'Thêm 214 trạm phát sóng trong sáu tháng',
      province: 'Bình Định',
      publishedOn: '2011-06-28',
      author: 'K.Nguyên',
    },
    keeps: ['1.532 trạm.\n\nTrong đó Viettel', 'kế hoạch là 20%'],
    drops: ['cửa hàng thứ 15', 'GMT'],
  },
  {
    name: 'names-of-others.txt',
    why: 'persons, a street and a resort bear the names of provinces',
    expected: { province: undefined, author: 'Lê Thu' },
    keeps: ['1.870 trạm BTS', 'đường Điện Biên Phủ'],
    drops: [],
  },
  {
    name: 'national-ranking.txt',
    why: 'is about no province at all',
    expected: { province: undefined, publishedOn: '2024-10-18', period: [2023] },
    keeps: ['0,6884'],
    drops: [],
  },
] as const;

describe('saved pages', () => {
  it.each(PAGES)('$name: $why', ({ name, expected, keeps, drops }) => {
    const { article, province } = draft(name);
    const { author, publishedOn } = article;
    expect({ ...article, author, publishedOn, province: province?.name }).toMatchObject(expected);
    for (const text of keeps) expect(article.body).toContain(text);
    for (const text of drops) expect(article.body).not.toContain(text);
  });

  it('a table pasted with tabs keeps its columns, with the line above that tells the unit', () => {
    const text = [
      'Số thuê bao Internet của tỉnh Hà Giang năm 2021',
      'Đơn vị tính: thuê bao',
      'Huyện\tBăng rộng\tDi động\nVị Xuyên\t1.200\t\nQuang Bình\t900\t4.500',
      'Sở Thông tin và Truyền thông tỉnh Hà Giang tổng hợp số liệu từ các doanh nghiệp viễn thông trên địa bàn.',
      '1.\tCố định và di động đều tính.\n2.\tMỗi sim là một thuê bao.',
    ].join('\n\n');
    const { body } = draftOf(Buffer.from(text), {}, gazetteer).article;
    const rows = [
      '| Huyện | Băng rộng | Di động |',
      '| Vị Xuyên | 1.200 |  |',
      '| Quang Bình | 900 | 4.500 |',
    ];
    expect(body).toContain(`Đơn vị tính: thuê bao\n\n${rows.join('\n')}`);
    expect(body).toContain('1. Cố định và di động đều tính.');
  });

  it.each([
    [
      'with numbered rows under sections',
      'TT\nNội dung\nĐVT\nKế hoạch 2022\nThực hiện 2022\nA\nHạ tầng\n1\nTrạm BTS\ntrạm\n450\n462\n2\nTuyến cáp\nkm\n3.100\n3.150\nB\nDịch vụ\n3\nHồ sơ trực tuyến\n%\n50\n-\nTổng cộng\n-\n-\n-',
      [
        '| TT | Nội dung | ĐVT | Kế hoạch 2022 | Thực hiện 2022 |',
        '| A | Hạ tầng |  |  |  |',
        '| 1 | Trạm BTS | trạm | 450 | 462 |',
        '| 2 | Tuyến cáp | km | 3.100 | 3.150 |',
        '| B | Dịch vụ |  |  |  |',
        '| 3 | Hồ sơ trực tuyến | % | 50 | - |',
      ],
    ],
    [
      'with names alone, and empty lines between the cells',
      'Huyện\n\t\n2020\n\t\n2021\n\nVị Xuyên\n\n1.200\n\n1.350\n\nQuang Bình\n\n900\n\n940',
      ['| Huyện | 2020 | 2021 |', '| Vị Xuyên | 1.200 | 1.350 |', '| Quang Bình | 900 | 940 |'],
    ],
  ])('a table saved a cell a line keeps its columns: %s', (_, table, rows) => {
    const text = [
      'Số liệu viễn thông của tỉnh Hà Giang',
      'Sở Thông tin và Truyền thông tỉnh Hà Giang tổng hợp số liệu từ các doanh nghiệp viễn thông trên địa bàn.',
      table,
      'Các doanh nghiệp gửi số liệu về Sở Thông tin và Truyền thông tỉnh Hà Giang trước ngày 15 hằng tháng.',
    ].join('\n\n');
    expect(draftOf(Buffer.from(text), {}, gazetteer).article.body).toContain(rows.join('\n'));
  });

  it('names with their values set apart stay lines of their own', () => {
    const text = [
      'Vốn của đề án chuyển đổi số tỉnh Hà Giang',
      'Sở Thông tin và Truyền thông tỉnh Hà Giang cho biết vốn của đề án đến từ hai nguồn như sau đây.',
      'Ngân sách tỉnh          18,5 tỷ đồng\nNguồn khác              240 tỷ đồng',
      'Các doanh nghiệp trên địa bàn tỉnh Hà Giang góp phần lớn số vốn ấy trong ba năm của đề án.',
    ].join('\n\n');
    const { body } = draftOf(Buffer.from(text), {}, gazetteer).article;
    expect(body).toMatch(/18,5 tỷ đồng\n+Nguồn khác/u);
  });

  it('a counter of visits a line is no table', () => {
    const text = [
      'Hà Giang có 462 trạm BTS',
      'Sở Thông tin và Truyền thông tỉnh Hà Giang cho biết toàn tỉnh có 462 trạm BTS, trong đó 120 trạm 4G.',
      'Các doanh nghiệp viễn thông sẽ dựng thêm trạm ở những thôn còn chưa có sóng của tỉnh trong năm tới.',
      'Thống kê truy cập\nĐang trực tuyến\n41\nHôm nay\n1.204\nTổng số\n12.556.871',
    ].join('\n\n');
    expect(draftOf(Buffer.from(text), {}, gazetteer).article.body).not.toContain('|');
  });

  it.each([
    [
      'TT | Chỉ tiêu | Đơn vị tính | Thực hiện 2020 | Kế hoạch 2021',
      '1 | Thuê bao điện thoại | thuê bao | 921.300 | 950.000',
      '2 | Tỷ lệ hồ sơ trực tuyến | % | 21,5 | 55',
    ],
    ['Huyện | Số trạm BTS', 'Lý Nhân | 120', 'Bình Lục | 98'],
    ['Chỉ tiêu | Năm 2021 | Năm 2021', ' | Kế hoạch | Thực hiện', 'Trạm BTS | 400 | 412'],
  ])('a table above the text keeps its heads, which read as menus: %s', (...rows) => {
    const prose =
      'Sở Thông tin và Truyền thông tỉnh Hà Nam tổng hợp số liệu từ các doanh nghiệp viễn thông trên địa bàn tỉnh, chưa gồm doanh thu của các đại lý.';
    const menu = 'Trang chủ | Sơ đồ cổng | Hỏi đáp\n\nTin hoạt động | 5';
    const page = `${menu}\n\nMột số chỉ tiêu phát triển\n\n${rows.join('\n')}\n\n${prose}\n`;
    const { body } = draftOf(Buffer.from(page), {}, gazetteer).article;
    expect(body).toBe(`${rows.map((row) => row.trim()).join('\n')}\n\n${prose}`);
  });

  it('a year that is only expected is not what a page is about', () => {
    const page = (year: string) =>
      `Sở Thông tin và Truyền thông Đồng Tháp họp về tổ công nghệ số cộng đồng của tỉnh.\n\nToàn tỉnh đã lập 643 tổ với 5.271 thành viên, hướng dẫn người dân cài đặt ứng dụng.\n\nNăm 2023, ${year} 48 lớp tập huấn kỹ năng số cho thành viên các tổ.\n`;
    const periodOf = (text: string) => draftOf(Buffer.from(text), {}, gazetteer).article.period;
    expect(periodOf(page('Đồng Tháp đã mở'))).toEqual([2023]);
    expect(periodOf(page('Đồng Tháp dự kiến mở'))).toBeUndefined();
    expect(periodOf(page('Đồng Tháp chỉ mở 2 lớp; còn nay đã có'))).toBeUndefined();
  });

  it('a year that opens a clause behind another phrase is what a page is about', () => {
    const page = (text: string) =>
      `Nhằm phát hiện, xử lý sớm những cơ sở làm sai, ${text} Thanh tra Sở Thông tin và Truyền thông Đồng Tháp đã kiểm tra 63 lượt.\n\nKết quả, 39 đơn vị bị phát hiện có sai phạm.\n`;
    const periodOf = (text: string) =>
      draftOf(Buffer.from(page(text)), {}, gazetteer).article.period;
    expect(periodOf('năm 2012')).toEqual([2012]);
    expect(periodOf('so với năm 2012,')).toBeUndefined();
  });

  it('a year that is looked back to once is not what a page of later days is about', () => {
    const page = (days: string) =>
      `Đoàn kiểm tra của Sở Thông tin và Truyền thông Đồng Tháp khép lại đợt kiểm tra${days}.\n\nCó 14 cửa hàng bị nhắc nhở.\n\nNăm 2020, Sở chỉ nhắc nhở 6 cửa hàng.\n`;
    const periodOf = (text: string) => draftOf(Buffer.from(text), {}, gazetteer).article.period;
    expect(periodOf(page(''))).toEqual([2020]);
    expect(periodOf(page(', kéo dài từ 3.6 đến 20.9.2021'))).toEqual([2021]);
    expect(periodOf(page(', và sẽ đi tiếp trước 30.9.2021'))).toEqual([2020]);
  });

  it('a ranking of a year in the lead counts for more than a year that is told of later', () => {
    const text =
      'UBND tỉnh Đồng Tháp ra Quyết định về kết quả chấm và xếp thứ tự mức độ chuyển đổi số năm 2022 của các cơ quan.\n\nSở Công Thương đứng nhất trong 19 sở, ban, ngành.\n\nNăm 2021 tỉnh chỉ mới chấm chính quyền điện tử.\n';
    expect(draftOf(Buffer.from(text), {}, gazetteer).article.period).toEqual([2022]);
  });

  it('whose page it is gets asked with the candidates, where each was seen, and the option', () => {
    expect(draft('two-provinces.txt').notes).toEqual([
      expect.stringMatching(
        /^the province is not certain, the page points to Lào Cai \(line 1 “Lào Cai và Yên Bái ký kết.*; Yên Bái \(line 1 .*: give --province "Lào Cai" or another$/,
      ),
    ]);
    expect(draft('undecided-teaser.txt').notes[0]).toContain(
      'Bạc Liêu (line 12 “Công an tỉnh Bạc Liêu bắt',
    );
    expect(draft('district.txt').notes[0]).toContain('Thanh Hóa (district Mường Lát, line 1');
  });

  it('a district is noted once the province is known', () => {
    const province = gazetteer.get('Thanh Hóa');
    if (province === undefined) throw new Error('no Thanh Hóa');
    const page = readFileSync(fixture('pages', 'district.txt'));
    expect(draftOf(page, { province }, gazetteer).article.district).toBe('Mường Lát');
  });

  it('what is missing is said', () => {
    expect(draft('crawl-date.txt').notes).toEqual([
      'the date 2024-04-19 on line 1 is years after all that the text speaks of (2016): give --published-on, for example 2021-01-26 or 2021',
    ]);
    expect(draft('no-title.txt').notes).toEqual([
      expect.stringMatching(
        /^no title on the page: taken from the first sentence; correct "title:"/,
      ),
    ]);
  });

  it.each([
    ['listing.html', /^is a list of stories, none of them whole: save the page of one article/],
    ['not-found.html', /^is an error page \("Không tìm thấy trang"\): save the page/],
  ])('%s is no article', (name, message) => {
    expect(() => draft(name)).toThrow(message);
  });
});
