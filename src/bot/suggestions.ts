import type { Province } from '../corpus/gazetteer.ts';
import type { IndicatorEntry } from '../corpus/vocabulary.ts';
import { slips } from '../text/distance.ts';
import { exactKey, folded, normalise } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import type { ArgumentKind } from './commands.ts';
import type { Collection } from './evidence/collection.ts';
import type { Entry } from './evidence/entry.ts';
import type { Language } from './reading/types.ts';
import { dateShown } from './wording/parts.ts';
import { wordings } from './wording/wording.ts';

/** A value for an argument, offered while somebody types. */
export interface Suggestion {
  /** What is shown, at most 100 characters. */
  readonly label: string;
  /** What the command is given, at most 100 characters. */
  readonly value: string;
}

/** No list of choices on any platform is longer. */
const MOST = 25;
const LONGEST = 100;
/** Slips that may part what was typed from a name, by how much was typed: fewer letters, fewer slips. */
const SLIPS = [0, 0, 0, 1, 1, 1, 2];
/**
 * Articles that may be read for one suggestion. What was read is kept, so a large collection is
 * through after some letters, and nobody's typing waits for it.
 */
const MOST_NEW_CARDS = 500;

const LANGUAGES: readonly Suggestion[] = [
  { label: 'Tiếng Việt', value: 'vi' },
  { label: 'English', value: 'en' },
];

/** What suggestions need of a collection. */
type Shelf = Pick<Collection, 'entries' | 'gazetteer' | 'holds' | 'figures'>;

/**
 * Values for an argument, the nearest to what has been typed first: with or without diacritics, whole
 * or in part. What the collection holds comes before what it does not. Never an error: what nothing
 * matches has no suggestions, and may be a value all the same.
 * @param language of names that have one in each
 */
export function suggestionsFor(
  kind: ArgumentKind,
  typed: string,
  collection: Shelf,
  language: Language,
): readonly Suggestion[] {
  switch (kind) {
    case 'province':
      return provincesFor(typed, collection).map(({ name }) => same(name));
    case 'provinces':
      return provinceListsFor(typed, collection);
    case 'indicator':
      return indicatorsFor(typed, collection).map((entry) => same(entry[language]));
    case 'year':
      return yearsFor(typed, collection);
    case 'code':
      return codesFor(typed, collection);
    case 'language':
      return LANGUAGES;
    case 'action':
      return Object.values(wordings[language].management.actions).map(
        ({ names: [name], description }) => ({
          label: shortened(`${name}: ${description}`),
          value: name,
        }),
      );
    case 'text':
      return [];
  }
}

function same(value: string): Suggestion {
  return { label: shortened(value), value };
}

/** Behind the last comma of a list, the provinces that are not in it yet. */
function provinceListsFor(typed: string, shelf: Shelf): Suggestion[] {
  const given = typed.split(/[,;]/).map((name) => name.trim());
  const last = given.pop() ?? '';
  const before = given.filter((name) => name !== '');
  const taken = before.map((name) => folded(name));
  const lists = provincesFor(last, shelf)
    .filter(({ name }) => !taken.includes(folded(name)))
    .map(({ name }) => [...before, name].join(', '));
  return lists.filter((list) => list.length <= LONGEST).map(same);
}

function indicatorsFor(typed: string, { figures }: Shelf): IndicatorEntry[] {
  const nearest =
    typed.trim() === ''
      ? figures
          .held()
          .sort((a, b) => b.figures.length - a.figures.length)
          .map(({ entry }) => entry)
      : figures.nearest(typed, MOST).map(({ entry }) => entry);
  return nearest.slice(0, MOST);
}

/** The years of the figures, the newest first; those that begin as was typed, else that contain it. */
function yearsFor(typed: string, { figures }: Shelf): Suggestion[] {
  const years = figures.years().map(String);
  const wanted = typed.trim();
  const begun = years.filter((year) => year.startsWith(wanted));
  return (begun.length > 0 ? begun : years.filter((year) => year.endsWith(wanted)))
    .slice(0, MOST)
    .map(same);
}

/** How well a name fits what was typed; the smaller the better, `undefined` when it does not. */
interface Fit {
  /** 0: the letters are there; more: that many slips away. */
  readonly slips: number;
  /** 0: diacritics agree as well; 1: they do not. */
  readonly marks: 0 | 1;
  /** 0: the name begins with it; 1: one of its words does, or its initials. */
  readonly place: 0 | 1;
}

function provincesFor(typed: string, collection: Shelf): Province[] {
  const wanted = spelling(typed, provinceWord);
  const fitting = (fitOf: (wanted: Spelling, name: Spelling) => Fit | undefined) =>
    collection.gazetteer.provinces.flatMap((province) => {
      const fits = spellingsOf(province).map((name) => fitOf(wanted, name));
      const best = fits.filter((one) => one !== undefined).sort(byFit)[0];
      return best === undefined ? [] : [{ province, fit: best, held: collection.holds(province) }];
    });
  const near = fitting(letterFit);
  return (near.length > 0 ? near : fitting(slippedFit))
    .sort(
      (a, b) =>
        a.fit.slips - b.fit.slips ||
        a.fit.marks - b.fit.marks ||
        Number(b.held) - Number(a.held) ||
        a.fit.place - b.fit.place ||
        ORDER.compare(a.province.name, b.province.name),
    )
    .slice(0, MOST)
    .map(({ province }) => province);
}

/** Made once: `localeCompare` makes one at every comparison. */
const ORDER = new Intl.Collator('vi');

interface Spelling {
  /** Its words in lower case, with and without diacritics. */
  readonly exact: readonly string[];
  readonly bare: readonly string[];
  /** Without diacritics and spaces: from the first word on, from the second on, and so forth. */
  readonly tails: readonly string[];
  /** The first letters of its words. */
  readonly initials: string;
}

/** How a name is spelt, without its first words that `skip` counts. */
function spelling(name: string, skip: (bare: readonly string[]) => number = () => 0): Spelling {
  const text = name.normalize('NFC');
  const words = tokenise(normalise(name)).map(({ start, end }) => text.slice(start, end));
  const all = words.map(folded);
  const skipped = skip(all);
  const bare = all.slice(skipped);
  return {
    exact: words.slice(skipped).map((word) => word.toLowerCase()),
    bare,
    tails: bare.map((_, i) => bare.slice(i).join('')),
    initials: bare.map((word) => word.charAt(0)).join(''),
  };
}

/** The word for a province that people put before a name. */
function provinceWord([first = '', second = '']: readonly string[]): number {
  return first === 'tinh' ? 1 : first === 'tp' ? 1 : first + second === 'thanhpho' ? 2 : 0;
}

const SPELLINGS = new WeakMap<Province, readonly Spelling[]>();

function spellingsOf(province: Province): readonly Spelling[] {
  let known = SPELLINGS.get(province);
  if (known === undefined) {
    const { name, aliases, initials } = province.entry;
    const renamed = province.renamed ? [province.renamed.name] : [];
    known = [name, ...renamed, ...aliases, initials].map((one) =>
      spelling(one, ([first]) => (first === 'tp' ? 1 : 0)),
    );
    SPELLINGS.set(province, known);
  }
  return known;
}

/** How a name fits that has the typed letters. */
function letterFit(typed: Spelling, name: Spelling): Fit | undefined {
  const place = placeOf(typed, name);
  return place === undefined ? undefined : { slips: 0, marks: marksOf(typed, name), place };
}

function placeOf(typed: Spelling, name: Spelling): Fit['place'] | undefined {
  const [wanted = ''] = typed.tails;
  const at = name.tails.findIndex((tail) => tail.startsWith(wanted));
  if (at === 0 || wanted === '') return 0;
  const isInside = at > 0 || (typed.bare.length > 1 && wordsBegin(typed.bare, name.bare));
  return isInside || name.initials.startsWith(wanted) ? 1 : undefined;
}

/** How a name fits from which the typed letters are some slips away. */
function slippedFit(typed: Spelling, name: Spelling): Fit | undefined {
  const [wanted = '', whole = ''] = [typed.tails[0], name.tails[0]];
  const most = SLIPS[Math.min(wanted.length, SLIPS.length - 1)] ?? 0;
  if (most === 0) return undefined;
  // What was typed may be the beginning of a name, and a slip may have made it longer or shorter.
  const lengths = [wanted.length - 1, wanted.length, wanted.length + 1];
  const away = Math.min(...lengths.map((length) => slips(wanted, whole.slice(0, length), most)));
  return away > most ? undefined : { slips: away, marks: marksOf(typed, name), place: 0 };
}

function marksOf(typed: Spelling, name: Spelling): Fit['marks'] {
  return agree(typed.exact, name.exact) ? 0 : 1;
}

/** Whether each typed word begins a word of the name, in order: `th hue` for Thừa Thiên Huế. */
function wordsBegin(typed: readonly string[], name: readonly string[]): boolean {
  let next = 0;
  return typed.every((word) => {
    const at = name.findIndex((other, i) => i >= next && other.startsWith(word));
    next = at + 1;
    return at !== -1;
  });
}

/** Whether the diacritics that were typed are those of the name; none typed agree with any. */
function agree(typed: readonly string[], name: readonly string[]): boolean {
  return typed.every((word, i) => {
    if (word === folded(word)) return true;
    const last = i === typed.length - 1;
    return name.some((other) =>
      last
        ? exactKey(other.slice(0, word.length)) === exactKey(word) || other.startsWith(word)
        : exactKey(other) === exactKey(word),
    );
  });
}

function byFit(a: Fit, b: Fit): number {
  return a.slips - b.slips || a.marks - b.marks || a.place - b.place;
}

/** Codes that begin with what was typed; else the first codes of the articles that it names. */
function codesFor(typed: string, { entries }: Shelf): Suggestion[] {
  const wanted = typed.trim().toUpperCase();
  const words = spelling(typed).bare;
  const begun: Suggestion[] = [];
  const named: Entry[] = [];
  let unread = 0;
  for (const entry of entries.values()) {
    if (begun.length === MOST) break;
    if (!CARDS.has(entry) && unread++ >= MOST_NEW_CARDS) continue;
    const { codes, text } = cardOf(entry);
    if (wanted !== '') {
      const begins = codes.filter((code) => code.startsWith(wanted));
      begun.push(...begins.map((code) => suggestionOf(code, entry)));
    }
    if (codes.length > 0 && words.every((word) => text.includes(word))) named.push(entry);
  }
  if (begun.length > 0) return begun.slice(0, MOST);
  return newest(named).map((entry) => suggestionOf(cardOf(entry).codes[0] ?? '', entry));
}

/** What an article is found by. */
interface Card {
  readonly codes: readonly string[];
  readonly text: string;
}

const CARDS = new WeakMap<Entry, Card>();

function cardOf(entry: Entry): Card {
  let card = CARDS.get(entry);
  if (card === undefined) {
    const { province, title } = entry.article;
    const codes = entry.passages.map(({ code }) => code);
    card = { codes: [...new Set(codes)], text: folded(`${province} ${title}`) };
    CARDS.set(entry, card);
  }
  return card;
}

/** The newest of the articles: picked one by one, as sorting ten thousand would take too long. */
function newest(entries: readonly Entry[]): Entry[] {
  const picked: Entry[] = [];
  const date = ({ article }: Entry): string => article.publishedOn ?? '';
  for (const entry of entries) {
    const last = picked.at(-1);
    if (picked.length === MOST && last !== undefined && date(entry) <= date(last)) continue;
    const at = picked.findIndex((other) => date(other) < date(entry));
    picked.splice(at === -1 ? picked.length : at, 0, entry);
    if (picked.length > MOST) picked.pop();
  }
  return picked;
}

function suggestionOf(code: string, { article }: Entry): Suggestion {
  const { province, publishedOn, title } = article;
  const parts = [code, province, publishedOn && dateShown(publishedOn), title];
  const label = parts.filter((part) => part !== undefined && part !== '').join(' · ');
  return { label: shortened(label), value: code };
}

function shortened(label: string): string {
  if (label.length <= LONGEST) return label;
  const cut = label.slice(0, LONGEST - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
