import type Database from 'libsql';

/** What is said of questions, and goes with them. */
const OF_QUESTIONS = ['ratings', 'missing', 'waiting'] as const;

/** A chat goes on under another id. */
export function moveChat(
  db: Database.Database,
  platform: string,
  from: string,
  to: string,
  at: number,
): void {
  const run = (text: string, ...values: (string | number)[]) => db.prepare(text).run(...values);
  run('UPDATE questions SET chat = ? WHERE platform = ? AND chat = ?', to, platform, from);
  for (const table of ['chats', 'told', 'standings']) {
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

/** Forgets a chat; an operator's decision on it stays. */
export function forgetChat(db: Database.Database, platform: string, chat: string): void {
  const run = (text: string) => db.prepare(text).run(platform, chat);
  const judged = 'SELECT question FROM ratings UNION SELECT question FROM missing';
  const own = 'SELECT id FROM questions WHERE platform = ? AND chat = ?';
  run(`DELETE FROM waiting WHERE question IN (${own})`);
  run(`UPDATE ratings SET person = rowid WHERE question IN (${own})`);
  run(`UPDATE missing SET person = rowid WHERE question IN (${own})`);
  run(`DELETE FROM questions WHERE platform = ? AND chat = ? AND id NOT IN (${judged})`);
  run("UPDATE questions SET chat = '', person = '' WHERE platform = ? AND chat = ?");
  for (const table of ['chats', 'told']) {
    run(`DELETE FROM ${table} WHERE platform = ? AND chat = ?`);
  }
}

/** Forgets a person's questions with all that was said of them, and what they said of others'. */
export function forgetPerson(db: Database.Database, platform: string, person: string): void {
  const run = (text: string) => db.prepare(text).run(platform, person);
  const own = 'SELECT id FROM questions WHERE platform = ?1 AND person = ?2';
  const onPlatform = 'SELECT id FROM questions WHERE platform = ?1';
  for (const table of OF_QUESTIONS) {
    run(`DELETE FROM ${table} WHERE question IN (${own})`);
    run(`DELETE FROM ${table} WHERE person = ?2 AND question IN (${onPlatform})`);
  }
  run('DELETE FROM questions WHERE platform = ?1 AND person = ?2');
}

/** Forgets questions that are older than a time, with what was said of their answers. */
export function forgetQuestions(db: Database.Database, before: number): void {
  const run = (text: string) => db.prepare(text).run(before);
  const old = 'SELECT id FROM questions WHERE at < ?';
  for (const table of OF_QUESTIONS) {
    run(`DELETE FROM ${table} WHERE question IN (${old})`);
  }
  run('DELETE FROM questions WHERE at < ?');
}
