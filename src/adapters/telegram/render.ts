import type { Guide } from '../../bot/guide.ts';
import type { Answer, Citation, Nearby } from '../../bot/types.ts';
import { readingLine, type Wording, wordings } from '../../bot/wording/wording.ts';
import type { Action } from '../exchange/actions.ts';
import type { AnswerReply, Reply } from '../exchange/exchange.ts';
import type { Upload } from './client.ts';
import {
  blocks,
  bold,
  CAPTION_ROOM,
  code,
  type Formatted,
  fits,
  joined,
  lines,
  MESSAGE_ROOM,
  marked,
  NOTHING,
  packed,
} from './format.ts';
import { quotation, source, withCode } from './quotation.ts';
import { figureLines, statisticsBlocks } from './statistics.ts';

/** A message as it is sent. */
export interface Outgoing {
  /** Of a message with a file: its caption. */
  readonly body: Formatted;
  readonly file?: { readonly kind: 'photo' | 'document' } & Upload;
  readonly markup?: Markup;
}

export type Markup =
  | {
      readonly inline_keyboard: readonly (readonly {
        readonly text: string;
        readonly callback_data: string;
      }[])[];
    }
  | {
      readonly force_reply: true;
      readonly selective: true;
      readonly input_field_placeholder: string;
    };

/** A longer list is counted, not shown. */
const MOST_ARTICLES = 15;

/** What is sent for a reply: mostly one message; more where quotations need more room. */
export function renderReply(reply: Exclude<Reply, { kind: 'silence' }>): Outgoing[] {
  const words = wordings[reply.language];
  switch (reply.kind) {
    case 'answer':
      return renderAnswer(reply);
    case 'notice':
      return [{ body: shortened(joined([reply.text])) }];
    case 'greeting': {
      const { guide } = reply;
      const text = [words.greeting, words.coverage(guide.coverage), examplesOf(guide, words)];
      return [{ body: blocks(text) }];
    }
    case 'missing': {
      const { description = '' } =
        words.commands[reply.command.key].arguments[reply.argument.key] ?? {};
      const placeholder = description.slice(0, MOST_PLACEHOLDER);
      return [
        {
          body: joined([reply.ask]),
          markup: { force_reply: true, selective: true, input_field_placeholder: placeholder },
        },
      ];
    }
  }
}

const MOST_PLACEHOLDER = 64;

/** An answer with its buttons below the last message. */
function renderAnswer({ answer, guide, actions }: AnswerReply): Outgoing[] {
  const words = wordings[answer.language];
  const notes = lines(answer.notes.map((note) => marked('italic', words.note(note))));
  const { bodies, files } = fitting([...bodyOf(answer, guide, words), notes], answer, words);
  const messages: Outgoing[] = [...packed(bodies).map((body) => ({ body })), ...files];
  const last = messages.at(-1);
  if (last === undefined) return [];
  // A button that changes its message can only do so where that is the whole answer.
  const usable =
    messages.length === 1 && last.file === undefined
      ? actions
      : actions.filter(({ name }) => STAYING.has(name));
  const markup = usable.length > 0 ? { markup: keyboard(usable) } : {};
  return [...messages.slice(0, -1), { ...last, ...markup }];
}

/** Buttons that leave the message as it is. */
const STAYING: ReadonlySet<string> = new Set(['useful', 'useless', 'missing']);

/** A quotation that no message holds goes whole into a file: none is ever cut. */
function fitting(
  all: readonly Formatted[],
  answer: Answer,
  words: Wording,
): { bodies: Formatted[]; files: Outgoing[] } {
  const long = citationsOf(answer).filter((citation) => !fits(quotation(citation, words)));
  const isLong = ({ text }: Formatted): boolean => long.some(({ quote }) => text.includes(quote));
  return {
    bodies: all.filter((body) => !isLong(body)).map(shortened),
    files: long.map((citation) => fileOf(citation, words)),
  };
}

/** The bot's own words may be cut: they are long only where they repeat what somebody typed. */
function shortened(body: Formatted): Formatted {
  return fits(body) ? body : joined([`${body.text.slice(0, MESSAGE_ROOM.text - 1)}…`]);
}

function citationsOf(answer: Answer): readonly Citation[] {
  if (answer.kind === 'quotations') return answer.citations;
  return answer.kind === 'source' ? [answer.citation] : [];
}

function fileOf(citation: Citation, words: Wording): Outgoing {
  const { wholeInFile } = words.chat;
  const caption = lines([wholeInFile, source(citation, words)]);
  return {
    body: fits(caption, CAPTION_ROOM) ? caption : lines([wholeInFile, code(citation.code)]),
    file: {
      kind: 'document',
      source: Buffer.from(citation.quote, 'utf8'),
      filename: `${citation.code}.txt`,
    },
  };
}

/** Blocks, none of which may be cut. */
function bodyOf(answer: Answer, guide: Guide, words: Wording): Formatted[] {
  const understood = understoodLine(answer, words);
  switch (answer.kind) {
    case 'quotations': {
      const head = lines([bold(answer.exact ?? ''), understood]);
      const [first, ...others] = answer.citations.map((citation, i) =>
        // What is bold answers; a further passage may be about something else.
        quotation(
          answer.arrangement === 'best' && i > 0 ? unmarked(citation) : citation,
          words,
          answer.citations.length > 1 ? i + 1 : undefined,
        ),
      );
      if (first === undefined) return [head];
      if (answer.arrangement !== 'best' || others.length === 0) return [head, first, ...others];
      const [second = NOTHING, ...more] = others;
      return [head, first, lines([words.further, second]), ...more];
    }
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
    case 'province': {
      const shown = answer.articles.slice(0, MOST_ARTICLES);
      const left = answer.articles.length - shown.length;
      return [
        lines([
          words.province(answer),
          ...shown.map((nearby) => item(nearby, words)),
          left > 0 ? words.moreArticles(left) : '',
        ]),
        ...figuresOf(answer, words),
      ];
    }
    case 'unknown_province':
      return [joined([words.unknownProvince(answer)])];
    case 'corpus':
      return [joined([words.coverage(answer.coverage)])];
    case 'language':
      return [joined([words.languageChosen])];
    case 'figures':
    case 'comparison':
    case 'indicators':
    case 'document':
    case 'no_table':
    case 'unknown_indicator':
    case 'no_figures':
    case 'province_count':
      return statisticsBlocks(answer, words);
    case 'help':
      return [
        joined([words.help]),
        joined([words.coverage(guide.coverage)]),
        examplesOf(guide, words),
      ];
  }
}

/** The newest figures of a province and of those that became part of it, never added up. */
function figuresOf(
  { statistics }: Extract<Answer, { kind: 'province' }>,
  words: Wording,
): Formatted[] {
  return statistics
    .filter(({ figures }) => figures.length > 0)
    .map((known) => lines([words.statistics.newest(known), ...figureLines(known.figures, words)]));
}

function item(nearby: Nearby, words: Wording): Formatted {
  return joined(['• ', withCode(words.nearby(nearby), nearby.code)]);
}

function unmarked({ mark: _, ...citation }: Citation): Citation {
  return citation;
}

/** Shown only where what was typed is not what it was taken for. */
function understoodLine({ understood }: Answer, words: Wording): Formatted {
  if (understood.corrections.length === 0) return NOTHING;
  return marked('italic', words.understoodAs(readingLine(understood)));
}

function examplesOf({ examples }: Guide, words: Wording): Formatted {
  if (examples.length === 0) return NOTHING;
  return lines([words.tryAsking, ...examples.map((example) => joined(['• ', code(example)]))]);
}

/** As many buttons in a row as a phone shows with their labels. */
const ROW = 3;

function keyboard(actions: readonly Action[]): Markup {
  const buttons = (chosen: readonly Action[]) =>
    chosen.map(({ label, id }) => ({ text: label, callback_data: id }));
  const turning = actions.filter(({ name }) => !STAYING.has(name));
  const staying = actions.filter(({ name }) => STAYING.has(name));
  const rows: Action[][] = [];
  for (let i = 0; i < turning.length; i += ROW) rows.push(turning.slice(i, i + ROW));
  return { inline_keyboard: [...rows, staying].filter((row) => row.length > 0).map(buttons) };
}
