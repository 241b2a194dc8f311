import { describe, expect, test } from 'vitest';
import { figuresOf } from './support.ts';

/** The indicator of each figure, with its dimensions, or the article's own words in quotation marks. */
function named(body: string): string[] {
  return figuresOf(body).map(({ indicator, label, dimensions }) =>
    [indicator ?? `“${label}”`, ...dimensions].join(' | '),
  );
}

describe('indicators', () => {
  test.for<[why: string, sentence: string, names: string[]]>([
    ['words before the number', 'Doanh thu bưu chính đạt 100 tỷ đồng.', ['revenue_post']],
    [
      'the longer name wins',
      'Doanh thu bưu chính, viễn thông đạt 100 tỷ đồng.',
      ['revenue_post_telecom'],
    ],
    ['in other words', 'Bưu chính, chuyển phát thu 100 tỷ đồng.', ['revenue_post']],
    ['the noun behind', 'Tỉnh có 58 bưu cục.', ['post_offices']],
    [
      'a share is of what follows it when nothing precedes it',
      '100% xã có cáp quang; 80% cán bộ sử dụng thư điện tử công vụ.',
      ['commune_fiber_share', 'email_share'],
    ],
    [
      'or of both sides around a preposition',
      'Cáp quang được kéo đến 100% các xã.',
      ['commune_fiber_share'],
    ],
    [
      'a share never competes with money',
      'Chuyển phát tăng, doanh thu bưu chính 40%.',
      ['“Tỷ lệ doanh thu bưu chính”'],
    ],
    [
      'the topic of the sentence',
      'Về bưu chính, có 07 đơn vị; tổng doanh thu ước 40 tỷ đồng.',
      ['“Số đơn vị (về bưu chính)”', 'revenue_post'],
    ],
    [
      'what was counted is what is dense',
      'Có 53.018 thuê bao Internet, mật độ 15,8 thuê bao/100 dân.',
      ['internet_subs', 'internet_density'],
    ],
    [
      'a share in brackets is of the count before it',
      'Tiếp nhận 402.100 hồ sơ trực tuyến (chiếm 78,5%).',
      ['online_files', 'online_files_share'],
    ],
    [
      'each noun of a row names its own',
      'Có 15 doanh nghiệp bưu chính, 6 doanh nghiệp truyền hình.',
      ['postal_firms', '“Số doanh nghiệp truyền hình”'],
    ],
    [
      'what is measured right before the number',
      'Mạng nội tỉnh dùng cáp quang với tốc độ truyền dẫn 40 Gbps.',
      ['“Tốc độ truyền dẫn”'],
    ],
    [
      'a share begins behind its number when its clause says nothing',
      'Một số nguyên nhân được nêu, như tỉnh có 35% dân số là đồng bào dân tộc.',
      ['“Tỷ lệ dân số là đồng bào dân tộc”'],
    ],
    [
      'a row of communes stays whole',
      'Duy trì 100% thôn, khu dân cư được phủ băng rộng.',
      ['“Tỷ lệ thôn, khu dân cư được phủ băng rộng”'],
    ],
    [
      'a rank names its index in its own clause',
      'Ở vị trí thứ 2 về mức độ chuyển đổi số là Huế; chính quyền số và kinh tế số đều tốt.',
      ['dti_rank'],
    ],
    [
      'the place of an amount is in no index that was named before',
      'Chỉ số PCI của tỉnh đứng thứ 8. Thu hút đầu tư đạt 3 tỷ USD, đứng thứ 4 cả nước.',
      ['pci_rank', '“Thu hút đầu tư”', '“Xếp hạng: thu hút đầu tư”'],
    ],
    [
      'a topic names the component that its paragraph is about',
      'Điểm ICT Index của tỉnh là 0,5430 điểm.\n\nVề chỉ số Hạ tầng kỹ thuật: được đánh giá trên hai thành phần. Với điểm số chung là 0,5023 điểm, xếp hạng 23/63.',
      ['ict_index_score', 'ict_infrastructure_score', 'ict_infrastructure_rank'],
    ],
    [
      'what is dense may be told as a count',
      'Cứ 100 dân có 73,77 thuê bao điện thoại, gồm 1,63 máy cố định và 72,14 máy di động.',
      ['phone_density', 'fixed_density', 'mobile_density'],
    ],
    [
      'a row of firms is of none of them',
      'Có 152 trạm BTS thuộc Vinaphone, Mobifone và Viettel.',
      ['bts'],
    ],
    [
      'money is named before what it pays for',
      'Tổng kinh phí để nâng cấp 23 đài truyền thanh xã khoảng 5,5 tỷ đồng.',
      ['radio_stations', '“Tổng kinh phí để nâng cấp”'],
    ],
    [
      'brackets stand for themselves',
      'Nhờ vậy ngành phát triển khá (doanh thu đạt 200 tỷ đồng).',
      ['“Doanh thu”'],
    ],
    [
      'both kinds of telephones are neither',
      'Tỉnh có 1,9 triệu thuê bao điện thoại cố định và di động.',
      ['“Số thuê bao điện thoại cố định và di động”'],
    ],
    [
      'values in the order of their subjects',
      'Thứ hạng về chính quyền số, kinh tế số và xã hội số lần lượt là 22, 9 và 13.',
      ['dti_government_rank', 'dti_economy_rank', 'dti_society_rank'],
    ],
  ])('%s', ([, sentence, names]) => {
    expect(named(sentence)).toEqual(names);
  });
});

describe('ranks and scores', () => {
  test('a rank that names nothing is of the index that was spoken of last', () => {
    const [first, second] = named(
      'Bộ công bố chỉ số DTI năm 2023. Tỉnh đứng thứ 21/63, đạt 0,65 điểm.',
    );
    expect([first, second]).toEqual(['dti_rank', 'dti_score']);
  });

  test('a component that is named never gets the name of the whole', () => {
    expect(
      named('Ở ICT Index 2016, tỉnh đứng thứ 7; hạ tầng kỹ thuật hạng 12, kho dữ liệu mở hạng 9.'),
    ).toEqual(['ict_index_rank', 'ict_infrastructure_rank', '“Xếp hạng kho dữ liệu mở”']);
  });

  test('a component of one index is not that of another', () => {
    const [figure] = figuresOf(
      'Bộ xếp hạng phát triển Chính phủ điện tử. Hạ tầng kỹ thuật xếp hạng 2.',
    );
    expect(figure?.indicator).toBeNull();
  });

  test('a rank among districts is no rank of the province', () => {
    const [figure] = figuresOf('Ở chỉ số chuyển đổi số cấp huyện, Đức Trọng xếp hạng 7/10.');
    expect(figure?.indicator).toBeNull();
  });
});

describe('dimensions', () => {
  test.for<[string, string[]]>([
    ['Có 2.833 trạm BTS: 734 trạm 2G; 1.010 trạm 3G.', ['bts', 'bts | 2G', 'bts | 3G']],
    [
      'Có 573 dịch vụ công mức độ 3 và 244 dịch vụ công mức độ 4.',
      ['online_services | mức 3', 'online_services | mức 4'],
    ],
    ['Có 32 trạm BTS: 13 trạm của Mobifone.', ['bts', 'bts | MobiFone']],
    ['Nộp ngân sách của bưu chính 1,4 tỷ đồng.', ['budget_paid | bưu chính']],
  ])('%s', ([sentence, names]) => {
    expect(named(sentence)).toEqual(names);
  });
});

test('a number that refers to the one before is of the same', () => {
  expect(named('Tỉnh có 900 thuê bao Internet. Năm 2012 con số này là 640 thuê bao.')).toEqual([
    'internet_subs',
    'internet_subs',
  ]);
});

describe('which of two names', () => {
  test.for<[string, string[]]>([
    [
      'Toàn tỉnh có 90.000 thuê bao điện thoại; di động chiếm 60.000 thuê bao, cố định 30.000 thuê bao.',
      ['phone_subs', 'mobile_subs', 'fixed_subs'],
    ],
    ['Văn bản điện tử có ký số đạt 76%.', ['signed_docs_share']],
    ['50% dân số trưởng thành có chữ ký số.', ['esign_people_share']],
    ['80% người dân có tài khoản thanh toán.', ['bank_account_share']],
    [
      'Tỷ lệ hồ sơ trực tuyến đạt 94%, trong khi của cả nước là 88%.',
      ['online_files_share', 'online_files_share'],
    ],
    ['Phản ánh của dân có 97,5% đúng hạn.', ['“Tỷ lệ phản ánh của dân (đúng hạn)”']],
  ])('%s', ([body, names]) => {
    expect(named(body)).toEqual(names);
  });
});

test('targets that are set are not reached', () => {
  expect(named('Nghị quyết đặt 15 chỉ tiêu.')).not.toContain('targets_done');
  expect(named('Tỉnh hoàn thành 30/34 chỉ tiêu.')).toEqual(['targets_done']);
});

test('what is in no list keeps its own name and is never dropped', () => {
  expect(named('Tỉnh có 25 tổng đài chuyển mạch cố định.')).toEqual([
    '“Số tổng đài chuyển mạch cố định”',
  ]);
});
