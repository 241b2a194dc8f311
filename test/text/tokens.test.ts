import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from '../../src/text/tokens.ts';

const written = (text: string) =>
  tokenise(text).map(({ kind, start, end }) => `${kind[0]}:${text.slice(start, end)}`);

test.each([
  [
    'đạt 1.720 tỷ đồng, tăng 8,6%',
    ['w:đạt', 'n:1.720', 'w:tỷ', 'w:đồng', 'w:tăng', 'n:8,6', 'w:%'],
  ],
  ['Quyết định số 119/QĐ-UBND', ['w:Quyết', 'w:định', 'w:số', 'c:119/QĐ-UBND']],
  ['Nghị định 49/2017/NĐ-CP', ['w:Nghị', 'w:định', 'c:49/2017/NĐ-CP']],
  ['Nghị quyết 52-NQ/TW', ['w:Nghị', 'w:quyết', 'c:52-NQ/TW']],
  ['thứ 32/63 tỉnh', ['w:thứ', 'n:32/63', 'w:tỉnh']],
  ['mạng 5G và 3G/4G', ['w:mạng', 'w:5G', 'w:và', 'w:3G', 'w:4G']],
  ['ngành TT&TT', ['w:ngành', 'w:TT&TT']],
  ['mức độ 3, 4', ['w:mức', 'w:độ', 'n:3', 'n:4']],
  ['mức 3,4', ['w:mức', 'n:3', 'n:4']],
  ['ngày 13-1-2022', ['w:ngày', 'n:13', 'n:1', 'n:2022']],
])('%s', (text, tokens) => {
  expect(written(text)).toEqual(tokens);
});

test('numerals of one value share a key', () => {
  const key = (text: string) => tokenise(text)[0]?.exact;
  expect(key('2.833')).toBe(key('2833'));
  expect(key('08')).toBe(key('8'));
  expect(key('8,6')).not.toBe(key('86'));
});

test('tokens are slices of the text, in order, and no letter or digit is left out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0;
      for (const token of tokenise(text)) {
        expect(text.slice(end, token.start)).not.toMatch(/[\p{L}\d]/u);
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        end = token.end;
      }
      expect(text.slice(end)).not.toMatch(/[\p{L}\d]/u);
    }),
  );
});
