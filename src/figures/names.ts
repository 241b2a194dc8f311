import type { Analyser, Term } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { slips } from '../text/distance.ts';
import { folded, normalise } from '../text/fold.ts';

/** An indicator that typed words may mean. */
export interface Candidate {
  readonly entry: IndicatorEntry;
  /** 1 when the words are one of its names. */
  readonly score: number;
  /** The share of the typed words that its best name has. */
  readonly covered: number;
}

interface Name {
  readonly entry: IndicatorEntry;
  readonly terms: readonly Term[];
  /** The first letters of its words: `dtbcvt`. */
  readonly initials: string;
  /** What an alias is worth beside the indicator's own name. */
  readonly worth: number;
}

/** A typed word, and what of the names is like it. */
interface Typed {
  readonly similar: Similarities;
  /** Its letters, where they may stand for the first ones of words. */
  readonly letters: string | undefined;
}

/** What a word is worth that agrees with another only nearly. */
const FOLDED = 0.98;
const SLIP = 0.7;
const BEGINNING = 0.8;
const INITIALS = 0.9;
const SHORTEST_SLIP = 4;
const ALIAS = 0.995;
const SHORTEST_INITIALS = 2;
const LONGEST_INITIALS = 4;
/** How much of the score the words of the name count that were not typed. */
const OF_NAME = 0.3;
/** The same indicators are asked for again and again, and all names are looked at for each. */
const MOST_KEPT = 500;

/** The names of the indicators, found by whatever somebody types for one. */
export class IndicatorNames {
  readonly #names: readonly Name[];
  readonly #byWord = new Map<Term, Name[]>();
  /** The words of all names, each once: they have a few hundred, and stand in thousands of places. */
  readonly #words: readonly Term[];
  readonly #byId: ReadonlyMap<string, IndicatorEntry>;
  readonly #analyser: Analyser;
  readonly #kept = new Map<string, readonly Candidate[]>();
  /** A request is read in several ways, each with most of its words. */
  readonly #similar = new Map<string, Similarities>();

  private constructor(
    entries: readonly IndicatorEntry[],
    names: readonly Name[],
    words: Iterable<Term>,
    analyser: Analyser,
  ) {
    this.#analyser = analyser;
    this.#byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.#names = names;
    this.#words = [...words];
    for (const name of names) {
      for (const term of new Set(name.terms)) {
        const all = this.#byWord.get(term);
        if (all) all.push(name);
        else this.#byWord.set(term, [name]);
      }
    }
  }

  /** Makes them, an indicator with each step. */
  static *made(
    entries: readonly IndicatorEntry[],
    analyser: Analyser,
  ): Generator<void, IndicatorNames> {
    const words = new Map<string, Term>();
    const shared = (term: Term): Term => {
      const known = words.get(term.exact) ?? term;
      words.set(term.exact, known);
      return known;
    };
    const named = (entry: IndicatorEntry, name: string, worth: number): Name => {
      const terms = analyser.typedTerms(name).map(shared);
      return { entry, terms, initials: terms.map((term) => term.folded.charAt(0)).join(''), worth };
    };
    const names: Name[] = [];
    for (const entry of entries) {
      for (const name of [entry.vi, entry.en]) names.push(named(entry, name, 1));
      for (const alias of [...entry.aliases, ...entry.english]) {
        names.push(named(entry, alias, ALIAS));
      }
      yield;
    }
    return new IndicatorNames(entries, names, words.values(), analyser);
  }

  /** The indicators that come nearest to typed words, the nearest first. */
  nearest(typed: string, most = 25): Candidate[] {
    const text = normalise(typed).trim();
    let candidates = this.#kept.get(text);
    if (candidates === undefined) {
      candidates = this.#compared(text);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(text, candidates);
    }
    return candidates.slice(0, most);
  }

  #compared(text: string): Candidate[] {
    const byId = this.#byId.get(folded(text).replace(/[\s-]+/gu, '_'));
    const typed = this.#read(text);
    const best = new Map<IndicatorEntry, Candidate>();
    if (byId) best.set(byId, { entry: byId, score: 1, covered: 1 });
    for (const name of this.#like(typed)) {
      const { entry } = name;
      const candidate = compare(typed, name);
      if (candidate.score > (best.get(entry)?.score ?? 0)) best.set(entry, candidate);
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  }

  #read(text: string): Typed[] {
    const terms = this.#analyser.typedTerms(text);
    return terms.map((term, t) => ({
      similar: this.#similarTo(term, t === terms.length - 1),
      letters:
        term.folded.length >= SHORTEST_INITIALS && term.folded.length <= LONGEST_INITIALS
          ? term.folded
          : undefined,
    }));
  }

  /** The names that have anything of the typed words, in their order: few have. */
  #like(typed: readonly Typed[]): Name[] {
    const like = new Set<Name>();
    for (const { similar } of typed) {
      for (const word of similar.keys())
        for (const name of this.#byWord.get(word) ?? []) like.add(name);
    }
    const letters = [...new Set(typed.flatMap((one) => one.letters ?? []))];
    return this.#names.filter(
      (name) => like.has(name) || letters.some((some) => name.initials.includes(some)),
    );
  }

  /** The words of the names that are like a typed one, and how much. */
  #similarTo(typed: Term, last: boolean): Similarities {
    const key = `${typed.exact} ${last}`;
    let similar = this.#similar.get(key);
    if (similar === undefined) {
      const all = this.#words.map((word) => [word, similarity(typed, word, last)] as const);
      similar = new Map(all.filter(([, how]) => how > 0));
      if (this.#similar.size >= MOST_KEPT) this.#similar.clear();
      this.#similar.set(key, similar);
    }
    return similar;
  }
}

type Similarities = ReadonlyMap<Term, number>;

/** Compares typed words with a name, in whatever order; `dt` may stand for the first letters of two words. */
function compare(
  typed: readonly Typed[],
  { entry, terms: name, initials, worth }: Name,
): Candidate {
  const isLeft = name.map(() => true);
  let found = 0;
  let used = 0;
  for (const { similar, letters } of typed) {
    let [best, at, count] = [0, -1, 1];
    if (similar.size > 0) {
      for (let k = 0; k < name.length; k++) {
        const how = isLeft[k] ? (similar.get(name[k] as Term) ?? 0) : 0;
        if (how > best) [best, at] = [how, k];
      }
    }
    if (best < INITIALS && letters !== undefined) {
      const start = initialsAt(letters, initials, isLeft);
      if (start >= 0) [best, at, count] = [INITIALS, start, letters.length];
    }
    if (at < 0) continue;
    found += best;
    used += best * count;
    isLeft.fill(false, at, at + count);
  }
  const covered = typed.length === 0 ? 0 : found / typed.length;
  const named = name.length === 0 ? 0 : used / name.length;
  return {
    entry,
    score: worth * ((1 - OF_NAME) * covered + OF_NAME * Math.min(1, named)),
    covered,
  };
}

function similarity(typed: Term, name: Term, last: boolean): number {
  if (typed.exact === name.exact) return 1;
  const bare = typed.exact === typed.folded;
  if (bare && typed.folded === name.folded) return FOLDED;
  // The last word may not be finished yet.
  if (last && name.folded.startsWith(typed.folded) && bare) return BEGINNING;
  if (typed.folded.length < SHORTEST_SLIP) return 0;
  return slips(typed.folded, name.folded, 1) === 1 ? SLIP : 0;
}

/** Where letters stand for words that are all left; -1: nowhere. */
function initialsAt(letters: string, initials: string, isLeft: readonly boolean[]): number {
  let start = initials.indexOf(letters);
  while (start >= 0 && !isLeft.slice(start, start + letters.length).every(Boolean)) {
    start = initials.indexOf(letters, start + 1);
  }
  return start;
}
