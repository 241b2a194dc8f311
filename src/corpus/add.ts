import { mkdirSync } from 'node:fs';
import { folded } from '../text/fold.ts';
import { type Article, formatArticle, frontMatterSchema } from './article.ts';
import type { Gazetteer } from './gazetteer.ts';
import { PageError } from './intake/decode.ts';
import { type Draft, draftOf, type KnownFacts } from './intake/draft.ts';
import { readSavedPage, removeLeftovers, writeWhole } from './intake/files.ts';
import { articlesFolder, fingerprintOf, readArticles } from './library.ts';
import { CorpusError } from './open.ts';

export type { KnownFacts } from './intake/draft.ts';

/** What became of one saved page. */
export interface Outcome {
  /** The name of the saved page, `-` for standard input. */
  readonly source: string;
  /** The id of the article; `null` when the page was not added. */
  readonly article: string | null;
  readonly title: string | null;
  readonly province: string | null;
  readonly publishedOn: string | null;
  /** Why it was not added, or what to look after; each with what to do. */
  readonly problems: readonly string[];
}

/** An option that cannot be used; the message names it and the remedy. */
export class OptionError extends CorpusError {}

/** Longer ids are hard to read in a list of files. */
const LONGEST_ID = 60;

/**
 * Reads what an operator says about pages.
 * @throws {OptionError} naming the first that cannot be used
 */
export function knownFacts(
  options: { readonly [K in keyof KnownFacts]?: string },
  gazetteer: Gazetteer,
): KnownFacts {
  const { province, ...others } = options;
  for (const [name, value] of Object.entries(others)) {
    const field = frontMatterSchema.shape[name as keyof typeof others];
    const issue = field.safeParse(value).error?.issues[0];
    if (issue) throw new OptionError(`--${kebab(name)} "${value}" ${issue.message}`);
  }
  if (province === undefined) return others;
  const resolved = gazetteer.resolve(province);
  if (resolved) return { ...others, province: resolved };
  const near = gazetteer.nearest(province).map(({ name }) => `"${name}"`);
  const remedy =
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see corpus/vocabulary/provinces.yaml';
  throw new OptionError(`--province "${province}" is unknown: ${remedy}`);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Adds saved pages to a corpus folder, which is made when it is missing. */
export class Intake {
  readonly #folder: string;
  readonly #gazetteer: Gazetteer;
  /** The articles there are, by what texts share that differ in white space and diacritics alone. */
  readonly #byText = new Map<string, Pick<Article, 'id' | 'title'>>();

  /** @throws {CorpusError} when the folder cannot be made or written to */
  constructor(corpus: string, gazetteer: Gazetteer) {
    this.#folder = articlesFolder(corpus);
    this.#gazetteer = gazetteer;
    try {
      mkdirSync(this.#folder, { recursive: true });
      removeLeftovers(this.#folder);
    } catch (error) {
      throw new CorpusError(
        `${this.#folder} cannot be written to (${(error as Error).message}): check its permissions, or name another folder with --corpus`,
        { cause: error },
      );
    }
    for (const article of readArticles(corpus, gazetteer).articles) {
      this.#byText.set(fingerprintOf(article.body), article);
    }
  }

  /** Adds the page in a file. Never throws: why it could not is in the outcome. */
  addFile(file: string, known: KnownFacts): Outcome {
    const source = file.split(/[\\/]/).at(-1) ?? file;
    return this.#try(source, () => this.#add(source, readSavedPage(file), known));
  }

  /** Adds a page that came some other way. `source` is what the article notes as its origin. */
  add(source: string, bytes: Uint8Array, known: KnownFacts): Outcome {
    return this.#try(source, () => this.#add(source, bytes, known));
  }

  #try(source: string, add: () => Outcome): Outcome {
    try {
      return add();
    } catch (error) {
      const { message } = error as Error;
      const problem =
        error instanceof PageError
          ? message
          : `could not be added (${message}): check the disk and the permissions of ${this.#folder}`;
      return {
        source,
        article: null,
        title: null,
        province: null,
        publishedOn: null,
        problems: [problem],
      };
    }
  }

  #add(source: string, bytes: Uint8Array, known: KnownFacts): Outcome {
    const draft = draftOf(bytes, known, this.#gazetteer);
    const fingerprint = fingerprintOf(draft.article.body);
    const outcome = (article: string | null, problems: readonly string[]): Outcome => ({
      source,
      article,
      title: draft.article.title,
      province: draft.province?.name ?? null,
      publishedOn: draft.article.publishedOn ?? null,
      problems,
    });
    const same = this.#byText.get(fingerprint);
    if (same) {
      return outcome(null, [
        `repeats the article ${same.id} ("${same.title}"): leave it out, or delete that file first`,
      ]);
    }
    if (draft.province === undefined) return outcome(null, draft.notes);
    const named = source === '-' ? {} : { source };
    const article = this.#write({ ...draft.article, province: draft.province.name, ...named });
    this.#byText.set(fingerprint, article);
    return outcome(article.id, draft.notes);
  }

  /** Writes an article under the first free id. */
  #write(fields: Omit<Article, 'id'>): Article {
    const stem = idOf(fields);
    for (let n = 1; ; n++) {
      const article: Article = { id: n === 1 ? stem : `${stem}-${n}`, ...fields };
      if (writeWhole(this.#folder, article.id, formatArticle(article))) return article;
    }
  }
}

/** `bac-kan-2021-so-thong-tin-va-truyen-thong-trien-khai`: province, year, words of the title. */
function idOf({ province, publishedOn, title }: Draft['article'] & { province: string }): string {
  const place = slug(province);
  const year = publishedOn?.slice(0, 4);
  const words = `-${slug(title)}-`.replaceAll(`-${place}-`, '-').split('-');
  let id = [place, ...(year ? [year] : [])].join('-');
  for (const word of words) {
    if (word === '' || word === year) continue;
    if (id.length + 1 + word.length > LONGEST_ID) break;
    id += `-${word}`;
  }
  return id;
}

function slug(text: string): string {
  return folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
