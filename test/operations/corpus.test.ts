import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedCorpus } from '../support/corpus.ts';
import { run } from '../support/program.ts';
import { type Chat, LAN, stage, until } from '../support/telegram.ts';

const REVENUE = 'Doanh thu viễn thông Nam Định năm 2019?';
const { folder, corpus } = copiedCorpus(REVENUE, 'Giá vàng hôm nay?');
const { bot, lan } = await stage();

const QUESTION = 'Yên Bái lắp đặt bao nhiêu đài truyền thanh thông minh năm 2023?';
const file = (name: string): string => join(corpus, 'articles', `${name}.md`);
const NAM_DINH = 'nam-dinh-2020-tong-ket-cong-tac-thong-tin-va-truyen-thong';
const article = (figure: string): string =>
  [
    '---',
    'id: yen-bai-2023',
    'title: Yên Bái phát triển truyền thanh thông minh',
    'province: Yên Bái',
    'publishedOn: 2023-12-20',
    '---',
    '',
    `Năm 2023, tỉnh Yên Bái đã lắp đặt ${figure} đài truyền thanh thông minh tại các xã.`,
    '',
  ].join('\n');

/** Resolves when a line of the log that was written from now on contains a text. */
function logged(text: string): Promise<string> {
  const from = bot.log.length;
  return until(() => bot.log.slice(from).includes(text) && bot.log.slice(from), text);
}

async function answerTo(question: string, chat: Chat = lan): Promise<string> {
  return (await chat.ask(LAN, question)).text ?? '';
}

beforeAll(async () => {
  writeFileSync(join(bot.data, 'index.bin'), 'ICTINDEX, and then something else');
  await bot.start({ CORPUS_DIR: corpus, REPEAT_SECONDS: '0' });
}, 60_000);
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true });
});

test('what was analysed is saved, and a start after a kill need not do it again', async () => {
  expect(bot.log).toMatch(/the saved index is not used, its checksum is wrong: it is made anew/);
  expect(bot.log).toMatch(/"articles":5.*"analysed":5,/);
  await until(() => bot.log.includes('the index is saved'), 'the saved index', 25_000);
  await bot.stop('SIGKILL');
  const from = bot.log.length;
  await bot.start({ CORPUS_DIR: corpus, REPEAT_SECONDS: '0' });
  expect(bot.log.slice(from)).toMatch(/"articles":5.*"leftOut":0,"analysed":0,/);
  expect(await answerTo(REVENUE)).toContain('1.720 tỷ đồng');
  // It looks by itself after some seconds; whatever changes is looked at before.
  writeFileSync(join(corpus, 'note.txt'), '');
  await until(() => bot.log.includes('self-check is passed'), 'the self-check', 25_000);
}, 90_000);

test('an article that is added is quoted, changed and gone again, without a restart', async () => {
  expect(await answerTo(QUESTION)).toMatch(/không tìm thấy/);
  for (const figure of ['215', '216']) {
    const served = logged('a changed corpus is served');
    writeFileSync(file('yen-bai-2023'), article(figure));
    expect(await served).toContain('"put":1');
    expect(await answerTo(QUESTION)).toContain(`${figure} đài truyền thanh`);
  }
  const served = logged('a changed corpus is served');
  rmSync(file('yen-bai-2023'));
  expect(await served).toContain('"removed":1');
  expect(await answerTo(QUESTION)).toMatch(/không tìm thấy/);
}, 40_000);

test('a file that becomes bad is named with its line, and its last good version goes on', async () => {
  const good = readFileSync(file(NAM_DINH), 'utf8');
  const told = logged(`${NAM_DINH}.md`);
  writeFileSync(file(NAM_DINH), good.replace(/^province: .*$/m, 'province: Nam Đỉnh'));
  expect(await told).toMatch(
    /"line":\d+,.*province \\"Nam Đỉnh\\" is unknown: did you mean \\"Nam Định\\"\?/,
  );
  expect(await answerTo(REVENUE)).toContain('1.720 tỷ đồng');
  const mended = logged('problems of the corpus are gone');
  writeFileSync(file(NAM_DINH), good);
  await mended;
}, 40_000);

test('a change that breaks the self-check is not served until somebody accepts it', async () => {
  const good = readFileSync(file(NAM_DINH), 'utf8');
  const refused = logged('is not served');
  writeFileSync(file(NAM_DINH), good.replace('1.720 tỷ đồng', '1.020 tỷ đồng'));
  expect(await refused).toMatch(/would break 4 of the self-check.*Doanh thu viễn thông Nam Định/);
  expect(await answerTo(REVENUE)).toContain('1.720 tỷ đồng');

  const env = { CORPUS_DIR: corpus, DATA_DIR: bot.data };
  const failing = await run(['selfcheck'], { env });
  expect(failing.code).toBe(1);
  expect(failing.stdout).toMatch(
    /fails: line 1, typed: "Doanh thu viễn thông Nam Định năm 2019\?"/,
  );
  expect(failing.stdout).toMatch(/4 of 8 as expected, 0 changed/);
  expect((await run(['selfcheck', '--force'], { env })).code).toBe(0);
  const served = logged('a changed corpus is served');
  // It is looked at again at the latest within a minute; touching anything is sooner.
  writeFileSync(join(corpus, 'note.txt'), '');
  await served;
  expect(await answerTo(REVENUE)).toContain('1.020 tỷ đồng');
  const back = logged('a changed corpus is served');
  writeFileSync(file(NAM_DINH), good);
  await back;
}, 60_000);

test('new words count; bad ones are named and the old ones stay', async () => {
  const words = join(corpus, 'vocabulary/abbreviations.yaml');
  const good = readFileSync(words, 'utf8');
  const told = logged('abbreviations.yaml');
  writeFileSync(words, good.replace(/^terms:/m, 'terms: ['));
  expect(await told).toMatch(/"line":\d+/);
  const served = logged('new words are served');
  writeFileSync(words, good.replace(/^terms:/m, 'terms:\n  XYZQ: thí điểm chuyển đổi số'));
  await served;
  expect(await answerTo('Tỉnh nào XYZQ?')).toContain('xã Vi Hương');
}, 40_000);

test('a corpus folder that disappears is said once, and nothing is forgotten', async () => {
  const gone = logged('what was read before stays');
  renameSync(corpus, `${corpus}-away`);
  await gone;
  expect(await answerTo(REVENUE)).toContain('1.720 tỷ đồng');
  renameSync(`${corpus}-away`, corpus);
}, 40_000);
