import { browse } from '../../bot/browse.ts';
import type { Citation } from '../../bot/citation.ts';
import { createGuides } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import { dateShown } from '../../bot/wording/parts.ts';
import { wordings } from '../../bot/wording/wording.ts';
import { CallError, type Payload } from './client.ts';
import type { InlineTask } from './decode.ts';
import { bold, type Formatted, fits, lines } from './format.ts';
import { quotation } from './quotation.ts';
import type { HandlerWorkings } from './workings.ts';

/** How many quotations are offered at a time. */
const PAGE = 10;
/** The corpus changes now and then, and what somebody types is hardly typed again. */
const CACHE_S = 30;
const KEPT_MS = 60_000;
/** The list shows two lines of each; what is sent is the whole quotation. */
const PREVIEW = 200;

/** Offers quotations to whoever types behind the bot's name. */
export function createInline({ client, bot, log, language, ended, examples }: HandlerWorkings) {
  const guides = createGuides(bot, examples, KEPT_MS);

  /** For an empty query: questions to try, each with the quotation that answers it. */
  const samples = async (words: Language): Promise<Payload[]> => {
    const { examples: questions } = await guides.full(words);
    const results = await Promise.all(
      questions.map(async (text) => {
        const answer = await bot.ask({ text, language: words });
        const [citation] = answer.kind === 'quotations' ? answer.citations : [];
        return citation && resultOf(citation, words, { title: text });
      }),
    );
    return results.filter((result) => result !== undefined);
  };

  return async ({ query, text, offset, locale }: InlineTask): Promise<void> => {
    const words = locale ?? language;
    const from = Number.parseInt(offset, 10) || 0;
    const isEmpty = text.trim() === '';
    const shelf = isEmpty ? undefined : await browse(bot, text, from, PAGE);
    const found = shelf?.citations.map((citation) => resultOf(citation, words)) ?? [];
    const results = isEmpty ? await samples(words) : found.filter((one) => one !== undefined);
    const payload = {
      inline_query_id: query,
      results,
      // The words around quotations are in the language of the person's app.
      is_personal: true,
      cache_time: CACHE_S,
      next_offset: shelf?.more ? String(from + PAGE) : '',
    };
    try {
      await client.call('answerInlineQuery', payload, { signal: ended });
    } catch (error) {
      // Whoever types on does not wait for the answer to what was typed before.
      const isLate = error instanceof CallError && error.says('query is too old');
      log[isLate ? 'debug' : 'warn']({ err: String(error) }, 'an inline query was not answered');
    }
  };
}

/** A quotation as it is offered, and as it is sent; `undefined` when no message holds it. */
function resultOf(
  citation: Citation,
  language: Language,
  { title }: { readonly title?: string } = {},
): Payload | undefined {
  const body: Formatted = lines([bold(title ?? ''), quotation(citation, wordings[language])]);
  if (!fits(body)) return undefined;
  const { code, start, end, province, publishedOn, quote } = citation;
  const date = publishedOn === undefined ? [] : [dateShown(publishedOn)];
  return {
    type: 'article',
    // One passage can be quoted in two ways.
    id: `${code}-${start}-${end}`,
    title: title ?? [province, ...date, citation.title].join(' · '),
    description: quote.length > PREVIEW ? `${quote.slice(0, PREVIEW)}…` : quote,
    input_message_content: {
      message_text: body.text,
      entities: body.entities,
      link_preview_options: { is_disabled: true },
    },
  };
}
