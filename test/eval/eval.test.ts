import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { belowFloors, changesSince } from '../../src/cli/eval/kept.ts';
import { type Outcome, root, run } from '../support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'eval-'));
const questions = join(folder, 'questions.jsonl');
const floors = join(folder, 'floors.json');

const lines = [
  {
    id: 'q1',
    type: 'figure',
    lang: 'vi',
    q: 'Doanh thu viễn thông Nam Định năm 2019?',
    gold_article_ids: ['003'],
    gold_answer_strings: ['1.720 tỷ đồng'],
    answerable: true,
  },
  // The answer that is called right here is another one than the bot gives.
  {
    id: 'q2',
    type: 'figure',
    lang: 'vi',
    q: 'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?',
    gold_article_ids: ['001'],
    gold_answer_strings: ['33/63'],
    answerable: true,
  },
  {
    id: 'q3',
    type: 'unanswerable',
    lang: 'en',
    q: 'How many 5G stations does Ha Noi have?',
    answerable: false,
  },
];

function evaluate(...options: string[]): Promise<Outcome> {
  return run(['eval', '--questions', questions, ...options], { env: { DATA_DIR: folder } });
}

beforeAll(() => {
  writeFileSync(questions, lines.map((line) => JSON.stringify(line)).join('\n'));
  writeFileSync(floors, JSON.stringify({ all: { 'right@1': 60 }, unanswerable: { refused: 100 } }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('eval', () => {
  test('says what was asked, wanted and answered for each question that fails', async () => {
    const { stdout, stderr, code } = await evaluate('--floors', floors, '--keep');
    expect(stdout).toContain('wrong q2 (figure): Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?');
    expect(stdout).toContain('wanted   001: 33/63');
    expect(stdout).toContain('answered 32/63 [lang-son-2019');
    expect(stdout).not.toMatch(/(?:wrong|silent) q[13]/);
    expect(stderr).toBe('below the floor: all: right@1 is 50, its floor 60\n');
    expect(code).toBe(1);
  });

  test('a later run is set against the kept one', async () => {
    const [, wrong, ...others] = lines;
    const mended = { ...wrong, gold_answer_strings: ['32/63'] };
    writeFileSync(
      questions,
      [lines[0], mended, ...others].map((o) => JSON.stringify(o)).join('\n'),
    );
    const { stdout, code } = await evaluate('--floors', floors);
    expect(stdout).toContain('all: right@1 50 -> 100 (+50, better)');
    expect(stdout).toContain('q2: wrong -> right');
    expect(code).toBe(0);
  });

  test('asks also what cannot be answered, with the answer hidden or in another year', async () => {
    const { stdout } = await evaluate('--negatives', '--json');
    const made = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; verdict: string; question: string })
      .filter(({ id }) => id.includes(', '));
    expect(made.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['q1, hidden', 'refused'],
      ['q1, other year', 'refused'],
      ['q2, hidden', 'refused'],
      ['q2, other year', 'refused'],
    ]);
    expect(made[1]?.question).toContain('2013');
  });

  test('a line that is no question is named, with its number', async () => {
    const broken = join(folder, 'broken.jsonl');
    writeFileSync(broken, `${JSON.stringify(lines[0])}\n{"id": 1}\n`);
    const { stderr, code } = await run(['eval', '--questions', broken]);
    expect(stderr).toContain(`${broken}:2: q is not as it should be`);
    expect(code).toBe(1);
  });
});

describe('scores', () => {
  test('less is better of what is wrong', () => {
    expect(belowFloors({ all: { wrong: 4 } }, { all: { wrong: 3.5 } })).toHaveLength(1);
    expect(belowFloors({ all: { wrong: 3 } }, { all: { wrong: 3.5 } })).toEqual([]);
  });

  test('a floor whose score was not measured fails, one of another run does not', () => {
    expect(belowFloors({ all: {} }, { all: { 'right@1': 90 }, typed: { 'R@1': 90 } })).toEqual([
      'all: right@1 is not measured, its floor 90',
    ]);
  });

  test('what became worse is called so', () => {
    const kept = { at: '', scores: { all: { silent: 2 } }, verdicts: {} };
    expect(changesSince(kept, { scores: { all: { silent: 3 } }, verdicts: {} })).toEqual([
      'all: silent 2 -> 3 (+1, worse)',
    ]);
  });

  test('the floors of the project can be read', () => {
    const kept = JSON.parse(readFileSync(join(root, 'test/floors.json'), 'utf8')) as object;
    expect(Object.keys(kept)).toEqual(expect.arrayContaining(['all', 'hidden', 'typed', 'slips']));
  });
});
