import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { createPreparation } from '../bot/bot.ts';
import { prepareArticle } from '../bot/evidence/prepared.ts';
import type { CheckResult } from '../bot/reports.ts';
import { keyOf, worsened } from '../bot/self-check.ts';
import { type CorpusChange, CorpusFollower } from '../corpus/follow.ts';
import { Gazetteer } from '../corpus/gazetteer.ts';
import { CorpusError, type Words } from '../corpus/open.ts';
import { type CheckCase, readSelfCheck } from '../corpus/self-check.ts';
import { type Vocabulary, VocabularyError } from '../corpus/vocabulary.ts';
import { readAccepted } from './living/accepted.ts';
import type { LibrarianStart, Reply, Request, Requests, Sight } from './living/librarian.ts';
import { Rehearsal } from './living/rehearsal.ts';

// The thread behind `living/librarian.ts`.

const start = workerData as LibrarianStart;
const { folder, accepted, place, vocabulary, served, results: found } = start;
const follower = new CorpusFollower(folder, vocabulary, served);
const rehearsal = new Rehearsal(folder, place);
let words = wordsOf(vocabulary);
let preparation = createPreparation(words);
/** The self-check of what is served, and the questions that it is of. */
let before: readonly CheckResult[] = found;
let casesBefore = '';
/** The last change that was refused, and the one that is being served. */
let refused: { readonly mark: string; readonly breaks: readonly CheckResult[] } | undefined;
let pending: { change: CorpusChange; results?: readonly CheckResult[]; given: number } | undefined;

function wordsOf(own: Vocabulary): Words {
  return { vocabulary: own, gazetteer: new Gazetteer(own.provinces) };
}

async function look(): Promise<Sight> {
  pending = undefined;
  const seen = follower.look();
  const { cases, problems: wrong } = readSelfCheck(folder);
  const problems = [...seen.problems, ...wrong];
  const { change } = seen;
  const check = async (own: Words) => await rehearsal.run(own, follower.wanted(), cases);
  if (change === undefined) {
    refused = undefined;
    if (JSON.stringify(cases) === casesBefore) return { kind: 'same', problems };
    const results = await check(words);
    [before, casesBefore] = [results, JSON.stringify(cases)];
    return { kind: 'same', problems, results };
  }
  const allowed = readAccepted(accepted);
  const mark = markOf(change, cases, allowed);
  if (refused?.mark === mark) return { kind: 'refused', problems, breaks: refused.breaks };
  const results =
    cases.length > 0
      ? await check(change.vocabulary ? wordsOf(change.vocabulary) : words)
      : undefined;
  const breaks = worsened(before, results ?? []).filter((one) => !allowed.has(keyOf(one)));
  if (breaks.length > 0) {
    refused = { mark, breaks };
    return { kind: 'refused', problems, breaks };
  }
  pending = { change, ...(results && { results }), given: 0 };
  if (change.vocabulary) preparation = createPreparation(wordsOf(change.vocabulary));
  casesBefore = JSON.stringify(cases);
  const { vocabulary: fresh, put, remove, keep } = change;
  return {
    kind: 'change',
    problems,
    ...(fresh && { vocabulary: fresh }),
    put: put.length,
    remove,
    keep,
    ...(results && { results }),
  };
}

/** The same for the same change and the same judgement of it. */
function markOf(change: CorpusChange, cases: readonly CheckCase[], allowed: ReadonlySet<string>) {
  return createHash('sha256')
    .update(JSON.stringify([change, cases, [...allowed]]))
    .digest('base64');
}

const answers: { [K in keyof Requests]: () => Promise<Requests[K]> } = {
  async look() {
    try {
      return await look();
    } catch (error) {
      // Anything else is a defect.
      if (!(error instanceof CorpusError || error instanceof VocabularyError)) throw error;
      return { kind: 'unreadable', message: error.message };
    }
  },
  async next() {
    const article = pending?.change.put[pending.given];
    if (pending === undefined || article === undefined) return undefined;
    pending.given++;
    const origin = follower.originOf(article.id);
    return origin && { prepared: prepareArticle(article, preparation), origin };
  },
  async settle() {
    if (pending === undefined) return undefined;
    follower.settle(pending.change);
    if (pending.change.vocabulary) words = wordsOf(pending.change.vocabulary);
    before = pending.results ?? [];
    refused = undefined;
    pending = undefined;
    return undefined;
  },
};

parentPort?.on('message', async ({ request }: Request) => {
  const say = (reply: Reply): void => parentPort?.postMessage(reply);
  try {
    say({ reply: await answers[request]() });
  } catch (error) {
    say({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
