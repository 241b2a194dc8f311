import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumeral, readNumbers } from '../../src/text/numbers.ts';

describe('a numeral', () => {
  test.each([
    ['1.720', 1720],
    ['8,6', 8.6],
    ['0.9351', 0.9351],
    ['0,5741', 0.5741],
    ['2500', 2500],
    ['08', 8],
    ['1.234.567', 1234567],
    ['1.234,5', 1234.5],
    ['12,345,678', 12345678],
    ['1.2.3', undefined],
    ['1,2,3', undefined],
    ['', undefined],
  ])('%j is %s', (written, value) => {
    expect(parseNumeral(written)).toBe(value);
  });

  test('any count written with dots between thousands is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (count) => {
        const written = String(count).replace(/\B(?=(?:\d{3})+$)/g, '.');
        expect(parseNumeral(written)).toBe(count);
      }),
    );
  });
});

describe('numbers in a text', () => {
  test.each([
    ['35 nghìn thuê bao', [35_000]],
    ['hơn 1 triệu 300 nghìn thuê bao', [1_300_000]],
    ['1,3 triệu hộ', [1_300_000]],
    ['thứ 32/63 tỉnh', [32]],
    ['tám huyện và mười hai xã', [8, 12]],
    ['hai mươi lăm trạm', [25]],
    ['hai mươi năm qua', [20]],
    ['một triệu hai trăm nghìn thuê bao', [1_200_000]],
    ['hai triệu rưỡi lượt', [2_500_000]],
    ['hai trăm linh năm bưu cục', [205]],
    ['một trăm hai mươi mốt và năm nghìn ba trăm', [121, 5300]],
    ['mấy chục xã, ba chục thôn', [30]],
    ['một trăm tỷ đồng', [100]],
    ['năm mươi sáu, mười bốn, chín mươi tư', [56, 14, 94]],
    ['năm 2019', [2019]],
    ['mạng 4G, 5G', []],
  ])('%s', (text, values) => {
    expect(readNumbers(text).map(({ value }) => value)).toEqual(values);
  });

  test('tell what they are a part of', () => {
    expect(readNumbers('xong 30/34 chỉ tiêu')).toMatchObject([{ value: 30, outOf: 34 }]);
  });
});
