import { folded } from '../../text/fold.ts';
import type { Candidate } from './entry.ts';

/** National rankings of provinces by what they are called, folded. */
const RANKINGS: readonly RegExp[] = [
  /(?<![a-z])(?:dti|(?:chi so|xep hang|bang|muc do)(?: muc do)? chuyen doi so)(?![a-z])/u,
  /(?<![a-z])(?:ict[ -]?index|ung dung (?:cntt|cong nghe thong tin)|san sang (?:cho )?(?:phat trien|ung dung))(?![a-z])/u,
  /(?<![a-z])par[ -]?index(?![a-z])|(?:chi so|xep hang) (?:cchc|cai cach hanh chinh)(?![a-z])/u,
  /(?<![a-z])(?:papi|quan tri (?:va )?hanh chinh cong)(?![a-z])/u,
  /(?<![a-z])(?:pci|nang luc canh tranh)(?![a-z])/u,
  /(?<![a-z])(?:sipas|hai long)(?![a-z])/u,
  /(?<![a-z])(?:pii|doi moi sang tao)(?![a-z])/u,
  /(?<![a-z])(?:pgi|chi so xanh)(?![a-z])/u,
  /(?<![a-z])(?:gii|ecommerce|ebi|thuong mai dien tu)(?![a-z])/u,
  /(?<![a-z])chinh (?:phu|quyen) dien tu(?![a-z])/u,
];

/** Which rankings a text names. */
function rankingsIn(text: string): number[] {
  const plain = folded(text);
  return RANKINGS.flatMap((name, i) => (name.test(plain) ? [i] : []));
}

/** Whether a passage is told of another ranking than the question names: by its own words, the title, or those before it. */
export function isOfOtherRanking(question: string, candidate: Candidate): boolean {
  const asked = rankingsIn(question);
  if (asked.length === 0) return false;
  const { entry, start, end, paragraph } = candidate;
  const { body, title } = entry.article;
  const nearest = [
    body.slice(start, end),
    body.slice(paragraph.start, start),
    title,
    body.slice(0, start),
  ]
    .map(rankingsIn)
    .find(({ length }) => length > 0);
  return nearest !== undefined && !nearest.some((ranking) => asked.includes(ranking));
}
