import type { Change, Rank } from './figure.ts';

const NUMBERS = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6, useGrouping: true }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6, useGrouping: true }),
} as const;

/** A number as texts of a language write it: `1.720`, `8,6`. */
export function numberText(value: number, language: keyof typeof NUMBERS = 'vi'): string {
  return NUMBERS[language].format(value);
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
