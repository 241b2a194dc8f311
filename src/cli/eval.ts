import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { z } from 'zod';
import { createBot } from '../bot/bot.ts';
import { readConfig } from '../config.ts';
import { openWords } from '../corpus/open.ts';
import { judgeAnswers, type Outcome, questionSchema, scoreAnswers } from './eval/answers.ts';
import {
  passageSchema,
  retrievalQuestionSchema,
  retrieve,
  scoreRetrieval,
  type Variant,
  variants,
} from './eval/retrieval.ts';
import { OperatorError, openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly corpus?: string;
  readonly questions: readonly string[];
  readonly retrieval?: true;
  readonly passages?: string;
  readonly variant: Variant;
}

const program = new Command('eval')
  .description('Measures the bot on questions with known answers.')
  .option('--json', 'a JSON object a line')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .requiredOption('--questions <file...>', 'questions with their answers, a JSON object a line')
  .option('--retrieval', 'measure retrieval alone, on --passages')
  .option('--passages <file>', 'the passages to retrieve from, a JSON object a line')
  .addOption(
    new Option('--variant <variant>', 'how questions are typed').choices(variants).default('typed'),
  )
  .action((options: Options) =>
    run(() => (options.retrieval ? measureRetrieval(options) : measureAnswers(options))),
  );

async function measureAnswers(options: Options): Promise<void> {
  const { articles, ...words } = openForAnswering(options.corpus ?? readConfig().corpus);
  const questions = options.questions.flatMap((file) => readLines(file, questionSchema));
  const bot = await createBot(words, articles);
  const outcomes = await judgeAnswers(bot, articles, questions);
  if (options.json) {
    for (const outcome of outcomes) print(outcome);
    return;
  }
  for (const outcome of outcomes)
    if (isFailure(outcome)) process.stdout.write(failureLine(outcome));
  const types = [...new Set(outcomes.map(({ type }) => type))];
  console.table({
    ...Object.fromEntries(
      types.map((type) => [
        type,
        rounded(scoreAnswers(outcomes.filter((outcome) => outcome.type === type))),
      ]),
    ),
    all: rounded(scoreAnswers(outcomes)),
  });
}

function isFailure({ verdict, province, verbatim }: Outcome): boolean {
  return verdict === 'wrong' || verdict === 'silent' || province === false || !verbatim;
}

function failureLine({ verdict, id, type, question, wanted, answered }: Outcome): string {
  return `${verdict} ${id} (${type}): ${question}\n  wanted   ${wanted}\n  answered ${answered}\n`;
}

async function measureRetrieval(options: Options): Promise<void> {
  if (options.passages === undefined) {
    throw new OperatorError('--retrieval needs passages: add --passages FILE');
  }
  const words = openWords();
  const passages = readLines(options.passages, passageSchema);
  const questions = options.questions.flatMap((file) => readLines(file, retrievalQuestionSchema));
  const retrieved = await retrieve(words, passages, questions, options.variant);
  if (options.json) {
    for (const line of retrieved) print(line);
    return;
  }
  console.table({ [options.variant]: rounded(scoreRetrieval(questions, retrieved)) });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function rounded(scores: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scores).map(([name, value]) => [name, Math.round(Number(value) * 10) / 10]),
  );
}

/** The lines of a file of JSON objects. */
function readLines<S extends z.ZodType>(file: string, schema: S): z.output<S>[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`${file} cannot be read (${(error as Error).message}): check its name`);
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0];
      throw new OperatorError(`${file}:${i + 1}: no line of questions or passages (${reason})`);
    }
  });
}

await program.parseAsync();
