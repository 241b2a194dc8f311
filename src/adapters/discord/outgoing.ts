import { type BaseMessageOptions, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Language } from '../../bot/reading/lexicon.ts';
import type { Reply } from '../exchange/exchange.ts';
import { buttonRows, menuRows, questionMenu, type Row } from './components.ts';
import { escaped } from './markup.ts';
import { type Page, pageOf, type Rights } from './page.ts';
import { greetingSheet, sheetOf } from './sheet.ts';

/** A message that is ready to be sent. */
export interface Outgoing {
  readonly page: Page;
  readonly rows: readonly Row[];
  /** Nobody else's business, whatever they asked for: a notice, a question back. */
  readonly isWhisper: boolean;
}

/** What a reply looks like; `undefined` for none. */
export function outgoingOf(reply: Reply, rights: Rights): Outgoing | undefined {
  switch (reply.kind) {
    case 'answer': {
      const { answer, guide, actions } = reply;
      const rows = [...menuRows(answer, guide), ...buttonRows(actions)];
      return { page: pageOf(sheetOf(answer, guide), rights), rows, isWhisper: false };
    }
    case 'greeting': {
      const { language, guide } = reply;
      const page = pageOf(greetingSheet(language, guide), rights);
      return { page, rows: questionMenu(language, guide), isWhisper: false };
    }
    case 'notice':
      return whisper(reply.text);
    case 'missing':
      return whisper(reply.ask);
    case 'silence':
      return undefined;
  }
}

/** A line for one person. */
export function whisper(text: string): Outgoing {
  return { page: { content: escaped(text), embeds: [], files: [] }, rows: [], isWhisper: true };
}

/** As discord.js sends it. Nobody is called by what is quoted, ever. */
export function optionsOf({ page, rows }: Outgoing): BaseMessageOptions {
  return {
    content: page.content,
    embeds: [...page.embeds],
    components: [...rows],
    files: page.files.map(({ name, content }) => ({ name, attachment: content })),
    allowedMentions: { parse: [] },
  };
}

/** What may be used with these permissions; `null` when they are not known. */
export function rightsOf(permissions: Readonly<PermissionsBitField> | null): Rights {
  const may = (right: bigint): boolean => permissions === null || permissions.has(right);
  return {
    embeds: may(PermissionFlagsBits.EmbedLinks),
    files: may(PermissionFlagsBits.AttachFiles),
  };
}

/** The language of somebody's client; whoever uses a third one reads English sooner. */
export function languageOf(locale: string): Language {
  return locale === 'vi' ? 'vi' : 'en';
}
