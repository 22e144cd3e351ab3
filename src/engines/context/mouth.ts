import { fold } from '../text/fold.js';
import type { Credit } from './credit.js';
import { compareNames } from './same-person.js';

// Whether a text credits a passage to the person who is on record as its speaker.

/**
 * `open`: the text credits “he” or “the minister”, or a name that may be either. `not_named`: it credits nobody.
 */
export type Mouth = 'same' | 'another' | 'open' | 'not_named';

/** @param known all names of the speaker on record */
export function mouthOf({ name, certainty, beside }: Credit, known: readonly string[]): Mouth {
  if (certainty === null) return 'not_named';
  if (name === null || certainty === 'open') return 'open';
  const likeness = compareNames(name, known);
  // “Daryl Hume of the Arms Council” may speak for the council.
  if (likeness === 'another') return isNamedIn(beside, known) ? 'open' : 'another';
  return certainty === 'named' && likeness === 'same' ? 'same' : 'open';
}

function isNamedIn(beside: string, known: readonly string[]): boolean {
  const words = fold(beside);
  return known.some((name) => words.includes(fold(name)));
}
