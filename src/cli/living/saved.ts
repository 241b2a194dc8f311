import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  type Collection,
  concernedBy,
  type KeptArticle,
  type KeptCollection,
} from '../../bot/evidence/collection.ts';
import type { Entry } from '../../bot/evidence/entry.ts';
import { articlesFolder, type Origin } from '../../corpus/library.ts';
import { PostingsMaker } from '../../search/engine.ts';

/** What is served: the articles, and by their ids where they were read from. */
export interface Served {
  readonly collection: Collection;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** What a saved index holds, or why it cannot be used. */
export type SavedReading =
  | { readonly kind: 'good'; readonly kept: KeptCollection; readonly origins: Map<string, Origin> }
  | { readonly kind: 'none' | 'foreign' }
  | { readonly kind: 'damaged'; readonly why: string };

/** What was written. */
export interface Written {
  readonly articles: number;
  readonly megabytes: number;
  readonly tookMs: number;
}

// The file: a head, for each article its numbers, its words and its figures, then the tables of the
// whole, then what stands where. Only the numbers and the tables are taken in at the start; words and
// figures are read out of it when they are wanted.
const MAGIC = 'ICTINDEX';
/** The magic, the checksum of all else, and how long the contents are and where they stand. */
const HEAD = 8 + 4 + 4 + 8;
const CHECKED = 8 + 4;
/** Numbers are read where they stand, which must be a place for them. */
const ALIGNED = 4;
/** So many articles are made ready for writing before others have their turn: some 2 ms. */
const AT_ONCE = 40;

/** An article of the contents. */
type Row = readonly [
  id: string,
  province: string,
  publishedOn: string,
  concerned: readonly string[],
  at: number,
  numbers: number,
  wordingBytes: number,
  figuresBytes: number,
  file: string,
  stamp: string,
  digest: string,
  fingerprint: string,
];

interface Contents {
  /** Of the program and the words that it was made with. */
  readonly key: string;
  readonly words: readonly string[];
  readonly counted: number;
  /** Where the tables stand, and of how many numbers they are. */
  readonly tables: Readonly<Record<Table, Place>>;
  readonly articles: Place;
}

type Place = readonly [at: number, length: number];
type Table =
  | 'folded'
  | 'passages'
  | 'passagesFolded'
  | 'pairs'
  | 'starts'
  | 'postings'
  | 'times'
  | 'lengths';

/** What stands in the file for an article. */
type Stored = Pick<SavedArticle, 'concerned' | 'wording' | 'writtenFigures'>;

/** An article in the file; it is written again as it stands there. */
class SavedArticle implements KeptArticle {
  readonly head: KeptArticle['head'];
  readonly numbers: Uint32Array;
  readonly #row: Row;
  readonly #bytes: Buffer;

  constructor(row: Row, bytes: Buffer) {
    const [id, province, publishedOn, , at, length] = row;
    this.head = publishedOn === '' ? { id, province } : { id, province, publishedOn };
    this.numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
    this.#row = row;
    this.#bytes = bytes;
  }

  get concerned(): readonly string[] {
    return this.#row[3];
  }

  get hasFigures(): boolean {
    return this.#row[7] > NO_FIGURES.length;
  }

  get wording(): Buffer {
    const at = this.#behind;
    return this.#bytes.subarray(at, at + this.#row[6]);
  }

  get writtenFigures(): Buffer {
    const at = this.#behind + this.#row[6];
    return this.#bytes.subarray(at, at + this.#row[7]);
  }

  read(): ReturnType<KeptArticle['read']> {
    return JSON.parse(this.wording.toString());
  }

  figures(): ReturnType<KeptArticle['figures']> {
    return JSON.parse(this.writtenFigures.toString());
  }

  /** Where its words stand. */
  get #behind(): number {
    return this.#row[4] + this.numbers.byteLength;
  }
}

/**
 * Reads a saved index.
 * @param key of the program and the words that it must have been made with
 * @param corpus the folder whose articles it is of
 */
export function readSaved(file: string, key: string, corpus: string): SavedReading {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { kind: 'none' } : { kind: 'damaged', why: message };
  }
  if (bytes.length < HEAD || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return { kind: 'damaged', why: 'it is no index' };
  }
  const checksum = crc32(bytes.subarray(CHECKED, HEAD), crc32(bytes.subarray(HEAD)));
  if (checksum !== bytes.readUInt32LE(8)) {
    return { kind: 'damaged', why: 'its checksum is wrong' };
  }
  const parse = (at: number, length: number): unknown =>
    JSON.parse(bytes.toString('utf8', at, at + length));
  const contents = parse(bytes.readDoubleLE(16), bytes.readUInt32LE(12)) as Contents;
  if (contents.key !== key) return { kind: 'foreign' };
  const rows = parse(...contents.articles) as Row[];
  const { tables, words, counted } = contents;
  const at = ([place]: Place): number => bytes.byteOffset + place;
  const wide = (place: Place) => new Uint32Array(bytes.buffer, at(place), place[1]);
  const narrow = (place: Place) => new Uint16Array(bytes.buffer, at(place), place[1]);
  const folder = articlesFolder(corpus);
  const origins = new Map<string, Origin>();
  for (const [id, , , , , , , , name, stamp, digest, fingerprint] of rows) {
    origins.set(id, { file: `${folder}${sep}${name}`, stamp, digest, fingerprint });
  }
  return {
    kind: 'good',
    kept: {
      terms: {
        words,
        counted,
        folded: wide(tables.folded),
        passages: wide(tables.passages),
        passagesFolded: wide(tables.passagesFolded),
      },
      pairs: narrow(tables.pairs),
      postings: {
        starts: wide(tables.starts),
        passages: wide(tables.postings),
        times: narrow(tables.times),
        lengths: narrow(tables.lengths),
      },
      articles: rows.map((row) => new SavedArticle(row, bytes)),
    },
    origins,
  };
}

const NO_FIGURES = '[]';

/**
 * Writes an index, a few articles at a time, whole or not at all: whoever reads the file, after a power cut too,
 * finds the old or the new.
 * @returns `undefined` when the articles changed meanwhile, so that nothing was written
 * @throws when it cannot be written
 */
export async function writeSaved(
  file: string,
  key: string,
  { collection, origins }: Served,
): Promise<Written | undefined> {
  const started = performance.now();
  const { edition } = collection;
  mkdirSync(dirname(file), { recursive: true });
  removeLeftovers(file);
  const fresh = `${file}.${process.pid}`;
  const handle = await open(fresh, 'w');
  try {
    const isCurrent = (): boolean => collection.edition === edition;
    const bytes = await writeAll(handle, key, { collection, origins }, isCurrent);
    if (bytes === undefined) return undefined;
    await handle.sync();
    await rename(fresh, file);
    return {
      articles: collection.entries.size,
      megabytes: Math.round(bytes / 1e5) / 10,
      tookMs: Math.round(performance.now() - started),
    };
  } finally {
    await handle.close();
    rmSync(fresh, { force: true });
  }
}

async function writeAll(
  handle: FileHandle,
  key: string,
  { collection, origins }: Served,
  isCurrent: () => boolean,
): Promise<number | undefined> {
  const entries = [...collection.entries.values()];
  const output = new Output(handle);
  const { words, counted, ...terms } = collection.terms.keep();
  const maker = new PostingsMaker(terms.passages, counted);
  const rows: string[] = [];
  for (let i = 0; i < entries.length; i += AT_ONCE) {
    for (const entry of entries.slice(i, i + AT_ONCE)) {
      const origin = origins.get(entry.id);
      if (origin === undefined) return undefined;
      rows.push(JSON.stringify(putArticle(entry, origin, collection, output)));
      maker.add(entry);
    }
    await output.flush();
    if (!isCurrent()) return undefined;
  }
  const { starts, passages: postings, times, lengths } = maker.made;
  const all = { ...terms, pairs: collection.pairs.keep(), starts, postings, times, lengths };
  const places: [string, Place][] = [];
  for (const [name, table] of Object.entries(all)) {
    places.push([name, [output.put(table), table.length]]);
    await output.flush();
  }
  const tables = Object.fromEntries(places) as Contents['tables'];
  const directory = Buffer.from(`[${rows.join(',')}]`);
  const articles = [output.put(directory), directory.length] as const;
  const contents: Contents = { key, words, counted, tables, articles };
  const written = Buffer.from(JSON.stringify(contents));
  const at = output.put(written);
  await output.flush();
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(written.length, 12);
  head.writeDoubleLE(at, 16);
  head.writeUInt32LE(crc32(head.subarray(CHECKED), output.checksum), 8);
  await handle.write(head, 0, HEAD, 0);
  return output.length;
}

function putArticle(entry: Entry, origin: Origin, { figures }: Collection, output: Output): Row {
  const { id, numbers } = entry;
  const stored: Stored =
    entry.kept instanceof SavedArticle
      ? entry.kept
      : {
          concerned: [...concernedBy(entry)],
          wording: Buffer.from(JSON.stringify(wordingOf(entry))),
          writtenFigures: Buffer.from(JSON.stringify(figures.ofArticle(id))),
        };
  const { concerned, wording, writtenFigures } = stored;
  const at = output.put(numbers);
  output.append(wording);
  output.append(writtenFigures);
  const sizes = [at, numbers.length, wording.length, writtenFigures.length] as const;
  const { file, stamp, digest, fingerprint } = origin;
  const { province, publishedOn = '' } = entry.head;
  const read = [basename(file), stamp, digest, fingerprint] as const;
  return [id, province, publishedOn, concerned, ...sizes, ...read];
}

function wordingOf({
  wording: { article, datings, named },
}: Entry): ReturnType<KeptArticle['read']> {
  return { article, datings, named: named.map((provinces) => provinces.map(({ name }) => name)) };
}

/** Gathers what is to be written, with its checksum. */
class Output {
  readonly #handle: FileHandle;
  #pieces: Uint8Array[] = [];
  #flushed = HEAD;
  length = HEAD;
  checksum = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Puts something at a place for numbers, which comes back. */
  put(data: ArrayBufferView): number {
    const gap = (ALIGNED - (this.length % ALIGNED)) % ALIGNED;
    this.append(new Uint8Array(gap));
    const at = this.length;
    this.append(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return at;
  }

  append(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.length += bytes.length;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.checksum = crc32(bytes, this.checksum);
    await this.#handle.write(bytes, 0, bytes.length, this.#flushed);
    this.#flushed += bytes.length;
  }
}

/** What processes that are gone have left half written. */
function removeLeftovers(file: string): void {
  const name = `${basename(file)}.`;
  for (const other of readdirSync(dirname(file))) {
    const pid = Number(other.startsWith(name) && other.slice(name.length));
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) {
      rmSync(join(dirname(file), other), { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
