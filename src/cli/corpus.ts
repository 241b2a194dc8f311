import { Command } from 'commander';
import { endWithReader } from '../adapters/console/lines.ts';
import { readConfig } from '../config.ts';
import { Intake, knownFacts, OptionError, type Outcome } from '../corpus/add.ts';
import { checkCorpus } from '../corpus/check.ts';
import { MOST_BYTES } from '../corpus/intake/decode.ts';
import { openCorpus, openWords } from '../corpus/open.ts';
import { run } from './start.ts';

interface CorpusOption {
  readonly corpus?: string;
}

interface ListOptions extends CorpusOption {
  readonly json?: true;
}

interface AddOptions extends ListOptions {
  readonly province?: string;
  readonly publishedOn?: string;
  readonly publisher?: string;
  readonly url?: string;
}

const FOLDER = ['--corpus <dir>', 'a folder laid out like corpus/'] as const;
const JSON_LINES = ['--json', 'a JSON object a line'] as const;

const program = new Command('corpus').description('Looks after the articles that the bot quotes.');

program
  .command('check')
  .description('Prints every problem as file:line: what is wrong: what to do.')
  .option(...FOLDER)
  .action((options: CorpusOption) => run(async () => check(folderOf(options))));

program
  .command('add')
  .description('Makes articles of saved pages (text or HTML; - is standard input).')
  .argument('<file...>')
  .option(...JSON_LINES)
  .option(...FOLDER)
  .option('--province <name>', 'whose article it is, where the page leaves it open')
  .option('--published-on <date>', '2021-01-26, 2020-01 or 2014')
  .option('--publisher <name>', 'who published it')
  .option('--url <address>', 'where it is found')
  .action((files: string[], options: AddOptions) => run(() => add(files, options)));

program
  .command('list')
  .description('Lists the articles.')
  .option(...JSON_LINES)
  .option(...FOLDER)
  .action((options: ListOptions) => run(async () => list(folderOf(options), options)));

function folderOf({ corpus }: CorpusOption): string {
  return corpus ?? readConfig().corpus;
}

function check(folder: string): void {
  const { problems, articles } = checkCorpus(folder);
  for (const { file, line, message } of problems) print(`${file}:${line}: ${message}`);
  if (problems.length > 0) process.exitCode = 1;
  else print(`${articles} ${articles === 1 ? 'article' : 'articles'}, no problems`);
}

async function add(files: readonly string[], options: AddOptions): Promise<void> {
  const folder = folderOf(options);
  const { gazetteer } = openWords(folder);
  const { province, publishedOn, publisher, url } = options;
  if (url !== undefined && files.length > 1) {
    throw new OptionError(`--url "${url}" is the address of one page: add that page alone`);
  }
  const given = Object.entries({ province, publishedOn, publisher, url });
  const known = knownFacts(
    Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    gazetteer,
  );
  const intake = new Intake(folder, gazetteer);
  for (const file of files) {
    const outcome =
      file === '-' ? intake.add('-', await standardInput(), known) : intake.addFile(file, known);
    if (outcome.article === null) process.exitCode = 1;
    if (options.json) print(JSON.stringify(outcome));
    else report(file, outcome);
  }
}

/** Reads standard input, but no further than to see that it is too large to be a page. */
async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function report(file: string, outcome: Outcome): void {
  const { article, title, province, publishedOn, problems } = outcome;
  if (article !== null) {
    print(`added ${article}: ${title} (${[province, publishedOn].filter(Boolean).join(', ')})`);
  }
  const what = article === null ? 'not added' : 'note';
  for (const problem of problems) process.stderr.write(`${file}: ${what}: ${problem}\n`);
}

function list(folder: string, { json }: ListOptions): void {
  const { articles, leftOut } = openCorpus(folder);
  for (const { body: _, ...frontMatter } of articles) {
    const { id, title, province, publishedOn } = frontMatter;
    print(
      json ? JSON.stringify(frontMatter) : [id, province, publishedOn ?? '-', title].join('\t'),
    );
  }
  if (leftOut > 0) {
    process.stderr.write(`${leftOut} left out: to see why, run: npm run -s corpus -- check\n`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

endWithReader(process.stdout);
await program.parseAsync();
