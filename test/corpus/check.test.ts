import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCorpus } from '../../src/corpus/check.ts';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { scratch } from './support.ts';

/** An article without fault, but for what is changed in it. */
function article(id: string, change: (text: string) => string = (text) => text): string {
  return change(`---
id: ${id}
title: Hà Giang phủ sóng
province: Hà Giang
---

Tỉnh đã phủ sóng 12 thôn, theo bài ${id}.
`);
}

const lines = (corpus: string) =>
  checkCorpus(corpus).problems.map(
    ({ file, line, message }) => `${basename(file)}:${line}: ${message}`,
  );

describe('corpus check', () => {
  it('has nothing to say about the bundled corpus', () => {
    expect(checkCorpus(bundledCorpus).problems).toEqual([]);
  });

  it('names every problem with file and line, what is wrong, and what to do', () => {
    const corpus = scratch();
    mkdirSync(join(corpus, 'articles'));
    const notUtf8 = Buffer.from(article('bytes', (text) => text.replace('12', '\u0001')));
    notUtf8[notUtf8.indexOf(1)] = 0xff;
    const files = {
      'good.md': article('good'),
      'bare.md': 'Tỉnh đã phủ sóng.',
      'bytes.md': notUtf8,
      'date.md': article('date', (text) =>
        text.replace('---\n\n', 'publishedOn: 2021-02-30\n---\n\n'),
      ),
      'empty.md': article('empty', (text) => text.replace(/Tỉnh.*/, '')),
      'field.md': article('field', (text) => text.replace('title:', 'tilte:')),
      'long.md': article('long', (text) => text.replace(/Tỉnh.*/, 'Tỉnh '.repeat(20_001))),
      'renamed.md': article('other'),
      'same-id.md': article('good', (text) => text.replace('12', '13')),
      'same-text.md': article('good', (text) => text.replace('id: good', 'id: same-text')),
      'somewhere.md': article('somewhere', (text) => text.replace('Giang\n---', 'Giag\n---')),
      'nameless.md': article('nameless', (text) => text.replace(/title.*\n/, '')),
      'yaml.md': article('yaml', (text) => text.replace('title: Hà', 'title: "Hà')),
      'page.txt': 'x',
      '.busy.1.tmp': 'half an artic',
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(corpus, 'articles', name), text);
    }
    const folder = join(corpus, 'articles');
    expect(lines(corpus).sort()).toEqual([
      expect.stringMatching(/^bare.md:1: has no front matter: begin the file with/),
      'bytes.md:7: is not UTF-8: save the file as UTF-8',
      'date.md:5: publishedOn "2021-02-30" is not in the calendar: correct the day or the month',
      expect.stringMatching(/^empty.md:\d+: has no text: put the article under the front matter/),
      'field.md:1: "title" is missing: add the line "title: ..."',
      expect.stringMatching(/^field.md:3: "tilte" is no field: use id, title, province/),
      'long.md:7: has 100004 characters, more than 100000: part it into several articles',
      'nameless.md:1: "title" is missing: add the line "title: ..."',
      'page.txt:1: is not read, since it is no .md file: add it with "corpus add", or move it away',
      'renamed.md:2: the id is not the name of the file: write "id: renamed" or rename the file',
      `same-id.md:2: id "good" is also that of ${join(folder, 'good.md')}: give one of them another id`,
      `same-text.md:1: has the same text as ${join(folder, 'good.md')}: delete one of them`,
      'somewhere.md:4: province "Hà Giag" is unknown: did you mean "Hà Giang"?',
      expect.stringMatching(/^yaml.md:4: front matter is not YAML \(.*\): correct the line$/),
    ]);
  });

  it('a folder without articles/ is named', () => {
    const corpus = scratch();
    expect(lines(corpus)).toEqual([
      'articles:1: is no folder: name a corpus folder with --corpus, or make one by adding a page to it',
    ]);
  });
});

describe('a vocabulary of its own counts', () => {
  const PROVINCE = '- name: Hà Giang\n  kind: province\n  initials: HG\n';

  it.each([
    ['a good one', 'provinces.yaml', PROVINCE, []],
    [
      'a merger into nothing',
      'provinces.yaml',
      `${PROVINCE}  mergedInto: Tuyên Quan\n`,
      ['provinces.yaml:4: mergedInto "Tuyên Quan" is no province of this file: correct the name'],
    ],
    [
      'one province twice',
      'provinces.yaml',
      `${PROVINCE}${PROVINCE}`,
      ['provinces.yaml:4: province "Hà Giang" stands here twice: delete one of them'],
    ],
    [
      'a wrong value',
      'provinces.yaml',
      PROVINCE.replace('HG', 'hg'),
      [expect.stringMatching(/^provinces.yaml:3: 0 > initials > .*: see the comment at the top/)],
    ],
    [
      'a key that stands twice',
      'english.yaml',
      'index: chỉ số\nindex: bảng\n',
      [expect.stringMatching(/^english.yaml:2: Map keys must be unique: correct the line$/)],
    ],
    [
      'no YAML',
      'people.yaml',
      'surnames: [a]\ntitles: {b\n',
      [expect.stringMatching(/^people.yaml:\d: .*: correct the line$/)],
    ],
    [
      'a missing file',
      'people.yaml',
      undefined,
      [expect.stringMatching(/^people.yaml:1: cannot be read .*: restore the file$/)],
    ],
  ])('%s', (_, name, text, expected) => {
    const corpus = scratch();
    mkdirSync(join(corpus, 'articles'));
    cpSync(join(bundledCorpus, 'vocabulary'), join(corpus, 'vocabulary'), { recursive: true });
    // The longest lists take most of the time, and are not what is wrong here.
    writeFileSync(join(corpus, 'vocabulary/english.yaml'), 'index: chỉ số\n');
    writeFileSync(join(corpus, 'vocabulary/everyday.yaml'), 'verbs: { write: viết }\n');
    const file = join(corpus, 'vocabulary', name);
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    expect(lines(corpus)).toEqual(expected);
  });
});
