import { z } from 'zod';

/**
 * What the adapter reads of an update, and nothing else: Telegram adds fields all the time, and what
 * is not read cannot be kept by mistake.
 */

const id = z.int().transform(String);
const userSchema = z.object({
  id,
  is_bot: z.boolean().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const chatSchema = z.object({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) });
const entitySchema = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: userSchema.optional(),
});

const baseMessage = z.object({
  message_id: z.int(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  chat: chatSchema,
  from: userSchema.optional(),
  sender_chat: chatSchema.optional(),
  text: z.string().optional(),
  entities: z.array(entitySchema).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entitySchema).optional(),
  media_group_id: z.string().optional(),
  via_bot: userSchema.optional(),
  forward_origin: z.object({ type: z.string(), sender_user: userSchema.optional() }).optional(),
  is_automatic_forward: z.boolean().optional(),
  forum_topic_created: z.unknown().optional(),
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
  // What people send beside text; other messages without text are Telegram's own.
  photo: z.unknown().optional(),
  sticker: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  animation: z.unknown().optional(),
  document: z.unknown().optional(),
  contact: z.unknown().optional(),
  location: z.unknown().optional(),
  poll: z.unknown().optional(),
  dice: z.unknown().optional(),
});
const messageSchema = baseMessage.extend({ reply_to_message: baseMessage.optional() });

const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  channel_post: messageSchema.optional(),
  edited_channel_post: messageSchema.optional(),
  inline_query: z
    .object({ id: z.string(), from: userSchema, query: z.string(), offset: z.string() })
    .optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: userSchema,
      data: z.string().optional(),
      message: z
        .object({
          message_id: z.int(),
          chat: chatSchema,
          message_thread_id: z.int().optional(),
          is_topic_message: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat: chatSchema, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});

export type Update = z.output<typeof updateSchema>;
export type Message = z.output<typeof messageSchema>;
export type Entity = z.output<typeof entitySchema>;
export type ChatType = z.output<typeof chatSchema>['type'];

/** What `getUpdates` is asked for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'inline_query',
  'callback_query',
  'my_chat_member',
] as const satisfies readonly (keyof Update)[];

/** Reads an update; `undefined` when it is not one that can be read. */
export function readUpdate(data: unknown): Update | undefined {
  return updateSchema.safeParse(data).data;
}

const meSchema = z.object({
  id,
  username: z.string(),
  can_read_all_group_messages: z.boolean().optional(),
  supports_inline_queries: z.boolean().optional(),
});

/** The bot as Telegram knows it. */
export type Me = z.output<typeof meSchema>;

/** Reads what `getMe` returns. */
export function readMe(data: unknown): Me {
  return meSchema.parse(data);
}

const sentSchema = z.object({ message_id: z.int() });

/** The number of a message that was sent. */
export function sentMessage(data: unknown): number {
  return sentSchema.parse(data).message_id;
}
