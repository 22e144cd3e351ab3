import { fold } from '../text/fold.js';
import {
  ALONE,
  APOSTROPHE,
  type Classes,
  classes,
  DIGIT,
  INVISIBLE,
  LETTER,
  OTHER,
  SIGN,
} from './characters.js';

/**
 * The words of a text in columns, in order. A number keeps its point, its sign and what is written on to it (3.5,
 * -4, 2nd) and loses its grouping; a hyphen parts words; a currency or per cent sign and each character of a script
 * without spaces is a word.
 */
export interface Words {
  readonly text: string;
  /** As compared: `fold`ed, apostrophes kept. */
  readonly folded: readonly string[];
  /** UTF-16 code units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const POINT = 0x2e;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const MINUS = 0x2212;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** `brackets`: letters in square brackets belong to the word they stand in, “[T]he”, “vot[ed]”. */
export function readWords(text: string, { brackets = false } = {}): Words {
  const scan: Scan = { text, classOf: classes(), brackets };
  const folds = new Map<string, string>();
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = nextStart(scan, 0); at < text.length; ) {
    const end = endOfWord(scan, at);
    const word = text.slice(at, end);
    let key = folds.get(word);
    if (key === undefined) {
      key = foldWord(word);
      folds.set(word, key);
    }
    folded.push(key);
    starts.push(at);
    ends.push(end);
    at = nextStart(scan, end);
  }
  return { text, folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

interface Scan {
  readonly text: string;
  readonly classOf: Classes;
  readonly brackets: boolean;
}

function foldWord(word: string): string {
  return fold(word.replace(/[[\]]/g, ''))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/ /g, '');
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

function nextStart(scan: Scan, from: number): number {
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
  if (code !== HYPHEN && code !== MINUS) return false;
  return classAt(scan, at + 1) === DIGIT && (at === 0 || /[\s(]/.test(scan.text.charAt(at - 1)));
}

function endOfWord(scan: Scan, start: number): number {
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
