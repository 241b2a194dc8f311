import type { Keys } from '../../corpus/phrases.ts';
import type { PairCounts } from '../../search/pair-counts.ts';
import type { TermId, TermTable } from '../../search/term-table.ts';
import type { Reading } from '../reading/reading.ts';

/** One term of a question and what finding it is worth. */
export interface Slot {
  /** `undefined` when no article has the term. */
  readonly exact: TermId | undefined;
  readonly folded: TermId | undefined;
  /** Typed without diacritics, so that they do not count. */
  readonly bare: boolean;
  /** How rare the term is, less for a word that says little. */
  readonly weight: number;
  /** What the term itself scores in a text, what its letters do, and what it does with those behind it. */
  readonly exactWeight: number;
  readonly foldedWeight: number;
  readonly pairWeight: number;
  readonly tripleWeight: number;
  /** A word of the topic, not one that says little. */
  readonly topical: boolean;
  /** The year that the term is. */
  readonly year?: number;
  /** The day that the term is a part of, as `month-day`. */
  readonly day?: string;
  /** A number that the evidence must state. */
  readonly number: boolean;
  /** Makes one word with the next slot. */
  readonly joined: boolean;
}

/** Other words for the slots `from` to `to` (exclusive). */
export interface Alternative {
  readonly from: number;
  readonly to: number;
  readonly terms: readonly TermId[];
  /** 1 when it means the same, less when it comes near. */
  readonly worth: number;
}

/** A question as scoring sees it. */
export interface Query {
  readonly slots: readonly Slot[];
  readonly alternatives: readonly Alternative[];
}

/**
 * What terms with the right letters, pairs and triples of terms score beside the terms themselves:
 * the best of the values tried on XQuAD-vi.
 */
const FOLDED = 0.75;
/** The share of words that say little about the topic. */
const LITTLE = 0.25;
const PAIR = 0.1;
const TRIPLE = 0.2;

/** Turns a reading into what scoring compares. */
export function queryOf(reading: Reading, table: TermTable, pairs: PairCounts): Query {
  const ids = reading.terms.map((term) => {
    const exact = table.find(term.exact);
    const folded = table.find(term.folded);
    const bare = term.loose === true || (term.exact === term.folded && exact === undefined);
    return { term, exact, folded, bare };
  });
  const rarityOfPair = (k: number): number => {
    const [first, second] = [ids[k]?.folded, ids[k + 1]?.folded];
    if (first === undefined || second === undefined) return 0;
    return rarity(table, Math.min(pairs.countOf(first, second), table.passages));
  };
  const slots = ids.map(({ term, exact, folded, bare }, k): Slot => {
    const rarityExact = rarity(table, exact === undefined ? 0 : table.passagesWith(exact));
    const rarityFolded = rarity(table, folded === undefined ? 0 : table.passagesWithFolded(folded));
    const next = k + 1 < ids.length;
    return {
      exact,
      folded,
      bare,
      weight: term.share * (bare ? rarityFolded : rarityExact),
      exactWeight: bare ? 0 : term.share * rarityExact,
      foldedWeight: term.share * rarityFolded * (bare ? 1 : FOLDED),
      pairWeight: next ? PAIR * rarityOfPair(k) : 0,
      tripleWeight:
        k + 2 < ids.length ? TRIPLE * Math.max(rarityOfPair(k), rarityOfPair(k + 1)) : 0,
      topical: term.share > LITTLE,
      ...(term.year === undefined ? {} : { year: term.year }),
      ...(term.day === undefined ? {} : { day: term.day }),
      number: term.quantity === true,
      joined: term.joined === true,
    };
  });
  const alternatives = reading.rewordings.flatMap(({ from, to, worth, terms }) => {
    const known = terms.map(({ exact }) => table.find(exact));
    return known.every((id) => id !== undefined) ? [{ from, to, worth, terms: known }] : [];
  });
  return { slots, alternatives };
}

/**
 * How many postings the index may have to read for one question: rare terms find the evidence,
 * frequent ones only cost time.
 */
const MOST_POSTINGS = 2_000;
const FEWEST_TERMS = 2;

/** The rarest terms of a question and of its other wordings, to find candidates by. */
export function wantedTerms(reading: Reading, table: TermTable): string[] {
  const wanted = new Set<TermId>();
  const want = ({ exact, folded, loose }: Keys): void => {
    const id = loose ? undefined : table.find(exact);
    if (id !== undefined) {
      wanted.add(id);
      return;
    }
    const form = table.find(folded);
    if (form !== undefined) for (const variant of table.variantsOf(form)) wanted.add(variant);
  };
  for (const term of reading.terms) if (term.share > LITTLE) want(term);
  for (const { terms } of reading.rewordings) for (const term of terms) want(term);
  if (wanted.size === 0) for (const term of reading.terms) want(term);
  const rarestFirst = [...wanted]
    .map((id) => ({ id, passages: table.passagesWith(id) }))
    .filter(({ passages }) => passages > 0)
    .sort((a, b) => a.passages - b.passages);
  let postings = 0;
  return rarestFirst
    .filter(({ passages }, i) => {
      postings += passages;
      return i < FEWEST_TERMS || postings <= MOST_POSTINGS;
    })
    .map(({ id }) => table.keyOf(id));
}

/** The inverse frequency of a term, as in BM25. */
function rarity(table: TermTable, passagesWith: number): number {
  return Math.log(1 + (table.passages - passagesWith + 0.5) / (passagesWith + 0.5));
}
