import { readNumbers } from '../../text/numbers.ts';
import { sentences } from '../../text/sentences.ts';
import type { Gazetteer, PlaceMention, Province } from '../gazetteer.ts';
import type { Block } from './blocks.ts';
import type { Spot } from './body.ts';
import type { CleanPage } from './clean.ts';
import type { LineKind } from './furniture.ts';
import { hostOwner, markOwner } from './marks.ts';
import { roleOf } from './roles.ts';

/**
 * How a page points to a province: by whose page it is (`own`), by its title, by offices and firms of
 * the province, by its name alone, by its districts and towns, in captions, in what stands below the
 * article, and in mentions that are surely of `other` provinces.
 */
export type EvidenceKind =
  | 'own'
  | 'title'
  | 'official'
  | 'named'
  | 'mentioned'
  | 'district'
  | 'city'
  | 'firm'
  | 'caption'
  | 'below'
  | 'other';

/** One place of a page that points to a province. */
export interface Sighting {
  readonly province: Province;
  readonly kind: EvidenceKind;
  /** The district by whose name it was seen. */
  readonly district?: string;
  readonly spot: Spot;
  /** A body or branch of the province is named: it is at home there. */
  readonly local?: true;
  /** Counts more (the lead, the sentence that tells the title) or less. */
  readonly factor: number;
}

const HOST = /(?:[a-z\d-]+\.)+(?:vn|com|net|org|info)(?![a-z\d.])/gi;
/** Lines around an article that say whose page it is; `Theo dõi Báo Gia Lai trên Google News` among them. */
const IDENTITY: ReadonlySet<LineKind> = new Set([
  'letterhead',
  'greeting',
  'slogan',
  'footer',
  'furniture',
]);
/** Teasers of a province's offices point to it more than others. */
const OFFICE = /(?<!\p{L})(?:sở|ubnd|(?:ủy|uỷ) ban|tỉnh|tỉnh (?:ủy|uỷ)|báo|đài)(?!\p{L})/iu;
/** Sentences on guests and hosts speak of two provinces, whichever they name. */
const EXCHANGE =
  /(?<!\p{L})(?:chia sẻ kinh nghiệm|khách mời|tỉnh bạn|kết nghĩa|giao lưu|đến từ)(?!\p{L})/iu;
/** National events take place in some province, whosever article tells of them. */
const NATIONAL_EVENT =
  /(?<!\p{L})(?:hội thảo|diễn đàn|hội nghị|triển lãm|ngày hội|tuần lễ)[^.;]{0,60}(?:hợp tác|toàn quốc|việt nam|quốc gia|quốc tế|khu vực|lần thứ)/iu;
/** By how much a sighting counts more or less than others of its kind. */
const FACTOR = {
  /** An article tells its readers which of their portals to use. */
  host: 0.6,
  /** `tại Phú Yên`: something took place there, whosever it was. */
  venue: 0.6,
  /** A name in a menu or teaser without any office of the province. */
  teaser: 0.4,
  /** A firm in the title. */
  firm: 0.5,
  /** The lead says whom the article is about. */
  lead: 2,
  /** The one province of a sentence that states the title's figure. */
  title: 2.5,
} as const;
/** Longer sentences are lists; what belongs to a mention stands within these characters. */
const NEAR = 200;
/** A sentence opens with a name within these characters: `Tỉnh Hà Giang`, `Riêng Quảng Ngãi`. */
const OPENING = 12;
/** Lines around an article that name more provinces than this are link lists. */
const MOST_OWNERS = 2;

/** Every place of a page that points to a province or a district. */
export function sightingsOf(page: CleanPage, gazetteer: Gazetteer): Sighting[] {
  return [
    ...ofPublisher(page, gazetteer),
    ...ofSurroundings(page.above, gazetteer, 'own'),
    ...ofTitle(page, gazetteer),
    ...page.paragraphs.flatMap((spot, i) => ofParagraph(page, spot, i === 0, gazetteer)),
    ...page.captions.flatMap((spot) => ofCaption(spot, gazetteer)),
    ...ofSurroundings(page.below, gazetteer, 'below'),
  ];
}

function ofPublisher(page: CleanPage, gazetteer: Gazetteer): Sighting[] {
  const found: Sighting[] = [];
  const add = (province: Province | undefined, text: string) => {
    if (province) found.push({ province, kind: 'own', spot: { text }, factor: 1 });
  };
  if (page.url) add(hostOwner(page.url, gazetteer), page.url);
  const portal = page.window?.replace(page.title, '') ?? '';
  if (OFFICE.test(portal)) {
    const named = provincesNamed(portal, gazetteer);
    if (named.length === 1) add(named[0], portal);
  }
  if (page.publisher) {
    const owner = markOwner(page.publisher, gazetteer);
    const named = owner ? [owner] : provincesNamed(page.publisher, gazetteer);
    if (named.length === 1) add(named[0], page.publisher);
  }
  return found;
}

/** The provinces that an identifying line names, in whatever case it is written. */
function provincesNamed(text: string, gazetteer: Gazetteer): Province[] {
  const named = gazetteer
    .mentions(text, { typed: true })
    // `Sài Gòn Giải Phóng` and `Hà Nội Mới` write about the whole country.
    .filter(({ kind, end }) => kind === 'name' && !/^\s\p{Lu}\p{Ll}/u.test(text.slice(end)));
  return [...new Set(named.flatMap(({ provinces }) => provinces))];
}

/** Letterheads and slogans above an article, teasers and footers below it. */
function ofSurroundings(
  blocks: readonly Block[],
  gazetteer: Gazetteer,
  place: 'own' | 'below',
): Sighting[] {
  const found: Sighting[] = [];
  for (const spot of blocks) {
    found.push(...hostsIn(spot, gazetteer));
    const dateline = spot.date?.place ? placeOwner(spot.date.place, gazetteer) : undefined;
    if (dateline) found.push({ province: dateline, kind: 'own', spot, factor: 1 });
    for (const province of dateline ? [] : provincesNamed(spot.text, gazetteer)) {
      const own = IDENTITY.has(spot.kind) && (place === 'own' || spot.kind !== 'furniture');
      const factor = own || OFFICE.test(spot.text) ? 1 : FACTOR.teaser;
      found.push({ province, kind: own ? 'own' : 'below', spot, factor });
    }
  }
  return [...withoutLists(found, 'own'), ...withoutLists(found, 'below')];
}

/** Lines of one kind that name many provinces are menus and lists of links: they tell nothing. */
function withoutLists(found: readonly Sighting[], wanted: EvidenceKind): Sighting[] {
  const some = found.filter(({ kind }) => kind === wanted);
  const named = new Set(some.map(({ province }) => province));
  return named.size <= MOST_OWNERS ? some : some.map((one) => ({ ...one, kind: 'other' }));
}

/** The province whose name or capital stands before the date of an official document. */
function placeOwner(place: string, gazetteer: Gazetteer): Province | undefined {
  const named = provincesNamed(place, gazetteer);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  return gazetteer.provinces.find(({ entry }) => entry.capital === place);
}

function ofTitle(page: CleanPage, gazetteer: Gazetteer): Sighting[] {
  if (page.titleIsOpening) return [];
  const spot: Spot = {
    text: page.title,
    ...(page.titleNumber === undefined ? {} : { number: page.titleNumber }),
  };
  const mentions = gazetteer.mentions(page.title);
  const found = mentions.flatMap((mention) => weigh(page.title, mention, spot, gazetteer));
  const titled = found.map(
    (one): Sighting =>
      one.kind === 'other' || one.kind === 'district' || one.kind === 'city'
        ? one
        : { ...one, kind: 'title', factor: one.kind === 'firm' ? FACTOR.firm : 1 },
  );
  return [...titled, ...districtsOpening(spot, gazetteer)];
}

/** `Tam Bình: ...`: a title that opens with the name of a district of one province only. */
function districtsOpening(spot: Spot, gazetteer: Gazetteer): Sighting[] {
  const opening = /^(?<name>[^:–-]{3,30}?)\s*(?::|\s[-–]\s)/u.exec(spot.text)?.groups?.name;
  if (opening === undefined) return [];
  const [mention] = gazetteer.mentions(`huyện ${opening}`);
  if (mention?.kind !== 'district' || mention.end !== opening.length + 6) return [];
  const [province, ...more] = mention.provinces;
  if (province === undefined || more.length > 0) return [];
  return [{ province, kind: 'district', district: mention.district ?? opening, spot, factor: 1 }];
}

function ofCaption(spot: Spot, gazetteer: Gazetteer): Sighting[] {
  return gazetteer
    .mentions(spot.text)
    .flatMap((mention) => weigh(spot.text, mention, spot, gazetteer))
    .map(
      (one): Sighting =>
        one.kind === 'other' || one.kind === 'district' ? one : { ...one, kind: 'caption' },
    );
}

function ofParagraph(
  page: CleanPage,
  spot: Spot,
  leading: boolean,
  gazetteer: Gazetteer,
): Sighting[] {
  const titleNumbers = page.titleIsOpening ? [] : amountsOf(page.title);
  const hosts = hostsIn(spot, gazetteer).map((one) => ({ ...one, factor: FACTOR.host }));
  const places = sentences(spot.text).flatMap(({ start, end }) => {
    const sentence = spot.text.slice(start, end);
    const mentions = gazetteer.mentions(sentence);
    const named = new Set(mentions.flatMap((m) => (m.kind === 'name' ? m.provinces : [])));
    const tellsTitle =
      named.size === 1 && amountsOf(sentence).some((amount) => titleNumbers.includes(amount));
    const weight = tellsTitle ? FACTOR.title : leading ? FACTOR.lead : 1;
    const here = { text: sentence, ...(spot.number === undefined ? {} : { number: spot.number }) };
    return mentions
      .flatMap((mention, i) =>
        weigh(sentence, mention, here, gazetteer).map((one) =>
          isBeside(one, named.size) && !opensSentence(sentence, mention, mentions[i + 1])
            ? { ...one, kind: 'other' as const }
            : one,
        ),
      )
      .map((one) => ({ ...one, factor: one.factor * weight }));
  });
  return [...hosts, ...places];
}

/** The province's own hosts that a line names. */
function hostsIn(spot: Spot, gazetteer: Gazetteer): Sighting[] {
  return [...spot.text.matchAll(HOST)].flatMap(([host]): Sighting[] => {
    const province = hostOwner(host, gazetteer);
    return province ? [{ province, kind: 'own', spot, factor: 1 }] : [];
  });
}

/** Whether a sentence of several provinces may have named one beside its subject. */
function isBeside({ kind }: Sighting, provinces: number): boolean {
  if (kind === 'district') return false;
  return provinces > 2 || (provinces === 2 && kind !== 'official' && kind !== 'named');
}

/** In a sentence of several provinces the one it begins with is its subject, unless it begins with a list. */
function opensSentence(
  sentence: string,
  mention: PlaceMention,
  next: PlaceMention | undefined,
): boolean {
  const listed = next && /^\s*(?:[,;&]|và)\s*$/iu.test(sentence.slice(mention.end, next.start));
  return mention.start <= OPENING && !listed;
}

function weigh(text: string, mention: PlaceMention, spot: Spot, gazetteer: Gazetteer): Sighting[] {
  const [province, ...more] = mention.provinces;
  // A name that several provinces share tells nothing by itself.
  if (province === undefined || more.length > 0) return [];
  if (mention.kind === 'district') {
    return [
      {
        province,
        kind: 'district',
        spot,
        factor: 1,
        ...(mention.district ? { district: mention.district } : {}),
      },
      ...districtsListed(text, mention, spot, gazetteer),
    ];
  }
  const role = roleOf(text, mention, province);
  if (role === 'none') return [];
  const before = text.slice(Math.max(0, mention.start - NEAR), mention.start);
  const near = before + text.slice(mention.start, mention.end + NEAR);
  const venue = /(?<!\p{L})(?:tại|ở)\s+(?:tỉnh\s+)?$/iu.test(before);
  if (EXCHANGE.test(near) || (venue && NATIONAL_EVENT.test(near))) {
    return [{ province, kind: 'other', spot, factor: 1 }];
  }
  const local = role === 'official' || role === 'firm' ? { local: true as const } : {};
  return [{ province, kind: role, spot, factor: venue ? FACTOR.venue : 1, ...local }];
}

/** `các huyện Hoài Ân, Phù Cát, Vân Canh`: the designation stands before the first of them only. */
function districtsListed(
  text: string,
  { end }: PlaceMention,
  spot: Spot,
  gazetteer: Gazetteer,
): Sighting[] {
  const found: Sighting[] = [];
  const list = /^(?:\s*[,;]\s*\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){1,2})+/u.exec(text.slice(end))?.[0];
  for (const name of list?.split(/[,;]/u) ?? []) {
    const [mention] = gazetteer.mentions(`huyện ${name.trim()}`);
    const [province, ...more] = mention?.kind === 'district' ? mention.provinces : [];
    if (province === undefined || more.length > 0 || !mention?.district) continue;
    found.push({ province, kind: 'district', district: mention.district, spot, factor: 1 });
  }
  return found;
}

function amountsOf(text: string): number[] {
  return readNumbers(text)
    .filter(({ value, inWords }) => !inWords && value > 3 && !(value >= 1900 && value <= 2100))
    .map(({ value }) => value);
}
