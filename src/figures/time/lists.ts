import { word } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';

const AIMS = word('mục tiêu|chỉ tiêu|phấn đấu');
const RESULTS = word('kết quả|tổng kết|sơ kết|báo cáo|đánh giá|đã');

/** Whether a sentence tells of what was done. */
export function tellsResults({ plain: text }: Pick<Sentence, 'plain'>): boolean {
  return RESULTS.test(text);
}

/** Whether a list of aims stands below a sentence: `Các chỉ tiêu chủ yếu gồm:`. */
export function headsAims(sentence: Sentence): boolean {
  return headsList(sentence) && AIMS.test(sentence.plain) && !tellsResults(sentence);
}

/** Whether a paragraph belongs to a list of aims: an item, or `Về hạ tầng số:` between its items. */
export function goesOnListing(sentence: Sentence): boolean {
  return sentence.item || (headsList(sentence) && !tellsResults(sentence));
}

function headsList({ heading, plain: text }: Sentence): boolean {
  return heading && text.endsWith(':');
}
