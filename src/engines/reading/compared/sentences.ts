import { CLOSING_MARKS, DOUBLE_MARK, OPENING_MARKS } from '../regions/characters.js';
import { isAbbreviation } from '../sentences/abbreviations.js';
import { isDoubtful, sentenceEndBetween, wordBefore } from '../sentences/ends.js';
import { ALL_STOPS } from '../sentences/stops.js';
import type { Words } from './words.js';

// Sentence boundaries between words, as far as punctuation shows them.

/** A quotation begins or ends here; a closing single mark may be an apostrophe. */
const QUOTATION = new RegExp(`${DOUBLE_MARK}|[\\u2018\\u201A]`);
const INTRODUCED = new RegExp(
  `[:\\uFF1A\\u2013\\u2014\\u2022*>]\\s*[${OPENING_MARKS}(\\[\\u00BF\\u00A1]*$|\\s-+\\s*$|--\\s*$`,
);
const STOPPED = new RegExp(`[${ALL_STOPS}][${CLOSING_MARKS})\\]]*(?:\\s|$)`);

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
export function endsSentence({ text, folded, starts, ends }: Words, at: number): boolean {
  if (at <= 0 || at >= folded.length) return true;
  return sentenceEndBetween(text, ends[at - 1] ?? 0, starts[at] ?? 0) !== null;
}

/** Whether a sentence ends before this word, or nothing shows that it does not. */
export function mayEndBefore(words: Words, at: number): boolean {
  return endsSentence(words, at) || isDoubtful(words.text, words.ends[at - 1] ?? 0, words.starts[at] ?? 0);
}

/** Whether a stop precedes a word that is no abbreviation's, whatever follows. */
export function isStopped(words: Words, at: number): boolean {
  if (endsSentence(words, at)) return true;
  return STOPPED.test(between(words, at)) && !isAbbreviation(wordBefore(words.text, words.ends[at - 1] ?? 0));
}

/** Whether what precedes a word allows a sentence to begin with it. */
export function beginsSentence(words: Words, at: number): boolean {
  if (isBreak(words, at) || mayEndBefore(words, at)) return true;
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
