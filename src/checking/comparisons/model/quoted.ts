import type { MeaningMark } from '../../../engines/fidelity/verdict.js';
import type { Beginning } from '../../../engines/text/short-words.js';

// Quotes words of a wording or a copy within a sentence.

/** Maximum length, in UTF-16 code units; of longer text the beginning and the end stand in marks of their own. */
const MAX_QUOTED_LENGTH = 80;

export function quoted(words: string): string {
  const plain = words.trim().replace(/\s+/g, ' ');
  if (plain.length <= MAX_QUOTED_LENGTH) return `‘${plain}’`;
  const half = MAX_QUOTED_LENGTH / 2;
  const first = plain.slice(0, half).replace(/\s+\S*$/, '');
  const last = plain.slice(-half).replace(/^\S*\s+/, '');
  return `‘${first}’ … ‘${last}’`;
}

/** Words of a copy that may be cut. The dots stand outside the marks: what is quoted has none. */
export function quotedBefore({ words, isCut }: Beginning): string {
  return `${isCut ? '… ' : ''}${quoted(words)}`;
}

export function quotedAfter({ words, isCut }: Beginning): string {
  return `${quoted(words)}${isCut ? ' …' : ''}`;
}

/** A word without surrounding punctuation. */
export function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Labels of differences that probably change the meaning. */
export const MARK_WORDS: Readonly<Record<MeaningMark, string>> = {
  negation: 'a negation',
  number: 'a number',
  // The comparison counts months and days among names.
  name: 'a name or date',
  hedge: 'a qualifier',
  antonym: 'an opposite',
};
