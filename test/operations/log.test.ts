import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createLog, createScrubber, type LogSettings } from '../../src/operations/log.ts';

const token = '123456789:AAexampleexampleexampleexample_12345';
const settings: LogSettings = {
  level: 'info',
  questions: false,
  secrets: [token],
  readable: false,
};

/** A log and what it wrote. */
async function listen(changes: Partial<LogSettings> = {}) {
  const lines: string[] = [];
  const log = await createLog({ ...settings, ...changes }, { write: (line) => lines.push(line) });
  return { log, lines, facts: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

test('a line is one JSON object with level, time, message and facts', async () => {
  const { log, lines, facts } = await listen();
  log.child({ platform: 'telegram' }).info({ chat: '-100' }, 'đã trả lời');
  expect(lines).toHaveLength(1);
  expect(facts()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    platform: 'telegram',
    chat: '-100',
    msg: 'đã trả lời',
  });
});

test('what belongs together has a trace of its own, however late and by whichever log it is written', async () => {
  const { log, lines } = await listen();
  const other = log.child({ platform: 'discord' });
  const work = async (name: string): Promise<void> => {
    log.info({ name }, 'begun');
    await wait(1);
    other.warn({ name }, 'ended');
  };
  await Promise.all(['one', 'two'].map((name) => log.trace(() => work(name))));
  log.info({}, 'between');
  const written = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const of = (name: string) =>
    new Set(written.filter((one) => one.name === name).map((one) => one.trace));
  expect(written).toHaveLength(5);
  expect(of('one').size).toBe(1);
  expect(of('two').size).toBe(1);
  expect([...of('one')][0]).toMatch(/^[\w-]{6}$/);
  expect(of('one')).not.toEqual(of('two'));
  expect(written.at(-1)).not.toHaveProperty('trace');
});

test('people at a terminal get readable lines', async () => {
  const { log, lines } = await listen({ readable: true });
  log.warn({ chat: '-100' }, `kết nối lại ${token}`);
  expect(lines.join('')).toContain('kết nối lại');
  expect(lines.join('')).not.toMatch(/^\{/);
  expect(lines.join('')).not.toContain('AAexample');
});

test('lower levels are left out', async () => {
  const { log, lines } = await listen({ level: 'error' });
  log.info({}, 'no');
  log.error({}, 'yes');
  expect(lines).toHaveLength(1);
});

test('the text of a question is written only when that is asked for', async () => {
  const { log, facts } = await listen();
  log.info({ question: 'Ai là Giám đốc?' }, 'asked');
  expect(facts()).not.toHaveProperty('question');
  const asked = await listen({ questions: true });
  asked.log.info({ question: 'Ai là Giám đốc?' }, 'asked');
  expect(asked.facts()).toMatchObject({ question: 'Ai là Giám đốc?' });
});

describe('a token is in no line', () => {
  test.for([
    ['the message', { err: undefined, extra: '' }, `failed at /bot${token}/getMe`],
    ['a fact', { err: undefined, extra: token }, 'failed'],
    ['an error', { err: new Error(`reading https://x/bot${token}/getMe`), extra: '' }, 'failed'],
    [
      'the cause of an error',
      { err: new Error('x', { cause: new Error(`bot${token}`) }), extra: '' },
      'failed',
    ],
    ['an address', { err: undefined, extra: encodeURIComponent(token) }, 'failed'],
    ['a part of it', { err: undefined, extra: token.split(':')[1] }, 'failed'],
  ] as const)('in %s', async ([, facts, message]) => {
    const { log, lines } = await listen();
    log.error(facts, message);
    expect(lines.join('')).not.toContain('AAexample');
    expect(lines.join('')).toContain('failed');
  });

  test('also one that nobody named', async () => {
    const { log, lines } = await listen({ secrets: [] });
    log.error({ err: new Error(`https://x/bot${token}/getMe`) }, 'failed');
    expect(lines.join('')).not.toContain('AAexample');
    const discord = `MTEyMzQ1Njc4OTAxMjM0NTY3OA.GabcdE.${'x'.repeat(38)}`;
    log.error({ discord }, 'failed');
    expect(lines.join('')).not.toContain(discord);
  });
});

test('what a library hangs on an error stays out', async () => {
  const { log, lines, facts } = await listen();
  const err = Object.assign(new Error('400: Bad Request'), {
    code: 400,
    on: { payload: { text: 'the words of a question' } },
  });
  log.error({ err }, 'failed');
  expect(lines.join('')).not.toContain('the words of a question');
  expect(facts()).toMatchObject({ err: { name: 'Error', message: '400: Bad Request', code: 400 } });
});

test('short strings are not taken for secrets', () => {
  expect(createScrubber(['', 'a'])('a banana')).toBe('a banana');
});
