import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { StoreError } from './store.ts';

/** The file under `DATA_DIR`; two more beside it, `-wal` and `-shm`, belong to it. */
export const STORE_FILE = 'bot.sqlite';

/** What each version has more than the one before it; a database is brought forward step by step. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE questions (
    id TEXT PRIMARY KEY, platform TEXT NOT NULL, chat TEXT NOT NULL, person TEXT NOT NULL,
    private INTEGER NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
    before TEXT NOT NULL, -- JSON: the questions that it goes on from
    at INTEGER NOT NULL   -- milliseconds since 1970, as everywhere here
  ) STRICT;
  CREATE INDEX questions_of ON questions (platform, chat, person, private, at);
  CREATE TABLE ratings (
    question TEXT NOT NULL, person TEXT NOT NULL, useful INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (question, person)
  ) STRICT;
  CREATE TABLE missing (
    question TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (question, person)
  ) STRICT;
  CREATE TABLE chats (
    platform TEXT NOT NULL, chat TEXT NOT NULL, language TEXT NOT NULL,
    PRIMARY KEY (platform, chat)
  ) STRICT;
  CREATE TABLE moved (
    platform TEXT NOT NULL, chat TEXT NOT NULL, current TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (platform, chat)
  ) STRICT;
  CREATE TABLE told (
    platform TEXT NOT NULL, chat TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (platform, chat, what)
  ) STRICT;
  CREATE TABLE updates (
    platform TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL,
    task TEXT,                            -- JSON; NULL: nothing is left to be done
    sendings INTEGER NOT NULL DEFAULT 0,  -- begun and not known to have failed
    PRIMARY KEY (platform, id)
  ) STRICT;
  CREATE INDEX updates_at ON updates (at);
  CREATE INDEX updates_open ON updates (platform) WHERE task IS NOT NULL;
  `,
  `
  CREATE TABLE standings (
    platform TEXT NOT NULL, chat TEXT NOT NULL, standing TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (platform, chat)
  ) STRICT;
  CREATE TABLE waiting (
    question TEXT NOT NULL, person TEXT NOT NULL,
    spot TEXT NOT NULL,   -- JSON: where in the chat
    at INTEGER NOT NULL,
    PRIMARY KEY (question, person)
  ) STRICT;
  CREATE INDEX waiting_of ON waiting (person);
  CREATE TABLE seen (
    what TEXT PRIMARY KEY,
    marks TEXT NOT NULL   -- JSON: a list
  ) STRICT;
  `,
];

/**
 * Opens the database in a folder, which is made where it is missing, and brings it forward.
 * @param folder absent: in memory
 * @throws {StoreError} when the folder or the file cannot be used
 */
export function openDatabase(folder: string | undefined): Database.Database {
  const file = folder === undefined ? ':memory:' : join(folder, STORE_FILE);
  let db: Database.Database | undefined;
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    db = new Database(file);
    // With the log, what is written survives the end of the process at any moment.
    db.pragma('journal_mode = WAL');
    db.pragma('busy_timeout = 5000');
    // Several processes may open it at once: one brings it forward. Written in any case, as one that can
    // only be read opens, too.
    db.exec('BEGIN IMMEDIATE');
    const version = versionOf(db);
    if (version > STEPS.length) {
      throw new Error(`it was written by a newer version of the program (${version})`);
    }
    const newest = `PRAGMA user_version = ${STEPS.length};`;
    db.exec([...STEPS.slice(version), newest, 'COMMIT;'].join('\n'));
    return db;
  } catch (error) {
    if (db?.inTransaction) db.exec('ROLLBACK');
    db?.close();
    throw new StoreError(
      `DATA_DIR is "${folder}": ${file} cannot be used (${(error as Error).message}): ` +
        'make the folder writable, free some space, or move a damaged file away',
      { cause: error },
    );
  }
}

const versionRow = z.object({ user_version: z.int() });

function versionOf(db: Database.Database): number {
  return versionRow.parse(db.prepare('PRAGMA user_version').get()).user_version;
}
