import type { Keys, PhraseMatch } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { CueKind } from '../../corpus/vocabulary.ts';
import { exactKey } from '../../text/fold.ts';
import { readNumbers } from '../../text/numbers.ts';
import { dayOf, type Period, readPeriods } from '../../text/periods.ts';
import { isWithin, type Slice } from '../../text/sentences.ts';
import type { Lexicon } from '../reading/lexicon.ts';
import type { Candidate } from './entry.ts';
import type { Value, ValueKind, ValueReader } from './values.ts';

/** What can be read off a sentence whatever is asked; each thing when it is first wanted. */
export class Facts {
  readonly text: string;
  readonly #lexicon: Lexicon;
  readonly #reader: ValueReader;
  /** By their kinds: not by the list of these, of which questions bring new ones. */
  readonly #values = new Map<string, readonly Value[]>();
  #terms: readonly Term[] | undefined;
  #halves: ReadonlySet<number> | undefined;
  #periods: readonly Period[] | undefined;
  #days: ReadonlySet<string> | undefined;
  #numbers: readonly number[] | undefined;
  #offices: ReadonlySet<string> | undefined;
  #companies: readonly PhraseMatch<number>[] | undefined;
  #cues: ReadonlySet<CueKind> | undefined;
  #sides: ReadonlySet<string> | undefined;

  constructor(text: string, lexicon: Lexicon, reader: ValueReader) {
    this.text = text;
    this.#lexicon = lexicon;
    this.#reader = reader;
  }

  get terms(): readonly Term[] {
    this.#terms ??= this.#lexicon.analyser.terms(this.text);
    return this.#terms;
  }

  /** Places of terms that make one word with the term before: `xã` in `thị xã`. */
  get halves(): ReadonlySet<number> {
    this.#halves ??= new Set(
      this.terms.flatMap((term, i) => {
        const before = this.terms[i - 1];
        // A number makes no word with what it counts.
        const isWord =
          before?.kind === 'word' &&
          !LEVELS.has(before.exact) &&
          this.#lexicon.isWord(before, term);
        return isWord ? [i] : [];
      }),
    );
    return this.#halves;
  }

  /** What is counted by a number that ends here: the words up to one that says nothing, a number or a mark. */
  nounAt(end: number): readonly Term[] {
    const first = this.terms.findIndex(({ start }) => start >= end);
    const noun: Term[] = [];
    for (let i = first, to = end; i !== -1 && i < this.terms.length; i++) {
      const term = this.terms[i] as Term;
      const isEnd = /[^\s]/.test(this.text.slice(to, term.start)) || term.kind !== 'word';
      if (isEnd || this.#lexicon.words.vi.empty.at(this.terms, i).length > 0) break;
      noun.push(term);
      to = term.end;
    }
    return noun;
  }

  /** The exact answers of these kinds that it holds, in order, with offsets in the sentence. */
  valuesOf(kinds: readonly ValueKind[]): readonly Value[] {
    const key = kinds.join(' ');
    let values = this.#values.get(key);
    if (values === undefined) {
      values = this.#reader.valuesOf(this.text, kinds);
      this.#values.set(key, values);
    }
    return values;
  }

  /** The days, months, years and parts of them that it states. */
  get periods(): readonly Period[] {
    this.#periods ??= readPeriods(this.text);
    return this.#periods;
  }

  /** The days it states, as `month-day`. */
  get days(): ReadonlySet<string> {
    this.#days ??= new Set(this.periods.filter(({ day }) => day !== undefined).map(dayOf));
    return this.#days;
  }

  /** The numbers it states. */
  get numbers(): readonly number[] {
    this.#numbers ??= readNumbers(this.text).map(({ value }) => value);
    return this.#numbers;
  }

  get #companiesNamed(): readonly PhraseMatch<number>[] {
    this.#companies ??= this.#lexicon.companies.cover(this.terms);
    return this.#companies;
  }

  /** The companies it names. */
  get companies(): ReadonlySet<number> {
    return new Set(this.#companiesNamed.map(({ value }) => value));
  }

  /** The company that a clause begins with in which something stands: `Viettel dựng và phát sóng khoảng 800 trạm`. */
  companyBefore(start: number): string | undefined {
    for (const { from, to } of this.#companiesNamed.toReversed()) {
      const [first, last] = [this.terms[from], this.terms[to - 1]];
      if (first === undefined || last === undefined || last.end > start) continue;
      const between = this.text.slice(last.end, start);
      const isItself = !CLAUSE_END.test(between) || ITSELF.test(between);
      return isItself ? this.text.slice(first.start, last.end) : undefined;
    }
    return undefined;
  }

  /** The companies that some terms name. */
  companiesAmong(terms: readonly Keys[]): ReadonlySet<number> {
    return new Set(this.#lexicon.companies.cover(terms).map(({ value }) => value));
  }

  /** The offices it names. */
  get offices(): ReadonlySet<string> {
    this.#offices ??= new Set(
      this.#officesIn({ start: 0, end: this.text.length }).map(({ office }) => office),
    );
    return this.#offices;
  }

  /** The offices that somebody it names holds, and those held before, as far as it says. */
  officesOf({ titles = [] }: Value): Held {
    const now = new Set<string>();
    const before = new Set<string>();
    for (const slice of titles) {
      // What stands nearest to the name tells.
      if (now.size > 0) break;
      for (const { office, isPast } of this.#officesIn(slice)) (isPast ? before : now).add(office);
    }
    return { now, before };
  }

  #officesIn(slice: Slice): { readonly office: string; readonly isPast: boolean }[] {
    const terms = this.terms.filter((term) => isWithin(term, slice));
    return this.#lexicon.offices.cover(terms).flatMap(({ from, value }) => {
      // `Ban Giám đốc` is nobody.
      if (terms[from - 1]?.exact === BOARD) return [];
      const { start = 0 } = terms[from] ?? {};
      return [{ office: value, isPast: PAST.test(this.text.slice(slice.start, start)) }];
    });
  }

  get cues(): ReadonlySet<CueKind> {
    if (this.#cues === undefined) {
      const cues = this.#lexicon.cuesOf(this.terms, 'vi');
      this.#cues = FIRST_OF_SOME.test(this.text) ? new Set([...cues, 'most']) : cues;
    }
    return this.#cues;
  }

  /** The cues of the part of the sentence, between semicolons, where something stands. */
  cuesAround({ start, end }: Slice): ReadonlySet<CueKind> {
    const from = this.text.lastIndexOf(';', start) + 1;
    const to = this.text.indexOf(';', end);
    if (from === 0 && to === -1) return this.cues;
    const slice = { start: from, end: to === -1 ? this.text.length : to };
    return this.#lexicon.cuesOf(
      this.terms.filter((term) => isWithin(term, slice)),
      'vi',
    );
  }

  /** The sides it takes of pairs that contradict each other, as `pair:side`. */
  get sides(): ReadonlySet<string> {
    this.#sides ??= new Set(
      this.#lexicon.sides.cover(this.terms).map(({ value }) => `${value.pair}:${value.side}`),
    );
    return this.#sides;
  }
}

/** The offices of somebody. */
export interface Held {
  readonly now: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

const BOARD = exactKey('ban');
/** Before the units of a level, which are those units: `cấp xã`, `toàn tỉnh`, `các huyện`. */
const LEVELS: ReadonlySet<string> = new Set(['cấp', 'toàn', 'cả', 'các'].map(exactKey));
/** Before an office that somebody held before. */
const PAST =
  /(?<!\p{L})(?:nguyên|cựu|vốn (?:là|làm)|từng (?:là|làm)|trước(?: đó| đây| kia| khi)? (?:là|làm))(?:\s+(?:giữ|chức))*\s*$/iu;
/** `Nhất là Sở A, nhì là Sở B`: elsewhere `nhất là` means `especially`. */
const FIRST_OF_SOME =
  /(?<!\p{L})nhất (?:là|thuộc về) [^.]{1,120}(?<!\p{L})(?:nhì|thứ hai) (?:là|thuộc về)/iu;
/** What a company has is not told of behind these, nor behind another number. */
const CLAUSE_END = /[,;:.()\d]|(?<!\p{L})(?:toàn tỉnh|cả tỉnh|và các)(?!\p{L})/iu;
/** `Giám đốc Viettel cho biết, đơn vị lắp thêm 200 trạm`: a company that was named goes on as its subject. */
const ITSELF =
  /(?<!\p{L}|(?:các|những|nhiều|mọi|(?<!\d{3})\d)\s)(?:đơn vị|doanh nghiệp|nhà mạng|công ty|tập đoàn)(?: này| đó)?\s+(?:đã|sẽ|đang|vừa|mới|có|lắp|dựng|xây|phát triển|đầu tư|triển khai|đạt|thu)(?!\p{L})/iu;
/** So many sentences are kept read; the next question is often about the same ones. */
const MOST_KEPT = 4_000;

/** Reads sentences of articles, each once as long as it is kept. */
export class FactReader {
  readonly #lexicon: Lexicon;
  readonly #values: ValueReader;
  readonly #kept = new Map<Candidate, Facts>();

  constructor(lexicon: Lexicon, values: ValueReader) {
    this.#lexicon = lexicon;
    this.#values = values;
  }

  factsOf(candidate: Candidate): Facts {
    let facts = this.#kept.get(candidate);
    if (facts === undefined) {
      const text = candidate.entry.article.body.slice(candidate.start, candidate.end);
      facts = new Facts(text, this.#lexicon, this.#values);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(candidate, facts);
    }
    return facts;
  }
}
