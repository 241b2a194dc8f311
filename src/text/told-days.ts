import { readPeriods } from './periods.ts';

/** Before a day or month that is yet to come: `trước 31/12/2025`, `sẽ khai trương vào tháng 9/2024`. */
const TO_COME =
  /(?:sẽ|dự kiến|phấn đấu|kế hoạch|mục tiêu|chỉ tiêu|chậm nhất|hạn|hẹn|trước|đến hết|hiệu lực|áp dụng)[^.;]{0,25}$/iu;
/** Up to this month the year before is reviewed. */
const LAST_MONTH_OF_REVIEWS = 2;

/**
 * The last year that texts tell days or months of, which they cannot have been written before; of the first months of a
 * year the one before, which is what is reviewed then.
 */
export function lastYearDated(texts: readonly string[]): number | undefined {
  const years = texts.flatMap((text) =>
    readPeriods(text).flatMap(({ year, month, start }) => {
      if (year === undefined || month === undefined) return [];
      if (TO_COME.test(text.slice(Math.max(0, start - 40), start))) return [];
      return [month <= LAST_MONTH_OF_REVIEWS ? year - 1 : year];
    }),
  );
  return years.length === 0 ? undefined : Math.max(...years);
}
