import type { Term } from '../../corpus/terms.ts';
import { exactKey } from '../../text/fold.ts';
import { word, words } from '../patterns.ts';
import { topicIn } from './clauses.ts';
import type { Mention, Parsed } from './parsed.ts';

/** Values that a sentence gives in the order of their subjects: `A, B và C lần lượt là 22, 9 và 13`. */
const RESPECTIVELY = words('lần lượt');
const SEPARATOR = /,|(?<!\p{L})(?:và|cùng)(?!\p{L})/u;
const WHOSE = new Set(
  'tỉnh thành phố địa phương ta nhà mình này đã đều cũng được'.split(' ').map(exactKey),
);
/** How many words of the first subject the others share: `doanh thu` of `doanh thu bưu chính, viễn thông`. */
const SHARED = 2;

/** What number `i` of such a list is of, in words and in terms to look for, its own first. */
export interface Listed {
  readonly words: string;
  readonly terms: readonly (readonly Term[])[];
}

export function listedWith(parsed: Parsed, i: number): Listed | undefined {
  const start = parsed.parts[i]?.mention.start ?? 0;
  const at = listBefore(parsed.masked, start);
  if (at === undefined) return undefined;
  const end = endOfSegment(parsed.masked, at);
  const values = parsed.parts.flatMap(({ role, mention }, k) =>
    role === 'figure' && mention.start > at && mention.start < end ? [k] : [],
  );
  const from =
    Math.max(parsed.masked.lastIndexOf(';', at), parsed.masked.lastIndexOf('. ', at)) + 1;
  const subjects = pieces(parsed.plain.slice(from, at), from);
  // `chính quyền số, kinh tế số, xã hội số, tỉnh lần lượt xếp ...`: whose values they are.
  const last = subjects.at(-1);
  if (last && topicIn(parsed, last).every(({ exact }) => WHOSE.has(exact))) subjects.pop();
  const place = values.indexOf(i);
  if (place === -1 || values.length < 2 || subjects.length < values.length) return undefined;
  const named = subjects.slice(-values.length);
  const [first, subject] = [named[0], named[place]];
  if (first === undefined || subject === undefined) return undefined;
  const own = topicIn(parsed, subject);
  return {
    words: parsed.written.slice(subject.start, subject.end).trim(),
    terms: [own, [...topicIn(parsed, first).slice(0, SHARED), ...own]],
  };
}

/** Gives the numbers of a list their kind: those without a unit have that of the others, or are ranks. */
export function withSharedUnits(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention) => {
    if (mention.kind !== 'bare') return mention;
    const at = listBefore(text, mention.start);
    if (at === undefined) return mention;
    const end = endOfSegment(text, at);
    const other = mentions.find(({ start, kind }) => start > at && start < end && kind !== 'bare');
    if (other) return { ...mention, kind: other.kind, unit: other.unit };
    const ranked = word('thứ hạng|xếp hạng|vị trí|xếp thứ|hạng').test(text.slice(0, mention.start));
    return ranked ? { ...mention, kind: 'rank', unit: 'hạng' } : mention;
  });
}

function listBefore(text: string, start: number): number | undefined {
  const at = [...text.slice(0, start).matchAll(RESPECTIVELY)].at(-1)?.index;
  return at !== undefined && endOfSegment(text, at) > start ? at : undefined;
}

function endOfSegment(text: string, from: number): number {
  const end = text.slice(from).search(/;|\.\s|\.$/u);
  return end === -1 ? text.length : from + end;
}

function pieces(text: string, offset: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const piece of text.split(SEPARATOR)) {
    const at = text.indexOf(piece, start);
    if (/\p{L}/u.test(piece)) found.push({ start: offset + at, end: offset + at + piece.length });
    start = at + piece.length;
  }
  return found;
}
