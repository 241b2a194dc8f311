import { z } from 'zod';
import type { Bot } from '../../bot/bot.ts';
import type { Citation } from '../../bot/citation.ts';
import { type Answer, citationsIn } from '../../bot/types.ts';
import type { Article } from '../../corpus/article.ts';
import { normalise } from '../../text/fold.ts';
import { type Measured, rounded } from './measured.ts';

const ids = z.union([z.string().transform((id) => [id]), z.array(z.string())]);
const asked = z.object({
  q: z.string(),
  gold_article_ids: z.array(z.string()).default([]),
  gold_answer_strings: z.array(z.string()).default([]),
  answerable: z.boolean().default(true),
});

/** A line of a question file. */
export const questionSchema = asked.extend({
  id: z.string(),
  type: z.string(),
  lang: z.string().optional(),
  province: z.string().nullish(),
  match: z
    .union([z.literal('all'), z.literal('any_article'), z.object({ min: z.int() })])
    .optional(),
  also_ok: ids.default([]),
  turns: z.array(asked).optional(),
});

export type QuestionLine = z.output<typeof questionSchema>;
type Turn = z.output<typeof asked>;

/** An article as the bot holds it, by its id. */
type ArticleOf = (id: string) => Article | undefined;

/** How one question, or one turn of a conversation, was answered. */
export interface Outcome {
  readonly id: string;
  /** The type of the question; `followup` for later turns of a conversation. */
  readonly type: string;
  readonly lang?: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly verdict: 'right' | 'wrong' | 'silent' | 'refused';
  /** Right among the first three citations. */
  readonly right3: boolean;
  /** For a question for a province: it is the right one. */
  readonly province?: boolean;
  /** Every quotation is the slice of its article that its citation names. */
  readonly verbatim: boolean;
  readonly wanted: string;
  readonly answered: string;
}

/** Puts every question to a bot, conversations turn by turn, and judges the answers. */
export async function judgeAnswers(
  bot: Bot,
  questions: readonly QuestionLine[],
): Promise<Outcome[]> {
  const articleOf = (id: string) => bot.collection.entries.get(id)?.article;
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    const turns: readonly Turn[] = question.turns ?? [question];
    for (const [i, turn] of turns.entries()) {
      const conversation = question.turns ? { conversation: question.id } : {};
      const answer = await bot.ask({ text: turn.q, ...conversation });
      const type = question.turns ? (i === 0 ? 'first turn' : 'followup') : question.type;
      const id = question.turns ? `${question.id}.${i + 1}` : question.id;
      const lang = question.lang ? { lang: question.lang } : {};
      outcomes.push({ id, type, ...lang, ...judge(question, turn, answer, articleOf) });
    }
  }
  return outcomes;
}

function judge(
  question: QuestionLine,
  turn: Turn,
  answer: Answer,
  articleOf: ArticleOf,
): Omit<Outcome, 'id' | 'type'> {
  const citations = citationsIn(answer);
  const answered = citations.length > 0;
  const exact = answer.kind === 'quotations' ? answer.exact : undefined;
  const rest = {
    question: turn.q,
    answerable: turn.answerable,
    verbatim: citations.every((citation) => isVerbatim(citation, articleOf)),
    wanted: turn.answerable
      ? `${turn.gold_article_ids.join(', ')}: ${turn.gold_answer_strings.join('; ')}`
      : 'nothing',
    answered: citations[0]
      ? `${exact ?? ''} [${citations[0].article}] ${citations[0].quote}`
      : answer.kind,
  };
  if (!turn.answerable) {
    return { ...rest, verdict: answered ? 'wrong' : 'refused', right3: !answered };
  }
  if (!answered) return { ...rest, verdict: 'silent', right3: false };
  const together = question.type === 'list_compare';
  const right = (most: number) =>
    holdsGold(citations.slice(0, together ? 5 : most), question, turn, articleOf);
  const right1 = right(1);
  return {
    ...rest,
    verdict: right1 ? 'right' : 'wrong',
    right3: right1 || right(3),
    ...(question.type === 'which_province' && question.province
      ? { province: exact === question.province }
      : {}),
  };
}

/** Whether citations from gold articles hold the gold strings that the question's `match` asks for. */
function holdsGold(
  citations: readonly Citation[],
  { match, also_ok }: QuestionLine,
  { gold_article_ids, gold_answer_strings }: Turn,
  articleOf: ArticleOf,
): boolean {
  const quoted = citations
    .filter(({ article }) => isAccepted(articleOf(article), { gold_article_ids, also_ok }))
    .map(({ quote }) => normalise(quote))
    .join('\n');
  const held = gold_answer_strings.filter((gold) => quoted.includes(normalise(gold))).length;
  const needed =
    typeof match === 'object'
      ? match.min
      : match === 'any_article'
        ? 1
        : gold_answer_strings.length;
  return quoted !== '' && held >= Math.min(needed, gold_answer_strings.length);
}

/** Whether an article is one that answers: a gold id is the start of the name of its page. */
export function isAccepted(
  article: Article | undefined,
  { gold_article_ids, also_ok }: Pick<QuestionLine, 'gold_article_ids' | 'also_ok'>,
): boolean {
  const source = article?.source ?? article?.id;
  return [...gold_article_ids, ...also_ok].some((id) => source?.startsWith(id));
}

function isVerbatim({ article, start, end, quote }: Citation, articleOf: ArticleOf): boolean {
  return articleOf(article)?.body.slice(start, end) === quote && quote.length <= 400;
}

/** Scores in percent; a score whose questions are missing is left out. */
export interface AnswerScores {
  readonly questions: number;
  readonly 'right@1'?: number;
  readonly 'right@3'?: number;
  readonly province?: number;
  readonly refused?: number;
  /** Of all questions. */
  readonly wrong: number;
  /** Of the answerable ones. */
  readonly silent?: number;
  readonly verbatim: number;
}

/** The scores of a set of outcomes. */
export function scoreAnswers(outcomes: readonly Outcome[]): AnswerScores {
  const unanswerable = outcomes.filter(({ answerable }) => !answerable);
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const placed = outcomes.filter(({ province }) => province !== undefined);
  const of = (all: readonly Outcome[], test: (outcome: Outcome) => boolean) =>
    all.length === 0 ? undefined : (100 * all.filter(test).length) / all.length;
  const scores = {
    questions: outcomes.length,
    'right@1': of(answerable, ({ verdict }) => verdict === 'right'),
    'right@3': of(answerable, ({ right3 }) => right3),
    province: of(placed, ({ province }) => province === true),
    refused: of(unanswerable, ({ verdict }) => verdict === 'refused'),
    wrong: of(outcomes, ({ verdict }) => verdict === 'wrong') ?? 0,
    silent: of(answerable, ({ verdict }) => verdict === 'silent'),
    verbatim: of(outcomes, ({ verbatim }) => verbatim) ?? 100,
  };
  return Object.fromEntries(
    Object.entries(scores).filter(([, value]) => value !== undefined),
  ) as unknown as AnswerScores;
}

/**
 * Scores of answers by type of question, of the English ones, and of all.
 * @param made outcomes of questions that were made of others, which `all` leaves out
 */
export function measuredAnswers(asked: readonly Outcome[], made: readonly Outcome[]): Measured {
  const outcomes = [...asked, ...made];
  const types = [...new Set(outcomes.map(({ type }) => type))];
  const english = asked.filter(({ lang }) => lang === 'en');
  const groups: [string, readonly Outcome[]][] = [
    ...types.map((type): [string, readonly Outcome[]] => [
      type,
      outcomes.filter((o) => o.type === type),
    ]),
    ...(english.length > 0 ? [['English', english] as [string, readonly Outcome[]]] : []),
    ['all', asked],
  ];
  return {
    scores: Object.fromEntries(groups.map(([of, some]) => [of, rounded(scoreAnswers(some))])),
    verdicts: Object.fromEntries(outcomes.map(({ id, verdict }) => [id, verdict])),
    records: outcomes,
    failures: outcomes.filter(isFailure).map(failureLine),
  };
}

function isFailure({ verdict, province, verbatim }: Outcome): boolean {
  return verdict === 'wrong' || verdict === 'silent' || province === false || !verbatim;
}

function failureLine({ verdict, id, type, question, wanted, answered }: Outcome): string {
  return `${verdict} ${id} (${type}): ${question}\n  wanted   ${wanted}\n  answered ${answered}`;
}
