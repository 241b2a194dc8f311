import type { Province } from '../../corpus/gazetteer.ts';
import type { Keys } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import type { AskKind, CueKind, IndicatorEntry, Measure } from '../../corpus/vocabulary.ts';
import type { YearPart } from '../../text/periods.ts';
/** The languages that the bot speaks. */
export type Language = 'vi' | 'en';

/** Another way to say a phrase. */
export interface Rewording {
  readonly terms: readonly Keys[];
  /** 1 when it means the same, less when it comes near. */
  readonly worth: number;
}

/** What a question asks for. */
export interface Ask {
  /** `topic`: no question word and no number is asked for: whatever there is about the words. */
  readonly kind: AskKind | Measure | 'topic';
  /** What is counted, for a `count`: `trạm thu phát sóng` in `bao nhiêu trạm thu phát sóng`. */
  readonly counted?: readonly Keys[];
}

/** A term as it was typed, and by its stem where it is English. */
export interface TypedTerm extends Term, Keys {
  /** Belongs to a place or a date, and so is not what is counted. */
  readonly taken: boolean;
}

/** What a question says of indicators. */
export interface IndicatorsNamed {
  /** The indicators that it names. */
  readonly indicators: readonly IndicatorEntry[];
  /** How many words of its topic are no part of any of their names. */
  readonly beyond: number;
}

/** A term that the evidence is looked for by. */
export interface QuestionTerm extends Keys {
  /** 1, or less for a word that says little about the topic. */
  readonly share: number;
  /** Said in the question before. */
  readonly earlier?: true;
  /** A year, which the evidence may also have from its surroundings. */
  readonly year?: number;
  /** The day that the term is a part of, as `month-day`; evidence has it however it is written. */
  readonly day?: string;
  /** A number that the evidence must state: `26` in `tăng 26 bậc`. */
  readonly quantity?: true;
  /** Written as a name is: evidence that no article has it in is not to be found. */
  readonly name?: true;
  /** Asks for a number of a kind, as `xếp hạng mấy` does: a value of that kind says it. */
  readonly asks?: true;
  /** Makes one word with the next term: found apart, the two are worth little. */
  readonly joined?: true;
}

/** Other words for the terms `from` to `to` (exclusive) of a reading. */
export interface Reworded extends Rewording {
  readonly from: number;
  readonly to: number;
}

/** Something that was taken for something else than was typed: a slip, initials. */
export interface Correction {
  readonly typed: string;
  readonly understood: string;
}

/** A question as it was understood. */
export interface Reading extends IndicatorsNamed {
  /** What was typed, normalised and cut to the limit. */
  readonly text: string;
  readonly language: Language;
  /** Typed without any diacritics. */
  readonly plain: boolean;
  readonly ask: Ask;
  /** What to look for, in Vietnamese, without the places. */
  readonly terms: readonly QuestionTerm[];
  readonly rewordings: readonly Reworded[];
  /** Which of the terms say what is counted, and which of these are the word for it. */
  readonly counted?: { readonly all: readonly number[]; readonly heads: readonly number[] };
  /** Offices that the question names: `giám đốc`. */
  readonly offices: readonly string[];
  /** The provinces asked about; evidence must be about one of them. Empty: any province. */
  readonly provinces: readonly Province[];
  /** The district asked about. */
  readonly district?: string;
  readonly corrections: readonly Correction[];
  /** The years asked about; evidence must be of one of them. Empty: any year. */
  readonly years: readonly number[];
  /** The part of the year asked about. */
  readonly part?: YearPart;
  readonly cues: ReadonlySet<CueKind>;
  /** Says by its opening or a pronoun that it goes on from the question before. */
  readonly continues: boolean;
  /** The sides that the question takes for granted of pairs that contradict each other, as `pair:side`. */
  readonly sides: ReadonlySet<string>;
}

/** A way to spell a folded word. */
export interface Spelling {
  readonly exact: string;
  /** In how many passages it occurs. */
  readonly passages: number;
}

/** Which folded words the articles know, and which two of them stand side by side. */
export interface KnownWords {
  /** In how many passages a folded word occurs. */
  frequency(folded: string): number;
  /** The share of a word's passages, 0 to 1, that have it with just these diacritics, or none; 1 where no article has it. */
  shareOf(exact: string, folded: string): number;
  /** Whether some article has the two side by side. */
  hasPair(first: string, second: string): boolean;
  /** The ways in which the articles spell a folded word. */
  spellingsOf(folded: string): readonly Spelling[];
  /** About how often two words stand side by side as they are spelt; two folded ones in any spelling. */
  timesTogether(first: string, second: string): number;
}
