import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { endWithReader } from '../adapters/console/lines.ts';
import { createBot } from '../bot/bot.ts';
import type { Collection } from '../bot/evidence/collection.ts';
import type { Language } from '../bot/reading/types.ts';
import { citedFigures } from '../bot/statistics/cited.ts';
import { csvOf } from '../bot/statistics/csv.ts';
import { type Meant, meaningOf } from '../bot/statistics/meaning.ts';
import type { Request } from '../bot/statistics/request.ts';
import { Selection } from '../bot/statistics/selection.ts';
import { Tables } from '../bot/statistics/tables.ts';
import type { CitedFigure } from '../bot/statistics/types.ts';
import { wordings } from '../bot/wording/wording.ts';
import { readConfig } from '../config.ts';
import type { Province } from '../corpus/gazetteer.ts';
import type { ChartLook } from '../figures/charting/chart.ts';
import type { Figure } from '../figures/figure.ts';
import { changeText, rankText } from '../figures/format.ts';
import { createPainter } from '../figures/painter.ts';
import { OperatorError, openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly csv?: true;
  readonly chart?: string;
  readonly look: ChartLook;
  readonly lang?: Language;
  readonly corpus?: string;
  readonly indicator?: string;
  readonly province?: string;
  readonly year?: string;
}

const program = new Command('stats')
  .description('Lists the figures that the articles state, the newest first.')
  .addOption(new Option('--json', 'a JSON object a line').conflicts(['csv', 'chart']))
  .addOption(new Option('--csv', 'a table for spreadsheets').conflicts('chart'))
  .option('--chart <file>', 'draws them into a PNG: over the years, or provinces side by side')
  .addOption(
    new Option('--look <look>', 'of the chart').choices(['light', 'dark']).default('light'),
  )
  .addOption(new Option('--lang <language>', 'of names and headings').choices(['vi', 'en']))
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .option('--indicator <name>', 'a name or id, with or without diacritics')
  .option('--province <names>', 'one, or several with commas between them')
  .option('--year <year>', 'of the figures, such as 2021')
  .action((options: Options) => run(() => stats(options)));

async function stats(options: Options): Promise<void> {
  const config = readConfig();
  const { articles, problems, ...words } = openForAnswering(options.corpus ?? config.corpus);
  for (const { file, line, message } of problems) {
    process.stderr.write(`${file}:${line}: ${message}\n`);
  }
  const { collection } = await createBot(words, articles);
  const selection = new Selection(collection);
  const request = selection.withFigures(requestOf(options, collection));
  const language = options.lang ?? config.language;
  endWithReader(process.stdout);
  const found = selection.find(request);
  if (options.chart !== undefined) {
    await draw(request, options.chart, options.look, collection, language);
  } else if (found.length === 0) {
    process.stderr.write(`${nothing(request, collection)}\n`);
  } else if (options.json) {
    for (const figure of found) print(JSON.stringify(fieldsOf(figure, collection)));
  } else {
    const { cited } = citedFigures(found, collection, language);
    if (options.csv) process.stdout.write(csvOf(cited, language));
    else print(listOf(cited, language));
  }
}

/** @throws {OperatorError} naming what is unknown, and what comes near it */
function requestOf({ indicator, province, year }: Options, collection: Collection): Request {
  return {
    ...indicatorOf(indicator, collection),
    provinces: (province ?? '')
      .split(/[,;]/u)
      .filter((name) => name.trim() !== '')
      .map((name) => provinceOf(name, collection)),
    years: year === undefined ? [] : [yearOf(year)],
    corrections: [],
  };
}

function indicatorOf(typed: string | undefined, collection: Collection): Meant {
  const meant = meaningOf(typed === undefined ? [] : [typed], collection);
  if (!('unknown' in meant)) return meant;
  const nearest = meant.unknown === 'indicator' ? meant.nearest : [];
  const names = nearest.map(({ id, vi }) => `${vi} (${id})`).join('; ');
  const remedy =
    names === '' ? 'see corpus/vocabulary/indicators.yaml' : `the nearest are: ${names}`;
  throw new OperatorError(`--indicator "${typed}" is none that is known: ${remedy}`);
}

function provinceOf(typed: string, { gazetteer }: Collection): Province {
  const [slip] = gazetteer.misspelt(typed);
  const province = gazetteer.resolve(typed) ?? slip?.provinces[0];
  if (province) return province;
  const names = gazetteer.nearest(typed).map(({ name }) => name);
  const remedy = names.length === 0 ? 'give one of the 63' : `the nearest are: ${names.join(', ')}`;
  throw new OperatorError(`--province "${typed.trim()}" is none that is known: ${remedy}`);
}

function yearOf(typed: string): number {
  const year = /^\s*(?:năm\s+|nam\s+)?(?<year>(?:19|20)\d\d)\s*$/iu.exec(typed)?.groups?.year;
  if (year === undefined)
    throw new OperatorError(`--year "${typed}" is no year: give one such as 2021`);
  return Number(year);
}

function nothing(request: Request, collection: Collection): string {
  const { years } = new Selection(collection).elsewhen(request);
  if (request.years.length > 0 && years.length > 0) {
    return `No figures of ${request.years.join(', ')}; there are some of ${years.join(', ')}.`;
  }
  return 'No figures: the articles state none like this.';
}

/**
 * Draws what the commands of the chat draw: one province over the years, several side by side.
 * @throws {OperatorError} when there is nothing to draw, or the file cannot be written
 */
async function draw(
  request: Request,
  file: string,
  look: ChartLook,
  collection: Collection,
  language: Language,
): Promise<void> {
  const tables = new Tables(collection, language);
  const isOfOne = request.provinces.length === 1;
  const { answer } = isOfOne ? tables.figures(request) : tables.comparison(request);
  const chart = 'chart' in answer ? answer.chart : undefined;
  if (chart === undefined) {
    throw new OperatorError(
      '--chart: nothing to draw, as there are not two values that can be compared: name an --indicator, and a --province with several years or none for all',
    );
  }
  const painter = createPainter();
  const png = await painter.paint(chart, look);
  await painter.close();
  // Whole or not at all.
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(fresh, png);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new OperatorError(`--chart "${file}" cannot be written: ${(error as Error).message}`);
  }
}

/** A line of `--json`: what scripts and measurements read, so its fields stay as they are. */
function fieldsOf(figure: Figure, { entries }: Collection): object {
  const { indicator, label, value, unit, province, period, status, change, rank } = figure;
  const { articleId, start, end } = figure;
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
    article: articleId,
    quote: entries.get(articleId)?.article.body.slice(start, end) ?? '',
    start,
    end,
  };
}

/** For people: what each figure is of as a heading, below it the figures with their words. */
function listOf(figures: readonly CitedFigure[], language: Language): string {
  const words = wordings[language].statistics;
  const groups = new Map<string, CitedFigure[]>();
  for (const cited of figures) {
    groups.set(cited.topic.name, [...(groups.get(cited.topic.name) ?? []), cited]);
  }
  const blocks = [...groups].map(([topic, own]) => {
    const rows = own.flatMap((cited) => {
      const { quote, code, article } = cited.citation;
      return [
        `  ${words.place(cited.figure).padEnd(20)}  ${words.summary(cited)}`,
        `      “${quote.replace(/\s+/gu, ' ')}” ${code} ${article}`,
      ];
    });
    return [topic, ...rows].join('\n');
  });
  return blocks.join('\n\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await program.parseAsync();
