import { Command } from 'commander';
import { endWithReader } from '../adapters/console/lines.ts';
import { createBot } from '../bot/bot.ts';
import type { CheckResult } from '../bot/reports.ts';
import { keyOf, selfCheck } from '../bot/self-check.ts';
import { readConfig } from '../config.ts';
import { readSelfCheck, selfCheckFile } from '../corpus/self-check.ts';
import { acceptedFile, writeAccepted } from './living/accepted.ts';
import { keepLastCheck, readLastCheck, turnedSince } from './living/last-check.ts';
import { sentenceOn } from './living/telling.ts';
import { OperatorError, openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly corpus?: string;
  readonly force?: true;
}

const program = new Command('selfcheck')
  .description('Asks the questions of corpus/selfcheck.jsonl in four ways of typing.')
  .option('--json', 'a JSON object a line')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .option('--force', 'accept what fails now: a running bot serves the changed corpus nevertheless')
  .action((options: Options) => run(() => check(options)));

async function check({ json, corpus: folder, force }: Options): Promise<void> {
  const config = readConfig();
  const corpus = openForAnswering(folder ?? config.corpus);
  const { cases, problems } = readSelfCheck(corpus.folder);
  for (const { file, line, message } of problems) {
    process.stderr.write(`${file}:${line}: ${message}\n`);
    process.exitCode = 1;
  }
  if (cases.length === 0) {
    const file = selfCheckFile(corpus.folder);
    throw new OperatorError(`${file} has no questions: add some, a JSON object a line, see README`);
  }
  const bot = await createBot(corpus, corpus.articles);
  const results = await selfCheck(bot, cases);
  const failing = results.filter(({ passed }) => !passed);
  const last = readLastCheck(config.data);
  for (const result of results) {
    if (json) print(JSON.stringify({ ...result, before: last.get(keyOf(result)) ?? null }));
  }
  if (!json) report(results, failing, last);
  try {
    keepLastCheck(config.data, results);
  } catch (error) {
    const why = (error as Error).message;
    process.stderr.write(`this run is not kept (${why}): make DATA_DIR writable\n`);
  }
  if (force) {
    writeAccepted(acceptedFile(config.data), failing.map(keyOf));
    process.stderr.write(
      `${failing.length} failures are accepted: a running bot looks again within a minute\n`,
    );
  } else if (failing.length > 0) process.exitCode = 1;
}

function report(
  results: readonly CheckResult[],
  failing: readonly CheckResult[],
  last: ReadonlyMap<string, boolean>,
): void {
  for (const one of failing) print(`fails: ${sentenceOn(one)}`);
  const turned = turnedSince(last, results);
  for (const one of turned) {
    print(
      `since the last run ${one.passed ? 'passes' : 'fails'}: line ${one.line}, ${one.form}: "${one.question}"`,
    );
  }
  const passed = results.length - failing.length;
  print(`${passed} of ${results.length} as expected, ${turned.length} changed since the last run`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

endWithReader(process.stdout);
await program.parseAsync();
