import { Command, Option } from 'commander';
import { endWithReader } from '../adapters/console/lines.ts';
import { createAsker, findGaps } from '../bot/gaps.ts';
import type { Gap } from '../bot/reports.ts';
import { cell } from '../bot/statistics/csv.ts';
import { readConfig } from '../config.ts';
import { readFeedback } from '../operations/feedback.ts';
import { openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly csv?: true;
  readonly corpus?: string;
  readonly days: string;
}

const DAY_MS = 24 * 60 * 60_000;

const program = new Command('report')
  .description(
    'What people asked and the corpus does not answer, what matters to most people first.',
  )
  .addOption(new Option('--json', 'a JSON object a line').conflicts('csv'))
  .option('--csv', 'for spreadsheets: UTF-8, commas')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .option('--days <count>', 'asked in the last so many days', '180')
  .action((options: Options) => run(() => report(options)));

async function report({ json, csv, corpus: folder, days }: Options): Promise<void> {
  const config = readConfig();
  if (!/^\d{1,5}$/.test(days)) program.error(`error: --days "${days}": write a whole number`);
  const { articles, ...words } = openForAnswering(folder ?? config.corpus);
  const asked = readFeedback(config.data, Date.now() - Number(days) * DAY_MS);
  const gaps = await findGaps(asked, await createAsker(words, articles));
  if (json) for (const gap of gaps) print(JSON.stringify(rowOf(gap)));
  else if (csv) printCsv(gaps);
  else printTable(gaps, asked.length);
}

const COLUMNS = [
  'question',
  'provinces',
  'years',
  'asked',
  'people',
  'missing',
  'useless',
  'useful',
  'now',
  'last',
] as const;

function rowOf({ last, ...gap }: Gap): Record<(typeof COLUMNS)[number], unknown> {
  return { ...gap, last: new Date(last).toISOString().slice(0, 10) };
}

function printCsv(gaps: readonly Gap[]): void {
  process.stdout.write(`\uFEFF${COLUMNS.join(',')}\r\n`);
  for (const gap of gaps) {
    const row = rowOf(gap);
    process.stdout.write(`${COLUMNS.map((column) => cell(textOf(row[column]))).join(',')}\r\n`);
  }
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('; ') : String(value);
}

function printTable(gaps: readonly Gap[], asked: number): void {
  print('  asked people missing useless  now        last        question');
  for (const gap of gaps) {
    const { last } = rowOf(gap);
    const counts = [gap.asked, gap.people, gap.missing, gap.useless];
    const [a, b, c, d] = counts.map((count, i) => String(count).padStart([7, 7, 8, 8][i] ?? 0));
    print(`${a}${b}${c}${d}  ${gap.now.padEnd(10)} ${last}  ${gap.question}`);
  }
  const open = gaps.filter(({ now }) => now === 'not found').length;
  print(`${asked} questions, ${open} open gaps, ${gaps.length - open} answered now or not well`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

endWithReader(process.stdout);
await program.parseAsync();
