import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimits } from '../../src/operations/limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('questions', () => {
  test('a person has so many a minute; the first refusal is told from the others', async () => {
    const limits = createLimits({ personPerMinute: 10, chatPerMinute: 0, allPerMinute: 0 });
    const ask = () => limits.question('telegram', 'chat', 'Lan');
    for (let i = 0; i < 10; i++) expect(await ask()).toEqual({ allowed: true });
    vi.advanceTimersByTime(20_000);
    expect(await ask()).toEqual({ allowed: false, by: 'person', first: true, seconds: 40 });
    expect(await ask()).toMatchObject({ allowed: false, first: false });
    expect(await limits.question('telegram', 'chat', 'Minh')).toEqual({ allowed: true });
    expect(await limits.question('discord', 'chat', 'Lan')).toEqual({ allowed: true });
    vi.advanceTimersByTime(40_001);
    expect(await ask()).toEqual({ allowed: true });
  });

  test('a person has them in all chats together', async () => {
    const limits = createLimits({ personPerMinute: 1, chatPerMinute: 0, allPerMinute: 0 });
    await limits.question('telegram', 'one', 'Lan');
    expect(await limits.question('telegram', 'other', 'Lan')).toMatchObject({ allowed: false });
  });

  test('a chat has so many; what a person is refused does not count there', async () => {
    const limits = createLimits({ personPerMinute: 2, chatPerMinute: 3, allPerMinute: 0 });
    const ask = (person: string) => limits.question('telegram', 'chat', person);
    for (let i = 0; i < 5; i++) await ask('Lan');
    expect(await ask('Minh')).toEqual({ allowed: true });
    expect(await ask('Minh')).toMatchObject({ allowed: false, by: 'chat', first: true });
  });

  test('all chats together have so many; each person is told once a minute', async () => {
    const limits = createLimits({ personPerMinute: 0, chatPerMinute: 0, allPerMinute: 3 });
    const ask = (person: string) => limits.question('telegram', person, person);
    for (let i = 0; i < 3; i++) expect(await ask(`${i}`)).toEqual({ allowed: true });
    const refused = { allowed: false, by: 'all', seconds: 60 };
    for (const person of ['Lan', 'Minh']) {
      expect(await ask(person)).toEqual({ ...refused, first: true });
      expect(await ask(person)).toEqual({ ...refused, first: false });
    }
    vi.advanceTimersByTime(60_001);
    expect(await ask('Lan')).toEqual({ allowed: true });
  });

  test('who is refused because of all uses up nothing of their own', async () => {
    const limits = createLimits({ personPerMinute: 1, chatPerMinute: 1, allPerMinute: 1 });
    await limits.question('telegram', 'first', 'first');
    vi.advanceTimersByTime(30_000);
    for (let i = 0; i < 5; i++) {
      const refused = await limits.question('telegram', 'chat', 'Lan');
      expect(refused).toEqual({ allowed: false, by: 'all', first: i === 0, seconds: 30 });
    }
    vi.advanceTimersByTime(30_001);
    expect(await limits.question('telegram', 'chat', 'Lan')).toEqual({ allowed: true });
  });

  test('of thousands who are refused some hundreds are told, so that telling is not too much', async () => {
    const limits = createLimits({ personPerMinute: 0, chatPerMinute: 0, allPerMinute: 1 });
    let told = 0;
    for (let i = 0; i < 5_000; i++) {
      const verdict = await limits.question('telegram', `${i}`, `${i}`);
      if (!verdict.allowed && verdict.first) told++;
    }
    expect(told).toBe(600);
  });

  test.for([1, -1])('a clock that jumps by %i day keeps nobody waiting', async (days) => {
    const limits = createLimits({ personPerMinute: 1, chatPerMinute: 0, allPerMinute: 0 });
    const ask = () => limits.question('telegram', 'chat', 'Lan');
    await ask();
    vi.setSystemTime(Date.now() + days * 24 * 60 * 60_000);
    const verdict = await ask();
    expect(verdict.allowed ? 0 : verdict.seconds).toBeLessThanOrEqual(60);
    vi.advanceTimersByTime(60_001);
    expect(await ask()).toEqual({ allowed: true });
  });

  test('0 lifts a limit', async () => {
    const limits = createLimits({ personPerMinute: 0, chatPerMinute: 0, allPerMinute: 0 });
    for (let i = 0; i < 1_000; i++) {
      expect(await limits.question('telegram', 'chat', 'Lan')).toEqual({ allowed: true });
    }
    expect(await limits.press('telegram', 'Lan')).toEqual({ allowed: true });
  });
});

test('buttons are counted apart, twice as many', async () => {
  const limits = createLimits({ personPerMinute: 1, chatPerMinute: 0, allPerMinute: 0 });
  await limits.question('telegram', 'chat', 'Lan');
  expect(await limits.press('telegram', 'Lan')).toEqual({ allowed: true });
  expect(await limits.press('telegram', 'Lan')).toEqual({ allowed: true });
  expect(await limits.press('telegram', 'Lan')).toMatchObject({ allowed: false });
});
