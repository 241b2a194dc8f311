import type { Citation } from '../../bot/citation.ts';
import type { Guide } from '../../bot/guide.ts';
import type { Answer, Nearby } from '../../bot/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { isReadAnew, readingLine } from '../../bot/wording/wording.ts';
import {
  bold,
  code,
  type Formatted,
  fits,
  joined,
  lines,
  marked,
  NOTHING,
  packed,
} from './format.ts';
import { quotation, withCode } from './quotation.ts';
import {
  type FigureQuotation,
  figureQuotations,
  figureRows,
  statisticsBlocks,
} from './statistics.ts';

/** A longer list is counted, not shown. */
const MOST_ARTICLES = 15;
/** Of more quotations each is folded: the table above them is what is read. */
const MOST_UNFOLDED = 3;

/** An answer as blocks, none of which may be cut. */
export function blocksOf(answer: Answer, guide: Guide, words: Wording): Formatted[] {
  const understood = understoodLine(answer, words);
  const notes = notesOf(answer, words);
  switch (answer.kind) {
    case 'figures':
    case 'comparison': {
      const table = [understood, ...statisticsBlocks(answer, words), notes];
      return [...table, ...beside(table, figureQuotations(answer), words)];
    }
    default:
      return [...ownBlocks(answer, understood, guide, words), notes];
  }
}

/** What has to be known about an answer. */
export function notesOf({ notes }: Answer, words: Wording): Formatted {
  return lines(notes.map((note) => marked('italic', words.note(note))));
}

/** Shown only where what was typed is not what it was taken for. */
export function understoodLine({ understood }: Answer, words: Wording): Formatted {
  if (!isReadAnew(understood)) return NOTHING;
  return marked('italic', words.understoodAs(readingLine(understood)));
}

/** Questions to try; a tap copies one. */
export function examplesOf({ examples }: Guide, words: Wording): Formatted {
  if (examples.length === 0) return NOTHING;
  return lines([words.tryAsking, ...examples.map((example) => joined(['• ', code(example)]))]);
}

function ownBlocks(
  answer: Exclude<Answer, { kind: 'figures' | 'comparison' }>,
  understood: Formatted,
  guide: Guide,
  words: Wording,
): Formatted[] {
  switch (answer.kind) {
    case 'quotations':
      return quotationBlocks(answer, understood, words);
    case 'not_found':
      return [
        lines([words.notFound(answer), understood]),
        answer.nearby.length > 0
          ? lines([words.nearest, ...answer.nearby.map((nearby) => item(nearby, words))])
          : joined([words.coverage(guide.coverage)]),
      ];
    case 'clarify':
      return [lines([words.clarify(answer), understood]), examplesOf(guide, words)];
    case 'source':
      return [quotation(answer.citation, words)];
    case 'unknown_code':
      return [joined([words.unknownCode(answer.code)])];
    case 'province':
      return provinceBlocks(answer, words);
    case 'unknown_province':
      return [joined([words.unknownProvince(answer)])];
    case 'corpus':
      return [joined([words.coverage(answer.coverage)])];
    case 'language':
      return [joined([words.languageChosen])];
    case 'forgotten':
      return [joined([words.forgotten])];
    case 'help':
      return [
        joined([words.help]),
        joined([words.typedCommands]),
        joined([words.coverage(guide.coverage)]),
        examplesOf(guide, words),
      ];
    case 'management':
      return words.management.report(answer.report).map((block) => joined([block]));
    default: {
      const [first = NOTHING, ...others] = statisticsBlocks(answer, words);
      return [lines([first, understood]), ...others];
    }
  }
}

function quotationBlocks(
  { exact, citations, arrangement }: Extract<Answer, { kind: 'quotations' }>,
  understood: Formatted,
  words: Wording,
): Formatted[] {
  const head = lines([bold(exact ?? ''), understood]);
  const isList = arrangement !== 'best';
  const [first, ...others] = citations.map((citation, i) =>
    // What is bold answers; a further passage may be about something else.
    quotation(isList || i === 0 ? citation : unmarked(citation), words, {
      ...(citations.length > 1 && { number: i + 1 }),
    }),
  );
  if (first === undefined) return [head];
  if (isList || others.length === 0) return [head, first, ...others];
  const [second = NOTHING, ...more] = others;
  return [head, first, lines([words.further, second]), ...more];
}

/** What the corpus holds on a province, and its newest figures: never added up with those of another. */
function provinceBlocks(
  answer: Extract<Answer, { kind: 'province' }>,
  words: Wording,
): Formatted[] {
  const { articles, statistics } = answer;
  const shown = articles.slice(0, MOST_ARTICLES).map((nearby) => item(nearby, words));
  const left = articles.length - shown.length;
  const held = [
    joined([words.province(answer)]),
    joined([articles.length > 1 ? words.statistics.articlesByYear(articles) : '']),
    ...shown,
    joined([left > 0 ? words.moreArticles(left) : '']),
  ];
  const figures = statistics
    .filter((known) => known.figures.length > 0)
    .flatMap((known) =>
      packed(
        [
          joined([words.statistics.newest(known)]),
          ...figureRows(known.figures, { topics: [], provinces: [known.province] }, words),
        ],
        lines,
      ),
    );
  return [...packed(held, lines), ...figures];
}

/** Beside a table as many of the words that it was read from as the same messages hold, and all needed. */
function beside(
  table: readonly Formatted[],
  all: readonly FigureQuotation[],
  words: Wording,
): Formatted[] {
  const messages = packed(table).length;
  const folded = all.length > MOST_UNFOLDED;
  const chosen: Formatted[] = [];
  for (const { citation, needed } of all) {
    const block = quotation(citation, words, { folded });
    const isSmall = () => packed([...table, ...chosen, block]).length === messages;
    // Of the others the code opens the words.
    if (fits(block) && (needed || isSmall())) chosen.push(block);
  }
  return chosen;
}

function item(nearby: Nearby, words: Wording): Formatted {
  return joined(['• ', withCode(words.nearby(nearby), nearby.code)]);
}

function unmarked({ mark: _, ...citation }: Citation): Citation {
  return citation;
}
