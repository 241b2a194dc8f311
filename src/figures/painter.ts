import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chart, ChartLook } from './charting/chart.ts';

/** Paints charts in a thread of its own, so that whoever waits for another answer is not held up. */
export interface Painter {
  /**
   * The chart as a PNG, 720 dots wide: twice a phone's width.
   * @throws {PaintError} when it cannot be painted, or not soon; the table beside it says the same
   */
  paint(chart: Chart, look: ChartLook): Promise<Uint8Array>;
  /** Ends the thread; pictures that are not done are given up. */
  close(): Promise<void>;
}

/** A picture that was not painted; the message says why, for a log. */
export class PaintError extends Error {
  override readonly name = 'PaintError';
}

/** What the thread is told. */
export interface Order {
  readonly id: number;
  readonly chart: Chart;
  readonly look: ChartLook;
}

/** What it answers. */
export type Work =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly problem: string };

/** Compiled, as threads load no TypeScript; `src/run.mjs` builds it beside the commands. */
const THREAD = new URL('../../dist/program/painting.js', import.meta.url);
/** Waiting for more than these takes longer than people wait. */
const MOST_WAITING = 32;
/** How long one picture may take; it takes a twentieth of a second. */
const LONGEST_MS = 10_000;

interface Waiting {
  readonly order: Order;
  readonly done: (png: Uint8Array) => void;
  readonly failed: (error: PaintError) => void;
}

/** Makes a painter. Its thread starts at the first picture, and keeps no process alive that is done. */
export function createPainter(): Painter {
  /** In their order; the first is being painted. */
  const waiting: Waiting[] = [];
  let thread: Worker | undefined;
  let late: NodeJS.Timeout | undefined;
  let last = 0;

  const paintNext = (): void => {
    clearTimeout(late);
    const [next] = waiting;
    if (next === undefined) {
      thread?.unref();
      return;
    }
    thread ??= start();
    thread.ref();
    late = setTimeout(() => giveUp(`it took longer than ${LONGEST_MS} ms`), LONGEST_MS);
    thread.postMessage(next.order);
  };

  /** The thread is of no use any more: the picture in hand is lost, the others get a new thread. */
  const giveUp = (problem: string): void => {
    const broken = thread;
    thread = undefined;
    void broken?.terminate();
    const first = waiting.shift();
    first?.failed(failure(first.order, problem));
    paintNext();
  };

  const start = (): Worker => {
    const worker = new Worker(THREAD);
    worker.on('message', (work: Work) => {
      const [first] = waiting;
      if (worker !== thread || first?.order.id !== work.id) return;
      waiting.shift();
      if ('png' in work) first.done(work.png);
      else first.failed(failure(first.order, work.problem));
      paintNext();
    });
    worker.on('error', (error) => {
      if (worker === thread) giveUp(error.stack ?? error.message);
    });
    worker.on('exit', (code) => {
      if (worker === thread) giveUp(`its thread ended with code ${code}`);
    });
    return worker;
  };

  return {
    paint(chart, look) {
      if (waiting.length >= MOST_WAITING) {
        return Promise.reject(new PaintError(`${MOST_WAITING} charts are waiting to be painted`));
      }
      return new Promise((done, failed) => {
        last++;
        waiting.push({ order: { id: last, chart, look }, done, failed });
        if (waiting.length === 1) paintNext();
      });
    },
    async close() {
      clearTimeout(late);
      for (const { order, failed } of waiting.splice(0)) {
        failed(failure(order, 'the program is stopping'));
      }
      const ended = thread;
      thread = undefined;
      await ended?.terminate();
    },
  };
}

function failure({ chart, look }: Order, problem: string): PaintError {
  const file = fileURLToPath(THREAD);
  return new PaintError(
    `the ${look} ${chart.shape} chart "${chart.title}" was not painted by ${file}: ${problem}`,
  );
}
