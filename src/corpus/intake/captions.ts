import { exactKey, folded } from '../../text/fold.ts';
import { tokenise } from '../../text/tokens.ts';

/** Longer lines under pictures are paragraphs. */
const MOST_WORDS = 40;

/** The photographer's name at the end of a caption, with the bar that some pages put behind it. */
const CREDIT = new RegExp(
  [
    String.raw`\s*[-–.,|([]*\s*(?:[Nn]guồn ảnh|[Ảả]nh|ẢNH|Photo)\s*:\s*\p{Lu}[^()[\]|:]{1,50}[)\]]?`,
    String.raw`\s*[([]\s*(?:[Nn]guồn ảnh|[Ảả]nh)\s*[-–]\s*\p{Lu}[^()[\]|:]{1,50}[)\]]`,
    String.raw`\s*[-–.([]+\s*[Ảả]nh minh h(?:ọa|oạ)\s*[)\]]?`,
  ]
    .map((credit) => String.raw`(?:${credit}\s*[.|]*\s*$)`)
    .join('|'),
  'u',
);
/** What pictures of meetings show; over folded text. */
const PICTURE =
  /^(?:toan canh|quang canh|khung canh|(?:mot )?(?:hinh )?anh |dai bieu|(?:cac|dong dao|nhieu) dai bieu|(?:cac |mot so )?diem cau|ky (?:ket|cam ket|bien ban|giao uoc)|(?:le|buoi|hoi nghi|hoi thao|lop tap huan|tap huan|doan|doan cong tac|ban giam doc|chup anh|trao|tang|cac tap the|cac ca nhan|(?:cac )?hoc vien|nguoi dan|ba con|nhan vien|can bo|doan vien|tuoi tre|giao dien|trung tam dieu hanh|thi sinh|ban to chuc))(?![a-z])/;
/** Who is pictured, and what they do. */
const PERSON =
  /^(?:(?:cac |chu tri [^:]{0,30}: ?)?(?:d\/c|dong chi|ong|ba|anh|chi|thac si|tien si|ths|ts)(?![a-z])|(?:pho )?(?:chu tich|giam doc|bi thu|truong|cuc truong|vu truong|thu truong|bo truong|chanh van phong)(?![a-z])|lanh dao)/;
const POSING =
  /(?:(?:phat bieu|chu tri|trao|tang|trinh bay|bao cao|khai mac|ket luan|thao luan|tham luan|chuc mung|tham quan|kiem tra|gioi thieu|bam nut)(?: [^.]{0,80})?|tai (?:hoi nghi|buoi|le|cuoc hop|hoi thao|toa dam|diem cau)[^.]{0,50})\.?$/;
const POSING_SENTENCE =
  /(?:phat bieu(?: [^.,;]{0,20})?\.|(?:phat bieu|chu tri|chi dao|du)[^.,;]{0,30}(?: tai)? (?:hoi nghi|buoi [^.,;]{0,30}|le [^.,;]{0,30}|cuoc hop|hoi thao|toa dam)[^.,;]{0,20}\.)$/;

const SCENE_SENTENCE = /^(?:toan canh|quang canh|(?:cac )?dai bieu (?:du|tham du))[^.;]*\.$/;
const SHORT_SCENE = 15;

/** A line that may be a caption, with what surrounds it on the page. */
export interface CaptionContext {
  readonly underPicture: boolean;
  /** The same words stand next to it: the picture's alternative text. */
  readonly twice: boolean;
}

/** Whether a line ends with a photographer's name, as only captions do. */
export function isCredited(line: string): boolean {
  return CREDIT.test(line) && line.split(/\s+/).length <= MOST_WORDS;
}

/** The line without the photographer's name. */
export function withoutCredit(line: string): string {
  return line.replace(CREDIT, '').trim();
}

/** Whether a line between paragraphs is the caption of a picture. */
export function isCaption(line: string, { underPicture, twice }: CaptionContext): boolean {
  const words = line.split(/\s+/).length;
  if (words > MOST_WORDS) return false;
  if (underPicture || twice || CREDIT.test(line)) return true;
  const plain = folded(line).replace(/\s+/g, ' ');
  if (!/[.!?:;]["”]?$/u.test(line)) {
    return PICTURE.test(plain) || (PERSON.test(plain) && POSING.test(plain));
  }
  // A whole sentence is a caption only if it says no more than who stands there.
  const posing = PERSON.test(plain) && POSING_SENTENCE.test(plain) && !/\d/.test(plain);
  return posing || (words <= SHORT_SCENE && SCENE_SENTENCE.test(plain));
}

/** Firms and services that captions name in passing. */
const PASSING = new Set(
  'viettel vnpt mobifone vinaphone fpt vietnamobile internet facebook zalo google smart covid ict index video clip online website'.split(
    ' ',
  ),
);
/** A person whom a caption introduces. */
const PERSON_NAMED =
  /(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]\/c)\s+(?<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,4})/gu;
/** A syllable of Vietnamese, folded: what is none is a foreign or a made-up name. */
const SYLLABLE =
  /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;

/**
 * Whether a caption says something that the article does not: an amount, who somebody is, or the name
 * of a product (`Tripmap`). Such a caption stays.
 */
export function saysMore(caption: string, article: string): boolean {
  const known = new Set(tokenise(article).map((token) => token.exact));
  const named = [...withoutCredit(caption).matchAll(PERSON_NAMED)];
  if (named.some(({ groups }) => !article.includes(groups?.name ?? ''))) return true;
  const words = withoutCredit(caption);
  return tokenise(words).some((token) => {
    if (known.has(token.exact)) return false;
    const written = words.slice(token.start, token.end);
    if (token.kind === 'number') return !/^(?:(?:19|20)\d\d|\d{1,2}([/-]\d+)+)$/.test(written);
    if (token.kind !== 'word' || !/^\p{Lu}\p{Ll}{3,}$/u.test(written)) return false;
    return !SYLLABLE.test(token.folded) && !PASSING.has(exactKey(written));
  });
}
