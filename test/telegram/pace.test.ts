import { expect, test } from 'vitest';
import { createPace } from '../../src/adapters/telegram/pace.ts';

const { signal } = new AbortController();

/** When each of so many messages may be sent, in milliseconds from now. */
async function times(
  pace: ReturnType<typeof createPace>,
  count: number,
  { chat = 'a', isGroup = false } = {},
): Promise<number[]> {
  const from = performance.now();
  const places = Array.from({ length: count }, async () => {
    await pace.place(chat, isGroup, signal);
    return performance.now() - from;
  });
  return await Promise.all(places);
}

test('a chat gets so many a second in any second, others do not wait for it', async () => {
  const pace = createPace({ chatPerSecond: 2, groupPerMinute: 0, allPerSecond: 0 });
  const [busy, other] = await Promise.all([times(pace, 5), times(pace, 2, { chat: 'b' })]);
  expect(Math.max(...other)).toBeLessThan(500);
  for (const [i, at] of busy.slice(2).entries()) expect(at - (busy[i] ?? 0)).toBeGreaterThan(999);
});

test('all chats together get so many, and 0 lifts a limit', async () => {
  const pace = createPace({ chatPerSecond: 0, groupPerMinute: 0, allPerSecond: 3 });
  const [a, b] = await Promise.all([times(pace, 2), times(pace, 2, { chat: 'b' })]);
  expect([...a, ...b].filter((at) => at > 999)).toHaveLength(1);
});

test('a group has a minute beside its second, and rests when Telegram says so', async () => {
  const pace = createPace({ chatPerSecond: 0, groupPerMinute: 2, allPerSecond: 0 });
  await times(pace, 2, { isGroup: true });
  const stopping = new AbortController();
  const third = pace.place('a', true, stopping.signal);
  setTimeout(() => stopping.abort(), 100);
  await expect(third).rejects.toThrow();
  pace.rest('c', 300);
  const [rested] = await times(pace, 1, { chat: 'c' });
  expect(rested).toBeGreaterThan(299);
});
