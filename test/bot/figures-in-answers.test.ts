import { describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import type { Answer } from '../../src/bot/types.ts';
import { article, botOf } from '../support/articles.ts';

const bot = await botOf([
  article({
    province: 'Gia Lai',
    title: 'Gia Lai tổng kết năm 2019',
    period: [2019],
    publishedOn: '2020-01-10',
    body: 'Năm 2019, doanh thu bưu chính đạt 40 tỷ đồng, giảm 5% so với năm 2018. Doanh thu viễn thông đạt 900 tỷ đồng. Toàn tỉnh có 1.751 trạm BTS. Tỉnh xếp thứ 37/63 về ICT Index.\n\nDự hội nghị có ông Nguyễn Văn An, Phó Chủ tịch UBND tỉnh; ông Trần Văn Bình, Giám đốc Sở, chủ trì.',
  }),
  article({
    province: 'Gia Lai',
    title: 'Nhìn lại ngành thông tin và truyền thông Gia Lai năm 2019',
    period: [2019],
    publishedOn: '2020-03-02',
    body: 'Năm 2019, doanh thu bưu chính của tỉnh là 44 tỷ đồng.',
  }),
  article({
    province: 'Lào Cai',
    title: 'Lào Cai: kết quả năm 2019',
    period: [2019],
    publishedOn: '2020-01-12',
    body: 'Năm 2019, doanh thu viễn thông đạt 1.200 tỷ đồng. Toàn tỉnh có 950 trạm BTS và hơn 200 tỷ đồng vốn đầu tư. Tỉnh xếp thứ 8/63 về ICT Index.',
  }),
]);

const ask = (text: string): Promise<Answer> => bot.ask({ text });
/** How a bot answers: the exact answer, or what kind of answer it gives instead. */
const exactOf = (of: Bot) => async (text: string) => {
  const answer = await of.ask({ text });
  return answer.kind === 'quotations' ? answer.exact : answer.kind;
};
const quoted = (answer: Answer): string[] =>
  answer.kind === 'quotations' ? answer.citations.map(({ quote }) => quote) : [];

describe('the figure of the asked indicator', () => {
  test.each([
    ['Doanh thu viễn thông Gia Lai năm 2019?', '900 tỷ đồng'],
    ['doanh thu vien thong gia lai 2019', '900 tỷ đồng'],
    ['Telecom revenue of Gia Lai in 2019?', '900 tỷ đồng'],
    ['Gia Lai có bao nhiêu trạm BTS?', '1.751 trạm BTS'],
  ])('%s', async (text, exact) => {
    expect(await ask(text)).toMatchObject({ kind: 'quotations', exact });
  });

  test.each([
    // Revenue is there of post and telecom alone.
    'Doanh thu ngành in, phát hành Gia Lai năm 2019?',
    'Mật độ thuê bao Internet Gia Lai năm 2019?',
    'Điểm ICT Index của Gia Lai năm 2019?',
  ])('a neighbouring one is no answer: %s', async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'not_found' });
  });

  test('says which indicator was understood', async () => {
    const { understood } = await ask('Doanh thu viễn thông Gia Lai năm 2019?');
    expect(understood.indicators).toEqual(['Doanh thu viễn thông, Internet']);
  });
});

describe('sources that disagree', () => {
  test('stand together, with a note', async () => {
    const answer = await ask('Doanh thu bưu chính Gia Lai năm 2019?');
    expect(quoted(answer).join(' ')).toMatch(/40 tỷ đồng.*44 tỷ đồng|44 tỷ đồng.*40 tỷ đồng/s);
    expect(answer.notes).toContainEqual({ kind: 'disputed', provinces: ['Gia Lai'] });
  });

  test('where they agree there is no note', async () => {
    expect((await ask('Doanh thu viễn thông Gia Lai năm 2019?')).notes).toEqual([]);
  });
});

describe('figures side by side', () => {
  const rows = (answer: Answer) =>
    answer.kind === 'comparison'
      ? answer.rows.map(({ province, figures }) => [province, figures[0]?.figure.value])
      : answer.kind;

  test('of provinces that are named', async () => {
    expect(rows(await ask('Gia Lai với Lào Cai, nơi nào nhiều trạm BTS hơn?'))).toEqual([
      ['Gia Lai', 1751],
      ['Lào Cai', 950],
    ]);
  });

  test('of all, where no article says which is the highest', async () => {
    expect(rows(await ask('Tỉnh nào có doanh thu viễn thông cao nhất?'))).toEqual([
      ['Lào Cai', 1200],
      ['Gia Lai', 900],
    ]);
    expect(rows(await ask('Tỉnh nào xếp hạng ICT Index cao nhất?'))).toEqual([
      ['Lào Cai', 8],
      ['Gia Lai', 37],
    ]);
  });

  test('each with the words that state it', async () => {
    const answer = await ask('Tỉnh nào có doanh thu viễn thông cao nhất?');
    if (answer.kind !== 'comparison') throw new Error(answer.kind);
    for (const { figures } of answer.rows)
      for (const { citation } of figures) expect(citation.quote).toMatch(/doanh thu viễn thông/i);
  });
});

test('whether something rose is answered by how it moved', async () => {
  const [first] = quoted(await ask('Doanh thu bưu chính Gia Lai 2019 tăng hay giảm?'));
  expect(first).toContain('giảm 5%');
});

test.each([
  'Doanh thu bưu chính Gia Lai 2019 giảm bao nhiêu?',
  'doanh thu buu chinh gia lai 2019 giam may phan tram',
  'How much did the postal revenue of Gia Lai fall in 2019?',
])('how much it moved is not what it came to: %s', async (question) => {
  const answer = await ask(question);
  if (answer.kind !== 'quotations') throw new Error(answer.kind);
  const [{ quote, mark } = { quote: '' }] = answer.citations;
  expect(mark && quote.slice(mark.start, mark.end)).toBe('5%');
});

test('a follow-up that names another indicator leaves the earlier one behind', async () => {
  const conversation = 'follow-up';
  const turns = ['Doanh thu viễn thông Gia Lai năm 2019?', 'thế bưu chính?', 'còn Lào Cai?'];
  const answers: Answer[] = [];
  for (const text of turns) answers.push(await bot.ask({ text, conversation }));
  expect(answers.map(({ understood }) => understood.indicators)).toEqual([
    ['Doanh thu viễn thông, Internet'],
    ['Doanh thu bưu chính'],
    ['Doanh thu bưu chính'],
  ]);
  expect(answers[1]).toMatchObject({ exact: '40 tỷ đồng', understood: { carried: true } });
  expect(answers[2]).toMatchObject({ kind: 'not_found' });
});

test('an office is that of the person beside it', async () => {
  expect(await ask('Ai là Giám đốc Sở TT&TT Gia Lai?')).toMatchObject({ exact: 'Trần Văn Bình' });
  expect(await ask('PCT UBND tỉnh Gia Lai là ai?')).toMatchObject({ exact: 'Nguyễn Văn An' });
});

test('a number stands beside what it is a number of', async () => {
  expect(await ask('Tỉnh nào có 200 công ty công nghệ thông tin?')).toMatchObject({
    kind: 'not_found',
  });
});

test('an English name that no article has is not looked past', async () => {
  expect(await ask('Who is the chairman of Atlantis?')).toMatchObject({ kind: 'not_found' });
});

describe('a count that is told of in fewer words than it is asked in', () => {
  test('is the one that is asked where its sentence says more of the question', async () => {
    const books = await botOf([
      article({
        province: 'Gia Lai',
        title: 'Chống in lậu ở Gia Lai năm 2022',
        period: [2022],
        publishedOn: '2023-01-10',
        body: 'Đội liên ngành phòng, chống in lậu đã kiểm tra 46 cơ sở và thu giữ 2.318 cuốn sách. Giấy phép phát hành có thời hạn 3 năm.\n\nToàn mạng ước có 2.980.000 thuê bao. Mạng di động phủ khắp tỉnh.',
      }),
    ]);
    const exact = exactOf(books);
    expect(await exact('Năm 2022 Gia Lai thu giữ bao nhiêu cuốn sách lậu?')).toBe(
      '2.318 cuốn sách',
    );
    expect(await exact('Giấy phép phát hành ở Gia Lai có thời hạn mấy năm?')).toBe('3 năm');
    // All of them are not those of one kind.
    expect(await exact('Năm 2022 Gia Lai có bao nhiêu thuê bao di động?')).toBe('not_found');
  });
});

describe('money', () => {
  test('what something is planned to cost is told where its cost is asked, what an indicator is to reach is not', async () => {
    const planned = await botOf([
      article({
        province: 'Gia Lai',
        title: 'Gia Lai nâng cấp 23 đài truyền thanh',
        period: [2025],
        publishedOn: '2025-03-01',
        body: 'Tỉnh nâng cấp 23 đài truyền thanh. Tiền làm dự kiến hơn 5,5 tỷ đồng. Doanh thu viễn thông dự kiến đạt 900 tỷ đồng.',
      }),
    ]);
    const answer = await planned.ask({
      text: 'Làm 23 đài truyền thanh ở Gia Lai hết bao nhiêu tiền?',
    });
    expect(quoted(answer)[0]).toContain('5,5 tỷ đồng');
    const target = await planned.ask({
      text: 'Doanh thu viễn thông Gia Lai năm 2025 đạt bao nhiêu?',
    });
    expect(target.kind).toBe('not_found');
  });
});

test('who licenses may be an office, who chaired is a person', async () => {
  const games = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Quản lý điểm trò chơi ở Gia Lai',
      body: 'Giấy chứng nhận cho điểm trò chơi điện tử do Phòng Văn hóa và Thông tin cấp huyện cấp. Hội nghị về điểm trò chơi điện tử do Sở Thông tin và Truyền thông tổ chức, ông Trần Văn Bình chủ trì.',
    }),
  ]);
  const exact = exactOf(games);
  expect(await exact('Ở Gia Lai ai cấp giấy chứng nhận cho tiệm game?')).toBe(
    'Phòng Văn hóa và Thông tin cấp huyện',
  );
  expect(await exact('Ai chủ trì hội nghị về điểm trò chơi ở Gia Lai?')).toBe('Trần Văn Bình');
});

test('a number in words, or rounded, is stated by the number that it rounds', async () => {
  const lacks = async (text: string) => {
    const { findings } = await bot.examine(text);
    const stations = findings.evidence.find(({ candidate: { entry, start, end } }) =>
      entry.article.body.slice(start, end).includes('950 trạm BTS'),
    );
    return stations?.lacks;
  };
  expect(await lacks('Tỉnh nào có gần một nghìn trạm BTS?')).toEqual([]);
  expect(await lacks('Tỉnh nào có hơn chín trăm trạm BTS?')).toEqual([]);
  expect(await lacks('Tỉnh nào có hơn 900 trạm BTS?')).toEqual([]);
  expect(await lacks('Tỉnh nào có 900 trạm BTS?')).toEqual(['number']);
  expect(await lacks('Tỉnh nào có hơn hai nghìn trạm BTS?')).toEqual(['number']);
});

test('a share may be told in words, and the points of some indexes are shares', async () => {
  const shares = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Gia Lai năm 2023',
      period: [2023],
      publishedOn: '2024-01-10',
      body: 'Một nửa số người trưởng thành có chữ ký số cá nhân. Gia Lai được 83,84% ở bảng SIPAS năm 2023. Thanh tra làm một đợt kiểm tra các đại lý Internet.',
    }),
  ]);
  const exact = exactOf(shares);
  expect(await exact('Bao nhiêu % người trưởng thành ở Gia Lai có chữ ký số?')).toBe('Một nửa');
  expect(await exact('Điểm SIPAS 2023 của Gia Lai là bao nhiêu?')).toBe('83,84%');
  // One round is no number of agents.
  expect(await exact('Gia Lai kiểm tra bao nhiêu đại lý Internet?')).toBe('not_found');
});

test('what one company has answers nothing about another, nor about the province', async () => {
  const companies = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Mạng 5G ở Gia Lai năm 2025',
      period: [2025],
      publishedOn: '2026-01-10',
      body: 'Riêng năm 2025, Viettel dựng và phát sóng khoảng 800 trạm 5G ở Gia Lai.',
    }),
  ]);
  const exact = exactOf(companies);
  expect(await exact('Năm 2025 Viettel có bao nhiêu trạm 5G ở Gia Lai?')).toBe('800 trạm');
  expect(await exact('Năm 2025 VinaPhone có bao nhiêu trạm 5G ở Gia Lai?')).toBe('not_found');
  expect(await exact('Năm 2025 Gia Lai có bao nhiêu trạm 5G?')).toBe('not_found');
});

test('a hamlet that the question names may answer, and what counts things is no thing', async () => {
  const hamlets = await botOf([
    article({
      province: 'Gia Lai',
      title: 'Khảo sát sóng di động ở Gia Lai',
      body: 'Thôn Lộc Bông: 2G tốt, vài chỗ 4G yếu, ảnh hưởng khoảng 10 hộ.\n\nĐoàn thanh tra ngành in tịch thu 314 cuốn sách in lậu.',
    }),
  ]);
  const exact = exactOf(hamlets);
  expect(await exact('Gia Lai thôn Lộc Bông sóng yếu ảnh hưởng mấy hộ?')).toBe('10 hộ');
  expect(await exact('Nơi nào thanh tra ngành in tịch thu 314 quyển sách?')).toBe('Gia Lai');
  expect(await exact('Nơi nào thanh tra ngành in tịch thu 600 quyển sách?')).toBe('not_found');
});
