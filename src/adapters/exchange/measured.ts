import type { Metrics } from '../../operations/metrics.ts';
import type { Platform } from '../../operations/store.ts';
import type { Effect, Exchange, Reply, Said } from './types.ts';

/** An exchange of which everything that is said and pressed is counted and timed. */
export function measuredExchange(
  exchange: Exchange,
  metrics: Pick<Metrics, 'said' | 'limited'>,
): Exchange {
  const timed = async <T>(
    platform: Platform,
    kind: string,
    work: Promise<T>,
    outcomeOf: (result: T) => string,
  ): Promise<T> => {
    const started = performance.now();
    const result = await work;
    const outcome = outcomeOf(result);
    metrics.said(platform, kind, outcome, (performance.now() - started) / 1_000);
    if (outcome === 'limited') metrics.limited(platform);
    return result;
  };
  return {
    ...exchange,
    answer: (said) => timed(said.platform, kindOf(said), exchange.answer(said), outcomeOf),
    press: (press) =>
      timed(press.platform, 'press', exchange.press(press), ({ kind }: Effect) => kind),
  };
}

function kindOf({ what }: Said): string {
  return typeof what === 'string' && !what.trimStart().startsWith('/') ? 'question' : 'command';
}

function outcomeOf(reply: Reply): string {
  switch (reply.kind) {
    case 'answer':
      return reply.answer.kind;
    case 'notice':
      return reply.about;
    case 'silence':
      return 'limited';
    default:
      return reply.kind;
  }
}
