import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './article.ts';
import { Gazetteer } from './gazetteer.ts';
import { articlesFolder, firstLineNotUtf8, readArticles } from './library.ts';
import { bundledCorpus } from './open.ts';
import { NOT_FOUND, readSelfCheck, selfCheckFile } from './self-check.ts';
import { type ProvinceEntry, vocabularyFiles, vocabularySchemas } from './vocabulary.ts';

/** What is wrong with a corpus folder, and how much was looked at. */
export interface CheckReport {
  readonly problems: readonly Problem[];
  /** How many articles can be used. */
  readonly articles: number;
}

/**
 * Checks every file of a corpus folder: its articles, and its vocabulary, which is the bundled one
 * where it has none.
 */
export function checkCorpus(corpus: string): CheckReport {
  const own = join(corpus, 'vocabulary');
  const words = checkVocabulary(existsSync(own) ? own : join(bundledCorpus, 'vocabulary'));
  const folder = articlesFolder(corpus);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const message =
      'is no folder: name a corpus folder with --corpus, or make one by adding a page to it';
    return { problems: [...words.problems, { file: folder, line: 1, message }], articles: 0 };
  }
  if (words.provinces === undefined) return { problems: words.problems, articles: 0 };
  const { articles, problems } = readArticles(corpus, new Gazetteer(words.provinces));
  const read = new Set([
    ...articles.map(({ id }) => id),
    ...problems.map(({ file }) => idIn(file)),
  ]);
  const misnamed = namesIn(folder).filter((name) => name.endsWith('.md') && !read.has(idIn(name)));
  const unread = namesIn(folder).filter((name) => !name.endsWith('.md'));
  return {
    problems: [
      ...words.problems,
      ...problems,
      ...misnamed.map((name) => ({
        file: join(folder, name),
        line: 2,
        message: `the id is not the name of the file: write "id: ${idIn(name)}" or rename the file`,
      })),
      ...selfCheckProblems(corpus, new Set(articles.map(({ id }) => id))),
      ...unread.map((name) => ({
        file: join(folder, name),
        line: 1,
        message: 'is not read, since it is no .md file: add it with "corpus add", or move it away',
      })),
    ],
    articles: articles.length,
  };
}

/** What is wrong with the questions that the corpus must go on answering. */
function selfCheckProblems(corpus: string, ids: ReadonlySet<string>): Problem[] {
  const { cases, problems } = readSelfCheck(corpus);
  const astray = cases.filter(({ article }) => article !== undefined && !ids.has(article));
  return [
    ...problems,
    ...astray.map(({ line, article }) => ({
      file: selfCheckFile(corpus),
      line,
      message: `article "${article}" is not there: write the id of an article, or ${NOT_FOUND}`,
    })),
  ];
}

function idIn(file: string): string {
  return basename(file, '.md');
}

/** The names in a folder but hidden ones, which nobody reads. */
function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

interface Words {
  readonly problems: readonly Problem[];
  /** Absent when their file cannot be used: without them nothing can be said about articles. */
  readonly provinces?: readonly ProvinceEntry[];
}

/** Checks the files of a vocabulary folder. */
export function checkVocabulary(folder: string): Words {
  const problems: Problem[] = [];
  let provinces: readonly ProvinceEntry[] | undefined;
  for (const name of vocabularyFiles) {
    const file = join(folder, `${name}.yaml`);
    const reading = readYaml(file);
    if ('problems' in reading) {
      problems.push(...reading.problems);
      continue;
    }
    const parsed = vocabularySchemas[name].safeParse(reading.document.toJS());
    for (const { path, message } of parsed.error?.issues ?? []) {
      const said = [...path, message].join(' > ');
      const remedy = 'see the comment at the top of the file';
      problems.push({ file, line: reading.lineOf(path), message: `${said}: ${remedy}` });
    }
    if (parsed.success && name === 'provinces') {
      provinces = vocabularySchemas.provinces.parse(reading.document.toJS());
      problems.push(...checkMergers(file, provinces, reading.lineOf));
    }
  }
  return { problems, ...(provinces ? { provinces } : {}) };
}

/** Two provinces of one name, and mergers into a province that there is not. */
function checkMergers(
  file: string,
  provinces: readonly ProvinceEntry[],
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem[] {
  const names = provinces.map(({ name }) => name);
  return provinces.flatMap(({ name, mergedInto }, i): Problem[] => {
    if (names.indexOf(name) !== i) {
      const message = `province "${name}" stands here twice: delete one of them`;
      return [{ file, line: lineOf([i, 'name']), message }];
    }
    if (mergedInto === undefined || names.includes(mergedInto)) return [];
    const message = `mergedInto "${mergedInto}" is no province of this file: correct the name`;
    return [{ file, line: lineOf([i, 'mergedInto']), message }];
  });
}

type YamlReading =
  | { readonly problems: readonly Problem[] }
  | {
      readonly document: Document.Parsed;
      /** The line of the value at a path, or of what should hold it. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    };

function readYaml(file: string): YamlReading {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const message = `cannot be read (${(error as Error).message}): restore the file`;
    return { problems: [{ file, line: 1, message }] };
  }
  const line = firstLineNotUtf8(bytes);
  if (line !== undefined) {
    return { problems: [{ file, line, message: 'is not UTF-8: save the file as UTF-8' }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        message: `${message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}: correct the line`,
      })),
    };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { document, lineOf };
}
