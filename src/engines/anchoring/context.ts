import { isCharacterWord, wordTokens } from '../text/tokens.js';

// What stands round marked words is kept by length, so that a word at its outer end may be half a one.

/** What stood before, without a word that may have been cut at its start. */
export function wholeBefore(prefix: string | null): string {
  const [word] = wordTokens(prefix ?? '');
  return word?.start === 0 && !isCharacterWord(word.text) ? (prefix ?? '').slice(word.end) : (prefix ?? '');
}

/** What stood after, without a word that may have been cut at its end. */
export function wholeAfter(suffix: string | null): string {
  const text = suffix ?? '';
  const word = wordTokens(text).at(-1);
  return word?.end === text.length && !isCharacterWord(word.text) ? text.slice(0, word.start) : text;
}
