import type { Understood } from '../types.ts';
import { englishManagement } from './en-management.ts';
import { englishStatistics } from './en-statistics.ts';
import { dateShown, line, names, short } from './parts.ts';
import type { Lack, Wording } from './types.ts';

/** The assistant's words in English. Vietnamese is the first language: change vi.ts along with it. */
export const english: Wording = {
  greeting:
    'Hello! I answer questions about what Vietnamese provinces do in information and communications, with verbatim quotations from the articles of the corpus and their sources.',
  help: [
    'Ask as you would ask a colleague: what you want to know, and the province and year if you have them in mind.',
    'Vietnamese, with or without diacritics, its abbreviations (CNTT, CĐS, TT&TT) and English all work.',
    'Every answer is a verbatim quotation with its article, the date and the code of the passage. What is not in the corpus, I say is not there.',
  ].join('\n'),
  typedCommands:
    'Commands: /ask a question · /stats indicator, province, year · /compare indicator, provinces · /province a name · /export · /source a code · /corpus · /language vi or en · /forget · /help',
  tryAsking: 'Questions to try:',
  commands: {
    ask: {
      name: 'ask',
      description: 'Ask the corpus; answers are verbatim quotations',
      arguments: {
        question: {
          name: 'question',
          description: 'What you want to know, with a province and year if you have them',
          ask: 'What would you like to ask?',
        },
      },
    },
    stats: {
      name: 'stats',
      description: 'Figures of an indicator with their quotations; without a province: all of them',
      arguments: {
        indicator: {
          name: 'indicator',
          description: 'Such as telecom revenue, ICT Index, base stations',
          ask: 'Which indicator?',
        },
        province: {
          name: 'province',
          description: 'The name of a province or city, old or new',
          ask: 'The figures of which province or city?',
        },
        year: {
          name: 'year',
          description: 'Such as 2019',
          ask: 'The figures of which year? Such as 2019',
        },
      },
    },
    compare: {
      name: 'compare',
      description: 'Compare an indicator between 2 to 10 provinces, or all',
      arguments: {
        indicator: {
          name: 'indicator',
          description: 'Such as telecom revenue, ICT Index, base stations',
          ask: 'Which indicator would you like to compare?',
        },
        provinces: {
          name: 'provinces',
          description: 'Provinces with commas between them, or “all”',
          ask: 'Which provinces would you like to compare?',
        },
        year: {
          name: 'year',
          description: 'Such as 2019; without it, the year that most provinces have',
          ask: 'Which year would you like to compare? Such as 2019',
        },
      },
    },
    export: {
      name: 'export',
      description: 'Get the table that you have just seen in a CSV file',
      arguments: {},
    },
    province: {
      name: 'province',
      description: 'What the corpus holds on a province: articles, figures, its merger',
      arguments: {
        province: {
          name: 'province',
          description: 'The name of a province or city, old or new',
          ask: 'Which province or city?',
        },
      },
    },
    source: {
      name: 'source',
      description: 'Open a quotation by its code, with what stands around it',
      arguments: {
        code: {
          name: 'code',
          description: 'The code shown behind each quotation',
          ask: 'What is the code of the quotation?',
        },
      },
    },
    corpus: { name: 'corpus', description: 'Which articles the corpus has', arguments: {} },
    language: {
      name: 'language',
      description: 'Choose the language of replies in this chat',
      arguments: {
        language: {
          name: 'language',
          description: 'vi (Vietnamese) or en (English)',
          ask: 'Which language would you like me to reply in: vi (Vietnamese) or en (English)?',
        },
      },
    },
    forget: { name: 'forget', description: 'Remove what I keep about you', arguments: {} },
    help: { name: 'help', description: 'How to ask, and the commands', arguments: {} },
    manage: {
      name: 'manage',
      description: 'For those who look after the bot: state, reload, self-check, report, block',
      arguments: {
        action: {
          name: 'action',
          description: 'Left out: how the bot is',
          ask: 'What is to be done?',
        },
        chat: {
          name: 'chat',
          description: 'The id of the chat to allow or to block; left out: this one',
          ask: 'Which chat, by its id?',
        },
      },
    },
  },
  consoleHint: 'Type /help to see how to ask, press Ctrl-D to leave.',
  goodbye: 'Goodbye.',
  nearest: 'The nearest in the corpus:',
  further: 'Further passages that may help:',
  failed:
    'Sorry, something went wrong while looking for the answer. Please try asking another way.',

  coverage: ({ articles, provinces, years }) => {
    if (articles === 0) return 'The corpus has no articles yet.';
    const about = `${counted(articles, 'article')} about ${counted(provinces.length, 'province')}`;
    const listed = names(provinces, (more) => `and ${counted(more, 'other')}`);
    return `The corpus has ${about}${published(years)}: ${listed}.`;
  },

  leftOut: (articles) =>
    `${counted(articles, 'article')} with errors ${articles === 1 ? 'was' : 'were'} left out; to see the errors, run: npm run -s corpus -- check`,

  notFound: ({ lacks, unknownProvinces, understood }) => {
    if (unknownProvinces.length > 0) {
      return `I did not find an answer: the corpus has no article about ${either(unknownProvinces)} yet.`;
    }
    if (lacks.length === 0) {
      return 'I did not find an answer in the corpus. You can ask another way, in Vietnamese or English.';
    }
    const reasons = lacks.map((lack) => lacking[lack](understood));
    return `I did not find an answer in the corpus: ${reasons.join('; ')}.`;
  },

  clarify: ({ reason, understood: { provinces } }) => {
    if (provinces.length > 0) return `What would you like to know about ${both(provinces)}?`;
    return reason === 'empty'
      ? 'What would you like to know? Please put it into words.'
      : 'I cannot tell what the question is about. Please add the topic, and a province or year if you have one in mind.';
  },

  note: (note) => {
    switch (note.kind) {
      case 'merged':
        return `Note: ${note.part} has been part of ${note.asked} since 1/7/2025; the quotation is about ${note.part} alone, before the merger.`;
      case 'enlarged':
        return `Note: the quotation is about ${note.asked} as it was before the merger of 1/7/2025.`;
      case 'cut':
        return `Note: the question is too long; only its first ${note.limit.toLocaleString('en-GB')} characters were read.`;
      default:
        return englishStatistics.note(note);
    }
  },

  understoodAs: (reading) => `Understood as: ${reading}`,

  province: ({ province, mergedInto, absorbed, articles }) =>
    [
      mergedInto === undefined
        ? undefined
        : `${province} has been part of ${mergedInto} since 1/7/2025.`,
      absorbed.length === 0
        ? undefined
        : `Since 1/7/2025 ${province} has included ${both(absorbed)}; figures of the old provinces are given apart, never added up.`,
      articles.length === 0
        ? `The corpus has no article about ${province} yet.`
        : `The corpus has ${counted(articles.length, 'article')} about ${both([province, ...absorbed])}:`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join('\n'),

  unknownProvince: ({ typed, nearest }) =>
    nearest.length > 0
      ? `I know no province or city called “${typed}”. Did you mean ${either(nearest)}?`
      : `I know no province or city called “${typed}”.`,

  unknownCode: (code) =>
    `No quotation has the code “${code}”. A code has 6 letters and digits and stands behind each quotation.`,

  unknownCommand: (name) => `There is no command /${name}. Type /help to see the commands.`,

  source: ({ title, province, district, publishedOn, publisher, url, code }) =>
    line([title, place(province, district), posted(publishedOn), publisher, url, `code ${code}`]),

  nearby: ({ title, province, years, publishedOn, code }) =>
    line([
      title,
      province,
      years.length > 0 ? `about ${years.join(', ')}` : undefined,
      posted(publishedOn),
      `code ${code}`,
    ]),

  moreArticles: (count) => `… and ${counted(count, 'more article')}.`,

  forgotten:
    'I have removed what I kept about you: questions, ratings, reports of gaps and what you wait for.',
  languageChosen: 'From now on I reply in English in this chat.',

  statistics: englishStatistics,
  management: englishManagement,

  chat: {
    actions: {
      more: 'More',
      context: 'Context',
      back: 'Back',
      table: 'Table',
      useful: '👍 Useful',
      useless: '👎 Not useful',
      missing: 'Report as missing',
      await: '🔔 Tell me when it comes',
      share: 'Share',
    },
    thanks: 'Thank you for telling me.',
    willImprove: 'Thank you. I have noted that this answer was not useful.',
    reported: 'Thank you. I have noted it, so that an article can be added.',
    willTell: 'When an article comes that answers this, I will tell you once, here.',
    willTellPrivately:
      'When an article comes that answers this, I will tell you once, in a direct message.',
    tooManyAwaited:
      'You wait for many answers already, so I have not noted this one. /forget removes all that I keep about you, and so this list.',
    nowAnswered: (question) => `The corpus has an answer now to “${short(question)}”:`,
    gone: 'This button no longer works. Please ask again.',
    limited: (seconds) =>
      `You ask faster than I can follow. Please wait about ${counted(seconds, 'second')} and go on then.`,
    busy: (seconds) =>
      `There are many questions here at once. Please wait about ${counted(seconds, 'second')} and go on then.`,
    crowded: (seconds) =>
      `Very many people are asking at once. Please wait about ${counted(seconds, 'second')} and ask again.`,
    repeated: 'This has just been answered in the message above.',
    blocked: 'I do not answer in this chat.',
    notAllowed: (chat) =>
      `Sorry, I am not meant to answer here. If you need me to, give the id of this chat to whoever looks after me: ${chat}`,
    wholeInFile: 'The quotation is longer than a message can be; the file has all of it.',
  },

  discord: {
    private: { name: 'private', description: 'Only you see the answer' },
    askAbout: 'Ask the bot',
    commands: 'Commands:',
    openArticle: 'open the article',
    chooseProvince: 'Choose a province or city',
    chooseIndicator: 'Choose an indicator',
    chooseQuestion: 'Choose a question to try',
    leftOut: (codes, count) =>
      `${counted(count, 'more quotation')} did not fit this message; open them by /source with the code: ${codes.join(', ')}${count > codes.length ? ', …' : '.'}`,
    noFiles:
      'I may not send files here. Ask whoever manages the server to give me the permission “Attach Files”.',
    noText: 'That message has no words that I could look for.',
    stopping: 'I am restarting. Please try again in a minute.',
  },
};

const lacking: Readonly<Record<Lack, (understood: Understood) => string>> = {
  province: ({ provinces }) =>
    provinces.length > 0
      ? `the nearest passage is not about ${either(provinces)}`
      : 'the nearest passage is about another province',
  year: ({ years }) =>
    years.length > 0
      ? `the nearest articles say nothing about ${either(years.map(String))}`
      : 'the nearest articles are about another year',
  part: () =>
    'the nearest passage is about another part of the year (a quarter, a half or all of it)',
  kind: () => 'the nearest passage mentions the matter but does not say what you asked',
  status: () => 'the nearest passage states a target where you asked for a result, or the reverse',
  name: () => 'no article mentions a name in your question',
  indicator: ({ indicators }) =>
    `the nearest passage is about another indicator than ${indicators.join(', ')}`,
  direction: () => 'the nearest passage says the opposite of what you asked (a rise or a fall)',
  number: () => 'the nearest passage does not have the number in the question',
  district: () => 'no passage is about the district you asked about',
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function both(all: readonly string[]): string {
  return joined(all, 'and');
}

function either(all: readonly string[]): string {
  return joined(all, 'or');
}

function joined(all: readonly string[], word: string): string {
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${word} ${last}`;
}

function published(years: { readonly from: number; readonly to: number } | undefined): string {
  if (years === undefined) return '';
  return years.from === years.to
    ? `, published in ${years.from}`
    : `, published from ${years.from} to ${years.to}`;
}

function posted(date: string | undefined): string {
  return date === undefined ? 'date unknown' : `published ${dateShown(date)}`;
}

function place(province: string, district: string | undefined): string {
  return district === undefined ? province : `${district}, ${province}`;
}
