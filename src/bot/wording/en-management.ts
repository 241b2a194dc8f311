import type { CheckResult, Reload, State } from '../reports.ts';
import {
  actionLines,
  fileName,
  listed,
  type ManagementWording,
  mebibytes,
  timeParts,
} from './management.ts';
import { short } from './parts.ts';

const MOST = 10;
const more = (count: number): string => `… and ${count} more`;

/** What is said to those who look after the bot, in English. */
export const englishManagement: ManagementWording = {
  actions: {
    state: { names: ['state', 'status'], description: 'How the bot is' },
    reload: { names: ['reload'], description: 'Take in what has changed in the corpus' },
    force: {
      names: ['reload force', 'reload --force'],
      description: 'Take it in although it breaks the self-check',
    },
    self_check: { names: ['self-check'], description: 'Run the self-check' },
    report: { names: ['report'], description: 'The ten questions that the corpus lacks most' },
    allow: { names: ['allow'], description: 'Answer in a chat' },
    block: { names: ['block'], description: 'Answer no more in a chat' },
  },

  report: (report) => {
    switch (report.about) {
      case 'usage':
        return [
          `“${short(report.typed)}” is not understood. Type:`,
          actionLines('/manage', englishManagement),
          'Behind “allow” and “block” stands the id of a chat; without one it is this chat.',
        ];
      case 'forbidden':
        return [
          'This concerns others too, so only those who look after the whole bot may do it (see DISCORD_ADMIN_GUILDS).',
        ];
      case 'reload':
        return reloaded(report.reload);
      case 'self_check': {
        const { asked, failing, turned } = report;
        if (asked === 0) return ['corpus/selfcheck.jsonl has no question that can be used.'];
        return [
          `Self-check: ${asked - failing.length} of ${asked} as expected, ${turned.length} changed since the last time.`,
          listed(failing, MOST, failure, more).join('\n'),
          listed(
            turned,
            MOST,
            (one) =>
              `${one.passed ? 'passes now' : 'fails now'}: line ${one.line}, ${FORMS[one.form]}: “${one.question}”`,
            more,
          ).join('\n'),
        ];
      }
      case 'gaps':
        if (report.gaps.length === 0) return ['The corpus lacks nothing that was asked.'];
        return [
          `The corpus lacks answers to ${report.open} groups of questions; what most people need:`,
          listed(
            report.gaps,
            MOST,
            ({ question, people, missing, useless, now }) =>
              `${question} (asked by ${people}, reported by ${missing}, not useful to ${useless}${now === 'answered' ? ', answered now' : ''})`,
            more,
          ).join('\n'),
        ];
      case 'standing':
        return [
          report.standing === 'allowed'
            ? `From now on I answer in the chat ${report.chat}.`
            : `From now on I do not answer in the chat ${report.chat}.`,
        ];
      case 'state':
        return stateOf(report.state);
    }
  },
};

function reloaded({
  outcome,
  put,
  removed,
  articles,
  problems,
  breaks,
  message,
}: Reload): string[] {
  const first = {
    same: `Nothing has changed in the corpus: ${articles} articles.`,
    served: `The corpus was taken in: ${put} new or changed, ${removed} gone, ${articles} articles now.`,
    refused: `The changed corpus is not served, it would break ${breaks.length} of the self-check:`,
    unreadable: `The corpus cannot be read, so what is served stays: ${message ?? ''}`,
    failed: 'The corpus could not be taken in, so what is served stays; the log says why.',
  }[outcome];
  return [
    first,
    listed(breaks, MOST, failure, more).join('\n'),
    outcome === 'refused'
      ? 'Correct the articles or corpus/selfcheck.jsonl, or accept this with: /manage reload force'
      : '',
    problems.length > 0
      ? [
          `${problems.length} places cannot be used:`,
          ...listed(
            problems,
            MOST,
            ({ file, line, message: why }) => `${fileName(file)}:${line}: ${why}`,
            more,
          ),
        ].join('\n')
      : '',
  ];
}

const FORMS = {
  typed: 'as written',
  plain: 'without diacritics',
  nfd: 'in decomposed characters',
  lower: 'in lower case',
} as const satisfies Record<CheckResult['form'], string>;

function failure({ line, form, question, expected, got }: CheckResult): string {
  return `line ${line}, ${FORMS[form]}: “${question}” gets ${got}, expects ${expected}`;
}

function time(ms: number): string {
  return timeParts(ms)
    .map(([count, unit]) => `${count} ${unit === 'm' ? 'min' : unit}`)
    .join(' ');
}

const OUTCOMES = {
  same: 'nothing had changed',
  served: 'a changed corpus was taken in',
  refused: 'a changed corpus was refused, as it breaks the self-check',
  unreadable: 'the corpus could not be read',
  failed: 'it failed',
} as const;

function stateOf(state: State): string[] {
  const { look, storeProblem, platforms } = state;
  const number = (count: number): string => count.toLocaleString('en-US');
  return [
    [
      `Running for ${time(state.uptime)}, memory ${mebibytes(state.memory)} MiB.`,
      `Corpus: ${number(state.articles)} articles, ${number(state.passages)} passages, ${number(state.figures)} figures, taken in ${time(state.age)} ago.`,
      look
        ? `The corpus was last looked at ${time(look.ago)} ago: ${OUTCOMES[look.reload.outcome]}; ${look.reload.problems.length} places cannot be used.`
        : 'The corpus was not looked at since the start.',
      ...platforms.map(({ name, isUp }) => `${name}: ${isUp ? 'connected' : 'NOT connected'}.`),
      `Questions whose answers people wait for: ${state.awaited}.`,
      storeProblem === undefined
        ? 'Store (DATA_DIR): can be written.'
        : `Store (DATA_DIR): CANNOT be written (${storeProblem}).`,
    ].join('\n'),
    ...(look && look.reload.outcome !== 'same' && look.reload.outcome !== 'served'
      ? reloaded(look.reload)
      : []),
  ];
}
