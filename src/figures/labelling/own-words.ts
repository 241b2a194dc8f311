import { ending, word } from '../patterns.ts';
import { surroundings, topicIn } from '../reading/clauses.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import { nounOf } from '../reading/units.ts';
import { saysWhat } from './amounts.ts';
import { lower, phraseIn, short, upper } from './phrases.ts';
import { isPlace, subjectOf, tailOf } from './subjects.ts';
import { frontedIn, sectorIn, type Topic } from './topics.ts';

/** What stands around a sentence and may say what its figures are of. */
export interface Beside {
  readonly topic: Topic;
  /** The line with a colon that a list item stands under. */
  readonly heading?: Parsed;
  /** What the figures before it in its sentence are called. */
  readonly labels: ReadonlyMap<number, { readonly label: string }>;
}

/** Nouns that say nothing without what they stand beside. */
const REACHED = ending(
  String.raw`(?:ở|tại|đến|tới|về|phủ|kín|khắp)(?:\s+(?:hầu hết|toàn bộ|cả))?\s*`,
);
/** Nouns for money. */
const MONEY = word(
  '(?:tổng )?(?:doanh thu|doanh số|kinh phí|vốn|mức đầu tư|giá trị|ngân sách|số tiền|chi phí|tiền)',
);
/** `truyền dẫn bằng cáp quang với tốc độ từ 1 Gbps`: what is measured stands right before the number. */
const MEASURE =
  /(?<!\p{L})(?:với|có)\s+(?<name>(?:tổng\s+)?(?:chiều dài|tốc độ|dung lượng|diện tích|mức đầu tư|vốn|kinh phí|bán kính|công suất|giá trị|số tiền)(?!\p{L})[^,;:]*)$/u;
/** A name of money up to what it is of: `Tiền phạt về thông tin điện tử`, `Tiền phạt (in)`. */
const OF_WHICH = /^(?<head>[^(]+?)\s+(?:\(|(?:về|từ|của|ở|trong|thuộc)\s)/u;
/** What money is called of which only the verb is said. */
const MONEY_VERBS: readonly (readonly [RegExp, string])[] = [
  [
    ending(String.raw`(?:thu|thu về|thu được|mang về|bán|bán được|bán ra)\s*(?:được\s*)?`),
    'Doanh thu',
  ],
  [ending(String.raw`(?:nộp|đóng góp|nộp cho|nộp về)\s*`), 'Nộp ngân sách'],
  [ending(String.raw`(?:phạt|xử phạt|phạt tiền)\s*`), 'Tiền phạt'],
  [ending(String.raw`(?:chi|bố trí|cấp|hỗ trợ|đầu tư|huy động)\s*`), 'Kinh phí'],
];
/** `xử phạt 6 cơ sở với 45 triệu đồng` */
const FINED = /(?<!\p{L})phạt(?!\p{L})[^;.]*$/u;
const REACH = 40;
/** `phát triển mới 8.000 thuê bao`: not of all that there are. */
const NEWLY = ending(
  String.raw`(?:phát triển|lắp|lắp đặt|dựng|xây|xây dựng|mở|cấp|thành lập|lập|kết nạp)\s+(?:được\s+)?mới\s*`,
);
/** `mỗi điểm phục vụ bình quân 3.018 người` */
const EACH = ending(
  String.raw`mỗi (?<of>\p{L}+(?: \p{L}+){0,4}?)(?:\s+(?:bình quân|trung bình|có|là|đạt|khoảng))*\s*`,
);
/** `70% số điểm có Internet` */
const OF_ALL = /^\s*(?:của\s+)?(?:tổng\s+)?số(?=\s+\p{L})/iu;
/** Names of so few words are told apart by their sector. */
const FEW_WORDS = 3;
/** What a rank is called of which nothing says what it is in. */
export const RANK_ALONE = 'Xếp hạng';
export const SHARE_ALONE = 'Tỷ lệ';
const SCORE_ALONE = 'Điểm';

/** What the article itself calls a figure that is none of the vocabulary's indicators. */
export function ownWords(parsed: Parsed, i: number, beside: Beside): string {
  const { mention, role } = parsed.parts[i] as Part;
  if (role === 'change') return changeName(parsed, i);
  switch (mention.kind) {
    case 'count':
      return countName(parsed, i, beside);
    case 'share':
      return shareName(parsed, i, beside);
    case 'rank':
      return rankName(parsed, i);
    case 'score': {
      // A place alone is whose it is, not what it is.
      const subject = subjectOf(parsed, i);
      return subject === '' || isPlace(parsed, subject) ? SCORE_ALONE : upper(subject);
    }
    default:
      return amountName(parsed, i, beside);
  }
}

function changeName(parsed: Parsed, i: number): string {
  const { mention, direction, from } = parsed.parts[i] as Part;
  const moved = direction === 'down' ? 'Mức giảm' : 'Mức tăng';
  const of = subjectOf(parsed, i, from ?? mention.lead);
  const what = mention.kind === 'step' ? `${moved} hạng` : moved;
  return of === '' ? what : `${what}: ${lower(of)}`;
}

/** `Số xã đạt tiêu chí bưu điện`, `Số đơn vị (làm dịch vụ bưu chính, chuyển phát)` */
function countName(parsed: Parsed, i: number, beside: Beside): string {
  const { mention, added } = parsed.parts[i] as Part;
  const noun = parsed.written.slice(mention.end, mention.unitEnd).trim() || mention.unit;
  const fresh = NEWLY.test(parsed.masked.slice(Math.max(0, mention.lead - REACH), mention.lead));
  const more = added ? ' tăng thêm' : fresh ? ' mới' : '';
  const tail = tailOf(parsed, i);
  // `cắt 9.415 số`: of telephones.
  const base = upper(/^số(?: |$)/iu.test(noun) ? noun : `Số ${lower(noun)}`).replace(
    /^Số$/u,
    'Số máy',
  );
  if (saysWhat(topicIn(parsed, tail)))
    return `${short(`${base} ${phraseIn(parsed, tail)}`)}${more}`;
  const subject = subjectOf(parsed, i);
  const again = parsed.parts.findLastIndex(
    ({ role, mention: { unit } }, k) => k < i && role === 'figure' && unit === mention.unit,
  );
  if (subject === '' && again !== -1) return beside.labels.get(again)?.label ?? base;
  // `số xã có điểm bưu điện là 114/125 xã`: called by its own number.
  if (subject.toLowerCase().startsWith(`${base.toLowerCase()} `)) return upper(subject);
  const each = EACH.exec(parsed.masked.slice(0, mention.lead))?.groups?.of;
  if (each !== undefined) return short(`${base} mỗi ${each}`);
  const of = subject || aboutOf(beside);
  return of === '' ? `${base}${more}` : `${short(`${base}${more} (${lower(of)}`)})`;
}

/** `Tỷ lệ xã có mạng di động`, `Tỷ lệ hộ gia đình đã thuê bao Internet` */
function shareName(parsed: Parsed, i: number, beside: Beside): string {
  const { mention } = parsed.parts[i] as Part;
  const tail = tailOf(parsed, i);
  const behind = saysWhat(topicIn(parsed, tail)) ? phraseIn(parsed, tail) : '';
  // `Về hạ tầng, tỉnh có 100% xã nối cáp quang`: what is shared begins behind the number.
  const begins =
    behind !== '' &&
    !saysWhat(topicIn(parsed, surroundings(parsed, i).clause)) &&
    isThing(parsed.masked.slice(tail.start, tail.end));
  const subject = begins ? '' : subjectOf(parsed, i);
  if (subject === '') {
    if (behind !== '')
      return short(`Tỷ lệ ${lower(begins ? behind.replace(OF_ALL, '').trim() : behind)}`);
    // `600 nghìn thuê bao (73,5%)`: the share of what was counted before it.
    const counted = [...beside.labels].findLast(
      ([k]) => parsed.parts[k]?.mention.kind === 'count',
    )?.[1];
    if (counted) return short(counted.label.replace(/^(?:Số|Tỷ lệ:?)\s+/u, 'Tỷ lệ '));
    const of = aboutOf(beside);
    return of === '' ? SHARE_ALONE : short(`Tỷ lệ ${lower(of)}`);
  }
  if (behind !== '' && REACHED.test(parsed.masked.slice(0, mention.lead)))
    return short(`Tỷ lệ ${lower(behind)} có ${lower(subject)}`);
  const named = /^(?:tỷ|tỉ) (?:lệ|trọng)|^mức|^tốc độ|^thị phần|^công suất/iu.test(subject);
  const whole = behind === '' || named ? subject : `${subject} (${lower(behind)})`;
  return upper(short(named ? whole : `Tỷ lệ ${lower(whole)}`));
}

/** Whether a text begins with what is counted, and of all of it tells which. */
function isThing(text: string): boolean {
  const noun = nounOf(text.replace(OF_ALL, ''));
  if (!OF_ALL.test(text)) return noun !== undefined;
  return noun !== undefined && text.replace(OF_ALL, '').trim() !== noun;
}

/** `hạng 4 về dịch vụ công và hạng 6 về hạ tầng`: what a rank is in, up to the next one. */
const RANK_IN =
  /^[^;.]{0,40}?(?<!\p{L})về\s+(?<of>[^,;.()]+?)(?=[,;.()]|$|\s(?:và|còn|cùng)\s(?:(?:đứng|xếp|ở)\s)?(?:hạng|thứ|vị trí)\s)/u;

function rankName(parsed: Parsed, i: number): string {
  const { mention } = parsed.parts[i] as Part;
  const { written, masked } = parsed;
  const about = RANK_IN.exec(masked.slice(mention.unitEnd));
  const end = mention.unitEnd + (about?.[0].length ?? 0);
  const of = about
    ? phraseIn(parsed, { start: end - (about.groups?.of ?? '').length, end })
    : subjectOf(parsed, i);
  if (of !== '' && !isPlace(parsed, of)) {
    const named = lower(of.replace(/^(?:thứ hạng|xếp hạng|vị trí|hạng)\s+(?:về\s+|của\s+)?/iu, ''));
    return short(`${RANK_ALONE} ${named}`);
  }
  const fronted = frontedIn(parsed);
  const topic = fronted && fronted.end <= mention.lead ? phraseIn(parsed, fronted) : '';
  return topic === '' || isPlace(parsed, topic) || written === topic
    ? RANK_ALONE
    : short(`${RANK_ALONE} ${lower(topic)}`);
}

/** Money, densities, sizes, and numbers without a unit of their own. */
function amountName(parsed: Parsed, i: number, beside: Beside): string {
  const { mention } = parsed.parts[i] as Part;
  const subject = measureOf(parsed, i) || subjectOf(parsed, i);
  const tail = tailOf(parsed, i);
  const behind = saysWhat(topicIn(parsed, tail)) ? phraseIn(parsed, tail) : '';
  if (mention.kind === 'density') {
    const noun = /^\p{L}[\p{L} ]*/u.exec(
      parsed.written.slice(mention.end, mention.unitEnd).trim(),
    )?.[0];
    const dense = [noun?.replace(/\s+trên$/u, ''), behind].filter(Boolean).join(' ');
    if (subject === '') return short(`Mật độ ${dense}`);
    return /^mật độ|^số|^tỷ lệ/iu.test(subject)
      ? upper(subject)
      : short(`Mật độ ${lower(subject)}`);
  }
  if (subject !== '' && (mention.kind !== 'money' || MONEY.test(subject.toLowerCase())))
    return withSector(upper(subject), beside.topic);
  // `Kinh phí để nâng cấp 23 đài truyền thanh xã khoảng 5,5 tỷ đồng`: named before what it pays for.
  const counted = parsed.parts[i - 1]?.mention.unitEnd;
  const runsOn =
    counted !== undefined && !/[,;:.()]/u.test(parsed.masked.slice(counted, mention.lead));
  const money = mention.kind === 'money' && runsOn ? moneyAhead(parsed, i) : '';
  if (money !== '') return upper(money);
  const share = mention.kind === 'money' ? shareOfMoney(parsed, i, beside) : '';
  if (share !== '' && subject !== '') return `${short(`${share} (${lower(subject)}`)})`;
  if (subject !== '') return withSector(upper(subject), beside.topic);
  const clause = parsed.masked.slice(0, mention.lead).trimEnd();
  const verb = MONEY_VERBS.find(
    ([pattern]) => mention.kind === 'money' && pattern.test(clause),
  )?.[1];
  if (verb && FINED.test(clause)) return 'Tiền phạt';
  if (verb) {
    const before = [...beside.labels.values()].at(-1)?.label;
    const of = beside.topic.sector ?? (before === undefined ? '' : lower(before));
    return of === '' ? verb : `${short(`${verb} (${of}`)})`;
  }
  const of = behind || aboutOf(beside);
  if (of === '' && mention.kind === 'money' && FINED.test(clause)) return 'Tiền phạt';
  return upper(of === '' ? mention.unit : of);
}

/** `tiền phạt về in là 3 triệu đồng; viễn thông 2 triệu đồng`: what money is called of which only the rest is said. */
function shareOfMoney({ parts, masked }: Parsed, i: number, { labels }: Beside): string {
  const last = parts.findLastIndex(({ role }, k) => k < i && role === 'figure');
  const previous = parts[last]?.mention;
  const label = labels.get(last)?.label ?? '';
  if (previous?.kind !== 'money' || masked.slice(previous.unitEnd).includes('. ')) return '';
  const head = OF_WHICH.exec(label)?.groups?.head ?? '';
  return MONEY.test(head.toLowerCase()) ? head : '';
}

function measureOf(parsed: Parsed, i: number): string {
  const { before } = surroundings(parsed, i);
  const name = MEASURE.exec(parsed.masked.slice(before.start, before.end))?.groups?.name;
  return name === undefined
    ? ''
    : phraseIn(parsed, { start: before.end - name.length, end: before.end });
}

/** The name of money in the segment before number `i`, in front of other numbers. */
function moneyAhead(parsed: Parsed, i: number): string {
  const { lead } = surroundings(parsed, i);
  const from =
    Math.max(parsed.masked.lastIndexOf(';', lead.end), parsed.masked.lastIndexOf('. ', lead.end)) +
    1;
  const name = MONEY.exec(parsed.masked.slice(from, lead.end));
  if (name === null) return '';
  const start = from + name.index;
  const number =
    parsed.parts.find(({ mention }) => mention.start >= start)?.mention.lead ?? lead.end;
  const end = parsed.masked.slice(start, number).search(/[,;:.()]/u);
  return phraseIn(parsed, { start, end: end === -1 ? number : start + end });
}

/** The colon of a heading, and the unit in the caption of a table: `(Đơn vị: triệu đồng)`. */
const HEADING_END = /\s*(?:\((?:đơn vị|đvt)[^()]*\)\s*)?[:：]?\s*$/iu;

/** What the sentence stands under. */
function aboutOf({ heading, topic }: Beside): string {
  const above = heading
    ? phraseIn(heading, { start: 0, end: heading.written.replace(HEADING_END, '').length })
    : '';
  return above || topic.sector || '';
}

/** `Doanh thu` under `Bưu chính` is that of the post. */
function withSector(name: string, { sector }: Topic): string {
  const vague = sector !== undefined && name.split(' ').length <= FEW_WORDS;
  return vague && sectorIn(name.toLowerCase()) === undefined ? `${name} (${sector})` : name;
}

/** What tells a part of a sum from the others: `thuộc xã, phường` of `193 điểm thuộc xã, phường`. */
export function partWords(parsed: Parsed, i: number): string {
  const { mention } = parsed.parts[i] as Part;
  const { written } = parsed;
  const around = surroundings(parsed, i);
  const [after = ''] = /\p{L}.*/su.exec(written.slice(mention.unitEnd, around.after.end)) ?? [];
  const ahead = phraseIn(parsed, around.clause);
  return short(after || ahead || written.slice(mention.end, mention.unitEnd).trim());
}
