import { fold } from './fold.js';

// Finds erased words in other texts: all of them, or an n-gram too long for coincidence. Case, accents, punctuation
// and spacing do not count. In spaceless scripts every character counts as a word.

/** Minimum length of a matching n-gram: newsrooms quote fragments of four words, and five are a passage. */
const MIN_FRAGMENT_LENGTH = 4;
const MIN_PASSAGE_LENGTH = 5;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

export type Trace = 'all' | 'part';

export interface TraceFinder {
  /** How much of the erased words a text contains; null for nothing. */
  traceIn(text: string): Trace | null;
  /** Whether a text contains one of them completely. */
  repeats(text: string): boolean;
}

export function traceFinder(erased: readonly string[]): TraceFinder {
  const wholes = [...new Set(erased.map(folded))].filter((words) => words !== '');
  const fragments = new Set(wholes.flatMap((words) => runsOf(words.split(' '), MIN_FRAGMENT_LENGTH)));
  const passages = new Set(wholes.flatMap((words) => runsOf(words.split(' '), MIN_PASSAGE_LENGTH)));
  const repeats = (text: string) => wholes.some((words) => ` ${text} `.includes(` ${words} `));
  return {
    traceIn(text) {
      const held = folded(text);
      if (repeats(held)) return 'all';
      const words = held.split(' ');
      const isFragment = words.length === MIN_FRAGMENT_LENGTH && fragments.has(held);
      return isFragment || runsOf(words, MIN_PASSAGE_LENGTH).some((run) => passages.has(run)) ? 'part' : null;
    },
    repeats: (text) => repeats(folded(text)),
  };
}

function folded(text: string): string {
  return fold(text)
    .replaceAll(UNSPACED, ' $& ')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** All n-grams of this length; none where there are fewer words. */
function runsOf(words: readonly string[], length: number): string[] {
  return words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' '));
}
