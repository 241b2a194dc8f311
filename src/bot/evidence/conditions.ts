import type { Province } from '../../corpus/gazetteer.ts';
import type { Figure, PeriodRule } from '../../figures/figure.ts';
import type { FigureTable } from '../../figures/lookup.ts';
import type { TermTable } from '../../search/term-table.ts';
import { folded } from '../../text/fold.ts';
import { yearsOf } from '../../text/periods.ts';
import type { QuestionTerm, Reading } from '../reading/types.ts';
import { askedPlain } from './asked.ts';
import { foundsOther, leadsOther, namesNoBody } from './bodies.ts';
import type { Collection } from './collection.ts';
import type { Candidate } from './entry.ts';
import type { Facts } from './facts.ts';
import { isOfTerm } from './office-terms.ts';
import { isYearOfLater, ownYear, yearAhead } from './own-year.ts';
import { Quantities, SAID_BESIDE } from './quantities.ts';
import { Places } from './rankings.ts';
import { type Standing, Standings } from './standing.ts';
import { NUMBERS, type Value } from './values.ts';
import { kindsWanted, wantsFirst, wantsHolder, wantsNumber } from './wanted.ts';
import { endsWith } from './year-parts.ts';

/** What a question asked for that a passage does not have. */
export type Lack =
  | 'province'
  | 'district'
  | 'year'
  | 'part'
  | 'kind'
  | 'number'
  | 'status'
  | 'direction'
  | 'indicator'
  | 'name';

/** Last year of the provinces as they were: a question about an earlier one means the old unit. */
const LAST_YEAR_OF_OLD_PROVINCES = 2024;
/** From this level on a sentence says a term itself, in its own or in other words. */
const SAID_ITSELF = 0.9;

/**
 * The conditions of a question: evidence that fails one is never its answer, however well its words
 * fit. Another province's figure or another year's does harm where silence does none.
 */
export class Conditions {
  readonly #reading: Reading;
  readonly #figures: FigureTable;
  readonly #isOfStrangers: boolean;
  readonly #quantities: Quantities;
  readonly #standings: Standings;
  readonly #places: Places;
  /** The companies that the question names, once a passage has told. */
  #companies: ReadonlySet<number> | undefined;
  /** The provinces that evidence may be about; `undefined`: any. */
  readonly accepted: ReadonlySet<Province> | undefined;

  constructor(reading: Reading, collection: Collection) {
    this.#reading = reading;
    this.#figures = collection.figures;
    this.#isOfStrangers = strangersIn(reading, collection.terms).length > 0;
    this.#quantities = new Quantities(reading);
    this.#places = new Places(reading, collection.figures);
    this.#standings = new Standings(reading, collection.figures);
    this.accepted =
      reading.provinces.length === 0
        ? undefined
        : new Set(reading.provinces.flatMap((asked) => acceptedFor(asked, reading, collection)));
  }

  /**
   * What a passage lacks; empty when it may answer.
   * @param around the facts of the sentences that a premise is checked against
   * @param leads the facts of the passages that it hangs on as a list item
   * @param value the value of the asked kind that it holds
   * @param unqualified whether what it counts is told of in no other words than those of the question
   * @param levels the worth of each slot in the passage or around it
   */
  lacks(
    candidate: Candidate,
    facts: Facts,
    around: readonly Facts[],
    leads: readonly Facts[],
    value: Value | undefined,
    unqualified: boolean,
    levels: Float32Array,
  ): Lack[] {
    const { district } = this.#reading;
    const lacks: Lack[] = [];
    const stated = this.#statedAt(candidate, value);
    if (!this.#isAboutAsked(candidate, stated)) lacks.push('province');
    if (!this.#isOfDistrict(candidate, facts, district)) lacks.push('district');
    if (!this.#isOfYear(candidate, facts, value, stated)) lacks.push('year');
    if (!this.#isOfPart(candidate, facts, stated)) lacks.push('part');
    if (!this.#hasKind(facts, value, unqualified, levels)) lacks.push('kind');
    else if (namesNoBody(this.#reading, facts.text) || this.#leadsOther(candidate, facts))
      lacks.push('kind');
    if (!this.#quantities.areIn(facts, levels) || !this.#places.areIn(candidate))
      lacks.push('number');
    if (!this.#hasStatus(candidate, facts, leads, value, stated)) lacks.push('status');
    if (this.#contradicts(facts, around)) lacks.push('direction');
    const isOfOthers = this.#isOfOtherCompany(facts) || foundsOther(this.#reading, facts.text);
    if (this.#isOfStrangers || isOfOthers) lacks.push('name');
    const isOther = value !== undefined && this.#standings.of(candidate, value) === 'other';
    if ((isOther && !this.#isShareOfAll(levels)) || this.#isOfBlockBefore(facts, levels))
      lacks.push('indicator');
    return lacks;
  }

  /** Whether a value of an article is known to be of the asked place and time. */
  fits(candidate: Candidate, facts: Facts, value: Value): boolean {
    const stated = this.#figures.within(candidate.articleId, value);
    return (
      this.#isAboutAsked(candidate, stated) &&
      this.#isOfYear(candidate, facts, value, stated) &&
      this.#isOfPart(candidate, facts, stated)
    );
  }

  /** Ranks in a passage that only extraction knows for such. */
  ranksIn(candidate: Candidate): Value[] {
    return this.#standings.ranksIn(candidate);
  }

  /** What a value of an article is the figure of, as far as the question names an indicator. */
  standing(candidate: Candidate, value: Value): Standing {
    return this.#standings.of(candidate, value);
  }

  /**
   * Whose the numbers of a passage are by which a question asks which province it is, as far as they are one's:
   * Lâm Đồng's in `Đà Nẵng 0,716 điểm, Lâm Đồng 0,714 điểm`.
   */
  ownerOfStated(candidate: Candidate): string | undefined {
    if (this.#reading.ask.kind !== 'province') return undefined;
    const holder = this.#places.holderIn(candidate);
    if (holder !== undefined) return holder;
    const { articleId, start, end } = candidate;
    const owners = this.#figures
      .within(articleId, { start, end })
      .filter(({ value, unit }) => unit !== 'hạng' && this.#quantities.isExactly(value))
      .map(({ province }) => province);
    return new Set(owners).size === 1 ? owners[0] : undefined;
  }

  /** What extraction knows of a number that is asked for: it is read more closely than its sentence. */
  #statedAt({ articleId }: Candidate, value: Value | undefined): readonly Figure[] {
    return value && wantsNumber(this.#reading) ? this.#figures.within(articleId, value) : [];
  }

  #isAboutAsked({ named, entry }: Candidate, stated: readonly Figure[]): boolean {
    if (this.accepted === undefined) return true;
    if (stated.length > 0) {
      const names = new Set([...this.accepted].map(({ name }) => name));
      return stated.some(({ province }) => names.has(province));
    }
    if (named.some((province) => this.accepted?.has(province))) return true;
    if (entry.province === undefined || !this.accepted.has(entry.province)) return false;
    // A figure in a sentence that names other provinces only is theirs.
    return named.length === 0 || !wantsNumber(this.#reading);
  }

  /** A district's figure is not its province's, nor another district's. */
  #isOfDistrict(
    { entry: { article }, paragraph }: Candidate,
    { text }: Facts,
    district: string | undefined,
  ): boolean {
    if (district === undefined) {
      const isOfPart =
        article.district !== undefined || (DISTRICT_WIDE.test(text) && !this.#namesUnit(text));
      return !isOfPart || this.accepted === undefined || !wantsNumber(this.#reading);
    }
    return (
      article.district === district ||
      article.title.includes(district) ||
      article.body.slice(paragraph.start, paragraph.end).includes(district)
    );
  }

  /** Whether the question names the district, commune or hamlet that a sentence names first. */
  #namesUnit(text: string): boolean {
    const unit = UNIT_FIRST.exec(text)?.[0];
    return unit !== undefined && askedPlain(this.#reading).includes(folded(unit));
  }

  #isOfYear(
    candidate: Candidate,
    facts: Facts,
    value: Value | undefined,
    figures: readonly Figure[],
  ): boolean {
    const { years, text } = this.#reading;
    if (years.length === 0) return true;
    const ofTerm = wantsNumber(this.#reading) ? undefined : isOfTerm(text, candidate);
    if (ofTerm !== undefined) return ofTerm;
    const { dating, entry } = candidate;
    const own = value && ownYear(candidate, value);
    if (own !== undefined) return years.includes(own);
    const periods = figures.flatMap(({ period }) => period ?? []);
    // What a sentence says of a figure's time goes before what its article does.
    const ahead = value && yearAhead(candidate, value);
    const saysOther =
      ahead !== undefined && dating.stated.includes(ahead) && !years.includes(ahead);
    const told = periods.filter(({ rule }) => !(saysOther && OF_WHOLE.has(rule)));
    if (told.flatMap(yearsOf).some((year) => years.includes(year))) return true;
    if (periods.some(({ rule }) => rule === 'sentence')) return false;
    const others = wantsNumber(this.#reading) ? facts.valuesOf(NUMBERS) : [];
    const asked = years.filter((year) => !(value && isYearOfLater(year, candidate, value, others)));
    if (asked.some((year) => dating.stated.includes(year))) return true;
    // What the article says of the figure itself goes before what runs on from other sentences.
    const isUndated = figures.length > 0 && periods.length === 0;
    if (isUndated || periods.some(({ rule }) => !GUESSED.has(rule))) return false;
    if (asked.some((year) => dating.years.includes(year))) return true;
    // Who held an office and what was decided also dates from the day of the article; figures do not.
    const published = Number(entry.article.publishedOn?.slice(0, 4));
    return !wantsNumber(this.#reading) && dating.stated.length === 0 && years.includes(published);
  }

  #isOfPart({ dating }: Candidate, facts: Facts, stated: readonly Figure[]): boolean {
    const { part, cues, text } = this.#reading;
    if (part !== undefined) {
      if (!wantsNumber(this.#reading) || dating.part === part) return true;
      if (stated.some(({ period }) => period?.part === part)) return true;
      // What there is at the end of a quarter there is at the end of its last month.
      const told = [...facts.periods, ...stated.flatMap(({ period }) => period ?? [])];
      return told.some((period) => endsWith(text, part, period));
    }
    const ofParts = stated.length > 0 && stated.every(({ period }) => period?.part !== undefined);
    return !(cues.has('whole_year') && (dating.part !== undefined || ofParts));
  }

  /** A value of the asked kind; the asked office, not its deputy's; what is counted, with its `5G`. */
  #hasKind(
    facts: Facts,
    value: Value | undefined,
    unqualified: boolean,
    levels: Float32Array,
  ): boolean {
    const { offices, counted, terms } = this.#reading;
    if (kindsWanted(this.#reading) !== undefined && value === undefined) return false;
    if (LEADS.has(this.#reading.ask.kind) && facts.text.endsWith(':')) return false;
    if (wantsFirst(this.#reading) && !this.#saysMost(facts)) return false;
    // The first office is the one asked about: `Giám đốc Sở báo cáo Chủ tịch tỉnh là ai?`
    const [office] = offices;
    if (wantsHolder(this.#reading) && office && !facts.offices.has(office)) return false;
    if (counted === undefined) return true;
    const said = (k: number) => (levels[k] ?? 0) >= SAID_BESIDE;
    const named = counted.all.filter((k) => /\d/.test(terms[k]?.exact ?? ''));
    // `thuê bao Internet` is not counted where only `thuê bao` is said.
    // `thu giữ 2.318 cuốn sách` may be the `sách lậu` of which it is asked how many `thu giữ`.
    const saysMore = terms.some(
      ({ share, year }, k) =>
        share === 1 && year === undefined && !counted.all.includes(k) && levels[k] === 1,
    );
    const told = unqualified && saysMore ? (k: number) => (levels[k] ?? 0) > 0 : said;
    return named.every(said) && counted.all.filter(told).length >= MOST_OF * counted.all.length;
  }

  /** A share whose sentence says all that is asked is the one, whichever of its neighbours it counts as. */
  #isShareOfAll(levels: Float32Array): boolean {
    const { ask, terms } = this.#reading;
    const isSaid = ({ share, year }: QuestionTerm, k: number): boolean =>
      share < 1 || year !== undefined || (levels[k] ?? 0) >= SAID_ITSELF;
    return ask.kind === 'share' && terms.every(isSaid);
  }

  /** What Viettel has answers nothing about VNPT. */
  #isOfOtherCompany(facts: Facts): boolean {
    this.#companies ??= facts.companiesAmong(this.#reading.terms);
    const asked = this.#companies;
    if (asked.size === 0 || facts.companies.size === 0) return false;
    return ![...asked].some((company) => facts.companies.has(company));
  }

  /** A ministry or department that comes first is no province that does. */
  #leadsOther({ named }: Candidate, { text }: Facts): boolean {
    const isAsked = this.#reading.ask.kind === 'province' && this.#reading.cues.has('most');
    return isAsked && named.length === 0 && leadsOther(this.#reading, text);
  }

  /** `doanh thu của khối này` is told of what stands before: a number of it is that of nothing else. */
  #isOfBlockBefore({ text }: Facts, levels: Float32Array): boolean {
    if (!wantsNumber(this.#reading) || !OF_BLOCK.test(text)) return false;
    return this.#reading.terms.some(
      ({ share, year }, k) => share === 1 && year === undefined && (levels[k] ?? 0) < SAID_BESIDE,
    );
  }

  /** Who is the first or has the most, only a sentence tells that says so. */
  #saysMost(facts: Facts): boolean {
    const { cues } = this.#reading;
    const asked = (['most', 'least'] as const).filter((cue) => cues.has(cue));
    return asked.length === 0 || asked.some((cue) => facts.cues.has(cue));
  }

  /** A target is no result; where a result is asked for by name, a plan's lists are none either. */
  #hasStatus(
    { entry, start }: Candidate,
    facts: Facts,
    leads: readonly Facts[],
    value: Value | undefined,
    stated: readonly Figure[],
  ): boolean {
    const { ask, indicators, cues } = this.#reading;
    if (!wantsNumber(this.#reading) || (cues.has('target') && !cues.has('actual'))) return true;
    // What something costs is what it is planned to cost; what an indicator comes to is not.
    if (ask.kind === 'money' && indicators.length === 0 && !cues.has('actual')) return true;
    // `còn 33 bản lõm sóng; sẽ xong trước tháng 12`: each part for itself.
    const own = value
      ? facts.cuesAround({ start: value.start - start, end: value.end - start })
      : facts.cues;
    const said = (cue: 'planned' | 'done') =>
      own.has(cue) || leads.some(({ cues }) => cues.has(cue));
    if (said('done')) return true;
    if (stated.length > 0 && stated.every(({ status }) => status === 'target')) return false;
    return !said('planned') && !(cues.has('actual') && PLAN.test(entry.article.title));
  }

  /** A question that takes it for granted that something rose is not answered by how it fell. */
  #contradicts(facts: Facts, around: readonly Facts[]): boolean {
    for (const side of this.#reading.sides) {
      const [pair, which] = side.split(':');
      const opposite = `${pair}:${which === '0' ? '1' : '0'}`;
      if (facts.sides.has(side)) continue;
      if (facts.sides.has(opposite)) return true;
      // A reason need not say itself what it is the reason of; the article must.
      const takes = (other: string) => around.some(({ sides }) => sides.has(other));
      if (takes(opposite) && !takes(side)) return true;
    }
    return false;
  }
}

/** Kinds of questions that are answered by what stands behind a colon, not by what leads to it. */
const LEADS: ReadonlySet<Reading['ask']['kind']> = new Set(['topic', 'what', 'yes_no']);
/** Rules by which a figure's time is that of its article. */
const OF_WHOLE: ReadonlySet<PeriodRule> = new Set([
  'title',
  'lead',
  'event',
  'article',
  'publication',
  'only',
]);
/** Rules by which a figure's time is taken where the article does not say it. */
const GUESSED: ReadonlySet<PeriodRule> = new Set(['article', 'publication', 'only']);
/** The share of the words of what is counted that must be said. */
const MOST_OF = 0.7;
/** A figure of a district or commune: `cả huyện có 32 trạm`, `Thị trấn đầu tư 50 cụm loa`. */
const DISTRICT_WIDE =
  /(?:(?:cả|toàn|trên địa bàn|của|khắp)\s+(?:huyện|thị xã|quận|xã(?!\s+hội))(?!\s*,)(?![^.;]*(?:các|\d)\s*huyện))|^(?:Riêng\s+|Tại\s+|Ở\s+)?(?:[Xx]ã(?!\s+hội)|[Tt]hị trấn|[Pp]hường|[Hh]uyện|[Tt]hôn|[Ấấ]p)\s/u;
/** The first unit below the province that a text names: `Thôn Lộc Bông`. */
const UNIT_FIRST =
  /(?:[Xx]ã|[Tt]hị trấn|[Pp]hường|[Hh]uyện|[Tt]hôn|[Bb]ản|[Ấấ]p)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)?/u;
/** What a number is of that another sentence names. */
const OF_BLOCK =
  /(?<!\p{L})(?:khối|mảng|lĩnh vực|ngành|nhóm|bộ phận|loại hình|dịch vụ|đơn vị|doanh nghiệp)\s+(?:này|đó|ấy)(?!\p{L})/iu;
/** The title of a plan, whose lists are targets. */
const PLAN = /kế hoạch|quy hoạch|mục tiêu|chỉ tiêu|phương hướng|chiến lược/iu;

/** The names of a question that no article has, however they are written. */
export function strangersIn({ terms, rewordings }: Reading, table: TermTable): string[] {
  return terms.flatMap(({ name, exact, folded }, k) => {
    const known = table.find(exact) ?? table.find(folded);
    const reworded = rewordings.some(({ from, to }) => from <= k && k < to);
    return name && known === undefined && !reworded ? [exact] : [];
  });
}

/**
 * The units that may answer for a province: itself, and those it absorbed in 2025 when nothing in
 * the corpus is about itself and no earlier year was asked.
 */
function acceptedFor(asked: Province, reading: Reading, collection: Collection): Province[] {
  const { years } = reading;
  const earlier = years.length > 0 && years.every((year) => year <= LAST_YEAR_OF_OLD_PROVINCES);
  // Who held an office in one of them does not hold it in the new one.
  if (earlier || collection.holds(asked) || wantsHolder(reading)) return [asked];
  return collection.gazetteer.parts(asked);
}
