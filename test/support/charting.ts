import type { Chart, ChartRole, ChartValue } from '../../src/figures/charting/chart.ts';

/** A chart of which only what a test is about need be said. */
export function chart(fields: Partial<Chart>): Chart {
  return {
    shape: 'bars',
    title: 'Doanh thu viễn thông, Internet',
    subtitle: '2019 · tỷ đồng',
    scale: 'amount',
    values: [value('Nam Định', 1720), value('Đắk Lắk', 2258)],
    breaks: [],
    roles: { result: 'kết quả', estimate: 'ước', target: 'mục tiêu' },
    sourcesTitle: 'Nguồn',
    sources: ['Nam Định: 1/2020 · GJFGMM · Tổng kết công tác năm 2019'],
    notes: [],
    language: 'vi',
    ...fields,
  };
}

export function value(
  label: string,
  amount: number,
  role: ChartRole = 'result',
  shown = amount.toLocaleString('vi-VN'),
): ChartValue {
  return { label, value: amount, shown, role };
}

/** Of a PNG, in dots. */
export function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  const signature = String.fromCharCode(...png.slice(0, 8));
  if (signature !== '\x89PNG\r\n\x1a\n') throw new Error('this is no PNG');
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
