import { ConfigError } from '../config.ts';
import { type Corpus, CorpusError, openCorpus } from '../corpus/open.ts';
import { VocabularyError } from '../corpus/vocabulary.ts';
import { HttpError } from '../operations/http.ts';
import { StoreError } from '../operations/store.ts';

/** Something that whoever runs a command can mend; the message says how. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Errors whose message tells an operator what to do; anything else is a defect of the program. */
const FOR_OPERATORS = [
  OperatorError,
  ConfigError,
  CorpusError,
  VocabularyError,
  StoreError,
  HttpError,
];

/** Runs a command; what an operator can mend ends it with its message and exit code 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!FOR_OPERATORS.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

/**
 * Opens a corpus that questions can be answered from.
 * @throws {CorpusError} when not one of its articles can be used
 */
export function openForAnswering(folder: string): Corpus {
  const corpus = openCorpus(folder);
  if (corpus.articles.length > 0) return corpus;
  throw noneUsable(folder, corpus.leftOut);
}

/** Says that a corpus has no article to answer from. @param leftOut how many have problems */
export function noneUsable(folder: string, leftOut: number): CorpusError {
  return new CorpusError(
    leftOut === 0
      ? `"${folder}" has no articles: add some with: npm run -s corpus -- add`
      : `"${folder}": none of its ${leftOut} articles can be used: to see why, run: npm run -s corpus -- check`,
  );
}
