import type { Figure } from './figure.ts';

/**
 * Figures that say different things of the same: one indicator, province and period, and values that
 * cannot both be true. All are kept; whoever shows one shows the others.
 */
export function disagreements(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { indicator, unit, province, district = '', period, status, dimensions } = figure;
    if (indicator === null || period === null) continue;
    const key = [
      indicator,
      unit,
      province,
      district,
      period.text,
      status === 'target',
      ...[...dimensions].sort(),
    ].join('|');
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return [...groups.values()]
    .map((group) => group.filter((figure) => group.some((other) => contradicts(figure, other))))
    .filter((group) => group.length > 1);
}

/** How far an amount may lie from one that is only `hơn` or `khoảng`. */
const LOOSE = 0.1;

function contradicts(a: Figure, b: Figure): boolean {
  // Two numbers of one sentence are a sum and its part, or of two things.
  if (a.value === b.value || (a.articleId === b.articleId && a.start === b.start)) return false;
  // 34 of them, and 30/34 of them done.
  if (a.outOf === b.value || b.outOf === a.value) return false;
  const near = Math.abs(a.value - b.value) <= LOOSE * Math.max(a.value, b.value);
  const within = ({ bound }: Figure, value: number, other: number): boolean =>
    bound !== undefined &&
    near &&
    (bound === 'about' || (bound === 'more' ? other > value : other < value));
  return !within(a, a.value, b.value) && !within(b, b.value, a.value);
}
