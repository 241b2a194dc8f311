import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import type { Words } from '../../corpus/open.ts';
import { extractFigures, figureTools } from '../../figures/extraction.ts';
import type { Figure } from '../../figures/figure.ts';
import { type Measured, rounded } from './measured.ts';

/** A figure that a careful reader found, as the lines of a figures file hold it. */
export const goldFigureSchema = z.object({
  article: z.string(),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  province: z.string(),
  period: z.string().nullable(),
  status: z.string(),
  qualifier: z.string().nullable(),
  quote: z.string(),
});
export type GoldFigure = z.output<typeof goldFigureSchema>;

/** A figure as it is compared with gold; `article` is the name of the saved page that it came from. */
export interface FoundFigure {
  readonly article: string;
  readonly value: number;
  readonly unit: string;
  readonly province: string;
  /** In the text form: `2019`, `2023 (6 tháng đầu năm)`. */
  readonly period: string | null;
  readonly label: string;
  readonly quote: string;
  /** It is only told in passing: readers list it or leave it out, and neither is wrong. */
  readonly passing: boolean;
}

/** A gold figure that was not found, with the nearest one that was. */
export interface Miss {
  readonly gold: GoldFigure;
  readonly nearest?: FoundFigure;
  /** What the nearest has wrong. */
  readonly wrong: readonly ('unit' | 'province' | 'period')[];
}

export interface FigureScore {
  readonly gold: number;
  readonly found: number;
  /** Found with the right article, value, unit, province and period. */
  readonly strict: number;
  /** The same with the period in full: a month or day that only one side gives counts as wrong. */
  readonly exactPeriod: number;
  /** Found with the right article, value and unit. */
  readonly byValue: number;
  readonly misses: readonly Miss[];
  /** Over the pages whose figures gold lists exhaustively; absent when none were named. */
  readonly exhaustive?: {
    readonly found: number;
    readonly strict: number;
    readonly byValue: number;
    readonly extra: readonly FoundFigure[];
    /** Told in passing and not listed by gold; not among those found. */
    readonly passing: number;
  };
}

/**
 * Compares figures with those of a careful reader. Each found figure stands for one gold figure at most.
 * @param exhaustive pages of which gold lists every figure: what else was found there is wrong
 */
export function scoreFigures(
  gold: readonly GoldFigure[],
  found: readonly FoundFigure[],
  exhaustive: readonly string[] = [],
): FigureScore {
  const strict = pair(gold, found, (a, b) => wrongIn(a, b).length === 0);
  const byValue = pair(gold, found, (a, b) => !wrongIn(a, b).includes('unit'));
  const exact = pair(
    gold,
    found,
    (a, b) => wrongIn(a, b).length === 0 && same(a.period, b.period, true),
  );
  const pages = new Set(exhaustive);
  const right = new Set(strict.values());
  const seen = new Set(byValue.values());
  const onPages = found.filter(({ article }) => pages.has(article));
  const there = onPages.filter((one) => !one.passing || right.has(one));
  return {
    gold: gold.length,
    found: found.length,
    strict: strict.size,
    exactPeriod: exact.size,
    byValue: byValue.size,
    misses: gold.filter((one) => !strict.has(one)).map((one) => missOf(one, found)),
    ...(pages.size === 0
      ? {}
      : {
          exhaustive: {
            found: there.length,
            strict: there.filter((one) => right.has(one)).length,
            byValue: there.filter((one) => seen.has(one)).length,
            extra: there.filter((one) => !right.has(one)),
            passing: onPages.length - there.length,
          },
        }),
  };
}

/** Pairs gold with found figures of the same page and value, each with one. */
function pair(
  gold: readonly GoldFigure[],
  found: readonly FoundFigure[],
  fits: (gold: GoldFigure, found: FoundFigure) => boolean,
): Map<GoldFigure, FoundFigure> {
  const pairs = new Map<GoldFigure, FoundFigure>();
  const taken = new Set<FoundFigure>();
  for (const one of gold) {
    const fitting = found.filter(
      (other) => !taken.has(other) && samePlace(one, other) && fits(one, other),
    );
    const told = fitting.filter(({ passing }) => !passing);
    const candidates = told.length > 0 ? told : fitting;
    // Of two equal values the one from the same words is meant.
    const match = candidates.find(({ quote }) => quote.includes(one.quote)) ?? candidates[0];
    if (match === undefined) continue;
    pairs.set(one, match);
    taken.add(match);
  }
  return pairs;
}

function samePlace(gold: GoldFigure, found: FoundFigure): boolean {
  const away = Math.abs(gold.value * timesOf(gold) - found.value * timesOf(found));
  return gold.article === found.article && away < 1e-9 * Math.max(1, found.value);
}

const THOUSANDS = /^(?:nghìn|ngàn)\s+/u;

/** A reader may leave `312,4 nghìn tỷ đồng` as the article writes it. */
function timesOf({ unit }: { readonly unit: string }): number {
  return THOUSANDS.test(unit) ? 1000 : 1;
}

function missOf(gold: GoldFigure, found: readonly FoundFigure[]): Miss {
  const [nearest] = found
    .filter((other) => samePlace(gold, other))
    .sort((a, b) => wrongIn(gold, a).length - wrongIn(gold, b).length);
  return nearest ? { gold, nearest, wrong: wrongIn(gold, nearest) } : { gold, wrong: [] };
}

function wrongIn(gold: GoldFigure, found: FoundFigure): Miss['wrong'] {
  return [
    ...(sameUnit(gold.unit, found.unit) ? [] : (['unit'] as const)),
    ...(gold.province.toLowerCase() === found.province.toLowerCase()
      ? []
      : (['province'] as const)),
    ...(same(gold.period, found.period) ? [] : (['period'] as const)),
  ];
}

const FAMILIES: readonly RegExp[] = [
  /^hạng/,
  /^%/,
  /tỷ (?:đồng|usd)/i,
  /triệu (?:đồng|usd)/i,
  /(?:\/|trên)\s?100 (?:người )?(?:dân|hộ)/,
  /^mb(?:ps|\/s)/i,
  /^gb(?:ps|\/s)/i,
];

/** Units of one family are the same; of counted nouns one must contain the other. */
export function sameUnit(gold: string, found: string): boolean {
  for (const family of FAMILIES) {
    if (family.test(gold) || family.test(found)) return family.test(gold) && family.test(found);
  }
  const [a, b] = [gold, found].map((unit) =>
    unit
      .replace(/\s*\(trên.*$/, '')
      .replace(THOUSANDS, '')
      .toLowerCase(),
  );
  return a !== undefined && b !== undefined && b !== '' && (a.includes(b) || b.includes(a));
}

/**
 * Whether two periods in their text forms agree: the years, and the part of the year. A month or day
 * counts when both have it, with `exactly` also when one has.
 */
function same(gold: string | null, found: string | null, exactly = false): boolean {
  if (gold === null || found === null) return gold === found;
  const [a, b] = [fieldsOf(gold), fieldsOf(found)];
  const optional = (x: string | undefined, y: string | undefined): boolean =>
    x === y || (!exactly && (x === undefined || y === undefined));
  return (
    a.years === b.years && a.part === b.part && optional(a.month, b.month) && optional(a.day, b.day)
  );
}

function fieldsOf(period: string): { years: string; part?: string; month?: string; day?: string } {
  const {
    years = '',
    month,
    day,
    part,
  } = /^\D*(?<years>\d{4}(?:-\d{4})?)(?:-(?<month>\d{2})(?!\d))?(?:-(?<day>\d{2}))?(?:\s*\((?<part>.+)\))?/u.exec(
    period,
  )?.groups ?? {};
  return {
    years,
    ...(part === undefined ? {} : { part: partOf(part) }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** `3 tháng đầu năm` is the first quarter. */
function partOf(written: string): string {
  const part = written.replace(/\s*đầu năm/u, '').toLowerCase();
  return part === '3 tháng' ? 'quý i' : part;
}

/** Reads the figures of the articles and compares them with gold ones. */
export function measureFigures(
  { vocabulary, gazetteer }: Words,
  articles: readonly Article[],
  listed: readonly GoldFigure[],
  exhaustive: boolean,
): Measured {
  const tools = figureTools(vocabulary, gazetteer);
  const pages = [...new Set(listed.map(({ article }) => article))];
  // `Huế` and `Thừa Thiên Huế` are one province.
  const gold = listed.map((one) => ({
    ...one,
    province: gazetteer.resolve(one.province)?.name ?? one.province,
  }));
  const found = articles.flatMap((article) => {
    const name = article.source ?? article.id;
    const page = pages.find((id) => name.startsWith(id)) ?? name;
    return extractFigures(article, tools).map((figure) => foundFigure(figure, article, page));
  });
  const score = scoreFigures(gold, found, exhaustive ? pages : []);
  const of = (part: number, whole: number) => (100 * part) / Math.max(1, whole);
  const extra = score.exhaustive;
  const scores = rounded({
    figures: score.gold,
    recall: of(score.strict, score.gold),
    'by value': of(score.byValue, score.gold),
    ...(extra ? { precision: of(extra.strict, extra.found), passing: extra.passing } : {}),
  });
  return {
    scores: { figures: scores },
    verdicts: {},
    records: [
      ...score.misses.map((miss) => ({ kind: 'missed', ...miss })),
      ...(extra?.extra ?? []).map((figure) => ({ kind: 'extra', ...figure })),
    ],
    failures: [...score.misses.map(missLine), ...(extra?.extra ?? []).map(extraLine)],
  };
}

const FIELDS = ['value', 'unit', 'province', 'period'];

function show(figure: object, keys: readonly string[]): string {
  return keys.map((key) => String(figure[key as keyof typeof figure])).join(' | ');
}

function extraLine(figure: FoundFigure): string {
  return `extra ${figure.article}: ${show(figure, [...FIELDS, 'label'])} in "${figure.quote}"`;
}

function missLine({ gold, nearest, wrong }: Miss): string {
  const found = nearest
    ? `${show(nearest, [...FIELDS, 'label'])} (another ${wrong.join(', ')})`
    : 'nothing';
  return `missed ${gold.article}: ${gold.metric}\n  wanted   ${show(gold, FIELDS)} in "${gold.quote}"\n  found    ${found}`;
}

function foundFigure(figure: Figure, { body }: Article, page: string): FoundFigure {
  const { value, unit, province, label, start, end } = figure;
  return {
    ...{ article: page, value, unit, province, label, quote: body.slice(start, end) },
    period: figure.period?.text ?? null,
    passing: figure.passing !== undefined,
  };
}
