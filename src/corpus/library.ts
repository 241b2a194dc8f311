import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
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

/** What an article file holds: an article that can be used, or what is wrong with it. */
export interface FileReading {
  readonly file: string;
  readonly article?: Article;
  readonly problems: readonly Problem[];
}

/**
 * Reads every article of a corpus folder. A bad file is left out with its problems and never keeps
 * the good ones from loading.
 * @throws when the folder itself cannot be read
 */
export function readArticles(corpus: string, gazetteer: Gazetteer): LibraryReading {
  const files = articleFiles(corpus).map((file) => readArticle(file, gazetteer));
  const unlike = createUnlike();
  const articles: Article[] = [];
  const problems: Problem[] = [];
  let leftOut = 0;
  for (const { file, article, problems: own } of files) {
    const found = article ? unlike(file, article.id, fingerprintOf(article.body)) : own;
    if (found.length > 0) leftOut++;
    else if (article) articles.push(article);
    problems.push(...found);
  }
  return { articles, problems, leftOut };
}

/**
 * The article files of a corpus folder, in the order of their names.
 * @throws when the folder itself cannot be read
 */
export function articleFiles(corpus: string): string[] {
  const folder = articlesFolder(corpus);
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => `${folder}${sep}${name}`);
}

/** Tells of each file, one after the other, whether it repeats one before it: its problems, none if not. */
export function createUnlike(): (file: string, id: string, fingerprint: string) => Problem[] {
  const byId = new Map<string, string>();
  const byText = new Map<string, string>();
  return (file, id, fingerprint) => {
    const [sameId, sameText] = [byId.get(id), byText.get(fingerprint)];
    if (sameId) {
      const message = `id "${id}" is also that of ${sameId}: give one of them another id`;
      return [problem(file, 2, message)];
    }
    if (sameText) {
      return [problem(file, 1, `has the same text as ${sameText}: delete one of them`)];
    }
    byId.set(id, file);
    byText.set(fingerprint, file);
    return [];
  };
}

/** Reads an article file. Never throws: what is wrong comes back as problems. */
export function readArticle(file: string, gazetteer: Gazetteer): FileReading {
  const wrong = (problems: readonly Problem[]): FileReading => ({ file, problems });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const message = `cannot be read (${(error as Error).message}): check its permissions`;
    return wrong([problem(file, 1, message)]);
  }
  const line = firstLineNotUtf8(bytes);
  if (line !== undefined) {
    return wrong([problem(file, line, 'is not UTF-8: save the file as UTF-8')]);
  }
  const text = bytes.toString('utf8');
  const { article, problems } = parseArticle(file, text);
  if (article === undefined) return wrong(problems);
  if (gazetteer.get(article.province) === undefined) {
    const known = gazetteer.resolve(article.province);
    const [nearest] = known ? [known] : gazetteer.nearest(article.province, 1);
    const remedy = nearest ? `did you mean "${nearest.name}"?` : 'see vocabulary/provinces.yaml';
    const at = 1 + text.split('\n').findIndex((one) => one.startsWith('province:'));
    const message = `province "${article.province}" is unknown: ${remedy}`;
    return wrong([problem(file, Math.max(at, 1), message)]);
  }
  return { file, article, problems: [] };
}

function problem(file: string, line: number, message: string): Problem {
  return { file, line, message };
}

/** Where an article was read from, and what is compared of it. */
export interface Origin {
  readonly file: string;
  /** The stamp of the file when it was read. */
  readonly stamp: string;
  readonly digest: string;
  readonly fingerprint: string;
}

/** The origin of an article that was read from a file with this stamp. */
export function originOf(file: string, stamp: string, article: Article): Origin {
  return { file, stamp, digest: digestOf(article), fingerprint: fingerprintOf(article.body) };
}

/** Changes when a file does; `undefined` when there is none. */
export function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`;
}

/** The same for the same article. */
export function digestOf(article: Article): string {
  return sha256(JSON.stringify(article));
}

/** The same for texts that differ in white space, punctuation and diacritics alone. */
export function fingerprintOf(body: string): string {
  return sha256(folded(body).replace(/[^\p{L}\p{N}]+/gu, ''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
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
