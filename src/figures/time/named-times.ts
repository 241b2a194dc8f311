import type { Period } from '../../text/periods.ts';
import { beginning } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import { yearly } from './dating.ts';
import { isOfRanking } from './spoken-years.ts';
import type { TimeMention } from './times.ts';

/** `Cũng năm ấy, ...`: the year that was named last. */
const THAT_YEAR = beginning(
  String.raw`[\s\-–+*•]*(?:(?:cũng|cùng|ngay|trong)\s+)*(?:năm\s+(?:ấy|đó)|cùng\s+năm)`,
);
/** `Cùng thời gian này, ...`: the time that was named last, be it a part of a year. */
const THAT_TIME = beginning(
  String.raw`[\s\-–+*•]*(?:(?:cũng|cùng|ngay|trong)\s+)*(?:(?:khoảng )?thời gian\s+(?:ấy|đó)|(?<=(?:cũng|cùng|trong)\s+)(?:khoảng\s+)?thời gian này)`,
);

/** `Các chỉ tiêu của giai đoạn gồm:`, `Trong giai đoạn này, ...`: the phase that was named last. */
const THAT_PHASE =
  /^[^,;:.\d]{0,60}(?<!\p{L})giai đoạn(?:\s+(?:này|ấy|đó|trên|nói trên)(?!\p{L})|(?=\s*[,:]|\s+(?:gồm|bao gồm|là|như sau|phải|cần)(?!\p{L})))/u;

/** `Bù lại, trong số đó hơn 600 nghìn thuê bao ...`, `Trừ đi 743 chứng thư ...`: some of what was told of just before. */
const OF_THOSE = beginning(
  String.raw`[\s\-–+*•]*(?:(?:\p{L}+\s\p{L}+,?\s+)?trong (?:số )?(?:đó|này)|trừ (?:đi|số)|ngoài số (?:đó|này))`,
);
/** `Ở bảng Vietnam ICT Index công bố ngày 21-12-2012`: all that tells of which year a ranking is. */
const ANNOUNCED =
  /(?<!\p{L})(?:công bố|ra mắt|phát hành|đưa ra)(?:\s+(?:vào|sáng|chiều|hôm|ngày))*\s*$/u;

/** `Từ nghị quyết, tỉnh đã ra 06 quyết định`: what came of the document whose date was told just before. */
const AFTER_DOCUMENT =
  /^[\s\-–+*•]*(?:từ|thực hiện|triển khai|cụ thể hóa|trên cơ sở|sau|nhờ)\s+(?:khi có\s+)?(?:các\s+|những\s+)?(?:nghị quyết|quyết định|kế hoạch|đề án|chỉ thị|chương trình)(?:\s+(?:này|ấy|đó|trên|nói trên))?\s*,/u;

/** A period that the text names, and where. */
interface Named {
  readonly period: Period;
  readonly sentence: Sentence;
}

/** The times that a text named last, for what only refers to them. */
export class NamedTimes {
  /** Of the ranking that was told of last. */
  #ranking: Named | undefined;
  /** The time that a figure was said to be of last. */
  #last: Named | undefined;
  /** Of an earlier ranking, told of in passing: it is meant in its paragraph alone. */
  #earlier: Named | undefined;
  #paragraph = -1;
  #aim: Period | undefined;
  /** The date of the document that was dated last. */
  #document: Named | undefined;
  /** The span of years that was named last, be it in the name of a plan. */
  #phase: Named | undefined;

  /** Goes on to the next sentence. */
  enter(sentence: Sentence): void {
    this.#paragraph = sentence.paragraph;
    const ranking = rankingIn(sentence);
    if (ranking) this.#earlier = undefined;
    this.#ranking = ranking ?? this.#ranking;
    const document = sentence.times.findLast(isDateOfDocument);
    if (document) this.#document = { period: yearly(document), sentence };
    const span = sentence.times.findLast(({ toYear }) => toYear !== undefined);
    if (span) this.#phase = { period: yearly(span), sentence };
  }

  /** Takes note of the period that a sentence states for a figure; `standing` for a rank or a score. */
  note(period: Period, sentence: Sentence, standing: boolean): void {
    // Of two years in one sentence the later one runs on: `năm 2021 đứng thứ 3, sang năm 2022 lên thứ 2`.
    const isLater = (known: Named | undefined): boolean =>
      known?.sentence !== sentence || (known.period.year ?? 0) <= (period.year ?? 0);
    if (isLater(this.#last)) this.#last = { period, sentence };
    if (!standing || !isLater(this.#ranking)) return;
    const named = { period: yearly(period), sentence };
    if ((period.year ?? 0) < (this.#ranking?.period.year ?? 0)) this.#earlier = named;
    else this.#ranking = named;
  }

  /** When what is wanted was last said to be so. */
  get aim(): Period | undefined {
    return this.#aim;
  }

  /** Takes note of the period that a sentence states for an aim. */
  noteAim(period: Period): void {
    if (period.year !== undefined) this.#aim = yearly(period);
  }

  /** A period that a sentence opens with runs on from here, over more than its paragraph if it is `wide`. */
  open(period: Period, sentence: Sentence, wide: boolean): void {
    const isEarlier = (period.year ?? 0) < (this.#ranking?.period.year ?? 0);
    if (isEarlier && !wide) this.#earlier = { period: yearly(period), sentence };
    else this.endRanking();
  }

  /** Another time runs on from here. */
  endRanking(): void {
    this.#ranking = undefined;
    this.#earlier = undefined;
  }

  /**
   * The year of the ranks and scores that say none: `Cùng bảng ấy, Long An ở hạng 37`.
   * @param paragraph the only one in which it may have been named, if there is one
   */
  ranking(paragraph: number | undefined): Period | undefined {
    const inPassing = this.#earlier?.sentence.paragraph === this.#paragraph;
    const named = inPassing ? this.#earlier : this.#ranking;
    return paragraph === undefined || named?.sentence.paragraph === paragraph
      ? named?.period
      : undefined;
  }

  /**
   * The phase that a sentence is about without opening with it: it refers to one, or heads a list of aims with a
   * plan in it or ahead of it in its paragraph.
   */
  phaseMeantBy({ plain: text, times, paragraph }: Sentence, aims: boolean): Period | undefined {
    const own = times.find(({ toYear }) => toYear !== undefined);
    if (own) return aims ? yearly(own) : undefined;
    if (times.length > 0) return undefined;
    const isBehind = aims && this.#phase?.sentence.paragraph === paragraph;
    return isBehind || THAT_PHASE.test(text) ? this.#phase?.period : undefined;
  }

  /** The year of the document that a sentence tells the outcome of, if that was dated just before. */
  yearOfDocument({ plain: text, paragraph }: Sentence): number | undefined {
    const near = paragraph - (this.#document?.sentence.paragraph ?? -2) <= 1;
    return near && AFTER_DOCUMENT.test(text) ? this.#document?.period.year : undefined;
  }

  /** The time that a sentence opens with without its number: `Cũng năm ấy, ...`, `Trong số đó, ...`. */
  meantBy({ plain: text, paragraph }: Sentence): Period | undefined {
    if (this.#last === undefined) return undefined;
    // A paragraph may go on from the one above it.
    const near = paragraph - this.#last.sentence.paragraph <= 1;
    const of = near && OF_THOSE.test(text);
    const { period } = this.#last;
    // Over a part of a year things come about, as of a month or a day they have.
    if (THAT_TIME.test(text))
      return { ...yearly(period), ...(period.part ? { part: period.part } : {}) };
    return of || THAT_YEAR.test(text) ? yearly(period) : undefined;
  }
}

/** Whether a time is the day of a document, with its year. */
function isDateOfDocument({ role, day, year }: TimeMention): boolean {
  return role === 'document' && day !== undefined && year !== undefined;
}

/** The ranking of a year that a sentence names, the latest if it names more. */
function rankingIn(sentence: Sentence): Named | undefined {
  const { plain: text, times } = sentence;
  const ofRanking = times.filter(
    ({ year, toYear, start }) =>
      year !== undefined && toYear === undefined && isOfRanking(text, start),
  );
  const [latest] = ofRanking
    .filter(({ role, day }) => role === 'stated' && day === undefined)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
  const named = latest ?? ofRanking.find(({ start }) => ANNOUNCED.test(text.slice(0, start)));
  return named && { period: yearly(named), sentence };
}
