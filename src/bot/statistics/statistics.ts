import type { PlaceMention, Province } from '../../corpus/gazetteer.ts';
import { disagreements } from '../../figures/disagreement.ts';
import type { Figure } from '../../figures/figure.ts';
import { folded } from '../../text/fold.ts';
import type { Asker } from '../commands.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/lexicon.ts';
import type { Answer } from '../types.ts';
import { citedFigures } from './cited.ts';
import { csvOf } from './csv.ts';
import type { Table as AskedTable, LastTables } from './last-table.ts';
import { type Given, type Request, readRequest, type Unknown } from './request.ts';
import { isNamed } from './selection.ts';
import { type Table, Tables } from './tables.ts';
import type { CitedFigure, ProvinceFigures } from './types.ts';

/** The commands about figures, and what a province's own table is made of. */
export interface Statistics {
  /** The figures of an indicator, province and year; whatever is not given gives the most useful view. */
  stats(given: Given, asker: Asker): Promise<Answer>;
  /** An indicator in several provinces side by side; no province: in all. */
  compare(given: Given, asker: Asker): Promise<Answer>;
  /** The last table of the conversation as a file. */
  export(asker: Asker): Promise<Answer>;
  /**
   * The newest figures of a province and, each by itself, of those that became part of it; the last
   * table of the conversation from then on.
   */
  profile(province: Province, asker: Asker): Promise<readonly ProvinceFigures[]>;
  /** What is typed without a slash and reads like `thong ke dt vien thong nam dinh 2019`. */
  spoken(text: string, asker: Asker): Promise<Answer | undefined>;
}

/** How many provinces a comparison is of, when they are named. */
const FEWEST_COMPARED = 2;
const MOST_COMPARED = 10;
const MOST_PROFILED = 25;
/** Of so many indicators that words may mean, one cannot be picked. */
const AMBIGUOUS = 3;
/** More figures are for a file. */
const MOST_FIGURES = 30;

const SPOKEN = /^\s*(?:thong\s+ke|statistics|stats)\s+(?:(?:ve|of|on)\s+)?/u;

/** What the statistics are made with. */
export interface StatisticsTools {
  readonly collection: Collection;
  readonly lastTables: LastTables;
  /** The places of a text, read as those of a question are. */
  places(text: string): readonly PlaceMention[];
  /** What is known of a province. */
  province(name: string, asker: Asker): Promise<Answer>;
}

/** Opens the statistics of a collection. */
export function createStatistics(tools: StatisticsTools): Statistics {
  const { collection, lastTables } = tools;
  const request = (given: Given) =>
    readRequest(given, { figures: collection.figures, ...tools, gazetteer: collection.gazetteer });

  const statsTable = (read: Request, tables: Tables, most: number): Table => {
    const { provinces, scope, district } = read;
    if (district !== undefined || provinces.length === 1 || scope === 'nation') {
      return tables.figures(read, most);
    }
    if (!isNamed(read) || isAmbiguous(read)) return tables.indicators(read);
    if (provinces.length > MOST_COMPARED) return tables.provinceCount(read, MOST_COMPARED);
    return tables.comparison(read);
  };

  const compareTable = (read: Request, tables: Tables): Table => {
    const { provinces, scope } = read;
    const isFew = provinces.length > 0 && provinces.length < FEWEST_COMPARED;
    if (scope !== 'all' && (isFew || provinces.length > MOST_COMPARED)) {
      return tables.provinceCount(read, MOST_COMPARED);
    }
    if (!isNamed(read) || isAmbiguous(read)) return tables.indicators(read);
    return tables.comparison(scope === 'all' ? { ...read, provinces: [] } : read);
  };

  const unknown = (
    { typed, ...what }: Unknown,
    tables: Tables,
  ): Table['answer'] | UnknownProvince =>
    what.unknown === 'province'
      ? { kind: 'unknown_province', typed, nearest: what.nearest.map(({ name }) => name) }
      : {
          kind: 'unknown_indicator',
          typed,
          nearest: what.nearest.map((entry) => tables.topicOf(entry)),
        };

  /** Makes a table, and tells what it was made of. */
  const make = (
    { kind, given }: Extract<AskedTable, { kind: 'stats' | 'compare' }>,
    language: Language,
    most: number,
  ): Answer => {
    const tables = new Tables(collection, language);
    const read = request(given);
    if ('unknown' in read) {
      return { ...baseOf(language), ...unknown(read, tables) };
    }
    const { answer, notes } =
      kind === 'stats' ? statsTable(read, tables, most) : compareTable(read, tables);
    const { provinces, years, corrections } = read;
    const understood = {
      provinces: provinces.map(({ name }) => name),
      years,
      indicators: tables.subjectOf(read).topics.map(({ name }) => name),
      corrections,
    };
    return { language, understood, notes, ...answer };
  };

  const run = async (
    table: Extract<AskedTable, { kind: 'stats' | 'compare' }>,
    asker: Asker,
  ): Promise<Answer> => {
    const answer = make(table, asker.language ?? 'vi', MOST_FIGURES);
    if (EXPORTABLE.has(answer.kind)) await lastTables.remember(asker.conversation, table);
    return answer;
  };

  const stats = async (given: Given, asker: Asker): Promise<Answer> => {
    const read = request(given);
    // A province alone: everything about it.
    const isBare =
      !('unknown' in read) &&
      !isNamed(read) &&
      read.dimensions.length === 0 &&
      read.years.length === 0 &&
      read.part === undefined &&
      read.district === undefined;
    const [province, ...others] = isBare ? read.provinces : [];
    if (province && others.length === 0) return await tools.province(province.name, asker);
    return await run({ kind: 'stats', given }, asker);
  };

  /** The figures of a table that was asked for before, all of them. */
  const figuresOf = (table: AskedTable, language: Language): CitedFigure[] => {
    if (table.kind === 'province') {
      const province = collection.gazetteer.get(table.province);
      const parts = province ? collection.gazetteer.parts(province) : [];
      const names = parts.map(({ name }) => name);
      return citedFigures(collection.figures.find({ provinces: names }), collection, language)
        .cited;
    }
    const answer = make(table, language, Number.POSITIVE_INFINITY);
    if (answer.kind === 'figures') return [...answer.figures];
    if (answer.kind !== 'comparison') return [];
    return answer.rows.flatMap(({ figures, target }) => [...figures, ...(target ? [target] : [])]);
  };

  return {
    stats,
    compare: (given, asker) => run({ kind: 'compare', given }, asker),

    async export(asker) {
      const language = asker.language ?? 'vi';
      const table = await lastTables.recall(asker.conversation);
      const figures = table ? figuresOf(table, language) : [];
      if (table === undefined || figures.length === 0) {
        return { ...baseOf(language), kind: 'no_table' };
      }
      const { content, rows } = csvOf(figures, language);
      const name = `${fileName(table, figures)}.csv`;
      return { ...baseOf(language), kind: 'document', name, mime: 'text/csv', content, rows };
    },

    async profile(province, asker) {
      await lastTables.remember(asker.conversation, { kind: 'province', province: province.name });
      const parts = collection.gazetteer.parts(province);
      return parts.map(({ name }) => profileOf(name, collection, asker.language ?? 'vi'));
    },

    async spoken(text, asker) {
      const opening = SPOKEN.exec(folded(text))?.[0].length;
      if (opening === undefined) return undefined;
      const answer = await stats({ indicator: text.slice(opening) }, asker);
      // Anything else may be a question that begins with these words.
      return EXPORTABLE.has(answer.kind) || answer.kind === 'no_figures' ? answer : undefined;
    },
  };
}

type UnknownProvince = {
  readonly kind: 'unknown_province';
  readonly typed: string;
  readonly nearest: readonly string[];
};

/** Words like `doanh thu`, that several indicators begin with, and no province to choose one by. */
function isAmbiguous({ indicators, provinces }: Request): boolean {
  return provinces.length === 0 && indicators.length >= AMBIGUOUS;
}

/** Tables that can be taken along in a file. */
const EXPORTABLE: ReadonlySet<Answer['kind']> = new Set(['figures', 'comparison', 'province']);

function baseOf(language: Language): Pick<Answer, 'language' | 'understood' | 'notes'> {
  return {
    language,
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
  };
}

/** The newest figure of each indicator of a province, with what contradicts it. */
function profileOf(province: string, collection: Collection, language: Language): ProvinceFigures {
  const own = collection.figures.find({ provinces: [province] });
  const disputes = disagreements(own);
  const newest = new Map<string, readonly Figure[]>();
  for (const figure of own) {
    const { indicator, district, dimensions, status } = figure;
    if (indicator === null || district !== undefined) continue;
    const key = [indicator, status === 'target', ...dimensions].join('|');
    if (newest.has(key)) continue;
    newest.set(key, disputes.find((group) => group.includes(figure)) ?? [figure]);
  }
  const { cited } = citedFigures([...newest.values()].flat(), collection, language, MOST_PROFILED);
  return { province, figures: cited, total: own.length };
}

/** In ASCII, as every system takes it: `doanh-thu-vien-thong-nam-dinh`. */
function fileName(table: AskedTable, figures: readonly CitedFigure[]): string {
  const topics = new Set(figures.map(({ topic }) => topic.name));
  const provinces = new Set(figures.map(({ figure }) => figure.province));
  const parts = [
    topics.size === 1 ? [...topics][0] : '',
    table.kind === 'province' ? table.province : provinces.size === 1 ? [...provinces][0] : '',
  ];
  const name = folded(parts.join(' '))
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'so-lieu' : name;
}
