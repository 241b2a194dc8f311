import { normalise } from '../../text/fold.ts';

/** A saved page that cannot become an article; the message says what is wrong and what to do. */
export class PageError extends Error {
  override readonly name = 'PageError';
}

/** A saved page of text is a few kilobytes, one of HTML a few hundred; beyond this it is something else. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The text of a saved page and how it is to be read. */
export interface PageText {
  readonly text: string;
  readonly format: 'text' | 'html';
}

/** What files that are no text begin with. */
const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a Word, Excel or zip file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word or Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a gzip file', [0x1f, 0x8b]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Tags that no article speaks of in its own words, near the start of a file. */
const HTML =
  /<(?:!doctype\s+html|html|head|body|article|div|p|h1|table|meta|title|span|br)(?=[\s/>])/i;
/** How far into a file its first tag may stand. */
const HTML_WITHIN = 4096;
/** The first lines of mail, and of what browsers save as a single file. */
const WEB_ARCHIVE = /^(?:[\w-]+:.*\n(?:[ ].*\n)*)*?MIME-Version:/i;
const DECLARED_1258 = /<meta[^>]+charset\s*=\s*["']?\s*windows-1258/i;

/**
 * Decodes a saved page: UTF-8, UTF-16 with a byte order mark, and Windows-1258 where it is surely that.
 * @throws {PageError} when it is too large, no text, or in an encoding that cannot be told
 */
export function decodePage(bytes: Uint8Array): PageText {
  checkSize(bytes.length);
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature) throw new PageError(`is ${signature[0]}, no text: save the page as text or HTML`);
  const text = normalise(decode(bytes));
  if (WEB_ARCHIVE.test(text.slice(0, HTML_WITHIN))) {
    throw new PageError('is a web archive (MHTML): save the page as HTML or text');
  }
  if (isJson(text)) throw new PageError('is JSON, no page: save the article as text or HTML');
  return { text, format: HTML.test(text.slice(0, HTML_WITHIN)) ? 'html' : 'text' };
}

function decode(bytes: Uint8Array): string {
  const utf16 = utf16Label(bytes);
  if (utf16) return decodeAs(utf16, bytes) ?? refuse('is not valid UTF-16');
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new PageError(`is no text (byte ${nul + 1} is NUL): save the page as text or HTML`);
  }
  return decodeAs('utf-8', bytes) ?? windows1258(bytes) ?? refuse('is not UTF-8');
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuse(what: string): never {
  throw new PageError(`${what}: open it in an editor and save it as UTF-8`);
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Words that hardly any Vietnamese text of some length does without. */
const COMMON = /(?<!\p{L})(?:và|của|các|được|trong|tỉnh|năm|thông|công|nhân|những|đã)(?!\p{L})/giu;
/** Letters that come out where another legacy encoding (TCVN3, VNI, Latin-1) is read as Windows-1258. */
const STRANGE = /[\u0080-\u009F¡-¿×÷]/gu;
/** Bytes that all legacy encodings share say nothing; with fewer common words the reading is a guess. */
const COMMON_WORDS = 10;

/** Any bytes are "valid" Windows-1258, so the text that comes out has to read as Vietnamese. */
function windows1258(bytes: Uint8Array): string | undefined {
  const text = decodeAs('windows-1258', bytes)?.normalize('NFC');
  if (text === undefined) return undefined;
  if (DECLARED_1258.test(text.slice(0, HTML_WITHIN))) return text;
  const common = text.match(COMMON)?.length ?? 0;
  const strange = text.match(STRANGE)?.length ?? 0;
  return common >= COMMON_WORDS && strange * 5 <= common ? text : undefined;
}

/** @throws {PageError} when a file is larger than any page */
export function checkSize(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  throw new PageError(
    `is ${megabytes} MB, more than 5 MB: save the article alone, without pictures`,
  );
}

/** The longest plans have some thousand lines; time grows with the square of their number. */
const MOST_LINES = 5_000;

/** @throws {PageError} when a page has more lines than any article */
export function checkLength({ length }: readonly unknown[]): void {
  if (length > MOST_LINES) {
    throw new PageError(`has ${length} lines, more than ${MOST_LINES}: save the article alone`);
  }
}
