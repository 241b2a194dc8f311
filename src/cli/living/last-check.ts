import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CheckResult } from '../../bot/reports.ts';
import { keyOf } from '../../bot/self-check.ts';
import { writeWhole } from './files.ts';

const schema = z.object({ results: z.record(z.string(), z.boolean()) });

function fileIn(data: string): string {
  return join(data, 'selfcheck.json');
}

/** Whether each question of the self-check passed when it was last run, by its key; empty where it never was. */
export function readLastCheck(data: string): ReadonlyMap<string, boolean> {
  try {
    const { results } = schema.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')));
    return new Map(Object.entries(results));
  } catch {
    return new Map();
  }
}

/** @throws when it cannot be written */
export function keepLastCheck(data: string, results: readonly CheckResult[]): void {
  const passed = Object.fromEntries(results.map((one) => [keyOf(one), one.passed]));
  const at = new Date().toISOString();
  writeWhole(fileIn(data), `${JSON.stringify({ at, results: passed })}\n`);
}

/** Those that failed the last time and pass now, or the other way round. */
export function turnedSince(
  last: ReadonlyMap<string, boolean>,
  results: readonly CheckResult[],
): CheckResult[] {
  return results.filter((one) => (last.get(keyOf(one)) ?? one.passed) !== one.passed);
}
