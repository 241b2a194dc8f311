import type { Slice } from '../../text/sentences.ts';
import type { Candidate } from './entry.ts';

/** How long a quotation may be, in UTF-16 units. */
export const LONGEST_QUOTE = 400;

/** Openings that make no sense without the sentence before. */
const LEANS_BACK =
  /^(?:Đây|Đó|Này|Trong (?:đó|số này|số đó)|Theo đó|Qua đó|Từ đó|Bên cạnh đó|Ngoài ra|Đồng thời|Nhờ (?:đó|vậy)|Vì (?:vậy|thế)|Do đó|Lực lượng này|Công việc này|Con số này|Họ|Ông|Bà|Riêng|Cụ thể|Tuy nhiên|Như vậy)(?![\p{L}])/u;

/**
 * The slice to quote for a candidate: its sentence with as many neighbours of its paragraph as it
 * needs to be understood and the limit allows. A sentence over the limit is cut at its clauses
 * around `focus`.
 * @param gain what a neighbour adds that the question asks for, 0 when nothing
 * @param focus where in the article the exact answer, or the best of the words, stands
 */
export function quoteOf(
  candidate: Candidate,
  gain: (neighbour: Candidate) => number,
  focus: Slice,
): Slice {
  const { body } = candidate.entry.article;
  if (candidate.end - candidate.start > LONGEST_QUOTE) return clauseAround(body, candidate, focus);
  const siblings = candidate.entry.passages.filter(
    (other) => other.paragraph.start === candidate.paragraph.start,
  );
  let first = siblings.indexOf(candidate);
  let last = first;
  for (;;) {
    const [before, behind] = [siblings[first - 1], siblings[last + 1]];
    const start = siblings[first]?.start ?? candidate.start;
    const end = siblings[last]?.end ?? candidate.end;
    const leans = LEANS_BACK.test(body.slice(start, start + 24));
    const back = before && end - before.start <= LONGEST_QUOTE ? gain(before) + (leans ? 1 : 0) : 0;
    const on = behind && behind.end - start <= LONGEST_QUOTE ? gain(behind) : 0;
    if (back <= 0 && on <= 0) return { start, end };
    if (back >= on) first--;
    else last++;
  }
}

/** The clauses of a long sentence around a place in it, as many as the limit allows. */
function clauseAround(body: string, sentence: Slice, focus: Slice): Slice {
  const cuts = [sentence.start];
  // Clauses end at semicolons and at commas that part more than two words.
  for (const match of body.slice(sentence.start, sentence.end).matchAll(/[;,:](?=\s)/gu)) {
    cuts.push(sentence.start + match.index + 1);
  }
  cuts.push(sentence.end);
  let first = Math.max(
    0,
    cuts.findLastIndex((cut) => cut <= focus.start),
  );
  let last = cuts.findIndex((cut) => cut >= focus.end);
  if (last === -1) last = cuts.length - 1;
  const length = (from: number, to: number) => (cuts[to] ?? 0) - (cuts[from] ?? 0);
  for (;;) {
    if (first > 0 && length(first - 1, last) <= LONGEST_QUOTE) first--;
    else if (last < cuts.length - 1 && length(first, last + 1) <= LONGEST_QUOTE) last++;
    else break;
  }
  let start = cuts[first] ?? sentence.start;
  let end = cuts[last] ?? sentence.end;
  while (/\s/u.test(body.charAt(start))) start++;
  while (/[\s,;:]/u.test(body.charAt(end - 1))) end--;
  if (end - start > LONGEST_QUOTE) {
    // One clause longer than the limit: cut at a word.
    start = Math.max(start, Math.min(focus.start - 80, end - LONGEST_QUOTE));
    while (start > sentence.start && /\S/u.test(body.charAt(start - 1))) start++;
    end = Math.min(end, start + LONGEST_QUOTE);
    while (end < sentence.end && /\S/u.test(body.charAt(end)) && end > start) end--;
    while (/\s/u.test(body.charAt(end - 1))) end--;
  }
  return { start, end };
}
