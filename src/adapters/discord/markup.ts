/**
 * Discord's markup, as it is written. discord.js's `escapeMarkdown` leaves `[a](b)`, `#`, `>`, `-`,
 * `1.`, `-#`, mentions and `:emoji:` alive, so quotations go through this file instead.
 */

/** What begins markup wherever it stands; the colon: `https://` and `:smile:`. */
const BEGINS_ANYWHERE = /[\\*_~|`<>@#:[\]]/g;
/**
 * What begins a list or a line of small print at the beginning of a line. Only a line feed begins one
 * for Discord; to `^` other characters do as well.
 */
const BEGINS_LINE = /(?<![^\n])([^\S\n]*)([-+]|\d+\.)/g;

/**
 * A text as Discord shows it letter by letter. A backslash before a letter, a digit or a space would
 * be shown, so only the marks themselves get one. What cannot be kept are spaces at the end of a line:
 * Discord drops them, whatever stands behind.
 */
export function escaped(text: string): string {
  return text
    .replace(BEGINS_ANYWHERE, '\\$&')
    .replace(
      BEGINS_LINE,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
}

/** Markup in bold; nothing where there is nothing. */
export function bold(markup: string): string {
  return markup === '' ? '' : `**${markup}**`;
}

/** Markup as a quotation: every line of it with a bar on its left. */
export function quoted(markup: string): string {
  return `> ${markup.replaceAll('\n', '\n> ')}`;
}

/** A link, or nothing when the address is none. What is shown must not look like an address itself. */
export function link(shown: string, address: string): string {
  if (!URL.canParse(address)) return '';
  // What ends or breaks a link in Discord's markup; addresses may have all of it percent-encoded.
  const safe = new URL(address).href.replace(
    /[()<>[\]\\*_~|`\s]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return `[${escaped(shown)}](${safe})`;
}

/** Letters of one width, as they are. What holds a backtick cannot be shown like this. */
export function codeBlock(plain: string): string {
  return `\`\`\`\n${plain}\n\`\`\``;
}
