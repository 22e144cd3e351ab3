import { comparableWords, type KeyedWords, keyedWords, likenessOf } from '../text/likeness.js';
import { isCharacterWord } from '../text/tokens.js';
import { isVerbatimPart, lineOf, piecesOf } from './pieces.js';

export type AlikeKind = 'same' | 'nearly' | 'part_of' | 'contains';

/** A text prepared for comparison with many others. */
export interface Comparable {
  readonly words: readonly string[];
  readonly pieces: readonly (readonly string[])[];
  /** The pieces as `isVerbatimPart` expects them. */
  readonly line: string;
  /** Computed on first use: most texts differ too much in length. */
  readonly keyed: () => KeyedWords;
}

export function comparable(text: string): Comparable {
  const words = comparableWords(text);
  const pieces = piecesOf(text, words);
  let keyed: KeyedWords | undefined;
  const keyedOnce = () => {
    keyed ??= keyedWords(words);
    return keyed;
  };
  return { words, pieces, line: lineOf(pieces), keyed: keyedOnce };
}

/** Maximum ratio of lengths for two texts to be nearly the same, or for a reworded part. */
const MAX_LONGER = 4;

/**
 * The relation of the first text to the second; null where they are different statements. A part is verbatim, however
 * short; rewordings and reworded parts are `nearly`.
 */
export function compareTexts(first: Comparable, second: Comparable): AlikeKind | null {
  const verbatim = verbatimRelation(first, second);
  if (verbatim !== null) return verbatim;
  const [short, long] = [first.words.length, second.words.length].sort((a, b) => a - b);
  if ((long ?? 0) > MAX_LONGER * (short ?? 0)) return null;
  const { kind } = likenessOf(first.keyed(), second.keyed());
  return kind === 'different' ? null : kind === 'same' ? 'same' : 'nearly';
}

/** The relation of two texts of which one has the other word for word; null where neither has. */
export function verbatimRelation(
  first: Comparable,
  second: Comparable,
): 'same' | 'part_of' | 'contains' | null {
  if (first.line === second.line) return 'same';
  const isLonger = first.words.length > second.words.length;
  if (!isLonger && isVerbatimPart(first.pieces, second.line)) return 'part_of';
  return isVerbatimPart(second.pieces, first.line) ? 'contains' : null;
}

/** Whether a part with these words is evidence: one word, or one or two characters, occur in too many texts. */
export function isDistinctive({ words }: Comparable): boolean {
  return words.length >= (isCharacterWord(words[0] ?? '') ? 3 : 2);
}
