import type { Article } from '../corpus/article.ts';
import type { PlaceMention } from '../corpus/gazetteer.ts';
import type { Words } from '../corpus/open.ts';
import { Analyser } from '../corpus/terms.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { extractFigures, type FigureTools, figureTools } from '../figures/extraction.ts';
import { numberText } from '../figures/format.ts';
import { FigureTable } from '../figures/lookup.ts';
import { createSearchIndex } from '../search/index.ts';
import { isLong, nextTurn, paced } from '../work/pace.ts';
import { decide, type Verdict } from './answering.ts';
import { type ConversationStore, createConversationStore, extended } from './conversation.ts';
import { createDesk, type Desk } from './desk.ts';
import { Collection } from './evidence/collection.ts';
import { type Findings, findEvidence } from './evidence/evidence.ts';
import { FactReader } from './evidence/facts.ts';
import type { Preparation } from './evidence/prepared.ts';
import { ValueReader } from './evidence/values.ts';
import { continueReading } from './reading/follow-up.ts';
import { Lexicon } from './reading/lexicon.ts';
import { findPlaces } from './reading/places.ts';
import { LONGEST_QUESTION, type ReadOptions, readQuestion } from './reading/reading.ts';
import type { Language, Reading } from './reading/types.ts';
import { createLastTables } from './statistics/last-table.ts';
import type { Answer, Asker, Note, Question, Understood } from './types.ts';

/** Answers questions out of a collection of articles; knows no platform. */
export interface Bot extends Desk {
  ask(question: Question): Promise<Answer>;
  /** What the bot makes of a question that stands alone, for measuring and explaining it. */
  examine(text: string): Promise<{ reading: Reading; findings: Findings }>;
  /**
   * Makes all that is otherwise made when it is first wanted, while others are answered. What needs all figures
   * waits for it; whoever serves the bot calls it as soon as it serves.
   */
  ready(): Promise<void>;
  readonly collection: Collection;
}

/** What answers are made of: the articles, and the readers of questions and of sentences. */
interface Workings {
  readonly collection: Collection;
  readonly lexicon: Lexicon;
  readonly facts: FactReader;
  read(text: string, options?: ReadOptions): Reading;
  /** A question read as the continuation of the one before it. */
  goOn(reading: Reading, before: Reading): Reading;
  /** The places of a text that is no question, read as those of one. */
  places(text: string): readonly PlaceMention[];
}

/** What articles are analysed with, by the words of a corpus. */
export function createPreparation({ vocabulary, gazetteer }: Words): Preparation {
  const analyser = new Analyser(vocabulary.abbreviations);
  // Who takes in what was analysed already reads no figures.
  let tools: FigureTools | undefined;
  const readFigures = (article: Article) => {
    tools ??= figureTools(vocabulary, gazetteer, analyser);
    return extractFigures(article, tools);
  };
  return { analyser, gazetteer, readFigures };
}

/** An empty collection with the readers that its questions and articles are read by. */
export function createCollection({ vocabulary, gazetteer }: Words): Workings {
  const preparation = createPreparation({ vocabulary, gazetteer });
  const { analyser } = preparation;
  const figures = new FigureTable([], vocabulary.indicators, analyser);
  const collection = new Collection(preparation, createSearchIndex(), figures);
  const lexicon = new Lexicon(vocabulary, analyser);
  const facts = new FactReader(lexicon, new ValueReader(vocabulary.people, gazetteer));
  const read = (text: string, options?: ReadOptions) =>
    readQuestion(text, lexicon, gazetteer, collection, options);
  const goOn = (reading: Reading, before: Reading) => continueReading(reading, before, lexicon);
  const places = (text: string) =>
    findPlaces(text, gazetteer.mentions(text, { typed: true }), gazetteer, lexicon, collection);
  return { collection, lexicon, facts, read, goOn, places };
}

/** Builds a bot that answers out of these articles. */
export async function createBot(
  words: Words,
  articles: readonly Article[],
  conversations: ConversationStore = createConversationStore(),
): Promise<Bot> {
  // Where another bot answers meanwhile it has its turns.
  while (isLong()) await nextTurn();
  const { collection, lexicon, facts, read, goOn, places } = createCollection(words);
  await paced(lexicon.parts());
  for (const article of articles) await collection.put(article);

  const { figures } = collection;
  let making: Promise<void> | undefined;
  /** Resolves when all figures are read. */
  const whole = async (): Promise<void> => {
    // Whoever comes meanwhile waits for the same.
    while (!figures.isWhole) {
      making ??= paced(figures.parts()).finally(() => {
        making = undefined;
      });
      await making;
    }
  };
  const lastTables = createLastTables(conversations);
  const desk = createDesk({ collection, places, lastTables, ready: whole });

  /** Reads a question with what its conversation leaves unsaid. */
  const readIn = async ({ text, conversation }: Question) => {
    const alone = read(text);
    if (conversation === undefined) return { reading: alone, carried: false };
    const earlier = await conversations.recall(conversation);
    const before = earlier
      .map((question) => read(question))
      .reduce<Reading | undefined>((sofar, next) => (sofar ? goOn(next, sofar) : next), undefined);
    const reading = before ? goOn(alone, before) : alone;
    await conversations.remember(conversation, extended(earlier, alone.text, reading === alone));
    return { reading, carried: reading !== alone };
  };

  const ask = async (question: Question): Promise<Answer> => {
    while (isLong()) await nextTurn();
    const spoken = await desk.spoken(question.text, question);
    if (spoken) return spoken;
    const { reading, carried } = await readIn(question);
    while (isLong()) await nextTurn();
    const language = question.language ?? reading.language;
    const notes: Note[] =
      question.text.trim().length > LONGEST_QUESTION
        ? [{ kind: 'cut', limit: LONGEST_QUESTION }]
        : [];
    const base = { language, understood: understoodOf(reading, language, carried), notes };
    if (reading.terms.length === 0) return { ...base, kind: 'clarify', reason: 'empty' };
    if (!reading.terms.some(({ share }) => share > 0.25)) {
      return { ...base, kind: 'clarify', reason: 'no_topic' };
    }
    const findings = await findEvidence(reading, collection, facts);
    while (isLong()) await nextTurn();
    const verdict = decide(reading, findings, collection);
    const table = await comparisonFor(reading, verdict, { ...question, language });
    if (table) return { ...table, understood: base.understood, notes: [...notes, ...table.notes] };
    return verdict.kind === 'quotations'
      ? { ...base, ...verdict, notes: [...notes, ...verdict.notes] }
      : { ...base, ...verdict };
  };

  /**
   * Figures side by side, where that is what is asked for: of provinces that are named, or, for which
   * one is the highest, of all, unless an article says it.
   */
  const comparisonFor = async (
    { ask: { kind }, cues, indicators, beyond, provinces, years }: Reading,
    verdict: Verdict,
    asker: Asker,
  ): Promise<Answer | undefined> => {
    const named = kind === 'compare' && provinces.length > 1;
    const highest =
      provinces.length === 0 &&
      COMPARING.has(kind) &&
      beyond <= MOST_BEYOND &&
      (cues.has('most') || cues.has('least'));
    if (!(named || highest) || years.length > 1) return undefined;
    await whole();
    const indicator = indicators.find(({ id }) => collection.figures.holds(id));
    if (indicator === undefined) return undefined;
    if (highest && tellsFirst(verdict, kind, indicator, collection)) return undefined;
    const given = {
      indicator: indicator.id,
      provinces: named ? provinces.map(({ name }) => name).join(', ') : 'all',
      year: years[0]?.toString(),
    };
    const answer = await desk.compare(given, asker);
    if (answer.kind !== 'comparison') return undefined;
    const told = answer.rows.filter(({ figures }) => figures.length > 0);
    const comparable = told.filter(({ differs }) => differs.length === 0);
    return (named ? told.length > 0 : comparable.length > 1) ? answer : undefined;
  };

  const examine = async (text: string) => {
    const reading = read(text);
    return { reading, findings: await findEvidence(reading, collection, facts) };
  };

  /** Asks what people ask, so that what is compiled at first use, which takes 0.2 s, is so before they do. */
  const rehearse = async (): Promise<void> => {
    const [entry] = collection.entries.values();
    const [indicator] = words.vocabulary.indicators;
    if (entry === undefined || indicator === undefined) return;
    const { title: text, province } = entry.article;
    for (const language of ['vi', 'en'] as const) {
      while (isLong()) await nextTurn();
      numberText(1, language);
    }
    await ask({ text });
    await desk.compare({ indicator: indicator.vi, provinces: 'all' }, {});
    await desk.stats({ indicator: indicator.vi, provinces: province }, {});
  };
  let readied: Promise<void> | undefined;
  const ready = async (): Promise<void> => {
    readied ??= whole()
      .then(rehearse)
      .catch((error) => {
        readied = undefined;
        throw error;
      });
    await readied;
    await whole();
  };
  return { ask, examine, ready, collection, ...desk };
}

/** Who asks for more than an indicator and the highest of it asks for something else. */
const MOST_BEYOND = 3;
/** What is asked for where figures of several provinces may answer. */
const COMPARING: ReadonlySet<Reading['ask']['kind']> = new Set(['province', 'list', 'compare']);

/** Whether what is quoted says which is the first: of a rank in a list by the rank itself. */
function tellsFirst(
  verdict: Verdict,
  asked: Reading['ask']['kind'],
  { id, kind }: IndicatorEntry,
  { figures }: Collection,
): boolean {
  if (verdict.kind !== 'quotations') return false;
  // That a province is the first only a sentence is quoted for that says so.
  if (asked === 'province') return true;
  const [best] = verdict.citations;
  if (best === undefined || kind !== 'rank') return true;
  return figures.within(best.article, best).some((one) => one.indicator === id && one.value === 1);
}

function understoodOf(reading: Reading, language: Language, carried: boolean): Understood {
  return {
    provinces: reading.provinces.map(({ name }) => name),
    years: reading.years,
    indicators: reading.indicators.map((indicator) => indicator[language]),
    corrections: reading.corrections,
    ...(carried && { carried }),
  };
}
