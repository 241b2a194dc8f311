import { isDeepStrictEqual } from 'node:util';
import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import * as spec from 'discord-api-spec/zod';

/** What can be sent, by the place where it is sent to. */
export type PayloadKind = keyof typeof SCHEMAS;

const SCHEMAS = {
  command: spec.ApplicationCommandUpdateRequestSchema,
  reply: spec.CreateMessageInteractionCallbackRequestSchema,
  update: spec.UpdateMessageInteractionCallbackRequestSchema,
  autocomplete: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  edit: spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  message: spec.MessageCreateRequestSchema,
} as const;

/** Keys that Discord takes, discord.js sends, and the description leaves out of some of these requests. */
const UNDESCRIBED = new Set(['enforce_nonce', 'tts']);

/** What is wrong with a payload by Discord's own description of its interface; empty when nothing is. */
export function problemsOf(kind: PayloadKind, payload: unknown): string[] {
  const parsed = SCHEMAS[kind].safeParse(payload);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `${kind}: ${path.join('.')}: ${message}`);
  }
  // Keys that the description does not know are dropped without a word.
  return isDeepStrictEqual(plain(parsed.data), plain(payload))
    ? []
    : [`${kind}: has keys that Discord does not know: ${JSON.stringify(payload)}`];
}

/** A message as it is sent, in whichever request. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[] } | null;
  readonly attachments?:
    | readonly { readonly id: string | number; readonly description?: string | null }[]
    | null;
}

/** What Discord refuses a message for although its description lets it pass. */
export function messageProblems(body: MessageBody, files: number): string[] {
  const problems: string[] = [];
  const { content, embeds, components } = body;
  if ((content ?? '').length > 2_000) problems.push('content: more than 2000 characters');
  if (!content && !embeds?.length && files === 0 && !components?.length) {
    problems.push('Cannot send an empty message');
  }
  const total = (embeds ?? []).map(lengthOf).reduce((sum, one) => sum + one, 0);
  if (total > 6_000) problems.push(`embeds: ${total} characters, more than 6000`);
  for (const embed of embeds ?? []) {
    if (lengthOf(embed) === 0) problems.push('embeds: empty');
    for (const { name, value } of embed.fields ?? []) {
      if (name.trim() === '' || value.trim() === '') problems.push('embeds: empty field');
    }
    if (embed.image?.url.startsWith('attachment://') && files === 0) {
      problems.push('embeds: a picture that is not attached');
    }
  }
  const rows = components ?? [];
  if (rows.length > 5) problems.push(`components: ${rows.length} rows`);
  const ids = rows.flatMap(customIds);
  if (new Set(ids).size < ids.length)
    problems.push(`components: custom_id twice: ${ids.join(' ')}`);
  // No rule of Discord's but of ours: nothing that is quoted may call somebody.
  if (!isDeepStrictEqual(body.allowed_mentions?.parse, [])) {
    problems.push('allowed_mentions: somebody may be called');
  }
  return problems;
}

function lengthOf({ title, description, footer, author, fields }: APIEmbed): number {
  const texts = [title, description, footer?.text, author?.name];
  for (const { name, value } of fields ?? []) texts.push(name, value);
  return texts.reduce((sum, text) => sum + (text?.trim().length ?? 0), 0);
}

function customIds(row: APIMessageTopLevelComponent): string[] {
  const parts = 'components' in row ? row.components : [];
  return parts.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
}

/** Without what Discord's description leaves out, and as JSON carries it. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (UNDESCRIBED.has(key) ? undefined : inner)) ?? 'null',
  );
}
