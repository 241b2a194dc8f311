import type { Citation } from '../../bot/citation.ts';
import type { Guide } from '../../bot/guide.ts';
import type { Answer } from '../../bot/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { isReadAnew, readingLine, wordings } from '../../bot/wording/wording.ts';
import { renderProfile, renderStatistics } from './tables.ts';

/** How a text is marked: on a terminal with its escape codes, elsewhere not at all. */
export interface Style {
  bold(text: string): string;
  /** For what stands back: sources and notes. */
  faint(text: string): string;
}

export const plain: Style = { bold: (text) => text, faint: (text) => text };

/** ECMA-48 codes; each ends only what it began, so that they nest. */
export const ansi: Style = {
  bold: (text) => `\u001B[1m${text}\u001B[22m`,
  faint: (text) => `\u001B[90m${text}\u001B[39m`,
};

/**
 * An answer as text for a console: the exact answer first, then each quotation byte for byte with
 * its source below. Blocks are parted by an empty line; nothing is wrapped, terminals do that.
 * @param guide what to point to where there is no answer
 */
export function renderAnswer(answer: Answer, guide: Guide, style: Style = plain): string {
  const words = wordings[answer.language];
  const notes = answer.notes.map((note) => style.faint(words.note(note)));
  const understood = understoodLine(answer, words, style);
  return blocks([...bodyOf(answer, guide, understood, words, style), notes.join('\n')]);
}

/** The first words of a chat: who speaks, what the corpus holds, what to ask. */
export function renderGreeting(
  words: Wording,
  guide: Guide,
  leftOut: number,
  style: Style = plain,
): string {
  return blocks([
    words.greeting,
    words.coverage(guide.coverage),
    leftOut > 0 ? words.leftOut(leftOut) : '',
    examplesOf(guide, words, style),
    style.faint(words.consoleHint),
  ]);
}

function bodyOf(
  answer: Answer,
  guide: Guide,
  understood: string,
  words: Wording,
  style: Style,
): string[] {
  switch (answer.kind) {
    case 'quotations': {
      const exact = answer.exact === undefined ? '' : style.bold(answer.exact);
      const head = lines([exact, understood]);
      if (answer.arrangement !== 'best') {
        return [head, ...answer.citations.map((citation) => quotation(citation, words, style))];
      }
      const [first, ...others] = answer.citations;
      // What is bold answers; a further passage may be about something else.
      const further = others.map(({ mark, ...citation }) => quotation(citation, words, style));
      return [
        head,
        first ? quotation(first, words, style) : '',
        further.length > 0 ? words.further : '',
        ...further,
      ];
    }
    case 'not_found': {
      const near = answer.nearby.map((nearby) => `• ${words.nearby(nearby)}`);
      const instead =
        near.length > 0 ? lines([words.nearest, ...near]) : words.coverage(guide.coverage);
      return [lines([words.notFound(answer), understood]), instead];
    }
    case 'clarify':
      return [lines([words.clarify(answer), understood]), examplesOf(guide, words, style)];
    case 'source':
      return [quotation(answer.citation, words, style)];
    case 'unknown_code':
      return [words.unknownCode(answer.code)];
    case 'province': {
      const articles = answer.articles.map((nearby) => `• ${words.nearby(nearby)}`);
      const { articlesByYear } = words.statistics;
      const byYear = articles.length > 1 ? articlesByYear(answer.articles) : '';
      return [
        lines([words.province(answer), byYear, ...articles]),
        ...answer.statistics.flatMap((known) => renderProfile(known, words)),
      ];
    }
    case 'unknown_province':
      return [words.unknownProvince(answer)];
    case 'corpus':
      return [words.coverage(answer.coverage)];
    case 'language':
      return [words.languageChosen];
    case 'forgotten':
      return [words.forgotten];
    case 'help':
      return [
        lines([words.help, words.typedCommands]),
        words.coverage(guide.coverage),
        examplesOf(guide, words, style),
      ];
    case 'management':
      return [...words.management.report(answer.report)];
    default: {
      const [first = '', ...others] = renderStatistics(answer, words, {
        ...style,
        quotation: (citation) => quotation(citation, words, style),
      });
      return [lines([first, understood]), ...others];
    }
  }
}

function quotation(citation: Citation, words: Wording, style: Style): string {
  const { quote, mark } = citation;
  const marked = mark
    ? quote.slice(0, mark.start) +
      style.bold(quote.slice(mark.start, mark.end)) +
      quote.slice(mark.end)
    : quote;
  return lines([`“${marked}”`, style.faint(`— ${words.source(citation)}`)]);
}

/** Shown only where what was typed is not what it was taken for. */
function understoodLine({ understood }: Answer, words: Wording, style: Style): string {
  if (!isReadAnew(understood)) return '';
  return style.faint(words.understoodAs(readingLine(understood)));
}

function examplesOf({ examples }: Guide, words: Wording, style: Style): string {
  if (examples.length === 0) return '';
  return lines([words.tryAsking, ...examples.map((example) => `• ${style.bold(example)}`)]);
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
