// What a character is to the reader of words. Classes are asked for once a character and remembered for one text.

export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** A character of a script written without spaces: a word by itself. */
export const ALONE = 4;
/** Stands within a word and is none of it: soft hyphen, zero-width space, joiner, direction mark. */
export const INVISIBLE = 5;
export const APOSTROPHE = 6;
/** A sign that is read aloud: $ % &. */
export const SIGN = 7;

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const DIGITS = /\p{Nd}/u;
const INVISIBLES = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/;
const APOSTROPHES = /['\u2019\u02BC\uFF07]/;
const SIGNS = /[$\u20A0-\u20CF\u00A2-\u00A5%\u2030\uFF05\uFF04&]/;

/** The class of each character of one text, by code point. */
export type Classes = (codePoint: number) => number;

export function classes(): Classes {
  const known = new Uint8Array(0x10000);
  return (codePoint) => {
    if (codePoint > 0xffff) return classOf(String.fromCodePoint(codePoint));
    const found = known[codePoint];
    if (found) return found;
    const its = classOf(String.fromCharCode(codePoint));
    known[codePoint] = its;
    return its;
  };
}

function classOf(character: string): number {
  if (INVISIBLES.test(character)) return INVISIBLE;
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (SIGNS.test(character)) return SIGN;
  if (SPACELESS.test(character) && LETTERS.test(character)) return ALONE;
  if (DIGITS.test(character)) return DIGIT;
  return LETTERS.test(character) ? LETTER : OTHER;
}
