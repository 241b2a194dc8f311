import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const phrase = z.string().trim().min(1).max(200);
const phrases = z.array(phrase).min(1);
const oneOrMore = z.union([phrase.transform((one) => [one]), phrases]);

const provinceSchema = z.strictObject({
  name: phrase,
  kind: z.enum(['province', 'city']),
  aliases: z.array(phrase).default([]),
  /** The letters it is abbreviated to; several provinces may share them. */
  initials: z.string().regex(/^[A-ZĐ]{2,5}$/),
  capital: phrase.optional(),
  renamed: z.strictObject({ name: phrase, on: z.iso.date() }).optional(),
  /** Of those that ceased on 1 July 2025. */
  mergedInto: phrase.optional(),
  /** Web hosts that are the province's own. */
  hosts: z.array(phrase).default([]),
  /** Marks of the province's own press at the head of an article: GLO. */
  marks: z.array(phrase).default([]),
  districts: z.array(phrase).default([]),
});

const bilingual = z.strictObject({ vi: phrases, en: phrases });
const askKinds = [
  'list',
  'compare',
  'rank',
  'score',
  'share',
  'money',
  'change',
  'document',
  'who',
  'why',
  'when',
  'duration',
  'where',
  'province',
  'count',
  'yes_no',
  'what',
] as const;
const measures = ['money', 'share', 'score', 'rank', 'density', 'idle'] as const;
const cueKinds = [
  'target',
  'actual',
  'up',
  'down',
  'most',
  'least',
  'whole_year',
  'planned',
  'done',
  // What looks like one of the others and is none.
  'idle',
] as const;

const indicatorSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'is no id: use a-z, 0-9 and single underscores'),
  vi: phrase,
  en: phrase,
  aliases: phrases,
  english: z.array(phrase).default([]),
  unit: phrase,
  /** Other nouns that count the same thing. */
  counted: z.array(phrase).default([]),
  kind: z.enum(['amount', 'count', 'share', 'rank', 'score']),
  better: z.enum(['higher', 'lower', 'none']),
  /** What there is at a time, and not what came about over one. */
  stock: z.boolean().default(false),
  /** Where a network reaches: that it reaches all places is told in passing. */
  coverage: z.boolean().default(false),
  /** Words that rule it out. */
  not: z.array(phrase).default([]),
  /** An index as a whole, which later clauses leave unnamed. */
  whole: z.boolean().default(false),
  /** The index that it is a component of. */
  parent: phrase.optional(),
  by: z.literal('sector').optional(),
  notComparableWith: z.array(phrase).default([]),
  breaks: z.array(z.strictObject({ year: z.int(), vi: phrase, en: phrase })).default([]),
});
const indicatorsSchema = z
  .array(indicatorSchema)
  .min(1)
  .superRefine((entries, context) => {
    const ids = new Set<string>();
    entries.forEach(({ id }, i) => {
      if (ids.has(id))
        context.addIssue({
          code: 'custom',
          path: [i, 'id'],
          message: `"${id}" stands twice: give each its own id`,
        });
      ids.add(id);
    });
    entries.forEach(({ id, parent, notComparableWith }, i) => {
      for (const other of [...(parent ? [parent] : []), ...notComparableWith]) {
        if (!ids.has(other))
          context.addIssue({
            code: 'custom',
            path: [i, id],
            message: `names "${other}", which is no id here`,
          });
      }
    });
  });

const schemas = {
  provinces: z.array(provinceSchema).min(1),
  abbreviations: z.strictObject({
    terms: z.record(phrase, oneOrMore),
    chat: z.record(phrase, oneOrMore),
  }),
  synonyms: z.strictObject({
    same: z.array(phrases),
    near: z.array(phrases),
    opposite: z.array(z.tuple([phrases, phrases])),
  }),
  /** Terms of the field. */
  english: z.record(phrase, oneOrMore),
  /** English beyond the field, in sections that make its keys quick to compare. */
  everyday: z.record(phrase, z.record(phrase, oneOrMore)),
  questions: z.strictObject({
    empty: bilingual,
    follow: z.strictObject({ opens: bilingual, refers: bilingual }),
    asks: z.record(z.enum(askKinds), bilingual),
    nouns: z.record(z.enum(measures), bilingual),
    cues: z.record(z.enum(cueKinds), bilingual),
  }),
  people: z.strictObject({ surnames: phrases, offices: phrases, companies: z.array(phrases) }),
  indicators: indicatorsSchema,
} as const;

/** What a question can ask for. */
export type AskKind = (typeof askKinds)[number];
/** What kind of number a noun is measured in. */
export type Measure = (typeof measures)[number];
/** What else the words of a question can tell. */
export type CueKind = (typeof cueKinds)[number];

/** One of the 63 units that were provinces until 30 June 2025. */
export type ProvinceEntry = z.output<typeof provinceSchema>;

/** One of the figures that reports keep stating. */
export type IndicatorEntry = z.output<typeof indicatorSchema>;

/** The words that staff extend without code: one YAML file under `vocabulary/` for each field. */
export type Vocabulary = { readonly [K in keyof typeof schemas]: z.output<(typeof schemas)[K]> };

/** The names of the files, without `.yaml`. */
export const vocabularyFiles = Object.keys(schemas) as readonly (keyof Vocabulary)[];

/** What each of them must hold, for the check that names every problem with its line. */
export { schemas as vocabularySchemas };

/** A vocabulary file that cannot be used; the message names the file, the place and the remedy. */
export class VocabularyError extends Error {
  override readonly name = 'VocabularyError';
}

/** What each file held when it was read last: one changes at a time, and parsing all takes most of a second. */
const lastRead = new Map<keyof Vocabulary, { readonly text: string; readonly words: unknown }>();

/**
 * Reads the vocabulary files of a folder. A file that holds what it held is not parsed again.
 * @throws {VocabularyError} naming the first file that is missing or wrong
 */
export function readVocabulary(folder: string): Vocabulary {
  const read = <K extends keyof Vocabulary>(name: K): Vocabulary[K] => {
    const file = join(folder, `${name}.yaml`);
    const text = readText(file);
    const last = lastRead.get(name);
    if (last?.text === text) return last.words as Vocabulary[K];
    const words = parseWords(name, file, text);
    lastRead.set(name, { text, words });
    return words;
  };
  return {
    provinces: read('provinces'),
    abbreviations: read('abbreviations'),
    synonyms: read('synonyms'),
    english: read('english'),
    everyday: read('everyday'),
    questions: read('questions'),
    people: read('people'),
    indicators: read('indicators'),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(file, error);
  }
}

function parseWords<K extends keyof Vocabulary>(
  name: K,
  file: string,
  text: string,
): Vocabulary[K] {
  let content: unknown;
  try {
    // Comparing each key with all others takes most of a second; the check of the corpus does it.
    content = parse(text, { uniqueKeys: false });
  } catch (error) {
    throw unusable(file, error);
  }
  const parsed = schemas[name].safeParse(content);
  if (parsed.success) return parsed.data as Vocabulary[K];
  const issue = parsed.error.issues[0];
  throw new VocabularyError(
    `${file}: ${issue?.path.join(' > ')}: ${issue?.message}: see the comment at the top of the file`,
  );
}

function unusable(file: string, error: unknown): VocabularyError {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new VocabularyError(`${file}: ${message}: restore the file or correct the line`, {
    cause: error,
  });
}
