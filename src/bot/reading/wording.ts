import type { Keys, PhraseMatch } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import { exactKey } from '../../text/fold.ts';
import { dayOf, type PeriodMention } from '../../text/periods.ts';
import { isWithin } from '../../text/sentences.ts';
import type { Lexicon, Translation } from './lexicon.ts';
import type { Language, QuestionTerm, Reworded, TypedTerm } from './types.ts';

/** What to look for: the words of a question in Vietnamese, with the other ways to say them. */
export interface Wording {
  readonly terms: readonly QuestionTerm[];
  readonly rewordings: readonly Reworded[];
  /** For each term the place among the typed ones that it comes from. */
  readonly origins: readonly number[];
}

/** What words that say nothing about the topic (là, của, bao nhiêu) are worth beside others. */
const EMPTY_SHARE = 0.25;
/** And where such a word says what is counted: `bao nhiêu người`. */
const COUNTED_SHARE = 0.5;

/**
 * The wording of a question, in whichever language it is asked.
 * @param text what was typed
 * @param content its terms without those of places
 * @param periods its dates and periods
 * @param counted those of them that say what it counts
 */
export function wordingOf(
  text: string,
  content: readonly TypedTerm[],
  periods: readonly PeriodMention[],
  language: Language,
  lexicon: Lexicon,
  counted: readonly Keys[] = [],
): Wording {
  const { terms, rewordings, origins } =
    language === 'en'
      ? translated(text, content, counted, lexicon)
      : reworded(content, counted, lexicon);
  return {
    terms: terms.map((term, i) => ({
      ...term,
      ...meaningOf(text, term, terms[i - 1], content[origins[i] ?? -1], periods),
      // In Vietnamese a name that no article has may be a slip in one that some have.
      ...(language === 'en' && isName(content[origins[i] ?? -1], text) ? { name: true } : {}),
      ...(isJoined(term, terms[i + 1], lexicon) ? { joined: true } : {}),
    })),
    rewordings: [...rewordings, ...dateRewordings(content, origins, periods)],
    origins,
  };
}

/** The terms of a Vietnamese question with every phrase's synonyms. */
function reworded(
  content: readonly TypedTerm[],
  counted: readonly Keys[],
  lexicon: Lexicon,
): Wording {
  const empty = emptyAmong(content, lexicon);
  return {
    terms: content.map((term) => ({
      exact: term.exact,
      folded: term.folded,
      ...(term.loose ? { loose: true } : {}),
      share: !empty.has(term) ? 1 : counted.includes(term) ? COUNTED_SHARE : EMPTY_SHARE,
    })),
    rewordings: lexicon.rewordings
      .all(content)
      .flatMap(({ from, to, value }) => value.map((rewording) => ({ from, to, ...rewording }))),
    origins: [...content.keys()],
  };
}

/** Which of some Vietnamese terms say nothing about the topic. */
function emptyAmong<T extends Keys>(terms: readonly T[], lexicon: Lexicon): ReadonlySet<T> {
  const found = lexicon.words.vi.empty.cover(terms);
  return new Set(found.flatMap(({ from, to }) => terms.slice(from, to)));
}

/** What a second translation of an English phrase is worth beside the likeliest. */
const OTHER_TRANSLATION = 0.95;

/** What an English word is worth that the vocabulary does not translate. */
const UNTRANSLATED = 0.5;

/** An English question in Vietnamese terms: each phrase by its likeliest translation, with the others beside it. */
function translated(
  text: string,
  content: readonly TypedTerm[],
  counted: readonly Keys[],
  lexicon: Lexicon,
): Wording {
  const origins: number[] = [];
  const terms: QuestionTerm[] = [];
  const rewordings: Reworded[] = [];
  for (let i = 0; i < content.length; ) {
    const phrase = phraseAt(text, content, i, lexicon);
    const empty = lexicon.words.en.empty.at(content, i)[0];
    if (phrase && phrase.to >= (empty?.to ?? 0)) {
      const [likeliest, ...others] = phrase.value.forms;
      const from = terms.length;
      for (const { exact, folded } of likeliest ?? []) {
        terms.push({ exact, folded, share: 1 });
        origins.push(i);
      }
      const to = terms.length;
      for (const other of others) {
        rewordings.push({ from, to, terms: other, worth: OTHER_TRANSLATION });
      }
      for (const { value, ...match } of lexicon.rewordings.cover(likeliest ?? [])) {
        const part = { from: from + match.from, to: from + match.to };
        for (const rewording of value) rewordings.push({ ...part, ...rewording });
      }
      i = phrase.to;
      continue;
    }
    if (empty === undefined) {
      const { exact, folded, start, end } = content[i] as TypedTerm;
      // A name is to be found as it is, not by its stem; a word without a translation says less than one with.
      const written = text.slice(start, end);
      const isName = /^\p{Lu}\p{L}*$/u.test(written);
      const share = isName || /^\d/.test(written) ? 1 : UNTRANSLATED;
      for (const keys of isName ? lexicon.analyser.terms(written) : [{ exact, folded }]) {
        terms.push({ exact: keys.exact, folded: keys.folded, share });
        origins.push(i);
      }
    }
    i = empty?.to ?? i + 1;
  }
  // Words that say nothing in Vietnamese say as little where they stand for English ones.
  const empty = emptyAmong(terms, lexicon);
  const weighed = terms.map((term, k) => {
    const isCounted = counted.includes(content[origins[k] ?? -1] as TypedTerm);
    return empty.has(term) ? { ...term, share: isCounted ? COUNTED_SHARE : EMPTY_SHARE } : term;
  });
  return { terms: weighed, rewordings, origins };
}

/**
 * The longest English phrase at a place. Of words with one stem (meet, meeting) the one that was typed, else
 * the plainest.
 */
function phraseAt(
  text: string,
  content: readonly TypedTerm[],
  i: number,
  lexicon: Lexicon,
): PhraseMatch<Translation> | undefined {
  const [first, ...others] = lexicon.english.at(content, i);
  if (first === undefined) return undefined;
  const longest = [first, ...others.filter(({ to }) => to === first.to)];
  const typed = text.slice(content[i]?.start, content[first.to - 1]?.end).toLowerCase();
  return (
    longest.find(({ value }) => value.phrase === typed) ??
    longest.sort((a, b) => a.value.phrase.length - b.value.phrase.length)[0]
  );
}

/** Words before the number of a document or a level, which is a name and no quantity. */
const NAMES_A_NUMBER: ReadonlySet<string> = new Set(
  [
    'số',
    'định',
    'quyết',
    'hoạch',
    'thị',
    'tư',
    'văn',
    'mức',
    'độ',
    'cấp',
    'thứ',
    'lần',
    'khóa',
    'tháng',
    'quý',
    'ngày',
    'bão',
    'đài',
    'dây',
    'hotline',
  ].map(exactKey),
);

/** What a number in a question stands for. */
function meaningOf(
  text: string,
  term: QuestionTerm,
  before: QuestionTerm | undefined,
  typed: TypedTerm | undefined,
  periods: readonly PeriodMention[],
): Partial<QuestionTerm> {
  if (typed?.kind !== 'number') return {};
  const date = periods.find((period) => period.day !== undefined && isWithin(typed, period));
  if (date) return { day: dayOf(date) };
  // `10/2021` says when as the year does.
  const ofMonth = /^\d{1,2}\/(?<year>(?:19|20)\d\d)$/.exec(term.exact)?.groups?.year;
  if (ofMonth) return { year: Number(ofMonth) };
  if (/^(?:19[5-9]|20\d)\d$/.test(term.exact)) return { year: Number(term.exact) };
  // `mức 3 và 4`: what names the first number names the second.
  const named =
    before !== undefined && (NAMES_A_NUMBER.has(before.exact) || /^\d$/.test(before.exact));
  // `Chợ 4.0` is a name too.
  const isVersion = /^\d\.\d$/.test(text.slice(typed.start, typed.end));
  return typed.taken || named || isVersion ? {} : { quantity: true };
}

/** A capital in the middle of a sentence, by somebody who does not write everything in capitals. */
function isName(typed: TypedTerm | undefined, text: string): boolean {
  if (typed === undefined || typed.kind !== 'word' || !/\p{Ll}/u.test(text)) return false;
  return (
    /^\p{Lu}\p{Ll}/u.test(text.slice(typed.start)) &&
    /[\p{L}\d,]["'“‘(]?\s+["'“‘(]?$/u.test(text.slice(0, typed.start))
  );
}

function isJoined(term: Keys, next: Keys | undefined, lexicon: Lexicon): boolean {
  return next !== undefined && lexicon.isWord(term, next);
}

/** `10/10` for `mùng 10 tháng 10`: the ways in which a day is written as one term. */
function dateRewordings(
  content: readonly Term[],
  origins: readonly number[],
  periods: readonly PeriodMention[],
): Reworded[] {
  return periods.flatMap((period) => {
    const { day, month } = period;
    const slots = [...origins.keys()].filter((k) => {
      const term = content[origins[k] ?? -1];
      return term !== undefined && isWithin(term, period);
    });
    const [from, last] = [slots[0], slots.at(-1)];
    if (day === undefined || month === undefined || from === undefined || last === undefined) {
      return [];
    }
    const two = (number: number) => String(number).padStart(2, '0');
    return [`${day}/${month}`, `${two(day)}/${two(month)}`, `${day}.${month}`].map((written) => ({
      from,
      to: last + 1,
      terms: [{ exact: written, folded: written }],
      worth: 1,
    }));
  });
}
