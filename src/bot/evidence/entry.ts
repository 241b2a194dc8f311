import type { Article } from '../../corpus/article.ts';
import type { Dating } from '../../corpus/dating.ts';
import type { Province } from '../../corpus/gazetteer.ts';
import type { Passage } from '../../corpus/library.ts';
import type { KeptPassages } from '../../search/engine.ts';
import type { TermId } from '../../search/term-table.ts';
import type { Slice } from '../../text/sentences.ts';
import { codeText } from '../code.ts';

/** A passage as its analysis leaves it. */
export interface PassageRow extends Omit<Passage, 'articleId'> {
  readonly terms: readonly number[];
  /** For a list item: the position of the passage that the list hangs on. */
  readonly lead: number | undefined;
  /** The place of its dating among those of the article. */
  readonly dating: number;
  /** The place of the provinces that it names among those of the article. */
  readonly named: number;
  /** The number of its code. */
  readonly code: number;
}

// The passages of an article are kept as numbers, some 170 bytes each, where objects take ten times
// as much: how many there are, where the terms of the title end, a row for each passage, all terms.
const HEAD = 2;
const TITLE_END = 1;
const [START, END, PARAGRAPH, PARAGRAPH_END, LEAD, DATING, NAMED, CODE, DIFFERENT, TERMS_END] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const ROW = 10;

/** The numbers of an article's passages. */
export function packed(title: readonly number[], rows: readonly PassageRow[]): Uint32Array {
  const terms = rows.reduce((sum, row) => sum + row.terms.length, title.length);
  const numbers = new Uint32Array(HEAD + ROW * rows.length + terms);
  const first = HEAD + ROW * rows.length;
  numbers.set([rows.length, first + title.length]);
  numbers.set(title, first);
  let end = first + title.length;
  for (const [i, row] of rows.entries()) {
    const { start, end: stop, paragraph, lead, dating, named, code } = row;
    numbers.set(row.terms, end);
    end += row.terms.length;
    const hangs = lead === undefined ? 0 : lead + 1;
    const at = [start, stop, paragraph.start, paragraph.end];
    const different = new Set(row.terms).size;
    numbers.set([...at, hangs, dating, named, code, different, end], HEAD + ROW * i);
  }
  return numbers;
}

/** The same numbers with other terms in the place of theirs. */
export function withTerms(numbers: Uint32Array, termOf: (term: number) => TermId): Uint32Array {
  const made = numbers.slice();
  for (let i = HEAD + ROW * (made[0] ?? 0); i < made.length; i++) made[i] = termOf(made[i] ?? 0);
  return made;
}

/** The words of an article, and what its passages share. */
export interface Wording {
  readonly article: Article;
  readonly datings: readonly Dating[];
  readonly named: readonly (readonly Province[])[];
}

/** What is known of an article without reading its words. */
export interface Head extends Pick<Article, 'id' | 'province' | 'publishedOn'> {}

/** An article as it is held for answering. */
export class Entry implements KeptPassages {
  readonly head: Head;
  /** `undefined` only in collections without places, such as retrieval benchmarks. */
  readonly province: Province | undefined;
  readonly numbers: Uint32Array;
  /** What it was read from, for whoever kept it; absent: it was analysed. */
  readonly kept: object | undefined;
  #wording: Wording | (() => Wording);
  #passages: readonly Candidate[] | undefined;

  /** @param wording what it says, or how to read it when it is first wanted */
  constructor(
    head: Head,
    province: Province | undefined,
    numbers: Uint32Array,
    wording: Wording | (() => Wording),
    kept?: object,
  ) {
    this.head = head;
    this.province = province;
    this.numbers = numbers;
    this.#wording = wording;
    this.kept = kept;
  }

  get id(): string {
    return this.head.id;
  }

  get article(): Article {
    return this.wording.article;
  }

  get wording(): Wording {
    if (typeof this.#wording === 'function') this.#wording = this.#wording();
    return this.#wording;
  }

  /** The terms of the title. */
  get title(): Uint32Array {
    return this.numbers.subarray(HEAD + ROW * this.size, this.numbers[TITLE_END]);
  }

  /** How many passages it has. */
  get size(): number {
    return this.numbers[0] ?? 0;
  }

  get passages(): readonly Candidate[] {
    this.#passages ??= Array.from({ length: this.size }, (_, i) => new Candidate(this, i));
    return this.#passages;
  }

  /** Where the passage stands that has the code of this number; `undefined`: none has. */
  positionOf(code: number): number | undefined {
    for (let i = 0; i < this.size; i++) if (this.numbers[HEAD + ROW * i + CODE] === code) return i;
    return undefined;
  }

  /** The terms of a passage in order. */
  termsOf(position: number): Uint32Array {
    return this.numbers.subarray(this.bound(position), this.bound(position + 1));
  }

  different(position: number): number {
    return this.numbers[HEAD + ROW * position + DIFFERENT] ?? 0;
  }

  /** Where in `numbers` the terms of a passage begin, which is where those before it end. */
  bound(position: number): number {
    const at = position === 0 ? TITLE_END : HEAD + ROW * (position - 1) + TERMS_END;
    return this.numbers[at] ?? 0;
  }
}

/** A passage as it is held for answering. */
export class Candidate implements Passage {
  readonly entry: Entry;
  /** Its place among the passages of the article. */
  readonly position: number;

  constructor(entry: Entry, position: number) {
    this.entry = entry;
    this.position = position;
  }

  get articleId(): string {
    return this.entry.id;
  }

  get start(): number {
    return this.#number(START);
  }

  get end(): number {
    return this.#number(END);
  }

  get paragraph(): Slice {
    return { start: this.#number(PARAGRAPH), end: this.#number(PARAGRAPH_END) };
  }

  /** The terms of the sentence in order, abbreviations written out. */
  get terms(): Uint32Array {
    return this.entry.termsOf(this.position);
  }

  /** For a list item: the position of the passage that the list hangs on, which ends with a colon. */
  get lead(): number | undefined {
    const lead = this.#number(LEAD);
    return lead === 0 ? undefined : lead - 1;
  }

  get dating(): Dating {
    return this.entry.wording.datings[this.#number(DATING)] as Dating;
  }

  /** The provinces that the sentence names. */
  get named(): readonly Province[] {
    return this.entry.wording.named[this.#number(NAMED)] ?? [];
  }

  /** Opens it, on whatever platform. */
  get code(): string {
    return codeText(this.#number(CODE));
  }

  #number(field: number): number {
    return this.entry.numbers[HEAD + ROW * this.position + field] ?? 0;
  }
}
