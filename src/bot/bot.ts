import type { Article } from '../corpus/article.ts';
import { Gazetteer } from '../corpus/gazetteer.ts';
import { Analyser } from '../corpus/terms.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import { createSearchIndex } from '../search/index.ts';
import { decide } from './answering.ts';
import { Collection } from './evidence/collection.ts';
import { findEvidence } from './evidence/evidence.ts';
import { ValueReader } from './evidence/values.ts';
import { Lexicon } from './reading/lexicon.ts';
import { LONGEST_QUESTION, type Reading, readQuestion } from './reading/reading.ts';
import type { Answer, Note, Question, Understood } from './types.ts';

/** Answers questions out of a collection of articles; knows no platform. */
export interface Bot {
  ask(question: Question): Promise<Answer>;
  readonly collection: Collection;
}

/** Builds a bot that answers out of these articles. */
export async function createBot(
  vocabulary: Vocabulary,
  articles: readonly Article[],
): Promise<Bot> {
  const analyser = new Analyser(vocabulary.abbreviations);
  const gazetteer = new Gazetteer(vocabulary.provinces);
  const collection = new Collection(analyser, gazetteer, createSearchIndex());
  for (const article of articles) await collection.put(article);
  const lexicon = new Lexicon(vocabulary, analyser);
  const values = new ValueReader(vocabulary.people, gazetteer);

  const ask = async (question: Question): Promise<Answer> => {
    const reading = readQuestion(question.text, lexicon, gazetteer);
    const language = question.language ?? reading.language;
    const notes: Note[] =
      question.text.trim().length > LONGEST_QUESTION
        ? [{ kind: 'cut', limit: LONGEST_QUESTION }]
        : [];
    const base = { language, understood: understoodOf(reading), notes };
    if (reading.terms.length === 0) return { ...base, kind: 'clarify', reason: 'empty' };
    if (!reading.terms.some(({ share }) => share === 1)) {
      return { ...base, kind: 'clarify', reason: 'no_topic' };
    }
    const findings = await findEvidence(reading, collection, values);
    const verdict = decide(reading, findings, collection);
    return verdict.kind === 'quotations'
      ? { ...base, ...verdict, notes: [...notes, ...verdict.notes] }
      : { ...base, ...verdict };
  };
  return { ask, collection };
}

function understoodOf(reading: Reading): Understood {
  return {
    provinces: reading.provinces.map(({ name }) => name),
    years: reading.years,
    indicators: [],
    corrections: reading.corrections,
  };
}
