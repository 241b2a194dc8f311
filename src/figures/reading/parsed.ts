import type { Term } from '../../corpus/terms.ts';
import type { Slice } from '../../text/sentences.ts';
import type { UnitKind } from './units.ts';

/** A number of a sentence that may be a figure, with its unit; offsets count in the sentence. */
export interface Mention {
  readonly start: number;
  /** Behind the number. */
  readonly end: number;
  /** Behind its unit. */
  readonly unitEnd: number;
  readonly value: number;
  readonly outOf?: number;
  readonly kind: UnitKind;
  /** `''` when nothing is counted behind the number: `Số trạm là 1.911`. */
  readonly unit: string;
  readonly bound?: 'more' | 'less' | 'about';
  /** Where what stands before the number ends, without `hơn`, `khoảng` and the like. */
  readonly lead: number;
}

/** A number in its masked sentence, with the words that tell what kind of number it is. */
export interface NumberInText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number itself. */
  readonly written: string;
  /** Some sixty letters before it. */
  readonly before: string;
  /** All that follows it. */
  readonly after: string;
}

/** What a number is doing in its sentence. Only figures are stated; the rest hangs on them. */
export type Role =
  | 'figure'
  /** How a figure moved: `tăng 26%`. */
  | 'change'
  /** What it was before, or what it is compared with: `từ 303.009`, `so với 40%`. */
  | 'earlier'
  /** How much of the plan it is: `bằng 51,7% kế hoạch`. */
  | 'plan'
  /** What it is a share of: `trên tổng số 1.050 tổ`. */
  | 'total'
  /** Where it was so: `của 8 huyện`. */
  | 'scope';

/** A mention with its role. */
export interface Part {
  readonly mention: Mention;
  readonly role: Role;
  /** The part that it hangs on, for all but figures; a change may hang on nothing. */
  readonly host?: number;
  readonly direction?: 'up' | 'down';
  /** Where the words of a change begin. */
  readonly from?: number;
  /** A figure that says how much came to something, not how much there is: `dựng thêm 14 trạm`. */
  readonly added?: true;
  /** A share that only says what part of something its count is: `139.840 thuê bao, chiếm 88%`. */
  readonly portion?: true;
}

/** A sentence taken apart, as labels, places and dimensions are read from it. */
export interface Parsed {
  /** As the article writes it. */
  readonly written: string;
  /** In its plain form, with what is no figure blanked. */
  readonly masked: string;
  /** In its plain form. */
  readonly plain: string;
  readonly terms: readonly Term[];
  /** Names of places. */
  readonly places: readonly Slice[];
  readonly parts: readonly Part[];
}
