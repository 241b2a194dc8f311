import { Resvg } from '@resvg/resvg-js';
import { bars } from './bars.ts';
import type { Chart, ChartLook, ChartRole } from './chart.ts';
import { styleOf } from './drawing.ts';
import { FONT_FAMILY, FontMetrics, fontFiles } from './font.ts';
import { Column, escaped, type Measures } from './layout.ts';
import { line } from './line.ts';
import { PALETTES, type Palette } from './looks.ts';

/** The width that everything is laid out for: that of a phone's screen. */
const WIDTH = 360;
const PADDING = 16;
/** Dots for each unit. Chats shrink pictures to 1280 dots: more would be lost, and cost time. */
const SCALE = 2;
/** Of more sources each has one line. */
const FEW_SOURCES = 4;

const FILES = fontFiles();
const MEASURES: Measures = {
  regular: new FontMetrics(FILES.regular),
  bold: new FontMetrics(FILES.bold),
};

/** Draws a chart as a PNG. */
export function renderChart(chart: Chart, look: ChartLook): Uint8Array {
  const image = new Resvg(chartSvg(chart, look), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      // Whatever fonts a machine has, pictures look the same.
      loadSystemFonts: false,
      fontFiles: Object.values(FILES),
      defaultFontFamily: FONT_FAMILY,
    },
  });
  return image.render().asPng();
}

/** The picture as SVG: the texts above, the plot, the sources below. */
export function chartSvg(chart: Chart, look: ChartLook): string {
  const palette = PALETTES[look];
  const { text, faint } = palette;
  const column = new Column(WIDTH, PADDING, MEASURES);
  column.text(chart.title, { size: 17, weight: 'bold', color: text }, 3);
  column.space(2);
  column.text(chart.subtitle, { size: 12.5, weight: 'regular', color: faint }, 2);
  column.space(8);
  const keys = legend(chart, palette);
  if (keys !== '') column.block(keys, 22);
  column.space(4);
  const draw = chart.shape === 'bars' ? bars : line;
  const drawn = draw(chart, palette, column.inner, MEASURES);
  column.block(drawn.svg, drawn.height);
  column.space(12);
  const small = { size: 10.5, weight: 'regular', color: faint } as const;
  for (const note of chart.notes) column.text(note, small, 3);
  if (chart.notes.length > 0) column.space(4);
  column.text(chart.sourcesTitle, { ...small, weight: 'bold' }, 1);
  const most = chart.sources.length > FEW_SOURCES ? 1 : 2;
  for (const source of chart.sources) column.text(source, small, most);
  return column.svg(palette.background);
}

const KEY = 12;
const KEY_GAP = 5;
const BETWEEN_KEYS = 16;

/** What the roles look like, where not everything is a result. */
function legend({ values, roles }: Chart, palette: Palette): string {
  const used = (['result', 'estimate', 'target'] as const).filter((role) =>
    values.some((value) => value.role === role),
  );
  if (used.length === 1 && used[0] === 'result') return '';
  let x = 0;
  return used
    .map((role) => {
      const key = `${swatch(role, x, palette)}<text x="${x + KEY + KEY_GAP}" y="11" font-size="12" fill="${palette.text}">${escaped(roles[role])}</text>`;
      x += KEY + KEY_GAP + MEASURES.regular.widthOf(roles[role], 12) + BETWEEN_KEYS;
      return key;
    })
    .join('');
}

function swatch(role: ChartRole, x: number, palette: Palette): string {
  const { color, borderColor, borderWidth } = styleOf(role, palette);
  return `<rect x="${x + 1}" y="1" width="${KEY - 2}" height="${KEY - 2}" rx="2" fill="${color}" stroke="${borderColor}" stroke-width="${borderWidth}"/>`;
}
