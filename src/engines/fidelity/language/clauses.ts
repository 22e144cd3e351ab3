import type { Words } from '../../reading/compared/words.js';

// Recognises where a clause begins within a sentence.

/** Conjunctions that begin a clause which a preceding negation does not govern. */
const CLAUSE_CONJUNCTIONS = /^(?:but|because|although|though|while|whereas|so|since)$/;
const JOINS = /^(?:and|or|und|et|y)$/;
const PERSONS = /^(?:i|we|he|she|they|it|you)(?:'|$)/;

export function isClauseConjunction({ folded }: Words, at: number): boolean {
  const word = folded[at] ?? '';
  return CLAUSE_CONJUNCTIONS.test(word) || (JOINS.test(word) && PERSONS.test(folded[at + 1] ?? ''));
}

/** Whether a word is a pronoun that can be the subject of a clause: “I will resign”. */
export function isPerson(folded: string): boolean {
  return PERSONS.test(folded);
}
