import { folded } from '../text/fold.ts';
import { type Bot, createBot } from './bot.ts';
import { type ConversationStore, createConversationStore } from './conversation.ts';
import type { Reading } from './reading/types.ts';
import type { Gap } from './reports.ts';

/** A question that somebody asked, with what was said of its answer. */
export interface AskedOnce {
  readonly text: string;
  readonly before: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly asker: number;
  readonly useful: number;
  readonly useless: number;
  readonly missing: number;
}

/** Makes a bot for `findGaps`, and the memory of the conversations that it continues. */
export async function createAsker(
  ...[words, articles]: Parameters<typeof createBot>
): Promise<{ bot: Bot; conversations: ConversationStore }> {
  const conversations = createConversationStore();
  return { bot: await createBot(words, articles, conversations), conversations };
}

/**
 * The gaps that questions show, the one that matters to most people first, the closed ones last. Each
 * question is asked once more of the corpus as it is now; those that mean the same (the same places and years,
 * and mostly the same words, with diacritics or without) are one.
 * @param pause lets others run between two questions
 */
export async function findGaps(
  questions: readonly AskedOnce[],
  { bot, conversations }: { bot: Bot; conversations: ConversationStore },
  pause: () => Promise<unknown> = async () => {},
): Promise<Gap[]> {
  const groups: { readonly topic: Topic; readonly questions: AskedOnce[] }[] = [];
  const byConditions = new Map<string, typeof groups>();
  const byWords = new Map<string, AskedOnce[]>();
  for (const one of questions) {
    const typed = JSON.stringify([...one.before, one.text].map((text) => folded(text).trim()));
    const known = byWords.get(typed);
    if (known) {
      known.push(one);
      continue;
    }
    await pause();
    const topic = await topicOf(one, bot);
    const near = byConditions.get(topic.conditions) ?? [];
    let group = near.find((other) => areAlike(other.topic, topic));
    if (group === undefined) {
      group = { topic, questions: [] };
      groups.push(group);
      byConditions.set(topic.conditions, [...near, group]);
    }
    group.questions.push(one);
    byWords.set(typed, group.questions);
  }
  const gaps: Gap[] = [];
  for (const group of groups) {
    await pause();
    const gap = await gapOf(group.questions, bot, conversations);
    if (gap) gaps.push(gap);
  }
  return gaps.sort((a, b) => weightOf(b) - weightOf(a) || b.last - a.last);
}

/** What a question is about. */
interface Topic {
  /** Its places and years: questions on others are never alike. */
  readonly conditions: string;
  /** Its topical words without diacritics. */
  readonly words: ReadonlySet<string>;
}

/** Words below this share say little about the topic. */
const TOPICAL = 0.25;
/** Of the words of two questions that mean the same, this part is common to both. */
const ALIKE = 0.6;

async function topicOf({ text, before }: AskedOnce, bot: Bot): Promise<Topic> {
  const readings: Reading[] = [];
  for (const one of [...before, text]) readings.push((await bot.examine(one)).reading);
  const set = (values: readonly (string | number)[]) => [...new Set(values)].sort();
  const terms = readings.flatMap((reading) => reading.terms).filter((term) => !term.year);
  return {
    conditions: JSON.stringify([
      set(readings.flatMap(({ provinces }) => provinces.map(({ name }) => name))),
      set(readings.flatMap(({ years }) => years)),
    ]),
    words: new Set(terms.filter(({ share }) => share > TOPICAL).map((term) => term.folded)),
  };
}

function areAlike({ words: a }: Topic, { words: b }: Topic): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - common;
  return all === 0 || common / all >= ALIKE;
}

async function gapOf(
  group: readonly AskedOnce[],
  bot: Bot,
  conversations: ConversationStore,
): Promise<Gap | undefined> {
  const total = (of: (one: AskedOnce) => number) => group.reduce((sum, one) => sum + of(one), 0);
  const [missing, useless] = [total((one) => one.missing), total((one) => one.useless)];
  const { text, before } = group.at(-1) as AskedOnce;
  await conversations.remember('gaps', before);
  const answer = await bot.ask({ text, conversation: 'gaps' });
  const isFound = answer.kind !== 'not_found' && answer.kind !== 'no_figures';
  // What is answered, and nobody complained of, is no gap; neither is what says too little to be answered.
  if (isFound && missing + useless === 0) return undefined;
  return {
    question: mostOften(group.map((one) => [...one.before, one.text].join(' → '))),
    provinces: answer.understood.provinces,
    years: answer.understood.years,
    asked: group.length,
    people: new Set(group.map(({ asker }) => asker)).size,
    missing,
    useless,
    useful: total((one) => one.useful),
    now: isFound ? 'answered' : 'not found',
    last: Math.max(...group.map(({ at }) => at)),
  };
}

function mostOften(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? '';
}

/** Somebody who reports a gap wants it closed more than somebody who asks in passing. */
function weightOf({ people, missing, useless, asked, now }: Gap): number {
  const weight = 3 * missing + 2 * useless + people + asked / 100;
  return now === 'answered' && useless === 0 ? weight - 1e6 : weight;
}
