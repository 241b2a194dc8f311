import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { numberText } from '../format.ts';
import type { Chart, ChartRole, ChartValue } from './chart.ts';
import { FONT_FAMILY } from './font.ts';
import { type Measures, wrapped } from './layout.ts';
import type { Palette } from './looks.ts';

echarts.use([CustomChart, LineChart, ScatterChart, GridComponent, LabelLayout, SVGRenderer]);

/** A drawn plot: SVG, and how high it is. */
export interface Plot {
  readonly svg: string;
  readonly height: number;
}

/** Sizes in the units of a picture 360 wide: what is 12 here is as high as a phone's small print. */
const LABEL = 12.5;
const TICK = 10.5;
const AXIS_HEIGHT = 22;
/** So many ticks have room beside each other. */
const TICKS = 4;

/** Draws the values of a chart, without the texts around them. */
export function plot(chart: Chart, palette: Palette, width: number, measures: Measures): Plot {
  echarts.setPlatformAPI({
    measureText: (text, font) => {
      const size = Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? '12');
      const weight = /bold|[6-9]00/.test(font ?? '') ? 'bold' : 'regular';
      return { width: measures[weight].widthOf(text, size) };
    },
  });
  return chart.shape === 'bars'
    ? bars(chart, palette, width, measures)
    : line(chart, palette, width);
}

function rendered(option: echarts.EChartsCoreOption, width: number, height: number): string {
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption({ animation: false, textStyle: { fontFamily: FONT_FAMILY }, ...option });
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

const NAME_HEIGHT = 19;
const BAR = 14;
const BETWEEN_BARS = 4;
const BETWEEN_GROUPS = 12;
const GAP = 6;

/** A bar, or a dot of a rank, with where it stands. */
interface Placed extends ChartValue {
  readonly y: number;
  /** Above the first of those that stand together. */
  readonly name?: string;
}

/** Bars below one another, each group of one label under its name; ranks are dots, the first at the left. */
function bars(chart: Chart, palette: Palette, width: number, measures: Measures): Plot {
  const { placed, height } = place(chart.values, width, measures);
  const isRank = chart.scale === 'rank';
  const widest = Math.max(...placed.map(({ shown }) => measures.bold.widthOf(shown, LABEL)));
  const end = chart.end ?? undefined;
  const renderItem = (_: unknown, api: Api): Shape => {
    const value = placed[api.value(2)] as Placed;
    const [x = 0, y = 0] = api.coord([value.value, value.y]);
    const [zero = 0] = api.coord([isRank ? 1 : 0, 0]);
    const [last = 0] = api.coord([end ?? 0, 0]);
    const name = value.name === undefined ? [] : [words(0, y - NAME_HEIGHT + 1, value.name, 400)];
    const text = (at: number): Shape => words(at, y + 1, value.shown, 700);
    if (isRank) {
      const label = measures.bold.widthOf(value.shown, LABEL);
      const isFar = x + BAR / 2 + GAP + label > width;
      const at = isFar ? x - BAR / 2 - GAP - label : x + BAR / 2 + GAP;
      const track = { x1: zero, y1: y + BAR / 2, x2: last, y2: y + BAR / 2 };
      return group([
        ...name,
        { type: 'line', shape: track, style: { stroke: palette.grid, lineWidth: 2 } },
        {
          type: 'circle',
          shape: { cx: x, cy: y + BAR / 2, r: BAR / 2 - 1 },
          style: styleOf(value.role, palette),
        },
        text(at),
      ]);
    }
    const shape = { x: zero, y, width: Math.max(1, x - zero), height: BAR, r: [0, 3, 3, 0] };
    return group([
      ...name,
      { type: 'rect', shape, style: styleOf(value.role, palette) },
      text(x + GAP),
    ]);
  };
  const words = (x: number, y: number, text: string, fontWeight: 400 | 700): Shape => ({
    type: 'text',
    style: {
      x,
      y,
      text,
      fill: palette.text,
      font: `${fontWeight} ${LABEL}px ${FONT_FAMILY}`,
      verticalAlign: 'top',
    },
  });
  const option = {
    grid: { left: 1, right: isRank ? BAR / 2 : widest + GAP + 2, top: 0, bottom: AXIS_HEIGHT },
    xAxis: {
      type: 'value',
      min: isRank ? 1 : 0,
      ...(end === undefined ? {} : { max: end }),
      splitNumber: TICKS,
      splitLine: { show: !isRank, lineStyle: { color: palette.grid } },
      axisLabel: {
        color: palette.faint,
        fontSize: TICK,
        formatter: (value: number) => numberText(value, chart.language),
        hideOverlap: true,
        ...(isRank && end ? { customValues: rankTicks(end) } : {}),
        alignMinLabel: 'left',
        ...(isRank ? { alignMaxLabel: 'right' } : {}),
      },
    },
    yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
    series: [
      {
        type: 'custom',
        renderItem,
        data: placed.map(({ value, y }, i) => [value, y, i]),
        encode: { x: 0, y: 1 },
        clip: false,
      },
    ],
  };
  const whole = height + AXIS_HEIGHT;
  return { svg: rendered(option, width, whole), height: whole };
}

/** What a drawing function of a custom series is given, and gives. */
interface Api {
  value(dimension: number): number;
  coord(point: readonly [number, number]): number[];
}
interface Shape {
  readonly type: string;
  readonly [property: string]: unknown;
}

function group(children: readonly Shape[]): Shape {
  return { type: 'group', children };
}

/** Where each bar stands, counted from the top. */
function place(values: readonly ChartValue[], width: number, measures: Measures) {
  const style = { size: LABEL, weight: 'regular', color: '' } as const;
  const placed: Placed[] = [];
  let y = 0;
  const labels = new Set(values.map(({ label }) => label));
  for (const label of labels) {
    const [name] = wrapped(label, width, style, measures, 1);
    y += NAME_HEIGHT;
    const own = values.filter((value) => value.label === label);
    own.forEach((value, i) => {
      placed.push({ ...value, y, ...(i === 0 && name !== undefined ? { name } : {}) });
      y += BAR + BETWEEN_BARS;
    });
    y += BETWEEN_GROUPS - BETWEEN_BARS;
  }
  return { placed, height: y };
}

function rankTicks(end: number): number[] {
  return [1, Math.round(end / 3), Math.round((2 * end) / 3), end];
}

/** Results are full, estimates pale, targets only outlined. */
export function styleOf(role: ChartRole, palette: Palette) {
  if (role === 'target') {
    return { fill: 'none', stroke: palette.target, lineWidth: 1.5, lineDash: [4, 3] };
  }
  return role === 'result'
    ? { fill: palette.accent }
    : { fill: palette.pale, stroke: palette.accent, lineWidth: 1 };
}

const LINE_HEIGHT = 220;
const POINT = 8;
/** Above the highest point its value is written. */
const HEADROOM = 24;

/** Values over years; results of one year that disagree are points of their own, targets a dashed line. */
function line(chart: Chart, palette: Palette, width: number): Plot {
  const results = chart.values.filter(({ role }) => role !== 'target');
  const main = results.filter(
    (value, i) => results.findIndex(({ label }) => label === value.label) === i,
  );
  const others = results.filter((value) => !main.includes(value));
  const targets = chart.values.filter(({ role }) => role === 'target');
  const years = chart.values.map(({ label }) => Number(label));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const isRank = chart.scale === 'rank';
  const point = (value: ChartValue) => ({
    value: [Number(value.label), value.value],
    itemStyle: pointStyle(value.role, palette),
    label: { formatter: value.shown },
  });
  const label = {
    show: true,
    position: 'top',
    distance: 6,
    color: palette.text,
    fontSize: LABEL,
    fontWeight: 700,
  };
  const common = { symbol: 'circle', symbolSize: POINT, label, clip: false };
  const option = {
    grid: {
      left: 4,
      right: 14,
      top: HEADROOM,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'value',
      min: first - EDGE,
      max: last + EDGE,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.grid } },
      splitLine: { show: false },
      axisLabel: {
        color: palette.faint,
        fontSize: TICK,
        customValues: [...new Set(years)],
        formatter: (value: number) => String(value),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      inverse: isRank,
      min: isRank ? 1 : 0,
      ...(chart.end === undefined || isRank ? {} : { max: chart.end }),
      splitNumber: TICKS,
      minInterval: isRank ? 1 : 0,
      splitLine: { lineStyle: { color: palette.grid } },
      axisLabel: {
        color: palette.faint,
        fontSize: TICK,
        formatter: (value: number) => numberText(value, chart.language),
      },
    },
    series: [
      {
        ...common,
        type: 'line',
        data: parted(main, chart.breaks).map((one) =>
          one === undefined ? [null, null] : point(one),
        ),
        lineStyle: { color: palette.accent, width: 2.5 },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
      },
      { ...common, type: 'scatter', data: others.map(point) },
      {
        ...common,
        type: 'line',
        symbol: 'diamond',
        symbolSize: POINT + 3,
        data: targets.map(point),
        lineStyle: { color: palette.target, width: 1.5, type: 'dashed' },
        label: { ...label, color: palette.target, position: 'bottom' },
      },
    ],
  };
  return { svg: rendered(option, width, LINE_HEIGHT), height: LINE_HEIGHT };
}

/** Years beside the first and the last, so that their labels have room. */
const EDGE = 0.35;

/** The values with a gap where something else is measured from a year on. */
function parted(
  values: readonly ChartValue[],
  breaks: readonly number[],
): (ChartValue | undefined)[] {
  return values.flatMap((value, i) => {
    const before = Number(values[i - 1]?.label);
    const isParted = breaks.some((year) => before < year && Number(value.label) >= year);
    return isParted ? [undefined, value] : [value];
  });
}

function pointStyle(role: ChartRole, palette: Palette) {
  const { accent, background, target } = palette;
  if (role === 'target') return { color: background, borderColor: target, borderWidth: 1.5 };
  if (role === 'estimate') return { color: background, borderColor: accent, borderWidth: 2 };
  return { color: accent };
}
