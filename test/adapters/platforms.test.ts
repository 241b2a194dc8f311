import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { type Interaction, type Post, startDiscord } from '../support/discord.ts';
import { Program, until } from '../support/discord-program.ts';
import { codesOf, quotesOf, textOf } from '../support/discord-shown.ts';
import { run } from '../support/program.ts';
import { Chat, LAN, MINH, quotes } from '../support/telegram.ts';
import { BLOCKED, TelegramServer } from '../support/telegram-server.ts';

const QUESTIONS = [
  'Tỉnh nào đang thí điểm chuyển đổi số?',
  'Doanh thu viễn thông Nam Định năm 2019?',
  'doanh thu buu chinh nam dinh',
  'How was Lang Son ranked in the ICT Index 2018?',
  'Quảng Trị hoàn thành bao nhiêu nhiệm vụ năm 2021?',
  'ICT Index Lạng Sơn 2021?',
  'Giá vàng hôm nay?',
];

/** What an answer is made of, wherever it is shown. */
interface Evidence {
  readonly quotes: readonly string[];
  readonly codes: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
const corpus = join(folder, 'corpus');
cpSync(bundledCorpus, corpus, { recursive: true });
const discord = await startDiscord();
const { room } = discord.guild();
const kate = discord.person('Kate');
const telegram = await new TelegramServer().up();
const chat = new Chat(telegram, telegram.chat(LAN.id, 'private'));
const program = new Program(discord);

const start = () =>
  program.start({
    CORPUS_DIR: corpus,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_CHAT_PER_SECOND: '0',
    TELEGRAM_GROUP_PER_MINUTE: '0',
    TELEGRAM_PER_SECOND: '0',
  });

beforeAll(async () => {
  await start();
}, 30_000);
afterAll(async () => {
  await program.close();
  await discord.close();
  await telegram.down();
  rmSync(folder, { recursive: true });
});

async function onConsole(): Promise<Evidence[]> {
  const { stdout } = await run(['ask', '--json'], { input: QUESTIONS.join('\n') });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { citations } = JSON.parse(line) as { citations: { quote: string; code: string }[] };
      // Platforms show what answers first, and the rest when asked for more.
      return {
        quotes: citations.slice(0, 1).map(({ quote }) => quote),
        codes: citations.slice(0, 1).map(({ code }) => code),
      };
    });
}

async function onDiscord(question: string): Promise<Evidence> {
  const before = room.messages.length;
  kate.says(room, `@bot ${question}`);
  const answer = await until<Post>(() => room.messages[before + 1], `the answer to ${question}`);
  return { quotes: quotesOf(answer), codes: quotesOf(answer).length > 0 ? codesOf(answer) : [] };
}

async function onTelegram(question: string): Promise<Evidence> {
  const answer = await chat.ask(LAN, question);
  const found = [...(answer.text ?? '').matchAll(/(?:mã|code) ([A-Z\d]{6})\b/g)];
  return {
    quotes: quotes(answer),
    codes: quotes(answer).length > 0 ? found.map(([, code = '']) => code) : [],
  };
}

test('the same question gives the same quotations and codes on every platform', async () => {
  const expected = await onConsole();
  expect(expected.filter(({ codes }) => codes.length > 0).length).toBe(5);
  for (const [i, question] of QUESTIONS.entries()) {
    expect(await onDiscord(question), question).toEqual(expected[i]);
    expect(await onTelegram(question), question).toEqual(expected[i]);
  }
  expect(discord.violations).toEqual([]);
});

test('a code opens the same evidence on every platform', async () => {
  const { stdout } = await run(['ask', '/nguon EEMM9B', '--json']);
  expect(stdout).toContain('EEMM9B');
  const source = await kate.use(room, '/nguồn', { mã: 'EEMM9B' }).settled();
  const answer = await chat.ask(LAN, '/nguon EEMM9B');
  expect('post' in source && quotesOf(source.post)).toEqual(quotes(answer));
  expect(quotes(answer)[0]).toContain('xã Vi Hương');
});

describe('whoever waits for an answer is told of it when it comes', () => {
  const QUESTION = 'Yên Bái lắp đặt bao nhiêu đài truyền thanh thông minh năm 2023?';
  const NEWS = `Nay kho đã có câu trả lời cho “${QUESTION}”:`;
  const BUTTON = '🔔 Báo tôi khi có';
  const forum = new Chat(telegram, telegram.chat(-100_700, 'supergroup', { is_forum: true }));
  const topic = telegram.topic(forum.id);
  const gone = new Chat(telegram, telegram.chat(9_001, 'private'));
  const forgetful = new Chat(telegram, telegram.chat(9_002, 'private'));
  const lan = discord.person('Lan');
  const thread = discord.thread(room, 'Yên Bái');

  const article = (id: string, province: string, where = ''): void =>
    writeFileSync(
      join(corpus, 'articles', `${id}.md`),
      [
        '---',
        `id: ${id}`,
        `title: ${province} phát triển truyền thanh thông minh`,
        `province: ${province}`,
        'publishedOn: 2023-12-20',
        '---',
        '',
        `Năm 2023, tỉnh ${province} đã lắp đặt 215 đài truyền thanh thông minh tại các xã${where}.`,
        '',
      ].join('\n'),
    );
  const messageOf = async (interaction: Interaction): Promise<Post> => {
    const outcome = await interaction.settled();
    if (!('post' in outcome)) throw new Error(`no message but ${JSON.stringify(outcome)}`);
    return outcome.post;
  };
  const unescaped = ({ content }: Post): string => content.replaceAll('\\', '');
  /** Posts of the bot that say that the answer is there. */
  const toldIn = (posts: readonly Post[]): readonly Post[] =>
    posts.filter(({ content }) => content.includes('Nay kho đã có câu trả lời'));

  test('once, where they asked, whatever happened in between', async () => {
    const said = { message_thread_id: topic, is_topic_message: true };
    const refused = await forum.ask(LAN, `/hoi ${QUESTION}`, said);
    for (const who of [LAN, MINH]) {
      const { payload } = await forum.press(refused, who, BUTTON);
      expect(payload.text).toMatch(/tôi sẽ báo bạn một lần tại đây/);
    }
    for (const other of [gone, forgetful]) {
      const who = { id: other.id, first_name: 'Ai đó', language_code: 'vi' };
      await other.press(await other.ask(who, QUESTION), who, BUTTON);
      if (other === forgetful) await other.ask(who, '/quen');
    }
    lan.says(thread, `@bot ${QUESTION}`);
    const inThread = await until<Post>(() => thread.messages[1], 'the answer in the thread');
    await messageOf(lan.presses(inThread, BUTTON));
    const alone = await messageOf(
      kate.use(room, '/hỏi', { 'câu-hỏi': QUESTION, 'riêng-tư': true }),
    );
    expect(alone.onlyFor).toBe(kate);
    expect(textOf(await messageOf(kate.presses(alone, BUTTON)))).toMatch(/nhắn riêng/);

    // It comes while the bot is down.
    await program.stop('SIGKILL');
    article('yen-bai-2023', 'Yên Bái');
    telegram.scriptIn(gone.id, 'sendMessage', BLOCKED);
    await start();
    writeFileSync(join(corpus, 'note.txt'), 'again');

    const told = await forum.next(20_000);
    expect(told.text).toMatch(new RegExp(`^🔔🔔 ${NEWS.replace('?', '\\?')}`));
    expect(told.message_thread_id).toBe(topic);
    expect(quotes(told)[0]).toContain('215 đài truyền thanh');
    const called = (told.entities ?? []).filter(({ type }) => type === 'text_mention');
    expect(called.map(({ user }) => user?.id)).toEqual([LAN.id, MINH.id]);
    const shown = await until(() => toldIn(thread.messages)[0], 'the news in the thread');
    expect(unescaped(shown)).toBe(`<@${lan.id}> ${NEWS}`);
    expect(quotesOf(shown)[0]).toContain('215 đài');
    expect(lan.buttons(shown)).toContain('👍 Hữu ích');
    const direct = discord.direct(kate);
    const [privately] = await until(
      () => toldIn(direct.messages).length > 0 && toldIn(direct.messages),
      'the direct message',
    );
    expect(privately && unescaped(privately)).toBe(NEWS);
    expect(toldIn(room.messages)).toEqual([]);
    await until(() => program.log.includes('"outcome":"unreachable"'), 'the one who is gone');

    // Another article that answers it tells nobody again.
    const before = program.log.length;
    article('yen-bai-2024', 'Yên Bái', ' vùng cao');
    await until(
      () => program.log.slice(before).includes('changed corpus is served'),
      'the next',
      20_000,
    );
    await kate.use(room, '/kho', {}).settled();
    expect(forum.fromBot.filter(({ text }) => text?.includes('Nay kho đã có'))).toHaveLength(1);
    expect(toldIn([...thread.messages, ...direct.messages])).toHaveLength(2);
    expect(forgetful.fromBot.filter(({ text }) => text?.includes('Nay kho'))).toEqual([]);
    expect(discord.violations).toEqual([]);
  }, 90_000);

  test('whoever asks to be told of what has come by now sees it at once', async () => {
    const late = 'Sơn La lắp đặt bao nhiêu đài truyền thanh thông minh năm 2023?';
    const refused = await chat.ask(LAN, late);
    const before = program.log.length;
    article('son-la-2023', 'Sơn La');
    await until(
      () => program.log.slice(before).includes('changed corpus is served'),
      'the article',
      20_000,
    );
    await chat.press(refused, LAN, BUTTON);
    const shown = await until(() => {
      const now = telegram
        .messages(chat.id)
        .find(({ message_id }) => message_id === refused.message_id);
      return now?.text?.includes('215 đài') && now;
    }, 'the answer in the place of the refusal');
    expect(shown.text).toContain('Sơn La');
  }, 40_000);
});
