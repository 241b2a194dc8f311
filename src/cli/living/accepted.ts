import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './files.ts';

const schema = z.object({ failures: z.array(z.string()) });

/** Where it is kept which failures of the self-check somebody has accepted. */
export function acceptedFile(data: string): string {
  return join(data, 'selfcheck-accepted.json');
}

/** The keys of the failures that were accepted with `selfcheck --force`; none where nothing can be read. */
export function readAccepted(file: string): ReadonlySet<string> {
  try {
    return new Set(schema.parse(JSON.parse(readFileSync(file, 'utf8'))).failures);
  } catch {
    return new Set();
  }
}

/** Accepts these failures, and no others that were accepted before. */
export function writeAccepted(file: string, failures: readonly string[]): void {
  writeWhole(file, `${JSON.stringify({ failures }, undefined, 1)}\n`);
}
