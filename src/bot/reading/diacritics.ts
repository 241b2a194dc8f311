import type { Keys } from '../../corpus/phrases.ts';
import type { Lexicon } from './lexicon.ts';
import type { KnownWords, TypedTerm } from './types.ts';

/** A spelling that is so likely is the one that was meant: on XQuAD-vi that holds for 99 words in 100. */
const SURE = 0.9;
/** What its frequency alone says of a pair of spellings weighs as much as so many sightings of one. */
const DOUBT = 0.4;
/** As how many passages a spelling counts beside those that have it: that none has it yet says little. */
const UNSEEN = 0.5;
/** As how many sightings it counts that a phrase of the vocabulary has two words side by side. */
const IN_PHRASE = 2;

/** A spelling that a term may be meant for. */
interface Sense {
  readonly keys: Keys;
  /** Among all spellings of the term, by how many passages have it. */
  readonly share: number;
  /** How likely it is by the terms up to this one, and by those from this one on. */
  forward: number;
  backward: number;
}

/**
 * Gives terms that were typed without diacritics those that they have beside their neighbours in the
 * articles, where these leave little doubt: `tran` is `trận` before `dau`, and `trạm` before `phat
 * song`. The likelihoods of all spellings of all terms at once come from a hidden Markov model over pairs
 * of neighbours (the forward-backward algorithm, Rabiner 1989).
 */
export function withDiacritics(
  terms: readonly TypedTerm[],
  lexicon: Lexicon,
  known: KnownWords,
): TypedTerm[] {
  if (!terms.some(({ loose }) => loose)) return [...terms];
  const columns = terms.map((term) => sensesOf(term, lexicon, known));
  const seen = columns.map((column, k) => sightings(columns[k - 1] ?? [], column, lexicon, known));
  for (let k = 1; k < columns.length; k++) {
    const [before, column, times] = [columns[k - 1] ?? [], columns[k] ?? [], seen[k] ?? []];
    handOn(before, column, 'forward', (one, next) => times[one]?.[next]);
  }
  for (let k = columns.length - 1; k > 0; k--) {
    const [before, column, times] = [columns[k - 1] ?? [], columns[k] ?? [], seen[k] ?? []];
    handOn(column, before, 'backward', (one, next) => times[next]?.[one]);
  }
  const asking = askingAmong(terms, lexicon);
  return terms.map((term, k) => {
    const column = columns[k] ?? [];
    const [first, ...others] = column;
    // Articles ask nothing, and so would take `may` of `may tram` for another word.
    if (!term.loose || first === undefined || asking.has(term)) return term;
    const best = others.reduce((one, other) => (worth(other) > worth(one) ? other : one), first);
    const all = column.reduce((sum, sense) => sum + worth(sense), 0);
    if (worth(best) < SURE * all) return term;
    const { loose: _, ...rest } = term;
    return { ...rest, exact: best.keys.exact };
  });
}

/** The terms that ask, without what they ask about: `may` of `giam may phan tram`. */
function askingAmong(terms: readonly TypedTerm[], lexicon: Lexicon): Set<TypedTerm> {
  const { asks, empty } = lexicon.words.vi;
  const idle = new Set(empty.cover(terms).flatMap(({ from, to }) => terms.slice(from, to)));
  const asking = asks.cover(terms).flatMap(({ from, to, value }) => {
    // A `dau` alone is seldom `đâu`, which stands behind `ở`.
    const isDau = value === 'where' && to === from + 1;
    return isDau ? [] : terms.slice(from, to);
  });
  return new Set(asking.filter((term) => idle.has(term)));
}

function worth({ share, forward, backward }: Sense): number {
  return (forward * backward) / share;
}

function sensesOf({ exact, folded, loose }: TypedTerm, lexicon: Lexicon, known: KnownWords) {
  const passages = new Map<string, number>(loose ? [] : [[exact, 0]]);
  if (loose) {
    for (const spelling of lexicon.spellingsOf(folded)) passages.set(spelling, 0);
    for (const spelling of known.spellingsOf(folded)) {
      passages.set(spelling.exact, spelling.passages);
    }
  }
  const all = [...passages.values()].reduce((sum, count) => sum + count + UNSEEN, 0);
  return [...passages].map(([spelt, count]): Sense => {
    const share = (count + UNSEEN) / all;
    return { keys: { exact: spelt, folded }, share, forward: share, backward: share };
  });
}

/** How often each spelling of a term stands before each of the next one. */
function sightings(
  before: readonly Sense[],
  behind: readonly Sense[],
  lexicon: Lexicon,
  known: KnownWords,
): number[][] {
  const [first, second] = [before[0]?.keys.folded ?? '', behind[0]?.keys.folded ?? ''];
  const all = known.timesTogether(first, second);
  let spelt = 0;
  const table = before.map(({ keys: one }) =>
    behind.map(({ keys: other }) => {
      if (one.exact === first && other.exact === second) return 0;
      const times = known.timesTogether(one.exact, other.exact);
      spelt += times;
      return times + (lexicon.spellsTogether(one, other) ? IN_PHRASE : 0);
    }),
  );
  // What is left of all was spelt without diacritics.
  const [row, at] = [table[bareIn(before)], bareIn(behind)];
  if (row !== undefined && at >= 0) row[at] = Math.max(0, all - spelt);
  return table;
}

function bareIn(senses: readonly Sense[]): number {
  return senses.findIndex(({ keys }) => keys.exact === keys.folded);
}

/** Works out how likely the spellings of a term are from those of the term beside it. */
function handOn(
  from: readonly Sense[],
  to: readonly Sense[],
  side: 'forward' | 'backward',
  timesOf: (from: number, to: number) => number | undefined,
): void {
  if (from.length === 0) return;
  to.forEach((sense, j) => {
    sense[side] = from.reduce((sum, one, i) => {
      const together = (timesOf(i, j) ?? 0) + DOUBT * one.share * sense.share;
      return sum + (one[side] * together) / one.share;
    }, 0);
  });
  const all = to.reduce((sum, sense) => sum + sense[side], 0);
  for (const sense of to) sense[side] /= all;
}
