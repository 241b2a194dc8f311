import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { Gazetteer } from './gazetteer.ts';
import { articlesFolder, type LibraryReading, readArticles } from './library.ts';
import { readVocabulary, type Vocabulary } from './vocabulary.ts';
import { readVocabularyThrough, type VocabularyCache } from './vocabulary-cache.ts';

/** The corpus that comes with the program: as far above `src/corpus/` as above `dist/corpus/`. */
export const bundledCorpus = fileURLToPath(new URL('../../corpus', import.meta.url));

/**
 * Where the bundled vocabulary is kept as it was read: in a folder that every build empties, so that it fits
 * the program; not among the sources when those are run themselves.
 */
const bundledCache: VocabularyCache | undefined = import.meta.url.endsWith('.js')
  ? { file: fileURLToPath(new URL('./vocabulary.json', import.meta.url)), version: '' }
  : undefined;

/** A corpus folder with everything that is read from it at the start. */
export interface Corpus extends Words, LibraryReading {
  readonly folder: string;
}

/** The words of a corpus, and the places that they name. */
export interface Words {
  readonly vocabulary: Vocabulary;
  readonly gazetteer: Gazetteer;
}

/** Questions to try, by language. */
export type Examples = Readonly<Record<'vi' | 'en', readonly string[]>>;

/** A corpus folder that cannot be used; the message names it and the remedy. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/**
 * Opens a folder laid out like `corpus/`. Articles with problems are left out and named.
 * @throws {CorpusError} when the folder is none, or has no readable `articles/`
 * @throws {VocabularyError} when its words cannot be used
 */
export function openCorpus(folder: string = bundledCorpus): Corpus {
  checkFolder(folder);
  const words = openWords(folder);
  try {
    return { folder, ...words, ...readArticles(folder, words.gazetteer) };
  } catch (error) {
    // Only the file system's errors have a code; another one is a defect.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw unreadable(folder, error);
  }
}

/** Says that the articles of a corpus cannot be read. */
export function unreadable(folder: string, error: Error): CorpusError {
  return new CorpusError(
    `${articlesFolder(folder)} cannot be read (${error.message}): check its permissions`,
    { cause: error },
  );
}

/**
 * Reads the vocabulary of a corpus folder; where it has none, the bundled one counts.
 * @param ownCache where one of its own is kept as it was read
 */
export function openWords(folder: string = bundledCorpus, ownCache?: VocabularyCache): Words {
  const own = vocabularyFolder(folder);
  const cache = own === join(bundledCorpus, 'vocabulary') ? bundledCache : ownCache;
  const vocabulary = cache
    ? readVocabularyThrough(cache.file, own, cache.version)
    : readVocabulary(own);
  return { vocabulary, gazetteer: new Gazetteer(vocabulary.provinces) };
}

const questions = z.array(z.string().trim().min(1).max(200));
const examplesSchema = z.strictObject({ vi: questions, en: questions });

/**
 * Reads the questions to try of a corpus folder; where it has none, the bundled ones count.
 * @throws {CorpusError} naming the file and what is wrong with it
 */
export function readExamples(folder: string = bundledCorpus): Examples {
  const file = ownOrBundled(folder, 'examples.yaml');
  try {
    return examplesSchema.parse(parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const message = issue
      ? `${issue.path.join(' > ')}: ${issue.message}`
      : (error as Error).message;
    throw new CorpusError(
      `${file}: ${message.split('\n')[0]}: see the comment at the top of corpus/examples.yaml`,
      { cause: error },
    );
  }
}

/** The folder of the words of a corpus; where it has none of its own, the bundled one. */
export function vocabularyFolder(corpus: string): string {
  return ownOrBundled(corpus, 'vocabulary');
}

function ownOrBundled(folder: string, name: string): string {
  const own = join(folder, name);
  return existsSync(own) ? own : join(bundledCorpus, name);
}

/** @throws {CorpusError} when a folder is no corpus */
export function checkFolder(folder: string): void {
  const isFolder = (path: string): boolean =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const wanted = 'name a folder laid out like corpus/, with the articles in its articles/';
  if (!isFolder(folder)) throw new CorpusError(`"${folder}" is no folder: ${wanted}`);
  if (!isFolder(articlesFolder(folder))) {
    throw new CorpusError(`"${folder}" has no folder articles/: ${wanted}`);
  }
}
