import type { Citation } from '../../bot/citation.ts';
import type { Wording } from '../../bot/wording/types.ts';
import type { Chart } from '../../figures/charting/chart.ts';
import { ownNames } from './commands.ts';
import { bold, escaped, link, quoted } from './markup.ts';

/** A part of a message that is shown whole or not at all, as markup. */
export interface Block {
  readonly markup: string;
  /** Under this heading it may stand as a field instead. */
  readonly heading?: string;
  /** The quotation that it shows, so that it can be opened where it has no room. */
  readonly citation?: Citation;
}

/** A file to send along. */
export interface PageFile {
  readonly name: string;
  readonly content: Buffer;
  /** What a picture shows, for those who do not see it. */
  readonly description?: string;
}

/** The part of a sheet that is the answer itself. */
export interface Content {
  /** Plain text. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** To be painted and shown below. */
  readonly chart?: Chart;
  readonly file?: PageFile;
}

/** A quotation letter by letter above its source; what answers in bold. */
export function quotation(citation: Citation, words: Wording, isMarked: boolean): Block {
  const { quote, mark, url, ...rest } = citation;
  const [start, end] = mark && isMarked ? [mark.start, mark.end] : [0, 0];
  const marked = `${escaped(quote.slice(0, start))}${bold(escaped(quote.slice(start, end)))}${escaped(quote.slice(end))}`;
  const opens = url === undefined ? '' : link(words.discord.openArticle, url);
  const source = `— ${escaped(words.source({ ...rest, quote }))}${opens && ` · ${opens}`}`;
  return { markup: `${quoted(`“${marked}”`)}\n${source}`, citation };
}

/** A text of the bot's own, with the commands called as Discord's clients call them. */
export function text(plain: string, words: Wording): Block {
  return { markup: escaped(ownNames(plain, words)) };
}

export function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** An entry of a list. */
export function item(plain: string): Block {
  return { markup: `- ${escaped(plain)}` };
}
