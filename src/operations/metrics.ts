import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Platform } from './store.ts';

/** How a look at the corpus folder ended. */
export type LookOutcome = 'same' | 'served' | 'refused' | 'unreadable' | 'defect';

/** Counts and measures what happens, for Prometheus. No text of a question ever gets here. */
export interface Metrics {
  /**
   * Something that was said and dealt with.
   * @param kind `question`, `command` or `press`
   * @param outcome the kind of the answer, or what was said instead
   */
  said(platform: Platform, kind: string, outcome: string, seconds: number): void;
  limited(platform: Platform): void;
  storeFailed(call: string): void;
  looked(outcome: LookOutcome): void;
  /** A connection to a platform that is there or not; it is counted each time it comes back. */
  link(platform: Platform, isUp: boolean): void;
  /** What is shown, in Prometheus' text format. */
  show(): Promise<{ readonly type: string; readonly text: string }>;
}

/** What is measured when it is asked for. */
export interface Measured {
  articles(): number;
  passages(): number;
}

/** Seconds: an answer takes some milliseconds, a platform that has to wait some seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Usual metrics of a Node program whose names Prometheus' own check objects to: `_total` is for counters. */
const MISNAMED = ['resources', 'handles', 'requests'].map((what) => `nodejs_active_${what}_total`);

/** Starts measuring. */
export function createMetrics(
  { articles, passages }: Measured,
  now = () => performance.now(),
): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  for (const name of MISNAMED) register.removeSingleMetric(name);
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });

  const said = counter('bot_questions_total', 'What people said, by how it ended.', [
    'platform',
    'kind',
    'outcome',
  ]);
  const seconds = new Histogram({
    name: 'bot_answer_seconds',
    help: 'From what somebody said to what is to be shown.',
    labelNames: ['platform', 'kind'],
    buckets: BUCKETS,
    registers,
  });
  const limited = counter('bot_limited_total', 'Refused because somebody asks too much.', [
    'platform',
  ]);
  const storeErrors = counter('bot_store_errors_total', 'Failed calls of the store.', ['call']);
  const looks = counter(
    'bot_corpus_looks_total',
    'Looks at the corpus folder, by how they ended.',
    ['outcome'],
  );
  const up = new Gauge({
    name: 'bot_platform_up',
    help: '1 while the platform is connected.',
    labelNames: ['platform'],
    registers,
  });
  const reconnects = counter('bot_reconnects_total', 'Connections that came back.', ['platform']);
  let served = now();
  const gauge = (name: string, help: string, measure: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(measure());
      },
    });
  gauge('bot_index_articles', 'Articles that are answered from.', articles);
  gauge('bot_index_passages', 'Passages that are answered from.', passages);
  gauge(
    'bot_index_age_seconds',
    'Since the corpus that is served was read.',
    () => (now() - served) / 1_000,
  );

  const links = new Map<Platform, boolean>();
  return {
    said(platform, kind, outcome, took) {
      said.inc({ platform, kind, outcome });
      seconds.observe({ platform, kind }, took);
    },
    limited: (platform) => limited.inc({ platform }),
    storeFailed: (call) => storeErrors.inc({ call }),
    looked(outcome) {
      looks.inc({ outcome });
      if (outcome === 'served') served = now();
    },
    link(platform, isUp) {
      up.set({ platform }, isUp ? 1 : 0);
      if (isUp && links.get(platform) === false) reconnects.inc({ platform });
      links.set(platform, isUp);
    },
    show: async () => ({ type: register.contentType, text: await register.metrics() }),
  };
}
