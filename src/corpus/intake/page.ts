/** What the markup of an HTML page says about one of its lines. */
export type LineRole = 'heading' | 'caption' | 'item' | 'links';

/** One line of a saved page as its reader sees it: trimmed, never empty, NFC. */
export interface PageLine {
  readonly text: string;
  /** The line of the file, counted from 1; unknown in HTML. */
  readonly number?: number;
  /** An empty line, or in HTML the end of an element, stands before it. */
  readonly parted: boolean;
  readonly role?: LineRole;
  /** In HTML: whether Readability counts it to the article. */
  readonly main?: boolean;
}

/** What an HTML page says about itself in its head; each as it is written there. */
export interface Stated {
  readonly title?: string;
  /** The title of the browser's window: the article's, the portal's, or both. */
  readonly window?: string;
  /** An ISO day. */
  readonly publishedOn?: string;
  readonly publisher?: string;
  readonly url?: string;
}

/** A saved page before anything is judged: all of its lines, furniture included. */
export interface Page {
  readonly format: 'text' | 'html';
  readonly lines: readonly PageLine[];
  readonly stated: Stated;
}
