import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Post, startDiscord } from '../support/discord.ts';
import { Program, until } from '../support/discord-program.ts';
import { codesOf, quotesOf } from '../support/discord-shown.ts';
import { run } from '../support/program.ts';
import { Chat, LAN, quotes } from '../support/telegram.ts';
import { TelegramServer } from '../support/telegram-server.ts';

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

const discord = await startDiscord();
const { room } = discord.guild();
const kate = discord.person('Kate');
const telegram = await new TelegramServer().up();
const chat = new Chat(telegram, telegram.chat(LAN.id, 'private'));
const program = new Program(discord);

beforeAll(async () => {
  await program.start({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_CHAT_PER_SECOND: '0',
    TELEGRAM_PER_SECOND: '0',
  });
}, 30_000);
afterAll(async () => {
  await program.close();
  await discord.close();
  await telegram.down();
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
