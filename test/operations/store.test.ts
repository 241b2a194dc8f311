import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { STORE_FILE } from '../../src/operations/database.ts';
import { createStore } from '../../src/operations/sqlite.ts';
import { type Asked, type Store, StoreError } from '../../src/operations/store.ts';
import { createWriter } from '../../src/operations/writer.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 60 * 60_000;
const asked: Asked = {
  platform: 'telegram',
  chat: '-100',
  person: '7',
  private: false,
  text: 'còn Lạng Sơn? 🇻🇳',
  language: 'vi',
  before: ['Tỉnh nào thí điểm CĐS?'],
};

let folders = 0;
const implementations = [
  { name: 'memory', create: (now: () => number): Store => createMemoryStore(now) },
  {
    name: 'SQLite',
    create: (now: () => number): Store => createStore(join(folder, String(folders++)), now),
  },
];

describe.for(implementations)('$name', ({ create }) => {
  const clock = { now: 1_700_000_000_000 };
  const open = (): Store => create(() => clock.now);

  test('a question comes back as it was asked', async () => {
    const store = open();
    const id = await store.keepQuestion(asked);
    expect(id).toMatch(/^[a-z\d]{1,12}$/);
    expect(await store.question(id)).toEqual(asked);
    expect(await store.question('nosuchid')).toBeUndefined();
    await store.close();
  });

  test('ids are all different', async () => {
    const store = open();
    const ids = await Promise.all(Array.from({ length: 300 }, () => store.keepQuestion(asked)));
    expect(new Set(ids).size).toBe(300);
    await store.close();
  });

  test('a person is forgotten with what they asked and said, others are not', async () => {
    const store = open();
    const own = await store.keepQuestion(asked);
    const others = await store.keepQuestion({ ...asked, person: '8' });
    const elsewhere = await store.keepQuestion({ ...asked, platform: 'discord' });
    await store.rate(own, '8', true);
    await store.forgetPerson('telegram', '7');
    expect(await store.question(own)).toBeUndefined();
    expect(await store.lastQuestion(asked, HOUR)).toBeUndefined();
    expect(await store.question(others)).toBeDefined();
    expect(await store.question(elsewhere)).toBeDefined();
    await store.close();
  });

  test('the last question is that of the same person in the same chat, in public or in private', async () => {
    const store = open();
    await store.keepQuestion({ ...asked, text: 'một' });
    await store.keepQuestion({ ...asked, text: 'hai' });
    await store.keepQuestion({ ...asked, text: 'riêng', private: true });
    await store.keepQuestion({ ...asked, text: 'người khác', person: '8' });
    await store.keepQuestion({ ...asked, text: 'nơi khác', chat: '-200' });
    await store.keepQuestion({ ...asked, text: 'nền khác', platform: 'discord' });
    expect(await store.lastQuestion(asked, HOUR)).toMatchObject({ text: 'hai' });
    expect(await store.lastQuestion({ ...asked, private: true }, HOUR)).toMatchObject({
      text: 'riêng',
    });
    clock.now += HOUR + 1;
    expect(await store.lastQuestion(asked, HOUR)).toBeUndefined();
    await store.close();
  });

  test('a clock that is put back makes nothing recent that is not', async () => {
    const store = open();
    await store.keepQuestion(asked);
    clock.now -= 24 * HOUR;
    expect(await store.lastQuestion(asked, HOUR)).toBeUndefined();
    const later = { ...asked, text: 'và bây giờ?' };
    await store.keepQuestion(later);
    expect(await store.lastQuestion(asked, HOUR)).toEqual(later);
    clock.now += 24 * HOUR;
    await store.close();
  });

  test('who waits for an answer is told of it until they are settled, forgotten or 180 days are over', async () => {
    const store = open();
    const id = await store.keepQuestion(asked);
    const spot = { thread: 5 };
    expect(await store.awaitAnswer(id, '7', spot)).toBe(true);
    expect(await store.awaitAnswer(id, '8', { thread: 6 })).toBe(true);
    expect(await store.awaitAnswer(id, '7', spot)).toBe(true);
    expect(await store.awaited()).toEqual([{ question: id, asked, spot, people: ['7', '8'] }]);
    await store.settleAwaited(id, ['7']);
    expect(await store.awaited()).toMatchObject([{ question: id, people: ['8'] }]);
    await store.forgetPerson('telegram', '8');
    expect(await store.awaited()).toEqual([]);

    for (const forget of [
      () => store.forgetPerson('telegram', '7'),
      () => store.forgetChat('telegram', '-100'),
    ]) {
      await store.awaitAnswer(await store.keepQuestion(asked), '9', spot);
      expect(await store.awaited()).toHaveLength(1);
      await forget();
      expect(await store.awaited()).toEqual([]);
    }
    await store.awaitAnswer(await store.keepQuestion(asked), '9', null);
    clock.now += 181 * 24 * HOUR;
    expect(await store.awaited()).toEqual([]);
    await store.close();
  });

  test('nobody waits for more than 20 answers on a platform', async () => {
    const store = open();
    const ids = await Promise.all(Array.from({ length: 21 }, () => store.keepQuestion(asked)));
    for (const id of ids.slice(0, 20)) expect(await store.awaitAnswer(id, '7', null)).toBe(true);
    expect(await store.awaitAnswer(ids[20] ?? '', '7', null)).toBe(false);
    expect(await store.awaitAnswer(ids[19] ?? '', '7', null)).toBe(true);
    expect(await store.awaitAnswer(ids[20] ?? '', '8', null)).toBe(true);
    const elsewhere = await store.keepQuestion({ ...asked, platform: 'discord' });
    expect(await store.awaitAnswer(elsewhere, '7', null)).toBe(true);
    await store.close();
  });

  test('what was seen, and what is decided on a chat, which goes along when it moves', async () => {
    const store = open();
    expect(await store.seen('articles')).toBeUndefined();
    await store.setSeen('articles', ['a', 'b']);
    await store.setSeen('articles', ['b', 'c']);
    expect(await store.seen('articles')).toEqual(new Set(['b', 'c']));
    expect(await store.chat('telegram', '-100')).toEqual({});
    await store.setStanding('telegram', '-100', 'allowed');
    await store.setStanding('telegram', '-100', 'blocked');
    await store.moveChat('telegram', '-100', '-200');
    expect(await store.chat('telegram', '-200')).toEqual({ standing: 'blocked' });
    expect(await store.chat('telegram', '-100')).toEqual({});
    expect(await store.chat('discord', '-200')).toEqual({});
    await store.forgetChat('telegram', '-200');
    expect(await store.chat('telegram', '-200')).toEqual({ standing: 'blocked' });
    await store.close();
  });

  test('the language of a chat', async () => {
    const store = open();
    expect(await store.chat('telegram', '1')).toEqual({});
    await store.setChatLanguage('telegram', '1', 'en');
    await store.setChatLanguage('telegram', '1', 'vi');
    expect(await store.chat('telegram', '1')).toEqual({ language: 'vi' });
    expect(await store.chat('discord', '1')).toEqual({});
    await store.close();
  });

  test('a chat that moves takes everything along, also when it moves again', async () => {
    const store = open();
    const id = await store.keepQuestion({ ...asked, chat: '-1' });
    await store.setChatLanguage('telegram', '-1', 'en');
    await store.firstTime('telegram', '-1', 'refusal');
    await store.moveChat('telegram', '-1', '-100');
    await store.moveChat('telegram', '-100', '-200');
    await store.moveChat('telegram', '-200', '-200');
    expect(await store.question(id)).toMatchObject({ chat: '-200' });
    expect(await store.chat('telegram', '-200')).toEqual({ language: 'en' });
    expect(await store.chat('telegram', '-1')).toEqual({});
    expect(await store.firstTime('telegram', '-200', 'refusal')).toBe(false);
    expect(await store.currentChat('telegram', '-1')).toBe('-200');
    expect(await store.currentChat('telegram', '-100')).toBe('-200');
    expect(await store.currentChat('telegram', '-200')).toBe('-200');
    expect(await store.currentChat('discord', '-1')).toBe('-1');
    await store.close();
  });

  test('a chat that is forgotten leaves what was said of answers, without the people', async () => {
    const store = open();
    const [plain, rated, reported, elsewhere] = await Promise.all([
      store.keepQuestion(asked),
      store.keepQuestion(asked),
      store.keepQuestion(asked),
      store.keepQuestion({ ...asked, chat: '-300' }),
    ]);
    await store.rate(rated, '7', true);
    await store.rate(rated, '8', false);
    await store.reportMissing(reported, '7');
    await store.setChatLanguage('telegram', '-100', 'en');
    await store.firstTime('telegram', '-100', 'refusal');
    await store.forgetChat('telegram', '-100');
    expect(await store.question(plain)).toBeUndefined();
    for (const id of [rated, reported]) {
      expect(await store.question(id)).toEqual({ ...asked, chat: '', person: '' });
    }
    expect(await store.question(elsewhere)).toBeDefined();
    expect(await store.chat('telegram', '-100')).toEqual({});
    expect(await store.firstTime('telegram', '-100', 'refusal')).toBe(true);
    await store.close();
  });

  test('something is said for the first time once', async () => {
    const store = open();
    expect(await store.firstTime('telegram', '1', 'refusal')).toBe(true);
    expect(await store.firstTime('telegram', '1', 'refusal')).toBe(false);
    expect(await store.firstTime('telegram', '1', 'other')).toBe(true);
    expect(await store.firstTime('telegram', '2', 'refusal')).toBe(true);
    await store.close();
  });

  test('an update is new once within 24 hours', async () => {
    const store = open();
    expect(await store.noteUpdate('telegram', '1')).toBe(true);
    expect(await store.noteUpdate('discord', '1')).toBe(true);
    clock.now += 23 * HOUR;
    expect(await store.noteUpdate('telegram', '1')).toBe(false);
    clock.now += 2 * HOUR;
    expect(await store.noteUpdate('telegram', '1')).toBe(true);
    await store.close();
  });

  test('work stays until it is finished', async () => {
    const store = open();
    const work = ['1', '2', '3'].map((update) => ({ update, task: { text: `hỏi ${update}` } }));
    await store.noteUpdate('telegram', '2');
    expect(await store.takeIn('telegram', work)).toEqual([work[0], work[2]]);
    expect(await store.takeIn('telegram', work)).toEqual([]);
    expect(await store.noteUpdate('telegram', '1')).toBe(false);
    await store.sending('telegram', '3', 1);
    await store.sending('telegram', '3', 1);
    await store.sending('telegram', '3', -1);
    expect(await store.unfinished('telegram')).toEqual([
      { ...work[0], sendings: 0 },
      { ...work[2], sendings: 1 },
    ]);
    expect(await store.unfinished('discord')).toEqual([]);
    await store.finish('telegram', '1');
    expect(await store.takeIn('telegram', work)).toEqual([]);
    expect(await store.unfinished('telegram')).toEqual([{ ...work[2], sendings: 1 }]);
    clock.now += 25 * HOUR;
    expect(await store.unfinished('telegram')).toEqual([]);
    await store.close();
  });
});

describe('the file', () => {
  test('keeps everything for the next process, and any SQLite tool reads it', async () => {
    const place = join(folder, 'again');
    const first = createStore(place);
    const id = await first.keepQuestion(asked);
    await first.rate(id, '7', true);
    await first.rate(id, '7', false);
    await first.reportMissing(id, '8');
    await first.reportMissing(id, '8');
    await first.moveChat('telegram', '-100', '-200');
    // Not closed: a killed process does not close it either.
    const second = createStore(place);
    expect(await second.question(id)).toEqual({ ...asked, chat: '-200' });
    expect(await second.currentChat('telegram', '-100')).toBe('-200');
    await second.close();
    await first.close();
    const db = new Database(join(place, STORE_FILE), { readonly: true });
    expect(db.prepare('SELECT person, useful FROM ratings').all()).toEqual([
      expect.objectContaining({ person: '7', useful: 0 }),
    ]);
    expect(db.prepare('SELECT person FROM missing').all()).toHaveLength(1);
    expect(db.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 2 });
    db.close();
  });

  test('of an older version is brought forward, with what it holds', async () => {
    const place = join(folder, 'older');
    const newest = createStore(place);
    const id = await newest.keepQuestion(asked);
    await newest.close();
    const db = new Database(join(place, STORE_FILE));
    db.exec('DROP TABLE standings; DROP TABLE waiting; DROP TABLE seen; PRAGMA user_version = 1;');
    db.close();
    const store = createStore(place);
    expect(await store.question(id)).toEqual(asked);
    expect(await store.awaitAnswer(id, '7', null)).toBe(true);
    await store.close();
  });

  test('one write that fails does not take those beside it along', async () => {
    const store = createStore(join(folder, 'beside'));
    const bad = { ...asked, text: undefined as unknown as string };
    const [good, failed] = await Promise.allSettled([
      store.keepQuestion(asked),
      store.keepQuestion(bad),
    ]);
    expect(failed.status).toBe('rejected');
    expect(good.status).toBe('fulfilled');
    await store.close();
  });

  test.for([
    {
      what: 'a folder that cannot be made',
      make(place: string) {
        writeFileSync(place, 'a file');
      },
      says: /EEXIST|ENOTDIR/,
    },
    {
      what: 'a damaged file',
      make(place: string) {
        mkdirSync(place);
        writeFileSync(join(place, STORE_FILE), 'no database '.repeat(100));
      },
      says: /not a database/,
    },
    {
      what: 'a file of a newer version',
      make(place: string) {
        mkdirSync(place);
        const db = new Database(join(place, STORE_FILE));
        db.exec('PRAGMA user_version = 99');
        db.close();
      },
      says: /newer version of the program \(99\)/,
    },
  ])('$what is named with the remedy', ({ what, make, says }) => {
    const place = join(folder, what.replaceAll(' ', '-'));
    make(place);
    expect(() => createStore(place)).toThrow(StoreError);
    expect(() => createStore(place)).toThrow(says);
    expect(() => createStore(place)).toThrow(`DATA_DIR is "${place}"`);
    expect(() => createStore(place)).toThrow('make the folder writable');
  });
});

test('a full disk is said to be full, nothing is half kept, and what comes later is kept again', async () => {
  const db = new Database(join(folder, 'full.sqlite'));
  db.exec('CREATE TABLE kept (text TEXT)');
  const writer = createWriter(db);
  const keep = (text: string) =>
    writer.surely(() => db.prepare('INSERT INTO kept VALUES (?)').run(text));
  const pages = (most: number): void => void db.pragma(`max_page_count = ${most}`);
  pages(3);
  const lines = await Promise.allSettled([keep('a'), keep('b'.repeat(100_000))]);
  expect(lines.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await expect(keep('c'.repeat(100_000))).rejects.toThrow(
    /^not kept \(database or disk is full\): free some space/,
  );
  pages(1_000);
  await keep('d');
  expect(db.prepare('SELECT text FROM kept').all()).toEqual([{ text: 'a' }, { text: 'd' }]);
  await writer.done();
  db.close();
});
