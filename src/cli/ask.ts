import { Command, Option } from 'commander';
import { endWithReader, linesOf } from '../adapters/console/lines.ts';
import { type Host, type Reply, reply } from '../adapters/console/reply.ts';
import { createBot } from '../bot/bot.ts';
import type { Citation } from '../bot/citation.ts';
import type { Language } from '../bot/reading/types.ts';
import { type Answer, citationsIn, type Question } from '../bot/types.ts';
import { readingLine } from '../bot/wording/wording.ts';
import { readConfig } from '../config.ts';
import type { Gazetteer } from '../corpus/gazetteer.ts';
import { readExamples } from '../corpus/open.ts';
import { openForAnswering, run } from './start.ts';

interface Options {
  readonly json?: true;
  readonly corpus?: string;
  readonly lang?: Language;
  readonly conversation?: true;
}

const program = new Command('ask')
  .description('Answers a question, or one a line from standard input, in order.')
  .argument('[question...]')
  .option('--json', 'a JSON object a line')
  .option('--corpus <dir>', 'a folder laid out like corpus/')
  .addOption(
    new Option('--lang <language>', 'of the words around quotations').choices(['vi', 'en']),
  )
  .option('--conversation', 'the lines are turns of one chat; an empty line starts a new one')
  .action((question: string[], options: Options) => run(() => ask(question, options)));

async function ask(question: readonly string[], options: Options): Promise<void> {
  const config = readConfig();
  const folder = options.corpus ?? config.corpus;
  const { articles, problems, leftOut, ...words } = openForAnswering(folder);
  for (const { file, line, message } of problems) {
    process.stderr.write(`${file}:${line}: ${message}\n`);
  }
  const bot = await createBot(words, articles);
  const host: Host = {
    bot,
    examples: () => readExamples(folder),
    language: options.lang ?? config.language,
    leftOut,
  };
  endWithReader(process.stdout);
  let chats = 0;
  const questionOf = (text: string): Question => ({
    text,
    ...(options.lang === undefined ? {} : { language: options.lang }),
    ...(options.conversation ? { conversation: `ask ${chats}` } : {}),
  });
  for await (const text of question.length > 0 ? [question.join(' ')] : linesOf(process.stdin)) {
    if (options.conversation && text.trim() === '') {
      chats++;
      continue;
    }
    const replied = await reply(host, questionOf(text));
    if (replied.defect !== undefined) {
      process.stderr.write(`${String(replied.defect)}\n`);
      process.exitCode = 1;
    }
    process.stdout.write(
      options.json
        ? `${JSON.stringify(resultOf(text, replied, bot.collection.gazetteer))}\n`
        : `${replied.text}\n\n`,
    );
  }
}

const STATUS = {
  quotations: 'answered',
  source: 'answered',
  province: 'answered',
  corpus: 'answered',
  not_found: 'not_found',
  unknown_code: 'not_found',
  unknown_province: 'clarify',
  clarify: 'clarify',
  figures: 'answered',
  comparison: 'answered',
  indicators: 'answered',
  document: 'answered',
  no_figures: 'not_found',
  unknown_indicator: 'clarify',
  province_count: 'clarify',
  no_table: 'clarify',
  language: 'help',
  forgotten: 'help',
  help: 'help',
  management: 'help',
} as const satisfies Record<Answer['kind'], string>;

/** A line of `--json`: what scripts and measurements read, so its fields stay as they are. */
function resultOf(question: string, { answer, text, took }: Reply, gazetteer: Gazetteer): object {
  const { provinces, years, indicators } = answer.understood;
  const citations = citationsIn(answer);
  const exact = exactAnswer(answer);
  return {
    question,
    status: STATUS[answer.kind],
    text,
    answer: exact ?? null,
    provinces: provincesOf(citations, exact, gazetteer),
    citations: citations.map(fieldsOf),
    understood: { text: readingLine(answer.understood), provinces, years, indicators },
    tookMs: Math.round(took * 10) / 10,
  };
}

/** The shortest exact answer; of figures there is one only where a single one was found. */
function exactAnswer(answer: Answer): string | undefined {
  if (answer.kind === 'quotations') return answer.exact;
  if (answer.kind !== 'figures' || answer.total !== 1) return undefined;
  return answer.figures[0]?.figure.written;
}

/** The province that is the exact answer, else those of the citations. */
function provincesOf(
  citations: readonly Citation[],
  exact: string | undefined,
  gazetteer: Gazetteer,
): string[] {
  if (exact !== undefined && gazetteer.get(exact)) return [exact];
  return [...new Set(citations.map(({ province }) => province))];
}

function fieldsOf(citation: Citation): object {
  const { code, article, title, province, quote, start, end } = citation;
  const { publishedOn = null, publisher = null, url = null } = citation;
  return { code, article, title, province, publishedOn, publisher, url, quote, start, end };
}

await program.parseAsync();
