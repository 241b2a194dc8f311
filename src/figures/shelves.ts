import type { Figure } from './figure.ts';
import { newestFirst } from './order.ts';

/** Figures by a key. They are put in order when they are asked for, not at each of ten thousand articles. */
export class Shelves<K> {
  readonly #shelves = new Map<K, { figures: Figure[]; ordered: boolean }>();

  put(key: K, figure: Figure): void {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      this.#shelves.set(key, { figures: [figure], ordered: true });
      return;
    }
    shelf.figures.push(figure);
    shelf.ordered = false;
  }

  /** Takes these figures off a shelf, whether they stand there or not. */
  drop(key: K, figures: ReadonlySet<Figure>): void {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return;
    shelf.figures = shelf.figures.filter((figure) => !figures.has(figure));
    if (shelf.figures.length === 0) this.#shelves.delete(key);
  }

  keys(): K[] {
    return [...this.#shelves.keys()];
  }

  has(key: K): boolean {
    return this.#shelves.has(key);
  }

  /** The figures of a key, the newest first. */
  get(key: K): readonly Figure[] {
    const shelf = this.#shelves.get(key);
    if (shelf === undefined) return [];
    if (!shelf.ordered) {
      shelf.figures.sort(newestFirst);
      shelf.ordered = true;
    }
    return shelf.figures;
  }
}
