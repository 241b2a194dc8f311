import { createConsole } from './adapters/console/console.ts';
import { endWithReader } from './adapters/console/lines.ts';
import { createBot } from './bot/bot.ts';
import { openForAnswering, run } from './cli/start.ts';
import { readConfig } from './config.ts';
import { readExamples } from './corpus/open.ts';

await run(async () => {
  const { corpus: folder, language } = readConfig();
  const { articles, leftOut, ...words } = openForAnswering(folder);
  const bot = await createBot(words, articles);
  const examples = () => readExamples(folder);
  endWithReader(process.stdout);
  const adapters = [
    createConsole(
      { bot, examples, language, leftOut },
      { input: process.stdin, output: process.stdout },
      (defect) => process.stderr.write(`${String(defect)}\n`),
    ),
  ];
  const stop = (): void => {
    void Promise.all(adapters.map((adapter) => adapter.stop()));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await Promise.all(adapters.map((adapter) => adapter.start()));
});
