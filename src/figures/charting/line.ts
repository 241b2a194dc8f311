import type { Chart, ChartValue } from './chart.ts';
import { drawn, LABEL_SIZE, type Plot, styleOf } from './drawing.ts';
import type { Measures } from './layout.ts';
import type { Palette } from './looks.ts';

const HEIGHT = 210;
const POINT = 9;
const TICK_SIZE = 11.5;
/** Above the highest and below the lowest point, where numbers are written. */
const ROOM = 24;
const YEARS = 22;
const DISTANCE = 6;
/** Between two numbers beside each other. */
const BETWEEN = 5;

/**
 * Values over the years, each with its number at its point. Results of one year that disagree are points
 * of their own, targets a dashed line; the first rank is at the top.
 */
export function line(chart: Chart, palette: Palette, width: number, measures: Measures): Plot {
  const { values, scale, end } = chart;
  const isRank = scale === 'rank';
  const numbers = values.map(({ value }) => value);
  const years = [...new Set(values.map(({ label }) => Number(label)))];
  const span = { from: Math.min(...years), to: Math.max(...years) };
  const range = {
    from: isRank ? 1 : Math.min(0, ...numbers),
    to: end ?? Math.max(...numbers, Number.MIN_VALUE),
  };
  const widths = values.map(({ shown }) => measures.bold.widthOf(shown, LABEL_SIZE));
  const side = Math.max(...widths) / 2;
  // The last rank is not nothing: below it its number has room.
  const below = isRank ? ROOM : 0;
  const floor = HEIGHT - YEARS;
  const grid = { left: side, right: side, top: ROOM, bottom: YEARS + below };
  const places = placed(
    values.map(({ label, value }, i) => {
      const right = (Number(label) - span.from) / (span.to - span.from || 1);
      const up = (value - range.from) / (range.to - range.from);
      return {
        x: side + right * (width - 2 * side),
        y: ROOM + (isRank ? up : 1 - up) * (floor - ROOM - below),
        width: widths[i] ?? 0,
      };
    }),
    floor,
  );
  const point = (value: ChartValue) => {
    const place = places[values.indexOf(value)];
    return {
      value: [Number(value.label), value.value],
      itemStyle: styleOf(value.role, palette),
      label: {
        show: place !== undefined,
        position: place,
        formatter: value.shown,
        color: value.role === 'target' ? palette.target : palette.text,
      },
    };
  };
  const common = {
    symbol: 'circle',
    symbolSize: POINT,
    clip: false,
    silent: true,
    label: {
      distance: DISTANCE,
      fontSize: LABEL_SIZE,
      fontWeight: 'bold',
      // Lines that pass behind a number do not touch it.
      textBorderColor: palette.background,
      textBorderWidth: 3,
    },
  };
  const ticks = { color: palette.faint, fontSize: TICK_SIZE };
  const rule = { color: palette.grid, width: 1.5 };
  const { main, others, targets } = parts(values);
  const option = {
    grid,
    xAxis: {
      type: 'value',
      position: 'bottom',
      offset: below,
      min: span.from,
      max: span.to,
      axisTick: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: rule },
      splitLine: { show: false },
      axisLabel: {
        ...ticks,
        margin: 6,
        customValues: years,
        formatter: (value: number) => String(value),
        hideOverlap: true,
        showMinLabel: true,
        showMaxLabel: true,
      },
    },
    yAxis: { type: 'value', show: false, inverse: isRank, min: range.from, max: range.to },
    series: [
      {
        ...common,
        type: 'line',
        data: parted(main, chart.breaks).map((one) => (one ? point(one) : [null, null])),
        lineStyle: { color: palette.accent, width: 2.5 },
      },
      { ...common, type: 'scatter', data: others.map(point) },
      {
        ...common,
        type: 'line',
        symbol: 'diamond',
        symbolSize: POINT + 3,
        data: targets.map(point),
        lineStyle: { color: palette.target, width: 1.5, type: 'dashed' },
      },
    ],
  };
  return drawn(option, width, HEIGHT, measures);
}

/** The results that the line goes through, those that contradict them, and the targets. */
function parts(values: readonly ChartValue[]) {
  const results = values.filter(({ role }) => role !== 'target');
  const main = results.filter(
    ({ label }, i) => results.findIndex((other) => other.label === label) === i,
  );
  return {
    main,
    others: results.filter((value) => !main.includes(value)),
    targets: values.filter(({ role }) => role === 'target'),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** Of its number. */
  readonly width: number;
}

/**
 * Where the numbers of points have room: above, else below, the upper of two in a year above and the
 * lower below, nothing below the floor; the newest first. A number that has no room at either place is left out, and stands only
 * in the table.
 */
function placed(points: readonly Point[], floor: number): ('top' | 'bottom' | undefined)[] {
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const places = points.toReversed().map((point) => {
    const isUpper = points.every((other) => other.x !== point.x || other.y >= point.y);
    const wanted = isUpper ? (['top', 'bottom'] as const) : (['bottom', 'top'] as const);
    return wanted.find((place) => {
      const middle = POINT / 2 + DISTANCE + LABEL_SIZE / 2;
      const y = place === 'top' ? point.y - middle : point.y + middle;
      if (y + LABEL_SIZE / 2 > floor) return false;
      const label = { x: point.x, y, width: point.width };
      const dots = points
        .filter((other) => other !== point)
        .map((dot) => ({ ...dot, width: POINT }));
      if ([...taken, ...dots].some((other) => touch(label, other))) return false;
      taken.push(label);
      return true;
    });
  });
  return places.toReversed();
}

function touch(a: Point, b: Point): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + BETWEEN && Math.abs(a.y - b.y) < LABEL_SIZE + 1
  );
}

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
