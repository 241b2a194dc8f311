import { foldedKey } from '../../text/fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { QuestionTerm, Reading } from './types.ts';

/** What the words of the question before are worth beside those of a follow-up with words of its own. */
const EARLIER_SHARE = 0.4;

/**
 * A question read as the continuation of the one before it: what it does not say is kept from there.
 * A question that is complete in itself comes back as it is.
 */
export function continueReading(reading: Reading, before: Reading, lexicon: Lexicon): Reading {
  const continued = carriedOver(withRelativeYear(reading, before), before, lexicon);
  return continued === reading ? reading : { ...continued, ...lexicon.indicators.named(continued) };
}

function carriedOver(reading: Reading, before: Reading, lexicon: Lexicon): Reading {
  const ownWords = reading.terms.some(isTopical);
  // "... thì sao?" asks what was asked before.
  const asksItself = !VAGUE.has(reading.ask.kind) && ownWords;
  const namesPlace = reading.provinces.length > 0 || reading.district !== undefined;
  if (asksItself && !reading.continues) {
    // Whoever goes on asking about a province need not name it again, but may ask which one.
    return needsPlace(reading) && !namesPlace ? withPlace(reading, before) : reading;
  }
  if (!reading.continues && ownWords) return reading;
  const placed = namesPlace ? reading : withPlace(reading, before);
  const years = reading.years.length > 0 ? reading.years : asksItself ? [] : before.years;
  const part = reading.part ?? (reading.years.length > 0 || asksItself ? undefined : before.part);
  const { part: _, ...rest } = placed;
  const timed = { ...rest, years, ...(part === undefined ? {} : { part }) };
  if (asksItself)
    return isTerse(reading) ? { ...withEarlierWords(timed, before), ask: reading.ask } : timed;
  if (!ownWords) return withWordsOf(timed, before);
  return withOtherCompany(timed, before, lexicon) ?? withEarlierWords(timed, before);
}

/** `năm trước đó`, `năm liền sau`, "the year before". */
const YEAR_BEFORE =
  /(?<!\p{L})(?:năm|nam)(?: (?:liền|lien|ngay))? (?:trước|truoc|ngoái|ngoai)|(?:year before|(?:previous|preceding|prior) year|year earlier)/iu;
const YEAR_BEHIND =
  /(?<!\p{L})(?:năm|nam)(?: (?:liền|lien|ngay))? (?:sau|tiếp theo|tiep theo|kế tiếp|ke tiep)|(?:year after|(?:following|next) year|year later)/iu;
/** Words that only say which year is meant. */
const WHICH_YEAR: ReadonlySet<string> = new Set(
  ['năm', 'trước', 'ngoái', 'liền', 'ngay', 'sau', 'tiếp', 'theo', 'kế'].map(foldedKey),
);

/** A question about the year before or after the one that was asked about, with that year. */
function withRelativeYear(reading: Reading, before: Reading): Reading {
  const [year, ...more] = before.years;
  const step = YEAR_BEFORE.test(reading.text) ? -1 : YEAR_BEHIND.test(reading.text) ? 1 : 0;
  const isBare = reading.terms.every((term) => !isTopical(term) || WHICH_YEAR.has(term.folded));
  if (reading.years.length > 0 || year === undefined || more.length > 0 || step === 0 || !isBare)
    return reading;
  const meant = year + step;
  const written = String(meant);
  const term = { exact: written, folded: written, share: 1, year: meant };
  return { ...reading, years: [meant], terms: [term], rewordings: [], indicators: [] };
}

const VAGUE: ReadonlySet<Reading['ask']['kind']> = new Set(['topic', 'what']);

/** "And how many of them are 4G?": what is counted was said before. */
function isTerse({ ask, terms }: Reading): boolean {
  return ask.kind === 'count' && ask.counted === undefined && terms.filter(isTopical).length < 2;
}

function isTopical({ share, year }: QuestionTerm): boolean {
  return share === 1 && year === undefined;
}

/** Questions that make no sense without a place, unless they ask for it. */
function needsPlace({ ask }: Reading): boolean {
  return ask.kind !== 'province' && ask.kind !== 'list' && ask.kind !== 'topic';
}

function withPlace(reading: Reading, before: Reading): Reading {
  const { provinces, district } = before;
  return { ...reading, provinces, ...(district === undefined ? {} : { district }) };
}

/** `còn Lạng Sơn?`, `năm 2019 thì sao?`: the words are those of the question before, its years replaced. */
function withWordsOf(reading: Reading, before: Reading): Reading {
  const replaced = reading.years.some((year) => !before.years.includes(year));
  const kept = before.terms.map((term) =>
    replaced && term.year !== undefined ? { ...term, share: 0 } : term,
  );
  const offset = kept.length;
  const own = reading.terms.filter((term) => term.year !== undefined);
  return {
    ...reading,
    ask: before.ask,
    terms: [...kept, ...own],
    rewordings: before.rewordings.filter(({ to }) => to <= offset),
    ...(before.counted === undefined ? {} : { counted: before.counted }),
    offices: before.offices,
    cues: before.cues,
    sides: before.sides,
    plain: reading.plain && before.plain,
  };
}

/** `thế còn MobiFone?`: the same asked of another company, in whose place it comes. */
function withOtherCompany(
  reading: Reading,
  before: Reading,
  lexicon: Lexicon,
): Reading | undefined {
  const isOfCompany = (terms: readonly QuestionTerm[]) => {
    const named = lexicon.companies.cover(terms);
    return (k: number) => named.some(({ from, to }) => from <= k && k < to);
  };
  const [is, was] = [isOfCompany(reading.terms), isOfCompany(before.terms)];
  const own = reading.terms.filter((term, k) => isTopical(term) && is(k));
  const isAlone = reading.terms.every((term, k) => !isTopical(term) || is(k));
  if (!isAlone || own.length === 0 || !before.terms.some((_, k) => was(k))) return undefined;
  const { terms, ...other } = withWordsOf(reading, before);
  return {
    ...other,
    terms: [...terms.map((term, k) => (was(k) ? { ...term, share: 0 } : term)), ...own],
  };
}

/**
 * `còn ngành in?`: its words, and at less worth those of the question before. Where that asked how many
 * there are of something, its own words say of what: `thế trạm BTS thì sao?`
 */
function withEarlierWords(reading: Reading, before: Reading): Reading {
  const offset = reading.terms.length;
  const earlier = before.terms.map(({ quantity: _, ...term }) => ({
    ...term,
    share: term.share * EARLIER_SHARE,
    earlier: true as const,
  }));
  const own = [...reading.terms.keys()].filter((k) => isTopical(reading.terms[k] as QuestionTerm));
  const heads = before.counted?.heads.map((k) => k + offset) ?? [];
  const { counted: _, ...rest } = reading;
  return {
    ...rest,
    ...(before.counted && own.length > 0 && { counted: { all: own, heads: [...own, ...heads] } }),
    ask: { kind: before.ask.kind },
    terms: [...reading.terms, ...earlier],
    rewordings: [
      ...reading.rewordings,
      ...before.rewordings.map(({ from, to, ...other }) => ({
        ...other,
        from: from + offset,
        to: to + offset,
      })),
    ],
    cues: new Set([...reading.cues, ...before.cues]),
  };
}
