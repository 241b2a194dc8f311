import { randomFillSync } from 'node:crypto';
import { z } from 'zod';
import { openDatabase } from './database.ts';
import { forgetChat, forgetPerson, forgetQuestions, moveChat } from './forgetting.ts';
import {
  type Asked,
  type Awaited,
  MOST_AWAITED,
  STANDINGS,
  type Store,
  UPDATES_KEPT_MS,
} from './store.ts';
import { createWriter } from './writer.ts';

const questionRow = z.object({
  platform: z.enum(['telegram', 'discord']),
  chat: z.string(),
  person: z.string(),
  private: z.int(),
  text: z.string(),
  language: z.enum(['vi', 'en']),
  before: z.string(),
});
const movedRow = z.object({ platform: z.string(), chat: z.string(), current: z.string() });
const openRow = z.object({ id: z.string(), task: z.string(), sendings: z.int() });
const chatRow = z.object({
  language: z.enum(['vi', 'en']).nullable(),
  standing: z.enum(STANDINGS).nullable(),
});
const countRow = z.object({ count: z.int() });
const awaitedRow = questionRow.extend({ id: z.string(), waits: z.string(), spot: z.string() });
const seenRow = z.object({ marks: z.string() });
const stringList = z.array(z.string());

/**
 * Opens the store in a folder, which is made where it is missing.
 * @param folder absent: nothing outlives the process
 * @param keptDays after how many days questions are forgotten; 0: never
 * @throws {StoreError} when the folder or the file cannot be used
 */
export function createStore(
  folder: string | undefined,
  now: () => number = Date.now,
  keptDays = 0,
): Store {
  const db = openDatabase(folder);
  const writer = createWriter(db);
  const sql = (text: string) => db.prepare(text);
  const newId = createIds();

  const keep = sql('INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const byId = sql('SELECT * FROM questions WHERE id = ?');
  const last = sql(
    'SELECT * FROM questions WHERE platform = ? AND chat = ? AND person = ? AND private = ? AND at BETWEEN ? AND ? ORDER BY at DESC, rowid DESC LIMIT 1',
  );
  const rate = sql(
    'INSERT INTO ratings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET useful = excluded.useful, at = excluded.at',
  );
  const report = sql('INSERT INTO missing VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const chatState = sql(
    'SELECT (SELECT language FROM chats WHERE platform = ?1 AND chat = ?2) AS language, (SELECT standing FROM standings WHERE platform = ?1 AND chat = ?2) AS standing',
  );
  const setLanguage = sql(
    'INSERT INTO chats VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET language = excluded.language',
  );
  const moved = sql('SELECT platform, chat, current FROM moved');
  const tell = sql('INSERT INTO told VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const note = sql(
    'INSERT INTO updates (platform, id, at, task) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const open_ = sql(
    'SELECT id, task, sendings FROM updates WHERE platform = ? AND task IS NOT NULL AND at >= ? ORDER BY at, rowid',
  );
  const send = sql('UPDATE updates SET sendings = sendings + ? WHERE platform = ? AND id = ?');
  const finish = sql('UPDATE updates SET task = NULL WHERE platform = ? AND id = ?');
  const setStanding = sql(
    'INSERT INTO standings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET standing = excluded.standing, at = excluded.at',
  );
  const waitsFor = sql(
    'SELECT count(*) AS count FROM waiting JOIN questions ON id = question WHERE waiting.person = ? AND platform = (SELECT platform FROM questions WHERE id = ?) AND question <> ?',
  );
  const await_ = sql('INSERT INTO waiting VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const awaited = sql(
    'SELECT questions.*, waiting.person AS waits, spot FROM waiting JOIN questions ON id = question WHERE waiting.at >= ? ORDER BY waiting.at, waiting.rowid',
  );
  const settle = sql('DELETE FROM waiting WHERE question = ? AND person = ?');
  const forgetWaiting = sql('DELETE FROM waiting WHERE at < ?');
  const seen = sql('SELECT marks FROM seen WHERE what = ?');
  const see = sql(
    'INSERT INTO seen VALUES (?, ?) ON CONFLICT DO UPDATE SET marks = excluded.marks',
  );
  const forgetUpdates = sql('DELETE FROM updates WHERE at < ?');

  /** What is old is cleared away now and then, at the latest with the next update. */
  let cleared = 0;
  const clearOld = (): void => {
    if (Math.abs(now() - cleared) < CLEARING_MS) return;
    cleared = now();
    forgetUpdates.run(now() - UPDATES_KEPT_MS);
    forgetWaiting.run(now() - WAITING_MS);
    if (keptDays > 0) forgetQuestions(db, now() - keptDays * DAY_MS);
  };
  /** Few chats ever move, and each message asks whether its chat did. They move in this process alone. */
  const readMoved = () => {
    const rows = z.array(movedRow).parse(moved.all());
    return new Map(rows.map(({ platform, chat, current }) => [`${platform}:${chat}`, current]));
  };
  let currentChats = readMoved();
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
      // Not what is from later: a clock that was put back makes nothing recent that is not.
      const [from, to] = [now() - maxAge, now() + maxAge];
      return askedOf(last.get(platform, chat, person, Number(alone), from, to));
    },
    async rate(question, person, useful) {
      await writer.surely(() => rate.run(question, person, Number(useful), now()));
    },
    async reportMissing(question, person) {
      await writer.surely(() => report.run(question, person, now()));
    },
    awaitAnswer: (question, person, spot) =>
      writer.surely(() => {
        const { count } = countRow.parse(waitsFor.get(person, question, question));
        if (count >= MOST_AWAITED) return false;
        await_.run(question, person, JSON.stringify(spot ?? null), now());
        report.run(question, person, now());
        return true;
      }),
    async awaited() {
      const byQuestion = new Map<string, Awaited>();
      for (const row of awaited.all(now() - WAITING_MS)) {
        const { id, waits, spot, ...question } = awaitedRow.parse(row);
        const asked = askedOf(question);
        if (asked === undefined) continue;
        const one = byQuestion.get(id) ?? {
          question: id,
          asked,
          spot: JSON.parse(spot),
          people: [],
        };
        byQuestion.set(id, { ...one, people: [...one.people, waits] });
      }
      return [...byQuestion.values()];
    },
    async settleAwaited(question, people) {
      await writer.surely(() => {
        for (const person of people) settle.run(question, person);
      });
    },
    async seen(what) {
      const row = seen.get(what);
      return row === undefined
        ? undefined
        : new Set(stringList.parse(JSON.parse(seenRow.parse(row).marks)));
    },
    async setSeen(what, marks) {
      await writer.soon(() => see.run(what, JSON.stringify([...marks])));
    },

    async chat(platform, chat) {
      const { language, standing } = chatRow.parse(chatState.get(platform, chat));
      return { ...(language && { language }), ...(standing && { standing }) };
    },
    async setStanding(platform, chat, decided) {
      await writer.surely(() => setStanding.run(platform, chat, decided, now()));
    },

    async setChatLanguage(platform, chat, chosen) {
      await writer.surely(() => setLanguage.run(platform, chat, chosen));
    },
    async moveChat(platform, from, to) {
      if (from === to) return;
      await writer.surely(() => moveChat(db, platform, from, to, now()));
      currentChats = readMoved();
    },
    async currentChat(platform, chat) {
      return currentChats.get(`${platform}:${chat}`) ?? chat;
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
const WAITING_MS = 180 * DAY_MS;

const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 10;

/** Makes ids of 50 random bits: a button's data can be forged, and must not be guessed. */
function createIds(): () => string {
  // For many at once: drawing bytes one id at a time takes longer than keeping the question.
  const drawn = new Uint8Array(64 * ID_LENGTH);
  let used = drawn.length;
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn);
      used = 0;
    }
    const own = drawn.subarray(used, used + ID_LENGTH);
    used += ID_LENGTH;
    return Array.from(own, (byte) => ID_LETTERS[byte & 31]).join('');
  };
}

function askedOf(row: unknown): Asked | undefined {
  if (row === undefined) return undefined;
  const { before, private: alone, ...asked } = questionRow.parse(row);
  return { ...asked, private: alone === 1, before: stringList.parse(JSON.parse(before)) };
}
