import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { bundledCorpus } from '../src/corpus/open.ts';

test('nothing needs to be set', () => {
  expect(readConfig({})).toEqual({
    corpus: bundledCorpus,
    language: 'vi',
    data: 'data',
    limits: { personPerMinute: 10, chatPerMinute: 60 },
    log: { level: 'info', questions: false },
    host: '127.0.0.1',
    port: 8080,
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
