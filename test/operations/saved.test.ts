import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  keyOf,
  type Opened,
  openLiving,
  type SavedPlace,
  savedPlace,
} from '../../src/cli/living/opening.ts';
import { fetchSaved, readSaved } from '../../src/cli/living/saved.ts';
import { writeSaved } from '../../src/cli/living/saving.ts';
import { bundledCorpus } from '../../src/corpus/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'saved-'));
const corpus = join(folder, 'corpus');
cpSync(bundledCorpus, corpus, { recursive: true });
// Fewer are quicker.
for (const name of readdirSync(join(corpus, 'articles'))) {
  if (!/^(?:lang-son|nam-dinh)/.test(name)) rmSync(join(corpus, 'articles', name));
}
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'program.js');
writeFileSync(program, 'as it was built');
const place: SavedPlace = savedPlace(join(folder, 'data'), program);
const articles = readdirSync(join(corpus, 'articles')).length;
const file = (name: string): string => join(corpus, 'articles', `${name}.md`);
const LANG_SON = 'lang-son-2019-lanh-dao-ubnd-tinh-lam-viec-voi-so-thong-tin';

const QUESTIONS = [
  'Doanh thu viễn thông Nam Định năm 2019?',
  'tinh nao co doanh thu vien thong cao nhat',
  'Lạng Sơn và Nam Định, nơi nào nhiều trạm BTS hơn?',
  'Dân số sao Hỏa là bao nhiêu?',
];

/** All that is told out of a collection: answers, the codes behind them, and statistics. */
async function told({ bot }: Opened): Promise<unknown[]> {
  const answers = [];
  for (const text of QUESTIONS) {
    const answer = await bot.ask({ text });
    answers.push(answer);
    if (answer.kind !== 'quotations') continue;
    for (const { code } of answer.citations) answers.push(await bot.source(code));
  }
  const { figures, terms } = bot.collection;
  return [...answers, await bot.province('Lạng Sơn'), figures.figures, terms.passages];
}

function save({ bot: { collection }, origins, vocabulary }: Opened) {
  return writeSaved(place.file, keyOf(place, vocabulary), { collection, origins });
}

const built = await openLiving(corpus, place);
const written = await save(built);
const good = readFileSync(place.file);
const expected = await told(built);

test('what is saved answers as what was built', async () => {
  expect(built).toMatchObject({ saved: 'none', analysed: articles, isChanged: true });
  expect(written).toMatchObject({ articles });
  const opened = await openLiving(corpus, place);
  expect(opened).toMatchObject({ saved: 'restored', analysed: 0, isChanged: false });
  expect(await told(opened)).toEqual(expected);
  expect(expected[0]).toMatchObject({ kind: 'quotations', exact: '1.720 tỷ đồng' });
});

test('what was saved is saved again byte for byte, whether it was read or not', async () => {
  for (const isRead of [false, true]) {
    const opened = await openLiving(corpus, place);
    if (isRead) await told(opened);
    await save(opened);
    expect(readFileSync(place.file).equals(good)).toBe(true);
  }
});

test('one article that changed, went or was only touched costs what one article costs', async () => {
  const text = readFileSync(file(LANG_SON), 'utf8');
  writeFileSync(
    file(LANG_SON),
    text.replace(/$/, '\n\nNăm 2019, Lạng Sơn có 77 trạm quan trắc.\n'),
  );
  const changed = await openLiving(corpus, place);
  expect(changed).toMatchObject({ saved: 'restored', analysed: 1, isChanged: true });
  const asked = { text: 'Lạng Sơn có bao nhiêu trạm quan trắc năm 2019?' };
  const fresh = await changed.bot.ask(asked);
  expect(fresh).toMatchObject({ citations: [{ quote: expect.stringContaining('77 trạm') }] });
  // Saved and read again, it is as if it had been built with it.
  await save(changed);
  const again = await openLiving(corpus, place);
  expect(again).toMatchObject({ saved: 'restored', analysed: 0, isChanged: false });
  expect(await again.bot.ask(asked)).toEqual(fresh);

  rmSync(file(LANG_SON));
  const without = await openLiving(corpus, place);
  expect(without).toMatchObject({ saved: 'restored', analysed: 0, isChanged: true });
  expect(without.bot.collection.entries.size).toBe(articles - 1);
  expect(await without.bot.ask(asked)).toMatchObject({ kind: 'not_found' });

  writeFileSync(file(LANG_SON), text);
  writeFileSync(place.file, good);
  // What holds the same is not analysed again, whatever its time.
  utimesSync(file(LANG_SON), 1, 1);
  const touched = await openLiving(corpus, place);
  expect(touched).toMatchObject({ saved: 'restored', analysed: 0, isChanged: true });
  expect(await told(touched)).toEqual(expected);
});

test('a file that became bad is left out and named', async () => {
  const text = readFileSync(file(LANG_SON), 'utf8');
  writeFileSync(file(LANG_SON), text.replace(/^province: .*$/m, 'province: Lạng Xơn'));
  const opened = await openLiving(corpus, place);
  writeFileSync(file(LANG_SON), text);
  expect(opened).toMatchObject({ saved: 'restored', leftOut: 1, isChanged: true });
  expect(opened.problems[0]).toMatchObject({ file: file(LANG_SON) });
  expect(opened.bot.collection.entries.size).toBe(articles - 1);
});

describe('an index that cannot be used is noticed, and the articles are analysed', () => {
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt8((bytes.readUInt8(at) ?? 0) ^ 4, at);
    return bytes;
  };
  test.for([
    ['of no bytes', () => Buffer.alloc(0)],
    ['cut short', () => good.subarray(0, good.length - 100)],
    ['of another kind', () => Buffer.from('{"articles": []}'.repeat(10))],
    ['with one bit changed in an article', () => flipped(300)],
    ['with one bit changed in what stands where', () => flipped(good.length - 300)],
    ['with one bit changed in its head', () => flipped(16)],
  ] as const)('%s', async ([, bytes]) => {
    writeFileSync(place.file, bytes());
    const fetched = await fetchSaved(place.file);
    const read = readSaved(fetched, keyOf(place, built.vocabulary), corpus);
    expect(read).toMatchObject({
      kind: 'damaged',
      why: expect.stringMatching(/checksum|no index/),
    });
  });

  test('answers are the same all the while', async () => {
    const opened = await openLiving(corpus, place);
    expect(opened).toMatchObject({ saved: 'damaged', analysed: articles, isChanged: true });
    expect(await told(opened)).toEqual(expected);
  });

  test('of another version of the program', async () => {
    writeFileSync(place.file, good);
    writeFileSync(program, 'as it is built now');
    const opened = await openLiving(corpus, savedPlace(join(folder, 'data'), program));
    expect(opened).toMatchObject({ saved: 'foreign', analysed: articles });
  });

  test('of other words', async () => {
    const words = join(corpus, 'vocabulary/abbreviations.yaml');
    const before = readFileSync(words, 'utf8');
    writeFileSync(words, before.replace(/^terms:/m, 'terms:\n  XYZQ: thí điểm chuyển đổi số'));
    const opened = await openLiving(corpus, place);
    writeFileSync(words, before);
    expect(opened).toMatchObject({ saved: 'foreign', analysed: articles });
  });
});

test('what is changed while it is written is not written, and nothing half written stays', async () => {
  const other = join(folder, 'other', 'index.bin');
  mkdirSync(join(folder, 'other'));
  // As a process leaves it that is killed: none has this number.
  writeFileSync(`${other}.4194305`, good.subarray(0, 1_000));
  const opened = await openLiving(corpus, place);
  const { collection } = opened.bot;
  const writing = writeSaved(other, 'key', { collection, origins: opened.origins });
  await collection.remove(LANG_SON);
  expect(await writing).toBeUndefined();
  expect(readdirSync(join(folder, 'other'))).toEqual([]);
});

test('where it cannot be written the old one stays', async () => {
  const opened = await openLiving(corpus, place);
  const full = join(folder, 'full', 'index.bin');
  mkdirSync(join(full, 'in-its-place'), { recursive: true });
  const writing = writeSaved(full, 'key', {
    collection: opened.bot.collection,
    origins: opened.origins,
  });
  await expect(writing).rejects.toThrow(/EISDIR|ENOTEMPTY/);
  expect(readdirSync(join(folder, 'full'))).toEqual(['index.bin']);
});
