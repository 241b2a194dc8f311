import {
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChatInputCommandInteraction,
  type Client,
  InteractionType,
} from 'discord.js';
import { wordings } from '../../bot/wording/wording.ts';
import { type Line, openStage, type Understudy } from '../understudy.ts';
import { createClient } from './client.ts';
import { answerInteraction } from './interactions.ts';
import type { Service } from './service.ts';

const TOKEN = 'rehearsal';
const { ask } = wordings.en.commands;

/** Opens what stands between interactions and their answers. */
export async function createUnderstudy(
  workings: Omit<Service, 'adminGuilds' | 'isStopping'>,
): Promise<Understudy> {
  const stage = await openStage();
  const service: Service = { ...workings, adminGuilds: [], isStopping: () => false };
  // It answers, and is never connected to anything.
  const client = createClient({ token: TOKEN, apiRoot: stage.root });
  let said = 0;
  return {
    async play(lines) {
      await Promise.all(
        lines.map((line) => answerInteraction(service, new Asked(client, line, ++said))),
      );
    },
    async close() {
      await client.destroy();
      await stage.close();
    },
  };
}

/** A question as Discord delivers it. */
class Asked extends ChatInputCommandInteraction {
  constructor(client: Client, { person, text }: Line, number: number) {
    const data = {
      id: String(number),
      application_id: '1',
      type: InteractionType.ApplicationCommand,
      token: `rehearsal-${number}`,
      version: 1,
      channel: { id: person, type: 1 },
      user: { id: person, username: '', discriminator: '0', global_name: null, avatar: null },
      locale: 'vi',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 0,
      data: {
        id: '1',
        name: ask.name,
        type: ApplicationCommandType.ChatInput,
        options: [
          {
            name: ask.arguments.question?.name ?? '',
            type: ApplicationCommandOptionType.String,
            value: text,
          },
        ],
      },
    };
    super(client as Client<true>, data as unknown as APIChatInputApplicationCommandInteraction);
  }
}
