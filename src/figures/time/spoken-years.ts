import { ending, word } from '../patterns.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { TimeMention } from './times.ts';

const REVIEW =
  /(?<!\p{L})(?:tổng kết|sơ kết|nhìn lại|điểm lại|kiểm điểm|đánh giá|kết quả|báo cáo|công tác|bảng|chỉ số|index|dti|xếp hạng|công bố|hoạt động|tình hình|số liệu)(?!\p{L})[^.;]{0,90}$|(?<!\p{L})trong\s*$/u;
const AIMS = word(
  'mục tiêu|chỉ tiêu|phấn đấu|đích|hướng tới|đề ra|phải|sẽ|dự kiến|kế hoạch|nhiệm vụ|phương hướng|định hướng|tầm nhìn|không còn',
);
const EXPECTED = /^[^.;]{0,40}(?<!\p{L})(?:dự kiến|sẽ)(?!\p{L})/u;
/** `sẽ được sửa chữa, nâng cấp trong năm`, but not `sẽ mở rộng, năm` */
const EXPECTED_IN =
  /(?<!\p{L})(?:dự kiến|sẽ)(?!\p{L})[^.;]{0,50}(?<!,\s*(?:(?:trong|đến|vào)\s+)?(?:năm\s+)?)$/u;
const FROM_BEGINNING = ending(String.raw`từ đầu\s+(?:năm\s+)?`);

/** The years that a sentence of the lead reviews. */
export function reviewed({ times, plain: text }: Sentence): TimeMention[] {
  return times.filter(
    ({ role, year, part, start, end, day }) =>
      role === 'stated' &&
      (year ?? part) !== undefined &&
      day === undefined &&
      REVIEW.test(text.slice(0, start)) &&
      !isExpected(text, start, end),
  );
}

/** The years that a sentence speaks of, results measured by a plan included. */
export function statedBy({ times, plain: text }: Sentence): TimeMention[] {
  return times.filter(
    ({ role, year, start, end }) =>
      year !== undefined &&
      !isExpected(text, start, end) &&
      (role === 'stated' || role === 'measure' || (role === 'horizon' && !isAim(text, start))),
  );
}

/** The years that a sentence speaks of as just begun: `từ đầu năm 2024 đến nay`, `từ tháng 5/2019`. */
export function recentIn({ times, plain: text }: Sentence): TimeMention[] {
  return times.filter(
    ({ role, year, month, start }) =>
      role === 'since' &&
      year !== undefined &&
      (month !== undefined || FROM_BEGINNING.test(text.slice(0, start))),
  );
}

/** Whether what is told of a time is said to come: `Năm 2023, tỉnh dự kiến mở 48 lớp`. */
function isExpected(text: string, start: number, end: number): boolean {
  return EXPECTED_IN.test(text.slice(0, start)) || EXPECTED.test(text.slice(end));
}

/** Whether a time at an offset is said to be aimed at. */
export function isAim(text: string, at: number): boolean {
  return AIMS.test(text.slice(Math.max(0, at - 60), at + 120));
}

/** The years that a sentence aims at. */
export function aimedAt({ times, plain: text }: Sentence): number[] {
  return times.flatMap(({ role, year, toYear, start }) => {
    const end = toYear ?? year;
    const aims = (role === 'horizon' || role === 'plan') && isAim(text, start);
    return aims && end !== undefined ? [end] : [];
  });
}

/** `kết quả DTI năm 2022`, `Chỉ số cải cách hành chính (PAR Index) năm 2023`: before the year of a ranking. */
const RANKING = ending(
  String.raw`(?:index|dti|papi|sipas|pci|chỉ số|bảng|xếp hạng|đánh giá mức độ|kỳ đánh giá)[^.;\d]{0,80}(?:năm|,|-)?\s*`,
);
/** How far ahead of its year a ranking is named. */
const REACH = 110;

/** Whether the year at an offset is that of a ranking. */
export function isOfRanking(text: string, at: number): boolean {
  return RANKING.test(text.slice(Math.max(0, at - REACH), at));
}
