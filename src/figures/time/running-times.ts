import type { Period } from '../../text/periods.ts';
import { word } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { ArticleTime } from './article-time.ts';
import { bare, last, yearly } from './dating.ts';
import { goesOnListing, headsAims, tellsResults } from './lists.ts';
import type { NamedTimes } from './named-times.ts';
import { looksBack, openerOf, opensAhead } from './openers.ts';
import { comesBack, opensPresent } from './present.ts';
import { isMeasure } from './times.ts';

/** A time that runs on. */
export interface Running {
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
  /** It is the time of a chapter, and over with it. */
  readonly chapter?: boolean;
}

const ASKS = /\?["”’)]*$/u;

/** `I. KẾT QUẢ ĐẠT ĐƯỢC`: a heading in a plan under which something else stands than its aims. */
const REVIEWING = word('kết quả|thực trạng|hiện trạng|tình hình|đánh giá');
/** A heading that is counted in the first place. */
const CHAPTER = /^\s*[ivx]{1,4}[.)]\s/u;
/** A heading that is counted. */
const NUMBERED = /^\s*(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})[.)]\s/u;
/** Places, scores, and how they moved. */
export const STANDING: ReadonlySet<string> = new Set(['rank', 'score', 'step']);

/** The times that run on from the sentences, headings and lists that open with them. */
export class RunningTimes {
  readonly #article: ArticleTime;
  readonly #named: NamedTimes;
  #section: Running | undefined;
  #paragraph: Running | undefined;
  #at = -1;
  /** It is in a list of an article whose title tells of aims. */
  #inAims = false;
  /** Whether the sentence begins its paragraph. */
  #first = true;
  /** Whether the sentence goes on in an item of a list. */
  #inItem = false;
  /** Whether what runs on in the paragraph is an aim told further on in an item, and over with it. */
  #aimOfItem = false;
  #outcome: number | undefined;
  /** When the list is to be done that may follow. */
  #listed: Period | undefined;

  /** What runs on through all of a plan. */
  readonly #plan: Running | undefined;
  /** When that was so which the paragraph before asks for. */
  #asked: Running | undefined;

  constructor(article: ArticleTime, named: NamedTimes) {
    this.#article = article;
    this.#named = named;
    const { planned } = article;
    this.#plan = planned && { period: planned, plan: true, heading: true };
    this.#section = this.#plan;
  }

  /** Whether what the sentence stands under is yet to be done. */
  get planning(): boolean {
    return this.#inAims || (this.#current?.plan ?? false);
  }

  /** The year of the last document of which it told the outcome: the present of the article is no earlier. */
  get outcome(): number | undefined {
    return this.#outcome;
  }

  get #current(): Running | undefined {
    return this.#paragraph ?? this.#section;
  }

  /** What runs on for a figure; `standing` for a rank or a score. */
  of(standing: boolean): Running | undefined {
    return [this.#paragraph, this.#section].find(
      (running) => running && (standing || !running.ranks),
    );
  }

  /**
   * A part of a year or a month with the year that it is of.
   * @param sentence the one that may measure it by the plan of a year
   */
  complete(period: Period, isToCome: boolean, sentence?: Sentence): Period {
    if (period.year !== undefined) return period;
    const measure = sentence?.times.find(isMeasure)?.year;
    // A month later than that of the publication was one of last year, if it is not yet to come.
    const told = this.#article.yearOf(isToCome ? {} : period);
    const year = measure ?? this.#current?.period?.year ?? told;
    return year === undefined ? period : { ...period, year };
  }

  /** Goes on to the next sentence. */
  enter(sentence: Sentence): void {
    this.#first = sentence.paragraph !== this.#at;
    if (sentence.paragraph !== this.#at) {
      this.#at = sentence.paragraph;
      this.#paragraph = this.#asked;
      this.#asked = undefined;
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
    this.#asked = this.#timeAsked(sentence);
  }

  /** `Hỏi: 9 tháng qua, huyện làm được gì?`: the time of the answer, which is a paragraph of its own. */
  #timeAsked({ plain: text, times }: Sentence): Running | undefined {
    const time = times.find(({ role, day }) => role === 'stated' && day === undefined);
    if (time === undefined || !ASKS.test(text) || this.#article.isToCome(text, time))
      return undefined;
    const period = this.complete(bare(time) ?? {}, false);
    return period.year === undefined ? undefined : { period, plan: false };
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
      const written = this.#named.yearOfDocument(sentence);
      if (written !== undefined && this.#isOutdated(written)) {
        this.#outcome = written;
        // Of an article without a date nothing tells more than the document of which it tells the outcome.
        this.#section = undefined;
        if (this.#article.published.year === undefined)
          this.#open({ year: written }, false, sentence);
        else this.#paragraph = { plan: false };
        return;
      }
      // `III. KINH PHÍ` behind `I. HIỆN TRẠNG (đến tháng 9/2018)`
      if (sentence.heading && CHAPTER.test(sentence.plain) && this.#section?.chapter)
        this.#section = this.#plan;
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
    const period = this.complete(bare(time) ?? {}, time.role !== 'stated');
    if (period.year === undefined) return;
    const { now } = this.#article;
    // `Năm 2012 con số này là 18.640`
    if (looksBack(sentence) && period.year < (this.#current?.period?.year ?? now ?? 0)) return;
    // `Năm 2007 mới có 0,85 máy; còn nay, ...`: what follows is told of today.
    if (!sentence.heading && period.year < (now ?? 0) && comesBack(sentence, time)) {
      this.#paragraph = { plan: false };
      return;
    }
    this.#named.open(period, sentence, wide);
    // `CÁC MỤC TIÊU NĂM 2023` under `KẾT QUẢ NĂM 2023`: those were the aims.
    const section = this.#section?.plan === false ? this.#section.period : undefined;
    const reviewed = section?.year === period.year && period.part === undefined;
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
    const chapter = heading && CHAPTER.test(text);
    const ofList = text.endsWith(':') && plan;
    const list = ofList ? ({ ofList: true, around: this.#section } as const) : {};
    this.#section = { period, plan, heading, ranks, chapter, ...list };
    this.#paragraph = undefined;
  }

  /** Whether what runs on, or else the article as a whole, is told of an earlier year: what came of a document came after it. */
  #isOutdated(written: number): boolean {
    const { period, heading, plan } = this.#current ?? {};
    const year = last(period ?? this.#article.periodOf(false) ?? undefined);
    return !heading && !plan && year !== undefined && year < written;
  }

  /** `Hiện nay, ...`: what ran on from a sentence ends. */
  #return({ plain: text }: Sentence): void {
    if (!opensPresent(text)) return;
    if (this.#section?.heading === false) this.#section = undefined;
    this.#paragraph = { plan: false };
    this.#named.endRanking();
  }
}

/** Whether all figures of a sentence are places and scores. */
function ranksOnly({ parts }: Sentence): boolean {
  const figures = parts.filter(({ role }) => role === 'figure');
  return figures.length > 0 && figures.every(({ mention: { kind } }) => STANDING.has(kind));
}
