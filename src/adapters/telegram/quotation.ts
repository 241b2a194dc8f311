import type { Citation } from '../../bot/citation.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { bold, code, type Formatted, joined, lines, marked, type Piece } from './format.ts';

/** Longer quotations are folded until somebody taps on them: some six lines on a phone. */
const LONG_QUOTE = 350;

/** How a quotation is shown. */
export interface QuotationStyle {
  /** Its place among several. */
  readonly number?: number;
  /** Until somebody taps on it. */
  readonly folded?: boolean;
}

/** A quotation as it stands in its article, and below it where that is. */
export function quotation(
  citation: Citation,
  words: Wording,
  { number, folded = citation.quote.length > LONG_QUOTE }: QuotationStyle = {},
): Formatted {
  const { quote, mark } = citation;
  const text = mark
    ? joined([
        quote.slice(0, mark.start),
        bold(quote.slice(mark.start, mark.end)),
        quote.slice(mark.end),
      ])
    : quote;
  const type = folded ? 'expandable_blockquote' : 'blockquote';
  const before = number === undefined ? '— ' : `${number}. `;
  return lines([marked(type, text), joined([before, source(citation, words)])]);
}

/** The source of a quotation: its title a link where the article has an address, its code to copy. */
export function source(citation: Citation, words: Wording): Formatted {
  const { url, ...rest } = citation;
  const isLink = url !== undefined && isLinkable(url);
  const line = words.source(isLink ? rest : citation);
  const linked: Piece = isLink ? marked('text_link', citation.title, url) : citation.title;
  return line.startsWith(citation.title)
    ? joined([linked, withCode(line.slice(citation.title.length), citation.code)])
    : withCode(line, citation.code);
}

/** Telegram refuses the whole message for an address that it does not take for one. */
function isLinkable(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.host.includes('.');
}

/** A line with the code in it marked, so that a tap copies it. */
export function withCode(line: string, itsCode: string): Formatted {
  const at = line.lastIndexOf(itsCode);
  return at < 0
    ? joined([line])
    : joined([line.slice(0, at), code(itsCode), line.slice(at + itsCode.length)]);
}
