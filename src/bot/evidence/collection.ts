import type { Article } from '../../corpus/article.ts';
import { type Dating, datePassages } from '../../corpus/dating.ts';
import type { Gazetteer, Province } from '../../corpus/gazetteer.ts';
import { type Passage, passagesOf } from '../../corpus/library.ts';
import type { Analyser } from '../../corpus/terms.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import type { SearchIndex } from '../../search/index.ts';
import { PairCounts } from '../../search/pair-counts.ts';
import { TermTable } from '../../search/term-table.ts';

/** A passage as it is held for answering. */
export interface Candidate extends Passage {
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

/** The figures of the articles, and how those of an article are read. */
export interface Figures {
  readonly table: FigureTable;
  read(article: Article): Figure[];
}

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
  readonly #readFigures: Figures['read'];
  readonly #entries = new Map<string, Entry>();
  /** The articles that are about a province or name it, by its name. */
  readonly #concerning = new Map<string, Set<string>>();
  #termsInPassages = 0;

  constructor(analyser: Analyser, gazetteer: Gazetteer, index: SearchIndex, figures: Figures) {
    this.analyser = analyser;
    this.gazetteer = gazetteer;
    this.index = index;
    this.figures = figures.table;
    this.#readFigures = figures.read;
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }

  /** How many terms a passage has on average. */
  get averageLength(): number {
    return this.#termsInPassages / Math.max(1, this.terms.passages);
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
    await this.remove(article.id);
    const passages: Candidate[] = [];
    const province = this.gazetteer.get(article.province);
    const title = this.#termsOf(article.title).ids;
    const entry: Entry = { article, province, title, passages };
    const cut = passagesOf(article);
    const dated = datePassages(article, cut);
    const leads = leadsOf(cut.map(({ start, end }) => article.body.slice(start, end)));
    const indexed = cut.map((passage, position) => {
      const text = article.body.slice(passage.start, passage.end);
      const { ids, exact } = this.#termsOf(text);
      const dating = dated[position] as Dating;
      const named = this.#namedIn(text);
      const lead = leads[position];
      passages.push({
        ...passage,
        entry,
        position,
        terms: ids,
        ...(lead === undefined ? {} : { lead }),
        dating,
        named,
      });
      this.#count(ids, 1);
      return exact;
    });
    this.#entries.set(article.id, entry);
    // Without a province there is nobody whose figures they could be.
    if (province) this.figures.put(article.id, this.#readFigures(article));
    for (const concerned of concernedBy(entry)) {
      const articles = this.#concerning.get(concerned.name) ?? new Set();
      this.#concerning.set(concerned.name, articles.add(article.id));
    }
    await this.index.put(article.id, indexed);
  }

  async remove(articleId: string): Promise<void> {
    const entry = this.#entries.get(articleId);
    if (entry === undefined) return;
    for (const { terms } of entry.passages) this.#count(terms, -1);
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

  #namedIn(text: string): Province[] {
    const names = this.gazetteer.mentions(text).filter(({ kind }) => kind === 'name');
    return [...new Set(names.flatMap(({ provinces }) => provinces))];
  }

  #termsOf(text: string): { ids: Uint32Array; exact: string[] } {
    const terms = this.analyser.terms(text);
    return {
      ids: Uint32Array.from(terms, ({ exact, folded }) => this.terms.intern(exact, folded)),
      exact: terms.map(({ exact }) => exact),
    };
  }
}

const LIST_ITEM = /^(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s*/u;

/** For each passage the position of the one that it hangs on as a list item. */
function leadsOf(texts: readonly string[]): (number | undefined)[] {
  let lead: number | undefined;
  return texts.map((text, i) => {
    const hangs = lead !== undefined && (lead === i - 1 || LIST_ITEM.test(text)) ? lead : undefined;
    if (text.endsWith(':')) lead = i;
    else if (hangs === undefined) lead = undefined;
    return hangs;
  });
}

function concernedBy({ province, passages }: Entry): Set<Province> {
  const concerned = new Set(passages.flatMap(({ named }) => named));
  return province ? concerned.add(province) : concerned;
}
