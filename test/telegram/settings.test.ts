import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { createTelegram, type TelegramWorkings } from '../../src/adapters/telegram/telegram.ts';
import { readConfig } from '../../src/config.ts';
import { createHttpServer } from '../../src/operations/http.ts';
import { silentLog } from '../../src/operations/log.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { Bot, Chat, KATE, LAN, labels, MINH, UNLIMITED, until } from '../support/telegram.ts';
import { TelegramServer } from '../support/telegram-server.ts';

const open: Bot[] = [];
afterAll(async () => {
  for (const bot of open) await bot.close();
});

/** A program with settings of its own on a server of its own. */
async function made(
  env: Readonly<Record<string, string>>,
): Promise<{ server: TelegramServer; bot: Bot }> {
  const server = await new TelegramServer().up();
  const bot = new Bot(server, { ...UNLIMITED, ...env });
  open.push(bot);
  return { server, bot };
}

function chatIn(server: TelegramServer, id: number): Chat {
  return new Chat(server, server.chat(id, id > 0 ? 'private' : 'supergroup'));
}

/** A port that nobody uses, and whoever uses it. */
async function port(): Promise<{ readonly port: number; readonly holder: Server }> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  return { port: (holder.address() as AddressInfo).port, holder };
}

/** What an operator reads when the program gives up. */
async function givesUp(bot: Bot): Promise<string> {
  bot.launch();
  expect(await bot.ended).toBe(1);
  const fatal = bot.lines.filter(({ level }) => level === 'fatal');
  expect(fatal).toHaveLength(1);
  expect(bot.log).not.toContain(bot.server.token.split(':')[1]);
  return String(fatal[0]?.msg);
}

describe('the adapter alone', () => {
  /** One on a server of its own; whatever it needs to answer is not reached. */
  const made = async (webhook: { url?: string; port?: number } = {}) => {
    const server = await new TelegramServer().up();
    const { telegram } = readConfig({
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.root,
    });
    if (!telegram) throw new Error('no settings');
    const http = createHttpServer('127.0.0.1', webhook.port ?? 0);
    const own = {
      log: silentLog,
      language: 'vi',
      store: createMemoryStore(),
      http,
      onLink() {},
      tellBy() {},
    };
    const settings = { ...telegram, ...(webhook.url && { webhookUrl: webhook.url }) };
    const adapter = createTelegram(settings, own as unknown as TelegramWorkings);
    const close = async (): Promise<void> => {
      await http.close();
      await server.down();
    };
    return { server, adapter, close };
  };

  async function start(url: string, onPort: number): Promise<void> {
    const { adapter, close } = await made({ url, port: onPort });
    await adapter.start().finally(close);
  }

  test.for([{ way: 'polling' }, { way: 'a webhook', url: 'https://bot.vn' }])(
    '$way serves until it is stopped, which can be said twice',
    async ({ url }) => {
      const { server, adapter, close } = await made(url ? { url } : {});
      let ended = false;
      const serving = adapter.start().then(() => {
        ended = true;
      });
      const method = url ? 'setWebhook' : 'getUpdates';
      await until(() => server.callsOf(method).length > 0, method);
      expect(ended).toBe(false);
      await Promise.all([adapter.stop(), adapter.stop()]);
      await serving;
      await close();
    },
  );

  test('it is stopped before it was started, or while Telegram cannot be reached', async () => {
    const { server, adapter, close } = await made();
    await server.down();
    const serving = adapter.start();
    await adapter.stop();
    await serving;
    const other = await made();
    await other.adapter.stop();
    await other.close();
    await close();
  });

  test('an address that Telegram refuses is named with the remedy', async () => {
    await expect(start('https://bot.invalid', 0)).rejects.toThrow(
      /^TELEGRAM_WEBHOOK_URL is refused .*Failed to resolve host.*leave it empty to poll instead/,
    );
  });

  test('a port that is taken is named with the remedy', async () => {
    const { port: taken, holder } = await port();
    await expect(start('https://bot.vn', taken)).rejects.toThrow(
      `PORT is ${taken}: 127.0.0.1:${taken} cannot be listened on (listen EADDRINUSE`,
    );
    holder.close();
  });
});

describe('settings', { timeout: 60_000 }, () => {
  test('a webhook: updates with the secret are answered, each once, also after a restart', async () => {
    const { port: free, holder } = await port();
    await new Promise((resolve) => holder.close(resolve));
    const url = `http://127.0.0.1:${free}`;
    const { server, bot } = await made({ TELEGRAM_WEBHOOK_URL: `${url}/`, PORT: String(free) });
    const chat = chatIn(server, LAN.id);
    bot.launch();
    const address = `${url}/telegram/webhook`;
    await until(() => server.webhook?.url === address, 'the webhook', 25_000);
    chat.say(LAN, '/kho');
    chat.say(LAN, '/help');
    const updates = server.updatesFor({});
    await server.deliver();
    expect((await chat.next()).text).toContain('Kho hiện có');
    expect((await chat.next()).text).toContain('Bạn cứ hỏi như hỏi');
    const secret = server.webhook?.secret;
    // Delivered again, with a wrong secret, without one, and what is no update.
    for (const update of updates) expect(await server.postTo(address, update, secret)).toBe(200);
    const forged = { update_id: 1, message: server.post(LAN.id, { from: LAN, text: '/kho' }) };
    expect(await server.postTo(address, forged, 'x'.repeat(64))).toBe(403);
    expect(await server.postTo(address, forged)).toBe(403);
    expect(await server.postTo(`${url}/elsewhere`, forged, secret)).toBe(404);
    expect((await fetch(address)).status).toBe(405);
    expect(await server.postTo(address, 'x'.repeat(1_100_000), secret)).toBe(413);
    expect(await server.postTo(address, { update_id: 'x' }, secret)).toBe(200);
    expect(server.callsOf('getUpdates')).toEqual([]);
    expect(await bot.stop('SIGTERM')).toMatchObject({ code: 0 });

    bot.launch();
    await until(() => server.callsOf('setWebhook').length === 2, 'the webhook again', 25_000);
    for (const update of updates) expect(await server.postTo(address, update, secret)).toBe(200);
    chat.say(LAN, '/kho');
    await server.deliver();
    await chat.next();
    expect(chat.fromBot).toHaveLength(3);
  });

  test('a token that Telegram does not know: what to do, and the end', async () => {
    const { bot } = await made({ TELEGRAM_BOT_TOKEN: `987654321:${'x'.repeat(35)}` });
    const says = await givesUp(bot);
    expect(says).toMatch(
      /^TELEGRAM_BOT_TOKEN is refused \(getMe: 401: Unauthorized\): copy the token/,
    );
    expect(bot.log).not.toContain('x'.repeat(35));
  });

  test('allowed chats: elsewhere it says so once, with the id, and nothing works', async () => {
    const { server, bot } = await made({ TELEGRAM_ALLOWED_CHATS: '-100700, 77' });
    const [here, elsewhere] = [chatIn(server, -100_700), chatIn(server, -100_701)];
    await bot.start();
    elsewhere.say(LAN, 'chuyện khác');
    const refusal = await elsewhere.ask(LAN, '/hoi Tỉnh nào đang thí điểm chuyển đổi số?');
    expect(refusal.text).toContain('gửi mã cuộc trò chuyện này cho người phụ trách: -100701');
    elsewhere.say(MINH, '/kho');
    const answer = await here.ask(LAN, '/hoi Tỉnh nào đang thí điểm chuyển đổi số?');
    const data = answer.reply_markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? '';
    const { payload } = await elsewhere.pressData(refusal, MINH, data);
    expect(payload.text).toBeUndefined();
    expect(elsewhere.fromBot).toHaveLength(1);
    expect(labels(answer)).toContain('Ngữ cảnh');

    // Under its next id it is still one of those.
    server.migrate(here.id, -100_702);
    const moved = new Chat(server, -100_702);
    moved.put({ from: LAN, migrate_from_chat_id: here.id });
    expect((await moved.ask(LAN, '/kho')).text).toContain('Kho hiện có');
  });

  test('limits: one friendly line for who asks too much, and messages at their pace', async () => {
    const limits = { LIMIT_PERSON: '3', TELEGRAM_CHAT_PER_SECOND: '2' };
    const { server, bot } = await made({ ...limits, LOG_QUESTIONS: 'true' });
    const group = chatIn(server, -100_703);
    await bot.start();
    for (let i = 0; i < 6; i++) group.say(LAN, `/hoi Huyện nào có ${i} trạm BTS?`);
    group.say(KATE, '/corpus');
    await until(() => group.fromBot.length === 5, 'the answers');
    const texts = group.fromBot.map(({ text }) => text ?? '');
    expect(texts[3]).toMatch(/^Bạn hỏi hơi nhanh/);
    expect(texts[4]).toContain('The corpus has 5 articles');
    const times = server.callsOf('sendMessage').map(({ at }) => at);
    // Two at once, two a second later, the last after another second.
    expect((times[4] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_500);
    expect(bot.log).toContain('Huyện nào có 0 trạm BTS?');
    // Whoever waits for more than half a second sees that something is coming.
    expect(server.callsOf('sendChatAction')[0]?.payload).toMatchObject({ action: 'typing' });
  });
});
