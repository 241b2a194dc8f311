import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { disagreements } from '../../figures/disagreement.ts';
import type { Figure } from '../../figures/figure.ts';
import { measureOf, sizeOf, timeOf } from './measure.ts';
import type { Difference } from './types.ts';

/** A province that is to stand in a comparison. */
export interface Asked {
  readonly province: string;
  readonly partOf?: string;
}

/** A province with its figures; more than one of a time only where articles disagree. */
export interface Row extends Asked {
  readonly figures: readonly Figure[];
  readonly target?: Figure;
  readonly differs: readonly Difference[];
}

/** What the comparable rows share, and all rows in order: those first, the best of them on top. */
export interface Compared {
  /** A figure that has what the comparable ones share; absent when there are no figures. */
  readonly model?: Figure;
  readonly rows: readonly Row[];
}

/** Of the times with at least this share of the provinces that the best one has, the newest counts. */
const ENOUGH = 0.5;

/**
 * Puts the figures of provinces side by side. Those of one unit, time and kind can be compared; which
 * ones, the figures decide: for provinces that were named what most of them have, for all provinces the
 * newest that many have. Every other province stands there with what it has, and what is different
 * about that. Nothing is averaged or added up.
 * @param figures of one indicator or label, the newest first, of provinces only
 * @param entry the indicator, if it is one
 * @param all whether every province was asked for, and not some by their names
 */
export function compareFigures(
  figures: readonly Figure[],
  asked: readonly Asked[],
  entry: IndicatorEntry | undefined,
  all: boolean,
): Compared {
  const own = new Map(asked.map(({ province }) => [province, new Map() as ByBasis]));
  for (const figure of figures) {
    const shelves = own.get(figure.province);
    const basis = basisOf(figure, entry);
    const shelf = shelves?.get(basis);
    if (shelf) shelf.push(figure);
    else shelves?.set(basis, [figure]);
  }
  const model = modelOf([...own.values()], all);
  const rows = asked.map((one): Row => {
    const shelves = own.get(one.province);
    const best = model && shelves && nearestTo(model, shelves, entry);
    if (model === undefined || best === undefined) return { ...one, figures: [], differs: [] };
    const alike = shelves?.get(basisOf(best, entry)) ?? [];
    const [target] = shelves?.get(basisOf({ ...best, status: 'target' }, entry)) ?? [];
    return {
      ...one,
      figures: disagreements(alike).find((group) => group.includes(best)) ?? [best],
      ...(target && best.status !== 'target' && { target }),
      differs: differencesOf(best, model, entry),
    };
  });
  return { ...(model && { model }), rows: rows.toSorted(byRank(entry)) };
}

/** The figures of a province by what they must share with others, the newest first. */
type ByBasis = Map<string, Figure[]>;

/** What two figures share that can be compared. */
function basisOf(figure: Figure, entry: IndicatorEntry | undefined): string {
  return [
    measureOf(figure).name,
    timeOf(figure, entry?.kind),
    figure.status === 'target',
    ...[...figure.dimensions].sort(),
  ].join('|');
}

/** A figure of those that can be compared. */
function modelOf(owned: readonly ByBasis[], all: boolean): Figure | undefined {
  const groups = new Map<string, { readonly model: Figure; provinces: number }>();
  for (const shelves of owned) {
    for (const [basis, [model]] of shelves) {
      const group = groups.get(basis);
      if (group) group.provinces++;
      else if (model) groups.set(basis, { model, provinces: 1 });
    }
  }
  const most = Math.max(...[...groups.values()].map(({ provinces }) => provinces));
  const worth = ({ model, provinces }: { model: Figure; provinces: number }): number[] => [
    Number(model.status !== 'target'),
    Number(model.period?.year !== undefined),
    all ? Number(provinces >= most * ENOUGH) : provinces,
    Number(model.period?.part === undefined),
    -model.dimensions.length,
    model.period?.toYear ?? model.period?.year ?? 0,
    provinces,
  ];
  return [...groups.values()].sort((a, b) => compareLists(worth(b), worth(a)))[0]?.model;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The figure of a province that differs least; of equals the exact, the done and the newest. */
function nearestTo(
  model: Figure,
  shelves: ByBasis,
  entry: IndicatorEntry | undefined,
): Figure | undefined {
  const figures = shelves.get(basisOf(model, entry)) ?? [...shelves.values()].flat();
  const worth = (figure: Figure): number[] => [
    -differencesOf(figure, model, entry).reduce((sum, one) => sum + WEIGHTS[one], 0),
    Number(figure.bound === undefined),
    Number(figure.status === 'actual'),
  ];
  let best: { readonly figure: Figure; readonly worth: readonly number[] } | undefined;
  for (const figure of figures) {
    const own = worth(figure);
    if (best === undefined || compareLists(own, best.worth) > 0) best = { figure, worth: own };
  }
  return best?.figure;
}

/** How far a difference sets two figures apart. */
const WEIGHTS: Readonly<Record<Difference, number>> = {
  period: 1,
  break: 1,
  dimension: 2,
  target: 4,
  unit: 8,
};

function differencesOf(
  figure: Figure,
  model: Figure,
  entry: IndicatorEntry | undefined,
): Difference[] {
  const kind = entry?.kind;
  const isApart: Readonly<Record<Difference, boolean>> = {
    unit: measureOf(figure).name !== measureOf(model).name,
    target: (figure.status === 'target') !== (model.status === 'target'),
    dimension: [...figure.dimensions].sort().join('|') !== [...model.dimensions].sort().join('|'),
    period: timeOf(figure, kind) !== timeOf(model, kind),
    break: isBroken(figure, model, entry),
  };
  return (Object.keys(isApart) as Difference[]).filter((one) => isApart[one]);
}

/** Whether the indicator has been measured otherwise between two figures. */
function isBroken(a: Figure, b: Figure, entry: IndicatorEntry | undefined): boolean {
  const years = [a, b].map(({ period }) => period?.toYear ?? period?.year);
  const [first, second] = years;
  if (first === undefined || second === undefined) return false;
  return entry?.breaks.some(({ year }) => first < year !== second < year) ?? false;
}

function byRank(entry: IndicatorEntry | undefined): (a: Row, b: Row) => number {
  const sign = entry?.better === 'lower' || entry?.kind === 'rank' ? 1 : -1;
  const place = ({ figures, differs }: Row): number =>
    figures.length === 0 ? 2 : Math.min(differs.length, 1);
  return (a, b) => {
    const [first, second] = [a.figures[0], b.figures[0]];
    if (place(a) !== place(b) || place(a) !== 0) return place(a) - place(b);
    return first && second ? sign * (sizeOf(first) - sizeOf(second)) : 0;
  };
}
