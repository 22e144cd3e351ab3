import { ALONE, APOSTROPHE, type Classes, DIGIT, INVISIBLE, LETTER, OTHER, SIGN } from './characters.js';

// Where a word begins and where it ends.

const POINT = 0x2e;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const MINUS = 0x2212;
const EN_DASH = 0x2013;
const OPEN = 0x5b;
const CLOSE = 0x5d;

export interface Scan {
  readonly text: string;
  readonly classOf: Classes;
  readonly brackets: boolean;
}

function classAt({ text, classOf }: Scan, at: number): number {
  return at < text.length ? classOf(text.codePointAt(at) ?? 0) : OTHER;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWordClass(its: number): boolean {
  return its === LETTER || its === DIGIT;
}

/** The first place from here on where a word begins; the end of the text where none does. */
export function nextStart(scan: Scan, from: number): number {
  const { text } = scan;
  let at = from;
  for (; at < text.length; at += widthAt(text, at)) {
    const its = classAt(scan, at);
    if (isWordClass(its) || its === ALONE || its === SIGN || isMinus(scan, at)) return at;
  }
  return text.length;
}

/** Of a number, not between two: “-4” and not “2-4”, and no dash. */
function isMinus(scan: Scan, at: number): boolean {
  const code = scan.text.charCodeAt(at);
  if (code !== HYPHEN && code !== MINUS && code !== EN_DASH) return false;
  return classAt(scan, at + 1) === DIGIT && (at === 0 || /[\s(]/.test(scan.text.charAt(at - 1)));
}

/** Where the word ends that begins here. */
export function endOfWord(scan: Scan, start: number): number {
  const { text } = scan;
  const first = classAt(scan, start);
  let at = start + widthAt(text, start);
  if (first === SIGN) return at;
  if (first === ALONE) {
    while (at < text.length && /\p{M}/u.test(text.charAt(at))) at += 1;
    return at;
  }
  for (;;) {
    if (isWordClass(classAt(scan, at))) at += widthAt(text, at);
    else {
      const over = overWithin(scan, at);
      if (over === at) return at;
      at = over;
    }
  }
}

/** Past what may stand within a word, where the word goes on after it; else where it was. */
function overWithin(scan: Scan, at: number): number {
  let next = at;
  while (next < scan.text.length && isWithin(scan, next)) next += 1;
  return next > at && isWordClass(classAt(scan, next)) ? next : at;
}

function isWithin(scan: Scan, at: number): boolean {
  const its = classAt(scan, at);
  if (its === INVISIBLE) return true;
  if (its === APOSTROPHE) return classAt(scan, at - 1) !== APOSTROPHE && classAt(scan, at + 1) !== APOSTROPHE;
  const code = scan.text.charCodeAt(at);
  if (code === POINT || code === COMMA)
    return classAt(scan, at - 1) === DIGIT && classAt(scan, at + 1) === DIGIT;
  return scan.brackets && (code === OPEN || code === CLOSE) && isLetterBeside(scan, at);
}

function isLetterBeside(scan: Scan, at: number): boolean {
  return classAt(scan, at - 1) === LETTER && classAt(scan, at + 1) === LETTER;
}
