import { type Reply, reply } from '../../src/adapters/console/reply.ts';
import type { Bot } from '../../src/bot/bot.ts';
import type { CitedFigure } from '../../src/bot/statistics/types.ts';
import type { Answer } from '../../src/bot/types.ts';
import type { Article } from '../../src/corpus/article.ts';
import { article, botOf } from './articles.ts';

/** Types a line to a bot as on the console, which runs it through the table of commands. */
export async function type(bot: Bot, text: string, conversation = 'a chat'): Promise<Reply> {
  const host = { bot, examples: () => ({ vi: [], en: [] }), language: 'vi', leftOut: 0 } as const;
  const replied = await reply(host, { text, conversation });
  if (replied.defect !== undefined) throw replied.defect;
  return replied;
}

/** A bot that knows these texts, each of an article with the fields that a test is about. */
export function botOfTexts(
  ...texts: readonly (readonly [body: string, fields: Partial<Article>])[]
): Promise<Bot> {
  return botOf(
    texts.map(([body, fields]) =>
      article({ title: 'Tin', publishedOn: '2024-01-15', ...fields, body }),
    ),
  );
}

/** An answer of one kind; anything else fails the test with what it is. */
export function expectKind<K extends Answer['kind']>(
  { answer, text }: Reply,
  kind: K,
): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`expected ${kind}, got ${answer.kind}:\n${text}`);
  return answer as Extract<Answer, { kind: K }>;
}

/** A figure in a line: `Nam Định 2019 1720 tỷ đồng estimate ≠`. */
export function short({ figure, disputed }: CitedFigure): string {
  const { province, district, period, value, unit, status } = figure;
  return [district, province, period?.text, value, unit, status, disputed ? '≠' : undefined]
    .filter((part) => part !== undefined && part !== 'actual')
    .join(' ');
}

/** The figures of an answer: those of a list, or of the rows of a comparison. */
export function figuresIn({ answer }: Reply): string[] {
  if (answer.kind === 'figures') return answer.figures.map(short);
  if (answer.kind !== 'comparison') return [];
  return answer.rows.flatMap(({ figures }) => figures.map(short));
}
