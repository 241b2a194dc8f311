import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { normalise } from '../text/fold.ts';

/** `2021-01-26`, `2020-01` or `2014`: as much of the date as is known. */
const publishedOn = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'is no date: write 2021-01-26, 2020-01 or 2014')
  .refine(isCalendarDate, 'is not in the calendar: correct the day or the month')
  .refine(
    (date) => date.slice(0, 4) >= '1990' && date.slice(0, 4) <= '2099',
    'is not between 1990 and 2099: correct the year',
  );

const year = z.int().min(1990).max(2099);
const line = z
  .string()
  .trim()
  .min(1, 'is empty: give it a value or leave the line out')
  .max(500, 'is longer than 500 characters: shorten it');

/** What stands above an article's text in its file, in the order in which it is written. */
export const frontMatterSchema = z.strictObject({
  /** Also the name of the file: letters, digits and hyphens. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is no id: use a-z, 0-9 and single hyphens')
    .max(100),
  title: line,
  /** A province of the vocabulary, as it was named when the article appeared. */
  province: line,
  /** Set when the article is about one district of the province. */
  district: line.optional(),
  /** Unknown for pages that show no date. */
  publishedOn: publishedOn.optional(),
  /** The years that its figures are about, the main one first. */
  period: z.union([year.transform((one) => [one]), z.array(year).min(1).max(30)]).optional(),
  publisher: line.optional(),
  url: z.url({ protocol: /^https?$/, error: 'is no web address: write https://...' }).optional(),
  author: line.optional(),
  /** The name of the saved page that the article came from. */
  source: line.optional(),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;

/** One article: what is known about it and its own words. Offsets of quotations count in `body`. */
export interface Article extends FrontMatter {
  /** NFC, paragraphs parted by an empty line. */
  readonly body: string;
}

/** Something wrong with a file of the corpus, for whoever looks after it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, with the offending value, and what to do about it. */
  readonly message: string;
}

/**
 * So many characters an article has at most, some forty printed pages: taking in what is longer would hold up
 * everybody who asks meanwhile.
 */
const LONGEST_BODY = 100_000;

/** Why a text is too long for an article, if it is. */
export function tooLong({ length }: string): string | undefined {
  if (length <= LONGEST_BODY) return undefined;
  return `has ${length} characters, more than ${LONGEST_BODY}: part it into several articles`;
}

const FRONT_MATTER = /^---\n(?<yaml>[\s\S]*?)\n---(?:\n|$)/;

/**
 * Reads one article file. Never throws: what is wrong comes back as problems with their lines.
 * @param file the name by which problems speak of it
 */
export function parseArticle(
  file: string,
  text: string,
): { article: Article; problems: [] } | { article?: never; problems: Problem[] } {
  const normal = normalise(text);
  const match = FRONT_MATTER.exec(normal);
  if (match === null) {
    const message =
      'has no front matter: begin the file with a line "---", the fields, and a line "---"';
    return { problems: [{ file, line: 1, message }] };
  }
  const document = parseDocument(match.groups?.yaml ?? '', { prettyErrors: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file,
        line: (error.linePos?.[0].line ?? 1) + 1,
        message: `front matter is not YAML (${error.message.replace(/ at line[\s\S]*$/, '')}): correct the line`,
      })),
    };
  }
  const yaml = match.groups?.yaml ?? '';
  const parsed = frontMatterSchema.safeParse(document.toJS() ?? {});
  const problems = parsed.success ? [] : problemsOf(file, yaml, parsed.error);
  const body = normal.slice(match[0].length).trim();
  if (body === '') {
    problems.push({
      file,
      line: normal.split('\n').length,
      message: 'has no text: put the article under the front matter or delete the file',
    });
  }
  const tooMuch = tooLong(body);
  if (tooMuch) {
    const before = normal.slice(0, normal.indexOf(body, match[0].length));
    problems.push({ file, line: before.split('\n').length, message: tooMuch });
  }
  if (!parsed.success || problems.length > 0) return { problems };
  return { article: { ...parsed.data, body }, problems: [] };
}

function problemsOf(file: string, yaml: string, error: z.ZodError): Problem[] {
  const lines = yaml.split('\n');
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? '';
      return {
        file,
        line: lineOf(lines, key),
        message: `"${key}" is no field: use ${Object.keys(frontMatterSchema.shape).join(', ')}`,
      };
    }
    const key = String(issue.path[0] ?? '');
    const line = lineOf(lines, key);
    const written = lines[line - 2]?.slice(key.length + 1).trim() ?? '';
    const missing = line === 1;
    const message = missing
      ? `"${key}" is missing: add the line "${key}: ..."`
      : `${key} "${written}" ${issue.message}`;
    return { file, line, message };
  });
}

/** The line of the file (front matter starts on its second) that holds a key; 1 when none does. */
function lineOf(lines: readonly string[], key: string): number {
  const index = lines.findIndex((text) => text.startsWith(`${key}:`));
  return index === -1 ? 1 : index + 2;
}

/** The file of an article, byte for byte as `parseArticle` reads it back. */
export function formatArticle(article: Article): string {
  const { body, ...rest } = article;
  const frontMatter: Record<string, unknown> = {};
  for (const key of Object.keys(frontMatterSchema.shape)) {
    const value = rest[key as keyof FrontMatter];
    if (value !== undefined) frontMatter[key] = value;
  }
  const yaml = stringify(frontMatter, { lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${body.trim()}\n`;
}

function isCalendarDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
