import { createHash } from 'node:crypto';
import { remembering } from '../remembering.js';
import { fold } from './fold.js';
import { FUNCTION_WORDS, isCharacterWord, wordsOf } from './tokens.js';

// Whether two claims are probably the same statement, for the warning before a duplicate. Similarity is a reason to
// look, never to merge: “no room” and “room” are nearly the same words.

export type LikenessKind = 'same' | 'nearly' | 'part_of' | 'contains' | 'different';

/** `score` is 0 to 1: the share of matching words; for a part, the share of its words found in the whole. */
export interface Likeness {
  readonly kind: LikenessKind;
  readonly score: number;
}

/** SHA-256, hex, of the folded words: equal where only case, accents, punctuation and spaces differ. */
export function wordsHash(text: string): string {
  return createHash('sha256').update(comparableWords(text).join(' ')).digest('hex');
}

/**
 * The distinct word trigrams of a text (of two words or one where it has no more), hashed to 31 bits, ascending.
 * Texts that share a shingle are worth comparing. A character of a spaceless script is a word.
 */
export function shingles(text: string): number[] {
  return shinglesOf(comparableWords(text));
}

/** `shingles` for words that were already split. */
export function shinglesOf(words: readonly string[]): number[] {
  const size = Math.min(3, words.length);
  const hashes = new Set<number>();
  for (let at = 0; at + size <= words.length; at += 1) hashes.add(hash31(words, at, size));
  return [...hashes].sort((a, b) => a - b);
}

/**
 * FNV-1a over the UTF-16 code units of some words and the spaces between them, to 31 bits.
 * @param seed separates hashes of different purposes
 */
export function hash31(words: readonly string[], from: number, size: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < from + size; at += 1) {
    const word = words[at] ?? '';
    if (at > from) hash = Math.imul(hash ^ SPACE, FNV_PRIME);
    for (let unit = 0; unit < word.length; unit += 1)
      hash = Math.imul(hash ^ word.charCodeAt(unit), FNV_PRIME);
  }
  return hash & 0x7fffffff;
}

const SPACE = 0x20;
const FNV_PRIME = 0x01000193;

/** Maximum number of words: no stored claim has more. */
const MAX_WORDS = 20_000;
const MAX_FOLDED = 3 * MAX_WORDS;

/** Folded words without apostrophes and digit grouping; for a text without words, its signs. */
export function comparableWords(text: string): string[] {
  // Folding may turn one character into four words.
  const folded = fold(text).slice(0, MAX_FOLDED);
  const all = wordsOf(folded);
  const words = (all.length > MAX_WORDS ? all.slice(0, MAX_WORDS) : all).map((word) =>
    /[',]/.test(word) ? word.replace(/'/g, '').replace(/,(?=\d{3}(?!\d))/g, '') : word,
  );
  return words.length > 0 ? words : [folded];
}

// Found by experiment on the pairs in tests/engines/text/likeness.test.ts: rewordings and different translations of a
// statement agree in at least 0.76 of their weight, other statements on the same subject in at most 0.74.
const MIN_NEARLY_SCORE = 0.75;
const MIN_REWORDED_PART_SCORE = 0.85;

/** From this many words on, texts on one subject share most of their words, so they must share trigrams too. */
const MIN_LONG_TEXT_WORDS = 40;
const MIN_SHARED_TRIGRAMS = 0.25;

/**
 * Minimum length of a part: characters of a spaceless script count one, words two. Shorter runs occur in many texts.
 */
const MIN_PART_LENGTH = 8;
/** Minimum weight of a reworded part, so that four function words do not count. */
const MIN_REWORDED_WEIGHT = 25;
/** Maximum ratio of the matching passage's length to the part's. */
const MAX_PASSAGE_GROWTH = 1.3;

/** Words prepared for comparison with those of many other texts. */
export interface KeyedWords {
  readonly words: readonly string[];
  readonly keys: readonly Key[];
  readonly weight: number;
}

export function keyedWords(words: readonly string[]): KeyedWords {
  const keys = words.map(keyOf);
  return { words, keys, weight: weigh(keys) };
}

/** Compares the words of two statements. Linear in their lengths. */
export function likenessOf(first: KeyedWords, second: KeyedWords): Likeness {
  if (first.words.length <= second.words.length) return shorterToLonger(first, second);
  const turned = shorterToLonger(second, first);
  return turned.kind === 'part_of' ? { ...turned, kind: 'contains' } : turned;
}

function shorterToLonger(
  { words: short, keys: a, weight }: KeyedWords,
  { words: long, keys: b, weight: whole }: KeyedWords,
): Likeness {
  if (short.length === long.length && short.every((word, at) => word === long[at]))
    return { kind: 'same', score: 1 };
  const canBePart = short.length < long.length && isLongEnough(short);
  if (canBePart && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `))
    return { kind: 'part_of', score: 1 };
  const shared = mostShared(a, b, b.length);
  const score = (2 * shared) / (weight + whole);
  const isNear = score >= MIN_NEARLY_SCORE;
  // A window shares at most what the whole text shares.
  const mayBePart = canBePart && weight >= MIN_REWORDED_WEIGHT && shared / weight >= MIN_REWORDED_PART_SCORE;
  if (!(isNear || mayBePart) || !runsAgree(a, b)) return { kind: 'different', score };
  if (isNear) return { kind: 'nearly', score };
  const found = mostShared(a, b, Math.ceil(a.length * MAX_PASSAGE_GROWTH)) / weight;
  return found >= MIN_REWORDED_PART_SCORE ? { kind: 'part_of', score: found } : { kind: 'different', score };
}

function isLongEnough(words: readonly string[]): boolean {
  return words.reduce((size, word) => size + (isCharacterWord(word) ? 1 : 2), 0) >= MIN_PART_LENGTH;
}

/** Strips English endings, so that tense and number do not matter. Numbers keep every digit. */
function toKey(word: string): string {
  if (word.length <= 4 || FUNCTION_WORDS.has(word) || /\d/.test(word)) return word;
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s|d|e)$/, '');
}

/** A word without its ending. */
interface Key {
  readonly key: string;
  /** An integer, so that a sum does not depend on the order. */
  readonly weight: number;
}

const keyOf = remembering((word: string): Key => {
  const key = toKey(word);
  return { key, weight: weightOf(key) };
}, 20_000);

function weightOf(key: string): number {
  if (FUNCTION_WORDS.has(key)) return 3;
  return isCharacterWord(key) ? 5 : 10;
}

function weigh(keys: readonly Key[]): number {
  return keys.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether two texts share enough trigrams, if they are so long that shared words alone are no evidence. */
function runsAgree(short: readonly Key[], long: readonly Key[]): boolean {
  return short.length < MIN_LONG_TEXT_WORDS || sharedRuns(short, long) >= MIN_SHARED_TRIGRAMS;
}

/** The share, 0 to 1, of the distinct trigrams of one that the other has too. */
function sharedRuns(a: readonly Key[], b: readonly Key[]): number {
  const [first, second] = [runsOf(a), runsOf(b)];
  const shared = [...first].filter((run) => second.has(run)).length;
  return shared / Math.min(first.size, second.size);
}

function runsOf(keys: readonly Key[]): Set<string> {
  return new Set(keys.slice(2).map(({ key }, at) => `${keys[at]?.key} ${keys[at + 1]?.key} ${key}`));
}

/** The maximum weight of `keys`, in any order, within a window of `size` keys of `others`. */
function mostShared(keys: readonly Key[], others: readonly Key[], size: number): number {
  const wanted = new Map<string, number>();
  for (const { key } of keys) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  let [shared, most] = [0, 0];
  others.forEach((key, at) => {
    shared += take(wanted, key);
    const left = at >= size ? others[at - size] : undefined;
    if (left !== undefined) shared -= giveBack(wanted, left);
    most = Math.max(most, shared);
  });
  return most;
}

/** The count goes below zero for keys of which the window has too many. */
function take(wanted: Map<string, number>, { key, weight }: Key): number {
  const count = wanted.get(key);
  if (count === undefined) return 0;
  wanted.set(key, count - 1);
  return count > 0 ? weight : 0;
}

function giveBack(wanted: Map<string, number>, { key, weight }: Key): number {
  const count = wanted.get(key);
  if (count === undefined) return 0;
  wanted.set(key, count + 1);
  return count >= 0 ? weight : 0;
}
