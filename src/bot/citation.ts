import type { Slice } from '../text/sentences.ts';
import type { Candidate } from './evidence/entry.ts';

/** A verbatim slice of an article with its source: `article.body.slice(start, end) === quote`. */
export interface Citation {
  /** Opens the same evidence on every platform, after every restart: 6 letters and digits. */
  readonly code: string;
  /** The article's id. */
  readonly article: string;
  readonly title: string;
  readonly province: string;
  readonly district?: string;
  readonly publishedOn?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Where the exact answer stands in the quotation: `quote.slice(mark.start, mark.end)`. */
  readonly mark?: { readonly start: number; readonly end: number };
}

/** A quotation whose words are not those of its article: a defect, never shown to anybody. */
export class NotVerbatimError extends Error {
  override readonly name = 'NotVerbatimError';
}

/**
 * Cites a slice of a candidate's article; the code is the candidate's.
 * @param exact where the exact answer stands in the article's body
 * @throws {NotVerbatimError} when the slice is not inside the article
 */
export function cite(candidate: Candidate, slice: Slice, exact?: Slice): Citation {
  const { article } = candidate.entry;
  const { start, end } = slice;
  const quote = article.body.slice(start, end);
  if (quote.length !== end - start || quote.trim() === '') {
    throw new NotVerbatimError(
      `slice ${start}-${end} is not in article "${article.id}" of ${article.body.length} characters: rebuild the index`,
    );
  }
  const mark =
    exact && exact.start >= start && exact.end <= end
      ? { start: exact.start - start, end: exact.end - start }
      : undefined;
  return {
    code: candidate.code,
    article: article.id,
    title: article.title,
    province: article.province,
    ...optional('district', article.district),
    ...optional('publishedOn', article.publishedOn),
    ...optional('publisher', article.publisher),
    ...optional('url', article.url),
    quote,
    start,
    end,
    ...optional('mark', mark),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
