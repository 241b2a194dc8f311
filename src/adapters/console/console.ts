import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import type { Language } from '../../bot/reading/types.ts';
import { wordings } from '../../bot/wording/wording.ts';
import type { Adapter } from '../adapter.ts';
import { linesOf } from './lines.ts';
import { ansi, plain } from './render.ts';
import { greet, type Host, reply } from './reply.ts';

const PROMPT = '> ';
const MOST_HISTORY = 500;

/** A terminal, or pipes and files in its place. */
export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: WriteStream;
}

/**
 * A chat: on a terminal with line editing and history, on pipes a question a line, answered in
 * order. It ends with the input (Ctrl-D) or with Ctrl-C.
 * @param onDefect is told what went wrong where people see only an apology
 */
export function createConsole(
  host: Host,
  { input, output }: Streams,
  onDefect: (defect: unknown) => void,
): Adapter {
  const isTerminal = Boolean(input.isTTY && output.isTTY);
  const style = output.isTTY && output.hasColors() ? ansi : plain;
  const ended = new AbortController();
  /** Of replies, once somebody has chosen it. */
  let chosen: Language | undefined;

  const respond = async (line: string): Promise<void> => {
    const question = { text: line, conversation: 'console', ...(chosen && { language: chosen }) };
    const { answer, text, defect } = await reply(host, question, style);
    if (answer.kind === 'language') chosen = answer.language;
    if (defect !== undefined) onDefect(defect);
    output.write(`${text}\n\n`);
  };

  const chat = async (): Promise<void> => {
    const terminal = createInterface({
      input,
      output,
      prompt: style.bold(PROMPT),
      historySize: MOST_HISTORY,
      removeHistoryDuplicates: true,
      signal: ended.signal,
    });
    terminal.prompt();
    for await (const line of terminal) {
      output.write('\n');
      await respond(line);
      terminal.prompt();
    }
    output.write(`\n${wordings[host.language].goodbye}\n`);
  };

  return {
    name: 'console',
    async start() {
      output.write(`${await greet(host, style)}\n\n`);
      try {
        if (isTerminal) await chat();
        else for await (const line of linesOf(input)) await respond(line);
      } catch (error) {
        // A stream that is closed while it is read from ends with an error.
        if (!ended.signal.aborted) throw error;
      }
    },
    async stop() {
      ended.abort();
      input.destroy();
    },
  };
}
