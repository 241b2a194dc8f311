import type { Post } from './discord.ts';
import { type Shown, shownPieces, shownText } from './discord-markup.ts';

/** Everything that a message says, as the client shows it, part by part. */
export function textOf({ content, embeds }: Post): string {
  const parts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    shownText(title ?? ''),
    shownText(description ?? ''),
    ...fields.flatMap(({ name, value }) => [shownText(name), shownText(value)]),
    // Footers have no markup.
    footer?.text ?? '',
  ]);
  return [shownText(content), ...parts].filter((part) => part !== '').join('\n');
}

/** What stands behind the bars of quotations, without the marks around it. */
export function quotesOf(post: Post): string[] {
  return stretches(post, ({ styles }) => styles[0] === 'quote').map((quote) =>
    quote.replace(/^“|”\n?$/g, ''),
  );
}

/** What is shown in bold. */
export function boldOf(post: Post): string[] {
  return stretches(post, ({ styles }) => styles.includes('bold'));
}

/** The stretches of a message whose pieces are all like this. */
function stretches(post: Post, isLike: (piece: Shown) => boolean): string[] {
  return markupsOf(post).flatMap((markup) => {
    const found: string[] = [];
    let isOpen = false;
    for (const piece of shownPieces(markup)) {
      const isPart = isLike(piece);
      if (isPart) found.push(isOpen ? `${found.pop()}${piece.text}` : piece.text);
      isOpen = isPart;
    }
    return found;
  });
}

/** The codes of the sources that a message names. */
export function codesOf(post: Post): string[] {
  return [...textOf(post).matchAll(/(?:mã|code) ([A-Z\d]{6})\b/g)].map(([, code = '']) => code);
}

/** The options of the menu of a message. */
export function optionsOf({ components }: Post): string[] {
  return components
    .flatMap((row) => ('components' in row ? [...row.components] : []))
    .flatMap((part) => ('options' in part ? part.options.map(({ label }) => label) : []));
}

function markupsOf({ content, embeds }: Post): string[] {
  const parts = embeds.flatMap(({ description = '', fields = [] }) => [
    description,
    ...fields.map(({ value }) => value),
  ]);
  return [content, ...parts];
}
