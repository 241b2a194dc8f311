import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { fixtureCorpus, run, start } from './support/program.ts';
import { readTranscripts, type Transcript, type Turn } from './support/transcripts.ts';

/** A line of `ask --json`, as far as tests look into it. */
interface Result {
  readonly question: string;
  readonly status: string;
  readonly text: string;
  readonly answer: string | null;
  readonly provinces: readonly string[];
  readonly citations: readonly { readonly quote: string }[];
}

const typed = ({ user, times }: Turn): string => user.repeat(times);

/** What `ask` has to be told for a chat. */
function flagsOf({ turns: [first, ...more] }: Transcript): string[] {
  const language = first?.lang ? ['--lang', first.lang] : [];
  return more.length > 0 ? ['--conversation', ...language] : language;
}

/** Has all chats that need the same flags with one process: starting one takes longer than answering. */
async function play(chats: readonly Transcript[], args: readonly string[]) {
  const results = new Map<Turn, Result>();
  for (const flags of new Set(chats.map((chat) => flagsOf(chat).join(' ')))) {
    const group = chats.filter((chat) => flagsOf(chat).join(' ') === flags);
    const input = group.map(({ turns }) => turns.map((turn) => `${typed(turn)}\n`).join(''));
    const { stdout, stderr } = await run(
      ['ask', '--json', ...flags.split(' ').filter((flag) => flag !== ''), ...args],
      { input: input.join(flags.includes('--conversation') ? '\n' : '') },
    );
    const lines = stdout.split('\n').slice(0, -1);
    const turns = group.flatMap((chat) => chat.turns);
    expect(lines, stderr).toHaveLength(turns.length);
    for (const [i, turn] of turns.entries()) {
      results.set(turn, JSON.parse(lines[i] as string) as Result);
    }
  }
  return results;
}

describe.for([
  { file: 'bundled.yaml', args: [] },
  { file: 'odd-questions.yaml', args: [] },
  { file: 'fixture.yaml', args: ['--corpus', fixtureCorpus] },
])('$file', ({ file, args }) => {
  const chats = readTranscripts(file);
  let played: ReturnType<typeof play> | undefined;

  test.for(chats)('$name', async ({ turns }) => {
    played ??= play(chats, args);
    const results = await played;
    for (const turn of turns) {
      const result = results.get(turn) as Result;
      expect(result.question).toBe(typed(turn));
      expect(result.status, result.text).toBe(turn.status);
      if (turn.answer !== undefined) {
        expect(result.answer).toBe(turn.answer);
        expect(result.text.split('\n')[0]).toBe(turn.answer);
      }
      if (turn.provinces) expect(result.provinces).toEqual(turn.provinces);
      for (const part of turn.reply) expect(result.text).toContain(part);
      for (const part of turn.never) expect(result.text).not.toContain(part);
      for (const { quote } of result.citations) expect(result.text).toContain(`“${quote}”`);
      expect(result.text.length, 'a reply stays short').toBeLessThan(2_500);
    }
  });
});

describe('ask', () => {
  // One process for what several tests look at.
  const CAN_THO = 'Doanh thu bưu chính Cần Thơ năm 2021?';
  const DA_NANG = 'Doanh thu bưu chính Đà Nẵng năm 2022?';
  const asked = run(['ask', '--json', '--corpus', fixtureCorpus], {
    input: `${CAN_THO}\r\n${DA_NANG}\ngì?`,
  });
  const results = async (): Promise<Result[]> =>
    (await asked).stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Result);

  test('a JSON line has exactly the fields that scripts read', async () => {
    const [result] = await results();
    expect(result).toEqual({
      question: CAN_THO,
      status: 'answered',
      text: expect.stringContaining('321 tỷ đồng'),
      answer: '321 tỷ đồng',
      provinces: ['Cần Thơ'],
      citations: [
        {
          code: expect.stringMatching(/^[0-9A-Z]{4,6}$/),
          article: 'can-tho-2022',
          title: 'Cần Thơ tổng kết công tác thông tin và truyền thông năm 2021',
          province: 'Cần Thơ',
          publishedOn: '2022-01-20',
          publisher: 'Bản tin thử nghiệm',
          url: 'https://example.org/can-tho-2022',
          quote: expect.stringContaining('doanh thu bưu chính của thành phố đạt 321 tỷ đồng'),
          start: expect.any(Number),
          end: expect.any(Number),
        },
      ],
      understood: {
        text: 'Cần Thơ · Doanh thu bưu chính · 2021',
        provinces: ['Cần Thơ'],
        years: [2021],
        indicators: ['Doanh thu bưu chính'],
      },
      tookMs: expect.any(Number),
    });
  });

  test('what an article does not say is null', async () => {
    const [, result] = await results();
    expect(result?.citations[0]).toMatchObject({
      publishedOn: '2023-02',
      publisher: null,
      url: null,
    });
  });

  test('the words of a question need no quotes', async () => {
    const words = CAN_THO.split(' ');
    const { stdout, code } = await run(['ask', '--corpus', fixtureCorpus, ...words]);
    expect(stdout).toMatch(/^321 tỷ đồng\n\n“/);
    expect(code).toBe(0);
  });

  test('each article left out is named on standard error, in one line', async () => {
    expect((await asked).stderr).toBe(
      'test/fixtures/corpus/articles/unknown-province.md:4: province "Cà Mâu" is unknown: did you mean "Cà Mau"?\n',
    );
    expect(await results()).toHaveLength(3);
  });

  test('who pipes line by line gets each answer before sending the next', async () => {
    const program = start(['ask', '--json', '--corpus', fixtureCorpus]);
    const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
    for (const question of [CAN_THO, '', 'trạm BTS Cần Thơ']) {
      program.stdin.write(`${question}\n`);
      const { value } = (await answers.next()) as { value: string };
      expect(JSON.parse(value)).toMatchObject({ question });
    }
    program.stdin.end();
    expect(await once(program, 'close')).toEqual([0, null]);
  });

  test('the last line needs no line feed, and a carriage return is no part of a line', async () => {
    const questions = (await results()).map(({ question }) => question);
    expect(questions).toEqual([CAN_THO, DA_NANG, 'gì?']);
  });

  test('a reader that leaves early ends it quietly', async () => {
    const program = start(['ask', '--corpus', fixtureCorpus]);
    let stderr = '';
    program.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    program.stdin.on('error', () => {});
    program.stdout.once('data', () => program.stdout.destroy());
    program.stdin.end('Cần Thơ có bao nhiêu trạm BTS?\n'.repeat(200));
    expect(await once(program, 'close')).toEqual([0, null]);
    expect(stderr).not.toContain('EPIPE');
  });
});

describe('what an operator can mend is said in a line, with exit code 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  const corpus = (name: string): string => {
    mkdirSync(join(folder, name, 'articles'), { recursive: true });
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test.for([
    {
      what: 'no such folder',
      args: ['--corpus', '/no/such/folder'],
      says: '"/no/such/folder" is no folder: name a folder laid out like corpus/, with the articles in its articles/',
    },
    {
      what: 'a folder without articles/',
      args: ['--corpus', folder],
      says: `"${folder}" has no folder articles/: name a folder laid out like corpus/, with the articles in its articles/`,
    },
    {
      what: 'no articles',
      args: ['--corpus', corpus('empty')],
      says: `"${folder}/empty" has no articles: add some with: npm run -s corpus -- add`,
    },
    {
      what: 'no such option value',
      args: ['--lang', 'fr'],
      says: "error: option '--lang <language>' argument 'fr' is invalid. Allowed choices are vi, en.",
    },
  ])('$what', async ({ args, says }) => {
    const { stdout, stderr, code } = await run(['ask', ...args, 'gì?']);
    expect(stderr).toBe(`${says}\n`);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  });

  test('no article that can be used', async () => {
    const bad = corpus('bad');
    writeFileSync(join(bad, 'articles/bad.md'), 'no front matter');
    const { stderr, code } = await run(['main'], { env: { CORPUS_DIR: bad } });
    expect(stderr).toBe(
      `"${bad}": none of its 1 articles can be used: to see why, run: npm run -s corpus -- check\n`,
    );
    expect(code).toBe(1);
  });

  test('a setting', async () => {
    const { stderr, code } = await run(['main'], { env: { BOT_LANGUAGE: 'fr' } });
    expect(stderr).toBe('BOT_LANGUAGE is "fr": write vi or en\n');
    expect(code).toBe(1);
  });
});

describe('the chat', () => {
  test('greets, answers what is piped in, and ends with its input', async () => {
    const { stdout, stderr, code } = await run(['main'], {
      input: 'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?\n/help\n',
    });
    const [greeting = '', answers = ''] = stdout.split('Ctrl-D để thoát.');
    expect(greeting).toContain('Kho hiện có 5 bài viết về 5 tỉnh, thành phố');
    expect(greeting.match(/^• .+\?$/gm)).toHaveLength(3);
    expect(answers).toMatch(/^\n\n32\/63\n\n“/);
    expect(answers).toContain('Có dấu hay không dấu');
    expect(stdout).not.toContain('\u001B');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  test('greets in English, says what was left out, and offers only what the corpus answers', async () => {
    const { stdout } = await run(['main'], {
      env: { BOT_LANGUAGE: 'en', CORPUS_DIR: fixtureCorpus },
    });
    expect(stdout).toContain(
      'The corpus has 2 articles about 2 provinces, published from 2022 to 2023: Cần Thơ, Đà Nẵng.',
    );
    expect(stdout).toContain(
      '1 article with errors was left out; to see the errors, run: npm run -s corpus -- check',
    );
    expect(stdout).not.toContain('Lang Son');
  });

  test.for(['SIGINT', 'SIGTERM'] as const)('ends on %s', async (signal) => {
    const program = start(['main'], { CORPUS_DIR: fixtureCorpus });
    let stderr = '';
    program.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    await once(program.stdout, 'data');
    program.kill(signal);
    expect(await once(program, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });
});
