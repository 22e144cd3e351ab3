import type { Words } from '../../reading/compared/words.js';
import { CLAUSE_CONJUNCTIONS } from '../../words/meaning.js';

// Recognises where a clause begins within a sentence.

const JOINS = /^(?:and|or|und|et|y)$/;
const PERSONS = /^(?:i|we|he|she|they|it|you)(?:'|$)/;

export function isClauseConjunction({ folded }: Words, at: number): boolean {
  const word = folded[at] ?? '';
  return CLAUSE_CONJUNCTIONS.has(word) || (JOINS.test(word) && PERSONS.test(folded[at + 1] ?? ''));
}

/** Whether a word is a pronoun that can be the subject of a clause: “I will resign”. */
export function isPerson(folded: string): boolean {
  return PERSONS.test(folded);
}
