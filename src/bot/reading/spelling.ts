import type { Keys } from '../../corpus/phrases.ts';
import { foldedKey } from '../../text/fold.ts';
import { isSyllable } from '../../text/syllables.ts';
import type { Lexicon } from './lexicon.ts';
import type { Correction, KnownWords, TypedTerm } from './types.ts';

/** The terms with those respelt that no article and no vocabulary knows. */
export function respelt(
  terms: readonly TypedTerm[],
  lexicon: Lexicon,
  known: KnownWords,
): TypedTerm[] {
  return terms.map((term, i) => {
    const isWord = term.kind === 'word' && !term.taken && !term.expanded;
    if (!isWord) return term;
    const slipped = slippedInPhrase(terms, i, lexicon, known);
    if (slipped !== undefined) return { ...term, exact: slipped, folded: slipped, loose: true };
    if (known.frequency(term.folded) > 0 || lexicon.knows(term)) return term;
    // What can be a syllable of the language is a word that the articles do not have, and no slip.
    if (isSyllable(term.folded)) return term;
    const telex = fromTelex(term.folded);
    const meant =
      telex !== undefined && known.frequency(telex) > 0
        ? telex
        : respell(term.folded, terms[i - 1]?.folded, terms[i + 1]?.folded, known);
    return meant === undefined ? term : { ...term, exact: meant, folded: meant, loose: true };
  });
}

/**
 * What a word was probably meant to be that could be one, but for the words around it: `trạn` in `trạn
 * phát sóng`. It stands beside neither of them in any article or phrase, and with one slip mended, its
 * diacritics as they are, it makes a phrase that articles have.
 */
function slippedInPhrase(
  terms: readonly TypedTerm[],
  i: number,
  lexicon: Lexicon,
  known: KnownWords,
): string | undefined {
  const { exact, folded } = terms[i] as TypedTerm;
  // Without diacritics most words could be several.
  if (exact === folded || folded.length < SHORTEST || lexicon.knowsAsIs(exact)) return undefined;
  const pairs = (word: Keys): [Keys, Keys][] => [
    ...(terms[i - 1] ? [[terms[i - 1], word] as [Keys, Keys]] : []),
    ...(terms[i + 1] ? [[word, terms[i + 1]] as [Keys, Keys]] : []),
  ];
  const meet = ([first, second]: [Keys, Keys]) => known.hasPair(first.folded, second.folded);
  const isPhrase = ([first, second]: [Keys, Keys]) => lexicon.isWithinPhrase(first, second);
  if (pairs({ exact, folded }).some((pair) => meet(pair) || isPhrase(pair))) return undefined;
  for (const candidate of oneSlipFrom(exact)) {
    const meant = { exact: candidate, folded: foldedKey(candidate) };
    if (meant.folded === folded || known.frequency(meant.folded) === 0) continue;
    if (known.shareOf(meant.exact, meant.folded) === 0) continue;
    if (pairs(meant).some(isPhrase)) return meant.folded;
  }
  return undefined;
}

/** What was respelt, for whoever asked to see. */
export function respellings(
  text: string,
  typed: readonly TypedTerm[],
  spelt: readonly TypedTerm[],
): Correction[] {
  return typed.flatMap((term, i) => {
    const meant = spelt[i];
    return meant === undefined || meant === term
      ? []
      : [{ typed: text.slice(term.start, term.end), understood: meant.folded }];
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST = 3;
const LONGEST = 12;

/**
 * What a word was probably meant to be that no article has: one slip away (a letter added, dropped
 * or changed, or two neighbours swapped), best if the articles have it beside one of its neighbours,
 * then the most frequent. `undefined` when there is no such word.
 */
export function respell(
  word: string,
  before: string | undefined,
  after: string | undefined,
  known: KnownWords,
): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return undefined;
  if (known.frequency(word) > 0) return undefined;
  let best: { word: string; worth: number } | undefined;
  for (const candidate of oneSlipFrom(word)) {
    const frequency = known.frequency(candidate);
    if (frequency === 0) continue;
    const beside =
      (before !== undefined && known.hasPair(before, candidate) ? 1 : 0) +
      (after !== undefined && known.hasPair(candidate, after) ? 1 : 0);
    const worth = beside * 1e6 + frequency;
    if (best === undefined || worth > best.worth) best = { word: candidate, worth };
  }
  return best?.word;
}

/** Every string one slip away from a word: some 54 for each of its letters. */
function* oneSlipFrom(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail.length > 1) yield head + tail[1] + tail[0] + tail.slice(2);
    if (tail.length > 0) yield head + tail.slice(1);
    for (const letter of LETTERS) {
      if (tail.length > 0) yield head + letter + tail.slice(1);
      yield head + letter + tail;
    }
  }
}

/** Telex keys: letters doubled or followed by w, and the tone typed as a letter behind them. */
const TELEX: readonly (readonly [RegExp, string])[] = [
  [/dd/g, 'd'],
  [/aa|aw/g, 'a'],
  [/ee/g, 'e'],
  [/oo|ow/g, 'o'],
  [/uw/g, 'u'],
];

/**
 * The folded word behind one that was typed in Telex with the input method off: `chuyeern` for
 * chuyển, `ddooir` for đổi. `undefined` when it holds no Telex key.
 */
export function fromTelex(word: string): string | undefined {
  const letters = TELEX.reduce((text, [keys, letter]) => text.replace(keys, letter), word);
  // The tone stands behind the vowel or at the end.
  const toneless = letters.replace(/(?<=[aeiouy][a-z]{0,3})[sfrxj](?=[a-z]{0,2}$)/, '');
  return toneless === word ? undefined : toneless;
}
