import { exactKey } from '../text/fold.ts';
import type { Figure } from './figure.ts';

/** How much of the words around two equal values must agree for them to be one statement. */
const SAME_WORDS = 0.75;
const AROUND = 150;
/** Smaller counts may well be equal in one sentence. */
const LEAST_RESTATED = 10;

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
  return kept.filter((figure) => !isRepeatedChange(figure, kept) && !isHeadline(figure));
}

/** Whether two figures have one value and one owner. */
function isEqual(a: Figure, b: Figure): boolean {
  return (
    a.value === b.value &&
    a.unit === b.unit &&
    a.province === b.province &&
    a.district === b.district
  );
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

function wordsAround({ valueStart, valueEnd, start, end }: Figure, body: string): Set<string> {
  const from = Math.max(start, valueStart - AROUND);
  const to = Math.min(end, valueEnd + AROUND);
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
