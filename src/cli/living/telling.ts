import type { CheckResult } from '../../bot/reports.ts';
import type { Problem } from '../../corpus/article.ts';
import type { Log } from '../../operations/log.ts';
import type { Sight } from './librarian.ts';

/** How many questions that would break are named. */
const MOST_NAMED = 10;

/** Tells the operator what a look has shown, each thing once. */
export function createTeller(told: readonly Problem[], log: Log): (sight: Sight) => void {
  const lineOf = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;
  let known = new Set(told.map(lineOf));
  let lastRefusal = '';
  return (sight) => {
    if (sight.kind === 'unreadable') {
      if (!known.has(sight.message)) log.error({}, `${sight.message}; what was read before stays`);
      known.add(sight.message);
      return;
    }
    const problems = new Map(sight.problems.map((problem) => [lineOf(problem), problem]));
    for (const [key, { file, line, message }] of problems) {
      if (known.has(key)) continue;
      log.warn({ file, line }, `${message}; what was served of it before, if anything, stays`);
    }
    const mended = [...known].filter((key) => !problems.has(key));
    if (mended.length > 0) log.info({ mended: mended.length }, 'problems of the corpus are gone');
    known = new Set(problems.keys());
    const refusal = sight.kind === 'refused' ? JSON.stringify(sight.breaks) : '';
    if (sight.kind === 'refused' && refusal !== lastRefusal) log.error({}, refusalOf(sight.breaks));
    lastRefusal = refusal;
    if (sight.kind !== 'refused' && sight.results) tellResults(sight.results, log);
  };
}

function refusalOf(breaks: readonly CheckResult[]): string {
  const named = breaks.slice(0, MOST_NAMED).map(sentenceOn);
  const more = breaks.length - named.length;
  return [
    `the changed corpus is not served, it would break ${breaks.length} of the self-check:`,
    ...named,
    ...(more > 0 ? [`and ${more} more`] : []),
    'correct the articles or corpus/selfcheck.jsonl, or accept this with: npm run -s selfcheck -- --force',
  ].join('\n  ');
}

function tellResults(results: readonly CheckResult[], log: Log): void {
  if (results.length === 0) return;
  const failing = results.filter(({ passed }) => !passed);
  const facts = { asked: results.length, failing: failing.length };
  if (failing.length === 0) {
    log.info(facts, 'the self-check is passed');
    return;
  }
  const named = failing.slice(0, MOST_NAMED).map(sentenceOn);
  log.warn(facts, ['the self-check fails, see npm run -s selfcheck:', ...named].join('\n  '));
}

/** What is wrong with an answer of the self-check. */
export function sentenceOn({ question, form, expected, got, line }: CheckResult): string {
  return `line ${line}, ${form}: "${question}" expects ${expected}, gets ${got}`;
}
