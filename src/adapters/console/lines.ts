import type { Readable, Writable } from 'node:stream';

/**
 * The lines of a stream, each as soon as its end has come. Only line feeds end a line (a carriage
 * return before one is dropped), so that a control character in a question does not make two of it.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n');
    rest += first;
    for (const next of others) {
      yield rest.replace(/\r$/, '');
      rest = next;
    }
  }
  if (rest !== '') yield rest;
}

/** Ends the process without a word when whoever reads its output has left (`... | head -1`). */
export function endWithReader(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
