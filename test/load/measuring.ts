import { readFileSync } from 'node:fs';

/** Of the bundled articles, so that reading, finding and quoting is what is measured. */
export const QUESTIONS = [
  'Tỉnh nào đang thí điểm chuyển đổi số?',
  'Doanh thu viễn thông Nam Định năm 2019?',
  'Lạng Sơn xếp hạng ICT Index 2018 thứ mấy?',
  'Quảng Trị hoàn thành bao nhiêu nhiệm vụ năm 2021?',
  'doanh thu buu chinh nam dinh',
  'How was Lang Son ranked in the ICT Index 2018?',
  'Dịch vụ công trực tuyến mức độ 4 ở Nam Định?',
  'Bình Thuận tổ chức hội nghị gì năm 2014?',
  'Giá vàng hôm nay?',
];

/** Settings with which the program rehearses as it usually does, and says when that is over. */
export const REHEARSED = { REHEARSAL_QUESTIONS: '', LOG_LEVEL: 'debug' };
export const REHEARSAL_OVER = 'the rehearsal is over';

/** What a process holds in memory, in megabytes. */
export function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}

/** What a process has worked, in milliseconds of one core: other programs do not lengthen it. */
export function workedBy(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The value below which a part of them lies. */
export function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Writes what was measured. */
export function report(what: string, facts: Readonly<Record<string, number | string>>): void {
  const shown = Object.entries(facts).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`,
  );
  console.log(`${what}: ${shown.join(', ')}`);
}

/**
 * What this thread has worked, in milliseconds: how long it held up its event loop. Other programs and other
 * threads, those that compile and collect garbage beside it, do not lengthen it.
 */
export function workedHere(): number {
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
}
