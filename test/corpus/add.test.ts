import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Intake, knownFacts, OptionError } from '../../src/corpus/add.ts';
import { parseArticle } from '../../src/corpus/article.ts';
import { writeWhole } from '../../src/corpus/intake/files.ts';
import { bundledCorpus } from '../../src/corpus/open.ts';
import { ARTICLE, bytes, contentOf, fixture, gazetteer, scratch } from './support.ts';

interface Seed {
  readonly file: string;
  readonly options: Parameters<typeof knownFacts>[0];
}

describe('the bundled articles', () => {
  const seeds: Seed[] = JSON.parse(readFileSync(fixture('seeds', 'manifest.json'), 'utf8'));

  it('are what the command writes, byte for byte', () => {
    const corpus = scratch();
    const intake = new Intake(corpus, gazetteer);
    for (const { file, options } of seeds) {
      const outcome = intake.addFile(fixture('seeds', file), knownFacts(options, gazetteer));
      expect(outcome).toMatchObject({ source: file, article: expect.any(String), problems: [] });
    }
    expect(contentOf(join(corpus, 'articles'))).toEqual(contentOf(join(bundledCorpus, 'articles')));
  });

  it.each([
    ['000', 'công nghệ thông tin  của người dân'],
    ['001', 'hoạt động thông tin tuyên tuyền kịp thời'],
    ['002', 'trên địa bàn tỉnh.Bên cạnh những kết quả'],
    ['002', 'cần tập trung thực hiện tốt các nhiệm vụ:1. Thực hiện tốt'],
    ['004', 'UBND tỉnh Bắc Kạn và và Tập đoàn'],
    ['004', 'dịch vụ công trực truyến mức 4'],
  ])('%s keeps its own words, slips included: %s', (start, words) => {
    expect(bodyOf(start)).toContain(words);
  });

  it.each([
    ['000', 'Các tin khác'],
    ['000', 'Hồng Hà'],
    ['000', '(Web Quảng Trị)'],
    ['001', 'Quyết tâm thực hiện thắng lợi'],
    ['001', 'Phó Chủ tịch UBND tỉnh phát biểu\n'],
    ['002', 'Công nghệ thông tin\n'],
    ['003', 'phát biểu tại hội nghị.'],
    ['003', 'date 2020-01'],
    ['004', 'Toàn cảnh Hội nghị'],
    ['004', 'Các tập thể, cá nhân được tặng giấy khen'],
    ['004', 'Ký cam kết thi đua\n'],
    ['004', 'Nguyễn Thị Lệ Thu'],
  ])('%s is without furniture: %s', (start, words) => {
    expect(bodyOf(start)).not.toContain(words);
  });

  function bodyOf(start: string): string {
    for (const [name, text] of contentOf(join(bundledCorpus, 'articles'))) {
      const { article } = parseArticle(name, text);
      if (article?.source?.startsWith(start)) return article.body;
    }
    throw new Error(`no article of ${start}`);
  }
});

describe('adding', () => {
  const add = (corpus: string, text: string, options: Seed['options'] = {}) =>
    new Intake(corpus, gazetteer).add('page.txt', bytes(text), knownFacts(options, gazetteer));

  it('adds nothing that is too long to be an article', () => {
    const corpus = scratch();
    const text = `${ARTICLE} ${'Một câu dài thêm nữa. '.repeat(5_000)}`;
    const { article, problems } = add(corpus, text);
    expect(article).toBeNull();
    expect(problems).toEqual([
      expect.stringMatching(/^has 11\d+ characters, more than 100000: part/),
    ]);
    expect(contentOf(join(corpus, 'articles'))).toEqual(new Map());
  });

  it('says what it added and notes the page it came from', () => {
    const corpus = scratch();
    const outcome = add(corpus, ARTICLE, { publisher: 'Báo Hà Giang', url: 'https://a.vn/1' });
    expect(outcome).toEqual({
      source: 'page.txt',
      article: 'ha-giang-2021-phu-song-them-12-thon',
      title: 'Hà Giang phủ sóng thêm 12 thôn',
      province: 'Hà Giang',
      publishedOn: '2021-03-05',
      problems: [],
    });
    const [[name, text] = []] = contentOf(join(corpus, 'articles'));
    expect(name).toBe('ha-giang-2021-phu-song-them-12-thon.md');
    expect(parseArticle('', text ?? '').article).toMatchObject({
      publisher: 'Báo Hà Giang',
      url: 'https://a.vn/1',
      source: 'page.txt',
    });
  });

  it('makes the same of the same page every time', () => {
    const [first, second] = [scratch(), scratch()];
    add(first, ARTICLE);
    add(second, ARTICLE);
    expect(contentOf(join(first, 'articles'))).toEqual(contentOf(join(second, 'articles')));
  });

  it.each([
    ['as it was', ARTICLE],
    ['broken into other lines', ARTICLE.replaceAll(', ', ',\n').replaceAll('. ', '.\n\n')],
    ['without diacritics', ARTICLE.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')],
    ['decomposed', ARTICLE.normalize('NFD')],
    ['in other surroundings', `Trang chủ\n${ARTICLE}\nHồng Hà\nCác tin khác\nTin nào đó`],
  ])('refuses an article that is there, %s, and names it', (_, again) => {
    const corpus = scratch();
    add(corpus, ARTICLE);
    const before = contentOf(join(corpus, 'articles'));
    const { article, problems } = add(corpus, again);
    expect(article).toBeNull();
    expect(problems).toEqual([
      'repeats the article ha-giang-2021-phu-song-them-12-thon ("Hà Giang phủ sóng thêm 12 thôn"): leave it out, or delete that file first',
    ]);
    expect(contentOf(join(corpus, 'articles'))).toEqual(before);
  });

  it('gives another article of the same title an id of its own', () => {
    const corpus = scratch();
    add(corpus, ARTICLE);
    const { article } = add(corpus, ARTICLE.replaceAll('12 thôn vùng cao', '12 thôn biên giới'));
    expect(article).toBe('ha-giang-2021-phu-song-them-12-thon-2');
  });

  it('keeps ids readable', () => {
    const title = 'Sở Thông tin và Truyền thông tỉnh Hà Giang tổ chức hội nghị tổng kết năm 2021';
    const { article } = add(scratch(), ARTICLE.replace(/^.*/, title));
    expect(article).toBe('ha-giang-2021-so-thong-tin-va-truyen-thong-tinh-to-chuc-hoi');
    expect(article?.length).toBeLessThanOrEqual(60);
  });

  it('what the operator says wins, and a contradiction is said', () => {
    const outcome = add(scratch(), ARTICLE, { province: 'cao bang', publishedOn: '2021-03' });
    expect(outcome).toMatchObject({ province: 'Cao Bằng', publishedOn: '2021-03' });
    expect(outcome.problems).toEqual([
      expect.stringMatching(
        /^the page reads as of Hà Giang \(line 1 .*, not of Cao Bằng: check --province$/,
      ),
    ]);
  });

  it('the address of a page tells whose it is', () => {
    const nameless = ARTICLE.replaceAll('Hà Giang', 'ta');
    expect(add(scratch(), nameless).article).toBeNull();
    expect(add(scratch(), nameless, { url: 'https://stttt.namdinh.gov.vn/1' }).province).toBe(
      'Nam Định',
    );
  });

  it.each([
    [{ province: 'Bắc Cạm' }, '--province "Bắc Cạm" is unknown: did you mean "Bắc Kạn"'],
    [{ publishedOn: '2021-02-30' }, '--published-on "2021-02-30" is not in the calendar'],
    [{ publishedOn: '30/2/2021' }, '--published-on "30/2/2021" is no date: write 2021-01-26'],
    [{ url: 'baohagiang' }, '--url "baohagiang" is no web address: write https://'],
  ])('refuses %o', (options, message) => {
    expect(() => knownFacts(options, gazetteer)).toThrow(OptionError);
    expect(() => knownFacts(options, gazetteer)).toThrow(message);
  });
});

describe('files appear whole or not at all', () => {
  it('never touches a file that is there', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.md'), 'mine');
    expect(writeWhole(folder, 'a', 'theirs')).toBe(false);
    expect(contentOf(folder)).toEqual(new Map([['a.md', 'mine']]));
  });

  it('leaves nothing behind when it cannot write', () => {
    const folder = scratch();
    expect(() => writeWhole(folder, 'no-such-folder/a', 'text')).toThrow('ENOENT');
    expect(contentOf(folder)).toEqual(new Map());
  });

  it('what a running process is writing stays', () => {
    const corpus = scratch();
    const folder = join(corpus, 'articles');
    mkdirSync(folder);
    writeFileSync(join(folder, `.busy.${process.ppid}.tmp`), '---\nid: busy');
    new Intake(corpus, gazetteer);
    expect([...contentOf(folder).keys()]).toEqual([`.busy.${process.ppid}.tmp`]);
  });
});
