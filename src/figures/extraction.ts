import type { Article } from '../corpus/article.ts';
import type { Gazetteer } from '../corpus/gazetteer.ts';
import { Analyser } from '../corpus/terms.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import type { Figure, Rank } from './figure.ts';
import { IndicatorBook } from './indicators.ts';
import { dimensionsOf } from './labelling/dimensions.ts';
import { echoOf, partOfTold } from './labelling/echoes.ts';
import { type Context, type Label, labelOf } from './labelling/labels.ts';
import { Topics, topicOf, type Whole, wholeIn } from './labelling/topics.ts';
import { mergeFigures } from './merging.ts';
import { passingOf, type Subjects, subjectsOf } from './passing.ts';
import { word } from './patterns.ts';
import { homeOf, type Owned, type Owner, ownerOf, partMeant } from './places/owners.ts';
import { unitOf } from './reading/bare.ts';
import { readChange } from './reading/changes.ts';
import type { Part } from './reading/parsed.ts';
import { quoteOf, type Sentence, type SentenceTools, sentencesOf } from './reading/sentence.ts';
import { Clock } from './time/clock.ts';
import { looksBack } from './time/openers.ts';
import { statusOf } from './time/status.ts';

/** What figures are read with. */
export interface FigureTools extends SentenceTools {
  readonly book: IndicatorBook;
}

/** The tools of a vocabulary. */
export function figureTools(
  vocabulary: Vocabulary,
  gazetteer: Gazetteer,
  analyser: Analyser = new Analyser(vocabulary.abbreviations),
): FigureTools {
  const longForms = new Map(
    Object.entries(vocabulary.abbreviations.terms).flatMap(([short, [long, ...others]]) =>
      long !== undefined && others.length === 0 ? [[short, long] as const] : [],
    ),
  );
  const book = new IndicatorBook(vocabulary.indicators, analyser);
  return { analyser, gazetteer, longForms, book };
}

/** Words without which a sentence names no index. */
const INDEX = /index|chỉ số|dti|papi|pci|sipas|xếp hạng|mức độ/u;

/** What is known where a sentence begins. */
interface Setting {
  readonly article: Article;
  readonly clock: Clock;
  readonly home: Owner;
  readonly subjects: Subjects;
  readonly tools: FigureTools;
  /** The other province that the sentence before was of. */
  readonly carried: Owner | undefined;
  readonly heading: Sentence | undefined;
  /** All figures before. */
  readonly figures: readonly Figure[];
  /** The figures of the sentence before in its paragraph. */
  readonly told: readonly Figure[];
  readonly context: Context & { readonly labels: Map<number, Label> };
  /** Whom the figures of the sentence are of so far, if that is somebody else. */
  readonly memory: { owner?: Owner | undefined; lasting?: Owned['lasting'] };
}

/**
 * Every figure that an article states, in the order of its text.
 *
 * `reading/` takes a sentence apart: what is no figure is masked, the numbers get units and roles;
 * `time/` says when a figure was so and whether it is done or wanted, `places/` whose it is, and
 * `labelling/` what it is of, by the vocabulary's indicators or in the article's own words.
 */
export function extractFigures(article: Article, tools: FigureTools): Figure[] {
  const { analyser, book, gazetteer } = tools;
  const sentences = sentencesOf(article, tools);
  const clock = new Clock(article, sentences);
  const home = homeOf(article, gazetteer);
  const subjects = subjectsOf(article, home, gazetteer);
  const figures: Figure[] = [];
  const headed = new Set<Figure>();
  const title = INDEX.test(article.title.toLowerCase()) ? analyser.terms(article.title) : [];
  let whole: Whole = wholeIn(title, book);
  const topics = new Topics();
  let heading: Sentence | undefined;
  let carried: Owner | undefined;
  let told: readonly Figure[] = [];
  let paragraph = -1;
  let start = 0;
  for (const sentence of sentences) {
    clock.enter(sentence);
    if (sentence.paragraph !== paragraph) {
      carried = undefined;
      told = [];
      start = sentence.start;
    }
    paragraph = sentence.paragraph;
    topics.enter(sentence);
    const named = INDEX.test(sentence.plain) ? wholeIn(sentence.terms, book) : {};
    if (named.rank ?? named.score) whole = named;
    if (!sentence.item) heading = undefined;
    const topic = sentence.above ? topicOf(sentence.above) : topics.current;
    const over = sentence.above ?? heading;
    const before = told.at(-1);
    const context = {
      ...{ whole, topic, labels: new Map() },
      told: before ? analyser.terms(before.label) : [],
      ...(over ? { heading: over } : {}),
    };
    const memory: Setting['memory'] = {};
    const ahead = {
      article: article.body.slice(0, sentence.start),
      paragraph: article.body.slice(start, sentence.start),
    };
    const carries = partMeant(sentence, ahead, home) ?? carried;
    const setting: Setting = {
      ...{ article, clock, home, subjects, tools, heading, figures, told, context, memory },
      carried: carries,
    };
    const stated = sentence.parts.flatMap((part, i) => figureOf(sentence, part, i, setting) ?? []);
    figures.push(...stated);
    if (sentence.heading || sentence.caption || isHeadline(sentence))
      for (const figure of stated) headed.add(figure);
    told = stated;
    // `Hà Nội xếp thứ 24. Trong đó, chính quyền số xếp thứ 40`: what follows is still of Hà Nội.
    if (stated.length > 0 || sentence.named.length > 0)
      carried =
        memory.owner && memory.lasting === 'paragraph' ? ownerOfAll(stated, home) : undefined;
    if (sentence.plain.endsWith(':')) heading = sentence;
  }
  return mergeFigures(figures, article.body, headed);
}

/** A first line that does not end like a sentence, figures or not. */
function isHeadline({ paragraph, written, cell, item }: Sentence): boolean {
  return paragraph === 0 && !cell && !item && !/[.!?…;:,]["”’')\]]*$/u.test(written);
}

function figureOf(
  sentence: Sentence,
  { mention, role, host, portion }: Part,
  i: number,
  setting: Setting,
): Figure | undefined {
  const { article, clock, home, subjects, tools, carried, heading, told, context, memory } =
    setting;
  const { figures } = setting;
  // A change that belongs to no figure is a fact of its own: `điểm số chỉ hụt 0,033 điểm`.
  // `So với đầu năm, con số này giảm 37 xóm` is one of the figure told before.
  const alone = role === 'change' && host === undefined && !looksBack(sentence);
  if (role !== 'figure' && !alone) return undefined;
  const echo = echoOf(sentence, i, told, tools.book);
  const own = echo?.label ?? labelOf(sentence, i, tools.book, context);
  const part = partOfTold(sentence, i, told, tools.book, own.indicator);
  const named = part ?? own;
  // What a portion is of is told only as far as it is an indicator of its own.
  if (portion && named.indicator === undefined) return undefined;
  if (role === 'figure') context.labels.set(i, named);
  const unit = unitOf(sentence, i, named.indicator) ?? echo?.unit;
  const owned = ownerOf(sentence, i, home, memory.owner ?? carried);
  if (owned && owned.lasting !== 'no') {
    memory.owner = owned.owner;
    memory.lasting = owned.lasting;
  } else if (owned?.owner === home) memory.owner = undefined;
  if (unit === undefined || owned === undefined) return undefined;
  const ahead = clock.isAhead(sentence, i) || goesOnAiming(sentence, told);
  const outlook = {
    planning: clock.planning || sentence.aim,
    ahead,
    ...(heading ? { heading: heading.plain } : {}),
  };
  const status = statusOf(sentence, i, outlook);
  const moved =
    role === 'change'
      ? i
      : sentence.parts.findIndex((other) => other.role === 'change' && other.host === i);
  const total = sentence.parts.find((other) => other.role === 'total' && other.host === i);
  const outOf = mention.outOf ?? total?.mention.value;
  const fact = {
    ...{ value: mention.value, unit, status, ...owned.owner },
    ...(outOf === undefined ? {} : { outOf }),
  };
  const again = alone && isMoveOfTold(named.label, mention.kind, told, figures);
  const passing =
    passingOf(sentence, i, fact, named.indicator, subjects) ?? (again ? 'setting' : undefined);
  return {
    indicator: named.indicator?.id ?? null,
    label: named.label,
    value: mention.value,
    unit,
    written: sentence.written.slice(mention.start, mention.unitEnd),
    ...owned.owner,
    period: clock.periodOf(sentence, i, { status, indicator: named.indicator }),
    status,
    ...(moved === -1 ? {} : { change: readChange(sentence, moved) }),
    ...(mention.kind === 'rank'
      ? { rank: rankOf(mention.value, outOf, sentence.masked) }
      : outOf === undefined
        ? {}
        : { outOf }),
    ...(mention.bound ? { bound: mention.bound } : {}),
    ...(passing ? { passing } : {}),
    dimensions: dimensionsOf(sentence, i, named, context.topic),
    articleId: article.id,
    ...quoteOf(sentence, { start: mention.start, end: mention.unitEnd }, heading),
    valueStart: sentence.start + mention.start,
    valueEnd: sentence.start + mention.unitEnd,
  };
}

/** `Tỉnh lên thứ 41. Một chặng đường 19 bậc`: whether a change is of a rank just told, or of what was told by its name. */
function isMoveOfTold(
  label: string,
  kind: Part['mention']['kind'],
  told: readonly Figure[],
  figures: readonly Figure[],
): boolean {
  if (kind === 'step') return told.some(({ rank }) => rank !== undefined);
  const of = label.split(': ')[1];
  return figures.some((figure) => figure.label.toLowerCase() === of);
}

/** Words that tell what is so. */
const SO = word('đã|hiện|hiện nay|nay|đến nay|lúc này|hoàn thành|vượt|năm qua|kết quả');

/** `Nhân lực phải hơn 1%. 60% dân số mua sắm trực tuyến.`: a share that opens the sentence behind aims is one of them. */
function goesOnAiming({ masked, plain: text, parts }: Sentence, told: readonly Figure[]): boolean {
  const [first] = parts;
  return (
    first !== undefined &&
    first.mention.kind === 'share' &&
    !/\p{L}/u.test(masked.slice(0, first.mention.lead)) &&
    told.length > 0 &&
    told.every(({ status }) => status === 'target') &&
    !SO.test(text)
  );
}

/** `trên tổng số 63 tỉnh, thành phố` at the end of a sentence is said of all of its ranks. */
const RANKED = /(?:trên|trong)\s+(?:tổng số\s+|số\s+)?(?<of>63|34|64)\s+(?:tỉnh|địa phương)/u;

function rankOf(place: number, outOf: number | undefined, masked: string): Rank {
  const of = outOf ?? Number(RANKED.exec(masked)?.groups?.of);
  return { place, ...(Number.isNaN(of) ? {} : { of }) };
}

/** The other province that all figures of a sentence are of. */
function ownerOfAll(figures: readonly Figure[], home: Owner): Owner | undefined {
  const [first, ...others] = figures;
  if (first === undefined || first.province === home.province) return undefined;
  return others.every(({ province }) => province === first.province)
    ? { province: first.province }
    : undefined;
}
