import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { figuresOf, short } from './support.ts';

// Numbers that name something, and so are no figures, by what they name.
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'documents and their dates': [
    'UBND tỉnh ban hành Quyết định số 1234/QĐ-UBND ngày 15/3/2021 và Kế hoạch 45/KH-UBND về chuyển đổi số.',
    'Sở tham mưu thực hiện Nghị quyết 57-NQ/TW, Nghị định 42/2022/NĐ-CP và Đề án 06 của Chính phủ.',
    'Theo Luật Giao dịch điện tử số 20/2023/QH15, Thông tư 01 và Công văn số 2345/STTTT-CĐS, các đơn vị triển khai đồng bộ.',
    'Căn cứ Điều 8, khoản 2 Nghị định số 13 và Phụ lục 1, Sở lập hồ sơ trình.',
    'Chương trình 135 và dự án 661 tiếp tục được lồng ghép.',
    'Nghị quyết 05 của Tỉnh ủy đặt ra 15 chỉ tiêu.',
    'Kế hoạch năm nay giao cho các sở, ngành tổng cộng 34 nhiệm vụ.',
  ],
  'days and hours': [
    'Hội nghị diễn ra ngày 8-1, kéo dài từ ngày 5 đến ngày 7/10, kết thúc lúc 16 giờ 30.',
    'Sáng thứ Tư, ngày 3/4, lúc 8h, lãnh đạo tỉnh thăm trung tâm; đường dây hoạt động 24/7.',
    'Bản tin phát lúc 5h30 và 17:00 hằng ngày; trang 12 đăng bài viết này.',
    'Ngày Chuyển đổi số quốc gia 10/10, dịp 30/4 và 1/5, các đơn vị đều ra quân.',
    'Tháng 11, các huyện nộp báo cáo trước ngày 15 hằng tháng.',
    'Thứ 3, 11/01/2022 | 16:03:38',
    'Cập nhật ngày: 26/12   Nghe đọc bài',
    'Trong 5 năm qua, ngành không ngừng lớn mạnh; sau 3 tháng chạy thử, hệ thống ổn định.',
    'Ông Nguyễn Văn A, sinh năm 1975, quê ở Đà Lạt, giữ chức Giám đốc từ năm 2019.',
    'Thực hiện Kế hoạch giai đoạn 2021 - 2025, định hướng đến năm 2030.',
    'Hội thảo Phát triển công nghệ thông tin (CNTT) 2019 tổ chức ở Huế; hội nghị kinh tế 2020 xã hội số diễn ra sau đó.',
  ],
  'ordinals of congresses, meetings, editions': [
    'Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020-2025 và kỳ họp thứ 8, HĐND tỉnh khóa X đã thành công.',
    'Đây là năm thứ hai liên tiếp ngành được tặng cờ; hội thảo lần thứ 24 tổ chức tại Bình Định.',
    'Cuộc cách mạng công nghiệp lần thứ 4 và công nghiệp 4.0 mở ra nhiều cơ hội.',
    'Cuộc thi UPU lần thứ 50 thu hút đông đảo học sinh.',
    'VinaPhone vừa mở trạm thu phát sóng (BTS) thứ 130 ở Đà Lạt.',
    'Bộ chỉ số có thang 1.000 điểm.',
    'Nhóm 3 đơn vị dẫn đầu khối sở, ngành có Sở Nội vụ.',
    'Sở là 1 trong 9 đơn vị được Bộ tặng bằng khen.',
    'Thứ hai, cần đẩy mạnh tuyên truyền; thứ ba, siết chặt kỷ cương.',
    'Gần 9 phần 10 là thuê bao trả trước.',
    'Tệp đính kèm: ke_hoach.pdf (dung lượng 1,2 MB)',
  ],
  'levels, classes, generations': [
    'Tỉnh đẩy mạnh dịch vụ công mức độ 3, 4 và bảo đảm an toàn thông tin cấp độ 3.',
    'Mạng 4G, 5G và Wifi 6 đã phủ sóng trung tâm; hệ thống chuyển sang IPv6, đạt chuẩn ISO 27001:2013.',
    'Phần mềm phiên bản 2.0 thay cho bản cũ, kiến trúc chính quyền điện tử 2.0 được phê duyệt.',
    'Ứng dụng chạy trên Android 10, iOS 14 trở lên và Windows 11.',
    'Bệnh viện hạng 2 và đô thị loại 1 được chọn làm điểm.',
    'Ngành vinh dự được tặng Huân chương Lao động hạng Ba.',
  ],
  'phones, accounts, addresses': [
    'Liên hệ đường dây nóng 0263 3822 345, tổng đài 1022 hoặc 1900 1234 để được hỗ trợ.',
    'Điện thoại: (024) 3943 7010, fax 024.3943.7011, di động 0909123456.',
    'Mã số thuế 5800123456, số tài khoản 1234567890123.',
    'Trụ sở đặt tại số 36 đường Trần Phú, Phường 4, tầng 5 tòa nhà hành chính.',
    'Người dân Quận 1, Phường 5, thôn 3 và tổ dân phố 7 cùng tham gia.',
    'Tuyến cáp chạy dọc Quốc lộ 20 và đường tỉnh 725.',
    'Trạm mới có mã TQG0327-12, tọa độ 105,34808/22,62924.',
    'Website langson.gov.vn/node/54478 đăng toàn văn.',
  ],
  'lists, sayings, the whole country': [
    '1. Tăng cường quản lý nhà nước. 2. Đẩy mạnh tuyên truyền. 3. Kiện toàn tổ chức.',
    'Bài 4: “Cánh tay nối dài” của chuyển đổi số; kỳ 2 sẽ đăng số sau.',
    'Tiêu chí số 8 về thông tin và truyền thông trong nông thôn mới.',
    'Việc này theo phương châm 4 tại chỗ, 3 sẵn sàng.',
    'Công tác phòng, chống dịch Covid-19 được bảo đảm.',
    'Hội nghị trực tuyến kết nối với 63 tỉnh, thành phố.',
    'Hệ thống liên thông 4 cấp, từ trung ương đến cấp xã.',
    'Tỉnh phấn đấu vào Top 10 và nhóm 20 địa phương dẫn đầu cả nước.',
    'Xếp hạng 3 trụ cột và 7 chỉ số chính của bộ chỉ số chuyển đổi số.',
    'Xếp hạng 63 tỉnh, thành phố về cải cách hành chính.',
    'Kết quả vượt xa địa phương đứng thứ hai.',
    'Trong các cơ quan cấp Bộ, Bộ Tài chính xếp vị trí thứ nhất với 0.4944.',
    'Xã cách thị trấn chừng 6 km.',
    'Ở khối bộ, ngành có 5 đơn vị dẫn đầu.',
    'Tham dự hội nghị về chỉ số DTI, đứng đầu là ông Nguyễn Văn A.',
    'Chỉ số DTI sẽ là việc của các đơn vị dẫn đầu.',
    'Quý IV năm nay, Sở hoàn thành quy hoạch.',
    'Các đài không dây băng tần 87 - 108Mhz hết hạn giấy phép.',
    'Việc nâng cấp được làm tại 6 huyện, thành phố: Di Linh, Lâm Hà, Đức Trọng, Đơn Dương, Bảo Lâm và Bảo Lộc.',
    'Thứ trưởng đánh giá cao hai đơn vị và đi thăm ba huyện miền núi.',
    'Riêng đối với 2 xã Lộc An và Lộc Nga, địa phương chưa triển khai.',
  ],
};

for (const [what, sentences] of Object.entries(NAMES)) {
  describe(`${what} are no figures`, () => {
    test.for(sentences)('%s', (sentence) => {
      expect(figuresOf(sentence).map(short)).toEqual([]);
    });
  });
}

test('there are forty and more', () => {
  expect(Object.values(NAMES).flat().length).toBeGreaterThanOrEqual(40);
});

describe('told in passing', () => {
  /** Each figure with why it is told in passing, for an article about Lâm Đồng. */
  const told = (body: string, fields: Partial<Article> = {}): string[] =>
    figuresOf(body, fields).map((figure) => `${short(figure)}: ${figure.passing ?? 'told'}`);

  test.for<[why: string, body: string, figures: string[]]>([
    [
      'a network that reaches all places',
      'Sóng 4G đã phủ 100% thôn; cáp quang đến trung tâm xã đạt 100%; 161/161 xã có Internet.',
      ['100 %: whole', '100 %: whole', '161/161 xã: whole'],
    ],
    [
      'what all places have, by their names or without their number',
      '100% trung tâm huyện, bưu cục có cáp quang; cả 137 xã, phường đều đã có đường truyền Internet.',
      ['100 %: whole', '137 xã, phường: whole'],
    ],
    [
      'all of one kind of places and all of another',
      'Mạng truyền số liệu chuyên dùng nối 100% sở, ngành và 13/13 huyện; 4G tới 100% tổ dân phố.',
      ['100 %: whole', '13/13 huyện: whole', '100 %: whole'],
    ],
    [
      'what an index is made up of, and offices that are named',
      'Chỉ số gồm 7 lĩnh vực, 38 tiêu chí và 97 tiêu chí thành phần. Tham mưu là 2 đơn vị: Phòng Công nghệ thông tin và Trung tâm Công nghệ thông tin.',
      ['7 lĩnh vực: setting', '38 tiêu chí: setting', '97 tiêu chí: setting', '2 đơn vị: setting'],
    ],
    [
      'what places have, told of the places first',
      'Khu dân cư thì 100% đã có sóng. Sóng 5G nay đã có ở 100% khu đô thị, khu công nghiệp.',
      ['100 %: whole', '100 %: whole'],
    ],
    [
      'what an index is made up of, behind the names of its parts',
      'Bộ chỉ số gồm ba phần: chính quyền số, kinh tế số, xã hội số, với 108 chỉ số thành phần và 306 tiêu chí.',
      ['306 tiêu chí: setting'],
    ],
    [
      'what a figure was in a year gone',
      'Tỉnh có 336.031 thuê bao, trong khi năm 2019 mới là 273.958. Tỷ lệ đạt 88%, trong khi cùng kỳ năm trước chỉ đạt 52%.',
      ['336031 thuê bao: told', '273958 thuê bao: before', '88 %: told', '52 %: before'],
    ],
    [
      'the parts of a figure in brackets, by its noun',
      'Tỉnh có 10 bưu cục (1 bưu cục cấp I, 9 bưu cục cấp II), 43 điểm phục vụ (12 trạm).',
      ['10 bưu cục: told', '1 bưu cục: part', '9 bưu cục: part', '43 điểm: told', '12 trạm: told'],
    ],
    [
      'of how many another figure of its sentence is',
      'Trung ương giao tổng cộng 145 nhiệm vụ; hết quý III, tỉnh đã xong 85/145 nhiệm vụ.',
      ['145 nhiệm vụ: setting', '85/145 nhiệm vụ: told'],
    ],
    [
      'but not of what there is',
      'Tỉnh có 2.100 trạm BTS; 1.050/2.100 trạm dùng chung cột.',
      ['2100 trạm: told', '1050/2100 trạm: told'],
    ],
    [
      'what a portal of the state has for all',
      'Cổng DVC quốc gia đã có 3.805 dịch vụ công và hơn 2,8 triệu tài khoản.',
      ['3805 dịch vụ công: another', '2800000 tài khoản: another'],
    ],
    [
      'but not what a province has on it',
      'Tỉnh có 543 dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia.',
      ['543 dịch vụ công: told'],
    ],
    [
      'where something is done, a few places',
      'Sở sẽ mở chiến dịch ra quân tại 5 huyện miền núi. Cuộc họp được truyền tới 13 điểm cầu cấp huyện.',
      ['5 huyện: setting', '13 điểm cầu: setting'],
    ],
    [
      'but not many places, nor what there is for meetings',
      'Wifi miễn phí đã được lắp tại 150 thôn. Hệ thống hội nghị trực tuyến nối tới 161 điểm cầu.',
      ['150 thôn: told', '161 điểm cầu: told'],
    ],
    [
      'what the government wants of the whole sector',
      'Chính phủ duyệt cho toàn ngành là 42 máy/100 dân.',
      ['42 thuê bao/100 dân: another'],
    ],
    [
      'nothing of ministries, nor the streets on which something is done',
      'PAR Index đánh giá 17 bộ, cơ quan ngang bộ và 2 cơ quan đặc thù. Doanh nghiệp bó gọn 142 km cáp trên 31 tuyến phố.',
      ['142 km: told'],
    ],
    [
      'of which places another figure is told',
      'Cả vùng 29 xã có 137 trạm BTS; riêng 4 xã điểm thì 30/35 ấp có Internet.',
      ['29 xã: setting', '137 trạm: told', '4 xã: setting', '30/35 ấp: told'],
    ],
    [
      'but not what is told of the places themselves',
      'Riêng 4 xã biên giới chưa có sóng.',
      ['4 xã: told'],
    ],
    [
      'how many each has, what it began with, what goods cost',
      'Tỉnh có 1.200 tổ, bắt đầu từ 12 tổ thí điểm, mỗi hộ 3 thuê bao. Giá bưởi 15.000 đồng/kg.',
      ['1200 tổ: told', '12 tổ: setting', '3 thuê bao: setting', '15000 đồng: setting'],
    ],
    ['but not how many criteria were met', 'Xã đạt 18/19 tiêu chí.', ['18/19 tiêu chí: told']],
    [
      'how many places there are',
      'Toàn bộ 40 xã, phường đã có tổ công nghệ số với 5.120 thành viên.',
      ['40 xã, phường: whole', '5120 thành viên: told'],
    ],
    [
      'what places have, told of the lines that lead to them',
      'Đường truyền tới cơ quan, đơn vị, địa phương được quang hóa 100%.',
      ['100 %: whole'],
    ],
    ['but not most places', 'Sóng 4G đã phủ 98% thôn.', ['98 %: told']],
    ['nor an aim', 'Năm 2025, tỉnh phấn đấu phủ sóng 5G tới 100% xã.', ['100 %: told']],
    [
      'nor what all offices do',
      '100% sở, ngành dùng chữ ký số; 137/137 xã có tổ công nghệ số cộng đồng.',
      ['100 %: told', '137/137 xã: told'],
    ],
    [
      'all of something, in brackets',
      'Toàn bộ (100%) thủ tục có trên cổng dịch vụ công.',
      ['100 %: whole'],
    ],
    [
      'another province, the country',
      'Tỉnh đứng thứ 7, đứng đầu bảng là Đà Nẵng với 0,94 điểm, bình quân cả nước là 0,5 điểm.',
      ['hạng 7: told', 'hạng 1: another', '0.94 điểm: another', '0.5 điểm: another'],
    ],
    [
      'a district',
      'Toàn tỉnh có 3.600 tổ. Huyện Di Linh nhiều nhất với 545 tổ.',
      ['3600 tổ: told', '545 tổ: another'],
    ],
    [
      'how fast something is',
      '90% đường truyền đến cá nhân, hộ gia đình có tốc độ trung bình 200 Mb/s.',
      ['90 %: told', '200 Mb/s: setting'],
    ],
    [
      'so for what is wanted',
      'Năm 2025 phấn đấu 100% hộ có thể dùng băng rộng cố định tốc độ trên 1 Gb/s.',
      ['100 %: told', '1 Gb/s: setting'],
    ],
    [
      'but not the speed of all',
      'Băng rộng phủ 97% dân số, tốc độ trung bình 70 Mb/s.',
      ['97 %: told', '70 Mb/s: told'],
    ],
    [
      'by whom something is done',
      'Hai nhà mạng VNPT, Viettel đã thử nghiệm 5G. Điện thoại cố định do 03 doanh nghiệp cung cấp.',
      ['2 nhà mạng: setting', '3 doanh nghiệp: setting'],
    ],
    [
      'but not how many there are',
      'Trên địa bàn có 07 doanh nghiệp (Viettel, VNPT, FPT) hoạt động viễn thông.',
      ['7 doanh nghiệp: told'],
    ],
    [
      'guests and duties',
      'Sở quản lý 5 lĩnh vực. Dự hội nghị có hơn 50 đại biểu của các sở.',
      ['5 lĩnh vực: setting', '50 đại biểu: setting'],
    ],
  ])('%s', ([, body, figures]) => {
    expect(told(body)).toEqual(figures);
  });

  test.for<[why: string, body: string, figures: string[]]>([
    [
      'a round number ahead of the exact one',
      'Gần 8.000 SIM kích hoạt sẵn đã bị thu giữ. Đoàn kiểm tra 7 đại lý; 7.932 SIM đã kích hoạt bị tịch thu.',
      ['8000 sim: rounded', '7 đại lý: told', '7932 sim: told'],
    ],
    [
      'unless the exact one lies on the other side of it',
      'Hơn 8.000 SIM kích hoạt sẵn đã bị thu giữ. Có 7.932 SIM đã kích hoạt bị tịch thu.',
      ['8000 sim: told', '7932 sim: told'],
    ],
    [
      'or tells of something else',
      'Gần 8.000 SIM kích hoạt sẵn bị thu giữ. Doanh nghiệp tặng người nghèo 7.932 SIM 4G.',
      ['8000 sim: told', '7932 sim: told'],
    ],
  ])('%s', ([, body, figures]) => {
    expect(told(body)).toEqual(figures);
  });

  test('those that the title names are told of', () => {
    const body = 'Đà Nẵng đạt 0,94 điểm. Huyện Di Linh có 545 tổ.';
    expect(told(body, { title: 'Lâm Đồng học Đà Nẵng' })).toEqual([
      '0.94 điểm: told',
      '545 tổ: another',
    ]);
    expect(told('Toàn huyện có 545 tổ.', { title: 'Chuyển đổi số ở huyện Di Linh' })).toEqual([
      '545 tổ: told',
    ]);
  });
});

test('a heading tells nothing besides what the text has', () => {
  const body =
    'Tỉnh đứng thứ 6 trong 63 tỉnh về chỉ số chuyển đổi số.\n\nLâm Đồng xếp thứ 6 về ứng dụng công nghệ thông tin\n\nTỉnh có 50 trạm.';
  expect(figuresOf(body).map(short)).toEqual(['hạng 6/63', '50 trạm']);
  // A first line without a full stop is a headline, be there a share in it or not.
  const headline = 'Khảo sát: 36% người dân dùng di động, 4% dùng Internet';
  const survey = 'Có tới 36% nhân khẩu của tỉnh sử dụng điện thoại di động.';
  expect(
    figuresOf(`${headline}\n\n${survey}`).map((figure) => figure.start > headline.length),
  ).toEqual([false, true]);
  expect(figuresOf(`${headline}\n\n${survey}`).map(short)).toEqual(['4 %', '36 %']);
});
