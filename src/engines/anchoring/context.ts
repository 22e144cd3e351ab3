import { isCharacterWord, wordTokens } from '../text/tokens.js';

// The context of marked words is cut by length, so that its outermost word may be incomplete.

/** The context before, without a word that may be cut at its start. */
export function wholeBefore(prefix: string | null): string {
  const [word] = wordTokens(prefix ?? '');
  return word?.start === 0 && !isCharacterWord(word.text) ? (prefix ?? '').slice(word.end) : (prefix ?? '');
}

/** The context after, without a word that may be cut at its end. */
export function wholeAfter(suffix: string | null): string {
  const text = suffix ?? '';
  const word = wordTokens(text).at(-1);
  return word?.end === text.length && !isCharacterWord(word.text) ? text.slice(0, word.start) : text;
}
