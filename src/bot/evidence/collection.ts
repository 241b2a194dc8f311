import type { Article } from '../../corpus/article.ts';
import type { Gazetteer, Province } from '../../corpus/gazetteer.ts';
import type { Analyser } from '../../corpus/terms.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import type { Postings } from '../../search/engine.ts';
import type { SearchIndex } from '../../search/index.ts';
import { PairCounts } from '../../search/pair-counts.ts';
import { type KeptTerms, type TermId, TermTable } from '../../search/term-table.ts';
import { numberOfCode } from '../code.ts';
import type { KnownWords, Spelling } from '../reading/types.ts';
import { type Candidate, Entry, type Head, type Wording, withTerms } from './entry.ts';
import { type Preparation, type PreparedArticle, prepareArticle } from './prepared.ts';

/** A collection as it is kept. */
export interface KeptCollection {
  readonly terms: KeptTerms;
  readonly pairs: Uint16Array;
  /** Of the passages of all articles, by the numbers of the terms. */
  readonly postings: Postings;
  /** In the order in which they were put. */
  readonly articles: readonly KeptArticle[];
}

/** An article as it is kept; its terms are numbers of the collection. */
export interface KeptArticle {
  readonly head: Head;
  /** The names of the provinces that it is about or names. */
  readonly concerned: readonly string[];
  readonly numbers: Uint32Array;
  readonly hasFigures: boolean;
  read(): Pick<PreparedArticle, 'article' | 'datings' | 'named'>;
  figures(): readonly Figure[];
}

/** Numbers for the states of collections. */
let editions = 0;

/** All articles as they are held for answering, with their figures, and the index that finds their passages. */
export class Collection implements KnownWords {
  readonly terms = new TermTable();
  /** Pairs of neighbours, by their folded forms and as they are spelt. */
  readonly pairs = new PairCounts();
  readonly analyser: Analyser;
  readonly gazetteer: Gazetteer;
  readonly index: SearchIndex;
  /** Every figure that the articles state. */
  readonly figures: FigureTable;
  readonly #preparation: Preparation;
  readonly #entries = new Map<string, Entry>();
  /** The articles that are about a province or name it, by its name. */
  readonly #concerning = new Map<string, Set<string>>();
  #termsInPassages = 0;
  #edition = editions++;

  constructor(preparation: Preparation, index: SearchIndex, figures: FigureTable) {
    this.#preparation = preparation;
    this.analyser = preparation.analyser;
    this.gazetteer = preparation.gazetteer;
    this.index = index;
    this.figures = figures;
  }

  /** Another number after each change, and none of another collection: for whoever keeps answers. */
  get edition(): number {
    return this.#edition;
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }

  /** How many terms a passage has on average. */
  get averageLength(): number {
    return this.#termsInPassages / Math.max(1, this.terms.passages);
  }

  /** The passage of a code. */
  passageOf(code: string): Candidate | undefined {
    const number = numberOfCode(code);
    if (number === undefined) return undefined;
    // Of two with the same code, which hardly happens, the later article's.
    let found: Candidate | undefined;
    for (const entry of this.#entries.values()) {
      const position = entry.positionOf(number);
      if (position !== undefined) found = entry.passages[position];
    }
    return found;
  }

  /** The ids of the articles that are about a province or name it. */
  concerning(province: Province): ReadonlySet<string> {
    return this.#concerning.get(province.name) ?? new Set();
  }

  /** The ids of the articles that are about one of these provinces or name it. */
  concerningAny(provinces: readonly Province[]): ReadonlySet<string> {
    const [first, ...others] = provinces;
    if (first && others.length === 0) return this.concerning(first);
    return new Set(provinces.flatMap((province) => [...this.concerning(province)]));
  }

  /** In how many passages a folded word occurs. */
  frequency(folded: string): number {
    const id = this.terms.find(folded);
    return id === undefined ? 0 : this.terms.passagesWithFolded(id);
  }

  /** In which share of the passages with a word it has just these diacritics, or none; 1 where there are none. */
  shareOf(exact: string, folded: string): number {
    const [own, any] = [this.terms.find(exact), this.terms.find(folded)];
    const all = any === undefined ? 0 : this.terms.passagesWithFolded(any);
    if (all === 0) return 1;
    return own === undefined ? 0 : this.terms.passagesWith(own) / all;
  }

  /** Whether some article has two words side by side, by their folded forms. */
  hasPair(first: string, second: string): boolean {
    const [a, b] = [this.terms.find(first), this.terms.find(second)];
    return a !== undefined && b !== undefined && this.pairs.countOf(a, b) > 0;
  }

  /** How the articles spell a folded word, and in how many passages each way. */
  spellingsOf(folded: string): Spelling[] {
    const form = this.terms.find(folded);
    if (form === undefined) return [];
    return this.terms.variantsOf(form).flatMap((id) => {
      const passages = this.terms.passagesWith(id);
      return passages === 0 ? [] : [{ exact: this.terms.keyOf(id), passages }];
    });
  }

  /** About how often two words stand side by side as they are spelt, or if both are folded in any spelling. */
  timesTogether(first: string, second: string): number {
    const [a, b] = [this.terms.find(first), this.terms.find(second)];
    return a === undefined || b === undefined ? 0 : this.pairs.countOf(a, b);
  }

  /** Whether an article is about the province. */
  holds(province: Province): boolean {
    for (const id of this.concerning(province)) {
      if (this.#entries.get(id)?.province === province) return true;
    }
    return false;
  }

  /** Adds an article, or replaces the one with the same id. */
  async put(article: Article): Promise<void> {
    const { readFigures } = this.#preparation;
    const prepared = prepareArticle(article, { ...this.#preparation, readFigures: () => [] });
    await this.take(prepared);
    if (this.gazetteer.get(article.province)) {
      this.figures.putLater(article.id, () => readFigures(article));
    }
  }

  /** Adds an article that was prepared with the same words, or replaces the one with the same id. */
  async take({ article, words, numbers, datings, named, figures }: PreparedArticle): Promise<void> {
    await this.index.ready(words.filter((_, i) => i % 2 === 0));
    // From here on nobody else has a turn: whoever asks finds the old version or the new one, whole.
    await this.remove(article.id);
    this.#edition = editions++;
    const ids: TermId[] = [];
    for (let i = 0; i < words.length; i += 2) {
      ids.push(this.terms.intern(words[i] as string, words[i + 1] as string));
    }
    const entry = new Entry(
      article,
      this.gazetteer.get(article.province),
      withTerms(numbers, (term) => ids[term] ?? 0),
      { article, datings, named: this.#provincesOf(named) },
    );
    this.#count(entry, 1);
    this.#entries.set(article.id, entry);
    this.figures.put(article.id, figures);
    this.#setConcerning(article.id, concernedBy(entry));
    const indexed = Array.from({ length: entry.size }, (_, i) =>
      Array.from(entry.termsOf(i), (id) => this.terms.keyOf(id)),
    );
    await this.index.put(article.id, indexed);
  }

  /**
   * Takes in articles that were kept, at once.
   * @throws when there are articles already
   */
  async restore({ terms, pairs, postings, articles }: KeptCollection): Promise<void> {
    this.#edition = editions++;
    this.terms.restore(terms);
    this.pairs.restore(pairs);
    for (const kept of articles) {
      const { head, numbers } = kept;
      const { id } = head;
      const wording = (): Wording => {
        const { article, datings, named } = kept.read();
        return { article, datings, named: this.#provincesOf(named) };
      };
      const entry = new Entry(head, this.gazetteer.get(head.province), numbers, wording, kept);
      this.#entries.set(id, entry);
      this.#termsInPassages += entry.bound(entry.size) - entry.bound(0);
      this.#setConcerning(id, kept.concerned);
      if (kept.hasFigures) this.figures.putLater(id, () => kept.figures());
    }
    await this.index.begin([...this.#entries.values()], terms.words, postings);
  }

  async remove(articleId: string): Promise<void> {
    const entry = this.#entries.get(articleId);
    if (entry === undefined) return;
    this.#edition = editions++;
    this.#count(entry, -1);
    for (const name of concernedBy(entry)) this.#concerning.get(name)?.delete(articleId);
    this.#entries.delete(articleId);
    this.figures.remove(articleId);
    await this.index.remove(articleId);
  }

  #provincesOf(named: readonly (readonly string[])[]): Province[][] {
    return named.map((names) => names.flatMap((name) => this.gazetteer.get(name) ?? []));
  }

  #setConcerning(articleId: string, provinces: Iterable<string>): void {
    for (const name of provinces) {
      const articles = this.#concerning.get(name);
      if (articles) articles.add(articleId);
      else this.#concerning.set(name, new Set([articleId]));
    }
  }

  #count(entry: Entry, by: 1 | -1): void {
    for (let i = 0; i < entry.size; i++) {
      const terms = entry.termsOf(i);
      this.terms.count(terms, by);
      this.pairs.count(terms, (id) => this.terms.foldedOf(id), by);
      this.#termsInPassages += by * terms.length;
    }
  }
}

/** The names of the provinces that an article is about or names. */
export function concernedBy({ province, wording }: Entry): Set<string> {
  const concerned = new Set(wording.named.flat().map(({ name }) => name));
  return province ? concerned.add(province.name) : concerned;
}
