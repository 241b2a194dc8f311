import { z } from 'zod';
import { createCollection } from '../../bot/bot.ts';
import { findEvidence } from '../../bot/evidence/evidence.ts';
import type { Evidence } from '../../bot/evidence/types.ts';
import type { Words } from '../../corpus/open.ts';
import { normalise } from '../../text/fold.ts';
import { withoutDiacritics } from '../../text/typing.ts';
import { type Measured, rounded } from './measured.ts';

export const passageSchema = z.object({ id: z.string(), text: z.string() });
export const retrievalQuestionSchema = z.object({
  id: z.string(),
  passage: z.string(),
  question: z.string(),
  answers: z.array(z.string()),
});

export type PassageLine = z.output<typeof passageSchema>;
export type RetrievalQuestion = z.output<typeof retrievalQuestionSchema>;

/** How questions are typed before they are asked. */
export const variants = ['typed', 'plain', 'nfd', 'lower', 'slips'] as const;
export type Variant = (typeof variants)[number];

/** What was retrieved for one question. */
export interface Retrieved {
  readonly id: string;
  /** The ids of the first ten passages. */
  readonly passages: readonly string[];
  /** The first three sentences. */
  readonly sentences: readonly string[];
  /** The best two adjacent sentences. */
  readonly pair: string;
}

/** Measures retrieval alone. */
export async function measureRetrieval(
  words: Words,
  passages: readonly PassageLine[],
  questions: readonly RetrievalQuestion[],
  variant: Variant,
): Promise<Measured> {
  const retrieved = await retrieve(words, passages, questions, variant);
  const scores = { [variant]: rounded(scoreRetrieval(questions, retrieved)) };
  return { scores, verdicts: {}, records: retrieved, failures: [] };
}

/** Puts the passages in and asks every question. */
export async function retrieve(
  words: Words,
  passages: readonly PassageLine[],
  questions: readonly RetrievalQuestion[],
  variant: Variant,
): Promise<Retrieved[]> {
  const { collection, facts, read } = createCollection(words);
  for (const { id, text } of passages) {
    // Without a title or a province of its own, a passage is found by its words alone.
    const body = normalise(text).replaceAll('\n', ' ').trim();
    await collection.put({ id, title: '', province: '', body });
  }
  const retrieved: Retrieved[] = [];
  for (const { id, question } of questions) {
    // Places are words here, not conditions: a passage on one may name another.
    const reading = read(typedAs(variant, question, id), { places: false });
    const { evidence } = await findEvidence(reading, collection, facts);
    retrieved.push({ id, ...ranked(evidence) });
  }
  return retrieved;
}

function ranked(evidence: readonly Evidence[]): Omit<Retrieved, 'id'> {
  const textOf = ({ candidate }: Evidence) =>
    candidate.entry.article.body.slice(candidate.start, candidate.end);
  return {
    passages: [...new Set(evidence.map(({ candidate }) => candidate.articleId))].slice(0, 10),
    sentences: evidence.slice(0, 3).map(textOf),
    pair: bestPair(evidence),
  };
}

/** The best sentence with the better one of its neighbours. */
function bestPair(evidence: readonly Evidence[]): string {
  const [best] = evidence;
  if (best === undefined) return '';
  const { entry, position } = best.candidate;
  const scoreAt = (at: number) => {
    const found = evidence.find(
      ({ candidate }) => candidate.entry === entry && candidate.position === at,
    );
    return found ? found.signals.lexical + found.signals.near : Number.NEGATIVE_INFINITY;
  };
  const [before, behind] = [entry.passages[position - 1], entry.passages[position + 1]];
  const first = before && scoreAt(position - 1) > scoreAt(position + 1) ? before : best.candidate;
  const last = first === before ? best.candidate : (behind ?? best.candidate);
  return entry.article.body.slice(first.start, last.end);
}

/** Retrieval scores in percent, over questions. */
export interface RetrievalScores {
  /** The passage that holds the answer is first. */
  readonly 'R@1': number;
  /** The first sentence, of that passage, holds the answer string. */
  readonly S1: number;
  /** The best two adjacent sentences, of that passage, hold it. */
  readonly pair: number;
}

export function scoreRetrieval(
  questions: readonly RetrievalQuestion[],
  retrieved: readonly Retrieved[],
): RetrievalScores {
  let [passage, sentence, pair] = [0, 0, 0];
  questions.forEach((question, i) => {
    const found = retrieved[i];
    if (found === undefined) return;
    const answers = question.answers.map(normalise);
    const holds = (text: string | undefined) =>
      text !== undefined && answers.some((answer) => text.includes(answer));
    if (found.passages[0] === question.passage) passage++;
    if (holds(found.sentences[0])) sentence++;
    if (holds(found.pair)) pair++;
  });
  const percent = (count: number) => (100 * count) / Math.max(1, questions.length);
  return { 'R@1': percent(passage), S1: percent(sentence), pair: percent(pair) };
}

/** A question as somebody types it who types that way; the same question always the same. */
export function typedAs(variant: Variant, question: string, seed: string): string {
  switch (variant) {
    case 'typed':
      return question;
    case 'plain':
      return withoutDiacritics(question);
    case 'nfd':
      return question.normalize('NFD');
    case 'lower':
      return question.toLowerCase();
    case 'slips':
      return withSlips(question, seed);
  }
}

/** One swapped pair of neighbouring letters in each of two words of four letters or more. */
function withSlips(text: string, seed: string): string {
  const words = text.normalize('NFC').split(' ');
  const long = words.flatMap((word, i) => (/^\p{L}{4,}$/u.test(word) ? [i] : []));
  const random = generator(seed);
  for (let n = 0; n < 2 && long.length > 0; n++) {
    const [at = 0] = long.splice(Math.floor(random() * long.length), 1);
    const letters = [...(words[at] ?? '')];
    const k = 1 + Math.floor(random() * (letters.length - 2));
    [letters[k], letters[k + 1]] = [letters[k + 1] ?? '', letters[k] ?? ''];
    words[at] = letters.join('');
  }
  return words.join(' ');
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32 over an FNV-1a hash of it. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
