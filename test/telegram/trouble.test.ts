import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bot, Chat, LAN, labels, MINH, stage, UNLIMITED, until } from '../support/telegram.ts';
import { BLOCKED, BROKEN, FLOOD, KICKED } from '../support/telegram-server.ts';

const PILOT = 'Tỉnh nào đang thí điểm chuyển đổi số?';
const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';

const { server, bot } = await stage();
let chats = 0;

function fresh(type: 'private' | 'group' | 'supergroup' = 'supergroup'): Chat {
  const id = type === 'private' ? 3_000 + chats++ : -200_000 - chats++;
  return new Chat(server, server.chat(id, type));
}

beforeAll(async () => {
  await bot.start();
}, 30_000);
afterAll(() => bot.close());

describe.concurrent('Telegram misbehaves', () => {
  test('429: the message waits as long as it says, and is sent', async ({ expect }) => {
    const chat = fresh();
    server.scriptIn(chat.id, 'sendMessage', FLOOD(1));
    const started = performance.now();
    await chat.ask(LAN, `/hoi ${PILOT}`);
    expect(performance.now() - started).toBeGreaterThan(1_000);
    expect(chat.fromBot).toHaveLength(1);
  });

  test('another chat does not wait for it', async ({ expect }) => {
    const [busy, other] = [fresh(), fresh()];
    server.scriptIn(busy.id, 'sendMessage', FLOOD(3));
    busy.say(LAN, '/kho');
    await until(() => bot.log.includes('"seconds":3'), 'the flood');
    await other.ask(MINH, '/kho');
    expect(busy.fromBot).toHaveLength(0);
    await busy.next();
  });

  test('429 and 500 on a button: it works a little later', async ({ expect }) => {
    const chat = fresh();
    const answer = await chat.ask(LAN, `/hoi ${PILOT}`);
    server.scriptIn(chat.id, 'editMessageText', FLOOD(1), BROKEN);
    await chat.press(answer, LAN, 'Ngữ cảnh');
    await until(() => labels(answer).includes('Quay lại'), 'the edit');
    expect(chat.fromBot).toHaveLength(1);
  });

  test('500: again a little later, once it works', async ({ expect }) => {
    const chat = fresh();
    server.scriptIn(chat.id, 'sendMessage', BROKEN, BROKEN);
    await chat.ask(LAN, '/kho');
    await chat.ask(LAN, '/help');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('a connection that breaks before the message is done: it arrives', async ({ expect }) => {
    const chat = fresh();
    server.scriptIn(chat.id, 'sendMessage', { drop: 'before' });
    await chat.ask(LAN, '/kho');
    await chat.ask(LAN, '/help');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('a connection that breaks after it: it arrives twice, never three times', async ({
    expect,
  }) => {
    const chat = fresh();
    server.scriptIn(chat.id, 'sendMessage', { drop: 'after' }, { drop: 'after' });
    await chat.ask(LAN, '/kho');
    await chat.next();
    await chat.ask(LAN, '/help');
    expect(chat.fromBot).toHaveLength(3);
    expect(bot.log).toContain('may have arrived twice');
  });

  test('a slow answer is no reason to send again', async ({ expect }) => {
    const chat = fresh();
    server.scriptIn(chat.id, 'sendMessage', { delayMs: 700 });
    await chat.ask(LAN, '/kho');
    await chat.ask(LAN, '/help');
    expect(chat.fromBot).toHaveLength(2);
  });

  test.for([BLOCKED, KICKED])(
    '403: the chat is forgotten, others go on',
    async (fault, { expect }) => {
      const chat = fresh();
      await chat.ask(LAN, '/ngonngu en');
      server.scriptIn(chat.id, 'sendMessage', fault);
      chat.say(LAN, '/kho');
      await until(() => bot.log.includes(`"chat":"${chat.id}","msg":"the bot was blocked`), '403');
      expect((await chat.ask(LAN, '/kho')).text).toContain('Kho hiện có');
    },
  );

  test('a message that Telegram refuses is given up, the next one is sent', async ({ expect }) => {
    const chat = fresh();
    const description = 'Bad Request: not enough rights to send text messages to the chat';
    server.scriptIn(chat.id, 'sendMessage', { code: 400, description });
    chat.say(LAN, '/help');
    expect((await chat.ask(LAN, '/kho')).text).toContain('Kho hiện có');
    expect(chat.fromBot).toHaveLength(1);
  });
});

describe('updates', () => {
  test('that come twice are answered once', async () => {
    const chat = fresh();
    server.script('getUpdates', { drop: 'after' });
    await chat.ask(LAN, '/kho');
    await chat.ask(LAN, '/help');
    expect(chat.fromBot).toHaveLength(2);
  });

  test('come on after 429 and 500', async () => {
    const chat = fresh();
    server.script('getUpdates', FLOOD(1), BROKEN);
    await chat.ask(LAN, '/kho');
    await chat.ask(LAN, '/help');
    expect(bot.log).toContain('no updates from Telegram, trying again');
  });

  test('that cannot be read are left out', async () => {
    server.push('message', { no: 'message' });
    expect((await fresh().ask(LAN, '/kho')).text).toContain('Kho hiện có');
  });
});

describe('a group becomes a supergroup', () => {
  test('told by a message: the language comes along', async () => {
    const old = fresh('group');
    await old.ask(LAN, '/ngonngu en');
    const id = -300_001;
    server.migrate(old.id, id);
    const chat = new Chat(server, id);
    server.push('message', {
      message_id: 90,
      chat: { id: old.id, type: 'group' },
      from: LAN,
      migrate_to_chat_id: id,
    });
    chat.put({ from: LAN, migrate_from_chat_id: old.id });
    expect((await chat.ask(LAN, '/kho')).text).toContain('The corpus has');
  });

  test('told by a refusal: the answer goes to the new one', async () => {
    const old = fresh('group');
    await old.ask(LAN, '/ngonngu en');
    const id = -300_002;
    server.migrate(old.id, id);
    const chat = new Chat(server, id);
    old.say(LAN, '/kho');
    expect((await chat.next()).text).toContain('The corpus has');
    expect((await chat.ask(LAN, `/hoi ${PILOT}`)).text).toContain('published');
  });
});

test('the server goes down for a while: what is on its way and what is said is answered once', async () => {
  const [first, second] = [fresh(), fresh()];
  server.scriptIn(first.id, 'sendMessage', BROKEN, BROKEN);
  first.say(LAN, '/kho');
  const calls = server.callsOf('sendMessage').length;
  await until(() => server.callsOf('sendMessage').length > calls, 'the first try');
  await server.down();
  second.say(LAN, '/kho');
  second.say(LAN, '/help');
  await wait(1_000);
  expect(bot.log).toContain('no updates from Telegram, trying again');
  await server.up();
  expect((await first.next(15_000)).text).toContain('Kho hiện có');
  expect((await second.next(15_000)).text).toContain('Kho hiện có');
  expect((await second.next(15_000)).text).toContain('Bạn cứ hỏi như hỏi');
  await second.ask(LAN, `/hoi ${PILOT}`);
  expect([first.fromBot.length, second.fromBot.length]).toEqual([1, 3]);
});

describe('the program stops', () => {
  test('SIGTERM: it finishes what is in hand; conversations, buttons and languages go on', async () => {
    const [chat, slow] = [fresh(), fresh()];
    await chat.ask(MINH, '/ngonngu vi');
    await chat.ask(LAN, `/hoi ${REVENUE}`);
    const answer = await chat.ask(LAN, '/hoi còn doanh thu bưu chính?');
    const menus = server.callsOf('setMyCommands').length;
    server.scriptIn(slow.id, 'sendMessage', { delayMs: 800 });
    slow.say(LAN, '/kho');
    await until(() => server.callsOf('sendMessage').at(-1)?.payload.chat_id === slow.id, 'it');
    const { code, ms } = await bot.stop('SIGTERM');
    expect({ code, answers: slow.fromBot.length }).toEqual({ code: 0, answers: 1 });
    expect(ms).toBeLessThan(4_000);
    expect(server.pending).toBe(0);

    await bot.start();
    await chat.press(answer, MINH, 'Ngữ cảnh');
    await until(() => labels(answer).includes('Quay lại'), 'context');
    await chat.press(answer, MINH, 'Quay lại');
    await until(() => answer.text?.startsWith('100 tỷ đồng'), 'the answer again');
    await chat.press(answer, LAN, 'Chưa hữu ích');
    const going = await chat.ask(LAN, '/hoi còn doanh thu viễn thông?');
    expect(going.text).toMatch(/^1\.720 tỷ đồng/);
    expect(slow.fromBot).toHaveLength(1);
    expect(server.callsOf('setMyCommands')).toHaveLength(menus);
  });

  test('SIGKILL in the middle of a batch: each is answered at least once, at most twice', async () => {
    const crowd = Array.from({ length: 40 }, () => fresh());
    // Some are slow, so that they are on their way when it is killed.
    for (const { id } of crowd.slice(0, 10)) server.scriptIn(id, 'sendMessage', { delayMs: 300 });
    for (const chat of crowd) chat.say(LAN, '/kho');
    const answered = () => crowd.filter(({ fromBot }) => fromBot.length > 0).length;
    await until(() => answered() > 5, 'some answers');
    await bot.stop('SIGKILL');
    await bot.start();
    await until(() => answered() === crowd.length, 'all answers', 15_000);
    const last = fresh();
    await last.ask(LAN, '/help');
    const counts = crowd.map(({ fromBot }) => fromBot.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  });
});

test('two programs with one token: both say what to do, and one goes on when the other stops', async () => {
  const other = new Bot(server, UNLIMITED);
  await other.start();
  const told = 'another program polls with the same TELEGRAM_BOT_TOKEN: stop it';
  await until(() => `${bot.log}${other.log}`.includes(told), 'the conflict');
  await other.stop();
  expect((await fresh().ask(LAN, '/kho')).text).toContain('Kho hiện có');
}, 40_000);

test('nothing went wrong that was not meant to, and the token is nowhere', () => {
  const errors = bot.lines.filter(({ level }) => level === 'error');
  expect(
    errors.map(({ msg }) => msg).filter((msg) => !/refuses|another program/.test(`${msg}`)),
  ).toEqual([]);
  expect(bot.log).not.toContain(server.token);
  expect(bot.log).not.toContain(server.token.split(':')[1]);
});
