import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConversationStore } from '../../src/bot/conversation.ts';
import type { Answer } from '../../src/bot/types.ts';
import { openCorpus } from '../../src/corpus/open.ts';
import { article, botOf } from '../support/articles.ts';

const reports = [
  article({
    province: 'Gia Lai',
    title: 'Tổng kết năm 2019',
    period: [2019],
    publishedOn: '2020-01-10',
    body: 'Năm 2019, doanh thu bưu chính đạt 40 tỷ đồng. Tỉnh đứng thứ 37/63 trong bảng ICT Index. Cả tỉnh có 1.118 máy điện thoại.\n\nNăm 2020, ngành phấn đấu doanh thu bưu chính đạt 55 tỷ đồng.',
  }),
  article({
    province: 'Lào Cai',
    title: 'Lào Cai: kết quả năm 2019',
    period: [2019],
    publishedOn: '2020-01-12',
    body: 'Trong 6 tháng đầu năm 2019, doanh thu viễn thông đạt 300 tỷ đồng. Dẫn đầu bảng ICT Index là Đà Nẵng với 0,9 điểm, Lào Cai tăng 2 bậc.',
  }),
];
const bot = await botOf(reports);
const first = (answer: Answer) =>
  answer.kind === 'quotations' ? answer.citations[0]?.quote : answer.kind;

test('an article without a date is of the year of its days, and a look back ends with its paragraph', async () => {
  const told = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Đợt kiểm tra đại lý',
      body: 'Đợt kiểm tra kéo dài từ 3.6 đến 20.9.2021. Có 19 đại lý bị nhắc nhở.\n\nNăm 2020, số đại lý bị nhắc nhở là 7 đại lý.',
    }),
    article({
      province: 'Kon Tum',
      title: 'Kon Tum xếp thứ 12',
      publishedOn: '2019-05-02',
      body: 'Bảng xếp hạng năm 2018 vừa công bố, Kon Tum xếp thứ 12. Kỳ năm 2017, tỉnh ở vị trí 20.\n\nNhóm đầu là Bến Tre 0,91 điểm, Long An 0,88 điểm.',
    }),
  ]);
  const ask = (text: string) => told.ask({ text });
  const of = (province: string, year: number) =>
    `Năm ${year} ${province} có mấy đại lý bị nhắc nhở?`;
  expect(await ask(of('Gia Lai', 2021))).toMatchObject({ exact: '19 đại lý' });
  expect(await ask(of('Gia Lai', 2020))).toMatchObject({ exact: '7 đại lý' });
  expect(await ask('Bảng xếp hạng 2018, tỉnh nào được 0,88 điểm?')).toMatchObject({
    exact: 'Long An',
  });
  expect((await ask('Bảng xếp hạng 2017, tỉnh nào được 0,88 điểm?')).kind).toBe('not_found');
});

test('the items of a list within a list are quoted with what they are of', async () => {
  const told = await botOf([
    article({
      province: 'Kon Tum',
      title: 'Kon Tum giao chỉ tiêu giai đoạn 2023 - 2024',
      body: 'Các chỉ tiêu chính:\n\na) Tỷ lệ hồ sơ nộp trực tuyến\n\n+ Năm 2023: 41%\n\n+ Năm 2024: 63%\n\nb) Hạ tầng\n\n+ Năm 2024: 72% số hộ có cáp quang.',
    }),
  ]);
  const answer = await told.ask({
    text: 'Chỉ tiêu tỷ lệ hồ sơ nộp trực tuyến của Kon Tum năm 2024 là bao nhiêu?',
  });
  expect(answer).toMatchObject({ exact: '63%' });
});

test('who held an office in a province that is merged holds none in the new one', async () => {
  const told = await botOf([
    article({
      province: 'Bắc Kạn',
      publishedOn: '2021-01-20',
      body: 'Giám đốc Sở Thông tin và Truyền thông Hoàng Văn Lâm chủ trì. Tỉnh có 845 trạm BTS.',
    }),
  ]);
  const ask = async (text: string) => first(await told.ask({ text }));
  expect(await ask('Ai là Giám đốc Sở TT&TT Thái Nguyên?')).toBe('not_found');
  expect(await ask('Ai là Giám đốc Sở TT&TT Bắc Kạn?')).toContain('Hoàng Văn Lâm');
});

test('what is set against the same time of a year is told of the next one', async () => {
  const told = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Bưu chính Gia Lai',
      body: 'Mạng bưu chính Gia Lai có 225 điểm phục vụ. Doanh thu bưu chính đạt 200 tỷ đồng, tăng 23% so với cùng kỳ năm 2019.',
    }),
  ]);
  const ask = async (text: string) => first(await told.ask({ text }));
  expect(await ask('Năm 2020 Gia Lai có mấy điểm phục vụ bưu chính?')).toContain('225 điểm');
  expect(await ask('Năm 2019 Gia Lai có mấy điểm phục vụ bưu chính?')).toBe('not_found');
});

describe('a condition of the question is kept', () => {
  test('the province and the year agree', async () => {
    const answer = await bot.ask({ text: 'Doanh thu bưu chính Gia Lai năm 2019?' });
    expect(first(answer)).toContain('40 tỷ đồng');
    expect(answer).toMatchObject({ exact: '40 tỷ đồng' });
  });

  test.each([
    ['another year', 'Doanh thu bưu chính Gia Lai năm 2017?', 'year'],
    [
      'a target is no result',
      'Thực tế doanh thu bưu chính Gia Lai năm 2020 đạt bao nhiêu?',
      'status',
    ],
    ['half a year is not the whole', 'Doanh thu viễn thông Lào Cai cả năm 2019?', 'part'],
  ])('%s', async (_, text, lack) => {
    const answer = await bot.ask({ text });
    expect(answer.kind).toBe('not_found');
    expect(answer).toMatchObject({ lacks: [lack] });
  });

  test('what rose did not fall', async () => {
    const answer = await bot.ask({ text: 'Vì sao Lào Cai tụt hạng ICT Index 2019?' });
    expect(answer.kind).toBe('not_found');
  });

  test('another province is silent, and said to be missing', async () => {
    const answer = await bot.ask({ text: 'Doanh thu bưu chính Hà Nội năm 2019?' });
    expect(answer).toMatchObject({ kind: 'not_found', unknownProvinces: ['Hà Nội'] });
  });

  test('a target is given where a target is asked for', async () => {
    const answer = await bot.ask({ text: 'Mục tiêu doanh thu bưu chính Gia Lai năm 2020?' });
    expect(first(answer)).toContain('55 tỷ đồng');
  });

  test('a figure of another province in the sentence is not the article’s own', async () => {
    const answer = await bot.ask({ text: 'Điểm ICT Index của Gia Lai năm 2019?' });
    expect(first(answer)).not.toContain('0,9 điểm');
  });
});

describe('what only looks like the answer is none', async () => {
  const of = (province: string, body: string) => article({ province, period: [2014], body });
  const some = await botOf([
    of(
      'Gia Lai',
      'Năm 2014, Viettel có 50.725 thuê bao điện thoại. Tính ra 100 hộ dân dùng 311,9 thuê bao điện thoại.',
    ),
    of('Sóc Trăng', 'UBND tỉnh ban hành Đề án số 03/ĐA-UBND về chuyển đổi số.'),
    of(
      'Bình Phước',
      'Có 777 dịch vụ công mức 4 trên Cổng quốc gia, không tỉnh nào nhiều hơn (01/63).',
    ),
    of('Sơn La', 'Các ngành thống nhất lắp nhiều camera giao thông trên quốc lộ.'),
    of(
      'Bạc Liêu',
      'Khi Bộ trưởng đến, bà Trần Thị Lan Phương thay mặt ngành báo cáo về hạ tầng số.',
    ),
    of('Thanh Hóa', 'Trên địa bàn có 22 văn phòng đại diện báo và tạp chí.'),
    of('Bắc Giang', 'Riêng mùa vải, ngành đưa hơn 126.000 hộ nông dân lên sàn bán hàng.'),
    of('Long An', 'Với 0,3472 điểm DTI, Long An đứng thứ 17, sau Cần Thơ và An Giang.'),
    of('Cao Bằng', 'Theo kế hoạch đến cuối năm 2014, tỉnh xóa xong 100 xóm lõm sóng.'),
    of('Bắc Ninh', 'Ở ICT Index 2014, Bắc Ninh từ vị trí thứ 4 năm 2013 xuống thứ 18.'),
    of('Lai Châu', 'Giám đốc Sở cho hay còn 33 bản lõm sóng; sẽ xong trước tháng 12.'),
    of('Hòa Bình', 'Loa thông minh ở xã Mông Hóa mỗi ngày tự phát lúc 5 giờ và 17 giờ.'),
    of('Trà Vinh', 'Về chuyển đổi số (DTI), Trà Vinh được 0,6077 điểm, xếp hạng 25/63.'),
    of('Phú Yên', 'Phóng viên hỏi chuyện ông Võ Thành Công, Giám đốc Sở ở Phú Yên.'),
    of(
      'Bình Định',
      'MobiFone khai trương mạng.\n\nĐến cuối tháng 11, trên toàn địa bàn tỉnh đã lắp được 310 trạm phát sóng các loại.',
    ),
    of('Bình Định', 'Đơn vị đã lắp 420 trạm phát sóng.'),
    of('Bắc Kạn', 'Ở ICT Index, chúng tôi đứng thứ 14/63, hơn Nghệ An (hạng 15) 0,001 điểm.'),
    of('Yên Bái', 'Về DTI, Yên Bái được 0,51 điểm. Trong vùng trung du, tỉnh xếp thứ 9/14.'),
    of('Tây Ninh', 'Đến năm 2025, hạ tầng phải hiện đại.\n\n- Viễn thông: dựng mới 2.080 trạm 5G.'),
    of('Đắk Nông', 'Có 876 trạm BTS (VNPT: 301, Viettel: 362, MobiFone: 158).'),
    of('Hải Phòng', 'Trên bảng DTI năm 2014, Hải Phòng đứng thứ ba với 0,7857 điểm.'),
    of('Lâm Đồng', 'Sở báo cáo tỉnh việc chữ ký số trước ngày 25 hằng tháng.'),
    of('Hà Nam', 'Xã hội số: tập huấn an toàn thông tin cho 540 học viên tại 7 lớp.'),
    of('Kiên Giang', 'Năm 2014, doanh thu của Bưu điện tỉnh đạt 233 tỷ đồng.'),
    of('Quảng Nam', 'Năm 2014, doanh thu của Bưu điện đạt 96 tỷ đồng; lợi nhuận hơn 1,8 tỷ đồng.'),
    of('Gia Lai', 'Tỉnh cũng muốn chỉ số DTI vào nhóm 30/63 tỉnh, thành phố.'),
    of(
      'Ninh Thuận',
      'Tại buổi giao ban, Sở khen 2 đơn vị. Giờ đứng ở đâu trong thôn cũng có sóng 4G.',
    ),
    of(
      'Hậu Giang',
      'Ở bảng ICT Index năm 2014, Hậu Giang đứng thứ 20/63. So với hạng 31/63 của năm 2013, tỉnh đi lên 11 bậc.',
    ),
    of(
      'Vĩnh Long',
      'Năm 2014, Vĩnh Long xếp hạng 18/63 về ICT Index, so với năm 2013 (25/63) hơn 7 bậc. Toàn tỉnh thêm được 310 trạm BTS, trong khi năm 2013 mới là 122 trạm BTS.',
    ),
    of(
      'Tuyên Quang',
      'Kết quả ICT Index năm 2014 vừa được đưa ra.\n\n- Hạ tầng kỹ thuật: gồm hai phần. Chỉ số này đứng hạng 23/63.',
    ),
    of(
      'Quảng Trị',
      'Tỉnh nghe quyết định bổ nhiệm Ban Giám đốc Sở.\n\nGhế Giám đốc Sở giao cho ông Lê Văn Hòa, trước đó làm Phó Giám đốc Sở. Sở còn 2 Phó Giám đốc: bà Trần Thị Mai, vốn là Chánh Thanh tra; ông Đỗ Văn Nam, từ huyện về.',
    ),
    of('Hà Giang', 'Đến dự có nguyên Giám đốc Sở Vàng Văn Tấn và các phòng.'),
    of(
      'Cần Thơ',
      'Hội nghị bàn về Đề án 06 của Chính phủ và thứ hạng DTI năm 2014 của các tỉnh. Cần Thơ có vị trí 8/63, hơn năm 2013 hai hạng.',
    ),
    of(
      'Nghệ An',
      'Ở ICT Index 2014, Nghệ An đứng thứ 7. Xét riêng Bắc Trung Bộ, vùng này có Nghệ An dẫn đầu.',
    ),
    of(
      'Khánh Hòa',
      'Phần mềm họp trực tuyến được dùng ở mọi sở, nhưng cấp xã mới có 37/140 nơi dùng phần mềm họp trực tuyến.',
    ),
    of(
      'Hưng Yên',
      'Tính đến hết tháng 9/2014, Hưng Yên có 412 hộ nông dân mở gian hàng trên sàn. Doanh thu bưu chính năm 2014 là 64 tỷ đồng (năm 2013 là 51 tỷ đồng).',
    ),
    of(
      'Vĩnh Phúc',
      'Trung tâm điều hành thông minh tỉnh Vĩnh Phúc chạy chính thức từ tháng 5/2014. Trung tâm điều hành thông minh đặt tại tầng 2, trụ sở Bưu điện.\n\nSau sắp xếp, mảng xuất bản chuyển sang Sở Văn hóa.',
    ),
    of(
      'Hải Dương',
      'Mùa ổi năm 2014, huyện Thanh Hà mở 15 lớp bán hàng cho 900 nhà vườn trồng ổi.\n\nKhi lập kế hoạch (cuối năm 2013), tỷ lệ hồ sơ trực tuyến mới là 12,5%.',
    ),
    article({
      province: 'Sóc Trăng',
      title: 'Đại hội Đảng bộ Sở, nhiệm kỳ 2010 - 2015',
      publishedOn: '2010-06-02',
      body: 'Báo cáo nêu kết quả nhiệm kỳ 2005 - 2010.\n\nĐồng chí Lâm Văn Mẫn được bầu làm Bí thư Đảng bộ.',
    }),
    of('Đồng Nai', 'Doanh số bán trên sàn 10 tháng đạt 31,2 tỷ đồng.'),
    of('Đồng Nai', 'Tổng giá trị giao dịch nông sản đạt 17,9 tỷ đồng, bằng 126% năm 2013.'),
  ]);

  test.each([
    ['Gia Lai năm 2014 có bao nhiêu thuê bao điện thoại?', 'not_found'],
    ['Viettel ở Gia Lai năm 2014 có bao nhiêu thuê bao điện thoại?', '50.725 thuê bao'],
    ['Năm 2014 Bưu điện Kiên Giang lãi bao nhiêu?', 'not_found'],
    ['Năm 2014 Bưu điện Quảng Nam lãi được bao nhiêu?', '1,8 tỷ đồng'],
    ['DTI 2014 Gia Lai đứng thứ mấy?', 'not_found'],
    ['DTI 2014 Cần Thơ tăng mấy hạng?', 'hai hạng'],
    ['By how many places did Can Tho move in the 2014 DTI?', 'hai hạng'],
    ['Nghệ An có vào top 10 ICT Index 2014 không?', 'thứ 7'],
    ['Nghệ An có đứng đầu vùng về ICT Index 2014 không?', 'dẫn đầu'],
    ['Nghệ An có đứng đầu cả nước về ICT Index 2014 không?', 'not_found'],
    ['Giám đốc Sở đầu tiên ở Quảng Trị tên gì?', 'Lê Văn Hòa'],
    ['Ai là Phó Giám đốc Sở ở Quảng Trị?', 'Trần Thị Mai'],
    ['Ai là Giám đốc Sở ở Hà Giang?', 'not_found'],
    ['Ai là nguyên Giám đốc Sở ở Hà Giang đến dự?', 'Vàng Văn Tấn'],
    ['ICT Index Hậu Giang năm 2014 xếp hạng mấy?', '20/63'],
    ['ICT Index Hậu Giang năm 2013 xếp hạng mấy?', '31/63'],
    ['ICT Index Vĩnh Long năm 2014 xếp hạng mấy?', '18/63'],
    ['ICT Index Vĩnh Long năm 2013 xếp hạng mấy?', '25/63'],
    ['Vĩnh Long năm 2014 có bao nhiêu trạm BTS?', '310 trạm BTS'],
    ['Vĩnh Long năm 2013 có bao nhiêu trạm BTS?', '122 trạm BTS'],
    ['ICT Index Tuyên Quang năm 2014 xếp hạng mấy?', 'not_found'],
    ['Hạ tầng kỹ thuật Tuyên Quang ở ICT Index năm 2014 xếp hạng mấy?', '23/63'],
    ['Thôn nào ở Ninh Thuận có sóng 4G?', 'not_found'],
    ['Sóc Trăng có nghị quyết số mấy về chuyển đổi số?', 'not_found'],
    ['Sóc Trăng có đề án nào về chuyển đổi số?', 'Đề án số 03/ĐA-UBND'],
    ['Tỉnh nào nhiều dịch vụ công mức 4 trên cổng quốc gia nhất?', 'Bình Phước'],
    ['Tỉnh nào lắp nhiều camera giao thông trên quốc lộ nhất?', 'not_found'],
    ['Tỉnh nào có 22 báo, tạp chí đặt văn phòng đại diện?', 'Thanh Hóa'],
    ['Tỉnh nào đưa hơn 126 nghìn hộ nông dân lên sàn bán hàng?', 'Bắc Giang'],
    ['Long An được bao nhiêu điểm DTI 2014?', '0,3472 điểm'],
    ['An Giang được bao nhiêu điểm DTI 2014?', 'not_found'],
    ['Tỉnh nào rớt từ hạng 4 xuống hạng 18 ICT Index 2014?', 'Bắc Ninh'],
    ['Trên sàn Đồng Nai cả năm 2014 bán được bao nhiêu tiền?', 'not_found'],
    ['ICT Index 2014 Trà Vinh xếp thứ mấy?', 'not_found'],
    ['DTI 2014 Trà Vinh xếp thứ mấy?', '25/63'],
    ['ICT Index 2014 Bắc Kạn đứng thứ mấy?', '14/63'],
    ['DTI 2014 Yên Bái xếp thứ mấy?', 'not_found'],
    ['DTI 2014 trong vùng trung du Yên Bái xếp thứ mấy?', '9/14'],
    ['Tây Ninh dựng được bao nhiêu trạm 5G rồi?', 'not_found'],
    ['Kế hoạch đến 2025 Tây Ninh dựng bao nhiêu trạm 5G?', '2.080 trạm'],
    ['Đắk Nông có bao nhiêu trạm BTS?', '876 trạm BTS'],
    ['Viettel có bao nhiêu trạm BTS ở Đắk Nông?', '362'],
    ['Tỉnh nào đứng thứ ba DTI 2014?', 'Hải Phòng'],
    ['Tỉnh nào đứng thứ 5 DTI 2014?', 'not_found'],
    ['Sở ở Lâm Đồng báo cáo tỉnh việc chữ ký số chậm nhất hôm nào?', 'ngày 25 hằng tháng'],
    ['Hà Nam dạy an toàn thông tin cho bao nhiêu người?', '540 học viên'],
    ['Ai là Giám đốc Sở ở Phú Yên?', 'Võ Thành Công'],
    ['Lai Châu còn bao nhiêu bản lõm sóng?', '33 bản lõm'],
    ['Mấy xã ở Khánh Hòa dùng phần mềm họp trực tuyến?', '37/140 nơi dùng'],
    ['Bao nhiêu nhà nông Hưng Yên mở gian hàng trên sàn (hết quý III/2014)?', '412 hộ nông'],
    ['Bao nhiêu nhà nông Hưng Yên mở gian hàng trên sàn (hết quý II/2014)?', 'not_found'],
    ['Doanh thu bưu chính Hưng Yên năm 2014?', '64 tỷ đồng'],
    ['Doanh thu bưu chính Hưng Yên năm 2013?', '51 tỷ đồng'],
    ['Trung tâm điều hành thông minh Vĩnh Phúc nằm ở đâu?', 'tầng 2, trụ sở Bưu điện'],
    ['Mảng xuất bản của Vĩnh Phúc về đâu?', 'Sở Văn hóa'],
    ['Diện tích trồng ổi huyện Thanh Hà Hải Dương năm 2014?', 'not_found'],
    ['Tỷ lệ hồ sơ trực tuyến Hải Dương năm 2014 là bao nhiêu?', 'not_found'],
    ['Ai là Bí thư Đảng bộ Sở ở Sóc Trăng nhiệm kỳ 2010-2015?', 'Lâm Văn Mẫn'],
    ['Ai là Bí thư Đảng bộ Sở ở Sóc Trăng nhiệm kỳ 2005-2010?', 'not_found'],
    ['Loa thông minh ở xã Mông Hóa Hòa Bình tự phát lúc mấy giờ?', '5 giờ'],
    ['Năm 2014 Cao Bằng đã xóa được bao nhiêu xóm lõm sóng?', 'not_found'],
    ['Giá trị giao dịch nông sản Đồng Nai năm 2014 được bao nhiêu tiền?', '17,9 tỷ đồng'],
    ['Giá trị giao dịch nông sản Đồng Nai năm 2013 được bao nhiêu tiền?', 'not_found'],
    ['MobiFone đã lắp bao nhiêu trạm phát sóng ở Bình Định?', '310 trạm phát'],
    [
      'Bộ trưởng Nguyễn Mạnh Hùng đến Bạc Liêu thì ai thay mặt ngành báo cáo?',
      'Trần Thị Lan Phương',
    ],
  ])('%s %s', async (text, expected) => {
    const answer = await some.ask({ text });
    expect(answer.kind === 'quotations' ? answer.exact : answer.kind).toBe(expected);
  });
});

describe('what is told of others is no answer', async () => {
  const of = (province: string, body: string, title = 'Tin chuyển đổi số') =>
    article({ province, title, publishedOn: '2022-08-10', period: [2021], body });
  const some = await botOf([
    of(
      'Trà Vinh',
      'Đứng nhất bảng DTI cấp tỉnh năm 2021 vẫn là Đà Nẵng; Hà Nội và Quảng Ninh giữ hạng 2 và 3. Ở khối cơ quan trung ương, Bộ Tài chính dẫn đầu bảng DTI.',
    ),
    of('Cà Mau', 'Ở khối cơ quan trung ương, Bộ Tài chính dẫn đầu bảng PAPI năm 2021.'),
    of(
      'Bến Tre',
      'Bưu chính có 11 doanh nghiệp. Nhờ đó doanh thu của khối này tăng 23%, được 200 tỷ đồng.',
    ),
    of('Hà Nam', 'Tỉnh có 0,4 doanh nghiệp công nghệ số trên 1 nghìn dân.'),
    of('Thái Bình', 'Đã có 12 xã có điểm truy nhập Internet công cộng.'),
    of('Vĩnh Long', 'Theo ông Trần Văn Lâm, hội thảo chuyển đổi số giúp tỉnh nắm việc.'),
    of('An Giang', 'Bà Lê Thị Hoa chủ trì hội thảo chuyển đổi số, do ông Trần Văn Lâm mở.'),
    of(
      'Long An',
      'Ông Phạm Văn Nam, Giám đốc Viettel Long An, nói năm 2021 đơn vị lắp thêm 40 trạm 5G, nâng tổng số lên 90 trạm 5G.',
    ),
    of(
      'Hậu Giang',
      'Cơ quan này được xếp lại thành Sở Thông tin & Truyền thông theo Quyết định số 12/QĐ-UBND.',
    ),
    of(
      'Bình Phước',
      'Ngày 25/02/2004, Chính phủ ra Nghị định số 101/2004/NĐ-CP, cho phép lập Sở Bưu chính, Viễn thông ở các tỉnh.',
    ),
    of(
      'Lào Cai',
      'Trường THPT Kim Đồng là nơi diễn ra Hội thi Tin học trẻ năm 2021. Dự Hội thi Tin học trẻ có Phó Chủ tịch UBND tỉnh Huỳnh Thị Diễm My.',
    ),
    of(
      'Quảng Nam',
      'Theo Giám đốc Sở Thông tin và Truyền thông Trần Văn Sáu, Sở quản lý báo chí, bưu chính.',
    ),
    of('Kiên Giang', 'Đợt diễn tập an toàn mạng năm 2021 khép lại hôm 13/12.'),
    of('Sóc Trăng', 'Mật độ điện thoại của tỉnh là 100 thuê bao/100 dân.'),
    of('Tiền Giang', 'Hội thi có 19 đội tranh tài trong hai ngày.'),
    of(
      'Phú Yên',
      'Ông Võ Minh Tâm, Chánh Văn phòng UBND tỉnh, được điều động sang giữ chức Giám đốc Sở Thông tin và Truyền thông.',
    ),
    article({
      province: 'Đồng Tháp',
      title: 'Sở có Phó Giám đốc mới',
      body: 'Bà Đỗ Thị Thu giữ chức Phó Giám đốc Sở Thông tin và Truyền thông.\n\nBà Thu sinh năm 1976, nhận việc từ ngày 01/03/2018.',
    }),
  ]);

  test.each([
    ['Trà Vinh xếp thứ mấy DTI 2021?', 'not_found'],
    ['Bảng DTI 2021 tỉnh nào đứng nhất?', 'Đà Nẵng'],
    ['Tỉnh nào dẫn đầu bảng PAPI năm 2021?', 'not_found'],
    ['Tỉnh nào đứng nhất về PCI năm 2021?', 'not_found'],
    ['Doanh thu viễn thông Bến Tre năm 2021 được bao nhiêu?', 'not_found'],
    ['Hà Nam có bao nhiêu doanh nghiệp công nghệ số?', 'not_found'],
    ['Thái Bình có bao nhiêu điểm truy nhập Internet công cộng?', 'not_found'],
    ['Ai chủ trì hội thảo chuyển đổi số ở An Giang?', 'Lê Thị Hoa'],
    ['Ai chủ trì hội thảo chuyển đổi số ở Vĩnh Long?', 'not_found'],
    ['Long An có bao nhiêu trạm 5G?', 'not_found'],
    ['Viettel có tổng số bao nhiêu trạm 5G ở Long An?', '90 trạm'],
    ['Hậu Giang lập Sở Bưu chính Viễn thông theo quyết định số mấy?', 'not_found'],
    ['Sở Bưu chính Viễn thông Bình Phước có từ ngày nào?', 'not_found'],
    ['Sở TT&TT Hậu Giang được lập theo quyết định số mấy?', 'Quyết định số 12/QĐ-UBND'],
    ['Hội thi Tin học trẻ Lào Cai năm 2021 tổ chức ở đâu?', 'Trường THPT Kim Đồng'],
    ["Who ran Quang Nam's Department of Information and Communications?", 'Trần Văn Sáu'],
    ['Đơn vị nào mở đợt diễn tập an toàn mạng Kiên Giang năm 2021?', 'not_found'],
    ['Tỉnh nào có mật độ điện thoại 101 thuê bao/100 dân?', 'not_found'],
    ['Tỉnh nào có mật độ điện thoại 100 thuê bao/100 dân?', 'Sóc Trăng'],
    ['Đội nào vô địch hội thi ở Tiền Giang?', 'not_found'],
    ['How many teams competed in the Tien Giang contest?', '19 đội tranh'],
    ['Ai là Giám đốc Sở Thông tin và Truyền thông Phú Yên?', 'Võ Minh Tâm'],
    ['Ai là Chánh Văn phòng UBND tỉnh Phú Yên?', 'not_found'],
    ['Năm 2018 ai làm Phó Giám đốc Sở Thông tin và Truyền thông Đồng Tháp?', 'Đỗ Thị Thu'],
    ['Năm 1976 ai làm Phó Giám đốc Sở Thông tin và Truyền thông Đồng Tháp?', 'not_found'],
  ])('%s %s', async (text, expected) => {
    const answer = await some.ask({ text });
    expect(answer.kind === 'quotations' ? answer.exact : answer.kind).toBe(expected);
  });
});

describe('what is asked by name is quoted', async () => {
  const some = await botOf([
    article({
      province: 'Kon Tum',
      title: 'Kon Tum: 66 thôn được phổ cập',
      body: 'Bộ ký danh sách các thôn sẽ được phổ cập mạng băng rộng đến năm 2025.\n\nPhần của tỉnh Kon Tum là 66 thôn, đều thuộc diện băng rộng.',
    }),
    article({
      province: 'Quảng Trị',
      body: 'Cán bộ Sở Thông tin và Truyền thông Quảng Trị họp mặt nghe công bố các quyết định bổ nhiệm Giám đốc và các phó giám đốc Sở Thông tin và Truyền thông.\n\nSở có 2 Phó Giám đốc: bà Trần Thị Mai; ông Đỗ Văn Nam.',
    }),
    article({
      province: 'Lạng Sơn',
      period: [2014],
      body: 'Năm 2014, Lạng Sơn xếp hạng chuyển đổi số của các sở. Việc đó trước nay chưa từng có. Nhất là Sở Nội vụ về chuyển đổi số, nhì là Sở Tài chính.',
    }),
  ]);

  test.each([
    ['Tỉnh nào được 66 thôn vào danh sách phổ cập mạng băng rộng?', '66 thôn'],
    ['Kể tên các phó giám đốc Sở Thông tin và Truyền thông Quảng Trị', 'Đỗ Văn Nam'],
    ['Sở nào đứng nhất chuyển đổi số ở Lạng Sơn năm 2014?', 'Nhất là Sở Nội vụ'],
  ])('%s', async (text, expected) => {
    expect(first(await some.ask({ text }))).toContain(expected);
  });
});

describe('a conversation', () => {
  const asked = async (...turns: string[]): Promise<Answer> => {
    const chat = await botOf(reports, createConversationStore());
    let answer: Answer | undefined;
    for (const text of turns) answer = await chat.ask({ text, conversation: 'an' });
    if (answer === undefined) throw new Error('no turns');
    return answer;
  };

  test('keeps what is not said', async () => {
    expect(
      first(await asked('Doanh thu bưu chính Gia Lai năm 2019?', 'còn xếp hạng ICT Index?')),
    ).toContain('37/63');
    expect((await asked('Doanh thu bưu chính Gia Lai năm 2019?', 'năm 2015 thì sao?')).kind).toBe(
      'not_found',
    );
  });

  test('asks how many there are of something else', async () => {
    const chat = await botOf(
      [
        article({
          province: 'Gia Lai',
          body: 'Gia Lai có 1.118 máy điện thoại, sóng di động tốt.',
        }),
      ],
      createConversationStore(),
    );
    const turn = (text: string) => chat.ask({ text, conversation: 'an' });
    expect(first(await turn('Gia Lai có bao nhiêu máy điện thoại?'))).toContain('1.118 máy');
    expect((await turn('thế trạm BTS thì sao?')).kind).toBe('not_found');
  });

  test('goes on to the year before, and to another province', async () => {
    const chat = await botOf(
      [
        ...reports,
        article({
          province: 'Gia Lai',
          period: [2018],
          body: 'Năm 2018, doanh thu bưu chính của Gia Lai là 35 tỷ đồng. Trạm BTS có 1.402 trạm.',
        }),
        article({ province: 'Kon Tum', body: 'Trạm BTS có 688 trạm, sóng tốt.' }),
      ],
      createConversationStore(),
    );
    const turn = (text: string) => chat.ask({ text, conversation: 'an' });
    expect(first(await turn('Doanh thu bưu chính Gia Lai năm 2019?'))).toContain('40 tỷ đồng');
    expect(await turn('thế năm trước đó thì sao?')).toMatchObject({ exact: '35 tỷ đồng' });
    expect(first(await turn('Gia Lai có bao nhiêu trạm BTS?'))).toContain('1.402 trạm');
    expect(first(await turn('còn Kon Tum?'))).toContain('688 trạm');
  });

  test('asks the same of another company, in either language', async () => {
    const chat = await botOf(
      [article({ province: 'Gia Lai', body: 'Gia Lai có Viettel 324 trạm 5G, VNPT 18 trạm 5G.' })],
      createConversationStore(),
    );
    const turn = async (text: string, conversation: string) =>
      await chat.ask({ text, conversation });
    for (const [question, next] of [
      ['Viettel có bao nhiêu trạm 5G ở Gia Lai?', 'còn VNPT?'],
      ['How many 5G stations does Viettel have in Gia Lai?', 'And VNPT?'],
    ] as const) {
      expect(await turn(question, next)).toMatchObject({ exact: '324 trạm' });
      expect(await turn(next, next)).toMatchObject({ exact: '18 trạm' });
    }
  });

  test('does not touch a question that is complete in itself', async () => {
    expect(
      first(
        await asked(
          'Doanh thu bưu chính Gia Lai năm 2019?',
          'Doanh thu viễn thông Lào Cai 6 tháng đầu năm 2019?',
        ),
      ),
    ).toContain('300 tỷ đồng');
  });

  test('is one person’s, and fades', async () => {
    let now = 0;
    const chat = await botOf(
      reports,
      createConversationStore(() => now),
    );
    await chat.ask({ text: 'Doanh thu bưu chính Gia Lai năm 2019?', conversation: 'an' });
    const other = await chat.ask({ text: 'còn xếp hạng ICT Index?', conversation: 'binh' });
    expect(other.understood.provinces).toEqual([]);
    now += 16 * 60_000;
    const late = await chat.ask({ text: 'còn xếp hạng ICT Index?', conversation: 'an' });
    expect(late.understood.provinces).toEqual([]);
  });
});

describe('citations', () => {
  test('are slices of their articles, whatever is asked', async () => {
    const corpus = openCorpus();
    const bundled = await botOf(corpus.articles);
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]));
    const snippets = corpus.articles.flatMap(({ body }) => body.split(/\s+/));
    const question = fc.array(
      fc.constantFrom(...snippets, 'bao nhiêu', 'tỉnh nào', 'ai', 'năm 2019', 'vì sao'),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(question, async (parts) => {
        const answer = await bundled.ask({ text: parts.join(' ') });
        if (answer.kind !== 'quotations') return;
        for (const { article: id, quote, start, end, mark } of answer.citations) {
          expect(bodies.get(id)?.slice(start, end)).toBe(quote);
          expect(quote.length).toBeLessThanOrEqual(400);
          if (mark) expect(quote.slice(mark.start, mark.end).trim()).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('have codes that open the same evidence in another process and after an edit elsewhere', async () => {
    const answer = await bot.ask({ text: 'Doanh thu bưu chính Gia Lai năm 2019?' });
    const code = answer.kind === 'quotations' ? (answer.citations[0]?.code ?? '') : '';
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
    const edited = reports.map((one) => ({ ...one, body: `${one.body}\n\nĐoạn thêm sau này.` }));
    const opened = await (await botOf(edited)).source(code.toLowerCase());
    expect(opened).toMatchObject({ kind: 'source', citation: { code } });
    expect(opened.kind === 'source' ? opened.citation.quote : '').toContain('40 tỷ đồng');
  });
});

describe('odd questions', () => {
  test('any text gets an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect(['quotations', 'not_found', 'clarify']).toContain((await bot.ask({ text })).kind);
      }),
      { numRuns: 150 },
    );
  });
});

test('the number of a plan is not answered with that of a resolution', async () => {
  const told = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Gia Lai đẩy mạnh chuyển đổi số',
      publishedOn: '2023-03-02',
      body: 'Nghị quyết số 06-NQ/TU về chuyển đổi số của Gia Lai ra đời năm 2021. Sở trình tỉnh Kế hoạch chuyển đổi số năm 2023.',
    }),
  ]);
  const ask = async (text: string) => first(await told.ask({ text }));
  expect(await ask('Nghị quyết chuyển đổi số của Gia Lai mang số bao nhiêu?')).toContain('06-NQ');
  expect(await ask('Kế hoạch chuyển đổi số của Gia Lai mang số bao nhiêu?')).toBe('not_found');
});

test('a share is answered by a sentence that says all of what is asked, whatever its neighbours are called', async () => {
  const told = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Hạ tầng Gia Lai',
      publishedOn: '2022-10-11',
      body: 'Mọi xã đã có cáp quang; 38,56% hộ gia đình dùng cáp quang; 93,26% số bản có sóng băng rộng di động.',
    }),
  ]);
  const answer = await told.ask({
    text: 'Bao nhiêu phần trăm bản ở Gia Lai có băng rộng di động?',
  });
  expect(answer).toMatchObject({ exact: '93,26%' });
  expect(first(await told.ask({ text: 'Bao nhiêu phần trăm xã ở Gia Lai có 5G?' }))).toBe(
    'not_found',
  );
});
