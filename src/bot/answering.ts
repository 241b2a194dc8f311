import type { Province } from '../corpus/gazetteer.ts';
import { disagreements } from '../figures/disagreement.ts';
import type { Slice } from '../text/sentences.ts';
import { type Citation, cite } from './citation.ts';
import { nearbyOf } from './desk.ts';
import type { Collection } from './evidence/collection.ts';
import type { Lack } from './evidence/conditions.ts';
import { confidenceIn, type Stand } from './evidence/confidence.ts';
import type { Entry } from './evidence/entry.ts';
import type { Findings } from './evidence/evidence.ts';
import type { Evidence } from './evidence/types.ts';
import type { Reading } from './reading/types.ts';
import { citationOf } from './statistics/cited.ts';
import type { Nearby, Note } from './types.ts';

/** How sure the bot must be of the best evidence to answer at all. */
const SURE_ENOUGH = 0.3;
/** What is shown behind it would be an answer too, and is this sure beside the best. */
const SHARE_OF_BEST = 0.6;
/** How sure of what is shown for each further province that was named. */
const WORTH_COMPARING = 0.1;
const MOST_QUOTATIONS = 3;
const MOST_TOGETHER = 5;
const MOST_NEARBY = 3;
/** A question of fewer words of the topic, without a place or year, has no one exact answer. */
const FEWEST_WORDS = 4;

/** The part of an answer that the evidence decides. */
export type Verdict =
  | {
      readonly kind: 'quotations';
      readonly arrangement: 'best' | 'list' | 'compare';
      readonly exact?: string;
      readonly citations: readonly Citation[];
      readonly notes: readonly Note[];
    }
  | {
      readonly kind: 'not_found';
      readonly lacks: readonly Lack[];
      readonly nearby: readonly Nearby[];
      readonly unknownProvinces: readonly string[];
    };

/** Decides what the findings answer: quotations, or that the corpus does not say. */
export function decide(reading: Reading, findings: Findings, collection: Collection): Verdict {
  const fitting = findings.evidence.filter(({ lacks }) => lacks.length === 0);
  const [best] = fitting;
  if (best === undefined) return notFound(reading, findings, collection);
  const { ask, provinces } = reading;
  const apart = provinces.length > 1;
  // Of several answers none stands out.
  const several = apart || ask.kind === 'list' || ask.kind === 'compare';
  const lacking = findings.evidence.find(({ lacks }) => lacks.length > 0);
  const stand: Stand = {
    margin: best.score - (several ? 0 : runnerUp(best, fitting, reading)),
    beaten: Math.max(0, (lacking?.score ?? 0) - best.score),
  };
  const sure = (evidence: Evidence) => confidenceIn(evidence, reading, stand);
  if (sure(best) < SURE_ENOUGH) return notFound(reading, findings, collection);
  const least = apart ? WORTH_COMPARING : Math.max(SURE_ENOUGH, sure(best) * SHARE_OF_BEST);
  const usable = fitting.filter((evidence) => evidence === best || sure(evidence) > least);
  if (several) {
    const verdict = together(reading, usable, findings, collection);
    // One side alone compares nothing.
    const sides = new Set(usable.map(({ about }) => about)).size;
    const isAlone = ask.kind === 'compare' && apart && sides < 2;
    return isAlone ? notFound(reading, findings, collection) : verdict;
  }
  // Which province it is needs no second passage on the same one.
  const isWanted = ask.kind === 'province' ? onceFor(({ about }) => about) : () => true;
  const citations = quotations(usable, findings, MOST_QUOTATIONS, isWanted);
  const disputes = best.value ? disputing(best, collection) : [];
  const exact = exactAnswer(reading, best, citations[0]);
  return {
    kind: 'quotations',
    arrangement: 'best',
    ...(exact === undefined ? {} : { exact }),
    // Articles that say otherwise stand right behind: nobody picks one silently.
    citations: withDisputes(citations, disputes),
    notes: [
      ...notesOn(reading, [best], collection),
      ...(disputes.length > 0 && best.about
        ? [{ kind: 'disputed' as const, provinces: [best.about.name] }]
        : []),
    ],
  };
}

/** What other articles state for the same indicator, province and period, and cannot be true as well. */
function disputing({ candidate, value }: Evidence, collection: Collection): Citation[] {
  const { figures } = collection;
  const stated = value ? figures.within(candidate.articleId, value) : [];
  const about = stated.length > 0 && candidate.entry.province;
  const articles = about ? [...collection.concerning(about)] : [];
  const concerning = articles.flatMap((id) => figures.ofArticle(id));
  return stated.flatMap((figure) => {
    if (figure.indicator === null) return [];
    const alike = concerning.filter(
      ({ indicator, province }) => indicator === figure.indicator && province === figure.province,
    );
    const group = disagreements(alike).find((one) => one.includes(figure)) ?? [];
    return group
      .filter(({ articleId }) => articleId !== figure.articleId)
      .map((other) => citationOf(other, collection));
  });
}

function withDisputes(
  [best, ...others]: readonly Citation[],
  disputes: readonly Citation[],
): Citation[] {
  if (best === undefined) return [];
  const apart = others.filter(
    (one) =>
      !disputes.some(
        ({ article, start, end }) => article === one.article && start < one.end && end > one.start,
      ),
  );
  return [best, ...disputes, ...apart].slice(0, MOST_QUOTATIONS);
}

/** The score of the best evidence in another article that does not say the same. */
function runnerUp(best: Evidence, fitting: readonly Evidence[], { ask }: Reading): number {
  const says = ({ about, value, candidate: { entry } }: Evidence): unknown =>
    ask.kind === 'province'
      ? about
      : (value && keyOf(entry.article.body.slice(value.start, value.end))) || entry;
  const said = says(best);
  const other = fitting.find(
    (one) => one.candidate.entry !== best.candidate.entry && says(one) !== said,
  );
  return other?.score ?? 0;
}

/** Letters and digits alone. */
function keyOf(written: string): string {
  return written.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A quotation for each province, or for each article where no provinces were named. */
function together(
  reading: Reading,
  usable: readonly Evidence[],
  findings: Findings,
  collection: Collection,
): Verdict {
  const separate = reading.provinces.length > 1;
  const chosen = onceFor(({ about, candidate }) => (separate ? about : candidate.entry));
  const citations = quotations(usable, findings, MOST_TOGETHER, chosen);
  return {
    kind: 'quotations',
    arrangement: reading.ask.kind === 'compare' ? 'compare' : 'list',
    citations,
    notes: notesOn(reading, usable.slice(0, MOST_TOGETHER), collection),
  };
}

/** Holds for the first evidence of each key. */
function onceFor(keyOf: (evidence: Evidence) => unknown): (evidence: Evidence) => boolean {
  const seen = new Set<unknown>();
  return (evidence) => {
    const key = keyOf(evidence);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

/** Cites the best evidence, none of it twice. */
function quotations(
  usable: readonly Evidence[],
  findings: Findings,
  most: number,
  isWanted: (evidence: Evidence) => boolean,
): Citation[] {
  const taken: { article: string; slice: Slice }[] = [];
  const citations: Citation[] = [];
  for (const evidence of usable) {
    if (citations.length >= most) break;
    const { candidate } = evidence;
    const slice = findings.quote(evidence);
    const overlaps = taken.some(
      (other) =>
        other.article === candidate.articleId &&
        slice.start < other.slice.end &&
        slice.end > other.slice.start,
    );
    if (overlaps || !isWanted(evidence)) continue;
    taken.push({ article: candidate.articleId, slice });
    citations.push(cite(candidate, slice, evidence.value));
  }
  return citations;
}

function exactAnswer(
  reading: Reading,
  best: Evidence,
  citation: Citation | undefined,
): string | undefined {
  if (reading.ask.kind === 'province') return best.about?.name;
  // "Doanh thu" alone may mean any of them: what is quoted is to be read.
  const topical = reading.terms.filter(({ share, year }) => share === 1 && year === undefined);
  const named = reading.provinces.length > 0 || reading.district !== undefined;
  if (!named && reading.years.length === 0 && topical.length < FEWEST_WORDS) return undefined;
  const mark = citation?.mark;
  if (citation === undefined || mark === undefined || reading.ask.kind === 'why') return undefined;
  return citation.quote.slice(mark.start, mark.end);
}

function notesOn(reading: Reading, shown: readonly Evidence[], collection: Collection): Note[] {
  return reading.provinces.flatMap((asked): Note[] => {
    if (asked.absorbed.length === 0) return [];
    const abouts = new Set(shown.map(({ about }) => about?.name));
    const parts = collection.gazetteer
      .parts(asked)
      .filter((part) => part !== asked && abouts.has(part.name));
    return parts.map((part) => ({ kind: 'merged', asked: asked.name, part: part.name }));
  });
}

function notFound(reading: Reading, findings: Findings, collection: Collection): Verdict {
  const lacking = findings.evidence.find(
    ({ lacks, signals }) => lacks.length === 1 && signals.context > 0.5,
  );
  const unknown = reading.provinces.filter((province) => !isCovered(province, collection));
  return {
    kind: 'not_found',
    lacks: lacking?.lacks ?? [],
    nearby: insteadOf(reading, findings, collection),
    unknownProvinces: unknown.map(({ name }) => name),
  };
}

function isCovered(province: Province, collection: Collection): boolean {
  const parts = new Set(collection.gazetteer.parts(province));
  return [...collection.entries.values()].some(
    (entry) => entry.province !== undefined && parts.has(entry.province),
  );
}

/** The articles on the asked provinces, else those whose words come nearest. */
function insteadOf(reading: Reading, findings: Findings, collection: Collection): Nearby[] {
  const asked = new Set(reading.provinces.flatMap((p) => collection.gazetteer.parts(p)));
  const near = findings.evidence
    .filter(({ signals }) => signals.context > 0.35)
    .map(({ candidate }) => candidate);
  const entries = new Set<Entry>(near.map(({ entry }) => entry));
  if (asked.size > 0) {
    for (const entry of collection.entries.values()) entries.add(entry);
    for (const entry of entries) {
      if (entry.province === undefined || !asked.has(entry.province)) entries.delete(entry);
    }
  }
  return [...entries].slice(0, MOST_NEARBY).map((entry) =>
    nearbyOf(
      entry,
      near.find((candidate) => candidate.entry === entry),
    ),
  );
}
