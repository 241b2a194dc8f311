import type { Term } from '../../corpus/terms.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Slice } from '../../text/sentences.ts';
import type { IndicatorBook } from '../indicators.ts';
import { bracketedIn } from '../reading/brackets.ts';
import { surroundings, topicIn } from '../reading/clauses.ts';
import { listedWith } from '../reading/lists.ts';
import type { Parsed, Part } from '../reading/parsed.ts';
import type { UnitKind } from '../reading/units.ts';
import { amountOf, isOfHeads, saysWhat } from './amounts.ts';
import { ownWords, partWords, RANK_ALONE, SHARE_ALONE } from './own-words.ts';
import { lower, upper } from './phrases.ts';
import { isAmongAll, rankOf } from './ranks.ts';
import type { Topic, Whole } from './topics.ts';

/** What came before a sentence and may name what its figures are of. */
export interface Context {
  /** The index as a whole that the text spoke of last, else its title. */
  readonly whole: Whole;
  /** `Về bưu chính, ...`: what the sentence or its paragraph is about. */
  readonly topic: Topic;
  /** The words of the last figure of the sentence before, in its paragraph. */
  readonly told: readonly Term[];
  /** The line with a colon that a list item stands under. */
  readonly heading?: Parsed;
  /** What the figures before it in its sentence are of. */
  readonly labels: ReadonlyMap<number, Label>;
}

/** What a figure is of. */
export interface Label {
  readonly indicator: IndicatorEntry | undefined;
  /** The indicator's name, else the article's own words. */
  readonly label: string;
  /** Which part of it, in the article's own words. */
  readonly of?: string;
  /** The part of the sentence whose name it shares: a result beside its target. */
  readonly like?: number | undefined;
}

/** What a number is about, told by the words of its clause and by what came before. */
export function labelOf(parsed: Parsed, i: number, book: IndicatorBook, context: Context): Label {
  const { role, mention } = parsed.parts[i] as Part;
  const own = (): string => ownWords(parsed, i, context);
  if (role === 'change') return { indicator: undefined, label: own() };
  const listed = listedWith(parsed, i);
  if (listed) {
    const found = listed.terms.flatMap((terms) => book.find(terms, mention, 'end') ?? [])[0]?.entry;
    return { indicator: found, label: found?.vi ?? upper(listed.words) };
  }
  const beside = resultBeside(parsed, i, context);
  if (beside) return beside;
  const ranked = mention.kind === 'rank' || mention.kind === 'score';
  const indicator = (ranked ? rankOf : amountOf)(parsed, i, book, context);
  // A rank among the provinces of a region, or among districts, is not that among all provinces.
  if (indicator && !isAmongAll(mention))
    return { indicator: undefined, label: `${indicator.vi} trong ${mention.outOf} đơn vị` };
  if (indicator) {
    const whole = bracketedIn(parsed, i);
    const isPart = whole !== undefined && context.labels.get(whole)?.indicator === indicator;
    return { indicator, label: indicator.vi, ...(isPart ? { of: partWords(parsed, i) } : {}) };
  }
  const total = totalBefore(parsed, i, context);
  if (total) return { ...total, of: partWords(parsed, i) };
  const words = own();
  // `Tốc độ Internet đạt 98,25 Mb/s, xếp thứ 12 cả nước`: the rank of the figure before.
  const previous = [...context.labels.values()].at(-1);
  if (words === '') return { indicator: undefined, label: previous?.label ?? upper(mention.unit) };
  const unnamed = words === RANK_ALONE || words === SHARE_ALONE;
  return {
    indicator: undefined,
    label:
      unnamed && previous && previous.label !== words && !previous.label.startsWith('Điểm')
        ? `${words}: ${lower(previous.label)}`
        : words,
  };
}

/** What is measured by a target, or a mean by which something is measured, is of the same. */
const BESIDE_TARGET =
  /so với (?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu)|(?:bình quân|trung bình|mặt bằng)(?:\s+chung|\s+(?:chung\s+)?(?:của\s+)?(?:cả nước|toàn quốc)|(?=\s*\())\s*\(?\s*$|(?<!\p{L})của (?:cả nước|toàn quốc)(?:\s+(?:là|đạt|chỉ|mới))?\s*$/u;

const SUMS: ReadonlySet<UnitKind> = new Set(['share', 'money', 'size', 'density']);

/** What a figure is of that says nothing itself, as a result beside its target: `đề ra 97%, làm được 95%`. */
function resultBeside(parsed: Parsed, i: number, { labels }: Context): Label | undefined {
  const { mention } = parsed.parts[i] as Part;
  if (!SUMS.has(mention.kind) && mention.kind !== 'count') return undefined;
  const same = [...labels.keys()].findLast((k) => {
    const other = parsed.parts[k]?.mention;
    // `78.000 tổ công nghệ số; riêng Lâm Đồng có 1.400 tổ`
    return other?.kind === mention.kind && (SUMS.has(mention.kind) || other.unit === mention.unit);
  });
  const label = same === undefined ? undefined : labels.get(same);
  if (label === undefined) return undefined;
  const around = surroundings(parsed, i);
  const beside = { ...label, like: same };
  if (BESIDE_TARGET.test(parsed.plain.slice(around.before.start, around.before.end))) return beside;
  // `mật độ Internet là 34,8; còn tính theo thuê bao thực thì mật độ là 17,4`
  if (mention.kind === 'density' && isOfHeads(topicIn(parsed, around.before))) return beside;
  const says = (slice: Slice): boolean => saysWhat(topicIn(parsed, slice));
  return says(around.before) || says(around.after) ? undefined : beside;
}

const PARTED = /:|(?<!\p{L})(?:gồm|trong đó|chia ra|cụ thể|chia theo|tính theo)(?!\p{L})/u;

/** What a sum is of, for its parts that do not say it again: `236 điểm: 43 điểm thuộc các sở, ...`. */
function totalBefore(parsed: Parsed, i: number, { labels }: Context): Label | undefined {
  const { mention } = parsed.parts[i] as Part;
  if (mention.kind !== 'count' && mention.kind !== 'bare') return undefined;
  for (const [k, label] of labels) {
    const total = parsed.parts[k]?.mention;
    if (total === undefined || label.indicator === undefined || total.value < mention.value)
      continue;
    const unit = total.unit || label.indicator.unit;
    // `3.056 chứng thư số, trong đó của cá nhân là 2.241 chứng thư`
    const same = mention.unit === unit || unit.startsWith(`${mention.unit} `);
    if (!same && mention.kind !== 'bare') continue;
    if (PARTED.test(parsed.masked.slice(total.unitEnd, mention.start))) return label;
  }
  return undefined;
}
