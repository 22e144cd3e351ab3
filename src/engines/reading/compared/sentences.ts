import { FUNCTION_WORDS } from '../../text/tokens.js';
import { NEVER_END } from '../../words/abbreviations.js';
import type { Words } from './words.js';

// Sentence boundaries, as far as punctuation shows them.

const CLOSERS = String.raw`["'\u201D\u2019\u00BB\u203A)\]\u300D\u300F]`;
const OPENERS = String.raw`["'\u201C\u2018\u00AB\u2039\u201E\u201A(\[\u300C\u300E\u00BF\u00A1]`;
/** A full stop of a spaceless script ends a sentence whatever follows. */
const FULL_WIDTH = /[\u3002\uFF01\uFF1F\uFF0E]/;
const TERMINAL = new RegExp(`[.!?\\u2026\\u061F\\u06D4\\u0964]${CLOSERS}*(?:\\s|$)`);
const PARAGRAPH = /\n\s*\n|\r\n\s*\r\n|\u2029/;
const LINE = /[\n\r\u2028]/;
/** A quotation begins or ends here. */
const QUOTATION = /["\u201C\u201D\u00AB\u00BB\u201E\u2018\u201A\u300C\u300D\u300E\u300F]|''|``/;
/** After a full stop, a transcriber's remark in square brackets is not part of the sentence. */
const REMARK = new RegExp(`[.!?\\u2026]${CLOSERS}*\\s+\\[$`);
const INTRODUCED = new RegExp(`[:\\uFF1A\\u2013\\u2014\\u2022*>]\\s*${OPENERS}*$|\\s-+\\s*$|--\\s*$`);
/** Abbreviations whose full stop does not end a sentence; nor does that of an initial. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([...NEVER_END, 'jr', 'sr']);

/** The text between a word and the one before it; for the first word, from the start of the text. */
export function between({ text, starts, ends }: Words, at: number): string {
  const from = at <= 0 ? 0 : (ends[at - 1] ?? 0);
  return text.slice(from, starts[at] ?? text.length);
}

/** Whether a sentence, paragraph or quotation begins or ends between a word and the one before it. */
export function isBreak(words: Words, at: number): boolean {
  return (
    at <= 0 || at >= words.folded.length || QUOTATION.test(between(words, at)) || endsSentence(words, at)
  );
}

/** Whether a sentence ends before this word. The next begins with a capital in scripts with case. */
export function endsSentence(words: Words, at: number): boolean {
  if (at <= 0 || at >= words.folded.length) return true;
  const gap = between(words, at);
  if (PARAGRAPH.test(gap) || FULL_WIDTH.test(gap)) return true;
  const capital = !startsLowerCase(words, at) || REMARK.test(gap);
  if (LINE.test(gap) && capital) return true;
  if (!TERMINAL.test(gap) || !capital) return /[!?]/.test(gap) && capital;
  return !(isAbbreviation(words, at - 1) && /^\.\s/.test(gap));
}

/** Whether what precedes a word allows a sentence to begin with it. */
export function beginsSentence(words: Words, at: number): boolean {
  if (isBreak(words, at)) return true;
  return !startsLowerCase(words, at) && INTRODUCED.test(between(words, at));
}

/** Whether a word begins with a lower-case letter; a script without case has none. */
export function startsLowerCase({ text, starts }: Words, at: number): boolean {
  return /^\p{Ll}/u.test(text.slice(starts[at] ?? 0, (starts[at] ?? 0) + 2));
}

export function startsUpperCase({ text, starts }: Words, at: number): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(text.slice(starts[at] ?? 0, (starts[at] ?? 0) + 2));
}

/**
 * Whether a word begins with a letter of a script without case: only its final mark shows that it is presented as a
 * sentence.
 */
export function startsCaseless({ text, starts }: Words, at: number): boolean {
  return /^\p{Lo}/u.test(text.slice(starts[at] ?? 0, (starts[at] ?? 0) + 2));
}

/** Whether the full stop after a word is an abbreviation point, given what comes next. */
function isAbbreviation(words: Words, at: number): boolean {
  const word = words.folded[at] ?? '';
  if (word === 'no') return /^\p{Nd}/u.test(words.folded[at + 1] ?? '');
  return ABBREVIATIONS.has(word) || (isInitial(words, at) && !FUNCTION_WORDS.has(words.folded[at + 1] ?? ''));
}

/**
 * “J. Smith”, “U.S. Senate”; after a degree sign a letter is a unit. A capitalised function word begins a sentence.
 */
function isInitial(words: Words, at: number): boolean {
  const word = words.folded[at] ?? '';
  const isLetter = word.length === 1 && /\p{L}/u.test(word) && startsUpperCase(words, at);
  return isLetter && words.folded[at - 1] !== '\u00B0' && !/\u00BA ?$/.test(between(words, at));
}

/** Minimum share of punctuation marks per word: prose has one in a dozen words, captions have stray ones. */
const MIN_SHARE = 1 / 60;
const MIN_WORDS = 12;

/** Whether the words `from` to `to` have no punctuation, as in captions. Few words without any may be a heading. */
export function isUnpunctuated(
  { text, starts, ends }: Words,
  [from, to]: readonly [number, number],
): boolean {
  const count = to - from;
  if (count < MIN_WORDS) return false;
  const marks = text
    .slice(starts[from] ?? 0, (ends[to - 1] ?? 0) + 2)
    .match(
      /[.,!?;:\u2026\u3002\uFF0C\uFF01\uFF1F\u3001\u061F\u060C\u0964](?=\s|["'\u201D\u2019)]|[\u3000-\u9FFF]|$)/g,
    );
  return (marks?.length ?? 0) < count * MIN_SHARE;
}
