import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  [
    'an official text ends in ./.',
    'Thực hiện tốt./. Phương Linh',
    ['Thực hiện tốt./.', 'Phương Linh'],
  ],
  [
    'TP. is no end',
    'Sở của TP. Cần Thơ họp. Có mặt TP.HCM.',
    ['Sở của TP. Cần Thơ họp.', 'Có mặt TP.HCM.'],
  ],
  [
    'Đ/c and Th.S are none',
    'Đ/c Hải dự. Th.S. Nam phát biểu.',
    ['Đ/c Hải dự.', 'Th.S. Nam phát biểu.'],
  ],
  ['numbers hold dots', 'Đạt 1.720 tỷ đồng. Tăng 8,6%.', ['Đạt 1.720 tỷ đồng.', 'Tăng 8,6%.']],
  [
    'sentences may be glued',
    'trên địa bàn tỉnh.Bên cạnh đó, còn khó khăn.',
    ['trên địa bàn tỉnh.', 'Bên cạnh đó, còn khó khăn.'],
  ],
  ['a list may begin behind a colon', 'các nhiệm vụ:1. Làm tốt.', ['các nhiệm vụ:', '1. Làm tốt.']],
  [
    'a list number is no end',
    '2. Quan tâm dự án. 3. Thực hiện.',
    ['2. Quan tâm dự án.', '3. Thực hiện.'],
  ],
  ['a date holds dots', 'Ngày 10.10 hằng năm. Hết.', ['Ngày 10.10 hằng năm.', 'Hết.']],
  ['quotation marks close a sentence', 'Ông nói: “Tốt.” Rồi về.', ['Ông nói: “Tốt.”', 'Rồi về.']],
  ['an ellipsis may go on', 'kịp thời… và đúng hạn. Xong…', ['kịp thời… và đúng hạn.', 'Xong…']],
  ['a line break always ends one', 'Tiêu đề\nCâu một. Câu hai', ['Tiêu đề', 'Câu một.', 'Câu hai']],
])('%s', (_, text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test('sentences add up to the text: only white space is between them', () => {
  const piece = fc.constantFrom(
    'Năm 2019',
    '. ',
    '.',
    './.',
    ' TP.',
    'Đ/c ',
    ':1. ',
    '\n',
    ' ',
    'tỉnh',
    '1.720',
    '”',
    '…',
    'A',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((p) => p.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        let end = 0;
        for (const slice of sentences(text)) {
          expect(text.slice(end, slice.start)).toMatch(/^\s*$/u);
          expect(text.slice(slice.start, slice.end)).toBe(
            text.slice(slice.start, slice.end).trim(),
          );
          expect(slice.end).toBeGreaterThan(slice.start);
          end = slice.end;
        }
        expect(text.slice(end)).toMatch(/^\s*$/u);
      },
    ),
  );
});
