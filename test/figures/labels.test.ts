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
      'without since when',
      'Tỉnh có thêm 57 điểm đặt cáp kể từ đầu năm 2022.',
      ['“Số điểm đặt cáp tăng thêm”'],
    ],
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
    [
      'what money is called is said once for a row',
      'Tiền phạt về thông tin điện tử là 430 triệu đồng; in - xuất bản phẩm 117 triệu đồng; viễn thông 22 triệu đồng.',
      [
        '“Tiền phạt về thông tin điện tử”',
        '“Tiền phạt (in, xuất bản phẩm)”',
        '“Tiền phạt (viễn thông)”',
      ],
    ],
    [
      'a sum of money is of what its sentence tells',
      'Sở đã xử phạt vi phạm hành chính 61 tổ chức với tổng số tiền 620 triệu đồng.',
      ['violations', 'fines'],
    ],
    [
      'what a thing is used for, and no noun twice',
      'Sở xử lý 108 số thuê bao điện thoại dùng để quảng cáo.',
      ['“Số thuê bao điện thoại dùng để quảng cáo”'],
    ],
    [
      'what is done to something, whole',
      'Đoàn kiểm tra tịch thu 49.698 xuất bản phẩm.',
      ['“Số xuất bản phẩm (đoàn kiểm tra tịch thu)”'],
    ],
    [
      'sites that were approved are not those that there are',
      'Trong 6 tháng, 33 vị trí xây dựng trạm BTS được chấp thuận.',
      ['“Số vị trí xây dựng trạm BTS được chấp thuận”'],
    ],
    [
      'stations that were added, and those built beside them',
      'Các nhà mạng phát sóng thêm 118 trạm 4G và dựng 253 trạm 5G.',
      ['bts_new | 4G', '“Số trạm (dựng)” | 5G'],
    ],
    [
      'an index that is named by whom it serves',
      'Theo Bộ chỉ số phục vụ người dân, doanh nghiệp, tỉnh được 80,12 điểm, đứng thứ 5/34.',
      ['service_index_score', 'service_index_rank'],
    ],
    [
      'parts in brackets, each by its own words',
      'Tỉnh có 10 bưu cục (1 bưu cục cấp I, 9 bưu cục cấp II).',
      ['post_offices', 'post_offices | cấp I', 'post_offices | cấp II'],
    ],
    [
      'a part under a shorter noun',
      'Tỉnh đã cấp 3.056 chứng thư số, trong đó của cá nhân là 2.241 chứng thư.',
      ['esign_certificates', 'esign_certificates | cá nhân'],
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

  test('a component that is only referred to neither', () => {
    const found = named(
      'Bảng PAPI 2023 vừa được công bố. Nội dung “Quản trị điện tử” đạt 3,27 điểm: chỉ số này thấp nhất, xếp thứ 34.',
    );
    expect(found).not.toContain('papi_rank');
    expect(found).toHaveLength(2);
  });

  test('values in the order of their subjects, whosever they are', () => {
    const found = named(
      'Theo DTI năm 2021, xét chính quyền số, kinh tế số, xã hội số, tỉnh lần lượt xếp thứ 15, thứ 8 và thứ 12.',
    );
    expect(found).toEqual(['dti_government_rank', 'dti_economy_rank', 'dti_society_rank']);
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

test('a density that says nothing itself is of what was told before it', () => {
  const density = 'Tính trên đầu người, mật độ là 1,5 thuê bao/100 dân.';
  expect(named(`Tỉnh có 25.461 thuê bao Internet. ${density}`)).toEqual([
    'internet_subs',
    'internet_density',
  ]);
  expect(named(density)).toEqual(['phone_density']);
});

test('the parts of what was told before are of the same', () => {
  const whole = 'Tỉnh có 1.459 tổ công nghệ số cộng đồng.';
  expect(named(`${whole} Chia theo cấp, có 204 tổ ở cấp xã và 1.255 tổ ở bản.`)).toEqual([
    'community_teams',
    'community_teams | cấp xã',
    'community_teams | ở bản',
  ]);
  expect(named(`${whole} Sở còn lập 204 tổ ở cấp xã.`)[1]).not.toContain('community_teams');
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
    [
      'Tỉnh có 90.000 thuê bao điện thoại, trong đó cố định 30.000 thuê bao, di động (gồm cả mới) 60.000 thuê bao.',
      ['phone_subs', 'fixed_subs', 'mobile_subs'],
    ],
    [
      'Tỉnh có 90.000 thuê bao điện thoại; điện thoại cố định co lại, chỉ còn 8.000 thuê bao so với 9.100 năm trước.',
      ['phone_subs', 'fixed_subs'],
    ],
    [
      'Thuê bao Internet lên tới 31.254, tăng 38%, song mật độ mới ở mức 2,5 thuê bao/100 dân.',
      ['internet_subs', 'internet_density'],
    ],
    [
      'Trao đổi với phóng viên, Sở cho biết số doanh nghiệp dùng nền tảng mới là 212.',
      ['“Số doanh nghiệp dùng nền tảng”'],
    ],
    [
      'Doanh thu bưu chính, viễn thông khoảng 1.600 tỷ đồng/năm; nộp ngân sách bình quân gần 60 tỷ đồng/năm.',
      ['revenue_post_telecom', 'budget_paid | bình quân | bưu chính, viễn thông'],
    ],
    [
      'Tổng số thuê bao điện thoại đạt 1,25 triệu thuê bao (di động 1,21 triệu, cố định 40 nghìn).',
      ['phone_subs', 'mobile_subs', 'fixed_subs'],
    ],
    [
      'Cả nước đã có 78.000 tổ công nghệ số cộng đồng; riêng Lâm Đồng có 1.400 tổ.',
      ['community_teams', 'community_teams'],
    ],
    [
      'Doanh thu viễn thông tháng 5 ước đạt 130 tỷ đồng; lũy kế 5 tháng đạt 645 tỷ đồng.',
      ['revenue_telecom', 'revenue_telecom | lũy kế'],
    ],
    ['Phủ sóng 3G, 4G tới trung tâm xã là 100%.', ['mobile_coverage | 3G | 4G']],
    ['Có 85% người được hỏi hài lòng với dịch vụ công trực tuyến.', ['satisfaction_share']],
    [
      'Tỷ lệ hộ gia đình có cáp quang đạt 78%, vượt 3% so với kế hoạch, xếp thứ 12 cả nước.',
      ['household_fiber_share', '“Xếp hạng: tỷ lệ hộ gia đình có Internet cáp quang, băng rộng”'],
    ],
    [
      'Doanh nghiệp công nghệ số đạt 420 doanh nghiệp (chỉ tiêu giao 400).',
      ['digital_firms', '“Số doanh nghiệp công nghệ số, CNTT”'],
    ],
    ['Phản ánh của dân có 97,5% đúng hạn.', ['“Tỷ lệ phản ánh của dân (đúng hạn)”']],
  ])('%s', ([body, names]) => {
    expect(named(body)).toEqual(names);
  });
});

test('some that came or were found are not all that there are', () => {
  expect(named('Phát triển mới 8.000 thuê bao Internet băng rộng.')).toEqual([
    '“Số thuê bao Internet băng rộng mới”',
  ]);
  expect(named('Sở phát hiện 5.300 thuê bao di động đăng ký sai.')).toEqual([
    '“Số thuê bao di động đăng ký sai”',
  ]);
  expect(named('Tỉnh đưa 30 thủ tục lên dịch vụ công mức độ 3, nâng tổng số lên 180.')).toEqual([
    '“Số thủ tục lên dịch vụ công mức độ 3” | mức 3',
    'online_services | mức 3',
  ]);
});

test('where all has come to is not of those that are new', () => {
  for (const built of [
    'lắp thêm 176 trạm, đưa tổng số trạm BTS',
    'lắp thêm 176 trạm BTS, đưa tổng số',
  ])
    expect(named(`Năm nay tỉnh ${built} lên 4.268 trạm.`)).toEqual(['bts']);
  expect(named('Tỉnh dựng mới 176 trạm BTS, nâng tổng số lên 4.268 trạm.')).toEqual([
    'bts_new',
    'bts',
  ]);
});

test('a sum is called by what it sums up, and a fine by its verb', () => {
  const post = 'Quý II, doanh thu bưu chính đạt 12 tỷ đồng.';
  expect(named(`${post} Lũy kế từ đầu năm đạt 23 tỷ đồng.`)).toEqual([
    'revenue_post',
    'revenue_post | lũy kế',
  ]);
  expect(named('Thanh tra Sở xử phạt 6 cơ sở với 45 triệu đồng.')[1]).toBe('“Tiền phạt”');
  expect(named('Nhà mạng đã cắt 77 số quảng cáo sai quy định.')).toEqual([
    '“Số máy quảng cáo sai quy định”',
  ]);
});

test('how far the building of something is, is no share of it', () => {
  const [name] = named('Về mạng truyền số liệu chuyên dùng, khối lượng thi công đạt 65%.');
  expect(name).toBe('“Tỷ lệ khối lượng thi công”');
});

test('who says it is no part of a name', () => {
  expect(
    named('Khảo sát cho kết quả chưa khả quan: chỉ 38% máy tính có phần mềm diệt vi-rút.'),
  ).toEqual(['“Tỷ lệ máy tính có phần mềm diệt vi-rút”']);
});

test('targets that are set are not reached', () => {
  expect(named('Tỉnh đặt ra 15 chỉ tiêu.')).not.toContain('targets_done');
  expect(named('Tỉnh hoàn thành 30/34 chỉ tiêu.')).toEqual(['targets_done']);
});

test('what is in no list keeps its own name and is never dropped', () => {
  expect(named('Tỉnh có 25 tổng đài chuyển mạch cố định.')).toEqual([
    '“Số tổng đài chuyển mạch cố định”',
  ]);
});

test('a share is of what follows it, whatever was told before', () => {
  expect(
    named('Xã nào cũng có điểm văn hóa xã, và 70% số điểm ấy đã có truy nhập Internet.')[0],
  ).toBe('“Tỷ lệ điểm ấy đã có truy nhập Internet”');
  expect(
    named('Phân nửa (50%) dân số sử dụng Internet, cáp quang kéo tới trung tâm của 98% xã.'),
  ).toEqual(['internet_user_share', 'commune_fiber_share']);
});

test('a density is of what was told to be dense, and its next one of its own', () => {
  expect(
    named(
      'Mật độ Internet là 34,8 thuê bao/100 dân; còn tính theo thuê bao thực thì mật độ là 17,4 thuê bao/100 dân.',
    ),
  ).toEqual(['internet_density', 'internet_density']);
  expect(
    named(
      'Mật độ điện thoại là 40 máy/100 dân, gồm cố định 17 máy/100 dân và di động 23 máy/100 dân.',
    ),
  ).toEqual(['phone_density', 'fixed_density', 'mobile_density']);
});

test('lines that were put in are not all that there are', () => {
  expect(
    named(
      'Tỉnh phát triển mới 94.511 thuê bao điện thoại. Chia ra, số mới của cố định là 13.869 máy, còn lại 80.642 thuê bao di động. Có 9.457 thuê bao Internet được lắp đặt.',
    ).map((name) => name.replace(/ \|.*/u, '')),
  ).toEqual([
    'phone_subs_new',
    'phone_subs_new',
    'phone_subs_new',
    '“Số thuê bao Internet được lắp đặt”',
  ]);
  expect(named('Tỉnh có 9.457 thuê bao Internet.')).toEqual(['internet_subs']);
});

test('a count that names itself is called so once, and what each has is called so', () => {
  expect(named('Số đơn vị dùng một cửa liên thông là 8 đơn vị.')).toEqual([
    '“Số đơn vị dùng một cửa liên thông”',
  ]);
  expect(named('Mỗi điểm phục vụ bình quân 3.018 người.')).toEqual([
    '“Số người mỗi điểm phục vụ” | bình quân',
  ]);
});

test('a long name is cut between phrases', () => {
  const [name] = named(
    'Sở có 3 ứng dụng trên thiết bị thông minh của chính quyền và cho người dân ở các xã dùng hằng ngày.',
  );
  expect(name).toBe('“Số ứng dụng trên thiết bị thông minh của chính quyền”');
});

test('an assessment of digital transformation is that of its index', () => {
  expect(
    named('Ở kỳ đánh giá chuyển đổi số năm 2020, chỉ số của tỉnh là 0,3504, và tỉnh đứng thứ 14.'),
  ).toEqual(['dti_score', 'dti_rank']);
});

test.for<[body: string, labels: string[]]>([
  [
    'Tỉnh có 21.300 thuê bao Internet. Chia theo dân số, mật độ là 1,4 thuê bao/100 dân.',
    ['Thuê bao Internet', 'Mật độ thuê bao Internet'],
  ],
  ['Năm 2013, 4 doanh nghiệp viễn thông bị phạt.', ['Số doanh nghiệp viễn thông bị phạt']],
  [
    'Tỉnh đã ra 8 quyết định, 11 kế hoạch và nhiều chương trình, đề án.',
    ['Số quyết định', 'Số kế hoạch'],
  ],
  [
    'Phát hành báo chí tiến nhanh: 92% số xã nhận được báo trong ngày.',
    ['Tỷ lệ xã nhận được báo trong ngày'],
  ],
  ['Tỉnh xóa xong 41 vùng “lõm” sóng.', ['Số vùng lõm sóng']],
  ['Đa số (98%) cuộc họp có biên bản điện tử.', ['Tỷ lệ cuộc họp có biên bản điện tử']],
])('by what is counted and not by what stands beside it: %s', ([body, labels]) => {
  expect(figuresOf(body).map(({ label }) => label)).toEqual(labels);
});

test('telephones of both kinds have no density of one', () => {
  const [density] = figuresOf('Gộp cả di động lẫn cố định, mật độ điện thoại ước 218 máy/100 dân.');
  expect(density?.indicator).not.toBe('mobile_density');
});

test('the plan that somebody gave is of what was told before', () => {
  const text = 'Doanh thu đạt 210 tỷ đồng. Năm nay Tập đoàn giao 230 tỷ đồng.';
  expect(figuresOf(text).map(({ label }) => label)).toEqual(['Doanh thu', 'Doanh thu']);
});

test.for<[body: string, labels: string[]]>([
  ['Đến nay lo xong cho 19 điểm họp tín hiệu không đạt.', ['Số điểm họp tín hiệu không đạt']],
  ['Phần mềm ghi nhận 35 máy được theo dõi.', ['Số máy theo dõi']],
  ['Còn 40 thôn; nghĩa là 96% thôn trong tỉnh đã có loa.', ['Số thôn', 'Tỷ lệ thôn đã có loa']],
  ['Thanh tra xử phạt 12 tổ chức, thu 150 triệu đồng.', ['Số vụ, trường hợp xử phạt', 'Tiền phạt']],
])('%s', ([body, labels]) => {
  expect(figuresOf(body).map(({ label }) => label)).toEqual(labels);
});
