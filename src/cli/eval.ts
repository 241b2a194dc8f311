import { join } from 'node:path';
import { Command, Option } from 'commander';
import { createBot } from '../bot/bot.ts';
import { readConfig } from '../config.ts';
import { openWords } from '../corpus/open.ts';
import { judgeAnswers, measuredAnswers, questionSchema } from './eval/answers.ts';
import { goldFigureSchema, measureFigures } from './eval/figures.ts';
import { belowFloors, changesSince, keep, lastKept, readFloors } from './eval/kept.ts';
import { readLines } from './eval/lines.ts';
import { type Measured, together } from './eval/measured.ts';
import { judgeNegatives } from './eval/negatives.ts';
import { articlesOfPages } from './eval/pages.ts';
import {
  measureRetrieval,
  passageSchema,
  retrievalQuestionSchema,
  type Variant,
  variants,
} from './eval/retrieval.ts';
import { OperatorError, openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly corpus?: string;
  readonly pages?: readonly string[];
  readonly questions?: readonly string[];
  readonly negatives?: true;
  readonly figures?: readonly string[];
  readonly exhaustive?: true;
  readonly retrieval?: true;
  readonly passages?: string;
  readonly variant: Variant;
  readonly floors?: string;
  readonly keep?: true;
}

const program = new Command('eval')
  .description('Measures the bot on questions and figures that careful readers answered and found.')
  .option('--json', 'a JSON object a line')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .option('--pages <file...>', 'lists of saved pages to add for this run, a JSON object a line')
  .option('--questions <file...>', 'questions with their answers, a JSON object a line')
  .option('--negatives', 'also ask what cannot be answered: the answer hidden, or another year')
  .option('--figures <file...>', 'figures of the articles, a JSON object a line')
  .option('--exhaustive', 'the figures are all that their articles state, so others are wrong')
  .option('--retrieval', 'measure retrieval alone, on --passages')
  .option('--passages <file>', 'the passages to retrieve from, a JSON object a line')
  .addOption(
    new Option('--variant <variant>', 'how questions are typed').choices(variants).default('typed'),
  )
  .option('--floors <file>', 'fail when a score is worse than the one in this file')
  .option('--keep', 'keep the scores, for later runs to be compared with')
  .action((options: Options) => run(() => measure(options)));

async function measure(options: Options): Promise<void> {
  if (!options.questions && !options.figures) {
    throw new OperatorError('nothing to measure: add --questions FILE or --figures FILE');
  }
  const found = options.retrieval ? await measurePassages(options) : await measureBot(options);
  if (options.json) for (const record of found.records) print(JSON.stringify(record));
  else {
    for (const failure of found.failures) print(failure);
    console.table(found.scores);
  }
  compare(found, options);
}

/** Sets the scores against those of the last kept run and against the floors. */
function compare({ scores, verdicts }: Measured, options: Options): void {
  const file = join(readConfig().data, 'eval.json');
  const kept = lastKept(file);
  if (kept && !options.json) {
    const changes = changesSince(kept, { scores, verdicts });
    print(`Since the run kept on ${kept.at.slice(0, 10)}: ${changes.length} changes`);
    for (const change of changes) print(`  ${change}`);
  }
  if (options.keep) keep(file, { at: new Date().toISOString(), scores, verdicts });
  if (options.floors === undefined) return;
  const below = belowFloors(scores, readFloors(options.floors));
  for (const line of below) process.stderr.write(`below the floor: ${line}\n`);
  if (below.length > 0) process.exitCode = 1;
}

async function measureBot(options: Options): Promise<Measured> {
  const corpus = openForAnswering(options.corpus ?? readConfig().corpus);
  const added = (options.pages ?? []).flatMap((list) => articlesOfPages(list, corpus.gazetteer));
  const articles = [...corpus.articles, ...added];
  const parts: Measured[] = [];
  if (options.questions) {
    const questions = options.questions.flatMap((file) => readLines(file, questionSchema));
    const bot = await createBot(corpus, articles);
    const asked = await judgeAnswers(bot, questions);
    const made = options.negatives ? await judgeNegatives(bot, articles, questions) : [];
    parts.push(measuredAnswers(asked, made));
  }
  if (options.figures) {
    const gold = options.figures.flatMap((file) => readLines(file, goldFigureSchema));
    parts.push(measureFigures(corpus, articles, gold, options.exhaustive ?? false));
  }
  return together(parts);
}

function measurePassages({ passages: file, questions: files = [], variant }: Options) {
  if (file === undefined) {
    throw new OperatorError('--retrieval needs passages: add --passages FILE');
  }
  const passages = readLines(file, passageSchema);
  const questions = files.flatMap((name) => readLines(name, retrievalQuestionSchema));
  return measureRetrieval(openWords(), passages, questions, variant);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await program.parseAsync();
