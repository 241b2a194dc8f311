import { type Figure, valueSlice } from '../../figures/figure.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import { exactKey, folded } from '../../text/fold.ts';
import { isWithin, type Slice } from '../../text/sentences.ts';
import type { Reading } from '../reading/types.ts';
import { askedPlain } from './asked.ts';
import type { Candidate } from './entry.ts';
import { ownYear } from './own-year.ts';
import type { Value } from './values.ts';
import { wantsNumber } from './wanted.ts';

/**
 * Whether a value is a figure of an indicator that was asked for, or of a neighbouring one: postal
 * revenue is no answer where telecom revenue was asked for.
 */
export type Standing = 'asked' | 'unknown' | 'other';

/** What extraction knows of the values in passages, as far as one question is concerned. */
export class Standings {
  readonly #reading: Reading;
  readonly #figures: FigureTable;
  /** By asked indicator: phrases that say that something else is told of. */
  readonly #not: readonly (readonly string[])[];

  constructor(reading: Reading, figures: FigureTable) {
    this.#reading = reading;
    this.#figures = figures;
    this.#not = reading.indicators.map(({ not }) => not.map(asWords));
  }

  /** Ranks in a passage that only extraction knows for such: `kinh tế số hạng 9, xã hội số 13`. */
  ranksIn({ articleId, start, end }: Candidate): Value[] {
    if (this.#reading.ask.kind !== 'rank') return [];
    return this.#figures
      .within(articleId, { start, end })
      .filter(({ unit }) => unit === 'hạng')
      .map((figure) => ({ kind: 'rank', ...valueSlice(figure) }));
  }

  /** What a value of an article is the figure of, as far as the question names an indicator. */
  of(candidate: Candidate, slice: Value): Standing {
    const { ask, indicators } = this.#reading;
    if (ask.kind === 'rank' && this.#isRegional(candidate, slice)) return 'other';
    if (slice.kind === 'lead') return this.#isOfRegion(candidate) ? 'unknown' : 'other';
    if (indicators.length === 0 || !wantsNumber(this.#reading)) return 'unknown';
    const head = headMeant(candidate);
    if (head !== undefined) return this.#names(head) ? 'unknown' : 'other';
    const asked = (id: string): boolean => indicators.some((one) => one.id === id);
    const isChange = ask.kind === 'change';
    if (isChange && this.#moves(candidate, slice, asked)) return 'asked';
    const stated = this.#figures.within(candidate.articleId, slice);
    const known = stated.flatMap(({ indicator }) => indicator ?? []);
    // `một nửa số người` is no numeral, and these alone extraction reads.
    const written = candidate.entry.article.body.slice(slice.start, slice.end);
    if (stated.length === 0 && /nửa|phần/iu.test(written)) return 'unknown';
    if (stated.length === 0 && this.#isBefore(candidate, slice, asked)) return 'unknown';
    // Extraction left it out: a level, the base of a density; it leaves out groups of ranks as well.
    if (stated.length === 0)
      return isChange || isGroup(candidate.entry.article.body, slice) ? 'unknown' : 'other';
    if (known.length === 0) return this.#isOfOther(stated) ? 'other' : 'unknown';
    if (!known.some(asked)) return 'other';
    // What it came to does not say how it moved.
    return isChange && stated.some(({ change }) => change !== undefined) ? 'unknown' : 'asked';
  }

  /**
   * Whether a value is what an asked figure beside it, or in the sentence before, was in another year: `39/63` in
   * `so với năm 2017 (39/63)`.
   */
  #isBefore(candidate: Candidate, value: Value, asked: (id: string) => boolean): boolean {
    if (ownYear(candidate, value) === undefined) return false;
    const { entry, position, paragraph, articleId, end } = candidate;
    const before = entry.passages[position - 1];
    const { start } = before?.paragraph.start === paragraph.start ? before : candidate;
    return this.#figures
      .within(articleId, { start, end })
      .some(({ indicator }) => indicator !== null && asked(indicator));
  }

  /** Whether the question has all words of a heading. */
  #names(head: string): boolean {
    const question = new Set(askedPlain(this.#reading).split(/[^\p{L}\p{N}]+/u));
    return folded(head)
      .split(/\s+/)
      .every((word) => question.has(word));
  }

  /** Whether a sentence and the question both speak of a part of the country, or neither does. */
  #isOfRegion({ entry: { article }, start, end }: Candidate): boolean {
    return REGION.test(this.#reading.text) === REGION.test(article.body.slice(start, end));
  }

  /** Whether a rank is one among the provinces of a region, where none is asked about. */
  #isRegional({ articleId }: Candidate, slice: Slice): boolean {
    if (REGION.test(this.#reading.text)) return false;
    const ranks = this.#figures.within(articleId, slice).flatMap(({ rank }) => rank?.of ?? []);
    return ranks.length > 0 && ranks.every((of) => of < FEWEST_PROVINCES);
  }

  /** Whether the articles' own words for some figures say that they are no asked indicator: revenue is no profit. */
  #isOfOther(stated: readonly Figure[]): boolean {
    return stated.every(({ label }) => {
      const words = asWords(label);
      return this.#not.every((phrases) => phrases.some((phrase) => words.includes(phrase)));
    });
  }

  /** Whether a slice says how a figure of an asked indicator moved: `8,6%` in `190 tỷ đồng, tăng 8,6%`. */
  #moves({ articleId, entry }: Candidate, slice: Slice, asked: (id: string) => boolean): boolean {
    const words = entry.article.body.slice(slice.start, slice.end);
    return this.#figures
      .ofArticle(articleId)
      .some(
        (figure) =>
          figure.indicator !== null &&
          asked(figure.indicator) &&
          figure.change?.written.includes(words) === true &&
          isWithin(slice, figure) &&
          !isWithin(slice, valueSlice(figure)),
      );
  }
}

/** With a space at either end: no phrase is found within a word. */
function asWords(text: string): string {
  return ` ${exactKey(text)} `;
}

/** What a list item is about: `- Hạ tầng kỹ thuật: gồm phần xã hội ...` */
const ITEM_HEAD = /^\s*(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s*([^:.;,]{2,60}):/u;
const GOES_ON =
  /(?<!\p{L})(?:chỉ số(?: con| thành phần)?|trụ cột|phần|mảng|nhóm|lĩnh vực|hạng mục|tiêu chí)\s+này(?!\p{L})/iu;
/** The heading of its list item that a sentence goes on about: `Chỉ số này đứng hạng 23/63`. */
function headMeant({ paragraph, entry: { article }, start, end }: Candidate): string | undefined {
  if (!GOES_ON.test(article.body.slice(start, end))) return undefined;
  return ITEM_HEAD.exec(article.body.slice(paragraph.start, start))?.[1];
}

/** Fewer provinces than were ever all of them. */
const FEWEST_PROVINCES = 34;
/** A question about a part of the country. */
const REGION =
  /(?<!\p{L})(?:vùng|vung|khu vực|khu vuc|miền|mien|phía bắc|phía nam|phia bac|phia nam|cụm|cum|đồng bằng|dong bang|tây nguyên|tay nguyen|trung du|region|delta|highlands)(?!\p{L})/iu;
/** `vào nhóm 30`, `lọt top 10` */
function isGroup(body: string, { start }: Slice): boolean {
  return /(?:nhóm|top|tốp)\s+$/iu.test(body.slice(Math.max(0, start - 8), start));
}
