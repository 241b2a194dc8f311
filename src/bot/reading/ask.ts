import type { Keys, PhraseMatch } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { AskKind, Measure } from '../../corpus/vocabulary.ts';
import type { Language, Lexicon } from './lexicon.ts';

/** What a question asks for. */
export interface Ask {
  /** `topic`: no question word and no number is asked for: whatever there is about the words. */
  readonly kind: AskKind | Measure | 'topic';
  /** What is counted, for a `count`: `trạm thu phát sóng` in `bao nhiêu trạm thu phát sóng`. */
  readonly counted?: readonly Keys[];
}

/** Kinds that any other question phrase in the same question overrules. */
const VAGUE: ReadonlySet<AskKind> = new Set(['what', 'yes_no', 'count']);
const MOST_COUNTED = 4;

/**
 * What the terms of a question ask for.
 * @param taken terms that belong to a place or a date and so are not what is counted
 */
export function readAsk(
  terms: readonly Term[],
  language: Language,
  lexicon: Lexicon,
  taken: ReadonlySet<Term>,
): Ask {
  const words = lexicon.words[language];
  const asks = words.asks.cover(terms);
  const precise = asks
    .filter(({ value }) => !VAGUE.has(value))
    .sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (precise) return { kind: precise.value };
  const measure = measured(terms, language, lexicon);
  const count = asks.find(({ value }) => value === 'count');
  if (count) {
    const counted = countedAt(terms, count.to, language, lexicon, taken);
    if (counted.length > 0) return { kind: 'count', counted };
    if (measure) return { kind: measure.value };
    return { kind: 'count', ...countedBefore(terms, language, lexicon, taken) };
  }
  const what = asks.find(({ value }) => value === 'what');
  if (what) {
    // "What was the rank": the noun tells, unless the question word has a noun of its own.
    if (measure && language === 'en') return { kind: measure.value };
    return { kind: 'what' };
  }
  if (asks.length > 0) return { kind: 'yes_no' };
  return measure ? { kind: measure.value } : countedOrTopic(terms, language, lexicon, taken);
}

/** The noun that tells in what the question's number is measured; the first one does. */
function measured(
  terms: readonly Term[],
  language: Language,
  lexicon: Lexicon,
): PhraseMatch<Measure> | undefined {
  const nouns = lexicon.words[language].nouns.cover(terms);
  // A rank named by its index (`ICT Index`) yields to a word that says what of it: `điểm ICT Index`.
  return nouns.find(({ value }) => value !== 'rank') ?? nouns[0];
}

/** The words right behind `bao nhiêu`: what is counted, until a word that says nothing. */
function countedAt(
  terms: readonly Term[],
  start: number,
  language: Language,
  lexicon: Lexicon,
  taken: ReadonlySet<Term>,
): Term[] {
  const counted: Term[] = [];
  for (let i = start; i < terms.length && counted.length < MOST_COUNTED; i++) {
    const term = terms[i] as Term;
    if (taken.has(term) || term.kind !== 'word') break;
    if (lexicon.words[language].empty.at(terms, i).length > 0) break;
    counted.push(term);
  }
  return counted;
}

/** `số trạm BTS ... là bao nhiêu`: what is counted stands behind `số`. */
function countedBefore(
  terms: readonly Term[],
  language: Language,
  lexicon: Lexicon,
  taken: ReadonlySet<Term>,
): { counted?: Term[] } {
  const number = terms.findIndex((term) => term.exact === NUMBER_WORD || term.exact === 'so');
  if (number === -1) return {};
  const counted = countedAt(terms, number + 1, language, lexicon, taken);
  return counted.length > 0 ? { counted } : {};
}

/** The key of `số`. */
const NUMBER_WORD = 'sô\u0301'.normalize('NFD');

/** `Số thuê bao Internet Đắk Lắk 2015` asks for a count without saying so; other bare words for a topic. */
function countedOrTopic(
  terms: readonly Term[],
  language: Language,
  lexicon: Lexicon,
  taken: ReadonlySet<Term>,
): Ask {
  const first = terms[0];
  if (first === undefined || (first.exact !== NUMBER_WORD && first.exact !== 'so')) {
    return { kind: 'topic' };
  }
  const { counted } = countedBefore(terms, language, lexicon, taken);
  return counted ? { kind: 'count', counted } : { kind: 'topic' };
}
