import { type CheckCase, NOT_FOUND } from '../corpus/self-check.ts';
import { normalise } from '../text/fold.ts';
import { withoutDiacritics } from '../text/typing.ts';
import type { Bot } from './bot.ts';
import type { CheckForm, CheckResult } from './reports.ts';
import { type Answer, shownFirst } from './types.ts';

/** The ways in which each question is typed. */
const FORMS: Readonly<Record<CheckForm, (question: string) => string>> = {
  typed: (question) => question,
  plain: withoutDiacritics,
  nfd: (question) => question.normalize('NFD'),
  lower: (question) => question.toLowerCase(),
};

/**
 * Asks a bot every question of a self-check in every form, each by itself.
 * @param pause lets others run between two questions
 */
export async function selfCheck(
  bot: Pick<Bot, 'ask'>,
  cases: readonly CheckCase[],
  pause: () => Promise<unknown> = async () => {},
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const one of cases) {
    const { question, line, article = NOT_FOUND, quote } = one;
    const expected = quote === undefined ? article : `${article} “${quote}”`;
    for (const form of Object.keys(FORMS) as CheckForm[]) {
      const answer = await bot.ask({ text: FORMS[form](question) });
      const passed = fits(answer, one);
      results.push({ question, form, expected, line, passed, got: briefly(answer, article) });
      await pause();
    }
  }
  return results;
}

/** The results that fail now and passed before; a question that was not asked before cannot. */
export function worsened(
  before: readonly CheckResult[],
  now: readonly CheckResult[],
): CheckResult[] {
  const passed = new Set(before.filter((one) => one.passed).map(keyOf));
  return now.filter((one) => !one.passed && passed.has(keyOf(one)));
}

/** What two runs have in common that ask and expect the same. */
export function keyOf({ question, form, expected }: CheckResult): string {
  return [form, question, expected].join('\n');
}

/** Whether an answer is what was expected: what is shown first is what counts. */
function fits(answer: Answer, { article, quote }: CheckCase): boolean {
  if (article === undefined) return answer.kind === 'not_found';
  return shownFirst(answer).some(
    (citation) =>
      citation.article === article &&
      (quote === undefined || comparable(citation.quote).includes(comparable(quote))),
  );
}

function comparable(text: string): string {
  return normalise(text).toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Lists show little of a line: the name of an article that was expected is not said again. */
function briefly(answer: Answer, expected: string): string {
  const [first] = shownFirst(answer);
  if (first === undefined) return answer.kind.replaceAll('_', ' ');
  return `${first.article === expected ? '' : `${first.article} `}“${first.quote}”`;
}
