import type { Gazetteer, PlaceMention, Province } from '../../corpus/gazetteer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Correction, KnownWords } from './types.ts';

/** Before the name of a province. */
const PROVINCE_WORD = /(?<!\p{L})(?:t[iỉ]nh|th[aà]nh ph[oố]|tp\.?)\s+$/iu;

/** The places that a question names, those among them that were misspelt too. */
export function findPlaces(
  text: string,
  named: readonly PlaceMention[],
  gazetteer: Gazetteer,
  lexicon: Lexicon,
  known: KnownWords,
): PlaceMention[] {
  // `KH 298` is a plan, not Khánh Hòa; `tỉnh KH` is.
  const sure = named.filter(
    ({ kind, start, end }) =>
      kind !== 'initials' ||
      !lexicon.isAbbreviation(text.slice(start, end)) ||
      PROVINCE_WORD.test(text.slice(0, start)),
  );
  const guesses = gazetteer
    .misspelt(text, {
      isKnown: (first, second) => known.hasPair(first, second),
      isWord: (first, second) => lexicon.isWord(first, second),
    })
    .filter(({ start, end }) => !sure.some((place) => start < place.end && end > place.start));
  return [...sure, ...guesses].sort((a, b) => a.start - b.start);
}

/** Initials say which province only where nothing else does; a district says it when its name is the only one. */
export function placesMeant(places: readonly PlaceMention[]): {
  provinces: Province[];
  district?: string;
} {
  const named = places.filter((place) => place.kind === 'name');
  const initials = places.filter(
    (place) => place.kind === 'initials' && place.provinces.length === 1,
  );
  const district = places.find((place) => place.kind === 'district');
  const ofDistrict = district?.provinces.length === 1 ? district.provinces : [];
  const meant = named.length > 0 ? named : initials;
  const provinces = [...new Set(meant.flatMap((place) => place.provinces))];
  return {
    provinces: provinces.length > 0 ? provinces : [...ofDistrict],
    ...(district?.district === undefined ? {} : { district: district.district }),
  };
}

/** What misspelt or abbreviated names of places were taken for. */
export function placeCorrections(text: string, places: readonly PlaceMention[]): Correction[] {
  return places
    .filter((place) => place.misspelt || place.kind === 'initials')
    .flatMap(({ start, end, provinces: [province, ...more] }) =>
      province && more.length === 0
        ? [{ typed: text.slice(start, end), understood: province.name }]
        : [],
    );
}
