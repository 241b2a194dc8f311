import type { Province } from '../../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/types.ts';
import type { Note } from '../types.ts';
import type { Request } from './request.ts';
import type { CitedFigure, ComparedProvince, Difference } from './types.ts';

const DIFFERENCES: readonly Difference[] = ['unit', 'target', 'dimension', 'period', 'break'];

/** What has to be known about figures of a list. */
export function notesOnFigures(figures: readonly CitedFigure[], request: Request): Note[] {
  const shown = figures.map(({ figure }) => figure.province);
  const disputed = figures.filter((one) => one.disputed).map(({ figure }) => figure.province);
  return [...apart(request.provinces, shown), ...disputes(disputed)];
}

/**
 * What has to be known about provinces that stand side by side.
 * @param entry the indicator that is compared, of those that were meant
 */
export function notesOnComparison(
  rows: readonly ComparedProvince[],
  request: Request,
  entry: IndicatorEntry | undefined,
  { figures }: Collection,
  language: Language,
): Note[] {
  const where = (isMeant: (row: ComparedProvince) => boolean): string[] =>
    rows.filter(isMeant).map(({ province }) => province);
  const held = where((row) => row.figures.length > 0);
  const estimates = where((row) => row.figures.some(({ figure }) => figure.status === 'estimate'));
  const incomparable = DIFFERENCES.flatMap((what): Note[] => {
    // A break goes with another period, and says more about it.
    const provinces = where(({ differs }) => differs[0] === what);
    return provinces.length > 0 ? [{ kind: 'incomparable', what, provinces }] : [];
  });
  const isBroken = rows.some(({ differs }) => differs.includes('break'));
  const breaks = isBroken ? (entry?.breaks ?? []) : [];
  const others = request.indicators.filter((one) => one !== entry);
  /** Provinces without figures that have some of an indicator which only looks the same. */
  const lookalikes = (entry?.notComparableWith ?? []).flatMap((id): Note[] => {
    const other = figures.indicator(id);
    const provinces = where(
      (row) =>
        row.figures.length === 0 &&
        figures.find({ indicators: [id], provinces: [row.province] }).length > 0,
    );
    return other && provinces.length > 0
      ? [{ kind: 'lookalike', topic: other[language], provinces }]
      : [];
  });
  return [
    ...incomparable,
    ...breaks.map((one): Note => ({ kind: 'broken', text: one[language] })),
    ...disputes(where((row) => row.figures.some((one) => one.disputed))),
    // Where all are estimates, each of them says so.
    ...(estimates.length > 0 && estimates.length < held.length
      ? [{ kind: 'estimates', provinces: estimates } as const]
      : []),
    ...apart(request.provinces, held),
    ...lookalikes,
    ...(others.length > 0
      ? [{ kind: 'meant_too', topics: others.map((one) => one[language]) } as const]
      : []),
  ];
}

/** Figures of the provinces that became part of an asked one. */
function apart(asked: readonly Province[], shown: readonly string[]): Note[] {
  return asked.flatMap((province): Note[] => {
    const parts = province.absorbed.filter((part) => shown.includes(part));
    return parts.length > 0 ? [{ kind: 'apart', asked: province.name, parts }] : [];
  });
}

function disputes(provinces: readonly string[]): Note[] {
  return provinces.length > 0 ? [{ kind: 'disputed', provinces: [...new Set(provinces)] }] : [];
}
