import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { normalise } from '../text/fold.ts';
import type { Problem } from './article.ts';

/** A question that the corpus must go on answering as it does. */
export interface CheckCase {
  /** Where it stands in its file, counted from 1. */
  readonly line: number;
  readonly question: string;
  /** The id of the article that answers it; absent: the bot must say that it does not know. */
  readonly article?: string;
  /** Words that the quotation must contain. */
  readonly quote?: string;
}

/** What people write who expect no answer. */
export const NOT_FOUND = 'not found';

const text = z.string().trim().min(1).max(500).transform(normalise);
const lineSchema = z.strictObject({ question: text, article: text, quote: text.optional() });
const EXAMPLE = `{"question": "...", "article": "the id of an article, or ${NOT_FOUND}", "quote": "words, if you like"}`;

/** The file in a corpus folder; a corpus may do without it. */
export function selfCheckFile(corpus: string): string {
  return join(corpus, 'selfcheck.jsonl');
}

/** Reads the self-check of a corpus folder: a JSON object a line. Lines that cannot be used are problems. */
export function readSelfCheck(corpus: string): { cases: CheckCase[]; problems: Problem[] } {
  const file = selfCheckFile(corpus);
  const cases: CheckCase[] = [];
  const problems: Problem[] = [];
  if (!existsSync(file)) return { cases, problems };
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const message = `cannot be read (${(error as Error).message}): check its permissions`;
    return { cases, problems: [{ file, line: 1, message }] };
  }
  for (const [i, one] of content.split('\n').entries()) {
    if (one.trim() === '') continue;
    const read = caseOf(one, i + 1);
    if (typeof read === 'string') {
      problems.push({ file, line: i + 1, message: `${read}: write ${EXAMPLE}` });
    } else cases.push(read);
  }
  return { cases, problems };
}

/** A case, or what is wrong with its line. */
function caseOf(written: string, line: number): CheckCase | string {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    return `is no JSON (${(error as Error).message})`;
  }
  const { data, error } = lineSchema.safeParse(value);
  if (error) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'the line'}: ${issue?.message}`;
  }
  const { question, article, quote } = data;
  if (article === NOT_FOUND) {
    if (quote !== undefined) return `quote "${quote}" cannot be of what is not found`;
    return { line, question };
  }
  return { line, question, article, ...(quote === undefined ? {} : { quote }) };
}
