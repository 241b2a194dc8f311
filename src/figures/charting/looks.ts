import type { ChartLook } from './chart.ts';

/** The colours of a picture. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  /** Results; estimates are the same, paler. */
  readonly accent: string;
  readonly pale: string;
  readonly target: string;
}

/** Blue and orange are told apart by colour-blind people too; text has a contrast of 4.5 and more. */
export const PALETTES: Readonly<Record<ChartLook, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#16202c',
    faint: '#57636f',
    grid: '#dfe4ea',
    accent: '#1b66c9',
    pale: '#a9c8f2',
    target: '#c4560f',
  },
  dark: {
    background: '#171b21',
    text: '#eef1f5',
    faint: '#a5b0bd',
    grid: '#333b46',
    accent: '#5ba4f7',
    pale: '#31577f',
    target: '#f2a45c',
  },
};
