import { isFunctionWord } from '../fidelity/text/weights.js';
import type { Comparison } from '../fidelity/verdict.js';
import { contextSimilarity, foldedWords, type Place } from './places.js';
import type { Selector } from './selector.js';

// Decides whether a similar passage is the changed form of the marked words, or another passage that shares some of
// them.

/**
 * The present place of the words and its comparison with the marked ones; the alignment's positions are those of
 * `exact` and of the text.
 */
export interface Reworded {
  readonly place: Place;
  readonly comparison: Comparison;
}

/** Fewer words than this match by chance, so their context must match too. */
const MIN_WORDS_WITHOUT_CONTEXT = 6;
const MIN_CONTEXT_SIMILARITY = 0.4;

/**
 * Whether most of the words, and most of the content words, are still there; otherwise whether the neighbours on both
 * sides are unchanged, which shows that the words were replaced in place.
 */
export function isRewording(selector: Selector, text: string, { place, comparison }: Reworded): boolean {
  const { exact, prefix, suffix } = selector;
  const words = foldedWords(exact);
  const kept = comparison.alignment
    .filter(({ op }) => op === 'same' || op === 'moved')
    .flatMap(({ wording }) => (wording === null ? [] : foldedWords(exact.slice(...wording))));
  const telling = words.filter((word) => !isFunctionWord(word));
  const isMost = isOver(kept.length, words.length);
  const isTold = isOver(kept.filter((word) => !isFunctionWord(word)).length, telling.length);
  if (isMost && isTold)
    return (
      words.length >= MIN_WORDS_WITHOUT_CONTEXT ||
      (contextSimilarity({ prefix, suffix }, text, place) ?? 1) >= MIN_CONTEXT_SIMILARITY
    );
  return isInPlace(selector, text, place.start, place.end);
}

/** An empty whole has nothing to keep. */
function isOver(part: number, whole: number): boolean {
  return whole === 0 || 2 * part > whole;
}

/** Whether the words before and after are unchanged. At an end of the text there is no neighbour to compare. */
function isInPlace({ prefix, suffix }: Selector, text: string, start: number, end: number): boolean {
  const [before, after] = [foldedWords(prefix ?? '').at(-1), foldedWords(suffix ?? '')[0]];
  const there = [
    foldedWords(text.slice(Math.max(0, start - MAX_WORD_LENGTH_UTF16), start)).at(-1),
    foldedWords(text.slice(end, end + MAX_WORD_LENGTH_UTF16))[0],
  ];
  return before !== undefined && after !== undefined && before === there[0] && after === there[1];
}

/** UTF-16 code units that hold the longest word compared, with the marks beside it. */
const MAX_WORD_LENGTH_UTF16 = 64;
