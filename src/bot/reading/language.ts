import type { PlaceMention } from '../../corpus/gazetteer.ts';
import type { Keys } from '../../corpus/phrases.ts';
import type { Term } from '../../corpus/terms.ts';
import { isWithin } from '../../text/sentences.ts';
import { englishTerms, type Lexicon } from './lexicon.ts';
import type { Language } from './types.ts';

const VIETNAMESE_LETTER = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ]/iu;
/** Vietnamese unless more of the words beside names of places are English: names and figures alone are Vietnamese. */
export function languageOf(
  text: string,
  named: readonly PlaceMention[],
  typed: readonly (Term & Keys)[],
  lexicon: Lexicon,
): Language {
  const unnamed = named.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
  if (VIETNAMESE_LETTER.test(unnamed)) return 'vi';
  // The `La` of Son La is no `là`, nor does an abbreviation in capitals tell a language by what it stands for.
  const asTyped = typed.filter(
    (term) =>
      !named.some((place) => isWithin(term, place)) &&
      !(term.expanded && /^\p{Lu}+$/u.test(text.slice(term.start, term.end))),
  );
  const english = englishTerms(lexicon.analyser, unnamed);
  const { vi, en } = lexicon.words;
  const viWords = covered(
    vi.empty.cover(asTyped),
    vi.asks.cover(asTyped),
    lexicon.rewordings.cover(asTyped),
  );
  // "And VNPT?" has no other word than the one it goes on with.
  const opens = en.follow.all(asTyped).some(({ from, value }) => from === 0 && value !== 'refers');
  const enWords = covered(
    en.empty.cover(english),
    en.asks.cover(asTyped),
    opens ? [{ from: 0, to: 1 }] : [],
    lexicon.english.cover(english),
  );
  const asks = opens || en.asks.cover(asTyped).length > 0;
  return enWords > viWords && (asks || enWords * 2 > english.length) ? 'en' : 'vi';
}

/** How many terms some of the matches cover. */
function covered(...matches: readonly (readonly { from: number; to: number }[])[]): number {
  const terms = new Set<number>();
  for (const { from, to } of matches.flat()) for (let i = from; i < to; i++) terms.add(i);
  return terms.size;
}
