import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Collection, concernedBy, type KeptArticle } from '../../bot/evidence/collection.ts';
import type { Entry } from '../../bot/evidence/entry.ts';
import type { Origin } from '../../corpus/library.ts';
import { PostingsMaker } from '../../search/engine.ts';
import {
  CHECKED,
  type Columns,
  type Contents,
  gapAt,
  HEAD,
  MAGIC,
  type Place,
  SavedArticle,
  type Tables,
} from './saved.ts';

/** What is served: the articles, and by their ids where they were read from. */
export interface Served {
  readonly collection: Collection;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** What was written. */
export interface Written {
  readonly articles: number;
  readonly megabytes: number;
  readonly tookMs: number;
}

/** So many articles are made ready for writing before others have their turn: some 2 ms. */
const AT_ONCE = 40;

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
  const list = new List();
  for (let i = 0; i < entries.length; i += AT_ONCE) {
    for (const entry of entries.slice(i, i + AT_ONCE)) {
      const origin = origins.get(entry.id);
      if (origin === undefined) return undefined;
      list.add(entry, origin, putArticle(entry, collection, output));
      maker.add(entry);
    }
    await output.flush();
    if (!isCurrent()) return undefined;
  }
  const { starts, passages: postings, times, lengths } = maker.made;
  const pairs = collection.pairs.keep();
  const tables = { ...terms, pairs, starts, postings, times, lengths, ...list.tables };
  const places: [string, Place][] = [];
  for (const [name, table] of Object.entries(tables satisfies Tables)) {
    places.push([name, [output.put(table), table.length]]);
    await output.flush();
  }
  const lists: [string, Place][] = [];
  for (const [name, column] of Object.entries(list.columns)) {
    const written = Buffer.from(JSON.stringify(column));
    lists.push([name, [output.put(written), written.length]]);
    await output.flush();
  }
  const contents: Contents = {
    ...{ key, words, counted, concerning: list.concerning },
    tables: Object.fromEntries(places) as Contents['tables'],
    articles: Object.fromEntries(lists) as Contents['articles'],
  };
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

/** What was put of an article. */
interface Put extends Pick<KeptArticle, 'concerned'> {
  /** Of its words and of its figures. */
  readonly bytes: readonly [wording: number, figures: number];
}

function putArticle(entry: Entry, { figures }: Collection, output: Output): Put {
  const { id, numbers, kept } = entry;
  const { concerned, wording, writtenFigures } =
    kept instanceof SavedArticle
      ? kept
      : {
          concerned: [...concernedBy(entry)],
          wording: Buffer.from(JSON.stringify(wordingOf(entry))),
          writtenFigures: Buffer.from(JSON.stringify(figures.ofArticle(id))),
        };
  output.put(numbers);
  output.append(wording);
  output.append(writtenFigures);
  return { concerned, bytes: [wording.length, writtenFigures.length] };
}

function wordingOf({
  wording: { article, datings, named },
}: Entry): ReturnType<KeptArticle['read']> {
  return { article, datings, named: named.map((provinces) => provinces.map(({ name }) => name)) };
}

/** Lists the articles that are put, one after the other. */
class List {
  readonly columns = {
    ...{ ids: [], provinces: [], days: [], files: [], stamps: [], digests: [], fingerprints: [] },
  } as Record<keyof Columns, string[]>;
  readonly #sizes: number[] = [];
  readonly #concerned: number[] = [];
  readonly #places = new Map<string, number>();

  add({ id, head, numbers }: Entry, origin: Origin, { concerned, bytes }: Put): void {
    const { columns } = this;
    columns.ids.push(id);
    columns.provinces.push(head.province);
    columns.days.push(head.publishedOn ?? '');
    columns.files.push(basename(origin.file));
    columns.stamps.push(origin.stamp);
    columns.digests.push(origin.digest);
    columns.fingerprints.push(origin.fingerprint);
    this.#sizes.push(numbers.length, ...bytes, concerned.length);
    for (const name of concerned) {
      const place = this.#places.get(name) ?? this.#places.size;
      this.#places.set(name, place);
      this.#concerned.push(place);
    }
  }

  get concerning(): string[] {
    return [...this.#places.keys()];
  }

  get tables(): Pick<Tables, 'sizes' | 'concerned'> {
    return { sizes: Uint32Array.from(this.#sizes), concerned: Uint16Array.from(this.#concerned) };
  }
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
    this.append(new Uint8Array(gapAt(this.length)));
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
