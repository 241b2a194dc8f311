import { publicCommands } from '../../bot/commands.ts';
import type { Guide } from '../../bot/guide.ts';
import type { Language } from '../../bot/reading/types.ts';
import type { Answer } from '../../bot/types.ts';
import type { Wording } from '../../bot/wording/types.ts';
import { isReadAnew, readingLine, wordings } from '../../bot/wording/wording.ts';
import { type Block, type Content, item, lines, quotation, text } from './blocks.ts';
import { isOffered } from './commands.ts';
import { profileBlocks, statisticsContent } from './figures.ts';
import { bold, escaped } from './markup.ts';

/** What a message is to say, before anybody asks how much of it has room. */
export interface Sheet extends Content {
  readonly language: Language;
  /** Below everything, in small letters: no markup. */
  readonly footer?: string;
}

/** An answer as markup: the exact answer as title, each quotation letter by letter above its source. */
export function sheetOf(answer: Answer, guide: Guide): Sheet {
  const words = wordings[answer.language];
  const notes = answer.notes.map((note) => words.note(note)).join('\n');
  const { title, blocks, ...rest } = contentOf(answer, guide, words);
  return {
    ...rest,
    language: answer.language,
    // A title is one line.
    ...(title !== undefined && !title.includes('\n') && { title: escaped(title) }),
    blocks: blocks.filter(({ markup }) => markup !== ''),
    ...(notes !== '' && { footer: notes }),
  };
}

/** The first words of a chat. */
export function greetingSheet(language: Language, guide: Guide): Sheet {
  const words = wordings[language];
  const blocks = [
    text(words.greeting, words),
    text(words.coverage(guide.coverage), words),
    examples(guide, words),
  ];
  return { language, blocks: blocks.filter(({ markup }) => markup !== '') };
}

function contentOf(answer: Answer, guide: Guide, words: Wording): Content {
  const understood = understoodLine(answer, words);
  switch (answer.kind) {
    case 'quotations': {
      const title = answer.exact === undefined ? {} : { title: answer.exact };
      const quotations = answer.citations.map((citation, i) => {
        // What is bold answers; a further passage may be about something else.
        const isFurther = answer.arrangement === 'best' && i > 0;
        const block = quotation(citation, words, !isFurther);
        if (answer.arrangement !== 'best') return { ...block, heading: escaped(citation.province) };
        const announced =
          i === 1 ? `${bold(escaped(words.further))}\n${block.markup}` : block.markup;
        return { ...block, markup: announced };
      });
      return { ...title, blocks: [understood, ...quotations] };
    }
    case 'not_found': {
      const instead =
        answer.nearby.length > 0
          ? {
              markup: lines([
                escaped(words.nearest),
                ...answer.nearby.map((one) => item(words.nearby(one)).markup),
              ]),
            }
          : text(words.coverage(guide.coverage), words);
      return { blocks: [text(words.notFound(answer), words), understood, instead] };
    }
    case 'clarify':
      return { blocks: [text(words.clarify(answer), words), understood, examples(guide, words)] };
    case 'source':
      return { title: answer.citation.title, blocks: [quotation(answer.citation, words, true)] };
    case 'unknown_code':
      return { blocks: [text(words.unknownCode(answer.code), words)] };
    case 'province': {
      const articles = answer.articles.map((nearby) => item(words.nearby(nearby)));
      const figures = answer.statistics.flatMap((known) => profileBlocks(known, words));
      const blocks = [text(words.province(answer), words), ...articles, ...figures];
      return { title: answer.province, blocks };
    }
    case 'unknown_province':
      return { blocks: [text(words.unknownProvince(answer), words)] };
    case 'corpus':
      return { blocks: [text(words.coverage(answer.coverage), words)] };
    case 'language':
      return { blocks: [text(words.languageChosen, words)] };
    case 'forgotten':
      return { blocks: [text(words.forgotten, words)] };
    case 'help': {
      const blocks = [
        text(words.help, words),
        commandList(words),
        text(words.coverage(guide.coverage), words),
      ];
      return { blocks: [...blocks, examples(guide, words)] };
    }
    case 'management':
      return { blocks: words.management.report(answer.report).map((block) => text(block, words)) };
    default:
      return statisticsContent(answer, words);
  }
}

/** Shown only where what was typed is not what it was taken for. */
function understoodLine({ understood }: Answer, words: Wording): Block {
  if (!isReadAnew(understood)) return { markup: '' };
  return { markup: `-# ${escaped(words.understoodAs(readingLine(understood)))}` };
}

function examples(guide: Guide, words: Wording): Block {
  if (guide.examples.length === 0) return { markup: '' };
  const list = guide.examples.map((example) => `- ${bold(escaped(example))}`);
  return { markup: lines([escaped(words.tryAsking), ...list]) };
}

/** The commands by the names that Discord's clients show in a language. */
function commandList(words: Wording): Block {
  const list = publicCommands.filter(isOffered).map(({ key }) => {
    const { name, description } = words.commands[key];
    return `- ${bold(escaped(`/${name}`))} – ${escaped(description)}`;
  });
  return { markup: lines([escaped(words.discord.commands), ...list]) };
}
