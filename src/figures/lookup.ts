import type { Gazetteer, Province } from '../corpus/gazetteer.ts';
import type { Analyser } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { folded } from '../text/fold.ts';
import type { Figure, FigurePeriod } from './figure.ts';
import { type Candidate, IndicatorNames } from './names.ts';

/** Which figures are asked for; what is absent does not matter. */
export interface FigureQuery {
  /** Ids of indicators. */
  readonly indicators?: readonly string[];
  /** Words of the label, for figures that are of no indicator. */
  readonly label?: string;
  readonly provinces?: readonly string[];
  readonly year?: number;
}

/** What typed words mean: indicators, or figures by the articles' own words, or nothing that is known. */
export interface Meaning {
  readonly indicators: readonly IndicatorEntry[];
  /** Set when only the articles' own words have it. */
  readonly label?: string;
  /** The nearest, when nothing fits. */
  readonly nearest: readonly IndicatorEntry[];
}

/** What is known about a province. */
export interface Profile {
  readonly province: Province;
  /** The newest figure of each indicator and dimension, with the older ones behind it. */
  readonly indicators: readonly {
    readonly entry: IndicatorEntry;
    readonly figures: readonly Figure[];
  }[];
  /** Figures that are of no indicator. */
  readonly others: readonly Figure[];
  /** Figures of districts and communes. */
  readonly districts: readonly Figure[];
  /** The units that became part of it on 1 July 2025, each by itself: they are never added up. */
  readonly parts: readonly Profile[];
}

/** Names that are as good as what was typed. */
const CERTAIN = 0.97;
/** The words that were typed are all there, and the name has more. */
const WITHIN = 0.95;
/** All words are there but for a slip. */
const SLIPPED = 0.88;
/** Names that come as near as the nearest. */
const TIE = 0.01;
const MOST_NEAREST = 5;
/** Farther names are no suggestions. */
const FARTHEST = 0.4;

/** All figures of a corpus, to look up. It is built once and never changes. */
export class FigureTable {
  readonly figures: readonly Figure[];
  readonly #entries: ReadonlyMap<string, IndicatorEntry>;
  readonly #names: IndicatorNames;
  readonly #byProvince = new Map<string, Figure[]>();
  readonly #byIndicator = new Map<string, Figure[]>();

  constructor(figures: readonly Figure[], entries: readonly IndicatorEntry[], analyser: Analyser) {
    this.figures = [...figures].sort(newestFirst);
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.#names = new IndicatorNames(entries, analyser);
    for (const figure of this.figures) {
      push(this.#byProvince, figure.province, figure);
      if (figure.indicator !== null) push(this.#byIndicator, figure.indicator, figure);
    }
  }

  /** The figures that fit, the newest first. */
  find({ indicators, label, provinces, year }: FigureQuery): Figure[] {
    const words = label === undefined ? [] : wordsOf(label);
    const among =
      provinces?.length === 1
        ? (this.#byProvince.get(provinces[0] ?? '') ?? [])
        : indicators?.length === 1
          ? (this.#byIndicator.get(indicators[0] ?? '') ?? [])
          : this.figures;
    return among.filter(
      (figure) =>
        (indicators === undefined ||
          (figure.indicator !== null && indicators.includes(figure.indicator))) &&
        (label === undefined || hasWords(figure.label, words)) &&
        (provinces === undefined || provinces.includes(figure.province)) &&
        (year === undefined || isOfYear(figure.period, year)),
    );
  }

  indicator(id: string): IndicatorEntry | undefined {
    return this.#entries.get(id);
  }

  /** The indicators that come nearest to typed words, with those that have figures before the others. */
  nearest(typed: string, most = 25): Candidate[] {
    const known = ({ entry }: Candidate): number => (this.#byIndicator.has(entry.id) ? 0 : 1);
    return this.#names
      .nearest(typed, Number.POSITIVE_INFINITY)
      .sort((a, b) => round(b.score) - round(a.score) || known(a) - known(b))
      .slice(0, most);
  }

  /** What somebody means who types this for an indicator. */
  meaning(typed: string): Meaning {
    const nearest = this.nearest(typed);
    const sure = nearest.filter(({ score }) => score >= CERTAIN);
    const within = nearest.filter(({ covered }) => covered >= WITHIN);
    const best = nearest[0];
    const slipped = nearest.filter(
      ({ covered, score }) => covered >= SLIPPED && score >= (best?.score ?? 1) - TIE,
    );
    const meant = [sure, within, slipped].find((found) => found.length > 0) ?? [];
    const indicators = meant.map(({ entry }) => entry);
    if (indicators.length > 0) return { indicators, nearest: [] };
    const words = wordsOf(typed);
    if (words.length > 0 && this.figures.some((figure) => hasWords(figure.label, words))) {
      return { indicators: [], label: typed, nearest: [] };
    }
    return {
      indicators: [],
      nearest: nearest
        .filter(({ score }) => score >= FARTHEST)
        .slice(0, MOST_NEAREST)
        .map(({ entry }) => entry),
    };
  }

  /** What is known about a province, and about the units that became part of it. */
  profile(province: Province, gazetteer: Gazetteer): Profile {
    const own = this.#byProvince.get(province.name) ?? [];
    const ofProvince = own.filter(({ district }) => district === undefined);
    const ids = [...new Set(ofProvince.flatMap(({ indicator }) => indicator ?? []))];
    const parts = gazetteer.parts(province).slice(1);
    return {
      province,
      indicators: ids.flatMap((id) => {
        const entry = this.#entries.get(id);
        return entry
          ? [{ entry, figures: ofProvince.filter(({ indicator }) => indicator === id) }]
          : [];
      }),
      others: ofProvince.filter(({ indicator }) => indicator === null),
      districts: own.filter(({ district }) => district !== undefined),
      parts: parts.map((part) => this.profile(part, gazetteer)),
    };
  }

  /** Years that have figures, the newest first. */
  years(figures: readonly Figure[] = this.figures): number[] {
    const years = new Set(figures.flatMap(({ period }) => period?.toYear ?? period?.year ?? []));
    return [...years].sort((a, b) => b - a);
  }
}

/**
 * Figures that say different things of the same: one indicator, province and period, and values that
 * cannot both be true. All are kept; whoever shows one shows the others.
 */
export function disagreements(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { indicator, unit, province, district = '', period, status, dimensions } = figure;
    if (indicator === null || period === null) continue;
    const key = [
      indicator,
      unit,
      province,
      district,
      period.text,
      status === 'target',
      ...[...dimensions].sort(),
    ].join('|');
    push(groups, key, figure);
  }
  return [...groups.values()]
    .map((group) => group.filter((figure) => group.some((other) => contradicts(figure, other))))
    .filter((group) => group.length > 1);
}

/** How far an amount may lie from one that is only `hơn` or `khoảng`. */
const LOOSE = 0.1;

function contradicts(a: Figure, b: Figure): boolean {
  // Two numbers of one sentence are a sum and its part, or of two things.
  if (a.value === b.value || (a.articleId === b.articleId && a.start === b.start)) return false;
  const near = Math.abs(a.value - b.value) <= LOOSE * Math.max(a.value, b.value);
  const within = ({ bound }: Figure, value: number, other: number): boolean =>
    bound !== undefined &&
    near &&
    (bound === 'about' || (bound === 'more' ? other > value : other < value));
  return !within(a, a.value, b.value) && !within(b, b.value, a.value);
}

function newestFirst(a: Figure, b: Figure): number {
  return timeOf(b.period) - timeOf(a.period);
}

/** Where a period ends, as a number that grows with time; what no year is known of is the oldest. */
function timeOf(period: FigurePeriod | null): number {
  if (period?.year === undefined) return 0;
  const { year, toYear, month, day, part } = period;
  const ended = month ?? (part === undefined ? 12 : endOfPart(part));
  return ((toYear ?? year) * 13 + ended) * 32 + (day ?? 31);
}

function endOfPart(part: string): number {
  const number = Number(part.slice(1));
  if (part.startsWith('M')) return number;
  return part.startsWith('Q') ? number * 3 : number * 6;
}

function isOfYear(period: FigurePeriod | null, year: number): boolean {
  if (period?.year === undefined) return false;
  if (period.since) return year >= period.year;
  return period.year <= year && year <= (period.toYear ?? period.year);
}

function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function hasWords(label: string, words: readonly string[]): boolean {
  const own = new Set(wordsOf(label));
  return words.every((word) => own.has(word));
}

function push<K>(map: Map<K, Figure[]>, key: K, figure: Figure): void {
  const list = map.get(key);
  if (list) list.push(figure);
  else map.set(key, [figure]);
}

function round(score: number): number {
  return Math.round(score * 100);
}
