import type { Citation } from '../../bot/citation.ts';
import type { Answer } from '../../bot/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Action } from '../exchange/actions.ts';
import type { AnswerReply, Reply } from '../exchange/types.ts';
import { blocksOf, examplesOf, notesOf, understoodLine } from './bodies.ts';
import type { Upload } from './client.ts';
import {
  blocks,
  CAPTION_ROOM,
  code,
  type Formatted,
  fits,
  joined,
  lines,
  MESSAGE_ROOM,
  packed,
} from './format.ts';
import { quotation, source } from './quotation.ts';
import { statisticsHeading } from './statistics.ts';

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

/** What else decides how a reply looks. */
export interface Circumstances {
  /** The chart of the answer as a PNG; absent: its table is shown at once. */
  readonly picture?: Uint8Array | undefined;
  /** In a channel nobody can be asked for a reply. */
  readonly isChannel?: boolean;
}

/** What is sent for a reply: mostly one message; more where quotations need more room. */
export function renderReply(
  reply: Exclude<Reply, { kind: 'silence' }>,
  { picture, isChannel = false }: Circumstances = {},
): Outgoing[] {
  const words = wordings[reply.language];
  switch (reply.kind) {
    case 'answer':
      return (picture && withChart(reply, picture, words)) ?? renderAnswer(reply, words);
    case 'notice':
      return [{ body: shortened(joined([reply.text])) }];
    case 'greeting': {
      const { guide } = reply;
      const text = [words.greeting, words.coverage(guide.coverage), examplesOf(guide, words)];
      return [{ body: blocks(text) }];
    }
    case 'missing':
      return [isChannel ? { body: typedAgain(reply) } : question(reply, words)];
  }
}

/** What asks for a missing argument: the reply to it is taken for that. */
function question(
  { ask, command, argument }: Extract<Reply, { kind: 'missing' }>,
  words: Wording,
): Outgoing {
  const { description = '' } = words.commands[command.key].arguments[argument.key] ?? {};
  const input_field_placeholder = description.slice(0, MOST_PLACEHOLDER);
  return {
    body: joined([ask]),
    markup: { force_reply: true, selective: true, input_field_placeholder },
  };
}

const MOST_PLACEHOLDER = 64;

function typedAgain({ ask, command }: Extract<Reply, { kind: 'missing' }>): Formatted {
  return lines([ask, code(`/${command.typed[0]} …`)]);
}

/** A chart with what has to be known about it; `undefined` where that is more than fits beside it. */
function withChart(
  { answer, actions }: AnswerReply,
  picture: Uint8Array,
  words: Wording,
): Outgoing[] | undefined {
  if (answer.kind !== 'figures' && answer.kind !== 'comparison') return undefined;
  const heading = lines([statisticsHeading(answer, words), understoodLine(answer, words)]);
  const body = blocks([heading, notesOf(answer, words)]);
  if (!fits(body, CAPTION_ROOM)) return undefined;
  const file = { kind: 'photo', source: Buffer.from(picture), filename: 'chart.png' } as const;
  return [{ body, file, markup: keyboard(actions) }];
}

/** An answer with its buttons below the last message. */
function renderAnswer({ answer, guide, actions: all }: AnswerReply, words: Wording): Outgoing[] {
  const { bodies, files } = fitting(blocksOf(answer, guide, words), answer, words);
  const messages: Outgoing[] =
    answer.kind === 'document'
      ? [{ body: packed(bodies)[0] ?? joined([answer.name]), file: sheetOf(answer) }]
      : [...packed(bodies).map((body) => ({ body })), ...files];
  const last = messages.at(-1);
  if (last === undefined) return [];
  const actions = all.filter(({ name }) => name !== 'table');
  // A button that changes its message can only do so where that is the whole answer.
  const usable =
    messages.length === 1 && last.file === undefined
      ? actions
      : actions.filter(({ name }) => STAYING.has(name));
  const markup = usable.length > 0 ? { markup: keyboard(usable) } : {};
  return [...messages.slice(0, -1), { ...last, ...markup }];
}

/** Buttons that leave the message as it is. */
const STAYING: ReadonlySet<string> = new Set(['table', 'useful', 'useless', 'missing', 'await']);

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

/** A table to keep. */
function sheetOf({ name, content }: Extract<Answer, { kind: 'document' }>): Outgoing['file'] {
  return { kind: 'document', source: Buffer.from(content, 'utf8'), filename: name };
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
