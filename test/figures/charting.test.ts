import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/figures/charting/chart.ts';
import { FONT_FAMILY, fontFiles } from '../../src/figures/charting/font.ts';
import { chartSvg } from '../../src/figures/charting/render.ts';
import { chart, value } from '../support/charting.ts';

const FONT = { loadSystemFonts: false, fontFiles: Object.values(fontFiles()) };

/** The words of a picture, in the order in which they stand in it. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.trim());
}

/** What is drawn on the ground, in units of the picture. */
function inkOf(svg: string) {
  const box = new Resvg(svg.replace(/<rect width="100%"[^>]*>/, ''), { font: FONT }).getBBox();
  if (box === undefined) throw new Error('nothing is drawn');
  const [, width = '0', height = '0'] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { box, width: Number(width), height: Number(height) };
}

const years = (...pairs: readonly (readonly [year: number, amount: number])[]) =>
  pairs.map(([year, amount]) => value(String(year), amount));

const CHARTS: Readonly<Record<string, Chart>> = {
  'two bars': chart({}),
  'twelve bars with long names and sources': chart({
    values: Array.from({ length: 12 }, (_, i) => value(`Bà Rịa - Vũng Tàu và vùng ${i}`, 9 ** i)),
    sources: Array.from({ length: 12 }, (_, i) => `Tỉnh ${i}: 1/2020 · ${'Tổng kết '.repeat(20)}`),
    notes: ['Vẽ 12 trong 20 tỉnh, thành phố.'],
  }),
  'huge, negative and no values': chart({
    values: [
      value('Hà Nội', 1234567890123456, 'result', 'hơn 1.234.567.890.123.456'),
      value('Huế', -1e15),
      value('Lạng Sơn', 0, 'target'),
    ],
  }),
  'nothing but zeros': chart({ values: [value('Hà Nội', 0), value('Huế', 0)] }),
  'result beside target': chart({
    scale: 'share',
    end: 100,
    values: [value('2020', 60), value('2020', 30, 'target')],
  }),
  ranks: chart({
    scale: 'rank',
    end: 63,
    values: [value('Lào Cai', 1), value('Lạng Sơn', 63, 'estimate', '63/63')],
  }),
  'a line': chart({
    shape: 'line',
    values: years([2015, 820_000], [2016, 905_000], [2020, 1_480_000]),
  }),
  'a line through twelve years': chart({
    shape: 'line',
    values: years(
      ...Array.from({ length: 12 }, (_, i) => [2010 + i, 3e6 + 1e5 * (i % 3)] as const),
    ),
  }),
  'a line of ranks': chart({
    shape: 'line',
    scale: 'rank',
    end: 63,
    values: years([2016, 61], [2017, 63], [2018, 1]),
  }),
  'a line of zeros': chart({ shape: 'line', values: years([2016, 0], [2017, 0]) }),
};

describe.for(Object.entries(CHARTS))('%s', ([, drawn]) => {
  const svg = chartSvg(drawn, 'light');

  test('fits the width of a phone, and nothing sticks out', () => {
    const { box, width, height } = inkOf(svg);
    expect(width).toBe(360);
    // Chats shrink what is higher than 1280 dots, and letters with it.
    expect(height * 2).toBeLessThanOrEqual(1280);
    expect(box.x).toBeGreaterThanOrEqual(8);
    expect(box.x + box.width).toBeLessThanOrEqual(width - 8);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
  });

  test('says what it is of, its unit and its sources', () => {
    const texts = textsOf(svg);
    expect(texts).toContain(drawn.title);
    expect(texts).toContain(drawn.subtitle);
    for (const note of drawn.notes) expect(texts).toContain(note);
    const sources = texts.slice(texts.indexOf('Nguồn') + 1);
    for (const source of drawn.sources) {
      expect(sources.some((line) => line.startsWith(source.slice(0, 12)))).toBe(true);
    }
  });

  test('uses no font but its own, in letters that can be read', () => {
    const families = [...svg.matchAll(/font-family[:=]"?([^;"]+)/g)].map(([, name]) => name);
    expect(new Set(families)).toEqual(new Set([FONT_FAMILY]));
    const sizes = [...svg.matchAll(/font-size[:=]"?([\d.]+)/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  });

  test('is drawn in the dark in other colours', () => {
    const dark = chartSvg(drawn, 'dark');
    expect(dark).not.toBe(svg);
    expect(textsOf(dark)).toEqual(textsOf(svg));
  });
});

describe('a picture', () => {
  test('names every bar once and states every value', () => {
    const texts = textsOf(chartSvg(CHARTS['result beside target'] as Chart, 'light'));
    expect(texts.filter((text) => text === '2020')).toHaveLength(1);
    expect(texts).toEqual(expect.arrayContaining(['60', '30', 'kết quả', 'mục tiêu']));
  });

  test('needs no key where there are only results', () => {
    expect(textsOf(chartSvg(chart({}), 'light'))).not.toContain('kết quả');
  });

  test('states both of two values of one year', () => {
    const values = years([2018, 100], [2019, 120], [2019, 125]);
    const texts = textsOf(chartSvg(chart({ shape: 'line', values }), 'light'));
    expect(texts).toEqual(expect.arrayContaining(['100', '120', '125']));
    expect(texts.filter((text) => text === '2019')).toHaveLength(1);
  });

  test('draws no line across a year from which something else is measured', () => {
    const strokes = (breaks: number[]): number => {
      const values = years([2023, 30], [2024, 20], [2025, 25], [2026, 15]);
      const svg = chartSvg(
        chart({ shape: 'line', scale: 'rank', end: 63, values, breaks }),
        'light',
      );
      return [...svg.matchAll(/<path d="(?<d>M[^"]+)"[^>]*stroke-width="2.5"/g)]
        .map(({ groups }) => (groups?.d ?? '').match(/M/g)?.length ?? 0)
        .reduce((sum, count) => sum + count, 0);
    };
    expect([strokes([]), strokes([2025])]).toEqual([1, 2]);
  });

  test('keeps what an article writes from being read as markup', () => {
    const svg = chartSvg(chart({ title: 'A <b>&"\u0007 B', notes: ['</svg><script>'] }), 'light');
    expect(svg).toContain('A &lt;b&gt;&amp;&quot; B');
    expect(svg).not.toContain('<script>');
  });

  test('has every Vietnamese letter', () => {
    const shapeOf = (text: string): string => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="50" font-family="${FONT_FAMILY}">${text}</text></svg>`;
      const {
        x = 0,
        y = 0,
        width = 0,
        height = 0,
      } = new Resvg(svg, { font: FONT }).getBBox() ?? {};
      return [x, y, width, height].join(' ');
    };
    const unknown = shapeOf('\uE000');
    const letters =
      'ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵẴỘỮỸ≠–…·';
    for (const letter of letters) {
      const base = letter.normalize('NFD').charAt(0);
      expect([letter, shapeOf(letter)]).not.toEqual([letter, unknown]);
      if (base !== letter) expect([letter, shapeOf(letter)]).not.toEqual([letter, shapeOf(base)]);
    }
  });
});
