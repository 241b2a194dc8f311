/** What the sentences of both languages are made of. */

/** Parts of a line that names a source. */
export function line(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** As much of a date as is known, the way it is written in Viet Nam: 26/1/2021, 1/2020, 2014. */
export function dateShown(date: string): string {
  return date.split('-').map(Number).reverse().join('/');
}

/** More names than this are counted, not listed. */
const MOST_NAMES = 12;

/** The names if they are few, else the first of them and how many more there are. */
export function names(all: readonly string[], more: (count: number) => string): string {
  if (all.length <= MOST_NAMES) return all.join(', ');
  return `${all.slice(0, MOST_NAMES).join(', ')} ${more(all.length - MOST_NAMES)}`;
}

/** How many articles appeared in each year, the newest first, those of no date (an empty year) last. */
export function byYear(articles: readonly { readonly publishedOn?: string }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { publishedOn = '' } of articles) {
    const year = publishedOn.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => Number(b) - Number(a));
}

/** In UTF-16 units. */
const LONGEST_LINE = 160;

/** A text in one line, of what is long the beginning. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
}
