import type { APIEmbed } from 'discord.js';
import { wordings } from '../../bot/wording/wording.ts';
import type { Block } from './blocks.ts';
import { bold, escaped } from './markup.ts';
import type { Sheet } from './sheet.ts';

/** Discord's limits, in UTF-16 units: it counts code points, of which there never are more. */
export const LIMITS = {
  content: 2_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Over all embeds of a message. */
  total: 6_000,
  embeds: 10,
} as const;

/** A file to send along. */
export interface PageFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A message within Discord's limits. */
export interface Page {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly files: readonly PageFile[];
}

/** What may be used where a message is sent. */
export interface Rights {
  readonly embeds: boolean;
  readonly files: boolean;
}

const COLOUR = 0x1f6feb;
const GAP = '\n\n';

/**
 * Lays a sheet out: as embeds, or as plain text where embeds are not allowed and would vanish. Blocks
 * stay whole: those without room are named by their codes, and one that no message can hold becomes
 * a file.
 */
export function pageOf(sheet: Sheet, rights: Rights = { embeds: true, files: true }): Page {
  const words = wordings[sheet.language];
  const longest = rights.embeds ? LIMITS.description : LIMITS.content;
  const files: PageFile[] = [];
  const blocks = sheet.blocks.map((block) => {
    if (block.markup.length <= longest - MARGIN || !block.citation || !rights.files) return block;
    const { code, quote } = block.citation;
    files.push({ name: `${code}.txt`, content: Buffer.from(quote, 'utf8') });
    const { url, ...source } = block.citation;
    const instead = `${escaped(words.chat.wholeInFile)}\n— ${escaped(words.source(source))}`;
    return { ...block, markup: instead };
  });
  const whole = { ...sheet, blocks };
  return rights.embeds ? embedded(whole, files) : plain(whole, files);
}

/** Room that is kept for what a message says of blocks without room. */
const MARGIN = 400;

function embedded(sheet: Sheet, files: readonly PageFile[]): Page {
  const title = sheet.title !== undefined && sheet.title.length <= LIMITS.title ? sheet.title : '';
  const footer = (sheet.footer ?? '').length <= LIMITS.footer ? (sheet.footer ?? '') : '';
  const asFields = fieldsOf(sheet.blocks);
  const room = LIMITS.total - title.length - footer.length - MARGIN;
  const embeds: APIEmbed[] = [];
  let shown = 0;
  if (asFields && asFields.used <= room) {
    embeds.push({ ...asFields.embed });
    shown = sheet.blocks.length;
  } else {
    const pages = fill(sheet.blocks, [...descriptions(room)]);
    embeds.push(...pages.texts.map((description) => ({ description })));
    shown = pages.shown;
  }
  const more = leftOut(sheet, shown);
  if (more !== '') embeds.push({ description: more });
  const first = embeds[0] ?? {};
  embeds[0] = { ...(title !== '' && { title }), ...first };
  const last = embeds.length - 1;
  if (footer !== '') embeds[last] = { ...embeds[last], footer: { text: footer } };
  return { content: '', embeds: embeds.map((embed) => ({ color: COLOUR, ...embed })), files };
}

/** How long the descriptions of one message may be. */
function* descriptions(room: number): Generator<number> {
  for (let left = room; left > 0; left -= LIMITS.description) {
    yield Math.min(left, LIMITS.description);
  }
}

/** All blocks under headings as fields, if every one of them fits. */
function fieldsOf(blocks: readonly Block[]): { embed: APIEmbed; used: number } | undefined {
  const fields = blocks.filter(({ heading }) => heading !== undefined);
  const before = blocks.filter(({ heading }) => heading === undefined);
  const fits = fields.every(
    ({ heading = '', markup }) =>
      heading.length <= LIMITS.fieldName && markup.length <= LIMITS.fieldValue,
  );
  if (fields.length < 2 || fields.length > LIMITS.fields || !fits) return undefined;
  const description = before.map(({ markup }) => markup).join(GAP);
  if (description.length > LIMITS.description) return undefined;
  const used = fields.reduce(
    (sum, { heading = '', markup }) => sum + heading.length + markup.length,
    description.length,
  );
  const embed = {
    ...(description !== '' && { description }),
    fields: fields.map(({ heading = '', markup }) => ({ name: heading, value: markup })),
  };
  return { embed, used };
}

function plain(sheet: Sheet, files: readonly PageFile[]): Page {
  const head: Block[] = sheet.title === undefined ? [] : [{ markup: bold(sheet.title) }];
  const foot: Block[] = sheet.footer === undefined ? [] : [{ markup: escaped(sheet.footer) }];
  const used = foot.reduce((sum, { markup }) => sum + markup.length + GAP.length, MARGIN);
  const { texts, shown } = fill([...head, ...sheet.blocks], [LIMITS.content - used]);
  const more = leftOut(sheet, shown - head.length);
  const parts = [...texts, more, ...foot.map(({ markup }) => markup)];
  return { content: parts.filter((part) => part !== '').join(GAP), embeds: [], files };
}

/** Fills rooms of these lengths with blocks, in order, until one has no room in any of them. */
function fill(
  blocks: readonly Block[],
  rooms: readonly number[],
): { texts: string[]; shown: number } {
  const texts: string[] = [];
  let current = '';
  let shown = 0;
  for (const { markup, heading } of blocks) {
    const text = heading === undefined ? markup : `${bold(heading)}\n${markup}`;
    const gap = isItem(text) && isItem(current.slice(current.lastIndexOf('\n') + 1)) ? '\n' : GAP;
    const joined = current === '' ? text : current + gap + text;
    const room = rooms[texts.length] ?? 0;
    if (joined.length <= room) {
      current = joined;
    } else {
      const next = rooms[texts.length + 1] ?? 0;
      if (current === '' || text.length > next) break;
      texts.push(current);
      current = text;
    }
    shown++;
  }
  if (current !== '') texts.push(current);
  return { texts, shown };
}

function isItem(markup: string): boolean {
  return markup.startsWith('- ');
}

/** What there is beside the first blocks: by their codes, or how many. */
function leftOut(sheet: Sheet, shown: number): string {
  const rest = sheet.blocks.slice(shown);
  if (rest.length === 0) return '';
  const words = wordings[sheet.language];
  const codes = rest.flatMap(({ citation }) => (citation ? [citation.code] : []));
  return escaped(codes.length > 0 ? words.discord.leftOut(codes) : words.moreArticles(rest.length));
}
