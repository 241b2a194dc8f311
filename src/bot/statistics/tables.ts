import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { type Figure, isProvincial, NATION } from '../../figures/figure.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Language } from '../reading/types.ts';
import type { Note } from '../types.ts';
import { comparisonChart, seriesChart } from './charts.ts';
import { citedFigures } from './cited.ts';
import { compareFigures, type Row } from './comparison.ts';
import { notesOnComparison, notesOnFigures } from './notes.ts';
import type { Request } from './request.ts';
import { isNamed, Selection } from './selection.ts';
import type { Basis, ComparedProvince, StatisticsAnswer, Subject, Topic } from './types.ts';

/** A table with what has to be known about it. */
export interface Table {
  readonly answer: StatisticsAnswer;
  readonly notes: readonly Note[];
}

const MOST_INDICATORS = 20;
const MOST_OTHERS = 12;

/** Makes the tables of a collection in one language. */
export class Tables {
  readonly #collection: Collection;
  readonly #language: Language;
  readonly #selection: Selection;

  constructor(collection: Collection, language: Language) {
    this.#collection = collection;
    this.#language = language;
    this.#selection = new Selection(collection);
  }

  /**
   * The figures that fit, the newest first; those of districts behind those of provinces.
   * @param most no more than these are listed
   */
  figures(asked: Request, most = Number.POSITIVE_INFINITY): Table {
    const request = this.#selection.withFigures(asked);
    const found = this.#selection.find(request);
    if (found.length === 0) return this.#none(request);
    const isOwn = ({ district }: Figure): boolean => district === undefined;
    const ordered = [...found.filter(isOwn), ...found.filter((figure) => !isOwn(figure))];
    const { cited, total } = citedFigures(ordered, this.#collection, this.#language, most);
    const chart = seriesChart(
      cited,
      (id) => this.#collection.figures.indicator(id),
      this.#language,
    );
    return {
      answer: {
        kind: 'figures',
        subject: { ...this.subjectOf(request), ...districtOf(request, found) },
        figures: cited,
        total,
        ...(chart && { chart }),
      },
      notes: notesOnFigures(cited, request),
    };
  }

  /** Provinces side by side; all that have figures where none is named. */
  comparison(request: Request): Table {
    const { entry, figures } = this.#selection.compared(request);
    const isOfAll = request.provinces.length === 0;
    const asked = this.#selection.rows(request, figures);
    const { model, rows } = compareFigures(figures, asked, entry, isOfAll);
    if (model === undefined) return this.#none(request);
    const basis: Basis = {
      unit: entry?.kind === 'rank' ? 'hạng' : model.unit,
      ...(model.period === null ? {} : { period: yearly(model, entry) }),
      dimensions: model.dimensions,
      target: model.status === 'target',
    };
    const meant: Request = { ...request, indicators: entry ? [entry] : [] };
    const compared = rows.map((row) => this.#row(row, meant));
    const chart = comparisonChart(compared, basis, entry, this.#language);
    return {
      answer: {
        kind: 'comparison',
        subject: this.subjectOf(meant),
        topic: entry ? this.topicOf(entry) : { name: request.label ?? '' },
        basis,
        rows: compared,
        ...(chart && { chart }),
      },
      notes: notesOnComparison(compared, request, entry, this.#collection, this.#language),
    };
  }

  /**
   * Which indicators there are figures of: everywhere, or those that each of the provinces has. Where
   * that is only one, its figures.
   */
  indicators(request: Request): Table {
    const { figures } = this.#collection;
    const meant = request.indicators;
    const { years, part, dimensions, provinces } = request;
    const isOfAll = years.length + dimensions.length + provinces.length === 0 && part === undefined;
    const held = figures.held().flatMap(({ entry }) => {
      if (meant.length > 0 && !meant.includes(entry)) return [];
      const own = isOfAll ? undefined : this.#provincial(entry, request);
      if (own && !this.#selection.isInAll(provinces, own)) return [];
      const holding = own ? figures.holdingOf(own) : figures.holding(entry.id);
      return holding.figures > 0 ? [{ entry, holding }] : [];
    });
    const [only, ...more] = held;
    const isNarrow = meant.length + dimensions.length + provinces.length > 0;
    if (only === undefined && isNarrow) return this.#none(request);
    if (only && more.length === 0 && isNarrow) {
      return this.comparison({ ...request, indicators: [only.entry] });
    }
    const sorted = held.toSorted(
      ({ holding: a }, { holding: b }) => b.provinces - a.provinces || b.figures - a.figures,
    );
    const shown = sorted.slice(0, MOST_INDICATORS);
    return {
      answer: {
        kind: 'indicators',
        subject: this.subjectOf(request),
        indicators: shown.map(({ entry, holding }) => ({ topic: this.topicOf(entry), ...holding })),
        total: sorted.length,
      },
      notes: [],
    };
  }

  /** Too many or too few provinces to compare. */
  provinceCount(request: Request, most: number): Table {
    const given = request.provinces.map(({ name }) => name);
    const { topics } = this.subjectOf(request);
    const holders = isNamed(request) ? this.#selection.holders(request) : [];
    const others = holders.filter((name) => !given.includes(name)).slice(0, MOST_OTHERS);
    return { answer: { kind: 'province_count', topics, given, most, others }, notes: [] };
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
      ...(part && { part }),
      dimensions,
    };
  }

  #provincial(entry: IndicatorEntry, request: Request): Figure[] {
    return this.#selection.find({ ...request, indicators: [entry] }).filter(isProvincial);
  }

  /** Nothing fits: which times there are figures of instead, else which provinces. */
  #none(request: Request): Table {
    const elsewhen = this.#selection.elsewhen(request);
    const isNowhen = elsewhen.years.length === 0 && !elsewhen.undated;
    const holders = isNowhen && isNamed(request) ? this.#selection.holders(request) : [];
    return {
      answer: {
        kind: 'no_figures',
        subject: this.subjectOf(request),
        elsewhen,
        provinces: holders.slice(0, MOST_OTHERS),
      },
      notes: [],
    };
  }

  #row({ figures, target, ...row }: Row, request: Request): ComparedProvince {
    const { cited } = citedFigures(figures, this.#collection, this.#language);
    const [aim] = citedFigures(target ? [target] : [], this.#collection, this.#language).cited;
    const elsewhen =
      figures.length > 0
        ? { years: [], undated: false }
        : this.#selection.elsewhen(request, [row.province]);
    return { ...row, figures: cited, ...(aim && { target: aim }), elsewhen };
  }
}

/** Whose a district is that was named without its province. */
function districtOf({ district, provinces }: Request, figures: readonly Figure[]) {
  if (district === undefined || provinces.length > 0) return {};
  return { provinces: [...new Set(figures.map(({ province }) => province))] };
}

/** The time that comparable figures share: the year, where one of them is of some day in it. */
function yearly({ period }: Figure, entry: IndicatorEntry | undefined): string {
  if (period?.year === undefined || period.toYear !== undefined || period.since) {
    return period?.text ?? '';
  }
  if (period.part !== undefined || (entry?.kind ?? 'amount') === 'amount') return period.text;
  return String(period.year);
}
