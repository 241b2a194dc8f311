import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from './program.ts';

const some = z.array(z.string()).default([]);

const turnSchema = z.strictObject({
  user: z.string(),
  times: z.int().default(1),
  also: z.array(z.enum(['plain', 'nfd'])).default([]),
  lang: z.enum(['vi', 'en']).optional(),
  status: z.enum(['answered', 'not_found', 'clarify', 'help']),
  answer: z.string().optional(),
  provinces: z.array(z.string()).optional(),
  reply: some,
  never: some,
});

const transcriptSchema = z.strictObject({ name: z.string(), turns: z.array(turnSchema).min(1) });

/** What somebody says and what the reply must be. */
export type Turn = z.output<typeof turnSchema>;

/** A chat that must go as it is written. */
export interface Transcript {
  readonly name: string;
  readonly turns: readonly Turn[];
}

/** The chats of a file under `test/transcripts/`, with those that say the same in another way. */
export function readTranscripts(file: string): Transcript[] {
  const content: unknown = parse(readFileSync(join(root, 'test/transcripts', file), 'utf8'));
  return z
    .array(transcriptSchema)
    .parse(content)
    .flatMap(({ name, turns }) => {
      const ways = new Set(turns.flatMap(({ also }) => also));
      return [
        { name, turns },
        ...[...ways].map((way) => ({
          name: `${name}, ${way}`,
          turns: turns.map((turn) => ({ ...turn, user: TYPED[way](turn.user) })),
        })),
      ];
    });
}

const TYPED = {
  nfd: (text: string) => text.normalize('NFD'),
  plain: (text: string) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
};
