import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCorpus } from '../../src/corpus/open.ts';

/**
 * A copy of the bundled corpus, in a folder of its own, to be changed while a program serves it. Its
 * self-check has only the questions that are given, as each look at the folder asks all of them.
 */
export function copiedCorpus(...questions: readonly string[]): { folder: string; corpus: string } {
  const folder = mkdtempSync(join(tmpdir(), 'living-'));
  const corpus = join(folder, 'corpus');
  cpSync(bundledCorpus, corpus, { recursive: true });
  const file = join(corpus, 'selfcheck.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  const kept = questions.map((question) => lines.find((line) => line.includes(question)));
  writeFileSync(file, `${kept.join('\n')}\n`);
  return { folder, corpus };
}
