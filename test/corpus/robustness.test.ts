import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Intake } from '../../src/corpus/add.ts';
import { formatArticle, parseArticle } from '../../src/corpus/article.ts';
import { PageError } from '../../src/corpus/intake/decode.ts';
import { draftOf } from '../../src/corpus/intake/draft.ts';
import { readArticles } from '../../src/corpus/library.ts';
import { ARTICLE, bytes, contentOf, fixture, gazetteer, scratch } from './support.ts';

/** Adds a page and makes sure that the folder holds whole articles or nothing. */
function addSafely(page: Uint8Array): void {
  const corpus = scratch();
  const { article, problems } = new Intake(corpus, gazetteer).add('page', page, {});
  const files = contentOf(join(corpus, 'articles'));
  expect([...files.keys()]).toEqual(article === null ? [] : [`${article}.md`]);
  expect(readArticles(corpus, gazetteer).problems).toEqual([]);
  if (article === null) expect(problems).not.toEqual([]);
  for (const problem of problems) expect(problem).not.toMatch(/could not be added/);
}

function draftOrNothing(page: Uint8Array) {
  try {
    return draftOf(page, {}, gazetteer);
  } catch (error) {
    expect(error).toBeInstanceOf(PageError);
    expect((error as Error).message).toMatch(/^(?:is|has) .+: .+/s);
    return undefined;
  }
}

const fragments = fc.constantFrom(
  ...ARTICLE.split('\n\n'),
  'Các tin khác',
  'Tin liên quan',
  'Hồng Hà',
  '(GLO)- ',
  ' date 2020-01 ',
  'Ngày đăng: 31/12/2021',
  'Ảnh: A',
  'KẾ HOẠCH',
  '- mục',
  '1.',
  'Lào Cai, Yên Bái và Sơn La',
  '<p>',
  '</div>',
  '<table><tr><td>1</td><td>2</td></tr>',
  '\u200B',
  '…',
  './.',
  '---',
);
const messy = fc
  .array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('\n')), {
    maxLength: 40,
  })
  .map((parts) => parts.join('\n'));

describe('whatever is in a file', () => {
  it('random bytes never break anything', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), addSafely), { numRuns: 100 });
  });

  it('text of all sorts never breaks anything, lone surrogates included', () => {
    fc.assert(
      fc.property(messy, (text) => addSafely(bytes(text))),
      { numRuns: 200 },
    );
  });

  it('pages cut off at any byte never break anything', () => {
    const pages = readdirSync(fixture('pages')).map((name) => readFileSync(fixture('pages', name)));
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (page, share) => addSafely(page.subarray(0, Math.floor(page.length * share))),
      ),
      { numRuns: 60 },
    );
  });

  it('every article that is made is read back as it was', () => {
    fc.assert(
      fc.property(messy, (noise) => {
        const text = `${ARTICLE}\n\n${noise}`.replaceAll('\0', '');
        const { article } = draftOrNothing(bytes(text)) ?? {};
        fc.pre(article !== undefined);
        const whole = { ...article, id: 'x', province: 'Hà Giang' };
        expect(parseArticle('x.md', formatArticle(whole))).toEqual({
          article: whole,
          problems: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  const long = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length));

  it.each([
    ['one word of a million letters', long('a')],
    ['one line of a million names', long('Nguyễn Văn An ')],
    ['one line of a million figures', long('1.234,5/')],
    ['one line that is a whole article again and again', long(ARTICLE.replaceAll('\n', ' '))],
    ['a million line feeds', long('\n')],
    ['tags that never close', `<html>${'<div>'.repeat(20_000)}`],
    ['a comment that never ends', `<html><!-- ${long('x')}`],
    ['an attribute of a megabyte', `<p title="${long('x')}">${ARTICLE}</p>`],
    ['half a tag again and again', long('<a')],
  ])('%s', (_, text) => {
    addSafely(bytes(text));
  });

  it('what is refused is refused with a reason and a remedy', () => {
    fc.assert(
      fc.property(fc.oneof(messy.map(bytes), fc.uint8Array({ maxLength: 500 })), (page) => {
        draftOrNothing(page);
      }),
      { numRuns: 100 },
    );
  });
});
