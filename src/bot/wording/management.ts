import type { Action, Report } from '../reports.ts';
import { short } from './parts.ts';

/** What is said to those who look after the bot. */
export interface ManagementWording {
  /** How each action is typed, the name that is shown first, and what it does in a few words. */
  readonly actions: Readonly<
    Record<Action, { readonly names: readonly [string, ...string[]]; readonly description: string }>
  >;
  /** What came of something: blocks of lines. */
  report(report: Report): readonly string[];
}

/** The actions as they are typed, each with what it does. */
export function actionLines(command: string, { actions }: ManagementWording): string {
  return Object.values(actions)
    .map(({ names: [name], description }) => `• ${command} ${name}: ${description}`)
    .join('\n');
}

/** The first of a list, each as a line. */
export function listed<T>(
  all: readonly T[],
  most: number,
  line: (one: T) => string,
  more: (count: number) => string,
): string[] {
  const left = all.length - most;
  return [
    ...all.slice(0, most).map((one) => `• ${short(line(one))}`),
    ...(left > 0 ? [more(left)] : []),
  ];
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Bytes as whole mebibytes. */
export function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

/** The two greatest units of a time that it has: days and hours, hours and minutes, minutes and seconds. */
export function timeParts(ms: number): readonly (readonly [number, 'd' | 'h' | 'm' | 's'])[] {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return first === -1 ? parts.slice(3) : parts.slice(first, first + 2);
}
