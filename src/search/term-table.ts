/** The number of a term in a `TermTable`. */
export type TermId = number;

/** A table as it is kept. */
export interface KeptTerms {
  /** The keys of the terms, by id. */
  readonly words: readonly string[];
  /** By id: the folded form, and in how many passages the term and its form occur. */
  readonly folded: Uint32Array;
  readonly passages: Uint32Array;
  readonly passagesFolded: Uint32Array;
  /** How many passages were counted. */
  readonly counted: number;
}

/**
 * Numbers for terms, and in how many passages each occurs. Texts are kept as arrays of these numbers,
 * so that scoring compares integers and a hundred thousand passages fit in memory.
 */
export class TermTable {
  readonly #ids = new Map<string, TermId>();
  /** By id: the id of the term's folded form (its own for a term without diacritics). */
  #folded: TermId[] = [];
  /** By id: the key of the term. */
  #keys: string[] = [];
  /** By the id of a folded form: the terms that fold to it, without the form itself. */
  readonly #variants = new Map<TermId, TermId[]>();
  #passages: number[] = [];
  #passagesFolded: number[] = [];
  #counted = 0;

  /** How many terms have an id. */
  get size(): number {
    return this.#keys.length;
  }

  /** How many passages have been counted. */
  get passages(): number {
    return this.#counted;
  }

  /** Takes in what another table has kept, instead of what there is. */
  restore({ words, folded, passages, passagesFolded, counted }: KeptTerms): void {
    this.#keys = [...words];
    this.#folded = Array.from(folded);
    this.#passages = Array.from(passages);
    this.#passagesFolded = Array.from(passagesFolded);
    this.#counted = counted;
    this.#ids.clear();
    this.#variants.clear();
    for (const [id, word] of words.entries()) {
      this.#ids.set(word, id);
      const form = this.foldedOf(id);
      if (form !== id) this.#addVariant(form, id);
    }
  }

  /** All that it knows, to be kept. */
  keep(): KeptTerms {
    return {
      words: [...this.#keys],
      folded: Uint32Array.from(this.#folded),
      passages: Uint32Array.from(this.#passages),
      passagesFolded: Uint32Array.from(this.#passagesFolded),
      counted: this.#counted,
    };
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
      this.#addVariant(form, id);
    }
    return id;
  }

  #addVariant(form: TermId, id: TermId): void {
    const variants = this.#variants.get(form);
    if (variants) variants.push(id);
    else this.#variants.set(form, [id]);
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
