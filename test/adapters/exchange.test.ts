import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createExchange } from '../../src/adapters/exchange/exchange.ts';
import type { AnswerReply, Exchange, Reply, Said } from '../../src/adapters/exchange/types.ts';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { type ConversationStore, createConversationStore } from '../../src/bot/conversation.ts';
import type { Answer } from '../../src/bot/types.ts';
import { openCorpus, readExamples } from '../../src/corpus/open.ts';
import type { Chart } from '../../src/figures/charting/chart.ts';
import { createLimits } from '../../src/operations/limits.ts';
import { silentLog } from '../../src/operations/log.ts';
import { article, botOf } from '../support/articles.ts';
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts';

const PILOT = 'Tỉnh nào đang thí điểm chuyển đổi số?';
const here = { platform: 'telegram', chat: '-100', person: '7', private: false } as const;

let store: MemoryStore;
let bot: Bot;
let exchange: Exchange;
let remembered: ConversationStore;
/** One bot serves all tests; what it remembers is another for each. */
const conversations: ConversationStore = {
  recall: (key) => remembered.recall(key),
  remember: (key, questions) => remembered.remember(key, questions),
};

beforeAll(async () => {
  const corpus = openCorpus();
  bot = await createBot(corpus, corpus.articles, conversations);
});

/** As after a restart: what is kept is there, what was remembered is not. */
function restart({
  personPerMinute = 0,
  chatPerMinute = 0,
  allPerMinute = 0,
  asked = bot,
} = {}): void {
  remembered = createConversationStore();
  exchange = createExchange({
    bot: asked,
    conversations,
    store,
    limits: createLimits({ personPerMinute, chatPerMinute, allPerMinute }),
    officeOf: () => {
      throw new Error('nobody looks after this bot');
    },
    log: silentLog,
    examples: () => readExamples(),
    language: 'vi',
  });
}

beforeEach(() => {
  store = createMemoryStore();
  restart();
});

const say = (what: Said['what'], changes: Partial<Said> = {}): Promise<Reply> =>
  exchange.answer({ ...here, what, ...changes });

async function answerTo(what: Said['what'], changes: Partial<Said> = {}): Promise<AnswerReply> {
  const reply = await say(what, changes);
  if (reply.kind !== 'answer') throw new Error(`no answer but ${JSON.stringify(reply)}`);
  return reply;
}

const idOf = (reply: AnswerReply, name: string): string =>
  reply.actions.find((action) => action.name === name)?.id ?? `no button ${name}`;
const press = (id: string, changes: Partial<Said> = {}) =>
  exchange.press({ ...here, ...changes, id });
const codesOf = ({ answer }: AnswerReply): readonly string[] =>
  answer.kind === 'quotations' ? answer.citations.map(({ code }) => code) : [];

describe('what is said', () => {
  test('a question is answered, with buttons', async () => {
    const reply = await answerTo(PILOT);
    expect(reply.answer).toMatchObject({ kind: 'quotations', exact: 'Bắc Kạn' });
    expect(reply.actions.map(({ name }) => name)).toContain('context');
    expect(reply.actions.map(({ name }) => name)).toContain('useful');
    for (const { id, label } of reply.actions) {
      expect(id).toMatch(/^[\w.]{1,32}$/);
      expect(label.length).toBeLessThanOrEqual(32);
    }
  });

  test('the command for it, typed or given, asks the same', async () => {
    const plain = await answerTo(PILOT);
    for (const what of [`/hoi ${PILOT}`, `/Hỏi ${PILOT}`, `/ask ${PILOT}`]) {
      expect(codesOf(await answerTo(what))).toEqual(codesOf(plain));
    }
    const given = await answerTo({ key: 'ask', given: { question: PILOT } });
    expect(codesOf(given)).toEqual(codesOf(plain));
    expect(given.sameAs).toBe(plain.sameAs);
  });

  test('a command without its argument asks for it, in the language of its name', async () => {
    expect(await say('/tinh')).toMatchObject({
      kind: 'missing',
      ask: 'Bạn muốn xem tỉnh, thành phố nào?',
    });
    expect(await say('/province')).toMatchObject({
      kind: 'missing',
      ask: 'Which province or city?',
    });
    expect(await say('/ask  ')).toMatchObject({ kind: 'missing' });
    expect(await say({ key: 'province', given: {} })).toMatchObject({ kind: 'missing' });
  });

  test('a command that does not exist is unknown', async () => {
    expect(await say('/xyz')).toMatchObject({ kind: 'notice', about: 'unknown_command' });
  });

  test('/start greets, with questions to try', async () => {
    expect(await say('/start')).toMatchObject({
      kind: 'greeting',
      language: 'vi',
      guide: { examples: expect.arrayContaining([expect.any(String)]) },
    });
    expect(await say('/start x', { locale: 'en' })).toMatchObject({ language: 'en' });
  });

  test('a defect becomes an apology', async () => {
    restart({ asked: { ...bot, ask: () => Promise.reject(new Error('broken')) } });
    expect(await say('gì vậy?')).toMatchObject({ kind: 'notice', about: 'failed' });
  });

  test('a full disk takes the buttons, not the answer', async () => {
    store.keepQuestion = () => Promise.reject(new Error('disk full'));
    const reply = await answerTo(PILOT);
    expect(reply.actions).toEqual([]);
    expect(reply.answer.kind).toBe('quotations');
  });
});

describe('language', () => {
  const ENGLISH = 'Which province is piloting digital transformation?';

  test('is that of the question', async () => {
    expect((await answerTo(PILOT)).language).toBe('vi');
    expect((await answerTo(ENGLISH)).language).toBe('en');
  });

  test('is that of the platform where it decides', async () => {
    expect((await answerTo(PILOT, { language: 'en' })).language).toBe('en');
  });

  test('is that of the app for what has no words', async () => {
    expect((await answerTo('???', { locale: 'en' })).language).toBe('en');
    expect((await answerTo('???')).language).toBe('vi');
  });

  test('of a command is that of its name', async () => {
    expect((await answerTo('/kho', { locale: 'en' })).language).toBe('vi');
    expect((await answerTo('/corpus')).language).toBe('en');
  });

  test('chosen for a chat counts there, for everybody and everything', async () => {
    expect(await answerTo('/ngonngu tiếng Anh')).toMatchObject({
      language: 'en',
      answer: { kind: 'language' },
    });
    expect((await answerTo(PILOT, { person: '8', language: 'vi' })).language).toBe('en');
    expect((await answerTo('/kho')).language).toBe('en');
    expect((await answerTo(PILOT, { chat: '-200' })).language).toBe('vi');
    restart();
    expect((await answerTo(PILOT)).language).toBe('en');
    expect(await say('/ngonngu tiếng Lào')).toMatchObject({ kind: 'missing', language: 'en' });
  });
});

describe('conversations', () => {
  const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
  const GOES_ON = 'còn doanh thu bưu chính?';
  const POST = { kind: 'quotations', exact: '100 tỷ đồng' };

  test('a question goes on from the one before, also after a restart', async () => {
    await answerTo(REVENUE);
    expect((await answerTo(GOES_ON)).answer).toMatchObject(POST);
    restart();
    await answerTo(REVENUE);
    restart();
    expect((await answerTo(GOES_ON)).answer).toMatchObject(POST);
  });

  test('are those of one person in one chat, and private ones apart', async () => {
    await answerTo(REVENUE);
    for (const other of [{ person: '8' }, { chat: '-200' }, { private: true }]) {
      expect((await answerTo(GOES_ON, other)).sameAs).not.toContain('nam dinh');
    }
    expect((await answerTo(GOES_ON)).sameAs).toContain('nam dinh');
  });

  test('the same words mean the same only when they go on from the same', async () => {
    const alone = await answerTo(GOES_ON, { person: '8' });
    await answerTo(REVENUE);
    const going = await answerTo(GOES_ON);
    expect(going.sameAs).not.toBe(alone.sameAs);
    expect((await answerTo('  TINH nào đang thí điểm chuyển đổi số?')).sameAs).toBe(
      (await answerTo(PILOT, { person: '9' })).sameAs,
    );
  });

  test('a button under the answer to a follow-up shows what was asked, after a restart', async () => {
    await answerTo(REVENUE);
    const going = await answerTo(GOES_ON);
    const id = going.actions.find(({ name }) => name === 'context')?.id ?? '';
    restart();
    await answerTo(PILOT);
    const context = await press(id);
    expect(context).toMatchObject({ kind: 'show', reply: { answer: { kind: 'source' } } });
    if (context.kind !== 'show') return;
    const back = await press(idOf(context.reply, 'back'));
    expect(back).toMatchObject({ kind: 'show', reply: { answer: POST } });
  });
});

describe('the same question from many people', () => {
  const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
  const GOES_ON = 'còn doanh thu bưu chính?';

  test('is answered once, and each conversation goes on from it', async () => {
    const asked: string[] = [];
    restart({
      asked: {
        ...bot,
        ask(question) {
          asked.push(question.text);
          return bot.ask(question);
        },
      },
    });
    const replies = [await answerTo(REVENUE), await answerTo(REVENUE, { person: '8' })];
    expect(asked).toEqual([REVENUE]);
    expect(codesOf(replies[1] as AnswerReply)).toEqual(codesOf(replies[0] as AnswerReply));
    for (const person of ['7', '8']) {
      const going = await answerTo(GOES_ON, { person });
      expect(going.answer).toMatchObject({ exact: '100 tỷ đồng' });
    }
    expect(asked).toEqual([REVENUE, GOES_ON]);
  });

  test('is answered anew as soon as an article has changed', async () => {
    const made = article({
      province: 'Yên Bái',
      body: 'Năm 2023, tỉnh Yên Bái có 215 đài truyền thanh thông minh.',
    });
    const own = await botOf([made]);
    restart({ asked: own });
    const question = 'Yên Bái có bao nhiêu đài truyền thanh thông minh năm 2023?';
    expect((await answerTo(question)).answer).toMatchObject({
      exact: expect.stringContaining('215'),
    });
    await own.collection.put({ ...made, body: made.body.replace('215', '216') });
    expect((await answerTo(question, { person: '8' })).answer).toMatchObject({
      exact: expect.stringContaining('216'),
    });
    await own.collection.remove(made.id);
    expect((await answerTo(question, { person: '9' })).answer.kind).toBe('not_found');
  });

  test('is another where it goes on from something else, or in another language', async () => {
    await answerTo(REVENUE);
    const going = await answerTo(GOES_ON);
    const alone = await answerTo(GOES_ON, { person: '8' });
    expect(alone.answer).not.toEqual(going.answer);
    expect((await answerTo(REVENUE, { person: '9', language: 'en' })).language).toBe('en');
  });
});

describe('buttons', () => {
  test('more shows what was found beside the first, context the paragraph, back the answer', async () => {
    const whole = await bot.ask({ text: 'Doanh thu viễn thông Nam Định' });
    const reply = await answerTo('Doanh thu viễn thông Nam Định');
    if (whole.kind !== 'quotations' || whole.citations.length < 2) return;
    expect(codesOf(reply)).toHaveLength(1);
    const more = await press(idOf(reply, 'more'), { person: '8' });
    if (more.kind !== 'show') throw new Error(more.kind);
    expect(codesOf(more.reply)).toEqual(whole.citations.map(({ code }) => code));
    expect(more.reply.actions.filter(({ name }) => name === 'context')).toHaveLength(
      whole.citations.length,
    );
  });

  test('useful and not useful are kept, the last word counts', async () => {
    const reply = await answerTo(PILOT);
    const whisper = { kind: 'whisper', text: expect.any(String) };
    expect(await press(idOf(reply, 'useful'))).toEqual(whisper);
    expect(await press(idOf(reply, 'useless'))).toEqual(whisper);
    expect(await press(idOf(reply, 'useful'), { person: '8' })).toEqual(whisper);
    expect([...store.ratings.values()]).toEqual([false, true]);
  });

  test('a refusal can be reported as missing', async () => {
    const reply = await answerTo('Giá vàng hôm nay?');
    expect(reply.actions.map(({ name }) => name)).toEqual(['missing', 'await']);
    await press(idOf(reply, 'missing'));
    expect(store.missing.size).toBe(1);
  });

  test.for([
    'x',
    '',
    'm',
    'mnosuchid00',
    'cnosuchid00.A7K2QX',
    "m'; DROP TABLE questions",
    'm'.repeat(70),
  ])('what is none of ours does nothing: %j', async (id) => {
    expect(await press(id)).toEqual({
      kind: 'whisper',
      text: 'Nút này không còn dùng được. Bạn hỏi lại giúp tôi nhé.',
    });
  });

  test('do not work from another chat or platform', async () => {
    const id = idOf(await answerTo(PILOT), 'context');
    expect(await press(id, { chat: '-200' })).toMatchObject({ kind: 'whisper' });
    expect(await press(id, { platform: 'discord' })).toMatchObject({ kind: 'whisper' });
    expect(await press(id, { person: '8' })).toMatchObject({ kind: 'show' });
  });

  test('of a private answer work for the asker alone, who can share it', async () => {
    const reply = await answerTo(PILOT, { private: true });
    for (const { id } of reply.actions) {
      const leaked = await press(id, { person: '8' });
      expect(leaked.kind).toBe('whisper');
      expect(JSON.stringify(leaked)).not.toContain('Vi Hương');
    }
    const shared = await press(idOf(reply, 'share'));
    if (shared.kind !== 'share') throw new Error(shared.kind);
    expect(codesOf(shared.reply)).toEqual(codesOf(reply));
    expect(shared.reply.actions.map(({ name }) => name)).not.toContain('share');
    expect(await press(idOf(shared.reply, 'context'), { person: '8' })).toMatchObject({
      kind: 'show',
    });
  });

  test('a table is behind a button where a chart stands in its place', async () => {
    const chart = { values: [] } as unknown as Chart;
    const stats = bot.stats.bind(bot);
    restart({
      asked: {
        ...bot,
        stats: async (...given) => ({ ...(await stats(...given)), chart }) as Answer,
      },
    });
    const names = ({ actions }: AnswerReply) => actions.map(({ name }) => name);
    const typed = '/thongke doanh thu bưu chính Nam Định';
    expect(names(await answerTo(typed))).toEqual(['useful', 'useless']);
    const alone = await answerTo(typed, { chartsAlone: true });
    expect(names(alone)).toEqual(['table', 'useful', 'useless']);
    restart();
    const table = await press(idOf(alone, 'table'), { person: '8' });
    expect(table).toMatchObject({ kind: 'share', reply: { answer: { kind: 'figures' } } });
  });

  test('of a public answer cannot share it', async () => {
    const reply = await answerTo(PILOT);
    expect(reply.actions.map(({ name }) => name)).not.toContain('share');
    expect(await press(idOf(reply, 'useful').replace(/^./, 's'))).toMatchObject({
      kind: 'whisper',
    });
  });
});

describe('limits', () => {
  test('one friendly line, then nothing until the minute is over', async () => {
    restart({ personPerMinute: 2 });
    await answerTo(PILOT);
    await answerTo('/kho');
    expect(await say(PILOT)).toMatchObject({
      kind: 'notice',
      about: 'limited',
      text: expect.stringMatching(/chờ khoảng \d+ giây/),
    });
    expect(await say(PILOT)).toEqual({ kind: 'silence' });
    expect(await say(PILOT, { person: '8' })).toMatchObject({ kind: 'answer' });
  });

  test('a chat is told too', async () => {
    restart({ chatPerMinute: 1 });
    await answerTo(PILOT);
    expect(await say(PILOT, { person: '8' })).toMatchObject({ kind: 'notice', about: 'limited' });
    expect(await say(PILOT, { person: '9' })).toEqual({ kind: 'silence' });
  });

  test('when all ask at once each is told once, in the language of their app', async () => {
    restart({ allPerMinute: 1 });
    await answerTo(PILOT);
    for (const [person, locale, text] of [
      ['8', 'vi', /rất nhiều người hỏi cùng lúc/],
      ['9', 'en', /Very many people are asking/],
    ] as const) {
      const at = { person, chat: `-${person}`, locale };
      expect(await say(PILOT, at)).toMatchObject({
        about: 'limited',
        text: expect.stringMatching(text),
      });
      expect(await say(PILOT, at)).toEqual({ kind: 'silence' });
    }
  });

  test('what waits is bounded: whoever comes when it is full is told so at once', async () => {
    const crowd = Array.from({ length: 2_500 }, (_, i) => say('/xyz', { person: `p${i}` }));
    const abouts = (await Promise.all(crowd)).map((reply) =>
      reply.kind === 'notice' ? reply.about : reply.kind,
    );
    expect(abouts.slice(0, 2_000)).toEqual(Array(2_000).fill('unknown_command'));
    expect(abouts.slice(2_000)).toEqual(Array(500).fill('limited'));
    await answerTo(PILOT);
  });

  test('turning pages counts apart, judging does not count', async () => {
    restart({ personPerMinute: 1 });
    const reply = await answerTo(PILOT);
    for (let i = 0; i < 2; i++) {
      expect((await press(idOf(reply, 'context'))).kind).toBe('show');
    }
    expect((await press(idOf(reply, 'context'))).kind).toBe('whisper');
    await press(idOf(reply, 'useful'));
    expect(store.ratings.size).toBe(1);
  });
});
