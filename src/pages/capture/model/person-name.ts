import { genderOfGivenName } from '../../../engines/quotations/speakers/given-names.js';
import { BODY_NOUNS, BODY_WORDS, OUTLET_WORDS, PARTICLES } from '../../../engines/words/naming.js';

// Which words of a byline are the family name: citation styles print it first, and order the list by it.

/** The first letter of a word is a capital, or follows an article that is tied to it (“al-Rashid”). */
const NAME = /^(?:\p{Ll}{1,3}[-’'])?\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}$/u;
const INITIAL = /^\p{Lu}\.$/u;

/**
 * `Lena Brandt` and `Peter M. van Holt` in their parts. Null where that is not certain: a first word that is no given
 * name, or one that is a family name as often (Kim, Taylor); two words that may both be family names; a body.
 */
export function partsOfName(name: string): { readonly family: string; readonly given: string } | null {
  const [first = '', ...more] = name.trim().split(/\s+/u);
  const gender = NAME.test(first) ? genderOfGivenName(first.toLowerCase()) : null;
  if (gender === null || gender === 'either') return null;
  const initials = more.slice(
    0,
    countWhile(more, (word) => INITIAL.test(word)),
  );
  const family = more.slice(initials.length);
  const last = family.at(-1) ?? '';
  const isWhole = family.slice(0, -1).every((word) => PARTICLES.has(word.toLowerCase()));
  if (!isWhole || !NAME.test(last) || NO_PERSONS.some((words) => words.has(last.toLowerCase()))) return null;
  return { family: family.join(' '), given: [first, ...initials].join(' ') };
}

const NO_PERSONS = [BODY_NOUNS, BODY_WORDS, OUTLET_WORDS];

function countWhile(words: readonly string[], holds: (word: string) => boolean): number {
  const end = words.findIndex((word) => !holds(word));
  return end < 0 ? words.length : end;
}
