import { disagreements } from '../../figures/disagreement.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/types.ts';
import { citedFigures } from './cited.ts';
import type { ProvinceFigures } from './types.ts';

/** More are in the file of /xuat. */
const MOST_PROFILED = 25;

/**
 * The newest figure of each indicator of a province, with what contradicts it; behind these what is of
 * no indicator, and what is of its districts.
 */
export function profileOf(
  province: string,
  collection: Collection,
  language: Language,
): ProvinceFigures {
  const own = collection.figures.find({ provinces: [province] });
  const disputes = disagreements(own);
  const newest = new Map<string, readonly Figure[]>();
  for (const figure of own) {
    const { indicator, label, district, dimensions, status } = figure;
    const key = [indicator ?? label, district, status === 'target', ...dimensions].join('|');
    if (newest.has(key)) continue;
    newest.set(key, disputes.find((group) => group.includes(figure)) ?? [figure]);
  }
  const behind = ({ indicator, district }: Figure): number =>
    district !== undefined ? 2 : indicator === null ? 1 : 0;
  const ordered = [...newest.values()].flat().sort((a, b) => behind(a) - behind(b));
  const { cited } = citedFigures(ordered, collection, language, MOST_PROFILED);
  return { province, figures: cited, total: own.length };
}
