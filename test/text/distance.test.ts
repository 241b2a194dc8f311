import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slips } from '../../src/text/distance.ts';

test.for([
  ['', '', 0],
  ['lang son', 'lang son', 0],
  ['lang son', 'lag son', 1],
  ['lag son', 'lang son', 1],
  ['lang son', 'lanh son', 1],
  ['lang son', 'lnag son', 1],
  ['ab', 'ba', 1],
  ['abc', 'cba', 2],
  ['aab', 'ab', 1],
  ['abcd', 'badc', 2],
  ['a', '', 1],
] as const)('%s and %s are %d apart', ([a, b, apart]) => {
  expect(slips(a, b, 3)).toBe(apart);
});

describe('whatever is compared', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc '), maxLength: 6 });

  test('counts the same from both sides, and stops above the most', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, most) => {
        const apart = plain(a, b);
        expect(slips(a, b, most)).toBe(Math.min(apart, most + 1));
        expect(slips(b, a, most)).toBe(Math.min(apart, most + 1));
      }),
      { numRuns: 3_000, seed: 5 },
    );
  });
});

/** The definition, without any way of being quick. */
function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const changed = plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const dropped = 1 + Math.min(plain(a.slice(1), b), plain(a, b.slice(1)));
  const isSwapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  const swapped = isSwapped ? 1 + plain(a.slice(2), b.slice(2)) : Number.POSITIVE_INFINITY;
  return Math.min(changed, dropped, swapped);
}
