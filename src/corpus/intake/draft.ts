import { type Article, tooLong } from '../article.ts';
import type { Gazetteer, Province } from '../gazetteer.ts';
import { type Attribution, attribute, type Candidate, districtOf } from './attribute.ts';
import { type CleanPage, clean } from './clean.ts';
import { PageError } from './decode.ts';
import { periodOf } from './period.ts';
import { readPage } from './read.ts';
import { ITEM } from './wrap.ts';

/** What an operator knows about a page; it wins over what the page says. */
export interface KnownFacts {
  readonly province?: Province;
  readonly publishedOn?: string;
  readonly publisher?: string;
  readonly url?: string;
}

/** An article as far as its page and the operator tell; it has no id yet. */
export interface Draft {
  readonly article: Omit<Article, 'id' | 'province'>;
  /** Absent when it is not certain. */
  readonly province?: Province;
  /** What the operator should know, and what to do about it. */
  readonly notes: readonly string[];
}

/** How many candidates, and how many places of each, an operator is shown. */
const [MOST_CANDIDATES, MOST_PLACES] = [4, 2];
/** How much of a place is shown. */
const EXCERPT = 90;

/**
 * Makes an article of a saved page: reads its lines, parts the article from what surrounds it, and weighs
 * whose article it is. Nothing is guessed: what the page leaves open is noted with the option to give.
 * @throws {PageError} when the file is no page, or has no article in it
 */
export function draftOf(bytes: Uint8Array, known: KnownFacts, gazetteer: Gazetteer): Draft {
  const page = clean(readPage(bytes), gazetteer);
  const body = bodyOf(page);
  const tooMuch = tooLong(body);
  if (tooMuch) throw new PageError(tooMuch);
  const publisher = known.publisher ?? page.publisher;
  const url = known.url ?? page.url;
  const stated = { ...page, ...(publisher ? { publisher } : {}), ...(url ? { url } : {}) };
  const attribution = attribute(stated, gazetteer);
  const province = known.province ?? attribution.province;
  const district = province && districtOf(page, province, attribution);
  const period = periodOf(page);
  const publishedOn = known.publishedOn ?? page.publishedOn;
  return {
    article: {
      title: page.title,
      ...(district ? { district } : {}),
      ...(publishedOn ? { publishedOn } : {}),
      ...(period ? { period } : {}),
      ...(publisher ? { publisher } : {}),
      ...(url ? { url } : {}),
      ...(page.author ? { author: page.author } : {}),
      body,
    },
    ...(province ? { province } : {}),
    notes: notesOn(page, attribution, known),
  };
}

/** Paragraphs are parted by an empty line, items of a list stand below each other. */
function bodyOf({ paragraphs }: CleanPage): string {
  return paragraphs
    .map(({ text }, i) => {
      const listed = isListed(text) && isListed(paragraphs[i - 1]?.text ?? '');
      return i === 0 ? text : `${listed ? '\n' : '\n\n'}${text}`;
    })
    .join('');
}

/** Items of a list, rows of a table. */
function isListed(text: string): boolean {
  return ITEM.test(text) || text.includes(' | ');
}

function notesOn(page: CleanPage, attribution: Attribution, known: KnownFacts): string[] {
  const notes: string[] = [];
  const seen = attribution.province;
  if (known.province === undefined && seen === undefined) notes.push(askFor(attribution));
  if (known.province && seen && seen !== known.province) {
    notes.push(
      `the page reads as of ${where(attribution.candidates[0])}, not of ${known.province.name}: check --province`,
    );
  }
  if (page.titleIsOpening) {
    notes.push(
      'no title on the page: taken from the first sentence; correct "title:" in the file if need be',
    );
  }
  if (known.publishedOn === undefined && page.publishedOn === undefined) {
    notes.push(
      `${page.dateDoubt ?? 'no publication date on the page'}: give --published-on, for example 2021-01-26 or 2021`,
    );
  }
  return notes;
}

/** Names the provinces that a page may be about, each with where it was seen. */
function askFor({ candidates }: Attribution): string {
  const [best] = candidates;
  if (best === undefined) return 'the page names no province: give --province NAME';
  const listed = candidates.slice(0, MOST_CANDIDATES).map(where).join('; ');
  return `the province is not certain, the page points to ${listed}: give --province "${best.province.name}" or another`;
}

function where(candidate: Candidate | undefined): string {
  if (candidate === undefined) return '';
  const places = new Map<string, string>();
  for (const { spot, district } of candidate.sightings) {
    const line = spot.number === undefined ? '' : `line ${spot.number} `;
    const named = district ? `district ${district}, ` : '';
    places.set(spot.text, `${named}${line}“${excerpt(spot.text)}”`);
  }
  const shown = [...places.values()].slice(0, MOST_PLACES).join(', ');
  return `${candidate.province.name} (${shown})`;
}

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/u, '')}…`;
}
