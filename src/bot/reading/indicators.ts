import type { Keys, PhraseBook } from '../../corpus/phrases.ts';
import type { Analyser, Term } from '../../corpus/terms.ts';
import type { IndicatorEntry, Measure } from '../../corpus/vocabulary.ts';
import { exactKey } from '../../text/fold.ts';
import type { Ask, IndicatorsNamed, QuestionTerm, Reworded } from './types.ts';

/** One of the names of an indicator. */
interface Name {
  /** Where it stands among all. */
  readonly place: number;
  readonly entry: IndicatorEntry;
  readonly keys: readonly Keys[];
  /** The keys without those that say nothing. */
  readonly full: readonly Keys[];
  /** Of these, those that do not only say how something is measured. */
  readonly telling: readonly Keys[];
  /** Phrases beside which the indicator is not meant unless it is named in full. */
  readonly not: readonly (readonly Keys[])[];
}

/** The words of a question, as far as naming an indicator goes. */
interface Named {
  readonly ask: Ask;
  readonly terms: readonly QuestionTerm[];
  readonly rewordings: readonly Reworded[];
}

/** Words of the names of all indexes. */
const GENERIC: ReadonlySet<string> = new Set(['chỉ', 'số'].map(exactKey));
/** Other words that mean the same are worth this much at least. */
const SAME = 0.95;

/** Finds the indicators that questions name, in whatever order their words stand. */
export class IndicatorSpotter {
  readonly #measures: PhraseBook<Measure>;
  readonly #byEntry: ReadonlyMap<IndicatorEntry, readonly Name[]>;
  /** By the first of their telling keys, without which a question names none of them. */
  readonly #byExact: ReadonlyMap<string, readonly Name[]>;
  readonly #byFolded: ReadonlyMap<string, readonly Name[]>;

  private constructor(names: readonly Name[], measures: PhraseBook<Measure>) {
    this.#measures = measures;
    this.#byEntry = grouped(names, ({ entry }) => entry);
    this.#byExact = grouped(names, ({ telling: [first] }) => first?.exact ?? '');
    this.#byFolded = grouped(names, ({ telling: [first] }) => first?.folded ?? '');
  }

  /**
   * Makes one, an indicator with each step.
   * @param empty words that say nothing
   * @param measures words that say how something is measured: `doanh thu`, `tỷ lệ`
   */
  static *made(
    entries: readonly IndicatorEntry[],
    analyser: Analyser,
    empty: PhraseBook<true>,
    measures: PhraseBook<Measure>,
  ): Generator<void, IndicatorSpotter> {
    const names: Name[] = [];
    for (const entry of entries) {
      const not = entry.not.map((phrase) => analyser.typedTerms(phrase));
      for (const name of [entry.vi, ...entry.aliases]) {
        const keys = analyser.typedTerms(name);
        const without = (from: readonly Keys[], book: PhraseBook<unknown>) => {
          const taken = new Set(book.cover(keys).flatMap(({ from, to }) => keys.slice(from, to)));
          return from.filter((key) => !taken.has(key as Term));
        };
        const full = without(keys, empty);
        const beyond = without(full, measures);
        // Of `chỉ số ICT Index` what is left tells nothing: `chỉ số hài lòng` is another.
        const telling = beyond.every(({ exact }) => GENERIC.has(exact)) ? full : beyond;
        if (telling.length > 0) {
          names.push({ place: names.length, entry, keys, full, telling, not });
        }
      }
      yield;
    }
    return new IndicatorSpotter(names, measures);
  }

  /**
   * The indicators that a question names: every telling word of a name is there, and no other name
   * has these words and more. What is asked need not be said again: `mảng in được mấy tỷ` is revenue.
   */
  named({ ask, terms, rewordings }: Named): IndicatorsNamed {
    const same = rewordings.filter(({ worth }) => worth >= SAME);
    const isOwn = ({ from, to }: Reworded) => !terms.slice(from, to).some(({ earlier }) => earlier);
    const wordsOf = (some: readonly Reworded[]) => some.flatMap((one) => one.terms);
    const said = new Set(this.#measures.cover(terms).map(({ value }) => value));
    const all = [...terms, ...wordsOf(same)];
    const counted = countedWords(ask, terms, same);
    const own = [...terms.filter(({ earlier }) => !earlier), ...wordsOf(same.filter(isOwn))];
    const byOwn = this.#namedBy(own, all, said, ask, counted);
    // What was asked before counts where the question itself names nothing.
    const indicators = byOwn.length > 0 ? byOwn : this.#namedBy(all, all, said, ask, counted);
    const names = indicators.flatMap((entry) => this.#byEntry.get(entry) ?? []);
    const exact = new Set(names.flatMap(({ keys }) => keys.map((key) => key.exact)));
    const folded = new Set(names.flatMap(({ keys }) => keys.map((key) => key.folded)));
    const beyond = terms.filter(
      (term) =>
        term.share === 1 &&
        term.year === undefined &&
        !exact.has(term.exact) &&
        !(term.loose && folded.has(term.folded)),
    );
    return { indicators, beyond: beyond.length };
  }

  /**
   * @param own the words that must name it
   * @param all these and others, which tell names apart that have them
   * @param said how the question says that something is measured
   * @param counted the words for what is counted, of which its name has some; `undefined`: nothing is
   */
  #namedBy(
    own: readonly Keys[],
    all: readonly Keys[],
    said: ReadonlySet<Measure>,
    ask: Ask,
    counted: readonly Keys[] | undefined,
  ): IndicatorEntry[] {
    const isOwn = among(own);
    const isThere = among(all);
    const isCounted = counted === undefined ? () => true : among(counted);
    const best = new Map<IndicatorEntry, ReadonlySet<string>>();
    for (const { entry, keys, full, telling, not } of this.#begunBy(own)) {
      const measured = isMeasuredAs(entry, ask);
      // Where no number is asked for, the question itself has to say how it is measured.
      const needed = measured === undefined ? full : telling;
      if (measured === false || !needed.every(isOwn) || !keys.some(isCounted)) continue;
      // `Bưu điện lãi bao nhiêu` asks for money, but not for revenue.
      if (!full.every(isOwn) && not.some((phrase) => phrase.every(isOwn))) continue;
      const isIndex = entry.kind === 'rank' || entry.kind === 'score';
      if (measured === undefined && isIndex && !said.has('rank') && !said.has('score')) continue;
      const found = new Set(keys.filter(isThere).map((key) => key.exact));
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

  /** The names of which the first telling key is among these, in their order: of some hundreds a few. */
  #begunBy(own: readonly Keys[]): Name[] {
    const begun = new Set(
      own.flatMap(({ exact, folded, loose }) => [
        ...(this.#byExact.get(exact) ?? []),
        ...((loose && this.#byFolded.get(folded)) || []),
      ]),
    );
    return [...begun].sort((a, b) => a.place - b.place);
  }
}

function grouped<K>(names: readonly Name[], keyOf: (name: Name) => K): Map<K, Name[]> {
  const groups = new Map<K, Name[]>();
  for (const name of names) {
    const group = groups.get(keyOf(name));
    if (group) group.push(name);
    else groups.set(keyOf(name), [name]);
  }
  return groups;
}

/** The words for what is counted, with other words for them: of `mấy lỗ hổng trong diễn tập` the first ones. */
function countedWords(
  { kind, counted }: Ask,
  terms: readonly QuestionTerm[],
  same: readonly Reworded[],
): readonly Keys[] | undefined {
  if (kind !== 'count' || counted === undefined) return undefined;
  const exact = new Set(counted.map((key) => key.exact));
  const isOf = ({ from, to }: Reworded) =>
    terms.slice(from, to).some((one) => exact.has(one.exact));
  const own = terms.filter((one) => exact.has(one.exact));
  // In English they are not among the words to look for.
  if (own.length === 0) return undefined;
  return [...own, ...same.filter(isOf).flatMap((one) => one.terms)];
}

/** Tells the keys that are among these. */
function among(terms: readonly Keys[]): (key: Keys) => boolean {
  const exact = new Set(terms.map((term) => term.exact));
  const loose = new Set(terms.flatMap((term) => (term.loose ? [term.folded] : [])));
  return (key) => exact.has(key.exact) || loose.has(key.folded);
}

/** Whether figures of an indicator are of the kind that is asked for; `undefined`: of any kind. */
function isMeasuredAs({ kind, unit }: IndicatorEntry, ask: Ask): boolean | undefined {
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
      return (
        ask.counted === undefined || kind === 'count' || ask.counted[0]?.exact === exactKey(unit)
      );
    case 'compare':
      return ask.counted === undefined ? undefined : kind === 'count';
    case 'change':
      return true;
    default:
      return undefined;
  }
}
