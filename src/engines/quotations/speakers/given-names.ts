import names from '../../../../data/reference/given-names.json' with { type: 'json' };
import { fold } from '../../text/fold.js';

export type Gender = 'female' | 'male';

/** What the list of given names says: a gender, that it is borne by both, or null for a word that it does not hold. */
export function genderOfGivenName(word: string): Gender | 'either' | null {
  const known = GENDERS.get(word);
  if (known !== undefined || PLAIN.test(word)) return known ?? null;
  const folded = fold(word);
  const [first = ''] = folded.split('-');
  return GENDERS.get(folded) ?? GENDERS.get(first) ?? null;
}

/** Words that are folded already. */
const PLAIN = /^[a-z]+$/;

export function isGivenName(word: string): boolean {
  return genderOfGivenName(word) !== null;
}

/** By the first word of a full name. */
export function genderByName(words: readonly string[]): Gender | null {
  if (words.length < 2) return null;
  const gender = genderOfGivenName(words[0] ?? '');
  return gender === 'either' ? null : gender;
}

const GENDERS = readGenders();

/** A name in both lists belongs to neither gender. */
function readGenders(): ReadonlyMap<string, Gender | 'either'> {
  const genders = new Map<string, Gender | 'either'>();
  for (const gender of ['female', 'male'] as const)
    for (const name of Object.values(names[gender]).flatMap((list) => list.split(' ')))
      genders.set(name, genders.has(name) && genders.get(name) !== gender ? 'either' : gender);
  for (const name of names.either.split(' ')) genders.set(name, 'either');
  return genders;
}
