import { exactKey } from '../text/fold.ts';
import { type Token, type TokenKind, tokenise } from '../text/tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * One term of a text as search, scoring and extraction see it: a syllable, number or code. The terms
 * of an abbreviation (`CNTT`) are the syllables it stands for, all with the place of the abbreviation,
 * so that articles and questions meet whichever way either is written.
 */
export interface Term {
  readonly exact: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** Set for a term that stands in the text only as (part of) an abbreviation. */
  readonly expanded?: true;
}

interface Expansion {
  /** The tokens of the abbreviation, `kt` and `xh` for KT-XH. */
  readonly written: readonly Token[];
  readonly terms: readonly Token[];
}

/** Joins words without saying anything: `thông tin và truyền thông` is one phrase with and without it. */
const JOINERS = new Set([exactKey('và'), 'va']);

/** Cuts texts into terms with the abbreviations of the vocabulary written out. */
export class Analyser {
  readonly #terms: ReadonlyMap<string, readonly Expansion[]>;
  readonly #chat: ReadonlyMap<string, readonly Expansion[]>;

  constructor(abbreviations: Vocabulary['abbreviations']) {
    this.#terms = expansions(abbreviations.terms);
    this.#chat = expansions(abbreviations.chat);
  }

  /**
   * The terms of an article's text, in order. Abbreviations are known by their capitals there; an
   * ambiguous one stays as written.
   */
  terms(text: string): Term[] {
    return this.#analyse(text, false);
  }

  /** The terms of something typed in a chat: capitals do not count, and chat shorthand is written out. */
  typedTerms(text: string): Term[] {
    return this.#analyse(text, true);
  }

  #analyse(text: string, typed: boolean): Term[] {
    const tokens = tokenise(text);
    const terms: Term[] = [];
    for (let i = 0; i < tokens.length; ) {
      const token = tokens[i] as Token;
      const expansion = this.#expansionAt(tokens, i, text, typed);
      if (expansion === undefined) {
        if (!JOINERS.has(token.exact)) terms.push(token);
        const number = numberWithin(token);
        if (number) terms.push({ ...token, exact: number, folded: number, expanded: true });
        i++;
        continue;
      }
      const last = tokens[i + expansion.written.length - 1] as Token;
      for (const term of expansion.terms) {
        const { exact, folded, kind } = term;
        terms.push({ exact, folded, kind, start: token.start, end: last.end, expanded: true });
      }
      i += expansion.written.length;
    }
    return terms;
  }

  #expansionAt(
    tokens: readonly Token[],
    i: number,
    text: string,
    typed: boolean,
  ): Expansion | undefined {
    const token = tokens[i] as Token;
    const terms = this.#terms.get(token.folded);
    const chat = typed ? this.#chat.get(token.folded) : undefined;
    if (terms === undefined && chat === undefined) return undefined;
    if (token.kind !== 'word' || !(typed || isCapitalised(text, token))) return undefined;
    // The letter of `Hue-S` stands for nothing.
    const isPart = token.end - token.start === 1 && text[token.start - 1] === '-';
    return longest(terms, tokens, i, text) ?? (isPart ? undefined : longest(chat, tokens, i, text));
  }
}

/**
 * The number that a token is also known by: `Nghị quyết 17` for 17/NQ-CP, `110 xã` for 110/159.
 */
function numberWithin({ kind, exact }: Token): string | undefined {
  if (kind === 'code') return /^0*(\d+)/.exec(exact)?.[1];
  if (kind === 'number') return /^0*(\d+)\/\d+$/.exec(exact)?.[1];
  return undefined;
}

function expansions(
  entries: Readonly<Record<string, readonly string[]>>,
): Map<string, readonly Expansion[]> {
  const map = new Map<string, Expansion[]>();
  for (const [abbreviation, meanings] of Object.entries(entries)) {
    const [meaning, ...others] = meanings;
    if (meaning === undefined || others.length > 0) continue;
    const written = tokenise(abbreviation).filter((token) => !JOINERS.has(token.exact));
    const terms = tokenise(meaning).filter((token) => !JOINERS.has(token.exact));
    const first = written[0]?.folded;
    if (first === undefined) continue;
    map.set(first, [...(map.get(first) ?? []), { written, terms }]);
  }
  for (const list of map.values()) list.sort((a, b) => b.written.length - a.written.length);
  return map;
}

/** The longest abbreviation that stands at token `i`, its parts joined by nothing but `-`, `&`, `/` or a space. */
function longest(
  candidates: readonly Expansion[] | undefined,
  tokens: readonly Token[],
  i: number,
  text: string,
): Expansion | undefined {
  return candidates?.find(({ written }) =>
    written.every((part, k) => {
      const token = tokens[i + k];
      if (token === undefined || token.kind !== 'word') return false;
      if (k > 0 && !/^[\s&/–-]{0,3}$/.test(text.slice(tokens[i + k - 1]?.end, token.start))) {
        return false;
      }
      return sameLetters(token, part);
    }),
  );
}

/** An abbreviation typed without its đ is the same one; one typed with other letters is not. */
function sameLetters(typed: Token, entry: Token): boolean {
  return (
    typed.exact === entry.exact || (typed.exact === typed.folded && typed.folded === entry.folded)
  );
}

/** Two capitals at least: `CNTT`, `CĐS`, `ThS`; `Tin` is a word. */
function isCapitalised(text: string, token: Token): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text.slice(token.start, token.end));
}
