const ONSET = '(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh|n|ph?|qu|r|s|th?|tr|v|x)?';
/** Vowels that a consonant may follow, and those that end a syllable; of `ươ` and `uô` the letters are `uo`. */
const CLOSED = '(?:[aeiouy]|ie|ye|uo|oa|oe|uy|uye|ue|ua|oo)(?:ch|c|m|ng|nh|n|p|t)';
const OPEN =
  '(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ieu|yeu|oai|oao|oay|oeo|uay|uoi|uou|uya|uyu|uoi)';
const SYLLABLE = new RegExp(`^${ONSET}(?:${CLOSED}|${OPEN})$`);

/** Whether a folded word is spelt like a syllable of Vietnamese. */
export function isSyllable(folded: string): boolean {
  return SYLLABLE.test(folded);
}
