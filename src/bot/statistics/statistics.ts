import type { PlaceMention, Province } from '../../corpus/gazetteer.ts';
import { folded } from '../../text/fold.ts';
import { isLong, nextTurn } from '../../work/pace.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/types.ts';
import type { Answer, Asker } from '../types.ts';
import { citedFigures } from './cited.ts';
import { csvOf, fileName } from './csv.ts';
import type { Table as AskedTable, LastTables } from './last-table.ts';
import type { Unknown } from './meaning.ts';
import { profileOf } from './profile.ts';
import { type Given, type Request, readRequest } from './request.ts';
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
/** Of so many indicators that words may mean, one cannot be picked. */
const AMBIGUOUS = 3;
/** More figures are for a file. */
const MOST_FIGURES = 30;
/** Of more the newest; quoting so many takes as long as others can wait. */
const MOST_EXPORTED = 500;

const SPOKEN = /^\s*(?:thong\s+ke|statistics|stats)\s+(?:(?:ve|of|on)\s+)?/u;

/** What the statistics are made with. */
export interface StatisticsTools {
  readonly collection: Collection;
  readonly lastTables: LastTables;
  /** Resolves when all figures are read. */
  ready(): Promise<void>;
  /** The places of a text, read as those of a question are. */
  places(text: string): readonly PlaceMention[];
  /** What is known of a province. */
  province(name: string, asker: Asker): Promise<Answer>;
}

/** Opens the statistics of a collection. */
export function createStatistics(tools: StatisticsTools): Statistics {
  const { collection, lastTables } = tools;
  const request = async (given: Given) => {
    await tools.ready();
    return readRequest(given, {
      figures: collection.figures,
      ...tools,
      gazetteer: collection.gazetteer,
    });
  };

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

  const tableOf = (kind: Asked['kind'], read: Request, tables: Tables, most: number): Table =>
    kind === 'stats' ? statsTable(read, tables, most) : compareTable(read, tables);

  const run = async (asked: Asked, asker: Asker): Promise<Answer> => {
    const language = asker.language ?? 'vi';
    const tables = new Tables(collection, language);
    const read = await request(asked.given);
    while (isLong()) await nextTurn();
    if ('unknown' in read) return { ...baseOf(language), ...unknown(read, tables) };
    const { answer, notes } = tableOf(asked.kind, read, tables, MOST_FIGURES);
    if (EXPORTABLE.has(answer.kind)) await lastTables.remember(asker.conversation, asked);
    const { provinces, years, corrections } = read;
    const understood = {
      provinces: provinces.map(({ name }) => name),
      years,
      indicators: tables.subjectOf(read).topics.map(({ name }) => name),
      corrections,
    };
    return { language, understood, notes, ...answer };
  };

  const stats = async (given: Given, asker: Asker): Promise<Answer> => {
    const read = await request(given);
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

  /** The figures of a table that was asked for before; of a list of indicators all of theirs. */
  const figuresOf = async (table: AskedTable, language: Language): Promise<Exported> => {
    if (table.kind === 'province') {
      await tools.ready();
      const province = collection.gazetteer.get(table.province);
      const parts = province ? collection.gazetteer.parts(province) : [];
      const found = collection.figures.find({ provinces: parts.map(({ name }) => name) });
      return citedFigures(found, collection, language, MOST_EXPORTED);
    }
    const tables = new Tables(collection, language);
    const read = await request(table.given);
    if ('unknown' in read) return NOTHING;
    const shown = tableOf(table.kind, read, tables, MOST_EXPORTED).answer;
    const answer = shown.kind === 'indicators' ? tables.figures(read, MOST_EXPORTED).answer : shown;
    if (answer.kind === 'figures') return { cited: answer.figures, total: answer.total };
    if (answer.kind !== 'comparison') return NOTHING;
    const cited = answer.rows.flatMap(({ figures, target }) => [
      ...figures,
      ...(target ? [target] : []),
    ]);
    return { cited, total: cited.length };
  };

  return {
    stats,
    compare: (given, asker) => run({ kind: 'compare', given }, asker),

    async export(asker) {
      const language = asker.language ?? 'vi';
      const table = await lastTables.recall(asker.conversation);
      const { cited, total } = table ? await figuresOf(table, language) : NOTHING;
      if (table === undefined || cited.length === 0) {
        return { ...baseOf(language), kind: 'no_table' };
      }
      const file = {
        kind: 'document',
        name: `${fileName(cited)}.csv`,
        mime: 'text/csv',
        content: csvOf(cited, language),
        figures: cited.length,
        total,
      } as const;
      return { ...baseOf(language), ...file };
    },

    async profile(province, asker) {
      await lastTables.remember(asker.conversation, { kind: 'province', province: province.name });
      await tools.ready();
      const parts = collection.gazetteer.parts(province);
      return parts.map(({ name }) => profileOf(name, collection, asker.language ?? 'vi'));
    },

    async spoken(text, asker) {
      const opening = SPOKEN.exec(folded(text))?.[0].length;
      if (opening === undefined) return undefined;
      const answer = await stats({ indicator: text.slice(opening) }, asker);
      // Anything else may be a question that begins with these words.
      return SAID.has(answer.kind) ? answer : undefined;
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

/** What answers words without a slash. */
const SAID: ReadonlySet<Answer['kind']> = new Set([
  'figures',
  'comparison',
  'province',
  'indicators',
  'no_figures',
]);

/** Tables that can be taken along in a file. */
const EXPORTABLE: ReadonlySet<Answer['kind']> = new Set(['figures', 'comparison', 'indicators']);

/** What a command about figures was given. */
type Asked = Extract<AskedTable, { kind: 'stats' | 'compare' }>;

/** The figures of a file, and how many there are in all. */
interface Exported {
  readonly cited: readonly CitedFigure[];
  readonly total: number;
}
const NOTHING: Exported = { cited: [], total: 0 };

function baseOf(language: Language): Pick<Answer, 'language' | 'understood' | 'notes'> {
  return {
    language,
    understood: { provinces: [], years: [], indicators: [], corrections: [] },
    notes: [],
  };
}
