import type { Speaker } from '../quotations/found.js';
import { genderByName } from '../quotations/speakers/given-names.js';
import type { Reading } from '../reading/reading.js';
import { hasGivenName, mayBeNamed } from './may-be-named.js';
import type { PassageContext } from './passage-context.js';
import { compareNames } from './same-person.js';

// How sure it is whom a text credits, seen from a name on record.

/**
 * `named`: the text credits the words by name or label. `inferred`: by “he” or “the minister”, and this cannot be the
 * person whose names it was read for. `open`: it may be.
 */
export type Certainty = 'named' | 'inferred' | 'open';

/** @param known all names of the speaker on record */
export function certaintyOf(
  { tokens }: Reading,
  speaker: Speaker,
  { name, isNamed }: Pick<PassageContext, 'name' | 'isNamed'>,
  known: readonly string[],
): Certainty {
  if (name === null) return 'open';
  if (isNamed) return isSharedName(tokens, speaker, { name, known }) ? 'open' : 'named';
  if (isOtherGender(speaker, known)) return 'inferred';
  // “He” may be anybody whom the text names, and nobody else.
  return mayBeNamed(tokens, known) ? 'open' : 'inferred';
}

interface Names {
  readonly name: string;
  readonly known: readonly string[];
}

/** “Ms Holt”, taken for Ada Holt, where the text names a Mara Holt too; and “Holt”, where it names both. */
function isSharedName(
  tokens: Reading['tokens'],
  { text, resolved }: Speaker,
  { name, known }: Names,
): boolean {
  const words = name.split(/\s+/u);
  if (compareNames(name, known) !== 'another')
    return resolved !== null && resolved !== name && words.length < 2;
  if (words.some((word, at) => at < words.length - 1 && text.includes(word))) return false;
  return compareNames(words.at(-1) ?? name, known) !== 'another' && hasGivenName(tokens, known);
}

/** “She said”, of a man. */
function isOtherGender({ text, naming }: Speaker, known: readonly string[]): boolean {
  const [, pronoun] = /^(he|she)\b/iu.exec(naming === 'pronoun' ? text : '') ?? [];
  if (pronoun === undefined) return false;
  const own = pronoun.toLowerCase() === 'she' ? 'male' : 'female';
  return known.length > 0 && known.every((name) => genderByName(name.split(/\s+/u)) === own);
}
