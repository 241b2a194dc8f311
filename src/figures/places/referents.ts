import type { Gazetteer } from '../../corpus/gazetteer.ts';
import { plain, words } from '../patterns.ts';
import { isAside, isDistrict, type Named, readPlaces } from './places.ts';

/** `tỉnh này`, `hai địa phương ấy`, `tỉnh bạn`: a place that was named before. */
const REFERENT = words(
  String.raw`(?:(?<many>các|những|mấy|đôi|hai|ba|cả hai|[23])\s+)?(?<kind>tỉnh|thành phố|địa phương|nơi|huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|làng)\s+(?<which>này|ấy|đó|kia|nọ|bạn|nói trên|kể trên)`,
);
const REFERS = /(?:này|ấy|đó|kia|nọ|bạn|trên)(?!\p{L})/u;
/** In every sentence further back something else may have been named that goes without a name here. */
const MOST_BACK = 4;

/** What a sentence with places is read with, and what stands before it in its article. */
export interface Told {
  readonly gazetteer: Gazetteer;
  /** The article's own, which is meant where nothing else was named. */
  readonly province: string;
  /** The sentences before it, in their order. */
  readonly before: readonly {
    readonly written: string;
    readonly cell: boolean;
    readonly caption: boolean;
  }[];
}

/** Places of a sentence, with those that it names by what it called them before: `ba trụ cột của tỉnh này`. */
export function withReferents(
  written: string,
  named: readonly Named[],
  told: Told,
): readonly Named[] {
  const lower = plain(written);
  if (!REFERS.test(lower)) return named;
  let found = named;
  for (const { index: start, 0: match, groups } of lower.matchAll(REFERENT)) {
    const { many, kind = '', which } = groups ?? {};
    const end = start + match.length;
    if (found.some((place) => place.start < end && place.end > start)) continue;
    const foreign = which === 'bạn';
    const fits = fitting(kind, foreign, told);
    const here = found.filter((place) => place.end <= start && fits(place));
    const last = lastOf(here, fits, told) ?? (foreign ? { ...NOBODY, aside: false } : undefined);
    if (last === undefined) continue;
    // Of several places that have no names here, whose a figure is is not told.
    const others = last.district === undefined && !last.provinces.includes(told.province);
    if (many !== undefined && !others) continue;
    const meant = many !== undefined ? NOBODY : { provinces: last.provinces, ...districtOf(last) };
    const place = { start, end, ...meant, aside: !foreign && isAside(lower, start) };
    found = [...found, place].sort((a, b) => a.start - b.start);
  }
  return found;
}

const NOBODY: Pick<Named, 'provinces'> = { provinces: [] };

/** Whether somebody is meant of whom is not told who. */
export function isNobody({ provinces, district }: Named): boolean {
  return provinces.length === 0 && district === undefined;
}

function districtOf({ district }: Place): Pick<Named, 'district'> {
  return district === undefined ? {} : { district };
}

/** Which places a noun goes for. */
function fitting(
  kind: string,
  foreign: boolean,
  { gazetteer, province }: Told,
): (place: Named) => boolean {
  const ofKind = (place: Named, city: boolean): boolean =>
    place.district === undefined &&
    place.provinces.some((name) => (gazetteer.get(name)?.kind === 'city') === city);
  return (place) => {
    const { district } = place;
    if (foreign && place.provinces.includes(province)) return false;
    if (kind === 'tỉnh') return ofKind(place, false);
    if (kind === 'thành phố') return ofKind(place, true);
    if (kind === 'địa phương' || kind === 'nơi') return true;
    const isSmall = /^(?:xã|phường|thị trấn|thôn|bản|làng|ấp|buôn|tổ dân phố)\s/u.test(
      district ?? '',
    );
    return isDistrict(kind)
      ? district !== undefined && !isSmall
      : district?.startsWith(`${kind} `) === true;
  };
}

type Place = Pick<Named, 'provinces' | 'district' | 'aside'>;

/**
 * The place that was named last, in the sentence or a little before it. Beside another one, or in the sentence
 * itself, a place with which something is only compared leaves open which of them is meant: then it is nobody.
 */
function lastOf(
  here: readonly Named[],
  fits: (place: Named) => boolean,
  told: Told,
): Place | undefined {
  const back = told.before.filter(({ cell, caption }) => !cell && !caption).slice(-MOST_BACK);
  let places = here;
  while (places.length === 0) {
    const sentence = back.pop();
    if (sentence === undefined) return undefined;
    places = readPlaces(sentence.written, told.gazetteer, told.province).filter(fits);
  }
  const [last, subject] = [places.at(-1), places.findLast(({ aside }) => !aside)];
  if (last === undefined || !last.aside) return last;
  if (subject === undefined) return here.length > 0 ? { ...NOBODY, aside: false } : last;
  const isOne = last.provinces.join() === subject.provinces.join();
  return isOne ? subject : { ...NOBODY, aside: false };
}
