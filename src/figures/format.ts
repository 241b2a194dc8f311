import type { Change, Rank } from './figure.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
/** Made when first wanted: each takes some 10 ms to make. */
const formats = new Map<keyof typeof LOCALES, Intl.NumberFormat>();

/** A number as texts of a language write it: `1.720`, `8,6`. */
export function numberText(value: number, language: keyof typeof LOCALES = 'vi'): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 });
    formats.set(language, format);
  }
  return format.format(value);
}

/** `+26 %`, `+26 bậc so với năm 2017`. */
export function changeText({ direction, value, unit, against }: Change): string {
  const amount = `${direction === 'down' ? '-' : '+'}${numberText(value)} ${unit}`.trim();
  return against === undefined ? amount : `${amount} so với ${against}`;
}

/** `32/63`, or `7` when nothing says of how many. */
export function rankText({ place, of }: Rank): string {
  return of === undefined ? String(place) : `${place}/${of}`;
}
