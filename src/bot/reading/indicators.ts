import type { Keys, PhraseBook } from '../../corpus/phrases.ts';
import type { Analyser } from '../../corpus/terms.ts';
import type { IndicatorEntry, Measure } from '../../corpus/vocabulary.ts';
import type { Ask } from './ask.ts';
import type { Rewording } from './lexicon.ts';

/** One of the names of an indicator. */
interface Name {
  readonly entry: IndicatorEntry;
  readonly keys: readonly Keys[];
  /** The keys without those that only say how something is measured. */
  readonly telling: readonly Keys[];
}

/** The words of a question, as far as naming an indicator goes. */
interface Named {
  readonly ask: Ask;
  readonly terms: readonly (Keys & { readonly share: number })[];
  readonly rewordings: readonly Rewording[];
}

/** Other words that mean the same are worth this much at least. */
const SAME = 0.95;

/** Finds the indicators that questions name, in whatever order their words stand. */
export class IndicatorSpotter {
  readonly #names: readonly Name[];

  /**
   * @param empty words that say nothing
   * @param measures words that say how something is measured: `doanh thu`, `tỷ lệ`
   */
  constructor(
    entries: readonly IndicatorEntry[],
    analyser: Analyser,
    empty: PhraseBook<true>,
    measures: PhraseBook<Measure>,
  ) {
    this.#names = entries.flatMap((entry) =>
      [entry.vi, ...entry.aliases].flatMap((name): Name[] => {
        const keys = analyser.typedTerms(name);
        const told = new Set(
          [...empty.cover(keys), ...measures.cover(keys)].flatMap(({ from, to }) =>
            keys.slice(from, to),
          ),
        );
        const telling = keys.filter((key) => !told.has(key));
        return telling.length === 0 ? [] : [{ entry, keys, telling }];
      }),
    );
  }

  /**
   * The indicators that a question names: every telling word of a name is there, and no other name
   * has these words and more. What is asked need not be said again: `mảng in được mấy tỷ` is revenue.
   */
  named({ ask, terms, rewordings }: Named): IndicatorEntry[] {
    const others = rewordings.flatMap((one) => (one.worth >= SAME ? one.terms : []));
    const own = this.#namedBy([...terms.filter(({ share }) => share === 1), ...others], ask);
    // What was asked before counts where the question itself names nothing.
    return own.length > 0 ? own : this.#namedBy([...terms, ...others], ask);
  }

  #namedBy(terms: readonly Keys[], ask: Ask): IndicatorEntry[] {
    const exact = new Set(terms.map((term) => term.exact));
    const loose = new Set(terms.flatMap((term) => (term.loose ? [term.folded] : [])));
    const has = (key: Keys) => exact.has(key.exact) || loose.has(key.folded);
    const best = new Map<IndicatorEntry, ReadonlySet<string>>();
    for (const { entry, keys, telling } of this.#names) {
      if (!isMeasuredAs(entry, ask) || !telling.every(has)) continue;
      const found = new Set(keys.filter(has).map((key) => key.exact));
      if (found.size > (best.get(entry)?.size ?? 0)) best.set(entry, found);
    }
    const parents = new Set([...best.keys()].flatMap(({ parent }) => parent ?? []));
    return [...best].flatMap(([entry, found]) => {
      const within = [...best.values()].some(
        (other) => other.size > found.size && [...found].every((key) => other.has(key)),
      );
      return within || parents.has(entry.id) ? [] : [entry];
    });
  }
}

/** Whether figures of an indicator are of the kind that is asked for. */
function isMeasuredAs({ kind, unit }: IndicatorEntry, ask: Ask): boolean {
  switch (ask.kind) {
    case 'rank':
    case 'score':
      return kind === ask.kind;
    case 'share':
      return unit === '%';
    case 'density':
      return unit.includes('/');
    case 'money':
      return /(?:đồng|USD)$/u.test(unit);
    case 'count':
      return ask.counted === undefined || kind === 'count';
    default:
      return true;
  }
}
