import type { Province } from '../../corpus/gazetteer.ts';
import type { Reading } from '../reading/reading.ts';
import type { Candidate, Collection } from './collection.ts';
import type { Facts } from './facts.ts';
import { kindsWanted, type Value, wantsNumber } from './values.ts';

/** What a question asked for that a passage does not have. */
export type Lack =
  | 'province'
  | 'district'
  | 'year'
  | 'part'
  | 'kind'
  | 'number'
  | 'status'
  | 'direction';

/** Last year of the provinces as they were: a question about an earlier one means the old unit. */
const LAST_YEAR_OF_OLD_PROVINCES = 2024;

/**
 * The conditions of a question: evidence that fails one is never its answer, however well its words
 * fit. Another province's figure or another year's does harm where silence does none.
 */
export class Conditions {
  readonly #reading: Reading;
  /** The provinces that evidence may be about; `undefined`: any. */
  readonly accepted: ReadonlySet<Province> | undefined;

  constructor(reading: Reading, collection: Collection) {
    this.#reading = reading;
    this.accepted =
      reading.provinces.length === 0
        ? undefined
        : new Set(reading.provinces.flatMap((asked) => acceptedFor(asked, reading, collection)));
  }

  /** What a passage lacks; empty when it may answer. */
  lacks(
    candidate: Candidate,
    facts: Facts,
    lead: Facts | undefined,
    value: Value | undefined,
    numbers: number,
  ): Lack[] {
    const { ask, district } = this.#reading;
    const lacks: Lack[] = [];
    if (!this.#isAboutAsked(candidate)) lacks.push('province');
    if (!this.#isOfDistrict(candidate, district)) lacks.push('district');
    if (!this.#isOfYear(candidate)) lacks.push('year');
    if (!this.#isOfPart(candidate)) lacks.push('part');
    if (kindsWanted(ask) !== undefined && value === undefined) lacks.push('kind');
    if (numbers < 1) lacks.push('number');
    if (!this.#hasStatus(facts, lead)) lacks.push('status');
    if (this.#contradicts(facts)) lacks.push('direction');
    return lacks;
  }

  #isAboutAsked({ named, entry }: Candidate): boolean {
    if (this.accepted === undefined) return true;
    if (named.some((province) => this.accepted?.has(province))) return true;
    if (entry.province === undefined || !this.accepted.has(entry.province)) return false;
    // A figure in a sentence that names other provinces only is theirs.
    return named.length === 0 || !wantsNumber(this.#reading.ask);
  }

  /** A district's figure is not its province's, nor another district's. */
  #isOfDistrict(
    { entry: { article }, paragraph }: Candidate,
    district: string | undefined,
  ): boolean {
    if (district === undefined) {
      return (
        article.district === undefined ||
        this.accepted === undefined ||
        !wantsNumber(this.#reading.ask)
      );
    }
    return (
      article.district === district ||
      article.title.includes(district) ||
      article.body.slice(paragraph.start, paragraph.end).includes(district)
    );
  }

  #isOfYear({ dating, entry }: Candidate): boolean {
    const { years, ask } = this.#reading;
    if (years.length === 0) return true;
    if (years.some((year) => dating.years.includes(year))) return true;
    // Who held an office and what was decided also dates from the day of the article; figures do not.
    const published = Number(entry.article.publishedOn?.slice(0, 4));
    return !wantsNumber(ask) && dating.stated.length === 0 && years.includes(published);
  }

  #isOfPart({ dating }: Candidate): boolean {
    const { part, cues, ask } = this.#reading;
    if (part !== undefined) return dating.part === part || !wantsNumber(ask);
    return !(cues.has('whole_year') && dating.part !== undefined);
  }

  /** A target is no result, and a result no target. */
  #hasStatus(facts: Facts, lead: Facts | undefined): boolean {
    const { cues, ask } = this.#reading;
    if (!wantsNumber(ask)) return true;
    const said = (cue: 'planned' | 'done') => facts.cues.has(cue) || lead?.cues.has(cue) === true;
    return cues.has('target') || !said('planned') || said('done');
  }

  /** A question that takes it for granted that something rose is not answered by how it fell. */
  #contradicts(facts: Facts): boolean {
    for (const side of this.#reading.sides) {
      const [pair, which] = side.split(':');
      const opposite = `${pair}:${which === '0' ? '1' : '0'}`;
      if (facts.sides.has(opposite) && !facts.sides.has(side)) return true;
    }
    return false;
  }
}

/**
 * The units that may answer for a province: itself, and those it absorbed in 2025 when nothing in
 * the corpus is about itself and no earlier year was asked.
 */
function acceptedFor(asked: Province, { years }: Reading, collection: Collection): Province[] {
  const earlier = years.length > 0 && years.every((year) => year <= LAST_YEAR_OF_OLD_PROVINCES);
  if (earlier || collection.holds(asked)) return [asked];
  return collection.gazetteer.parts(asked);
}
