import type { Term } from '../../corpus/terms.ts';
import type { Slice } from '../../text/sentences.ts';
import type { Parsed, Part } from './parsed.ts';

/** The words around a number, each slice of the sentence. */
export interface Surroundings {
  /** From the figure before, or the beginning of the segment, to the number. */
  readonly before: Slice;
  /** The last clause of `before`. */
  readonly clause: Slice;
  /** What follows the unit, up to the next figure or the end of the clause. */
  readonly after: Slice;
  /** From the beginning of the sentence to the number. */
  readonly lead: Slice;
}

/** `sóng 3G, 4G tới trung tâm xã`: a comma between two names ends no clause. */
const CLAUSE_END = /(?<!\u25A0),|,(?!\s*\u25A0)|[;:.()[\]–]|\s-\s/gu;

/** The words around the number of part `i`. */
export function surroundings({ masked, parts }: Parsed, i: number): Surroundings {
  const { mention } = parts[i] as Part;
  const segmentStart = lastIndex(masked.slice(0, mention.start), /;|\.\s/gu);
  const previous = parts.findLast(({ role }, k) => k < i && role === 'figure')?.mention;
  const from = Math.max(segmentStart, previous?.unitEnd ?? 0);
  const lead = Math.max(mention.lead, from);
  const comma = lastIndex(masked.slice(from, lead), CLAUSE_END);
  const next = parts[i + 1]?.mention.lead ?? masked.length;
  const rest = masked.slice(mention.unitEnd, Math.max(next, mention.unitEnd));
  // `Toàn bộ (100%) dịch vụ công`: behind a number in brackets the clause goes on.
  const bracket = /^\s*\)/u.exec(rest)?.[0].length ?? 0;
  const end = bracket + Math.max(0, endOf(rest.slice(bracket)));
  return {
    before: { start: from, end: lead },
    clause: { start: from + comma, end: lead },
    after: { start: mention.unitEnd, end: mention.unitEnd + end },
    lead: { start: 0, end: lead },
  };
}

/** Where the first clause of a text ends. */
function endOf(text: string): number {
  const end = text.search(/[,;:.()[\]–]|\s-\s/u);
  return end === -1 ? text.length : end;
}

/** Behind the last match of a pattern, else 0. */
function lastIndex(text: string, pattern: RegExp): number {
  let found = 0;
  for (const match of text.matchAll(pattern)) found = match.index + match[0].length;
  return found;
}

/** The words of a slice, in the form in which names of indicators are compared. */
export function termsIn(parsed: Parsed, slice: Slice): Term[] {
  return inSlice(wordsOf(parsed).all, slice);
}

/** The words of a slice without the names of places. */
export function topicIn(parsed: Parsed, slice: Slice): Term[] {
  return inSlice(wordsOf(parsed).topic, slice);
}

interface Words {
  readonly all: readonly Term[];
  readonly topic: readonly Term[];
}

/** Each number of a sentence asks for slices of the same words some ten times. */
const WORDS = new WeakMap<Parsed, Words>();

function wordsOf(parsed: Parsed): Words {
  let words = WORDS.get(parsed);
  if (words === undefined) {
    const all = parsed.terms.filter(({ kind }) => kind === 'word');
    const topic = all.filter(
      ({ start, end }) => !parsed.places.some((place) => start < place.end && end > place.start),
    );
    words = { all, topic };
    WORDS.set(parsed, words);
  }
  return words;
}

function inSlice(terms: readonly Term[], slice: Slice): Term[] {
  return terms.filter(({ start, end }) => start >= slice.start && end <= slice.end);
}
