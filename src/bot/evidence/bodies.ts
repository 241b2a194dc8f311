import { folded } from '../../text/fold.ts';
import type { Reading } from '../reading/types.ts';
import { askedPlain } from './asked.ts';
import { isForeign } from './values.ts';

/** A question for a body, by the word for it, folded. */
const WHICH_BODY =
  /(?<![a-z])(?:don vi|co quan|to chuc|cong ty|doanh nghiep|tap doan|nha mang|hang) nao(?![a-z])|(?:which|what) (?:company|firm|agency|organi[sz]ation|operator|body|unit|corporation)(?![a-z])/u;
/** Words that name a body or point back to one. */
const BODY =
  /(?<!\p{L})(?:sở|ban|tiểu ban|phòng|trung tâm|công ty|tập đoàn|tổng công ty|cục|vụ|bộ|hội|hiệp hội|viện|trường|đại học|học viện|đài|báo|ngân hàng|ubnd|hđnd|ủy ban|công an|bưu điện|viễn thông|thanh tra|chính phủ|tỉnh ủy|thành ủy|tỉnh đoàn|quân khu|văn phòng|quỹ|đơn vị|cơ quan|tổ chức|doanh nghiệp|nhà mạng|nhà thầu|liên danh|hợp tác xã|đoàn)(?!\p{L})/iu;
/** `(PLO) - `, `Tin: QUANG VINH`: who printed it. */
const PRINTED_BY = /^\s*\([^()]{1,30}\)\s*[-–]?/u;

/** Whether a question for a body is asked of a sentence that names none: it cannot be the answer. */
export function namesNoBody(reading: Reading, sentence: string): boolean {
  if (reading.ask.kind !== 'what' || !WHICH_BODY.test(askedPlain(reading))) return false;
  const text = sentence.replace(PRINTED_BY, '');
  const names = text.match(/(?<!\p{L})\p{Lu}[\p{L}\d]+/gu) ?? [];
  return !BODY.test(text) && !names.some(isForeign);
}

/** A question for when or by what a department was founded, and what is said of it there, folded. */
const FOUNDING =
  /(?<![a-z])(?:lap|thanh lap|ra doi|co tu|tien than|doi ten|mang ten|found|founded|established|set up|created)(?![a-z])/u;
/** `sắp xếp lại thành Sở Thông tin và Truyền thông`: which department comes about. */
const FOUNDED =
  /(?<!\p{L})(?:lập|thành|ra đời|mang tên(?: mới)?(?: là)?)\s+(?:(?:ra|nên|là)\s+)?Sở\s+(?<name>\p{Lu}[^.;:()\d]{3,40})/gu;
const NAMED = /(?<![a-z])so (?<name>[a-z][^.;:?()\d]{3,60})/gu;

/** `Chính phủ ra Nghị định số 101, mở đường cho việc lập Sở ở các tỉnh`: what founds none yet. */
const FOR_ALL =
  /(?<!\p{L})(?:Chính phủ|Thủ tướng|Quốc hội|Bộ \p{Lu}\p{L}*)[^.;]{0,60}?\s(?:ra|ban hành|ký|có|thông qua)\s+(?:Nghị định|Nghị quyết|Thông tư|Luật|Quyết định)[^.;]{0,120}(?:các|cả|63|64) (?:tỉnh|địa phương)/u;
const ASKS_FOR_ALL = /(?<![a-z])(?:chinh phu|thu tuong|quoc hoi|nghi dinh|thong tu|luat)(?![a-z])/u;

/** Whether a question is for the founding of a department, and a sentence tells of that of others only. */
export function foundsOther(reading: Reading, sentence: string): boolean {
  const plain = askedPlain(reading);
  if (!FOUNDING.test(plain)) return false;
  if (FOR_ALL.test(sentence) && !ASKS_FOR_ALL.test(plain)) return true;
  const asked = [...plain.matchAll(NAMED)].map(({ groups }) => initials(groups?.name ?? ''));
  const founded = [...sentence.matchAll(FOUNDED)].map(({ groups }) =>
    initials(folded(groups?.name ?? '')),
  );
  return asked.length > 0 && founded.length > 0 && !founded.some((one) => asked.includes(one));
}

/** What tells departments apart, however they are written: `tt` of `thông tin và truyền thông` and of `TT&TT`. */
function initials(name: string): string {
  const words = name.match(/[a-z]+/gu)?.filter((word) => word !== 'va') ?? [];
  const letters = words.map((word) => (isShort(word) ? word : word.charAt(0))).join('');
  return letters.slice(0, letters.startsWith('kh') ? 3 : 2);
}

function isShort(word: string): boolean {
  return /^[bcdghklmnpqrstvx]{2,5}$/.test(word);
}

/** Who comes first before a province does: `khối bộ, ngành ... dẫn đầu`, `Dẫn đầu là Sở Nội vụ`. */
const FIRST_OF_OTHERS = [
  /(?<!\p{L})(?<kind>Bộ|Viện|Ngân hàng|Sở|Ban|Cục|Công ty|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị xã)\s+\p{Lu}[^.;]{0,60}?\s(?:dẫn đầu|đứng đầu|đứng nhất|về nhất|xếp thứ nhất|đầu bảng)/u,
  /(?:[Dd]ẫn đầu|[Đđ]ứng đầu|[Đđ]ứng nhất|[Vv]ề nhất|[Nn]gôi đầu|(?<!\p{L})[Nn]hất)(?!\p{L})[^.;]{0,50}?\s(?:là|thuộc về)\s+(?<kind>Bộ|Viện|Ngân hàng|Sở|Ban|Cục|Công ty|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị xã)(?!\p{L})/u,
];

/** Whether a sentence without a province says that a body or district comes first which the question has no word for. */
export function leadsOther(reading: Reading, sentence: string): boolean {
  const plain = askedPlain(reading);
  return FIRST_OF_OTHERS.some((expression) => {
    const kind = expression.exec(sentence)?.groups?.kind;
    return kind !== undefined && !plain.includes(folded(kind));
  });
}
