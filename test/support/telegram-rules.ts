/**
 * What Telegram's servers make of a text, its entities and its buttons, with their own words for what
 * they refuse: as the live Bot API answers, and as TDLib's MessageEntity.cpp does it.
 */

/** An entity as bots send it and clients get it. */
export interface WireEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: { readonly id: number };
}

/** A refusal with Telegram's words. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

const KNOWN_TYPES = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
]);
const MOST_ENTITIES = 100;
const QUOTES = new Set(['blockquote', 'expandable_blockquote']);

/** A message's text as it arrives. */
export interface Arrived {
  readonly text: string;
  readonly entities: readonly WireEntity[];
}

/** Takes a text of a message (4,096) or a caption (1,024) as Telegram does, or refuses it. */
export function accept(
  given: unknown,
  givenEntities: unknown,
  limit: 4_096 | 1_024 = 4_096,
): Arrived {
  const isCaption = limit === 1_024;
  const typed = given === undefined ? '' : String(given);
  if (typed === '' && !isCaption) throw new Refusal(400, 'Bad Request: message text is empty');
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(typed)) {
    throw new Refusal(400, 'Bad Request: strings must be encoded in UTF-8');
  }
  const entities = entitiesOf(givenEntities);
  for (const entity of entities) check(entity, typed);
  const { text, shift } = cleaned(typed);
  if (text === '' && !isCaption) throw new Refusal(400, 'Bad Request: text must be non-empty');
  if (text.length > limit) {
    const what = isCaption ? 'message caption is too long' : 'message is too long';
    throw new Refusal(400, `Bad Request: ${what}`);
  }
  const shown = entities
    .map((entity) => {
      const start = shift(entity.offset);
      const end = Math.min(text.length, shift(entity.offset + entity.length));
      return { ...entity, offset: start, length: end - start };
    })
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: unnested(shown).slice(0, MOST_ENTITIES) };
}

function entitiesOf(given: unknown): WireEntity[] {
  if (given === undefined) return [];
  const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  if (!Array.isArray(value)) {
    throw new Refusal(400, "Bad Request: can't parse entities JSON object");
  }
  return value as WireEntity[];
}

function check({ type, offset, length, url, user }: WireEntity, text: string): void {
  if (!KNOWN_TYPES.has(type)) {
    throw new Refusal(400, "Bad Request: can't parse MessageEntity: Unsupported type specified");
  }
  if (offset < 0) {
    throw new Refusal(400, `Bad Request: receive an entity with incorrect offset ${offset}`);
  }
  if (length < 0) {
    throw new Refusal(400, `Bad Request: receive an entity with incorrect length ${length}`);
  }
  if (offset > text.length) {
    throw new Refusal(
      400,
      `Bad Request: entity begins after the end of the text at UTF-16 offset ${offset}`,
    );
  }
  if (offset + length > text.length) {
    throw new Refusal(
      400,
      `Bad Request: entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
  const bytes = (end: number): number => Buffer.byteLength(text.slice(0, end));
  if (isInside(text, offset)) {
    throw new Refusal(
      400,
      `Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset ${bytes(offset)}`,
    );
  }
  if (isInside(text, offset + length)) {
    throw new Refusal(
      400,
      `Bad Request: entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${bytes(offset + length)}`,
    );
  }
  if (type === 'text_mention' && !Number.isSafeInteger(user?.id)) {
    throw new Refusal(
      400,
      'Bad Request: can\'t parse MessageEntity: Field "user" must be of type Object',
    );
  }
  if (type === 'text_link' && !/^https?:\/\/[^/\s]+\.[^/\s]+/.test(url ?? '')) {
    throw new Refusal(400, `Bad Request: entity URL '${url}' is invalid: Wrong HTTP URL`);
  }
}

/** Whether an offset falls between the two halves of a character. */
function isInside(text: string, offset: number): boolean {
  return (
    /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[offset] ?? '')
  );
}

/** Characters that Telegram takes out: marks that break lines of others, and changes of direction. */
const TAKEN_OUT = /\r|\u0333|\u033F|\u030A|[\u202A-\u202E]/;
/** Control characters become spaces; a line feed stays. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const CONTROL = /[\u0000-\u0009\u000B-\u001F]/;

function cleaned(typed: string): { text: string; shift(offset: number): number } {
  let text = '';
  const offsets: number[] = [];
  for (const unit of typed.split('')) {
    offsets.push(text.length);
    if (!TAKEN_OUT.test(unit)) text += CONTROL.test(unit) ? ' ' : unit;
  }
  offsets.push(text.length);
  const trimmed = text.trim();
  const leading = text.length - text.trimStart().length;
  return {
    text: trimmed,
    shift: (offset) =>
      Math.min(trimmed.length, Math.max(0, (offsets[offset] ?? text.length) - leading)),
  };
}

/** Quotations cannot stand in quotations. */
function unnested(entities: readonly WireEntity[]): WireEntity[] {
  let end = 0;
  return entities.filter(({ type, offset, length }) => {
    if (!QUOTES.has(type)) return true;
    if (offset < end) return false;
    end = offset + length;
    return true;
  });
}

/** The entities that Telegram finds by itself in what people type. */
export function foundIn(text: string): WireEntity[] {
  const of = (type: string, pattern: RegExp): WireEntity[] =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
      type,
      offset: index,
      length: found.length,
    }));
  return [
    ...of('bot_command', /(?<![\w/])\/[A-Za-z\d_]{1,64}(?:@\w{3,32})?(?![\p{L}\p{M}\d_@/])/gu),
    ...of('mention', /(?<![\w@/])@[A-Za-z]\w{2,31}(?![\w@])/g),
  ].sort((a, b) => a.offset - b.offset);
}

/** Checks buttons as Telegram does. */
export function acceptMarkup(given: unknown): object | undefined {
  if (given === undefined) return undefined;
  const markup = (typeof given === 'string' ? JSON.parse(given) : given) as {
    inline_keyboard?: readonly (readonly { text?: string; callback_data?: string }[])[];
  };
  for (const { text = '', callback_data: data = '' } of markup.inline_keyboard?.flat() ?? []) {
    if (text === '') {
      throw new Refusal(
        400,
        'Bad Request: can\'t parse inline keyboard button: Field "text" must be non-empty',
      );
    }
    if (data === '') {
      throw new Refusal(
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
    if (Buffer.byteLength(data) > 64) throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
  }
  return markup;
}
