import { slips } from '../text/distance.ts';
import { foldedKey } from '../text/fold.ts';
import { isSyllable } from '../text/syllables.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { ProvinceEntry } from './vocabulary.ts';

/** A provincial unit as it was until 30 June 2025, and what became of it. */
export interface Province {
  /** As it was written then: `Thừa Thiên Huế`, `TP. Hồ Chí Minh`. */
  readonly name: string;
  readonly kind: 'province' | 'city';
  /** The name it took later, and since when (ISO day). */
  readonly renamed?: { readonly name: string; readonly on: string };
  /** The province it became part of on 1 July 2025; absent for the 34 that go on. */
  readonly mergedInto?: string;
  /** The units that became part of it on 1 July 2025. */
  readonly absorbed: readonly string[];
  readonly entry: ProvinceEntry;
}

/** A place that a text names: `text.slice(start, end)`. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  /** `name`: of a province; `initials`: AG; `district`: of a unit below it. */
  readonly kind: 'name' | 'initials' | 'district';
  /** One province; several where initials or a district's name are shared. */
  readonly provinces: readonly Province[];
  /** The district's name, as the vocabulary writes it. */
  readonly district?: string;
  /** Set when the name was misspelt and what it was taken for is a guess. */
  readonly misspelt?: true;
}

interface Name {
  readonly tokens: readonly Token[];
  readonly kind: PlaceMention['kind'];
  readonly provinces: Province[];
  readonly district?: string;
}

/** A name of two words. */
interface Pair {
  readonly exact: string;
  readonly folded: string;
  readonly province: Province;
}

function pairOf(province: Province): Pair[] {
  const [a, b, ...more] = tokenise(province.name);
  if (!a || !b || more.length > 0) return [];
  const [exact, folded] = [`${a.exact} ${b.exact}`, `${a.folded} ${b.folded}`];
  return [{ exact, folded, province }];
}

/** One slip apart; most are not, and their lengths tell. */
function isNear(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && slips(a, b, 1) === 1;
}

/** Words before the name of a district, in articles and questions. */
const DISTRICT_WORD =
  /(?:huyện|đảo|quận|thị xã|thành phố|huyen|dao|quan|thi xa|thanh pho|tx\.?|tp\.?|district|town)\s*(?:of\s+)?$/iu;

/** The same in English, behind the name. */
const DISTRICT_BEHIND = /^\s+(?:district|town|island)(?![\p{L}])/iu;

/** Knows the provinces and districts and finds their names in texts. */
export class Gazetteer {
  readonly provinces: readonly Province[];
  readonly #byName = new Map<string, Province>();
  /** Names by the folded key of their first token, the longer first. */
  readonly #names = new Map<string, Name[]>();
  /** The provinces whose names are two words, which nearly all are. */
  readonly #pairs: readonly Pair[];

  constructor(entries: readonly ProvinceEntry[]) {
    const absorbed = new Map<string, string[]>();
    for (const { name, mergedInto } of entries) {
      if (mergedInto) absorbed.set(mergedInto, [...(absorbed.get(mergedInto) ?? []), name]);
    }
    this.provinces = entries.map((entry) => ({
      name: entry.name,
      kind: entry.kind,
      ...(entry.renamed ? { renamed: entry.renamed } : {}),
      ...(entry.mergedInto ? { mergedInto: entry.mergedInto } : {}),
      absorbed: absorbed.get(entry.name) ?? [],
      entry,
    }));
    this.#pairs = this.provinces.flatMap((province) => pairOf(province));
    for (const province of this.provinces) {
      const { entry } = province;
      this.#byName.set(province.name, province);
      const spellings = [
        entry.name,
        ...entry.aliases,
        ...(entry.renamed ? [entry.renamed.name] : []),
      ];
      for (const spelling of spellings) this.#add(spelling, 'name', province);
      this.#add(entry.initials, 'initials', province);
      for (const district of entry.districts) this.#add(district, 'district', province);
    }
    for (const names of this.#names.values()) {
      const order = { name: 0, district: 1, initials: 2 };
      names.sort((a, b) => b.tokens.length - a.tokens.length || order[a.kind] - order[b.kind]);
    }
  }

  /** The province of exactly this name. */
  get(name: string): Province | undefined {
    return this.#byName.get(name);
  }

  /** The province that somebody means who types this name, alias or initials, if it is just one. */
  resolve(typed: string): Province | undefined {
    const [mention, ...more] = this.mentions(typed.replace(/^\s*(?:tỉnh|thành phố)\s+/iu, ''), {
      typed: true,
    });
    const named = mention?.kind === 'district' ? undefined : mention;
    return more.length === 0 && named?.provinces.length === 1 ? named.provinces[0] : undefined;
  }

  /** The provinces whose names come nearest to something typed, the nearest first. */
  nearest(typed: string, most = 3): Province[] {
    const key = foldedName(typed);
    return this.provinces
      .map((province) => ({ province, away: slips(key, foldedName(province.name), 8) }))
      .sort((a, b) => a.away - b.away)
      .filter(({ away }) => away <= Math.max(2, key.length / 2))
      .slice(0, most)
      .map(({ province }) => province);
  }

  /** The province and the units it absorbed: where evidence on today's province may come from. */
  parts(province: Province): Province[] {
    const absorbed = province.absorbed.map((name) => this.get(name));
    return [province, ...absorbed.filter((part) => part !== undefined)];
  }

  /**
   * The places that a text names, read greedily from the left: `Lạng Sơn là` is no Sơn La.
   * In articles names are capitalised and have their diacritics. With `typed` neither counts, but a
   * diacritic that was typed must agree, initials are read, and a misspelt name is found when it is
   * one slip away from just one province.
   */
  mentions(text: string, { typed = false }: { typed?: boolean } = {}): PlaceMention[] {
    const tokens = tokenise(text);
    const found: PlaceMention[] = [];
    for (let i = 0; i < tokens.length; ) {
      const name = this.#at(text, tokens, i, typed);
      if (name === undefined) {
        i++;
        continue;
      }
      const last = tokens[i + name.tokens.length - 1] as Token;
      found.push({
        start: tokens[i]?.start ?? 0,
        end: last.end,
        kind: name.kind,
        provinces: name.provinces,
        ...(name.district === undefined ? {} : { district: name.district }),
      });
      i += name.tokens.length;
    }
    return found;
  }

  /**
   * Misspelt names of provinces in something typed: two neighbouring words that are one slip away
   * from the name of one province only. `isKnown` says of two folded words whether texts have them
   * side by side: what is known is no slip.
   */
  misspelt(text: string, isKnown: (first: string, second: string) => boolean): PlaceMention[] {
    const tokens = tokenise(text);
    const found: PlaceMention[] = [];
    for (let i = 0; i + 1 < tokens.length; i++) {
      const [first, second] = [tokens[i] as Token, tokens[i + 1] as Token];
      if (first.kind !== 'word' || second.kind !== 'word') continue;
      if (!/^\s+$/.test(text.slice(first.end, second.start))) continue;
      if (first.folded.length < 2 || second.folded.length < 2) continue;
      if (isKnown(first.folded, second.folded)) continue;
      // Diacritics that were typed count: `làm xong` is no Lâm Đồng. What is no syllable is a slip for sure.
      const bare =
        (first.exact === first.folded && second.exact === second.folded) ||
        ![first, second].every(({ folded }) => isSyllable(folded));
      const spelling = bare ? 'folded' : 'exact';
      const pair = `${first[spelling]} ${second[spelling]}`;
      if (pair.length < 6) continue;
      const near = this.#pairs
        .filter((name) => isNear(pair, name[spelling]))
        .map(({ province }) => province);
      if (near.length !== 1) continue;
      found.push({
        start: first.start,
        end: second.end,
        kind: 'name',
        provinces: near,
        misspelt: true,
      });
      i++;
    }
    return found;
  }

  #add(spelling: string, kind: Name['kind'], province: Province): void {
    const tokens = tokenise(spelling);
    const first = tokens[0]?.folded;
    if (first === undefined) return;
    const names = this.#names.get(first) ?? [];
    this.#names.set(first, names);
    const same = names.find(
      (name) =>
        name.kind === kind &&
        name.tokens.map((t) => t.exact).join(' ') === tokens.map((t) => t.exact).join(' '),
    );
    if (same) {
      if (!same.provinces.includes(province)) same.provinces.push(province);
    } else {
      names.push({
        tokens,
        kind,
        provinces: [province],
        ...(kind === 'district' ? { district: spelling } : {}),
      });
    }
  }

  #at(text: string, tokens: readonly Token[], i: number, typed: boolean): Name | undefined {
    const first = tokens[i] as Token;
    if (first.kind !== 'word') return undefined;
    if (!typed && !startsWithCapital(text, first)) return undefined;
    return this.#names.get(first.folded)?.find((name) => {
      if (name.kind === 'initials') return typed && isWritten(text, first, name.tokens[0]);
      const matches = name.tokens.every((part, k) => {
        const token = tokens[i + k];
        if (token === undefined) return false;
        if (k > 0 && !/^[\s.–-]{0,3}$/.test(text.slice(tokens[i + k - 1]?.end, token.start))) {
          return false;
        }
        if (!typed && !startsWithCapital(text, token)) return false;
        return agrees(token, part, typed);
      });
      if (!matches) return false;
      if (name.kind === 'name' || DISTRICT_WORD.test(text.slice(0, first.start))) return true;
      const last = tokens[i + name.tokens.length - 1] ?? first;
      return typed && DISTRICT_BEHIND.test(text.slice(last.end));
    });
  }
}

/** Whether a token spells a part of a name: where it has diacritics they must be the name's. */
function agrees(token: Token, part: Token, typed: boolean): boolean {
  if (token.exact === part.exact) return true;
  return typed && token.exact === token.folded && token.folded === part.folded;
}

/** Initials count in capitals only: `an`, `la` and `hn` are also words and slips. */
function isWritten(text: string, token: Token, initials: Token | undefined): boolean {
  const written = text.slice(token.start, token.end);
  return token.exact === initials?.exact && written === written.toUpperCase();
}

function startsWithCapital(text: string, token: Token): boolean {
  return /^[\p{Lu}\d]/u.test(text.slice(token.start, token.end).normalize('NFC'));
}

function foldedName(name: string): string {
  return tokenise(name)
    .map((token) => foldedKey(token.folded))
    .join(' ');
}
