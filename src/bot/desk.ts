import { coverageOf } from '../corpus/coverage.ts';
import { isLong, nextTurn } from '../work/pace.ts';
import { cite } from './citation.ts';
import type { Candidate, Entry } from './evidence/entry.ts';
import type { Language } from './reading/types.ts';
import {
  createStatistics,
  type Statistics,
  type StatisticsTools,
} from './statistics/statistics.ts';
import type { Answer, Asker, Nearby } from './types.ts';

/** The answers that need no question: a code, a province, figures, the corpus as a whole. */
export interface Desk extends Omit<Statistics, 'profile'> {
  /** Opens the passage of a code with what stands around it. */
  source(code: string, language?: Language): Promise<Answer>;
  /** What the corpus holds on a province. */
  province(typed: string, asker?: Asker): Promise<Answer>;
  corpus(language?: Language): Promise<Answer>;
  help(language?: Language): Answer;
}

/** How much of the paragraph around a passage is shown, in UTF-16 units. */
const MOST_AROUND = 1_500;
const MOST_NAMES = 3;

/** Opens the desk of a collection. */
export function createDesk(tools: Omit<StatisticsTools, 'province'>): Desk {
  const { collection } = tools;
  const base = (language: Language = 'vi') => ({
    language,
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
  });
  const { profile, ...statistics } = createStatistics({
    ...tools,
    province: (name, asker) => desk.province(name, asker),
  });
  const desk: Desk = {
    ...statistics,

    async source(typed, language) {
      const code = typed.trim().toUpperCase();
      const candidate = collection.passageOf(code);
      if (candidate === undefined) return { ...base(language), kind: 'unknown_code', code };
      const around = paragraphAround(candidate);
      return { ...base(language), kind: 'source', citation: cite(candidate, around, candidate) };
    },

    async province(typed, asker = {}) {
      const { language } = asker;
      const { gazetteer } = collection;
      const [slip, ...more] = gazetteer.misspelt(typed);
      const guessed = more.length === 0 ? slip?.provinces[0] : undefined;
      const province = gazetteer.resolve(typed) ?? guessed;
      if (province === undefined) {
        const nearest = gazetteer.nearest(typed, MOST_NAMES).map(({ name }) => name);
        return { ...base(language), kind: 'unknown_province', typed: typed.trim(), nearest };
      }
      const parts = new Set(gazetteer.parts(province));
      const articles: Nearby[] = [];
      for (const entry of collection.entries.values()) {
        if (entry.province === undefined || !parts.has(entry.province)) continue;
        while (isLong()) await nextTurn();
        articles.push(nearbyOf(entry));
      }
      return {
        ...base(language),
        kind: 'province',
        province: province.name,
        ...(province.mergedInto === undefined ? {} : { mergedInto: province.mergedInto }),
        absorbed: province.absorbed,
        articles: articles.sort(newestFirst),
        statistics: await profile(province, asker),
      };
    },

    async corpus(language) {
      const heads = [...collection.entries.values()].map(({ head }) => head);
      return { ...base(language), kind: 'corpus', coverage: coverageOf(heads) };
    },

    help: (language) => ({ ...base(language), kind: 'help' }),
  };
  return desk;
}

/** An article as something to go on from, with the code of one of its passages. */
export function nearbyOf(entry: Entry, passage = entry.passages[0]): Nearby {
  const { article } = entry;
  return {
    code: passage?.code ?? '',
    title: article.title,
    province: article.province,
    ...(article.publishedOn === undefined ? {} : { publishedOn: article.publishedOn }),
    years: article.period ?? [],
  };
}

/** The paragraph of a passage, or as many of its sentences around it as may be shown. */
function paragraphAround(candidate: Candidate): { start: number; end: number } {
  const { paragraph, entry } = candidate;
  if (paragraph.end - paragraph.start <= MOST_AROUND) return paragraph;
  let { start, end } = candidate;
  for (const { start: from, end: to, paragraph: other } of entry.passages) {
    if (other.start !== paragraph.start) continue;
    const [first, last] = [Math.min(start, from), Math.max(end, to)];
    if (last - first <= MOST_AROUND) [start, end] = [first, last];
  }
  return { start, end };
}

function newestFirst(a: Nearby, b: Nearby): number {
  return (b.publishedOn ?? String(b.years[0] ?? '')).localeCompare(
    a.publishedOn ?? String(a.years[0] ?? ''),
  );
}
