import { remembering } from '../remembering.js';
import { fold, isAscii } from './fold.js';

// Splits a text into words for full-text search. Index and query use the same words, which makes search exact.
// Scripts without spaces (Han, kana, Thai, Lao, Khmer, Burmese), and Hangul, whose particles are attached, give one
// word per character, so that a query is found in any position. All other words are whole: letters, digits and their
// marks.

/** Separates two such characters at a space or a sign: 们。台 is not 们台. Occurs in no text. */
export const BREAK = '·';

/** Separates texts that are indexed together, so that no phrase matches across their boundary. */
export const BORDER = '\u001f';

/** A word and its position in the text; UTF-16 code units, end exclusive. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const LETTER = String.raw`[\p{L}\p{N}\p{M}\p{Co}\p{Cn}]`;
const SINGLE_SCRIPTS = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Yi}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const SINGLE = `[${LETTER}&&${SINGLE_SCRIPTS}]`;
// A mark shared by many scripts belongs to the letter before it.
const NOT_SINGLE = `[${LETTER}--${SINGLE_SCRIPTS}]`;
const SIGN = String.raw`[\p{S}--[\0-\x7f]]`;
const WORDS = new RegExp(`(${SINGLE})|${NOT_SINGLE}+|${SIGN}|${BORDER}`, 'gv');
const ASCII_WORDS = new RegExp(`[a-z0-9]+|${BORDER}`, 'g');
const IS_SINGLE = new RegExp(`^${SINGLE}$`, 'v');

/** The folded words of a text, in order. Empty where it contains signs and spaces only. */
export function searchWords(text: string): string[] {
  // Folding ASCII only needs lower case, and most texts are ASCII.
  const folded = isAscii(text) ? text.toLowerCase() : fold(text);
  if (isAscii(folded)) return (folded.match(ASCII_WORDS) ?? []).map(bordered);
  const words: string[] = [];
  let lastSingle = -1;
  for (const match of folded.matchAll(WORDS)) {
    const single = match[1] !== undefined;
    if (single && lastSingle >= 0 && lastSingle < match.index) words.push(BREAK);
    words.push(bordered(match[0]));
    lastSingle = single ? match.index + match[0].length : -1;
  }
  return words;
}

/** `searchWords` as one text for the index, joined by spaces. */
export function spacedWords(text: string): string {
  return searchWords(text).join(' ');
}

export function isSingle(word: string): boolean {
  return IS_SINGLE.test(word);
}

// Characters that folding removes are still part of their word.
const RUNS = new RegExp(String.raw`(${SINGLE})\p{Mn}*|[${NOT_SINGLE}\p{Cf}]+|${SIGN}`, 'gv');

/** The words of a text with their positions, for highlighting search results. Costs about as much as folding. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  let lastSingle = -1;
  for (let start = nextOf(text, 0, true); start < text.length; ) {
    const end = nextOf(text, start, false);
    const run = text.slice(start, end);
    if (isAscii(run)) {
      words.push({ word: run.toLowerCase(), start, end });
      lastSingle = -1;
    } else lastSingle = placeRuns(words, { run, start, lastSingle });
    start = nextOf(text, end, true);
  }
  return words;
}

/** The next position, from this one on, at which a word can begin; with `begins` false, at which it has ended. */
export function nextOf(text: string, from: number, begins: boolean): number {
  let at = from;
  while (at < text.length && isApart(text.charCodeAt(at)) === begins) at += 1;
  return at;
}

// Between two words there is almost always a non-word sign, in any script. What is between two such signs is mostly
// ASCII letters, which need no individual test.
function isApart(code: number): boolean {
  if (code >= 0x80) return APART.has(code);
  const isDigit = code >= 0x30 && code <= 0x39;
  const lower = code | 0x20;
  return !isDigit && (lower < 0x61 || lower > 0x7a);
}

const APART: ReadonlySet<number> = new Set(Array.from('\u00a0«»–—‘’“”…', (sign) => sign.charCodeAt(0)));

interface Stretch {
  readonly run: string;
  readonly start: number;
  /** Where the last single-character word ended; -1 where another word followed it. */
  readonly lastSingle: number;
}

// A text repeats few characters and words, and folding one costs as much as finding it.
const wordsOfRun = remembering(searchWords);

function placeRuns(words: PlacedWord[], { run, start: offset, lastSingle: before }: Stretch): number {
  let lastSingle = before;
  for (const match of run.matchAll(RUNS)) {
    const start = offset + match.index;
    const end = start + match[0].length;
    const single = match[1] !== undefined;
    if (single && lastSingle >= 0 && lastSingle < start) words.push({ word: BREAK, start, end: start });
    for (const word of wordsOfRun(match[0])) words.push({ word, start, end });
    lastSingle = single ? end : -1;
  }
  return lastSingle;
}

function bordered(word: string): string {
  return word === BORDER ? BREAK : word;
}
