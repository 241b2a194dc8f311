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
  /** The first letters of its words, without diacritics. */
  readonly initials: string;
  /** What an alias is worth beside the indicator's own name. */
  readonly worth: number;
}

/** What a word is worth that agrees with another only nearly. */
const FOLDED = 0.98;
const SLIP = 0.7;
const BEGINNING = 0.8;
const INITIALS = 0.9;
const SHORTEST_SLIP = 4;
const MOST_INITIALS = 4;
const ALIAS = 0.995;
/** How much of the score the words of the name count that were not typed. */
const OF_NAME = 0.3;
/** The same indicators are asked for again and again, and all names are looked at for each. */
const MOST_KEPT = 500;

/** The names of the indicators, found by whatever somebody types for one. */
export class IndicatorNames {
  readonly #names: readonly Name[];
  /** The words of all names, each once: they have a few hundred, and stand in thousands of places. */
  readonly #words: readonly Term[];
  readonly #byId: ReadonlyMap<string, IndicatorEntry>;
  readonly #analyser: Analyser;
  readonly #kept = new Map<string, readonly Candidate[]>();

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
    const terms = this.#analyser.typedTerms(text);
    const similarities = terms.map((term, t) => this.#similarTo(term, t === terms.length - 1));
    const near = new Set(similarities.flatMap((similar) => [...similar.keys()]));
    const initials = terms.filter(areInitials).map((term) => term.folded);
    // Most names have nothing of what was typed, and comparing takes long.
    const mayMean = (name: Name): boolean =>
      name.terms.some((word) => near.has(word)) ||
      initials.some((letters) => name.initials.includes(letters));
    const best = new Map<IndicatorEntry, Candidate>();
    if (byId) best.set(byId, { entry: byId, score: 1, covered: 1 });
    for (const name of this.#names) {
      if (!mayMean(name)) continue;
      const { entry } = name;
      const candidate = compare(terms, similarities, name);
      if (candidate.score > (best.get(entry)?.score ?? 0)) best.set(entry, candidate);
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  }

  /** The words of the names that are like a typed one, and how much. */
  #similarTo(typed: Term, last: boolean): Similarities {
    const similar = new Map<Term, number>();
    for (const word of this.#words) {
      const how = similarity(typed, word, last);
      if (how > 0) similar.set(word, how);
    }
    return similar;
  }
}

type Similarities = ReadonlyMap<Term, number>;

/** Letters that may be the first ones of words. */
function areInitials({ folded: letters }: Term): boolean {
  return letters.length > 1 && letters.length <= MOST_INITIALS;
}

/**
 * Compares typed words with a name, in whatever order; `dt` may stand for the first letters of two words.
 * @param similarities of each typed word
 */
function compare(
  typed: readonly Term[],
  similarities: readonly Similarities[],
  name: Name,
): Candidate {
  const { entry, terms, worth } = name;
  const taken = new Uint8Array(terms.length);
  let found = 0;
  let used = 0;
  for (let t = 0; t < typed.length; t++) {
    const similar = similarities[t] as Similarities;
    let best = 0;
    let at: readonly number[] = [];
    for (let k = 0; k < terms.length; k++) {
      const how = taken[k] === 1 ? 0 : (similar.get(terms[k] as Term) ?? 0);
      if (how > best) [best, at] = [how, [k]];
    }
    const initials = best < INITIALS ? initialsAt(typed[t] as Term, name, taken) : [];
    if (initials.length > 0) [best, at] = [INITIALS, initials];
    found += best;
    used += best * at.length;
    for (const k of at) taken[k] = 1;
  }
  const covered = typed.length === 0 ? 0 : found / typed.length;
  const named = terms.length === 0 ? 0 : used / terms.length;
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

/** Where words stand side by side, none of them taken, that begin with these letters. */
function initialsAt(term: Term, { initials }: Name, taken: Uint8Array): number[] {
  if (!areInitials(term)) return [];
  const letters = term.folded;
  for (let at = initials.indexOf(letters); at !== -1; at = initials.indexOf(letters, at + 1)) {
    const places = Array.from(letters, (_, k) => at + k);
    if (places.every((k) => taken[k] === 0)) return places;
  }
  return [];
}
