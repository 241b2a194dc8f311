import type { Bot } from '../../bot/bot.ts';
import type { Article } from '../../corpus/article.ts';
import { passagesOf } from '../../corpus/library.ts';
import { normalise } from '../../text/fold.ts';
import { isAccepted, judgeAnswers, type Outcome, type QuestionLine } from './answers.ts';

/** How far a year is moved: past the years that an article compares its own with. */
const YEARS_BACK = 6;

/**
 * Puts questions that the corpus cannot answer, made from those that it can: once with the sentences
 * that answer them hidden, once, where they name a year, about another year.
 */
export async function judgeNegatives(
  bot: Bot,
  articles: readonly Article[],
  questions: readonly QuestionLine[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    if (!question.answerable || question.turns || question.type === 'list_compare') continue;
    const unanswerable = { ...question, answerable: false };
    const hidden = articles
      .filter((article) => isAccepted(article, question))
      .map((article) => ({ article, rest: withoutAnswer(article, question.gold_answer_strings) }));
    for (const { rest } of hidden) await bot.collection.put(rest);
    outcomes.push(...(await judge(bot, { ...unanswerable, type: 'hidden' })));
    for (const { article } of hidden) await bot.collection.put(article);
    const q = withOtherYear(question.q);
    if (q !== question.q) {
      outcomes.push(...(await judge(bot, { ...unanswerable, q, type: 'other year' })));
    }
  }
  return outcomes;
}

function judge(bot: Bot, question: QuestionLine) {
  const { id, type } = question;
  return judgeAnswers(bot, [{ ...question, id: `${id}, ${type}` }]);
}

/** The article without its sentences that hold one of the answers. */
function withoutAnswer(article: Article, answers: readonly string[]): Article {
  const wanted = answers.map(normalise);
  let body = '';
  let from = 0;
  for (const { start, end } of passagesOf(article)) {
    const text = article.body.slice(start, end);
    if (!wanted.some((answer) => text.includes(answer))) continue;
    body += article.body.slice(from, start);
    from = end;
  }
  return { ...article, body: body + article.body.slice(from) };
}

/** The question about other years, as far from each other as its own. */
function withOtherYear(question: string): string {
  return question.replace(/(?<!\d)20[0-2]\d(?!\d)/g, (year) => String(Number(year) - YEARS_BACK));
}
