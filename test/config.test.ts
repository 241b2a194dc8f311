import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, settingKeys } from '../src/config.ts';
import { bundledCorpus } from '../src/corpus/open.ts';
import { root, run } from './support/program.ts';

test('nothing needs to be set', () => {
  expect(readConfig({})).toEqual({
    corpus: bundledCorpus,
    language: 'vi',
    data: 'data',
    limits: { personPerMinute: 10, chatPerMinute: 60, allPerMinute: 1_800 },
    log: { level: 'info', questions: false },
    host: '127.0.0.1',
    port: 8080,
    keptDays: 180,
    rehearsal: 400,
    warnings: [],
  });
});

test('a key that is set to nothing counts as not set', () => {
  expect(readConfig({ CORPUS_DIR: '', BOT_LANGUAGE: ' ' })).toEqual(readConfig({}));
});

test('what is set counts', () => {
  const config = readConfig({ CORPUS_DIR: '/srv/corpus', BOT_LANGUAGE: 'en' });
  expect(config).toMatchObject({ corpus: '/srv/corpus', language: 'en' });
});

test('a value that cannot be used is named with its key and the remedy', () => {
  expect(() => readConfig({ BOT_LANGUAGE: 'fr' })).toThrow(
    new ConfigError('BOT_LANGUAGE is "fr": write vi or en'),
  );
});

test('all problems are reported at once', () => {
  expect(() => readConfig({ BOT_LANGUAGE: 'fr', PORT: 'x', LIMIT_CHAT: '-1' })).toThrow(
    /^(?=[\s\S]*BOT_LANGUAGE)(?=[\s\S]*PORT)(?=[\s\S]*LIMIT_CHAT)/,
  );
});

test('a misspelt key of ours is pointed out, a key of others is not', () => {
  const environment = { LIMIT_PERSONS: '3', PATH: '/bin', HOME: '/', DATADIR: 'x', EDITOR: 'ed' };
  expect(readConfig(environment, []).warnings).toEqual([
    'LIMIT_PERSONS is no setting and has no effect: did you mean LIMIT_PERSON?',
    'DATADIR is no setting and has no effect: did you mean DATA_DIR?',
  ]);
  // It may be why another setting seems to be missing.
  expect(() => readConfig({ ...environment, PORT: 'x' }, [])).toThrow(
    /^PORT is "x".*\n.*LIMIT_PERSON\?\n.*DATA_DIR\?$/,
  );
  expect(readConfig({ COLOUR: 'red' }, ['COLOUR']).warnings).toEqual([
    'COLOUR is no setting and has no effect: see .env.example for the keys there are',
  ]);
});

test('every key is in .env.example with what it does, and every key there is used', () => {
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
  const keys = lines.flatMap((line) => /^([A-Z_]+)=$/.exec(line)?.[1] ?? []);
  expect(keys.toSorted()).toEqual(settingKeys.toSorted());
  for (const block of lines
    .join('\n')
    .split('\n\n')
    .filter((one) => /^[A-Z]/m.test(one))) {
    expect(block).toMatch(/^#[\s\S]*Defaults?\b/m);
  }
});

test('npm start -- --check says what is ready and what is missing, and shows no token', async () => {
  const token = `123456:${'A'.repeat(35)}`;
  // As a bot that runs says how it is.
  const running = createServer((_, response) => {
    response.end(JSON.stringify({ ready: false, articles: 5, platforms: { telegram: false } }));
  }).listen(0, '127.0.0.1');
  await once(running, 'listening');
  const env = {
    PORT: String((running.address() as AddressInfo).port),
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    DATA_DIR: join(root, 'package.json'),
    LIMIT_CHATS: '3',
  };
  const { stdout, code } = await run(['main', '--check'], { env });
  running.close();
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^missing {2}settings: LIMIT_CHATS is no setting .*LIMIT_CHAT\?/),
    expect.stringMatching(/^ok {7}corpus: .*5 articles, 9 questions in the self-check/),
    expect.stringMatching(/^missing {2}store: DATA_DIR is ".*package\.json"/),
    expect.stringMatching(/^ok {7}port: 127\.0\.0\.1:\d+ is that of a bot that runs/),
    expect.stringMatching(/^missing {2}Telegram: http:\/\/127\.0\.0\.1:9 is out of reach/),
    'ok       Discord: off: DISCORD_BOT_TOKEN is not set',
    'not ready: 3 to mend',
    '',
  ]);
  expect(stdout).not.toContain('A'.repeat(35));
});
