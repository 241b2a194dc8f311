import { describe, expect, test } from 'vitest';
import { changeText } from '../../src/figures/format.ts';
import { figuresOf, short } from './support.ts';

describe('values and units', () => {
  test.for<[sentence: string, figures: string[]]>([
    ['Doanh thu viễn thông đạt 1.720 tỷ đồng.', ['1720 tỷ đồng']],
    ['Nộp ngân sách địa phương 1,4 tỷ.', ['1.4 tỷ đồng']],
    ['Nộp ngân sách đạt 1,2 nghìn tỷ đồng.', ['1200 tỷ đồng']],
    ['Bán sách thu gần 400 triệu đồng; kinh phí 350 triệu.', ['400 triệu đồng', '350 triệu đồng']],
    ['Tổng sản lượng in ước 3 tỷ trang in.', ['3000000000 trang']],
    ['Phát triển mới 35 nghìn thuê bao.', ['35000 thuê bao']],
    ['Toàn tỉnh có hơn 1 triệu 300 nghìn thuê bao.', ['1300000 thuê bao']],
    ['Mật độ điện thoại đạt 99,7 thuê bao/100 dân.', ['99.7 thuê bao/100 dân']],
    ['Tỷ lệ là 0,4 cửa hàng số trên 1 nghìn dân.', ['0.4 cửa hàng số/1.000 dân']],
    ['Chỉ số DTI của tỉnh đạt 0.7024 điểm.', ['0.7024 điểm']],
    ['Dung lượng truyền dẫn đạt 4,5G.', ['4.5 G']],
    ['Nhà mạng phát sóng thêm 118 trạm 4G, còn 5G có 253 trạm.', ['118 trạm', '253 trạm']],
    ['Tỉnh phủ sóng thêm 60 thôn, giảm số thôn lõm sóng còn 50 thôn.', ['60 thôn', '50 thôn']],
    ['Số thuê bao rao vặt bị cắt lên tới 9.415 số.', ['9415 số']],
    ['Hoàn thành 167/167 nhiệm vụ.', ['167/167 nhiệm vụ']],
    [
      'Tỉnh ban hành 31 chương trình, kế hoạch, văn bản về chuyển đổi số.',
      ['31 chương trình, kế hoạch, văn bản'],
    ],
    [
      'Sở chấm dứt hoạt động của 386 điểm giao dịch, xử lý 11 giao dịch viên, thu 409 xuất bản phẩm.',
      ['386 điểm', '11 giao dịch viên', '409 xuất bản phẩm'],
    ],
    ['Đã lập 450 tổ trên tổng số 1.050 tổ.', ['450/1050 tổ']],
    ['Chỉnh lại ăng-ten của 17 trạm để sóng tới các bản.', ['17 trạm']],
    ['Ước chừng 1/3 lượng thư đi bằng hãng khác.', []],
    ['Năm 2023: 94 xã, phường, thị trấn.', ['94 xã, phường, thị trấn']],
    ['Số trạm BTS là 1.911, trong đó 2G 502 trạm.', ['1911 trạm', '502 trạm']],
    ['Tỉnh có 24 DN bưu chính và 111 DVCTT.', ['24 doanh nghiệp', '111 dịch vụ công']],
    ['Tỉnh đứng thứ 6 trong 63 tỉnh, thành phố.', ['hạng 6/63']],
    ['Tỉnh xếp 4/63 về cải cách hành chính.', ['hạng 4/63']],
    ['Về cấp thẻ căn cước, tỉnh đứng nhì toàn quốc.', ['hạng 2']],
    [
      'Thể chế số xếp hạng 6/63, nhận thức số 16/63, hạ tầng số 58/63.',
      ['hạng 6/63', 'hạng 16/63', 'hạng 58/63'],
    ],
    ['Lâm Đồng là địa phương dẫn đầu cả nước về chính quyền số.', ['hạng 1']],
    ['Về thanh toán trực tuyến, tỉnh cũng đứng số 2 cả nước.', ['hạng 2']],
    ['Tỉnh hiện có sáu doanh nghiệp viễn thông.', ['6 doanh nghiệp']],
    ['Số máy điện thoại cố định trên 100 dân (đạt 8,13/100).', ['8.13 thuê bao/100 dân']],
    [
      'Năm 2015 có 1.120.000 thuê bao điện thoại (di động 1.071.000), bằng 115,3%.',
      ['1120000 thuê bao', '1071000 thuê bao'],
    ],
    [
      'Có 570 đơn vị lập trang: doanh nghiệp và tổ chức khác 477, khối Đảng, đoàn thể 15.',
      ['570 đơn vị', '477 đơn vị', '15 đơn vị'],
    ],
    [
      'Cả tỉnh có 82.345 máy, nghĩa là 100 dân thì có 6,88 máy.',
      ['82345 máy', '6.88 thuê bao/100 dân'],
    ],
    ['Điện thoại tính trên 100 dân đạt 24 vào năm 2010.', ['24 thuê bao/100 dân']],
    ['Tỉnh lên vị trí thứ tư khối tỉnh, thành phố.', ['hạng 4']],
    [
      'Có 28 trang cung cấp dịch vụ mức 1, 2; 4 trang cung cấp dịch vụ mức 3.',
      ['28 trang', '4 trang'],
    ],
    ['Tỷ lệ này là 80%, hơn gấp đôi mức 31% của năm 2016.', ['80 %']],
    ['Số trạm là 967 trạm, gần gấp ba năm 2011 (337 trạm).', ['967 trạm']],
    ['Huyện Di Linh có 24/24 xã, thị trấn dùng phần mềm một cửa.', ['24/24 xã, thị trấn']],
    ['Internet vẫn tăng, được 802.000 thuê bao.', ['802000 thuê bao']],
    ['Hội nghị thu hút trên 100 người dân.', ['100 người']],
    ['Tỉnh rộng gần 10 nghìn km2.', ['10000 km²']],
    ['Huyện Di Linh: 2072 hộ, huyện Lâm Hà: 4750 hộ.', ['2072 hộ', '4750 hộ']],
    ['Toàn tỉnh có gần 30.000 thiết bị 5G.', ['30000 thiết bị']],
    [
      'Tỉnh phấn đấu phủ sóng 5G đạt từ 60% trở lên, 100% khu công nghiệp có 5G.',
      ['60 %', '100 %'],
    ],
    ['Đã mua 1.200 chiếc máy tính.', ['1200 máy']],
    [
      'Chứng thư số đã cấp 3.056 chiếc: cá nhân 2.241, tổ chức 416.',
      ['3056 chứng thư số', '2241 chứng thư số', '416 chứng thư số'],
    ],
    ['Toàn tỉnh có mật độ điện thoại 105,9/100 dân.', ['105.9 thuê bao/100 dân']],
    ['Tỷ lệ doanh nghiệp công nghệ số trên 0,7/1.000 dân.', ['0.7 doanh nghiệp/1.000 dân']],
    ['Trung tâm bưu chính rộng bình quân 4.000m2.', ['4000 m²']],
    ['Trung tâm dữ liệu có dung lượng 170 TB.', ['170 TB']],
    [
      'Thuê bao Internet trên 1 triệu (không dây băng rộng là 800.000).',
      ['1000000 thuê bao', '800000 thuê bao'],
    ],
    [
      'Chỉ số DTI đạt 0,5064 điểm, cao hơn bình quân cả nước (0,4014 điểm) 0,105 điểm.',
      ['0.5064 điểm', '0.4014 điểm'],
    ],
    ['Kim ngạch xuất khẩu phần mềm 93,7 triệu USD.', ['93.7 triệu USD']],
    ['Xử lý 108 số thuê bao quảng cáo.', ['108 số thuê bao']],
    ['Báo tỉnh ra 156 kỳ báo in.', ['156 kỳ báo']],
    [
      'Cổng có 1.850 thủ tục, trong đó mức độ 3 là 620, toàn trình 1.021, một phần 115.',
      ['1850 thủ tục', '620 thủ tục', '1021 thủ tục', '115 thủ tục'],
    ],
    [
      'Tỉnh xong 32 chỉ tiêu (60,38%) và 88 nhiệm vụ (37,45%).',
      ['32 chỉ tiêu', '60.38 %', '88 nhiệm vụ', '37.45 %'],
    ],
    [
      'Có 3 chỉ tiêu vượt: thuê bao bằng 103,33% kế hoạch, mật độ bằng 102,76%.',
      ['3 chỉ tiêu', '103.33 %', '102.76 %'],
    ],
    ['ICT Index của tỉnh từ thứ 6 xuống 22.', ['hạng 22']],
    ['Tỉnh có 900 thuê bao. Năm 2012 con số này là 640.', ['900 thuê bao', '640 thuê bao']],
    ['Tỉnh đứng thứ 7, hơn năm trước 2 bậc.', ['hạng 7']],
    // Between 1950 and 2099 a number is a year unless something is counted.
    ['Tỉnh có thêm khoảng 2000 thuê bao so với năm 2014.', ['2000 thuê bao']],
  ])('%s', ([sentence, figures]) => {
    expect(figuresOf(sentence).map(short)).toEqual(figures);
  });
});

describe('bounds', () => {
  test.for<[string, string | undefined]>([
    ['Có hơn 1.990 thuê bao Internet.', 'more'],
    ['Có gần 200 cơ quan.', 'less'],
    ['Có khoảng 67% người dân dùng điện thoại thông minh.', 'about'],
    ['Mật độ 98 thuê bao/100 dân.', undefined],
  ])('%s', ([sentence, bound]) => {
    expect(figuresOf(sentence)[0]?.bound).toBe(bound);
  });
});

describe('changes hang on their figure', () => {
  test.for<[sentence: string, figure: string, change: string]>([
    [
      'Doanh thu bưu chính đạt 100 tỷ đồng, tăng 26% so với cùng kỳ.',
      '100 tỷ đồng',
      '+26 % so với cùng kỳ',
    ],
    ['Ngành in thu 190 tỷ đồng, nhích lên 8,6%.', '190 tỷ đồng', '+8,6 %'],
    ['Tỉnh đứng thứ 32/63, tăng 26 bậc so với năm 2017.', 'hạng 32/63', '+26 bậc so với năm 2017'],
    ['Chỉ số này leo 4 bậc lên vị trí thứ 3.', 'hạng 3', '+4 bậc'],
    [
      'Cả huyện có trên 1.990 thuê bao Internet, hơn năm 2013 352 thuê bao.',
      '1990 thuê bao',
      '+352 thuê bao so với năm 2013',
    ],
    ['Thuê bao giảm từ 38.020 xuống 15.620, giảm 59%.', '15620 thuê bao', '-59 %'],
    [
      'Giá trị tổng thể đạt 0,678 điểm, chỉ kém Lào Cai liền trên 0,001.',
      '0.678 điểm',
      '-0,001 điểm',
    ],
    ['Di động trả sau thêm 2.000, lên 15.342 thuê bao.', '15342 thuê bao', '+2.000'],
    ['Số điểm phục vụ là 285 điểm, thêm 48 điểm.', '285 điểm', '+48 điểm'],
    [
      'Cả tỉnh có 25.461 thuê bao Internet, vượt kế họach năm 47,36%.',
      '25461 thuê bao',
      '+47,36 %',
    ],
  ])('%s', ([sentence, figure, change]) => {
    const found = figuresOf(sentence);
    expect(found.map(short)).toEqual([figure]);
    expect(found[0]?.change && changeText(found[0].change)).toBe(change);
  });

  test('a change without its figure is a fact of its own, and of no indicator', () => {
    const [figure] = figuresOf('Điểm số ICT Index của tỉnh chỉ hụt 0,033 điểm.');
    expect(figure).toMatchObject({ value: 0.033, indicator: null, change: { direction: 'down' } });
  });

  test('how much of a plan it is is not a figure beside the sum', () => {
    const found = figuresOf('Tổng doanh thu đạt 1.500 tỷ đồng, bằng 51,7% kế hoạch.');
    expect(found.map(short)).toEqual(['1500 tỷ đồng']);
  });
});

describe('status', () => {
  test.for<[string, string[]]>([
    ['Doanh thu viễn thông ước đạt 1.720 tỷ đồng.', ['estimate']],
    ['Tỷ lệ đạt 60%, vượt xa so với chỉ tiêu Nghị quyết đưa ra ở mức 30%.', ['actual', 'target']],
    ['Hồ sơ nộp trực tuyến: đề ra 30%, làm được 75,3%.', ['target', 'actual']],
    ['Đến năm 2025, phấn đấu 100% xã có đài; năm 2023 mới đạt 45%.', ['target', 'actual']],
    ['Sở đã hoàn thành 30/34 chỉ tiêu.', ['actual']],
    ['Còn 4 chỉ tiêu chưa đạt do phải điều chỉnh sau khi hợp nhất.', ['actual']],
    ['Trung tâm được chuyển giao cho 40 xã.', ['actual']],
    ['Tỷ lệ hộ có cáp quang: 78,2% (mục tiêu: 75%).', ['actual', 'target']],
    ['Từ chương trình mục tiêu quốc gia, tỉnh lắp 14 cụm loa.', ['actual']],
    ['Tỉnh phấn đấu đạt 12% GRDP (năm 2022 ước đạt 9,5%).', ['target', 'estimate']],
    ['Ở 50 xã không phải trung tâm, tỉnh duy trì 41 điểm bưu điện.', ['actual']],
  ])('%s', ([sentence, statuses]) => {
    expect(figuresOf(sentence).map(({ status }) => status)).toEqual(statuses);
  });

  test('the line above a list makes its items targets of its year', () => {
    const found = figuresOf(
      'Các con số phải đạt vào năm 2030:\n- Bưu chính: 300 điểm phục vụ;\n- 90% hộ gia đình có cáp quang.',
    );
    expect(found.map(({ status, period }) => [status, period?.text])).toEqual([
      ['target', '2030'],
      ['target', '2030'],
    ]);
  });
});

test.for<[string, string[]]>([
  ['Nâng cấp 3 trạm phát lại truyền hình.', ['3 trạm']],
  ['Trang bị bình quân 0,62 máy tính/cán bộ.', ['0.62 máy tính/cán bộ']],
  ['Số tài khoản ứng dụng vượt mốc 120 nghìn.', ['120000 tài khoản']],
  ['Các tổ công nghệ số - toàn tỉnh có 785 tổ - tổ chức 94 buổi.', ['785 tổ', '94 buổi']],
  ['Thể chế số xếp hạng 9, an toàn, an ninh mạng chỉ đứng 31.', ['hạng 9', 'hạng 31']],
  ['Tỉnh có 245.000 thuê bao, nhiều hơn cuối năm 2021 chừng 21.000 thuê bao.', ['245000 thuê bao']],
  ['Năm 2030, phấn đấu DTI của tỉnh vào nhóm 20/34 tỉnh, thành phố.', ['hạng 20/34']],
  ['Hồ sơ trực tuyến ở xã nông thôn mới nâng cao đạt 65%.', ['65 %']],
  ['Lắp 512 trạm 5G, nâng tỷ lệ phủ sóng 5G từ 48% lên 63,8%.', ['512 trạm', '63.8 %']],
  ['Từ 512 trạm hồi đầu năm nay đã là 734 trạm BTS.', ['734 trạm']],
  ['Bó gọn 142 km cáp, vượt 12 km so với kế hoạch.', ['142 km']],
  ['Ban hành 9 văn bản (02 chỉ thị, 04 quyết định, 03 kế hoạch).', ['9 văn bản']],
  ['Tham gia có 86 cán bộ đến từ 42 cơ quan.', ['86 cán bộ']],
  ['Tại 50 xã, thị trấn vùng sâu, tỉnh duy trì 41 điểm bưu điện.', ['41 điểm']],
  ['Hệ thống 1022 tiếp nhận 2.615 phản ánh.', ['2615 phản ánh']],
  ['Huyện Tháp Mười đề nghị trang bị 50 máy tính.', ['50 máy']],
  ['Có 2.037 tổ, giảm còn khoảng 1.800 tổ trước 30-9.', ['2037 tổ', '1800 tổ']],
  ['Có sóng, bà con không phải đi bộ 7 km ra chợ.', []],
])('%s', ([sentence, told]) => {
  expect(figuresOf(sentence).map(short)).toEqual(told);
});

describe('what is said beside a figure is none of its own', () => {
  test.for<[why: string, sentence: string, figures: string[]]>([
    ['the plan in brackets', 'Tỷ lệ hộ có cáp quang: 78,2% (kế hoạch: 75%).', ['78.2 %']],
    ['last year in brackets', 'Hồ sơ trực tuyến đạt 87,3% (cùng kỳ 74,1%).', ['87.3 %']],
    ['a year before', '62% cán bộ dùng chữ ký số (năm 2013 mới là 40%).', ['62 %']],
    [
      'but the result beside an aim',
      'Mục tiêu đến năm 2025 là 80% hộ có cáp quang (năm 2023 đạt 52%).',
      ['80 %', '52 %'],
    ],
    [
      'what part a count is of others',
      'Thuê bao cáp quang là 139.840, chiếm 88% tổng số thuê bao.',
      ['139840 thuê bao'],
    ],
    [
      'what part of a count some are',
      'Toàn tỉnh có 50.000 thuê bao, trong đó trả sau mới chiếm 6,4%.',
      ['50000 thuê bao'],
    ],
    [
      'what part of those told ahead some are',
      'Có 426.545 thuê bao điện thoại, vượt kế hoạch năm 18,18%; di động chiếm 56,67% trong số này.',
      ['426545 thuê bao'],
    ],
    ['a count told again as a share', 'Có 84/87 xã đã đạt, tức 97%.', ['84/87 xã']],
    [
      'but a share of its own behind a count',
      'Đã có 24.000 hộ nối mạng, tức 80% dân số.',
      ['24000 hộ', '80 %'],
    ],
    ['a part of a budget', 'Chi cho công nghệ 45 tỷ đồng, chiếm 3,2% tổng chi.', ['45 tỷ đồng']],
    [
      'but how many of the people',
      'Có 190.000 tài khoản công dân số, chiếm 25% dân số.',
      ['190000 tài khoản', '25 %'],
    ],
    [
      'for whom and where it was',
      'Sở mở 24 lớp cho công chức 265 xã; lập 27 tổ hỗ trợ về 135 xã, phường.',
      ['24 lớp', '27 tổ'],
    ],
    ['who came', 'Có 150 đại biểu đến từ 30 sở, ngành và 12 huyện.', ['150 đại biểu']],
    ['whom money was for', 'Kinh phí là 7,1 tỷ đồng cho 142 xã.', ['7.1 tỷ đồng']],
    ['how one moved that was told before', 'So với đầu năm, con số này đã giảm 37 thôn.', []],
  ])('%s', ([, sentence, figures]) => {
    expect(figuresOf(sentence).map(short)).toEqual(figures);
  });
});

test.for<[string, number[]]>([
  ['Doanh nghiệp xây 10 trạm BTS, tối ưu vùng phủ của 13 trạm.', [10, 13]],
  ['Kinh tế số đạt 8.619 tỷ đồng, tương đương 8,59% GRDP.', [8619, 8.59]],
  ['Có 1,42 triệu tài khoản, tương đương 93,6% dân số.', [1_420_000]],
])('what is done to so many, and shares of the economy, are figures: %s', ([body, values]) => {
  expect(figuresOf(body).map(({ value }) => value)).toEqual(values);
});
