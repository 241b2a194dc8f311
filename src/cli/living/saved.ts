import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  type Collection,
  concernedBy,
  type KeptArticle,
  type KeptCollection,
} from '../../bot/evidence/collection.ts';
import type { Entry } from '../../bot/evidence/entry.ts';
import { articlesFolder, type Origin } from '../../corpus/library.ts';

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
  readonly tables: Readonly<Record<Table, readonly [at: number, length: number]>>;
  readonly articles: readonly [at: number, bytes: number];
}

type Table = 'folded' | 'passages' | 'passagesFolded' | 'pairs';

/** What stands in the file for an article. */
interface Stored {
  readonly concerned: readonly string[];
  readonly wording: Buffer;
  readonly figures: Buffer;
}

/** The articles that were read from a file, by their numbers: they are written again as they stand there. */
const STORED = new WeakMap<Uint32Array, Stored>();

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
  const numbersAt = (at: number, length: number): Uint32Array =>
    new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
  const { tables, words, counted } = contents;
  const [at, length] = tables.pairs;
  return {
    kind: 'good',
    kept: {
      terms: {
        words,
        counted,
        folded: numbersAt(...tables.folded),
        passages: numbersAt(...tables.passages),
        passagesFolded: numbersAt(...tables.passagesFolded),
      },
      pairs: new Uint16Array(bytes.buffer, bytes.byteOffset + at, length),
      articles: rows.map((row) => keptArticle(row, bytes, numbersAt(row[4], row[5]))),
    },
    origins: new Map(
      rows.map(([id, , , , , , , , name, stamp, digest, fingerprint]) => {
        const from = join(articlesFolder(corpus), name);
        return [id, { file: from, stamp, digest, fingerprint }];
      }),
    ),
  };
}

function keptArticle(row: Row, bytes: Buffer, numbers: Uint32Array): KeptArticle {
  const [id, province, publishedOn, concerned, at, , wordingBytes, figuresBytes] = row;
  const behind = at + numbers.byteLength;
  const wording = bytes.subarray(behind, behind + wordingBytes);
  const figures = bytes.subarray(behind + wordingBytes, behind + wordingBytes + figuresBytes);
  STORED.set(numbers, { concerned, wording, figures });
  return {
    head: { id, province, ...(publishedOn && { publishedOn }) },
    ...{ concerned, numbers },
    read: () => JSON.parse(wording.toString()),
    ...(figuresBytes > NO_FIGURES.length && { figures: () => JSON.parse(figures.toString()) }),
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
  const rows: string[] = [];
  for (let i = 0; i < entries.length; i += AT_ONCE) {
    for (const entry of entries.slice(i, i + AT_ONCE)) {
      const origin = origins.get(entry.id);
      // One without an origin would be read again anyway.
      if (origin) rows.push(JSON.stringify(putArticle(entry, origin, collection, output)));
    }
    await output.flush();
    if (!isCurrent()) return undefined;
  }
  const { words, counted, ...terms } = collection.terms.keep();
  const pairs = collection.pairs.keep();
  const tables = {
    folded: [output.put(terms.folded), terms.folded.length],
    passages: [output.put(terms.passages), terms.passages.length],
    passagesFolded: [output.put(terms.passagesFolded), terms.passagesFolded.length],
    pairs: [output.put(pairs), pairs.length],
  } as const;
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
  const stored = STORED.get(numbers) ?? {
    concerned: [...concernedBy(entry)],
    wording: Buffer.from(JSON.stringify(wordingOf(entry))),
    figures: Buffer.from(JSON.stringify(figures.ofArticle(id))),
  };
  const at = output.put(numbers);
  output.append(stored.wording);
  output.append(stored.figures);
  const sizes = [at, numbers.length, stored.wording.length, stored.figures.length] as const;
  const { file, stamp, digest, fingerprint } = origin;
  const { province, publishedOn = '' } = entry.head;
  const read = [basename(file), stamp, digest, fingerprint] as const;
  return [id, province, publishedOn, stored.concerned, ...sizes, ...read];
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
