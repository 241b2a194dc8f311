import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactKey, fold, folded, foldedKey, normalise } from '../../src/text/fold.ts';

const SYLLABLES = ['hòa', 'thúy', 'ủy', 'quý', 'đổi', 'Đắk', 'nghiệp', 'tỷ', 'khoẻ', 'ương', 'số'];
const vietnamese = fc
  .array(fc.constantFrom(...SYLLABLES, ' ', '-', ', ', '1.720', '🙂', 'Ð', 'e\u0301'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

describe('keys', () => {
  test.each([
    ['hoà', 'hòa'],
    ['uỷ', 'ủy'],
    ['thuý', 'thúy'],
    ['khoẻ', 'khỏe'],
    ['tỉ', 'tỷ'],
    ['kĩ', 'kỹ'],
    ['quí', 'quý'],
    ['ÐỔI', 'đổi'],
    ['đổi'.normalize('NFD'), 'đổi'],
  ])('%s and %s are one word', (a, b) => {
    expect(exactKey(a)).toBe(exactKey(b));
  });

  test.each([
    ['ba', 'bà'],
    ['số', 'sổ'],
    ['tháng', 'thang'],
    ['đa', 'da'],
  ])('%s and %s are not, though they fold alike', (a, b) => {
    expect(exactKey(a)).not.toBe(exactKey(b));
    expect(foldedKey(a)).toBe(foldedKey(b));
  });

  test('NFC and NFD, old and new tone placement give the same keys, whatever the case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SYLLABLES), (syllable) => {
        for (const other of [syllable.normalize('NFD'), syllable.toUpperCase()]) {
          expect(exactKey(other)).toBe(exactKey(syllable));
          expect(foldedKey(other)).toBe(foldedKey(syllable));
        }
      }),
    );
  });
});

describe('fold', () => {
  test('leads every folded letter back to the letter it came from', () => {
    fc.assert(
      fc.property(fc.oneof(vietnamese, fc.string({ unit: 'grapheme' })), (text) => {
        const { text: plain, toOriginal } = fold(text);
        let before = 0;
        for (let i = 0; i < plain.length; i++) {
          const at = toOriginal(i);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(at).toBeLessThan(text.length);
          const inPair = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0 ? 1 : 0;
          const character = String.fromCodePoint(text.codePointAt(at - inPair) ?? 0);
          expect(folded(character)).toContain(plain[i]);
          before = at;
        }
        expect(toOriginal(plain.length)).toBe(text.length);
      }),
    );
  });

  test('a slice of the folded text stands for a slice that folds to it, combining marks included', () => {
    fc.assert(
      fc.property(vietnamese, fc.nat(), fc.nat(), (text, a, b) => {
        const source = text.normalize('NFD');
        const { text: plain, toOriginal } = fold(source);
        const [start, end] = [a % (plain.length + 1), b % (plain.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        expect(folded(source.slice(toOriginal(start), toOriginal(end)))).toBe(
          plain.slice(start, end),
        );
      }),
    );
  });
});

describe('normalise', () => {
  test('is idempotent and leaves nothing that an encoder cannot write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const normal = normalise(text);
        expect(normalise(normal)).toBe(normal);
        expect(Buffer.from(normal, 'utf8').toString('utf8')).toBe(normal);
        expect(normal).not.toMatch(/[\u200B\uFEFF\u00A0\r]/u);
      }),
    );
  });

  test.each([
    ['Ðổi mới', 'Đổi mới'],
    ['a\u00A0b\u200Bc\u00AD', 'a bc'],
    ['dòng\r\nhai\rba', 'dòng\nhai\nba'],
    ['tiếng'.normalize('NFD'), 'tiếng'],
  ])('%j becomes %j', (from, to) => {
    expect(normalise(from)).toBe(to);
  });
});
