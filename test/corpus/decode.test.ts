import { describe, expect, it } from 'vitest';
import { decodePage, MOST_BYTES, PageError } from '../../src/corpus/intake/decode.ts';
import { readPage } from '../../src/corpus/intake/read.ts';
import { ARTICLE, bytes } from './support.ts';

/** Windows-1258 writes a vowel with its hat and the tone behind it. */
function windows1258(text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder('windows-1258').decode(new Uint8Array([byte])),
      byte,
    ]),
  );
  const letters = [...text.normalize('NFD')].flatMap((letter, i, all) => {
    if (/[\u0302\u0306\u031B]/.test(letter)) return [];
    // The hat may stand behind a dot below.
    const marks = all.slice(i + 1, i + 3);
    const hat = /\p{M}/u.test(letter)
      ? undefined
      : marks.find((mark) => /[\u0302\u0306\u031B]/.test(mark));
    return [
      hat && !marks.slice(0, marks.indexOf(hat)).some((mark) => !/\p{M}/u.test(mark))
        ? `${letter}${hat}`.normalize('NFC')
        : letter,
    ];
  });
  return new Uint8Array(letters.map((letter) => table.get(letter) ?? 0x3f));
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return new Uint8Array(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8])),
  );
}

describe('decoding a saved page', () => {
  it.each([
    ['UTF-8', bytes(ARTICLE)],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${ARTICLE}`)],
    ['decomposed UTF-8', bytes(ARTICLE.normalize('NFD'))],
    ['UTF-16, little endian', utf16(ARTICLE, false)],
    ['UTF-16, big endian', utf16(ARTICLE, true)],
    ['Windows-1258', windows1258(ARTICLE)],
  ])('%s', (_, page) => {
    expect(decodePage(page)).toEqual({ text: ARTICLE, format: 'text' });
  });

  it.each([
    ['a PDF', bytes('%PDF-1.7 x'), 'is a PDF, no text: save the page as text or HTML'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'is a PNG image, no text'],
    ['a Word file', new Uint8Array([0x50, 0x4b, 3, 4, 20]), 'is a Word, Excel or zip file'],
    ['NUL bytes', bytes('a\0b'), 'is no text (byte 2 is NUL): save the page as text or HTML'],
    ['a web archive', bytes('From: <x>\nMIME-Version: 1.0\n\nx'), 'is a web archive (MHTML)'],
    ['JSON', bytes('{"title": "Hà Giang", "text": "Một bài viết dài."}'), 'is JSON, no page'],
    [
      'another encoding',
      new Uint8Array([...bytes('Chao '), 0xb5, 0xb8, 0xfe, 0xff, 0xae]),
      'is not UTF-8: open it in an editor and save it as UTF-8',
    ],
    ['half a UTF-16 letter', new Uint8Array([0xff, 0xfe, 0x61]), 'is not valid UTF-16'],
    ['a lone surrogate', utf16('a\uD800b', false), 'is not valid UTF-16'],
  ])('refuses %s and says why', (_, page, message) => {
    expect(() => decodePage(page)).toThrow(PageError);
    expect(() => decodePage(page)).toThrow(message);
  });

  it('takes 5 MB and not a byte more', () => {
    const full = new Uint8Array(MOST_BYTES).fill(0x20);
    expect(decodePage(full).text).toHaveLength(MOST_BYTES);
    expect(() => decodePage(new Uint8Array(MOST_BYTES + 1).fill(0x20))).toThrow(
      'is 5.0 MB, more than 5 MB: save the article alone, without pictures',
    );
  });
});

describe('limits of a page', () => {
  it.each([
    ['lines', 'dòng\n'.repeat(5_001), 'has 5001 lines, more than 5000: save the article alone'],
    ['tags', '<p>'.repeat(30_001), 'has 30001 tags, more than 30000: save the article alone'],
    ['depth', '<div>'.repeat(300), 'deep, more than 256: save the page as text'],
  ])('%s', (_, text, message) => {
    expect(() => readPage(bytes(text))).toThrow(message);
  });

  it('up to the limit is read', () => {
    expect(readPage(bytes('dòng\n'.repeat(5_000))).lines).toHaveLength(5_000);
    expect(readPage(bytes(`${'<div>'.repeat(250)}dòng`)).lines).toHaveLength(1);
  });
});
