import { describe, expect, test } from 'vitest';
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

  test('gives rank and change as short texts', async () => {
    const { stdout } = await run(['stats', '--json', '--indicator', 'ICT Index']);
    expect(lines(stdout)).toMatchObject([
      { value: 32, unit: 'hạng', rank: '32/63', change: '+26 bậc so với năm 2017' },
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
});
