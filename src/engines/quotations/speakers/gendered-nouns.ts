import { fold } from '../../text/fold.js';
import { FEMALE_NOUNS, MALE_NOUNS } from '../../words/gender.js';
import type { Gender } from './given-names.js';

/** The gender that a title or a noun for a person says; null for most. “Chairman” is said of women too. */
export function genderOfNoun(word: string): Gender | null {
  const folded = fold(word);
  return FEMALE_NOUNS.has(folded) ? 'female' : MALE_NOUNS.has(folded) ? 'male' : null;
}
