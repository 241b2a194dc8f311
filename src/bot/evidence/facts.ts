import type { Analyser, Term } from '../../corpus/terms.ts';
import type { CueKind } from '../../corpus/vocabulary.ts';
import { readNumbers } from '../../text/numbers.ts';
import type { Lexicon } from '../reading/lexicon.ts';
import type { Candidate } from './collection.ts';
import type { Value, ValueReader } from './values.ts';

/** What can be read off a sentence whatever is asked. */
export interface Facts {
  readonly text: string;
  readonly terms: readonly Term[];
  /** Places of terms that make one word with the term before: `xã` in `thị xã`. */
  readonly halves: ReadonlySet<number>;
  /** The exact answers it holds, with offsets in the sentence. */
  readonly values: readonly Value[];
  /** The numbers it states. */
  readonly numbers: readonly number[];
  /** The offices it names. */
  readonly offices: ReadonlySet<string>;
  readonly cues: ReadonlySet<CueKind>;
  /** The sides it takes of pairs that contradict each other, as `pair:side`. */
  readonly sides: ReadonlySet<string>;
}

/** So many sentences are kept read; the next question is often about the same ones. */
const MOST_KEPT = 4_000;

/** Reads sentences of articles, each once as long as it is kept. */
export class FactReader {
  readonly #analyser: Analyser;
  readonly #lexicon: Lexicon;
  readonly #values: ValueReader;
  readonly #kept = new Map<Candidate, Facts>();

  constructor(lexicon: Lexicon, values: ValueReader) {
    this.#analyser = lexicon.analyser;
    this.#lexicon = lexicon;
    this.#values = values;
  }

  factsOf(candidate: Candidate): Facts {
    const kept = this.#kept.get(candidate);
    if (kept) return kept;
    const text = candidate.entry.article.body.slice(candidate.start, candidate.end);
    const terms = this.#analyser.terms(text);
    const sides = this.#lexicon.sides
      .cover(terms)
      .map(({ value }) => `${value.pair}:${value.side}`);
    const halves = terms.flatMap((term, i) => {
      const before = terms[i - 1];
      return before && this.#lexicon.isWord(before, term) ? [i] : [];
    });
    const facts: Facts = {
      text,
      terms,
      halves: new Set(halves),
      values: this.#values.valuesOf(text),
      numbers: readNumbers(text).map(({ value }) => value),
      offices: new Set(this.#lexicon.offices.cover(terms).map(({ value }) => value)),
      cues: new Set(this.#lexicon.words.vi.cues.all(terms).map(({ value }) => value)),
      sides: new Set(sides),
    };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(candidate, facts);
    return facts;
  }
}
