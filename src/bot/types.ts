import type { Coverage } from '../corpus/coverage.ts';
import type { Citation } from './citation.ts';
import type { Lack } from './evidence/conditions.ts';
import type { Language } from './reading/types.ts';
import type { Office, Report } from './reports.ts';
import type { Difference, ProvinceFigures, StatisticsAnswer } from './statistics/types.ts';

/** Something that somebody asks the bot, on whatever platform. */
export interface Question {
  readonly text: string;
  /** The language of the words around the quotations; absent: that of the question. */
  readonly language?: Language;
  /** Whose conversation it belongs to: one person in one chat. Absent: it stands alone. */
  readonly conversation?: string;
}

/** Who gives a command, and how they want to be answered. */
export interface Asker {
  /** Of the words around quotations; absent: that of the question. */
  readonly language?: Language;
  /** Whose conversation it belongs to: one person in one chat. */
  readonly conversation?: string;
  /** Of those who look after the bot. */
  readonly office?: Office;
}

/** The names of the commands; the wording of each language has a name and a description for each. */
export type CommandKey =
  | 'ask'
  | 'stats'
  | 'compare'
  | 'province'
  | 'export'
  | 'source'
  | 'corpus'
  | 'language'
  | 'forget'
  | 'help'
  | 'manage';

/** Something about an answer that the asker has to know. */
export type Note =
  /** The evidence is about a unit that the asked province absorbed on 1 July 2025. */
  | { readonly kind: 'merged'; readonly asked: string; readonly part: string }
  /** The evidence is from before the asked province's merger. */
  | { readonly kind: 'enlarged'; readonly asked: string }
  /** Only the first part of a very long question was read; `limit` in characters. */
  | { readonly kind: 'cut'; readonly limit: number }
  /** Figures that stand in a comparison and cannot be compared, each with what is different about it. */
  | {
      readonly kind: 'incomparable';
      readonly what: Difference;
      readonly provinces: readonly string[];
    }
  /** An indicator has been measured in another way from a year on; `text` is a sentence on it. */
  | { readonly kind: 'broken'; readonly text: string }
  /** Articles state different numbers of the same: all of them are shown. */
  | { readonly kind: 'disputed'; readonly provinces: readonly string[] }
  /** Figures of provinces that became part of the asked one: they are never added up. */
  | { readonly kind: 'apart'; readonly asked: string; readonly parts: readonly string[] }
  /** Figures of these provinces are estimates beside results of others. */
  | { readonly kind: 'estimates'; readonly provinces: readonly string[] }
  /** These provinces have figures of an indicator that only looks the same. */
  | { readonly kind: 'lookalike'; readonly topic: string; readonly provinces: readonly string[] }
  /** Other indicators that the words may have meant. */
  | { readonly kind: 'meant_too'; readonly topics: readonly string[] };

/** What the bot made of a question. */
export interface Understood {
  readonly provinces: readonly string[];
  readonly years: readonly number[];
  readonly indicators: readonly string[];
  /** What was typed beside what it was taken for, where they differ. */
  readonly corrections: readonly { readonly typed: string; readonly understood: string }[];
  /** Some of it was said in the question before. */
  readonly carried?: true;
}

/** An article that is near to what was not found. */
export interface Nearby {
  readonly code: string;
  readonly title: string;
  readonly province: string;
  readonly publishedOn?: string;
  /** The years that it speaks of. */
  readonly years: readonly number[];
}

/** What the bot answers: meaning, never markup. */
export type Answer = {
  /** The language of the words around quotations. */
  readonly language: Language;
  readonly understood: Understood;
  readonly notes: readonly Note[];
} & (
  | {
      readonly kind: 'quotations';
      /** `list` and `compare`: the citations belong together; `best`: the first answers, the others may. */
      readonly arrangement: 'best' | 'list' | 'compare';
      /** The shortest exact answer: a province, or a part of the first quotation. */
      readonly exact?: string;
      readonly citations: readonly Citation[];
    }
  | {
      readonly kind: 'not_found';
      /** What the nearest evidence lacks; empty when nothing comes near. */
      readonly lacks: readonly Lack[];
      /** What there is instead: about the asked province first. */
      readonly nearby: readonly Nearby[];
      /** The asked provinces that no article is about. */
      readonly unknownProvinces: readonly string[];
    }
  | { readonly kind: 'clarify'; readonly reason: 'empty' | 'no_topic' }
  | {
      /** The passage of a code, with the text around it. */
      readonly kind: 'source';
      readonly citation: Citation;
    }
  | { readonly kind: 'unknown_code'; readonly code: string }
  | {
      /** What the corpus holds on a province. */
      readonly kind: 'province';
      readonly province: string;
      /** The province that it became part of on 1 July 2025. */
      readonly mergedInto?: string;
      /** The provinces that became part of it then. */
      readonly absorbed: readonly string[];
      /** The articles about it and about those that it absorbed, the newest first. */
      readonly articles: readonly Nearby[];
      /** The newest figures of the province itself, then those of each that became part of it. */
      readonly statistics: readonly ProvinceFigures[];
    }
  | {
      readonly kind: 'unknown_province';
      readonly typed: string;
      readonly nearest: readonly string[];
    }
  | { readonly kind: 'corpus'; readonly coverage: Coverage }
  | {
      /** From now on a chat is answered in the answer's language; whoever keeps that does so. */
      readonly kind: 'language';
    }
  | {
      /** What is kept about the asker is forgotten; whoever keeps it does so. */
      readonly kind: 'forgotten';
    }
  | { readonly kind: 'help' }
  | {
      /** To somebody who looks after the bot, and for nobody else's eyes. */
      readonly kind: 'management';
      readonly report: Report;
    }
  | StatisticsAnswer
);

/** The quotations that an answer rests on, in their order. */
export function citationsIn(answer: Answer): readonly Citation[] {
  switch (answer.kind) {
    case 'quotations':
      return answer.citations;
    case 'source':
      return [answer.citation];
    case 'figures':
      return answer.figures.map(({ citation }) => citation);
    case 'comparison':
      return answer.rows.flatMap(({ figures, target }) =>
        [...figures, ...(target ? [target] : [])].map(({ citation }) => citation),
      );
    default:
      return [];
  }
}

/** The quotations that are shown at first: of those of which the best answers that one alone. */
export function shownFirst(answer: Answer): readonly Citation[] {
  const citations = citationsIn(answer);
  const isOne = answer.kind === 'quotations' && answer.arrangement === 'best';
  return isOne ? citations.slice(0, 1) : citations;
}
