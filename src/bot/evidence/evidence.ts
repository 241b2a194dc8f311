import type { Province } from '../../corpus/gazetteer.ts';
import type { Slice } from '../../text/sentences.ts';
import type { Reading } from '../reading/reading.ts';
import type { Candidate, Collection } from './collection.ts';
import { type Match, Matcher } from './lexical.ts';
import { type Query, queryOf, wantedOf } from './query.ts';
import { quoteOf } from './quote.ts';
import { kindsWanted, type Value, type ValueReader } from './values.ts';

/** What a question asked for that a passage does not have. */
export type Lack = 'province' | 'year' | 'part' | 'kind' | 'status' | 'direction' | 'district';

/** A passage weighed against a question. */
export interface Evidence {
  readonly candidate: Candidate;
  /** For ranking passages of one question, about 0 to 1. */
  readonly score: number;
  readonly signals: Signals;
  /** Why it cannot be the answer, however well its words fit. */
  readonly lacks: readonly Lack[];
  /** The exact answer in the passage, with offsets in the article's body. */
  readonly value?: Value;
  /** The province that it is evidence about. */
  readonly about: Province | undefined;
}

/** What is known of how a passage fits a question; each 0 to 1. */
export interface Signals {
  /** The question's terms found in the sentence. */
  readonly lexical: number;
  /** The question's terms found in the sentence or, at less worth, around it. */
  readonly context: number;
  /** The weight of the heaviest topical term that is found nowhere, as a share of the whole. */
  readonly missing: number;
  /** A value of the kind that was asked for stands near the question's terms. */
  readonly near: number;
  /** The question's numbers that the sentence has. */
  readonly numbers: number;
}

const MOST_HITS = 60;
const BEST_ARTICLES = 3;

/** What a term is worth that is found not in the sentence itself but around it. */
const LEVELS = { before: 0.55, title: 0.5, paragraph: 0.4, article: 0.2 } as const;

/** The passages that may answer a question. */
export interface Findings {
  /** The best first. */
  readonly evidence: readonly Evidence[];
  /** The slice of its article to quote for a piece of evidence. */
  quote(evidence: Evidence): Slice;
}

/** Finds the passages that may answer a question and weighs them. */
export async function findEvidence(
  reading: Reading,
  collection: Collection,
  values: ValueReader,
): Promise<Findings> {
  const query = queryOf(reading, collection.terms);
  const weigher = new Weigher(reading, query, collection, values);
  const provinces = reading.provinces.flatMap((province) => collection.gazetteer.parts(province));
  const among = new Set(provinces.flatMap((province) => [...collection.concerning(province)]));
  const wanted = wantedOf(reading, collection.terms);
  const hits = await collection.index.find(
    reading.provinces.length > 0 ? { ...wanted, among } : wanted,
    MOST_HITS,
  );
  const articles = [...new Set(hits.map(({ passage }) => passage.articleId))];
  const candidates = new Set<Candidate>();
  articles.forEach((id, rank) => {
    const entry = collection.entries.get(id);
    if (entry === undefined) return;
    const starts = new Set(
      hits.filter(({ passage }) => passage.articleId === id).map(({ passage }) => passage.start),
    );
    for (const candidate of entry.passages) {
      if (rank < BEST_ARTICLES || starts.has(candidate.start)) candidates.add(candidate);
    }
  });
  return {
    evidence: [...candidates]
      .map((candidate) => weigher.weigh(candidate))
      .sort((a, b) => b.score - a.score),
    quote: (evidence) => weigher.quote(evidence),
  };
}

/** Weighs passages against one question. */
class Weigher {
  readonly #reading: Reading;
  readonly #query: Query;
  readonly #matcher: Matcher;
  readonly #collection: Collection;
  readonly #values: ValueReader;
  readonly #accepted: ReadonlySet<Province>;
  readonly #matches = new Map<Candidate, Match>();
  readonly #titles = new Map<string, Match>();
  readonly #weight: number;

  constructor(reading: Reading, query: Query, collection: Collection, values: ValueReader) {
    this.#reading = reading;
    this.#query = query;
    this.#matcher = new Matcher(query, collection.terms);
    this.#collection = collection;
    this.#values = values;
    this.#accepted = new Set(
      reading.provinces.flatMap((province) => collection.gazetteer.parts(province)),
    );
    this.#weight = query.slots.reduce((sum, { weight }) => sum + weight, 0);
  }

  weigh(candidate: Candidate): Evidence {
    const found = this.#matchOf(candidate);
    const average = this.#collection.averageLength;
    const lexical = this.#matcher.score(found, average);
    const levels = this.#levels(candidate, found);
    const { context, missing, numbers } = this.#cover(levels);
    const { value, near } = this.#value(candidate, levels);
    const lacks = this.#lacks(candidate, value);
    const paragraph = this.#matcher.score(this.#paragraphMatch(candidate), average * 4);
    const wantsValue = kindsWanted(this.#reading.ask) !== undefined;
    const score =
      0.45 * lexical +
      0.3 * context +
      0.15 * paragraph +
      (wantsValue ? 0.3 * near : 0) +
      0.1 * numbers -
      0.25 * missing -
      0.5 * lacks.length;
    return {
      candidate,
      score,
      signals: { lexical, context, missing, near, numbers },
      lacks,
      ...(value === undefined ? {} : { value }),
      about: this.#about(candidate),
    };
  }

  quote({ candidate, value }: Evidence): Slice {
    const had = Float32Array.from(this.#matchOf(candidate).found);
    const gain = (neighbour: Candidate): number => {
      const { found } = this.#matchOf(neighbour);
      return this.#query.slots.reduce((sum, { weight, topical }, k) => {
        const more = Math.min(1, found[k] ?? 0) - Math.min(1, had[k] ?? 0);
        return topical && more > 0.3 ? sum + weight * more : sum;
      }, 0);
    };
    return quoteOf(candidate, gain, value ?? this.#focus(candidate));
  }

  /** Where the heaviest of the question's terms stand in a sentence. */
  #focus(candidate: Candidate): Slice {
    const { body } = candidate.entry.article;
    const places = this.#placesOfTerms(body.slice(candidate.start, candidate.end));
    const [heaviest] = places.sort(
      (a, b) => (this.#query.slots[b.slot]?.weight ?? 0) - (this.#query.slots[a.slot]?.weight ?? 0),
    );
    if (heaviest === undefined) return { start: candidate.start, end: candidate.start };
    return { start: candidate.start + heaviest.start, end: candidate.start + heaviest.end };
  }

  #matchOf(candidate: Candidate): Match {
    let match = this.#matches.get(candidate);
    if (match === undefined) {
      match = this.#matcher.match(candidate.terms);
      this.#query.slots.forEach(({ year }, k) => {
        // A year counts as said where it runs on from an earlier sentence.
        if (year !== undefined && match?.found[k] === 0 && candidate.dating.years.includes(year)) {
          match.found[k] = 0.8;
        }
      });
      this.#matches.set(candidate, match);
    }
    return match;
  }

  #paragraphMatch(candidate: Candidate): Match {
    const { paragraph, entry } = candidate;
    return this.#matcher.join(
      entry.passages
        .filter((other) => other.paragraph.start === paragraph.start)
        .map((other) => this.#matchOf(other)),
    );
  }

  #titleMatch(candidate: Candidate): Match {
    const { article, title } = candidate.entry;
    let match = this.#titles.get(article.id);
    if (match === undefined) {
      match = this.#matcher.match(title);
      this.#titles.set(article.id, match);
    }
    return match;
  }

  /** The worth of each slot in the sentence or around it. */
  #levels(candidate: Candidate, found: Match): Float32Array {
    const { entry, position, paragraph } = candidate;
    const title = this.#titleMatch(candidate);
    const levels = new Float32Array(this.#query.slots.length);
    entry.passages.forEach((other, i) => {
      const worth =
        i === position
          ? 1
          : i === position - 1
            ? LEVELS.before
            : other.paragraph.start === paragraph.start
              ? LEVELS.paragraph
              : LEVELS.article;
      const match = i === position ? found : this.#matchOf(other);
      for (let k = 0; k < levels.length; k++) {
        levels[k] = Math.max(levels[k] ?? 0, worth * Math.min(1, match.found[k] ?? 0));
      }
    });
    for (let k = 0; k < levels.length; k++) {
      levels[k] = Math.max(levels[k] ?? 0, LEVELS.title * Math.min(1, title.found[k] ?? 0));
    }
    return levels;
  }

  #cover(levels: Float32Array): { context: number; missing: number; numbers: number } {
    let sum = 0;
    let missing = 0;
    let [asked, had] = [0, 0];
    this.#query.slots.forEach(({ weight, topical, number }, k) => {
      const level = levels[k] ?? 0;
      sum += weight * level;
      if (topical && level < 0.3) missing = Math.max(missing, weight * (1 - level));
      if (number) {
        asked++;
        had += level >= 0.9 ? 1 : 0;
      }
    });
    const whole = Math.max(this.#weight, 1e-9);
    return {
      context: sum / whole,
      missing: missing / whole,
      numbers: asked === 0 ? 1 : had / asked,
    };
  }

  /** The value of the asked kind that stands best among the question's terms. */
  #value(candidate: Candidate, levels: Float32Array): { value?: Value; near: number } {
    const kinds = kindsWanted(this.#reading.ask);
    if (kinds === undefined) return { near: 0 };
    const { article } = candidate.entry;
    const text = article.body.slice(candidate.start, candidate.end);
    const places = this.#placesOfTerms(text);
    let best: { value: Value; near: number } | undefined;
    for (const value of this.#values.valuesOf(text)) {
      const preference = kinds.indexOf(value.kind);
      if (preference === -1) continue;
      const near = this.#nearness(text, value, places, levels) * (preference === 0 ? 1 : 0.85);
      if (best === undefined || near > best.near) best = { value, near };
    }
    if (best === undefined) return { near: 0 };
    const { value, near } = best;
    return {
      value: { ...value, start: value.start + candidate.start, end: value.end + candidate.start },
      near,
    };
  }

  /** Where in the sentence the question's topical terms stand: slot, offset. */
  #placesOfTerms(text: string): { slot: number; start: number; end: number }[] {
    const table = this.#collection.terms;
    const terms = this.#collection.analyser.terms(text);
    const places: { slot: number; start: number; end: number }[] = [];
    const ids = terms.map((term) => table.find(term.exact));
    terms.forEach((term, i) => {
      const id = ids[i];
      if (id === undefined) return;
      this.#query.slots.forEach((slot, k) => {
        if (!slot.topical || slot.year !== undefined) return;
        const same = slot.bare ? slot.folded === table.foldedOf(id) : slot.exact === id;
        if (same) places.push({ slot: k, start: term.start, end: term.end });
      });
      for (const alternative of this.#query.alternatives) {
        if (!alternative.terms.every((other, n) => ids[i + n] === other)) continue;
        const last = terms[i + alternative.terms.length - 1] ?? term;
        for (let k = alternative.from; k < alternative.to; k++) {
          places.push({ slot: k, start: term.start, end: last.end });
        }
      }
    });
    return places;
  }

  /** How near a value stands to the terms of the question, each by its weight. */
  #nearness(
    text: string,
    value: Value,
    places: readonly { slot: number; start: number; end: number }[],
    levels: Float32Array,
  ): number {
    const best = new Float32Array(this.#query.slots.length);
    for (const { slot, start, end } of places) {
      const [from, to] = start >= value.end ? [value.end, start] : [end, value.start];
      const gap = to <= from ? '' : text.slice(from, to);
      const borders = (gap.match(/[;.]|,\s/g) ?? []).length;
      const near = Math.exp(-gap.length / 90) * 0.8 ** borders;
      if (near > (best[slot] ?? 0)) best[slot] = near;
    }
    let [sum, whole] = [0, 0];
    this.#query.slots.forEach(({ weight, topical, year }, k) => {
      if (!topical || year !== undefined) return;
      whole += weight;
      // What stands in the title or before the sentence is said for every value of it.
      sum += weight * Math.max(best[k] ?? 0, (levels[k] ?? 0) < 1 ? 0.5 * (levels[k] ?? 0) : 0);
    });
    return whole === 0 ? 0.5 : sum / whole;
  }

  #lacks(candidate: Candidate, value: Value | undefined): Lack[] {
    const { provinces, years, part, ask, district, cues } = this.#reading;
    const lacks: Lack[] = [];
    if (provinces.length > 0 && !this.#isAboutAsked(candidate)) lacks.push('province');
    if (years.length > 0 && !years.some((year) => candidate.dating.years.includes(year))) {
      lacks.push('year');
    }
    const evidencePart = candidate.dating.part;
    if (part !== undefined && evidencePart !== part) lacks.push('part');
    if (part === undefined && cues.has('whole_year') && evidencePart !== undefined) {
      lacks.push('part');
    }
    if (kindsWanted(ask) !== undefined && value === undefined) lacks.push('kind');
    if (district !== undefined && !this.#isAboutDistrict(candidate, district)) {
      lacks.push('district');
    }
    return lacks;
  }

  #isAboutAsked(candidate: Candidate): boolean {
    const { named, entry } = candidate;
    if (named.some((province) => this.#accepted.has(province))) return true;
    const own = entry.province;
    if (own === undefined || !this.#accepted.has(own)) return false;
    // A sentence that names other provinces only is about those.
    return named.length === 0 || kindsWanted(this.#reading.ask) === undefined;
  }

  #isAboutDistrict(candidate: Candidate, district: string): boolean {
    const { article } = candidate.entry;
    return (
      article.district === district ||
      article.title.includes(district) ||
      article.body.slice(candidate.paragraph.start, candidate.paragraph.end).includes(district)
    );
  }

  #about({ named, entry }: Candidate): Province | undefined {
    const asked = named.find((province) => this.#accepted.has(province));
    if (asked) return asked;
    const own = entry.province;
    if (own === undefined || named.length === 0 || named.includes(own)) return own;
    return named.length === 1 ? named[0] : own;
  }
}
