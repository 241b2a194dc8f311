import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readVocabulary, type Vocabulary, vocabularyFiles } from './vocabulary.ts';

/** Where a vocabulary is kept, and by which version of the program. */
export interface VocabularyCache {
  readonly file: string;
  readonly version: string;
}

interface Kept {
  /** What the files held that the vocabulary was read from. */
  readonly source: string;
  readonly vocabulary: Vocabulary;
}

/**
 * Reads a vocabulary, by way of a file that keeps what was read last: parsing and checking the YAML
 * takes 0.7 s, which is most of the time until the first answer, reading it back 10 ms. What was kept
 * counts only while the files hold, byte for byte, what they held then; a cache file that is missing,
 * damaged or cannot be written costs time and nothing else.
 * @param cache the file
 * @param version of the program that reads it; what another one kept does not count
 * @throws {VocabularyError} naming the first file that is missing or wrong
 */
export function readVocabularyThrough(cache: string, folder: string, version = ''): Vocabulary {
  const source = fingerprintOf(folder, version);
  if (source === undefined) return readVocabulary(folder);
  const kept = readKept(cache);
  if (kept?.source === source) return kept.vocabulary;
  const vocabulary = readVocabulary(folder);
  keep(cache, { source, vocabulary });
  return vocabulary;
}

/** `undefined` when a file cannot be read. */
function fingerprintOf(folder: string, version: string): string | undefined {
  const hash = createHash('sha256').update(`${version}\n`);
  try {
    for (const name of vocabularyFiles) {
      const content = readFileSync(join(folder, `${name}.yaml`));
      hash.update(`${name} ${content.length}\n`).update(content);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

function readKept(cache: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(cache, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** Written beside its place and moved there whole, as several processes may start at once. */
function keep(cache: string, kept: Kept): void {
  const fresh = `${cache}.${process.pid}`;
  try {
    mkdirSync(dirname(cache), { recursive: true });
    writeFileSync(fresh, JSON.stringify(kept));
    renameSync(fresh, cache);
  } catch {
    // A read-only installation: the next start parses the YAML again.
  }
}
