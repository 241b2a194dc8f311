import type { Article } from '../../corpus/article.ts';
import { type Period, yearCompared } from '../../text/periods.ts';
import { type FigurePeriod, periodText } from '../figure.ts';
import { ending, plain, word } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import {
  atEnd,
  bare,
  dated,
  isLate,
  LAST_MONTH_OF_REVIEWS,
  last,
  liesAhead,
  monthsIn,
  publicationOf,
  quarterOf,
  yearly,
} from './dating.ts';
import { electionIn, eventOf, givenYear, isPlan } from './given-times.ts';
import { tellsResults } from './lists.ts';
import { looksBack, openerOf } from './openers.ts';
import { aimedAt, isAim, isOfRanking, recentIn, reviewed, statedBy } from './spoken-years.ts';
import { readTimes, type TimeMention } from './times.ts';

/** How many sentences at the head of an article may say what year it reviews. */
const LEAD = 3;
/** A review that leaves its year to be understood: `Hội nghị tổng kết, triển khai nhiệm vụ năm 2021`. */
const REVIEW_OF_LAST =
  /(?<!\p{L})(?:tổng kết|nhìn lại|điểm lại|kiểm điểm|năm (?:vừa )?qua|năm vừa rồi)(?!\p{L}|\s+(?:\d|năm|[36] tháng))/u;
/** What a title begins with that tells of work to do. */
const WORK = /^(?:nâng cao|đẩy mạnh|triển khai|tăng cường|cải thiện|phát triển|xây dựng)(?!\p{L})/u;
/** `Kế hoạch phát triển hạ tầng số giai đoạn 2023-2025` */
const PLAN_TITLE =
  /^(?:[^:\d]{2,30}:\s*)?(?:(?:quyết định\s+)?(?:về|phê duyệt|ban hành)\s+(?:việc\s+)?(?:(?:phê duyệt|ban hành)\s+)?)?(?:kế hoạch|đề án|chương trình|quy hoạch|mục tiêu|chỉ tiêu|phấn đấu)(?!\p{L})/u;
const AIMING_TITLE = word('đặt (?:đích|mục tiêu|chỉ tiêu)|phấn đấu|đề ra mục tiêu');
/** `đến cuối năm`, before its number. */
const YEAR_END = ending(String.raw`(?:cuối|hết)\s+(?:năm\s+)?`);
const LATE_FROM = 11;
/** A year that lies more years before the publication is one among those that the article tells of. */
const LAST_REVIEWED = 1;

/** What an article as a whole says of its time, before any of its sentences does. */
export class ArticleTime {
  #title: Period | undefined;
  readonly #lead: Period | undefined;
  /** Whether what the lead reviews is a ranking: `Bảng DTI năm 2020 chấm ...`. */
  readonly #leadRanks: boolean;
  /** Whether the year of the title is that of a ranking: `PAPI 2023: ...`. */
  readonly #titleRanks: boolean;
  /** The year of its front matter. */
  readonly #given: number | undefined;
  /** Whether that is the only year that the text tells of, more than once. */
  readonly #isAlone: boolean;
  /** When it was published, as far as that is known. */
  readonly published: Period;
  readonly #only: Period | undefined;
  /** The day of the meeting that it tells of. */
  readonly event: Period | undefined;
  /** The year in which it speaks, as far as anything tells it: later ones are to come. */
  readonly now: number | undefined;
  /** Whether anything tells when the article was written. */
  readonly #isDated: boolean;
  /** The years that it tells of as just begun, if nothing tells when it was written. */
  readonly #begun: readonly number[];
  /** The years that it somewhere aims at. */
  readonly #aims: ReadonlySet<number>;
  /** Whether its title tells of aims: `Gia Lai đặt đích cho chuyển đổi số`. */
  readonly isOfAims: boolean;
  /** When what it says is to be done, if it is a plan. */
  readonly planned: Period | undefined;

  constructor(article: Article, sentences: readonly Sentence[]) {
    const title = readTimes(plain(article.title));
    const head = sentences.filter(({ heading, cell }) => !heading && !cell).slice(0, LEAD);
    this.published = publicationOf(article);
    const planned = [...title, ...head.flatMap(({ times }) => times)].find(isPlan)?.year;
    // A title's year after the publication is that of a plan.
    const isPast = (period: Period): boolean => !liesAhead(period, this.published);
    const titled = title.find(
      (time) => time.role === 'stated' && (time.year ?? time.part) && isPast(time),
    );
    this.#title = bare(titled);
    this.#titleRanks = titled !== undefined && isOfRanking(plain(article.title), titled.start);
    const times = head
      .flatMap((sentence) => reviewed(sentence).map((time) => ({ time, sentence })))
      .filter(({ time }) => isPast(time));
    const lead = times.find(({ time }) => time.year !== undefined);
    // `sơ kết 6 tháng đầu năm`: of which year the rest of the article tells.
    const part = times.find(({ time }) => time.year === undefined)?.time;
    this.#lead =
      bare(lead?.time) ??
      this.#lastYear(article, head, planned) ??
      this.#opened(head[0]) ??
      bare(part);
    this.#leadRanks = lead !== undefined && isOfRanking(lead.sentence.plain, lead.time.start);
    // `Nâng cao chỉ số ... năm 2023` is about that year's work, the lead about the results of the one before.
    const [worked, reviewedYear] = [last(this.#title), last(this.#lead)];
    if (WORK.test(plain(article.title)) && (reviewedYear ?? worked ?? 0) < (worked ?? 0))
      this.#title = undefined;
    this.event =
      eventOf(head, last(this.#title ?? this.#lead), planned, this.published.year) ??
      (this.published.year === undefined ? electionIn(head) : undefined);
    this.#aims = new Set(sentences.flatMap(aimedAt));
    this.#isDated = (this.published.year ?? this.event?.year) !== undefined;
    const stated = sentences
      .filter((sentence) => !looksBack(sentence))
      .flatMap((sentence) =>
        statedBy(sentence).filter(
          ({ role, year = 0 }) =>
            !(role === 'horizon' && this.#aims.has(year)) && !this.#isBeyondAims(sentence, year),
        ),
      );
    const given = givenYear(article, sentences, stated);
    const isRecent = (given ?? 0) >= (this.published.year ?? 0) - LAST_REVIEWED;
    this.#given = given !== undefined && isPast({ year: given }) && isRecent ? given : undefined;
    const spoken = stated.length > 0 ? stated : sentences.flatMap(recentIn);
    const years = new Set(spoken.map((period) => periodText(yearly(period))));
    this.#isAlone = stated.length > 1 && years.size === 1 && last(stated[0]) === given;
    // Of several it speaks in the one that it begins with, unless it goes on to a later one.
    const [first] = spoken;
    const isLatest = spoken.every((time) => (last(time) ?? 0) <= (last(first) ?? 0));
    const compared = first ? undefined : yearCompared(sentences.map(({ plain }) => plain));
    this.#only =
      first && (years.size === 1 || isLatest)
        ? yearly(first)
        : compared === undefined
          ? undefined
          : { year: compared };
    this.#begun = this.#isDated ? [] : sentences.flatMap(recentIn).flatMap(({ year = [] }) => year);
    const about = this.#title ?? this.#lead ?? this.#only;
    this.now =
      this.published.year ??
      this.event?.year ??
      (about && this.isWithin(about) ? undefined : last(about));
    this.isOfAims = AIMING_TITLE.test(plain(article.title));
    const aim = PLAN_TITLE.test(plain(article.title)) ? title.find(({ year }) => year) : undefined;
    this.planned = (last(aim) ?? 0) >= (this.now ?? 0) ? bare(aim) : undefined;
  }

  /** Whether its title or lead says what it reviews. */
  get isReview(): boolean {
    return this.#title !== undefined || this.#lead !== undefined;
  }

  /** Whether its title says what year it is about. */
  get isTitled(): boolean {
    return this.#title?.year !== undefined;
  }

  /** The first months of a year or the quarter that its title says it reports on. */
  get reported(): Period | undefined {
    const { part } = this.#title ?? {};
    return monthsIn(part) > 0 || quarterOf(part) > 0
      ? this.#withYear(this.#title ?? {})
      : undefined;
  }

  #withYear(period: Period): Period {
    const year = period.year ?? this.yearOf(period);
    return year === undefined ? period : { ...period, year };
  }

  /** The year of what names a part of one or a month only: `6 tháng đầu năm`. */
  yearOf({ part, month = 0 }: Period): number | undefined {
    const { year } = this.#title?.year ? this.#title : (this.#lead ?? {});
    const told = year ?? this.#given;
    if (told !== undefined) return told;
    if (this.published.year === undefined) return this.event?.year ?? last(this.#only);
    // `11 tháng` in January are those of the year before, and so is its last quarter until March.
    const published = this.published.month ?? 12;
    const isLast = published <= LAST_MONTH_OF_REVIEWS && isLate(part);
    const isOver = Math.max(monthsIn(part), month) <= published;
    return this.published.year - Number(isLast || !isOver);
  }

  /** A day of which the text leaves out the year: the last one like it before the publication. */
  withYear(day: Period): Period {
    const { year, ...rest } = bare(day) ?? {};
    const later = (day.month ?? 0) > (this.published.month ?? 12);
    const told = this.published.year === undefined ? this.now : this.published.year - Number(later);
    const own = year ?? told;
    return { ...(own === undefined ? {} : { year: own }), ...rest };
  }

  /** Whether a period is yet to come. */
  isToCome(text: string, time: TimeMention): boolean {
    const { year, toYear, part, start, role } = time;
    const end = toYear ?? year ?? 0;
    const { now } = this;
    if (part && liesAhead(time, this.published)) return true;
    // `Hạn là cuối năm 2025`, said in October.
    if (role === 'horizon' && end === this.published.year && this.published.month !== undefined)
      return this.published.month < LATE_FROM && YEAR_END.test(text.slice(0, start));
    if (now !== undefined && end <= now) return false;
    // Without a date the latest year that is reviewed tells little of when the article speaks.
    return (
      this.#isDated ||
      isAim(text, start) ||
      this.#aims.has(end) ||
      this.#isBeyondAims({ plain: text }, end)
    );
  }

  /** Whether a year had just begun at the publication. */
  justBegan({ year }: Period): boolean {
    const { month = 12 } = this.published;
    return year !== undefined && year === this.published.year && month <= LAST_MONTH_OF_REVIEWS;
  }

  /** `Bước sang năm 2015, mật độ nâng lên 65 máy`, in a plan up to 2010 of which no date is known. */
  #isBeyondAims(sentence: Pick<Sentence, 'plain'>, year: number): boolean {
    return !this.#isDated && year > Math.min(...this.#aims) && !tellsResults(sentence);
  }

  /** Whether an article of no date speaks within a phase and not at its end: `kể từ đầu năm 2022`, of 2021-2025. */
  isWithin({ year = 0, toYear = 0 }: Period): boolean {
    return this.#begun.some((begun) => year <= begun && begun < toYear);
  }

  /**
   * When a figure was so of which no sentence says it.
   * @param flows whether it is money, which flows over some years; the rest is what there is at their end
   * @param standing whether it is a rank or a score: the year of a ranking in the lead is that of no other
   * @param counted whether it is a count: under the title of a ranking rates are often its ingredients
   */
  periodOf(flows: boolean, standing = false, counted = false): FigurePeriod | null {
    const { part: first } = this.#title?.part ? this.#title : (this.#lead ?? {});
    const part = first ? { part: first } : {};
    const isPublished = this.published.year !== undefined;
    const phase = this.#title ?? this.#lead ?? this.#only;
    if (!flows && phase && this.isWithin(phase)) return null;
    const isPassing = this.#titleRanks && counted && isPublished;
    if (this.#title?.year !== undefined && !isPassing)
      return dated(atEnd(this.#title, flows), 'title');
    const passing = isPassing || (this.#leadRanks && !standing && isPublished);
    if (this.#lead?.year !== undefined && !passing) return dated(atEnd(this.#lead, flows), 'lead');
    const isRanking = passing && this.#given === this.#lead?.year;
    if (this.#given !== undefined && !isRanking && !this.#isPassed(this.#given))
      return dated({ year: this.#given, ...part }, 'article');
    if (this.published.year !== undefined)
      return dated({ year: this.published.year, ...part }, 'publication');
    if (this.event?.year !== undefined) return dated({ year: this.event.year, ...part }, 'event');
    return this.#only ? dated(atEnd(this.#only, flows), 'only') : null;
  }

  /**
   * When a figure is so that the text calls present, `đến nay`: at the publication, unless that is the
   * time of reviews of the year before.
   * @param byItself whether it stands for itself, and is not counted within a part of the year
   */
  present(flows: boolean, byItself = true): FigurePeriod | null {
    const whole = this.periodOf(flows);
    const [reviewed, published] = [last(whole ?? undefined), this.published.year];
    // What there is now is no sum of the first months.
    if (whole?.part && whole.year && whole.year === (published ?? whole.year) && byItself && !flows)
      return dated({ year: whole.year }, whole.rule);
    if (published === undefined || reviewed === undefined || reviewed >= published) return whole;
    const review =
      this.isReview &&
      reviewed === published - 1 &&
      (this.published.month ?? 1) <= LAST_MONTH_OF_REVIEWS;
    return review ? whole : dated({ year: published }, 'publication');
  }

  /** Whether a year that nothing reviews is over for good: only in the first months is the last year told of. */
  #isPassed(year: number): boolean {
    const early = (this.published.month ?? 1) <= LAST_MONTH_OF_REVIEWS;
    return !this.isReview && !early && !this.#isAlone && year < (this.published.year ?? year);
  }

  /** `Năm 2006 là năm thứ hai ...`, in January 2007: the year before as what the text is about, with no figure of it yet. */
  #opened(first: Sentence | undefined): Period | undefined {
    if ((this.published.month ?? 12) > LAST_MONTH_OF_REVIEWS || !first || first.parts.length > 0)
      return undefined;
    const { time, wide } = openerOf(first) ?? {};
    const isLast = wide && time?.year === (this.published.year ?? 0) - 1 && !time.toYear;
    return isLast ? bare(time) : undefined;
  }

  #lastYear(
    { title }: Article,
    head: readonly Sentence[],
    planned: number | undefined,
  ): Period | undefined {
    const text = [plain(title), ...head.map((sentence) => sentence.plain)].join('\n');
    if (!REVIEW_OF_LAST.test(text)) return undefined;
    if (planned !== undefined && planned === (this.published.year ?? planned))
      return { year: planned - 1 };
    const early = (this.published.month ?? 12) <= LAST_MONTH_OF_REVIEWS && planned === undefined;
    return this.published.year !== undefined && early
      ? { year: this.published.year - 1 }
      : undefined;
  }
}
