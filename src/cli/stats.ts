import { Command } from 'commander';
import { endWithReader } from '../adapters/console/lines.ts';
import { readConfig } from '../config.ts';
import type { Article } from '../corpus/article.ts';
import type { Gazetteer, Province } from '../corpus/gazetteer.ts';
import { disagreements } from '../figures/disagreement.ts';
import { extractFigures, figureTools } from '../figures/extraction.ts';
import type { Figure } from '../figures/figure.ts';
import { changeText, rankText, valueText } from '../figures/format.ts';
import { type FigureQuery, FigureTable } from '../figures/lookup.ts';
import { OperatorError, openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly corpus?: string;
  readonly indicator?: string;
  readonly province?: string;
  readonly year?: string;
}

const program = new Command('stats')
  .description('Lists the figures that the articles state, the newest first.')
  .option('--json', 'a JSON object a line')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .option('--indicator <name>', 'a name or id, with or without diacritics')
  .option('--province <name>', 'with or without diacritics')
  .option('--year <year>', 'of the figures, such as 2021')
  .action((options: Options) => run(async () => stats(options)));

function stats(options: Options): void {
  const corpus = openForAnswering(options.corpus ?? readConfig().corpus);
  for (const { file, line, message } of corpus.problems) {
    process.stderr.write(`${file}:${line}: ${message}\n`);
  }
  const tools = figureTools(corpus.vocabulary, corpus.gazetteer);
  const figures = corpus.articles.flatMap((article) => extractFigures(article, tools));
  const table = new FigureTable(figures, corpus.vocabulary.indicators, tools.analyser);
  const query = queryOf(options, table, corpus.gazetteer);
  const found = table.find(query);
  const articles = new Map(corpus.articles.map((article) => [article.id, article]));
  endWithReader(process.stdout);
  if (found.length === 0) process.stderr.write(`${nothing(query, table)}\n`);
  else if (options.json)
    for (const figure of found) print(JSON.stringify(fieldsOf(figure, articles)));
  else print(tableOf(found, articles));
}

/** @throws {OperatorError} naming what is unknown, and what comes near it */
function queryOf(options: Options, table: FigureTable, gazetteer: Gazetteer): FigureQuery {
  return {
    ...(options.indicator === undefined ? {} : indicatorOf(options.indicator, table)),
    ...(options.province === undefined
      ? {}
      : { provinces: provincesOf(options.province, gazetteer) }),
    ...(options.year === undefined ? {} : { year: yearOf(options.year) }),
  };
}

function indicatorOf(typed: string, table: FigureTable): FigureQuery {
  const { likeliest, label, nearest } = table.meaning(typed);
  if (likeliest.length > 0) return { indicators: likeliest.map(({ id }) => id) };
  if (label !== undefined) return { label };
  const names = nearest.map(({ id, vi }) => `${vi} (${id})`).join('; ');
  const remedy =
    names === '' ? 'see corpus/vocabulary/indicators.yaml' : `the nearest are: ${names}`;
  throw new OperatorError(`--indicator "${typed}" is none that is known: ${remedy}`);
}

/** The province with the units that it absorbed: what is known of these is listed beside it, never added up. */
function provincesOf(typed: string, gazetteer: Gazetteer): string[] {
  const [slip] = gazetteer.misspelt(typed, () => false);
  const province: Province | undefined = gazetteer.resolve(typed) ?? slip?.provinces[0];
  if (province) return gazetteer.parts(province).map(({ name }) => name);
  const names = gazetteer.nearest(typed).map(({ name }) => name);
  const remedy = names.length === 0 ? 'give one of the 63' : `the nearest are: ${names.join(', ')}`;
  throw new OperatorError(`--province "${typed}" is none that is known: ${remedy}`);
}

function yearOf(typed: string): number {
  const year = /^\s*(?:năm\s+|nam\s+)?(?<year>(?:19|20)\d\d)\s*$/iu.exec(typed)?.groups?.year;
  if (year === undefined)
    throw new OperatorError(`--year "${typed}" is no year: give one such as 2021`);
  return Number(year);
}

function nothing({ year, ...query }: FigureQuery, table: FigureTable): string {
  const years = table.years(table.find(query));
  if (year !== undefined && years.length > 0) {
    return `No figures of ${year}; there are some of ${years.slice(0, 10).join(', ')}.`;
  }
  return 'No figures: the articles state none like this.';
}

/** A line of `--json`: what scripts and measurements read, so its fields stay as they are. */
function fieldsOf(figure: Figure, articles: ReadonlyMap<string, Article>): object {
  const { indicator, label, value, unit, province, period, status, change, rank } = figure;
  return {
    indicator,
    label,
    value,
    unit,
    province,
    period: period?.text ?? null,
    status,
    change: change ? changeText(change) : null,
    rank: rank ? rankText(rank) : null,
    article: figure.articleId,
    quote: quoteOf(figure, articles),
    start: figure.start,
    end: figure.end,
  };
}

function quoteOf(
  { articleId, start, end }: Figure,
  articles: ReadonlyMap<string, Article>,
): string {
  return articles.get(articleId)?.body.slice(start, end) ?? '';
}

const STATUS = { actual: '', estimate: ' (ước)', target: ' (mục tiêu)' } as const;

/** For people: what each figure is of as a heading, below it the figures with their sentences. */
function tableOf(figures: readonly Figure[], articles: ReadonlyMap<string, Article>): string {
  const groups = groupBy(figures, ({ label }) => label);
  const differing = new Set(disagreements(figures).flat());
  const lines = [...groups].flatMap(([label, group]) => [
    '',
    label,
    ...group.flatMap((figure) => rowOf(figure, articles, differing.has(figure))),
  ]);
  if (differing.size > 0) lines.push('', '≠ nguồn nêu khác nhau / the sources differ');
  return lines.slice(1).join('\n');
}

function rowOf(figure: Figure, articles: ReadonlyMap<string, Article>, differs: boolean): string[] {
  const { province, district, period, status, change, dimensions } = figure;
  const place = district === undefined ? province : `${district}, ${province}`;
  const moved = change ? `  ${changeText(change)}` : '';
  const which = dimensions.length === 0 ? '' : `  [${dimensions.join(', ')}]`;
  const cells = [
    place.padEnd(22),
    (period?.text ?? '—').padEnd(22),
    `${valueText(figure)}${STATUS[status]}`,
  ];
  return [
    `${differs ? '≠' : ' '} ${cells.join('  ')}${which}${moved}`,
    `      “${quoteOf(figure, articles).replace(/\s+/gu, ' ')}” ${figure.articleId}`,
  ];
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await program.parseAsync();
