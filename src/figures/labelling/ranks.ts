import type { Term } from '../../corpus/terms.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import { exactKey } from '../../text/fold.ts';
import type { Slice } from '../../text/sentences.ts';
import type { IndicatorBook, Wanted } from '../indicators.ts';
import { beginning, word } from '../patterns.ts';
import { surroundings, topicIn } from '../reading/clauses.ts';
import type { Mention, Parsed, Part } from '../reading/parsed.ts';
import { frontedIn, type Topic, type Whole, wholeIn } from './topics.ts';

/** Words that a clause with a rank can consist of without naming what was ranked. */
const RANKING = new Set(
  `đứng xếp hạng thứ vị trí ở giữ lên xuống tụt còn cũng chỉ vẫn được đạt ghi tỉnh thành phố địa phương này nước cả toàn quốc năm
   điểm trước đó lần tiếp tục bảng chung kết quả đơn vị riêng trong như vậy theo là và với có của thì đã đang lọt vào nằm nhóm đầu vươn leo
   tăng giảm bậc về cao thấp nhất hơn từ đến tới nay hiện so kỳ khi trên dưới khối các những một hai ba ngay mà do nhờ song nhưng tuy số
   nhích vừa rơi rớt lùi tiến mới dẫn tháng quý cùng đây hơi khá từng bằng huyện xã thị công bố hệ thống tổng đánh giá mức chỗ ngôi khu
   vực cái tên sau xong qua luôn nhỉnh nấc rồi lại để ta nhà mình báo cáo cho biết thuộc trung ương lọt góp mặt tốp top giá trị trung bình cán đích tuy vậy dù`
    .split(/\s+/u)
    .map(exactKey),
);
/** `hạng 12 về chính quyền số`, `thứ 7/63 tỉnh, thành về mức độ ...`. */
const ABOUT = beginning(
  String.raw`(?:\s*(?:tỉnh|thành|phố|cả nước|toàn quốc|địa phương|trong|trên|tổng số|cả|đơn vị|khu vực|vùng|,|\d+))*\s*(?:về|ở chỉ số|ở bảng|trong bảng|theo)`,
);
/** Bodies of the province: what they reach is not what the province reached. */
const BODY = word(
  'sở|ban quản lý|văn phòng|cục|trường|bệnh viện|ubnd (?:xã|phường)|đơn vị sự nghiệp',
);
/** `Quản trị điện tử được 3,27 điểm; chỉ số này xếp thứ 34`: what was named in its own sentence. */
const THIS_ONE = word(
  '(?:chỉ số|nội dung|chỉ tiêu|tiêu chí|trụ cột|lĩnh vực|thành phần) (?:này|đó|ấy)',
);
/** Fewer are districts, offices or the provinces of a region. */
const FEWEST_PROVINCES = 30;

/** What can have a place of its own, in no index. */
const AMOUNTS: ReadonlySet<Mention['kind']> = new Set(['money', 'size', 'count']);
const BESIDE_AMOUNT = /^\s*,\s*(?:và\s+|cũng\s+)*(?:đứng|xếp|vươn lên|giữ|ở|đạt)?[^,;:.()]*$/u;

/** Whether a rank is one among all provinces, as far as anything tells. */
export function isAmongAll({ kind, outOf = FEWEST_PROVINCES }: Mention): boolean {
  return kind !== 'rank' || outOf >= FEWEST_PROVINCES;
}

/** The index, or component of one, that the rank or score of part `i` is in. */
export function rankOf(
  parsed: Parsed,
  i: number,
  book: IndicatorBook,
  { whole, topic }: { readonly whole: Whole; readonly topic: Topic },
): IndicatorEntry | undefined {
  const { mention } = parsed.parts[i] as Part;
  const wanted: Wanted = mention;
  const around = surroundings(parsed, i);
  if (BODY.test(parsed.plain.slice(around.before.start, around.before.end))) return undefined;

  // A component of one index is not that of another with the same name.
  const index = mention.kind === 'rank' ? whole.rank : whole.score;
  const ofContext = ({ parent }: IndicatorEntry): boolean =>
    parent === undefined || index === undefined || index.id === parent;

  const about = ABOUT.exec(parsed.masked.slice(mention.unitEnd))?.[0].length;
  if (about !== undefined) {
    const named = topicIn(parsed, {
      start: mention.unitEnd + about,
      end: phraseEnd(parsed, i, mention.unitEnd + about),
    });
    const found = book.find(named, wanted, 'start', named, ofContext);
    if (found) return found.entry;
    if (subjectOf(named).length > 1) return undefined;
  }
  const clause = topicIn(parsed, around.clause);
  const inClause = book.find(clause, wanted, 'end', clause, ofContext);
  if (inClause) return inClause.entry;
  // A component that is not in the list is not its index: it keeps its own name.
  if (subjectOf(clause).length > 1) return undefined;
  const inBefore = book.find(topicIn(parsed, around.before), wanted, 'end', [], ofContext);
  if (inBefore) return inBefore.entry;
  // `Chính quyền số được 0,7804 điểm, ở hạng 4`: the score before has named it.
  const inLead = leadsOf(parsed, i).flatMap(
    (lead) => book.find(topicIn(parsed, lead), wanted, 'end', [], ofContext) ?? [],
  )[0];
  if (inLead) return inLead.entry;
  // `Về cấp thẻ căn cước, tỉnh đứng nhì toàn quốc`: a topic of its own is no index named before.
  const fronted = frontedIn(parsed);
  if (fronted && subjectOf(topicIn(parsed, fronted)).length > 1) return undefined;
  // `Với số điểm 0,89, Đà Nẵng đứng đầu chỉ số ứng dụng CNTT`
  const next = parsed.parts[i + 1]?.mention.lead ?? parsed.masked.length;
  const [rest = ''] = parsed.masked.slice(mention.unitEnd, next).split(/[;.]/u);
  const behind = book.find(
    topicIn(parsed, { start: mention.unitEnd, end: mention.unitEnd + rest.length }),
    wanted,
    'start',
    [],
    ofContext,
  );
  if (behind) return behind.entry;
  const named = wholeIn(parsed.terms, book);
  const before = parsed.plain.slice(0, mention.start);
  if (i > 0 && THIS_ONE.test(before)) return mention.kind === 'rank' ? named.rank : named.score;
  // `- Về chỉ số hạ tầng kỹ thuật: ... Với điểm số chung là 0,5023`
  const ofTopic = book.find(topic.terms, wanted, 'end', [], ofContext);
  if (ofTopic) return ofTopic.entry;
  // `Thu hút đầu tư đạt 3 tỷ USD, đứng thứ 4`: the place of that, and in no index of before.
  const amount = parsed.parts.slice(0, i).findLast(({ role }) => role === 'figure')?.mention;
  const ofAmount =
    amount !== undefined &&
    AMOUNTS.has(amount.kind) &&
    BESIDE_AMOUNT.test(parsed.masked.slice(amount.unitEnd, mention.lead));
  if (ofAmount) return mention.kind === 'rank' ? named.rank : named.score;
  return mention.kind === 'rank' ? (named.rank ?? index) : (named.score ?? index);
}

/** The sentence up to number `i`, from each figure before it, the nearest first. */
function leadsOf({ parts }: Parsed, i: number): Slice[] {
  const end = (parts[i] as Part).mention.lead;
  const starts = parts
    .slice(0, i)
    .flatMap(({ role, mention }) => (role === 'figure' ? [mention.unitEnd] : []));
  return [0, ...starts].reverse().map((start) => ({ start, end }));
}

function subjectOf(terms: readonly Term[]): Term[] {
  return terms.filter((term) => !RANKING.has(term.exact));
}

/** Where the phrase that begins at an offset behind number `i` ends. */
function phraseEnd({ masked, parts }: Parsed, i: number, from: number): number {
  const next = parts[i + 1]?.mention.lead ?? masked.length;
  const end = masked.slice(from).search(/[,;:.()]/u);
  return Math.max(from, Math.min(next, end === -1 ? masked.length : from + end));
}
