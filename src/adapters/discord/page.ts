import type { APIEmbed } from 'discord.js';
import type { Wording } from '../../bot/wording/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Block, PageFile } from './blocks.ts';
import { bold, escaped } from './markup.ts';
import type { Sheet } from './sheet.ts';

/** Discord's limits, in UTF-16 units: it counts code points, of which there never are more. */
const LIMITS = {
  content: 2_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Over all embeds of a message. */
  total: 6_000,
} as const;

const COLOUR = 0x1f6feb;
const GAP = '\n\n';
/** Room that is kept for what a message says of blocks without room. */
const MARGIN = 400;
/** So many codes of them have room there. */
const MOST_CODES = 25;

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

/**
 * Lays a sheet out: as embeds, or as plain text where embeds are not allowed and would vanish. Blocks
 * stay whole: those without room are named by their codes, and one that no message can hold becomes
 * a file.
 * @param picture the sheet's chart, painted; shown in the first embed
 */
export function pageOf(sheet: Sheet, rights: Rights, picture?: PageFile): Page {
  const words = wordings[sheet.language];
  const longest = (rights.embeds ? LIMITS.description : LIMITS.content) - MARGIN;
  const shortened = sheet.blocks.map((block) =>
    block.markup.length <= longest || !rights.files ? { block } : instead(block, words),
  );
  const blocks = shortened.map(({ block }) => block);
  if (sheet.file && !rights.files) blocks.push({ markup: escaped(words.discord.noFiles) });
  const page = rights.embeds
    ? embedded({ ...sheet, blocks }, picture)
    : plain({ ...sheet, blocks });
  const files = [sheet.file, picture, ...shortened.map(({ file }) => file)];
  return { ...page, files: rights.files ? files.filter((file) => file !== undefined) : [] };
}

type Laid = Pick<Page, 'content' | 'embeds'>;

/** What stands for a quotation that no message can hold: its source, and itself as a file. */
function instead(block: Block, words: Wording): { block: Block; file?: PageFile } {
  if (!block.citation) return { block };
  const { url, ...source } = block.citation;
  const markup = `${escaped(words.chat.wholeInFile)}\n— ${escaped(words.source(source))}`;
  const file = { name: `${source.code}.txt`, content: Buffer.from(source.quote, 'utf8') };
  return { block: { ...block, markup }, file };
}

function embedded(sheet: Sheet, picture: PageFile | undefined): Laid {
  const title = within(sheet.title, LIMITS.title);
  const footer = within(sheet.footer, LIMITS.footer);
  const room = LIMITS.total - title.length - footer.length - MARGIN;
  const { embeds, shown } = fieldsOf(sheet.blocks, room) ?? descriptionsOf(sheet.blocks, room);
  const more = leftOut(sheet, shown);
  if (more !== '') embeds.push({ description: more });
  const last = Math.max(embeds.length - 1, 0);
  embeds[0] = {
    ...(title !== '' && { title }),
    ...embeds[0],
    ...(picture && { image: { url: `attachment://${picture.name}` } }),
  };
  embeds[last] = { ...embeds[last], ...(footer !== '' && { footer: { text: footer } }) };
  return { content: '', embeds: embeds.map((embed) => ({ color: COLOUR, ...embed })) };
}

/** The text, or nothing where it is too long: it says nothing that a part of it would say. */
function within(text: string | undefined, longest: number): string {
  return text === undefined || text.length > longest ? '' : text;
}

/** Embeds, and how many of the blocks stand in them. */
interface Filled {
  readonly embeds: APIEmbed[];
  readonly shown: number;
}

/** All blocks under headings as fields, if there are several and every one of them fits. */
function fieldsOf(blocks: readonly Block[], room: number): Filled | undefined {
  const description = blocks
    .filter(({ heading }) => heading === undefined)
    .map(({ markup }) => markup)
    .reduce(joined, '');
  const fields = blocks.flatMap(({ heading, markup }) =>
    heading === undefined ? [] : [{ name: heading, value: markup }],
  );
  const used = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const fits =
    fields.every(
      ({ name, value }) => name.length <= LIMITS.fieldName && value.length <= LIMITS.fieldValue,
    ) &&
    fields.length >= 2 &&
    fields.length <= LIMITS.fields &&
    description.length <= LIMITS.description &&
    description.length + used <= room;
  if (!fits) return undefined;
  const embed = { ...(description !== '' && { description }), fields };
  return { embeds: [embed], shown: blocks.length };
}

/** The blocks below one another, in as many embeds as they need and one message can have. */
function descriptionsOf(blocks: readonly Block[], room: number): Filled {
  const rooms: number[] = [];
  for (let left = room; left > 0; left -= LIMITS.description) {
    rooms.push(Math.min(left, LIMITS.description));
  }
  const { texts, shown } = fill(blocks, rooms);
  return { embeds: texts.map((description) => ({ description })), shown };
}

function plain(sheet: Sheet): Laid {
  const head: Block[] = sheet.title === undefined ? [] : [{ markup: bold(sheet.title) }];
  const foot = escaped(sheet.footer ?? '');
  const room = LIMITS.content - MARGIN - (foot === '' ? 0 : foot.length + GAP.length);
  const { texts, shown } = fill([...head, ...sheet.blocks], [room]);
  const more = leftOut(sheet, shown - head.length);
  const parts = [...texts, more, foot];
  return { content: parts.filter((part) => part !== '').join(GAP), embeds: [] };
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
    const longer = joined(current, text);
    if (longer.length <= (rooms[texts.length] ?? 0)) {
      current = longer;
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

/** One below the other; entries of the same list without a gap. */
function joined(above: string, below: string): string {
  if (above === '') return below;
  const isList = isItem(below) && isItem(above.slice(above.lastIndexOf('\n') + 1));
  return `${above}${isList ? '\n' : GAP}${below}`;
}

function isItem(markup: string): boolean {
  return markup.startsWith('- ');
}

/** What there is beside the first blocks: by their codes, or how many. */
function leftOut(sheet: Sheet, shown: number): string {
  const rest = sheet.blocks.slice(shown);
  if (rest.length === 0) return '';
  const words = wordings[sheet.language];
  const codes = new Set(rest.flatMap(({ citation }) => (citation ? [citation.code] : [])));
  return escaped(
    codes.size > 0
      ? words.discord.leftOut([...codes].slice(0, MOST_CODES), codes.size)
      : words.moreArticles(rest.length),
  );
}
