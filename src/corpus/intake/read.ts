import { checkLength, decodePage } from './decode.ts';
import { readHtml } from './html.ts';
import type { Page, PageLine } from './page.ts';

/**
 * Reads a saved page of text or HTML.
 * @throws {PageError} when the file is no page that can be read
 */
export function readPage(bytes: Uint8Array): Page {
  const { text, format } = decodePage(bytes);
  return format === 'html' ? readHtml(text) : { format, lines: linesOf(text), stated: {} };
}

function linesOf(text: string): PageLine[] {
  const lines: PageLine[] = [];
  let parted = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replaceAll('\t', ' ').trim();
    if (line === '') {
      parted = true;
    } else {
      lines.push({ text: line, number: index + 1, parted });
      parted = false;
    }
  }
  checkLength(lines);
  return lines;
}
