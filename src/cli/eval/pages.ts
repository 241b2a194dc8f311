import { dirname, join, parse } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import type { Gazetteer } from '../../corpus/gazetteer.ts';
import { draftOf } from '../../corpus/intake/draft.ts';
import { readSavedPage } from '../../corpus/intake/files.ts';
import { OperatorError } from '../start.ts';
import { readLines } from './lines.ts';

/** A saved page with what a careful reader knows about it, beside the page in which `file` is found. */
const pageSchema = z.object({
  file: z.string(),
  province: z.string(),
  /** A remark may follow the date. */
  published_on: z
    .string()
    .transform((text) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(text)?.[0])
    .nullish(),
});

/**
 * Makes articles of the saved pages that a list names, as adding them one by one would.
 * @throws {OperatorError} naming a page that cannot be read, or a province that is unknown
 */
export function articlesOfPages(list: string, gazetteer: Gazetteer): Article[] {
  return readLines(list, pageSchema).map(({ file, province: named, published_on }) => {
    const province = gazetteer.resolve(named);
    if (province === undefined) {
      throw new OperatorError(`${list}: ${file}: the province "${named}" is unknown: correct it`);
    }
    const known = { province, ...(published_on ? { publishedOn: published_on } : {}) };
    const { name, base } = parse(file);
    const { article } = draftOf(readSavedPage(join(dirname(list), file)), known, gazetteer);
    return { id: `page-${name}`, ...article, province: province.name, source: base };
  });
}
