import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Interaction, type Post, startDiscord } from '../support/discord.ts';
import { Program, until } from '../support/discord-program.ts';
import { quotesOf, textOf } from '../support/discord-shown.ts';

const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
const QUOTED = 'Doanh thu viễn thông, internet ước đạt 1.720 tỷ đồng.';

const discord = await startDiscord();
const { room } = discord.guild();
const program = new Program(discord);
const lan = discord.person('Lan');

beforeAll(async () => {
  await program.start();
}, 30_000);
afterAll(async () => {
  expect(discord.violations).toEqual([]);
  expect(program.log).not.toContain(discord.settings.DISCORD_BOT_TOKEN);
  await program.close();
  await discord.close();
});

const ask = (question = REVENUE) => lan.use(room, '/hỏi', { 'câu-hỏi': question });

/** Lets the first response to an interaction fail. */
function breaks({ token }: Interaction, fault: Omit<Parameters<typeof discord.fail>[0], 'path'>) {
  discord.fail({ path: new RegExp(`${token}/callback$`), ...fault });
}

async function answerTo(asked: Interaction): Promise<Post> {
  const outcome = await asked.settled();
  if (!('post' in outcome)) throw new Error(`no message but ${JSON.stringify(outcome)}`);
  return outcome.post;
}

describe('the gateway breaks', () => {
  test.for([4000, 'cut', 'reconnect'] as const)(
    '%s: it comes back, and what was asked is answered once',
    async (how) => {
      const back = discord.gateway.nextReady();
      const before = ask();
      discord.gateway.drop(how);
      const meanwhile = ask();
      await back;
      for (const asked of [before, meanwhile]) {
        expect(quotesOf(await answerTo(asked))).toEqual([QUOTED]);
        expect(asked.answers).toBe(1);
      }
    },
  );

  test('it is resumed each time, not begun anew', () => {
    const { resumes, identifies } = discord.gateway.log;
    expect([resumes, identifies]).toEqual([3, 1]);
  });
});

describe('an answer takes long', () => {
  const chart = { 'chỉ-tiêu': 'tỷ lệ dịch vụ công trực tuyến', tỉnh: 'Bắc Kạn' };

  /** Asks for a chart that waits for others, with an interaction that has been under way for long. */
  const askLate = (given: Readonly<Record<string, boolean>> = {}) => {
    const others = Array.from({ length: 5 }, () => lan.use(room, '/thống-kê', chart));
    discord.world.age = 1_490;
    const asked = lan.use(room, '/thống-kê', { ...chart, ...given });
    discord.world.age = 0;
    return { asked, others };
  };

  test.for([false, true])(
    'it is promised in time, and private when asked so: %s',
    async (alone) => {
      const { asked, others } = askLate({ 'riêng-tư': alone });
      const answer = await answerTo(asked);
      await Promise.all(others.map(answerTo));
      expect(answer.files.map(({ name }) => name)).toEqual(['chart.png']);
      expect(answer.onlyFor).toBe(alone ? lan : undefined);
      const calls = discord.requests.filter(({ path }) => path.includes(asked.token));
      expect(calls.map(({ method, body }) => [method, (body as { type?: number }).type])).toEqual([
        ['POST', 5],
        ['PATCH', undefined],
      ]);
    },
  );

  test('a promise whose outcome was lost is kept', async () => {
    const { asked, others } = askLate();
    breaks(asked, { status: 'lost' });
    expect((await answerTo(asked)).files.length).toBe(1);
    await Promise.all(others.map(answerTo));
  });
});

describe('calls fail', () => {
  const direct = discord.direct(lan);

  test.for([
    ['429', { status: 429, retryAfter: 0.2 }],
    ['500', { status: 500 }],
    ['a broken connection', { status: 'cut' }],
    ['a lost outcome', { status: 'lost' }],
  ] as const)('%s: what is asked is answered, once', async ([, fault]) => {
    const asked = ask();
    breaks(asked, fault);
    expect(quotesOf(await answerTo(asked))).toEqual([QUOTED]);
    const before = direct.messages.length;
    discord.fail({ path: /messages$/, ...fault });
    lan.tells(REVENUE);
    await until(() => direct.messages.length === before + 2, 'the direct answer');
    await until(() => discord.world.faults.every(({ times }) => times === 0), 'the fault');
    await answerTo(lan.use(room, '/kho'));
    expect(direct.messages.length).toBe(before + 2);
    expect(asked.answers).toBe(1);
  });

  test('answers that Discord does not take are excused, once', async () => {
    const asked = ask();
    breaks(asked, { status: 400 });
    const apology = await answerTo(asked);
    expect(apology.onlyFor).toBe(lan);
    expect(program.log).toContain('an answer could not be sent');
  });
});

describe('stopping', () => {
  test('what is in hand is finished, what comes is told, the end is clean and nothing is lost', async () => {
    const answer = await answerTo(ask('Tỉnh nào đang thí điểm chuyển đổi số?'));
    const [quote = ''] = quotesOf(answer);
    const menu = await answerTo(lan.use(room, '/thống-kê'));
    discord.world.delay = 300;
    const asked = ask();
    const calls = discord.requests.length;
    await until(() => discord.requests.length > calls, 'the call');
    const stopped = program.stop();
    await until(() => program.log.includes('stopping: '), 'the line in the log');
    expect(textOf(await answerTo(ask()))).toContain('đang khởi động lại');
    expect(quotesOf(await answerTo(asked))).toEqual([QUOTED]);
    const { code, ms } = await stopped;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);

    discord.world.delay = 0;
    const puts = () => discord.requests.filter(({ method }) => method === 'PUT').length;
    expect(puts()).toBe(1);
    await program.start();
    expect(puts()).toBe(1);
    await answerTo(lan.presses(answer, 'Ngữ cảnh'));
    expect(quotesOf(answer)[0]?.length).toBeGreaterThan(quote.length);
    const next = await answerTo(ask('còn doanh thu bưu chính?'));
    expect(next.embeds[0]?.title).toBe('100 tỷ đồng');
    expect(textOf(await answerTo(lan.picks(menu, 'Doanh thu bưu chính')))).toContain('100 tỷ');
  });

  test('a refusal ends the program with a line that says why', async () => {
    await program.stop();
    discord.behaviour.refuseWith = 4014;
    expect(await program.launch().ended).toBe(1);
    expect(program.log).toContain('Privileged Gateway Intents');
  });
});
