import { comparableName, nameLikeness } from '../../../engines/alike/names.js';

/** From this similarity on, two names may be those of one speaker. */
const MIN_NAME_LIKENESS = 0.7;

/** @param names all names of a claim's speaker */
export function isAnother(typed: string, names: readonly string[]): boolean {
  const sought = comparableName(typed);
  return names.every((name) => nameLikeness(sought, comparableName(name)) < MIN_NAME_LIKENESS);
}
