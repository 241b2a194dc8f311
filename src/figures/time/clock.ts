import type { Article } from '../../corpus/article.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Period } from '../../text/periods.ts';
import type { FigurePeriod, Status } from '../figure.ts';
import { word } from '../patterns.ts';
import type { Part } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';
import { ArticleTime } from './article-time.ts';
import { atEnd, bare, dated, isPlausible, quarterBefore, quarterOf, yearly } from './dating.ts';
import { goesOnListing, headsAims, tellsResults } from './lists.ts';
import { NamedTimes } from './named-times.ts';
import {
  looksBack,
  openerOf,
  opensAhead,
  opensYearBefore,
  tellsQuarterBefore,
  tellsYearBefore,
} from './openers.ts';
import { timeBeside } from './own-time.ts';
import { comesBack, lastPresent, OPENS_PRESENT, opensPresent } from './present.ts';
import { dayFound, YearSoFar } from './so-far.ts';
import { ofItsYear, untilEnd } from './stocks.ts';
import type { TimeMention } from './times.ts';

interface Running {
  /** Absent where the text has come back to the present. */
  readonly period?: Period;
  /** A heading: what stands under it is of its time even behind an `hiện nay`. */
  readonly heading?: boolean;
  /** What is yet to be done by then. */
  readonly plan: boolean;
  /** It opened a list and ends with it; what ran on before it does so again. */
  readonly ofList?: true;
  /** It was said of ranks and scores alone, and is the time of no others. */
  readonly ranks?: boolean;
  readonly around?: Running | undefined;
}

const WHOLE_YEAR = /(?<!\p{L})(?:cả năm|kế hoạch năm)(?!\p{L})[^,;.]*$/u;
/** `I. KẾT QUẢ ĐẠT ĐƯỢC`: a heading in a plan under which something else stands than its aims. */
const REVIEWING = word('kết quả|thực trạng|hiện trạng|tình hình|đánh giá');
/** Places, scores, and how they moved. */
const STANDING: ReadonlySet<string> = new Set(['rank', 'score', 'step']);
/** What is known of a figure whose time is sought. */
interface Told {
  readonly status: Status;
  /** The one that it is of, if it is any of the vocabulary's. */
  readonly indicator: IndicatorEntry | undefined;
}

/** A heading that is counted. */
const NUMBERED = /^\s*(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})[.)]\s/u;
const EVENT =
  /^[\s\-–]*(?:cũng\s+)?(?:tại|trong|dự|đến dự|tham dự|nhân)\s+(?:hội nghị|buổi|lễ|cuộc họp|hội thảo|dịp|kỳ họp)|^[\s\-–]*(?:dịp này|nhân dịp)|^[\s\-–]*(?:tham )?dự\s+có(?!\p{L})|tham dự hội nghị|đến dự/u;
/** Who and what a meeting itself has; what is reported at it is of the time reported on. */
const OF_MEETING = /^(?:đại biểu|tham luận|ý kiến|tập thể|cá nhân|đơn vị|lượt ý kiến|người)$/u;
const REPORTED = word('báo cáo|cho biết|cho hay|theo|nêu|số liệu|kết quả');

/**
 * Tells when the figures of an article were so, sentence by sentence in the order of the text: by a
 * year beside them, one that runs on from before, or what the article as a whole says.
 */
export class Clock {
  readonly #article: ArticleTime;
  #section: Running | undefined;
  #paragraph: Running | undefined;
  readonly #named = new NamedTimes();
  readonly #soFar: YearSoFar;
  #at = -1;
  /** It is in a list of an article whose title tells of aims. */
  #inAims = false;
  /** Whether the sentence begins its paragraph. */
  #first = true;
  /** Whether the sentence goes on in an item of a list. */
  #inItem = false;
  /** Whether what runs on in the paragraph is an aim told further on in an item, and over with it. */
  #aimOfItem = false;
  /** When the list is to be done that may follow. */
  #listed: Period | undefined;

  constructor(article: Article, sentences: readonly Sentence[]) {
    this.#article = new ArticleTime(article, sentences);
    this.#soFar = new YearSoFar(this.#article.reported);
    const { planned } = this.#article;
    if (planned) this.#section = { period: planned, plan: true, heading: true };
  }

  /** Whether what the sentence stands under is yet to be done. */
  get planning(): boolean {
    return this.#inAims || (this.#running?.plan ?? false);
  }

  get #running(): Running | undefined {
    return this.#paragraph ?? this.#section;
  }

  /** What runs on for a figure; `standing` for a rank or a score. */
  #runningFor(standing: boolean): Running | undefined {
    return [this.#paragraph, this.#section].find(
      (running) => running && (standing || !running.ranks),
    );
  }

  /** Goes on to the next sentence. */
  enter(sentence: Sentence): void {
    this.#first = sentence.paragraph !== this.#at;
    if (sentence.paragraph !== this.#at) {
      this.#at = sentence.paragraph;
      this.#paragraph = undefined;
      this.#inItem = false;
      if (!goesOnListing(sentence) && this.#section?.ofList) this.#section = this.#section.around;
    }
    if (sentence.heading && this.#section?.plan && REVIEWING.test(sentence.plain))
      this.#section = undefined;
    this.#inAims = this.#article.isOfAims && sentence.item;
    this.#enterList(sentence);
    if (sentence.item && this.#aimOfItem) this.#paragraph = undefined;
    this.#inItem ||= sentence.item;
    const before = this.#paragraph;
    this.#run(sentence);
    if (this.#paragraph !== before)
      this.#aimOfItem = this.#inItem && !sentence.item && this.#paragraph?.plan === true;
    this.#named.enter(sentence);
    this.#soFar.enter(sentence);
  }

  /** `Đến năm 2025, hạ tầng phải hiện đại.`: so must be what is listed right below. */
  #enterList(sentence: Sentence): void {
    if (!sentence.item) {
      const aim = tellsResults(sentence)
        ? undefined
        : sentence.times.findLast(
            (time) => time.role === 'horizon' && this.#article.isToCome(sentence.plain, time),
          );
      this.#listed = aim && { ...yearly(aim) };
    } else if (this.#listed && !this.#section?.plan) {
      const around = this.#section;
      this.#section = { period: this.#listed, plan: true, ofList: true, around };
      this.#listed = undefined;
    }
  }

  /** Whether number `i` is told of a time yet to come: `đến năm 2025 trên 50% dân số`. */
  isAhead({ masked, plain: text, times, parts }: Sentence, i: number): boolean {
    const { start } = (parts[i] as Part).mention;
    const last = times.findLast(({ end }) => end <= start);
    return (
      last?.role === 'horizon' &&
      this.#article.isToCome(text, last) &&
      !/[;:]/u.test(masked.slice(last.end, start))
    );
  }

  /** What opens the sentence runs on from here. */
  #run(sentence: Sentence): void {
    const opener = openerOf(sentence);
    if (opener === undefined) {
      const aims = headsAims(sentence);
      const phase = this.#named.phaseMeantBy(sentence, aims);
      if (phase && aims) {
        this.#open(phase, aims, sentence);
        return;
      }
      const meant = this.#named.meantBy(sentence) ?? phase;
      // `2. Hạn chế`: what ran on from a sentence above ends.
      if (NUMBERED.test(sentence.plain) && sentence.heading && this.#section?.heading === false)
        this.#section = undefined;
      if (meant) this.#paragraph = { period: meant, plan: false };
      else if (opensAhead(sentence)) this.#paragraph = { plan: true };
      else this.#return(sentence);
      return;
    }
    const { time } = opener;
    const wide = opener.wide && (this.#first || sentence.heading);
    const period = this.#complete(bare(time) ?? {}, time.role !== 'stated');
    if (period.year === undefined) return;
    const { now } = this.#article;
    // `Năm 2012 con số này là 18.640`
    if (looksBack(sentence) && period.year < (this.#running?.period?.year ?? now ?? 0)) return;
    // `Năm 2007 mới có 0,85 máy; còn nay, ...`: what follows is told of today.
    if (!sentence.heading && period.year < (now ?? 0) && comesBack(sentence, time)) {
      this.#paragraph = { plan: false };
      return;
    }
    this.#named.open(period, sentence, wide);
    // `CÁC MỤC TIÊU NĂM 2023` under `KẾT QUẢ NĂM 2023`: those were the aims.
    const reviewed = this.#section?.plan === false && this.#section.period?.year === period.year;
    const ahead = this.#article.isToCome(sentence.plain, time);
    const wanted = time.role === 'plan' && period.year >= (now ?? period.year);
    const plan = !reviewed && (wanted || (ahead && time.role !== 'since'));
    const { heading } = sentence;
    const ranks = period.year < (now ?? 0) && ranksOnly(sentence);
    if (wide && (!plan || heading)) this.#open(period, plan, sentence, ranks);
    else this.#paragraph = { period, plan, ranks };
  }

  /** A period runs on over more than a paragraph, over no more than its list if it heads one of aims. */
  #open(period: Period, plan: boolean, { plain: text, heading }: Sentence, ranks = false): void {
    const ofList = text.endsWith(':') && plan;
    const list = ofList ? ({ ofList: true, around: this.#section } as const) : {};
    this.#section = { period, plan, heading, ranks, ...list };
    this.#paragraph = undefined;
  }

  /** `Hiện nay, ...`: what ran on from a sentence ends. */
  #return({ plain: text }: Sentence): void {
    if (!opensPresent(text)) return;
    if (this.#section?.heading === false) this.#section = undefined;
    this.#paragraph = { plan: false };
    this.#named.endRanking();
  }

  /** When the figure of part `i` was so. */
  periodOf(sentence: Sentence, i: number, told: Told): FigurePeriod | null {
    const period = this.#periodTold(sentence, i, told);
    return period && isPlausible(period) ? period : null;
  }

  #periodTold(sentence: Sentence, i: number, { status, indicator }: Told): FigurePeriod | null {
    const said = this.#periodOf(sentence, i, status);
    const period =
      status === 'target' ? said : ofItsYear(said, sentence, i, indicator, this.#article.reported);
    const year = period?.toYear ?? period?.year;
    // `Năm trước là 900 thuê bao, nay là 950`
    const ahead = sentence.plain.slice(0, sentence.parts[i]?.mention.start);
    if (year === undefined) return period;
    if (opensYearBefore(sentence) && lastPresent(ahead) === undefined)
      return dated({ year: year - 1 }, 'sentence');
    if (period && quarterOf(period.part) && tellsQuarterBefore(ahead))
      return dated(quarterBefore(period), 'sentence');
    // `đạt 88,9%, trong khi cùng kỳ năm trước mới 52,1%`
    const { part } = period ?? {};
    return tellsYearBefore(ahead)
      ? dated({ year: year - 1, ...(part ? { part } : {}) }, 'sentence')
      : period;
  }

  #periodOf(sentence: Sentence, i: number, status: Status): FigurePeriod | null {
    const { mention } = sentence.parts[i] as Part;
    const flows = mention.kind === 'money';
    const standing = STANDING.has(mention.kind);
    const { plain: text, times } = sentence;
    const own = timeBeside(sentence, i, status, this.#article);
    const counts = !standing && status !== 'target';
    const soFar = counts ? this.#soFar.of(sentence, i, own?.end) : undefined;
    if (soFar) return dated(soFar, 'sentence');
    const now = lastPresent(text.slice(0, mention.start));
    // `Năm 2020 đạt 12%, đến nay đã đạt 66%`
    const isNow = now !== undefined && status !== 'target';
    if (own !== undefined && !(isNow && own.role !== 'since' && own.end <= now)) {
      const since = own.role === 'since' && !standing ? this.#since(own) : undefined;
      if (since) return since;
      const stated = this.#complete(bare(own) ?? {}, status === 'target', sentence);
      const period = this.#aimed(untilEnd(stated, own, text, flows), sentence, i, status);
      if (status === 'target') this.#named.noteAim(period);
      if (status === 'actual' && own.role === 'stated')
        this.#named.note(period, sentence, standing);
      if (period.year !== undefined) return dated(period, 'sentence');
    }
    const found = own === undefined && dayFound(sentence, i);
    if (found) return dated(this.#article.withYear(found), 'sentence');
    // `Đồng Tháp hiện có 4.400 trạm`, but `nâng tổng số thuê bao hiện có lên 14.706` in a quarter
    if (isNow) return this.#article.present(flows, now <= OPENS_PRESENT);
    const { event, isReview } = this.#article;
    const met = OF_MEETING.test(mention.unit) && EVENT.test(text) && !REPORTED.test(text);
    if (event?.day !== undefined && met) return dated(event, 'event');
    const ranking = standing && this.#named.ranking(this.#article.isTitled ? this.#at : undefined);
    if (ranking) return dated(ranking, 'running');
    const running = this.#runningFor(standing);
    if (running?.period && (!running.plan || status === 'target')) {
      const period = this.#aimed(running.period, sentence, i, status);
      // What a plan wants, it wants over its phase.
      return dated(running.plan ? period : atEnd(period, flows), 'running');
    }
    const { aim } = this.#named;
    if (status === 'target' && aim) return dated(aim, 'running');
    const measure = times.find(isMeasure);
    if (measure && !isReview) return dated(bare(measure) ?? {}, 'sentence');
    const present = running !== undefined && running.period === undefined;
    // The PAR Index is a share itself.
    const isIndex = mention.kind === 'share' && this.#named.ranking(this.#at) !== undefined;
    if (present) return this.#article.present(flows);
    const whole = this.#article.periodOf(flows, standing || isIndex, mention.kind === 'count');
    // What is wanted is wanted of the whole year, whatever part of it is reviewed.
    return whole?.part && status === 'target' ? dated(yearly(whole), whole.rule) : whole;
  }

  /** `6 tháng đầu năm đạt 61%, kế hoạch cả năm là 70%`: what a part of a year has to come to in all of it. */
  #aimed(period: Period, { plain: text, parts }: Sentence, i: number, status: Status): Period {
    const before = text.slice(0, parts[i]?.mention.start);
    return status === 'target' && WHOLE_YEAR.test(before) ? yearly(period) : period;
  }

  /** `từ tháng 3 đến nay`: from a year on, as far as anything tells which. */
  #since(time: Period): FigurePeriod | undefined {
    const { now } = this.#article;
    const { year } = this.#complete(time, false);
    if (year === undefined) return undefined;
    const past = now !== undefined && now > year;
    return dated(past ? { year, toYear: now } : { year, since: true }, 'sentence');
  }

  /** A part of a year or a month with the year that it is of. */
  #complete(period: Period, isToCome: boolean, sentence?: Sentence): Period {
    if (period.year !== undefined) return period;
    const measure = sentence?.times.find(isMeasure)?.year;
    // A month later than that of the publication was one of last year, if it is not yet to come.
    const told = this.#article.yearOf(isToCome ? {} : period);
    const year = measure ?? this.#running?.period?.year ?? told;
    return year === undefined ? period : { ...period, year };
  }
}

/** Whether all figures of a sentence are places and scores. */
function ranksOnly({ parts }: Sentence): boolean {
  const figures = parts.filter(({ role }) => role === 'figure');
  return figures.length > 0 && figures.every(({ mention: { kind } }) => STANDING.has(kind));
}

function isMeasure({ role, year }: TimeMention): boolean {
  return role === 'measure' && year !== undefined;
}
