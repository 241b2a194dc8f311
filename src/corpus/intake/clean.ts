import type { Gazetteer } from '../gazetteer.ts';
import { type Block, blockOf, keyOf, wordsOf } from './blocks.ts';
import { gatherBody, type Spot } from './body.ts';
import { collectionHeader } from './dates.ts';
import { checkArticle } from './genre.ts';
import { firstWordsOf, type Headline, openingOf } from './headline.ts';
import { markOf } from './marks.ts';
import { gluedByline } from './names.ts';
import type { Page, PageLine } from './page.ts';
import { publicationOf } from './publication.ts';
import { unwrap } from './wrap.ts';

/** A page parted into the article and what surrounds it. */
export interface CleanPage {
  readonly title: string;
  /** The page shows no title: it is the opening of the first sentence. */
  readonly titleIsOpening: boolean;
  readonly titleNumber?: number;
  readonly publishedOn?: string;
  /** A date of the page that was not believed, and why. */
  readonly dateDoubt?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly url?: string;
  /** The title of the browser's window, which often names the portal. */
  readonly window?: string;
  /** The article's own words, a paragraph or list item each. */
  readonly paragraphs: readonly Spot[];
  /** What tells whose page it is: letterheads, greetings, slogans above; captions; teasers and footers below. */
  readonly above: readonly Block[];
  readonly captions: readonly Spot[];
  readonly below: readonly Block[];
}

/** Above the article of an HTML page stand menus; its title and date within these many lines. */
const HTML_HEAD = 12;
/** Readability takes a byline below the text for furniture; it stands within these many lines. */
const HTML_FOOT = 2;

/**
 * Parts a page into the article and its surroundings.
 * @throws {PageError} when there is no article in it
 */
export function clean(page: Page, gazetteer: Gazetteer): CleanPage {
  const whole = page.format === 'text' ? unwrap(page.lines) : page.lines;
  const { lines, header } = withoutHeader(whole);
  const all = lines.map(blockOf);
  const { from, to } = regionOf(all, page.stated.title);
  const blocks = all.slice(from, to);
  const opening = openingOf(blocks, page.stated.window);
  const lead = Math.max(opening.lead, 0);
  const headline = statedHeadline(blocks, page.stated.title, lead) ?? opening.headline;
  const titled = headline?.text;
  const start = headline && headline.to <= lead ? headline.to : lead;
  const body = gatherBody(blocks, start, headline && { ...headline, key: keyOf(headline.text) });
  checkArticle(titled, body.paragraphs);

  const mark = markOf(body.paragraphs[0]?.text ?? '', gazetteer);
  const glued = gluedByline(body.paragraphs.at(-1)?.text ?? '');
  const paragraphs = body.paragraphs.map(({ text, number }, i, { length }): Spot => {
    const opened = mark && i === 0 ? text.slice(-mark.rest.length) : text;
    const words =
      glued && i === length - 1 ? opened.slice(0, opened.length - glued.length) : opened;
    return { text: words.trim(), ...(number === undefined ? {} : { number }) };
  });
  const text = [titled ?? '', ...paragraphs.map((spot) => spot.text)].join('\n');
  const layout = { title: headline?.from ?? lead, lead, end: body.end };
  const { publishedOn, doubt } = publicationOf(blocks, layout, text, {
    ...(page.stated.publishedOn ? { stated: page.stated.publishedOn } : {}),
    ...(header ? { header } : {}),
  });
  const author = body.author ?? glued?.author;
  const publisher = mark?.publisher ?? body.publisher ?? page.stated.publisher;
  const titleNumber = headline && blocks[headline.from]?.number;
  return {
    title: titled ?? firstWordsOf(paragraphs[0]?.text ?? ''),
    titleIsOpening: titled === undefined,
    ...(titleNumber === undefined ? {} : { titleNumber }),
    ...(publishedOn ? { publishedOn } : {}),
    ...(doubt ? { dateDoubt: doubt } : {}),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(page.stated.url ? { url: page.stated.url } : {}),
    ...(page.stated.window ? { window: page.stated.window } : {}),
    paragraphs,
    above: all.slice(0, from + start).filter(({ key }) => key !== keyOf(titled ?? '')),
    captions: body.captions,
    below: all.slice(from + body.end),
  };
}

/** Takes out the ` date 2020-01 ` with which a collection heads its pages. */
function withoutHeader(lines: readonly PageLine[]): {
  lines: readonly PageLine[];
  header?: string;
} {
  for (const [i, line] of lines.slice(0, HTML_HEAD).entries()) {
    const header = collectionHeader(line.text);
    if (header === undefined) continue;
    const rest = header.rest === '' ? [] : [{ ...line, text: header.rest }];
    return { lines: lines.toSpliced(i, 1, ...rest), header: header.date };
  }
  return { lines };
}

/** The blocks among which the article is sought: all of a text; in HTML Readability's and those above. */
function regionOf(
  blocks: readonly Block[],
  title: string | undefined,
): { from: number; to: number } {
  const first = blocks.findIndex((block) => block.main);
  if (first === -1) return { from: 0, to: blocks.length };
  let to = blocks.findLastIndex((block) => block.main) + 1;
  const foot = blocks.slice(to, to + HTML_FOOT);
  to += foot.findLastIndex(({ byline, date }) => byline ?? date) + 1;
  const named = title === undefined ? -1 : blocks.findIndex(({ key }) => key === keyOf(title));
  const from = named !== -1 && named < first ? named : Math.max(0, first - HTML_HEAD);
  return { from, to };
}

/** The title that an HTML page states, with its place among the blocks if it is shown there. */
function statedHeadline(
  blocks: readonly Block[],
  title: string | undefined,
  lead: number,
): Headline | undefined {
  if (title === undefined || wordsOf(title).length < 3) return undefined;
  const key = keyOf(title);
  const at = blocks.slice(0, lead + 4).findIndex((block) => block.key === key);
  return at === -1 ? { text: title, from: lead, to: lead } : { text: title, from: at, to: at + 1 };
}
