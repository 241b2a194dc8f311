import { foundIn, type WireEntity } from './telegram-rules.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** Somebody who uses Telegram. */
export interface Person {
  readonly id: number;
  readonly first_name: string;
  readonly language_code?: string;
  readonly is_bot?: boolean;
  readonly username?: string;
}

export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel';

/** A message as it stands in a chat. */
export interface StoredMessage {
  readonly message_id: number;
  readonly chat: { readonly id: number; readonly type: ChatKind };
  readonly from?: Person;
  text?: string;
  entities?: readonly WireEntity[];
  reply_markup?: {
    readonly inline_keyboard?: readonly (readonly Button[])[];
    readonly force_reply?: boolean;
  };
  readonly [field: string]: unknown;
}

export interface Button {
  readonly text: string;
  readonly callback_data: string;
}

export interface StoredChat {
  readonly id: number;
  readonly type: ChatKind;
  readonly is_forum?: boolean;
  /** Where it went on. */
  migratedTo?: number;
  readonly messages: StoredMessage[];
  readonly topics: Set<number>;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  lastError?: { readonly message: string; readonly date: number };
}

/** The bot of these tests. */
export const BOT: Person = {
  id: 123456789,
  is_bot: true,
  first_name: 'Hỏi đáp CNTT',
  username: 'hoidap_bot',
};

/** An answer to a button or an inline query. */
export interface Answered {
  readonly id: string;
  readonly payload: Payload;
}

/** Chats, their messages, and the updates that are not yet confirmed. */
export class Chats {
  readonly answered: Answered[] = [];
  readonly menus = new Map<string, unknown>();
  webhook: Webhook | undefined;
  canReadAll = true;
  /** Called when there is a new update. */
  onUpdate: () => void = () => {};
  protected readonly chats = new Map<number, StoredChat>();
  protected waiting: Update[] = [];
  protected updateId = 800_000_000;
  protected queryId = 1n;
  protected readonly openQueries = new Set<string>();

  chat(id: number, type: ChatKind, options: { readonly is_forum?: boolean } = {}): number {
    this.chats.set(id, { id, type, ...options, messages: [], topics: new Set() });
    return id;
  }

  topic(chat: number): number {
    const id = this.nextMessageId(chat);
    this.chatWith(chat).topics.add(id);
    return id;
  }

  messages(chat: number): readonly StoredMessage[] {
    return this.chatWith(chat).messages;
  }

  /** How many updates the bot has not confirmed. */
  get pending(): number {
    return this.waiting.length;
  }

  nextMessageId(chat: number): number {
    return (
      (this.chatWith(chat).messages.at(-1)?.message_id ?? 0) + 1 + this.chatWith(chat).topics.size
    );
  }

  /** Puts a message into a chat, as a person's app does. */
  post(chat: number, fields: Readonly<Record<string, unknown>>): StoredMessage {
    const { id, type, messages } = this.chatWith(chat);
    const text = typeof fields.text === 'string' ? { entities: foundIn(fields.text) } : {};
    const message = {
      message_id: this.nextMessageId(chat),
      date: Math.floor(Date.now() / 1_000),
      chat: { id, type },
      ...text,
      ...fields,
    } as StoredMessage;
    messages.push(message);
    return message;
  }

  push(kind: string, content: unknown): number {
    const update = { update_id: this.updateId++, [kind]: content };
    this.waiting.push(update);
    this.onUpdate();
    return update.update_id;
  }

  query(): string {
    const id = String(this.queryId++);
    this.openQueries.add(id);
    return id;
  }

  migrate(from: number, to: number): void {
    this.chat(to, 'supergroup');
    this.chatWith(from).migratedTo = to;
  }

  takePending(): Update[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  /** Those from the offset on; what is before it is confirmed and dropped. */
  updatesFor({ offset, limit, allowed_updates }: Payload): Update[] {
    const from = Number(offset ?? 0);
    if (from > 0) this.waiting = this.waiting.filter(({ update_id }) => update_id >= from);
    const kinds = Array.isArray(allowed_updates) ? (allowed_updates as string[]) : [];
    if (kinds.length > 0) {
      this.waiting = this.waiting.filter((update) => kinds.some((kind) => kind in update));
    }
    return this.waiting.slice(0, Number(limit ?? 100));
  }

  protected chatWith(id: number): StoredChat {
    const chat = this.chats.get(id);
    if (!chat) throw new Error(`these tests have no chat ${id}: make it with chat()`);
    return chat;
  }
}
