import type { Term } from './terms.ts';

/** The keys of a term, which is all that comparing phrases needs. */
export interface Keys extends Pick<Term, 'exact' | 'folded'> {
  /** Typed by somebody who typed no diacritics, so that they do not count. */
  readonly loose?: true;
}

/** A phrase found in a text: its terms `from` to `to` (exclusive). */
export interface PhraseMatch<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

interface Phrase<T> {
  readonly keys: readonly Keys[];
  readonly value: T;
}

/** Phrases with what they stand for, found in the terms of a text. */
export class PhraseBook<T> {
  /** By the folded key of the first term, the longer phrases first. */
  readonly #phrases = new Map<string, Phrase<T>[]>();

  add(keys: readonly Keys[], value: T): void {
    const first = keys[0]?.folded;
    if (first === undefined) return;
    const phrases = this.#phrases.get(first) ?? [];
    this.#phrases.set(first, phrases);
    const shorter = phrases.findIndex((phrase) => phrase.keys.length < keys.length);
    phrases.splice(shorter === -1 ? phrases.length : shorter, 0, { keys, value });
  }

  /** All phrases that begin at term `i`, the longest first. */
  at(terms: readonly Keys[], i: number): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (const { keys, value } of this.#phrases.get(terms[i]?.folded ?? '') ?? []) {
      const matches = keys.every((key, k) => {
        const term = terms[i + k];
        return term !== undefined && agree(term, key);
      });
      if (matches) found.push({ from: i, to: i + keys.length, value });
    }
    return found;
  }

  /** The phrases of a text wherever they begin, overlapping or not. */
  all(terms: readonly Keys[]): PhraseMatch<T>[] {
    return terms.flatMap((_, i) => this.at(terms, i));
  }

  /**
   * The phrases of a text read from the left, the longest at each place, without overlaps.
   * @param begins whether one may begin at a term
   */
  cover(terms: readonly Keys[], begins: (i: number) => boolean = () => true): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let i = 0; i < terms.length; ) {
      const match = begins(i) ? this.at(terms, i)[0] : undefined;
      if (match) found.push(match);
      i = match?.to ?? i + 1;
    }
    return found;
  }
}

/** Whether a term of a text is the key of a phrase. */
function agree(term: Keys, key: Keys): boolean {
  return term.exact === key.exact || (term.loose === true && term.folded === key.folded);
}
