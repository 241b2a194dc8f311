import type { Article } from '../../corpus/article.ts';
import { type Dating, datePassages } from '../../corpus/dating.ts';
import type { Gazetteer } from '../../corpus/gazetteer.ts';
import { passagesOf } from '../../corpus/library.ts';
import type { Analyser } from '../../corpus/terms.ts';
import type { Figure } from '../../figures/figure.ts';
import { codeNumber } from '../code.ts';
import { type PassageRow, packed } from './entry.ts';

/**
 * An article as its analysis leaves it. Analysing takes some 30 ms an article, taking what it leaves
 * into a collection 1 ms; so this is plain data, which another thread can make and a file can keep.
 */
export interface PreparedArticle {
  readonly article: Article;
  /** The terms that occur, each as it is and folded, one after the other. */
  readonly words: readonly string[];
  /** Its passages, see `packed`; terms are numbers of the pairs in `words`. */
  readonly numbers: Uint32Array;
  /** When its passages speak of: what some of them share is there once. */
  readonly datings: readonly Dating[];
  /** The names of the provinces that its passages name; what some of them share is there once. */
  readonly named: readonly (readonly string[])[];
  readonly figures: readonly Figure[];
}

/** What articles are analysed with. */
export interface Preparation {
  readonly analyser: Analyser;
  readonly gazetteer: Gazetteer;
  readFigures(article: Article): readonly Figure[];
}

/** Analyses an article. */
export function prepareArticle(article: Article, preparation: Preparation): PreparedArticle {
  const { analyser, gazetteer, readFigures } = preparation;
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const termsOf = (text: string): number[] =>
    analyser.terms(text).map(({ exact, folded }) => {
      const known = numbers.get(exact);
      if (known !== undefined) return known;
      numbers.set(exact, words.length / 2);
      return words.push(exact, folded) / 2 - 1;
    });
  const namedIn = (text: string): string[] => {
    const names = gazetteer.mentions(text).filter(({ kind }) => kind === 'name');
    return [...new Set(names.flatMap(({ provinces }) => provinces.map(({ name }) => name)))];
  };
  const title = termsOf(article.title);
  const cut = passagesOf(article);
  const texts = cut.map(({ start, end }) => article.body.slice(start, end));
  const dated = datePassages(article, cut);
  const leads = leadsOf(texts);
  const datings = new Distinct<Dating>();
  const named = new Distinct<readonly string[]>();
  const rows = cut.map((passage, i): PassageRow => {
    const text = texts[i] as string;
    return {
      ...passage,
      terms: termsOf(text),
      lead: leads[i],
      dating: datings.placeOf(dated[i] as Dating),
      named: named.placeOf(namedIn(text)),
      code: codeNumber(article.id, text),
    };
  });
  // Without a province there is nobody whose figures they could be.
  const hasProvince = gazetteer.get(article.province) !== undefined;
  return {
    article,
    words,
    numbers: packed(title, rows),
    datings: datings.values,
    named: named.values,
    figures: hasProvince ? readFigures(article) : [],
  };
}

/** Values that are the same are one. */
class Distinct<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: T): number {
    const key = JSON.stringify(value);
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.#places.set(key, place);
    }
    return place;
  }
}

const LIST_ITEM = /^(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s*/u;

/** An item that ends without a mark: it may head a list of its own. */
const OPEN_ITEM = /[^.;,:!?]$/u;

/**
 * For each passage the position of the one that it hangs on as a list item: one that ends with a colon, or an item
 * that items of another kind follow, as `+ Năm 2022: 35%` does `a) Tỷ lệ hồ sơ trực tuyến`.
 */
function leadsOf(texts: readonly string[]): (number | undefined)[] {
  let lead: number | undefined;
  let within: { readonly lead: number; readonly kind: string } | undefined;
  return texts.map((text, i) => {
    const kind = kindOf(text);
    const before = texts[i - 1] ?? '';
    const outer = kindOf(before);
    if (kind !== undefined && outer !== undefined && outer !== kind && within?.kind !== kind)
      within = OPEN_ITEM.test(before) ? { lead: i - 1, kind } : undefined;
    else if (within?.kind !== kind) within = undefined;
    const hangs = lead !== undefined && (lead === i - 1 || kind !== undefined) ? lead : undefined;
    if (text.endsWith(':')) lead = i;
    else if (hangs === undefined) lead = undefined;
    return within?.lead ?? hangs;
  });
}

/** What the mark of a list item is like: the same for `a)` and `b)`, or `1.` and `2.`; `undefined`: it is none. */
function kindOf(text: string): string | undefined {
  const mark = LIST_ITEM.exec(text)?.[0].trim();
  return mark?.replace(/\d+/gu, '1').replace(/[a-zđ](?=\))/u, 'a');
}
