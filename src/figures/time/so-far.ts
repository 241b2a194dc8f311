import type { Period } from '../../text/periods.ts';
import { ending, word } from '../patterns.ts';
import type { Part } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';
import { firstMonths, monthsIn, quarterOf } from './dating.ts';

/** `Sở từ đầu năm mở 15 lớp`, up to the number; with a year behind it is a time of its own. */
const FROM_START =
  /(?<!\p{L})từ đầu năm(?:\s+(?:đến|tới)\s+nay)?(?!\p{L}|\s+(?:\d|học|nay|trước|ngoái))[^;:]*$/u;
/** Behind the subject of a sentence it goes for all of it. */
const OPENS_FROM_START =
  /^[^,;:()\d]{0,60}(?<!\p{L})từ đầu năm(?:\s+(?:đến|tới)\s+nay)?(?!\p{L}|\s+(?:\d|học|nay|trước|ngoái))[^:]*$/u;
const UNTIL_END = ending(String.raw`(?:đến|tới|hết|cuối)(?:\s+(?:hết|cuối))?\s+`);
/** `Mới đây, ngày 24/1, Thanh tra Sở tịch thu 1.065 ấn phẩm`: what was found on a day, between it and the number. */
const FOUND = word('phát hiện|tịch thu|thu giữ|tạm giữ|bắt giữ|xử phạt|phạt');

/** How far into a year a text counts: `đến hết quý III/2024`, or the months that it reports on. */
export class YearSoFar {
  #end: Period | undefined;

  constructor(reported: Period | undefined) {
    this.#end = reported;
  }

  /** Goes on to the next sentence. */
  enter({ plain: text, times, cell }: Sentence): void {
    if (cell) return;
    const end = times.findLast(
      ({ role, year, month, day, part, start }) =>
        role === 'stated' &&
        year !== undefined &&
        day === undefined &&
        (month ?? part) !== undefined &&
        UNTIL_END.test(text.slice(0, start)),
    );
    if (end) this.#end = end;
  }

  /**
   * The months that number `i` is counted in, if it is from the beginning of the year on.
   * @param from where the time ends that the sentence names for it, if it names one
   */
  of({ plain: text, parts }: Sentence, i: number, from = 0): Period | undefined {
    const { year, month, part } = this.#end ?? {};
    const ahead = text.slice(from, (parts[i] as Part).mention.start);
    const counts = FROM_START.test(ahead) || (from === 0 && OPENS_FROM_START.test(ahead));
    if (year === undefined || !counts) return undefined;
    const months = month ?? (3 * quarterOf(part) || monthsIn(part));
    return months === 0 ? undefined : { year, ...firstMonths(months) };
  }
}

/** The day on which what number `i` counts was found, if the sentence tells it. */
export function dayFound(
  { plain: text, masked, times, parts }: Sentence,
  i: number,
): Period | undefined {
  const { start } = (parts[i] as Part).mention;
  const day = times.findLast(({ role, end }) => role === 'event' && end <= start);
  if (day === undefined || masked.slice(day.end, start).includes(';')) return undefined;
  return FOUND.test(text.slice(day.end, start)) ? day : undefined;
}
