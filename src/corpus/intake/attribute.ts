import type { Gazetteer, Province } from '../gazetteer.ts';
import type { CleanPage } from './clean.ts';
import { type EvidenceKind, type Sighting, sightingsOf } from './evidence.ts';

/** A province that a page may be about, with where it was seen, the strongest first. */
export interface Candidate {
  readonly province: Province;
  readonly score: number;
  readonly sightings: readonly Sighting[];
}

/** Whose article a page is. */
export interface Attribution {
  /** Set only when the page leaves no doubt. */
  readonly province?: Province;
  /** Every province that it points to, the most likely first. */
  readonly candidates: readonly Candidate[];
}

/** What the first sighting of a kind counts, each further one, and all of them at most. */
const WEIGHTS: Readonly<
  Record<EvidenceKind, readonly [first: number, more: number, most: number]>
> = {
  own: [5, 1, 7],
  title: [4, 0, 4],
  official: [2.5, 1, 6],
  named: [2, 0.8, 5],
  mentioned: [1, 0.7, 4],
  district: [1.2, 1.2, 4],
  city: [1, 0.5, 1.5],
  firm: [0.8, 0.5, 1.8],
  caption: [1, 0.5, 1.5],
  below: [1, 0.2, 1.4],
  other: [0.05, 0.05, 0.3],
};
/** A page that points nowhere else is believed sooner; a ranking names many in passing. */
const [ALONE, MOST_ALONE] = [1, 2];
/** A rival below this is a passing mention. */
const PASSING = 0.5;
/** Two official mentions, a title, or the page's own mark. */
const CERTAIN = 3;
/** How many times the next candidate's score the first must reach. */
const MARGIN = 2;

/**
 * Weighs where and how a page names provinces. Counting names misleads, since rankings name many and
 * the article's own often least; being wrong is worse than asking, so two that come near are both left.
 */
export function attribute(page: CleanPage, gazetteer: Gazetteer): Attribution {
  const byProvince = new Map<Province, Sighting[]>();
  for (const sighting of sightingsOf(page, gazetteer)) {
    const list = byProvince.get(sighting.province);
    if (list) list.push(sighting);
    else byProvince.set(sighting.province, [sighting]);
  }
  const candidates = [...byProvince]
    .map(([province, sightings]) => ({ province, sightings, score: scoreOf(sightings) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = candidates;
  if (best === undefined) return { candidates };
  const rival = next?.score ?? 0;
  const alone = rival < PASSING && candidates.length <= MOST_ALONE;
  const score = best.score + (alone ? ALONE : 0);
  const clear = score >= CERTAIN && score >= MARGIN * rival && rival < CERTAIN;
  const certain = clear || (next === undefined && best.sightings.some(isAtHome));
  return { ...(certain ? { province: best.province } : {}), candidates };
}

/** A page that names one province only, and that by a body at home there, is about it. */
function isAtHome({ local, kind }: Sighting): boolean {
  return local === true && kind !== 'other' && kind !== 'below';
}

function scoreOf(sightings: readonly Sighting[]): number {
  let score = 0;
  for (const [kind, [first, more, most]] of Object.entries(WEIGHTS)) {
    const own = distinct(sightings.filter((sighting) => sighting.kind === kind));
    if (own.length === 0) continue;
    const factor = Math.max(...own.map((sighting) => sighting.factor));
    score += Math.min(first * factor + more * (own.length - 1), Math.max(most, first * factor));
  }
  return score;
}

/** The same district again says nothing new. */
function distinct(sightings: readonly Sighting[]): Sighting[] {
  const seen = new Set<string>();
  return sightings.filter(({ kind, district }) => {
    if (kind !== 'district') return true;
    const fresh = !seen.has(district ?? '');
    seen.add(district ?? '');
    return fresh;
  });
}

/** The district that an article of a province is about: named in its title, and below it as a place. */
export function districtOf(
  page: CleanPage,
  province: Province,
  { candidates }: Attribution,
): string | undefined {
  if (page.titleIsOpening) return undefined;
  const candidate = candidates.find((one) => one.province === province);
  const own = (candidate?.sightings ?? []).filter(({ kind }) => kind === 'district');
  const named = new Set(own.map(({ district }) => district));
  const [titled] = own.filter(({ spot }) => spot.text === page.title);
  return named.size === 1 ? titled?.district : undefined;
}
