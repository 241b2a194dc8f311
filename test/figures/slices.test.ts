import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from './support.ts';

const piece = fc.constantFrom(
  'Doanh thu bưu chính đạt 100 tỷ đồng, tăng 26%',
  'tỉnh đứng thứ 32/63',
  'năm 2019',
  '100% xã có cáp quang',
  'từ 303.009 xuống 191.138 thuê bao',
  'Quyết định số 119/QĐ-UBND ngày 11/01/2013',
  'Đà Nẵng (0,9407 điểm)',
  'trong đó',
  '35 nghìn thuê bao',
  '(3G/4G)',
  'TỈ LỆ 50%',
  '１２',
  '😀 7',
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(', ', '; ', '. ', '\n\n', ' ', ': ', ' – ')), {
    maxLength: 30,
  })
  .map((parts) => parts.flat().join('').trim());

describe('whatever the text, every figure is a slice of it', () => {
  test('with its value inside and no more than a quotation holds', () => {
    fc.assert(
      fc.property(text, (body) => {
        for (const { start, end, valueStart, valueEnd, written } of figuresOf(body)) {
          expect(body.slice(valueStart, valueEnd)).toBe(written);
          expect(start).toBeLessThanOrEqual(valueStart);
          expect(end).toBeGreaterThanOrEqual(valueEnd);
          expect(end - start).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('also of what is no text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => {
        expect(() => figuresOf(body.normalize('NFC'))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});

describe('repetitions', () => {
  test('a sentence that stands twice is read once', () => {
    const sentence = 'Tỉnh có 50 trạm BTS.';
    expect(figuresOf(`${sentence}\n\n${sentence}`)).toHaveLength(1);
  });

  test('a count that the title repeats within one sentence is read once', () => {
    const body = 'Tỉnh làm mới 23 đài truyền thanh (QNO) - HĐND cho nâng cấp 23 đài truyền thanh.';
    expect(figuresOf(body)).toHaveLength(1);
  });

  test('two true 100 % stay two', () => {
    const found = figuresOf('100% xã có cáp quang. 100% cơ quan dùng chữ ký số.');
    expect(found).toHaveLength(2);
  });

  test('a change that is said again is not a figure of its own', () => {
    const found = figuresOf('Tỉnh đứng thứ 8, tụt 1 bậc. Dù tụt 1 bậc, tỉnh vẫn ở nhóm đầu.');
    expect(found).toHaveLength(1);
  });
});
