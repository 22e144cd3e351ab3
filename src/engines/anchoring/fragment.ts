import { isCharacterWord, type Token, wordTokens } from '../text/tokens.js';
import { wholeAfter, wholeBefore } from './context.js';

// Builds the URL fragment with which a browser scrolls to words on a page and highlights them.
// @source WICG, URL Fragment Text Directives: https://wicg.github.io/scroll-to-text-fragment/

/**
 * Longer quotations are given by their first and last words, in characters: long addresses get cut, and pages change.
 */
const MAX_FRAGMENT_LENGTH = 200;
/**
 * Words taken from either end of a long quotation, and from its context. Of spaceless scripts three characters count
 * as a word.
 */
const END_WORDS = 5;
const CONTEXT_WORDS = 4;
const CHARACTERS_A_WORD = 3;

/**
 * `#:~:text=…` for words on a page, with the context that makes them unique. Empty where there is no word to look
 * for.
 */
export function textFragment(
  exact: string,
  prefix: string | null = null,
  suffix: string | null = null,
): string {
  const words = wordTokens(exact);
  if (words.length === 0) return '';
  const before = lastWords(lineEnd(wholeBefore(prefix)), CONTEXT_WORDS);
  const after = firstWords(lineStart(wholeAfter(suffix)), CONTEXT_WORDS);
  const parts = [
    ...(before === '' ? [] : [`${encoded(before)}-`]),
    ...quoted(exact, words),
    ...(after === '' ? [] : [`-${encoded(after)}`]),
  ];
  return `#:~:text=${parts.join(',')}`;
}

/** A browser matches one text within a single paragraph, but a start and an end in different paragraphs. */
function quoted(exact: string, words: readonly Token[]): string[] {
  const whole = exact.trim();
  const isShort = whole.length <= MAX_FRAGMENT_LENGTH && !/[\n\r\u2028\u2029]/.test(whole);
  if (isShort || words.length < 2) return [encoded(whole)];
  // The two ends must not overlap.
  const most = Math.floor(words.length / 2);
  const [first, last] = [
    firstWords(lineStart(whole), END_WORDS, most),
    lastWords(lineEnd(whole), END_WORDS, most),
  ];
  return [encoded(first), encoded(last)];
}

function firstWords(text: string, wanted: number, most = Number.POSITIVE_INFINITY): string {
  const words = wordTokens(text);
  const last = words[Math.min(countOf(words[0], wanted), most, words.length) - 1];
  return last === undefined ? '' : text.slice(words[0]?.start, last.end);
}

function lastWords(text: string, wanted: number, most = Number.POSITIVE_INFINITY): string {
  const words = wordTokens(text);
  const count = Math.min(countOf(words.at(-1), wanted), most, words.length);
  const first = words[words.length - count];
  return first === undefined || count < 1 ? '' : text.slice(first.start, words.at(-1)?.end);
}

function countOf(word: Token | undefined, wanted: number): number {
  return word !== undefined && isCharacterWord(word.text) ? wanted * CHARACTERS_A_WORD : wanted;
}

/** The first line with a word in it. */
function lineStart(text: string): string {
  return linesWithWords(text)[0] ?? '';
}

function lineEnd(text: string): string {
  return linesWithWords(text).at(-1) ?? '';
}

function linesWithWords(text: string): string[] {
  return text.split(/[\n\r\u2028\u2029]+/).filter((line) => wordTokens(line).length > 0);
}

/** Dashes, commas and ampersands are delimiters here; a lone surrogate cannot be encoded. */
function encoded(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(plain).replaceAll('-', '%2D');
}
