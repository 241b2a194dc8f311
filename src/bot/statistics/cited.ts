import { disagreements } from '../../figures/disagreement.ts';
import type { Figure } from '../../figures/figure.ts';
import { type Citation, cite } from '../citation.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/types.ts';
import type { CitedFigure, Topic } from './types.ts';

/** So many of the figures, the first of them, are read closely: a large corpus has a hundred thousand. */
const FEWEST_READ = 1_000;

/** What a figure is of, in a language. */
export function topicOf({ indicator, label }: Figure, collection: Collection, language: Language) {
  const entry = indicator === null ? undefined : collection.figures.indicator(indicator);
  const topic: Topic = entry ? { id: entry.id, name: entry[language] } : { name: label };
  return topic;
}

/** The words that state a figure, with the value in them marked; its code opens the value's passage. */
export function citationOf(figure: Figure, collection: Collection): Citation {
  const { articleId, start, end, valueStart, valueEnd } = figure;
  const passages = collection.entries.get(articleId)?.passages ?? [];
  const passage =
    passages.find((one) => one.start <= valueStart && valueStart < one.end) ??
    passages.find((one) => one.start < end && one.end > start);
  if (passage === undefined) {
    throw new Error(
      `the figure at ${valueStart} of article "${articleId}" is in none of its passages: index the article again`,
    );
  }
  return cite(passage, { start, end }, { start: valueStart, end: valueEnd });
}

/**
 * Figures with their quotations, in their order. What several articles say alike is one figure.
 * @param most no more than these are quoted, and those that contradict them; `total` counts all, and of
 *   very many those twice that are far behind and say the same
 */
export function citedFigures(
  figures: readonly Figure[],
  collection: Collection,
  language: Language,
  most = Number.POSITIVE_INFINITY,
): { readonly cited: CitedFigure[]; readonly total: number } {
  const near = figures.slice(0, Math.max(2 * most, FEWEST_READ));
  const disputes = disagreements(near);
  const disputed = new Set(disputes.flat());
  const facts = new Map<string, Figure[]>();
  for (const figure of near) {
    const key = factOf(figure);
    const same = facts.get(key);
    if (same) same.push(figure);
    else facts.set(key, [figure]);
  }
  const all = [...facts.values()];
  const shown = new Set(all.slice(0, most).flat());
  const against = disputes.filter((group) => group.some((one) => shown.has(one))).flat();
  const wanted = new Set([...shown, ...against]);
  const cited = all
    .filter((same) => same.some((one) => wanted.has(one)))
    .map((same) => {
      const [figure, ...others] = same as [Figure, ...Figure[]];
      return {
        figure,
        topic: topicOf(figure, collection, language),
        citation: citationOf(figure, collection),
        also: others.map((other) => citationOf(other, collection)),
        disputed: disputed.has(figure),
      };
    });
  return { cited, total: facts.size + figures.length - near.length };
}

/** What two figures share that say the same of the same. */
function factOf(figure: Figure): string {
  const { indicator, label, value, unit, province, district, period, status, dimensions } = figure;
  const { rank, outOf, bound } = figure;
  return [
    indicator ?? label,
    value,
    unit,
    province,
    district,
    period?.text,
    status,
    rank?.of ?? outOf,
    bound,
    ...dimensions,
  ].join('|');
}
