import { readFileSync } from 'node:fs';

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

export function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Writes what was measured. */
export function report(what: string, facts: Readonly<Record<string, number>>): void {
  const shown = Object.entries(facts).map(
    ([key, value]) => `${key} ${Math.round(value * 10) / 10}`,
  );
  console.log(`${what}: ${shown.join(', ')}`);
}
