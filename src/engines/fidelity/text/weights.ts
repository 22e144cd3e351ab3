import { FUNCTION_WORDS } from '../../text/function-words.js';
import { isCharacterWord } from '../../text/tokens.js';

// How much evidence a word gives about its origin.

const FUNCTION = 0.4;
const CHARACTER = 0.5;

/** 0–1: low for a function word, a half for a character of a spaceless script. */
export function weightOf(folded: string): number {
  if (isFunctionWord(folded)) return FUNCTION;
  return isCharacterWord(folded) ? CHARACTER : 1;
}

export function isFunctionWord(folded: string): boolean {
  return FUNCTION_WORDS.has(folded.replaceAll("'", ''));
}

/** `sums[b] - sums[a]` is the weight of the words a to b. */
export function weightSums(folded: readonly string[]): Float64Array {
  const sums = new Float64Array(folded.length + 1);
  folded.forEach((word, at) => {
    sums[at + 1] = (sums[at] ?? 0) + weightOf(word);
  });
  return sums;
}
