import { comparableName, nameLikeness } from '../alike/names.js';
import { fold } from '../text/fold.js';

// Whether a name in a text can be that of a person or body on record.

export type Likeness = 'same' | 'maybe' | 'another';

/** From this likeness on, two names are spellings of one; below the second, they are two. */
const MIN_SAME = 0.7;
const MIN_MAYBE = 0.5;

/**
 * `maybe`: a surname alone, a spelling that is near. Bill and Hillary Clinton are two.
 * @param known all names of one person or body
 */
export function compareNames(printed: string, known: readonly string[]): Likeness {
  const own = comparableName(printed);
  const best = Math.max(0, ...known.map((name) => nameLikeness(own, comparableName(name))));
  if (best >= MIN_SAME) return 'same';
  return best >= MIN_MAYBE ? 'maybe' : 'another';
}

/** Whether a text has a word of these names, or one spelt nearly so, that could stand for them. */
export function mayBeNamed(forms: readonly string[], known: readonly string[]): boolean {
  const last = known.flatMap((name) =>
    fold(name)
      .split(/[^\p{L}\p{M}]+/u)
      .filter((word) => word.length > 2),
  );
  return forms.some((form) => last.some((word) => isLike(fold(form), word)));
}

function isLike(word: string, name: string): boolean {
  return word === name || word === `${name}'s` || (name.length > 4 && word.startsWith(name.slice(0, -1)));
}
