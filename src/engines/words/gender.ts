import gender from '../../../data/words/gender.json' with { type: 'json' };
import { setOf } from './lists.js';

// Titles and nouns that say a gender, folded.

export const FEMALE_NOUNS = setOf(gender.female);
export const MALE_NOUNS = setOf(gender.male);
