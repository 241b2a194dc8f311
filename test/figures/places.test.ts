import { describe, expect, test } from 'vitest';
import { figuresOf, short } from './support.ts';

/** The figures with whose they are, for an article about Lâm Đồng. */
function owned(body: string): string[] {
  return figuresOf(body).map(
    (figure) =>
      `${short(figure)}: ${figure.district === undefined ? '' : `${figure.district}, `}${figure.province}`,
  );
}

describe("another province's figure is never the article's own", () => {
  test.for<[sentence: string, figures: string[]]>([
    [
      'Đứng đầu bảng là Đà Nẵng với 0,9407 điểm, tiếp theo là Quảng Ninh (0,85 điểm).',
      ['0.9407 điểm: Đà Nẵng', '0.85 điểm: Quảng Ninh'],
    ],
    ['Ngôi đầu vẫn thuộc về Thừa Thiên Huế với 0,8654 điểm.', ['0.8654 điểm: Thừa Thiên Huế']],
    [
      'Quảng Ninh có 5.000 trạm BTS, Hà Nội có 12.000 trạm.',
      ['5000 trạm: Quảng Ninh', '12000 trạm: Hà Nội'],
    ],
    [
      'So với Đồng Nai (85%), tỷ lệ hồ sơ trực tuyến của tỉnh đạt 70%.',
      ['85 %: Đồng Nai', '70 %: Lâm Đồng'],
    ],
    [
      'Hà Nội tụt từ thứ 3 xuống thứ 8, TP. Hồ Chí Minh xếp thứ 7.',
      ['hạng 8: Hà Nội', 'hạng 7: TP. Hồ Chí Minh'],
    ],
    [
      'Tỉnh đứng thứ 3 trong vùng, sau Đắk Lắk và Gia Lai, và xếp 35/63 cả nước.',
      ['hạng 3: Lâm Đồng', 'hạng 35/63: Lâm Đồng'],
    ],
    [
      'Đứng đầu bảng DTI cấp tỉnh năm 2022 vẫn là Đà Nẵng; TP.HCM và Quảng Ninh giữ hạng 2 và 3.',
      ['hạng 1: Đà Nẵng'],
    ],
    ['Vị trí thứ nhất bảng DTI năm 2022 vẫn do Đà Nẵng giữ.', ['hạng 1: Đà Nẵng']],
    ['Đứng thứ hai bảng DTI cả nước năm 2022 là Thừa Thiên Huế.', ['hạng 2: Thừa Thiên Huế']],
    ['Cuối bảng DTI, xếp thứ 63, là Cao Bằng.', ['hạng 63: Cao Bằng']],
    ['Về DTI, đứng thứ 25/63, sau Bến Tre.', ['hạng 25/63: Lâm Đồng']],
    ['Sau Đà Nẵng, Quảng Ninh xếp thứ 2.', ['hạng 2: Quảng Ninh']],
    ['Vị trí thứ ba thuộc về Bình Dương.', ['hạng 3: Bình Dương']],
    [
      'Riêng tỉnh Bình Dương, doanh thu viễn thông đạt 4.200 tỷ đồng.',
      ['4200 tỷ đồng: Bình Dương'],
    ],
    [
      'Còn với Nam Định, đến nay, tỉnh này đã cung cấp 533 dịch vụ công trực tuyến.',
      ['533 dịch vụ công: Nam Định'],
    ],
    [
      'Tại Đồng Nai, 1.000 tổ công nghệ số cộng đồng đã được lập. Các tổ này có 6.411 thành viên.',
      ['1000 tổ: Đồng Nai', '6411 thành viên: Đồng Nai'],
    ],
    [
      'TP. Hà Nội có chỉ số DTI xếp thứ 24/63. Trong đó, chính quyền số xếp thứ 40/63.',
      ['hạng 24/63: Hà Nội', 'hạng 40/63: Hà Nội'],
    ],
    ['Có 50 doanh nghiệp của Đồng Nai tham gia gian hàng.', ['50 doanh nghiệp: Đồng Nai']],
    [
      'Vị trí thứ 3 trong bảng xếp hạng thuộc về Cần Thơ, tiếp theo là Hải Phòng.',
      ['hạng 3: Cần Thơ'],
    ],
    [
      'Ở vị trí thứ 2 là TP. Hồ Chí Minh; trong đó, cả 3 trụ cột đều xếp thứ 2/63.',
      ['hạng 2: TP. Hồ Chí Minh', 'hạng 2/63: TP. Hồ Chí Minh'],
    ],
    [
      'Đà Nẵng xếp thứ nhất, Thừa Thiên Huế thứ hai và Lâm Đồng thứ ba.',
      ['hạng 1: Đà Nẵng', 'hạng 2: Thừa Thiên Huế', 'hạng 3: Lâm Đồng'],
    ],
    ['Sau khi sáp nhập với Quảng Nam, Đà Nẵng tụt xuống vị trí thứ 17.', ['hạng 17: Đà Nẵng']],
    ['Ở Bình Thuận, doanh thu viễn thông đạt 2.300 tỷ đồng.', ['2300 tỷ đồng: Bình Thuận']],
    ['Tỉnh Đắk Nông có 1.200 trạm BTS.', ['1200 trạm: Đắk Nông']],
    ['Trong khi đó, Ninh Thuận đạt 98% hồ sơ trực tuyến.', ['98 %: Ninh Thuận']],
    ['Số thuê bao của Khánh Hòa là 1,5 triệu thuê bao.', ['1500000 thuê bao: Khánh Hòa']],
    ['Hải Phòng: 95% thủ tục được đưa lên mạng.', ['95 %: Hải Phòng']],
    [
      'Tỷ lệ hồ sơ trực tuyến: đứng đầu là Hòa Bình với 86,5%.',
      ['hạng 1: Hòa Bình', '86.5 %: Hòa Bình'],
    ],
    ['Bắc Ninh dẫn đầu cả nước về hạ tầng số.', ['hạng 1: Bắc Ninh']],
    ['Cũng năm ấy, Long An thu 3.000 tỷ đồng từ viễn thông.', ['3000 tỷ đồng: Long An']],
    ['Điểm DTI của Tây Ninh là 0,61.', ['0.61 điểm: Tây Ninh']],
    ['Cần Thơ xếp hạng 5/63, An Giang hạng 54/63.', ['hạng 5/63: Cần Thơ', 'hạng 54/63: An Giang']],
    // A name that the vocabulary does not know like this: nobody's rather than the wrong one's.
    ['Hà Nội thứ 2, đứng sau là thành phố Hồ chí Minh thứ 3.', []],
    // Said of several others at once: which amount is whose is not told.
    ['Đồng Nai và Bình Dương đạt trên 95%.', []],
  ])('%s', ([sentence, figures]) => {
    const found = owned(sentence);
    for (const figure of found)
      expect(figures.concat(found.filter((f) => !f.endsWith('Lâm Đồng')))).toContain(figure);
    expect(found).toEqual(expect.arrayContaining(figures));
  });
});

test('the youth union of a district is no place', () => {
  const [figure] = figuresOf('Huyện Đoàn lập một tổ gồm 31 thành viên.');
  expect([figure?.value, figure?.district]).toEqual([31, undefined]);
});

describe('the country', () => {
  test.for<[string, string[]]>([
    ['Cả nước, theo Bộ Thông tin và Truyền thông, có 43% hộ dùng cáp quang.', ['43 %: Cả nước']],
    [
      'Sóng phủ 98% thôn; cả nước cuối năm ngoái còn chừng 400 thôn lõm sóng.',
      ['98 %: Lâm Đồng', '400 thôn: Cả nước'],
    ],
    ['Cả nước đặt mục tiêu 25% người dân học trực tuyến.', ['25 %: Cả nước']],
    ['Cả nước hiện có 80.000 trạm BTS.', ['80000 trạm: Cả nước']],
    ['Viettel đã lắp 20.000 trạm 5G trên toàn quốc.', ['20000 trạm: Cả nước']],
    ['VNPT có doanh thu 54.000 tỷ đồng toàn quốc.', ['54000 tỷ đồng: Cả nước']],
    ['Phấn đấu mạng 4G phủ 100% dân số cả nước.', ['100 %: Cả nước']],
    ['Tỉnh chiếm 30% giá trị xuất khẩu của cả nước.', ['30 %: Lâm Đồng']],
    [
      'Nhìn rộng ra cả nước, ngành in thu 148 tỷ đồng. Nộp ngân sách 40 tỷ đồng.',
      ['148 tỷ đồng: Cả nước', '40 tỷ đồng: Cả nước'],
    ],
    ['Tỷ lệ người dùng Internet của cả nước tăng từ 75% lên 80%.', ['80 %: Cả nước']],
    ['Cùng với cả nước, tỉnh đã lắp 50 trạm.', ['50 trạm: Lâm Đồng']],
    ['Bình quân cả nước, tỷ lệ này là 72%.', ['72 %: Cả nước']],
    [
      'Tỷ lệ của tỉnh là 94,5%, trong khi của cả nước là 88%.',
      ['94.5 %: Lâm Đồng', '88 %: Cả nước'],
    ],
    [
      'Tỷ lệ gấp 3 lần bình quân cả nước (0,7%); nhân lực có 38.000 người.',
      ['0.7 %: Cả nước', '38000 người: Lâm Đồng'],
    ],
    ['Bộ Thông tin và Truyền thông đặt đích phủ 4G 100% dân số.', ['100 %: Cả nước']],
    [
      'Sở theo dõi 01 nhiệm vụ cấp quốc gia, 72 nhiệm vụ cấp tỉnh.',
      ['1 nhiệm vụ: Lâm Đồng', '72 nhiệm vụ: Lâm Đồng'],
    ],
    ['Nhóm ngân hàng có 29 đơn vị dự đánh giá.', []],
    ['Theo Liên Hợp Quốc, Việt Nam xếp thứ 71/193.', ['hạng 71/193: Cả nước']],
    ['Tỉnh đứng thứ 5 cả nước về chỉ số cải cách hành chính.', ['hạng 5: Lâm Đồng']],
    [
      'Toàn quốc có 13 triệu hồ sơ, riêng tỉnh có 402.100 hồ sơ.',
      ['13000000 hồ sơ: Cả nước', '402100 hồ sơ: Lâm Đồng'],
    ],
    [
      'Tỷ lệ của tỉnh là 80%, cao hơn bình quân cả nước (72%).',
      ['80 %: Lâm Đồng', '72 %: Cả nước'],
    ],
  ])('%s', ([sentence, figures]) => {
    expect(owned(sentence)).toEqual(figures);
  });
});

describe('names that are only measured against, or belong to firms', () => {
  test.for<[string, string[]]>([
    ['Sau Thừa Thiên Huế và Đà Nẵng, tỉnh xếp thứ 3 cả nước.', ['hạng 3: Lâm Đồng']],
    [
      'Học tập kinh nghiệm của Quảng Ninh, tỉnh đã đưa 1.200 dịch vụ công lên mạng.',
      ['1200 dịch vụ công: Lâm Đồng'],
    ],
    ['VNPT Khánh Hòa và Viettel Bình Thuận đã lắp 50 trạm.', ['50 trạm: Lâm Đồng']],
    [
      'Đoàn công tác tỉnh Khánh Hòa thăm trung tâm IOC có 12 phân hệ của tỉnh ta.',
      ['12 phân hệ: Lâm Đồng'],
    ],
    ['Đồng Nai, Lâm Đồng và Bình Dương đã hoàn thành 100% chỉ tiêu phủ sóng.', ['100 %: Lâm Đồng']],
  ])('%s', ([sentence, figures]) => {
    expect(owned(sentence)).toEqual(figures);
  });
});

describe('districts', () => {
  test('a district that is an example, and a group of people of a commune', () => {
    expect(owned('Còn ở huyện, chẳng hạn Di Linh, cáp đã qua 100/112 thôn.')).toEqual([
      '100/112 thôn: Di Linh, Lâm Đồng',
    ]);
    expect(owned('Tổ ở xã Gung Ré trong một tuần kèm cho 215 người.')).toEqual([
      '215 người: xã Gung Ré, Lâm Đồng',
    ]);
  });

  test('a district or commune that is named has its own figures', () => {
    expect(owned('Huyện Di Linh có 35 trạm BTS, toàn tỉnh có 1.500 trạm.')).toEqual([
      '35 trạm: Di Linh, Lâm Đồng',
      '1500 trạm: Lâm Đồng',
    ]);
    expect(owned('Ở xã Lộc An, 15 hộ dân đã lắp cáp quang.')).toEqual([
      '15 hộ: xã Lộc An, Lâm Đồng',
    ]);
    expect(owned('Nay 100% xã của huyện Di Linh đã có cáp quang.')).toEqual([
      '100 %: Di Linh, Lâm Đồng',
    ]);
  });

  test('a village and the commune that it lies in', () => {
    expect(owned('Làng O2 (xã Lộc An, tỉnh Lâm Đồng) có 54 hộ dân.')).toEqual([
      '54 hộ: làng O2, Lâm Đồng',
    ]);
  });

  test('a commune that goes on without its name, in its paragraph', () => {
    expect(
      owned(
        'Xã Lộc An đi đầu trong chuyển đổi số. Đến nay, 79% hộ dân của xã đã lắp cáp quang.\n\nTrang thông tin của xã đạt 100% yêu cầu.',
      ),
    ).toEqual(['79 %: xã Lộc An, Lâm Đồng', '100 %: Lâm Đồng']);
  });

  test('a district that the vocabulary writes otherwise, and its later sentences', () => {
    expect(
      owned(
        'Huyện Đak Pơ tích cực hỗ trợ các chủ thể.\n\nĐến nay, trên địa bàn huyện có 14 sản phẩm OCOP.\n\nThời gian tới, huyện Đak Pơ tiếp tục tuyên truyền; phấn đấu có thêm 5 sản phẩm mới.',
      ),
    ).toEqual(['14 sản phẩm: Đak Pơ, Lâm Đồng', '5 sản phẩm: Đak Pơ, Lâm Đồng']);
  });

  test("the article's own districts by their bare names", () => {
    const found = figuresOf(
      'Di Linh lên thứ 2, 84,7 điểm. Toàn tỉnh có 50 trạm. Riêng Di Linh có 4 trạm.',
    );
    expect(found.map(({ district }) => district)).toEqual([
      'Di Linh',
      'Di Linh',
      undefined,
      'Di Linh',
    ]);
  });

  test('a district that was named before as a place', () => {
    const found = figuresOf(
      'Còn 90 thôn chưa có sóng, phần lớn ở Di Linh, Lạc Dương; riêng Di Linh 48 thôn.',
    );
    expect(found.map(({ district }) => district)).toEqual([undefined, 'Di Linh']);
  });

  test('of two districts in the title neither owns what names no place', () => {
    const title = 'Di Linh, Bảo Lộc đua chuyển đổi số';
    const [figure] = figuresOf('Tỷ lệ hồ sơ trực tuyến đạt 87%.', { title });
    expect(figure?.district).toBeUndefined();
  });

  test('of two communes in the title neither owns what names no place', () => {
    const [figure] = figuresOf('Lắp 10 cụm thu phát thanh.', {
      title: 'Đài truyền thanh tại xã Lộc An và Lộc Nga',
    });
    expect(figure?.district).toBeUndefined();
  });

  test('the first of an address', () => {
    expect(owned('Xã Lộc An, huyện Bảo Lâm đã có 7 trạm BTS.')).toEqual([
      '7 trạm: xã Lộc An, Lâm Đồng',
    ]);
  });

  test('a commune in the title has the figures that name no place', () => {
    const [figure] = figuresOf('Có 12 điểm phát Wi-Fi.', { title: 'Xã Lộc An phủ sóng Wi-Fi' });
    expect(figure?.district).toBe('xã Lộc An');
  });

  test('a district in the title has the figures that name no place', () => {
    const [figure] = figuresOf('Trên địa bàn có 154 trạm BTS.', {
      title: 'Di Linh: sóng về buôn làng',
    });
    expect(figure?.district).toBe('Di Linh');
  });
});

describe('one office or business among those of the province', () => {
  test.for<[string, string[]]>([
    ['Đứng đầu các sở là Sở Công Thương với trên 90% hồ sơ trực tuyến.', []],
    ['Hợp tác xã Tân Hưng mỗi tháng bán 12 tấn rau qua mạng.', []],
    ['Gia đình chị Lan thu về 200 triệu đồng; toàn tỉnh có 50 trạm.', ['50 trạm: Lâm Đồng']],
    ['Theo Sở Nội vụ, toàn tỉnh có 90% hồ sơ trực tuyến.', ['90 %: Lâm Đồng']],
  ])('%s', ([sentence, figures]) => {
    expect(owned(sentence)).toEqual(figures);
  });
});

test.for<[body: string, figures: string[]]>([
  [
    'Ở cấp huyện, Bảo Lộc dẫn đầu về hồ sơ trực tuyến với 47%, Đạ Tẻh thấp nhất, 12,5%.',
    ['hạng 1: Bảo Lộc, Lâm Đồng', '47 %: Bảo Lộc, Lâm Đồng', '12.5 %: Đạ Tẻh, Lâm Đồng'],
  ],
  [
    'Tỷ lệ xã có 4G là 85%, còn ở Đam Rông, Lạc Dương mới khoảng 60%.',
    ['85 %: Lâm Đồng', '60 %: Lạc Dương, Lâm Đồng'],
  ],
  ['Ở Bảo Lộc, vụ chè năm 2023 thu gần 600 tỷ đồng.', ['600 tỷ đồng: Bảo Lộc, Lâm Đồng']],
])('districts go by their bare names in their clauses: %s', ([body, figures]) => {
  expect(owned(body)).toEqual(figures);
});

test('whose a score is among districts, and that none has districts', () => {
  expect(
    owned(
      'Khối huyện đạt trung bình 76,4 điểm; dẫn đầu là Thành phố 89,77 điểm, kế đến huyện Di Linh 84,13 điểm, còn lại 7 huyện mức khá.',
    ),
  ).toEqual([
    '76.4 điểm: Lâm Đồng',
    'hạng 1: Đà Lạt, Lâm Đồng',
    '89.77 điểm: Đà Lạt, Lâm Đồng',
    '84.13 điểm: Di Linh, Lâm Đồng',
    '7 huyện: Lâm Đồng',
  ]);
});

describe('a place that goes without its name is the one that was named before', () => {
  test.for<[sentences: string, figures: string[]]>([
    [
      'Trong vùng, Gia Lai có 0,4512 điểm, xếp thứ 21/63; hai trụ cột của tỉnh này lần lượt ở hạng 18 và 25.',
      ['0.4512 điểm: Gia Lai', 'hạng 21/63: Gia Lai', 'hạng 18: Gia Lai', 'hạng 25: Gia Lai'],
    ],
    [
      'Gia Lai cũng lên hạng. Doanh thu viễn thông của tỉnh này là 900 tỷ đồng, còn doanh thu của tỉnh ta là 1.200 tỷ đồng.',
      ['900 tỷ đồng: Gia Lai', '1200 tỷ đồng: Lâm Đồng'],
    ],
    ['Đoàn tới thăm Quảng Ninh. Địa phương này có 5.200 trạm BTS.', ['5200 trạm: Quảng Ninh']],
    ['Đà Nẵng dự họp; điểm của thành phố này là 0,8002.', ['0.8002 điểm: Đà Nẵng']],
    ['Đà Nẵng cử người tới dự. Tỉnh này có 1.100 trạm BTS.', ['1100 trạm: Lâm Đồng']],
    ['Lâm Đồng họp báo. Dịp này, chỉ số của tỉnh này xếp thứ 20.', ['hạng 20: Lâm Đồng']],
    [
      'Huyện Di Linh họp tổng kết. Trên địa bàn, huyện này có 15 trạm 5G.',
      ['15 trạm: Di Linh, Lâm Đồng'],
    ],
    ['Chủ tịch UBND tỉnh Lê Văn An nói tỷ lệ phủ sóng 5G đạt 52%.', ['52 %: Lâm Đồng']],
    // Which of two is meant, or who at all, is not told.
    ['Gia Lai và Quảng Ninh cùng dự. Hai tỉnh này có 3.200 trạm BTS.', []],
    ['Sau Gia Lai, tỉnh này xếp thứ 9.', []],
    ['Bài học của tỉnh bạn là đưa 80% hồ sơ lên mạng.', []],
  ])('%s', ([sentences, figures]) => {
    expect(owned(sentences)).toEqual(figures);
  });
});
