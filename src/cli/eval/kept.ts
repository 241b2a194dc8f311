import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readObject } from './lines.ts';

/** Scores by what they are of: a type of question, or a way of typing. */
export type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What becomes worse as it grows. */
const LESS_IS_BETTER = new Set(['wrong', 'silent', 'extra']);
/** Counts say how much was measured, not how well. */
const COUNTS = new Set(['questions', 'figures']);

const scoresSchema = z.record(z.string(), z.record(z.string(), z.number()));
const keptSchema = z.object({
  at: z.string(),
  scores: scoresSchema,
  /** How each question was answered. */
  verdicts: z.record(z.string(), z.string()),
});
type Kept = z.output<typeof keptSchema>;

/** Reads the scores below which a run fails. */
export function readFloors(file: string): Scores {
  return readObject(file, scoresSchema);
}

/** A sentence for each score that is worse than its floor, or that was not measured. */
export function belowFloors(scores: Scores, floors: Scores): string[] {
  return Object.entries(floors).flatMap(([group, wanted]) => {
    // A run measures some groups; those of another run are not its business.
    const measured = scores[group];
    if (measured === undefined) return [];
    return Object.entries(wanted).flatMap(([score, floor]) => {
      const value = measured[score];
      if (value !== undefined && !isWorse(score, value, floor)) return [];
      return [`${group}: ${score} is ${value ?? 'not measured'}, its floor ${floor}`];
    });
  });
}

function isWorse(score: string, value: number, than: number): boolean {
  return LESS_IS_BETTER.has(score) ? value > than : value < than;
}

/** The last run that was kept in a file, if there is one. */
export function lastKept(file: string): Kept | undefined {
  return existsSync(file) ? readObject(file, keptSchema) : undefined;
}

/** Keeps a run; what was measured in earlier runs alone stays. */
export function keep(file: string, run: Kept): void {
  const before = lastKept(file);
  mkdirSync(dirname(file), { recursive: true });
  const merged = {
    at: run.at,
    scores: { ...before?.scores, ...run.scores },
    verdicts: { ...before?.verdicts, ...run.verdicts },
  };
  const fresh = `${file}.${process.pid}.tmp`;
  writeFileSync(fresh, `${JSON.stringify(merged, null, 1)}\n`);
  renameSync(fresh, file);
}

/** What changed since a kept run, a line a score and a line for the questions that turned. */
export function changesSince(kept: Kept, { scores, verdicts }: Omit<Kept, 'at'>): string[] {
  const lines: string[] = [];
  for (const [group, measured] of Object.entries(scores)) {
    for (const [score, value] of Object.entries(measured)) {
      const before = kept.scores[group]?.[score];
      if (before === undefined || before === value || COUNTS.has(score)) continue;
      const by = Math.round((value - before) * 10) / 10;
      const word = isWorse(score, value, before) ? 'worse' : 'better';
      lines.push(`${group}: ${score} ${before} -> ${value} (${by > 0 ? '+' : ''}${by}, ${word})`);
    }
  }
  for (const [id, verdict] of Object.entries(verdicts)) {
    const before = kept.verdicts[id];
    if (before !== undefined && before !== verdict) lines.push(`${id}: ${before} -> ${verdict}`);
  }
  return lines;
}
