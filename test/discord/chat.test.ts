import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Interaction, type Person, type Post, startDiscord } from '../support/discord.ts';
import { Program, until } from '../support/discord-program.ts';
import { boldOf, optionsOf, quotesOf, textOf } from '../support/discord-shown.ts';

const PILOT = 'Tỉnh nào đang thí điểm chuyển đổi số?';
const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
const QUOTED = 'Doanh thu viễn thông, internet ước đạt 1.720 tỷ đồng.';

const discord = await startDiscord();
const guild = discord.guild();
const program = new Program(discord);
const lan = discord.person('Lan');
const minh = discord.person('Minh');
const kate = discord.person('Kate', 'en-GB');

beforeAll(async () => {
  await program.start();
}, 30_000);
afterAll(async () => {
  expect(discord.violations).toEqual([]);
  expect(program.log).not.toContain('"level":"error"');
  await program.close();
  await discord.close();
});

let rooms = 0;
/** A channel that no other test talks in. */
const fresh = () => discord.room(guild, `kênh-${++rooms}`);

/** The message that an interaction ends with. */
async function post(interaction: Interaction): Promise<Post> {
  const outcome = await interaction.settled();
  if (!('post' in outcome)) throw new Error(`no message but ${JSON.stringify(outcome)}`);
  return outcome.post;
}

const ask = (who: Person, room: Post['room'], question: string) =>
  post(who.use(room, '/hỏi', { 'câu-hỏi': question }));

async function choices(interaction: Interaction): Promise<readonly string[]> {
  const outcome = await interaction.settled();
  return outcome.kind === 'choices' ? outcome.choices.map(({ name }) => name) : [outcome.kind];
}

describe('for those who look after a server', () => {
  const admin = discord.person('Thu');
  admin.permissions = PermissionFlagsBits.ManageGuild;
  const kept = discord.person('Nam', 'en-GB');
  kept.granted.add('manage');
  const manage = (room: Post['room'], việc?: string, chat?: string) =>
    post(
      admin.use(room, '/quản-lý', {
        ...(việc && { việc }),
        ...(chat && { 'cuộc-trò-chuyện': chat }),
      }),
    );

  test('there is one command more, in servers alone', async () => {
    expect(admin.offered(guild.room).at(-1)).toBe('/quản-lý');
    expect(admin.offered(discord.direct(admin))).not.toContain('/quản-lý');
    expect(lan.offered(guild.room)).not.toContain('/quản-lý');
    expect(textOf(await post(lan.use(fresh(), '/trợ-giúp')))).not.toContain('quản-lý');
    const offered = await choices(admin.types(guild.room, '/quản-lý', { việc: '' }, 'việc'));
    expect(offered).toContain('tự kiểm tra: Tự kiểm tra');
  });

  test('whoever a server lets use it without the right finds no such command', async () => {
    const room = fresh();
    const told = await post(kept.use(room, '/manage', { action: 'state' }));
    expect(textOf(told)).toBe('There is no command /manage. Type /help to see the commands.');
    expect(told.onlyFor).toBe(kept);
    expect(await choices(kept.types(room, '/manage', { action: '' }, 'action'))).toEqual([]);
  });

  test('is answered to them alone', async () => {
    const state = await manage(fresh());
    expect(state.onlyFor).toBe(admin);
    expect(textOf(state)).toMatch(/Kho: 5 bài viết[\s\S]*discord: đã kết nối/);
    expect(textOf(await manage(fresh(), 'tự kiểm tra'))).toContain('36/36 đạt');
  });

  test('who looks after one server decides on its channels, not on others, nor for all', async () => {
    const room = fresh();
    expect(textOf(await manage(room, 'chặn'))).toContain(
      `không trả lời trong cuộc trò chuyện ${room.id}`,
    );
    const blocked = await ask(lan, room, REVENUE);
    expect(textOf(blocked)).toBe('Tôi không trả lời trong cuộc trò chuyện này.');
    expect(blocked.onlyFor).toBe(lan);
    expect(textOf(await manage(fresh(), 'cho phép', `<#${room.id}>`))).toContain(room.id);
    expect(textOf(await ask(lan, room, REVENUE))).toContain(QUOTED);

    const elsewhere = discord.guild('Nơi khác').room;
    for (const [việc, chat] of [['chặn', elsewhere.id], ['tải lại bắt buộc']] as const) {
      expect(textOf(await manage(room, việc, chat))).toContain('DISCORD_ADMIN_GUILDS');
    }
    await ask(lan, elsewhere, 'Giá vàng ở Hà Nội năm 1999?');
    await ask(lan, room, 'Giá vàng ở Nam Định năm 1999?');
    const report = textOf(await manage(room, 'báo cáo'));
    expect(report).toContain('Nam Định năm 1999');
    expect(report).not.toContain('Hà Nội');
  });
});

describe('commands', () => {
  test('are offered in the language of each client', () => {
    const vietnamese = ['/hỏi', '/thống-kê', '/so-sánh', '/tỉnh', '/xuất', '/nguồn', '/kho'];
    expect(lan.offered(guild.room)).toEqual([...vietnamese, '/quên', '/trợ-giúp']);
    const english = ['/ask', '/stats', '/compare', '/province', '/export', '/source', '/corpus'];
    expect(kate.offered(guild.room)).toEqual([...english, '/forget', '/help']);
  });

  test('/hỏi: the exact answer, the quotation with it in bold, the source', async () => {
    const answer = await ask(lan, fresh(), REVENUE);
    expect(answer.onlyFor).toBeUndefined();
    expect(answer.embeds[0]?.title).toBe('1\\.720 tỷ đồng');
    expect(quotesOf(answer)).toEqual([QUOTED]);
    expect(boldOf(answer)).toEqual(['1.720 tỷ đồng']);
    expect(textOf(answer)).toContain(
      '— Tổng kết công tác Thông tin và Truyền thông năm 2019 · Nam Định · đăng 1/2020 · mã GJFGMM',
    );
    expect(lan.buttons(answer)).toEqual(['Ngữ cảnh', '👍 Hữu ích', '👎 Chưa hữu ích']);
  });

  test('/ask follows the language of the client, whatever that of the question', async () => {
    const answer = await post(kate.use(fresh(), '/ask', { question: REVENUE }));
    expect(quotesOf(answer)).toEqual([QUOTED]);
    expect(textOf(answer)).toContain('published 1/2020 · code GJFGMM');
    expect(kate.buttons(answer)).toEqual(['Context', '👍 Useful', '👎 Not useful']);
  });

  test('a client that changes its language is answered in the new one', async () => {
    const mai = discord.person('Mai', 'vi');
    const room = fresh();
    expect(textOf(await post(mai.use(room, '/kho')))).toContain('Kho hiện có 5 bài viết');
    mai.locale = 'en-US';
    expect(textOf(await post(mai.use(room, '/corpus')))).toContain('5 articles');
  });

  test('a question goes on from the one before', async () => {
    const room = fresh();
    await ask(lan, room, REVENUE);
    const next = await ask(lan, room, 'còn doanh thu bưu chính?');
    expect(next.embeds[0]?.title).toBe('100 tỷ đồng');
  });

  test('/tỉnh, /nguồn, /kho, /trợ-giúp', async () => {
    const room = fresh();
    const province = await post(lan.use(room, '/tỉnh', { tỉnh: 'nam dinh' }));
    expect(textOf(province)).toContain('Nam Định nay thuộc Ninh Bình');
    const source = await post(lan.use(room, '/nguồn', { mã: 'gjfgmm' }));
    expect(quotesOf(source)[0]).toContain(QUOTED);
    expect(boldOf(source)).toEqual([QUOTED]);
    expect(textOf(await post(lan.use(room, '/nguồn', { mã: 'X' })))).toContain('“X”');
    const help = await post(lan.use(room, '/trợ-giúp'));
    expect(textOf(help)).toContain('/so-sánh – ');
    expect(textOf(help)).not.toContain('/sosanh');
  });

  test('what is not in the corpus is said, and can be reported', async () => {
    const answer = await ask(lan, fresh(), 'ICT Index Lạng Sơn 2021?');
    expect(textOf(answer)).toContain('Tôi không tìm thấy câu trả lời');
    const thanks = await post(lan.presses(answer, 'Báo thiếu'));
    expect(thanks.onlyFor).toBe(lan);
    expect(textOf(thanks)).toContain('để người phụ trách bổ sung');
  });
});

describe('statistics', () => {
  test('a comparison: a row a province, the quotations under their provinces', async () => {
    const given = { 'chỉ-tiêu': 'số nhiệm vụ', 'các-tỉnh': 'Quảng Trị, Bình Thuận' };
    const answer = await post(lan.use(fresh(), '/so-sánh', given));
    expect(answer.embeds[0]?.title).toBe('Số nhiệm vụ');
    expect(textOf(answer)).toContain('Quảng Trị · 167/167 nhiệm vụ · JTDH9R');
    expect(answer.embeds[0]?.fields?.map(({ name }) => name)).toEqual(['Quảng Trị', 'Bình Thuận']);
    expect(quotesOf(answer)[0]).toContain('167/167 nhiệm vụ trọng tâm');
    expect(textOf(answer)).toContain('không so sánh được');
    expect(lan.buttons(answer)).toEqual(['👍 Hữu ích', '👎 Chưa hữu ích']);
  });

  test('a chart stands below the table, with words for those who do not see it', async () => {
    const given = { 'chỉ-tiêu': 'tỷ lệ dịch vụ công trực tuyến', tỉnh: 'Bắc Kạn' };
    const answer = await post(lan.use(fresh(), '/thống-kê', given));
    expect(answer.files.map(({ name }) => name)).toEqual(['chart.png']);
    expect(answer.files[0]?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(answer.files[0]?.description).toMatch(
      /\. 2020: 30 % \(mục tiêu\); 2020: 60 % \(kết quả\)$/,
    );
    expect(answer.embeds[0]?.image).toEqual({ url: 'attachment://chart.png' });
    expect(textOf(answer)).toContain('60 %');
  });

  test('a figure, by typed options', async () => {
    const given = { 'chỉ-tiêu': 'doanh thu viễn thông', tỉnh: 'nam dinh', năm: '2019' };
    const answer = await post(lan.use(fresh(), '/thống-kê', given));
    expect(quotesOf(answer)).toEqual([QUOTED]);
    expect(textOf(answer)).toContain('1.720 tỷ đồng (ước)');
  });

  test('/xuất sends the last table of the person as a file', async () => {
    const room = fresh();
    expect(textOf(await post(lan.use(room, '/xuất')))).toContain('/thống-kê');
    await post(lan.use(room, '/tỉnh', { tỉnh: 'Nam Định' }));
    const { files } = await post(lan.use(room, '/xuất'));
    expect(files.map(({ name }) => name)).toEqual(['nam-dinh.csv']);
    expect(files[0]?.content.toString('utf8')).toMatch(/^\uFEFF.*\r\n.*Nam Định/);
    expect((await post(minh.use(room, '/xuất'))).files).toEqual([]);
  });

  test('too little to go on: a menu of indicators', async () => {
    const room = fresh();
    const asked = await post(lan.use(room, '/thống-kê'));
    expect(optionsOf(asked)).toContain('Doanh thu bưu chính');
    const answer = await post(lan.picks(asked, 'Doanh thu bưu chính'));
    expect(textOf(answer)).toContain('100 tỷ đồng');
    expect(optionsOf(asked)).toContain('Doanh thu bưu chính');
  });

  test('an unknown province: a menu of the nearest, which asks the same of it', async () => {
    const given = { 'chỉ-tiêu': 'ict index', tỉnh: 'Lạng San', năm: '2018' };
    const asked = await post(lan.use(fresh(), '/thống-kê', given));
    const answer = await post(lan.picks(asked, 'Lạng Sơn'));
    expect(answer.embeds[0]?.title).toBe('Xếp hạng Vietnam ICT Index · Lạng Sơn · 2018');
    expect(textOf(answer)).toContain('32/63');
  });
});

describe('autocomplete', () => {
  const types = (name: string, given: Record<string, string>) =>
    choices(lan.types(guild.room, name, given, Object.keys(given).at(-1) ?? ''));

  test('with each letter, with or without diacritics, what is held first', async () => {
    expect((await types('/tỉnh', { tỉnh: '' })).length).toBe(25);
    expect((await types('/tỉnh', { tỉnh: 'n' }))[0]).toBe('Nam Định');
    expect(await types('/tỉnh', { tỉnh: 'lang s' })).toEqual(['Lạng Sơn']);
    expect(await types('/tỉnh', { tỉnh: 'LẠNG' })).toEqual(['Lạng Sơn']);
    expect(await types('/tỉnh', { tỉnh: 'nma dinh' })).toContain('Nam Định');
    expect(await types('/tỉnh', { tỉnh: 'xyz' })).toEqual([]);
  });

  test('for indicators, years, codes and lists of provinces', async () => {
    expect((await types('/thống-kê', { 'chỉ-tiêu': 'vien th' }))[0]).toContain('viễn thông');
    expect(await types('/thống-kê', { năm: '20' })).toContain('2019');
    expect((await types('/nguồn', { mã: 'gjfg' }))[0]).toMatch(/^GJFGMM · Nam Định · 1\/2020/);
    const lists = await types('/so-sánh', { 'các-tỉnh': 'Nam Định, lang' });
    expect(lists).toEqual(['Nam Định, Lạng Sơn']);
  });

  test('in the language of the client', async () => {
    const typed = kate.types(guild.room, '/stats', { indicator: 'revenue' }, 'indicator');
    expect((await choices(typed))[0]).toMatch(/revenue/i);
  });
});

describe('what is said without a command', () => {
  test('a mention is a question, and so is a reply to the bot; nothing else is', async () => {
    const room = fresh();
    lan.says(room, 'Chào mọi người');
    lan.says(room, 'Ai biết tỉnh nào thí điểm chuyển đổi số?');
    const question = lan.says(room, `@bot ${PILOT}`);
    const answer = await until(() => ofBot(room)[0], 'the answer');
    expect(answer.replyTo).toBe(question);
    expect(answer.embeds[0]?.title).toBe('Bắc Kạn');
    const reply = minh.says(room, REVENUE, { replyTo: answer });
    const second = await until(() => ofBot(room)[1], 'the answer to the reply');
    expect(second.replyTo).toBe(reply);
    expect(quotesOf(second)).toEqual([QUOTED]);
    minh.says(room, 'Cảm ơn', { replyTo: answer, ping: false });
    lan.says(room, '@everyone xem này');
    const last = await ask(lan, room, PILOT);
    expect(ofBot(room).slice(2)).toEqual([last]);
  });

  test('in a thread it stays there', async () => {
    const room = fresh();
    const thread = discord.thread(room, 'hỏi thêm');
    lan.says(thread, `@bot ${PILOT}`);
    await until(() => ofBot(thread)[0], 'the answer');
    expect(ofBot(room)).toEqual([]);
  });

  test('a direct message is a question; a mention alone is greeted', async () => {
    const room = discord.direct(lan);
    lan.tells(REVENUE);
    const answer = await until(() => ofBot(room)[0], 'the answer');
    expect(quotesOf(answer)).toEqual([QUOTED]);
    lan.tells('@bot');
    const asked = await until(() => ofBot(room)[1], 'the greeting');
    expect(optionsOf(asked)).toContain(REVENUE);
    const picked = await post(lan.picks(asked, REVENUE));
    expect(quotesOf(picked)).toEqual([QUOTED]);
  });

  test('“Hỏi bot” in the context menu asks with the text of a message', async () => {
    const room = fresh();
    const message = minh.says(room, PILOT);
    const answer = await post(lan.usesOn(message, 'Hỏi bot'));
    expect(answer.embeds[0]?.title).toBe('Bắc Kạn');
    expect(textOf(await post(kate.usesOn(message, 'Ask the bot')))).toContain('code EEMM9B');
    const said = await post(lan.usesOn(answer, 'Hỏi bot'));
    expect(said.onlyFor).toBe(lan);
    expect(textOf(said)).toContain('không có chữ nào');
  });

  test('where embeds are not allowed the answer comes as text', async () => {
    const room = fresh();
    discord.forbid(room, PermissionFlagsBits.EmbedLinks);
    lan.says(room, `@bot ${REVENUE}`);
    const answer = await until(() => ofBot(room)[0], 'the answer');
    expect(answer.embeds).toEqual([]);
    expect(quotesOf(answer)).toEqual([QUOTED]);
  });

  test('where it may not write nothing breaks, and the log says what to do', async () => {
    const room = fresh();
    discord.forbid(room, PermissionFlagsBits.SendMessages);
    lan.says(room, `@bot ${PILOT}`);
    await until(() => program.log.includes('give it the rights'), 'the line in the log');
    expect(ofBot(room)).toEqual([]);
  });

  test('where it may not read the history it answers without showing the question', async () => {
    const room = fresh();
    discord.forbid(room, PermissionFlagsBits.ReadMessageHistory);
    lan.says(room, `@bot ${PILOT}`);
    const answer = await until(() => ofBot(room)[0], 'the answer');
    expect(answer.replyTo).toBeUndefined();
  });
});

describe('buttons', () => {
  test('more', async () => {
    const answer = await ask(lan, fresh(), 'Chuyển đổi số');
    const first = quotesOf(answer);
    expect(first.length).toBe(1);
    await post(minh.presses(answer, 'Xem thêm'));
    expect(quotesOf(answer).slice(0, 1)).toEqual(first);
    expect(quotesOf(answer).length).toBeGreaterThan(1);
  });

  test('context, and back', async () => {
    const answer = await ask(lan, fresh(), PILOT);
    const [quote = ''] = quotesOf(answer);
    await post(lan.presses(answer, 'Ngữ cảnh'));
    const [paragraph = ''] = quotesOf(answer);
    expect(paragraph).toContain(quote);
    expect(paragraph.length).toBeGreaterThan(quote.length);
    await post(minh.presses(answer, 'Quay lại'));
    expect(quotesOf(answer)).toEqual([quote]);
  });

  test('useful or not is noted, and said to nobody else', async () => {
    const answer = await ask(lan, fresh(), REVENUE);
    const noted = await post(minh.presses(answer, '👍 Hữu ích'));
    expect(noted.onlyFor).toBe(minh);
    expect(answer.edits).toBe(0);
  });

  test('a made-up one does nothing', async () => {
    const answer = await ask(lan, fresh(), REVENUE);
    for (const id of ['u0000000000', 'x', '?', 'cabc.ABCDEF']) {
      const { onlyFor } = await post(lan.forges(answer, id));
      expect(onlyFor).toBe(lan);
    }
    expect(answer.edits).toBe(0);
  });
});

describe('private answers', () => {
  const given = { 'câu-hỏi': REVENUE, 'riêng-tư': true };

  test('are seen by the asker alone until they are shared', async () => {
    const room = fresh();
    const answer = await post(lan.use(room, '/hỏi', given));
    expect(minh.sees(room)).toEqual([]);
    const shared = await post(lan.presses(answer, 'Chia sẻ'));
    expect(minh.sees(room)).toEqual([shared]);
    expect(quotesOf(shared)).toEqual([QUOTED]);
    expect(minh.buttons(shared)).not.toContain('Chia sẻ');
  });

  test('statistics can be private, and be shared', async () => {
    const room = fresh();
    const answer = await post(
      lan.use(room, '/thống-kê', { 'chỉ-tiêu': 'doanh thu viễn thông', 'riêng-tư': true }),
    );
    expect(answer.onlyFor).toBe(lan);
    const shared = await post(lan.presses(answer, 'Chia sẻ'));
    expect(quotesOf(shared)).toEqual(quotesOf(answer));
    expect(minh.sees(room)).toEqual([shared]);
  });

  test('a menu below one has private answers', async () => {
    const room = fresh();
    const asked = await post(lan.use(room, '/thống-kê', { 'riêng-tư': true }));
    expect((await post(lan.picks(asked, 'Doanh thu bưu chính'))).onlyFor).toBe(lan);
  });

  test('their buttons do not leak them to others', async () => {
    const room = fresh();
    const answer = await post(lan.use(room, '/hỏi', given));
    const open = await ask(minh, room, PILOT);
    const ids = answer.components
      .flatMap((row) => ('components' in row ? [...row.components] : []))
      .flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
    expect(ids.length).toBe(4);
    for (const id of ids) {
      const said = await post(minh.forges(open, id));
      expect(said.onlyFor).toBe(minh);
      expect(textOf(said)).toContain('không còn dùng được');
    }
    expect(minh.sees(room).map(textOf).join()).not.toContain('1.720');
  });
});

function ofBot(room: Post['room']): readonly Post[] {
  return room.messages.filter(({ author }) => author.id === discord.bot.id);
}
