import type { Analyser, Term } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { exactKey } from '../text/fold.ts';
import type { UnitKind } from './reading/units.ts';

interface Alias {
  readonly entry: IndicatorEntry;
  /** Exact keys. */
  readonly keys: readonly string[];
  readonly weight: number;
}

/** An indicator found in the words beside a number. */
export interface Match {
  readonly entry: IndicatorEntry;
  readonly score: number;
}

/** What must agree before words are compared: a share never competes with an amount of money. */
export interface Wanted {
  readonly kind: UnitKind;
  /** The normal form of the unit; `''` when the number stands alone. */
  readonly unit: string;
}

/** Words that say little about which indicator it is. */
const WEAK = new Set(
  'số tỷ lệ tổng mức độ chỉ xếp hạng được có các của đạt cấp cho theo từ đến trên trong về'
    .split(' ')
    .map(exactKey),
);
const WEAK_WEIGHT = 0.4;
/** How many other words may stand between two words of an alias, and between all of them. */
const MOST_GAP = 3;
const MOST_GAPS = 4;
const GAP_COST = 0.2;
/** Of two equally good names the nearer to the number counts. */
const DISTANCE_COST = 0.02;

/** The indicators of the vocabulary, found by the words beside a number. */
export class IndicatorBook {
  readonly entries: readonly IndicatorEntry[];
  readonly #byId = new Map<string, IndicatorEntry>();
  readonly #byFirst = new Map<string, Alias[]>();
  /** Words that rule an indicator out, as keys. */
  readonly #not = new Map<IndicatorEntry, readonly (readonly string[])[]>();

  constructor(entries: readonly IndicatorEntry[], analyser: Analyser) {
    this.entries = entries;
    const keysOf = (phrase: string): string[] => analyser.terms(phrase).map(({ exact }) => exact);
    for (const entry of entries) {
      this.#byId.set(entry.id, entry);
      this.#not.set(entry, entry.not.map(keysOf));
      for (const alias of entry.aliases) {
        const keys = keysOf(alias);
        const first = keys[0];
        if (first === undefined) continue;
        const weight = keys.reduce((sum, key) => sum + (WEAK.has(key) ? WEAK_WEIGHT : 1), 0);
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { entry, keys, weight }]);
      }
    }
  }

  get(id: string): IndicatorEntry | undefined {
    return this.#byId.get(id);
  }

  /**
   * The indicator that words on one side of a number name best, among those of its kind and unit.
   * @param near whether the number stands behind the words (`end`) or before them (`start`)
   * @param context all words of the clause, where a word may rule an indicator out
   * @param within how many of the terms a name may begin with
   */
  find(
    terms: readonly Term[],
    wanted: Wanted,
    near: 'start' | 'end',
    context: readonly Term[] = terms,
    accepts: (entry: IndicatorEntry) => boolean = () => true,
    within: number = terms.length,
  ): Match | undefined {
    let best: Match | undefined;
    for (let i = 0; i < within; i++) {
      for (const { entry, keys, weight } of this.#byFirst.get(terms[i]?.exact ?? '') ?? []) {
        if (weight <= (best?.score ?? 0)) continue;
        const [end, gaps] = endOf(terms, i, keys);
        if (end === undefined || !suits(entry, wanted) || !accepts(entry)) continue;
        const distance = near === 'end' ? terms.length - end : i;
        const score = weight - GAP_COST * gaps - DISTANCE_COST * distance;
        if (score <= (best?.score ?? 0) || this.#isRuledOut(entry, context)) continue;
        best = { entry, score };
      }
    }
    return best;
  }

  #isRuledOut(entry: IndicatorEntry, context: readonly Term[]): boolean {
    return (this.#not.get(entry) ?? []).some((keys) =>
      context.some((_, i) => keys.every((key, k) => context[i + k]?.exact === key)),
    );
  }
}

/** Where an alias that begins at term `i` ends, with how many other words stand in it. */
function endOf(
  terms: readonly Term[],
  i: number,
  keys: readonly string[],
): [end: number | undefined, gaps: number] {
  let at = i;
  let gaps = 0;
  for (const key of keys.slice(1)) {
    let next = at + 1;
    while (next < terms.length && next - at - 1 <= MOST_GAP && terms[next]?.exact !== key) next++;
    gaps += next - at - 1;
    if (terms[next]?.exact !== key || gaps > MOST_GAPS) return [undefined, gaps];
    at = next;
  }
  return [at + 1, gaps];
}

/** Whether a number of this kind and unit can be the indicator's. */
function suits(entry: IndicatorEntry, { kind, unit }: Wanted): boolean {
  switch (kind) {
    case 'money':
      return / ?(?:đồng|USD)$/u.test(entry.unit);
    case 'share':
      return entry.unit === '%';
    case 'density':
      return entry.unit === unit;
    case 'rank':
      return entry.kind === 'rank';
    case 'score':
      return entry.unit === 'điểm' && entry.kind === 'score';
    case 'size':
      return entry.unit === unit || (entry.unit === 'Mb/s' && unit === 'Gb/s');
    case 'count':
      return (
        entry.kind === 'count' &&
        [entry.unit, ...entry.counted].some((noun) => sameNoun(noun, unit))
      );
    case 'bare':
      return entry.kind === 'count';
    default:
      return false;
  }
}

/** `xã` and `xã, phường, thị trấn`, `thủ tục` and `thủ tục hành chính` count the same. */
export function sameNoun(a: string, b: string): boolean {
  return (
    ` ${a},`.includes(` ${b},`) ||
    ` ${b} `.replaceAll(',', ' ').startsWith(` ${a} `) ||
    ` ${a} `.startsWith(` ${b} `)
  );
}
