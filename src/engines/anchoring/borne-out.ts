import type { Comparison } from '../fidelity/verdict.js';
import { isFunctionWord } from '../fidelity/weights.js';
import { contextLikeness, foldedWords, type Place } from './places.js';
import type { Selector } from './selector.js';

// Whether words that are like the marked ones are what became of them, or others that merely share some.

/** Where they stand now, and how they stand to what stands there; alignment counts in `exact` and in the text. */
export interface Reworded {
  readonly place: Place;
  readonly comparison: Comparison;
}

/** Fewer words than this are alike by chance: what surrounds them has to bear them out too. */
const SHORT = 6;
const BORNE_OUT = 0.4;

/**
 * Most of the words, and of those that say something, have to stand there still; where they do not, the words next
 * to them on both sides: those then stand in their very place.
 */
export function isBorneOut(selector: Selector, text: string, { place, comparison }: Reworded): boolean {
  const { exact, prefix, suffix } = selector;
  const words = foldedWords(exact);
  const kept = comparison.alignment
    .filter(({ op }) => op === 'same' || op === 'moved')
    .flatMap(({ wording }) => (wording === null ? [] : foldedWords(exact.slice(...wording))));
  const telling = words.filter((word) => !isFunctionWord(word));
  const isMost = isOver(kept.length, words.length);
  const isTold = isOver(kept.filter((word) => !isFunctionWord(word)).length, telling.length);
  if (isMost && isTold)
    return words.length >= SHORT || (contextLikeness({ prefix, suffix }, text, place) ?? 1) >= BORNE_OUT;
  return isInPlace(selector, text, place.start, place.end);
}

/** Of none there is nothing to keep. */
function isOver(part: number, whole: number): boolean {
  return whole === 0 || 2 * part > whole;
}

/** Of words in the middle of others: at an end of the text nothing stands next to them. */
function isInPlace({ prefix, suffix }: Selector, text: string, start: number, end: number): boolean {
  const [before, after] = [foldedWords(prefix ?? '').at(-1), foldedWords(suffix ?? '')[0]];
  const there = [
    foldedWords(text.slice(Math.max(0, start - REACH), start)).at(-1),
    foldedWords(text.slice(end, end + REACH))[0],
  ];
  return before !== undefined && after !== undefined && before === there[0] && after === there[1];
}

/** As long as a word that is looked at may be, with the marks beside it. */
const REACH = 64;
