import type { CitedFigure, Subject } from './types.ts';

/** What a list of figures has to say of each, as its heading does not say it of all. */
export interface Columns {
  readonly topic: boolean;
  readonly place: boolean;
}

/**
 * Which columns a list needs below its heading. What is of another place than the heading names, such
 * as a province that became part of it, always says so.
 */
export function columnsFor(
  figures: readonly CitedFigure[],
  { topics, provinces, district }: Pick<Subject, 'topics' | 'provinces' | 'district'>,
): Columns {
  const [topic, ...moreTopics] = topics;
  const [province, ...moreProvinces] = provinces;
  return {
    topic: moreTopics.length > 0 || figures.some((cited) => cited.topic.name !== topic?.name),
    place:
      moreProvinces.length > 0 ||
      figures.some(({ figure }) => figure.province !== province || figure.district !== district),
  };
}
