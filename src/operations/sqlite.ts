import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { type Asked, type Store, StoreError, UPDATES_KEPT_MS } from './store.ts';
import { createWriter } from './writer.ts';

/** The file under `DATA_DIR`; two more beside it, `-wal` and `-shm`, belong to it. */
export const STORE_FILE = 'bot.sqlite';

const VERSION = 1;
const SCHEMA = `
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
`;

const questionRow = z.object({
  platform: z.enum(['telegram', 'discord']),
  chat: z.string(),
  person: z.string(),
  private: z.int(),
  text: z.string(),
  language: z.enum(['vi', 'en']),
  before: z.string(),
});
const languageRow = z.object({ language: z.enum(['vi', 'en']) });
const movedRow = z.object({ current: z.string() });
const openRow = z.object({ id: z.string(), task: z.string(), sendings: z.int() });
const stringList = z.array(z.string());

/**
 * Opens the store in a folder, which is made where it is missing.
 * @param keptDays after how many days questions are forgotten; 0: never
 * @throws {StoreError} when the folder or the file cannot be used
 */
export function createStore(folder: string, now: () => number = Date.now, keptDays = 0): Store {
  const db = open(folder);
  const writer = createWriter(db);
  const sql = (text: string) => db.prepare(text);

  const keep = sql('INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const byId = sql('SELECT * FROM questions WHERE id = ?');
  const last = sql(
    'SELECT * FROM questions WHERE platform = ? AND chat = ? AND person = ? AND private = ? AND at >= ? ORDER BY at DESC, rowid DESC LIMIT 1',
  );
  const rate = sql(
    'INSERT INTO ratings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET useful = excluded.useful, at = excluded.at',
  );
  const report = sql('INSERT INTO missing VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const language = sql('SELECT language FROM chats WHERE platform = ? AND chat = ?');
  const setLanguage = sql(
    'INSERT INTO chats VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET language = excluded.language',
  );
  const current = sql('SELECT current FROM moved WHERE platform = ? AND chat = ?');
  const tell = sql('INSERT INTO told VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const note = sql(
    'INSERT INTO updates (platform, id, at, task) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const open_ = sql(
    'SELECT id, task, sendings FROM updates WHERE platform = ? AND task IS NOT NULL AND at >= ? ORDER BY at, rowid',
  );
  const send = sql('UPDATE updates SET sendings = sendings + ? WHERE platform = ? AND id = ?');
  const finish = sql('UPDATE updates SET task = NULL WHERE platform = ? AND id = ?');
  const forgetUpdates = sql('DELETE FROM updates WHERE at < ?');

  /** What is old is cleared away now and then, at the latest with the next update. */
  let cleared = 0;
  const clearOld = (): void => {
    if (now() - cleared < CLEARING_MS) return;
    cleared = now();
    forgetUpdates.run(now() - UPDATES_KEPT_MS);
    if (keptDays > 0) forgetQuestions(db, now() - keptDays * DAY_MS);
  };
  const take = (platform: string, id: string, task: string | null): boolean => {
    clearOld();
    return note.run(platform, id, now(), task).changes > 0;
  };

  return {
    async keepQuestion({ platform, chat, person, private: alone, text, language, before }) {
      const id = newId();
      const values = [id, platform, chat, person, Number(alone), text, language] as const;
      await writer.soon(() => {
        clearOld();
        keep.run(...values, JSON.stringify(before), now());
      });
      return id;
    },
    async question(id) {
      return askedOf(byId.get(id));
    },
    async lastQuestion({ platform, chat, person, private: alone }, maxAge) {
      return askedOf(last.get(platform, chat, person, Number(alone), now() - maxAge));
    },
    async rate(question, person, useful) {
      await writer.surely(() => rate.run(question, person, Number(useful), now()));
    },
    async reportMissing(question, person) {
      await writer.surely(() => report.run(question, person, now()));
    },

    async chatLanguage(platform, chat) {
      const row = language.get(platform, chat);
      return row === undefined ? undefined : languageRow.parse(row).language;
    },
    async setChatLanguage(platform, chat, chosen) {
      await writer.surely(() => setLanguage.run(platform, chat, chosen));
    },
    async moveChat(platform, from, to) {
      if (from !== to) await writer.surely(() => moveChat(db, platform, from, to, now()));
    },
    async currentChat(platform, chat) {
      const row = current.get(platform, chat);
      return row === undefined ? chat : movedRow.parse(row).current;
    },
    async forgetChat(platform, chat) {
      await writer.surely(() => forgetChat(db, platform, chat));
    },
    async forgetPerson(platform, person) {
      await writer.surely(() => forgetPerson(db, platform, person));
    },
    firstTime: (platform, chat, what) =>
      writer.surely(() => tell.run(platform, chat, what, now()).changes > 0),

    noteUpdate: (platform, update) => writer.soon(() => take(platform, update, null)),
    takeIn: (platform, work) =>
      writer.soon(() =>
        work.filter(({ update, task }) => take(platform, update, JSON.stringify(task))),
      ),
    async unfinished(platform) {
      const rows = open_.all(platform, now() - UPDATES_KEPT_MS);
      return z
        .array(openRow)
        .parse(rows)
        .map(({ id, task, sendings }) => ({ update: id, task: JSON.parse(task), sendings }));
    },
    async sending(platform, update, change) {
      await writer.soon(() => send.run(change, platform, update));
    },
    async finish(platform, update) {
      await writer.soon(() => finish.run(platform, update));
    },

    async close() {
      await writer.done();
      db.close();
    },
  };
}

const CLEARING_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Ten letters and digits of 50 random bits: a button's data can be forged, and must not be guessed. */
function newId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from(randomBytes(10), (byte) => letters[byte & 31]).join('');
}

function askedOf(row: unknown): Asked | undefined {
  if (row === undefined) return undefined;
  const { before, private: alone, ...asked } = questionRow.parse(row);
  return { ...asked, private: alone === 1, before: stringList.parse(JSON.parse(before)) };
}

function moveChat(
  db: Database.Database,
  platform: string,
  from: string,
  to: string,
  at: number,
): void {
  const run = (text: string, ...values: (string | number)[]) => db.prepare(text).run(...values);
  run('UPDATE questions SET chat = ? WHERE platform = ? AND chat = ?', to, platform, from);
  for (const table of ['chats', 'told']) {
    // What the new chat has already is newer than what the old one had.
    run(
      `UPDATE OR IGNORE ${table} SET chat = ? WHERE platform = ? AND chat = ?`,
      to,
      platform,
      from,
    );
    run(`DELETE FROM ${table} WHERE platform = ? AND chat = ?`, platform, from);
  }
  run('UPDATE moved SET current = ? WHERE platform = ? AND current = ?', to, platform, from);
  run('INSERT OR REPLACE INTO moved VALUES (?, ?, ?, ?)', platform, from, to, at);
}

function forgetChat(db: Database.Database, platform: string, chat: string): void {
  const run = (text: string) => db.prepare(text).run(platform, chat);
  const judged = 'SELECT question FROM ratings UNION SELECT question FROM missing';
  const own = 'SELECT id FROM questions WHERE platform = ? AND chat = ?';
  run(`UPDATE ratings SET person = rowid WHERE question IN (${own})`);
  run(`UPDATE missing SET person = rowid WHERE question IN (${own})`);
  run(`DELETE FROM questions WHERE platform = ? AND chat = ? AND id NOT IN (${judged})`);
  run("UPDATE questions SET chat = '', person = '' WHERE platform = ? AND chat = ?");
  for (const table of ['chats', 'told']) {
    run(`DELETE FROM ${table} WHERE platform = ? AND chat = ?`);
  }
}

function forgetPerson(db: Database.Database, platform: string, person: string): void {
  const run = (text: string) => db.prepare(text).run(platform, person);
  const own = 'SELECT id FROM questions WHERE platform = ?1 AND person = ?2';
  const onPlatform = 'SELECT id FROM questions WHERE platform = ?1';
  for (const table of ['ratings', 'missing']) {
    run(`DELETE FROM ${table} WHERE question IN (${own})`);
    run(`DELETE FROM ${table} WHERE person = ?2 AND question IN (${onPlatform})`);
  }
  run('DELETE FROM questions WHERE platform = ?1 AND person = ?2');
}

/** Forgets questions that are older than a time, with what was said of their answers. */
function forgetQuestions(db: Database.Database, before: number): void {
  const run = (text: string) => db.prepare(text).run(before);
  const old = 'SELECT id FROM questions WHERE at < ?';
  for (const table of ['ratings', 'missing']) {
    run(`DELETE FROM ${table} WHERE question IN (${old})`);
  }
  run('DELETE FROM questions WHERE at < ?');
}

function open(folder: string): Database.Database {
  const file = join(folder, STORE_FILE);
  try {
    mkdirSync(folder, { recursive: true });
    const db = new Database(file);
    // With the log, what is written survives the end of the process at any moment.
    db.pragma('journal_mode = WAL');
    db.pragma('busy_timeout = 5000');
    const version = versionOf(db);
    if (version > VERSION) {
      throw new Error(`it was written by a newer version of the program (${version})`);
    }
    if (version === 0) {
      db.transaction(() => db.exec(`${SCHEMA} PRAGMA user_version = ${VERSION};`))();
    }
    return db;
  } catch (error) {
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
