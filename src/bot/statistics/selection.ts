import type { Province } from '../../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { type Figure, isProvincial, NATION } from '../../figures/figure.ts';
import type { FigureQuery } from '../../figures/lookup.ts';
import type { Collection } from '../evidence/collection.ts';
import type { Asked } from './comparison.ts';
import type { Request } from './request.ts';
import type { Elsewhen } from './types.ts';

const MOST_YEARS = 12;

/** The figures that requests are about. */
export class Selection {
  readonly #collection: Collection;

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /**
   * The figures that fit, the newest first.
   * @param names of provinces; absent: those of the request with the ones that became part of them
   */
  find(request: Request, names: readonly string[] | undefined = this.#namesOf(request)): Figure[] {
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

  /** The request itself where figures fit it, else of those indicators that its words fit too. */
  withFigures(request: Request): Request {
    if (request.others.length === 0 || this.find(request).length > 0) return request;
    const other: Request = { ...request, indicators: request.others, others: [] };
    const held = new Set(this.find(other).map(({ indicator }) => indicator));
    const indicators = other.indicators.filter(({ id }) => held.has(id));
    return indicators.length > 0 ? { ...other, indicators } : request;
  }

  /** The times that there are figures of, whichever was asked for, the newest first. */
  elsewhen(request: Request, names?: readonly string[]): Elsewhen {
    const figures = this.find(atAnyTime(request), names);
    return {
      years: this.#collection.figures.years(figures).slice(0, MOST_YEARS),
      undated: figures.some(({ period }) => period?.year === undefined),
    };
  }

  /** The provinces that have figures of what was asked, wherever and whenever. */
  holders(request: Request): string[] {
    const figures = this.find({ ...atAnyTime(request), provinces: [] });
    return [...new Set(figures.filter(isProvincial).map(({ province }) => province))];
  }

  /**
   * What is compared: of the indicators that are meant the one that most of the provinces have. One that
   * the words fit less well counts where a named province has no figure of the likeliest.
   */
  compared(request: Request): { entry: IndicatorEntry | undefined; figures: Figure[] } {
    if (request.label !== undefined || request.indicators.length === 0) {
      return { entry: undefined, figures: this.find(request).filter(isProvincial) };
    }
    const choicesOf = (entries: readonly IndicatorEntry[]) =>
      entries
        .map((entry) => {
          const figures = this.find({ ...request, indicators: [entry] }).filter(isProvincial);
          const covered = new Set(figures.map(({ province }) => province));
          return { entry, figures, provinces: covered.size };
        })
        .toSorted((a, b) => b.provinces - a.provinces);
    const [likely] = choicesOf(request.indicators);
    if (likely && likely.provinces >= request.provinces.length) return likely;
    const [other] = choicesOf(request.others);
    if (other && other.provinces > (likely?.provinces ?? 0)) return other;
    return likely ?? { entry: undefined, figures: [] };
  }

  /** The rows: what was named, each with those of its parts that have figures; else all with figures. */
  rows({ provinces }: Request, figures: readonly Figure[]): Asked[] {
    const having = new Set(figures.map(({ province }) => province));
    if (provinces.length === 0) return [...having].map((province) => ({ province }));
    const named = new Set(provinces.map(({ name }) => name));
    return provinces.flatMap((one) => {
      const parts = this.#partsOf(one).slice(1);
      const own = parts.filter((part) => having.has(part) && !named.has(part));
      return [{ province: one.name }, ...own.map((part) => ({ province: part, partOf: one.name }))];
    });
  }

  /** Whether each of the provinces, or one that became part of it, has some of the figures. */
  isInAll(provinces: readonly Province[], figures: readonly Figure[]): boolean {
    return provinces.every((one) => {
      const parts = this.#partsOf(one);
      return figures.some(({ province }) => parts.includes(province));
    });
  }

  #namesOf({ provinces, scope }: Request): string[] | undefined {
    if (scope === 'nation') return [NATION];
    if (provinces.length === 0) return undefined;
    return [...new Set(provinces.flatMap((one) => this.#partsOf(one)))];
  }

  #partsOf(province: Province): string[] {
    return this.#collection.gazetteer.parts(province).map(({ name }) => name);
  }
}

/** Whether something was named that figures are of. */
export function isNamed({ indicators, label }: Request): boolean {
  return indicators.length > 0 || label !== undefined;
}

/** The same, without what narrows it down to some figures of an indicator. */
function atAnyTime({ part: _, ...request }: Request): Request {
  return { ...request, years: [], dimensions: [] };
}
