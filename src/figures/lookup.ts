import type { Analyser } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { folded } from '../text/fold.ts';
import { type YearPart, yearsOf } from '../text/periods.ts';
import type { Slice } from '../text/sentences.ts';
import { finished } from '../work/pace.ts';
import { type Figure, isProvincial } from './figure.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { type Candidate, IndicatorNames } from './names.ts';
import { isOfYear, newestFirst } from './order.ts';
import { Shelves } from './shelves.ts';

/** Which figures are asked for; what is absent does not matter. */
export interface FigureQuery {
  /** Ids of indicators. */
  readonly indicators?: readonly string[];
  /** Words of the label, for figures that are of no indicator. */
  readonly label?: string;
  readonly provinces?: readonly string[];
  /** A district, as figures name it; with it only its own figures fit. */
  readonly district?: string;
  /** Figures of any of them fit. */
  readonly years?: readonly number[];
  readonly part?: YearPart;
  /** What must tell the figure from others of its indicator: `mức 4`. */
  readonly dimensions?: readonly string[];
}

/** How much there is of an indicator. */
export interface Holding {
  readonly figures: number;
  readonly provinces: number;
  readonly years?: { readonly from: number; readonly to: number };
}

/** All figures of a corpus, to look up; kept up to date article by article. */
export class FigureTable {
  readonly #entries: ReadonlyMap<string, IndicatorEntry>;
  readonly #makeNames: () => Generator<void, IndicatorNames>;
  #names: IndicatorNames | undefined;
  readonly #byArticle = new Map<string, readonly Figure[]>();
  /** Articles whose figures nobody has asked for yet, and how to read them. */
  readonly #unread = new Map<string, () => readonly Figure[]>();
  readonly #byProvince = new Shelves<string>();
  readonly #byIndicator = new Shelves<string>();
  readonly #byLabel = new Shelves<string>();
  /** The labels that have a word. */
  readonly #labels = new Map<string, Set<string>>();
  readonly #byDimension = new Shelves<string>();
  readonly #byDistrict = new Shelves<string>();
  readonly #holdings = new Map<string, Holding>();

  constructor(figures: readonly Figure[], entries: readonly IndicatorEntry[], analyser: Analyser) {
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    // Commands alone look for indicators by their names.
    this.#makeNames = () => IndicatorNames.made(entries, analyser);
    const articles = new Map<string, Figure[]>();
    for (const figure of figures) {
      const own = articles.get(figure.articleId);
      if (own) own.push(figure);
      else articles.set(figure.articleId, [figure]);
    }
    for (const [id, own] of articles) this.put(id, own);
  }

  get #indicatorNames(): IndicatorNames {
    this.#names ??= finished(this.#makeNames());
    return this.#names;
  }

  /** All figures, the newest first. */
  get figures(): readonly Figure[] {
    return [...this.#each()].sort(newestFirst);
  }

  /** All figures, in no order: putting them in one takes long where there are many. */
  *#each(): Generator<Figure> {
    this.#readAll();
    for (const figures of this.#byArticle.values()) yield* figures;
  }

  /** Takes in the figures of an article, in the place of those that it had. */
  put(articleId: string, figures: readonly Figure[]): void {
    this.remove(articleId);
    if (figures.length === 0) return;
    this.#byArticle.set(articleId, figures);
    for (const figure of figures) {
      this.#byProvince.put(figure.province, figure);
      if (figure.indicator !== null) {
        this.#byIndicator.put(figure.indicator, figure);
        this.#holdings.delete(figure.indicator);
      }
      if (!this.#byLabel.has(figure.label)) this.#addLabel(figure.label);
      this.#byLabel.put(figure.label, figure);
      for (const dimension of figure.dimensions) this.#byDimension.put(dimension, figure);
      if (figure.district !== undefined) this.#byDistrict.put(figure.district, figure);
    }
  }

  #addLabel(label: string): void {
    for (const word of wordsOf(label)) {
      const labels = this.#labels.get(word);
      if (labels) labels.add(label);
      else this.#labels.set(word, new Set([label]));
    }
  }

  /** Takes in an article whose figures are read when they are first wanted: most questions want few. */
  putLater(articleId: string, read: () => readonly Figure[]): void {
    this.remove(articleId);
    this.#unread.set(articleId, read);
  }

  /**
   * Makes all that is otherwise made when it is first wanted, the figures of an article or less with each step, so
   * that nobody waits for the whole at once.
   */
  *parts(): Generator<unknown> {
    this.#names ??= yield* this.#makeNames();
    for (const articleId of [...this.#unread.keys()]) yield this.ofArticle(articleId);
  }

  /** Whether nothing is left to be made. */
  get isWhole(): boolean {
    return this.#names !== undefined && this.#unread.size === 0;
  }

  #readAll(): void {
    for (const [articleId, read] of this.#unread) this.put(articleId, read());
  }

  /** The figures of an article, in the order of its text. */
  ofArticle(articleId: string): readonly Figure[] {
    const read = this.#unread.get(articleId);
    if (read) this.put(articleId, read());
    return this.#byArticle.get(articleId) ?? [];
  }

  /** Forgets the figures of an article. */
  remove(articleId: string): void {
    this.#unread.delete(articleId);
    const figures = this.#byArticle.get(articleId);
    if (figures === undefined) return;
    this.#byArticle.delete(articleId);
    const gone = new Set(figures);
    const keys = <K>(of: (figure: Figure) => K | readonly K[]) => new Set(figures.flatMap(of));
    for (const key of keys(({ province }) => province)) this.#byProvince.drop(key, gone);
    for (const key of keys(({ indicator }) => indicator ?? [])) {
      this.#byIndicator.drop(key, gone);
      this.#holdings.delete(key);
    }
    for (const key of keys(({ dimensions }) => dimensions)) this.#byDimension.drop(key, gone);
    for (const key of keys(({ district }) => district ?? [])) this.#byDistrict.drop(key, gone);
    for (const key of keys(({ label }) => label)) {
      this.#byLabel.drop(key, gone);
      if (this.#byLabel.has(key)) continue;
      for (const word of wordsOf(key)) {
        const labels = this.#labels.get(word);
        labels?.delete(key);
        if (labels?.size === 0) this.#labels.delete(word);
      }
    }
  }

  /**
   * The figures that fit, the newest first. What is told in passing is for who asks for it by name: by its indicator,
   * label or district, or, if it is another's than the article's own, by its province.
   */
  find(query: FigureQuery): Figure[] {
    this.#readAll();
    const { indicators, label, provinces, district, years, part, dimensions } = query;
    const named = indicators !== undefined || label !== undefined || district !== undefined;
    const labels = label === undefined ? undefined : this.#labelsWith(wordsOf(label));
    const isListed = ({ passing }: Figure): boolean =>
      passing === undefined ||
      (passing !== 'rounded' && named) ||
      (passing === 'another' && provinces !== undefined);
    const fits = (figure: Figure): boolean =>
      isListed(figure) &&
      (indicators === undefined ||
        (figure.indicator !== null && indicators.includes(figure.indicator))) &&
      (labels === undefined || labels.has(figure.label)) &&
      (provinces === undefined || provinces.includes(figure.province)) &&
      (district === undefined || figure.district === district) &&
      (years === undefined || years.some((year) => isOfYear(figure.period, year))) &&
      (part === undefined || figure.period?.part === part) &&
      (dimensions?.every((one) => figure.dimensions.includes(one)) ?? true);
    const shelf = this.#shelfFor(query, labels);
    if (shelf) return shelf.filter(fits);
    const found: Figure[] = [];
    for (const figure of this.#each()) if (fits(figure)) found.push(figure);
    return found.sort(newestFirst);
  }

  /** The figures of an article whose values stand in a slice of its body. */
  within(articleId: string, { start, end }: Slice): readonly Figure[] {
    return this.ofArticle(articleId).filter(
      (figure) => figure.valueStart < end && figure.valueEnd > start,
    );
  }

  indicator(id: string): IndicatorEntry | undefined {
    return this.#entries.get(id);
  }

  /** The indicators that have figures, each with these, the newest first. */
  held(): { readonly entry: IndicatorEntry; readonly figures: readonly Figure[] }[] {
    return [...this.#entries.values()]
      .filter(({ id }) => this.holds(id))
      .map((entry) => ({ entry, figures: this.#byIndicator.get(entry.id) }));
  }

  /** What there is of an indicator in all provinces; counted once, as a large corpus has much. */
  holding(id: string): Holding {
    this.#readAll();
    let known = this.#holdings.get(id);
    if (known === undefined) {
      known = this.holdingOf(this.#byIndicator.get(id).filter(isProvincial));
      this.#holdings.set(id, known);
    }
    return known;
  }

  /** The same of some figures. */
  holdingOf(figures: readonly Figure[]): Holding {
    const years = this.years(figures);
    const [to, from] = [years[0], years.at(-1)];
    return {
      figures: figures.length,
      provinces: new Set(figures.map(({ province }) => province)).size,
      ...(from === undefined || to === undefined ? {} : { years: { from, to } }),
    };
  }

  /** Whether an indicator has figures. */
  holds(id: string): boolean {
    this.#readAll();
    return this.#byIndicator.has(id);
  }

  /** What tells figures of one indicator apart, in all of them: `mức 4`, `4G`, `Viettel`. */
  dimensions(): string[] {
    this.#readAll();
    return this.#byDimension.keys();
  }

  /** The districts and communes that have figures of their own: `Tam Bình`, `xã Vi Hương`. */
  districts(): string[] {
    this.#readAll();
    return this.#byDistrict.keys();
  }

  /** The indicators that come nearest to typed words, with those that have figures before the others. */
  nearest(typed: string, most = 25): Candidate[] {
    const known = ({ entry }: Candidate): number => (this.holds(entry.id) ? 0 : 1);
    return this.#indicatorNames
      .nearest(typed, Number.POSITIVE_INFINITY)
      .sort((a, b) => round(b.score) - round(a.score) || known(a) - known(b))
      .slice(0, most);
  }

  /** What somebody means who types this for an indicator. */
  meaning(typed: string): Meaning {
    const words = wordsOf(typed);
    return meaningOf(
      typed,
      this.nearest(typed),
      ({ id }) => this.holds(id),
      words.length > 0 && this.#labelsWith(words).size > 0,
    );
  }

  /** Years that have figures, the newest first; of a span each of its years. */
  years(figures: Iterable<Figure> = this.#each()): number[] {
    const years = new Set<number>();
    for (const { period } of figures) {
      if (period?.year === undefined) continue;
      years.add(period.year);
      if (period.toYear !== undefined) for (const year of yearsOf(period)) years.add(year);
    }
    return [...years].sort((a, b) => b - a);
  }

  /** The figures among which those that fit are, the newest first; `undefined`: they may be any. */
  #shelfFor(
    { provinces, indicators }: FigureQuery,
    labels: ReadonlySet<string> | undefined,
  ): readonly Figure[] | undefined {
    if (provinces?.length === 1) return this.#byProvince.get(provinces[0] ?? '');
    if (indicators?.length === 1) return this.#byIndicator.get(indicators[0] ?? '');
    if (labels?.size === 1) return this.#byLabel.get([...labels][0] ?? '');
    return undefined;
  }

  /** The labels that have all of these words. */
  #labelsWith(words: readonly string[]): ReadonlySet<string> {
    this.#readAll();
    const [first, ...others] = words
      .map((word) => this.#labels.get(word) ?? new Set<string>())
      .sort((a, b) => a.size - b.size);
    if (first === undefined) return new Set(this.#byLabel.keys());
    return new Set([...first].filter((label) => others.every((labels) => labels.has(label))));
  }
}

function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function round(score: number): number {
  return Math.round(score * 100);
}
