import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ARTICLE, contentOf, fixture, scratch } from './support.ts';

const launcher = fileURLToPath(new URL('../../src/run.mjs', import.meta.url));

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'corpus', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run corpus', () => {
  it('adds pages and standard input into a folder that it makes, lists and checks them', () => {
    const corpus = join(scratch(), 'new');
    const page = fixture('pages', 'unmarked-teasers.txt');
    const added = run(['add', '--json', '--corpus', corpus, page, '-'], ARTICLE);
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(
      added.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        source: 'unmarked-teasers.txt',
        article: 'tra-vinh-2022-tap-huan-chu-ky-so-cho-can-bo-cap-xa',
        title: 'Tập huấn chữ ký số cho cán bộ cấp xã',
        province: 'Trà Vinh',
        publishedOn: '2022-04-21',
        problems: [],
      },
      expect.objectContaining({ source: '-', province: 'Hà Giang' }),
    ]);

    const listed = run(['list', '--json', '--corpus', corpus]);
    expect(
      listed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 'ha-giang-2021-phu-song-them-12-thon',
        title: 'Hà Giang phủ sóng thêm 12 thôn',
        province: 'Hà Giang',
        publishedOn: '2021-03-05',
      },
      {
        id: 'tra-vinh-2022-tap-huan-chu-ky-so-cho-can-bo-cap-xa',
        title: 'Tập huấn chữ ký số cho cán bộ cấp xã',
        province: 'Trà Vinh',
        publishedOn: '2022-04-21',
        author: 'Kim Thạch',
        source: 'unmarked-teasers.txt',
      },
    ]);
    expect(run(['check', '--corpus', corpus])).toEqual({
      status: 0,
      stdout: '2 articles, no problems\n',
      stderr: '',
    });
  });

  it('one page that is not added makes the exit code 1, and the others are added all the same', () => {
    const corpus = scratch();
    const pages = ['two-provinces.txt', 'not-found.html', 'plan.txt', 'none.txt'];
    const { status, stdout, stderr } = run([
      'add',
      '--corpus',
      corpus,
      ...pages.map((name) => fixture('pages', name)),
    ]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^added nghe-an-2022-.*: PHÁT TRIỂN .* \(Nghệ An, 2022-03-09\)\n$/);
    expect(stderr).toMatch(/two-provinces.txt: not added: the province is not certain.*--province/);
    expect(stderr).toMatch(/not-found.html: not added: is an error page/);
    expect(stderr).toMatch(/none.txt: not added: does not exist: check the name/);
    expect(contentOf(join(corpus, 'articles')).size).toBe(1);
  });

  it('options win over the page', () => {
    const corpus = scratch();
    const page = fixture('pages', 'district.txt');
    const options = ['--province', 'thanh hoa', '--published-on', '2021', '--publisher', 'Huyện'];
    expect(run(['add', '--json', '--corpus', corpus, ...options, page]).status).toBe(0);
    expect([...contentOf(join(corpus, 'articles')).values()][0]).toContain(
      [
        'province: Thanh Hóa',
        'district: Mường Lát',
        'publishedOn: "2021"',
        'publisher: Huyện',
        'source: district.txt',
      ].join('\n'),
    );
  });

  it.each([
    [['add', '--province', 'Bắc Cạm', 'x'], '--province "Bắc Cạm" is unknown: did you mean'],
    [['add', '--published-on', '5/3/2021', 'x'], '--published-on "5/3/2021" is no date: write'],
    [['add', '--url', 'https://a.vn', 'x', 'y'], '--url "https://a.vn" is the address of one page'],
    [['add'], "missing required argument 'file'"],
    [['list', '--corpus', '/no/such/folder'], '"/no/such/folder" is no folder'],
    [['add', '--corpus', `${launcher}/x`, 'y'], 'cannot be written to'],
  ])('%o is refused without a stack trace', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('the check of a folder with problems names file and line, and fails', () => {
    const corpus = scratch();
    run(['add', '--corpus', corpus, '-'], ARTICLE);
    const file = join(corpus, 'articles', 'ha-giang-2021-phu-song-them-12-thon.md');
    expect(readFileSync(file, 'utf8')).toContain('province: Hà Giang');
    const { status, stdout } = run(['check', '--corpus', join(corpus, 'articles')]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/articles:1: is no folder: name a corpus folder/);
  });

  it('killed before a file gets its name it leaves no article, and the next add cleans up', () => {
    const corpus = scratch();
    const page = fixture('pages', 'unmarked-teasers.txt');
    const kill = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.linkSync = () => process.kill(process.pid, 'SIGKILL');
      syncBuiltinESMExports();`;
    const preload = `data:text/javascript,${encodeURIComponent(kill)}`;
    const command = [launcher, 'corpus', 'add', '--corpus', corpus, page];
    const child = spawnSync(process.execPath, ['--import', preload, ...command]);
    expect(child.signal).toBe('SIGKILL');
    const folder = join(corpus, 'articles');
    expect([...contentOf(folder).keys()]).toEqual([expect.stringMatching(/^\..+\.\d+\.tmp$/)]);
    expect(run(['check', '--corpus', corpus]).stdout).toBe('0 articles, no problems\n');

    expect(run(['add', '--corpus', corpus, page]).status).toBe(0);
    expect([...contentOf(folder).keys()]).toEqual([
      expect.stringMatching(/^tra-vinh-2022-.*\.md$/),
    ]);
  });
});
