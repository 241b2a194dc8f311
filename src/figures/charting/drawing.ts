import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartRole } from './chart.ts';
import { FONT_FAMILY } from './font.ts';
import type { Measures } from './layout.ts';
import type { Palette } from './looks.ts';

echarts.use([BarChart, LineChart, ScatterChart, GridComponent, SVGRenderer]);

/** A drawn plot: SVG, and how high it is. */
export interface Plot {
  readonly svg: string;
  readonly height: number;
}

/** In the units of a picture 360 wide: 12 is as high as a phone's small print. */
export const LABEL_SIZE = 12.5;

/** Draws what an option of the library describes, as high as is asked for. */
export function drawn(
  option: echarts.EChartsCoreOption,
  width: number,
  height: number,
  measures: Measures,
): Plot {
  // It guesses widths of letters otherwise, as there is no browser to ask.
  echarts.setPlatformAPI({
    measureText: (text, font = '') => {
      const size = Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? '12');
      const weight = /bold|[6-9]00/.test(font) ? 'bold' : 'regular';
      return { width: measures[weight].widthOf(text, size) };
    },
  });
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption({ animation: false, textStyle: { fontFamily: FONT_FAMILY }, ...option });
    return { svg: drawing.renderToSVGString(), height };
  } finally {
    drawing.dispose();
  }
}

/** Results are full, estimates pale, targets only outlined. */
export function styleOf(role: ChartRole, palette: Palette) {
  const { accent, pale, background, target } = palette;
  const styles = {
    result: { color: accent, borderColor: accent, borderWidth: 0 },
    estimate: { color: pale, borderColor: accent, borderWidth: 1.25 },
    target: { color: background, borderColor: target, borderWidth: 1.75 },
  };
  return { ...styles[role], opacity: 1 };
}
