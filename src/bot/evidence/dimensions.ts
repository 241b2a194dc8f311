/** What is measured, and in which units: on folded text, the units behind a number. */
const DIMENSIONS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /(?<![a-z])dien tich(?![a-z])/u,
    /^\s*(?:(?:nghin|van|trieu)\s+)?(?:ha|hec-?\s?ta|k?m2|(?:ki-?lo-?\s?)?met vuong|cay so vuong|sao|mau)(?![a-z])/u,
  ],
  [
    /(?<![a-z])(?:chieu dai|do dai|chieu cao|do cao|chieu rong|ban kinh|khoang cach|quang duong)(?![a-z])/u,
    /^\s*(?:(?:nghin|van|trieu)\s+)?(?:k?m|cm|cay so|(?:ki-?lo-?\s?|xang-?ti-?\s?)?met)(?![a-z0-9])/u,
  ],
  [
    /(?<![a-z])(?:bang thong|toc do (?:duong truyen|tai|mang|internet|truy cap|ket noi))(?![a-z])/u,
    /^\s*(?:[kmgt]bps|[kmgt]b(?:it)?(?:\/s|\/giay)?)(?![a-z])/u,
  ],
  [/(?<![a-z])dung luong(?![a-z])/u, /^\s*(?:[kmgtp]b|(?:giga|tera|mega)byte)(?![a-z])/u],
];

/**
 * The units in which what a question names is measured: a count of heads is no area.
 * @param question folded
 * @returns what stands right behind a number of such a unit, folded; `undefined`: it names nothing measured
 */
export function dimensionIn(question: string): RegExp | undefined {
  return DIMENSIONS.find(([noun]) => noun.test(question))?.[1];
}
