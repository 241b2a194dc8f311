import type { Chart, ChartValue } from './chart.ts';
import { drawn, LABEL_SIZE, type Plot, styleOf } from './drawing.ts';
import { type Measures, wrapped } from './layout.ts';
import type { Palette } from './looks.ts';

const ROW = 25;
const BAR = 15;
const DOT = 13;
const TRACK = 2;
const TICK_SIZE = 10.5;
const TICKS = 20;
const GAP = 7;
/** Names beside the bars take no more of the width. */
const MOST_NAME = 0.36;

/**
 * Values below one another, their labels at the left. Each has its number at its end, so that there is
 * no axis. Shares stand on a bar of a hundred, ranks are dots on a line from the first to the last.
 */
export function bars(chart: Chart, palette: Palette, width: number, measures: Measures): Plot {
  const { values, end, scale } = chart;
  const names = namesOf(values, width * MOST_NAME, measures);
  const nameWidth = Math.max(...names.map((name) => measures.regular.widthOf(name, LABEL_SIZE)));
  const valueWidth = Math.max(
    ...values.map(({ shown }) => measures.bold.widthOf(shown, LABEL_SIZE)),
  );
  const label = {
    show: true,
    position: 'right',
    distance: GAP,
    color: palette.text,
    fontSize: LABEL_SIZE,
    fontWeight: 'bold',
    textBorderColor: palette.background,
    textBorderWidth: scale === 'rank' ? 3 : 0,
  };
  const common = { label, clip: false, silent: true };
  const data = values.map(({ value, shown, role }) => ({
    value,
    itemStyle: styleOf(role, palette),
    label: { formatter: shown },
  }));
  const background = { color: palette.grid, borderRadius: 3 };
  const isRank = scale === 'rank';
  const rows = values.length * ROW;
  const option = {
    grid: { left: nameWidth + GAP, right: valueWidth + GAP, top: 0, bottom: isRank ? TICKS : 0 },
    xAxis: {
      type: 'value',
      show: isRank,
      splitLine: { show: false },
      axisLabel: {
        color: palette.faint,
        fontSize: TICK_SIZE,
        margin: 0,
        customValues: [1, end],
      },
      min: isRank ? 1 : Math.min(0, ...values.map(({ value }) => value)),
      max: end ?? Math.max(...values.map(({ value }) => value)),
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names.map((_, i) => i),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        margin: GAP,
        color: palette.text,
        fontSize: LABEL_SIZE,
        formatter: (_: string, i: number) => names[i] ?? '',
      },
    },
    series: isRank
      ? [
          {
            ...track(values.length),
            backgroundStyle: { color: palette.grid },
          },
          { ...common, type: 'scatter', symbolSize: DOT, data: data.map(dotted) },
        ]
      : [
          {
            ...common,
            type: 'bar',
            barWidth: BAR,
            barMinHeight: 1,
            data,
            ...(end === undefined ? {} : { showBackground: true, backgroundStyle: background }),
          },
        ],
  };
  return drawn(option, width, isRank ? rows + TICKS : rows, measures);
}

/** Bars without any length, of which only the ground is seen. */
function track(count: number) {
  return {
    type: 'bar',
    barWidth: TRACK,
    data: Array.from({ length: count }, () => 1),
    showBackground: true,
    silent: true,
  };
}

function dotted<D extends { readonly value: number }>(datum: D, row: number) {
  return { ...datum, value: [datum.value, row] };
}

/** The label of each value, as much of it as there is room for; only at the first of those that share it. */
function namesOf(values: readonly ChartValue[], width: number, measures: Measures): string[] {
  const style = { size: LABEL_SIZE, weight: 'regular', color: '' } as const;
  return values.map(({ label }, i) =>
    label === values[i - 1]?.label ? '' : (wrapped(label, width, style, measures, 1)[0] ?? ''),
  );
}
