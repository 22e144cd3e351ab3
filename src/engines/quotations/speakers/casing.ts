import { DOUBLE_MARKS, OPENING_MARKS } from '../../reading/regions/characters.js';
import { isCapital, type TextWords } from './words.js';

// How a text uses capitals: a word that also stands in lower case is hardly a name where it begins a sentence.

export interface Casing {
  /** Whether a word has a capital for where it stands: at the start of a sentence, or after a mark or colon. */
  readonly beginsSentence: (at: number) => boolean;
  /** Whether a word stands in lower case in the text, and never with a capital inside a sentence. */
  readonly isOrdinary: (word: string) => boolean;
  readonly isCapitalInside: (word: string) => boolean;
}

export function readCasing(words: TextWords): Casing {
  const [small, inside] = [new Set<string>(), new Set<string>()];
  const beginsSentence = (at: number): boolean => isStart(words, at);
  for (let at = 0; at < words.count; at += 1) {
    if (words.nameless[at] === 1) continue;
    if (!isCapital(words, at)) small.add(words.lower[at] ?? '');
    else if (!isStart(words, at)) inside.add(words.lower[at] ?? '');
  }
  return {
    beginsSentence,
    isOrdinary: (word) => small.has(word) && !inside.has(word),
    isCapitalInside: (word) => inside.has(word),
  };
}

const BETWEEN = new RegExp(`[${OPENING_MARKS}${DOUBLE_MARKS}:—–]`);

function isStart({ text, starts, ends, sentences }: TextWords, at: number): boolean {
  if (at === 0 || sentences[at] !== sentences[at - 1]) return true;
  return BETWEEN.test(text.slice(ends[at - 1], starts[at]));
}
