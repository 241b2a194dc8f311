import type { Figure } from '../../figures/figure.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import { folded } from '../../text/fold.ts';
import type { Reading } from '../reading/types.ts';
import type { Candidate } from './entry.ts';
import { rankNamed } from './quantities.ts';

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
function isOfOtherRanking(question: string, candidate: Candidate): boolean {
  const asked = rankingsIn(question);
  if (asked.length === 0) return false;
  const { entry, start, end, paragraph } = candidate;
  const { body, title } = entry.article;
  const around = [body.slice(start, end), body.slice(paragraph.start, start), title];
  // What stands before its paragraph is long, and seldom needed.
  for (const text of [...around, body.slice(0, start)]) {
    const named = rankingsIn(text);
    if (named.length > 0) return !named.some((ranking) => asked.includes(ranking));
  }
  return false;
}

/** The place in a ranking of which a question asks who holds it: `tỉnh nào đứng thứ ba DTI 2024`. */
export class Places {
  readonly #reading: Reading;
  readonly #figures: FigureTable;
  readonly #named: number | undefined;
  readonly #place: number | undefined;

  constructor(reading: Reading, figures: FigureTable) {
    this.#reading = reading;
    this.#figures = figures;
    this.#named = rankNamed(reading.text);
    const place = this.#named ?? (reading.cues.has('most') ? 1 : undefined);
    this.#place = reading.ask.kind === 'province' ? place : undefined;
  }

  /** The name of the province that holds it, where a passage knows of just one. */
  holderIn(candidate: Candidate): string | undefined {
    const holders = new Set(this.#heldIn(candidate).map(({ province }) => province));
    return holders.size === 1 ? [...holders][0] : undefined;
  }

  /** Whether a passage may tell who holds it. */
  areIn(candidate: Candidate): boolean {
    if (this.#place === undefined) return true;
    const held = this.#heldIn(candidate);
    const { indicators, text } = this.#reading;
    const isOfAsked = ({ indicator }: Figure): boolean =>
      indicators.some(({ id }) => id === indicator);
    if (held.some(isOfAsked)) return true;
    if (isOfOtherRanking(text, candidate)) return false;
    // That something comes first is also told in words that are no rank; what else it is first in is not asked.
    if (held.length === 0) return this.#named === undefined;
    return indicators.length === 0 || held.some(({ indicator }) => indicator === null);
  }

  #heldIn({ articleId, start, end }: Candidate): readonly Figure[] {
    if (this.#place === undefined) return [];
    return this.#figures
      .within(articleId, { start, end })
      .filter(({ unit, value }) => unit === 'hạng' && value === this.#place);
  }
}
