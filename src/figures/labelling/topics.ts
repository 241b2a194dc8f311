import type { Term } from '../../corpus/terms.ts';
import type { IndicatorEntry } from '../../corpus/vocabulary.ts';
import type { Slice } from '../../text/sentences.ts';
import type { IndicatorBook } from '../indicators.ts';
import { words } from '../patterns.ts';
import { topicIn } from '../reading/clauses.ts';
import type { Parsed } from '../reading/parsed.ts';
import type { Sentence } from '../reading/sentence.ts';

/** An index as a whole, by its rank and by its score. */
export interface Whole {
  readonly rank?: IndicatorEntry;
  readonly score?: IndicatorEntry;
}

/** The index as a whole that a text names. */
export function wholeIn(terms: readonly Term[], book: IndicatorBook): Whole {
  const whole = (entry: IndicatorEntry): boolean => entry.whole;
  const find = (kind: 'rank' | 'score', unit: string) =>
    book.find(terms, { kind, unit }, 'end', [], whole)?.entry;
  const rank = find('rank', 'hạng');
  const score = find('score', 'điểm');
  return { ...(rank ? { rank } : {}), ...(score ? { score } : {}) };
}

/** What a sentence or its paragraph is about: the words, and the sector that they name. */
export interface Topic {
  readonly terms: readonly Term[];
  readonly sector?: string;
}

const SECTOR = String.raw`bưu chính\s*(?:,|-|–|và|&)?\s*viễn thông|bưu chính|bưu điện|viễn thông|internet|công nghệ thông tin|cntt|công nghiệp ict|công nghệ số|chuyển đổi số|báo chí|xuất bản|in|phát hành|phát thanh|truyền hình|truyền thanh|thông tin cơ sở|an toàn thông tin`;
/** The sectors of the field by name, in the plain form of a text. */
export const SECTORS = words(`(?<name>${SECTOR})`);
const NUMBERING = String.raw`\s*(?:[-–+*•]+\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-zđ])\s*[.)]\s*)?(?:[-–+*•■\p{So}]+\s*)?`;
const LEADING = String.raw`(?:(?:về|đối với|ở|trong|trên|riêng|còn|với|lĩnh vực|mảng|bên|ngành|khối|phía|công tác|hoạt động|tình hình|kết quả|phát triển|quản lý|quản lý nhà nước|nhà nước|dịch vụ|thị trường|mạng|hạ tầng)\s+)*`;
const ROW = String.raw`(?:${SECTOR})(?:\s*(?:,|-|–|và|&|;|/)\s*(?:${SECTOR}))*`;
/** `1. Bưu chính`, `II. LĨNH VỰC CÔNG NGHỆ THÔNG TIN`: a line that says what comes under it. */
const SECTOR_LINE = new RegExp(String.raw`^${NUMBERING}${LEADING}${ROW}\s*[:.]?\s*$`, 'u');
/** `BƯU CHÍNH: ...`, `Ngành in ước in được ...`, `Viễn thông thì khác.` */
const SECTOR_FIRST = new RegExp(
  String.raw`^${NUMBERING}(?<subject>${LEADING}${ROW})(?!\p{L})`,
  'u',
);
/** `Về cấp căn cước, ...`, `Riêng khoản nộp phí, ...` */
const FRONTED = new RegExp(
  String.raw`^${NUMBERING}(?:về|đối với|lĩnh vực|(?:trong|ở|trên|thuộc)\s+(?:lĩnh vực|mảng|khối|công tác|việc)|mảng|bên|ngành|khối|công tác|hoạt động|riêng (?:khoản|việc|về|phần|mảng|lĩnh vực)|xét (?:về|riêng)|tính riêng)(?!\p{L})`,
  'u',
);
const LONGEST_TOPIC = 60;

/** The words that open a sentence and say what it is about; none for other sentences. */
export function frontedIn(parsed: Parsed): Slice | undefined {
  const opening = FRONTED.exec(parsed.masked);
  if (!opening) return undefined;
  const end = parsed.masked.search(/[,:]/u);
  return end === -1 || end > LONGEST_TOPIC ? undefined : { start: opening[0].length, end };
}

/** Keeps what sentence after sentence is about: its own topic, that of its paragraph or of its section. */
export class Topics {
  #section: Topic | undefined;
  #paragraph: Topic | undefined;
  #at = -1;

  /** Goes on to the next sentence. */
  enter(sentence: Sentence): void {
    const { plain: text, paragraph, heading } = sentence;
    const opens = paragraph !== this.#at;
    if (opens) {
      this.#at = paragraph;
      this.#paragraph = undefined;
      if (heading && !sentence.caption) this.#section = undefined;
    }
    if (SECTOR_LINE.test(text)) {
      this.#section = topicFrom(sentence, { start: 0, end: text.length });
      this.#paragraph = undefined;
      return;
    }
    const subject = SECTOR_FIRST.exec(text);
    const fronted = subject ? undefined : frontedIn(sentence);
    if (subject?.groups?.subject !== undefined) {
      const end = subject[0].length;
      this.#paragraph = topicFrom(sentence, { start: end - subject.groups.subject.length, end });
    } else if (fronted) {
      this.#paragraph = topicFrom(sentence, fronted);
    }
  }

  get current(): Topic {
    return this.#paragraph ?? this.#section ?? { terms: [] };
  }
}

/** What a line as a whole is about. */
export function topicOf(sentence: Sentence): Topic {
  return topicFrom(sentence, { start: 0, end: sentence.plain.length });
}

function topicFrom(sentence: Sentence, slice: Slice): Topic {
  const sector = sectorIn(sentence.plain.slice(slice.start, slice.end));
  return { terms: topicIn(sentence, slice), ...(sector ? { sector } : {}) };
}

/** The sector that a text names last. */
export function sectorIn(plain: string): string | undefined {
  return [...plain.matchAll(SECTORS)].at(-1)?.groups?.name;
}
