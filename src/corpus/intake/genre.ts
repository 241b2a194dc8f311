import { folded } from '../../text/fold.ts';
import { type Block, wordsOf } from './blocks.ts';
import { PageError } from './decode.ts';

/** Fewer words of running text are a caption or a form, no article. */
const FEWEST_WORDS = 30;
/** What servers say instead of an article is short. */
const LONGEST_EXCUSE = 120;
const EXCUSE =
  /khong tim thay (?:trang|noi dung|bai viet|duong dan)|(?:trang|duong dan|bai viet)[^.]{0,30} khong ton tai|da bi (?:xoa|go bo) khoi|ban can dang nhap|vui long dang nhap|khong co quyen truy cap|(?:404|403|500|502|503)\b.{0,40}(?:not found|forbidden|error|loi)|access denied|enable javascript|checking your browser/;
/** Portals cut the openings of stories in a list; an article ends a paragraph so now and then. */
const [FEWEST_STORIES, STORIES_SHARE] = [3, 0.6];
/** Words of which any Vietnamese text is full, as they read without diacritics. */
const COMMON = new Set(
  'va cua cac duoc trong tinh nam cho co la den voi tai so dong nhan mot nhung theo thong cong hoi tu da khong nay'.split(
    ' ',
  ),
);
const COMMON_SHARE = 0.08;

const REMEDY = 'save the page of one article, with its text, and add that';

/**
 * Makes sure that what was found is the text of an article.
 * @throws {PageError} saying what it is instead
 */
export function checkArticle(title: string | undefined, paragraphs: readonly Block[]): void {
  const prose = paragraphs.filter((block) => block.prose > 0);
  const words = wordsOf(folded(paragraphs.map(({ text }) => text).join(' ')));
  if (prose.length === 0 || words.length < FEWEST_WORDS) {
    throw new PageError(`has no article in it: ${REMEDY}`);
  }
  const said = folded([title ?? '', prose[0]?.text ?? ''].join(' '));
  if (words.length < LONGEST_EXCUSE && EXCUSE.test(said)) {
    throw new PageError(
      `is an error page ("${(title ?? prose[0]?.text ?? '').slice(0, 60)}"): ${REMEDY}`,
    );
  }
  const cut = prose.filter(({ text }) => /(?:\.\.\.|…)$/u.test(text)).length;
  if (prose.length >= FEWEST_STORIES && cut >= prose.length * STORIES_SHARE) {
    throw new PageError(`is a list of stories, none of them whole: ${REMEDY}`);
  }
  const common = words.filter((word) => COMMON.has(word.replace(/[^a-z]+/g, ''))).length;
  if (common < words.length * COMMON_SHARE) {
    throw new PageError('is not in Vietnamese: the corpus holds articles in Vietnamese');
  }
}
