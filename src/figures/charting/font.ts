import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The family of the font files, which have every Vietnamese letter. */
export const FONT_FAMILY = 'Be Vietnam Pro';

const PACKAGE = '@expo-google-fonts/be-vietnam-pro';
const FILES = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
} as const;

export type Weight = keyof typeof FILES;

/** The paths of the font files. They come with an npm package, so that pictures look alike everywhere. */
export function fontFiles(): Readonly<Record<Weight, string>> {
  const { resolve } = createRequire(import.meta.url);
  return {
    regular: resolve(`${PACKAGE}/${FILES.regular}`),
    bold: resolve(`${PACKAGE}/${FILES.bold}`),
  };
}

/** How wide texts are in a font, as a share of its size. */
export class FontMetrics {
  readonly #file: DataView;
  readonly #unitsPerEm: number;
  readonly #tables = new Map<string, number>();
  readonly #widths = new Map<number, number>();

  /** @throws {Error} when the file is no TrueType font with a table of the basic plane */
  constructor(path: string) {
    const { buffer, byteOffset, byteLength } = readFileSync(path);
    this.#file = new DataView(buffer, byteOffset, byteLength);
    for (let i = 0; i < this.#file.getUint16(4); i++) {
      const at = 12 + 16 * i;
      const letters = [0, 1, 2, 3].map((k) => this.#file.getUint8(at + k));
      this.#tables.set(String.fromCharCode(...letters), this.#file.getUint32(at + 8));
    }
    if (this.#subtable() === undefined) {
      throw new Error(`"${path}" has no table of characters that can be read: install it again`);
    }
    this.#unitsPerEm = this.#file.getUint16(this.#table('head') + 18);
  }

  /** The width of a text of this size. */
  widthOf(text: string, size: number): number {
    let units = 0;
    for (const character of text) units += this.#advance(character.codePointAt(0) ?? 0);
    return (units * size) / this.#unitsPerEm;
  }

  #table(name: string): number {
    return this.#tables.get(name) ?? 0;
  }

  #advance(code: number): number {
    const known = this.#widths.get(code);
    if (known !== undefined) return known;
    const count = this.#file.getUint16(this.#table('hhea') + 34);
    const glyph = Math.min(this.#glyph(code), count - 1);
    const width = this.#file.getUint16(this.#table('hmtx') + 4 * glyph);
    this.#widths.set(code, width);
    return width;
  }

  /**
   * The number of a character's glyph, 0 where the font has none: format 4 of
   * https://learn.microsoft.com/typography/opentype/spec/cmap
   */
  #glyph(code: number): number {
    const file = this.#file;
    const start = this.#subtable() ?? 0;
    const segments = file.getUint16(start + 6) / 2;
    const [ends, starts] = [start + 14, start + 16 + 2 * segments];
    const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
    for (let i = 0; i < segments; i++) {
      if (code > file.getUint16(ends + 2 * i)) continue;
      const first = file.getUint16(starts + 2 * i);
      if (code < first) return 0;
      const range = file.getUint16(ranges + 2 * i);
      const delta = file.getUint16(deltas + 2 * i);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = file.getUint16(ranges + 2 * i + range + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }

  /** Where the table of the basic plane's characters begins. */
  #subtable(): number | undefined {
    const table = this.#table('cmap');
    for (let i = 0; i < this.#file.getUint16(table + 2); i++) {
      const start = table + this.#file.getUint32(table + 8 + 8 * i);
      if (this.#file.getUint16(start) === 4) return start;
    }
    return undefined;
  }
}
