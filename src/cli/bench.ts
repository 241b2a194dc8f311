import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Command } from 'commander';
import { createBot } from '../bot/bot.ts';
import type { Article } from '../corpus/article.ts';
import { openCorpus, openWords, type Words } from '../corpus/open.ts';
import { extractFigures, figureTools } from '../figures/extraction.ts';
import { FigureTable } from '../figures/lookup.ts';
import { createPlainSearch } from '../search/plain.ts';
import { reportArticles } from './bench/reports.ts';
import { questionsOn, syntheticArticles } from './bench/synthetic.ts';
import { run } from './start.ts';

interface Options {
  readonly passages: string[];
  readonly questions: string;
  readonly articles: string[];
}

const program = new Command('bench')
  .description(
    'Measures speed and memory on made-up articles: answers beside plain MiniSearch, and figures.',
  )
  .option('--passages <count...>', 'how many passages', ['1000', '10000', '100000'])
  .option('--questions <count>', 'how many questions of each corpus', '200')
  .option('--articles <count...>', 'how many reports to read figures from', ['10000'])
  .action((options: Options) => run(() => bench(options)));

async function bench({ passages, questions, articles }: Options): Promise<void> {
  await benchAnswers(passages.map(Number), Number(questions));
  await benchFigures(articles.map(Number));
}

async function benchAnswers(passages: readonly number[], questions: number): Promise<void> {
  const rows: Record<string, object> = {};
  for (const count of passages) {
    const articles = syntheticArticles(count);
    const asked = questionsOn(articles, questions);
    rows[`${count} passages, bot`] = await measureBot(articles, asked);
    rows[`${count} passages, MiniSearch`] = measurePlain(articles, asked);
  }
  console.table(rows);
}

/** What reading the figures of reports costs beside everything else that is done when they are put in. */
async function benchFigures(counts: readonly number[]): Promise<void> {
  const rows: Record<string, object> = {};
  const corpus = openCorpus();
  const provinces = corpus.gazetteer.provinces.map(({ name }) => name);
  for (const count of counts) {
    const articles = reportArticles(corpus.articles, provinces, count);
    rows[`${count} articles`] = await measureFigures(corpus, articles);
  }
  console.table(rows);
}

async function measureFigures(words: Words, articles: readonly Article[]) {
  const { vocabulary, gazetteer } = words;
  const tools = figureTools(vocabulary, gazetteer);
  const before = memory();
  const started = performance.now();
  const table = new FigureTable([], vocabulary.indicators, tools.analyser);
  let figures = 0;
  for (const article of articles) {
    const found = extractFigures(article, tools);
    figures += found.length;
    table.put(article.id, found);
  }
  const extracted = performance.now() - started;
  const megabytes = memory() - before;
  const begun = performance.now();
  const bot = await createBot(words, articles);
  // The bot has not read its figures yet: this is all the rest.
  const indexed = performance.now() - begun;
  return {
    figures,
    'index s': Math.round(indexed / 10) / 100,
    'figures s': Math.round(extracted / 10) / 100,
    'figures / index': Math.round((100 * extracted) / indexed) / 100,
    'MB of figures': Math.round(megabytes),
    'MB of all': Math.round(memory() - before - megabytes),
    passages: [...bot.collection.entries.values()].reduce(
      (n, { passages }) => n + passages.length,
      0,
    ),
  };
}

async function measureBot(articles: readonly Article[], questions: readonly string[]) {
  const before = memory();
  const started = performance.now();
  const bot = await createBot(openWords(), articles);
  // As where it serves: nobody waits for figures.
  await bot.ready();
  const built = performance.now() - started;
  const megabytes = memory() - before;
  // The first questions compile the code; they are asked again.
  for (const text of questions.slice(0, 20)) await bot.ask({ text });
  const times: number[] = [];
  for (const text of questions) {
    const asked = performance.now();
    await bot.ask({ text });
    times.push(performance.now() - asked);
  }
  return row(built, megabytes, times);
}

function measurePlain(articles: readonly Article[], questions: readonly string[]) {
  const before = memory();
  const started = performance.now();
  const search = createPlainSearch(articles);
  const built = performance.now() - started;
  const megabytes = memory() - before;
  const few = questions.slice(0, 40);
  for (const text of few.slice(0, 5)) search(text);
  const times = few.map((text) => {
    const asked = performance.now();
    search(text);
    return performance.now() - asked;
  });
  return row(built, megabytes, times);
}

function row(built: number, megabytes: number, times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (q: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    'build s': Math.round(built / 10) / 100,
    MB: Math.round(megabytes),
    'p50 ms': Math.round(quantile(0.5) * 10) / 10,
    'p99 ms': Math.round(quantile(0.99) * 10) / 10,
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is held after everything that is not needed has been let go, in megabytes. */
function memory(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

await program.parseAsync();
