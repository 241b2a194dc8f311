import { folded } from '../../text/fold.ts';

interface DocumentKind {
  /** A question that asks for one, folded. */
  readonly asked: RegExp;
  /** One that is called by its name, folded. */
  readonly named: RegExp;
  /** One that has only its number, as it is written. */
  readonly numbered: RegExp;
}

/** @param letters those of the kind in a document's number */
function documentKind(vi: string, en: string, letters: string): DocumentKind {
  return {
    asked: new RegExp(
      // `Kế hoạch chuyển đổi số mang số bao nhiêu`, but not one `theo văn bản số mấy`
      `(?:${vi}\\s+(?:nao|gi|so|bao nhieu)|^\\s*${vi}(?![a-z])(?!.*\\s(?:theo|do|tu|boi)\\s).*\\sso\\s+(?:bao nhieu|may|nao|hieu)|(?:which|what)\\s+${en})(?![a-z])`,
      'u',
    ),
    named: new RegExp(`^${vi}`, 'u'),
    numbered: new RegExp(`[/-]\\s?${letters}(?!\\p{L})`, 'u'),
  };
}

const KINDS: readonly DocumentKind[] = [
  documentKind('quyet dinh', 'decision', 'QĐ'),
  documentKind('nghi quyet', 'resolution', 'NQ'),
  documentKind('ke hoach', 'plan', 'KH'),
  documentKind('chi thi', 'directive', 'CT'),
  documentKind('nghi dinh', 'decree', 'NĐ'),
  documentKind('thong tu', 'circular', 'TT'),
  documentKind('de an', 'project', 'ĐA'),
];

/**
 * Whether a document is not of the kind that a question asks for: `Đề án số 03/ĐA-UBND` is no answer to
 * `nghị quyết số mấy`. A question for any document takes all.
 * @param question folded
 * @param document as an article writes it, with its number
 */
export function isOtherDocument(question: string, document: string): boolean {
  const wanted = KINDS.find(({ asked }) => asked.test(question));
  if (wanted === undefined) return false;
  const plain = folded(document);
  const kind =
    KINDS.find(({ named }) => named.test(plain)) ??
    KINDS.find(({ numbered }) => numbered.test(document));
  return kind !== undefined && kind !== wanted;
}
