import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Bot, createBot, createPreparation } from '../../bot/bot.ts';
import type { ConversationStore } from '../../bot/conversation.ts';
import { prepareArticle } from '../../bot/evidence/prepared.ts';
import type { Article, Problem } from '../../corpus/article.ts';
import type { Gazetteer } from '../../corpus/gazetteer.ts';
import {
  articleFiles,
  createUnlike,
  type Origin,
  originOf,
  readArticle,
  stampOf,
} from '../../corpus/library.ts';
import { checkFolder, openWords, unreadable, type Words } from '../../corpus/open.ts';
import type { Vocabulary } from '../../corpus/vocabulary.ts';
import type { Log } from '../../operations/log.ts';
import { noneUsable } from '../start.ts';
import { fetchSaved, readSaved, type Saved, type SavedReading } from './saved.ts';

/** A bot on a corpus folder, and what was found there. */
export interface Opened {
  readonly bot: Bot;
  readonly vocabulary: Vocabulary;
  /** Where the articles that are served were read from, by their ids. */
  readonly origins: Map<string, Origin>;
  /** What is wrong with files that were left out, and how many these are. */
  readonly problems: readonly Problem[];
  readonly leftOut: number;
  /** What was made of the saved index. */
  readonly saved: Exclude<SavedReading['kind'], 'good'> | 'restored';
  readonly why?: string;
  /** How many articles had to be analysed. */
  readonly analysed: number;
  readonly tookMs: number;
  /** Whether what is served is other than what is saved. */
  readonly isChanged: boolean;
}

/** Where the saved index and the words that it was made with are kept, and by which program. */
export interface SavedPlace {
  readonly file: string;
  readonly words: string;
  /** The same for the same program. */
  readonly version: string;
}

/**
 * The place of the saved index in a folder of what is kept.
 * @param program the compiled file that was started. It names its parts by what they hold, and changes with
 *   any of them.
 */
export function savedPlace(data: string, program: string = process.argv[1] ?? ''): SavedPlace {
  const hash = createHash('sha256').update(process.version).update(readFileSync(program));
  const [file, words] = [join(data, 'index.bin'), join(data, 'vocabulary.json')];
  return { file, words, version: hash.digest('base64') };
}

/** The key of what is made with a program and these words. */
export function keyOf({ version }: SavedPlace, vocabulary: Vocabulary): string {
  const hash = createHash('sha256').update(version).update(JSON.stringify(vocabulary));
  return hash.digest('base64');
}

/**
 * Opens a corpus folder to answer from: with what is saved of it as far as its files are the same, and with
 * the analysis of the others.
 * @throws {CorpusError} when the folder cannot be read, or not one of its articles can be used
 */
export async function openLiving(
  folder: string,
  place: SavedPlace,
  conversations?: ConversationStore,
): Promise<Opened> {
  const started = performance.now();
  checkFolder(folder);
  // The words are read and the bot is made while the disk gives the saved index.
  const fetching = fetchSaved(place.file);
  const words = openWords(folder, { file: place.words, version: place.version });
  const bot = await createBot(words, [], conversations);
  const saved = readSaved(await fetching, keyOf(place, words.vocabulary), folder);
  const { origins, fresh, problems, leftOut } = lookAt(folder, words.gazetteer, saved);
  if (origins.size === 0) throw noneUsable(folder, leftOut);
  if (saved.kind === 'good') {
    await bot.collection.restore(saved.kept);
    for (const id of saved.origins.keys()) if (!origins.has(id)) await bot.collection.remove(id);
  }
  const analysed = await takeIn(bot, words, fresh);
  return {
    ...{ bot, vocabulary: words.vocabulary, origins, problems, leftOut, analysed },
    saved: saved.kind === 'good' ? 'restored' : saved.kind,
    ...(saved.kind === 'damaged' && { why: saved.why }),
    tookMs: Math.round(performance.now() - started),
    isChanged: saved.kind !== 'good' || !isSame(origins, saved.origins),
  };
}

/** Makes a collection hold these articles too; how many they are. */
async function takeIn(
  { collection }: Bot,
  words: Words,
  fresh: readonly Article[],
): Promise<number> {
  if (fresh.length === 0) return 0;
  const preparation = createPreparation(words);
  for (const article of fresh) {
    await collection.take(prepareArticle(article, preparation));
    await breathe();
  }
  return fresh.length;
}

/** What stands in a folder. */
interface Sighting {
  /** By id, of each article that is to be served; what was given where that is as it was. */
  readonly origins: Map<string, Origin>;
  /** Those that are to be analysed. */
  readonly fresh: readonly Article[];
  readonly problems: readonly Problem[];
  readonly leftOut: number;
}

/** Looks at what stands in a folder; files that are as they were are not read. */
function lookAt(folder: string, gazetteer: Gazetteer, saved: SavedReading): Sighting {
  const files = filesOf(folder);
  if (saved.kind === 'good' && isAsBefore(files, saved)) {
    return { origins: saved.origins, fresh: [], problems: [], leftOut: 0 };
  }
  const before = saved.kind === 'good' ? saved.origins : new Map<string, Origin>();
  const known = new Map([...before].map(([id, origin]) => [origin.file, { id, origin }]));
  const unlike = createUnlike();
  const origins = new Map<string, Origin>();
  const fresh: Article[] = [];
  const problems: Problem[] = [];
  let leftOut = 0;
  for (const file of files) {
    const stamp = stampOf(file);
    if (stamp === undefined) continue;
    const same = known.get(file);
    const { article, problems: own } =
      same?.origin.stamp === stamp ? { problems: [] } : readArticle(file, gazetteer);
    const origin = article ? originOf(file, stamp, article) : same?.origin;
    const id = article?.id ?? same?.id;
    const isUsable = own.length === 0 && origin !== undefined && id !== undefined;
    const found = isUsable ? unlike(file, id, origin.fingerprint) : own;
    problems.push(...found);
    if (!isUsable || found.length > 0) {
      leftOut++;
      continue;
    }
    origins.set(id, origin);
    // A file that was only touched holds what was analysed.
    if (article && before.get(id)?.digest !== origin.digest) fresh.push(article);
  }
  return { origins, fresh, problems, leftOut };
}

/** Whether two lists of articles are of the same files as they were. */
function isSame(origins: ReadonlyMap<string, Origin>, before: ReadonlyMap<string, Origin>) {
  if (origins === before) return true;
  const isKnown = ([id, { stamp }]: [string, Origin]) => before.get(id)?.stamp === stamp;
  return origins.size === before.size && [...origins].every(isKnown);
}

/**
 * Whether a folder holds the files that were read before and no others. Looking takes some 70 ms of the start
 * with ten thousand, and is worth it: an article that was withdrawn or corrected while nobody served is not
 * quoted once.
 */
function isAsBefore(files: readonly string[], { stamps }: Saved): boolean {
  if (files.length !== stamps.size) return false;
  return files.every((file) => {
    const stamp = stamps.get(basename(file));
    return stamp !== undefined && stamp === stampOf(file);
  });
}

function filesOf(folder: string): string[] {
  try {
    return articleFiles(folder);
  } catch (error) {
    throw unreadable(folder, error as Error);
  }
}

/** Says what the answers are made from. */
export function tellOpened(opened: Opened, log: Log): void {
  const { bot, saved, why, analysed, leftOut, tookMs } = opened;
  if (saved === 'damaged') log.warn({}, `the saved index is not used, ${why}: it is made anew`);
  if (saved === 'foreign') {
    log.info({}, 'the saved index is of another version or of other words: it is made anew');
  }
  const { entries, terms } = bot.collection;
  const sizes = { articles: entries.size, passages: terms.passages, leftOut };
  log.info({ ...sizes, analysed, tookMs }, 'the bot is ready to answer');
}
