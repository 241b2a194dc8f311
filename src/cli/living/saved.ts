import { open } from 'node:fs/promises';
import { sep } from 'node:path';
import { crc32 } from 'node:zlib';
import type { KeptArticle, KeptCollection } from '../../bot/evidence/collection.ts';
import { articlesFolder, type Origin } from '../../corpus/library.ts';

/** What a saved index holds. */
export interface Saved {
  readonly kept: KeptCollection;
  readonly origins: Map<string, Origin>;
  /** The stamps of the files of its articles, by the names of these. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** What a saved index holds, or why it cannot be used. */
export type SavedReading =
  | (Saved & { readonly kind: 'good' })
  | { readonly kind: 'none' | 'foreign' }
  | { readonly kind: 'damaged'; readonly why: string };

// The file: a head, for each article its numbers, its words and its figures, then the tables of the whole,
// then what stands where. What is taken in at the start is arrays, as making an object of each of ten
// thousand articles takes longer than all else. Words and figures are read out of it when they are wanted.
export const MAGIC = 'ICTINDEX';
/** The magic, the checksum of all else, and how long the contents are and where they stand. */
export const HEAD = 8 + 4 + 4 + 8;
export const CHECKED = 8 + 4;
/** Numbers are read where they stand, which must be a place for them. */
const ALIGNED = 4;

/** What is said of each article, in lists of the same order. */
export interface Columns {
  readonly ids: readonly string[];
  readonly provinces: readonly string[];
  readonly days: readonly string[];
  readonly files: readonly string[];
  readonly stamps: readonly string[];
  readonly digests: readonly string[];
  readonly fingerprints: readonly string[];
}

/** Of a table its numbers, of a list its bytes. */
export type Place = readonly [at: number, length: number];

/** What stands where. */
export interface Contents {
  /** Of the program and the words that it was made with. */
  readonly key: string;
  readonly words: readonly string[];
  readonly counted: number;
  /** The names of the provinces that articles are about or name. */
  readonly concerning: readonly string[];
  /** Where the tables stand, and of how many numbers they are. */
  readonly tables: Readonly<Record<keyof Tables, Place>>;
  readonly articles: Readonly<Record<keyof Columns, Place>>;
}

/** The tables of the whole. */
export interface Tables {
  readonly folded: Uint32Array;
  readonly passages: Uint32Array;
  readonly passagesFolded: Uint32Array;
  readonly pairs: Uint16Array;
  /** The postings. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  readonly times: Uint16Array;
  readonly lengths: Uint16Array;
  /** Of each article: its numbers, the bytes of its words and of its figures, and how many places of `concerned` are its own. */
  readonly sizes: Uint32Array;
  /** Places among the names of `concerning`. */
  readonly concerned: Uint16Array;
}

/** How many sizes an article has. */
export const SIZES = 4;

/** An article in the file; it is written again as it stands there. */
export class SavedArticle implements KeptArticle {
  readonly head: KeptArticle['head'];
  readonly concerned: readonly string[];
  readonly numbers: Uint32Array;
  readonly #bytes: Buffer;
  /** Where its figures begin behind its words, and where they end. */
  readonly #figuresAt: number;
  readonly #end: number;

  /** @param figuresAt where its figures begin, and `end` where they end, which is where it ends itself */
  constructor(
    { head, concerned, numbers }: Pick<KeptArticle, 'head' | 'concerned' | 'numbers'>,
    bytes: Buffer,
    figuresAt: number,
    end: number,
  ) {
    this.head = head;
    this.concerned = concerned;
    this.numbers = numbers;
    this.#bytes = bytes;
    this.#figuresAt = figuresAt;
    this.#end = end;
  }

  get hasFigures(): boolean {
    return this.#end - this.#figuresAt > NO_FIGURES.length;
  }

  get wording(): Buffer {
    const { byteOffset, byteLength } = this.numbers;
    return this.#bytes.subarray(byteOffset + byteLength - this.#bytes.byteOffset, this.#figuresAt);
  }

  get writtenFigures(): Buffer {
    return this.#bytes.subarray(this.#figuresAt, this.#end);
  }

  read(): ReturnType<KeptArticle['read']> {
    return JSON.parse(this.wording.toString());
  }

  figures(): ReturnType<KeptArticle['figures']> {
    return JSON.parse(this.writtenFigures.toString());
  }
}

/** Figures as they are written where there are none. */
const NO_FIGURES = '[]';

/** All bytes of a file, or why there are none. */
export type Fetched = Buffer | Exclude<SavedReading, { readonly kind: 'good' }>;

/**
 * Fetches a saved index from the disk, while other work goes on: all bytes are asked for at once, as in pieces
 * they take several times as long. Never throws.
 */
export async function fetchSaved(file: string): Promise<Fetched> {
  try {
    const handle = await open(file);
    try {
      const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { kind: 'none' } : { kind: 'damaged', why: message };
  }
}

/**
 * Reads a saved index.
 * @param key of the program and the words that it must have been made with
 * @param corpus the folder whose articles it is of
 */
export function readSaved(bytes: Fetched, key: string, corpus: string): SavedReading {
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.length < HEAD || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return { kind: 'damaged', why: 'it is no index' };
  }
  const checksum = crc32(bytes.subarray(CHECKED, HEAD), crc32(bytes.subarray(HEAD)));
  if (checksum !== bytes.readUInt32LE(8)) {
    return { kind: 'damaged', why: 'its checksum is wrong' };
  }
  const [length, at] = [bytes.readUInt32LE(12), bytes.readDoubleLE(16)];
  const contents = JSON.parse(bytes.toString('utf8', at, at + length)) as Contents;
  if (contents.key !== key) return { kind: 'foreign' };
  return { kind: 'good', ...savedIn(bytes, contents, `${articlesFolder(corpus)}${sep}`) };
}

function savedIn(bytes: Buffer, contents: Contents, folder: string): Saved {
  const { words, counted, articles } = contents;
  const tables = tablesIn(bytes, contents);
  const list = (column: keyof Columns): string[] => {
    const [at, length] = articles[column];
    return JSON.parse(bytes.toString('utf8', at, at + length));
  };
  const [ids, files, stamps] = [list('ids'), list('files'), list('stamps')];
  const [digests, fingerprints] = [list('digests'), list('fingerprints')];
  const kept: SavedArticle[] = [];
  const origins = new Map<string, Origin>();
  const byName = new Map<string, string>();
  const heads = { ids, provinces: list('provinces'), days: list('days') };
  const article = articlesIn(bytes, heads, contents, tables);
  for (let i = 0; i < ids.length; i++) {
    kept.push(article(i));
    const [name, stamp] = [files[i] as string, stamps[i] as string];
    const [digest, fingerprint] = [digests[i] as string, fingerprints[i] as string];
    origins.set(ids[i] as string, { file: folder + name, stamp, digest, fingerprint });
    byName.set(name, stamp);
  }
  const { folded, passages, passagesFolded, pairs, starts, postings, times, lengths } = tables;
  return {
    kept: {
      terms: { words, counted, folded, passages, passagesFolded },
      pairs,
      postings: { starts, passages: postings, times, lengths },
      articles: kept,
    },
    origins,
    stamps: byName,
  };
}

function tablesIn(bytes: Buffer, { tables }: Contents): Tables {
  const wide = ([at, length]: Place) =>
    new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
  const narrow = ([at, length]: Place) =>
    new Uint16Array(bytes.buffer, bytes.byteOffset + at, length);
  return {
    folded: wide(tables.folded),
    passages: wide(tables.passages),
    passagesFolded: wide(tables.passagesFolded),
    pairs: narrow(tables.pairs),
    starts: wide(tables.starts),
    postings: wide(tables.postings),
    times: narrow(tables.times),
    lengths: narrow(tables.lengths),
    sizes: wide(tables.sizes),
    concerned: narrow(tables.concerned),
  };
}

/** Makes the articles, which must be asked for in their order. */
function articlesIn(
  bytes: Buffer,
  { ids, provinces, days }: Pick<Columns, 'ids' | 'provinces' | 'days'>,
  { concerning }: Contents,
  { sizes, concerned }: Tables,
): (i: number) => SavedArticle {
  let [at, named] = [HEAD, 0];
  return (i) => {
    const [id, province, publishedOn] = [ids[i] as string, provinces[i] as string, days[i]];
    const size = (which: number): number => sizes[SIZES * i + which] as number;
    at += gapAt(at);
    const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + at, size(0));
    const figuresAt = at + numbers.byteLength + size(1);
    at = figuresAt + size(2);
    const own: string[] = [];
    for (const end = named + size(3); named < end; named++) {
      own.push(concerning[concerned[named] as number] as string);
    }
    const head = publishedOn ? { id, province, publishedOn } : { id, province };
    return new SavedArticle({ head, concerned: own, numbers }, bytes, figuresAt, at);
  };
}

/** How many bytes to leave out so that numbers can stand behind them. */
export function gapAt(at: number): number {
  return (ALIGNED - (at % ALIGNED)) % ALIGNED;
}
