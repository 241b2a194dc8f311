import { InteractionResponseType, InteractionType, MessageFlags } from 'discord.js';
import type { MessageBody } from './discord-checks.ts';
import {
  type Account,
  type AttachedFile,
  makePost,
  type Post,
  type Room,
  snowflake,
} from './discord-world.ts';

/** How long an application has to acknowledge, and to finish what it deferred. */
export const ACKNOWLEDGE_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;

/** An error as Discord answers it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A choice that autocomplete offers. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What became of an interaction. */
export type Outcome =
  /** A message was sent for it. */
  | { readonly kind: 'message'; readonly post: Post }
  /** The message that it was made on was changed, or left as it is. */
  | { readonly kind: 'update'; readonly post: Post }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  /** The asker sees that the application did not respond. */
  | { readonly kind: 'failed'; readonly why: string };

/** Something that somebody did with the application, and what it answered. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly at = performance.now();
  readonly by: Account;
  readonly room: Room;
  readonly type: InteractionType;
  /** The message with the component that was used. */
  readonly on: Post | undefined;
  /** Milliseconds until it was acknowledged, and until the answer was there. */
  acknowledgedAfter: number | undefined;
  answeredAfter: number | undefined;
  /** How often it was answered: more than once is a fault. */
  answers = 0;
  outcome: Outcome | undefined;
  #first: InteractionResponseType | undefined;
  #original: Post | undefined;
  #isEphemeral = false;
  #timer: NodeJS.Timeout;
  readonly #waiting: ((outcome: Outcome) => void)[] = [];

  /** @param age how long ago it was made by Discord's clock, in milliseconds */
  constructor(by: Account, room: Room, type: InteractionType, on?: Post, age = 0) {
    this.id = snowflake(Date.now() - age);
    this.token = `aW50ZXJhY3Rpb246${this.id}`;
    this.by = by;
    this.room = room;
    this.type = type;
    this.on = on;
    this.#timer = this.#failAfter(ACKNOWLEDGE_MS, 'The application did not respond');
  }

  /** Resolves when the asker sees an answer, or that there is none. */
  settled(): Promise<Outcome> {
    if (this.outcome) return Promise.resolve(this.outcome);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get isDeferred(): boolean {
    return this.#first !== undefined && this.outcome === undefined;
  }

  /** Takes the first response. */
  acknowledge(
    type: InteractionResponseType,
    data: MessageBody & { choices?: Choice[] },
    files: readonly AttachedFile[],
  ): void {
    if (this.#first !== undefined) {
      throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    }
    if (performance.now() - this.at > ACKNOWLEDGE_MS || this.outcome?.kind === 'failed') {
      throw new Refusal(404, 10062, 'Unknown interaction');
    }
    const isAutocomplete = this.type === InteractionType.ApplicationCommandAutocomplete;
    const isUpdate =
      type === InteractionResponseType.UpdateMessage ||
      type === InteractionResponseType.DeferredMessageUpdate;
    if (
      isAutocomplete !== (type === InteractionResponseType.ApplicationCommandAutocompleteResult) ||
      (isUpdate && !this.on)
    ) {
      throw new Refusal(400, 50035, `Invalid Form Body: type ${type} is no response to this`);
    }
    this.#first = type;
    this.acknowledgedAfter = performance.now() - this.at;
    clearTimeout(this.#timer);
    this.#isEphemeral = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    switch (type) {
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        this.#settle({ kind: 'choices', choices: data.choices ?? [] });
        return;
      case InteractionResponseType.DeferredChannelMessageWithSource:
      case InteractionResponseType.DeferredMessageUpdate:
        this.#timer = this.#failAfter(TOKEN_MS, 'The application never finished');
        return;
      case InteractionResponseType.UpdateMessage:
        this.#change(this.on, data, files, 'update');
        return;
      default:
        this.#original = this.#post(data, files);
        this.#settle({ kind: 'message', post: this.#original });
    }
  }

  /** Takes an edit of the first response. */
  edit(data: MessageBody, files: readonly AttachedFile[]): Post {
    this.#checkToken();
    if (this.#first === undefined) throw new Refusal(404, 10015, 'Unknown Webhook');
    if (
      this.#first === InteractionResponseType.DeferredMessageUpdate ||
      this.#first === InteractionResponseType.UpdateMessage
    ) {
      return this.#change(this.on, data, files, 'update');
    }
    if (this.#original) return this.#change(this.#original, data, files, 'message');
    this.#original = this.#post(data, files);
    this.#settle({ kind: 'message', post: this.#original });
    return this.#original;
  }

  /** Takes a further message. */
  followUp(data: MessageBody, files: readonly AttachedFile[]): Post {
    this.#checkToken();
    if (this.#first === undefined) throw new Refusal(404, 10015, 'Unknown Webhook');
    this.#isEphemeral = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    return this.#post(data, files);
  }

  /** The message that the first response made, or that it was made on. */
  get original(): Post {
    const post = this.#original ?? this.on;
    if (post === undefined) throw new Refusal(404, 10008, 'Unknown Message');
    return post;
  }

  #checkToken(): void {
    if (performance.now() - this.at > TOKEN_MS)
      throw new Refusal(401, 50027, 'Invalid Webhook Token');
  }

  #post(data: MessageBody, files: readonly AttachedFile[]): Post {
    const post = makePost({
      room: this.room,
      author: BOT_OF.get(this.room) ?? this.by,
      content: data.content ?? '',
      embeds: data.embeds ?? [],
      components: data.components ?? [],
      files,
      ...(this.#isEphemeral && { onlyFor: this.by }),
    });
    this.room.messages.push(post);
    return post;
  }

  #change(
    post: Post | undefined,
    data: MessageBody,
    files: readonly AttachedFile[],
    kind: 'message' | 'update',
  ): Post {
    if (post === undefined) throw new Refusal(404, 10008, 'Unknown Message');
    if (data.content !== undefined) post.content = data.content ?? '';
    if (data.embeds !== undefined) post.embeds = data.embeds ?? [];
    if (data.components !== undefined) post.components = data.components ?? [];
    // Files stay unless the list of attachments says otherwise.
    if (data.attachments !== undefined || files.length > 0) post.files = files;
    post.edits++;
    this.#settle({ kind, post });
    return post;
  }

  #settle(outcome: Outcome): void {
    this.answers++;
    this.answeredAfter ??= performance.now() - this.at;
    this.outcome = outcome;
    clearTimeout(this.#timer);
    for (const resolve of this.#waiting.splice(0)) resolve(outcome);
  }

  #failAfter(ms: number, why: string): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.outcome = { kind: 'failed', why };
      for (const resolve of this.#waiting.splice(0)) resolve(this.outcome);
    }, ms);
    return timer.unref();
  }
}

/** Who answers in a room. */
export const BOT_OF = new WeakMap<Room, Account>();
