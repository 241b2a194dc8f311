/** A sample of Prometheus' text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly type: string;
  readonly samples: Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/**
 * Reads Prometheus' text format as strictly as `promtool check metrics`: help and type before samples,
 * no sample twice, counters named `_total`, histograms that add up.
 * @throws naming the first line that is not as it should be
 */
export function readExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const families = new Map<string, Family>();
  const helped = new Set<string>();
  const seen = new Set<string>();
  let current = '';
  for (const line of text.split('\n').slice(0, -1)) {
    if (line === '') continue;
    const [, word, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (word === 'HELP') {
      if (!NAME.test(name) || helped.has(name) || rest === '') throw new Error(line);
      helped.add(name);
    } else if (word === 'TYPE') {
      if (!helped.has(name) || families.has(name)) throw new Error(line);
      if (!/^(?:counter|gauge|histogram|summary)$/.test(rest)) throw new Error(line);
      if ((rest === 'counter') !== name.endsWith('_total')) throw new Error(line);
      families.set(name, { type: rest, samples: [] });
      current = name;
    } else {
      const family = families.get(current);
      const sample = sampleOf(line);
      const allowed = (SUFFIXES[family?.type ?? ''] ?? ['']).map((suffix) => current + suffix);
      if (!family || !allowed.includes(sample.name)) throw new Error(`${line}: not of ${current}`);
      const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
      if (seen.has(key)) throw new Error(`${line}: twice`);
      seen.add(key);
      family.samples.push(sample);
    }
  }
  for (const [name, { type, samples }] of families) {
    if (type === 'histogram') checkHistogram(name, samples);
  }
  return [...families.values()].flatMap(({ samples }) => samples);
}

function sampleOf(line: string): Sample {
  const [, name, labelled = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(line);
  const number = numberOf(value);
  if (number === undefined) throw new Error(line);
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  for (let at = 0; at < labelled.length; at = LABEL.lastIndex) {
    const [, label, content] = LABEL.exec(labelled) ?? [];
    if (label === undefined || content === undefined || label in labels) throw new Error(line);
    labels[label] = content;
  }
  return { name, labels, value: number };
}

/** As Prometheus reads them, in any case; what was not measured yet is NaN. */
function numberOf(value: string): number | undefined {
  if (/^[+]?inf$/i.test(value)) return Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(value)) return Number.NaN;
  return Number.isNaN(Number(value)) ? undefined : Number(value);
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const last = new Map<string, { le: number; value: number }>();
  for (const { name: own, labels, value } of samples) {
    const { le, ...rest } = labels;
    const key = JSON.stringify(Object.entries(rest).sort());
    if (own === `${name}_bucket`) {
      const bound = le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
      const before = last.get(key);
      if (before && (bound <= before.le || value < before.value)) throw new Error(`${name} ${le}`);
      last.set(key, { le: bound, value });
    } else if (own === `${name}_count` && last.get(key)?.value !== value) {
      throw new Error(`${name}: the count is not that of the last bucket`);
    }
  }
}
