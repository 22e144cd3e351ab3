import {
  ALONE,
  APOSTROPHE,
  classOfCharacter,
  DIGIT,
  INVISIBLE,
  LETTER,
  OTHER,
  PICTURE_PART,
  SIGN,
  SIGN_IN_PLACE,
} from './characters.js';

// Finds where words begin and end.

const POINT = 0x2e;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const MINUS = 0x2212;
const EN_DASH = 0x2013;
const OPEN = 0x5b;
const CLOSE = 0x5d;

export interface Scan {
  readonly text: string;
  readonly brackets: boolean;
}

function classAt({ text }: Scan, at: number): number {
  return at < text.length ? classOfCharacter(text.codePointAt(at) ?? 0) : OTHER;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWordClass(its: number): boolean {
  return its === LETTER || its === DIGIT;
}

/** The next position at which a word begins; the end of the text where none does. */
export function nextStart(scan: Scan, from: number): number {
  const { text } = scan;
  let at = from;
  for (; at < text.length; at += widthAt(text, at)) {
    const its = classAt(scan, at);
    if (isWordClass(its) || its === ALONE || its === SIGN || isMinus(scan, at)) return at;
    if (its === SIGN_IN_PLACE && isSignHere(scan, at)) return at;
  }
  return text.length;
}

/** A minus before a number: “-4”, but not “2-4”, and no dash. */
function isMinus(scan: Scan, at: number): boolean {
  const code = scan.text.charCodeAt(at);
  if (code !== HYPHEN && code !== MINUS && code !== EN_DASH) return false;
  return classAt(scan, at + 1) === DIGIT && (at === 0 || /[\s(]/.test(scan.text.charAt(at - 1)));
}

/** A minus beside a digit, a slash between words: “5 − 3”, “and/or”. Elsewhere they are punctuation. */
function isSignHere(scan: Scan, at: number): boolean {
  const isWord = (its: number) => isWordClass(its) || its === ALONE;
  const [before, after] = [classAt(scan, at - 1), classAt(scan, at + 1)];
  if (scan.text.charCodeAt(at) !== MINUS) return isWord(before) && isWord(after);
  return after === DIGIT || (scan.text.charAt(at + 1) === ' ' && classAt(scan, at + 2) === DIGIT);
}

/** The end of the word that begins here. */
export function endOfWord(scan: Scan, start: number): number {
  const { text } = scan;
  const first = classAt(scan, start);
  let at = start + widthAt(text, start);
  if (first === SIGN) return endOfSign(scan, start, at);
  if (first === SIGN_IN_PLACE) return isMinus(scan, start) ? endOfNumber(scan, at) : at;
  if (first === ALONE) {
    while (at < text.length && PART.test(text.charAt(at))) at += 1;
    return at;
  }
  return endOfNumber(scan, at);
}

/** Longer words are split: text that is no word would take very long to fold. */
const MAX_WORD_LENGTH = 1_000;

/** The rest of a word or a number. */
function endOfNumber(scan: Scan, from: number): number {
  let at = from;
  for (;;) {
    if (at - from >= MAX_WORD_LENGTH) return at;
    if (isWordClass(classAt(scan, at))) at += widthAt(scan.text, at);
    else {
      const over = overWithin(scan, at);
      if (over === at) return at;
      at = over;
    }
  }
}

/** Combines with the preceding character: a mark, or the rest of a decomposed Hangul syllable. */
const PART = /[\p{M}\u1160-\u11FF]/u;
const JOINER = 0x200d;

/** An emoji is one word with its skin tone and everything joined to it; a flag is two regional letters. */
function endOfSign(scan: Scan, start: number, from: number): number {
  const { text } = scan;
  let at = from;
  if (isFlagLetter(text, start) && isFlagLetter(text, at)) at += 2;
  for (;;) {
    if (classAt(scan, at) === PICTURE_PART) at += widthAt(text, at);
    else if (text.charCodeAt(at) === JOINER && classAt(scan, at + 1) === SIGN)
      at += 1 + widthAt(text, at + 1);
    else return at;
  }
}

function isFlagLetter(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** The position after an inner character where the word continues; otherwise the position itself. */
function overWithin(scan: Scan, at: number): number {
  let next = at;
  while (next < scan.text.length && isWithin(scan, next)) next += 1;
  return next > at && isWordClass(classAt(scan, next)) ? next : at;
}

function isWithin(scan: Scan, at: number): boolean {
  const its = classAt(scan, at);
  if (its === INVISIBLE || its === PICTURE_PART) return true;
  if (its === APOSTROPHE) return classAt(scan, at - 1) !== APOSTROPHE && classAt(scan, at + 1) !== APOSTROPHE;
  const code = scan.text.charCodeAt(at);
  if (code === POINT || code === COMMA)
    return classAt(scan, at - 1) === DIGIT && classAt(scan, at + 1) === DIGIT;
  return scan.brackets && (code === OPEN || code === CLOSE) && isLetterBeside(scan, at);
}

function isLetterBeside(scan: Scan, at: number): boolean {
  return classAt(scan, at - 1) === LETTER && classAt(scan, at + 1) === LETTER;
}
