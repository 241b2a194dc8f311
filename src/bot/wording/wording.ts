import type { Language } from '../reading/types.ts';
import type { Understood } from '../types.ts';
import { english } from './en.ts';
import type { Wording } from './types.ts';
import { vietnamese } from './vi.ts';

/** The wording of each language. */
export const wordings: Readonly<Record<Language, Wording>> = { vi: vietnamese, en: english };

/** Whether what was typed is not all that it was taken for, so that people should see the latter. */
export function isReadAnew({ corrections, carried }: Understood): boolean {
  return corrections.length > 0 || carried === true;
}

/** What a question was understood as, in one line: places, indicators, years; empty if it names none. */
export function readingLine({ provinces, years, indicators, corrections }: Understood): string {
  const corrected = new Set(corrections.map(({ understood }) => understood));
  return [
    ...corrections.map(({ typed, understood }) => `“${typed}” → ${understood}`),
    ...provinces.filter((name) => !corrected.has(name)),
    ...indicators,
    ...years.map(String),
  ].join(' · ');
}
