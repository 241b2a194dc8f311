import { FONT_FAMILY, type FontMetrics, type Weight } from './font.ts';

/** How lines of text look. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
}

/** How wide lines are set. */
export type Measures = Readonly<Record<Weight, FontMetrics>>;

const ELLIPSIS = '…';
const LINE_HEIGHT = 1.35;

/** A text in lines of a width at most; what is more than `most` lines loses its end. */
export function wrapped(
  text: string,
  width: number,
  { size, weight }: TextStyle,
  measures: Measures,
  most: number,
): string[] {
  const fits = (line: string): boolean => measures[weight].widthOf(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/u).filter((word) => word !== '');
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      const rest = [line, ...words.slice(i)].filter((one) => one !== '').join(' ');
      return [...lines, shortened(rest, fits)];
    }
    if (line !== '') lines.push(line);
    line = fits(word) ? word : shortened(word, fits);
  }
  return line === '' ? lines : [...lines, line];
}

/** As many letters as fit, with an ellipsis where some are lost. */
function shortened(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  const letters = [...text];
  while (letters.length > 0 && !fits(`${letters.join('').trimEnd()}${ELLIPSIS}`)) letters.pop();
  return `${letters.join('').trimEnd()}${ELLIPSIS}`;
}

/** A picture that grows downwards as blocks are put into it. */
export class Column {
  readonly #parts: string[] = [];
  readonly #width: number;
  readonly #padding: number;
  readonly #measures: Measures;
  #y: number;

  constructor(width: number, padding: number, measures: Measures) {
    this.#width = width;
    this.#padding = padding;
    this.#measures = measures;
    this.#y = padding;
  }

  /** The width between the paddings. */
  get inner(): number {
    return this.#width - 2 * this.#padding;
  }

  space(height: number): void {
    this.#y += height;
  }

  /** A paragraph of at most so many lines. */
  text(text: string, style: TextStyle, most: number): void {
    const { size, weight, color } = style;
    for (const line of wrapped(text, this.inner, style, this.#measures, most)) {
      const baseline = this.#y + size;
      const bold = weight === 'bold' ? ' font-weight="700"' : '';
      this.#parts.push(
        `<text x="${this.#padding}" y="${baseline}" font-size="${size}"${bold} fill="${color}">${escaped(line)}</text>`,
      );
      this.#y += size * LINE_HEIGHT;
    }
  }

  /** SVG of the inner width, as a block; its coordinates begin at its own left upper corner. */
  block(svg: string, height: number): void {
    this.#parts.push(`<g transform="translate(${this.#padding} ${this.#y})">${svg}</g>`);
    this.#y += height;
  }

  /** The whole picture. */
  svg(background: string): string {
    const height = Math.ceil(this.#y + this.#padding);
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.#width}" height="${height}" font-family="${FONT_FAMILY}">`,
      `<rect width="100%" height="100%" fill="${background}"/>`,
      ...this.#parts,
      '</svg>',
    ].join('');
  }
}

/** A text between tags: letters that XML cannot have are left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
