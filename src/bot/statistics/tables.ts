import type { Province } from '../../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { type Figure, NATION, periodText } from '../../figures/figure.ts';
import type { FigureQuery } from '../../figures/lookup.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/lexicon.ts';
import type { Note } from '../types.ts';
import { comparisonChart, seriesChart } from './charts.ts';
import { citedFigures } from './cited.ts';
import { type Asked, compareFigures, type Row } from './comparison.ts';
import type { Request } from './request.ts';
import type {
  Basis,
  ComparedProvince,
  Difference,
  HeldIndicator,
  StatisticsAnswer,
  Subject,
  Topic,
} from './types.ts';

/** A table with what has to be known about it. */
export interface Table {
  readonly answer: StatisticsAnswer;
  readonly notes: readonly Note[];
}

/** More figures are for a file. */
export const MOST_FIGURES = 30;
const MOST_INDICATORS = 40;
const MOST_OTHERS = 12;

/** Makes the tables of a collection in one language. */
export class Tables {
  readonly #collection: Collection;
  readonly #language: Language;

  constructor(collection: Collection, language: Language) {
    this.#collection = collection;
    this.#language = language;
  }

  /** The figures that fit, the newest first; those of districts behind those of provinces. */
  figures(request: Request, most: number): Table {
    const names = this.#namesOf(request);
    const found = this.#find(request, names);
    const own = found.filter(({ district }) => district === undefined);
    const ordered = [...own, ...found.filter(({ district }) => district !== undefined)];
    if (ordered.length === 0) return this.#none(request, names);
    const { cited, total } = citedFigures(ordered, this.#collection, this.#language, most);
    const chart = seriesChart(
      cited,
      (id) => this.#collection.figures.indicator(id),
      this.#language,
    );
    const disputed = cited.filter((one) => one.disputed).map(({ figure }) => figure.province);
    return {
      answer: {
        kind: 'figures',
        subject: this.subjectOf(request),
        figures: cited,
        total,
        ...(chart && { chart }),
      },
      notes: [
        ...this.#apart(
          request.provinces,
          cited.map(({ figure }) => figure.province),
        ),
        ...(disputed.length > 0 ? [disputedNote(disputed)] : []),
      ],
    };
  }

  /** Provinces side by side; all that have figures where none is named. */
  comparison(request: Request): Table {
    const { entry, figures } = this.#compared(request);
    const asked = this.#asked(request, figures);
    const all = request.provinces.length === 0;
    const { model, rows } = compareFigures(figures, asked, entry, all);
    if (model === undefined) {
      return this.#none(request, all ? undefined : asked.map(({ province }) => province));
    }
    const basis: Basis = {
      unit: entry?.kind === 'rank' ? 'hạng' : model.unit,
      ...(model.period === null ? {} : { period: yearly(model, entry) }),
      dimensions: model.dimensions,
      target: model.status === 'target',
    };
    const compared = rows.map((row) => this.#row(row, request));
    const topic = entry ? this.topicOf(entry) : { name: request.label ?? '' };
    const chart = comparisonChart(compared, basis, entry, this.#language);
    return {
      answer: {
        kind: 'comparison',
        subject: this.subjectOf(request),
        topic,
        basis,
        rows: compared,
        ...(chart && { chart }),
      },
      notes: this.#notesOn(compared, request, entry),
    };
  }

  /** Which indicators there are figures of: everywhere, or those that each of the provinces has. */
  indicators(request: Request): Table {
    const { years, provinces, indicators } = request;
    const parts = provinces.map((one) =>
      this.#collection.gazetteer.parts(one).map(({ name }) => name),
    );
    const held = this.#collection.figures.held().flatMap(({ entry, figures }) => {
      if (indicators.length > 0 && !indicators.includes(entry)) return [];
      const ofYears = this.#collection.figures
        .find({ indicators: [entry.id], ...(years.length > 0 ? { years } : {}) })
        .filter(({ province }) => province !== NATION);
      const own = ofYears.filter(
        ({ province }) => parts.length === 0 || parts.flat().includes(province),
      );
      const isInAll = parts.every((names) => own.some(({ province }) => names.includes(province)));
      return own.length > 0 && isInAll && figures.length > 0 ? [this.#held(entry, own)] : [];
    });
    const sorted = held.sort((a, b) => b.provinces - a.provinces || b.figures - a.figures);
    return {
      answer: {
        kind: 'indicators',
        subject: this.subjectOf(request),
        indicators: sorted.slice(0, MOST_INDICATORS),
        total: sorted.length,
      },
      notes: [],
    };
  }

  topicOf(entry: IndicatorEntry): Topic {
    return { id: entry.id, name: entry[this.#language] };
  }

  subjectOf({ indicators, label, provinces, scope, ...rest }: Request): Subject {
    const { district, years, part, dimensions } = rest;
    return {
      topics: label === undefined ? indicators.map((one) => this.topicOf(one)) : [{ name: label }],
      provinces: scope === 'nation' ? [NATION] : provinces.map(({ name }) => name),
      ...(district === undefined ? {} : { district }),
      years,
      ...(part && { part: periodText({ part }) }),
      dimensions,
    };
  }

  /** The provinces, those given first, that have figures of what was asked. */
  holders(request: Request): string[] {
    const figures = this.#find({ ...request, years: [], dimensions: [] }, undefined);
    const names = new Set(figures.map(({ province }) => province));
    return [...names].filter((name) => name !== NATION).slice(0, MOST_OTHERS);
  }

  #held(entry: IndicatorEntry, figures: readonly Figure[]): HeldIndicator {
    const years = this.#collection.figures.years(figures);
    const [to, from] = [years[0], years.at(-1)];
    return {
      topic: this.topicOf(entry),
      figures: figures.length,
      provinces: new Set(figures.map(({ province }) => province)).size,
      ...(from === undefined || to === undefined ? {} : { years: { from, to } }),
    };
  }

  /** Nothing fits: which years there are instead, else which provinces. */
  #none(request: Request, names: readonly string[] | undefined): Table {
    const { part: _, ...anytime } = { ...request, years: [], dimensions: [] };
    const { figures } = this.#collection;
    const years = figures.years(this.#find(anytime, names)).slice(0, MOST_OTHERS);
    const isNamed = request.indicators.length > 0 || request.label !== undefined;
    return {
      answer: {
        kind: 'no_figures',
        subject: this.subjectOf(request),
        years,
        provinces: years.length === 0 && isNamed ? this.holders(request) : [],
      },
      notes: [],
    };
  }

  #namesOf({ provinces, scope }: Request): string[] | undefined {
    if (scope === 'nation') return [NATION];
    if (provinces.length === 0) return undefined;
    return [...new Set(provinces.flatMap((one) => this.#partsOf(one)))];
  }

  #partsOf(province: Province): string[] {
    return this.#collection.gazetteer.parts(province).map(({ name }) => name);
  }

  #find(request: Omit<Request, 'provinces'>, names: readonly string[] | undefined): Figure[] {
    const { indicators, label, district, years, part, dimensions } = request;
    const query: FigureQuery = {
      ...(indicators.length > 0 ? { indicators: indicators.map(({ id }) => id) } : {}),
      ...(label === undefined ? {} : { label }),
      ...(names && { provinces: names }),
      ...(district === undefined ? {} : { district }),
      ...(years.length > 0 ? { years } : {}),
      ...(part && { part }),
      dimensions,
    };
    return this.#collection.figures.find(query);
  }

  /** Of the indicators that are meant the one that most of the provinces have. */
  #compared(request: Request): { entry: IndicatorEntry | undefined; figures: Figure[] } {
    const names = this.#namesOf(request);
    const choices = (request.label === undefined ? request.indicators : [undefined]).map(
      (entry) => {
        const figures = this.#find({ ...request, ...(entry && { indicators: [entry] }) }, names);
        return { entry, figures: figures.filter(isProvincial) };
      },
    );
    const provinces = ({ figures }: { figures: readonly Figure[] }): number =>
      new Set(figures.map(({ province }) => province)).size;
    const [best] = choices.toSorted((a, b) => provinces(b) - provinces(a));
    return best ?? { entry: undefined, figures: [] };
  }

  /** The rows: what was named, each with those of its parts that have figures; else all with figures. */
  #asked({ provinces }: Request, figures: readonly Figure[]): Asked[] {
    const having = new Set(figures.map(({ province }) => province));
    if (provinces.length === 0) return [...having].map((province) => ({ province }));
    const named = new Set(provinces.map(({ name }) => name));
    return provinces.flatMap((one) => {
      const parts = this.#partsOf(one).slice(1);
      const own = parts.filter((part) => having.has(part) && !named.has(part));
      return [{ province: one.name }, ...own.map((part) => ({ province: part, partOf: one.name }))];
    });
  }

  #row({ figures, target, ...row }: Row, request: Request): ComparedProvince {
    const { cited } = citedFigures(figures, this.#collection, this.#language);
    const [aim] = citedFigures(target ? [target] : [], this.#collection, this.#language).cited;
    const { part: _, ...anytime } = { ...request, years: [], dimensions: [] };
    const years =
      figures.length > 0 ? [] : this.#collection.figures.years(this.#find(anytime, [row.province]));
    return { ...row, figures: cited, ...(aim && { target: aim }), years };
  }

  #notesOn(
    rows: readonly ComparedProvince[],
    request: Request,
    entry: IndicatorEntry | undefined,
  ): Note[] {
    const notes: Note[] = [];
    const where = (isMeant: (row: ComparedProvince) => boolean): string[] =>
      rows.filter(isMeant).map(({ province }) => province);
    for (const what of DIFFERENCES) {
      // A break goes with another period, and says more about it.
      const provinces = where(({ differs }) => differs[0] === what);
      if (provinces.length > 0) notes.push({ kind: 'incomparable', what, provinces });
    }
    if (rows.some(({ differs }) => differs.includes('break'))) {
      for (const one of entry?.breaks ?? []) {
        notes.push({ kind: 'broken', text: one[this.#language] });
      }
    }
    const disputed = where(({ figures }) => figures.some((one) => one.disputed));
    if (disputed.length > 0) notes.push(disputedNote(disputed));
    const isEstimate = ({ figures }: ComparedProvince): boolean =>
      figures.some(({ figure }) => figure.status === 'estimate');
    const estimates = where(isEstimate);
    const held = where(({ figures }) => figures.length > 0);
    if (estimates.length > 0 && estimates.length < held.length) {
      notes.push({ kind: 'estimates', provinces: estimates });
    }
    notes.push(...this.#apart(request.provinces, held), ...this.#lookalikes(rows, entry));
    const others = request.indicators.filter((one) => one !== entry);
    if (others.length > 0) {
      notes.push({ kind: 'meant_too', topics: others.map((one) => one[this.#language]) });
    }
    return notes;
  }

  /** Figures of the provinces that became part of an asked one. */
  #apart(asked: readonly Province[], shown: readonly string[]): Note[] {
    return asked.flatMap((province): Note[] => {
      const parts = province.absorbed.filter((part) => shown.includes(part));
      return parts.length > 0 ? [{ kind: 'apart', asked: province.name, parts }] : [];
    });
  }

  /** Provinces without figures of the indicator that have some of one which only looks the same. */
  #lookalikes(rows: readonly ComparedProvince[], entry: IndicatorEntry | undefined): Note[] {
    const without = rows.filter(({ figures }) => figures.length === 0);
    return (entry?.notComparableWith ?? []).flatMap((id): Note[] => {
      const other = this.#collection.figures.indicator(id);
      const provinces = without
        .map(({ province }) => province)
        .filter(
          (name) =>
            this.#collection.figures.find({ indicators: [id], provinces: [name] }).length > 0,
        );
      return other && provinces.length > 0
        ? [{ kind: 'lookalike', topic: other[this.#language], provinces }]
        : [];
    });
  }
}

const DIFFERENCES: readonly Difference[] = ['unit', 'target', 'dimension', 'period', 'break'];

function isProvincial({ district, province }: Figure): boolean {
  return district === undefined && province !== NATION;
}

function disputedNote(provinces: readonly string[]): Note {
  return { kind: 'disputed', provinces: [...new Set(provinces)] };
}

/** The time that comparable figures share: the year, where one of them is of some day in it. */
function yearly({ period }: Figure, entry: IndicatorEntry | undefined): string {
  if (period?.year === undefined || period.toYear !== undefined || period.since) {
    return period?.text ?? '';
  }
  if (period.part !== undefined || (entry?.kind ?? 'amount') === 'amount') return period.text;
  return String(period.year);
}
