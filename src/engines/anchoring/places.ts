import { fold } from '../text/fold.js';
import { type Token, wordTokens } from '../text/tokens.js';
import { occurrencesOf } from './occurrences.js';

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
