import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sizeOf } from '../support/charting.ts';
import { run } from '../support/program.ts';

const FIELDS = [
  'indicator',
  'label',
  'value',
  'unit',
  'province',
  'period',
  'status',
  'change',
  'rank',
  'article',
  'quote',
  'start',
  'end',
];

function lines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('stats', () => {
  test('--json is a figure a line and nothing else', async () => {
    const { stdout, code } = await run(['stats', '--json']);
    expect(code).toBe(0);
    const figures = lines(stdout);
    expect(figures).toHaveLength(20);
    for (const figure of figures) expect(Object.keys(figure)).toEqual(FIELDS);
    expect(figures.filter(({ indicator }) => indicator === 'ict_index_rank')).toMatchObject([
      { value: 32, unit: 'hạng', rank: '32/63', change: '+26 bậc so với năm 2017' },
    ]);
  });

  test('finds by names without diacritics and abbreviations', async () => {
    const { stdout } = await run([
      'stats',
      '--json',
      '--indicator',
      'dt vien thong',
      '--province',
      'nam dinh',
      '--year',
      '2019',
    ]);
    expect(lines(stdout)).toMatchObject([
      {
        indicator: 'revenue_telecom',
        value: 1720,
        unit: 'tỷ đồng',
        province: 'Nam Định',
        period: '2019',
        status: 'estimate',
        change: null,
        rank: null,
        quote: 'Doanh thu viễn thông, internet ước đạt 1.720 tỷ đồng.',
      },
    ]);
  });

  test('without --json it reads well', async () => {
    const { stdout } = await run([
      'stats',
      '--province',
      'Nam Định',
      '--indicator',
      'doanh thu in',
    ]);
    expect(stdout).toContain('Doanh thu ngành in, phát hành');
    expect(stdout).toContain('190 tỷ đồng');
    expect(stdout).toContain('“Doanh thu ngành in đạt 190 tỷ đồng, tăng 8,6%.”');
  });

  test.for<[string, readonly string[], RegExp]>([
    ['an indicator', ['--indicator', 'danh thu vien thonk abc'], /nearest are: .*revenue_/],
    ['a province', ['--province', 'Lạng Xôn'], /Lạng Sơn/],
    ['a year', ['--year', 'abc'], /is no year/],
  ])('%s that is unknown: what comes near, and exit code 1', async ([, args, message]) => {
    const { stdout, stderr, code } = await run(['stats', ...args]);
    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toMatch(message);
  });

  test('a year without figures says which years have some', async () => {
    const { stdout, stderr, code } = await run(['stats', '--json', '--year', '1999']);
    expect([stdout, code]).toEqual(['', 0]);
    expect(stderr).toMatch(/No figures of 1999; there are some of 2021, 2020, 2019/);
  });

  test('--csv is the file that /xuat gives', async () => {
    const { stdout } = await run(['stats', '--csv', '--province', 'Bắc Kạn']);
    const [head = '', ...rows] = stdout.split('\r\n');
    expect(head.startsWith('\uFEFFChỉ tiêu;Mã chỉ tiêu;')).toBe(true);
    expect(rows.filter((row) => row.includes(';online_services_share;Bắc Kạn;'))).toHaveLength(2);
  });

  test('--chart draws a picture of what can be compared', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chart-'));
    const file = join(folder, 'chart.png');
    try {
      const asked = ['--indicator', 'ty le dich vu cong muc 4', '--province', 'bac kan'];
      const { stdout, stderr, code } = await run(['stats', ...asked, '--chart', file]);
      expect([stdout, stderr, code]).toEqual(['', '', 0]);
      expect(sizeOf(readFileSync(file)).width).toBe(720);
      expect(readdirSync(folder)).toEqual(['chart.png']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.for<[string, readonly string[], RegExp]>([
    [
      'one value',
      ['--indicator', 'doanh thu in', '--chart', 'x.png'],
      /nothing to draw.*two values/,
    ],
    [
      'a folder that is not there',
      ['--indicator', 'dvc muc 4', '--province', 'Bắc Kạn', '--chart', 'nowhere/x.png'],
      /--chart "nowhere\/x\.png" cannot be written: ENOENT/,
    ],
    ['two forms at once', ['--json', '--csv'], /'--json' cannot be used with option '--csv'/],
    ['a language', ['--lang', 'fr'], /Allowed choices are vi, en/],
  ])('%s: said in a line, and exit code 1', async ([, args, message]) => {
    const { stdout, stderr, code } = await run(['stats', ...args]);
    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toMatch(message);
  });

  test('several provinces, with those that became part of one', async () => {
    const { stdout } = await run(['stats', '--json', '--province', 'Thái Nguyên, Lạng Sơn']);
    const provinces = new Set(lines(stdout).map(({ province }) => province));
    expect(provinces).toEqual(new Set(['Bắc Kạn', 'Lạng Sơn']));
  });
});
