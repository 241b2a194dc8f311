import type { Keys } from '../../corpus/phrases.ts';
import type { PairCounts } from '../../search/pair-counts.ts';
import type { TermId, TermTable } from '../../search/term-table.ts';
import type { Reading } from '../reading/types.ts';
import { isForeign } from './values.ts';

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
  /** Spelt like no word of Vietnamese: a name, which has no other wording. */
  readonly name: boolean;
  /** The year that the term is. */
  readonly year?: number;
  /** The day that the term is a part of, as `month-day`. */
  readonly day?: string;
  /** A number that the evidence must state. */
  readonly number: boolean;
  /** Asks for a value, which says it. */
  readonly asks: boolean;
  /** Makes one word of the vocabulary with the next slot. */
  readonly joined: boolean;
  /** The slot where the word of two begins that it scores as a part of. */
  readonly word?: number;
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

/*
 * Fitted on XQuAD-vi with the weights in `weigher.ts`, by coordinate ascent over all ways of typing.
 */
/** What a term with the right letters scores beside the term itself. */
const FOLDED = 0.5;
/** What pairs and triples add where diacritics were left out: with them, words tell enough. */
const PAIR = 0.15;
const TRIPLE = 0.2;
/** A word of two syllables says more than its rarity alone: it could have been put otherwise. */
const WORD = 1.3;
/** The share of words that say little about the topic. */
const LITTLE = 0.25;

/** Turns a reading into what scoring compares. */
export function queryOf(reading: Reading, table: TermTable, pairs: PairCounts): Query {
  const ids = reading.terms.map((term) => {
    const exact = table.find(term.exact);
    const folded = table.find(term.folded);
    const bare = term.loose === true || (term.exact === term.folded && exact === undefined);
    return { term, exact, folded, bare };
  });
  const neighbours = ids.map(({ term, folded }, k): Neighbours => {
    const next = ids[k + 1];
    if (folded === undefined || next?.folded === undefined) return APART;
    const together = Math.min(pairs.countOf(folded, next.folded), table.passages);
    const [first, second] = [folded, next.folded].map((id) => table.passagesWithFolded(id));
    const isTopic = term.share > LITTLE && next.term.share > LITTLE;
    return {
      rarity: rarity(table, together),
      bond: isTopic ? bondOf(together, first ?? 0, second ?? 0, table.passages) : 0,
      known: together > 0 && term.joined === true,
    };
  });
  const words = wordsAmong(neighbours);
  const rarityOfPair = (k: number): number => neighbours[k]?.rarity ?? 0;
  const slots = ids.map(({ term, exact, folded, bare }, k): Scored => {
    const rarityExact = rarity(table, exact === undefined ? 0 : table.passagesWith(exact));
    const rarityFolded = rarity(table, folded === undefined ? 0 : table.passagesWithFolded(folded));
    const loose = bare || (ids[k + 1]?.bare ?? false);
    return {
      exact,
      folded,
      bare,
      weight: term.share * (bare ? rarityFolded : rarityExact),
      exactWeight: bare ? 0 : term.share * rarityExact,
      foldedWeight: term.share * rarityFolded * (bare ? 1 : FOLDED),
      pairWeight: loose ? PAIR * rarityOfPair(k) : 0,
      tripleWeight:
        loose && k + 2 < ids.length ? TRIPLE * Math.max(rarityOfPair(k), rarityOfPair(k + 1)) : 0,
      topical: term.share > LITTLE,
      name: reading.language === 'vi' && term.share > LITTLE && isName(term.folded),
      ...(term.year === undefined ? {} : { year: term.year }),
      ...(term.day === undefined ? {} : { day: term.day }),
      number: term.quantity === true,
      asks: term.asks === true,
      joined: term.joined === true,
    };
  });
  for (const k of words) weighAsWord(slots, k, rarityOfPair(k));
  const alternatives = reading.rewordings.flatMap(({ from, to, worth, terms }) => {
    const known = terms.map(({ exact }) => table.find(exact));
    return known.every((id) => id !== undefined) ? [{ from, to, worth, terms: known }] : [];
  });
  return { slots, alternatives };
}

type Scored = { -readonly [K in keyof Slot]: Slot[K] };

/** A term of a question and the next one. */
interface Neighbours {
  /** How rare the two are side by side. */
  readonly rarity: number;
  /** How much oftener they stand side by side than chance would have it; 0 when that says nothing. */
  readonly bond: number;
  /** One word of the vocabulary. */
  readonly known: boolean;
}

const APART: Neighbours = { rarity: 0, bond: 0, known: false };
/** Two syllables are a word when they met so often, */
const FEWEST_TIMES = 2;
/** in such a share of the passages with the rarer one, */
const LEAST_SHARE = 0.25;
/** and so many times as often as chance would have it. */
const LEAST_BOND = 8;

function bondOf(together: number, first: number, second: number, passages: number): number {
  const isSeldom = together < FEWEST_TIMES || together < LEAST_SHARE * Math.min(first, second);
  const bond = (together * passages) / Math.max(1, first * second);
  return isSeldom || bond < LEAST_BOND ? 0 : bond;
}

/**
 * The places where a word of two syllables begins, none within another: `nhiệm vụ` is no `nhiệm` and
 * `vụ`. What the vocabulary knows goes before what the articles keep side by side.
 */
function wordsAmong(neighbours: readonly Neighbours[]): Set<number> {
  const words = new Set<number>();
  const strongest = [...neighbours.entries()]
    .filter(([, { bond, known }]) => known || bond > 0)
    .sort(([, a], [, b]) => Number(b.known) - Number(a.known) || b.bond - a.bond);
  for (const [k] of strongest) if (!words.has(k - 1) && !words.has(k + 1)) words.add(k);
  return words;
}

/** A number is no name. */
function isName(folded: string): boolean {
  return /^\p{L}/u.test(folded) && isForeign(folded);
}

/** Makes two slots score together what one word of that rarity does: the second is no news after the first. */
function weighAsWord(slots: readonly Scored[], k: number, rarity: number): void {
  const [first, second] = [slots[k], slots[k + 1]];
  if (first === undefined || second === undefined) return;
  const apart = first.exactWeight + first.foldedWeight + second.exactWeight + second.foldedWeight;
  const word = rarity * (first.bare || second.bare ? 1 : WORD * (1 + FOLDED));
  for (const slot of [first, second]) {
    slot.exactWeight *= word / apart;
    slot.foldedWeight *= word / apart;
    slot.word = k;
  }
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
