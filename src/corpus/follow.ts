import { basename, join } from 'node:path';
import type { Article, Problem } from './article.ts';
import { checkVocabulary } from './check.ts';
import { Gazetteer } from './gazetteer.ts';
import {
  articleFiles,
  createUnlike,
  digestOf,
  type Origin,
  originOf,
  readArticle,
  stampOf,
} from './library.ts';
import { CorpusError, checkFolder, vocabularyFolder } from './open.ts';
import { readVocabulary, type Vocabulary, vocabularyFiles } from './vocabulary.ts';

/** What a corpus folder holds otherwise than is served. */
export interface CorpusChange {
  /** New words: everything is to be built anew with them, and `put` has every article. */
  readonly vocabulary?: Vocabulary;
  /** New and changed articles. */
  readonly put: readonly Article[];
  /** The ids of the articles that are gone. */
  readonly remove: readonly string[];
  /** The ids of the articles whose files are bad now: the versions that are served stay. */
  readonly keep: readonly string[];
}

/** A look at a corpus folder. */
export interface Look {
  /** Absent: everything is served as it stands in the folder. */
  readonly change?: CorpusChange;
  /** What is wrong with files, whether they were changed now or before. */
  readonly problems: readonly Problem[];
}

/** An article that is to be served. */
export interface WantedArticle {
  readonly id: string;
  readonly digest: string;
  /** Reads it from its file; `undefined` when that has changed or gone since the look. */
  read(): Article | undefined;
}

interface Known {
  readonly file: string;
  /** Changes when the file does. */
  readonly stamp: string;
  readonly problems: readonly Problem[];
  readonly id?: string;
  readonly origin?: Origin;
  /** Kept only until it is served. */
  article?: Article;
}

/**
 * Finds out what has changed in a corpus folder since what is served was read. Files whose time, size
 * and number are the same are not read again. A file that is bad now leaves the version of it that is
 * served in its place. It reads without letting anything else run: it belongs into a thread of its own.
 */
export class CorpusFollower {
  readonly #folder: string;
  #vocabulary: Vocabulary;
  #gazetteer: Gazetteer;
  /** The stamp of the words that were looked at last. */
  #wordsStamp: string | undefined;
  #wordsProblems: readonly Problem[] = [];
  /** Words that are good and not served yet. */
  #newWords: { readonly vocabulary: Vocabulary; readonly gazetteer: Gazetteer } | undefined;
  #known = new Map<string, Known>();
  /** The files of the articles that are to be served, by their ids. */
  #wanted: ReadonlyMap<string, Known> = new Map();
  /** The digests of the articles that are served, by their ids. */
  #served: Map<string, string>;
  /** The ids of the articles that are served, by their files. */
  #idOf = new Map<string, string>();

  /** @param served where the articles that are served were read from, by their ids */
  constructor(folder: string, vocabulary: Vocabulary, served: ReadonlyMap<string, Origin>) {
    this.#folder = folder;
    this.#vocabulary = vocabulary;
    this.#gazetteer = new Gazetteer(vocabulary.provinces);
    this.#served = new Map([...served].map(([id, { digest }]) => [id, digest]));
    for (const [id, origin] of served) {
      const { file, stamp } = origin;
      this.#known.set(file, { file, stamp, problems: [], id, origin });
      this.#idOf.set(file, id);
    }
  }

  /** The words that are served. */
  get vocabulary(): Vocabulary {
    return this.#vocabulary;
  }

  /**
   * Compares the folder with what is served.
   * @throws {CorpusError} when the folder cannot be read, or nothing in it can be used
   */
  look(): Look {
    checkFolder(this.#folder);
    this.#readWords();
    const gazetteer = this.#newWords?.gazetteer ?? this.#gazetteer;
    const files = this.#filesNow();
    const problems: Problem[] = [...this.#wordsProblems];
    const known = new Map<string, Known>();
    const wanted = new Map<string, Known>();
    const bad: string[] = [];
    const unlike = createUnlike();
    for (const file of files) {
      const one = this.#readFile(file, gazetteer);
      if (one === undefined) continue;
      known.set(file, one);
      const { id, origin } = one;
      const own =
        id === undefined || origin === undefined
          ? one.problems
          : unlike(file, id, origin.fingerprint);
      if (own.length > 0 || id === undefined) bad.push(file);
      else wanted.set(id, one);
      problems.push(...own);
    }
    this.#known = known;
    this.#wanted = wanted;
    const keep = bad
      .map((file) => this.#idOf.get(file) ?? basename(file, '.md'))
      .filter((id) => this.#served.has(id) && !wanted.has(id));
    const remove = [...this.#served.keys()].filter((id) => !wanted.has(id) && !keep.includes(id));
    if (wanted.size === 0 && remove.length === this.#served.size) {
      throw new CorpusError(
        `"${this.#folder}" has no article that can be used any more: what was read before goes on being served; put the articles back`,
      );
    }
    const put = [...wanted].flatMap(([id, { origin, article }]) =>
      article && (this.#newWords || this.#served.get(id) !== origin?.digest) ? [article] : [],
    );
    const vocabulary = this.#newWords?.vocabulary;
    if (!vocabulary && put.length === 0 && remove.length === 0) {
      this.#settleFiles();
      return { problems };
    }
    return { change: { ...(vocabulary && { vocabulary }), put, remove, keep }, problems };
  }

  /** The articles that would be served after the last look. */
  wanted(): WantedArticle[] {
    const gazetteer = this.#newWords?.gazetteer ?? this.#gazetteer;
    return [...this.#wanted].map(([id, { file, origin, article }]) => ({
      id,
      digest: origin?.digest ?? '',
      read() {
        if (article) return article;
        const read = readArticle(file, gazetteer).article;
        return read && digestOf(read) === origin?.digest ? read : undefined;
      },
    }));
  }

  /** Where an article that is to be served was read from. */
  originOf(id: string): Origin | undefined {
    return this.#wanted.get(id)?.origin;
  }

  /** A change is served from now on. */
  settle({ vocabulary, put, remove }: CorpusChange): void {
    if (vocabulary && this.#newWords) {
      this.#vocabulary = vocabulary;
      this.#gazetteer = this.#newWords.gazetteer;
      this.#newWords = undefined;
    }
    for (const id of remove) this.#served.delete(id);
    for (const article of put) this.#served.set(article.id, digestOf(article));
    this.#settleFiles();
  }

  /** Remembers which file each served article is of, and lets go of their texts. */
  #settleFiles(): void {
    for (const [file, one] of this.#known) {
      if (one.id === undefined || this.#served.get(one.id) !== one.origin?.digest) continue;
      this.#idOf.set(file, one.id);
      delete one.article;
    }
  }

  #filesNow(): string[] {
    try {
      return articleFiles(this.#folder);
    } catch (error) {
      throw new CorpusError(
        `${this.#folder} cannot be read (${(error as Error).message}): check its permissions`,
        { cause: error },
      );
    }
  }

  /** `undefined` for a file that has gone meanwhile. */
  #readFile(file: string, gazetteer: Gazetteer): Known | undefined {
    const stamp = stampOf(file);
    if (stamp === undefined) return undefined;
    const before = this.#known.get(file);
    if (before?.stamp === stamp && !this.#newWords) return before;
    const { article, problems } = readArticle(file, gazetteer);
    if (article === undefined) return { file, stamp, problems };
    const { id } = article;
    return { file, stamp, problems, id, article, origin: originOf(file, stamp, article) };
  }

  #readWords(): void {
    const folder = vocabularyFolder(this.#folder);
    const stamp = [folder, ...vocabularyFiles.map((name) => stampOf(join(folder, `${name}.yaml`)))];
    if (this.#wordsStamp === stamp.join('\n')) return;
    this.#wordsStamp = stamp.join('\n');
    this.#newWords = undefined;
    this.#wordsProblems = checkVocabulary(folder).problems;
    if (this.#wordsProblems.length > 0) return;
    const vocabulary = readVocabulary(folder);
    if (JSON.stringify(vocabulary) === JSON.stringify(this.#vocabulary)) return;
    this.#newWords = { vocabulary, gazetteer: new Gazetteer(vocabulary.provinces) };
  }
}
