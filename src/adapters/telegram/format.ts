/**
 * Text with entities: what Telegram shows marked is said by offsets beside the text, so that nothing
 * in a quotation can be mistaken for markup and nothing needs to be escaped. Offsets are UTF-16 units,
 * as in JavaScript's strings.
 */

/** A marked part of a text. */
export interface Entity {
  readonly type:
    | 'bold'
    | 'italic'
    | 'code'
    | 'blockquote'
    | 'expandable_blockquote'
    | 'text_link'
    | 'text_mention';
  readonly offset: number;
  readonly length: number;
  /** For `text_link`. */
  readonly url?: string;
  /** For `text_mention`: who is called. */
  readonly user?: { readonly id: number };
}

/** A text and what is marked in it. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export type Piece = string | Formatted;

export const NOTHING: Formatted = { text: '', entities: [] };

/** Marks a whole piece. */
export function marked(type: Entity['type'], piece: Piece, url?: string): Formatted {
  const { text, entities } = formatted(piece);
  if (text === '') return NOTHING;
  const entity = { type, offset: 0, length: text.length, ...(url === undefined ? {} : { url }) };
  return { text, entities: [entity, ...entities] };
}

/** Calls somebody by a piece. */
export function calling(person: string, piece: string): Formatted {
  const user = { id: Number(person) };
  return {
    text: piece,
    entities: [{ type: 'text_mention', offset: 0, length: piece.length, user }],
  };
}

export const bold = (piece: Piece): Formatted => marked('bold', piece);
export const code = (piece: Piece): Formatted => marked('code', piece);

/** Puts pieces one behind the other. */
export function joined(pieces: readonly Piece[], separator = ''): Formatted {
  let text = '';
  const entities: Entity[] = [];
  for (const piece of pieces) {
    const next = formatted(piece);
    if (next.text === '') continue;
    if (text !== '') text += separator;
    for (const entity of next.entities) {
      entities.push({ ...entity, offset: entity.offset + text.length });
    }
    text += next.text;
  }
  return { text, entities };
}

/** Lines one below the other; those without text are left out. */
export const lines = (pieces: readonly Piece[]): Formatted => joined(pieces, '\n');

/** Blocks with an empty line between them. */
export const blocks = (pieces: readonly Piece[]): Formatted => joined(pieces, '\n\n');

function formatted(piece: Piece): Formatted {
  return typeof piece === 'string' ? { text: piece, entities: [] } : piece;
}

/** What one message can take. */
export interface Room {
  /** In UTF-16 units. */
  readonly text: number;
  readonly entities: number;
}

/** A text of Telegram has 1-4,096 units; of its entities the first 100 count. */
export const MESSAGE_ROOM: Room = { text: 4_096, entities: 100 };
/** The words beside a file. */
export const CAPTION_ROOM: Room = { text: 1_024, entities: 100 };

export function fits({ text, entities }: Formatted, room: Room = MESSAGE_ROOM): boolean {
  return text.length <= room.text && entities.length <= room.entities;
}

/**
 * Packs blocks, or the lines of a list, into as few texts as hold them, never cutting one. Each has to
 * fit by itself.
 */
export function packed(
  all: readonly Formatted[],
  put: (pieces: readonly Piece[]) => Formatted = blocks,
): Formatted[] {
  const texts: Formatted[] = [];
  for (const block of all) {
    if (block.text === '') continue;
    const last = texts.at(-1);
    const longer = last && put([last, block]);
    if (longer && fits(longer)) texts[texts.length - 1] = longer;
    else texts.push(block);
  }
  return texts;
}
