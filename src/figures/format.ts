import type { Change, Figure, Rank } from './figure.ts';

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

const BOUNDS = { more: 'hơn ', less: 'gần ', about: 'khoảng ' } as const;

/** A value with its unit and bound: `hơn 1.300.000 thuê bao`, `hạng 32/63`. */
export function valueText({ value, unit, rank, bound, outOf }: Figure): string {
  if (rank) return `hạng ${rankText(rank)}`;
  const amount =
    outOf === undefined ? numberText(value) : `${numberText(value)}/${numberText(outOf)}`;
  return `${bound ? BOUNDS[bound] : ''}${amount} ${unit}`.trim();
}
