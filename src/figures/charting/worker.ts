import { parentPort } from 'node:worker_threads';
import type { Order, Work } from '../painter.ts';
import { renderChart } from './render.ts';

/** Paints what the painter orders, one after the other, in a thread of its own. */
parentPort?.on('message', ({ id, chart, look }: Order) => {
  let work: Work;
  try {
    work = { id, png: renderChart(chart, look) };
  } catch (error) {
    work = { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(work);
});
