import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/program.ts';
import {
  Chat,
  KATE,
  LAN,
  labels,
  MINH,
  marked,
  quotes,
  stage,
  until,
} from '../support/telegram.ts';
import { BOT, type StoredMessage } from '../support/telegram-chats.ts';

const PILOT = 'Tỉnh nào đang thí điểm chuyển đổi số?';
const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';

const { server, bot, lan } = await stage();
let chats = 0;

/** A chat that no other test talks in. */
function fresh(
  type: 'private' | 'group' | 'supergroup' | 'channel' = 'supergroup',
  options: { is_forum?: boolean } = {},
): Chat {
  const id = type === 'private' ? 2_000 + chats++ : -100_000 - chats++;
  return new Chat(server, server.chat(id, type, options));
}

const replyTo = (message: StoredMessage) => ({ reply_to_message: message });

/** Makes sure that what was said before has been looked at: a chat is served in order. */
async function settled(chat: Chat): Promise<void> {
  const before = chat.fromBot.length;
  chat.say(KATE, '/help@hoidap_bot');
  await until(() => chat.fromBot.length > before, 'the help');
  const [help] = chat.fromBot.slice(before);
  expect(help?.text).toContain('Ask as you would ask a colleague');
}

beforeAll(async () => {
  await bot.start();
}, 30_000);
afterAll(() => bot.close());

describe('a private chat', () => {
  test('greets, answers, and goes on from the question before', async () => {
    const chat = fresh('private');
    const greeting = await chat.ask(LAN, '/start');
    expect(greeting.text).toContain('Xin chào!');
    expect(greeting.text).toContain('Bạn có thể thử hỏi:');
    const answer = await chat.ask(LAN, REVENUE);
    expect(answer.text).toMatch(/^1\.720 tỷ đồng\n\nDoanh thu viễn thông/);
    expect(quotes(answer)).toEqual(['Doanh thu viễn thông, internet ước đạt 1.720 tỷ đồng.']);
    expect(marked(answer, 'bold')).toEqual(['1.720 tỷ đồng', '1.720 tỷ đồng']);
    expect(answer.link_preview_options).toEqual({ is_disabled: true });
    expect(answer.reply_to_message).toBeUndefined();
    const next = await chat.ask(LAN, 'còn doanh thu bưu chính?');
    expect(next.text).toMatch(/^100 tỷ đồng/);
  });

  test('a greeting in the language of the app', async () => {
    expect((await fresh('private').ask(KATE, '/start')).text).toContain('Hello!');
  });

  test('what has no words is asked for in words', async () => {
    const chat = fresh('private');
    chat.put({ from: LAN, voice: { duration: 3 } });
    expect((await chat.next()).text).toContain('Hãy viết câu hỏi bằng chữ');
  });

  test('an unknown command, and one that is not there yet', async () => {
    const chat = fresh('private');
    expect((await chat.ask(LAN, '/xyz')).text).toContain('Không có lệnh /xyz');
    expect((await chat.ask(LAN, '/SoSanh@hoidap_bot')).text).not.toContain('Không có lệnh');
  });
});

describe('commands', () => {
  test('a missing argument is asked for, and the reply is taken for it', async () => {
    const chat = fresh();
    const asked = chat.say(LAN, '/tinh');
    const prompt = await chat.next();
    expect(prompt.text).toBe('Bạn muốn xem tỉnh, thành phố nào?');
    expect(prompt.reply_markup).toMatchObject({ force_reply: true, selective: true });
    expect(prompt.reply_to_message).toMatchObject({ message_id: asked.message_id });
    const answer = await chat.ask(LAN, 'Lạng Sơn', replyTo(prompt));
    expect(answer.text).toContain('Kho có 1 bài viết về Lạng Sơn');
  });

  test('/nguon opens a code, with the paragraph around it', async () => {
    const chat = fresh('private');
    const answer = await chat.ask(LAN, PILOT);
    const [code = ''] = marked(answer, 'code');
    const source = await chat.ask(LAN, `/nguon ${code.toLowerCase()}`);
    expect(quotes(source)[0]).toContain(quotes(answer)[0]);
    expect(marked(source, 'bold').join()).toContain('thí điểm chuyển đổi số tại xã Vi Hương');
    expect(labels(source)).toEqual([]);
  });

  test('English names answer in English, /ngonngu decides for a chat', async () => {
    const chat = fresh();
    expect((await chat.ask(LAN, '/corpus')).text).toContain('The corpus has 5 articles');
    expect((await chat.ask(LAN, '/kho')).text).toContain('Kho hiện có 5 bài viết');
    expect((await chat.ask(MINH, '/ngonngu en')).text).toContain('From now on I reply in English');
    expect((await chat.ask(LAN, '/tinh Sơn La')).text).toContain('no article about Sơn La yet');
    expect((await chat.ask(LAN, `/hoi ${PILOT}`)).text).toContain('published 26/1/2021');
    const prompt = await chat.ask(LAN, '/ngonngu');
    expect(prompt.text).toContain('Which language');
    expect((await chat.ask(LAN, 'tiếng Việt', replyTo(prompt))).text).toContain('Từ nay');
  });

  test('the menu is in Vietnamese and in English, for private chats and groups', async () => {
    await until(() => server.menus.size === 4, 'the menus');
    expect([...server.menus.keys()].sort()).toEqual([
      'all_group_chats:',
      'all_group_chats:en',
      'all_private_chats:',
      'all_private_chats:en',
    ]);
    expect(server.menus.get('all_group_chats:')).toContainEqual({
      command: 'hoi',
      description: 'Hỏi kho bài viết; trả lời bằng trích dẫn nguyên văn',
    });
    expect(server.menus.get('all_private_chats:en')).toContainEqual({
      command: 'language',
      description: 'Choose the language of replies in this chat',
    });
  });
});

describe('a group', () => {
  test('silent between others, there when it is asked, as a reply to who asked', async () => {
    const chat = fresh();
    chat.say(LAN, 'Chào mọi người, ai biết tỉnh nào thí điểm chuyển đổi số không?');
    chat.say(MINH, '@hoidap_bot_dev giúp với');
    chat.say(MINH, '/hoi@other_bot giúp với');
    chat.put({ from: { id: 99, is_bot: true, first_name: 'Khác' }, text: `@hoidap_bot ${PILOT}` });
    chat.put({ from: LAN, new_chat_members: [MINH] });
    chat.put({ from: LAN, text: 'Bắc Kạn', forward_origin: { type: 'user', sender_user: BOT } });
    const asked = chat.say(LAN, `@hoidap_bot ${PILOT}`);
    const answer = await chat.next();
    expect(answer.text).toMatch(/^Bắc Kạn\n/);
    expect(answer.reply_to_message).toMatchObject({ message_id: asked.message_id });
    const further = await chat.ask(MINH, 'còn Lạng Sơn thì sao?', replyTo(answer));
    expect(further.text).not.toBe('');
    await settled(chat);
    expect(chat.fromBot).toHaveLength(3);
  });

  test('/hoi@this bot is answered, /unknown of other bots is not', async () => {
    const chat = fresh();
    chat.say(LAN, '/xyz');
    expect((await chat.ask(LAN, `/hoi@hoidap_bot ${PILOT}`)).text).toMatch(/^Bắc Kạn/);
    expect((await chat.ask(LAN, '/xyz@hoidap_bot')).text).toContain('Không có lệnh /xyz');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('conversations of two people do not mix', async () => {
    const chat = fresh();
    await chat.ask(LAN, `/hoi ${REVENUE}`);
    await chat.ask(MINH, '/hoi Quảng Trị hoàn thành bao nhiêu nhiệm vụ năm 2021?');
    const answer = await chat.ask(LAN, '/hoi còn doanh thu bưu chính?');
    expect(answer.text).toMatch(/^100 tỷ đồng/);
  });

  test('a forum: the reply stays in the topic, and in none for the general one', async () => {
    const chat = fresh('supergroup', { is_forum: true });
    const topic = server.topic(chat.id);
    const inTopic = { message_thread_id: topic, is_topic_message: true };
    const answer = await chat.ask(LAN, `@hoidap_bot ${PILOT}`, inTopic);
    expect(answer).toMatchObject(inTopic);
    // A thread of replies has a number too, and is no topic.
    const general = await chat.ask(LAN, '/kho', { message_thread_id: 99_999 });
    expect(general.message_thread_id).toBeUndefined();
  });

  test('a channel: commands only', async () => {
    const chat = fresh('channel');
    const sender = { sender_chat: { id: chat.id, type: 'channel' } };
    chat.put({ ...sender, text: `@hoidap_bot ${PILOT}` }, 'channel_post');
    chat.put({ ...sender, text: `/hoi ${PILOT}` }, 'channel_post');
    expect((await chat.next()).text).toMatch(/^Bắc Kạn/);
    chat.put({ ...sender, text: '/kho' }, 'channel_post');
    expect((await chat.next()).text).toContain('Kho hiện có');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('a channel, where no reply can be asked for: what to type instead', async () => {
    const chat = fresh('channel');
    chat.put({ sender_chat: { id: chat.id, type: 'channel' }, text: '/tinh' }, 'channel_post');
    expect((await chat.next()).text).toBe('Bạn muốn xem tỉnh, thành phố nào?\n/tinh …');
  });
});

describe('the same question within a minute', () => {
  test('gets a pointer to the answer, from everybody, and the next one an answer', async () => {
    const chat = fresh();
    const answer = await chat.ask(LAN, `/hoi ${PILOT}`);
    const pointer = await chat.ask(MINH, '@hoidap_bot tỉnh nào đang  thí điểm CHUYỂN ĐỔI SỐ?');
    expect(pointer.text).toBe('Câu này vừa được trả lời ở tin nhắn trên.');
    expect(pointer.reply_to_message).toMatchObject({ message_id: answer.message_id });
    expect((await chat.ask(MINH, `/hoi ${REVENUE}`)).text).toMatch(/^1\.720/);
    expect((await fresh().ask(MINH, `/hoi ${PILOT}`)).text).toMatch(/^Bắc Kạn/);
  });

  test('the same words in another conversation are another question', async () => {
    const chat = fresh();
    await chat.ask(LAN, `/hoi ${REVENUE}`);
    await chat.ask(LAN, '/hoi năm 2018 thì sao?');
    await chat.ask(MINH, '/hoi ICT Index Lạng Sơn 2021?');
    const other = await chat.ask(MINH, '/hoi năm 2018 thì sao?');
    expect(other.text).not.toContain('vừa được trả lời');
  });
});

describe('a question that is changed', () => {
  test('changes its answer, once', async () => {
    const chat = fresh();
    const asked = chat.say(LAN, '/hoi ICT Index Lạng Sơn 2021?');
    const answer = await chat.next();
    expect(answer.text).toContain('không nói về năm 2021');
    chat.change(asked, '/hoi ICT Index Lạng Sơn 2018?');
    await until(() => answer.text?.startsWith('32/63'), 'the new answer');
    expect(labels(answer)).toContain('Ngữ cảnh');
    chat.change(asked, `/hoi ${PILOT}`);
    await settled(chat);
    expect(answer.text).toMatch(/^32\/63/);
    expect(chat.fromBot).toHaveLength(2);
  });

  test('a preview that loads is no change, and what was not answered stays so', async () => {
    const chat = fresh();
    const between = chat.say(LAN, 'xem https://hue.gov.vn');
    const asked = chat.say(LAN, '/kho');
    const answer = await chat.next();
    const text = answer.text;
    const edits = server.callsOf('editMessageText').length;
    chat.change(asked, '/kho');
    chat.change(between, `@hoidap_bot ${PILOT}`);
    await settled(chat);
    expect(answer.text).toBe(text);
    expect(server.callsOf('editMessageText')).toHaveLength(edits);
    expect(chat.fromBot).toHaveLength(2);
  });
});

describe('buttons', () => {
  test('turn the message in place, for anybody in the group', async () => {
    const chat = fresh();
    const answer = await chat.ask(LAN, '/hoi Quảng Trị năm 2021');
    expect(labels(answer)).toEqual(['Xem thêm', 'Ngữ cảnh', '👍 Hữu ích', '👎 Chưa hữu ích']);
    const [first = ''] = quotes(answer);
    await chat.press(answer, MINH, 'Xem thêm');
    await until(() => quotes(answer).length > 1, 'more quotations');
    expect(quotes(answer)[0]).toBe(first);
    expect(labels(answer)).toContain('Ngữ cảnh 2');
    await chat.press(answer, KATE, 'Ngữ cảnh 1');
    await until(() => labels(answer).includes('Quay lại'), 'context');
    expect(quotes(answer)).toEqual([expect.stringContaining(first)]);
    await chat.press(answer, LAN, 'Quay lại');
    await until(() => quotes(answer)[0] === first, 'the answer again');
    expect(chat.fromBot).toHaveLength(1);
  });

  test('two people press the same one: the second change is none', async () => {
    const chat = fresh();
    const answer = await chat.ask(LAN, `/hoi ${PILOT}`);
    const button = structuredClone(answer);
    await chat.press(button, LAN, 'Ngữ cảnh');
    await until(() => labels(answer).includes('Quay lại'), 'context');
    await chat.press(button, MINH, 'Ngữ cảnh');
    expect(bot.log).not.toContain('Telegram refuses');
  });

  test('useful, not useful and missing are thanked for, to who pressed alone', async () => {
    const chat = fresh();
    const answer = await chat.ask(LAN, `/hoi ${PILOT}`);
    const { payload } = await chat.press(answer, MINH, 'Hữu ích');
    expect(payload).toMatchObject({ text: 'Cảm ơn bạn đã đánh giá.' });
    const refusal = await chat.ask(LAN, '/hoi Giá vàng hôm nay?');
    expect(labels(refusal)).toEqual(['Báo thiếu', '🔔 Báo tôi khi có']);
    const reported = await chat.press(refusal, LAN, 'Báo thiếu');
    expect(reported.payload.text).toContain('bổ sung bài viết');
    expect(chat.fromBot).toHaveLength(2);
  });

  test.for(['', 'x', 'mnosuchid00', "u'--", 'u'.repeat(64)])(
    'what is none of ours is answered too: %j',
    async (data) => {
      const chat = fresh();
      const answer = await chat.ask(LAN, `/hoi ${PILOT}`);
      const { payload } = await chat.pressData(answer, LAN, data);
      expect(payload.text).toContain('không còn dùng được');
    },
  );

  test('a button carried into another chat does nothing there', async () => {
    const answer = await fresh().ask(LAN, `/hoi ${PILOT}`);
    const other = fresh();
    const decoy = await other.ask(MINH, '/kho');
    const data = answer.reply_markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? '';
    const { payload } = await other.pressData(decoy, MINH, data);
    expect(payload.text).toContain('không còn dùng được');
  });
});

test('the same question has the same quotations and codes as on the command line', async () => {
  const questions = [PILOT, REVENUE, 'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?'];
  const { stdout } = await run(['ask', '--json'], { input: `${questions.join('\n')}\n` });
  for (const line of stdout.trim().split('\n')) {
    const { question, citations } = JSON.parse(line) as {
      question: string;
      citations: { code: string; quote: string }[];
    };
    const answer = await fresh().ask(LAN, `/hoi ${question}`);
    const shown = citations.slice(0, quotes(answer).length);
    expect(shown).not.toEqual([]);
    expect(quotes(answer)).toEqual(shown.map(({ quote }) => quote));
    expect(marked(answer, 'code')).toEqual(shown.map(({ code }) => code));
  }
});

describe('inline mode', () => {
  interface Result {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly input_message_content: { readonly message_text: string };
  }

  async function inline(query: string, offset = '', from = LAN) {
    const id = server.query();
    server.push('inline_query', { id, from, query, offset });
    const { payload } = await until(
      () => server.answered.find((one) => one.id === id),
      `the answer to the inline query ${query}`,
    );
    return { payload, results: payload.results as readonly Result[] };
  }

  test('offers quotations with province and date, in pages', async () => {
    const { payload, results } = await inline('chuyển đổi số');
    expect(payload).toMatchObject({ is_personal: true });
    expect(Number(payload.cache_time)).toBeLessThanOrEqual(60);
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThanOrEqual(10);
    expect(results[0]?.title).toMatch(/^Bắc Kạn · 26\/1\/2021 · /);
    expect(results[0]?.input_message_content.message_text).toContain('· mã ');
    const seen = new Set(results.map(({ id }) => id));
    for (let offset = String(payload.next_offset); offset !== ''; ) {
      const page = await inline('chuyển đổi số', offset);
      for (const { id } of page.results) {
        expect(seen).not.toContain(id);
        seen.add(id);
      }
      offset = String(page.payload.next_offset);
    }
  });

  test('an empty query offers examples, in the language of the app', async () => {
    const { payload, results } = await inline(' ');
    expect(payload.next_offset).toBe('');
    expect(results.map(({ title }) => title)).toContain(PILOT);
    const english = await inline('', '', KATE);
    expect(english.results[0]?.input_message_content.message_text).toContain('published');
  });

  test.for(['zzzz qqqq', '???', 'x'.repeat(256)])(
    'what nothing fits is answered with nothing: %j',
    async (query) => {
      expect((await inline(query, 'abc')).results).toEqual([]);
    },
  );

  test('what was sent through it is not taken for a question', async () => {
    const before = lan.fromBot.length;
    lan.say(LAN, 'Bắc Kạn', { via_bot: BOT });
    await settled(lan);
    expect(lan.fromBot.length - before).toBe(1);
  });
});

test('nothing went wrong', () => {
  expect(bot.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  expect(bot.log).not.toContain(server.token);
});
