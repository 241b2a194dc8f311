import type { TermTable } from '../../search/term-table.ts';
import { folded } from '../../text/fold.ts';
import type { Slice } from '../../text/sentences.ts';
import { COUNTING_UNITS } from '../reading/ask.ts';
import type { Reading } from '../reading/types.ts';
import { askedPlain } from './asked.ts';
import { dimensionIn } from './dimensions.ts';
import { isOtherDocument } from './documents.ts';
import type { Facts } from './facts.ts';
import type { Query } from './query.ts';
import type { Standing } from './standing.ts';
import { isForeign, type Value, type ValueKind } from './values.ts';
import { kindsWanted } from './wanted.ts';

/** Where a term of the question, or another word for it, stands in a sentence. */
export interface PlacedTerm extends Slice {
  readonly slot: number;
}

/** Where in a sentence the question's topical terms stand. */
export function placeTerms({ terms, halves }: Facts, query: Query, table: TermTable): PlacedTerm[] {
  const ids = terms.map((term) => table.find(term.exact));
  return terms.flatMap((term, i): PlacedTerm[] => {
    const id = ids[i];
    if (id === undefined) return [];
    const { start, end } = term;
    const direct = query.slots.flatMap((slot, k) => {
      if (!slot.topical || slot.year !== undefined) return [];
      const same = slot.bare ? slot.folded === table.foldedOf(id) : slot.exact === id;
      // The second half of another word is not the word that was asked for.
      const isHalf = halves.has(i) && !query.slots[k - 1]?.joined;
      return same && !isHalf ? [{ slot: k, start, end }] : [];
    });
    const reworded = query.alternatives.flatMap((alternative) => {
      if (!alternative.terms.every((other, n) => ids[i + n] === other)) return [];
      const last = terms[i + alternative.terms.length - 1] ?? term;
      const slots = Array.from({ length: alternative.to - alternative.from }, (_, n) => n);
      return slots.map((n) => ({ slot: alternative.from + n, start, end: last.end }));
    });
    return [...direct, ...reworded];
  });
}

/** Kinds of values that are names. */
const NAMES: ReadonlySet<ValueKind> = new Set(['person', 'foreign', 'place', 'document']);
/** Before the name of a province, which questions leave out. */
const OF_PROVINCE = /^tỉnh\s+/iu;
/** At so many characters from a term a value is worth a third of one beside it. */
const REACH = 90;
/** So many characters behind a number its unit ends at most. */
const UNIT_REACH = 24;
/** What a comma or semicolon between a value and a term leaves of its worth. */
const BORDER = 0.8;
/** What is said before the sentence or in the title is said for every value of it, at this worth. */
const AROUND = 0.5;
/** A value of a kind that answers less directly: an office where a person was asked for. */
const SECOND_KIND = 0.5;

/** A figure of the asked indicator goes before whatever stands nearer. */
const STANDINGS: readonly Standing[] = ['other', 'unknown', 'asked'];

/** What extraction knows of a sentence, whose offsets these are. */
export interface Extracted {
  standingOf(value: Value): Standing;
  /** Whether a value is of the asked place and time, as far as it is known. */
  fits(value: Value): boolean;
  /** Ranks, some of which it alone knows for such. */
  readonly ranks: readonly Value[];
}

/** The value of the asked kind that stands nearest to the question's terms. */
export interface Picked {
  readonly value: Value;
  /** How near it stands, 0 to 1. */
  readonly near: number;
  readonly standing: Standing;
  /** Whether what it counts is told of in no other words than those of the question. */
  readonly unqualified: boolean;
}

/** Picks the value of the asked kind that answers best. */
export function pickValue(
  reading: Reading,
  facts: Facts,
  query: Query,
  place: () => readonly PlacedTerm[],
  levels: Float32Array,
  extracted: Extracted,
): Picked | undefined {
  const { counted } = reading;
  // A follow-up leaves out what was said before it.
  const said = reading.terms.flatMap(({ folded, earlier }) => (earlier ? [] : [folded]));
  const asked = `${askedPlain(reading)} ${said.join(' ')}`;
  const kinds = kindsWanted(reading);
  if (kinds === undefined) return undefined;
  const read = facts.valuesOf(kinds);
  const apart = extracted.ranks.filter(
    ({ start, end }) => !read.some((value) => start < value.end && end > value.start),
  );
  const values = [...read, ...apart];
  if (values.length === 0) return undefined;
  const isOfNamed = (value: Value): boolean => isOfCompany(value, facts, asked) === 'named';
  const ofNamed = values.some(isOfNamed);
  const placed = place();
  const isMeasured = reading.ask.kind === 'topic' || reading.ask.kind === 'count';
  const unit = isMeasured && counted === undefined ? dimensionIn(asked) : undefined;
  let best: (Omit<Picked, 'unqualified'> & { order: number }) | undefined;
  for (const value of values) {
    const preference = kinds.indexOf(value.kind);
    if (preference === -1) continue;
    // What the question itself names is not its answer.
    const isName = NAMES.has(value.kind);
    const name = facts.text.slice(value.start, value.end).replace(OF_PROVINCE, '');
    if (isName && asked.includes(folded(name))) continue;
    const { end, noun = end } = value;
    if (unit && !unit.test(folded(facts.text.slice(noun, noun + UNIT_REACH)))) continue;
    if (holdsOther(value, facts, reading) || isSource(value, facts, reading)) continue;
    if (isOfCompany(value, facts, asked) === 'other' || (ofNamed && !isOfNamed(value))) continue;
    const written = facts.text.slice(value.start, value.end);
    if (value.kind === 'document' && isOtherDocument(asked, written)) continue;
    const standing = extracted.standingOf(value);
    // A figure of the indicator that was asked for counts that, in whatever words.
    const isAsked = standing === 'asked' || ofNamed;
    // A density is per so many people, whatever is counted.
    const isCount = counted !== undefined && value.kind !== 'density';
    const agreement = isCount
      ? countsAs(facts.text, value, counted, placed) || (isAsked ? HEAD_ALONE : 0)
      : 1;
    if (agreement === 0) continue;
    const worth = agreement * (preference === 0 || counted ? 1 : SECOND_KIND);
    const near = worth * nearness(facts.text, value, query, placed, levels);
    // One of another year or province is no answer, however near it stands.
    const order = STANDINGS.indexOf(standing) + (extracted.fits(value) ? STANDINGS.length : 0);
    const better = order - (best?.order ?? -1) || near - (best?.near ?? 0);
    if (best === undefined || better > 0) best = { value, near, standing, order };
  }
  if (best === undefined) return undefined;
  return { ...best, unqualified: isUnqualified(best.value, facts, placed) };
}

/** `2.318 cuốn sách`, where books of some kind are counted: it may be those. */
function isUnqualified(
  { end, noun = end }: Value,
  facts: Facts,
  placed: readonly PlacedTerm[],
): boolean {
  return facts
    .nounAt(noun)
    .every(
      ({ exact, start }) =>
        COUNTING_UNITS.has(exact) || placed.some((term) => term.start <= start && start < term.end),
    );
}

/** A question for somebody who held an office before. */
const FORMER = /(?<!\p{L})(?:nguyên|cựu|former|ex)(?!\p{L})/iu;

/** Whether a person holds an office, and not one that was asked for, or held that one before. */
function holdsOther(value: Value, facts: Facts, { offices: [asked], text }: Reading): boolean {
  if (asked === undefined || value.kind !== 'person') return false;
  const { now, before } = facts.officesOf(value);
  if (now.size > 0 && !now.has(asked)) return !(FORMER.test(text) && before.has(asked));
  return now.size === 0 && before.has(asked) && !FORMER.test(text);
}

/** `Theo ông A, ...` and `bà B cho biết`: who is quoted, before the name and behind it. */
const QUOTED_BEFORE =
  /(?<!\p{L})theo\s+(?:(?:ông|bà|đồng chí|đ\/c|anh|chị)|(?:phó\s+)?(?:giám đốc|chủ tịch|cục trưởng|bí thư|trưởng|chánh|lãnh đạo)[^,;.:()]{0,60})\s+(?:(?:ông|bà)\s+)?$/iu;
const QUOTED_BEHIND =
  /^(?:\s*[,–-][^.;:]{0,90}?[,\s])?\s*(?:cho biết|cho hay|cho rằng|chia sẻ)(?!\p{L})/iu;
/** A question for who says something, folded. */
const ASKS_WHO_SAYS =
  /(?<![a-z])(?:noi|cho biet|cho hay|cho rang|danh gia|nhan dinh|khang dinh|phat bieu|chia se|nhan manh|theo|y kien|said|says?|stated|according)(?![a-z])/u;

/** A question for who heads something without the name of an office, folded. */
const ASKS_HEAD =
  /(?<![a-z])(?:dung dau|lanh dao|phu trach|dieu hanh|ran|runs?|running|heads?|headed|leads?|led|in charge)(?![a-z])/u;

/** Whether somebody is named only as the source of a sentence, where it is not asked who says it or holds an office. */
function isSource(value: Value, { text }: Facts, reading: Reading): boolean {
  if (value.kind !== 'person' || reading.offices.length > 0) return false;
  const isQuoted =
    QUOTED_BEFORE.test(text.slice(0, value.start)) || QUOTED_BEHIND.test(text.slice(value.end));
  const asked = askedPlain(reading);
  return isQuoted && !ASKS_WHO_SAYS.test(asked) && !ASKS_HEAD.test(asked);
}

/** `Viettel có 50.725 thuê bao`, `Viettel: 362`, `13 trạm của MobiFone`. */
const OWNER_BEFORE =
  /(?<![\p{L}\d])(\p{Lu}\p{L}+)(?::\s*|\s+(?:hiện\s+|đã\s+)?(?:có|đạt|lắp|được|góp)\s+)$/u;
const OWNER_BEHIND = /^(?:\s+\p{Ll}+){0,3}\s+của\s+(\p{Lu}\p{L}+)/u;

/** Whether a number is that of a company, and if so of one that the question names: the province's is another. */
function isOfCompany(value: Value, facts: Facts, asked: string): 'named' | 'other' | undefined {
  const { text } = facts;
  if (value.noun === undefined) return undefined;
  const owner =
    OWNER_BEFORE.exec(text.slice(0, value.start))?.[1] ??
    OWNER_BEHIND.exec(text.slice(value.noun))?.[1] ??
    facts.companyBefore(value.start);
  if (owner === undefined || !isForeign(owner)) return undefined;
  return asked.includes(folded(owner)) ? 'named' : 'other';
}

/** How near a value stands to the terms of the question, each by its weight. */
function nearness(
  text: string,
  value: Value,
  query: Query,
  placed: readonly PlacedTerm[],
  levels: Float32Array,
): number {
  const best = new Float32Array(query.slots.length);
  for (const { slot, start, end } of placed) {
    const gap = start >= value.end ? text.slice(value.end, start) : text.slice(end, value.start);
    const borders = gap.match(/[;.]|,\s/g)?.length ?? 0;
    const near = Math.exp(-gap.length / REACH) * BORDER ** borders;
    if (near > (best[slot] ?? 0)) best[slot] = near;
  }
  let [sum, whole] = [0, 0];
  query.slots.forEach(({ weight, topical, year }, k) => {
    if (!topical || year !== undefined) return;
    const level = levels[k] ?? 0;
    whole += weight;
    sum += weight * Math.max(best[k] ?? 0, level < 1 ? AROUND * level : 0);
  });
  return whole === 0 ? AROUND : sum / whole;
}

/** How far from a number the word for what it counts may stand, in characters. */
const NOUN_REACH = 30;
/** `10 xã đã có tổ công nghệ số`: what stands behind the verb is had by what is counted, and not counted. */
const SAYS_OF_ANOTHER = /^\s+\p{L}+(?:\s+\p{L}+)*?\s+(?:đã|đang|sẽ|vừa|chưa|có)\s/u;
/** What a number is worth with only the first word of what was asked beside it. */
const HEAD_ALONE = 0.6;

/**
 * Whether a number counts what was asked, 0 to 1: the word for it, or another word for that, stands
 * right behind the number or, as in `số trạm BTS là 1.751`, not far before it; more of the words
 * make it surer.
 */
function countsAs(
  text: string,
  { start, end, noun = end }: Value,
  { all, heads }: NonNullable<Reading['counted']>,
  placed: readonly PlacedTerm[],
): number {
  const beside = new Set<number>();
  for (const term of placed) {
    // What another number counts this one does not: `46 cơ sở và 2.318 cuốn sách`.
    const behind =
      term.start >= noun - 1 &&
      term.start <= noun + NOUN_REACH &&
      !/\d/.test(text.slice(noun, term.start)) &&
      !SAYS_OF_ANOTHER.test(text.slice(noun, term.start));
    const before =
      term.end <= start &&
      start - term.end <= NOUN_REACH &&
      !/[,;]\s|\stừ\s$/u.test(text.slice(term.end, start));
    const around = term.start < noun && term.end > noun;
    if (behind || before || around) beside.add(term.slot);
  }
  if (!heads.some((slot) => beside.has(slot))) return 0;
  const had = all.filter((slot) => beside.has(slot)).length;
  return HEAD_ALONE + (1 - HEAD_ALONE) * (had / all.length);
}
