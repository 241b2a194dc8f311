import type { Candidate } from './entry.ts';

/** `nhiệm kỳ 2020 - 2025`, `khóa 2015-2020`, in a question with or without diacritics. */
const TERM =
  /(?:nhiệm kỳ|nhiem ky|khóa|khoá|khoa|term)(?:\s+of)?(?:\s+\S+)?\s+(?<from>(?:19|20)\d\d)\s*[-–]?\s*(?:đến|den|to)?\s*(?<to>(?:19|20)\d\d)(?!\d)/iu;
const SPAN = /(?<!\d)(?<from>(?:19|20)\d\d)\s*[-–]\s*(?<to>(?:19|20)\d\d)(?!\d)/gu;

/**
 * Whether a passage tells of the term of office that a question names: the one that its sentence tells of, else the
 * title's, else its paragraph's.
 * @returns `undefined` where the question names none, or nothing around the passage does
 */
export function isOfTerm(question: string, candidate: Candidate): boolean | undefined {
  const asked = TERM.exec(question)?.groups;
  if (asked === undefined) return undefined;
  const { start, end, paragraph, entry } = candidate;
  const { title, body } = entry.article;
  for (const text of [body.slice(start, end), title, body.slice(paragraph.start, paragraph.end)]) {
    const told = [...text.matchAll(SPAN)].map(({ groups }) => groups);
    if (told.length > 0)
      return told.some((term) => term?.from === asked.from && term?.to === asked.to);
  }
  return undefined;
}
