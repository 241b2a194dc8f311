/** A syllable as names are made of (`Nguyễn`, `XUYÊN`), cut short (`Kh.`) or initials (`T.D`, `PV`). */
const SYLLABLE = String.raw`(?:(?:\p{Lu}\.){1,3}(?:\p{Lu}\p{Ll}{1,6}|\p{Lu}{0,7})|\p{Lu}\p{Ll}{0,6}\.?|\p{Lu}{2,7})`;
const NAME = String.raw`${SYLLABLE}(?:\s${SYLLABLE}){0,4}`;
const NAMES = new RegExp(String.raw`^${NAME}(?:\s*(?:[-–,;/&]|và)\s*${NAME}){0,3}$`, 'u');

/** Capitalised words that open headings and menus, never the name of a person. */
const OPENS_HEADING =
  /^(?:phần|chương|mục|điều|phụ lục|bài|kỳ|bảng|biểu|tags?|video|kế hoạch|quyết định|báo cáo|thông báo|đề án|kết luận|chỉ thị|nghị quyết|việt nam|chính phủ|trung ương)(?!\p{L})/iu;
/** The person or persons that a text names and nothing else: a byline. */
export function nameOf(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name.length < 2 || name.length > 80 || !NAMES.test(name)) return undefined;
  return OPENS_HEADING.test(name) ? undefined : name;
}

export interface Byline {
  readonly author?: string;
  /** Whom the article was taken from: `Theo Báo Thanh Hóa`, `Nguồn: ...`. */
  readonly publisher?: string;
}

const ROLE = String.raw`(?:tin|bài|ảnh|clip|video|tác giả(?: bài viết)?|người viết|người đăng|người đưa tin|thực hiện|biên tập|phóng viên|nguồn ảnh|pv|ctv)`;
const CREDIT = new RegExp(
  String.raw`^\(?\s*(?<role>${ROLE}(?:\s*(?:,|và|&|-|–|/|\s)\s*${ROLE}){0,3})\s*[:：]\s*(?<name>[^:]{2,80}?)(?:\s*[;,.–-]\s*(?:ảnh|photo|clip|video)\s*:.*)?\s*\)?\.?$`,
  'iu',
);
const SOURCE =
  /^\(?\s*(?:theo|nguồn(?:\s+tin)?)\s*[:\s]\s*(?:[^:;()]{2,60}\/)?(?<source>(?:[\w-]+\.)+[a-z]{2,}|[^.:;()/]{2,60})\s*\)?\.?$/iu;
const SOURCE_WORD = /^(?:báo|đài|cổng|trang|tạp chí|web|sở|ubnd|vnpt|ttxvn|vov|vtv|tin)(?!\p{L})/iu;
const HOST = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i;
/** `(tổng hợp)`, ` - Văn phòng Sở`: what may stand behind the name in a byline. */
const OFFICE =
  /\s*(?:\(\s*(?:tổng hợp|t\/h|th|ghi|tt|sưu tầm|theo[^)]{0,40}|[^)]{0,12}(?:phòng|trung tâm|sở|văn phòng|đài|cổng|báo)[^)]{0,60})\s*\)|\s[-–]\s(?:phòng|trung tâm|sở|văn phòng|đài|cổng|báo|ttcntt)[^.]{0,60})$/iu;

/** Reads a line that says who wrote the article or where it was taken from, and nothing else. */
export function bylineOf(line: string): Byline | undefined {
  if (line.length > 120) return undefined;
  const credit = CREDIT.exec(line)?.groups;
  if (credit) {
    const photo = /^(?:ảnh|nguồn ảnh|clip|video)$/iu.test(credit.role ?? '');
    const author = nameOf((credit.name ?? '').replace(OFFICE, '').replace(/[.|]+$/u, ''));
    return photo ? {} : author === undefined ? undefined : { author };
  }
  const source = SOURCE.exec(line)?.groups?.source?.trim();
  if (source && (SOURCE_WORD.test(source) || HOST.test(source))) return { publisher: source };
  const author = nameOf(line.replace(/^[([]\s*|\s*[)\]|;]+$/gu, '').replace(OFFICE, ''));
  return author === undefined ? undefined : { author };
}

const GLUED = new RegExp(
  String.raw`(?<=[.!?…]["”’)]?|\.\/\.)\s*(?:\((?<bracketed>${NAME})\)|(?<credit>(?:Tin|Bài|Ảnh|Tác giả|Thực hiện|Người viết)[\p{L}\s,&-]{0,20}:\s*${NAME})|(?<name>${SYLLABLE}(?:\s${SYLLABLE}){1,4}))\.?$`,
  'u',
);

/**
 * A byline grown together with the last sentence of an article, `trên địa bàn.Nguyễn Thị Lệ Thu`, and
 * how many characters at the end it takes up.
 */
export function gluedByline(text: string): { author: string; length: number } | undefined {
  const match = GLUED.exec(text.slice(-120));
  if (match === null) return undefined;
  const { bracketed, credit, name } = match.groups ?? {};
  const author = nameOf(bracketed ?? credit?.replace(/^.*:\s*/u, '') ?? name ?? '');
  return author === undefined ? undefined : { author, length: match[0].length };
}
