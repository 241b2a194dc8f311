import type { Keys, PhraseBook, PhraseMatch } from '../../corpus/phrases.ts';
import type { AskKind, Measure } from '../../corpus/vocabulary.ts';
import { exactKey, foldedKey } from '../../text/fold.ts';
import { keysOf } from '../../text/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ask, Language, TypedTerm } from './types.ts';

/** Kinds that any other question phrase in the same question overrules. */
const VAGUE: ReadonlySet<AskKind> = new Set(['what', 'yes_no', 'count']);
/** What words of English ask for that also begin clauses. */
const RELATIVE: ReadonlySet<AskKind> = new Set(['who', 'where', 'when']);
const MOST_COUNTED = 4;
/** What may stand between a verb and `bao nhiêu`, and says nothing: `tốn chừng bao nhiêu`. */
const HEDGES: ReadonlySet<string> = new Set(
  ['chừng', 'khoảng', 'cỡ', 'tầm', 'độ', 'được', 'hết', 'cả', 'thảy', 'hẳn'].map(exactKey),
);
const HEDGES_BARE: ReadonlySet<string> = new Set([...HEDGES].map(foldedKey));
const NUMBER_WORD = exactKey('số');
/** What changes are measured in, by their folded keys. */
const CHANGE_UNITS: ReadonlySet<string> = new Set(['bac', 'hang', 'phan', '%', 'diem']);
const MORE_OR_LESS: ReadonlySet<string> = new Set(['nhiều', 'ít', 'đông'].map(exactKey));
const MORE_OR_LESS_BARE: ReadonlySet<string> = new Set(['nhieu', 'it']);
const COMPARES: ReadonlySet<string> = new Set(['hơn', 'nhất', 'hon', 'nhat'].map(exactKey));
/** The last words of `bao nhiêu` and `mấy`, folded: what stands behind may be counted. */
const HOW_MANY: ReadonlySet<string> = new Set(['nhieu', 'may']);
/** Their first words. */
const HOW_MANY_BEGINS: ReadonlySet<string> = new Set(['bao', 'may']);
const MONEY_UNITS: ReadonlySet<string> = new Set([
  'ti',
  'trieu',
  'nghin',
  'ngan',
  'tram',
  'dong',
  'do',
  'usd',
]);
/** Those of them that count other things as well. */
const SCALES: ReadonlySet<string> = new Set(['nghin', 'ngan', 'tram']);
/** What `tỉnh nào` and its like begin with, folded. */
const WHICH: ReadonlySet<string> = new Set(['tinh', 'noi', 'cho', 'dia']);
/** Behind the `đầu` of `den dau thang 12`, folded. */
const TIMES: ReadonlySet<string> = new Set(['nam', 'thang', 'quy', 'tuan', 'ky']);
/** Before `đâu`, by their folded keys. */
const WHERE_TO: ReadonlySet<string> = new Set(['o', 'tai', 'tu', 'den', 'toi', 'noi', 'di']);
const HAS_WORD = keysOf('có');
const ANY_WORD = keysOf('nào');
const NOT_WORD = keysOf('không');
/** So many syllables has what is asked for between `có` and `nào`. */
const MOST_ANY = 3;
const WHY_WORD = exactKey('sao');
/** Words that say little and are counted all the same: `bao nhiêu người`. */
const COUNTED_ALONE: ReadonlySet<string> = new Set(['người', 'nguoi'].map(exactKey));
/** Before the word for what is counted, and no word for it: `bao nhiêu bộ hồ sơ`. */
export const COUNTING_UNITS: ReadonlySet<string> = new Set(
  ['bộ', 'chiếc', 'cuốn', 'quyển', 'tờ', 'món', 'cái'].map(exactKey),
);
const MUCH = 'much';
/** What somebody or something did, behind the noun for it. */
const PAST = /^[a-z]{3,}ed$/u;
/** Stems behind "how much" where nothing is said to be counted: "how much does it take in", "were they fined". */
const AUXILIARIES: ReadonlySet<string> = new Set(['do', 'did', 'is', 'are', 'was', 'wer']);
/** "Where did it rank?" */
const RANKS: ReadonlySet<string> = new Set(['rank', 'ranked', 'stand', 'stood', 'place', 'placed']);

/**
 * What the terms of a question ask for.
 * @param asTyped the same terms, unstemmed: question words are looked for as they are
 * @param provinces how many provinces the question names
 */
export function readAsk(
  terms: readonly TypedTerm[],
  asTyped: readonly Keys[],
  language: Language,
  lexicon: Lexicon,
  provinces: number,
): Ask {
  const reader = new AskReader(terms, asTyped, language, lexicon);
  const phrases = lexicon.words[language].asks;
  // Names of places ask for nothing (`Quảng Nam nào`), nor does the `dau` of `6 thang dau nam`; and `lời bao nhiêu`
  // asks for profit, but not in `trả lời bao nhiêu`.
  const mayBegin = (i: number): boolean =>
    !(asTyped === terms && terms[i]?.taken) &&
    (phrases.at(asTyped, i)[0]?.value !== 'money' || reader.beginsWord(i));
  const all = phrasesIn(asTyped, phrases, mayBegin);
  const counts = all.some(({ value }) => value === 'count');
  const asks = counts ? all.filter((match) => !isOtherDau(asTyped, match)) : all;
  if (language === 'vi' && reader.asksWhetherAny()) return { kind: 'yes_no' };
  // "How much was he fined who ...": in English what a question begins with is what it asks.
  const isLed = language === 'en' && asks[0]?.from === 0 && VAGUE.has(asks[0].value);
  const precise = asks
    .filter(({ value }) => !VAGUE.has(value) && !(isLed && RELATIVE.has(value)))
    .sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (precise?.value === 'province' && provinces > 0) {
    // A question that names its province asks something else: "Lãnh đạo UBND tỉnh nào dự ... Nam Định?"
    return provinces > 1 ? reader.compare() : { kind: reader.hasOffice() ? 'who' : 'what' };
  }
  // `Tỉnh nào hơn nửa số chợ ...?` compares nothing.
  const isOver = provinces === 0 && precise !== undefined && isWhichOver(asTyped, precise);
  if (precise?.value === 'compare') return isOver ? { kind: 'province' } : reader.compare();
  if (precise?.value === 'money') return reader.money(precise.to);
  // `bao nhiêu điểm phát sóng` counts them.
  if (precise?.value === 'score' && reader.isIdle(precise.to - 1))
    return reader.count(precise.to - 1);
  if (precise?.value === 'change') return reader.change(precise.to);
  if (precise?.value === 'where' && asTyped.some(({ exact }) => RANKS.has(exact)))
    return { kind: 'rank' };
  if (precise) return { kind: precise.value };
  const count = asks.find(({ value }) => value === 'count');
  const what = asks.find(({ value }) => value === 'what');
  // `Mấy cảnh báo đó do phần mềm nào?` begins with those, and asks which; `xem đứng tên mấy SIM thì làm sao?` how.
  const asksWhat = what && (count?.from === 0 || (language === 'vi' && what.to === terms.length));
  if (count && !asksWhat) {
    const isMuch = asTyped[count.to - 1]?.exact === MUCH;
    return (isMuch ? reader.howMuch(count.to) : undefined) ?? reader.count(count.to);
  }
  // "Sao ... lại giảm?" asks why, "... ra sao?" how.
  if (language === 'vi' && terms[0]?.exact === WHY_WORD) return { kind: 'why' };
  const measure = reader.measure();
  if (what && reader.hasOffice(reader.beforePlaces(what.from))) return { kind: 'who' };
  if (what) {
    // "What was the rank": the noun tells. In Vietnamese the question word has a noun of its own.
    return { kind: measure && language === 'en' ? measure.value : 'what' };
  }
  if (asks.length > 0) return { kind: 'yes_no' };
  return reader.bare(measure);
}

function isHedge({ exact, folded, loose }: Keys): boolean {
  return HEDGES.has(exact) || (loose === true && HEDGES_BARE.has(folded));
}

/** The question phrases of terms; where none is precise, those without what hedges the number that is asked for. */
function phrasesIn(
  terms: readonly Keys[],
  phrases: PhraseBook<AskKind>,
  mayBegin: (i: number) => boolean,
): PhraseMatch<AskKind>[] {
  const found = phrases.cover(terms, mayBegin);
  const kept = [...terms.keys()].filter((i) => {
    if (i === 0 || !isHedge(terms[i] as Keys)) return true;
    const next = terms.findIndex((term, k) => k > i && !isHedge(term));
    return !HOW_MANY_BEGINS.has(terms[next]?.folded ?? '');
  });
  if (kept.length === terms.length || found.some(({ value }) => !VAGUE.has(value))) return found;
  return phrases
    .cover(
      kept.map((i) => terms[i] as Keys),
      (k) => mayBegin(kept[k] ?? 0),
    )
    .map(({ from, to, value }) => ({ from: kept[from] ?? 0, to: (kept[to - 1] ?? 0) + 1, value }));
}

/**
 * Whether a `dau` typed bare, of `dau sach` or `dau tu`, is hardly a `đâu`, which stands at an end or behind `ở`:
 * where something is counted it is none.
 */
function isOtherDau(terms: readonly Keys[], { from, to, value }: PhraseMatch<AskKind>): boolean {
  const before = terms[from - 1];
  const isBare = value === 'where' && to === from + 1 && terms[from]?.loose === true;
  const isTo = WHERE_TO.has(before?.folded ?? '') && !TIMES.has(terms[to]?.folded ?? '');
  return isBare && before !== undefined && to < terms.length && !isTo;
}

/** Whether a phrase of comparing, `tỉnh nào hơn`, goes on to what there is more than. */
function isWhichOver(terms: readonly Keys[], { from, to }: PhraseMatch<AskKind>): boolean {
  const isWhich = WHICH.has(terms[from]?.folded ?? '');
  return isWhich && terms[to - 1]?.folded === 'hon' && to < terms.length;
}

/** `tỷ`, `triệu đô`, but neither `nghìn` alone nor `triệu thuê bao`. */
function isMoney(noun: readonly Keys[]): boolean {
  const units = noun.map(({ folded }) => folded);
  return units.every((unit) => MONEY_UNITS.has(unit)) && units.some((unit) => !SCALES.has(unit));
}

const MULTIPLES: ReadonlySet<string> = new Set(
  ['trăm', 'nghìn', 'ngàn', 'triệu', 'tỷ'].map(exactKey),
);

/** `thuê bao` of `mấy triệu thuê bao`; a bare `tram` may be a station. */
function withoutScale(noun: readonly TypedTerm[]): readonly TypedTerm[] {
  const [first, ...rest] = noun;
  return first && rest.length > 0 && MULTIPLES.has(first.exact) ? rest : noun;
}

class AskReader {
  readonly #terms: readonly TypedTerm[];
  readonly #asTyped: readonly Keys[];
  readonly #language: Language;
  readonly #lexicon: Lexicon;

  constructor(
    terms: readonly TypedTerm[],
    asTyped: readonly Keys[],
    language: Language,
    lexicon: Lexicon,
  ) {
    this.#terms = terms;
    this.#asTyped = asTyped;
    this.#language = language;
    this.#lexicon = lexicon;
  }

  /** `bao nhiêu` at the terms before `to`: what is counted, or what kind of number is meant. */
  count(to: number): Ask {
    if (this.measure()?.value === 'density') return { kind: 'density' };
    const alone = this.#terms[to];
    // `bao nhiêu người chơi` counts players, and `bao nhiêu người chết` deaths.
    const goesOn = !this.#terms.slice(to + 1).every(({ taken }) => taken);
    if (alone && !goesOn && COUNTED_ALONE.has(alone.loose ? alone.folded : alone.exact))
      return { kind: 'count', counted: [alone] };
    // `bao nhiêu kinh phí` counts nothing.
    if (this.#lexicon.words[this.#language].nouns.at(this.#terms, to)[0]?.value === 'money')
      return { kind: 'money' };
    const behind = this.#nounAt(to);
    if (behind[0]?.folded === 'bac') return { kind: 'change' };
    if (behind[0]?.folded === '%') return { kind: 'share' };
    // `phạt mấy triệu`, `xuất khẩu được mấy triệu đô`; but `mấy triệu thuê bao`
    if (behind.length > 0 && isMoney(behind)) return { kind: 'money' };
    if (behind.length > 0) return { kind: 'count', counted: withoutScale(behind) };
    const before = this.#counted();
    if (before.length > 0) return { kind: 'count', counted: before };
    // "How much did the revenue grow": what is asked for stands at the end.
    if (this.#language === 'en' && this.#saysMoved()) return { kind: 'change' };
    return { kind: this.measure()?.value ?? 'count' };
  }

  /** "How much money" and "how much did it pay" ask for an amount; `undefined`: for something else. */
  howMuch(to: number): Ask | undefined {
    const behind = this.#nounAt(to);
    const measure = this.measure();
    if (measure && measure.from >= to && measure.to <= to + behind.length)
      return { kind: measure.value };
    const isOfMoney = behind.length === 0 && measure === undefined && !this.#saysMoved();
    return isOfMoney && AUXILIARIES.has(this.#terms[to]?.exact ?? '')
      ? { kind: 'money' }
      : undefined;
  }

  #saysMoved(): boolean {
    const cues = this.#lexicon.cuesOf(this.#terms, 'en');
    return cues.has('up') || cues.has('down');
  }

  /** `nơi nào nhiều trạm BTS hơn`: what is compared is counted by the words behind `nhiều`. */
  compare(): Ask {
    for (const [i, term] of this.#terms.entries()) {
      const isMore =
        MORE_OR_LESS.has(term.exact) || (term.loose && MORE_OR_LESS_BARE.has(term.folded));
      const noun = isMore ? this.#nounAt(i + 1) : [];
      const end = noun.findIndex(({ exact }) => COMPARES.has(exact));
      const counted = end === -1 ? noun : noun.slice(0, end);
      if (counted.length > 0) return { kind: 'compare', counted };
    }
    return { kind: 'compare' };
  }

  /** `tịch thu bao nhiêu SIM` counts those, and asks for no income. */
  money(to: number): Ask {
    const isMoney =
      !HOW_MANY.has(this.#terms[to - 1]?.folded ?? '') ||
      MONEY_UNITS.has(this.#terms[to]?.folded ?? '') ||
      this.#lexicon.words[this.#language].nouns.at(this.#terms, to).length > 0;
    const counted = isMoney ? [] : this.#nounAt(to);
    return counted.length > 0 ? { kind: 'count', counted } : { kind: 'money' };
  }

  /** Whether a term is no second half of a word, as `điểm` in `thí điểm` is. */
  beginsWord(i: number): boolean {
    const [before, first] = [this.#terms[i - 1], this.#terms[i]];
    if (this.#language === 'en' || before === undefined || first === undefined) return true;
    return !this.#lexicon.isWord(before, first);
  }

  /** Where the places begin that stand right before a term: `ông phó chủ tịch Quảng Nam nào`. */
  beforePlaces(at: number): number {
    let from = at;
    while (this.#terms[from - 1]?.taken) from--;
    return from;
  }

  /** `tăng mấy bậc` asks for a change, `nối thêm bao nhiêu camera` for a count. */
  change(to: number): Ask {
    // `tụt mấy bậc DTI`: the phrase has its unit.
    if (CHANGE_UNITS.has(this.#terms[to - 1]?.folded ?? '')) return { kind: 'change' };
    const [noun, ...more] = this.#nounAt(to);
    if (noun === undefined || CHANGE_UNITS.has(noun.folded)) return { kind: 'change' };
    return { kind: 'count', counted: [noun, ...more] };
  }

  /** A question without a question word: `Số thuê bao Internet Đắk Lắk 2015`, `ICT Index Lạng Sơn`. */
  bare(measure: PhraseMatch<Measure> | undefined): Ask {
    const counted = this.#counted();
    if (counted.length > 0) return { kind: 'count', counted };
    return { kind: measure?.value ?? 'topic' };
  }

  /** Whether a noun of measure that begins at a term is none: `điểm bưu điện`. */
  isIdle(at: number): boolean {
    const nouns = this.#lexicon.words[this.#language].nouns.at(this.#terms, at);
    return nouns[0]?.value === 'idle';
  }

  /** The noun that tells in what the question's number is measured. */
  measure(): PhraseMatch<Measure> | undefined {
    // `Tiền Giang` asks for no money.
    const nouns = this.#lexicon.words[this.#language].nouns
      .cover(this.#terms, (i) => this.beginsWord(i))
      .filter(({ from, to }) => this.#terms.slice(from, to).every(({ taken }) => !taken));
    // A rank named by its index (`ICT Index`) yields to a word that says what of it: `điểm ICT Index`.
    const said = nouns.filter(({ value }) => value !== 'idle');
    return said.find(({ value }) => value !== 'rank') ?? said[0];
  }

  /** `có chỗ nào bị đình chỉ không`: whether there is any. */
  asksWhetherAny(): boolean {
    const is = (term: TypedTerm | undefined, word: Keys): boolean =>
      term?.exact === word.exact || (term?.loose === true && term.folded === word.folded);
    if (!is(this.#terms.at(-1), NOT_WORD)) return false;
    return this.#terms.some((term, i) => {
      const behind = this.#terms.slice(i + 2, i + 2 + MOST_ANY);
      return is(term, HAS_WORD) && behind.some((one) => is(one, ANY_WORD));
    });
  }

  /** Whether somebody's office is named, right before a term where one is given. */
  hasOffice(before?: number): boolean {
    const offices = this.#lexicon.offices.cover(this.#terms);
    return offices.some(({ to }) => before === undefined || to === before);
  }

  /** What stands behind `số` as a word of its own, as in `số trạm BTS ... là bao nhiêu`. */
  #counted(): TypedTerm[] {
    if (this.#language !== 'vi') return [];
    for (const [i, term] of this.#terms.entries()) {
      const isEmpty = this.#lexicon.words.vi.empty.at(this.#terms, i).some(({ to }) => to > i + 1);
      const isNumber = term.exact === NUMBER_WORD || (term.loose === true && term.folded === 'so');
      const before = this.#terms[i - 1];
      if (!isNumber || isEmpty || (before && this.#lexicon.isWithinPhrase(before, term))) continue;
      const counted = this.#nounAt(i + 1);
      if (counted.length > 0) return counted;
    }
    return [];
  }

  /** The words from a place on, until one that says nothing, a number, or a place or date. */
  #nounAt(start: number): TypedTerm[] {
    const noun: TypedTerm[] = [];
    const isUnit = this.#language === 'vi' && COUNTING_UNITS.has(this.#terms[start]?.exact ?? '');
    if (isUnit) {
      const counted = this.#nounAt(start + 1);
      if (counted.length > 0) return counted;
    }
    for (let i = start; i < this.#terms.length && noun.length < MOST_COUNTED; i++) {
      const term = this.#terms[i] as TypedTerm;
      if (term.taken || term.kind !== 'word') break;
      // "How many teams competed": but "how many registered users" counts users.
      const isPast = this.#language === 'en' && PAST.test(this.#asTyped[i]?.exact ?? '');
      if (isPast && noun.length > 0 && !PAST.test(this.#asTyped[i - 1]?.exact ?? '')) break;
      if (this.#lexicon.words[this.#language].empty.at(this.#terms, i).length > 0) break;
      noun.push(term);
    }
    return noun;
  }
}
