import { slips } from '../text/distance.ts';
import { foldedKey } from '../text/fold.ts';
import { isSyllable } from '../text/syllables.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { agrees, isSlipIn, isSpelt, isWritten, startsWithCapital } from './place-spelling.ts';
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

/** What is known of two words that stand side by side. */
interface Neighbours {
  /** Whether texts have them so, folded: what is known is no slip. */
  isKnown(first: string, second: string): boolean;
  /** Whether they make one word: `tham gia`. */
  isWord(first: Token, second: Token): boolean;
}

/** Of a text that is nothing but a name. */
const NAME_ALONE: Neighbours = { isKnown: () => false, isWord: () => false };

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

/** Behind what is no place but the beginning of a name: `Hue-S`. */
const LETTER_BEHIND = /^-\p{L}(?![\p{L}\d])/u;

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
      if (
        name === undefined ||
        LETTER_BEHIND.test(text.slice(tokens[i + name.tokens.length - 1]?.end))
      ) {
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
        ...(name.tokens.every((part, k) => agrees(tokens[i + k], part, typed))
          ? {}
          : { misspelt: true as const }),
      });
      i += name.tokens.length;
    }
    return found;
  }

  /**
   * Misspelt names of provinces in something typed: two neighbouring words that are one slip away
   * from the name of one province only.
   */
  misspelt(text: string, { isKnown, isWord }: Neighbours = NAME_ALONE): PlaceMention[] {
    const tokens = tokenise(text);
    const found: PlaceMention[] = [];
    for (let i = 0; i + 1 < tokens.length; i++) {
      const [first, second] = [tokens[i] as Token, tokens[i + 1] as Token];
      if (first.kind !== 'word' || second.kind !== 'word') continue;
      if (!/^\s+$/.test(text.slice(first.end, second.start))) continue;
      if (first.folded.length < 2 || second.folded.length < 2) continue;
      // Phù Yên is a district, and no slip in Phú Yên.
      if (this.#spelt(text, tokens, i, true).length > 0) continue;
      const letters = `${first.folded} ${second.folded}`;
      if (this.#pairs.some((name) => name.folded === letters)) {
        // `hà nôi`; but `tham gia lại` and `hằng năm định kỳ` have other words.
        const [before, after] = [tokens[i - 1], tokens[i + 2]];
        if ((before && isWord(before, first)) || (after && isWord(second, after))) continue;
      } else if (isKnown(first.folded, second.folded)) continue;
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
    const spelt = this.#spelt(text, tokens, i, typed);
    const meant = spelt.find((name) => {
      if (name.kind !== 'district' || DISTRICT_WORD.test(text.slice(0, first.start))) return true;
      const last = tokens[i + name.tokens.length - 1] ?? first;
      return typed && DISTRICT_BEHIND.test(text.slice(last.end));
    });
    if (meant || spelt.length > 0 || !typed) return meant;
    return this.#startingAt(tokens, i).find(
      (name) =>
        name.kind === 'name' &&
        isSpelt(
          text,
          tokens.slice(i, i + name.tokens.length),
          name.tokens,
          (token, part) => agrees(token, part, true) || isSlipIn(token, part, text, name.tokens),
        ),
    );
  }

  /** The names that stand at a token as they are spelt, districts without the word for them too. */
  #spelt(text: string, tokens: readonly Token[], i: number, typed: boolean): Name[] {
    const first = tokens[i] as Token;
    if (!typed && !startsWithCapital(text, first)) return [];
    return this.#startingAt(tokens, i).filter((name) =>
      name.kind === 'initials'
        ? typed && isWritten(text, first, name.tokens[0])
        : isSpelt(
            text,
            tokens.slice(i, i + name.tokens.length),
            name.tokens,
            (token, part) =>
              (typed || startsWithCapital(text, token)) && agrees(token, part, typed),
          ),
    );
  }

  #startingAt(tokens: readonly Token[], i: number): readonly Name[] {
    const first = tokens[i];
    return first?.kind === 'word' ? (this.#names.get(first.folded) ?? []) : [];
  }
}

function foldedName(name: string): string {
  return tokenise(name)
    .map((token) => foldedKey(token.folded))
    .join(' ');
}
