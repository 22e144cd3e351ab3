import { fold } from '../text/fold.js';
import { type Token, wordTokens } from '../text/tokens.js';

// Finds the occurrences of words in a text and measures how similar their context is to a recorded one.

/** UTF-16 code units, the end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every occurrence of these exact characters, in order, up to `most`. */
export function placesOf(exact: string, text: string, most: number): Place[] {
  const places: Place[] = [];
  if (exact === '') return places;
  for (let at = text.indexOf(exact); at >= 0 && places.length < most; at = text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length });
  return places;
}

/** The words of a text, and the folded form of each. */
export interface TextWords {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly folded: readonly string[];
}

/** Splits a text into words once for several searches; each distinct word is folded once. */
export function textWords(text: string): TextWords {
  const tokens = wordTokens(text);
  const folds = new Map<string, string>();
  const folded = tokens.map((word) => {
    const known = folds.get(word.text) ?? fold(word.text);
    folds.set(word.text, known);
    return known;
  });
  return { text, tokens, folded };
}

/** Every occurrence of these words, regardless of case, accents and marks between them, up to `most`. */
export function placesOfWords(exact: string, { tokens, folded }: TextWords, most: number): Place[] {
  const wanted = foldedWords(exact);
  return occurrencesOf(wanted, folded, most).map((at) => {
    const [first, last] = [tokens[at] as Token, tokens[at + wanted.length - 1] as Token];
    return { start: first.start, end: last.end };
  });
}

export function foldedWords(text: string): string[] {
  return wordTokens(text).map((word) => fold(word.text));
}

/** Whether a position is a word boundary: “not” does not occur in “nothing”. */
export function isBorder(text: string, at: number): boolean {
  return (
    !ENDS_WITHIN_WORD.test(text.slice(Math.max(0, at - 2), at)) ||
    !BEGINS_WITHIN_WORD.test(text.slice(at, at + 2))
  );
}

const SPACELESS = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const ENDS_WITHIN_WORD = new RegExp(String.raw`[[\p{L}\p{N}\p{M}]--${SPACELESS}]$`, 'v');
const BEGINS_WITHIN_WORD = new RegExp(String.raw`^[[\p{L}\p{N}\p{M}]--${SPACELESS}]`, 'v');

/** The recorded text before and after the words; null or empty where none was recorded. */
export interface Context {
  readonly prefix: string | null;
  readonly suffix: string | null;
}

/** UTF-16 code units read beyond the recorded context, since words may have been inserted. */
const EXTRA_CONTEXT_UTF16 = 24;

/**
 * The share, 0 to 1, of the recorded context words that still surround a place in order; null where no context was
 * recorded.
 */
export function contextSimilarity({ prefix, suffix }: Context, text: string, place: Place): number | null {
  const [before, after] = [foldedWords(prefix ?? ''), foldedWords(suffix ?? '')];
  if (before.length + after.length === 0) return null;
  const left = text.slice(
    Math.max(0, place.start - (prefix ?? '').length - EXTRA_CONTEXT_UTF16),
    place.start,
  );
  const right = text.slice(place.end, place.end + (suffix ?? '').length + EXTRA_CONTEXT_UTF16);
  const kept = inOrder(before, foldedWords(left)) + inOrder(after, foldedWords(right));
  return kept / (before.length + after.length);
}

/** The length of the longest common subsequence of two lists of words. */
function inOrder(some: readonly string[], others: readonly string[]): number {
  let row = new Array<number>(others.length + 1).fill(0);
  for (const word of some) {
    const next = [0];
    others.forEach((other, at) => {
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * All occurrences of a sequence of words in another, in order, up to `most`; they may overlap. Takes linear time.
 * @source Knuth, Morris and Pratt, “Fast Pattern Matching in Strings”, SIAM Journal on Computing 6 (1977)
 * @returns the index of the first word of each
 */
export function occurrencesOf(wanted: readonly string[], all: readonly string[], most: number): number[] {
  const starts: number[] = [];
  if (wanted.length === 0) return starts;
  const shorter = repeats(wanted);
  let matched = 0;
  for (let at = 0; at < all.length && starts.length < most; at += 1) {
    matched = lengthened(wanted, shorter, matched, all[at]);
    if (matched === wanted.length) starts.push(at + 1 - matched);
  }
  return starts;
}

/** The failure function: for each prefix of `wanted`, the longest proper prefix that is also its suffix. */
function repeats(wanted: readonly string[]): number[] {
  const shorter = [0, 0];
  for (let at = 1; at < wanted.length; at += 1)
    shorter.push(lengthened(wanted, shorter, shorter[at] ?? 0, wanted[at]));
  return shorter;
}

/** The length of the prefix that matches after the next word, given the length matched before it. */
function lengthened(
  wanted: readonly string[],
  shorter: readonly number[],
  matched: number,
  next: string | undefined,
): number {
  let length = matched;
  while (length > 0 && (length === wanted.length || wanted[length] !== next)) length = shorter[length] ?? 0;
  return wanted[length] === next ? length + 1 : length;
}
