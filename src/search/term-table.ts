/** The number of a term in a `TermTable`. */
export type TermId = number;

/**
 * Numbers for terms, and in how many passages each occurs. Texts are kept as arrays of these numbers,
 * so that scoring compares integers and a hundred thousand passages fit in memory.
 */
export class TermTable {
  readonly #ids = new Map<string, TermId>();
  /** By id: the id of the term's folded form (its own for a term without diacritics). */
  readonly #folded: TermId[] = [];
  /** By id: the key of the term. */
  readonly #keys: string[] = [];
  /** By the id of a folded form: the terms that fold to it, without the form itself. */
  readonly #variants = new Map<TermId, TermId[]>();
  readonly #passages: number[] = [];
  readonly #passagesFolded: number[] = [];
  #counted = 0;

  /** How many terms have an id. */
  get size(): number {
    return this.#keys.length;
  }

  /** How many passages have been counted. */
  get passages(): number {
    return this.#counted;
  }

  /** The id of a term, given a new one where it has none yet. */
  intern(exact: string, folded: string): TermId {
    const known = this.#ids.get(exact);
    if (known !== undefined) return known;
    const id = this.#folded.length;
    this.#ids.set(exact, id);
    this.#folded.push(id);
    this.#keys.push(exact);
    this.#passages.push(0);
    this.#passagesFolded.push(0);
    if (folded !== exact) {
      const form = this.intern(folded, folded);
      this.#folded[id] = form;
      const variants = this.#variants.get(form);
      if (variants) variants.push(id);
      else this.#variants.set(form, [id]);
    }
    return id;
  }

  /** The id of a term that some text has, or `undefined`. */
  find(exact: string): TermId | undefined {
    return this.#ids.get(exact);
  }

  /** The id of the folded form of a term. */
  foldedOf(id: TermId): TermId {
    return this.#folded[id] ?? id;
  }

  /** The key of a term. */
  keyOf(id: TermId): string {
    return this.#keys[id] ?? '';
  }

  /** All terms with this folded form: what somebody may mean who types no diacritics. */
  variantsOf(folded: TermId): TermId[] {
    return [folded, ...(this.#variants.get(folded) ?? [])];
  }

  /** Counts a passage of these terms; `by` -1 takes it out again. */
  count(terms: ArrayLike<TermId>, by: 1 | -1): void {
    this.#counted += by;
    const exact = new Set<TermId>();
    const folded = new Set<TermId>();
    for (let i = 0; i < terms.length; i++) {
      const id = terms[i] as TermId;
      exact.add(id);
      folded.add(this.foldedOf(id));
    }
    for (const id of exact) this.#passages[id] = (this.#passages[id] ?? 0) + by;
    for (const id of folded) this.#passagesFolded[id] = (this.#passagesFolded[id] ?? 0) + by;
  }

  /** In how many passages the term occurs as it is. */
  passagesWith(id: TermId): number {
    return this.#passages[id] ?? 0;
  }

  /** In how many passages any term with this folded form occurs. */
  passagesWithFolded(id: TermId): number {
    return this.#passagesFolded[id] ?? 0;
  }
}
