import { endsSentence, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';

// Words of certainty, frequency, quantity or condition: replacing one changes the claim.

const HEDGES = new Set(
  (
    'may might can could would should will shall must ought if when unless whether perhaps maybe probably possibly likely ' +
    'unlikely certainly definitely surely clearly apparently allegedly reportedly seemingly seem seems seemed appear appears ' +
    'appeared some all many most few every each any several often always sometimes usually rarely seldom generally mostly ' +
    'mainly almost nearly about around roughly approximately only just believe believes think thinks know knows guess suppose ' +
    'suspect hope expect suggest suggests potentially potential possible impossible probable certain completely entirely ' +
    'totally partly largely virtually practically essentially supposedly arguably basically i’ll'
  ).split(' '),
);

/** Adding or removing these does not change the claim. */
const MILD = new Set('can will would about around just only when any'.split(' '));

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
  return HEDGES.has(folded) && !MILD.has(folded);
}
