import { BOT, Chats, type Payload, type StoredChat, type StoredMessage } from './telegram-chats.ts';
import { accept, acceptMarkup, Refusal } from './telegram-rules.ts';

const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** The methods that bots call. */
export class Methods extends Chats {
  perform(method: string, payload: Payload): unknown {
    switch (method) {
      case 'getMe':
        return {
          ...BOT,
          can_join_groups: true,
          can_read_all_group_messages: this.canReadAll,
          supports_inline_queries: true,
        };
      case 'deleteWebhook':
        this.webhook = undefined;
        return true;
      case 'setWebhook':
        return this.#setWebhook(payload);
      case 'getWebhookInfo':
        return {
          url: this.webhook?.url ?? '',
          pending_update_count: this.waiting.length,
          ...(this.webhook?.lastError && {
            last_error_date: this.webhook.lastError.date,
            last_error_message: this.webhook.lastError.message,
          }),
        };
      case 'sendMessage': {
        const arrived = accept(payload.text, payload.entities);
        return this.#send(payload, {
          ...arrived,
          link_preview_options: payload.link_preview_options,
        });
      }
      case 'sendPhoto':
      case 'sendDocument': {
        const { text, entities } = accept(payload.caption, payload.caption_entities, 1_024);
        const kind = method === 'sendPhoto' ? 'photo' : 'document';
        if (payload[kind] === undefined) {
          throw new Refusal(400, `Bad Request: there is no ${kind} in the request`);
        }
        if (kind === 'photo') checkPhoto(payload.photo as { readonly bytes: Buffer });
        return this.#send(payload, {
          [kind]: payload[kind],
          caption: text,
          caption_entities: entities,
        });
      }
      case 'editMessageText':
        return this.#edit(payload);
      case 'editMessageReplyMarkup':
        return this.#disarm(payload);
      case 'deleteMessage': {
        const { messages } = this.#chatOf(payload);
        const at = messages.findIndex(
          ({ message_id }) => message_id === Number(payload.message_id),
        );
        if (at < 0) throw new Refusal(400, 'Bad Request: message to delete not found');
        messages.splice(at, 1);
        return true;
      }
      case 'sendChatAction':
        this.#chatOf(payload);
        return true;
      case 'answerCallbackQuery':
        if (String(payload.text ?? '').length > 200) {
          throw new Refusal(400, 'Bad Request: MESSAGE_TOO_LONG');
        }
        return this.#answer(String(payload.callback_query_id), payload);
      case 'answerInlineQuery':
        return this.#answerInline(payload);
      case 'getMyCommands':
        return this.menus.get(menuKey(payload)) ?? [];
      case 'setMyCommands':
        this.menus.set(menuKey(payload), checkedMenu(payload.commands));
        return true;
      default:
        throw new Refusal(404, 'Not Found: method not found');
    }
  }

  #setWebhook({ url, secret_token }: Payload): true {
    const address = String(url ?? '');
    if (!URL.canParse(address))
      throw new Refusal(400, 'Bad Request: invalid webhook URL specified');
    // A server of one's own takes http for addresses of its own machine.
    if (address.startsWith('http://') && new URL(address).hostname !== '127.0.0.1') {
      throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
    }
    if (new URL(address).hostname.endsWith('.invalid')) {
      throw new Refusal(
        400,
        'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
      );
    }
    const secret = secret_token === undefined ? undefined : String(secret_token);
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) {
      throw new Refusal(400, 'Bad Request: secret token contains unallowed characters');
    }
    this.webhook = { url: address, secret };
    this.onUpdate();
    return true;
  }

  #send(payload: Payload, content: Readonly<Record<string, unknown>>): StoredMessage {
    const chat = this.#chatOf(payload);
    const thread = payload.message_thread_id;
    if (thread !== undefined && !chat.topics.has(Number(thread))) {
      throw new Refusal(400, 'Bad Request: message thread not found');
    }
    const reply = parsed(payload.reply_parameters) as
      | { readonly message_id: number; readonly allow_sending_without_reply?: boolean }
      | undefined;
    const target = chat.messages.find(({ message_id }) => message_id === reply?.message_id);
    if (reply && !target && !reply.allow_sending_without_reply) {
      throw new Refusal(400, 'Bad Request: message to be replied not found');
    }
    const markup = acceptMarkup(payload.reply_markup);
    if (chat.type === 'channel' && markup !== undefined && !('inline_keyboard' in markup)) {
      throw new Refusal(400, 'Bad Request: inline keyboard expected');
    }
    return this.post(chat.id, {
      from: BOT,
      ...content,
      ...(markup !== undefined && { reply_markup: markup }),
      ...(thread !== undefined && { message_thread_id: Number(thread), is_topic_message: true }),
      ...(target && { reply_to_message: target }),
    });
  }

  #own(payload: Payload): StoredMessage {
    const { messages } = this.#chatOf(payload);
    const message = messages.find(({ message_id }) => message_id === Number(payload.message_id));
    if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
    if (message.from?.id !== BOT.id) throw new Refusal(400, "Bad Request: message can't be edited");
    return message;
  }

  #disarm(payload: Payload): StoredMessage {
    const message = this.#own(payload);
    if (message.reply_markup === undefined) throw new Refusal(400, NOT_MODIFIED);
    delete message.reply_markup;
    return message;
  }

  #edit(payload: Payload): StoredMessage {
    const message = this.#own(payload);
    if (message.text === undefined) {
      throw new Refusal(400, 'Bad Request: there is no text in the message to edit');
    }
    const { text, entities } = accept(payload.text, payload.entities);
    const markup = acceptMarkup(payload.reply_markup) as StoredMessage['reply_markup'];
    const before = JSON.stringify([message.text, message.entities, message.reply_markup]);
    if (before === JSON.stringify([text, entities, markup])) {
      throw new Refusal(400, NOT_MODIFIED);
    }
    Object.assign(message, { text, entities });
    if (markup) message.reply_markup = markup;
    else delete message.reply_markup;
    return message;
  }

  #answer(id: string, payload: Payload): true {
    if (!this.openQueries.has(id)) {
      throw new Refusal(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
    }
    this.answered.push({ id, payload });
    return true;
  }

  #answerInline(payload: Payload): true {
    const results = payload.results as readonly {
      readonly id: string;
      readonly input_message_content: Payload;
    }[];
    if (results.length > 50) throw new Refusal(400, 'Bad Request: RESULTS_TOO_MUCH');
    if (Buffer.byteLength(String(payload.next_offset ?? '')) > 64) {
      throw new Refusal(400, 'Bad Request: NEXT_OFFSET_INVALID');
    }
    const ids = new Set<string>();
    for (const { id, input_message_content: content } of results) {
      if (id === '' || Buffer.byteLength(id) > 64)
        throw new Refusal(400, 'Bad Request: RESULT_ID_INVALID');
      if (ids.has(id)) throw new Refusal(400, 'Bad Request: RESULT_ID_DUPLICATE');
      ids.add(id);
      accept(content.message_text, content.entities);
    }
    return this.#answer(String(payload.inline_query_id), payload);
  }

  #chatOf({ chat_id }: Payload): StoredChat {
    if (chat_id === undefined || chat_id === '')
      throw new Refusal(400, 'Bad Request: chat_id is empty');
    const chat = this.chats.get(Number(chat_id));
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    if (chat.migratedTo !== undefined) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.migratedTo,
      });
    }
    return chat;
  }
}

/** Telegram takes pictures of which the sides are 10,000 dots together, and one 20 times the other at most. */
function checkPhoto({ bytes }: { readonly bytes: Buffer }): void {
  if (!bytes.subarray(0, 4).equals(PNG)) {
    throw new Refusal(400, 'Bad Request: IMAGE_PROCESS_FAILED');
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
    throw new Refusal(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS');
  }
}

/** Beside a file objects come as text. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function menuKey({ scope, language_code }: Payload): string {
  return `${(scope as { type?: string } | undefined)?.type ?? 'default'}:${String(language_code ?? '')}`;
}

function checkedMenu(given: unknown): unknown {
  const commands = given as readonly { readonly command: string; readonly description: string }[];
  if (commands.length > 100) throw new Refusal(400, 'Bad Request: too many commands specified');
  for (const { command, description } of commands) {
    if (!/^[a-z\d_]{1,32}$/.test(command))
      throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) {
      throw new Refusal(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    }
  }
  return commands;
}
