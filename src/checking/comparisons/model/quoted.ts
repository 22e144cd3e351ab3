import type { MeaningMark } from '../../../engines/fidelity/verdict.js';

// Quotes words of a wording or a copy within a sentence.

/** Maximum length, in UTF-16 code units; the middle of longer text is replaced by an ellipsis. */
const MAX_QUOTED_LENGTH = 80;

export function quoted(words: string): string {
  const plain = words.trim().replace(/\s+/g, ' ');
  if (plain.length <= MAX_QUOTED_LENGTH) return `‘${plain}’`;
  const half = MAX_QUOTED_LENGTH / 2;
  const first = plain.slice(0, half).replace(/\s+\S*$/, '');
  const last = plain.slice(-half).replace(/^\S*\s+/, '');
  return `‘${first} … ${last}’`;
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
