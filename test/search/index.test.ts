import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSearchIndex } from '../../src/search/index.ts';

test('articles come and go while what was taken out is cleared away', async () => {
  const index = createSearchIndex();
  const long = (n: number) => Array.from({ length: 10 }, (_, i) => `t${n * 10 + i}alongtail`);
  for (let n = 0; n < 400; n++) await index.put(`a${n}`, [long(n), ['common', `only${n}`]]);
  for (let n = 0; n < 300; n++) {
    await index.remove(`a${n}`);
    // Words with the same beginnings split the branches of the tree that is walked through meanwhile.
    const short = Array.from({ length: 10 }, (_, i) => `t${n * 10 + i}alean`);
    await index.put(`b${n}`, [[...short, 'common']]);
    if (n % 3 === 0) await wait(4);
  }
  await wait(1_200);
  const found = async (...terms: string[]) =>
    (await index.find({ terms }, 1_000)).map(({ articleId }) => articleId);
  expect(await found('only17')).toEqual([]);
  expect(await found('only317')).toEqual(['a317']);
  expect(await found('t170alean')).toEqual(['b17']);
  expect(new Set(await found('common')).size).toBe(400);
});

test('a frequent term tells apart what a rarer one found, and finds what no other does', async () => {
  const index = createSearchIndex();
  const passages = Array.from({ length: 3_000 }, (_, i) => {
    const own = [`own${i}`, `other${i}`];
    if (i % 3 === 0) own.push('rare');
    if (i % 2 === 0 || i < 4) own.push('frequent');
    return own;
  });
  await index.put('a', passages);
  const positions = async (...terms: string[]) =>
    (await index.find({ terms }, 2_000)).map(({ position }) => position);
  const both = await positions('rare', 'frequent');
  expect(both).toHaveLength(1_000);
  expect(both.slice(0, 501).every((i) => i % 6 === 0 || i === 3)).toBe(true);
  expect(await positions('own1', 'frequent')).toHaveLength(1_502);
});
