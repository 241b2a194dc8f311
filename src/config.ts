import { config as readEnvFile } from 'dotenv';
import { z } from 'zod';
import { bundledCorpus } from './corpus/open.ts';

const schema = z.object({
  /** The folder of the articles, laid out like `corpus/`. */
  CORPUS_DIR: z.string().default(bundledCorpus),
  /** The language of greetings, and of answers to questions that show none. */
  BOT_LANGUAGE: z.enum(['vi', 'en'], 'write vi or en').default('vi'),
});

/** What the environment decides. */
export interface Config {
  readonly corpus: string;
  readonly language: 'vi' | 'en';
}

/** Settings that cannot be used; the message has a line for each, with key, value and remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings: the environment first, then the file `.env` of the working folder. A key that
 * is set to nothing counts as not set.
 * @throws {ConfigError} naming every setting that cannot be used
 */
export function readConfig(environment: NodeJS.ProcessEnv = withEnvFile()): Config {
  const set = Object.entries(environment).filter(([, value]) => value?.trim() !== '');
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const key = String(path[0]);
      return `${key} is "${environment[key]}": ${message}`;
    });
    throw new ConfigError(problems.join('\n'));
  }
  return { corpus: parsed.data.CORPUS_DIR, language: parsed.data.BOT_LANGUAGE };
}

function withEnvFile(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  readEnvFile({ processEnv: environment as Record<string, string>, quiet: true });
  return environment;
}
