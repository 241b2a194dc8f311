import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { Language } from '../bot/reading/types.ts';
import { STORE_FILE } from './database.ts';
import { type Platform, StoreError } from './store.ts';

/** A question that was asked, with what people said of its answer; nothing of who they are. */
export interface Feedback {
  readonly platform: Platform;
  /** Where it was asked; empty where the bot was sent away. */
  readonly chat: string;
  readonly private: boolean;
  readonly text: string;
  readonly language: Language;
  /** The questions before it that it goes on from. */
  readonly before: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A number for the asker, the same in all rows of one reading and no other. */
  readonly asker: number;
  /** How many found the answer useful, not useful, and said that the corpus lacks it. */
  readonly useful: number;
  readonly useless: number;
  readonly missing: number;
}

const rowSchema = z.object({
  platform: z.enum(['telegram', 'discord']),
  chat: z.string(),
  private: z.int().transform((value) => value === 1),
  text: z.string(),
  language: z.enum(['vi', 'en']),
  before: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
  at: z.number(),
  asker: z.number(),
  useful: z.number(),
  useless: z.number(),
  missing: z.number(),
});

const ROWS = `
  SELECT platform, chat, private, text, language, before, at,
    dense_rank() OVER (ORDER BY platform, person) AS asker,
    (SELECT count(*) FROM ratings WHERE question = id AND useful = 1) AS useful,
    (SELECT count(*) FROM ratings WHERE question = id AND useful = 0) AS useless,
    (SELECT count(*) FROM missing WHERE question = id) AS missing
  FROM questions WHERE at >= ? ORDER BY at DESC LIMIT ?`;

/**
 * Reads what was asked since a time out of the store in a folder, the earliest first, also while a bot
 * writes to it.
 * @param most the latest so many
 * @throws {StoreError} when there is a store that cannot be read
 */
export function readFeedback(folder: string, since: number, most = -1): Feedback[] {
  const file = join(folder, STORE_FILE);
  if (!existsSync(file)) return [];
  try {
    const db = new Database(file, { readonly: true });
    try {
      return z.array(rowSchema).parse(db.prepare(ROWS).all(since, most)).reverse();
    } finally {
      db.close();
    }
  } catch (error) {
    throw new StoreError(
      `DATA_DIR is "${folder}": ${file} cannot be read (${(error as Error).message}): ` +
        'check its permissions, or move a damaged file away',
      { cause: error },
    );
  }
}
