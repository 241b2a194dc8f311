import { type BaseMessageOptions, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Language } from '../../bot/reading/types.ts';
import type { Chart } from '../../figures/charting/chart.ts';
import { requestOf } from '../exchange/request.ts';
import type { Reply, Said } from '../exchange/types.ts';
import type { PageFile } from './blocks.ts';
import { answerMenu, buttonRows, questionMenu, type Row } from './components.ts';
import { escaped } from './markup.ts';
import { type Page, pageOf, type Rights } from './page.ts';
import type { Service } from './service.ts';
import { greetingSheet, sheetOf } from './sheet.ts';

/** A message that is ready to be sent. */
export interface Outgoing {
  readonly page: Page;
  readonly rows: readonly Row[];
  /** Nobody else's business, whatever they asked for: a notice, a question back. */
  readonly isWhisper: boolean;
}

/**
 * What a reply looks like; `undefined` for none.
 * @param what that it replies to
 */
export async function outgoingOf(
  service: Service,
  reply: Reply,
  rights: Rights,
  what: Said['what'],
): Promise<Outgoing | undefined> {
  switch (reply.kind) {
    case 'answer': {
      const { answer, guide, actions } = reply;
      const sheet = sheetOf(answer, guide);
      const picture = rights.files && sheet.chart && (await painted(service, sheet.chart));
      const rows = [...answerMenu(answer, guide, typedText(what)), ...buttonRows(actions)];
      return { page: pageOf(sheet, rights, picture || undefined), rows, isWhisper: false };
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

/** What was said as it can be typed. */
function typedText(what: Said['what']): string {
  const request = requestOf(what);
  return 'text' in request ? request.text : '';
}

/** No longer: Discord's limit for what a picture shows. */
const LONGEST_DESCRIPTION = 1_024;

/** A chart as a picture; `undefined` when there is none, as the table above it says the same. */
async function painted({ painter, log }: Service, chart: Chart): Promise<PageFile | undefined> {
  const { title, subtitle, values, roles } = chart;
  const shown = values.map(({ label, shown, role }) => `${label}: ${shown} (${roles[role]})`);
  try {
    const content = Buffer.from(await painter.paint(chart, 'dark'));
    const description = `${title} (${subtitle}). ${shown.join('; ')}`.slice(0, LONGEST_DESCRIPTION);
    return { name: 'chart.png', content, description };
  } catch (err) {
    log.error({ err }, 'an answer goes without its chart');
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
    files: page.files.map(({ content, ...file }) => ({ ...file, attachment: content })),
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
