import { createConsole } from './adapters/console/console.ts';
import { endWithReader } from './adapters/console/lines.ts';
import { openLiving, savedPlace } from './cli/living/opening.ts';
import { OperatorError, run } from './cli/start.ts';
import { type Config, readConfig } from './config.ts';
import { readExamples } from './corpus/open.ts';

await run(async () => {
  const config = readConfig();
  const [argument, ...more] = process.argv.slice(2);
  if (argument === '--check' && more.length === 0) {
    const { checkReadiness } = await import('./cli/readiness.ts');
    return await checkReadiness(config);
  }
  if (argument !== undefined) {
    throw new OperatorError(
      `"${[argument, ...more].join(' ')}" is no option: there is only --check`,
    );
  }
  const platforms = [config.telegram, config.discord];
  if (platforms.every((platform) => platform === undefined)) return await chat(config);
  // A chat in the terminal starts without what only platforms need.
  const { serve } = await import('./cli/serve.ts');
  await serve(config);
});

/** A chat in the terminal, for whoever has no platform switched on. */
async function chat({ corpus: folder, data, language, warnings }: Config): Promise<void> {
  const { bot, leftOut } = await openLiving(folder, savedPlace(data));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  endWithReader(process.stdout);
  const terminal = createConsole(
    { bot, examples: () => readExamples(folder), language, leftOut },
    { input: process.stdin, output: process.stdout },
    (defect) => void noteDefect(defect),
  );
  const stop = (): void => void terminal.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await terminal.start();
}

/** A chat is there sooner without what writes logs, which is seldom needed there. */
async function noteDefect(err: unknown): Promise<void> {
  const { createLog } = await import('./operations/log.ts');
  const readable = Boolean(process.stderr.isTTY);
  const log = await createLog({ level: 'error', questions: false, secrets: [], readable });
  log.trace(() => log.error({ err }, 'a question could not be answered'));
}
