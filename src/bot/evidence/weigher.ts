import type { Province } from '../../corpus/gazetteer.ts';
import type { Slice } from '../../text/sentences.ts';
import type { Reading } from '../reading/types.ts';
import type { Collection } from './collection.ts';
import type { Conditions } from './conditions.ts';
import type { Candidate } from './entry.ts';
import type { FactReader, Facts } from './facts.ts';
import { type Match, Matcher } from './lexical.ts';
import { type PlacedTerm, pickValue, placeTerms } from './nearness.ts';
import { boundsOf } from './quantities.ts';
import { type Query, queryOf } from './query.ts';
import { quoteOf } from './quote.ts';
import type { Evidence } from './types.ts';
import type { Value, ValueKind } from './values.ts';
import { kindsWanted, wantsFirst, wantsNumber } from './wanted.ts';

const REASONS: readonly ValueKind[] = ['reason'];

/** What a term is worth that is found not in the sentence itself but around it. */
const LEVELS = { lead: 0.75, before: 0.55, title: 0.5, paragraph: 0.4, article: 0.2 } as const;
/** Below this level a term counts as not found. */
const FOUND = 0.35;
/** A year counts as said where it runs on from an earlier sentence. */
const RUNNING_YEAR = 0.8;

/**
 * What each signal adds to the score of a passage, 0 to 1 times its weight. Fitted on the questions of
 * XQuAD-vi, typed with and without diacritics and with slips, for the right passage and the sentence
 * with the answer; then moved as far as it took for the questions on provinces.
 */
const WEIGHTS = {
  lexical: 0.5,
  paragraph: 0.22,
  /** What the sentence before says and this one takes for said. */
  carried: 0.2,
  title: 0.2,
  near: 0.25,
  /** What the names of the question take away that the article has nowhere. */
  names: 0.1,
  numbers: 0.12,
  missing: 0.1,
  superlative: 0.05,
  /** The same where it is asked which comes first. */
  highest: 0.2,
  /** What the first months of a year take away where the year is asked about. */
  partial: 0.15,
} as const;

/** Weighs passages against one question. */
export class Weigher {
  readonly #reading: Reading;
  readonly #query: Query;
  readonly #matcher: Matcher;
  readonly #collection: Collection;
  readonly #conditions: Conditions;
  readonly #facts: FactReader;
  readonly #matches = new Map<Candidate, Match>();
  readonly #titles = new Map<string, Match>();
  /** Paragraphs by their articles and where they begin: their sentences are weighed one after the other. */
  readonly #paragraphs = new Map<string, Match>();
  readonly #weight: number;
  /** The slots that a value of the asked kind says. */
  readonly #said: readonly number[];

  constructor(reading: Reading, collection: Collection, conditions: Conditions, facts: FactReader) {
    this.#reading = reading;
    this.#query = queryOf(reading, collection.terms, collection.pairs);
    this.#matcher = new Matcher(this.#query, collection.terms);
    this.#collection = collection;
    this.#conditions = conditions;
    this.#facts = facts;
    const asking = this.#query.slots.flatMap(({ asks }, k) => (asks ? [k] : []));
    this.#said = [...asking, ...boundsOf(reading)];
    this.#weight = this.#query.slots.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** How well the words of the passage and its paragraph fit, at a glance. */
  fit(candidate: Candidate): number {
    const average = this.#collection.averageLength;
    const lexical = this.#matcher.score(this.#matchOf(candidate), average);
    const paragraph = this.#matcher.score(this.#paragraphMatch(candidate), average * 4);
    const title = this.#titleFit(candidate);
    return WEIGHTS.lexical * lexical + WEIGHTS.paragraph * paragraph + WEIGHTS.title * title;
  }

  /** What the sentence before says that this one does not: it may go on from there. */
  #carried(candidate: Candidate): number {
    const before = candidate.entry.passages[candidate.position - 1];
    // The items of a list go on from what leads it, all alike.
    const isItem = candidate.lead !== undefined;
    if (isItem || before?.paragraph.start !== candidate.paragraph.start) return 0;
    const [was, is] = [this.#matchOf(before), this.#matchOf(candidate)];
    return this.#matcher.carried(was, is, this.#collection.averageLength);
  }

  #titleFit(candidate: Candidate): number {
    return this.#matcher.score(this.#titleMatch(candidate), this.#collection.averageLength);
  }

  weigh(candidate: Candidate): Evidence {
    const { lexical, paragraph, levels } = this.#words(candidate);
    const facts = this.#facts.factsOf(candidate);
    const { value, near, asked, unqualified } = this.#value(candidate, facts, levels);
    // `41/63` says where a province ranks, in whatever words.
    if (value) for (const k of this.#said) levels[k] = 1;
    const { context, missing, names, numbers } = this.#cover(levels);
    const isReason = this.#reading.ask.kind === 'why' && this.#reading.sides.size > 0;
    const around = isReason
      ? candidate.entry.passages.map((other) => this.#facts.factsOf(other))
      : [];
    const lacks = this.#conditions.lacks(
      candidate,
      facts,
      around,
      leadsOf(candidate).map((lead) => this.#facts.factsOf(lead)),
      value,
      unqualified,
      levels,
    );
    const wantsValue = kindsWanted(this.#reading) !== undefined;
    const score =
      WEIGHTS.lexical * lexical +
      WEIGHTS.paragraph * paragraph +
      WEIGHTS.carried * this.#carried(candidate) +
      (wantsValue ? WEIGHTS.near * near : 0) +
      this.#superlative(facts) +
      WEIGHTS.names * (names - 1) +
      WEIGHTS.numbers * (numbers - 1) -
      WEIGHTS.missing * missing -
      (this.#isPartial(candidate) ? WEIGHTS.partial : 0);
    return {
      candidate,
      score,
      signals: { lexical, context, paragraph, missing, near, asked, numbers },
      lacks,
      ...(value === undefined ? {} : { value }),
      about: this.#about(candidate),
    };
  }

  #isPartial({ dating }: Candidate): boolean {
    const { years, part } = this.#reading;
    const asksForYear = years.length > 0 && part === undefined && wantsNumber(this.#reading);
    return asksForYear && dating.part !== undefined;
  }

  quote({ candidate, value }: Evidence): Slice {
    const had = this.#matchOf(candidate).found;
    const { ask, years } = this.#reading;
    const gain = (neighbour: Candidate): number => {
      const { found } = this.#matchOf(neighbour);
      const more = this.#query.slots.reduce((sum, { weight, topical }, k) => {
        const added = Math.min(1, found[k] ?? 0) - Math.min(1, had[k] ?? 0);
        return topical && added > 0.3 ? sum + weight * added : sum;
      }, 0);
      const explains =
        ask.kind === 'why' && this.#facts.factsOf(neighbour).valuesOf(REASONS).length > 0;
      // A list by years is quoted as one.
      const continues =
        years.length > 1 &&
        candidate.lead !== undefined &&
        (neighbour.position === candidate.lead ||
          (neighbour.lead === candidate.lead &&
            neighbour.dating.stated.some((year) => years.includes(year))));
      return more + (explains || continues ? 1 : 0);
    };
    return quoteOf(candidate, gain, value ?? this.#focus(candidate));
  }

  #words(candidate: Candidate) {
    const found = this.#matchOf(candidate);
    const average = this.#collection.averageLength;
    const levels = this.#levels(candidate, found);
    return {
      lexical: this.#matcher.score(found, average),
      paragraph: this.#matcher.score(this.#paragraphMatch(candidate), average * 4),
      levels,
    };
  }

  #matchOf(candidate: Candidate): Match {
    let match = this.#matches.get(candidate);
    if (match === undefined) {
      match = this.#matcher.match(candidate.terms);
      for (const [k, { year, day }] of this.#query.slots.entries()) {
        const runsOn = year !== undefined && candidate.dating.years.includes(year);
        if (runsOn && match.found[k] === 0) match.found[k] = RUNNING_YEAR;
        if (day !== undefined && this.#facts.factsOf(candidate).days.has(day)) match.found[k] = 1;
      }
      this.#matches.set(candidate, match);
    }
    return match;
  }

  #paragraphMatch({ paragraph, entry }: Candidate): Match {
    const key = `${entry.id}:${paragraph.start}`;
    let match = this.#paragraphs.get(key);
    if (match === undefined) {
      const sentences = entry.passages.filter((other) => other.paragraph.start === paragraph.start);
      match = this.#matcher.join(sentences.map((sentence) => this.#matchOf(sentence)));
      this.#paragraphs.set(key, match);
    }
    return match;
  }

  #titleMatch({ entry: { id, title } }: Candidate): Match {
    let match = this.#titles.get(id);
    if (match === undefined) {
      match = this.#matcher.match(title);
      this.#titles.set(id, match);
    }
    return match;
  }

  /** The worth of each slot in the sentence or around it. */
  #levels(candidate: Candidate, found: Match): Float32Array {
    const { entry, position, paragraph, lead } = candidate;
    const levels = new Float32Array(this.#query.slots.length);
    const raise = (match: Match, worth: number): void => {
      for (let k = 0; k < levels.length; k++) {
        levels[k] = Math.max(levels[k] ?? 0, worth * Math.min(1, match.found[k] ?? 0));
      }
    };
    raise(found, 1);
    raise(this.#titleMatch(candidate), LEVELS.title);
    entry.passages.forEach((other, i) => {
      if (i === position) return;
      const worth =
        i === lead
          ? LEVELS.lead
          : i === position - 1
            ? LEVELS.before
            : other.paragraph.start === paragraph.start
              ? LEVELS.paragraph
              : LEVELS.article;
      raise(this.#matchOf(other), worth);
    });
    return levels;
  }

  #cover(levels: Float32Array) {
    let [sum, missing] = [0, 0];
    let [asked, had] = [0, 0];
    let [named, known] = [0, 0];
    this.#query.slots.forEach(({ weight, topical, name, number }, k) => {
      const level = levels[k] ?? 0;
      sum += weight * level;
      if (topical && level < FOUND) missing = Math.max(missing, weight * (1 - level));
      if (name) {
        named += weight;
        if (level > 0) known += weight;
      }
      if (number) {
        asked++;
        had += level;
      }
    });
    const whole = Math.max(this.#weight, 1e-9);
    return {
      context: sum / whole,
      missing: missing / whole,
      names: named === 0 ? 1 : known / named,
      numbers: asked === 0 ? 1 : had / asked,
    };
  }

  /** The value of the asked kind that stands best among the question's terms. */
  #value(
    candidate: Candidate,
    facts: Facts,
    levels: Float32Array,
  ): { value?: Value; near: number; asked: number; unqualified: boolean } {
    const inBody = (value: Value): Value => ({
      ...value,
      start: value.start + candidate.start,
      end: value.end + candidate.start,
    });
    const inSentence = ({ start, end }: Slice): Slice => ({
      start: start - candidate.start,
      end: end - candidate.start,
    });
    const picked = pickValue(this.#reading, facts, this.#query, () => this.#placed(facts), levels, {
      standingOf: (value) => this.#conditions.standing(candidate, inBody(value)),
      fits: (value) => this.#conditions.fits(candidate, facts, inBody(value)),
      ranks: this.#conditions
        .ranksIn(candidate)
        .map((value) => ({ ...value, ...inSentence(value) })),
    });
    if (picked === undefined) return { near: 0, asked: 0, unqualified: false };
    const { value, near, standing, unqualified } = picked;
    const asked = standing === 'asked' ? 1 : 0;
    return { value: inBody(value), near, asked, unqualified };
  }

  #placed(facts: Facts): PlacedTerm[] {
    return placeTerms(facts, this.#query, this.#collection.terms);
  }

  /** Where the heaviest of the question's terms stand in a sentence. */
  #focus(candidate: Candidate): Slice {
    const weightOf = ({ slot }: PlacedTerm) => this.#query.slots[slot]?.weight ?? 0;
    const [heaviest] = this.#placed(this.#facts.factsOf(candidate)).sort(
      (a, b) => weightOf(b) - weightOf(a),
    );
    const { start } = candidate;
    return heaviest === undefined
      ? { start, end: start }
      : { start: start + heaviest.start, end: start + heaviest.end };
  }

  /** "The highest" is answered by a sentence that says so. */
  #superlative(facts: Facts): number {
    const { cues } = this.#reading;
    const weight = wantsFirst(this.#reading) ? WEIGHTS.highest : WEIGHTS.superlative;
    const asked = (['most', 'least'] as const).filter((cue) => cues.has(cue));
    if (asked.length === 0) return 0;
    return asked.some((cue) => facts.cues.has(cue)) ? weight : -weight;
  }

  #about(candidate: Candidate): Province | undefined {
    const owner = this.#conditions.ownerOfStated(candidate);
    if (owner !== undefined) return this.#collection.gazetteer.get(owner);
    const { named, entry } = candidate;
    const asked = named.find((province) => this.#conditions.accepted?.has(province));
    if (asked) return asked;
    const own = entry.province;
    if (own === undefined || named.length === 0 || named.includes(own)) return own;
    return named.length === 1 ? named[0] : own;
  }
}

/** The passages that one hangs on as an item of a list, and those that hang on others in turn, the nearest first. */
function leadsOf({ lead, entry }: Candidate): Candidate[] {
  const passage = lead === undefined ? undefined : entry.passages[lead];
  return passage === undefined ? [] : [passage, ...leadsOf(passage)];
}
