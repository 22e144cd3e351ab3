import { endsSentence, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';
import { HEDGES, MILD_HEDGES } from '../../words/meaning.js';

// Words of certainty, frequency, quantity or condition: replacing one changes the claim.

/** Whether “May” is the month: capitalised within a sentence, or beside a number. */
export function isMonth(words: Words, at: number): boolean {
  if (words.folded[at] !== 'may' || !startsUpperCase(words, at)) return false;
  if (/^\d/.test(words.folded[at + 1] ?? '')) return true;
  if (endsSentence(words, at)) return false;
  const isShouted = words.text.charAt((words.starts[at] ?? 0) + 1) === 'A';
  return !isShouted || BEFORE_MONTH.test(words.folded[at - 1] ?? '');
}

const BEFORE_MONTH = /^(?:\d.*|in|since|until|till|last|next|of|by|early|late)$/;

export function isHedge(folded: string): boolean {
  return HEDGES.has(folded) || /'(?:ll|d)$/.test(folded);
}

/** Whether adding or removing the word changes the claim. */
export function isStrongHedge(folded: string): boolean {
  return HEDGES.has(folded) && !MILD_HEDGES.has(folded);
}
