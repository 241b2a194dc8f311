import { type Bot, createBot } from '../../bot/bot.ts';
import type { CheckResult } from '../../bot/reports.ts';
import { selfCheck } from '../../bot/self-check.ts';
import type { WantedArticle } from '../../corpus/follow.ts';
import type { Words } from '../../corpus/open.ts';
import type { CheckCase } from '../../corpus/self-check.ts';
import { keyOf, type SavedPlace } from './opening.ts';
import { fetchSaved, readSaved } from './saved.ts';

/** After this long without a change the second bot is let go, in milliseconds. */
const KEPT_MS = 10 * 60_000;

/**
 * A second bot, on which a changed corpus is tried before people are answered out of it. It is kept
 * for a while, so that an article more costs what one article costs.
 */
export class Rehearsal {
  #stage:
    | { readonly bot: Bot; readonly words: string; readonly held: Map<string, string> }
    | undefined;
  #end: NodeJS.Timeout | undefined;
  readonly #folder: string;
  readonly #place: SavedPlace;

  /** @param place where there may be an index to begin with */
  constructor(folder: string, place: SavedPlace) {
    this.#folder = folder;
    this.#place = place;
  }

  /** Runs the self-check on a bot with exactly these words and articles. */
  async run(
    words: Words,
    wanted: readonly WantedArticle[],
    cases: readonly CheckCase[],
  ): Promise<readonly CheckResult[]> {
    if (cases.length === 0) return [];
    const stage = await this.#set(words, wanted);
    clearTimeout(this.#end);
    this.#end = setTimeout(() => {
      this.#stage = undefined;
    }, KEPT_MS).unref();
    return await selfCheck(stage, cases);
  }

  async #set(words: Words, wanted: readonly WantedArticle[]): Promise<Bot> {
    const key = JSON.stringify(words.vocabulary);
    if (this.#stage?.words !== key) {
      const bot = await createBot(words, []);
      const own = keyOf(this.#place, words.vocabulary);
      const saved = readSaved(await fetchSaved(this.#place.file), own, this.#folder);
      const held = new Map<string, string>();
      if (saved.kind === 'good') {
        await bot.collection.restore(saved.kept);
        for (const [id, { digest }] of saved.origins) held.set(id, digest);
      }
      this.#stage = { bot, words: key, held };
    }
    const { bot, held } = this.#stage;
    const ids = new Set(wanted.map(({ id }) => id));
    for (const id of held.keys()) {
      if (ids.has(id)) continue;
      held.delete(id);
      await bot.collection.remove(id);
    }
    for (const { id, digest, read } of wanted) {
      if (held.get(id) === digest) continue;
      const article = read();
      if (article === undefined) continue;
      held.set(id, digest);
      await bot.collection.put(article);
    }
    return bot;
  }
}
