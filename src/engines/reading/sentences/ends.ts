import { CLOSING_MARKS, OPENING_MARKS } from '../regions/characters.js';
import { isInitial, isWithinSentence, mayEndSentence } from './abbreviations.js';
import { FULL_WIDTH_STOPS, STOPS } from './stops.js';

// The one rule by which a sentence ends between two words.

const CLOSERS = `[${CLOSING_MARKS})\\]\\uFF09]`;
/** Whatever follows. */
const FULL_WIDTH = new RegExp(
  `[${FULL_WIDTH_STOPS}]+["'\\u201D\\u2019\\u00BB\\u300D\\u300F\\u301E\\u301F)\\]\\uFF09]*`,
);
const STOPPED = `[${STOPS}]+${CLOSERS}*`;
/**
 * An ellipsis after a full stop belongs to the sentence that ends.
 * NOTE: without a limit, a million of them fill the stack of V8's expressions.
 */
const TERMINAL = new RegExp(`(?<![${STOPS}])${STOPPED}(?:\\s+${STOPPED}){0,99}(?=\\s|$)(?!\\s*[,;:])`);
/** A question or an exclamation ends also without a space: “Why?–He left.” */
const LOUD = new RegExp(`[!?]+${CLOSERS}{0,8}(?![\\s${CLOSING_MARKS})\\]]{0,8}[,;:])`);
const EMPTY_LINE = /\n\s*\n|\r\n\s*\r\n|\u2029/;
const LINE_BREAK = /[\n\r\u2028]/;
/** A small letter begins a sentence after a full stop only in marks of its own, or after a remark. */
const OPENED = new RegExp(`^[.!?]${CLOSERS}*\\s+[\\[${OPENING_MARKS}]{1,3}$`);

/**
 * Where the sentence ends between two words, past the marks that close it; null where it goes on. The next one begins
 * with a capital in scripts with case.
 * @param from the end of the first word, in UTF-16 code units
 * @param to the beginning of the next
 */
export function sentenceEndBetween(text: string, from: number, to: number): number | null {
  const counted = isDigit(text.charCodeAt(from - 1)) ? endOfCounter(text, from, to) : null;
  if (counted !== null) return counted;
  if (to - from < 2 && text.charCodeAt(from) === 0x20) return null;
  const gap = text.slice(from, to);
  if (!/[^\s,;-]|[\n\r\u2028\u2029]/.test(gap)) return null;
  const wide = FULL_WIDTH.exec(gap);
  if (wide !== null) return from + wide.index + wide[0].length;
  const stop = TERMINAL.exec(gap);
  const empty = EMPTY_LINE.exec(gap);
  const end = from + (stop === null ? (empty?.index ?? 0) : stop.index + stop[0].length);
  if (empty !== null) return end;
  if (isLowerCase(text, to) && !OPENED.test(gap)) return null;
  if (breaksLine(text, from, gap)) return end;
  if (stop === null) {
    const loud = LOUD.exec(gap);
    return loud === null ? null : from + loud.index + loud[0].length;
  }
  return isAbbreviated(text, from, to) || SIGNED.test(gap) ? null : end;
}

/** Of the line, up to the next word. */
const COUNTER = new RegExp(
  `(?:^|[\\n\\r])[ \\t]{0,3}\\d{1,3}/(?:\\d{1,3})?[ \\t]{1,3}(?=[${OPENING_MARKS}(\\[]{0,3}$)`,
);
const MAX_COUNTER_UTF16 = 16;

/** “2/13 On the 17th …”: where the number of a post in its thread ends; null where there is none. */
function endOfCounter(text: string, from: number, to: number): number | null {
  if (to - from > 6 || isLowerCase(text, to)) return null;
  const start = Math.max(0, from - MAX_COUNTER_UTF16);
  const found = COUNTER.exec(text.slice(start, to));
  return found === null ? null : start + found.index + found[0].length;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a full stop between two words belongs to the first; one before a dash, as in a dateline, ends nothing. */
function isAbbreviated(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  if (gap === '.') return !/\p{Ll}{2}$/u.test(text.slice(Math.max(0, from - 4), from));
  // “to .3 per cent”
  if (/\s\.$/.test(gap)) return true;
  if (!/^\.\s/.test(gap)) return false;
  if (NUMBERS.test(text.slice(Math.max(0, from - 4), from))) return true;
  const word = wordBefore(text, from);
  if (isInitial(word) && OPENING.test(gap) && !NICKNAME.test(text.slice(to, to + MAX_NICKNAME_UTF16)))
    return false;
  return isWithinSentence(
    word,
    PLAIN.test(gap) ? wordAt(text, to) : '',
    isAfterLowerCase(text, from - word.length),
  );
}

const OPENING = new RegExp(`[${OPENING_MARKS}]`);
/** “Robert C. “Bobby” Lind” */
const NICKNAME = new RegExp(`^[\\p{L}\\p{M}.-]+(?: [\\p{L}\\p{M}.-]+)?[${CLOSING_MARKS}]{1,2} \\p{Lu}`, 'u');
const MAX_NICKNAME_UTF16 = 40;

function isAfterLowerCase(text: string, start: number): boolean {
  return (
    /\p{Ll} $/u.test(text.slice(Math.max(0, start - 3), start)) &&
    LOWER_WORD.test(wordBefore(text, start - 1))
  );
}

const LOWER_WORD = /^\p{Ll}+$/u;

/** “A. The first …”, “2. The second …” at the beginning of a line. */
const NUMBERS = /(?:^|[\n\r][ \t]?)(?:\p{Lu}|\d{1,2})$/u;
const PLAIN = new RegExp(`^\\.\\s+[${OPENING_MARKS}(\\[]*$`);
/** “We wait.” \u2015 Ada Berg: the name of the speaker belongs to the sentence. */
const SIGNED = /\u2015/;

function isLowerCase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  return /^\p{Ll}/u.test(text.slice(at, at + 2));
}

/** A line that ends with a comma or with “of”, “the”, “Mr.” was wrapped. */
function breaksLine(text: string, from: number, gap: string): boolean {
  if (!LINE_BREAK.test(gap)) return false;
  if (/^,?\s/.test(gap)) return !gap.startsWith(',') && !LEADS_ON.test(wordBefore(text, from));
  return !/^\.\s/.test(gap) || !isWithinSentence(wordBefore(text, from), '');
}

const LEADS_ON = /^(?:a|an|and|as|at|but|by|for|from|in|into|of|on|or|than|that|the|to|with)$/;

/** Maximum length of an abbreviation in UTF-16 code units. */
const MAX_ABBREVIATION_UTF16 = 12;

/** The word that ends here, with its inner full stops; empty for a unit: °C. */
export function wordBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - MAX_ABBREVIATION_UTF16), end);
  return (
    /(?<![\p{L}\p{N}\p{M}'\u2019\u00B0\u00BA]|[\u00B0\u00BA] )[\p{L}\p{N}][\p{L}\p{N}\p{M}.]*$/u.exec(
      before,
    )?.[0] ?? ''
  );
}

function wordAt(text: string, start: number): string {
  return /^[\p{L}\p{N}]+/u.exec(text.slice(start, start + MAX_ABBREVIATION_UTF16))?.[0] ?? '';
}

/** Whether nothing shows if a sentence ends between two words: “at 9 p.m. Friday”, “at 9 p.m. Berg left”. */
export function isDoubtful(text: string, from: number, to: number): boolean {
  return (
    /^\.\s+$/.test(text.slice(from, to)) && !isLowerCase(text, to) && mayEndSentence(wordBefore(text, from))
  );
}
