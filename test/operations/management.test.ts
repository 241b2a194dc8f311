import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedCorpus } from '../support/corpus.ts';
import { Chat, KATE, LAN, MINH, stage, UNLIMITED } from '../support/telegram.ts';

// On Telegram, by the program itself; Lan looks after it.

const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
const { folder, corpus } = copiedCorpus(REVENUE, 'Giá vàng hôm nay?');
// The bundled words, which are read already, count instead.
rmSync(join(corpus, 'vocabulary'), { recursive: true });
const ALLOWED = -100_500;
const { bot, lan, group, server } = await stage({
  ...UNLIMITED,
  TELEGRAM_ADMINS: String(LAN.id),
  TELEGRAM_ALLOWED_CHATS: `${ALLOWED}, ${LAN.id}, ${MINH.id}`,
  CORPUS_DIR: corpus,
  REPEAT_SECONDS: '0',
});
server.chat(MINH.id, 'private');
const minh = new Chat(server, MINH.id);
const NAM_DINH = join(
  corpus,
  'articles/nam-dinh-2020-tong-ket-cong-tac-thong-tin-va-truyen-thong.md',
);

const manage = async (what: string): Promise<string> => {
  lan.say(LAN, `/quanly ${what}`);
  // On a busy machine; the first look at a corpus takes a second otherwise.
  return (await lan.next(25_000)).text ?? '';
};

beforeAll(async () => {
  await bot.start();
}, 60_000);
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true });
});

test('to everybody else it is as if there were no such command', async () => {
  for (const name of ['quanly', 'manage', 'quan_ly']) {
    const told = await minh.ask(MINH, `/${name} state`);
    const unknown = await minh.ask(MINH, '/xyz state');
    expect(told.text?.replace(/\/\w+\./, '')).toBe(unknown.text?.replace(/\/\w+\./, ''));
  }
  // Among others a command that does not exist may be another bot's.
  group.say(MINH, '/quanly');
  const help = (await group.ask(MINH, '/trogiup')).text ?? '';
  expect(help).toContain('/thongke');
  expect(help).not.toMatch(/quanly|manage/);
  expect(group.fromBot).toHaveLength(1);
  expect(JSON.stringify([...server.menus])).not.toMatch(/quanly|manage/);
});

test('how the bot is, also without saying what', async () => {
  const state = await manage('');
  expect(state).toMatch(/^Đã chạy \d+ giây, bộ nhớ \d+ MiB\./);
  expect(state).toMatch(/Kho: 5 bài viết, \d+ đoạn, [1-9]\d+ số liệu, cập nhật \d+ giây trước/);
  expect(state).toContain('telegram: đã kết nối.');
  expect(state).toContain('Lưu trữ (DATA_DIR): ghi được.');
  expect(await manage('tinh trang')).toMatch(/^Đã chạy/);
  expect((await lan.ask(LAN, '/manage state')).text).toMatch(/^Running for/);
  expect(await manage('nhảy múa')).toMatch(
    /Không hiểu “nhảy múa”[\s\S]*• \/quanly tải lại bắt buộc: /,
  );
});

test('all lines of one command have a trace of their own', async () => {
  const from = bot.lines.length;
  await manage('tình trạng');
  await minh.ask(MINH, REVENUE);
  const answering = bot.lines.slice(from).filter(({ msg }) => msg === 'answering');
  expect(answering.map(({ reply }) => reply)).toEqual(['management', 'quotations']);
  expect(new Set(answering.map(({ trace }) => trace)).size).toBe(2);
  expect(answering.every(({ trace }) => /^[\w-]{6}$/.test(String(trace)))).toBe(true);
});

test('in a group it is answered to whoever looks after the bot alone', async () => {
  const before = group.fromBot.length;
  group.say(LAN, '/quanly@hoidap_bot tình trạng');
  expect((await lan.next()).text).toMatch(/^Đã chạy/);
  expect(group.fromBot).toHaveLength(before);
});

test('a reload says what it took in, what it would break, and can be forced', async () => {
  expect(await manage('tải lại')).toBe('Kho không có gì thay đổi: 5 bài viết.');
  const good = readFileSync(NAM_DINH, 'utf8');
  writeFileSync(NAM_DINH, good.replace('1.720 tỷ đồng', '1.020 tỷ đồng'));
  const refused = await manage('tải lại');
  expect(refused).toMatch(/^Chưa dùng kho mới, vì 4 câu tự kiểm tra sẽ không đạt:/);
  expect(refused).toContain(
    `dòng 1, như đã viết: “${REVENUE}” được “Doanh thu viễn thông, internet ước đạt 1.020 tỷ đồng.”`,
  );
  expect(refused).toContain('/quanly tải lại bắt buộc');
  expect((await minh.ask(MINH, REVENUE)).text).toContain('1.720 tỷ đồng');
  expect(await manage('')).toMatch(/chưa dùng kho mới vì tự kiểm tra kém đi[\s\S]*dòng 1/);

  expect(await manage('reload force')).toBe(
    'Đã tải lại kho: 1 bài mới hoặc sửa, 0 bài bỏ, nay có 5 bài viết.',
  );
  expect((await minh.ask(MINH, REVENUE)).text).toContain('1.020 tỷ đồng');
  expect(await manage('tự kiểm tra')).toMatch(
    /^Tự kiểm tra: 4\/8 đạt, 0 thay đổi[\s\S]*• dòng 1, như đã viết/,
  );
  writeFileSync(NAM_DINH, good);
  expect(await manage('nạp lại')).toMatch(/^Đã tải lại kho: 1 bài/);
}, 40_000);

test('what most people lack', async () => {
  await minh.ask(MINH, 'Giá vàng ở Nam Định hôm nay?');
  const lacking = await lan.ask(LAN, 'Gia vang o Nam Dinh hom nay');
  await lan.press(lacking, LAN, 'Báo thiếu');
  expect(await manage('báo cáo')).toMatch(
    /^Kho còn thiếu câu trả lời cho 1 nhóm[\s\S]*• Giá vàng ở Nam Định hôm nay\? \(2 người hỏi, 1 báo thiếu/,
  );
});

test('a chat is allowed and blocked, which outlives a restart', async () => {
  const other = new Chat(server, server.chat(-100_900, 'supergroup'));
  expect((await other.ask(KATE, `/hoi ${REVENUE}`)).text).toContain('-100900');
  expect(await manage('cho phép -100900')).toContain('-100900');
  expect((await other.ask(KATE, `/hoi ${REVENUE}`)).text).toContain('1.720');

  const asked = await group.ask(MINH, `/hoi ${REVENUE}`);
  group.say(LAN, '/quanly chặn');
  expect((await lan.next()).text).toBe(
    `Từ nay tôi không trả lời trong cuộc trò chuyện ${ALLOWED}.`,
  );
  await bot.stop();
  await bot.start();
  const before = group.fromBot.length;
  group.say(MINH, `/hoi ${REVENUE}`);
  const pressed = await group.press(asked, MINH, 'Hữu ích');
  expect(pressed.payload).toMatchObject({ text: 'Tôi không trả lời trong cuộc trò chuyện này.' });
  expect((await other.ask(KATE, `/hoi ${REVENUE}`)).text).toContain('1.720');
  expect(group.fromBot).toHaveLength(before);
  // Where it is blocked it can be undone.
  group.say(LAN, '/quanly cho phép');
  await lan.next();
  expect((await group.ask(MINH, `/hoi ${REVENUE}`)).text).toContain('1.720');
}, 40_000);
