import type { Article } from '../../corpus/article.ts';
import type { Gazetteer } from '../../corpus/gazetteer.ts';
import { type Passage, passagesOf } from '../../corpus/library.ts';
import type { Analyser, Term } from '../../corpus/terms.ts';
import type { Slice } from '../../text/sentences.ts';
import { plain } from '../patterns.ts';
import { type Named, readPlaces } from '../places/places.ts';
import { withReferents } from '../places/referents.ts';
import type { TimeMention } from '../time/times.ts';
import { ToldParts } from '../time/told-parts.ts';
import { isUnitLine, RANK, SCORE } from './heads.ts';
import { maskNames } from './masks.ts';
import { COUNTS_IN_WORDS, readMentions } from './mentions.ts';
import type { Mention, Parsed } from './parsed.ts';
import { readRoles } from './roles.ts';
import { type Cell, cellsOf, isRow } from './tables.ts';
import { apartUnit, type LongForms } from './units.ts';

/** A sentence or list item of an article, taken apart. Its slice is one of the article's body. */
export interface Sentence extends Parsed, Slice {
  readonly times: readonly TimeMention[];
  /** The places that can own its figures. */
  readonly named: readonly Named[];
  /** Counts the paragraphs. */
  readonly paragraph: number;
  /** A line without a sentence, or one with a colon that a list stands under. */
  readonly heading: boolean;
  /** What stands below a picture tells of the picture. */
  readonly caption: boolean;
  /** `- ...`, `+ ...`, `1. ...` */
  readonly item: boolean;
  /** A value of a table with the names of its row and column: what it says runs on nowhere. */
  readonly cell: boolean;
  /** It tells what is planned: a value in such a column. */
  readonly aim: boolean;
  /** What a value of a table is quoted with. */
  readonly quoted?: Slice;
  /** The caption of its table, where nothing else says what a value of it is of. */
  readonly above?: Sentence;
}

/** What sentences are taken apart with. */
export interface SentenceTools {
  readonly analyser: Analyser;
  readonly gazetteer: Gazetteer;
  readonly longForms: LongForms;
}

/** What the sentences of one article are taken apart with. */
interface Context extends SentenceTools {
  readonly province: string;
  /** Reads the times of the sentences in their order. */
  readonly readTimes: (text: string) => readonly TimeMention[];
  /** Those taken apart so far. */
  readonly before: readonly Sentence[];
}

/** A line that is longer, or ends like a sentence, is no heading. */
const LONGEST_HEADING = 25;
/** How many lines above a table may be its caption. */
const MOST_ABOVE = 3;
const ITEM = /^\s*(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\))/u;
/** Without a digit only ranks and parts of a year are told, in words. */
const NUMBERED =
  /\d|nhì|thứ|hạng|vị trí|quý|tháng|nửa năm|mười|mươi|trăm|chục|nghìn|ngàn|triệu|(?:đầu|nhất) (?:cả nước|toàn quốc)/u;

/** The sentences of an article in order, each once: captions and leads are repeated as they are. */
export function sentencesOf(article: Article, tools: SentenceTools): Sentence[] {
  const seen = new Set<string>();
  const sentences: Sentence[] = [];
  let paragraph = -1;
  let at = -1;
  let rows: Passage[] = [];
  const lines = new Lines(article.body);
  const { province } = article;
  const readTimes = new ToldParts(article).read;
  const context = { ...tools, province, readTimes, before: sentences };
  const add = (passage: Passage): void => {
    const written = article.body.slice(passage.start, passage.end);
    if (seen.has(written)) return;
    seen.add(written);
    const heading = isHeading(article.body, passage.paragraph, written);
    const caption = isCaption(article.body, passage.paragraph);
    const item = ITEM.test(written) || lines.isItem;
    const place = { paragraph, heading, caption, item, cell: false, aim: false };
    sentences.push(takeApart(written, passage, place, context));
  };
  const endTable = (): void => {
    if (rows.length === 0) return;
    const over = sentences.slice(-MOST_ABOVE).filter(({ heading, cell }) => heading && !cell);
    const title = over.findLast(({ written }) => !isUnitLine(written));
    const cells = cellsOf(
      article.body,
      rows,
      over.map(({ written }) => written),
    );
    for (const cell of cells) {
      const { quoted } = cell;
      const above = cell.unnamed && title ? { quoted, above: title } : { quoted };
      const place = { heading: false, caption: false, item: true, cell: true, aim: cell.aim };
      sentences.push(takeApart(cell.read, cell, { paragraph, ...place, ...above }, context));
    }
    if (cells.length === 0) rows.forEach(add);
    rows = [];
  };
  for (const passage of passagesOf(article)) {
    const row = isRow(article.body.slice(passage.start, passage.end));
    if (!row) endTable();
    if (passage.paragraph.start !== at) {
      paragraph++;
      lines.enter(passage.paragraph);
    }
    at = passage.paragraph.start;
    if (row) rows.push(passage);
    else add(passage);
  }
  endTable();
  return sentences;
}

/** The paragraphs of a body as lines that may be a list without dashes: behind a colon, with semicolons between. */
class Lines {
  readonly #body: string;
  #before = '';
  /** Whether the paragraph is an item of such a list. */
  isItem = false;

  constructor(body: string) {
    this.#body = body;
  }

  enter({ start, end }: Slice): void {
    const mark = this.#body.slice(start, end).trimEnd().slice(-1);
    const goesOn = this.isItem && this.#before === ';';
    this.isItem = goesOn || (this.#before === ':' && mark === ';');
    this.#before = mark;
  }
}

function takeApart(
  written: string,
  { start, end, unit, value = 0, place: part }: Slice & Partial<Cell>,
  place: Pick<
    Sentence,
    'paragraph' | 'heading' | 'caption' | 'item' | 'cell' | 'aim' | 'quoted' | 'above'
  >,
  { analyser, gazetteer, longForms, province, readTimes, before }: Context,
): Sentence {
  const lower = plain(written);
  const numbered = NUMBERED.test(lower) || COUNTS_IN_WORDS.test(lower);
  const { text: masked, times } = numbered
    ? maskNames(lower, readTimes)
    : { text: lower, times: [] };
  const found = numbered ? readMentions(masked, longForms) : [];
  // `Huyện Tháp Mười`
  const mentions = found.filter(
    (mention) => mention.start >= value && !NUMERAL_NAME.test(written.slice(0, mention.start + 1)),
  );
  const parts = readRoles(masked, written, unit ? mentions.map(inUnit(plain(unit))) : mentions);
  const places =
    parts.length > 0
      ? withReferents(written, readPlaces(written, gazetteer, province), {
          ...{ gazetteer, province, before },
        })
      : [];
  const named = part ? withPart(places, part, written) : places;
  let terms: readonly Term[] | undefined;
  return {
    // Most sentences have no figures, and nobody asks for their terms.
    get terms() {
      terms ??= analyser.terms(written);
      return terms;
    },
    start,
    end,
    written,
    plain: lower,
    masked,
    times,
    parts,
    named,
    places: named,
    ...place,
  };
}

/** Gives numbers without a unit the one that the names of their row and column say. */
function inUnit(unit: string): (mention: Mention) => Mention {
  const { kind, name, times } = UNITS_OF_RANKINGS[unit] ?? apartUnit(unit);
  return (mention) =>
    mention.kind === 'bare'
      ? { ...mention, kind, unit: name, value: mention.value * times }
      : mention;
}

/** What a number in a column of places or points is. */
const UNITS_OF_RANKINGS: Readonly<
  Record<string, Pick<Mention, 'kind'> & { name: string; times: number }>
> = {
  [RANK]: { kind: 'rank', name: RANK, times: 1 },
  [SCORE]: { kind: 'score', name: SCORE, times: 1 },
};

/** The places of a row of a table for a part of the province, which may be called by its bare name. */
function withPart(
  places: readonly Named[],
  { start, end }: Slice,
  written: string,
): readonly Named[] {
  if (places.some((place) => place.start < end && place.end > start)) return places;
  const district = written.slice(start, end).trim();
  return [...places, { start, end, provinces: [], district, aside: false }];
}

/** A numeral in words that is part of a name, up to its capital. */
const NUMERAL_NAME = /(?<!\p{L})\p{Lu}\p{Ll}+ \p{Lu}$/u;

const CAPTION =
  /(?<!\p{L})[Ảả]nh(?:\s+minh\s+h(?:ọa|oạ)|\s+tư liệu)?\s*(?::|do\s)|\([Ảả]nh[^)]*\)|(?<!\p{L})[Ảả]nh minh h(?:ọa|oạ)/u;
const LONGEST_CAPTION = 300;

function isCaption(body: string, { start, end }: Slice): boolean {
  return end - start <= LONGEST_CAPTION && CAPTION.test(body.slice(start, end));
}

/** `II. MỤC TIÊU ĐẾN NĂM 2025` right above its list, without an empty line between. */
const SECTION = /^(?:[IVX]{1,4}[.)]\s|[^\p{Ll}]{8,}$)/u;

function isSectionLine(body: string, { start, end }: Slice, written: string): boolean {
  return SECTION.test(written) && body.slice(start, end).split('\n').includes(written);
}

function isHeading(body: string, paragraph: Slice, written: string): boolean {
  if (written.endsWith(':')) return true;
  const whole = body.slice(paragraph.start, paragraph.end);
  return (
    (whole === written || isSectionLine(body, paragraph, written)) &&
    !/[.!?…;,]$/u.test(written) &&
    written.split(/\s+/u).length <= LONGEST_HEADING &&
    !/\d\s*(?:%|tỷ|xã|trạm)/u.test(written)
  );
}

/** The longest slice that a figure is shown with. */
const LONGEST_QUOTE = 400;
/** A cut leaves at least this much beside the value. */
const SHORTEST_QUOTE = 100;

/**
 * What a figure is quoted with: its sentence, with the line that a list item stands under, or as many
 * of its clauses around the value as a quotation holds.
 * @param value its place in the sentence
 */
export function quoteOf(sentence: Sentence, value: Slice, heading: Sentence | undefined): Slice {
  const { written } = sentence;
  const { start, end } = sentence.quoted ?? sentence;
  if (heading && end - heading.start <= LONGEST_QUOTE) return { start: heading.start, end };
  if (sentence.quoted || written.length <= LONGEST_QUOTE) return { start, end };
  let [from, to] = [0, written.length];
  for (const mark of [/;\s*/gu, /[,:]\s+/gu, /\s+/gu]) {
    const cuts = [...written.matchAll(mark)].map((match) => match.index + match[0].length);
    for (const cut of cuts) {
      if (to - from > LONGEST_QUOTE && cut <= value.start && to - cut >= SHORTEST_QUOTE) from = cut;
    }
    for (const cut of cuts.reverse()) {
      if (to - from > LONGEST_QUOTE && cut > value.end && cut - from >= SHORTEST_QUOTE) to = cut;
    }
  }
  const quote = written.slice(from, to).replace(/[\s,;:]+$/u, '');
  return { start: start + from, end: start + from + quote.length };
}
