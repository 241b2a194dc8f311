import { describe, expect, test } from 'vitest';
import { figuresOf, short } from './support.ts';

describe('told beside the results', () => {
  test.for<[why: string, body: string, figures: string[]]>([
    [
      'thresholds of criteria',
      'Tiêu chí xác định thôn trắng sóng là cụm dân cư từ 10 hộ trở lên không có sóng; thôn lõm sóng là tốc độ dưới 2 Mbps.',
      ['10 hộ: yardstick', '2 Mb/s: yardstick'],
    ],
    [
      'but not a bound that is wanted',
      'Năm 2025 phấn đấu có từ 30 trạm trở lên.',
      ['30 trạm: told'],
    ],
    [
      'what is required, beside what was reached',
      'Thanh toán trực tuyến đạt 35,6%, chưa đạt chỉ tiêu tỉnh giao (40%). Chi cho CNTT đạt 0,6%, trong khi khuyến nghị là 1%.',
      ['35.6 %: told', '40 %: yardstick', '0.6 %: told', '1 %: yardstick'],
    ],
    [
      'what a law sets for whoever breaks it, but not what was paid',
      'Mức phạt với hành vi này là từ 10 triệu đồng. Vi phạm sẽ bị phạt từ 5 triệu đồng. Tổng mức phạt là 300 triệu đồng.',
      ['10 triệu đồng: setting', '5 triệu đồng: setting', '300 triệu đồng: told'],
    ],
    [
      'the mean of all provinces',
      'Chỉ số kinh tế số đạt 0,4856, trong khi trung bình cấp tỉnh là 0,4098.',
      ['0.4856 điểm: told', '0.4098 điểm: yardstick'],
    ],
    [
      'what it was the month or the period before, in brackets',
      'Hồ sơ trực tuyến đạt 72,63% (tháng trước 65,63%). Tiếp nhận 14.872 hồ sơ (kỳ trước chuyển sang 63).',
      ['72.63 %: told', '65.63 %: before', '14872 hồ sơ: told', '63 hồ sơ: before'],
    ],
    [
      'the parts of companies, in brackets',
      'Toàn tỉnh phát triển mới 486 trạm (VNPT 190, Viettel 214, còn lại của MobiFone).',
      ['486 trạm: told', '190 trạm: part', '214 trạm: part'],
    ],
    [
      'but not those of services',
      'Tỉnh có 1.120.000 thuê bao điện thoại (di động 1.071.000).',
      ['1120000 thuê bao: told', '1071000 thuê bao: told'],
    ],
    [
      'prices, pages and what each place is given',
      'Giá thuê cống bể 2.100 - 4.500 đồng/m/tháng. Sở có bản báo cáo dày mười hai trang. Mỗi xã được hỗ trợ 2 máy tính.',
      ['2100 đồng: setting', '12 trang: setting', '2 máy: setting'],
    ],
    [
      'the one or the other that each is given, and the rest of what is shared',
      'Mỗi hộ trong vùng được cấp 01 máy tính hoặc 02 đầu thu vệ tinh. Cáp quang có ở 96% số xã, còn thiếu 10 xã.',
      ['1 máy: setting', '2 đầu thu: setting', '96 %: told', '10 xã: setting'],
    ],
    [
      'but not pages that are there',
      'Toàn tỉnh có 120 trang thông tin điện tử.',
      ['120 trang thông tin: told'],
    ],
    [
      'who came to a meeting, and where it was followed',
      'Cùng dự có lãnh đạo 21 huyện. Ban Chỉ đạo họp phiên thường kỳ, nối trực tuyến tới 78 xã.',
      ['21 huyện: setting', '78 xã: setting'],
    ],
    [
      'the land, and what was told before',
      'Ở tỉnh có hơn 140 hòn đảo, sóng đã đến mọi nơi. Để có 23 điểm này, Viettel đã lắp 30 trạm.',
      ['140 hòn đảo: setting', '23 điểm: setting', '30 trạm: told'],
    ],
    ['but not what reached it', 'Sóng di động đã phủ 42 hòn đảo.', ['42 hòn đảo: told']],
    [
      'what remains',
      'Mạng truyền số liệu đã nối 120 xã, còn thiếu 10 xã.',
      ['120 xã: told', '10 xã: setting'],
    ],
    [
      'what the government sets for the country',
      'Chính phủ thì đề ra cho ngành trong cả nước mức 42 máy/100 dân.',
      ['42 thuê bao/100 dân: another'],
    ],
    [
      'what the government has set, called so behind it',
      'Tỉnh về đích sớm, giúp toàn ngành chóng đạt mốc 42 máy/100 dân mà Chính phủ đã duyệt.',
      ['42 thuê bao/100 dân: another'],
    ],
    [
      'a list that counts for the whole country',
      'Danh sách của Bộ tính trên cả nước gồm hai phần: 135 thôn về di động và 3.377 thôn về cố định.',
      ['135 thôn: another', '3377 thôn: another'],
    ],
    [
      'what it was in another year, in brackets',
      'Tỉnh có 336.031 thuê bao Internet (năm 2022: 273.958). Doanh thu là 2.867 tỷ đồng, xấp xỉ năm 2022 (2.865,3 tỷ đồng).',
      ['336031 thuê bao: told', '2867 tỷ đồng: told'],
    ],
    [
      'parts that add up to the count before their brackets',
      'Tham gia có 226 đơn vị (193 cơ quan nhà nước, 33 tổ chức). Kết nối 226 đơn vị (193 sở, 30 tổ chức).',
      ['226 đơn vị: told', '193 cơ quan: part', '33 tổ chức: part'].concat([
        '226 đơn vị: told',
        '193 sở: told',
        '30 tổ chức: told',
      ]),
    ],
    [
      'how much of something else it amounts to, but not how much of its own kind',
      'Ứng dụng có 793.050 lượt tải, bằng 101,3% số dân dùng điện thoại. Tỉnh nhận 4.318 hồ sơ, bằng 6,2% tổng số hồ sơ.',
      ['793050 lượt: told', '4318 hồ sơ: told', '6.2 %: told'],
    ],
    [
      'the part of a kind, and a change told again as a share',
      'Mạng có 426.545 máy điện thoại; trong đó phần của di động là 56,67%. Tỉnh có 88.000 thuê bao, giảm 900 thuê bao (1%).',
      ['426545 máy: told', '88000 thuê bao: told'],
    ],
    [
      'a count told again in brackets as the share that it is, but not a rate that was reached',
      'Có 74/115 điểm làm nhiều dịch vụ (64%), 45/53 người được chi trả qua tài khoản (đạt 84,9%).',
      ['74/115 điểm: told', '45/53 người: told', '84.9 %: told'],
    ],
    [
      'how many of those that were counted, and how much of another kind they are',
      'Tỉnh có 8.100 trạm, đa số (97%) là trạm 4G. Sau đó tỉnh có 1.200 trạm 5G, bằng 31% số trạm 4G.',
      ['8100 trạm: told', '1200 trạm: told'],
    ],
    [
      'all places that a network reaches, alone or at the end of a row',
      'Mạng diện rộng đã nối tới 100% cơ quan hành chính. Cáp quang phủ 91% hộ gia đình và 100% xã.',
      ['100 %: whole', '91 %: told', '100 %: whole'],
    ],
    [
      'somewhere, and how far apart',
      'Có thị trấn mọc lên đến 4 trạm, trong khi quy định của Bộ Thông tin và Truyền thông là hai trạm phải cách nhau 250m.',
      ['4 trạm: setting', '2 trạm: yardstick'],
    ],
    [
      'how many companies were named just before',
      'Vinaphone, Viettel và Sphone, 3 mạng điện thoại ấy có 350 trạm.',
      ['3 mạng: setting', '350 trạm: told'],
    ],
    [
      'but how far something reaches is told',
      'Đường truyền cáp quang đã vươn tới 96% số xã.',
      ['96 %: told'],
    ],
    [
      'what leaders urge',
      'Bí thư Tỉnh ủy lưu ý: 100% xã phải có cán bộ phụ trách chuyển đổi số.',
      ['100 %: whole'],
    ],
    [
      'how much more it was than before is no figure, nor the share of a budget',
      'Hộ có cáp quang đạt 79,3%, cao hơn năm 2023 chừng 6 điểm. Tỉnh bố trí 92 tỷ đồng, mới bằng 0,6% tổng chi ngân sách.',
      ['79.3 %: told', '92 tỷ đồng: told'],
    ],
  ])('%s', ([, body, figures]) => {
    expect(
      figuresOf(body).map((figure) => `${short(figure)}: ${figure.passing ?? 'told'}`),
    ).toEqual(figures);
  });
});

describe('figures of a bystander', () => {
  test.for<[why: string, body: string, figures: string[]]>([
    [
      'somebody who lives somewhere, but not who speaks for a body',
      'Chị Lò Thị Pành kể mùa mận vừa rồi bán được 3 tấn qua mạng. Bà Hà Thị Yên (bản Pa Cốp) giữ 12 thùng mật. Chị Vì Thị Sao, công chức xã, nói đã nhận 1.200 hồ sơ.',
      ['3 tấn: setting', '12 thùng mật: setting', '1200 hồ sơ: told'],
    ],
    [
      'those around and what is lent',
      'Nhóm kỹ thuật có 25 anh em trực đêm. Vùng lõm dùng 9 máy bộ đàm biên phòng cho mượn.',
      ['25 anh em: setting', '9 máy: setting'],
    ],
    [
      'gifts, but not prizes',
      'Đoàn thanh niên Sở trao 80 suất quà cho trẻ em; tặng bằng khen cho 11 tập thể.',
      ['80 suất: setting', '11 tập thể: told'],
    ],
    [
      'proposals, but not files that ask for something',
      'Sở kiến nghị tỉnh bố trí ít nhất 2% ngân sách cho công nghệ. Trong kỳ có 45 hồ sơ đề nghị cấp phép.',
      ['2 %: setting', '45 hồ sơ: told'],
    ],
    [
      'what a piece costs, but not what was spent',
      'Mỗi cụm loa mới tốn khoảng 40 triệu đồng. Tỉnh chi 40 tỷ đồng.',
      ['40 triệu đồng: setting', '40 tỷ đồng: told'],
    ],
    [
      'the others of the places told of, and what is left out',
      'Đã có 64/66 xã đạt tiêu chí. 2 xã còn lại vướng đường truyền. Tỉnh có 150 trạm, chưa kể 6 trạm đang xây.',
      ['64/66 xã: told', '2 xã: setting', '150 trạm: told', '6 trạm: setting'],
    ],
    [
      'the land, and some place within a sentence',
      'Tỉnh có hơn 85% diện tích là rừng, cáp phải đi vòng, có chỗ vượt 8 km đèo.',
      ['85 %: setting'],
    ],
    [
      'who received something, and of what a share is',
      'Một cửa huyện và 9 xã nhận 20.500 hồ sơ. Tỉnh đạt 60% (1.200/2.000 hồ sơ).',
      ['9 xã: setting', '20500 hồ sơ: told', '60 %: told', '1200/2000 hồ sơ: part'],
    ],
    [
      'how far a rank just told moved, and how what was told before moved, but not a move alone',
      'Năm 2024 tỉnh lên thứ 40/63. Một chặng đường mười bốn bậc. Thuê bao di động đạt 1.200.000. Thuê bao di động giảm 2,5% so với cuối năm trước. Doanh thu bưu chính tăng 9% so với cùng kỳ.',
      [
        'hạng 40/63: told',
        '14 bậc: setting',
        '1200000 thuê bao: told',
        '2.5 %: setting',
        '9 %: told',
      ],
    ],
    [
      'how far a system of loudspeakers reaches',
      'Hệ thống loa thông minh đã về đến 100% thôn, bản.',
      ['100 %: whole'],
    ],
    [
      'a row of what a plan is made up of',
      'Kế hoạch nêu 5 mục tiêu hạ tầng số, 8 mục tiêu dữ liệu số và 3 nhiệm vụ chung.',
      [],
    ],
  ])('%s', ([, body, figures]) => {
    expect(
      figuresOf(body).map((figure) => `${short(figure)}: ${figure.passing ?? 'told'}`),
    ).toEqual(figures);
  });
});

test('a rank that another year had is what a move is measured from, and no rank of this year', () => {
  const text =
    'So với hạng 14/63 của năm 2019, tỉnh đi lên 4 bậc; so với vị trí thứ 21 năm 2018, tỉnh đi lên 11 bậc.';
  expect(figuresOf(text).map(({ unit, value }) => [value, unit])).toEqual([
    [4, 'bậc'],
    [11, 'bậc'],
  ]);
  const moved = 'Năm 2020 tỉnh đứng hạng 10/63, tăng 4 bậc so với hạng 14/63 năm 2019.';
  expect(figuresOf(moved).map(({ value }) => value)).toEqual([10]);
});
