import type { Article } from '../../corpus/article.ts';
import type { Period } from '../../text/periods.ts';
import { plain, words } from '../patterns.ts';
import {
  bare,
  firstMonths,
  isLate,
  lengthOf,
  liesAhead,
  publicationOf,
  quarterBefore,
  quarterOf,
  yearly,
} from './dating.ts';
import { countOf, MONTHS, readTimes, type TimeMention } from './times.ts';

const BEFORE_QUARTER = String.raw`(?<=(?:trong|cả|cuối|hết|suốt|toàn|kết thúc|của)\s+)(?<!tháng\s+cuối\s+)`;
const THAT = String.raw`(?:vừa qua|vừa rồi|qua|này|ấy|đó)`;
/** What `quý` is beside a quarter, or of another one: `quý vị`, `quý I`, `quý trước`. */
const NO_QUARTER = String.raw`(?!\s+(?:\d|i{1,3}(?!\p{L})|iv(?!\p{L})|thứ|một|hai|ba|tư|đầu|cuối|trước|tới|sau|kế tiếp|tiếp|vị|khách|ông|bà|báu|giá|hiếm|cơ quan|đơn vị|doanh nghiệp|công ty|độc giả|bạn|thầy|đại biểu))`;
/** `Trong quý, ...`, `cuối quý`, `quý này` */
const THE_QUARTER = words(
  String.raw`(?:${BEFORE_QUARTER}quý(?:\s+${THAT})?|quý\s+(?:này|vừa qua|vừa rồi|ấy|đó))${NO_QUARTER}`,
);
const OTHER_MONTHS = String.raw`(?!\s+(?:đầu|cuối|tới|còn lại|nữa|liền|liên|trước|sau|một lần|tuổi|lương|kể|từ|thử|triển khai|thực hiện|vận hành|hoạt động|chạy|áp dụng|sử dụng|thi công|ra mắt|đi vào|khai trương|sáp nhập|hợp nhất|phát động|học|tập))`;
const NO_SPAN_AHEAD = String.raw`(?<!(?:hơn|gần|thêm|trước|hạn|thời gian|kéo dài|mỗi|từng|khoảng|vòng|sớm|dài|được|kỳ|cứ|chậm|nhanh|đầy|vài|nhiều|và)\s+)(?<![\p{L}\d.,/-]|\d\s+)`;
/** `Ba tháng qua`, `sau 6 tháng`, `nửa năm giải ngân được 341 tỷ đồng` */
const THE_MONTHS = new RegExp(
  String.raw`${NO_SPAN_AHEAD}0?${MONTHS}(?:\s+(?:vừa\s+)?(?:qua|rồi))?(?!\p{L})${OTHER_MONTHS}`,
  'gu',
);
const MONEY = String.raw`(?:\s+(?:là|đạt|được|ước|thu|khoảng|gần|hơn|trên))*\s+\d[\d.,]*\s+(?:(?:nghìn|ngàn)\s+)?(?:tỷ|triệu đồng)`;
/** `quý II đạt 100 tỷ đồng, lũy kế 190 tỷ đồng`: behind a quarter, all of the year up to its end; what is counted may add up longer. */
const SUMMED = words(
  String.raw`(?:lũy kế|cộng dồn|tính chung)(?=\s*,?\s+từ đầu năm(?!\s+\d)|${MONEY}(?!\p{L}))`,
);
/** `Quý IV lắp 30 trạm, cả năm 110 trạm`: the year that a last part of it ends. */
const ALL_YEAR =
  /(?<=(?:^|[;,.:]|lũy kế|tính chung)\s*)cả năm(?!\p{L}|\s+(?:\d|học|qua|trước|sau|tới|phấn đấu|dự kiến|kế hoạch))/gu;
const REFERS = /quý|tháng|nửa năm|cả năm|lũy kế|cộng dồn|tính chung/u;

/** The part of a year that a text tells of, for what only refers to it: `Trong quý, ...`, `ba tháng qua`. */
export class ToldParts {
  /** What the title says, which goes before what is told on the way. */
  readonly #titled: Period | undefined;
  #last: Period | undefined;
  /** The quarter that it said last something is to be done in. */
  #planned: Period | undefined;
  readonly #published: Period;

  constructor(article: Pick<Article, 'title' | 'publishedOn'>) {
    this.#published = publicationOf(article);
    this.#titled = this.#partIn(readTimes(plain(article.title)));
  }

  /** The times of the next sentence (in its plain form), with the parts of a year that it only refers to. */
  readonly read = (text: string): TimeMention[] => {
    const times = readTimes(text);
    this.#last = this.#partIn(times) ?? this.#last;
    if (!REFERS.test(text)) return times;
    const found = [...times];
    const add = (period: Period | undefined, start: number, end: number): void => {
      const isFree = found.every((time) => time.end <= start || time.start >= end);
      if (period && isFree) found.push({ ...period, start, end, role: 'stated' });
    };
    const [titled, last] = [this.#titled, this.#last];
    const planned = times.findLast(({ role, part }) => role === 'plan' && quarterOf(part));
    this.#planned = bare(planned) ?? this.#planned;
    const quarter = [titled, last].find((period) => quarterOf(period?.part));
    // `bàn kế hoạch quý III. Quý vừa qua, ...`
    const over = quarter ?? (this.#planned && quarterBefore(this.#planned));
    for (const { index, 0: written } of text.matchAll(THE_QUARTER))
      add(written.endsWith('qua') ? over : quarter, index, index + written.length);
    for (const { index, 0: written, groups } of text.matchAll(THE_MONTHS)) {
      const count = countOf(groups?.months ?? '');
      const told = [titled, last].find((period) => lengthOf(period?.part) === count);
      add(told, index, index + written.length);
    }
    for (const { index, 0: written } of text.matchAll(SUMMED)) {
      const summed = this.#partIn(times.filter(({ end }) => end <= index)) ?? quarter;
      const until = 3 * quarterOf(summed?.part);
      const sum = until ? { ...yearly(summed ?? {}), ...firstMonths(until) } : undefined;
      add(sum, index, index + written.length);
    }
    const ending = [titled, last].find((period) => isLate(period?.part));
    for (const { index, 0: written } of text.matchAll(ALL_YEAR))
      add(ending && yearly(ending), index, index + written.length);
    return found.sort((a, b) => a.start - b.start);
  };

  /** The last part of a year that something is said to have been so in, as nothing was in one yet to come. */
  #partIn(times: readonly TimeMention[]): Period | undefined {
    const told = times.findLast(
      (time) => time.role === 'stated' && time.part && !liesAhead(time, this.#published),
    );
    return bare(told);
  }
}
