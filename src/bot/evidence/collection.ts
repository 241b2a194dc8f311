import type { Article } from '../../corpus/article.ts';
import type { Dating } from '../../corpus/dating.ts';
import type { Gazetteer, Province } from '../../corpus/gazetteer.ts';
import type { Passage } from '../../corpus/library.ts';
import type { Analyser } from '../../corpus/terms.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import type { SearchIndex } from '../../search/index.ts';
import { PairCounts } from '../../search/pair-counts.ts';
import { type TermId, TermTable } from '../../search/term-table.ts';
import { codeOf } from '../code.ts';
import { type Preparation, type PreparedArticle, prepareArticle } from './prepared.ts';

/** A passage as it is held for answering. */
export interface Candidate extends Passage {
  /** Opens it, on whatever platform. */
  readonly code: string;
  readonly entry: Entry;
  /** Its place among the passages of the article. */
  readonly position: number;
  /** The terms of the sentence in order, abbreviations written out. */
  readonly terms: Uint32Array;
  /** For a list item: the position of the passage that the list hangs on, which ends with a colon. */
  readonly lead?: number;
  readonly dating: Dating;
  /** The provinces that the sentence names. */
  readonly named: readonly Province[];
}

/** An article as it is held for answering. */
export interface Entry {
  readonly article: Article;
  /** `undefined` only in collections without places, such as retrieval benchmarks. */
  readonly province: Province | undefined;
  readonly title: Uint32Array;
  readonly passages: readonly Candidate[];
}

/** Numbers for the states of collections. */
let editions = 0;

/** All articles as they are held for answering, with their figures, and the index that finds their passages. */
export class Collection {
  readonly terms = new TermTable();
  /** Pairs of neighbours, by their folded forms. */
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
  readonly #byCode = new Map<string, Candidate>();
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
    return this.#byCode.get(code);
  }

  /** The ids of the articles that are about a province or name it. */
  concerning(province: Province): ReadonlySet<string> {
    return this.#concerning.get(province.name) ?? new Set();
  }

  /** In how many passages a folded word occurs. */
  frequency(folded: string): number {
    const id = this.terms.find(folded);
    return id === undefined ? 0 : this.terms.passagesWithFolded(id);
  }

  /** Whether some article has two words side by side, by their folded forms. */
  hasPair(first: string, second: string): boolean {
    const [a, b] = [this.terms.find(first), this.terms.find(second)];
    return a !== undefined && b !== undefined && this.pairs.countOf(a, b) > 0;
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
  async take({ article, words, title, passages, figures }: PreparedArticle): Promise<void> {
    await this.remove(article.id);
    this.#edition = editions++;
    const ids: TermId[] = [];
    for (let i = 0; i < words.length; i += 2) {
      ids.push(this.terms.intern(words[i] as string, words[i + 1] as string));
    }
    const idsOf = (terms: readonly number[]) => Uint32Array.from(terms, (term) => ids[term] ?? 0);
    const province = this.gazetteer.get(article.province);
    const candidates: Candidate[] = [];
    const entry: Entry = { article, province, title: idsOf(title), passages: candidates };
    for (const [position, { terms, named, ...passage }] of passages.entries()) {
      const candidate: Candidate = {
        ...passage,
        code: codeOf(article.id, article.body.slice(passage.start, passage.end)),
        articleId: article.id,
        entry,
        position,
        terms: idsOf(terms),
        named: named.flatMap((name) => this.gazetteer.get(name) ?? []),
      };
      candidates.push(candidate);
      this.#byCode.set(candidate.code, candidate);
      this.#count(candidate.terms, 1);
    }
    this.#entries.set(article.id, entry);
    this.figures.put(article.id, figures);
    for (const concerned of concernedBy(entry)) {
      const articles = this.#concerning.get(concerned.name) ?? new Set();
      this.#concerning.set(concerned.name, articles.add(article.id));
    }
    const indexed = passages.map(({ terms }) => terms.map((term) => words[2 * term] ?? ''));
    await this.index.put(article.id, indexed);
  }

  async remove(articleId: string): Promise<void> {
    const entry = this.#entries.get(articleId);
    if (entry === undefined) return;
    this.#edition = editions++;
    for (const { terms, code } of entry.passages) {
      this.#count(terms, -1);
      if (this.#byCode.get(code)?.entry === entry) this.#byCode.delete(code);
    }
    for (const { name } of concernedBy(entry)) this.#concerning.get(name)?.delete(articleId);
    this.#entries.delete(articleId);
    this.figures.remove(articleId);
    await this.index.remove(articleId);
  }

  #count(terms: Uint32Array, by: 1 | -1): void {
    this.terms.count(terms, by);
    this.pairs.count(
      terms.map((id) => this.terms.foldedOf(id)),
      by,
    );
    this.#termsInPassages += by * terms.length;
  }
}

function concernedBy({ province, passages }: Entry): Set<Province> {
  const concerned = new Set(passages.flatMap(({ named }) => named));
  return province ? concerned.add(province) : concerned;
}
