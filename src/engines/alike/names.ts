import { otherFormsOf } from '../words/nicknames.js';
import { isUnspaced, soundOf } from './name-sound.js';
import { readingsOf } from './name-words.js';

// Whether two names may belong to one person or body. Similarity is a reason to ask, never to merge.

/** A name prepared for comparison with many others. */
export type ComparableName = readonly (readonly string[])[];

export function comparableName(name: string): ComparableName {
  return readingsOf(name);
}

/**
 * The similarity of two names, 0 to 1: 1 for the same letters in the same order, 0 for names that nobody would
 * confuse.
 */
export function nameLikeness(a: ComparableName, b: ComparableName): number {
  return Math.max(...a.flatMap((first) => b.map((second) => readingLikeness(first, second))));
}

/** Similarity of two words of names, by kind of match. */
const SAME = 1;
const MISSPELT = 0.9;
const SOUNDS_ALIKE = 0.85;
const BEGINS_ALIKE = 0.75;
const INITIAL = 0.7;
/** Tony and Antony, Bob and Robert. */
const SHORT_FORM = 0.75;
/** From this similarity on, two words are spellings of the same word. */
const MIN_SAME_WORD_SIMILARITY = 0.85;
/** Similarity where one name is a single word of the other. */
const ONE_WORD = 0.75;

function readingLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.join('') === b.join('')) return SAME;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return oneWord(short[0] ?? '', long);
  const matched = matchWords(short, long);
  if (matched.length < short.length || !matched.some((score) => score >= MIN_SAME_WORD_SIMILARITY)) return 0;
  const mean = matched.reduce((sum, score) => sum + score, 0) / matched.length;
  return mean * (0.75 + (0.2 * short.length) / long.length);
}

/** A single word up to this length matches only itself: CNN is not CNBC. */
const SHORT_NAME = 4;

function oneWord(word: string, long: readonly string[]): number {
  const isShort = long.length === 1 && Math.max(word.length, (long[0] ?? '').length) <= SHORT_NAME;
  if ((isShort && !isUnspaced(word)) || (word.length === 1 && !isUnspaced(word))) return 0;
  const best = Math.max(...long.map((other) => wordLikeness(word, other)));
  if (best < MIN_SAME_WORD_SIMILARITY) return 0;
  return long.length === 1 ? best * 0.95 : best * ONE_WORD;
}

/** The best matching of words, each used once: one score for each word of the shorter name that has a match. */
function matchWords(short: readonly string[], long: readonly string[]): number[] {
  const pairs = short
    .flatMap((word, i) => long.map((other, j) => ({ i, j, score: wordLikeness(word, other) })))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score);
  const [mine, theirs, scores] = [new Set<number>(), new Set<number>(), [] as number[]];
  for (const { i, j, score } of pairs) {
    if (mine.has(i) || theirs.has(j)) continue;
    mine.add(i);
    theirs.add(j);
    scores.push(score);
  }
  return scores;
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return SAME;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (isUnspaced(a) || isUnspaced(b)) return unspacedLikeness(short, long);
  if (short.length === 1) return long.startsWith(short) ? INITIAL : 0;
  if (editsBetween(a, b, editsIn(long, short)) <= editsIn(long, short)) return MISSPELT;
  if (short.length > 3 && soundOf(a) === soundOf(b)) return SOUNDS_ALIKE;
  if (short.length >= 3 && long.startsWith(short)) return BEGINS_ALIKE;
  return otherFormsOf(a).includes(b) ? SHORT_FORM : 0;
}

/** The number of typing errors that a word of this length may have. */
function editsIn(long: string, short: string): number {
  if (long.length <= 3) return long.length === 3 && long[0] === short[0] ? 1 : 0;
  return long.length >= 8 ? 2 : 1;
}

/** 王毅 in 王毅外长; or one differing character in a name of three or more. */
function unspacedLikeness(short: string, long: string): number {
  if (short.length >= 2 && long.includes(short)) return MIN_SAME_WORD_SIMILARITY;
  return short.length >= 3 && editsBetween(short, long, 1) <= 1 ? MIN_SAME_WORD_SIMILARITY : 0;
}

/**
 * The number of insertions, deletions, substitutions and adjacent transpositions between two words; `most` + 1 where
 * it is larger. @source optimal string alignment, a restricted Damerau–Levenshtein distance
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        cell(last, j) + 1,
        cell(row, j - 1) + 1,
        cell(last, j - 1) + cost,
        swapped ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(cell(last, b.length), most + 1);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
