import type { Article } from '../../corpus/article.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Period } from '../../text/periods.ts';
import type { FigurePeriod, Status } from '../figure.ts';
import { word } from '../patterns.ts';
import type { Part } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';
import { ArticleTime } from './article-time.ts';
import { atEnd, bare, dated, isPlausible, quarterBefore, quarterOf, yearly } from './dating.ts';
import { NamedTimes } from './named-times.ts';
import {
  opensPlan,
  opensYearBefore,
  tellsBeginning,
  tellsQuarterBefore,
  tellsYearBefore,
} from './openers.ts';
import { timeBeside, yearAfterCompared } from './own-time.ts';
import { lastPresent, OPENS_PRESENT, presentAhead } from './present.ts';
import { RunningTimes, STANDING } from './running-times.ts';
import { dayFound, YearSoFar } from './so-far.ts';
import { ofItsYear, untilEnd } from './stocks.ts';
import { isMeasure } from './times.ts';

const WHOLE_YEAR = /(?<!\p{L})(?:cả năm|kế hoạch năm)(?!\p{L})[^,;.]*$/u;
/** What is known of a figure whose time is sought. */
interface Told {
  readonly status: Status;
  /** The one that it is of, if it is any of the vocabulary's. */
  readonly indicator: IndicatorEntry | undefined;
}

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
  readonly #named = new NamedTimes();
  readonly #running: RunningTimes;
  readonly #soFar: YearSoFar;

  constructor(article: Article, sentences: readonly Sentence[]) {
    this.#article = new ArticleTime(article, sentences);
    this.#running = new RunningTimes(this.#article, this.#named);
    this.#soFar = new YearSoFar(this.#article.reported);
  }

  /** Whether what the sentence stands under is yet to be done. */
  get planning(): boolean {
    return this.#running.planning;
  }

  /** Goes on to the next sentence. */
  enter(sentence: Sentence): void {
    this.#running.enter(sentence);
    this.#named.enter(sentence);
    this.#soFar.enter(sentence);
  }

  /** Whether number `i` is told of a time yet to come: `đến năm 2025 trên 50% dân số`. */
  isAhead({ masked, plain: text, times, parts }: Sentence, i: number): boolean {
    const { start } = (parts[i] as Part).mention;
    const last = times.findLast(({ end }) => end <= start);
    if (last === undefined || /[;:]/u.test(masked.slice(last.end, start))) return false;
    const article = this.#article;
    return last.role === 'horizon'
      ? article.isToCome(text, last)
      : opensPlan(text, last) && (article.isToCome(text, last) || article.justBegan(last));
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
    const { plain: text, times, paragraph } = sentence;
    const own = timeBeside(sentence, i, status, this.#article);
    const counts = !standing && status !== 'target';
    const soFar = counts ? this.#soFar.of(sentence, i, own?.end) : undefined;
    if (soFar) return dated(soFar, 'sentence');
    const now = presentAhead(text, mention.start);
    // `Năm 2020 đạt 12%, đến nay đã đạt 66%`
    const isNow = now !== undefined && status !== 'target';
    if (own !== undefined && !(isNow && own.role !== 'since' && own.end <= now)) {
      const since = own.role === 'since' && !standing ? this.#since(own) : undefined;
      if (since) return since;
      const stated = this.#running.complete(bare(own) ?? {}, status === 'target', sentence);
      const period = this.#aimed(untilEnd(stated, own, text, flows), sentence, i, status);
      if (status === 'target') this.#named.noteAim(period);
      if (status === 'actual' && own.role === 'stated')
        this.#named.note(period, sentence, standing);
      if (period.year !== undefined) return dated(period, 'sentence');
    }
    const found = own === undefined && dayFound(sentence, i);
    if (found) return dated(this.#article.withYear(found), 'sentence');
    // `Đồng Tháp hiện có 4.400 trạm`, but `nâng tổng số thuê bao hiện có lên 14.706` in a quarter
    if (isNow) {
      const present = this.#article.present(flows, now <= OPENS_PRESENT);
      const { outcome } = this.#running;
      const isLater = outcome !== undefined && (present?.year ?? outcome) < outcome;
      return isLater ? dated({ year: outcome }, 'running') : present;
    }
    const { event, isReview } = this.#article;
    const met = OF_MEETING.test(mention.unit) && EVENT.test(text) && !REPORTED.test(text);
    if (event?.day !== undefined && met) return dated(event, 'event');
    const ranking = standing && this.#named.ranking(this.#article.isTitled ? paragraph : undefined);
    if (ranking) return dated(ranking, 'running');
    const running = this.#running.of(standing);
    if (running?.period === undefined && tellsBeginning(text)) return null;
    if (running?.period && (!running.plan || status === 'target')) {
      const period = this.#aimed(running.period, sentence, i, status);
      if (status !== 'target' && !flows && this.#article.isWithin(period)) return null;
      // What a plan wants, it wants over its phase.
      return dated(running.plan ? period : atEnd(period, flows), 'running');
    }
    const { aim } = this.#named;
    if (status === 'target' && aim) return dated(aim, 'running');
    const measure = times.find(isMeasure);
    if (measure && !isReview) return dated(bare(measure) ?? {}, 'sentence');
    const present = running !== undefined && running.period === undefined;
    // The PAR Index is a share itself.
    const isIndex = mention.kind === 'share' && this.#named.ranking(paragraph) !== undefined;
    if (present) return this.#article.present(flows);
    const whole = this.#article.periodOf(flows, standing || isIndex, mention.kind === 'count');
    const after = status !== 'target' && yearAfterCompared(sentence, this.#article.published);
    if (after && whole?.rule === 'publication') return dated(after, 'sentence');
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
    const { year } = this.#running.complete(time, false);
    if (year === undefined) return undefined;
    const past = now !== undefined && now > year;
    return dated(past ? { year, toYear: now } : { year, since: true }, 'sentence');
  }
}
