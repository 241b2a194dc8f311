import { normalise } from '../../text/fold.ts';
import { readDay } from './dates.ts';
import { kindOf } from './furniture.ts';
import type { Stated } from './page.ts';

/** The part of the DOM that is used here: linkedom's own types need those of a browser. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string;
  readonly childNodes: ArrayLike<DomNode>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  getAttribute(name: string): string | null;
}

/** A document as linkedom parses it. */
export interface DomDocument {
  readonly documentElement: DomNode;
  querySelector(selectors: string): DomNode | null;
  querySelectorAll(selectors: string): Iterable<DomNode>;
}

export const ELEMENT = 1;
export const TEXT = 3;
const COMMENT = 8;

/** Longer values of `title` and the like are descriptions. */
const LONGEST = 300;
const LONGEST_NAME = 100;
const ADDRESS = /^https?:\/\/[^\s/]+\.[^\s]+$/;
const DATE_FIELDS = ['og:published_time', 'datePublished', 'pubdate', 'DC.date.issued'];

/** What the head of an HTML page states, and the headings and times that it marks as such. */
export function statedBy(document: DomDocument): Stated {
  const window = plain(document.querySelector('title')?.textContent ?? '');
  const publisher = meta(document, ['og:site_name', 'application-name'], LONGEST_NAME);
  const title = titleOf(document, window, publisher);
  const time = document.querySelector('time[pubdate], time[itemprop="datePublished"]');
  const publishedOn = readDay(
    meta(document, DATE_FIELDS, LONGEST_NAME) ?? time?.getAttribute('datetime') ?? '',
  );
  const addresses = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    meta(document, ['og:url'], LONGEST),
    savedFrom(document.documentElement),
  ];
  const url = addresses.find((address) => address && ADDRESS.test(address));
  return {
    ...(title ? { title } : {}),
    ...(window ? { window } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url ? { url } : {}),
  };
}

function meta(document: DomDocument, names: readonly string[], most: number): string | undefined {
  for (const name of names) {
    const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
    const content = plain(element?.getAttribute('content') ?? '');
    if (content !== '' && content.length <= most) return content;
  }
  return undefined;
}

/** The title that is shared, or a heading that the window is named after; never the portal's name. */
function titleOf(
  document: DomDocument,
  window: string,
  publisher: string | undefined,
): string | undefined {
  const own = (text: string): boolean =>
    text !== '' && text.length <= LONGEST && text !== publisher && kindOf(text) === 'text';
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) =>
    plain(textContent),
  );
  const titles = headings.filter(own);
  const shared = meta(document, ['og:title', 'twitter:title', 'DC.title'], LONGEST);
  const named = titles.find((text) => window.includes(text) || shared?.includes(text));
  if (named) return named;
  const bare = shared && publisher ? shared.replace(suffix(publisher), '') : shared;
  if (bare && own(bare)) return bare;
  return titles.length === 1 ? titles[0] : undefined;
}

/** ` - Báo Lạng Sơn` behind a title. */
function suffix(publisher: string): RegExp {
  return new RegExp(`\\s*[-–|]\\s*${publisher.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`, 'iu');
}

/** Browsers note the address that a page was saved from in a comment above it. */
function savedFrom(root: DomNode): string | undefined {
  const siblings = Array.from(root.parentNode?.childNodes ?? []);
  for (const node of [...siblings, ...Array.from(root.childNodes)]) {
    if (node.nodeType !== COMMENT) continue;
    const address = /saved from url=\(\d+\)(https?:\S+)/.exec(node.textContent)?.[1];
    if (address) return address;
  }
  return undefined;
}

function plain(text: string): string {
  return normalise(text).replace(/\s+/g, ' ').trim();
}
