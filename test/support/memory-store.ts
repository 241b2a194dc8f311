import type { Language } from '../../src/bot/reading/types.ts';
import {
  type Asked,
  type Awaited,
  MOST_AWAITED,
  type Party,
  type Standing,
  type Store,
  UPDATES_KEPT_MS,
  type Work,
} from '../../src/operations/store.ts';

interface KeptUpdate {
  readonly at: number;
  /** JSON; absent: nothing is left to be done. */
  task?: string;
  sendings: number;
}

/** What tests look into beside the store's own face. */
export interface MemoryStore extends Store {
  readonly ratings: ReadonlyMap<string, boolean>;
  readonly missing: ReadonlySet<string>;
}

/** A store in memory: the same behaviour, nothing survives. */
export function createMemoryStore(now: () => number = Date.now): MemoryStore {
  const questions = new Map<string, Asked & { readonly at: number }>();
  const ratings = new Map<string, boolean>();
  const missing = new Set<string>();
  const languages = new Map<string, Language>();
  const standings = new Map<string, Standing>();
  const waiting = new Map<string, { readonly spot: unknown; readonly at: number }>();
  const seen = new Map<string, ReadonlySet<string>>();
  const moved = new Map<string, string>();
  const told = new Set<string>();
  const updates = new Map<string, KeptUpdate>();
  let count = 0;

  const key = (...parts: readonly string[]): string => parts.join('\n');
  const isOf = (asked: Party, platform: string, chat: string): boolean =>
    asked.platform === platform && asked.chat === chat;
  const known = (platform: string, update: string): KeptUpdate | undefined => {
    const found = updates.get(key(platform, update));
    return found && now() - found.at < UPDATES_KEPT_MS ? found : undefined;
  };
  const take = (platform: string, update: string, task?: unknown): boolean => {
    if (known(platform, update)) return false;
    const kept = task === undefined ? {} : { task: JSON.stringify(task) };
    updates.set(key(platform, update), { at: now(), sendings: 0, ...kept });
    return true;
  };
  const asked = (id: string): Asked | undefined => {
    const found = questions.get(id);
    if (found === undefined) return undefined;
    const { at: _, ...rest } = found;
    return rest;
  };

  return {
    ratings,
    missing,
    async keepQuestion(question) {
      const id = `q${(count++).toString(36)}`;
      questions.set(id, { ...question, at: now() });
      return id;
    },
    question: async (id) => asked(id),
    async lastQuestion({ platform, chat, person, private: isPrivate }, maxAge) {
      const [last] = [...questions]
        .filter(([, one]) => isOf(one, platform, chat) && one.person === person)
        .filter(([, one]) => one.private === isPrivate && Math.abs(now() - one.at) <= maxAge)
        .map(([id]) => id)
        .reverse();
      return last === undefined ? undefined : asked(last);
    },
    async rate(question, person, useful) {
      ratings.set(key(question, person), useful);
    },
    async reportMissing(question, person) {
      missing.add(key(question, person));
    },
    async awaitAnswer(question, person, spot) {
      const platform = questions.get(question)?.platform;
      const others = [...waiting.keys()].filter((one) => {
        const [id = '', by] = one.split('\n');
        return by === person && id !== question && questions.get(id)?.platform === platform;
      });
      if (others.length >= MOST_AWAITED) return false;
      if (!waiting.has(key(question, person)))
        waiting.set(key(question, person), { spot, at: now() });
      missing.add(key(question, person));
      return true;
    },
    async awaited() {
      const byQuestion = new Map<string, Awaited>();
      for (const [one, { spot, at }] of waiting) {
        const [id = '', person = ''] = one.split('\n');
        const of = asked(id);
        if (of === undefined || now() - at > 180 * 24 * 60 * 60_000) continue;
        const before = byQuestion.get(id) ?? { question: id, asked: of, spot, people: [] };
        byQuestion.set(id, { ...before, people: [...before.people, person] });
      }
      return [...byQuestion.values()];
    },
    async settleAwaited(question, people) {
      for (const person of people) waiting.delete(key(question, person));
    },
    seen: async (what) => seen.get(what),
    async setSeen(what, marks) {
      seen.set(what, new Set(marks));
    },
    async chat(platform, chat) {
      const language = languages.get(key(platform, chat));
      const standing = standings.get(key(platform, chat));
      return { ...(language && { language }), ...(standing && { standing }) };
    },
    async setStanding(platform, chat, standing) {
      standings.set(key(platform, chat), standing);
    },
    async setChatLanguage(platform, chat, language) {
      languages.set(key(platform, chat), language);
    },
    async moveChat(platform, from, to) {
      if (from === to) return;
      for (const [id, one] of questions) {
        if (isOf(one, platform, from)) questions.set(id, { ...one, chat: to });
      }
      const language = languages.get(key(platform, from));
      if (language && !languages.has(key(platform, to))) languages.set(key(platform, to), language);
      languages.delete(key(platform, from));
      const standing = standings.get(key(platform, from));
      if (standing && !standings.has(key(platform, to))) standings.set(key(platform, to), standing);
      standings.delete(key(platform, from));
      for (const one of told) {
        const [of, chat = '', what = ''] = one.split('\n');
        if (of !== platform || chat !== from) continue;
        told.delete(one);
        told.add(key(platform, to, what));
      }
      for (const [old, current] of moved) {
        if (old.startsWith(`${platform}\n`) && current === from) moved.set(old, to);
      }
      moved.set(key(platform, from), to);
    },
    currentChat: async (platform, chat) => moved.get(key(platform, chat)) ?? chat,
    async forgetChat(platform, chat) {
      const isJudged = (id: string): boolean =>
        [...ratings.keys(), ...missing].some((judged) => judged.startsWith(`${id}\n`));
      for (const [id, one] of questions) {
        if (!isOf(one, platform, chat)) continue;
        for (const waited of waiting.keys())
          if (waited.startsWith(`${id}\n`)) waiting.delete(waited);
        if (isJudged(id)) questions.set(id, { ...one, chat: '', person: '' });
        else questions.delete(id);
      }
      languages.delete(key(platform, chat));
      for (const one of told) if (one.startsWith(key(platform, chat, ''))) told.delete(one);
    },
    async forgetPerson(platform, person) {
      const isOwn = (id: string): boolean => {
        const one = questions.get(id);
        return one?.platform === platform && one.person === person;
      };
      const isGone = (judged: string): boolean => {
        const [id = '', by] = judged.split('\n');
        return isOwn(id) || (by === person && questions.get(id)?.platform === platform);
      };
      for (const judged of [...ratings.keys()]) if (isGone(judged)) ratings.delete(judged);
      for (const judged of missing) if (isGone(judged)) missing.delete(judged);
      for (const waited of waiting.keys()) if (isGone(waited)) waiting.delete(waited);
      for (const id of [...questions.keys()]) if (isOwn(id)) questions.delete(id);
    },
    async firstTime(platform, chat, what) {
      const one = key(platform, chat, what);
      return !told.has(one) && Boolean(told.add(one));
    },
    noteUpdate: async (platform, update) => take(platform, update),
    async takeIn<W extends Work>(platform: string, work: readonly W[]) {
      return work.filter(({ update, task }) => take(platform, update, task));
    },
    async unfinished(platform) {
      return [...updates].flatMap(([id, { at, task, sendings }]) => {
        const [of, update = ''] = id.split('\n');
        if (of !== platform || task === undefined || now() - at >= UPDATES_KEPT_MS) return [];
        return [{ update, task: JSON.parse(task) as unknown, sendings }];
      });
    },
    async sending(platform, update, change) {
      const found = known(platform, update);
      if (found) found.sendings += change;
    },
    async finish(platform, update) {
      const found = known(platform, update);
      if (found) delete found.task;
    },
    async close() {},
  };
}
