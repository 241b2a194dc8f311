import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Discord, type Interaction, type Person, startDiscord } from '../support/discord.ts';
import { Program, until } from '../support/discord-program.ts';
import { textOf } from '../support/discord-shown.ts';
import {
  memoryOf,
  QUESTIONS,
  quantile,
  REHEARSAL_OVER,
  REHEARSED,
  report,
  workedBy,
} from './measuring.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function stage(env: Readonly<Record<string, string>> = {}) {
  const discord = await startDiscord();
  const { room } = discord.guild();
  const program = new Program(discord);
  open.push(discord, program);
  await program.start(env);
  const people = Array.from({ length: 200 }, (_, i) => discord.person(`Người ${i}`));
  /** Another question of another person each time. */
  const ask = (i: number): Interaction => {
    const question = `${QUESTIONS[i % QUESTIONS.length]}`;
    return (people[i % people.length] as Person).use(room, '/hỏi', { 'câu-hỏi': question });
  };
  return { discord, room, program, people, ask };
}

/** How long each took, in milliseconds, until it was acknowledged and until its answer was there. */
async function timesOf(asked: readonly Interaction[]) {
  await Promise.all(asked.map((one) => one.settled()));
  for (const one of asked) expect(one.outcome?.kind).toBe('message');
  return {
    acknowledged: asked.map(({ acknowledgedAfter = Number.NaN }) => acknowledgedAfter),
    answered: asked.map(({ answeredAfter = Number.NaN }) => answeredAfter),
  };
}

/** A long run fills the server, not the program: what it keeps for looking into is let go. */
function forget({ world }: Discord): void {
  world.requests.splice(0);
  world.interactions.clear();
  for (const { messages } of world.rooms.values()) messages.splice(0);
}

test('200 interactions at once', async () => {
  const { discord, program, ask } = await stage(REHEARSED);
  await until(() => program.log.includes(REHEARSAL_OVER), 'the rehearsal', 30_000);
  const rounds: number[] = [];
  for (let round = 0; round < 16; round++) {
    const before = workedBy(program.pid);
    const asked = Array.from({ length: 200 }, (_, i) => ask(i + round));
    const { acknowledged, answered } = await timesOf(asked);
    rounds.push(quantile(answered, 0.99));
    report(`200 at once, round ${round + 1}`, {
      'last acknowledged ms': Math.max(...acknowledged),
      'p50 ms': quantile(answered, 0.5),
      'p99 ms': quantile(answered, 0.99),
      'worked ms': workedBy(program.pid) - before,
    });
    expect(Math.max(...acknowledged)).toBeLessThan(1_000);
    await wait(300);
  }
  expect(discord.violations).toEqual([]);
  // The first rounds compile the code; the last ones show how far that goes on.
  expect(quantile(rounds.slice(2, 8), 0.5)).toBeLessThan(250);
});

test('autocomplete while 20 people type', async () => {
  const { discord, room, people, program } = await stage();
  const words = ['lạng sơn', 'nam dinh', 'quang tri', 'thừa thiên huế', 'bà rịa'];
  /** Twenty people type the words, four letters a second, each letter in the same moment. */
  const type = async (): Promise<number[]> => {
    const typed: Interaction[] = [];
    for (let letter = 1; letter <= 7; letter++) {
      for (let round = 0; round < 5; round++) {
        for (const [i, person] of people.slice(0, 20).entries()) {
          const text = words[(i + round) % words.length]?.slice(0, letter) ?? '';
          const [command, option] = (
            [
              ['/tỉnh', 'tỉnh'],
              ['/thống-kê', 'chỉ-tiêu'],
              ['/so-sánh', 'các-tỉnh'],
              ['/nguồn', 'mã'],
            ] as const
          )[(i + round) % 4] as [string, string];
          typed.push(person.types(room, command, { [option]: text }, option));
        }
        await wait(250);
      }
    }
    await Promise.all(typed.map((one) => one.settled()));
    for (const { outcome } of typed) expect(outcome?.kind).toBe('choices');
    return typed.map(({ answeredAfter = Number.NaN }) => answeredAfter);
  };
  const runs: number[] = [];
  for (const run of ['cold', 'warm']) {
    const before = workedBy(program.pid);
    const times = await type();
    runs.push(quantile(times, 0.99));
    report(`${times.length} letters, ${run}`, {
      'p50 ms': quantile(times, 0.5),
      'p99 ms': quantile(times, 0.99),
      'most ms': Math.max(...times),
      'worked ms': workedBy(program.pid) - before,
    });
  }
  expect(discord.violations).toEqual([]);
  expect(Math.max(...runs)).toBeLessThan(100);
});

test('20,000 interactions', async () => {
  // With much room the engine collects seldom, and what grows and what waits to be collected look alike.
  const { discord, program, ask } = await stage({ NODE_OPTIONS: '--max-old-space-size=160' });
  const heights: number[] = [];
  const from = performance.now();
  for (let i = 0; i < 20_000; i += 100) {
    await timesOf(Array.from({ length: 100 }, (_, k) => ask(i + k)));
    forget(discord);
    if (i % 1_000 === 900) {
      heights.push(memoryOf(program.pid));
      report(`${i + 100} interactions`, { MB: memoryOf(program.pid) });
    }
  }
  const [early = 0, late = 0] = [heights.slice(5, 10), heights.slice(15)].map((some) =>
    quantile(some, 0.5),
  );
  report('20,000 interactions', {
    'a second': 20_000_000 / (performance.now() - from),
    'MB, 6,000-10,000': early,
    'MB, 16,000-20,000': late,
  });
  expect(discord.violations).toEqual([]);
  expect(late).toBeLessThan(early * 1.1);
});

test('the gateway drops 20 times in 2 minutes', async () => {
  const { discord, program, ask } = await stage();
  const asked: Interaction[] = [];
  const ways = [4000, 'cut', 'reconnect', 'forget'] as const;
  for (let drop = 0; drop < 20; drop++) {
    const next = performance.now() + 6_000;
    for (let i = 0; i < 10; i++) asked.push(ask(asked.length));
    discord.gateway.drop(ways[drop % ways.length] ?? 4000);
    for (let i = 0; i < 10; i++) {
      asked.push(ask(asked.length));
      await wait(200);
    }
    await wait(next - performance.now());
  }
  await Promise.all(asked.map((one) => one.settled()));
  await wait(1_000);
  const failed = asked.filter(({ outcome }) => outcome?.kind === 'failed');
  const { resumes, identifies } = discord.gateway.log;
  report('20 drops', {
    interactions: asked.length,
    'answered once': asked.filter(({ answers }) => answers === 1).length,
    'answered twice': asked.filter(({ answers }) => answers > 1).length,
    'failed to the asker': failed.length,
    resumes,
    identifies,
  });
  expect(discord.violations).toEqual([]);
  for (const { answers, outcome } of asked) {
    expect(answers).toBe(outcome?.kind === 'failed' ? 0 : 1);
  }
  expect(program.log).not.toContain('"level":"error"');
});

test('several connections, each in a process of its own, count together', async () => {
  const discord = await startDiscord();
  discord.world.gateway.shards = 2;
  const program = new Program(discord);
  open.push(discord, program);
  // Servers are shared out by their ids.
  const even = discord.guild('Chẵn', String(4n << 60n)).room;
  const odd = discord.guild('Lẻ', String((4n << 60n) + (1n << 22n))).room;
  await program.start({ DISCORD_SHARDS: 'auto', LIMIT_PERSON: '2' });
  while (discord.gateway.connected < 2) await wait(50);
  const minh = discord.person('Minh');
  const texts: string[] = [];
  for (const place of [even, odd, even]) {
    const asked = minh.use(place, '/hỏi', { 'câu-hỏi': 'Doanh thu viễn thông Nam Định năm 2019?' });
    await asked.settled();
    expect(asked.outcome?.kind).toBe('message');
    texts.push(asked.outcome?.kind === 'message' ? textOf(asked.outcome.post) : '');
  }
  expect(texts.map((text) => text.includes('1.720 tỷ đồng'))).toEqual([true, true, false]);
  expect((await program.stop()).code).toBe(0);
  expect(discord.gateway.connected).toBe(0);
});
