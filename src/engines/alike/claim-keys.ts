import { comparableWords, hash31, shinglesOf } from '../text/likeness.js';
import type { Comparable } from './compare.js';
import { piecesOf } from './pieces.js';

// Hashes by which similar claims are found. Stored for a claim: some of its word trigrams, all its words, and its
// beginning. Looked up for a new text: all its trigrams, its words, and each of its short n-grams as a whole claim.

const WHOLE = 0x3b9aca07;
const BEGINNING = 0x5bd1e995;
const SHINGLE_WORDS = 3;
/**
 * Of this many adjacent trigrams at least the one with the smallest hash is stored (winnowing): a claim is found by
 * every run of six of its words, and has half as many keys as with all trigrams.
 */
const WINDOW = 4;
/** Of fewer trigrams all are stored: a few changed words leave hardly one of them. */
const MIN_WINNOWED = 16;
/** Claims with at most this many words are found by all of them, longer ones by their beginning. */
const MAX_SHORT_CLAIM_WORDS = 6;
/** Maximum number of words whose n-grams are looked up one by one, which bounds the lookups for a long text. */
const MAX_WORDS = 500;
/** Maximum number of trigrams looked up for one text: enough to find any similar one. */
const MAX_SHINGLES = 500;

/** The distinct keys to store for a claim. */
export function storedKeys(text: string): number[] {
  const words = comparableWords(text);
  const pieces = piecesOf(text, words);
  const [first = []] = pieces;
  const keys = new Set([...winnowed(words), wholeKey(words)]);
  if (pieces.length > 1 || words.length > MAX_SHORT_CLAIM_WORDS)
    keys.add(hash31(first, 0, Math.min(SHINGLE_WORDS, first.length), BEGINNING));
  return [...keys];
}

/** The key of all words of a claim. */
export function wholeKey(words: readonly string[]): number {
  return hash31(words, 0, words.length, WHOLE);
}

/** The smallest hash of every window of adjacent trigrams; all of a short text. */
function winnowed(words: readonly string[]): readonly number[] {
  const all = runs(words, SHINGLE_WORDS, 0);
  if (all.length < MIN_WINNOWED) return shinglesOf(words);
  return windowsOf(all).map((window) => Math.min(...window));
}

function windowsOf(shingles: readonly number[]): number[][] {
  const count = Math.max(0, shingles.length - WINDOW + 1);
  return Array.from({ length: count }, (_, at) => shingles.slice(at, at + WINDOW));
}

export interface SoughtKeys {
  /** Claims with exactly these words. */
  readonly whole: number;
  /** Word trigrams: claims that share some may be nearly the same. */
  readonly shingles: readonly number[];
  /**
   * Windows of adjacent trigrams within a piece: a claim that contains the text has one key of each. Empty where all
   * pieces are shorter.
   */
  readonly windows: readonly (readonly number[])[];
  /** Claims that may be part of the text. */
  readonly parts: readonly number[];
}

export function soughtKeys({ words, pieces: all }: Pick<Comparable, 'words' | 'pieces'>): SoughtKeys {
  const pieces = bounded(all);
  return {
    whole: wholeKey(words),
    shingles: evenly(shinglesOf(words), MAX_SHINGLES),
    windows: pieces.flatMap((piece) => windowsOf(runs(piece, SHINGLE_WORDS, 0))),
    parts: pieces.flatMap((piece) => [
      ...Array.from({ length: MAX_SHORT_CLAIM_WORDS }, (_, at) => runs(piece, at + 1, WHOLE)).flat(),
      ...Array.from({ length: SHINGLE_WORDS }, (_, at) => runs(piece, at + 1, BEGINNING)).flat(),
    ]),
  };
}

function runs(words: readonly string[], size: number, seed: number): number[] {
  const count = Math.max(0, words.length - size + 1);
  return Array.from({ length: count }, (_, at) => hash31(words, at, size, seed));
}

function bounded(pieces: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let left = MAX_WORDS;
  return pieces.map((piece) => {
    const kept = piece.slice(0, left);
    left -= kept.length;
    return kept;
  });
}

function evenly(all: readonly number[], most: number): readonly number[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? 0);
}
