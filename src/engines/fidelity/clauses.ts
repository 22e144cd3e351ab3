import type { Words } from './words.js';

// Where within a sentence a clause of its own begins.

/** A new clause, of which what came before says nothing. */
const TURNS = /^(?:but|because|although|though|while|whereas|so|since)$/;
const JOINS = /^(?:and|or|und|et|y)$/;
const PERSONS = /^(?:i|we|he|she|they|it|you)(?:'|$)/;

export function isTurn({ folded }: Words, at: number): boolean {
  const word = folded[at] ?? '';
  return TURNS.test(word) || (JOINS.test(word) && PERSONS.test(folded[at + 1] ?? ''));
}

/** Whether a word is who or what a clause is about: “I will resign”. */
export function isPerson(folded: string): boolean {
  return PERSONS.test(folded);
}
