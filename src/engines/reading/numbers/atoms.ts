import { fold } from '../../text/fold.js';
import { Integers } from '../tokens/integers.js';

// The smallest pieces of a text that a number may be made of: runs of digits, of letters or of spaces, and single signs.

export const DIGITS = 1;
export const LETTERS = 2;
export const SPACES = 3;
/** ½ and the like. */
export const PART = 4;
/** Numerals of Chinese and Japanese. */
export const HAN = 5;
export const SIGN = 6;

const LETTER = '[[\\p{L}\\p{M}]--[\\p{Script=Han}]]';
const INVISIBLE = '[\\u00AD\\u200B-\\u200D]';
const PIECE = new RegExp(
  '(\\p{Nd}+)|([一二三四五六七八九十百千〇零两兩万萬亿億]+)' +
    `|(${LETTER}(?:['’]?${LETTER}|${INVISIBLE})*)` +
    '|([ \\t\\u00A0\\u2000-\\u200A\\u202F\\u205F]*(?:\\r?\\n[ \\t]*(?![\\r\\n]))|[ \\t\\u00A0\\u2000-\\u200A\\u202F\\u205F]+)|([\\u00BC-\\u00BE\\u2150-\\u215E\\u2189])|[^]',
  'gv',
);

export class Atoms {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #kinds: Int32Array;

  constructor(text: string) {
    const [starts, ends, kinds] = [new Integers(), new Integers(), new Integers()];
    for (const match of text.matchAll(PIECE)) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
      kinds.push(kindOf(match));
    }
    this.text = text;
    this.count = starts.count;
    this.starts = starts.array();
    this.ends = ends.array();
    this.#kinds = kinds.array();
  }

  /** 0 beyond the text. */
  kind(at: number): number {
    return this.#kinds[at] ?? 0;
  }

  /** Empty beyond the text. */
  raw(at: number): string {
    return at < 0 || at >= this.count ? '' : this.text.slice(this.starts[at], this.ends[at]);
  }

  /** The folded letters of a word; empty for what is none, and for what is longer than any number word. */
  word(at: number): string {
    if (this.kind(at) !== LETTERS || this.length(at) > MAX_WORD_UTF16) return '';
    return fold(this.raw(at));
  }

  length(at: number): number {
    return (this.ends[at] ?? 0) - (this.starts[at] ?? 0);
  }

  /** Whether a piece is one of these signs. */
  is(at: number, signs: string): boolean {
    return this.kind(at) === SIGN && signs.includes(this.raw(at));
  }

  /** The digits of a run in ASCII. */
  digits(at: number): string {
    return this.kind(at) === DIGITS ? asciiDigits(this.raw(at)) : '';
  }
}

const MAX_WORD_UTF16 = 80;

function kindOf(match: RegExpExecArray): number {
  if (match[1] !== undefined) return DIGITS;
  if (match[2] !== undefined) return HAN;
  if (match[3] !== undefined) return LETTERS;
  if (match[4] !== undefined) return SPACES;
  return match[5] !== undefined ? PART : SIGN;
}

/** Digits of a script stand in one block in the order of their values. */
export function asciiDigits(digits: string): string {
  if (/^[0-9]*$/.test(digits)) return digits;
  return [...digits]
    .map((digit) => (/[0-9]/.test(digit) ? digit : digitOf(digit.codePointAt(0) ?? 0)))
    .join('');
}

/** Unicode puts decimal digits at code points in runs of ten. */
function digitOf(codePoint: number): string {
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(codePoint - zero);
}
