import { exactKey } from '../text/fold.ts';
import type { Figure } from './figure.ts';

/** How much of the words around two equal values must agree for them to be one statement. */
const SAME_WORDS = 0.75;
const AROUND = 150;
/** Smaller counts may well be equal in one sentence. */
const LEAST_RESTATED = 10;
/** What is told first in round numbers, `gần 8.000`, and how far from it the exact one may be. */
const LEAST_ROUNDED = 20;
const MOST_ROUNDED = 0.03;
/** How much of the words right around two such numbers must agree, where no indicator says that they are one. */
const SAME_SUBJECT = 0.4;
const NEAR = 40;

/**
 * Leaves out what an article says twice: a caption or lead that repeats a sentence, a figure restated,
 * a change that another figure already carries. Two true `100 %` differ in the words around them.
 * @param headed those of headings and captions, which tell what the text has as well
 */
export function mergeFigures(
  figures: readonly Figure[],
  body: string,
  headed: ReadonlySet<Figure>,
): Figure[] {
  const kept: Figure[] = [];
  for (const figure of figures) {
    const twin = kept.findIndex((other) => isSame(other, figure, body));
    if (twin === -1) kept.push(figure);
    else if (worth(figure) > worth(kept[twin] as Figure)) kept[twin] = figure;
  }
  const isHeadline = (figure: Figure): boolean =>
    headed.has(figure) && kept.some((other) => !headed.has(other) && isEqual(figure, other));
  return kept
    .filter((figure) => !isRepeatedChange(figure, kept) && !isHeadline(figure))
    .map((figure) =>
      kept.some((other) => isRounded(figure, other, body))
        ? { ...figure, passing: 'rounded' }
        : figure,
    );
}

/** `Gần 8.000 SIM bị thu giữ. ... 7.932 SIM`: one figure told first about and then exactly. */
function isRounded(figure: Figure, other: Figure, body: string): boolean {
  const { bound, value, unit } = figure;
  if (bound === undefined || value < LEAST_ROUNDED || other.start <= figure.start) return false;
  if (!isOneOwner(figure, other) || unit !== other.unit || unit === '%') return false;
  const clash =
    figure.indicator !== null && other.indicator !== null && figure.indicator !== other.indicator;
  if (clash || figure.status !== other.status) return false;
  if (figure.period && other.period && figure.period.text !== other.period.text) return false;
  const away = (other.value - value) / value;
  const agrees = bound === 'about' || (bound === 'more' ? away > 0 : away < 0);
  if (!agrees || Math.abs(away) > MOST_ROUNDED || !isRounder(value, other.value)) return false;
  const isSaid = figure.indicator !== null && figure.indicator === other.indicator;
  return (
    isSaid ||
    overlap(wordsAround(figure, body, NEAR), wordsAround(other, body, NEAR)) >= SAME_SUBJECT
  );
}

function isRounder(a: number, b: number): boolean {
  return digitsOf(a) < digitsOf(b);
}

/** How many digits of a number say something: 1 of 8.000, 4 of 7.932. */
function digitsOf(value: number): number {
  return String(value)
    .replace('.', '')
    .replace(/^0+|0+$/gu, '').length;
}

/** Whether two figures have one value and one owner. */
function isEqual(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit && isOneOwner(a, b);
}

function isOneOwner(a: Figure, b: Figure): boolean {
  return a.province === b.province && a.district === b.district;
}

function isSame(a: Figure, b: Figure, body: string): boolean {
  if (!isEqual(a, b)) return false;
  if (a.status !== b.status && (a.status === 'target' || b.status === 'target')) return false;
  if (a.dimensions.join() !== b.dimensions.join()) return false;
  // Two numbers of one sentence are two statements, unless a title or lead is part of it, and so are
  // those of two years or indicators.
  if (a.start === b.start && !isRestated(a, b)) return false;
  if (a.period && b.period && a.period.text !== b.period.text) return false;
  if (a.indicator !== null && b.indicator !== null && a.indicator !== b.indicator) return false;
  if (a.indicator !== null && a.indicator === b.indicator && a.unit !== '%') return true;
  return overlap(wordsAround(a, body), wordsAround(b, body)) >= SAME_WORDS;
}

/** `Tỉnh làm mới 23 đài (QNO) - HĐND đồng ý cho nâng cấp 23 đài`: one count told twice. */
function isRestated(a: Figure, b: Figure): boolean {
  const counts = a.unit !== '%' && a.rank === undefined && a.value >= LEAST_RESTATED;
  return counts && a.indicator !== null && a.indicator === b.indicator;
}

function worth(figure: Figure): number {
  return (
    Number(figure.indicator !== null) +
    Number(figure.period?.rule === 'sentence') +
    2 * Number(figure.change !== undefined) +
    Number(figure.rank?.of !== undefined)
  );
}

function wordsAround(
  { valueStart, valueEnd, start, end }: Figure,
  body: string,
  around = AROUND,
): Set<string> {
  const from = Math.max(start, valueStart - around);
  const to = Math.min(end, valueEnd + around);
  return new Set((body.slice(from, to).match(/\p{L}+/gu) ?? []).map(exactKey));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** `Dù tụt 1 bậc, ...` behind a rank that says so itself. */
function isRepeatedChange(figure: Figure, all: readonly Figure[]): boolean {
  const { change } = figure;
  if (change === undefined || change.value !== figure.value || figure.rank) return false;
  return all.some(
    (other) =>
      other !== figure &&
      other.change?.value === figure.value &&
      other.change.unit === change.unit &&
      other.value !== other.change.value,
  );
}
