import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folded } from '../text/fold.ts';
import { paragraphs, type Slice, sentences } from '../text/sentences.ts';
import { type Article, type Problem, parseArticle } from './article.ts';
import type { Gazetteer } from './gazetteer.ts';

/** One sentence or list item of an article, with the paragraph around it. */
export interface Passage extends Slice {
  readonly articleId: string;
  readonly paragraph: Slice;
}

/** The passages of an article, in the order of its text. */
export function passagesOf(article: Article): Passage[] {
  return paragraphs(article.body).flatMap((paragraph) =>
    sentences(article.body.slice(paragraph.start, paragraph.end)).map(({ start, end }) => ({
      articleId: article.id,
      start: paragraph.start + start,
      end: paragraph.start + end,
      paragraph,
    })),
  );
}

/** What a folder of articles holds: those that can be used, and what is wrong with the others. */
export interface LibraryReading {
  readonly articles: readonly Article[];
  /** Problems of files that were left out. */
  readonly problems: readonly Problem[];
  /** How many files were left out. */
  readonly leftOut: number;
}

/** The folder of the articles in a corpus. */
export function articlesFolder(corpus: string): string {
  return join(corpus, 'articles');
}

/**
 * Reads every article of a corpus folder. A bad file is left out with its problems and never keeps
 * the good ones from loading.
 * @throws when the folder itself cannot be read
 */
export function readArticles(corpus: string, gazetteer: Gazetteer): LibraryReading {
  const folder = articlesFolder(corpus);
  const articles: Article[] = [];
  const problems: Problem[] = [];
  let leftOut = 0;
  const byId = new Map<string, string>();
  const byText = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.md')) continue;
    const file = join(folder, name);
    const found = readArticle(file, gazetteer);
    const article = found.article;
    const own = [...found.problems];
    if (article) {
      const fingerprint = fingerprintOf(article.body);
      const [sameId, sameText] = [byId.get(article.id), byText.get(fingerprint)];
      if (sameId)
        own.push(
          problem(
            file,
            2,
            `id "${article.id}" is also that of ${sameId}: give one of them another id`,
          ),
        );
      else if (sameText)
        own.push(problem(file, 1, `has the same text as ${sameText}: delete one of them`));
      if (own.length === 0) {
        byId.set(article.id, file);
        byText.set(fingerprint, file);
        articles.push(article);
      }
    }
    if (own.length > 0) leftOut++;
    problems.push(...own);
  }
  return { articles, problems, leftOut };
}

function readArticle(
  file: string,
  gazetteer: Gazetteer,
): { article?: Article; problems: Problem[] } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return {
      problems: [
        problem(file, 1, `cannot be read (${(error as Error).message}): check its permissions`),
      ],
    };
  }
  const line = firstLineNotUtf8(bytes);
  if (line !== undefined) {
    return { problems: [problem(file, line, 'is not UTF-8: save the file as UTF-8')] };
  }
  const { article, problems } = parseArticle(file, bytes.toString('utf8'));
  if (article === undefined) return { problems };
  if (gazetteer.get(article.province) === undefined) {
    const known = gazetteer.resolve(article.province);
    const [nearest] = known ? [known] : gazetteer.nearest(article.province, 1);
    const remedy = nearest ? `did you mean "${nearest.name}"?` : 'see vocabulary/provinces.yaml';
    const at =
      1 +
      bytes
        .toString('utf8')
        .split('\n')
        .findIndex((text) => text.startsWith('province:'));
    return {
      problems: [
        problem(file, Math.max(at, 1), `province "${article.province}" is unknown: ${remedy}`),
      ],
    };
  }
  return { article, problems: [] };
}

function problem(file: string, line: number, message: string): Problem {
  return { file, line, message };
}

/** What texts share that differ in white space, punctuation and diacritics alone. */
export function fingerprintOf(body: string): string {
  return folded(body).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The line with the first byte that is not UTF-8, counted from 1; `undefined` when all of it is. */
export function firstLineNotUtf8(bytes: Uint8Array): number | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(bytes);
    return undefined;
  } catch {
    let line = 1;
    for (let start = 0; start < bytes.length; line++) {
      const next = bytes.indexOf(10, start);
      const end = next === -1 ? bytes.length : next + 1;
      try {
        decoder.decode(bytes.subarray(start, end));
      } catch {
        return line;
      }
      start = end;
    }
    return line;
  }
}
