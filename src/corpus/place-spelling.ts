import type { Token } from '../text/tokens.ts';

/** Whether tokens spell a name, with no more than a dash between them. */
export function isSpelt(
  text: string,
  tokens: readonly Token[],
  name: readonly Token[],
  agree: (token: Token, part: Token) => boolean,
): boolean {
  return name.every((part, k) => {
    const [before, token] = [tokens[k - 1], tokens[k]];
    if (token === undefined) return false;
    if (before && !/^[\s.–-]{0,3}$/.test(text.slice(before.end, token.start))) return false;
    return agree(token, part);
  });
}

/** Whether a token spells a part of a name: where it has diacritics they must be the name's. */
export function agrees(token: Token | undefined, part: Token, typed: boolean): boolean {
  if (token?.exact === part.exact) return true;
  return typed && token?.exact === token?.folded && token?.folded === part.folded;
}

/**
 * Whether a token spells a part of a province's name with other diacritics: where only `hỏi` and `ngã` are mixed
 * up, which sound alike in half of the country (`quãng nam`), or where capitals say that it is a name (`Hà Nôi`;
 * `tham gia lại` names no Gia Lai).
 */
export function isSlipIn(token: Token, part: Token, text: string, name: readonly Token[]): boolean {
  if (token.folded !== part.folded) return false;
  const isLong = name.length > 1 || part.folded.length >= LONG_NAME;
  return (
    withoutNga(token.exact) === withoutNga(part.exact) || (isLong && startsWithCapital(text, token))
  );
}

/** Names of one word as long as this are no words of the language: `Daklak`, and not `Huế`. */
const LONG_NAME = 5;
const [NGA, HOI] = ['\u0303', '\u0309'];

function withoutNga(exact: string): string {
  return exact.normalize('NFD').replaceAll(NGA, HOI);
}

/** Initials count in capitals only: `an`, `la` and `hn` are also words and slips. */
export function isWritten(text: string, token: Token, initials: Token | undefined): boolean {
  const written = text.slice(token.start, token.end);
  return token.exact === initials?.exact && written === written.toUpperCase();
}

/** Whether a token is written like a name, or begins with a digit. */
export function startsWithCapital(text: string, token: Token): boolean {
  return /^[\p{Lu}\d]/u.test(text.slice(token.start, token.end).normalize('NFC'));
}
